//! Small services to try things on.

use std::path::Path;

use catalogue::{Answers, Definition, Form, Service};
use jiff::civil::{Date, date};

/// The day on which everything is tried.
pub const TODAY: Date = date(2026, 11, 22);

const HEAD: &str = r#"
code = "proba"
unit = "OR"
"#;

const TEXTS: &str = r#"
[pl]
name = "Próba"
summary = "s"
who = "w"
cost = "c"
time = "t"
result = "r"
prepare = ["p"]
legal = "l"
paper = "p"

[en]
name = "Try"
summary = "s"
who = "w"
cost = "c"
time = "t"
result = "r"
prepare = []
legal = "l"
paper = "p"
"#;

/// A definition of a service `proba` with these keys more and this form.
pub fn file(keys: &str, form: &str) -> String {
    format!("{HEAD}{keys}{TEXTS}{form}")
}

/// A form whose first step asks for one field of every kind, with more after it.
pub fn every_kind(more: &str) -> String {
    let fields = [
        "name = \"linia\"\nkind = \"line\"\nlongest = 10",
        "name = \"akapit\"\nkind = \"paragraph\"\nlongest = 20",
        "name = \"wybor\"\nkind = \"choice\"\nchoices = [\
         { value = \"a\", label = { pl = \"A\", en = \"A\" } }, { value = \"b\", label = { pl = \"B\", en = \"B\" } }]",
        "name = \"zgoda\"\nkind = \"statement\"",
        "name = \"liczba\"\nkind = \"whole\"\nleast = 1\nmost = 20",
        "name = \"kiedy\"\nkind = \"date\"",
        "name = \"pesel\"\nkind = \"pesel\"",
    ];
    let mut form = String::from("[[steps]]\nid = \"pierwszy\"\ntitle = { pl = \"Pierwszy\", en = \"First\" }\n");
    for field in fields {
        form.push_str(&format!(
            "[[steps.fields]]\n{field}\noptional = true\nlabel = {{ pl = \"Pytanie\", en = \"Question\" }}\n"
        ));
    }
    file("", &(form + more))
}

/// A later step with one line, asked under a condition.
pub fn later_step(id: &str, field: &str, when: &str) -> String {
    format!(
        "[[steps]]\nid = \"{id}\"\nwhen = '{when}'\ntitle = {{ pl = \"Dalej\", en = \"Next\" }}\n\
         [[steps.fields]]\nname = \"{field}\"\nkind = \"line\"\nlabel = {{ pl = \"Pytanie\", en = \"Question\" }}\n"
    )
}

/// The service that a file declares.
pub fn service(file: &str) -> Service {
    Definition::read(file.as_bytes()).unwrap().service().clone()
}

/// The form of the service that a file declares.
pub fn form(file: &str) -> Form {
    service(file).form.unwrap()
}

/// The flaws of a file, one a line.
pub fn flaws(file: &str) -> Vec<String> {
    Definition::read(file.as_bytes()).err().unwrap_or_default().iter().map(ToString::to_string).collect()
}

/// Answers as they come from a page.
pub fn answers(given: &[(&str, &str)]) -> Answers {
    given.iter().copied().collect()
}

/// The services of the program and of the demonstration.
pub fn offered() -> Vec<Service> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../program/src/demo/services");
    let (definitions, flawed) = catalogue::read_folder(&folder);
    assert!(flawed.is_empty(), "{flawed:?}");
    catalogue::built_in().iter().chain(&definitions).map(|definition| definition.service().clone()).collect()
}

/// A form of the demonstration.
pub fn demonstrated(code: &str) -> Form {
    offered().into_iter().find(|service| service.code == code).unwrap().form.unwrap()
}

/// A definition whose second step is asked under any text at all.
pub fn field_with_condition(when: &str) -> String {
    let quoted: String = when.chars().map(|c| format!("\\U{:08X}", u32::from(c))).collect();
    every_kind(&later_step("dalej", "wiecej", "HERE")).replace("'HERE'", &format!("\"{quoted}\""))
}
