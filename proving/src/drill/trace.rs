//! Reading what strace saw, to tell whether everything was synced before it was answered.

/// Calls that may carry the answer's first bytes out of the socket.
const SENDING: [&str; 4] = ["write", "writev", "sendto", "sendmsg"];
/// Calls that change a file.
const WRITING: [&str; 5] = ["write", "writev", "pwrite64", "pwritev", "pwritev2"];
const SYNCING: [&str; 2] = ["fsync", "fdatasync"];

/// One system call: at which lines of the trace it began and ended, and what was said.
#[derive(Debug)]
struct Call {
    name: String,
    words: String,
    began: usize,
    ended: usize,
    succeeded: bool,
}

/// What a trace shows of one filing with an attachment.
#[derive(Debug, PartialEq, Eq)]
pub struct Shown {
    /// Each step in order, for people.
    pub steps: Vec<String>,
}

/// Checks the order in a trace made by `strace -f -y -ttt`: an attachment written under `files/`, synced, given its name,
/// its folder synced; then the database's log written and synced; only then the first bytes of the answer sent.
///
/// # Errors
/// What is missing or late.
pub fn check(trace: &str) -> Result<Shown, String> {
    let calls = calls(trace);
    let answer = calls
        .iter()
        .find(|call| SENDING.contains(&call.name.as_str()) && call.words.contains("\"HTTP/1.1 201"))
        .ok_or("no answer 201 was sent")?;
    let before = |call: &&Call| call.succeeded && call.ended < answer.began;
    let first = |names: &[&str], after: usize, file: &dyn Fn(&str) -> bool| {
        calls
            .iter()
            .filter(before)
            .find(|call| names.contains(&call.name.as_str()) && call.began > after && file(of(call)))
            .map(|call| (call, of(call).to_owned()))
    };

    // The last attachment that got its name before the answer; `rename("FROM", "TO")`.
    let named = calls
        .iter()
        .filter(before)
        .rfind(|call| call.name.starts_with("rename") && call.words.contains("/files/"))
        .ok_or("no attachment got its name before the answer")?;
    let paths: Vec<&str> = named.words.split('"').skip(1).step_by(2).collect();
    let [from, to] = paths[..] else { return Err("a renaming without two names".to_owned()) };
    let folder = to.rsplit_once('/').map_or(to, |(folder, _)| folder);

    let (written, _) = calls
        .iter()
        .filter(before)
        .rfind(|call| WRITING.contains(&call.name.as_str()) && of(call) == from && call.ended < named.began)
        .map(|call| (call, ()))
        .ok_or("the attachment was not written before it got its name")?;
    let (file_synced, _) = first(&SYNCING, written.ended, &|file| file == from)
        .filter(|(call, _)| call.ended < named.began)
        .ok_or("the attachment was not synced before it got its name")?;
    let (folder_synced, _) = first(&SYNCING, named.ended, &|file| file == folder)
        .ok_or("the attachment's folder was not synced before the answer")?;
    let (log_written, log) = first(&WRITING, folder_synced.ended, &|file| file.ends_with("-wal"))
        .ok_or("nothing was committed between the attachment's sync and the answer")?;
    let (log_synced, _) = first(&SYNCING, log_written.ended, &|file| file == log)
        .ok_or("the database's log was not synced between the commit and the answer")?;
    let step = |what: &str, call: &Call| format!("line {:>5}  {what}", call.ended);
    Ok(Shown {
        steps: vec![
            step("attachment written", written),
            step("attachment synced", file_synced),
            step("attachment named", named),
            step("attachment's folder synced", folder_synced),
            step("commit written to the log", log_written),
            step("log synced", log_synced),
            format!("line {:>5}  answer sent", answer.began),
        ],
    })
}

/// The path of the file that a call is about: `write(25</folder/file>, …`.
fn of(call: &Call) -> &str {
    let inside = call.words.split_once('<').map_or("", |(_, rest)| rest);
    inside.split_once('>').map_or("", |(path, _)| path)
}

/// The calls of a trace. One that another thread interrupts stands on two lines: `… <unfinished ...>` and `<... NAME
/// resumed> …`.
fn calls(trace: &str) -> Vec<Call> {
    let mut calls: Vec<Call> = Vec::new();
    let mut open: Vec<(&str, usize)> = Vec::new();
    for (line, text) in (1..).zip(trace.lines()) {
        // THREAD INSTANT CALL, the first padded.
        let Some((thread, rest)) = text.split_once(' ') else { continue };
        let Some((_instant, said)) = rest.trim_start().split_once(' ') else { continue };
        if said.starts_with("<... ") {
            if let Some(place) = open.iter().rposition(|(who, _)| *who == thread) {
                let (_, place) = open.swap_remove(place);
                calls[place].ended = line;
                calls[place].succeeded = succeeded(said);
            }
            continue;
        }
        let Some((name, rest)) = said.split_once('(') else { continue };
        let unfinished = rest.ends_with("<unfinished ...>");
        if unfinished {
            open.push((thread, calls.len()));
        }
        calls.push(Call {
            name: name.to_owned(),
            words: rest.to_owned(),
            began: line,
            ended: if unfinished { usize::MAX } else { line },
            succeeded: !unfinished && succeeded(rest),
        });
    }
    calls
}

fn succeeded(said: &str) -> bool {
    said.rsplit_once(" = ").is_some_and(|(_, result)| result.starts_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::check;

    const GOOD: &str = r#"7 1.1 fsync(17</d/office.db-wal>) = 0
9 1.2 openat(AT_FDCWD</d>, "/d/files/48/a#1", O_RDWR|O_CREAT|O_EXCL|O_CLOEXEC, 0666) = 25</d/files/48/a#1>
9 1.3 write(25</d/files/48/a#1>, "yKX"..., 135091) = 135091
9 1.4 fsync(25</d/files/48/a#1> <unfinished ...>
8 1.5 write(4<anon_inode:[eventfd]>, "\1\0\0\0\0\0\0\0", 8) = 8
9 1.6 <... fsync resumed>) = 0
9 1.7 rename("/d/files/48/a#1", "/d/files/48/a") = 0
9 1.8 openat(AT_FDCWD</d>, "/d/files/48", O_RDONLY|O_CLOEXEC) = 25</d/files/48>
9 1.9 fsync(25</d/files/48>) = 0
7 2.0 pwrite64(17</d/office.db-wal>, "\0"..., 24, 585096) = 24
7 2.1 pwrite64(17</d/office.db-wal>, "\r"..., 4096, 589216) = 4096
7 2.2 fsync(17</d/office.db-wal>) = 0
8 2.3 writev(20<socket:[1]>, [{iov_base="HTTP/1.1 201 Created\r\n"..., iov_len=574}], 1 <unfinished ...>
7 2.4 write(4<anon_inode:[eventfd]>, "\1\0\0\0\0\0\0\0", 8) = 8
8 2.5 <... writev resumed>) = 760
7 2.6 fsync(17</d/office.db-wal>) = 0
"#;

    fn without(part: &str) -> String {
        GOOD.lines().filter(|line| !line.contains(part)).map(|line| format!("{line}\n")).collect()
    }

    #[test]
    fn a_filing_that_was_synced_before_its_answer_passes() {
        assert_eq!(check(GOOD).expect("in order").steps.len(), 7);
    }

    #[test]
    fn a_log_synced_after_the_answer_is_found() {
        assert!(check(&without("7 2.2 fsync")).is_err_and(|late| late.contains("log was not synced")));
    }

    #[test]
    fn a_sync_that_ends_after_the_answer_began_is_found() {
        let late = GOOD
            .replace("7 2.2 fsync(17</d/office.db-wal>) = 0", "7 2.2 fsync(17</d/office.db-wal> <unfinished ...>")
            .replace(
                "7 2.4 write(4<anon_inode:[eventfd]>, \"\\1\\0\\0\\0\\0\\0\\0\\0\", 8) = 8",
                "7 2.4 <... fsync resumed>) = 0",
            );
        assert!(late.contains("7 2.4 <... fsync") && check(&late).is_err());
    }

    #[test]
    fn a_failed_sync_is_none() {
        assert!(
            check(&GOOD.replace(
                "7 2.2 fsync(17</d/office.db-wal>) = 0",
                "7 2.2 fsync(17</d/office.db-wal>) = -1 EIO (Input/output error)"
            ))
            .is_err()
        );
    }

    #[test]
    fn an_attachment_that_was_not_synced_is_found() {
        assert!(check(&without("fsync(25</d/files/48/a#1>")).is_err());
        assert!(check(&without("fsync(25</d/files/48>")).is_err_and(|missing| missing.contains("folder")));
    }

    #[test]
    fn a_commit_after_the_answer_is_found() {
        assert!(check(&without("pwrite64")).is_err_and(|missing| missing.contains("nothing was committed")));
    }

    #[test]
    fn a_trace_without_an_answer_is_found() {
        assert!(check(&without("201 Created")).is_err());
    }
}
