//! A key that nobody has certified yet, in a token or in a file.

use std::{
    fs::{self, OpenOptions},
    io::Write as _,
    os::unix::fs::OpenOptionsExt as _,
    path::Path,
};

use seals::{FilePair, KeyName, Kind, Pair, Token};

use crate::{cli::key::Place, settings::Settings};

/// Makes a new key there.
pub fn make(place: &Place, settings: &Settings, kind: Kind) -> Result<Box<dyn Pair>, String> {
    match where_is(place, settings)? {
        Where::Token(token, label) => {
            let pair = token.make(label, kind).map_err(|fault| fault.to_string())?;
            Ok(Box::new(pair))
        }
        Where::File(file, password) => {
            let made = || -> Result<_, Box<dyn std::error::Error>> {
                let pair = FilePair::make(kind)?;
                let pem = pair.to_pkcs8(&password)?;
                // For the owner only, and never over a key that is there.
                let mut written = OpenOptions::new().write(true).create_new(true).mode(0o600).open(file)?;
                written.write_all(&pem)?;
                written.sync_all()?;
                Ok(pair)
            };
            Ok(Box::new(made().map_err(|error| format!("{}: {error}", file.display()))?))
        }
    }
}

/// The key that is there.
pub fn open(place: &Place, settings: &Settings) -> Result<Box<dyn Pair>, String> {
    match where_is(place, settings)? {
        Where::Token(token, label) => {
            let pair = token.pair(KeyName::Label(label.to_owned())).map_err(|fault| fault.to_string())?;
            Ok(Box::new(pair))
        }
        Where::File(file, password) => {
            let pem = fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
            let pair = FilePair::from_pkcs8(&pem, &password).map_err(|error| format!("{}: {error}", file.display()))?;
            Ok(Box::new(pair))
        }
    }
}

enum Where<'p> {
    Token(&'p Token, &'p str),
    File(&'p Path, String),
}

fn where_is<'p>(place: &'p Place, settings: &'p Settings) -> Result<Where<'p>, String> {
    if let (Some(token), Some(label)) = (&place.token, &place.label) {
        let found = settings.tokens.get(token);
        let found = found.ok_or_else(|| format!("the settings have no section [tokens.{token}]"))?;
        return Ok(Where::Token(found, label));
    }
    let (Some(file), Some(password)) = (&place.file, &place.password_file) else {
        return Err("which key: --token and --label, or --file and --password-file".to_owned());
    };
    let read = fs::read_to_string(password).map_err(|error| format!("{}: {error}", password.display()))?;
    let read = read.trim_end_matches(['\n', '\r']).to_owned();
    if read.is_empty() {
        return Err(format!("{}: no password", password.display()));
    }
    Ok(Where::File(file, read))
}
