//! Programs of others, run on strangers' files: with little memory and time, in a folder of their own, without a network where
//! the system lets us take it away.

use std::{path::Path, process::Stdio, time::Duration};

use tokio::process::Command;

/// Memory, and the largest file that one may write.
const MEMORY: u64 = 2 << 30;
const LARGEST_FILE: u64 = 512 << 20;

/// What can be installed, for whoever may.
pub const INSTALL: &str = "apt-get install tesseract-ocr tesseract-ocr-pol poppler-utils";

/// Why a program did not do its work.
#[derive(Debug, thiserror::Error)]
pub enum Failed {
    /// It is not on this machine.
    #[error("{0} is not installed")]
    Missing(String),
    /// It ended badly: the file is damaged, or asks for more than the limits.
    #[error("{0} ended badly: {1}")]
    Badly(String, String),
}

/// Runs a program in this folder for at most so many seconds of the processor.
pub async fn run(folder: &Path, seconds: u64, program: &str, arguments: &[&str]) -> Result<(), Failed> {
    let limits = [
        format!("--as={MEMORY}"),
        format!("--fsize={LARGEST_FILE}"),
        format!("--cpu={seconds}"),
        "--core=0".to_owned(),
        "--nofile=64".to_owned(),
    ];
    // Each takes the place of the one before, so that ending the first ends the last.
    let mut command = Command::new(if apart().await { "unshare" } else { "nice" });
    if apart().await {
        command.args(["--user", "--map-root-user", "--net", "nice"]);
    }
    command.args(["-n", "10", "prlimit"]).args(&limits).arg(program).args(arguments);
    command.current_dir(folder).env_clear().env("PATH", "/usr/bin:/bin").env("LC_ALL", "C.UTF-8");
    command.env("OMP_THREAD_LIMIT", "1").env("TMPDIR", folder);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).kill_on_drop(true);
    let badly = |why: String| Failed::Badly(program.to_owned(), why);
    // A busy machine gives less than the whole of a processor.
    match tokio::time::timeout(Duration::from_secs(4 * seconds), command.status()).await {
        Ok(Ok(status)) if status.success() => Ok(()),
        // What prlimit and the shells say when there is no such program.
        Ok(Ok(status)) if status.code() == Some(127) => Err(Failed::Missing(program.to_owned())),
        Ok(Ok(status)) => Err(badly(status.to_string())),
        Ok(Err(error)) => Err(Failed::Missing(format!("nice or prlimit ({error})"))),
        Err(_) => Err(badly("it took too long".to_owned())),
    }
}

/// Whether this system gives a program a network of its own, with nothing on it. Hardened ones may not; then only the
/// programs' own habits keep them from the network, for neither asks for any.
pub async fn apart() -> bool {
    static KNOWN: tokio::sync::OnceCell<bool> = tokio::sync::OnceCell::const_new();
    *KNOWN
        .get_or_init(|| async {
            let mut command = Command::new("unshare");
            command.args(["--user", "--map-root-user", "--net", "true"]);
            command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
            command.status().await.is_ok_and(|status| status.success())
        })
        .await
}

/// What of the programs that reading takes is missing; nothing when all are there, the Polish language too.
pub async fn missing() -> Option<String> {
    for (program, argument) in [("prlimit", "--version"), ("pdftoppm", "-v"), ("tesseract", "--version")] {
        let mut command = Command::new(program);
        command.arg(argument).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        if !command.status().await.is_ok_and(|status| status.success()) {
            return Some(program.to_owned());
        }
    }
    let languages = Command::new("tesseract").arg("--list-langs").stdin(Stdio::null()).output().await;
    let polish = languages.is_ok_and(|told| told.stdout.split(|byte| *byte == b'\n').any(|line| line == b"pol"));
    (!polish).then(|| "tesseract-ocr-pol".to_owned())
}

#[cfg(test)]
mod tests {
    use super::{Failed, run};

    #[tokio::test]
    async fn a_program_has_its_folder_its_limits_and_nothing_else() {
        let folder = tempfile::tempdir().expect("a folder");
        run(folder.path(), 5, "sh", &["-c", "pwd > told; env >> told; ulimit -v >> told"]).await.expect("told");
        let told = std::fs::read_to_string(folder.path().join("told")).expect("a file");
        assert!(told.contains(&folder.path().display().to_string()) && told.contains("2097152"), "{told}");
        assert!(!told.contains("HOME="), "{told}");
    }

    #[tokio::test]
    async fn what_takes_too_much_is_ended() {
        let folder = tempfile::tempdir().expect("a folder");
        for work in ["while :; do :; done", "exec head -c 4000000000 /dev/zero > big", "exit 3"] {
            let ended = run(folder.path(), 1, "sh", &["-c", work]).await;
            assert!(matches!(ended, Err(Failed::Badly(..))), "{work}: {ended:?}");
        }
        assert!(matches!(run(folder.path(), 1, "no-such-program", &[]).await, Err(Failed::Missing(_))));
    }
}
