//! An office that seals, with the sandbox's authorities, and the tools that judge what it made.

use std::{
    path::{Path, PathBuf},
    process::Command,
    sync::Arc,
};

use certificates::Sources;
use seals::{Authorities, FileKey, Keys, Proofs, Sealer, TimestampAuthority};
use signatures::{Detached, Document, Evidence, Judged, Policy};
use tempfile::TempDir;
use testkit::{TestClock, World, sandbox::IssuedKey};
use vocabulary::{Clock as _, Pesel};

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
        let authority = TimestampAuthority::at(url, Some(anchors.clone()), self.world.outbound.clone());
        Sealer {
            keys: Keys::one(Arc::new(key)),
            authorities: Authorities::new(vec![authority], Arc::new(self.clock.clone())),
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

    /// A token over this imprint, and what proves both certificates.
    pub async fn token(&self, sealer: &Sealer, imprint: &[u8; 32]) -> (Vec<u8>, Proofs) {
        let now = self.clock.now();
        let key = sealer.keys.first();
        let token = sealer.timestamp(imprint, [7; 8]).await.unwrap();
        let proofs = sealer
            .proofs((key.certificate(), key.chain()), &sealer.anchors, &token, now)
            .await
            .unwrap()
            .expect("the sandbox says that both are good");
        (token.der().to_vec(), proofs)
    }

    /// What is learnt of a file by asking the world.
    pub async fn evidence(&self, file: &[u8]) -> Evidence {
        self.evidence_with(file, &[]).await
    }

    /// The same with files beside it.
    pub async fn evidence_with(&self, file: &[u8], beside: &[(&str, &[u8])]) -> Evidence {
        self.learnt(file, beside, Sources::new(self.world.outbound.clone())).await
    }

    /// What is learnt of a file, with those beside it, by asking nobody.
    pub async fn evidence_alone(&self, file: &[u8], beside: &[(&str, &[u8])]) -> Evidence {
        self.learnt(file, beside, Sources::offline()).await
    }

    async fn learnt(&self, file: &[u8], beside: &[(&str, &[u8])], sources: Sources) -> Evidence {
        let document = document(file, beside);
        signatures::gather(&document, &self.world.sandbox.anchors(), &sources, self.clock.now()).await.unwrap()
    }

    /// The verdict on the only signature, timestamp included, of a file that was changed after everything of it was learnt:
    /// what the world knew stays known; what the bytes say is read anew.
    pub fn judged_changed(&self, good: &Evidence, file: &[u8], beside: &[(&str, &[u8])]) -> Option<(Judged, Evidence)> {
        let mut evidence = signatures::examine(&document(file, beside)).ok()?;
        if let ([signature], [known]) = (evidence.signatures.as_mut_slice(), good.signatures.as_slice()) {
            signature.path.clone_from(&known.path);
            for (timestamp, known) in signature.timestamps.iter_mut().zip(&known.timestamps) {
                timestamp.path.clone_from(&known.path);
            }
        }
        let passed = self.judged(&evidence).into_iter().find(|judged| judged.passed() && judged.timestamped);
        passed.map(|judged| (judged, evidence))
    }

    pub fn judged(&self, evidence: &Evidence) -> Vec<Judged> {
        signatures::judge(evidence, &Policy::default(), &self.world.sandbox.anchors(), self.clock.now()).signatures
    }

    pub fn file(&self, name: &str, octets: &[u8]) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, octets).unwrap();
        path
    }

    /// The roots of the sandbox in one file.
    pub fn roots(&self) -> PathBuf {
        let roots: Vec<Vec<u8>> =
            self.world.sandbox.root_files().iter().map(|file| std::fs::read(file).unwrap()).collect();
        self.file("roots.pem", &roots.concat())
    }

    /// Whether openssl succeeds.
    pub fn openssl(&self, arguments: &[&str]) -> bool {
        let output = Command::new("openssl").args(arguments).current_dir(self.folder.path()).output();
        output.expect("openssl is installed").status.success()
    }

    /// What a program in Python says, which finds the tools of others that the workshop keeps.
    pub fn python(&self, program: &str, arguments: &[&str]) -> String {
        let tools = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scripts/foreign-tools.sh");
        let interpreter = Command::new(tools).output().expect("a shell");
        assert!(interpreter.status.success(), "{}", String::from_utf8_lossy(&interpreter.stderr));
        let interpreter = String::from_utf8(interpreter.stdout).unwrap();
        let output = Command::new(interpreter.trim())
            .args(["-c", program])
            .args(arguments)
            .current_dir(self.folder.path())
            .output()
            .expect("an interpreter");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    }

    /// What a program of poppler's says about a file.
    pub fn ask(&self, program: &str, options: &[&str], file: &[u8]) -> String {
        let output = Command::new(program).args(options).arg(self.file("asked.pdf", file)).output();
        let output = output.expect("poppler-utils is installed");
        assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).into_owned()
    }
}

fn document(file: &[u8], beside: &[(&str, &[u8])]) -> Document {
    let detached = beside.iter().map(|(name, bytes)| Detached { name: (*name).to_owned(), bytes: bytes.to_vec() });
    Document { bytes: file.to_vec(), detached: detached.collect() }
}
