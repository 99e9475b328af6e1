//! A case as it is read.

use accounts::{Post, Unit};
use registry::RpwNumber;
use vocabulary::{AccountId, CaseId, ClassId, Date, Id, Instant, LastDay, LetterId, Term};

use crate::{Answer, CaseSign, Memo};

/// The id of whatever stands in the file of a case.
pub type DocumentId = Id<StepDocument>;

/// How far a case is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stage {
    /// Being examined.
    Open,
    /// Something is asked of the party (KPA art. 64), or the party keeps it up; the clock stands.
    AwaitingParty,
    /// Another body is asked (KPA art. 106); the clock stands.
    AwaitingBody,
    /// Suspended (KPA art. 97, 98); the clock stands.
    Suspended,
    /// The answer is sealed and can be collected.
    Settled,
    /// The answer was collected or handed over.
    Delivered,
    /// Read-only from here on.
    Closed,
    /// Taken over by the records archive (archiwum zakładowe).
    Archived,
}

/// Why the clock stands (KPA art. 35 par. 5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PauseReason {
    /// The party is called to complete what was filed.
    AwaitingParty,
    /// Another body's opinion is asked.
    AwaitingBody,
    /// The proceedings are suspended.
    Suspended,
    /// Mediation goes on.
    Mediation,
    /// The party, or something that the office cannot help, delays the matter.
    PartyDelay,
}

/// A case as it stands in lists.
#[derive(Clone, Debug)]
pub struct CaseRow {
    /// The case.
    pub id: CaseId,
    /// Its sign, which never changes.
    pub sign: CaseSign,
    /// What it is about.
    pub title: String,
    /// The unit that carries it.
    pub unit: Unit,
    /// Its file class, in the plan of the day it was opened.
    pub class: ClassId,
    /// Who carries it.
    pub officer: (AccountId, String),
    /// Whether that official still carries cases of the unit; otherwise nobody does, and the unit's head hands it over.
    pub carried: bool,
    /// How far it is.
    pub stage: Stage,
    /// One more with every step: a page's form is good for the version that the page showed.
    pub version: i64,
    /// When it was opened.
    pub opened_at: Instant,
    /// When the proceedings began (KPA art. 61): the term is counted from here.
    pub started_on: Date,
    /// How long the service may take.
    pub term: Option<Term>,
    /// When the term ends, with every pause that is over.
    pub last_day: Option<LastDay>,
    /// Since when the clock stands, and why.
    pub stands_since: Option<(Date, PauseReason)>,
    /// The last day to do what a call asks for: once it was delivered, until it is done in time or the call ends otherwise.
    pub called_until: Option<Date>,
    /// When the answer was sealed; the clock ended there.
    pub settled_at: Option<Instant>,
    /// When it was closed.
    pub closed_at: Option<Instant>,
    /// The client whose matter it is.
    pub client: Option<AccountId>,
    /// The client did not collect the answer in time: it is to be delivered otherwise.
    pub undelivered: bool,
    /// Who sent the letter it was opened with.
    pub sender: String,
    /// The service that the letter was sent for.
    pub service: String,
    /// The letter it was opened with.
    pub letter: LetterId,
}

/// A letter in the file of a case.
#[derive(Clone, Debug)]
pub struct CaseDocument {
    /// The letter.
    pub letter: LetterId,
    /// Its number in the register.
    pub number: RpwNumber,
    /// Who sent it.
    pub sender: String,
    /// The account of the sender, where there is one.
    pub sender_account: Option<AccountId>,
    /// What it is about.
    pub subject: String,
    /// When it entered.
    pub entered_at: Instant,
    /// When it came into the file.
    pub attached_at: Instant,
}

/// What can happen to a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StepKind {
    /// It was opened.
    Opened,
    /// A letter came into its file.
    Attached,
    /// The clock stopped for this reason.
    Paused(PauseReason),
    /// The clock runs again.
    Resumed,
    /// Another official carries it; the step names whom.
    HandedOver,
    /// Its title was changed.
    Renamed,
    /// A note was made, for the office alone.
    Noted,
    /// An answer was drafted.
    Drafted,
    /// An answer was sent to be approved.
    SentForApproval,
    /// An answer was given back to its author.
    GivenBack,
    /// An answer was accepted, to be signed by somebody else.
    Accepted,
    /// An answer was approved, to be sealed.
    Approved,
    /// A call to complete what was filed is sealed and can be collected.
    Called,
    /// What a call asks for came in; the step's note is the letter's number.
    Supplemented,
    /// A call that nobody had collected was taken back.
    CallEnded,
    /// The answer is sealed and can be collected.
    Settled,
    /// An order is sealed and can be collected.
    Ordered,
    /// The client was reminded that the answer waits.
    Reminded,
    /// The client did not collect the answer in time.
    Undelivered,
    /// What was filed is left unexamined (KPA art. 64); the letter that says so can be collected.
    LeftUnexamined,
    /// The client collected a letter of the office.
    Collected,
    /// The client signed the receipt of delivery, and the answer was opened to them.
    SignedFor,
    /// The answer was handed over on paper.
    HandedOnPaper,
    /// It was closed.
    Closed,
    /// The records archive took its file over; the step's note is the number of the transfer list.
    Archived,
    /// A letter was taken out of its file.
    Detached,
    /// An official note was put into its file.
    MemoPut,
    /// It was noted that another case hangs together with it.
    Related,
    /// It was noted that another case does not, after all.
    Unrelated,
    /// Another party of it was named.
    PartyNamed,
    /// It was noted that somebody is a party no more.
    PartyEnded,
    /// A letter of the office is to be sent to a party on paper.
    SentOut,
    /// It is not to be sent after all.
    Withdrawn,
    /// A letter of the office was posted.
    Posted,
    /// It was noted how a letter of the office was delivered, or that it was not.
    DeliveryNoted,
    /// A party appealed, or complained of an order.
    Appealed,
    /// A party waived that.
    Waived,
    /// The office wrote a message to the client.
    MessageSent,
    /// The client wrote a message to the office.
    MessageReceived,
}

/// What a step is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StepDocument {
    /// A letter, under its number.
    Letter(LetterId, RpwNumber),
    /// Another case.
    Case(CaseId, CaseSign),
    /// An answer or an official note.
    Other(DocumentId),
}

/// A line of a case's history.
#[derive(Clone, Debug)]
pub struct CaseStep {
    /// When.
    pub at: Instant,
    /// What.
    pub kind: StepKind,
    /// The day from which the clock stood, or after which it ran again: not always the one on which that was entered.
    pub day: Option<Date>,
    /// Whose account; nobody's for the office's own machinery.
    pub by: Option<AccountId>,
    /// Who, by the name of then; empty for the office's own machinery.
    pub actor: String,
    /// What that person did in the office then; none for those who are not of it.
    pub post: Option<Post>,
    /// Whom it was handed to.
    pub person: Option<String>,
    /// What was noted, for the office alone; often empty.
    pub note: String,
    /// What it was about.
    pub document: Option<StepDocument>,
}

/// A time in which the clock stood. The day that stopped it still counted; the day that let it run again did not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pause {
    /// Why.
    pub reason: PauseReason,
    /// The day that stopped it.
    pub since: Date,
    /// The day that let it run again.
    pub until: Option<Date>,
}

/// A case opened.
#[derive(Clone, Debug)]
pub struct Case {
    /// Its line.
    pub row: CaseRow,
    /// The letters in its file, as they came.
    pub documents: Vec<CaseDocument>,
    /// Its history, oldest first.
    pub steps: Vec<CaseStep>,
    /// When its clock stood, oldest first.
    pub pauses: Vec<Pause>,
    /// Answers, oldest first.
    pub answers: Vec<Answer>,
    /// Official notes in its file, oldest first.
    pub memos: Vec<Memo>,
    /// Cases that hang together with it, oldest first.
    pub related: Vec<CaseRow>,
}

impl Case {
    /// The newest letter of the office that settles the case, whether it decides it, answers it or leaves it unexamined.
    #[must_use]
    pub fn answer(&self) -> Option<&Answer> {
        self.answers.iter().rfind(|answer| answer.text.kind().settles())
    }
}

impl CaseRow {
    /// Whether the office's time runs out now. A call stops it from the day it was delivered.
    #[must_use]
    pub const fn clock_runs(&self) -> bool {
        matches!(self.stage, Stage::Open | Stage::AwaitingParty) && self.stands_since.is_none()
    }

    /// The day by which somebody must do something: the office while its clock runs, else the party that was called.
    pub(crate) fn due(&self) -> Option<Date> {
        if self.clock_runs() {
            return self.last_day.map(|last| last.effective);
        }
        self.called_until.filter(|_| self.stage == Stage::AwaitingParty)
    }

    /// Whether the day of a call has passed, and what it asks for had not come by then.
    #[must_use]
    pub fn missed_call(&self, today: Date) -> bool {
        self.called_until.is_some_and(|until| until < today) && matches!(self.stage, Stage::AwaitingParty | Stage::Open)
    }
}

impl Stage {
    /// Every stage, in order.
    pub const ALL: [Self; 8] = [
        Self::Open,
        Self::AwaitingParty,
        Self::AwaitingBody,
        Self::Suspended,
        Self::Settled,
        Self::Delivered,
        Self::Closed,
        Self::Archived,
    ];

    /// How the stage is kept and worded.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::AwaitingParty => "awaiting_party",
            Self::AwaitingBody => "awaiting_body",
            Self::Suspended => "suspended",
            Self::Settled => "settled",
            Self::Delivered => "delivered",
            Self::Closed => "closed",
            Self::Archived => "archived",
        }
    }

    /// Whether the case is read-only: closed, whatever became of its file since.
    #[must_use]
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Closed | Self::Archived)
    }

    /// The stage of this code.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.code() == code)
    }
}

impl PauseReason {
    /// Every reason.
    pub const ALL: [Self; 5] =
        [Self::AwaitingParty, Self::AwaitingBody, Self::Suspended, Self::Mediation, Self::PartyDelay];

    /// How the reason is kept and worded.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::AwaitingParty => "awaiting_party",
            Self::AwaitingBody => "awaiting_body",
            Self::Suspended => "suspended",
            Self::Mediation => "mediation",
            Self::PartyDelay => "party_delay",
        }
    }

    /// The reason of this code.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }

    /// The stage of a case that waits for this.
    #[must_use]
    pub const fn stage(self) -> Stage {
        match self {
            Self::AwaitingParty | Self::Mediation | Self::PartyDelay => Stage::AwaitingParty,
            Self::AwaitingBody => Stage::AwaitingBody,
            Self::Suspended => Stage::Suspended,
        }
    }
}

impl StepKind {
    const ALL: [Self; 43] = [
        Self::Opened,
        Self::Attached,
        Self::Paused(PauseReason::AwaitingParty),
        Self::Paused(PauseReason::AwaitingBody),
        Self::Paused(PauseReason::Suspended),
        Self::Paused(PauseReason::Mediation),
        Self::Paused(PauseReason::PartyDelay),
        Self::Resumed,
        Self::HandedOver,
        Self::Renamed,
        Self::Noted,
        Self::Drafted,
        Self::SentForApproval,
        Self::GivenBack,
        Self::Accepted,
        Self::Approved,
        Self::Called,
        Self::Supplemented,
        Self::CallEnded,
        Self::Settled,
        Self::Ordered,
        Self::Reminded,
        Self::Undelivered,
        Self::LeftUnexamined,
        Self::Collected,
        Self::SignedFor,
        Self::HandedOnPaper,
        Self::Closed,
        Self::Archived,
        Self::Detached,
        Self::MemoPut,
        Self::Related,
        Self::Unrelated,
        Self::PartyNamed,
        Self::PartyEnded,
        Self::SentOut,
        Self::Withdrawn,
        Self::Posted,
        Self::DeliveryNoted,
        Self::Appealed,
        Self::Waived,
        Self::MessageSent,
        Self::MessageReceived,
    ];

    /// How the step is kept and worded.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Opened => "opened",
            Self::Attached => "attached",
            Self::Paused(PauseReason::AwaitingParty) => "awaiting_party",
            Self::Paused(PauseReason::AwaitingBody) => "awaiting_body",
            Self::Paused(PauseReason::Suspended) => "suspended",
            Self::Paused(PauseReason::Mediation) => "mediation",
            Self::Paused(PauseReason::PartyDelay) => "party_delay",
            Self::Resumed => "resumed",
            Self::HandedOver => "handed_over",
            Self::Renamed => "renamed",
            Self::Noted => "noted",
            Self::Drafted => "drafted",
            Self::SentForApproval => "sent_for_approval",
            Self::GivenBack => "given_back",
            Self::Accepted => "accepted",
            Self::Approved => "approved",
            Self::Called => "called",
            Self::Supplemented => "supplemented",
            Self::CallEnded => "call_ended",
            Self::Settled => "settled",
            Self::Ordered => "ordered",
            Self::Reminded => "reminded",
            Self::Undelivered => "undelivered",
            Self::LeftUnexamined => "left_unexamined",
            Self::Collected => "collected",
            Self::SignedFor => "signed_for",
            Self::HandedOnPaper => "handed_on_paper",
            Self::Closed => "closed",
            Self::Archived => "archived",
            Self::Detached => "detached",
            Self::MemoPut => "memo_put",
            Self::Related => "related",
            Self::Unrelated => "unrelated",
            Self::PartyNamed => "party_named",
            Self::PartyEnded => "party_ended",
            Self::SentOut => "sent_out",
            Self::Withdrawn => "withdrawn",
            Self::Posted => "posted",
            Self::DeliveryNoted => "delivery_noted",
            Self::Appealed => "appealed",
            Self::Waived => "waived",
            Self::MessageSent => "message_sent",
            Self::MessageReceived => "message_received",
        }
    }

    /// The step of this code.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Whether the client is told: what the office thinks over inside is its own.
    #[must_use]
    pub const fn is_told(self) -> bool {
        !matches!(
            self,
            Self::Renamed
                | Self::Noted
                | Self::Drafted
                | Self::SentForApproval
                | Self::GivenBack
                | Self::Accepted
                | Self::Approved
                | Self::Undelivered
                | Self::Archived
                | Self::MemoPut
                | Self::Related
                | Self::Unrelated
                // Clients are told of their own letters, not of those to other parties.
                | Self::PartyNamed
                | Self::PartyEnded
                | Self::SentOut
                | Self::Withdrawn
                | Self::Posted
                | Self::DeliveryNoted
                | Self::Appealed
                | Self::Waived
                // They stand on a page of their own.
                | Self::MessageSent
                | Self::MessageReceived
        )
    }
}
