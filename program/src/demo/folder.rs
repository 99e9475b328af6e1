//! The folder of a demonstration: its secrets, keys, settings and samples.

use std::{
    collections::BTreeMap,
    fs::{self, DirBuilder, File, OpenOptions, TryLockError},
    io::Write as _,
    net::SocketAddr,
    os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _},
    path::{Path, PathBuf},
};

use rand::Rng as _;
use sandbox::{CLOSED_TSA_LOGIN, Sandbox, SoftToken};
use seals::{FileKey, Kind};
use serde::{Deserialize, Serialize};
use vocabulary::{Fault, Pesel};

use crate::demo::{seed::Declared, token};

/// Days that the demonstration's certificates hold.
const KEY_DAYS: u32 = 2 * 365;

/// An open folder; nobody else opens it meanwhile.
pub struct Folder {
    root: PathBuf,
    pub secrets: Secrets,
    _lock: File,
}

/// What must be the same at every start and must not be guessed.
#[derive(Default, Serialize, Deserialize)]
pub struct Secrets {
    pub sandbox_port: u16,
    /// Missing in folders made before there was mail.
    #[serde(default)]
    pub mail_port: u16,
    pub passwords: BTreeMap<String, String>,
    pub api_token: Option<String>,
    pub pkcs12_password: String,
    pub seal_password: String,
}

impl Secrets {
    /// The password of this login.
    pub fn password(&self, login: &str) -> String {
        self.passwords.get(login).cloned().unwrap_or_default()
    }
}

impl Folder {
    /// Opens the folder, made when missing; `None` when another demonstration has it open.
    pub fn open(root: &Path) -> Result<Option<Self>, Fault> {
        // Letters and passwords are in it: for the owner only.
        DirBuilder::new().recursive(true).mode(0o700).create(root)?;
        let root = root.canonicalize()?;
        let lock = private(&root.join("lock"))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(None),
            Err(TryLockError::Error(error)) => return Err(error.into()),
        }
        let file = root.join("secrets.json");
        let secrets = if file.exists() { serde_json::from_slice(&fs::read(file)?)? } else { Secrets::default() };
        Ok(Some(Self { root, secrets, _lock: lock }))
    }

    /// The path of something in the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    /// Writes the secrets down before anything depends on them.
    pub fn keep_secrets(&self) -> Result<(), Fault> {
        self.replace("secrets.json", &serde_json::to_vec_pretty(&self.secrets)?)
    }

    /// Makes whatever keys and passwords are missing.
    pub fn make_keys(
        &mut self,
        sandbox: &Sandbox,
        declared: &Declared,
        token: Option<&(SoftToken, Kind)>,
    ) -> Result<(), Fault> {
        for person in &declared.person {
            self.secrets.passwords.entry(person.login.clone()).or_insert_with(|| readable(10));
        }
        for password in [&mut self.secrets.pkcs12_password, &mut self.secrets.seal_password] {
            if password.is_empty() {
                *password = readable(16);
            }
        }
        self.keep_secrets()?;
        fs::create_dir_all(self.path("keys"))?;
        if !self.path("keys/seal.p12").exists() {
            let seal = sandbox.issue_seal(&declared.name, &declared.nip)?;
            self.replace("keys/seal.p12", &seal.pkcs12(&self.secrets.seal_password)?)?;
        }
        if let Some((token, kind)) = token
            && !self.path("keys/seal-token.pem").exists()
        {
            let certificates = token::make_key(token, *kind, sandbox, &declared.name, &declared.nip)?;
            self.replace("keys/seal-token.pem", certificates.as_bytes())?;
        }
        if !self.path("keys/system.p12").exists() {
            let system = sandbox.issue_system(&declared.name)?;
            self.replace("keys/system.p12", &system.pkcs12(&self.secrets.seal_password)?)?;
        }
        self.replace("keys/minister.cer", sandbox.minister_seal().der())?;
        self.replace("keys/seal-password", self.secrets.seal_password.as_bytes())?;
        if !self.path("keys/client.p12").exists() {
            let (given, surname, pesel) = declared.signer()?;
            let key = sandbox.issue_person(given, surname, &Pesel::parse(pesel)?, KEY_DAYS)?;
            self.replace("keys/client.p12", &key.pkcs12(&self.secrets.pkcs12_password)?)?;
        }
        Ok(())
    }

    /// Writes the settings that every other command on this folder reads.
    pub fn write_settings(
        &self,
        declared: &Declared,
        sandbox: &Sandbox,
        token: Option<&SoftToken>,
        listen: SocketAddr,
        database: &str,
    ) -> Result<PathBuf, Fault> {
        fs::create_dir_all(self.path("services"))?;
        let anchors: Vec<String> = roots(sandbox).iter().map(|file| file.display().to_string()).collect();
        let settings = toml::toml! {
            [office]
            [listener]
            [data]
            [database]
            [keys]
            seal = "keys/seal.p12"
            seal_password_file = "keys/seal-password"
            [trust]
            [time]
            [catalogue]
            folder = "services"
            [trusted_profile]
            key = "keys/system.p12"
            key_password_file = "keys/seal-password"
            seals = ["keys/minister.cer"]
            [journal]
            roots = "1"
            [mail]
            from = "urzad@okienkowo.example"
            [watch]
            mail = ["informatyk@okienkowo.example"]
            [payments]
            account = "PL61109010140000071219812874"
            [outbound]
        };
        let mut settings = settings;
        if let Some(token) = token {
            settings.insert("tokens".to_owned(), toml::toml! { soft = {} }.into());
            settings["tokens"]["soft"] = token::settings(token)?.into();
            settings["keys"] = toml::toml! {
                seal = { token = "soft", label = "seal", certificate = "keys/seal-token.pem" }
            }
            .into();
        }
        let mut set = |section: &str, key: &str, value: toml::Value| {
            if let Some(toml::Value::Table(table)) = settings.get_mut(section) {
                table.insert(key.to_owned(), value);
            }
        };
        set("office", "name", declared.name.as_str().into());
        set("office", "name_en", declared.name_en.as_str().into());
        set("office", "authority", "Burmistrz Okienkowa".into());
        set("office", "authority_of", "Burmistrza Okienkowa".into());
        set("office", "address", declared.address.as_str().into());
        set("office", "phone", declared.phone.as_str().into());
        set("office", "nip", declared.nip.as_str().into());
        set("office", "hours", declared.hours.clone().into());
        set("listener", "address", listen.to_string().into());
        set("listener", "public_url", format!("http://{listen}").into());
        set("data", "folder", ".".into());
        set("database", "address", database.into());
        set("trust", "anchors", anchors.into());
        set("trust", "list_of_lists", sandbox.list_of_lists_url().into());
        set("trust", "list_signers", vec![sandbox.list_signer_file().display().to_string()].into());
        let (name, password) = CLOSED_TSA_LOGIN;
        let told = |pairs: &[(&str, String)]| {
            let pairs = pairs.iter().map(|(key, value)| ((*key).to_owned(), value.as_str().into()));
            toml::Table::from_iter(pairs)
        };
        let first = told(&[("address", sandbox.timestamp_url())]);
        let second = [("name", name.to_owned()), ("password", password.to_owned())];
        let second = told(&[&[("address", sandbox.closed_timestamp_url())], &second[..]].concat());
        set("time", "authorities", vec![first, second].into());
        set("trusted_profile", "address", sandbox.trusted_profile_url().into());
        set("mail", "server", format!("smtp://127.0.0.1:{}", self.secrets.mail_port).into());
        set("outbound", "private", vec![format!("127.0.0.1:{}", self.secrets.sandbox_port)].into());
        self.replace("settings.toml", toml::to_string(&settings)?.as_bytes())?;
        Ok(self.path("settings.toml"))
    }

    /// Writes the three sample letters, once.
    pub fn write_samples(&self, sandbox: &Sandbox, declared: &Declared) -> Result<(), Fault> {
        if self.path("samples/list-niezaufany.xml").exists() {
            return Ok(());
        }
        let key = FileKey::open(&self.path("keys/client.p12"), &self.secrets.pkcs12_password)?;
        sandbox::samples(&self.root, sandbox, &declared.name, &key)
    }

    /// Writes what programs need to know of this demonstration.
    pub fn write_demo_json(&self, declared: &Declared, sandbox: &Sandbox, listen: SocketAddr) -> Result<(), Fault> {
        let port = self.secrets.sandbox_port;
        let accounts: Vec<_> = declared
            .person
            .iter()
            .map(|person| {
                serde_json::json!({ "role": person.role, "login": person.login,
                    "password": self.secrets.password(&person.login) })
            })
            .collect();
        let trust: Vec<_> = roots(sandbox)
            .iter()
            .map(|file| file.strip_prefix(&self.root).unwrap_or(file).display().to_string())
            .collect();
        let json = serde_json::json!({
            "url": format!("http://{listen}"),
            "accounts": accounts,
            "api_token": self.secrets.api_token,
            "client_key": { "pkcs12": "keys/client.p12", "password": self.secrets.pkcs12_password },
            "trust": trust,
            "mailbox": format!("http://127.0.0.1:{port}/mailbox"),
            "sandbox": format!("http://127.0.0.1:{port}/"),
        });
        self.replace("demo.json", &serde_json::to_vec_pretty(&json)?)
    }

    /// Replaces a file at once and for the owner only; a crash leaves the old one or the new one.
    fn replace(&self, name: &str, content: &[u8]) -> Result<(), Fault> {
        let (file, fresh) = (self.path(name), self.path(&format!("{name}.new")));
        let mut written = private(&fresh)?;
        written.set_len(0)?;
        written.write_all(content)?;
        written.sync_all()?;
        fs::rename(fresh, file)?;
        Ok(())
    }
}

/// Whom the demonstration trusts.
fn roots(sandbox: &Sandbox) -> Vec<PathBuf> {
    sandbox.root_files().into_iter().chain([sandbox.minister_root_file()]).collect()
}

fn private(file: &Path) -> Result<File, Fault> {
    Ok(OpenOptions::new().write(true).create(true).truncate(false).mode(0o600).open(file)?)
}

/// A password that can be read aloud: five bits a character.
fn readable(length: usize) -> String {
    const SIGNS: &[u8; 32] = b"23456789abcdefghjkmnpqrstuvwxyzx";
    let mut random = rand::rng();
    (0..length).map(|_| char::from(SIGNS[random.random_range(0..31)])).collect()
}
