//! What must not stay in the repository: marks of unfinished work, rooms named after nothing, paths of one machine.

use super::Finding;
use crate::tree::{File, Tree};

/// Broken in two here, so that this list does not find itself.
const MARKS: [(&str, &str); 6] = [
    (concat!("TO", "DO"), "finish it, or make it an issue"),
    (concat!("FIX", "ME"), "mend it, or make it an issue"),
    (concat!("todo", "!("), "finish it"),
    (concat!("unimplemented", "!("), "finish it"),
    (concat!("#[al", "low("), "write #[expect(…, reason = \"…\")], which says why and ends by itself"),
    (concat!("#![al", "low("), "write #![expect(…, reason = \"…\")], which says why and ends by itself"),
];
const MACHINE_PATHS: [&str; 3] = [concat!("/ro", "ot/"), concat!("/ho", "me/"), concat!("/wo", "rk/")];
const EMPTY_NAMES: [&str; 6] = ["common", "helpers", "misc", "shared", "util", "utils"];

/// Every such mark, path and name.
pub fn forbidden(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in &tree.files {
        for (number, line) in file.text.lines().enumerate() {
            if let Some(what) = mark(line, file) {
                findings.push(Finding::new(&file.path, number + 1, what));
            }
        }
        let names_nothing = |part: &str| EMPTY_NAMES.contains(&part.strip_suffix(".rs").unwrap_or(part));
        if file.path.ends_with(".rs") && file.path.split('/').any(names_nothing) {
            findings.push(Finding::new(&file.path, 1, "name it after what it holds"));
        }
    }
    findings
}

fn mark(line: &str, file: &File) -> Option<String> {
    if let Some((mark, what)) = MARKS.iter().find(|(mark, _)| names(line, mark)) {
        return Some(format!("{mark}: {what}"));
    }
    if file.path.ends_with("package-lock.json") && line.contains("\"resolved\": \"http") {
        return Some(
            "the lock file names a package host: omit-lockfile-registry-resolved=true belongs in .npmrc".to_owned(),
        );
    }
    let path = MACHINE_PATHS.iter().find(|path| begins_with(line, path))?;
    Some(format!("{path}: a path of one machine"))
}

/// Whether the line has the mark, not as a part of a longer word.
fn names(line: &str, mark: &str) -> bool {
    line.match_indices(mark).any(|(at, _)| {
        let (before, after) = (&line[..at], &line[at + mark.len()..]);
        let goes_on = mark.ends_with(char::is_alphanumeric) && after.starts_with(char::is_alphanumeric);
        !before.ends_with(char::is_alphanumeric) && !goes_on
    })
}

/// Whether the line has the path at the start of an absolute path, not inside a longer one or an address.
fn begins_with(line: &str, path: &str) -> bool {
    line.match_indices(path)
        .any(|(at, _)| !line[..at].ends_with(|c: char| c.is_alphanumeric() || "./}_-$)".contains(c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> usize {
        forbidden(&Tree::of(&[(path, text)])).len()
    }

    #[test]
    fn marks_of_unfinished_work_are_found() {
        assert_eq!(found("web/src/lib.rs", concat!("fn a() {\n  // TO", "DO later\n  todo", "!()\n}\n")), 2);
        assert_eq!(found("web/assets/a.css", concat!("/* FIX", "ME */")), 1);
    }

    #[test]
    fn an_allowance_without_a_reason_is_found() {
        assert_eq!(found("web/src/lib.rs", concat!("#[al", "low(dead_code)]")), 1);
        assert_eq!(found("web/src/lib.rs", "#[expect(dead_code, reason = \"read by serde\")]"), 0);
    }

    #[test]
    fn paths_of_one_machine_are_found_and_addresses_are_not() {
        assert_eq!(found("scripts/a.sh", concat!("cd /ho", "me/anna")), 1);
        assert_eq!(found("docs/a.md", "https://example.org/home/page and ${dir}/work/x"), 0);
    }

    #[test]
    fn rooms_named_after_nothing_are_found() {
        assert_eq!(found("web/src/utils.rs", ""), 1);
        assert_eq!(found("web/src/common/mod.rs", ""), 1);
        assert_eq!(found("web/src/links/mod.rs", ""), 0);
    }

    #[test]
    fn a_lock_file_names_no_host() {
        assert_eq!(found("e2e/package-lock.json", "\"resolved\": \"https://example.org/a.tgz\","), 1);
        assert_eq!(found("e2e/package-lock.json", "\"version\": \"1.0.0\","), 0);
    }
}
