//! Words for people stand in `locales/` and nowhere else, in every language alike, and each is used.

use std::collections::{BTreeMap, BTreeSet};

use super::Finding;
use crate::tree::Tree;

const POLISH_LETTERS: &str = "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ";
/// Where people's words would otherwise creep in.
const WORDLESS: [&str; 4] = ["contexts/", "program/", "trust/", "web/src/"];

/// A message of one language.
struct Message {
    path: String,
    line: usize,
    variables: BTreeSet<String>,
}

/// Every key missing in a language, with other variables, or unused, and every Polish word in Rust or on a page.
pub fn messages(tree: &Tree) -> Vec<Finding> {
    let (pl, en) = (language(tree, "pl"), language(tree, "en"));
    let mut findings = Vec::new();
    for (own, other, language) in [(&pl, &en, "en"), (&en, &pl, "pl")] {
        for (key, message) in own {
            if !other.contains_key(key) {
                let what = format!("{key} is missing in {language}: every language says the same");
                findings.push(Finding::new(&message.path, message.line, what));
            }
        }
    }
    for (key, message) in &en {
        if let Some(twin) = pl.get(key).filter(|twin| twin.variables != message.variables) {
            let what = format!("{key} takes {:?} here and {:?} in pl", message.variables, twin.variables);
            findings.push(Finding::new(&message.path, message.line, what));
        }
    }
    findings.extend(unused(tree, &pl));
    findings.extend(polish_in_rust(tree));
    findings.extend(polish_on_pages(tree));
    findings
}

/// The messages of a language, an attribute as `key.attribute`.
fn language(tree: &Tree, language: &str) -> BTreeMap<String, Message> {
    let folder = format!("locales/{language}/");
    let mut messages: BTreeMap<String, Message> = BTreeMap::new();
    for file in tree.ending("ftl").filter(|file| file.path.starts_with(&folder)) {
        let mut key = String::new();
        let mut message = String::new();
        for (number, line) in file.text.lines().enumerate() {
            let indented = line.starts_with([' ', '\t']);
            match line.split_once('=').map(|(name, _)| name.trim()) {
                Some(name) if !indented && is_name(name.strip_prefix('-').unwrap_or(name)) => {
                    message = name.to_owned();
                    key.clone_from(&message);
                }
                Some(name) if indented && name.strip_prefix('.').is_some_and(is_name) => {
                    key = format!("{message}{name}");
                }
                _ if line.starts_with('#') => continue,
                _ => {}
            }
            if !key.is_empty() {
                let new = || Message { path: file.path.clone(), line: number + 1, variables: BTreeSet::new() };
                messages.entry(key.clone()).or_insert_with(new).variables.extend(variables(line));
            }
        }
    }
    messages
}

fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic()) && text.chars().all(of_a_name)
}

fn of_a_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || c == '_'
}

fn variables(line: &str) -> impl Iterator<Item = String> {
    line.split('$').skip(1).map(|rest| rest.chars().take_while(|c| of_a_name(*c)).collect())
}

/// Keys that neither code, nor a page, nor another message names. A key may be put together from a beginning that
/// ends in `-` and a kind: `"refusal-{kind}"`.
fn unused(tree: &Tree, messages: &BTreeMap<String, Message>) -> Vec<Finding> {
    let mut named = BTreeSet::new();
    let mut beginnings = BTreeSet::new();
    let texts = tree
        .ending("rs")
        .chain(tree.ending("html"))
        .chain(tree.ending("ftl").filter(|file| file.path.contains("/pl/")));
    for file in texts.filter(|file| !file.path.starts_with("xtask/")) {
        let is_ftl = file.path.ends_with(".ftl");
        for line in file.text.lines() {
            // A message's own line names it; what stands behind the `=` may name others.
            let line =
                if is_ftl && !line.starts_with(' ') { line.split_once('=').map_or("", |(_, said)| said) } else { line };
            for word in line.split(|c| !of_a_name(c)).filter(|word| !word.is_empty()) {
                if word.ends_with('-') && word.len() > 1 {
                    beginnings.insert(word);
                }
                named.insert(word);
            }
        }
    }
    let is_used = |key: &str| {
        let message = key.split_once('.').map_or(key, |(message, _)| message);
        named.contains(message) || beginnings.iter().any(|beginning| message.starts_with(*beginning))
    };
    let unused = messages.iter().filter(|(key, _)| !is_used(key));
    unused
        .map(|(key, message)| Finding::new(&message.path, message.line, format!("{key} is used nowhere: delete it")))
        .collect()
}

fn polish_in_rust(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (file, rust) in tree.rust().filter(|(file, _)| WORDLESS.iter().any(|folder| file.path.starts_with(folder))) {
        let polish = |text: &str| text.chars().any(|c| POLISH_LETTERS.contains(c));
        for literal in rust.strings.iter().filter(|literal| polish(&literal.text) && !rust.is_test(literal.line)) {
            let what =
                format!("\"{}\": words for people belong in locales/", literal.text.lines().next().unwrap_or_default());
            findings.push(Finding::new(&file.path, literal.line, what));
        }
    }
    findings
}

fn polish_on_pages(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in tree.ending("html").filter(|file| file.path.starts_with("web/src/")) {
        let lines = file.text.lines().enumerate().filter(|(_, line)| line.chars().any(|c| POLISH_LETTERS.contains(c)));
        let what = "Polish on a page: words for people belong in locales/, those of one office in its settings";
        findings.extend(lines.map(|(number, _)| Finding::new(&file.path, number + 1, what)));
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(pl: &str, en: &str, rust: &str) -> Vec<String> {
        let tree = Tree::of(&[("locales/en/a.ftl", en), ("locales/pl/a.ftl", pl), ("web/src/lib.rs", rust)]);
        messages(&tree).into_iter().map(|finding| finding.what).collect()
    }

    #[test]
    fn equal_languages_in_use_pass() {
        let pl = "# powitanie\ngreeting = Dzień dobry, { $name }\n    .title = Witamy\nkind-late = Po terminie\n";
        let en = "greeting = Hello, { $name }\n    .title = Welcome\nkind-late = Too late\n";
        let rust = "fn a() { fl!(l, \"greeting\", name = n); say(format!(\"kind-{kind}\")); }";
        assert_eq!(found(pl, en, rust), [""; 0]);
    }

    #[test]
    fn a_key_missing_in_either_language_is_found() {
        assert_eq!(found("a = A\n", "a = A\nb = B\n", "fn a() { f(\"a\", \"b\") }").len(), 1);
        assert_eq!(found("a = A\nb = B\n", "a = A\n", "fn a() { f(\"a\", \"b\") }").len(), 1);
    }

    #[test]
    fn other_variables_are_found() {
        let findings = found(
            "a = { $x ->\n   [one] { $x } rzecz\n  *[other] { $x } rzeczy\n }\n",
            "a = { $y }\n",
            "fn a() { f(\"a\") }",
        );
        assert_eq!(findings.len(), 1, "{findings:?}");
    }

    #[test]
    fn an_unused_key_is_found() {
        assert_eq!(found("alone = A\n", "alone = A\n", "").len(), 1);
    }

    #[test]
    fn a_key_that_another_message_names_is_used() {
        assert_eq!(
            found("-office = U\na = { -office }\n", "-office = O\na = { -office }\n", "fn a() { f(\"a\") }"),
            [""; 0]
        );
    }

    #[test]
    fn polish_in_code_is_found_and_in_tests_and_comments_is_not() {
        let rust = "// żółw\nfn a() { f(\"żółw\") }\n#[cfg(test)]\nmod tests {\n fn b() { f(\"żółw\") }\n}\n";
        assert_eq!(found("", "", rust).len(), 1);
    }

    #[test]
    fn polish_on_a_page_is_found() {
        let tree = Tree::of(&[("web/src/public/page.html", "<p>{{ t!(f, \"a\") }}</p>\n<p>Żółw</p>\n")]);
        assert_eq!(messages(&tree).iter().map(|finding| finding.line).collect::<Vec<_>>(), [2]);
    }
}
