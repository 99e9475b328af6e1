//! Fields in the text of a template, and putting values in their place.

use vocabulary::fold;

/// Something of the case, the office or the day that a letter may name. It stands as `{znak}` in a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Placeholder {
    /// The sign of the case.
    Sign,
    /// The title of the case.
    Title,
    /// Whoever the letter goes to, by name.
    Client,
    /// Where they live, in one line.
    Address,
    /// The day on which the letter is written, in full.
    Today,
    /// The day on which the proceedings began.
    Started,
    /// The last day to settle the case.
    LastDay,
    /// The number of the letter that the case was opened with.
    LetterNumber,
    /// The day on which that letter came.
    LetterDay,
    /// What the service is called.
    Service,
    /// The legal basis of the service.
    LegalBasis,
    /// Who carries the case.
    Officer,
    /// That official's telephone.
    Phone,
    /// That official's room.
    Room,
    /// The unit.
    Unit,
    /// The office.
    Office,
}

/// A text with values in the place of its fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filled {
    /// The text. A field without a value still stands in it.
    pub text: String,
    /// Those without a value, each once.
    pub without: Vec<Placeholder>,
}

/// The longest that stands between braces and can be a field, in bytes.
const LONGEST: usize = 60;

impl Placeholder {
    /// Every field.
    pub const ALL: [Self; 16] = [
        Self::Sign,
        Self::Title,
        Self::Client,
        Self::Address,
        Self::Today,
        Self::Started,
        Self::LastDay,
        Self::LetterNumber,
        Self::LetterDay,
        Self::Service,
        Self::LegalBasis,
        Self::Officer,
        Self::Phone,
        Self::Room,
        Self::Unit,
        Self::Office,
    ];

    /// What stands between the braces.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Sign => "znak",
            Self::Title => "tytul",
            Self::Client => "klient",
            Self::Address => "adres",
            Self::Today => "dzisiaj",
            Self::Started => "wszczeto",
            Self::LastDay => "termin",
            Self::LetterNumber => "numer",
            Self::LetterDay => "wplynelo",
            Self::Service => "usluga",
            Self::LegalBasis => "podstawa",
            Self::Officer => "referent",
            Self::Phone => "telefon",
            Self::Room => "pokoj",
            Self::Unit => "wydzial",
            Self::Office => "urzad",
        }
    }

    /// The field of this code, in capitals or not, with the Polish signs or without.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        let code = fold(code.trim());
        Self::ALL.into_iter().find(|field| field.code() == code)
    }
}

/// A piece of a template.
enum Piece<'a> {
    Plain(&'a str),
    /// What stands between braces, with them and without.
    Braced(&'a str, &'a str),
}

/// The text in pieces. What opens a brace and does not close it on the same line, soon, is plain.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let (mut found, mut rest) = (Vec::new(), text);
    while let Some(open) = rest.find('{') {
        let inside = &rest[open + 1..];
        let close = inside.find(['}', '{', '\n']).filter(|at| inside[*at..].starts_with('}') && *at <= LONGEST);
        let Some(close) = close else {
            found.push(Piece::Plain(&rest[..=open]));
            rest = inside;
            continue;
        };
        found.push(Piece::Plain(&rest[..open]));
        found.push(Piece::Braced(&rest[open..open + close + 2], &inside[..close]));
        rest = &inside[close + 1..];
    }
    found.push(Piece::Plain(rest));
    found
}

/// What stands in braces in this text and is no field, each once.
#[must_use]
pub fn unknown_fields(text: &str) -> Vec<String> {
    let mut unknown: Vec<String> = Vec::new();
    for piece in pieces(text) {
        if let Piece::Braced(whole, code) = piece
            && Placeholder::of_code(code).is_none()
            && !unknown.iter().any(|known| known == whole)
        {
            unknown.push(whole.to_owned());
        }
    }
    unknown
}

/// The text with every field's value in its place. What is no field stays as it is.
#[must_use]
pub fn fill(text: &str, value: impl Fn(Placeholder) -> Option<String>) -> Filled {
    let mut filled = Filled::default();
    for piece in pieces(text) {
        match piece {
            Piece::Plain(plain) => filled.text.push_str(plain),
            Piece::Braced(whole, code) => {
                let field = Placeholder::of_code(code);
                match field.and_then(&value).filter(|value| !value.trim().is_empty()) {
                    Some(value) => filled.text.push_str(&value),
                    None => {
                        filled.text.push_str(whole);
                        if let Some(field) = field.filter(|field| !filled.without.contains(field)) {
                            filled.without.push(field);
                        }
                    }
                }
            }
        }
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(field: Placeholder) -> Option<String> {
        match field {
            Placeholder::Sign => Some("OR.123.1.2026".to_owned()),
            Placeholder::Client => Some("Anna {znak}".to_owned()),
            Placeholder::Room => Some(" ".to_owned()),
            _ => None,
        }
    }

    #[test]
    fn fields_give_way_to_values_and_those_without_stay_to_be_seen() {
        let filled = fill("Sprawa {znak}, {ZNAK}: { klient } z {adres}, pok. {POKÓJ}, {adres}", value);
        assert_eq!(filled.text, "Sprawa OR.123.1.2026, OR.123.1.2026: Anna {znak} z {adres}, pok. {POKÓJ}, {adres}");
        assert_eq!(filled.without, [Placeholder::Address, Placeholder::Room]);
    }

    #[test]
    fn a_value_is_never_read_as_a_field() {
        assert_eq!(fill("{klient}", value).text, "Anna {znak}");
    }

    #[test]
    fn what_is_no_field_is_told_once_and_left_alone() {
        let text = "{znak} {imię} {imię} { } {a{znak} }{ {nie\nto} {";
        assert_eq!(unknown_fields(text), ["{imię}", "{ }"]);
        assert_eq!(fill(text, value).text, text.replace("{znak}", "OR.123.1.2026"));
        let long = format!("{{{}}}", "a".repeat(61));
        assert_eq!((unknown_fields(&long), fill(&long, value).text), (Vec::new(), long));
    }

    #[test]
    fn every_field_is_found_by_its_code_and_no_two_share_one() {
        for field in Placeholder::ALL {
            assert_eq!(Placeholder::of_code(field.code()), Some(field));
            assert!(field.code().len() <= LONGEST);
        }
    }

    #[test]
    fn no_text_breaks_the_filling() {
        let signs = ['{', '}', 'z', '\u{17c}', '\n', ' '];
        let mut seed = 7_usize;
        for _ in 0..2_000 {
            let text: String = (0..12)
                .map(|_| {
                    seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                    signs[(seed >> 33) % signs.len()]
                })
                .collect();
            // Without values nothing changes.
            assert_eq!(fill(&text, |_| None).text, text);
            assert!(unknown_fields(&text).iter().all(|unknown| text.contains(unknown)));
        }
    }
}
