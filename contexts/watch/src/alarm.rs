//! What can be wrong.

use serde::{Deserialize, Serialize};
use vocabulary::{Id, Instant};

#[doc(hidden)]
pub enum AlarmKind {}
/// Something that was wrong, from when it was found to when it was found to be over.
pub type AlarmId = Id<AlarmKind>;

/// A kind of thing that can be wrong. What it means and what to do stands in `locales`, by its code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// Receipts wait to be sealed for longer than the office allows: [`Facts::count`] of them.
    ReceiptsWait,
    /// A key that the office seals with cannot sign, or its certificate is not trusted: [`Facts::detail`]. The subject is
    /// what the settings call the key.
    KeyOut,
    /// The certificate of a key that the office seals with ends soon or has ended: [`Facts::until`]. The subject is what the
    /// settings call the key, and the step of the warning in days (90, 30, 7, 0), so that each step is told anew.
    KeyEnds,
    /// Jobs were put aside after too many faults: [`Facts::count`] of them.
    JobsAside,
    /// For far longer than the rhythm of roots, what stands in the journal is under no timestamped root.
    RootsLate,
    /// A timestamp authority does not answer, or not as it should: [`Facts::detail`]. The subject is its address.
    AuthorityOut,
    /// The office's clock is [`Facts::seconds`] from that of a timestamp authority, whose address is the subject.
    ClockOff,
    /// [`Facts::count`] receipts stand only until [`Facts::until`], the first of them, and could not be prolonged.
    SealsEnd,
    /// The journal and the register do not agree on what came in: [`Facts::count`] letters.
    LettersLost,
    /// Letters that nobody has had for longer than the office allows: [`Facts::count`] of them.
    LettersUnrouted,
    /// Another system takes no events: [`Facts::detail`]. The subject is the address that they are sent to.
    WebhookOut,
}

/// Something that is wrong now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concern {
    /// What is wrong.
    pub kind: Kind,
    /// What of its kind is wrong, where there can be several: the name of a key, the address of an authority. Else empty.
    pub subject: String,
    /// When it went wrong.
    pub since: Instant,
    /// What its sentence tells.
    pub facts: Facts,
}

/// What the sentence of an alarm tells; each kind says which of these it has. Nothing here is anybody's personal data.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Facts {
    /// How many.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<i64>,
    /// How long.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seconds: Option<i64>,
    /// Until when there is time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Instant>,
    /// What the operator should know besides, in the operator's English.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
}

/// A concern that was told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alarm {
    /// The alarm.
    pub id: AlarmId,
    /// What was wrong when it was raised.
    pub concern: Concern,
    /// When it was found.
    pub raised_at: Instant,
    /// When it was found to be over.
    pub ended_at: Option<Instant>,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 11] = [
        Self::ReceiptsWait,
        Self::KeyOut,
        Self::KeyEnds,
        Self::JobsAside,
        Self::RootsLate,
        Self::AuthorityOut,
        Self::ClockOff,
        Self::SealsEnd,
        Self::LettersLost,
        Self::LettersUnrouted,
        Self::WebhookOut,
    ];

    /// How the kind is kept, counted and journaled.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::ReceiptsWait => "receipts_wait",
            Self::KeyOut => "key_out",
            Self::KeyEnds => "key_ends",
            Self::JobsAside => "jobs_aside",
            Self::RootsLate => "roots_late",
            Self::AuthorityOut => "authority_out",
            Self::ClockOff => "clock_off",
            Self::SealsEnd => "seals_end",
            Self::LettersLost => "letters_lost",
            Self::LettersUnrouted => "letters_unrouted",
            Self::WebhookOut => "webhook_out",
        }
    }

    /// The kind with this code.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}
