//! Letting a system in.

use accounts::Administers;
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use journal::{Act, Entry, Recorded};
use vocabulary::{Fault, visible};

use crate::{Scope, SystemId, store};

/// A name has at most so many characters.
pub const LONGEST_NAME: usize = 100;
const MOST_SYSTEMS: i64 = 50;

/// A system just let in; the key is shown once and kept nowhere.
pub struct Admitted {
    /// The system.
    pub id: SystemId,
    /// `oks_` and 256 random bits.
    pub key: String,
}

/// Why no system was let in.
#[derive(Debug)]
pub enum AdmitError {
    /// It must have a name.
    NameMissing,
    /// The name has more than [`LONGEST_NAME`] characters.
    NameTooLong,
    /// It must be allowed something; personal data alone is nothing.
    NothingAllowed,
    /// Fifty systems may come already.
    TooMany,
    /// Our fault.
    Fault(Fault),
}

impl<E: Into<Fault>> From<E> for AdmitError {
    fn from(cause: E) -> Self {
        Self::Fault(cause.into())
    }
}

/// Lets a system in to do what the scopes say. Characters in the name that hide or turn text become visible.
///
/// # Errors
/// See [`AdmitError`].
pub async fn admit(
    act: &mut Act,
    right: &Administers,
    name: &str,
    scopes: &[Scope],
) -> Result<(Admitted, Recorded), AdmitError> {
    let name = visible(name.trim());
    if name.is_empty() {
        return Err(AdmitError::NameMissing);
    }
    if name.chars().count() > LONGEST_NAME {
        return Err(AdmitError::NameTooLong);
    }
    let mut scopes = scopes.to_vec();
    scopes.sort_unstable();
    scopes.dedup();
    if scopes.iter().all(|scope| *scope == Scope::Personal) {
        return Err(AdmitError::NothingAllowed);
    }
    if store::live_systems(act.view()).await? >= MOST_SYSTEMS {
        return Err(AdmitError::TooMany);
    }
    let id: SystemId = act.new_id();
    let key = format!("oks_{}", URL_SAFE_NO_PAD.encode(act.random::<32>()));
    let at = act.at();
    act.execute(store::insert(id, &name, &key, &scopes, right.id(), at)).await?;
    let entry = Entry::new("system.admitted", id).fact("scopes", store::written(&scopes)).personal("name", name);
    Ok((Admitted { id, key }, act.record(entry)))
}
