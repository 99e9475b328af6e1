//! Choosing the language the office speaks to a person.

use journal::{Act, Entry, Recorded};
use vocabulary::{Fault, Language};

use crate::{Account, store};

/// Remembers the language for the account.
///
/// # Errors
/// The database failed.
pub async fn choose_language(act: &mut Act, account: &Account, language: Language) -> Result<Recorded, Fault> {
    act.execute(store::set_language(account.id, language)).await?;
    Ok(act.record(Entry::new("account.language_chosen", account.id).fact("language", language.tag())))
}
