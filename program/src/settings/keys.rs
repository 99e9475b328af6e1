//! The office's keys: where they are kept, and the tokens that some are in.

use std::{collections::BTreeMap, path::Path, sync::Arc, time::Duration};

use certificates::Certificate;
use seals::{FileKey, FilePair, Key, KeyName, Keys, NamedKey, SESSIONS, Token, TokenKey, TokenName, TokenPlace, WAIT};
use toml::Value;

use super::reader::{Reader, Section};

/// The tokens of an office by what its settings call them.
pub type Tokens = BTreeMap<String, Token>;

/// Sessions and seconds that make sense.
const MOST_SESSIONS: i64 = 64;
const MOST_SECONDS: i64 = 120;

/// `[tokens.NAME]`
pub fn tokens(reader: &mut Reader<'_>) -> Tokens {
    let mut tokens = Tokens::new();
    let Some(section) = reader.optional_section("tokens") else { return tokens };
    section.for_each(|name, mut section| {
        let module = section.path("module");
        let (label, serial) = (section.optional_text("label"), section.optional_text("serial"));
        let pin_file = section.path("pin_file");
        let sessions = section.optional_number("sessions", 1, MOST_SESSIONS);
        let wait = section.optional_number("wait", 1, MOST_SECONDS);
        let known = match (label, serial) {
            (Some(label), None) => Some(TokenName::Label(label)),
            (None, Some(serial)) => Some(TokenName::Serial(serial)),
            _ => {
                section.mistake("label", "or serial says which token is meant: one of the two");
                None
            }
        };
        section.end();
        if let (Some(module), Some(known), Some(pin_file)) = (module, known, pin_file) {
            tokens.insert(
                name,
                Token::new(TokenPlace {
                    module,
                    name: known,
                    pin_file,
                    sessions: sessions.and_then(|number| number.try_into().ok()).unwrap_or(SESSIONS),
                    wait: wait.and_then(|number| number.try_into().ok()).map_or(WAIT, Duration::from_secs),
                }),
            );
        }
    });
    tokens
}

/// The keys under this name: one in a PKCS#12 file with its password beside it, or tables, tried in their order.
pub fn keys(section: &mut Section<'_, '_>, name: &str, tokens: &Tokens) -> Option<Keys> {
    let tables = match section.take(name) {
        Some(Value::Array(tables)) if !tables.is_empty() => tables,
        Some(Value::Table(table)) => vec![Value::Table(table)],
        one => return plain(section, name, one).map(Keys::one),
    };
    let mut keys = Vec::new();
    for (place, table) in (1..).zip(tables) {
        let Value::Table(table) = table else {
            section.mistake(name, "is a file, or tables of keys");
            return None;
        };
        keys.push(described(section.below(&format!("{name}[{place}]"), table), tokens));
    }
    let mut keys = keys.into_iter().collect::<Option<Vec<_>>>()?.into_iter();
    Some(Keys::new(keys.next()?, keys.collect()))
}

/// The one key under this name, kept in any of these ways.
pub fn key(section: &mut Section<'_, '_>, name: &str, tokens: &Tokens) -> Option<Arc<dyn Key>> {
    match section.take(name) {
        Some(Value::Table(table)) => Some(described(section.below(name, table), tokens)?.key),
        one => plain(section, name, one),
    }
}

/// A PKCS#12 file; its password stands under `NAME_password` or in a file.
fn plain(section: &mut Section<'_, '_>, name: &str, value: Option<Value>) -> Option<Arc<dyn Key>> {
    if let Some(value) = value {
        section.put(name, value);
    }
    let (file, password) = (section.path(name), section.text_or_file(&format!("{name}_password")));
    let (file, password) = (file?, password?);
    match FileKey::open(&file, &password) {
        Ok(key) => Some(Arc::new(key)),
        Err(error) => {
            section.mistake(name, &format!("{}: {error}", file.display()));
            None
        }
    }
}

/// A key as a table describes it.
fn described(mut section: Section<'_, '_>, tokens: &Tokens) -> Option<NamedKey> {
    let name = section.optional_text("name");
    let by_pss = section.optional_truth("pss");
    let read =
        if section.has("token") { in_token(&mut section, tokens, by_pss) } else { in_file(&mut section, by_pss) };
    section.end();
    let (called, key) = read?;
    Some(NamedKey { name: name.unwrap_or(called), key })
}

fn in_token(section: &mut Section<'_, '_>, tokens: &Tokens, by_pss: bool) -> Option<(String, Arc<dyn Key>)> {
    let token = section.text("token");
    let known = token.as_ref().and_then(|token| tokens.get(token));
    if token.is_some() && known.is_none() {
        section.mistake("token", "names no token: each has a section of its own, [tokens.NAME]");
    }
    let (label, id) = (section.optional_text("label"), section.optional_text("id"));
    let called = label.clone().or_else(|| id.clone()).unwrap_or_default();
    let key = match (label, id.as_deref().map(hex)) {
        (Some(label), None) => Some(KeyName::Label(label)),
        (None, Some(Some(id))) => Some(KeyName::Id(id)),
        _ => {
            section.mistake("label", "or id (in hexadecimal) says which key is meant: one of the two");
            None
        }
    };
    let certificates = certificates(section);
    let (token, key, (certificate, others)) = (known?.clone(), key?, certificates?);
    match TokenKey::new(token, key, certificate, others) {
        Ok(key) => Some((called, Arc::new(if by_pss { key.by_pss() } else { key }))),
        Err(error) => {
            section.mistake("certificate", &error.to_string());
            None
        }
    }
}

fn in_file(section: &mut Section<'_, '_>, by_pss: bool) -> Option<(String, Arc<dyn Key>)> {
    let (file, password) = (section.path("file"), section.text_or_file("password"));
    let beside = section.has("certificate").then(|| certificates(section));
    let (file, password) = (file?, password?);
    let read = match beside {
        None => FileKey::open(&file, &password),
        Some(certificates) => {
            let (certificate, others) = certificates?;
            let octets = std::fs::read(&file).map_err(seals::UnreadableKey::File);
            octets
                .and_then(|octets| FilePair::from_pkcs8(&octets, &password))
                .and_then(|pair| FileKey::certified(pair, certificate, others))
        }
    };
    match read {
        Ok(key) => {
            let called = file.file_stem().unwrap_or_default().display().to_string();
            Some((called, Arc::new(if by_pss { key.by_pss() } else { key })))
        }
        Err(error) => {
            section.mistake("file", &format!("{}: {error}", file.display()));
            None
        }
    }
}

/// The key's certificate, which stands first in the file, and those above it.
fn certificates(section: &mut Section<'_, '_>) -> Option<(Certificate, Vec<Certificate>)> {
    let file = section.path("certificate")?;
    let read = read_certificates(&file);
    if read.is_none() {
        section.mistake("certificate", &format!("{}: no certificates (PEM)", file.display()));
    }
    read
}

/// The first certificate of a file (PEM, or one in DER) and the others.
pub fn read_certificates(file: &Path) -> Option<(Certificate, Vec<Certificate>)> {
    let octets = std::fs::read(file).ok()?;
    let one = || Certificate::from_der(&octets).map(|certificate| vec![certificate]);
    let mut all = Certificate::all_from_pem(&octets).ok().filter(|all| !all.is_empty()).or_else(|| one().ok())?;
    let others = all.split_off(1);
    Some((all.pop()?, others))
}

/// The octets of a text in hexadecimal.
pub fn hex(text: &str) -> Option<Vec<u8>> {
    let digits: Vec<u8> = text.chars().map(|digit| digit.to_digit(16)?.try_into().ok()).collect::<Option<_>>()?;
    (digits.len().is_multiple_of(2) && !digits.is_empty())
        .then(|| digits.chunks(2).map(|two| two[0] << 4 | two[1]).collect())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::super::Settings;

    fn told(text: &str) -> Vec<String> {
        let mistakes = Settings::of(text, Path::new("."), false).err().expect("mistakes");
        mistakes.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn every_mistake_about_tokens_and_keys_is_told_with_its_place() {
        let told = told(
            "[tokens.main]\nmodule = \"m.so\"\nlabel = \"a\"\nserial = \"1\"\npin_file = \"pin\"\nsessions = 1000\n\
             [[keys.seal]]\ntoken = \"other\"\nlabel = \"a\"\nid = \"zz\"\ncertificate = \"none.pem\"\n\
             [[keys.seal]]\nfile = \"none.p12\"\npassword = \"x\"\ncolour = \"blue\"\n",
        );
        for place in [
            "tokens.main.label",
            "tokens.main.sessions",
            "keys.seal[1].token",
            "keys.seal[1].label",
            "keys.seal[1].certificate",
            "keys.seal[2].file",
            "keys.seal[2].colour",
        ] {
            assert!(told.iter().any(|mistake| mistake.starts_with(place)), "{place} is not told: {told:#?}");
        }
    }

    #[test]
    fn a_key_in_a_file_of_its_own_is_still_named_by_one_line() {
        let told = told("[keys]\nseal = \"none.p12\"\nseal_password = \"x\"");
        assert!(told.iter().any(|mistake| mistake.starts_with("keys.seal: ./none.p12")), "{told:#?}");
    }

    #[test]
    fn an_id_is_read_as_hexadecimal() {
        assert_eq!(super::hex("0aFF"), Some(vec![0x0a, 0xff]));
        for wrong in ["", "a", "zz", "0a 1"] {
            assert_eq!(super::hex(wrong), None, "{wrong}");
        }
    }
}
