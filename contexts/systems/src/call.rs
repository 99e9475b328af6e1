//! Systems that do something in the name of an official, once for each key of theirs.

use accounts::Official;
use database::View;
use journal::{Act, Entry};
use vocabulary::Fault;

use crate::{Scope, System, SystemId, store};

/// Acts in the name of an official.
#[derive(Clone, Debug)]
pub struct ActsFor {
    system: System,
    official: Official,
}

/// What came of asking under a key before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Nothing was asked under it.
    New,
    /// This was asked and answered so, in JSON.
    Before(String),
    /// Something else was asked.
    Other,
}

impl System {
    /// The right to act in the name of the official with this login. None when the system has not the scope, or nobody who
    /// works with letters has the login.
    ///
    /// # Errors
    /// The database failed.
    pub async fn acts_for(&self, view: &mut View, login: &str) -> Result<Option<ActsFor>, Fault> {
        if !self.scopes.contains(&Scope::Acts) {
            return Ok(None);
        }
        let account = accounts::account_by_login(view, &login.trim().to_lowercase()).await?;
        let official = account.and_then(|account| account.as_official());
        // The administrator sees neither letters nor cases.
        let official = official.filter(|official| official.administers().is_none());
        Ok(official.map(|official| ActsFor { system: self.clone(), official }))
    }

    /// Whether the system may act in the name of officials.
    #[must_use]
    pub fn acts(&self) -> bool {
        self.scopes.contains(&Scope::Acts)
    }
}

impl ActsFor {
    /// The system.
    #[must_use]
    pub const fn system(&self) -> SystemId {
        self.system.id
    }

    /// In whose name.
    #[must_use]
    pub const fn official(&self) -> &Official {
        &self.official
    }

    /// Whether the system asked something under this key before. `hash` is SHA-256 of what is asked now.
    ///
    /// # Errors
    /// The database failed.
    pub async fn asked(&self, view: &mut View, key: &str, hash: [u8; 32]) -> Result<Asked, Fault> {
        Ok(match store::calls::call(view, self.system.id, key).await? {
            None => Asked::New,
            Some((known, answer)) if known == hash => Asked::Before(answer),
            Some(_) => Asked::Other,
        })
    }

    /// Keeps with the act what the system is answered, and records that it did this in the official's name. False when
    /// somebody else uses the same key just now: the act is then given up.
    ///
    /// # Errors
    /// The database failed.
    pub async fn done(&self, act: &mut Act, key: &str, hash: [u8; 32], answer: &str) -> Result<bool, Fault> {
        let at = act.at();
        if act.execute(store::calls::keep(self.system.id, key, hash, answer, at)).await? == 0 {
            return Ok(false);
        }
        let _ = act.record(Entry::new("system.acted", self.system.id).about("official", self.official.id()));
        Ok(true)
    }
}
