//! What can be typed.

pub mod key;

use std::{net::SocketAddr, path::PathBuf};

use clap::{Args, Parser, Subcommand};

/// An electronic client service office for Polish local government.
#[derive(Parser)]
#[command(version, propagate_version = true)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// Open a complete demonstration office with the outside world in a sandbox
    #[cfg(feature = "demo")]
    Demo(Demo),
    /// Open the office: pages, API and jobs
    Serve(Serve),
    /// Do the jobs only, beside other processes that serve
    Work(Of),
    /// Bring the database to the state this program needs
    Migrate(Of),
    /// Try everything the office depends on and say what is out of order
    Doctor(Of),
    /// Appoint an administrator: open the account, or give one who is locked out a new one-time password
    Administrator(Administrator),
    /// The settings file
    #[command(subcommand)]
    Settings(Settings),
    /// The keys that the office seals with
    #[command(subcommand)]
    Key(key::Key),
    /// Say who signed a document, when, over what, and whether it can be believed
    Verify(Verify),
    /// Official receipts
    #[command(subcommand)]
    Receipt(Receipt),
    /// The journal of the office
    #[command(subcommand)]
    Journal(Journal),
}

/// Which office is meant.
#[derive(Args)]
pub struct Of {
    /// The settings file of the office
    #[arg(long, value_name = "FILE", required_unless_present = "data")]
    pub settings: Option<PathBuf>,
    /// The folder of a demonstration
    #[arg(long, value_name = "DIR", conflicts_with = "settings")]
    pub data: Option<PathBuf>,
    /// Answer in JSON
    #[arg(long)]
    pub json: bool,
}

impl Of {
    /// The settings file: a demonstration keeps one in its folder.
    pub fn file(&self) -> PathBuf {
        match (&self.settings, &self.data) {
            (Some(file), _) => file.clone(),
            (None, Some(folder)) => folder.join("settings.toml"),
            (None, None) => PathBuf::from("settings.toml"),
        }
    }
}

#[cfg(feature = "demo")]
#[derive(Args)]
pub struct Demo {
    /// Where people find the office
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// Where everything is kept; made when missing
    #[arg(long, value_name = "DIR", default_value = "demo-data")]
    pub data: PathBuf,
    /// Another database than the SQLite file in the folder
    #[arg(long, value_name = "URL")]
    pub database: Option<String>,
    /// Begin without the ninety days of letters and cases that a new demonstration has behind it
    #[arg(long)]
    pub empty: bool,
    /// Seal with a key in a token of SoftHSM, which is made in the folder; SoftHSM must be installed
    #[arg(long)]
    pub token: bool,
    /// What kind of key that is, when it is made
    #[arg(long, value_enum, value_name = "KIND", default_value = "p256", requires = "token")]
    pub token_key: key::KeyKind,
}

#[derive(Args)]
pub struct Serve {
    /// The settings file of the office
    #[arg(long, value_name = "FILE")]
    pub settings: PathBuf,
    /// Leave the jobs to processes that `work`
    #[arg(long)]
    pub no_jobs: bool,
}

#[derive(Args)]
pub struct Administrator {
    #[command(flatten)]
    pub of: Of,
    /// What the administrator types to sign in
    #[arg(long)]
    pub login: String,
    /// First name and surname
    #[arg(long)]
    pub name: String,
    /// The symbol of the unit where the administrator works; opened when there is none
    #[arg(long, value_name = "SYMBOL")]
    pub unit: String,
    /// The name of that unit
    #[arg(long, value_name = "NAME")]
    pub unit_name: String,
}

#[derive(Subcommand)]
pub enum Settings {
    /// Read the file and tell every mistake
    Check(Of),
}

#[derive(Args)]
pub struct Verify {
    /// Answer in JSON: one object, or one a line when several files or a folder are named
    #[arg(long)]
    pub json: bool,
    /// Answer with the machine-readable report of ETSI TS 119 102-2 (XML); one file only
    #[arg(long, conflicts_with = "json")]
    pub xml: bool,
    /// Tell every check besides
    #[arg(long)]
    pub detailed: bool,
    /// Judge as of this instant (RFC 3339) instead of now
    #[arg(long, value_name = "INSTANT")]
    pub at: Option<String>,
    /// Whom to trust: a certificate, or a folder of certificates and revocation lists; may be repeated
    #[arg(long, value_name = "FILE|DIR")]
    pub trust: Vec<PathBuf>,
    /// Judge as an office does: whom its settings file trusts, the trusted lists it keeps, and by its policy
    #[arg(long, value_name = "FILE", conflicts_with = "trust")]
    pub settings: Option<PathBuf>,
    /// A file that a detached signature covers; may be repeated
    #[arg(long, value_name = "FILE")]
    pub detached: Vec<PathBuf>,
    /// Ask nobody for revocation data
    #[arg(long)]
    pub offline: bool,
    /// The signed documents; of a folder all files in it and below it
    #[arg(required = true, value_name = "FILE|DIR")]
    pub files: Vec<PathBuf>,
}

#[derive(Subcommand)]
pub enum Receipt {
    /// Say whether a receipt is genuine, from files alone
    Verify(ReceiptVerify),
}

#[derive(Args, Default)]
pub struct ReceiptVerify {
    /// Answer in JSON
    #[arg(long)]
    pub json: bool,
    /// Whom to trust: a certificate, or a folder of certificates and revocation lists; may be repeated
    #[arg(long, value_name = "FILE|DIR")]
    pub trust: Vec<PathBuf>,
    /// Judge as an office does: whom its settings file trusts, and which seals of the Trusted Profile it knows
    #[arg(long, value_name = "FILE", conflicts_with = "trust")]
    pub settings: Option<PathBuf>,
    /// A file that was filed, or the letter that was delivered; may be repeated
    #[arg(long, value_name = "FILE")]
    pub document: Vec<PathBuf>,
    /// The proof that the filing stands in the office's journal
    #[arg(long, value_name = "FILE")]
    pub proof: Option<PathBuf>,
    /// The receipt
    pub receipt: PathBuf,
}

#[derive(Subcommand)]
pub enum Journal {
    /// Walk the whole chain and everything it vouches for, and say whether anything is missing or altered
    Verify(JournalVerify),
    /// Write a folder with which a stranger checks the whole journal with openssl and python alone
    Export(JournalExport),
    /// Show that the tree over the entries of a later root begins with that of an earlier one
    Consistency(Consistency),
    /// Erase personal data that stands beside entries; the chain and its proofs stay
    Erase(JournalErase),
}

#[derive(Args)]
pub struct JournalVerify {
    #[command(flatten)]
    pub of: Of,
    /// Do not read the contents of kept files
    #[arg(long)]
    pub without_files: bool,
}

#[derive(Args)]
pub struct JournalExport {
    #[command(flatten)]
    pub of: Of,
    /// Put the personal data beside the entries into the folder too, with what binds it to them
    #[arg(long)]
    pub personal: bool,
    /// The folder, which must not be there yet
    pub folder: PathBuf,
}

#[derive(Args)]
pub struct Consistency {
    #[command(flatten)]
    pub of: Of,
    /// How many entries the earlier root is over
    pub earlier: i64,
    /// How many entries the later root is over
    pub later: i64,
}

#[derive(Args)]
pub struct JournalErase {
    #[command(flatten)]
    pub of: Of,
    /// The id of the account, filing, letter or case that the entries are about
    #[arg(long, value_name = "ID")]
    pub subject: String,
    /// The legal ground and the sign of the case; it stays in the journal for ever and must name nobody
    #[arg(long)]
    pub reason: String,
}
