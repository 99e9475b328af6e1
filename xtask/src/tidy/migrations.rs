//! Migrations in pairs: each step has its two halves, and both make the same tables with the same columns.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Finding;
use crate::tree::{File, Tree};

const HALVES: [&str; 2] = ["sqlite.sql", "postgres.sql"];
/// Tells of every table whether it is found when it is changed behind the office's back.
const PROOF: &str = "docs/proof.md";

/// A table as a migration makes it.
#[derive(Debug, PartialEq)]
pub struct Table {
    pub name: String,
    /// In alphabetical order.
    pub columns: Vec<String>,
    line: usize,
}

/// The tables of each context: from the name part of a migration's folder to what its files create.
pub fn owners(tree: &Tree) -> BTreeMap<String, Vec<String>> {
    let mut owners: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for step in steps(tree) {
        let names = step.halves.iter().flatten().flat_map(|file| tables(&file.text)).map(|table| table.name);
        owners.entry(step.name.to_owned()).or_default().extend(names);
    }
    owners
}

/// Every missing half, hole in the numbers, and difference between the two halves.
pub fn pairs(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (at, step) in steps(tree).iter().enumerate() {
        if step.number != at + 1 {
            let what = format!(
                "number {:04} where {:04} comes next: numbers are without holes and not used twice",
                step.number,
                at + 1
            );
            findings.push(Finding::new(step.path, 1, what));
        }
        match step.halves {
            [Some(sqlite), Some(postgres)] => findings.extend(differences(sqlite, postgres)),
            [sqlite, _] => {
                let missing = if sqlite.is_none() { HALVES[0] } else { HALVES[1] };
                findings.push(Finding::new(
                    step.path,
                    1,
                    format!("{missing} is missing: both databases take every step"),
                ));
            }
        }
    }
    findings
}

/// Every table of which the document about proof does not say whether changes in it are found.
pub fn unproved(tree: &Tree) -> Vec<Finding> {
    let said = tree.files.iter().find(|file| file.path == PROOF).map_or("", |file| file.text.as_str());
    let named = |name: &str| said.contains(&format!("`{name}`")) || said.contains(&format!("`{name}."));
    let mut findings = Vec::new();
    for step in steps(tree) {
        for file in step.halves.iter().flatten() {
            let made = tables(&file.text).into_iter().filter(|table| !named(&table.name));
            findings.extend(made.map(|table| {
                let what = format!("{PROOF} does not name table {}: is a change in it found, or not?", table.name);
                Finding::new(&file.path, table.line, what)
            }));
        }
    }
    findings
}

struct Step<'a> {
    number: usize,
    name: &'a str,
    path: &'a str,
    halves: [Option<&'a File>; 2],
}

/// The folders of `migrations/` in the order of their names.
fn steps(tree: &Tree) -> Vec<Step<'_>> {
    let mut steps: Vec<Step> = Vec::new();
    for file in &tree.files {
        let Some((folder, half)) = file.path.strip_prefix("migrations/").and_then(|rest| rest.split_once('/')) else {
            continue;
        };
        let Some(half) = HALVES.iter().position(|name| *name == half) else { continue };
        let (number, name) = folder.split_once('_').unwrap_or(("", folder));
        let path = &file.path[.."migrations/".len() + folder.len()];
        if steps.last().is_none_or(|step| step.path != path) {
            steps.push(Step { number: number.parse().unwrap_or(0), name, path, halves: [None, None] });
        }
        if let Some(step) = steps.last_mut() {
            step.halves[half] = Some(file);
        }
    }
    steps
}

fn differences(sqlite: &File, postgres: &File) -> Vec<Finding> {
    let (here, there) = (tables(&sqlite.text), tables(&postgres.text));
    let mut findings = Vec::new();
    for (file, own, other) in [(sqlite, &here, &there), (postgres, &there, &here)] {
        for table in own {
            let Some(twin) = other.iter().find(|twin| twin.name == table.name) else {
                let what = format!("table {} is only in this half: both databases hold the same", table.name);
                findings.push(Finding::new(&file.path, table.line, what));
                continue;
            };
            for column in table.columns.iter().filter(|column| !twin.columns.contains(column)) {
                let what = format!("column {}.{column} is only in this half: both databases hold the same", table.name);
                findings.push(Finding::new(&file.path, table.line, what));
            }
        }
    }
    findings
}

/// The tables that this text creates or adds columns to, as far as text can tell. Virtual tables (search indexes of
/// SQLite) belong to one database and are left out.
fn tables(sql: &str) -> Vec<Table> {
    let sql = without_comments(sql);
    let words = words(&sql);
    let mut tables: Vec<Table> = Vec::new();
    for (at, (place, word)) in words.iter().enumerate() {
        let next = |ahead: usize| words.get(at + ahead).map_or("", |(_, word)| word.as_str());
        let line = sql[..place.start].matches('\n').count() + 1;
        if next(1) != "table" {
            continue;
        }
        let name_at = at + if next(2) == "if" { 2 + next_names(&words, at + 2) } else { 2 };
        let Some((place, name)) = words.get(name_at) else { continue };
        let name = name.clone();
        let table = match tables.iter().position(|table| table.name == name) {
            Some(known) => known,
            None => {
                tables.push(Table { name, columns: Vec::new(), line });
                tables.len() - 1
            }
        };
        match word.as_str() {
            "create" => tables[table].columns.extend(columns(&sql[place.end..])),
            "alter" => {
                let rest = &words[name_at + 1..];
                if let [(_, add), (_, column), (_, name), ..] = rest
                    && (add.as_str(), column.as_str()) == ("add", "column")
                {
                    tables[table].columns.push(name.clone());
                }
            }
            _ => {}
        }
        tables[table].columns.sort();
    }
    tables.retain(|table| !table.columns.is_empty());
    tables
}

/// How many words `IF [NOT] EXISTS` takes.
fn next_names(words: &[(Range<usize>, String)], from: usize) -> usize {
    if words.get(from + 1).is_some_and(|(_, word)| word == "not") { 3 } else { 2 }
}

/// The names of the columns in the brackets that come next.
fn columns(rest: &str) -> Vec<String> {
    if !rest.trim_start().starts_with('(') {
        return Vec::new();
    }
    let mut columns = Vec::new();
    let mut depth = 0;
    let mut begin = 0;
    for (at, c) in rest.char_indices() {
        match c {
            '(' => {
                depth += 1;
                if depth == 1 {
                    begin = at + 1;
                }
            }
            ')' => depth -= 1,
            _ => {}
        }
        if (c == ',' && depth == 1) || (c == ')' && depth == 0) {
            columns.extend(words(&rest[begin..at]).into_iter().next().map(|(_, word)| word));
            begin = at + 1;
        }
        if c == ')' && depth == 0 {
            break;
        }
    }
    columns.retain(|word| {
        !matches!(word.as_str(), "constraint" | "primary" | "unique" | "check" | "foreign" | "exclude" | "like")
    });
    columns
}

/// The words of a statement in lower case, with their places.
fn words(sql: &str) -> Vec<(Range<usize>, String)> {
    let lettered = |c: char| c.is_alphanumeric() || c == '_';
    let mut words = Vec::new();
    let mut from = 0;
    while let Some(found) = sql[from..].find(lettered) {
        let start = from + found;
        let end = sql[start..].find(|c| !lettered(c)).map_or(sql.len(), |length| start + length);
        words.push((start..end, sql[start..end].to_lowercase()));
        from = end;
    }
    words
}

/// The same text with `-- comments` and the insides of 'strings' blanked, lines kept.
fn without_comments(sql: &str) -> String {
    let mut quoted = false;
    let mut out = String::with_capacity(sql.len());
    for line in sql.split_inclusive('\n') {
        let mut comment = false;
        for (at, c) in line.char_indices() {
            comment |= !quoted && line[at..].starts_with("--");
            if !comment && c == '\'' {
                quoted = !quoted;
            }
            out.push(if c != '\n' && (comment || quoted) { ' ' } else { c });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "-- people, and their tokens\nCREATE TABLE account (\n  id BLOB PRIMARY KEY,\n  login TEXT NOT NULL CHECK (length(login, 1) > 0),\n  UNIQUE (login)\n) STRICT;\nALTER TABLE account ADD COLUMN born TEXT DEFAULT ', x';\n";

    fn found(files: &[(&str, &str)]) -> Vec<String> {
        pairs(&Tree::of(files)).into_iter().map(|finding| finding.what).collect()
    }

    #[test]
    fn columns_are_read_from_both_ways_of_making_them() {
        let tables = tables(GOOD);
        assert_eq!(tables.len(), 1);
        assert_eq!(tables[0].columns, ["born", "id", "login"]);
        assert_eq!(tables[0].line, 2);
    }

    #[test]
    fn equal_halves_pass() {
        let other = "create table if not exists account (id uuid primary key, login text, born text);";
        assert!(
            found(&[("migrations/0001_accounts/postgres.sql", other), ("migrations/0001_accounts/sqlite.sql", GOOD)])
                .is_empty()
        );
    }

    #[test]
    fn a_column_in_one_half_only_is_found() {
        let other = "CREATE TABLE account (id uuid PRIMARY KEY, login text);";
        let findings =
            found(&[("migrations/0001_accounts/postgres.sql", other), ("migrations/0001_accounts/sqlite.sql", GOOD)]);
        assert_eq!(findings.len(), 1);
        assert!(findings[0].contains("account.born"), "{findings:?}");
    }

    #[test]
    fn a_missing_half_is_found() {
        assert!(found(&[("migrations/0001_accounts/sqlite.sql", GOOD)])[0].contains("postgres.sql"));
    }

    #[test]
    fn a_hole_in_the_numbers_is_found() {
        let half = |number: &str, half: &str| (format!("migrations/{number}_a/{half}.sql"), String::new());
        let files =
            [half("0001", "postgres"), half("0001", "sqlite"), half("0003", "postgres"), half("0003", "sqlite")];
        let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        assert_eq!(found(&files).len(), 1);
    }

    #[test]
    fn a_table_that_the_document_about_proof_does_not_name_is_found() {
        let found = |said: &str| {
            let tree = Tree::of(&[(PROOF, said), ("migrations/0001_accounts/sqlite.sql", GOOD)]);
            unproved(&tree).into_iter().map(|finding| finding.what).collect::<Vec<_>>()
        };
        assert!(found("| `account` | |").is_empty() && found("| `account.born` | |").is_empty());
        assert!(found("An account, `accounts`.")[0].contains("table account:"));
    }

    #[test]
    fn a_search_index_of_one_database_is_no_table() {
        assert_eq!(tables("CREATE VIRTUAL TABLE letter_search USING fts5(words)"), []);
    }
}
