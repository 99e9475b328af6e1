//! A token of SoftHSM for a test, in a folder of its own, which can be taken away, given back and made to hang.
//!
//! SoftHSM reads where its tokens are from the environment, which a running test must not change. So a test that needs a
//! token runs in a process of its own.

use std::{
    env, fs,
    io::{BufRead as _, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

const FOLDER: &str = "OKIENKO_TEST_TOKEN";
const MODULES: [&str; 3] = [
    "/usr/lib/softhsm/libsofthsm2.so",
    "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
    "/usr/lib64/softhsm/libsofthsm.so",
];
const PIN: &str = "314159";
/// Holds a lock on every file of a token until its input ends.
const HANG: &str = "import fcntl, os, sys
held = [open(os.path.join(folder, name), 'r+') for folder, _, names in os.walk(sys.argv[1]) for name in names]
for file in held: fcntl.lockf(file, fcntl.LOCK_EX)
print('held', flush=True)
sys.stdin.read()";

/// The token `okienko` of this process.
pub struct SoftToken {
    folder: PathBuf,
}

/// A token hangs until this is dropped.
pub struct Hanging(Child);

/// The token of this test, named as the test runner names it (`module::a_fact`). `None` when the test has just run in the
/// process that has the token, and succeeded; then there is nothing left to do.
///
/// # Panics
/// SoftHSM is not installed, or the test failed.
#[must_use]
pub fn soft_token(test: &str) -> Option<SoftToken> {
    if let Some(folder) = env::var_os(FOLDER) {
        let token = SoftToken { folder: folder.into() };
        fs::write(token.folder.join("begun"), test).expect("a file");
        return Some(token);
    }
    let folder = tempfile::tempdir().expect("a folder");
    let token = SoftToken { folder: folder.path().to_owned() };
    fs::create_dir(token.tokens()).expect("a folder");
    let settings = folder.path().join("softhsm2.conf");
    let text =
        format!("directories.tokendir = {}\nobjectstore.backend = file\nlog.level = ERROR\n", token.tokens().display());
    fs::write(&settings, text).expect("a file");
    fs::write(token.pin_file(), PIN).expect("a file");
    token.add("okienko", &settings);
    let program = env::current_exe().expect("this program");
    let status = Command::new(program)
        .args([test, "--exact", "--nocapture"])
        .env("SOFTHSM2_CONF", settings)
        .env(FOLDER, folder.path())
        .stdout(Stdio::null())
        .status();
    assert!(status.expect("a process").success(), "{test} fails in its own process");
    assert!(folder.path().join("begun").exists(), "no test is called {test}");
    None
}

impl SoftToken {
    /// The library.
    ///
    /// # Panics
    /// SoftHSM is not installed.
    #[must_use]
    pub fn module(&self) -> PathBuf {
        let found = MODULES.iter().map(PathBuf::from).find(|path| path.exists());
        found.expect("SoftHSM (softhsm2) is installed")
    }

    /// The file with the PIN.
    #[must_use]
    pub fn pin_file(&self) -> PathBuf {
        self.folder.join("pin")
    }

    /// A folder for whatever the test keeps.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Adds a token of this label with the same PIN. Processes that are running see it when they initialise the library.
    ///
    /// # Panics
    /// SoftHSM is not installed.
    pub fn another(&self, label: &str) {
        self.add(label, &self.folder.join("softhsm2.conf"));
    }

    fn add(&self, label: &str, settings: &Path) {
        let made = Command::new("softhsm2-util")
            .args(["--init-token", "--free", "--label", label, "--so-pin", "271828", "--pin", PIN])
            .env("SOFTHSM2_CONF", settings)
            .stdout(Stdio::null())
            .status();
        assert!(made.expect("softhsm2-util (softhsm2) is installed").success(), "no token");
    }

    /// Takes every token away.
    ///
    /// # Panics
    /// They are away.
    pub fn take_away(&self) {
        fs::rename(self.tokens(), self.folder.join("away")).expect("tokens");
        fs::create_dir(self.tokens()).expect("a folder");
    }

    /// Gives them back.
    ///
    /// # Panics
    /// They are here.
    pub fn give_back(&self) {
        fs::remove_dir(self.tokens()).expect("an empty folder");
        fs::rename(self.folder.join("away"), self.tokens()).expect("tokens");
    }

    /// Makes every call to the tokens wait: another process holds the locks of their files.
    ///
    /// # Panics
    /// Python is not installed.
    #[must_use]
    pub fn hang(&self) -> Hanging {
        let mut holder = Command::new("python3")
            .args(["-c", HANG])
            .arg(self.tokens())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("python3 is installed");
        let mut told = String::new();
        let output = holder.stdout.take().expect("an output");
        BufReader::new(output).read_line(&mut told).expect("a line");
        assert_eq!(told, "held\n");
        Hanging(holder)
    }

    fn tokens(&self) -> PathBuf {
        self.folder.join("tokens")
    }
}

impl Drop for Hanging {
    fn drop(&mut self) {
        drop(self.0.stdin.take());
        let _ = self.0.wait();
    }
}
