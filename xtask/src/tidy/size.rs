//! A file that no longer fits a reader's head is asked to become two.

use super::Finding;
use crate::tree::Tree;

const MOST: usize = 600;

/// Every Rust file of more than 600 lines.
pub fn long_files(tree: &Tree) -> Vec<Finding> {
    let long = tree.ending("rs").map(|file| (file, file.text.lines().count())).filter(|(_, lines)| *lines > MOST);
    long.map(|(file, lines)| {
        Finding::new(&file.path, MOST + 1, format!("{lines} lines: one subject a file, at most {MOST} lines"))
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_overlong_is_found() {
        let tree = Tree::of(&[("web/src/a.rs", &"\n".repeat(600)), ("web/src/b.rs", &"\n".repeat(601))]);
        let findings = long_files(&tree);
        assert_eq!((findings.len(), findings[0].path.as_str()), (1, "web/src/b.rs"));
    }
}
