//! A root, keys below it, and the tools that judge what we made.

use std::{fs, path::PathBuf, process::Command};

use certificates::Certificate;
use openssl::{
    asn1::{Asn1Integer, Asn1Time},
    bn::BigNum,
    ec::{EcGroup, EcKey},
    hash::MessageDigest,
    nid::Nid,
    pkey::{HasPublic, PKey, PKeyRef, Private},
    rsa::Rsa,
    x509::{
        X509, X509Name,
        extension::{BasicConstraints, KeyUsage},
    },
};
use seals::FileKey;
use tempfile::TempDir;
use vocabulary::Instant;

pub struct World {
    pub folder: TempDir,
    root: X509,
    root_key: PKey<Private>,
}

pub fn p256() -> PKey<Private> {
    let group = EcGroup::from_curve_name(Nid::X9_62_PRIME256V1).unwrap();
    PKey::from_ec_key(EcKey::generate(&group).unwrap()).unwrap()
}

pub fn p384() -> PKey<Private> {
    let group = EcGroup::from_curve_name(Nid::SECP384R1).unwrap();
    PKey::from_ec_key(EcKey::generate(&group).unwrap()).unwrap()
}

pub fn rsa(bits: u32) -> PKey<Private> {
    PKey::from_rsa(Rsa::generate(bits).unwrap()).unwrap()
}

pub fn at() -> Instant {
    Instant::parse("2026-11-22T10:00:00.5Z").unwrap()
}

impl World {
    pub fn new() -> Self {
        let key = p256();
        let root = certificate("Root", &key, None, &key);
        let folder = TempDir::new().unwrap();
        fs::write(folder.path().join("root.pem"), root.to_pem().unwrap()).unwrap();
        Self { folder, root, root_key: key }
    }

    pub fn certificate<T: HasPublic>(&self, key: &PKeyRef<T>) -> X509 {
        certificate("Leaf", key, Some(&self.root), &self.root_key)
    }

    pub fn key(&self, private: PKey<Private>) -> FileKey {
        let certificate = Certificate::from_der(&self.certificate(&private).to_der().unwrap()).unwrap();
        FileKey::from_parts(private, certificate, Vec::new()).unwrap()
    }

    /// A key of every algorithm there is.
    pub fn keys(&self) -> [FileKey; 4] {
        [self.key(p256()), self.key(p384()), self.key(rsa(2048)), self.key(rsa(2048)).by_pss()]
    }

    pub fn root(&self) -> &X509 {
        &self.root
    }

    pub fn file(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, text).unwrap();
        path
    }

    /// Whether xmlsec1 accepts the signature, the certificate's path to the root included.
    pub fn xmlsec1_accepts(&self, xml: &str) -> bool {
        self.xmlsec1_accepts_with(&[], xml)
    }

    /// The same with further options.
    pub fn xmlsec1_accepts_with(&self, options: &[&str], xml: &str) -> bool {
        let root = self.folder.path().join("root.pem");
        let mut all = vec!["--enabled-key-data", "x509", "--trusted-pem", root.to_str().unwrap()];
        all.extend(["--id-attr:Id", "http://uri.etsi.org/01903/v1.3.2#:SignedProperties"]);
        all.extend(options);
        self.xmlsec1_accepts_alone(&all, xml)
    }

    /// Whether xmlsec1 accepts the signature with these options and no others.
    pub fn xmlsec1_accepts_alone(&self, options: &[&str], xml: &str) -> bool {
        let output = Command::new("xmlsec1")
            .arg("--verify")
            .args(options)
            .arg(self.file("signed.xml", xml))
            .current_dir(self.folder.path())
            .output()
            .expect("xmlsec1 is installed");
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        let accepts = output.status.success();
        assert!(accepts || told.contains("SignedInfo References"), "xmlsec1 could not judge: {told}");
        accepts
    }
}

fn certificate<T: HasPublic>(name: &str, key: &PKeyRef<T>, issuer: Option<&X509>, signer: &PKey<Private>) -> X509 {
    let mut subject = X509Name::builder().unwrap();
    subject.append_entry_by_nid(Nid::COMMONNAME, name).unwrap();
    let subject = subject.build();
    let mut builder = X509::builder().unwrap();
    builder.set_version(2).unwrap();
    let serial = BigNum::from_u32(7).unwrap();
    builder.set_serial_number(&Asn1Integer::from_bn(&serial).unwrap()).unwrap();
    builder.set_not_before(&Asn1Time::days_from_now(0).unwrap()).unwrap();
    builder.set_not_after(&Asn1Time::days_from_now(2).unwrap()).unwrap();
    builder.set_subject_name(&subject).unwrap();
    builder.set_issuer_name(issuer.map_or(&subject, |above| above.subject_name())).unwrap();
    builder.set_pubkey(key).unwrap();
    let mut basic = BasicConstraints::new();
    let mut usage = KeyUsage::new();
    if issuer.is_none() {
        basic.critical().ca();
        usage.key_cert_sign();
    } else {
        usage.digital_signature();
    }
    builder.append_extension(basic.build().unwrap()).unwrap();
    builder.append_extension(usage.build().unwrap()).unwrap();
    builder.sign(signer, MessageDigest::sha256()).unwrap();
    builder.build()
}
