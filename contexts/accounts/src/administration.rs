//! What administrators do: units, and accounts of officials. Every act asks whether whoever acts still administers, and
//! locks that person's account: two administrators cannot close each other at once.

mod appoint;
mod change_official;
mod close_official;
mod hire;
mod reset_official;
mod units;

use journal::Act;
use vocabulary::{AccountId, Fault, UnitId};

pub use appoint::appoint_administrator;
pub use change_official::change_official;
pub use close_official::close_official;
pub use hire::{Login, hire};
pub use reset_official::reset_official;
pub use units::{UnitData, add_unit, rename_unit};

use crate::{
    Administers, OfficialCard, Post,
    mistake::{Field, Mistake, Mistakes, Wrong},
    store,
};

const LONGEST_NAME: usize = 100;
const LONGEST_ROOM: usize = 20;
const LONGEST_PHONE: usize = 40;

/// Why nothing was done.
#[derive(Debug)]
pub enum AdministrationError {
    /// Whoever acts administers no more.
    NotYours,
    /// There is no such unit or official.
    NotThere,
    /// The login or the symbol belongs to another.
    Taken,
    /// Administrators neither close their own account nor give up their own post, so the office always has one.
    Own,
    /// The account is closed.
    Closed,
    /// Our fault.
    Fault(Fault),
}

impl<E: Into<Fault>> From<E> for AdministrationError {
    fn from(cause: E) -> Self {
        Self::Fault(cause.into())
    }
}

/// What is kept of an official, besides the login.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfficialData {
    /// First name and surname.
    pub name: String,
    /// Where the official works.
    pub unit: UnitId,
    /// What the official does there.
    pub post: Post,
    /// The room; may be empty.
    pub room: String,
    /// The telephone as people write it; may be empty.
    pub phone: String,
}

/// [`OfficialData`] as filled in.
#[derive(Clone, Copy, Debug, Default)]
pub struct OfficialFilled<'a> {
    /// First name and surname.
    pub name: &'a str,
    /// An id of a unit.
    pub unit: &'a str,
    /// A code of a [`Post`].
    pub post: &'a str,
    /// The room.
    pub room: &'a str,
    /// The telephone.
    pub phone: &'a str,
}

impl OfficialData {
    /// Reads what was filled in; room and telephone may be left out.
    ///
    /// # Errors
    /// Everything to put right.
    pub fn read(filled: &OfficialFilled<'_>) -> Result<Self, Vec<Mistake>> {
        let mut mistakes = Mistakes::default();
        let name = mistakes.text(Field::FullName, filled.name, LONGEST_NAME);
        let unit = filled.unit.parse().ok();
        if unit.is_none() {
            mistakes.note(Field::Unit, Wrong::Missing);
        }
        let post = Post::of_code(filled.post);
        if post.is_none() {
            mistakes.note(Field::Post, Wrong::Missing);
        }
        let room = mistakes.optional_text(Field::Room, filled.room, LONGEST_ROOM).unwrap_or_default();
        let phone = mistakes.optional_text(Field::OfficePhone, filled.phone, LONGEST_PHONE).unwrap_or_default();
        let data = || Some(Self { name: name?, unit: unit?, post: post?, room, phone });
        mistakes.or_else(data())
    }
}

/// Whether whoever acts administers still; the account is locked until the act ends.
async fn still(act: &mut Act, administers: &Administers) -> Result<(), AdministrationError> {
    if act.execute(store::officials::lock_administrator(administers.id())).await? == 0 {
        return Err(AdministrationError::NotYours);
    }
    Ok(())
}

/// The official, whose account is locked until the act ends.
async fn locked(act: &mut Act, id: AccountId) -> Result<OfficialCard, AdministrationError> {
    act.execute(store::officials::lock(id)).await?;
    store::officials::official(act.view(), id).await?.ok_or(AdministrationError::NotThere)
}
