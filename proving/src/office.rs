//! The real program as a process: started, asked, killed.

use std::{
    fs::{self, OpenOptions},
    path::{Path, PathBuf},
    process::Stdio,
    time::Duration,
};

use rand::{Rng as _, rngs::StdRng};
use seals::FileKey;
use serde::Deserialize;
use tokio::process::{Child, Command};
use vocabulary::Fault;

use crate::{clock::Stopwatch, door::Door};

/// How long an office may take to open.
const OPENING: Duration = Duration::from_secs(90);
const LOOK: Duration = Duration::from_millis(10);
/// Wrong use, among others an address in somebody else's hands.
const WRONG: i32 = 2;

/// A place where an office can be opened again and again.
pub struct Site {
    program: PathBuf,
    folder: PathBuf,
    listen: String,
    database: Option<String>,
    /// What the program is started by, such as a tracer, ready to take the program's own words.
    before: Vec<String>,
    /// The kind of the key in its token, if it seals through one.
    token: Option<&'static str>,
}

/// An open office. It is killed when dropped.
pub struct Office {
    process: Child,
    /// Its doors, for the person whose token the demonstration gives out.
    pub door: Door,
    /// What the demonstration says of itself.
    pub demo: Demo,
}

/// `demo.json`
#[derive(Deserialize)]
pub struct Demo {
    url: String,
    api_token: String,
    client_key: ClientKey,
    trust: Vec<PathBuf>,
    accounts: Vec<Login>,
    /// The sandbox's address.
    pub sandbox: String,
    /// Where its mails are read.
    pub mailbox: String,
}

/// Somebody who can sign in.
#[derive(Deserialize)]
pub struct Login {
    pub login: String,
    pub password: String,
}

impl Demo {
    /// The person whose token the demonstration gives out.
    pub fn client(&self) -> Result<&Login, Fault> {
        self.accounts.first().ok_or_else(|| Fault::new("the demonstration has no accounts"))
    }
}

#[derive(Deserialize)]
struct ClientKey {
    pkcs12: PathBuf,
    password: String,
}

impl Site {
    /// A site in this folder, with this database or the file in the folder.
    pub fn new(program: &Path, folder: &Path, database: Option<String>, chance: &mut StdRng) -> Self {
        // Below the ports that the system gives out, so that nobody has it while the office is down.
        let listen = format!("127.0.0.1:{}", chance.random_range(10_000..20_000));
        Self {
            program: program.into(),
            folder: folder.join("office"),
            listen,
            database,
            before: Vec::new(),
            token: None,
        }
    }

    /// Starts the program by this command.
    pub fn started_by(mut self, words: &[&str]) -> Self {
        self.before = words.iter().map(|word| (*word).to_owned()).collect();
        self
    }

    /// The office seals through a token of SoftHSM in its folder, with a key of this kind.
    pub const fn with_token(mut self, key: &'static str) -> Self {
        self.token = Some(key);
        self
    }

    /// The folder of the office.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Starts the program and waits for nothing.
    pub fn spawn(&self) -> Result<Child, Fault> {
        let log = OpenOptions::new().create(true).append(true).open(self.log())?;
        let mut words = self.before.iter().map(AsRef::as_ref).chain([self.program.as_os_str()]);
        let mut command = Command::new(words.next().unwrap_or_default());
        command.args(words).args(["demo", "--empty", "--listen", &self.listen, "--data"]).arg(&self.folder);
        if let Some(key) = self.token {
            command.args(["--token", "--token-key", key]);
        }
        if let Some(database) = &self.database {
            command.args(["--database", database]);
        }
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log).kill_on_drop(true);
        Ok(command.spawn()?)
    }

    /// Opens the office; it answers when this returns.
    pub async fn open(&self) -> Result<Office, Fault> {
        let watch = Stopwatch::start();
        let url = format!("http://{}", self.listen);
        let anybody = Door::new(&url, "")?;
        let mut process = self.spawn()?;
        loop {
            let alive = anybody.is_alive().await;
            if let Some(status) = process.try_wait()? {
                if status.code() != Some(WRONG) {
                    return Err(Fault::new(format!("the office ended with {status}: {}", self.last_words())));
                }
                // A port may be in use for a moment by somebody who was given it by the system.
                tokio::time::sleep(Duration::from_millis(200)).await;
                process = self.spawn()?;
            } else if alive {
                break;
            }
            if watch.elapsed() > OPENING {
                return Err(Fault::new(format!("the office does not open: {}", self.last_words())));
            }
            tokio::time::sleep(LOOK).await;
        }
        let demo: Demo = serde_json::from_slice(&fs::read(self.folder.join("demo.json"))?)?;
        let door = Door::new(&demo.url, &demo.api_token)?;
        Ok(Office { process, door, demo })
    }

    /// The key of the person whose token the demonstration gives out.
    pub fn client_key(&self, demo: &Demo) -> Result<FileKey, Fault> {
        let (file, password) = self.client_store(demo);
        Ok(FileKey::open(&file, password)?)
    }

    /// The file of that key (PKCS#12), and its password.
    pub fn client_store<'d>(&self, demo: &'d Demo) -> (PathBuf, &'d str) {
        (self.folder.join(&demo.client_key.pkcs12), &demo.client_key.password)
    }

    /// The files of the roots to be trusted.
    pub fn roots(&self, demo: &Demo) -> Vec<PathBuf> {
        demo.trust.iter().map(|file| self.folder.join(file)).collect()
    }

    /// The roots to be trusted, and a revocation list of each, fetched now.
    pub async fn trust(&self, office: &Office) -> Result<Vec<PathBuf>, Fault> {
        let mut files = Vec::new();
        for root in &office.demo.trust {
            let name = root.file_stem().unwrap_or_default().to_string_lossy();
            let list = office.door.fetch(&format!("{}crl/{name}.crl", office.demo.sandbox)).await?;
            let folder = self.folder.with_file_name("trust").join(&*name);
            fs::create_dir_all(&folder)?;
            fs::copy(self.folder.join(root), folder.join("root.pem"))?;
            fs::write(folder.join("list.crl"), list)?;
            files.push(folder);
        }
        Ok(files)
    }

    /// Runs another command of the program; gives whether it answered yes, and its answer in JSON.
    pub async fn ask(&self, words: &[&str], paths: &[(&str, &Path)]) -> Result<(bool, serde_json::Value), Fault> {
        let mut command = Command::new(&self.program);
        command.args(words).arg("--json");
        for (option, path) in paths {
            if !option.is_empty() {
                command.arg(option);
            }
            command.arg(path);
        }
        let output = command.stdin(Stdio::null()).output().await?;
        let answer = serde_json::from_slice(&output.stdout).map_err(|_| {
            Fault::new(format!("`okienko {}` said {}", words.join(" "), String::from_utf8_lossy(&output.stderr)))
        })?;
        Ok((output.status.success(), answer))
    }

    fn log(&self) -> PathBuf {
        self.folder.with_extension("log")
    }

    fn last_words(&self) -> String {
        let log = fs::read_to_string(self.log()).unwrap_or_default();
        log.lines().rev().take(5).collect::<Vec<_>>().join(" | ")
    }

    /// Lines of the log that tell of a fault.
    pub fn told_faults(&self) -> Vec<String> {
        let log = fs::read_to_string(self.log()).unwrap_or_default();
        log.lines().filter(|line| line.contains(" ERROR ")).map(str::to_owned).collect()
    }
}

impl Office {
    /// The number of the process.
    pub fn process(&self) -> Result<u32, Fault> {
        self.process.id().ok_or_else(|| Fault::new("the office has ended"))
    }

    /// Lets both timestamp authorities answer, or has them fail. A restart of the office lets them answer.
    pub async fn authorities(&self, answer: bool) -> Result<(), Fault> {
        let behaviour = if answer { "on" } else { "off" };
        for name in ["tsa", "closed-tsa"] {
            self.door.push(&format!("{}switch/{name}/{behaviour}", self.demo.sandbox)).await?;
        }
        Ok(())
    }

    /// Moves the clock of the office and of its sandbox on.
    pub async fn move_clock(&self, hours: u32) -> Result<(), Fault> {
        self.door.push(&format!("{}clock/{hours}", self.demo.sandbox)).await
    }

    /// Kills the process at once: SIGKILL.
    pub async fn kill(mut self) -> Result<(), Fault> {
        Ok(self.process.kill().await?)
    }

    /// Asks this process, or the one it traces, to stop, and waits for it.
    pub async fn stop(mut self, process: u32) -> Result<(), Fault> {
        Command::new("kill").args(["-TERM", &process.to_string()]).status().await?;
        match tokio::time::timeout(Duration::from_secs(30), self.process.wait()).await {
            Ok(status) => status.map(|_| ()).map_err(Fault::from),
            Err(_) => Err(Fault::new("the office does not stop when asked")),
        }
    }
}
