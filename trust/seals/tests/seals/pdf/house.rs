//! An office that seals its papers, with the sandbox's authorities; papers of both kinds of tables.

use std::{path::PathBuf, process::Command, sync::Arc};

use certificates::Sources;
use seals::{FileKey, Sealer, TimestampAuthority};
use signatures::{Document, Evidence, Judged, Policy};
use tempfile::TempDir;
use testkit::{TestClock, World, sandbox::IssuedKey};
use vocabulary::{Clock as _, Pesel};

/// A paper as the office prints it: PDF/A-2a and PDF/UA-1, objects in a table.
pub const PAPER: &[u8] = include_bytes!("answer.pdf");

pub struct House {
    pub folder: TempDir,
    pub clock: TestClock,
    pub world: World,
}

impl House {
    pub async fn new() -> Self {
        let (folder, clock) = (tempfile::tempdir().unwrap(), TestClock::default());
        let world = World::start(folder.path(), &clock).await;
        Self { folder, clock, world }
    }

    fn sealer_with(&self, issued: &IssuedKey) -> Sealer {
        let key = FileKey::from_pkcs12(&issued.pkcs12("x").unwrap(), "x").unwrap();
        let (url, anchors) = (self.world.sandbox.timestamp_url(), self.world.sandbox.anchors());
        Sealer {
            key: Arc::new(key),
            authorities: [TimestampAuthority { url, anchors: Some(anchors.clone()) }].into(),
            outbound: self.world.outbound.clone(),
            anchors,
            sources: Sources::new(self.world.outbound.clone()),
        }
    }

    /// The office's seal, on P-256.
    pub fn sealer(&self) -> Sealer {
        self.sealer_with(&self.world.sandbox.issue_seal("Urząd Miasta w Okienkowie", "5260001246").unwrap())
    }

    /// A seal of an RSA key.
    pub fn rsa_sealer(&self) -> Sealer {
        let pesel = Pesel::parse("44051401359").unwrap();
        self.sealer_with(&self.world.sandbox.issue_person("Anna", "Wrzos", &pesel, 30).unwrap())
    }

    pub async fn sealed_by(&self, sealer: &Sealer, file: &[u8]) -> Vec<u8> {
        let at = self.clock.now();
        sealer.trusted(at).await.unwrap();
        let sealed = seals::pdf(file, &*sealer.key, at).unwrap();
        let token = sealer.timestamp(&sealed.imprint(), [7; 8]).await.unwrap();
        sealed.with_timestamp(token.der()).unwrap()
    }

    pub async fn evidence(&self, file: &[u8]) -> Evidence {
        let document = Document { bytes: file.to_vec(), detached: Vec::new() };
        let sources = Sources::new(self.world.outbound.clone());
        signatures::gather(&document, &self.world.sandbox.anchors(), &sources, self.clock.now()).await.unwrap()
    }

    pub fn judged(&self, evidence: &Evidence) -> Vec<Judged> {
        signatures::judge(evidence, &Policy::default(), &self.world.sandbox.anchors(), self.clock.now()).signatures
    }

    pub fn file(&self, name: &str, octets: &[u8]) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, octets).unwrap();
        path
    }

    /// What a program of poppler's says about a file.
    pub fn ask(&self, program: &str, options: &[&str], file: &[u8]) -> String {
        let output = Command::new(program).args(options).arg(self.file("asked.pdf", file)).output();
        let output = output.expect("poppler-utils is installed");
        assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).into_owned()
    }
}

/// A paper whose objects are found by a stream, the catalog and the page inside another stream.
pub fn packed() -> Vec<u8> {
    let objects = [
        (1_u8, "<</Type/Catalog/Pages 2 0 R/Lang(pl)>>"),
        (2, "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595.5 842]>>"),
        (3, "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<<>>/A#20#23b(\\(\\)\\n)/Annots 5 0 R>>"),
        (5, "[]"),
    ];
    let mut file = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec();
    let mut rows: Vec<[u8; 4]> = vec![[0; 4]; 8];
    let add = |rows: &mut Vec<[u8; 4]>, file: &mut Vec<u8>, number: u8, entries: &str, data: &[u8]| {
        let place = u16::try_from(file.len()).unwrap().to_be_bytes();
        rows[usize::from(number)] = [1, place[0], place[1], 0];
        file.extend(format!("{number} 0 obj\n<<{entries}/Length {}>>\nstream\n", data.len()).into_bytes());
        file.extend(data);
        file.extend(b"\nendstream\nendobj\n");
    };
    add(&mut rows, &mut file, 4, "", b"0 0 595 842 re n");
    let (mut head, mut bodies) = (String::new(), String::new());
    for (place, (number, object)) in objects.iter().enumerate() {
        head += &format!("{number} {} ", bodies.len());
        bodies += &format!("{object} ");
        rows[usize::from(*number)] = [2, 0, 6, u8::try_from(place).unwrap()];
    }
    let entries = format!("/Type/ObjStm/N {}/First {}", objects.len(), head.len());
    add(&mut rows, &mut file, 6, &entries, (head + &bodies).as_bytes());
    let at = file.len();
    let place = u16::try_from(at).unwrap().to_be_bytes();
    rows[7] = [1, place[0], place[1], 0];
    let entries = "/Type/XRef/W[1 2 1]/Size 8/Root 1 0 R/ID[<01><02>]";
    let table = rows.concat();
    add(&mut rows, &mut file, 7, entries, &table);
    file.extend(format!("startxref\n{at}\n%%EOF").into_bytes());
    file
}
