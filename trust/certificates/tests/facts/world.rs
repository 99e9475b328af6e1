//! Authorities, people and responders made by the openssl command line in a folder that vanishes.

use std::{fmt::Write as _, fs, path::Path, process::Command};

use certificates::{Anchors, Certificate, Der, Evidence};
use tempfile::TempDir;
use vocabulary::Instant;

pub struct World {
    folder: TempDir,
    pub root: Authority,
    pub ca: Authority,
}

pub struct Authority {
    name: &'static str,
    pub certificate: Certificate,
}

/// What is special about a certificate to be issued.
#[derive(Clone, Default)]
pub struct Wish<'a> {
    /// Lines of the extensions' section; a signer's with an address of a list when empty.
    pub extensions: &'a str,
    /// Validity as `YYYYMMDDhhmmssZ`; from now for a year when empty.
    pub dates: Option<(&'a str, &'a str)>,
    /// What `openssl req -newkey` takes; P-256 when empty.
    pub key: &'a str,
    /// The digest of the signature; sha256 when empty.
    pub digest: &'a str,
}

/// Valid from long ago until long after.
pub const LONG: Option<(&str, &str)> = Some(("20250101000000Z", "20480101000000Z"));

pub const SIGNER: &str = "keyUsage=critical,nonRepudiation\nbasicConstraints=critical,CA:FALSE\n";
/// An address where nobody answers: revocation could be asked for, and is not to be had.
pub const ADDRESS: &str = "crlDistributionPoints=URI:http://127.0.0.1:9/none.crl\n";
pub const RESPONDER: &str =
    "keyUsage=critical,digitalSignature\nextendedKeyUsage=OCSPSigning\n1.3.6.1.5.5.7.48.1.5=DER:05:00\n";
const AUTHORITY: &str = "keyUsage=critical,keyCertSign,cRLSign\nbasicConstraints=critical,CA:TRUE\nsubjectKeyIdentifier=hash\ncrlDistributionPoints=URI:http://127.0.0.1:9/none.crl\n";

impl World {
    /// A root and an authority below it.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let root = authority(folder.path(), "root", None, "");
        let ca = authority(folder.path(), "ca", Some("root"), "");
        Self { folder, root, ca }
    }

    /// Another authority, trusted only where it is said.
    pub fn authority(&self, name: &'static str, under: Option<&str>, more: &str) -> Authority {
        authority(self.path(), name, under, more)
    }

    /// An authority that was there in 2025 already.
    pub fn elder(&self) -> Authority {
        ledger(self.path(), "elder");
        issue(self.path(), "root", "elder", &Wish { extensions: AUTHORITY, dates: LONG, ..Wish::default() });
        Authority { name: "elder", certificate: self.read("elder") }
    }

    /// An authority that takes over the name of another, with its own key.
    pub fn impostor(&self, name: &'static str, of: &str) -> Authority {
        self.openssl(&format!("req -x509 -new {P256} -nodes -keyout {name}.key -out {name}.pem -days 3650 -subj /CN={of} -config plain.cnf -extensions ca"));
        ledger(self.path(), name);
        Authority { name, certificate: self.read(name) }
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn anchors(&self) -> Anchors {
        Anchors::of(vec![self.root.certificate.clone()])
    }

    /// A minute after the world was made: its certificates are valid, its lists and answers current.
    pub fn now(&self) -> Instant {
        self.root.certificate.not_before().plus_seconds(60)
    }

    /// A certificate for a person, issued by an authority.
    pub fn issue(&self, by: &Authority, name: &str, wish: &Wish<'_>) -> Certificate {
        issue(self.path(), by.name, name, wish);
        self.read(name)
    }

    pub fn signer(&self, by: &Authority, name: &str) -> Certificate {
        self.issue(by, name, &Wish::default())
    }

    /// A responder of the authority, able to answer in its name.
    pub fn responder(&self, by: &Authority, name: &str) -> Certificate {
        self.issue(by, name, &Wish { extensions: RESPONDER, ..Wish::default() })
    }

    pub fn revoke(&self, by: &Authority, name: &str) {
        self.openssl(&format!("ca -config {0}.cnf -revoke {name}.pem -crl_reason keyCompromise", by.name));
    }

    /// Puts the certificate on hold.
    pub fn hold(&self, by: &Authority, name: &str) {
        self.openssl(&format!("ca -config {0}.cnf -revoke {name}.pem -crl_reason certificateHold", by.name));
    }

    /// From here on the authority's lists and answers name nobody.
    pub fn forget(&self, by: &Authority) {
        fs::write(self.path().join(format!("{}.index", by.name)), "").expect("an empty ledger");
    }

    /// The authority's list of other days, as `YYYYMMDDhhmmssZ`.
    pub fn crl_of(&self, by: &Authority, since: &str, until: &str) -> Der {
        self.openssl(&format!(
            "ca -config {0}.cnf -gencrl -crl_lastupdate {since} -crl_nextupdate {until} -out {0}.past.pem",
            by.name
        ));
        self.openssl(&format!("crl -in {0}.past.pem -outform DER -out {0}.past", by.name));
        Der::from(self.bytes(&format!("{}.past", by.name)))
    }

    /// The authority's list as of now.
    pub fn crl(&self, by: &Authority) -> Der {
        self.openssl(&format!("ca -config {0}.cnf -gencrl -out {0}.crl.pem", by.name));
        self.openssl(&format!("crl -in {0}.crl.pem -outform DER -out {0}.crl", by.name));
        Der::from(self.bytes(&format!("{}.crl", by.name)))
    }

    /// The authority's list as of now, current for an hour only.
    pub fn brief_crl(&self, by: &Authority) -> Der {
        self.openssl(&format!("ca -config {0}.cnf -gencrl -crlhours 1 -out {0}.brief.pem", by.name));
        self.openssl(&format!("crl -in {0}.brief.pem -outform DER -out {0}.brief", by.name));
        Der::from(self.bytes(&format!("{}.brief", by.name)))
    }

    /// The answer about a certificate, from the ledger of one authority, signed by the named responder.
    pub fn ocsp(&self, ledger: &Authority, about: &str, responder: &str, more: &str) -> Der {
        let ca = ledger.name;
        self.openssl(&format!("ocsp {more} -issuer {ca}.pem -cert {about}.pem -no_nonce -reqout {about}.req"));
        Der::from(self.answer(ledger, &format!("{about}.req"), responder))
    }

    /// The answer to a request that lies in a file.
    pub fn answer(&self, ledger: &Authority, request: &str, responder: &str) -> Vec<u8> {
        let ca = ledger.name;
        self.openssl(&format!(
            "ocsp -index {ca}.index -CA {ca}.pem -rsigner {responder}.pem -rkey {responder}.key -reqin {request} -respout {request}.ors -ndays 1"
        ));
        self.bytes(&format!("{request}.ors"))
    }

    pub fn bytes(&self, file: &str) -> Vec<u8> {
        fs::read(self.path().join(file)).expect("a file")
    }

    pub fn read(&self, name: &str) -> Certificate {
        Certificate::from_pem(&self.bytes(&format!("{name}.pem"))).expect("a certificate")
    }

    pub fn openssl(&self, arguments: &str) {
        openssl(self.path(), arguments);
    }

    /// The authority's certificate with these objects.
    pub fn evidence(&self, crls: Vec<Der>, ocsp: Vec<Der>) -> Evidence {
        Evidence { certificates: vec![self.ca.certificate.clone()], crls, ocsp, unavailable: Vec::new() }
    }
}

const P256: &str = "-newkey ec -pkeyopt ec_paramgen_curve:P-256";

fn authority(folder: &Path, name: &'static str, under: Option<&str>, more: &str) -> Authority {
    ledger(folder, name);
    match under {
        Some(parent) => {
            let extensions = format!("{AUTHORITY}{more}");
            issue(folder, parent, name, &Wish { extensions: &extensions, ..Wish::default() });
        }
        None => {
            let plain = "[req]\ndistinguished_name=dn\nprompt=no\n[dn]\nCN=any\n[ca]\n";
            fs::write(folder.join("plain.cnf"), format!("{plain}{AUTHORITY}")).expect("settings");
            openssl(
                folder,
                &format!(
                    "req -x509 -new {P256} -nodes -keyout {name}.key -out {name}.pem -days 3650 -subj /CN={name} -config plain.cnf -extensions ca"
                ),
            );
        }
    }
    let pem = fs::read(folder.join(format!("{name}.pem"))).expect("a file");
    Authority { name, certificate: Certificate::from_pem(&pem).expect("a certificate") }
}

/// The settings and the empty ledger of an authority.
fn ledger(folder: &Path, name: &str) {
    let mut settings =
        format!("[ca]\ndefault_ca=own\n[own]\ndatabase={name}.index\nrand_serial=yes\nnew_certs_dir=.\n");
    let _ = writeln!(settings, "certificate={name}.pem\nprivate_key={name}.key\ndefault_md=sha256\ndefault_days=365");
    settings
        .push_str("default_crl_days=1\nunique_subject=no\npolicy=any\nemail_in_dn=no\n[any]\nserialNumber=optional\n");
    settings.push_str(
        "countryName=optional\norganizationName=optional\ngivenName=optional\nsurname=optional\ncommonName=optional\n",
    );
    fs::write(folder.join(format!("{name}.cnf")), settings).expect("settings");
    fs::write(folder.join(format!("{name}.index")), "").expect("a ledger");
}

fn issue(folder: &Path, by: &str, name: &str, wish: &Wish<'_>) {
    let (key, digest) = (pick(wish.key, P256), pick(wish.digest, "sha256"));
    let subject = if name.contains("kowalska") {
        "/C=PL/O=Okienkowo/GN=Anna/SN=Kowalska/serialNumber=PNOPL-44051401359/CN=Anna_Kowalska".to_owned()
    } else {
        format!("/CN={name}")
    };
    openssl(
        folder,
        &format!("req -new {key} -nodes -keyout {name}.key -out {name}.csr -subj {subject} -config plain.cnf -utf8"),
    );
    let plain = format!("{SIGNER}{ADDRESS}");
    fs::write(folder.join(format!("{name}.ext")), pick(wish.extensions, &plain)).expect("extensions");
    let dates = wish.dates.map(|(from, until)| format!("-startdate {from} -enddate {until}")).unwrap_or_default();
    openssl(
        folder,
        &format!(
            "ca -batch -notext -config {by}.cnf -in {name}.csr -out {name}.pem -extfile {name}.ext -md {digest} {dates}"
        ),
    );
}

fn pick<'a>(wish: &'a str, otherwise: &'a str) -> &'a str {
    if wish.is_empty() { otherwise } else { wish }
}

fn openssl(folder: &Path, arguments: &str) {
    let done = Command::new("openssl")
        .args(arguments.split_whitespace())
        .current_dir(folder)
        .output()
        .expect("openssl is installed");
    assert!(done.status.success(), "openssl {arguments}: {}", String::from_utf8_lossy(&done.stderr));
}
