//! The demonstration's token of SoftHSM, with the key that it seals with.

use std::{
    env,
    os::unix::process::CommandExt as _,
    path::{Path, PathBuf},
    process::Command,
};

use sandbox::{Sandbox, SoftToken};
use seals::{Kind, Pair as _, SESSIONS, Token, TokenName, TokenPlace, WAIT};
use vocabulary::Fault;

/// The label of the key.
pub const KEY: &str = "seal";

/// The token in this folder of a demonstration, made when it is not there. SoftHSM must find it, so the program begins anew
/// in surroundings that name it, unless it is in them.
pub fn settle(data: &Path) -> Result<SoftToken, Fault> {
    let folder = data.join("token");
    std::fs::create_dir_all(&folder)?;
    let token = SoftToken::open(&folder.canonicalize()?)?;
    if env::var_os(SoftToken::VARIABLE).map(PathBuf::from) == Some(token.settings()) {
        return Ok(token);
    }
    let mut again = Command::new(env::current_exe()?);
    Err(again.args(env::args_os().skip(1)).env(SoftToken::VARIABLE, token.settings()).exec().into())
}

/// Makes the key in the token; gives its certificate and those above it (PEM), from the sandbox.
pub fn make_key(token: &SoftToken, kind: Kind, sandbox: &Sandbox, office: &str, nip: &str) -> Result<String, Fault> {
    let place = TokenPlace {
        module: SoftToken::module()?,
        name: TokenName::Label(SoftToken::LABEL.to_owned()),
        pin_file: token.pin_file(),
        sessions: SESSIONS,
        wait: WAIT,
    };
    let pair = Token::new(place).make(KEY, kind)?;
    let certificates = sandbox.certify_seal(office, nip, &pair.public())?;
    Ok(certificates.iter().map(|certificate| seals::pem("CERTIFICATE", certificate.der())).collect())
}

/// The token as the settings tell it.
pub fn settings(token: &SoftToken) -> Result<toml::Table, Fault> {
    let (module, pin) = (SoftToken::module()?, token.pin_file());
    let mut told = toml::Table::new();
    told.insert("module".to_owned(), module.display().to_string().into());
    told.insert("label".to_owned(), SoftToken::LABEL.into());
    told.insert("pin_file".to_owned(), pin.display().to_string().into());
    Ok(told)
}
