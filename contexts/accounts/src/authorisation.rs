//! The register of authorisations (upoważnienia, KPA art. 268a): who decides in the name of the authority, in which matters, from
//! when until when. Kept by the heads of the office; nothing in it is changed or taken out, only ended.

use database::View;
use journal::{Act, Entry, Recorded};
use vocabulary::{AccountId, Date, Fault, Id, is_misleading};

use crate::{Official, OfficialCard, Post, store::authorisations as store};

/// The id of an authorisation.
pub type AuthorisationId = Id<Authorisation>;

/// Signs of the mark of its document.
pub const LONGEST_DOCUMENT: usize = 200;
/// File classes that one authorisation names at most.
pub const MOST_CLASSES: usize = 20;

/// May keep the register of authorisations: a head of the office.
#[derive(Clone, Debug)]
pub struct KeepsAuthorisations {
    by: AccountId,
}

/// What somebody may decide in the name of the authority.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scope {
    /// Decisions (KPA art. 104).
    pub decisions: bool,
    /// Orders (KPA art. 123).
    pub orders: bool,
}

/// That somebody decides in the name of the authority.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authorisation {
    /// Its id.
    pub id: AuthorisationId,
    /// Who.
    pub person: (AccountId, String),
    /// What.
    pub scope: Scope,
    /// In matters of these file classes and all below them; of every class when there are none.
    pub classes: Vec<String>,
    /// The first day.
    pub from: Date,
    /// The last day, counted in; none: until it is ended.
    pub to: Option<Date>,
    /// Number and date of the document that gave it.
    pub document: String,
    /// The day on which it was ended, before its last day; that day it held no more.
    pub ended_on: Option<Date>,
}

/// What is entered.
#[derive(Clone, Copy, Debug)]
pub struct NewAuthorisation<'a> {
    /// Who.
    pub person: AccountId,
    /// What.
    pub scope: Scope,
    /// Symbols of file classes, parted by spaces or commas; empty for every class.
    pub classes: &'a str,
    /// The first day.
    pub from: Date,
    /// The last day; none: until it is ended.
    pub to: Option<Date>,
    /// Number and date of the document.
    pub document: &'a str,
}

/// Why nothing was entered.
#[derive(Debug)]
pub enum AuthorisationError {
    /// Nobody who can be authorised: not there any more, an administrator, or the head of the office, who needs none.
    Person,
    /// It says nothing that may be decided.
    Scope,
    /// These are no symbols of file classes, or too many.
    Classes,
    /// The last day is before the first, or over.
    Days,
    /// Its document has no mark, a longer one than can be kept, or one with signs that hide.
    Document,
    /// The same stands in the register.
    Exists,
    /// There is no such authorisation that could be ended.
    NotThere,
    /// Our fault.
    Fault(Fault),
}

impl<E: Into<Fault>> From<E> for AuthorisationError {
    fn from(cause: E) -> Self {
        Self::Fault(cause.into())
    }
}

impl Official {
    /// Heads of the office keep the register of authorisations.
    #[must_use]
    pub fn keeps_authorisations(&self) -> Option<KeepsAuthorisations> {
        matches!(self.post(), Post::OfficeHead | Post::DeputyHead).then(|| KeepsAuthorisations { by: self.person() })
    }
}

impl Authorisation {
    /// Whether it holds on this day.
    #[must_use]
    pub fn holds_on(&self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to) && self.ended_on.is_none_or(|ended| day < ended)
    }

    /// Whether matters of this file class are among its own.
    #[must_use]
    pub fn covers(&self, class: &str) -> bool {
        self.classes.is_empty() || self.classes.iter().any(|own| class.starts_with(own.as_str()))
    }
}

/// Enters an authorisation.
///
/// # Errors
/// See [`AuthorisationError`].
pub async fn authorise(
    act: &mut Act,
    right: &KeepsAuthorisations,
    new: NewAuthorisation<'_>,
) -> Result<(AuthorisationId, Recorded), AuthorisationError> {
    // One at a time for one person.
    act.execute(crate::store::officials::lock(new.person)).await?;
    let can_be = |card: &OfficialCard| !card.closed && !matches!(card.post, Post::Administrator | Post::OfficeHead);
    let person = crate::official(act.view(), new.person).await?.filter(can_be).ok_or(AuthorisationError::Person)?;
    if !new.scope.decisions && !new.scope.orders {
        return Err(AuthorisationError::Scope);
    }
    let mut classes: Vec<String> = new
        .classes
        .split([' ', ',', '\n', '\r', '\t', '\u{a0}'])
        .filter(|symbol| !symbol.is_empty())
        .map(str::to_owned)
        .collect();
    classes.sort();
    classes.dedup();
    let is_symbol = |symbol: &String| symbol.len() <= 10 && symbol.bytes().all(|sign| sign.is_ascii_digit());
    if classes.len() > MOST_CLASSES || !classes.iter().all(is_symbol) {
        return Err(AuthorisationError::Classes);
    }
    let today = act.at().warsaw_date();
    if new.to.is_some_and(|to| to < new.from || to < today) {
        return Err(AuthorisationError::Days);
    }
    let document = new.document.split_whitespace().collect::<Vec<_>>().join(" ");
    if document.is_empty() || document.chars().count() > LONGEST_DOCUMENT || document.chars().any(is_misleading) {
        return Err(AuthorisationError::Document);
    }
    let (id, at) = (act.new_id(), act.at());
    let entered = Authorisation {
        id,
        person: (person.id, person.name.clone()),
        scope: new.scope,
        classes,
        from: new.from,
        to: new.to,
        document,
        ended_on: None,
    };
    let known = store::of_person(act.view(), person.id).await?;
    if known.iter().any(|known| Authorisation { id, ..known.clone() } == entered) {
        return Err(AuthorisationError::Exists);
    }
    act.execute(store::insert(&entered, right.by, at)).await?;
    let mut entry = Entry::new("authorisation.given", id)
        .about("person", person.id)
        .fact("decisions", entered.scope.decisions)
        .fact("orders", entered.scope.orders)
        .fact("classes", entered.classes.join(" "))
        .fact("from", entered.from.to_string());
    if let Some(to) = entered.to {
        entry = entry.fact("to", to.to_string());
    }
    let entry = entry.personal("name", person.name).personal("document", entered.document);
    Ok((id, act.record(entry)))
}

/// Ends an authorisation: from this day on it holds no more. It stays in the register.
///
/// # Errors
/// It is not there, or over.
pub async fn end_authorisation(
    act: &mut Act,
    _: &KeepsAuthorisations,
    id: AuthorisationId,
) -> Result<Recorded, AuthorisationError> {
    let found = store::authorisation(act.view(), id).await?.ok_or(AuthorisationError::NotThere)?;
    let today = act.at().warsaw_date();
    if found.to.is_some_and(|to| to < today) || act.execute(store::end(id, today)).await? == 0 {
        return Err(AuthorisationError::NotThere);
    }
    Ok(act.record(Entry::new("authorisation.ended", id).about("person", found.person.0).fact("on", today.to_string())))
}

/// The register, the latest entry first; so many at most.
///
/// # Errors
/// The database failed.
pub async fn authorisations(view: &mut View, _: &KeepsAuthorisations) -> Result<Vec<Authorisation>, Fault> {
    store::latest(view).await
}

/// The authorisations of a person, the latest entry first, whether they hold or not.
///
/// # Errors
/// The database failed.
pub async fn authorisations_of(view: &mut View, person: AccountId) -> Result<Vec<Authorisation>, Fault> {
    store::of_person(view, person).await
}
