//! How a matter runs: how far it is and what its clock says, as the list, its page and the API tell it.

use cases::{Matter, PauseReason, Stage};
use registry::LetterState;
use vocabulary::{Date, Language};
use words::{dates, say};

use super::Status;

/// How a matter stands on a day.
#[derive(Clone, Debug)]
pub(crate) struct Course {
    /// How far the case is; none as long as there is no case.
    pub stage: Option<Stage>,
    /// The letter that began it was withdrawn.
    pub withdrawn: bool,
    /// The entry of the letter was annulled: it had been made by mistake.
    pub annulled: bool,
    /// The office's last day; while the clock stands, as it was when it stopped.
    pub last: Option<Date>,
    /// Days left after today; while the clock stands, how many the office will have once it runs. Negative: late.
    pub days_left: Option<i64>,
    /// Days that were not counted in.
    pub excluded: u32,
    /// Since when the clock stands, and why.
    pub stands: Option<(Date, PauseReason)>,
    /// When it was settled or closed.
    pub ended: Option<Date>,
}

impl Course {
    /// The course of a matter on this day.
    pub(crate) fn of(matter: &Matter, withdrawn: bool, today: Date) -> Self {
        let Some(row) = &matter.case else {
            // A letter in somebody else's file is watched as a letter, but its clock is that of the file.
            let annulled = matter.letter_state == LetterState::Annulled;
            let last = matter.letter_last_day.filter(|_| matter.letter_state != LetterState::Filed);
            return Self {
                stage: None,
                withdrawn,
                annulled,
                last,
                days_left: last.map(|last| today.duration_until(last).as_hours() / 24),
                excluded: 0,
                stands: None,
                ended: None,
            };
        };
        let clock = cases::clock(row, today);
        Self {
            stage: Some(row.stage),
            withdrawn,
            annulled: false,
            last: clock.last.map(|last| last.effective),
            days_left: clock.days_left,
            excluded: clock.last.map_or(0, |last| last.excluded),
            stands: clock.stands,
            ended: clock.ended,
        }
    }

    /// The stage in one word, as programs read it.
    pub(crate) fn code(&self) -> &'static str {
        match self.stage {
            // What becomes of its file afterwards is the archive's.
            Some(stage) if stage.is_over() => Stage::Closed.code(),
            Some(stage) => stage.code(),
            None if self.withdrawn => "withdrawn",
            None if self.annulled => "annulled",
            None => "received",
        }
    }

    /// The office's time runs out.
    pub(crate) fn runs(&self) -> bool {
        self.stands.is_none() && self.ended.is_none() && !self.is_dropped()
    }

    /// Withdrawn before there was a case, or annulled: nobody works on it.
    pub(crate) fn is_dropped(&self) -> bool {
        (self.withdrawn || self.annulled) && self.stage.is_none()
    }

    /// The last day, when it has passed and nothing came of it.
    pub(crate) fn late_since(&self) -> Option<Date> {
        self.last.filter(|_| self.runs() && self.days_left.is_some_and(|left| left < 0))
    }

    /// The office waits for something from the client.
    pub(crate) fn asks_party(&self) -> bool {
        self.stands.is_some_and(|(_, reason)| reason == PauseReason::AwaitingParty)
    }

    /// How far it is, in a word.
    pub(crate) fn status(&self, language: Language) -> Status {
        if self.is_dropped() && !self.withdrawn {
            return Status::new("idle", say!(language, "matter-word-annulled"));
        }
        if self.is_dropped() {
            return Status::new("idle", say!(language, "filings-withdrawn"));
        }
        if self.late_since().is_some() {
            return Status::new("wrong", say!(language, "matter-word-late"));
        }
        match self.stage {
            None => Status::new("calm", say!(language, "matter-word-received")),
            Some(Stage::Open) => Status::new("calm", say!(language, "matter-word-open")),
            Some(Stage::AwaitingParty) if self.stands.is_none() => {
                Status::new("attention", say!(language, "matter-word-call"))
            }
            Some(Stage::AwaitingParty | Stage::AwaitingBody | Stage::Suspended) => match self.stands {
                Some((_, PauseReason::AwaitingParty)) => {
                    Status::new("attention", say!(language, "matter-word-awaiting-party"))
                }
                Some((_, PauseReason::AwaitingBody)) => {
                    Status::new("idle", say!(language, "matter-word-awaiting-body"))
                }
                Some((_, PauseReason::Suspended)) => Status::new("idle", say!(language, "matter-word-suspended")),
                Some((_, reason @ (PauseReason::Mediation | PauseReason::PartyDelay))) => {
                    Status::new("idle", stands_as(language, reason))
                }
                None => Status::new("calm", say!(language, "matter-word-open")),
            },
            Some(Stage::Settled) => Status::new("attention", say!(language, "matter-word-collect")),
            Some(Stage::Delivered) => Status::new("good", say!(language, "matter-word-delivered")),
            // What becomes of its file afterwards is the archive's.
            Some(Stage::Closed | Stage::Archived) => Status::new("good", say!(language, "matter-word-closed")),
        }
    }

    /// What the clock says, in a line.
    pub(crate) fn clock_line(&self, language: Language) -> Option<String> {
        if let Some((since, reason)) = self.stands {
            let (day, reason) = (dates::date(language, since), why_it_stands(language, reason));
            return Some(say!(language, "matters-stands", day = day, reason = reason));
        }
        if let Some(last) = self.late_since() {
            return Some(say!(language, "matters-late", day = dates::date(language, last)));
        }
        let (last, left) = self.last.zip(self.days_left).filter(|_| self.runs())?;
        if left == 0 {
            return Some(say!(language, "matters-until-today"));
        }
        let (day, left) = (dates::until_date(language, last), say!(language, "matters-left", days = left));
        Some(say!(language, "matters-until", day = day, left = left))
    }
}

/// What a stage in which the clock stands is called.
pub(crate) fn stands_as(language: Language, reason: PauseReason) -> String {
    match reason {
        PauseReason::AwaitingParty => say!(language, "matter-stands-awaiting-party"),
        PauseReason::AwaitingBody => say!(language, "matter-stands-awaiting-body"),
        PauseReason::Suspended => say!(language, "matter-stands-suspended"),
        PauseReason::Mediation => say!(language, "matter-stands-mediation"),
        PauseReason::PartyDelay => say!(language, "matter-stands-party-delay"),
    }
}

/// Why the clock stands, in a sentence.
pub(crate) fn why_it_stands(language: Language, reason: PauseReason) -> String {
    match reason {
        PauseReason::AwaitingParty => say!(language, "matter-stands-why-awaiting-party"),
        PauseReason::AwaitingBody => say!(language, "matter-stands-why-awaiting-body"),
        PauseReason::Suspended => say!(language, "matter-stands-why-suspended"),
        PauseReason::Mediation => say!(language, "matter-stands-why-mediation"),
        PauseReason::PartyDelay => say!(language, "matter-stands-why-party-delay"),
    }
}
