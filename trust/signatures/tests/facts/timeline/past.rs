//! A world with a past: authorities, people and timestamp authorities that came and went, made by the openssl command line.

use std::{
    fs,
    path::Path,
    process::Command,
    sync::{LazyLock, Mutex},
};

use certificates::{Anchors, Certificate, Der, Evidence as Known};
use signatures::{
    Binding, Digest, Evidence, Judged, Policy, SignatureEvidence, SigningCertificate, TimestampEvidence, TimestampKind,
};
use vocabulary::Instant;

use crate::{documents::signed_letter, world::document};

pub static PAST: LazyLock<Past> = LazyLock::new(Past::new);

/// A root from 2010 to 2060 and below it
/// - `ca`, 2012 to 2040, with `anna`, 2015 to 2020, `ola`, 2019 to 2039, and `tsa`, 2014 to 2022;
/// - `brief`, 2012 to 2023, with `ewa`, 2015 to 2020, and `clock`, 2014 to 2022;
/// - `young`, 2012 to 2050, with `late`, a timestamp authority of 2020 to 2045.
pub struct Past {
    folder: tempfile::TempDir,
    pub anchors: Anchors,
    busy: Mutex<()>,
}

impl Past {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let past = Self { folder, anchors: Anchors::default(), busy: Mutex::default() };
        past.key("root");
        past.write("root.cnf", &settings("root"));
        past.openssl("req -x509 -new -key root.key -out root.pem -subj /CN=root -days 1 -config root.cnf");
        past.openssl("req -new -key root.key -out root.csr -subj /CN=root -config root.cnf");
        past.ledger("root");
        past.openssl(
            "ca -batch -notext -selfsign -config root.cnf -in root.csr -keyfile root.key -out root.pem -extensions authority \
             -startdate 20100101000000Z -enddate 20600101000000Z",
        );
        for (by, name, kind, from, until) in [
            ("root", "ca", "authority", 2012, 2040),
            ("root", "brief", "authority", 2012, 2023),
            ("root", "young", "authority", 2012, 2050),
            ("ca", "anna", "person", 2015, 2020),
            ("ca", "ola", "person", 2019, 2039),
            ("ca", "tsa", "clock", 2014, 2022),
            ("brief", "ewa", "person", 2015, 2020),
            ("brief", "clock", "clock", 2014, 2022),
            ("young", "late", "clock", 2020, 2045),
        ] {
            past.key(name);
            past.write(&format!("{name}.cnf"), &settings(name));
            past.ledger(name);
            past.openssl(&format!("req -new -key {name}.key -out {name}.csr -subj /CN={name} -config {name}.cnf"));
            past.openssl(&format!(
                "ca -batch -notext -config {by}.cnf -in {name}.csr -out {name}.pem -extensions {kind} \
                 -startdate {from}0101000000Z -enddate {until}0101000000Z"
            ));
        }
        let anchors = Anchors::of(vec![past.certificate("root")]);
        Self { anchors, ..past }
    }

    pub fn certificate(&self, name: &str) -> Certificate {
        Certificate::from_pem(&fs::read(self.path().join(format!("{name}.pem"))).expect("a file")).expect("readable")
    }

    /// A list of this authority from one day to another (`YYYYMMDD`), with whom it names, since when and why:
    /// `anna 20180601 keyCompromise`.
    pub fn list(&self, by: &str, from: &str, until: &str, revoked: &[&str]) -> Der {
        let _alone = self.busy.lock().expect("no test panics here");
        let line = |one: &&str| {
            let words: Vec<&str> = one.split(' ').collect();
            let [name, day, why] = words[..] else { panic!("{one}") };
            let serial = self.certificate(name).serial_hex().to_uppercase();
            let serial = if serial.len().is_multiple_of(2) { serial } else { format!("0{serial}") };
            format!("R\t600101000000Z\t{}000000Z,{why}\t{serial}\tunknown\t/CN={name}\n", &day[2..])
        };
        self.write(&format!("{by}.index"), &revoked.iter().map(line).collect::<String>());
        self.openssl(&format!(
            "ca -gencrl -config {by}.cnf -crl_lastupdate {from}000000Z -crl_nextupdate {until}000000Z -out list.pem"
        ));
        self.openssl("crl -in list.pem -outform DER -out list.der");
        Der::from(fs::read(self.path().join("list.der")).expect("a file"))
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.path().join(name), text).expect("written");
    }

    fn key(&self, name: &str) {
        self.openssl(&format!("ecparam -name prime256v1 -genkey -noout -out {name}.key"));
    }

    fn ledger(&self, name: &str) {
        self.write(&format!("{name}.index"), "");
    }

    fn openssl(&self, arguments: &str) {
        let done = Command::new("openssl").args(arguments.split_whitespace()).current_dir(self.path()).output();
        let done = done.expect("openssl is installed");
        assert!(done.status.success(), "openssl {arguments}: {}", String::from_utf8_lossy(&done.stderr));
    }
}

fn settings(name: &str) -> String {
    format!(
        "[req]\ndistinguished_name=dn\nprompt=no\n[dn]\nCN=any\n\
         [ca]\ndefault_ca=own\n[own]\ndatabase={name}.index\nrand_serial=yes\nnew_certs_dir=.\n\
         certificate={name}.pem\nprivate_key={name}.key\ndefault_md=sha256\nunique_subject=no\npolicy=any\n\
         [any]\ncommonName=supplied\n\
         [authority]\nkeyUsage=critical,keyCertSign,cRLSign\nbasicConstraints=critical,CA:TRUE\n{PLACE}\
         [person]\nkeyUsage=critical,nonRepudiation\n{PLACE}\
         [clock]\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=critical,timeStamping\n{PLACE}"
    )
}

const PLACE: &str = "crlDistributionPoints=URI:http://127.0.0.1:9/none.crl\n";

pub fn at(day: &str) -> Instant {
    Instant::parse(&format!("{day}T12:00:00Z")).expect("a day")
}

/// A right signature by this person, with the authorities and these lists beside it.
pub fn signed_by(name: &str, crls: &[&Der]) -> SignatureEvidence {
    static LETTER: LazyLock<SignatureEvidence> = LazyLock::new(|| {
        let evidence = signatures::examine(&document(&signed_letter())).expect("readable");
        evidence.signatures.into_iter().next().expect("one")
    });
    SignatureEvidence {
        signing_certificate: Some(SigningCertificate {
            certificate: PAST.certificate(name),
            binding: Binding::Named(Digest::Sha256),
        }),
        kept: known(crls),
        path: Known::default(),
        ..LETTER.clone()
    }
}

fn known(crls: &[&Der]) -> Known {
    Known {
        certificates: ["ca", "brief", "young"].map(|name| PAST.certificate(name)).into(),
        crls: crls.iter().map(|list| (*list).clone()).collect(),
        ..Known::default()
    }
}

/// A right timestamp of this authority over the signature.
pub fn stamp(authority: &str, day: &str) -> TimestampEvidence {
    TimestampEvidence {
        kind: TimestampKind::Signature,
        token: Der::from(format!("{authority} {day}").into_bytes()),
        time: Some(at(day)),
        intact: true,
        algorithms: Vec::new(),
        covers: true,
        proves_signature: true,
        proves: Vec::new(),
        signer: Some(PAST.certificate(authority)),
        path: Known::default(),
    }
}

/// A right timestamp of this authority over the content alone.
pub fn content(authority: &str, day: &str) -> TimestampEvidence {
    TimestampEvidence { kind: TimestampKind::Content, proves_signature: false, ..stamp(authority, day) }
}

/// A right timestamp of this authority over the signature, these tokens and these lists.
pub fn archive(authority: &str, day: &str, tokens: &[&TimestampEvidence], crls: &[&Der]) -> TimestampEvidence {
    let tokens = tokens.iter().map(|stamp| stamp.token.fingerprint());
    TimestampEvidence {
        kind: TimestampKind::Archive,
        proves: tokens.chain(crls.iter().map(|list| list.fingerprint())).collect(),
        ..stamp(authority, day)
    }
}

/// The verdict on that day: the same from memory and from storage, and however often it is asked for.
pub fn judged(signature: &SignatureEvidence, stamps: &[&TimestampEvidence], day: &str) -> Judged {
    let timestamps = stamps.iter().map(|stamp| (*stamp).clone()).collect();
    let signatures = vec![SignatureEvidence { timestamps, ..signature.clone() }];
    let evidence = Evidence { sha256: String::new(), detached: Vec::new(), signatures, container: None };
    let stored = serde_json::to_string(&evidence).expect("evidence is JSON");
    let again: Evidence = serde_json::from_str(&stored).expect("evidence reads back");
    let judge = |evidence| signatures::judge(evidence, &Policy::default(), &PAST.anchors, at(day));
    let report = judge(&evidence);
    assert_eq!(report, judge(&again));
    assert_eq!(serde_json::json!(report), serde_json::json!(judge(&evidence)));
    report.signatures.into_iter().next().expect("one")
}
