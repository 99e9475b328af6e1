//! Where a letter is on its way through the office, and what happened to it.

use accounts::{Post, Unit};
use vocabulary::{AccountId, Date, Instant};

/// Where a letter is on its way: the chancery instruction's states of an incoming letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LetterState {
    /// It has its number; on paper it still has to be scanned.
    Registered,
    /// It came on paper and was scanned, or it was said why not.
    Scanned,
    /// It is with a unit, whose head decides about it.
    Distributed,
    /// It waits for somebody to say who is to settle it (do dekretacji).
    ForAssignment,
    /// It is assigned to a unit or a person, with instructions and perhaps a date.
    Assigned,
    /// Somebody has taken it.
    Taken,
    /// It is in a case: the end of its way.
    Filed,
    /// It is back at the point: the unit or the person it was given to said that it is not theirs.
    ReturnedToPoint,
    /// The clerk says that its entry was made by mistake, and the coordinator decides.
    ForAnnulment,
    /// Its entry was annulled: the end of its way. The number stays used.
    Annulled,
}

/// Where a letter is, with whom, and by when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Circulation {
    /// Where it is on its way.
    pub state: LetterState,
    /// Grows by one with every step; who acts names the one that was shown.
    pub version: i64,
    /// The unit that has it.
    pub unit: Option<Unit>,
    /// The person it is assigned to, or who has taken it.
    pub person: Option<(AccountId, String)>,
    /// What the superior asked for.
    pub instructions: String,
    /// The day that the superior set.
    pub due: Option<Date>,
    /// Who assigned it: only this person corrects the assignment.
    pub assigned_by: Option<AccountId>,
    /// The last day of the service's term, counted from the day of entry.
    pub last_day: Option<Date>,
}

/// A kind of step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepKind {
    /// It got its number.
    Registered,
    /// It was scanned, or it was said why not; the note is the reason.
    Scanned,
    /// It was given to a unit, by a person or by the service's rule.
    Distributed,
    /// It was put before the head of the office.
    SentForAssignment,
    /// It was assigned; the note is the instructions.
    Assigned,
    /// The head of the unit gave it to a person.
    Reassigned,
    /// Who assigned it took that back; the note is the reason.
    Corrected,
    /// Who was given it said that it is not theirs; the note is the reason.
    Refused,
    /// Somebody took it.
    Taken,
    /// It went into a case.
    Filed,
    /// The clerk asked to annul its entry; the note is the reason.
    AnnulmentAsked,
    /// Its entry was annulled.
    Annulled,
    /// Its entry was left standing; the note is the reason.
    EntryKept,
    /// It was taken out of a case, and is with the person who did so.
    TakenOut,
    /// The clerk said that its scan is as it should be, odd as it looks.
    ScanConfirmed,
}

/// One step of a letter, as officials read it. Clients are shown its kind, time, unit and person, never the note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterStep {
    /// When.
    pub at: Instant,
    /// What.
    pub kind: StepKind,
    /// The account that did it; none for the office's own rules.
    pub by: Option<AccountId>,
    /// Who did it, by the name of that day; empty for the office's own rules.
    pub actor: String,
    /// What that person did in the office then; none for those who are not of it.
    pub post: Option<Post>,
    /// The name of the unit it went to.
    pub unit: Option<String>,
    /// The person it went to, by the name of that day.
    pub person: Option<String>,
    /// Instructions or a reason: for the inside only.
    pub note: String,
    /// The day set.
    pub due: Option<Date>,
}

impl LetterState {
    /// Every state, in the order of the way.
    pub const ALL: [Self; 10] = [
        Self::Registered,
        Self::Scanned,
        Self::ReturnedToPoint,
        Self::ForAssignment,
        Self::Distributed,
        Self::Assigned,
        Self::Taken,
        Self::Filed,
        Self::ForAnnulment,
        Self::Annulled,
    ];

    /// How the state is kept, and named in addresses.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Registered => "registered",
            Self::Scanned => "scanned",
            Self::Distributed => "distributed",
            Self::ForAssignment => "for_assignment",
            Self::Assigned => "assigned",
            Self::Taken => "taken",
            Self::Filed => "filed",
            Self::ReturnedToPoint => "returned",
            Self::ForAnnulment => "for_annulment",
            Self::Annulled => "annulled",
        }
    }

    /// The state with this code.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

impl StepKind {
    /// Every kind.
    pub const ALL: [Self; 15] = [
        Self::Registered,
        Self::Scanned,
        Self::Distributed,
        Self::SentForAssignment,
        Self::Assigned,
        Self::Reassigned,
        Self::Corrected,
        Self::Refused,
        Self::Taken,
        Self::Filed,
        Self::AnnulmentAsked,
        Self::Annulled,
        Self::EntryKept,
        Self::TakenOut,
        Self::ScanConfirmed,
    ];

    /// How the kind is kept, and the last part of its words' key.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Registered => "registered",
            Self::Scanned => "scanned",
            Self::Distributed => "distributed",
            Self::SentForAssignment => "sent_for_assignment",
            Self::Assigned => "assigned",
            Self::Reassigned => "reassigned",
            Self::Corrected => "corrected",
            Self::Refused => "refused",
            Self::Taken => "taken",
            Self::Filed => "filed",
            Self::AnnulmentAsked => "annulment_asked",
            Self::Annulled => "annulled",
            Self::EntryKept => "entry_kept",
            Self::TakenOut => "taken_out",
            Self::ScanConfirmed => "scan_confirmed",
        }
    }

    /// The kind with this code.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}
