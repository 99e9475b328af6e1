//! Groups of cases set apart in a list of cases (wydzielona grupa spraw; chancery instruction, par. 5): a group takes the next
//! number of the list as its heading, and its cases are numbered in a list of their own, `FN.3120.2.1.2026`. Like every list of
//! cases it ends with its year.

use accounts::{Official, Post};
use database::View;
use journal::{Act, Discord, Entry, Recorded, Told};
use vocabulary::{AccountId, ClassId, Fault, Id, Instant};

use crate::{
    TextError,
    deed::sees_all,
    note::title,
    sign::{CaseSign, group_list},
    store::{self, groups},
};

/// The id of a group.
pub type GroupId = Id<Group>;

/// The entry of a group that was set apart.
pub(crate) const SET_APART: &str = "case_group.set_apart";

/// Groups that a unit sets apart in a year, at most.
pub(crate) const MOST: usize = 1_000;

/// A group of cases set apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The group.
    pub id: GroupId,
    /// The unit's symbol, as it stands in the signs.
    pub unit: String,
    /// The symbol of the file class.
    pub class: String,
    /// The year, in which its cases are opened.
    pub year: i16,
    /// Its number in the list of the class.
    pub number: u32,
    /// What its cases have in common.
    pub title: String,
    /// Who set it apart, by the name of then.
    pub by: (AccountId, String),
    /// When.
    pub at: Instant,
}

/// May set groups of cases apart in the lists of the own unit.
#[derive(Clone, Debug)]
pub struct MaySetApart {
    official: Official,
}

/// Why no group was set apart.
#[derive(Debug)]
pub enum SetApartError {
    /// The class has classes below it, or does not hold today.
    Class,
    /// The title.
    Title(TextError),
    /// This list has a group of this title.
    Again,
    /// The unit has as many groups this year as there may be.
    TooMany,
    /// The unit's symbol cannot stand in a sign.
    UnitSymbol,
    /// Our fault.
    Fault(Fault),
}

impl From<Fault> for SetApartError {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl Group {
    /// The list that its cases stand in ([`crate::CaseList`]).
    #[must_use]
    pub fn list(&self) -> String {
        group_list(&self.class, self.number)
    }
}

/// The right to set groups apart, which the head of a unit has: how the unit's cases are kept is for whoever answers for them.
#[must_use]
pub fn may_set_apart(official: &Official) -> Option<MaySetApart> {
    (official.post() == Post::UnitHead).then(|| MaySetApart { official: official.clone() })
}

/// Sets a group of cases apart in this year's list of the own unit and the class: it has the next number of the list.
///
/// # Errors
/// See [`SetApartError`].
pub async fn set_apart(
    act: &mut Act,
    right: &MaySetApart,
    class: ClassId,
    about: &str,
) -> Result<(Group, Recorded), SetApartError> {
    let official = &right.official;
    let (at, unit) = (act.at(), official.unit().symbol.clone());
    let today = at.warsaw_date();
    let title = title(about).map_err(SetApartError::Title)?;
    let class = registry::class(act.view(), class).await?.ok_or(SetApartError::Class)?;
    if !class.is_final || class.valid_from > today || class.valid_to.is_some_and(|last| last < today) {
        return Err(SetApartError::Class);
    }
    // The list's row is locked from here on: of two who press at once, the second finds the group of the first.
    let number = store::next_number(act, &unit, &class.symbol, today.year()).await?;
    let known = groups::of_year(act.view(), Some(&unit), today.year()).await?;
    if known.iter().any(|group| group.class == class.symbol && group.title == title) {
        return Err(SetApartError::Again);
    }
    if known.len() >= MOST {
        return Err(SetApartError::TooMany);
    }
    CaseSign::new(&unit, &class.symbol, number, today.year()).map_err(|_| SetApartError::UnitSymbol)?;
    let by = (official.person(), official.signs_as().to_owned());
    let group = Group { id: act.new_id(), unit, class: class.symbol, year: today.year(), number, title, by, at };
    act.execute(groups::insert(&group)).await?;
    act.execute(groups::begin_list(&group)).await?;
    let entry = Entry::new(SET_APART, group.id).fact("list", list_of(&group)).fact("number", group.number);
    let entry = entry.personal("title", group.title.as_str()).personal("name", group.by.1.as_str());
    Ok((group, act.record(entry)))
}

/// The groups of a year that this official sees, by unit, class and number.
///
/// # Errors
/// The database failed.
pub async fn groups(view: &mut View, official: &Official, year: i16) -> Result<Vec<Group>, Fault> {
    match official.post() {
        Post::Administrator => Ok(Vec::new()),
        _ if sees_all(official) => groups::of_year(view, None, year).await,
        _ => groups::of_year(view, Some(&official.unit().symbol), year).await,
    }
}

/// As entries name the list that a group stands in: unit, class and year.
fn list_of(group: &Group) -> String {
    format!("{}.{}.{}", group.unit, group.class, group.year)
}

/// Compares what the entry of a group tells with what is kept; nothing for other entries.
pub(crate) async fn compare(view: &mut View, told: &Told) -> Result<Option<Discord>, Fault> {
    let Some(group) = groups::by_id(view, told.subject.parse()?).await? else {
        return Ok(Some(told.discord("its group of cases is missing")));
    };
    let is_same = told.actor == group.by.0.to_string()
        && told.act_at == group.at
        && told.text("list") == Some(&list_of(&group))
        && told.facts.get("number").and_then(serde_json::Value::as_u64) == Some(u64::from(group.number))
        // What was erased lawfully can be compared no more.
        && told.opened.get("title").is_none_or(|title| *title == group.title)
        && told.opened.get("name").is_none_or(|name| *name == group.by.1);
    Ok((!is_same).then(|| told.discord("its group of cases was altered")))
}
