//! Opening and renaming units.

use journal::{Act, Entry, Recorded};
use vocabulary::UnitId;

use super::{AdministrationError, still};
use crate::{
    Administers, NewUnit,
    mistake::{Field, Mistake, Mistakes, Wrong},
    store,
};

const LONGEST_SYMBOL: usize = 10;
const LONGEST_NAME: usize = 120;

/// What is kept of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitData {
    /// Its symbol in case signs: 1 to 10 capital letters and digits, none of them Polish
    /// and at least one a letter, in parts joined by hyphens; `OR`, `GK-2` (the grammar of signs).
    pub symbol: String,
    /// Its name.
    pub name: String,
}

impl UnitData {
    /// Reads a symbol and a name; small letters in the symbol become capital.
    ///
    /// # Errors
    /// Everything to put right.
    pub fn read(symbol: &str, name: &str) -> Result<Self, Vec<Mistake>> {
        let mut mistakes = Mistakes::default();
        let symbol = mistakes.text(Field::Symbol, &symbol.to_uppercase(), LONGEST_SYMBOL).filter(|symbol| {
            let good =
                symbol.split('-').all(|part| !part.is_empty() && part.bytes().all(|sign| sign.is_ascii_alphanumeric()))
                    && symbol.bytes().any(|sign| sign.is_ascii_alphabetic());
            if !good {
                mistakes.note(Field::Symbol, Wrong::Form);
            }
            good
        });
        let name = mistakes.text(Field::UnitName, name, LONGEST_NAME);
        let data = || Some(Self { symbol: symbol?, name: name? });
        mistakes.or_else(data())
    }

    /// Reads a name alone.
    ///
    /// # Errors
    /// What to put right.
    pub fn read_name(name: &str) -> Result<String, Vec<Mistake>> {
        let mut mistakes = Mistakes::default();
        let name = mistakes.text(Field::UnitName, name, LONGEST_NAME);
        mistakes.or_else(name)
    }
}

/// Opens a unit.
///
/// # Errors
/// See [`AdministrationError`]: the symbol may be taken.
pub async fn add_unit(
    act: &mut Act,
    administers: &Administers,
    data: &UnitData,
) -> Result<(UnitId, Recorded), AdministrationError> {
    still(act, administers).await?;
    open(act, data).await
}

/// The same, once somebody may.
pub(super) async fn open(act: &mut Act, data: &UnitData) -> Result<(UnitId, Recorded), AdministrationError> {
    let id = act.new_id();
    if act.execute(store::insert_unit(id, &NewUnit { symbol: &data.symbol, name: &data.name })).await? == 0 {
        return Err(AdministrationError::Taken);
    }
    let recorded =
        act.record(Entry::new("unit.opened", id).fact("symbol", data.symbol.as_str()).fact("name", data.name.as_str()));
    Ok((id, recorded))
}

/// Gives a unit another name. Its symbol stays: it is in the signs of its cases.
///
/// # Errors
/// See [`AdministrationError`].
pub async fn rename_unit(
    act: &mut Act,
    administers: &Administers,
    id: UnitId,
    name: &str,
) -> Result<Recorded, AdministrationError> {
    still(act, administers).await?;
    if act.execute(store::officials::rename_unit(id, name)).await? == 0 {
        return Err(AdministrationError::NotThere);
    }
    Ok(act.record(Entry::new("unit.renamed", id).fact("name", name)))
}
