//! A declared world of certificates, and the tools that sign in it.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    sync::{
        LazyLock,
        atomic::{AtomicU32, Ordering},
    },
};

use certificates::{Anchors, Certificate};
use openssl::{
    asn1::{Asn1Integer, Asn1Object, Asn1OctetString, Asn1Time},
    bn::BigNum,
    ec::{EcGroup, EcKey},
    hash::MessageDigest,
    nid::Nid,
    pkey::{PKey, Private},
    rsa::Rsa,
    x509::{
        X509, X509Builder, X509Crl, X509Extension, X509NameBuilder,
        extension::{BasicConstraints, ExtendedKeyUsage, KeyUsage},
    },
};
use signatures::{Document, Judged, Policy, Report};
use vocabulary::Instant;

/// The instant at which tests judge, unless they say otherwise: within the life of every certificate, and later than the
/// timestamps, which bear the real time.
pub const AT: &str = "2034-06-01T12:00:00Z";

/// Makes xmlsec1 write UTF-8 instead of character references. Signed documents are handed on without it.
const PROLOG: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

pub static WORLD: LazyLock<World> = LazyLock::new(World::new);

/// Someone with a key.
pub struct Signer {
    pub certificate: Certificate,
    /// The file of the key in PEM.
    pub key: PathBuf,
    /// The file of the certificate in PEM.
    pub pem: PathBuf,
}

pub struct World {
    folder: tempfile::TempDir,
    /// The root with its CRL.
    pub anchors: Anchors,
    /// The root without a CRL.
    pub anchors_without_crl: Anchors,
    /// RSA, 3072 bits, which outlast the end of shorter keys.
    pub anna: Signer,
    /// P-256.
    pub ewa: Signer,
    /// RSA, 1024 bits.
    pub weak: Signer,
    /// Revoked on 1 March 2025.
    pub revoked: Signer,
    /// Revoked on 1 January 2034.
    pub revoked_later: Signer,
    /// Valid to the end of 2033.
    pub expired: Signer,
    /// Valid from 2040.
    pub early: Signer,
    /// The certificate names no address where revocation could be asked.
    pub mute: Signer,
    /// The seal of the Trusted Profile.
    pub seal: Signer,
    /// A certificate with the same names as the seal's, issued by nobody we trust.
    pub false_seal: Signer,
    /// Issued by nobody we trust.
    pub stranger: Signer,
}

impl World {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let at = folder.path();
        let root_key = ec();
        let root = issue("Root", 1, &root_key, None, ("2020", "2050"), &Purpose::Issuing);
        let other_key = ec();
        let other = issue("Root", 1, &other_key, None, ("2020", "2050"), &Purpose::Issuing);
        let person = |name: &str, serial: u32, key: PKey<Private>, life, issuer: (&X509, &PKey<Private>)| {
            signer(at, name, &key, &issue(name, serial, &key, Some(issuer), life, &Purpose::Signing))
        };
        let issuer = (&root, &root_key);
        let life = ("2020", "2045");
        let (tsa_key, mute_key) = (ec(), ec());
        let tsa = issue("Tsa", 20, &tsa_key, Some(issuer), life, &Purpose::TimeStamping);
        signer(at, "tsa", &tsa_key, &tsa);
        fs::write(at.join("tsa.cnf"), TSA_CONFIGURATION).expect("written");
        let anchors = at.join("anchors");
        fs::create_dir(&anchors).expect("a folder");
        fs::write(anchors.join("root.crt"), root.to_pem().expect("pem")).expect("written");
        let anchors_without_crl = Anchors::read(std::slice::from_ref(&anchors)).expect("anchors");
        write_crl(at, &root, &root_key, &anchors.join("root.crl"));
        Self {
            anchors: Anchors::read(&[anchors]).expect("anchors"),
            anchors_without_crl,
            anna: person("Anna", 10, rsa(3072), life, issuer),
            ewa: person("Ewa", 11, ec(), life, issuer),
            weak: person("Weak", 12, rsa(1024), life, issuer),
            revoked: person("Revoked", 13, rsa(3072), life, issuer),
            revoked_later: person("RevokedLater", 14, ec(), life, issuer),
            expired: person("Expired", 15, ec(), ("2020", "2034"), issuer),
            early: person("Early", 16, ec(), ("2040", "2045"), issuer),
            mute: signer(at, "Mute", &mute_key, &issue("Mute", 17, &mute_key, Some(issuer), life, &Purpose::Mute)),
            seal: person("Minister", 18, rsa(3072), life, issuer),
            false_seal: person("Minister", 18, rsa(3072), life, (&other, &other_key)),
            stranger: person("Stranger", 10, ec(), life, (&other, &other_key)),
            folder,
        }
    }

    /// The template signed by xmlsec1, which computes its digests and its value and fills in the certificate.
    pub fn sign(&self, template: &str, signer: &Signer) -> String {
        self.sign_with(template, signer, &[])
    }

    /// As [`World::sign`], with further arguments to xmlsec1.
    pub fn sign_with(&self, template: &str, signer: &Signer, arguments: &[&str]) -> String {
        let file = self.file("template.xml");
        fs::write(&file, format!("{PROLOG}\n{template}")).expect("written");
        let signed = file.with_extension("signed");
        let keys = format!("{},{}", signer.key.display(), signer.pem.display());
        let id = "--id-attr:Id";
        let xades = "http://uri.etsi.org/01903/v1.3.2#:SignedProperties";
        let mut command = Command::new("xmlsec1");
        command
            .args(["--sign", "--privkey-pem", &keys, id, xades])
            .args(arguments)
            .arg("--output")
            .arg(&signed)
            .arg(&file);
        run(command.current_dir(self.folder.path()));
        let signed = fs::read_to_string(&signed).expect("what xmlsec1 signed");
        signed.trim_start_matches(PROLOG).trim_start().to_owned()
    }

    /// Puts a file where xmlsec1 will look for it when it signs a detached template.
    pub fn put(&self, name: &str, content: &[u8]) {
        let file = self.folder.path().join(name);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        fs::write(file, content).expect("written");
    }

    /// An RFC 3161 token over these octets, made by openssl, in DER.
    pub fn timestamp(&self, octets: &[u8]) -> Vec<u8> {
        self.timestamp_by("-sha256", octets)
    }

    /// The same with the imprint made by another digest.
    pub fn timestamp_by(&self, digest: &str, octets: &[u8]) -> Vec<u8> {
        let data = self.file("data");
        let (query, token) = (data.with_extension("tsq"), data.with_extension("tst"));
        // openssl counts in this file and rewrites it: shared, it would be read half written.
        let serial = data.with_extension("serial");
        fs::write(&serial, "01\n").expect("written");
        fs::write(&data, octets).expect("written");
        run(Command::new("openssl")
            .args(["ts", "-query", digest, "-cert", "-data"])
            .arg(&data)
            .arg("-out")
            .arg(&query));
        run(Command::new("openssl")
            .args(["ts", "-reply", "-config", "tsa.cnf", "-token_out", "-queryfile"])
            .arg(&query)
            .arg("-out")
            .arg(&token)
            .env("SERIAL", &serial)
            .current_dir(self.folder.path()));
        fs::read(&token).expect("the token")
    }

    /// A signed message over these octets in DER, made by openssl with these further arguments.
    pub fn message(&self, octets: &[u8], signer: &Signer, arguments: &[&str]) -> Vec<u8> {
        let data = self.file("content");
        let made = data.with_extension("p7s");
        fs::write(&data, octets).expect("written");
        run(Command::new("openssl")
            .args(["cms", "-sign", "-binary", "-md", "sha256", "-outform", "DER", "-in"])
            .arg(&data)
            .arg("-signer")
            .arg(&signer.pem)
            .arg("-inkey")
            .arg(&signer.key)
            .args(arguments)
            .arg("-out")
            .arg(&made));
        fs::read(&made).expect("what openssl signed")
    }

    /// The root's CRL, in DER.
    pub fn crl(&self) -> Vec<u8> {
        let pem = fs::read(self.folder.path().join("anchors/root.crl")).expect("the list");
        X509Crl::from_pem(&pem).and_then(|list| list.to_der()).expect("a list")
    }

    fn file(&self, name: &str) -> PathBuf {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        self.folder.path().join(format!("{}-{name}", NUMBER.fetch_add(1, Ordering::Relaxed)))
    }
}

/// Examined and judged in the world's anchors at the usual instant.
pub fn report(document: &Document) -> Report {
    report_at(document, AT)
}

pub fn report_at(document: &Document, at: &str) -> Report {
    let evidence = signatures::examine(document).expect("a readable document");
    signatures::judge(&evidence, &Policy::default(), &WORLD.anchors, Instant::parse(at).expect("rfc 3339"))
}

/// The report on a document with one signature and no files beside it.
pub fn judged(signed: &str) -> Judged {
    one(report(&document(signed)))
}

pub fn one(report: Report) -> Judged {
    let [judged] = <[Judged; 1]>::try_from(report.signatures).expect("one signature");
    judged
}

pub fn document(signed: &str) -> Document {
    Document { bytes: signed.as_bytes().to_vec(), detached: Vec::new() }
}

enum Purpose {
    Issuing,
    Signing,
    /// As signing, but without an address where revocation could be asked.
    Mute,
    TimeStamping,
}

fn issue(
    name: &str,
    serial: u32,
    key: &PKey<Private>,
    issuer: Option<(&X509, &PKey<Private>)>,
    (from, to): (&str, &str),
    purpose: &Purpose,
) -> X509 {
    let mut subject = X509NameBuilder::new().expect("openssl");
    subject.append_entry_by_nid(Nid::COMMONNAME, name).expect("openssl");
    let subject = subject.build();
    let mut builder = X509Builder::new().expect("openssl");
    let new_year = |year: &str| Asn1Time::from_str_x509(&format!("{year}0101000000Z")).expect("a time");
    let serial = BigNum::from_u32(serial).and_then(|serial| Asn1Integer::from_bn(&serial)).expect("openssl");
    builder.set_version(2).expect("openssl");
    builder.set_serial_number(&serial).expect("openssl");
    builder.set_subject_name(&subject).expect("openssl");
    builder.set_issuer_name(issuer.map_or(&*subject, |(issuer, _)| issuer.subject_name())).expect("openssl");
    builder.set_not_before(&new_year(from)).expect("openssl");
    builder.set_not_after(&new_year(to)).expect("openssl");
    builder.set_pubkey(key).expect("openssl");
    let mut extension = |extension| builder.append_extension(extension).expect("openssl");
    match purpose {
        Purpose::Issuing => {
            extension(BasicConstraints::new().critical().ca().build().expect("openssl"));
            extension(KeyUsage::new().critical().key_cert_sign().crl_sign().build().expect("openssl"));
        }
        Purpose::Signing | Purpose::Mute => {
            extension(KeyUsage::new().critical().digital_signature().non_repudiation().build().expect("openssl"));
        }
        Purpose::TimeStamping => {
            extension(KeyUsage::new().critical().digital_signature().build().expect("openssl"));
            extension(ExtendedKeyUsage::new().critical().time_stamping().build().expect("openssl"));
        }
    }
    if matches!(purpose, Purpose::Signing) {
        let points = Asn1Object::from_str("2.5.29.31").expect("openssl");
        let list = Asn1OctetString::new_from_bytes(LIST).expect("openssl");
        extension(X509Extension::new_from_der(&points, false, &list).expect("openssl"));
    }
    builder.sign(issuer.map_or(key, |(_, key)| key), MessageDigest::sha256()).expect("openssl");
    builder.build()
}

fn signer(folder: &Path, name: &str, key: &PKey<Private>, certificate: &X509) -> Signer {
    let new = |ending: &str| {
        let names = std::iter::once(name.to_owned()).chain((2..).map(|number| format!("{name}{number}")));
        names.map(|name| folder.join(name).with_extension(ending)).find(|path| !path.exists()).expect("endless")
    };
    let (key_file, pem) = (new("key"), new("pem"));
    fs::write(&key_file, key.private_key_to_pem_pkcs8().expect("pem")).expect("written");
    fs::write(&pem, certificate.to_pem().expect("pem")).expect("written");
    let certificate = Certificate::from_der(&certificate.to_der().expect("der")).expect("a certificate");
    Signer { certificate, key: key_file, pem }
}

fn rsa(bits: u32) -> PKey<Private> {
    PKey::from_rsa(Rsa::generate(bits).expect("openssl")).expect("openssl")
}

fn ec() -> PKey<Private> {
    let group = EcGroup::from_curve_name(Nid::X9_62_PRIME256V1).expect("openssl");
    PKey::from_ec_key(EcKey::generate(&group).expect("openssl")).expect("openssl")
}

/// The root's CRL, made by `openssl ca` from an index of two revoked numbers.
fn write_crl(folder: &Path, root: &X509, key: &PKey<Private>, to: &Path) {
    signer(folder, "root", key, root);
    fs::write(folder.join("ca.cnf"), CA_CONFIGURATION).expect("written");
    let index = "R\t450101000000Z\t250301000000Z\t0D\tunknown\t/CN=Revoked\n\
                 R\t450101000000Z\t340101000000Z\t0E\tunknown\t/CN=RevokedLater\n";
    fs::write(folder.join("index.txt"), index).expect("written");
    run(Command::new("openssl")
        .args(["ca", "-gencrl", "-config", "ca.cnf"])
        .args(["-crl_lastupdate", "20340101000000Z", "-crl_nextupdate", "20440101000000Z", "-out"])
        .arg(to)
        .current_dir(folder));
}

fn run(command: &mut Command) {
    let program = command.get_program().to_owned();
    let output = command.output().unwrap_or_else(|error| {
        panic!("these tests need the program {} (Debian package of the same name): {error}", program.display())
    });
    assert!(output.status.success(), "{command:?}\n{}", String::from_utf8_lossy(&output.stderr));
}

/// CRLDistributionPoints (RFC 5280, 4.2.1.13) of one full name, an address where nobody answers.
const LIST: &[u8] = b"\x30\x23\x30\x21\xa0\x1f\xa0\x1d\x86\x1bhttp://127.0.0.1:9/none.crl";

const CA_CONFIGURATION: &str = "[ca]\ndefault_ca = root\n\
    [root]\ndatabase = index.txt\ncertificate = root.pem\nprivate_key = root.key\ndefault_md = sha256\n";

const TSA_CONFIGURATION: &str = "[tsa]\ndefault_tsa = unit\n\
    [unit]\nserial = $ENV::SERIAL\nsigner_cert = tsa.pem\nsigner_key = tsa.key\nsigner_digest = sha256\n\
    default_policy = 1.2.3.4\ndigests = sha1, sha256, sha384, sha512\nordering = no\nless_than_second = no\ness_cert_id_alg = sha256\n";
