//! Opening a case.

use accounts::Notice;
use journal::{Act, Entry, Recorded};
use vocabulary::{CaseId, ClassId, Date, Fault};

use crate::{
    CaseRow, CaseSign, GroupId, MayOpen, Stage, StepKind,
    note::{TextError, title},
    step::{self, Step},
    store,
};

/// The earliest start of proceedings that is believed, for what was carried over from paper.
const EARLIEST_YEAR: i16 = 1990;

/// A case to be opened.
pub struct NewCase<'a> {
    /// Its file class: a final one.
    pub class: ClassId,
    /// What it is about.
    pub title: &'a str,
    /// When the proceedings began (KPA art. 61): as a rule the day the letter entered.
    pub started_on: Date,
}

/// Why no case was opened.
#[derive(Debug)]
pub enum OpenError {
    /// The class has classes below it, or does not hold on this day.
    Class,
    /// The title.
    Title(TextError),
    /// The start is after today, or long ago.
    Start,
    /// No group that this unit set apart in the class this year.
    Group,
    /// The unit's symbol cannot stand in a sign.
    UnitSymbol,
    /// Our fault.
    Fault(Fault),
}

impl From<Fault> for OpenError {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl From<TextError> for OpenError {
    fn from(error: TextError) -> Self {
        Self::Title(error)
    }
}

/// Opens a case with the letter. It has the next number of its list, the letter is in its file, the clock runs from the
/// start of the proceedings, and the client is told.
///
/// # Errors
/// See [`OpenError`].
pub async fn open(act: &mut Act, right: MayOpen, new: NewCase<'_>) -> Result<(CaseId, CaseSign, Recorded), OpenError> {
    open_within(act, right, new, None).await
}

/// The same in a group that the unit set apart: the case has the next number of the group.
///
/// # Errors
/// See [`OpenError`].
pub async fn open_in_group(
    act: &mut Act,
    right: MayOpen,
    new: NewCase<'_>,
    group: GroupId,
) -> Result<(CaseId, CaseSign, Recorded), OpenError> {
    open_within(act, right, new, Some(group)).await
}

async fn open_within(
    act: &mut Act,
    right: MayOpen,
    new: NewCase<'_>,
    group: Option<GroupId>,
) -> Result<(CaseId, CaseSign, Recorded), OpenError> {
    let MayOpen { file, official } = right;
    let letter = file.letter().clone();
    let at = act.at();
    let today = at.warsaw_date();
    let title = title(new.title)?;
    if new.started_on > today || new.started_on.year() < EARLIEST_YEAR {
        return Err(OpenError::Start);
    }
    let class = registry::class(act.view(), new.class).await?.ok_or(OpenError::Class)?;
    let holds = class.valid_from <= today && class.valid_to.is_none_or(|last| today <= last);
    if !class.is_final || !holds {
        return Err(OpenError::Class);
    }
    let unit = official.unit().clone();
    let list = match group {
        None => class.symbol,
        Some(id) => {
            let group = store::groups::by_id(act.view(), id).await?.ok_or(OpenError::Group)?;
            if (&group.unit, &group.class, group.year) != (&unit.symbol, &class.symbol, today.year()) {
                return Err(OpenError::Group);
            }
            group.list()
        }
    };
    let service = catalogue::service(act.view(), &letter.service).await?;
    let term = service.and_then(|service| service.term);

    let id: CaseId = act.new_id();
    // The list's row is what others wait for: last of what is asked, and the same year for whoever waited over midnight.
    let place = store::next_number(act, &unit.symbol, &list, today.year()).await?;
    let sign = CaseSign::in_list(&unit.symbol, &list, place, today.year()).map_err(|_| OpenError::UnitSymbol)?;
    let row = CaseRow {
        id,
        sign: sign.clone(),
        title: title.clone(),
        unit,
        class: class.id,
        officer: (official.id(), official.name().to_owned()),
        carried: true,
        stage: Stage::Open,
        version: 1,
        opened_at: at,
        started_on: new.started_on,
        term,
        last_day: term.map(|term| term.last_day(new.started_on, &[])),
        stands_since: None,
        called_until: None,
        settled_at: None,
        closed_at: None,
        client: letter.sender_account,
        undelivered: false,
        sender: letter.sender.clone(),
        service: letter.service.clone(),
        letter: letter.id,
    };
    act.execute(store::insert_case(&row)).await?;
    store::keep_words(act, &row).await?;
    act.execute(store::insert_document(id, letter.id, at)).await?;
    step::told(act, id, Step::by(&official, StepKind::Opened).document(letter.id)).await?;
    step::notify(act, &row, |case, sign| Notice::CaseOpened { case, sign }).await?;
    let _: Recorded = registry::filed(act, file).await?;
    let recorded = act.record(
        Entry::new("case.opened", id)
            .fact("sign", sign.to_string())
            .about("letter", letter.id)
            .about("officer", official.id())
            .fact("started_on", new.started_on.to_string())
            .personal("title", title),
    );
    Ok((id, sign, recorded))
}
