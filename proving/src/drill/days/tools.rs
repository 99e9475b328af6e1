//! Receipts before judges that we did not write: xmlsec1 for the seal, openssl for the timestamp.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Stdio,
};

use seals::Stampable;
use tokio::process::Command;
use vocabulary::Fault;

use crate::{drill::times::Times, facts::Failures, office::Site};

/// Where the judges find the roots, and what they are given.
pub struct Judges {
    folder: PathBuf,
    /// One root a file, for xmlsec1.
    roots: Vec<PathBuf>,
    /// All of them in one file, for openssl.
    together: PathBuf,
}

impl Judges {
    /// Judges that trust these roots.
    pub fn new(site: &Site, roots: Vec<PathBuf>) -> Result<Self, Fault> {
        let folder = site.folder().with_file_name("judged");
        fs::create_dir_all(&folder)?;
        let all = roots.iter().map(fs::read).collect::<Result<Vec<_>, _>>()?.concat();
        let together = folder.join("roots.pem");
        fs::write(&together, all)?;
        Ok(Self { folder, roots, together })
    }

    /// Has both judge a receipt, as of the time of its own timestamp.
    pub async fn judge(
        &self,
        place: usize,
        receipt: &[u8],
        times: &Times,
        (seals, tokens): (&mut Failures, &mut Failures),
    ) -> Result<(), Fault> {
        let file = self.folder.join(format!("{place}.xml"));
        fs::write(&file, receipt)?;
        let moment = times.stamped.rfc3339();
        let mut xmlsec = Command::new("xmlsec1");
        xmlsec.args(["--verify", "--enabled-key-data", "x509"]);
        xmlsec.args(["--id-attr:Id", "http://uri.etsi.org/01903/v1.3.2#:SignedProperties"]);
        xmlsec.args(["--verification-gmt-time", &moment[..19].replace('T', " ")]);
        for root in &self.roots {
            xmlsec.arg("--trusted-pem").arg(root);
        }
        told(xmlsec.arg(&file), &file, seals).await?;

        let token = self.folder.join(format!("{place}.tst"));
        fs::write(&token, &times.token)?;
        let imprint = Stampable::of(receipt).map_err(|error| Fault::new(error.to_string()))?.imprint();
        let digest: String = imprint.iter().map(|byte| format!("{byte:02x}")).collect();
        let mut openssl = Command::new("openssl");
        openssl.args(["ts", "-verify", "-token_in", "-digest", &digest, "-in"]).arg(&token);
        openssl.args(["-attime", &times.stamped.seconds().to_string(), "-CAfile"]).arg(&self.together);
        told(&mut openssl, &file, tokens).await
    }
}

async fn told(command: &mut Command, file: &Path, against: &mut Failures) -> Result<(), Fault> {
    let output = command.stdin(Stdio::null()).output().await?;
    against.unless(output.status.success(), || {
        format!("{}: {}", file.display(), String::from_utf8_lossy(&output.stderr).replace('\n', " "))
    });
    Ok(())
}
