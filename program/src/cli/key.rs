//! What can be typed about keys.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use seals::Kind;

use super::Of;

#[derive(Subcommand)]
pub enum Key {
    /// Tell every key that the office seals with: whether it works, and until when
    List(Of),
    /// Make a key, in a token or in an encrypted file, and print the request for its certificate
    New(NewKey),
    /// Print the request (PKCS#10) for the certificate of a key that is there
    Request(KeyRequest),
    /// Check the certificate that was issued for a key, and write it with those above it
    Import(KeyImport),
}

/// Which key is meant.
#[derive(Args)]
#[group(skip)]
pub struct Place {
    /// The token, as the settings call it
    #[arg(long, value_name = "NAME", requires = "label", required_unless_present = "file")]
    pub token: Option<String>,
    /// The label of the key in the token
    #[arg(long, value_name = "LABEL", requires = "token")]
    pub label: Option<String>,
    /// The file with the encrypted key (PKCS#8)
    #[arg(long, value_name = "FILE", conflicts_with = "token", requires = "password_file")]
    pub file: Option<PathBuf>,
    /// The file with its password
    #[arg(long, value_name = "FILE", requires = "file")]
    pub password_file: Option<PathBuf>,
}

#[derive(Args)]
pub struct NewKey {
    #[command(flatten)]
    pub of: Of,
    #[command(flatten)]
    pub place: Place,
    /// What kind of key
    #[arg(long, value_enum, default_value = "p256")]
    pub kind: KeyKind,
    /// What tells this seal from the office's others in its certificate, such as a year
    #[arg(long, value_name = "TEXT")]
    pub mark: Option<String>,
}

#[derive(Args)]
pub struct KeyRequest {
    #[command(flatten)]
    pub of: Of,
    #[command(flatten)]
    pub place: Place,
    /// What tells this seal from the office's others in its certificate, such as a year
    #[arg(long, value_name = "TEXT")]
    pub mark: Option<String>,
}

#[derive(Args)]
pub struct KeyImport {
    #[command(flatten)]
    pub of: Of,
    #[command(flatten)]
    pub place: Place,
    /// Where to write the certificates, for the settings to name; never over a file that is there
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// The files with the issued certificate and those above it, in any order
    #[arg(required = true, value_name = "FILE")]
    pub certificates: Vec<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum KeyKind {
    P256,
    P384,
    Rsa3072,
}

impl From<KeyKind> for Kind {
    fn from(named: KeyKind) -> Self {
        match named {
            KeyKind::P256 => Self::P256,
            KeyKind::P384 => Self::P384,
            KeyKind::Rsa3072 => Self::Rsa3072,
        }
    }
}
