//! A token of SoftHSM in a folder, which can be taken away and given back.
//!
//! SoftHSM reads where its tokens are from the environment (`SOFTHSM2_CONF`) when its library is initialised; whoever uses
//! the token is started with [`SoftToken::settings`] there.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use vocabulary::Fault;

/// Where Debian and others put the library.
const MODULES: [&str; 4] = [
    "/usr/lib/softhsm/libsofthsm2.so",
    "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
    "/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so",
    "/usr/lib64/softhsm/libsofthsm.so",
];
const PIN: &str = "314159";

/// A folder with tokens, one of them with the label [`SoftToken::LABEL`].
#[derive(Clone, Debug)]
pub struct SoftToken {
    folder: PathBuf,
}

impl SoftToken {
    /// The label of the token that is always there.
    pub const LABEL: &'static str = "okienko";
    /// The variable that names the settings of SoftHSM.
    pub const VARIABLE: &'static str = "SOFTHSM2_CONF";

    /// The token in this folder, made there when it is not.
    ///
    /// # Errors
    /// SoftHSM is not installed, or the folder cannot be written.
    pub fn open(folder: &Path) -> Result<Self, Fault> {
        let token = Self { folder: folder.to_owned() };
        if token.settings().exists() {
            return Ok(token);
        }
        fs::create_dir_all(token.tokens())?;
        fs::write(token.pin_file(), PIN)?;
        let tokens = token.tokens().canonicalize()?;
        let text =
            format!("directories.tokendir = {}\nobjectstore.backend = file\nlog.level = ERROR\n", tokens.display());
        let fresh = folder.join("softhsm2.conf.new");
        fs::write(&fresh, text)?;
        token.add(Self::LABEL, &fresh)?;
        // It is there when everything is.
        fs::rename(fresh, token.settings())?;
        Ok(token)
    }

    /// The library.
    ///
    /// # Errors
    /// SoftHSM is not installed.
    pub fn module() -> Result<PathBuf, Fault> {
        let found = MODULES.iter().map(PathBuf::from).find(|path| path.exists());
        found.ok_or_else(|| Fault::new("SoftHSM is not installed (Debian: softhsm2)"))
    }

    /// The settings of SoftHSM.
    #[must_use]
    pub fn settings(&self) -> PathBuf {
        self.folder.join("softhsm2.conf")
    }

    /// The file with the PIN.
    #[must_use]
    pub fn pin_file(&self) -> PathBuf {
        self.folder.join("pin")
    }

    /// Where the tokens are.
    #[must_use]
    pub fn tokens(&self) -> PathBuf {
        self.folder.join("tokens")
    }

    /// Adds a token of this label with the same PIN. Processes that are running see it when they initialise the library.
    ///
    /// # Errors
    /// SoftHSM is not installed.
    pub fn another(&self, label: &str) -> Result<(), Fault> {
        self.add(label, &self.settings())
    }

    fn add(&self, label: &str, settings: &Path) -> Result<(), Fault> {
        let made = Command::new("softhsm2-util")
            .args(["--init-token", "--free", "--label", label, "--so-pin", "271828", "--pin", PIN])
            .env(Self::VARIABLE, settings)
            .stdout(Stdio::null())
            .status()
            .map_err(|_| Fault::new("SoftHSM is not installed (Debian: softhsm2)"))?;
        if made.success() { Ok(()) } else { Err(Fault::new("SoftHSM makes no token")) }
    }

    /// Takes every token away.
    ///
    /// # Errors
    /// They are away.
    pub fn take_away(&self) -> Result<(), Fault> {
        fs::rename(self.tokens(), self.folder.join("away"))?;
        Ok(fs::create_dir(self.tokens())?)
    }

    /// Gives them back.
    ///
    /// # Errors
    /// They are here.
    pub fn give_back(&self) -> Result<(), Fault> {
        fs::remove_dir(self.tokens())?;
        Ok(fs::rename(self.folder.join("away"), self.tokens())?)
    }
}
