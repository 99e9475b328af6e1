//! A sandbox that answers on a port of its own, and the tools of others that judge it.

use std::{
    path::{Path, PathBuf},
    process::{Command, Output},
    sync::Arc,
    time::{SystemTime, UNIX_EPOCH},
};

use certificates::Anchors;
use outbound::{Allowed, Outbound};
use sandbox::{IssuedKey, Sandbox};
use seals::TimestampAuthority;
use tempfile::TempDir;
use vocabulary::{Clock, Instant, Pesel};

pub const OFFICE: &str = "Urząd Miasta w Okienkowie";
/// Its tax number.
pub const NIP: &str = "5250007313";

pub struct World {
    pub folder: TempDir,
    pub port: u16,
    pub sandbox: Sandbox,
    pub outbound: Outbound,
}

/// The real present, which the tools of others go by.
pub struct Present;

impl Clock for Present {
    #[expect(clippy::disallowed_methods, reason = "openssl and xmlsec1 judge certificates by the real present")]
    fn now(&self) -> Instant {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
        Instant::from_micros(i64::try_from(since.as_micros()).unwrap())
    }
}

impl World {
    pub async fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let sandbox = Sandbox::open(folder.path(), port, Arc::new(Present)).unwrap();
        tokio::spawn(axum::serve(listener, sandbox.router()).into_future());
        let outbound =
            Outbound::new(Allowed { private: vec![("127.0.0.1".to_owned(), port)], ..Allowed::default() }).unwrap();
        Self { folder, port, sandbox, outbound }
    }

    /// The timestamp authority, as an office asks it.
    pub fn authority(&self, anchors: Option<Anchors>) -> TimestampAuthority {
        TimestampAuthority::at(self.sandbox.timestamp_url(), anchors, self.outbound.clone())
    }

    pub fn anna(&self) -> IssuedKey {
        self.sandbox.issue_person("Anna", "Kowalska", &Pesel::parse("02070803628").unwrap(), 30).unwrap()
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    pub async fn get(&self, path: &str) -> Vec<u8> {
        self.outbound.get(&self.url(path), outbound::Limits::default()).await.unwrap().to_vec()
    }

    pub async fn post(&self, path: &str) {
        let body = Vec::new().into();
        self.outbound.post(&self.url(path), "text/plain", body, outbound::Limits::default()).await.unwrap();
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn file(&self, name: &str, octets: impl AsRef<[u8]>) -> PathBuf {
        std::fs::write(self.path(name), octets).unwrap();
        self.path(name)
    }

    /// Runs a tool in the folder while the sandbox goes on answering.
    pub async fn run(&self, program: &str, arguments: &[&str]) -> String {
        let output = self.output(program, arguments).await;
        assert!(output.status.success(), "{program} {arguments:?}: {}", words(&output));
        words(&output)
    }

    pub async fn output(&self, program: &str, arguments: &[&str]) -> Output {
        let mut command = command(self.folder.path(), program, arguments);
        tokio::task::spawn_blocking(move || command.output().unwrap()).await.unwrap()
    }

    /// Writes a certificate as PEM.
    pub fn pem(&self, name: &str, der: &[u8]) -> PathBuf {
        self.file(name, openssl::x509::X509::from_der(der).unwrap().to_pem().unwrap())
    }

    /// Whether xmlsec1 accepts the signature with its path to the roots of the sandbox.
    pub async fn xmlsec1_accepts(&self, xml: &str) -> bool {
        self.xmlsec1_accepts_below(&["people-root.pem", "seals.pem"], xml).await
    }

    /// The same with the roots in these files.
    pub async fn xmlsec1_accepts_below(&self, roots: &[&str], xml: &str) -> bool {
        self.file("signed.xml", xml);
        let mut arguments = vec!["--verify", "--enabled-key-data", "x509"];
        arguments.extend(["--id-attr:Id", "http://uri.etsi.org/01903/v1.3.2#:SignedProperties"]);
        arguments.extend(roots.iter().flat_map(|root| ["--trusted-pem", root]));
        arguments.push("signed.xml");
        let output = self.output("xmlsec1", &arguments).await;
        assert!(words(&output).contains("SignedInfo References"), "xmlsec1 could not judge: {}", words(&output));
        output.status.success()
    }
}

pub fn words(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

fn command(folder: &Path, program: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.current_dir(folder).args(arguments);
    command
}
