//! Rust text taken apart just far enough for the rules: code, string literals and tests told apart.

use std::ops::Range;

/// A Rust file with its literals and comments set aside.
pub struct RustText {
    /// The code; comments and the insides of literals are blanks, lines stay where they were.
    pub code: String,
    /// The string literals in their order.
    pub strings: Vec<Literal>,
    tests: Vec<Range<usize>>,
}

/// One string literal.
pub struct Literal {
    /// The line on which it begins, from 1.
    pub line: usize,
    /// What stands between the quotes, escapes left as they are.
    pub text: String,
}

impl RustText {
    /// Takes the file apart. A file under `tests/` or `benches/`, or named `tests.rs`, is a test from end to end.
    pub fn read(path: &str, text: &str) -> RustText {
        let (code, strings) = split(text);
        let whole = path.split('/').any(|part| matches!(part, "tests" | "benches" | "tests.rs"));
        let tests = if whole { vec![Range { start: 1, end: usize::MAX }] } else { test_lines(&code) };
        RustText { code, strings, tests }
    }

    /// Whether this line belongs to a test.
    pub fn is_test(&self, line: usize) -> bool {
        self.tests.iter().any(|range| range.contains(&line))
    }
}

/// Blanks comments and literals; gives the string literals beside it.
fn split(text: &str) -> (String, Vec<Literal>) {
    let mut code = String::with_capacity(text.len());
    let mut strings = Vec::new();
    let mut line = 1;
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (length, literal) = piece(rest);
        let taken = &rest[..length];
        if let Some(inside) = literal {
            strings.push(Literal { line, text: taken[inside].to_owned() });
        }
        if length == first.len_utf8() {
            code.push_str(taken);
        } else {
            code.extend(taken.chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
        }
        line += taken.matches('\n').count();
        rest = &rest[length..];
    }
    (code, strings)
}

/// The length of what stands at the start of `rest` (one character of code, or a whole comment or literal) and, for
/// a string literal, where its inside is.
fn piece(rest: &str) -> (usize, Option<Range<usize>>) {
    if rest.starts_with("//") {
        return (rest.find('\n').unwrap_or(rest.len()), None);
    }
    if rest.starts_with("/*") {
        return (block_comment(rest), None);
    }
    if let Some((length, inside)) = string(rest) {
        return (length, Some(inside));
    }
    let first = rest.chars().next().map_or(1, char::len_utf8);
    (character(rest).unwrap_or(first), None)
}

fn block_comment(rest: &str) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while at < rest.len() {
        if rest[at..].starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest[at..].starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += rest[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    rest.len()
}

/// A string literal of any kind: `""`, `r#""#`, `b""`, `br""`, `c""`.
fn string(rest: &str) -> Option<(usize, Range<usize>)> {
    let unprefixed = rest.trim_start_matches(['b', 'c']);
    let prefix = rest.len() - unprefixed.len();
    if let Some(raw) = unprefixed.strip_prefix('r') {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        if prefix <= 1 && raw[hashes..].starts_with('"') {
            let start = prefix + 1 + hashes + 1;
            let close = format!("\"{}", "#".repeat(hashes));
            let end = rest[start..].find(&close).map_or(rest.len(), |found| start + found);
            return Some(((end + close.len()).min(rest.len()), start..end));
        }
    }
    if prefix > 1 || !unprefixed.starts_with('"') {
        return None;
    }
    let start = prefix + 1;
    let mut escaped = false;
    for (at, c) in rest[start..].char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return Some((start + at + 1, start..start + at)),
            _ => {}
        }
    }
    Some((rest.len(), start..rest.len()))
}

/// A character literal; a lifetime (`'a`) is code.
fn character(rest: &str) -> Option<usize> {
    let inside = rest.strip_prefix('\'')?;
    let mut chars = inside.char_indices();
    let (_, first) = chars.next()?;
    if first == '\\' {
        chars.next()?;
        return chars.find(|(_, c)| *c == '\'').map(|(at, _)| at + 2);
    }
    let (at, second) = chars.next()?;
    (second == '\'').then_some(at + 2)
}

/// The lines of items marked `#[cfg(test)]` (or any mark that names `test`).
fn test_lines(code: &str) -> Vec<Range<usize>> {
    let line_of = |at: usize| code[..at].matches('\n').count() + 1;
    let mut lines = Vec::new();
    let mut from = 0;
    while let Some(found) = code[from..].find("#[cfg(") {
        let mark = from + found;
        let end_of_mark = code[mark..].find(']').map_or(code.len(), |at| mark + at);
        from = end_of_mark;
        let names_test = code[mark..end_of_mark].split(|c: char| !c.is_alphanumeric()).any(|word| word == "test");
        let negated = code[mark..end_of_mark].contains("not(");
        if names_test && !negated {
            let end = item_end(&code[end_of_mark..]) + end_of_mark;
            lines.push(line_of(mark)..line_of(end) + 1);
            from = end;
        }
    }
    lines
}

/// Where the item that begins here ends: at its `;`, or at the brace that closes it.
fn item_end(code: &str) -> usize {
    let mut depth = 0_usize;
    for (at, c) in code.char_indices() {
        match c {
            ';' if depth == 0 => return at,
            '{' | '(' | '[' => depth += 1,
            '}' | ')' | ']' => {
                depth = depth.saturating_sub(1);
                if depth == 0 && c == '}' {
                    return at;
                }
            }
            _ => {}
        }
    }
    code.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strings(text: &str) -> Vec<String> {
        RustText::read("src/lib.rs", text).strings.into_iter().map(|literal| literal.text).collect()
    }

    #[test]
    fn every_kind_of_string_is_found() {
        assert_eq!(strings(r##"f("a\"b", r#"c"d"#, b"e", br"f", c"g")"##), [r#"a\"b"#, "c\"d", "e", "f", "g"]);
    }

    #[test]
    fn quotes_in_comments_and_characters_are_not_strings() {
        assert!(
            strings("// say \"no\"\n/* \"nor /* \"this\" */ here\" */ let c = '\"'; let d = '\\''; fn f<'a>() {}")
                .is_empty()
        );
    }

    #[test]
    fn code_keeps_its_lines() {
        let text = RustText::read("src/lib.rs", "let a = \"x\ny\";\nlet b = 1; // SystemTime::now\n");
        assert_eq!(text.code.lines().nth(2).map(str::trim_end), Some("let b = 1;"));
        assert_eq!(text.strings[0].line, 1);
    }

    #[test]
    fn tests_are_told_from_the_rest() {
        let text = RustText::read("src/lib.rs", "fn a() {}\n#[cfg(test)]\nmod tests {\n  fn b() {}\n}\nfn c() {}\n");
        assert_eq!([1, 2, 4, 5, 6].map(|line| text.is_test(line)), [false, true, true, true, false]);
    }

    #[test]
    fn code_left_out_of_tests_is_no_test() {
        assert!(!RustText::read("src/lib.rs", "#[cfg(not(test))]\nfn a() {\n}\n").is_test(2));
    }

    #[test]
    fn a_file_of_tests_is_a_test() {
        assert!(RustText::read("contexts/a/tests/b.rs", "fn a() {}").is_test(1));
        assert!(RustText::read("web/src/client/tests.rs", "fn a() {}").is_test(1));
    }
}
