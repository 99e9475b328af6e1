//! Who may know whom. The list is that of ARCHITECTURE.md; a new edge is a decision page and a line here.

use toml::{Table, Value};

use super::Finding;
use crate::tree::{File, Tree};

/// Which contexts may know which of their siblings.
const SIBLINGS: [(&str, &[&str]); 12] = [
    ("catalogue", &["accounts"]),
    ("content", &["accounts"]),
    ("registry", &["accounts", "catalogue"]),
    ("receipts", &["lasting", "accounts"]),
    ("submissions", &["cases", "receipts", "registry", "catalogue", "accounts"]),
    ("cases", &["lasting", "registry", "catalogue", "accounts"]),
    ("delivery", &["lasting", "receipts", "cases", "registry", "accounts"]),
    ("auctions", &["accounts"]),
    ("finance", &["submissions", "registry", "accounts"]),
    ("watch", &["accounts"]),
    ("systems", &["accounts"]),
    ("archive", &["cases", "registry", "accounts"]),
];

/// Which parts of the foundation may know more of it than its vocabulary.
const FOUNDATION: [(&str, &[&str]); 3] =
    [("journal", &["jobs", "database"]), ("jobs", &["database"]), ("files", &["database"])];

const REASONS: &str = "docs/decisions/0002-libraries.md";

/// One crate of the workspace.
struct Room<'a> {
    file: &'a File,
    /// The top folder: `contexts`, `trust`, …
    wing: &'a str,
    /// The folder's own name; for a crate at the top the same as `wing`.
    name: &'a str,
    settings: Table,
}

/// Every dependency between our crates that the list of allowed edges does not have.
pub fn edges(tree: &Tree) -> Vec<Finding> {
    let rooms = rooms(tree);
    let mut findings = Vec::new();
    for from in &rooms {
        for (name, in_tests) in dependencies(&from.settings) {
            let Some(to) = rooms.iter().find(|room| room.crate_name() == name) else { continue };
            let tools = in_tests && to.is("foundation", "testkit") && from.wing != "xtask";
            // A channel's tests need a whole office to bring letters to.
            let tools = tools || in_tests && from.wing == "channels" && to.wing == "contexts";
            // Facts about sealed answers are tried on the paper that is sealed.
            let tools = tools || in_tests && from.is("contexts", "cases") && to.is("foundation", "print");
            // What lasts is tried where it is made.
            let tools = tools || in_tests && from.wing == "contexts" && to.is("contexts", "lasting");
            // What is delivered is an answer to a letter, what is archived began with one, and every letter is of a service.
            let of_letters = from.is("contexts", "delivery") || from.is("contexts", "archive");
            let tools = tools || in_tests && of_letters && to.is("contexts", "catalogue");
            if !tools && !may_know(from, to) {
                let what =
                    format!("{} may not know {name}: a new edge is a decision (ARCHITECTURE.md)", from.crate_name());
                findings.push(Finding::new(&from.file.path, line_of(&from.file.text, &name), what));
            }
        }
    }
    findings
}

/// Every crate that does not take the workspace's lints.
pub fn lints(tree: &Tree) -> Vec<Finding> {
    let inherits =
        |room: &Room| room.settings.get("lints").and_then(|l| l.get("workspace")) == Some(&Value::Boolean(true));
    let what = "write `[lints] workspace = true`: one list of lints holds for every crate";
    rooms(tree).iter().filter(|room| !inherits(room)).map(|room| Finding::new(&room.file.path, 1, what)).collect()
}

/// Every library that no crate uses, or whose reason is not told in the decision about libraries.
pub fn libraries(tree: &Tree) -> Vec<Finding> {
    let Some(root) = tree.files.iter().find(|file| file.path == "Cargo.toml") else { return Vec::new() };
    let settings: Table = root.text.parse().unwrap_or_default();
    let declared = settings.get("workspace").and_then(|w| w.get("dependencies")).and_then(Value::as_table);
    let reasons = tree.files.iter().find(|file| file.path == REASONS).map_or("", |file| file.text.as_str());
    let reasons: Vec<&str> = reasons.lines().filter(|line| line.starts_with('|')).flat_map(words).collect();
    let used: Vec<String> =
        rooms(tree).iter().flat_map(|room| dependencies(&room.settings)).map(|(name, _)| name).collect();
    let mut findings = Vec::new();
    for (name, said) in declared.into_iter().flatten() {
        let line = line_of(&root.text, name);
        if !used.contains(name) {
            findings.push(Finding::new(&root.path, line, format!("{name} is used by no crate: delete it")));
        }
        if said.get("path").is_none() && !reasons.contains(&name.as_str()) {
            findings.push(Finding::new(
                &root.path,
                line,
                format!("{name} has no reason in {REASONS}: say what it is worth"),
            ));
        }
    }
    findings
}

fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| !(c.is_alphanumeric() || c == '-' || c == '_'))
}

fn may_know(from: &Room, to: &Room) -> bool {
    let in_list =
        |list: &[(&str, &[&str])]| list.iter().any(|(name, may)| *name == from.name && may.contains(&to.name));
    if to.is("foundation", "testkit") || matches!(to.wing, "program" | "proving" | "fuzz" | "xtask") {
        return false;
    }
    match (from.wing, to.wing) {
        ("program", _) => true,
        ("web", "contexts" | "trust" | "foundation") => true,
        ("web", "channels") => to.name == "trusted_profile",
        ("channels", "contexts") => {
            matches!(to.name, "registry" | "submissions" | "delivery" | "accounts")
                || (from.name == "ksef" && to.name == "finance")
        }
        ("channels", "trust" | "foundation") => true,
        ("contexts", "contexts") => in_list(&SIBLINGS),
        ("contexts", "trust") => true,
        ("contexts", "foundation") => !matches!(to.name, "print" | "words"),
        ("trust", "trust") => {
            let height = |name| ["certificates", "signatures", "seals"].iter().position(|room| *room == name);
            height(from.name) > height(to.name)
        }
        ("trust" | "sandbox", "foundation") => matches!(to.name, "xml" | "vocabulary" | "outbound"),
        ("sandbox", "trust") => true,
        // Strangers to the office: they measure the parts below it, and the program only from outside.
        ("proving", "sandbox" | "trust" | "foundation") => true,
        // In a workspace of its own: it gives the readers of hostile input what a machine makes up.
        ("fuzz", "trust" | "foundation") => true,
        ("foundation", "foundation") => from.name == "testkit" || to.name == "vocabulary" || in_list(&FOUNDATION),
        ("foundation", "sandbox") => from.name == "testkit",
        _ => false,
    }
}

impl Room<'_> {
    fn crate_name(&self) -> &str {
        self.settings
            .get("package")
            .and_then(|package| package.get("name"))
            .and_then(Value::as_str)
            .unwrap_or(self.name)
    }

    fn is(&self, wing: &str, name: &str) -> bool {
        self.wing == wing && self.name == name
    }
}

fn rooms(tree: &Tree) -> Vec<Room<'_>> {
    tree.files.iter().filter_map(room).collect()
}

fn room(file: &File) -> Option<Room<'_>> {
    let folder = file.path.strip_suffix("/Cargo.toml")?;
    let (wing, name) = folder.split_once('/').unwrap_or((folder, folder));
    // A file that does not parse is cargo's to complain about.
    let settings = file.text.parse().ok()?;
    Some(Room { file, wing, name, settings })
}

/// The names in `[dependencies]` and `[build-dependencies]`, and (with `true`) in `[dev-dependencies]`; those for
/// some platforms only as well.
fn dependencies(settings: &Table) -> Vec<(String, bool)> {
    let mut names = Vec::new();
    let for_platforms = settings.get("target").and_then(Value::as_table).into_iter().flat_map(Table::values);
    for table in for_platforms.filter_map(Value::as_table).chain([settings]) {
        for (section, in_tests) in [("dependencies", false), ("build-dependencies", false), ("dev-dependencies", true)]
        {
            if let Some(section) = table.get(section).and_then(Value::as_table) {
                names.extend(section.keys().map(|name| (name.clone(), in_tests)));
            }
        }
    }
    names
}

fn line_of(text: &str, name: &str) -> usize {
    let names = |line: &str| words(line).next() == Some(name);
    text.lines().position(names).map_or(1, |at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn house(from: &str, section: &str, to: &str) -> Vec<Finding> {
        let own =
            |path: &str| format!("[package]\nname = \"{}\"\n", path.rsplit('/').next().expect("a path has a name"));
        let (from_path, to_path) = (format!("{from}/Cargo.toml"), format!("{to}/Cargo.toml"));
        let name = to.rsplit('/').next().expect("a path has a name");
        edges(&Tree::of(&[
            (&from_path, &format!("{}[{section}]\n{name}.workspace = true\n", own(from))),
            (&to_path, &own(to)),
        ]))
    }

    #[test]
    fn edges_of_the_list_are_free() {
        for (from, to) in [
            ("program", "sandbox"),
            ("web", "contexts/registry"),
            ("contexts/submissions", "contexts/receipts"),
            ("contexts/receipts", "trust/seals"),
            ("trust/seals", "trust/signatures"),
            ("trust/seals", "trust/certificates"),
            ("sandbox", "trust/seals"),
            ("foundation/journal", "foundation/jobs"),
            ("foundation/testkit", "sandbox"),
            ("proving", "sandbox"),
            ("fuzz", "trust/signatures"),
            ("channels/ksef", "contexts/finance"),
        ] {
            assert_eq!(house(from, "dependencies", to), [], "{from} -> {to}");
        }
    }

    #[test]
    fn other_edges_are_found() {
        for (from, to) in [
            ("web", "sandbox"),
            ("web", "channels/epuap"),
            ("contexts/receipts", "contexts/submissions"),
            ("contexts/cases", "foundation/words"),
            ("trust/certificates", "trust/signatures"),
            ("trust/seals", "foundation/database"),
            ("foundation/files", "foundation/journal"),
            ("channels/epuap", "contexts/finance"),
            ("contexts/accounts", "foundation/testkit"),
            ("foundation/xml", "web"),
            ("proving", "contexts/submissions"),
            ("fuzz", "contexts/submissions"),
        ] {
            assert_eq!(house(from, "dependencies", to).len(), 1, "{from} -> {to}");
        }
    }

    #[test]
    fn tests_may_use_the_testkit() {
        assert_eq!(house("contexts/accounts", "dev-dependencies", "foundation/testkit"), []);
        assert_eq!(house("contexts/accounts", "dev-dependencies", "web").len(), 1);
        assert_eq!(house("channels/epuap", "dev-dependencies", "contexts/receipts"), []);
        assert_eq!(house("channels/epuap", "dependencies", "contexts/receipts").len(), 1);
    }

    #[test]
    fn an_edge_is_named_with_its_line() {
        assert_eq!(house("web", "dependencies", "sandbox")[0].line, 4);
    }

    #[test]
    fn a_crate_without_the_common_lints_is_found() {
        let good = ("web/Cargo.toml", "[package]\nname = \"web\"\n[lints]\nworkspace = true\n");
        let bad = ("program/Cargo.toml", "[package]\nname = \"okienko\"\n");
        let findings = lints(&Tree::of(&[good, bad]));
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].path, "program/Cargo.toml");
    }

    #[test]
    fn a_library_is_used_and_has_a_reason() {
        let root = (
            "Cargo.toml",
            "[workspace.dependencies]\ngood = \"1\"\nidle = \"1\"\nodd = \"1\"\nweb = { path = \"web\" }\n",
        );
        let user =
            ("web/Cargo.toml", "[package]\nname = \"web\"\n[dependencies]\ngood = \"1\"\nodd = \"1\"\nweb = \"1\"\n");
        let reasons = (REASONS, "odd words\n| good, idle | why |\n");
        let findings = libraries(&Tree::of(&[root, user, reasons]));
        assert_eq!(findings.iter().map(|finding| finding.line).collect::<Vec<_>>(), [3, 4]);
    }
}
