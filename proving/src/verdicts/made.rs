//! The files that are validated, made for this run: signed by a person's key and by tools that everybody has.

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::Stdio,
};

use certificates::{Anchors, Sources};
use outbound::{Allowed, Outbound};
use seals::{Key as _, Proofs, Sealed, TimestampAuthority};
use tokio::process::Command;
use vocabulary::{Clock as _, Fault};

use crate::{
    clock::SystemClock,
    office::{Office, Site},
};

/// How the signature stands in a file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// XAdES.
    Xml,
    /// PAdES.
    Pdf,
    /// CAdES.
    Cms,
}

/// A signed file.
pub struct Made {
    /// What it is.
    pub name: &'static str,
    /// How it is signed.
    pub kind: Kind,
    /// Where it is.
    pub path: PathBuf,
    /// Its size.
    pub bytes: usize,
}

/// Makes one file of each kind and size that is measured.
pub async fn make(site: &Site, office: &Office, folder: &Path) -> Result<Vec<Made>, Fault> {
    let key = site.client_key(&office.demo)?;
    let now = SystemClock.now();
    let letter = sandbox::letter("Urzad Miasta", key.certificate(), now);
    let closing = letter.rfind("</").ok_or_else(|| Fault::new("the letter has no end"))?;
    let with = |inside: &str| [&letter[..closing], inside, &letter[closing..]].concat();
    let mut register = String::new();
    for entry in 0..10_000 {
        write!(register, "<wpis xmlns=\"urn:x\" nr=\"{entry}\"><nazwa>Wpis {entry}</nazwa><stan>czynny</stan></wpis>")?;
    }
    let attachment = format!("<dane xmlns=\"urn:x\">{}</dane>", "QUJD".repeat(350_000));

    let mut files = Vec::new();
    let mut keep = |name, kind, content: Vec<u8>| -> Result<(), Fault> {
        let path = folder.join(format!("file-{}", files.len()));
        fs::write(&path, &content)?;
        files.push(Made { name, kind, path, bytes: content.len() });
        Ok(())
    };
    let plain = seals::seal(&letter, &key, now)?;
    keep("a letter, XAdES baseline B", Kind::Xml, plain.xml().to_owned().into_bytes())?;
    keep("a letter with timestamp and proofs, XAdES", Kind::Xml, lasting(&plain, site, office).await?.into_bytes())?;
    let large = seals::seal(&with(&attachment), &key, now)?;
    keep("a letter with an attachment inside, XAdES", Kind::Xml, large.xml().to_owned().into_bytes())?;
    let many = seals::seal(&with(&register), &key, now)?;
    keep("a register of 10,000 entries, XAdES", Kind::Xml, many.xml().to_owned().into_bytes())?;
    for (name, padding) in [("a page, PAdES", 10_000), ("a page with a picture, PAdES", 2_000_000)] {
        keep(name, Kind::Pdf, seals::pdf(&page(padding), &key, now)?.file().to_vec())?;
    }
    let content = folder.join("content");
    for (name, bytes) in [("a text, CAdES attached", 5_000), ("a large text, CAdES attached", 2_000_000)] {
        fs::write(&content, "Tresc. ".repeat(bytes / 7))?;
        keep(name, Kind::Cms, message(site, office, &content).await?)?;
    }
    Ok(files)
}

/// The letter with its timestamp, and what proves both certificates.
async fn lasting(sealed: &Sealed, site: &Site, office: &Office) -> Result<String, Fault> {
    let now = SystemClock.now();
    let anchors = Anchors::read(&site.trust(office).await?)?;
    let address = office.demo.sandbox.trim_end_matches('/');
    let port = address.rsplit(':').next().and_then(|port| port.parse().ok());
    let private = port.map(|port| ("127.0.0.1".to_owned(), port)).into_iter().collect();
    let outbound = Outbound::new(Allowed { private, ..Allowed::default() })?;
    let sources = Sources::new(outbound.clone());
    let authority = TimestampAuthority::at(format!("{address}/tsa"), None, outbound);
    let token = authority.timestamp(&sealed.imprint(), 1).await?;
    let key = site.client_key(&office.demo)?;
    let signer = token.signer().ok_or_else(|| Fault::new("the token names no signer"))?;
    let proofs = Proofs {
        signature: certificates::gather(key.certificate(), key.chain(), &anchors, &sources, now).await,
        timestamp: certificates::gather(&signer, &token.certificates(), &anchors, &sources, now).await,
    };
    Ok(sealed.with_timestamp(token.der(), Some(&proofs)))
}

/// One page that draws a line; so many octets stand in a stream that nothing shows.
fn page(padding: usize) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    let drawn = "0 0 m 100 100 l S";
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<<>>>>".to_owned(),
        format!("<</Length {}>>stream\n{drawn}\nendstream", drawn.len()),
        format!("<</Length {padding}>>stream\n{}\nendstream", "x".repeat(padding)),
    ];
    for (place, object) in objects.iter().enumerate() {
        places.push(file.len());
        file.extend_from_slice(format!("{} 0 obj\n{object}\nendobj\n", place + 1).as_bytes());
    }
    let table = file.len();
    file.extend_from_slice(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).as_bytes());
    places.iter().for_each(|place| file.extend_from_slice(format!("{place:010} 00000 n \n").as_bytes()));
    let trailer = format!("trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n", objects.len() + 1);
    file.extend_from_slice(trailer.as_bytes());
    file
}

/// The content of this file in a message signed by openssl with the person's key.
async fn message(site: &Site, office: &Office, content: &Path) -> Result<Vec<u8>, Fault> {
    let (keys, chain) = (content.with_file_name("key.pem"), content.with_file_name("chain.pem"));
    let (store, password) = site.client_store(&office.demo);
    let unlock = ["pkcs12", "-nodes", "-passin", &format!("pass:{password}"), "-in"];
    for (part, to) in [(["-clcerts"].as_slice(), &keys), (&["-cacerts", "-nokeys"], &chain)] {
        openssl(Command::new("openssl").args(unlock).arg(&store).args(part).arg("-out").arg(to)).await?;
    }
    let sign = ["cms", "-sign", "-binary", "-cades", "-nodetach", "-md", "sha256", "-outform", "DER", "-in"];
    openssl(Command::new("openssl").args(sign).arg(content).arg("-signer").arg(&keys).arg("-certfile").arg(&chain))
        .await
}

async fn openssl(command: &mut Command) -> Result<Vec<u8>, Fault> {
    let output = command.stdin(Stdio::null()).output().await?;
    if !output.status.success() {
        return Err(Fault::new(format!("openssl: {}", String::from_utf8_lossy(&output.stderr).trim())));
    }
    Ok(output.stdout)
}
