//! The key by which a sender finds a filing again when the answer was lost.

use std::{
    collections::HashSet,
    sync::{Arc, Mutex, PoisonError},
};

use vocabulary::AccountId;

/// A key that a sender chose: 1 to 200 visible ASCII characters.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Key(String);

/// The text cannot be a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a key has 1 to 200 visible ASCII characters")]
pub struct UnusableKey;

impl Key {
    /// Reads a key.
    ///
    /// # Errors
    /// Empty, longer than 200 characters, or other than visible ASCII.
    pub fn parse(text: &str) -> Result<Self, UnusableKey> {
        if (1..=200).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic()) {
            Ok(Self(text.to_owned()))
        } else {
            Err(UnusableKey)
        }
    }

    /// The key as it was sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The filings that this process has in hand. After a crash nothing is in hand, which is true.
#[derive(Clone, Default)]
pub(crate) struct InHand(Arc<Mutex<HashSet<(AccountId, Key)>>>);

/// A place among the filings in hand, given back when dropped.
pub(crate) struct Turn {
    all: InHand,
    mine: (AccountId, Key),
}

impl InHand {
    /// Takes the key in hand, unless it is already.
    pub(crate) fn take(&self, account: AccountId, key: &Key) -> Option<Turn> {
        let mine = (account, key.clone());
        let fresh = self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(mine.clone());
        fresh.then(|| Turn { all: self.clone(), mine })
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.all.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.mine);
    }
}

#[cfg(test)]
mod tests {
    use super::Key;

    #[test]
    fn a_key_is_short_and_visible() {
        assert!(Key::parse("0190f5c2-7a4e").is_ok());
        for wrong in ["", " ", "a b", "ż", "a\n", &"x".repeat(201)] {
            assert!(Key::parse(wrong).is_err());
        }
    }
}
