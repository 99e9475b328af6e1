//! All SQL of a context stands in its store, and a store names its own tables only.

use super::Finding;
use super::migrations;
use crate::rust_text::Literal;
use crate::tree::Tree;

const BEGINNINGS: [&str; 14] = [
    "SELECT", "INSERT", "UPDATE", "DELETE", "CREATE", "ALTER", "DROP", "WITH", "PRAGMA", "VACUUM", "REPLACE",
    "TRUNCATE", "LOCK", "LISTEN",
];
/// Words after which a statement names a table.
const BEFORE_A_TABLE: [&str; 5] = ["FROM", "JOIN", "INTO", "UPDATE", "TABLE"];
/// The parts of the foundation that are about the database; each of their files is a store.
const STORES: [&str; 4] = ["database", "journal", "jobs", "files"];
/// Tables that no statement deletes from: receipts are kept as long as their letters, and those as long as the office.
const KEPT: [&str; 28] = [
    "letters",
    "letter_files",
    "letter_scans",
    "letter_shelf",
    "letter_steps",
    "submissions",
    "receipts",
    "receipt_versions",
    "deliveries",
    "delivery_versions",
    "lasting_files",
    "journal_entries",
    "alarms",
    "case_steps",
    "case_memos",
    "delivery_parties",
    "dispatches",
    "delivery_statements",
    "case_groups",
    "routing_rules",
    "case_messages",
    "case_message_files",
    "case_opinions",
    "archive_lists",
    "archive_cases",
    "archive_loans",
    "archive_disposals",
    "archive_disposal_steps",
];
/// What makes databases for tests and measurements.
const MAKERS: [&str; 3] = ["foundation/testkit/", "proving/", "xtask/"];

/// Every statement outside a store. Tests reach the database through public doors as well.
pub fn outside_stores(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (file, rust) in tree.rust() {
        if owner(&file.path).is_some() || MAKERS.iter().any(|folder| file.path.starts_with(folder)) {
            continue;
        }
        for literal in rust.strings.iter().filter(|literal| is_statement(&literal.text)) {
            let what = "SQL outside a store: give the context's store.rs a function for it";
            findings.push(Finding::new(&file.path, literal.line, what));
        }
    }
    findings
}

/// Every statement of a store that names another's table.
pub fn others_tables(tree: &Tree) -> Vec<Finding> {
    let owners = migrations::owners(tree);
    let mut findings = Vec::new();
    for (file, rust) in tree.rust() {
        let Some(own) = owner(&file.path) else { continue };
        for (table, line) in rust.strings.iter().filter(|literal| !rust.is_test(literal.line)).flat_map(tables_named) {
            let holds = |name: &str| name == own || name.strip_prefix(own).is_some_and(|rest| rest.starts_with('_'));
            let mut of = owners.iter().filter(|(_, tables)| tables.contains(&table)).map(|(name, _)| name).peekable();
            let Some(first) = of.peek().copied() else { continue };
            if !of.any(|name| holds(name)) {
                let what = format!("table {table} belongs to {first}: call it, or let it publish a view");
                findings.push(Finding::new(&file.path, line, what));
            }
        }
    }
    findings
}

/// Every statement that deletes what is kept for good. When the law lets an office dispose of letters, a letter and its receipts
/// go together, and this list is where that is decided.
pub fn deletions(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (file, rust) in tree.rust() {
        if MAKERS.iter().any(|folder| file.path.starts_with(folder)) {
            continue;
        }
        for literal in rust.strings.iter().filter(|literal| !rust.is_test(literal.line)) {
            let words: Vec<&str> = literal.text.split_whitespace().collect();
            let deletes = |pair: &[&str]| matches!(pair, ["DELETE", "FROM", table] if KEPT.contains(table));
            if words.windows(3).any(deletes) {
                let what = "letters, their receipts and what proves them are never deleted";
                findings.push(Finding::new(&file.path, literal.line, what));
            }
        }
    }
    findings
}

/// Whose store this file is.
fn owner(path: &str) -> Option<&str> {
    let mut parts = path.split('/');
    match (parts.next()?, parts.next()?, parts.next()?, parts.next()?) {
        ("foundation", name, ..) => STORES.contains(&name).then_some(name),
        ("contexts" | "channels", name, "src", "store.rs" | "store") => Some(name),
        _ => None,
    }
}

fn is_statement(text: &str) -> bool {
    let text = text.trim_start_matches(['\\', '\n', ' ', '(']);
    BEGINNINGS.iter().any(|word| text.strip_prefix(word).is_some_and(|rest| rest.starts_with([' ', '\n', '\\'])))
}

fn tables_named(literal: &Literal) -> Vec<(String, usize)> {
    let lettered = |c: char| c.is_alphanumeric() || c == '_';
    let mut tables = Vec::new();
    for (number, line) in literal.text.lines().enumerate() {
        let words: Vec<&str> = line.split(|c| !lettered(c)).filter(|word| !word.is_empty()).collect();
        let named = words.windows(2).filter(|pair| BEFORE_A_TABLE.contains(&pair[0])).map(|pair| pair[1].to_owned());
        tables.extend(named.map(|table| (table, literal.line + number)));
    }
    tables
}

#[cfg(test)]
mod tests {
    use super::*;

    const MIGRATIONS: [(&str, &str); 2] = [
        ("migrations/0001_accounts/sqlite.sql", "CREATE TABLE account (id BLOB);"),
        ("migrations/0002_cases/sqlite.sql", "CREATE TABLE matter (id BLOB);"),
    ];

    fn foreign(path: &str, text: &str) -> Vec<Finding> {
        others_tables(&Tree::of(&[MIGRATIONS[0], MIGRATIONS[1], (path, text)]))
    }

    #[test]
    fn a_statement_on_a_page_is_found() {
        let findings = outside_stores(&Tree::of(&[(
            "web/src/lib.rs",
            "fn a() {\n  q(\"SELECT 1\");\n  q(\"\\\n   DELETE FROM a\");\n}",
        )]));
        assert_eq!(findings.iter().map(|finding| finding.line).collect::<Vec<_>>(), [2, 3]);
    }

    #[test]
    fn a_store_and_plain_words_are_free() {
        let store = ("contexts/accounts/src/store.rs", "fn a() { q(\"SELECT 1\"); }");
        let part = ("contexts/accounts/src/store/tokens.rs", "fn a() { q(\"SELECT 1\"); }");
        let words = ("web/src/lib.rs", "// SELECT 1\nfn a() { q(\"SELECTED by hand\"); }");
        assert_eq!(outside_stores(&Tree::of(&[store, part, words])), []);
    }

    #[test]
    fn deleting_what_is_kept_for_good_is_found() {
        let found = |text: &str| deletions(&Tree::of(&[("contexts/receipts/src/store.rs", text)])).len();
        assert_eq!(found("fn a() { q(\"DELETE FROM receipts WHERE id = $1\"); }"), 1);
        assert_eq!(found("fn a() { q(\"DELETE\n FROM letters\"); }"), 1);
        assert_eq!(found("fn a() { q(\"DELETE FROM sessions WHERE account = $1\"); }"), 0);
        assert_eq!(found("fn a() { q(\"DELETE FROM letter_words WHERE letter = $1\"); }"), 0);
    }

    #[test]
    fn a_store_may_name_its_own_tables() {
        assert_eq!(foreign("contexts/accounts/src/store.rs", "fn a() { q(\"SELECT id FROM account\"); }"), []);
    }

    #[test]
    fn a_table_of_another_is_found_on_its_line() {
        let findings =
            foreign("contexts/accounts/src/store.rs", "fn a() { q(\"SELECT id\n FROM account JOIN matter\"); }");
        assert_eq!((findings.len(), findings[0].line), (1, 2));
    }
}
