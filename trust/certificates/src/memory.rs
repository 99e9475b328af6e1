//! What was found out lately and will be asked again, since most letters come with the same authorities.

use std::{
    collections::HashMap,
    hash::Hash,
    sync::{LazyLock, Mutex, MutexGuard, PoisonError},
};

use crate::{Certificate, Fingerprint};

/// Answers by what was asked, at most so many: a memory that is full begins anew. Only for what can never be otherwise.
pub struct Memory<K, V> {
    most: usize,
    known: Mutex<HashMap<K, V>>,
}

impl<K: Eq + Hash, V: Clone> Memory<K, V> {
    pub fn of(most: usize) -> Self {
        Self { most, known: Mutex::default() }
    }

    pub fn recall(&self, asked: &K) -> Option<V> {
        self.known().get(asked).cloned()
    }

    pub fn keep(&self, asked: K, answer: V) {
        let mut known = self.known();
        if known.len() >= self.most {
            known.clear();
        }
        known.insert(asked, answer);
    }

    fn known(&self) -> MutexGuard<'_, HashMap<K, V>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether the authority's key signed the object, a certificate, a list or an answer, whole. What was found so lately is not
/// checked again.
pub fn is_signed_by(authority: &Certificate, object: Fingerprint, check: impl FnOnce() -> bool) -> bool {
    static SIGNED: LazyLock<Memory<(Fingerprint, Fingerprint), ()>> = LazyLock::new(|| Memory::of(MOST_SIGNED));
    let asked = (authority.fingerprint(), object);
    if SIGNED.recall(&asked).is_some() {
        return true;
    }
    let is_signed = check();
    if is_signed {
        SIGNED.keep(asked, ());
    }
    is_signed
}

/// Some hundreds of kilobytes.
const MOST_SIGNED: usize = 4_096;

#[cfg(test)]
mod tests {
    use super::Memory;

    #[test]
    fn a_full_memory_begins_anew() {
        let memory = Memory::of(2);
        [1, 2].into_iter().for_each(|number| memory.keep(number, number));
        assert_eq!([1, 2].map(|asked| memory.recall(&asked)), [Some(1), Some(2)]);
        memory.keep(3, 3);
        assert_eq!([1, 2, 3].map(|asked| memory.recall(&asked)), [None, None, Some(3)]);
    }
}
