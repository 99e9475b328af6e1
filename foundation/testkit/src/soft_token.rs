//! A token of SoftHSM for a test, which can be made to hang besides.
//!
//! SoftHSM reads where its tokens are from the environment, which a running test must not change. So a test that needs a
//! token runs in a process of its own.

use std::{
    env, fs,
    io::{BufRead as _, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
};

use sandbox::SoftToken;

const FOLDER: &str = "OKIENKO_TEST_TOKEN";
/// Holds a lock on every file of a token until its input ends.
const HANG: &str = "import fcntl, os, sys
held = [open(os.path.join(folder, name), 'r+') for folder, _, names in os.walk(sys.argv[1]) for name in names]
for file in held: fcntl.lockf(file, fcntl.LOCK_EX)
print('held', flush=True)
sys.stdin.read()";

/// Tokens hang until this is dropped.
pub struct Hanging(Child);

/// The token of this test, named as the test runner names it (`module::a_fact`). `None` when the test has just run in the
/// process that has the token, and succeeded; then there is nothing left to do.
///
/// # Panics
/// SoftHSM is not installed, or the test failed.
#[must_use]
pub fn soft_token(test: &str) -> Option<SoftToken> {
    if let Some(folder) = env::var_os(FOLDER) {
        let folder = Path::new(&folder);
        fs::write(folder.join("begun"), test).expect("a file");
        return Some(SoftToken::open(folder).expect("the token"));
    }
    let folder = tempfile::tempdir().expect("a folder");
    let token = SoftToken::open(folder.path()).expect("SoftHSM");
    let program = env::current_exe().expect("this program");
    let status = Command::new(program)
        .args([test, "--exact", "--nocapture"])
        .env(SoftToken::VARIABLE, token.settings())
        .env(FOLDER, folder.path())
        .stdout(Stdio::null())
        .status();
    assert!(status.expect("a process").success(), "{test} fails in its own process");
    assert!(folder.path().join("begun").exists(), "no test is called {test}");
    None
}

impl Hanging {
    /// Makes every call to these tokens wait: another process holds the locks of their files.
    ///
    /// # Panics
    /// Python is not installed.
    #[must_use]
    pub fn make(token: &SoftToken) -> Self {
        let mut holder = Command::new("python3")
            .args(["-c", HANG])
            .arg(token.tokens())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("python3 is installed");
        let mut told = String::new();
        let output = holder.stdout.take().expect("an output");
        BufReader::new(output).read_line(&mut told).expect("a line");
        assert_eq!(told, "held\n");
        Self(holder)
    }
}

impl Drop for Hanging {
    fn drop(&mut self) {
        drop(self.0.stdin.take());
        let _ = self.0.wait();
    }
}
