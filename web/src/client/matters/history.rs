//! What happened to a matter, worded for its client: no instructions, no reasons meant for the inside.

use cases::{MatterOpened, MatterStep, PauseReason, Seen};
use vocabulary::Language;
use words::{dates, say};

/// A step.
#[derive(Clone, Debug)]
pub(crate) struct StepView {
    pub datetime: String,
    pub moment: String,
    pub name: String,
    /// Who has it since, or what it means; may be empty.
    pub text: String,
    /// The text names a unit, which is Polish on every page.
    pub is_polish: bool,
    /// Where more of it is, and in which words.
    pub link: Option<(String, String)>,
}

/// The steps, newest first. `receipt` is where the receipt of the first letter is; `on_paper` tells that it came on paper.
pub(crate) fn history(
    language: Language,
    opened: &MatterOpened,
    receipt: Option<&str>,
    on_paper: bool,
) -> Vec<StepView> {
    let steps = opened.steps.iter().rev();
    let number = opened.matter.number.to_string();
    let sign = opened.matter.case.as_ref().map(|row| row.sign.to_string()).unwrap_or_default();
    let view = |step: &MatterStep| {
        let (name, told) = worded(language, step, &number, &sign, on_paper);
        let is_first = step.kind == Seen::Letter(registry::StepKind::Registered);
        let is_opening = step.kind == Seen::Case(cases::StepKind::Opened);
        let whom = match &step.person {
            Some(person) if is_opening => Some(say!(language, "matter-step-leads", person = person.as_str())),
            person => person.clone(),
        };
        let text = [whom, step.unit.clone().filter(|_| !is_first), told].into_iter().flatten().collect::<Vec<_>>();
        StepView {
            datetime: step.at.rfc3339_warsaw(),
            moment: dates::minute(language, step.at),
            name,
            text: text.join(", "),
            is_polish: step.unit.is_some() && !is_first,
            link: receipt
                .filter(|_| is_first)
                .map(|address| (address.to_owned(), say!(language, "matter-step-receipt"))),
        }
    };
    steps.map(view).collect()
}

/// What happened, and what it means where that is not plain.
fn worded(language: Language, step: &MatterStep, number: &str, sign: &str, on_paper: bool) -> (String, Option<String>) {
    use cases::StepKind as Case;
    use registry::StepKind as Letter;
    let name = match step.kind {
        Seen::Letter(Letter::Registered) if on_paper => {
            say!(language, "matter-step-registered-paper", number = number)
        }
        Seen::Letter(Letter::Registered) => say!(language, "matter-step-registered", number = number),
        Seen::Letter(Letter::Scanned | Letter::ScanConfirmed) => say!(language, "matter-step-scanned"),
        Seen::Letter(Letter::Distributed) => say!(language, "matter-step-distributed"),
        Seen::Letter(Letter::SentForAssignment) => say!(language, "matter-step-for-assignment"),
        Seen::Letter(Letter::Assigned | Letter::Reassigned) => say!(language, "matter-step-assigned"),
        Seen::Letter(Letter::Corrected) => say!(language, "matter-step-corrected"),
        Seen::Letter(Letter::Refused) => say!(language, "matter-step-returned"),
        Seen::Letter(Letter::AnnulmentAsked) => say!(language, "matter-step-annulment-asked"),
        Seen::Letter(Letter::Annulled) => say!(language, "matter-step-annulled"),
        Seen::Letter(Letter::EntryKept) => say!(language, "matter-step-entry-kept"),
        Seen::Letter(Letter::Taken) => say!(language, "matter-step-taken"),
        Seen::Letter(Letter::Filed) | Seen::Case(Case::Attached) => say!(language, "matter-step-attached"),
        Seen::Letter(Letter::TakenOut) | Seen::Case(Case::Detached) => say!(language, "matter-step-detached"),
        Seen::Case(Case::Opened) => say!(language, "matter-step-opened", sign = sign),
        Seen::Case(Case::Paused(reason)) => {
            let name = match reason {
                PauseReason::AwaitingParty => say!(language, "matter-step-called-party"),
                PauseReason::AwaitingBody => say!(language, "matter-step-asked-body"),
                PauseReason::Suspended => say!(language, "matter-step-suspended"),
                PauseReason::Mediation => say!(language, "matter-step-mediation"),
                PauseReason::PartyDelay => say!(language, "matter-step-party-delay"),
            };
            return (name, stood(language, step));
        }
        Seen::Case(Case::Resumed) => return (say!(language, "matter-step-resumed"), stood(language, step)),
        Seen::Case(Case::HandedOver) => say!(language, "matter-step-handed-over"),
        Seen::Case(Case::Settled) => {
            return (say!(language, "matter-step-answer-ready"), Some(say!(language, "matter-step-answer-sealed")));
        }
        Seen::Case(Case::Ordered) => {
            return (say!(language, "matter-step-ordered"), Some(say!(language, "matter-step-answer-sealed")));
        }
        Seen::Case(Case::Reminded) => say!(language, "matter-step-reminded"),
        Seen::Case(Case::Called) => say!(language, "matter-step-called"),
        Seen::Case(Case::Supplemented) => say!(language, "matter-step-supplemented"),
        Seen::Case(Case::CallEnded) => say!(language, "matter-step-call-ended"),
        Seen::Case(Case::LeftUnexamined) => say!(language, "matter-step-left-unexamined"),
        Seen::Case(Case::Collected) => say!(language, "matter-step-collected"),
        Seen::Case(Case::SignedFor) => say!(language, "matter-step-signed-for"),
        Seen::Case(Case::HandedOnPaper) => say!(language, "matter-step-handed-answer"),
        Seen::Case(Case::Closed) => say!(language, "matter-step-closed"),
        // Not told to clients; the context leaves them out.
        Seen::Case(
            Case::Renamed
            | Case::Noted
            | Case::Drafted
            | Case::SentForApproval
            | Case::GivenBack
            | Case::Accepted
            | Case::Approved
            | Case::Undelivered
            | Case::MemoPut
            | Case::MessageSent
            | Case::MessageReceived
            | Case::Related
            | Case::Unrelated
            | Case::PartyNamed
            | Case::PartyEnded
            | Case::SentOut
            | Case::Withdrawn
            | Case::Posted
            | Case::DeliveryNoted
            | Case::Appealed
            | Case::Waived
            | Case::Archived,
        ) => say!(language, "matter-step-noted"),
    };
    (name, None)
}

/// From which day the clock stood, or until which: that is not always the day on which it was entered.
fn stood(language: Language, step: &MatterStep) -> Option<String> {
    let entered = step.at.warsaw_date();
    let (since, told) = (step.kind != Seen::Case(cases::StepKind::Resumed), step.day?);
    let day = dates::date(language, told);
    if told == entered {
        return since.then(|| say!(language, "matter-step-clock-stopped", day = day));
    }
    let entered = dates::date(language, entered);
    Some(if since {
        say!(language, "matter-step-clock-stopped-later", day = day, entered = entered)
    } else {
        say!(language, "matter-step-resumed-later", day = day, entered = entered)
    })
}
