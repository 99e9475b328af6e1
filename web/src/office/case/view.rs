//! A case as its page and the desk show it.

use accounts::Official;
use cases::{Answer, AnswerState, Case, CaseRow, Clock, Light, Pause, PauseReason, Stage, StepDocument, StepKind};
use registry::FileRole;
use vocabulary::{Date, Language};
use words::{dates, say, sizes};

use crate::{
    State,
    client::receipt::filed,
    kit::{frame::Frame, kinds, paper::Paper, trouble::Trouble, verdict::Row},
    links,
    office::{answer::Which, archive, sending::appeals::finality},
};

/// A word with its sign.
#[derive(Clone, Debug, Default)]
pub(crate) struct Told {
    /// The class of the sign in the style sheet; empty for a plain word.
    pub class: &'static str,
    /// The word.
    pub word: String,
    /// More, in a line.
    pub detail: String,
}

/// A letter in the file.
#[derive(Clone, Debug)]
pub(crate) struct DocumentLine {
    pub address: String,
    pub number: String,
    pub subject: String,
    pub about: String,
}

/// An answer in the file.
#[derive(Clone, Debug)]
pub(crate) struct AnswerLine {
    pub address: String,
    pub title: String,
    pub state: Told,
}

/// A line of the history.
#[derive(Clone, Debug)]
pub(crate) struct StepLine {
    pub when: String,
    pub datetime: String,
    pub what: String,
    pub who: String,
    pub note: String,
}

/// A file of the letter that the case was opened with.
#[derive(Clone, Debug)]
pub(crate) struct FileLine {
    pub address: String,
    pub name: String,
    pub about: String,
}

/// The whole of it.
#[derive(Clone, Debug)]
pub(crate) struct CaseView {
    pub address: String,
    pub sign: String,
    pub title: String,
    pub service: String,
    pub stage: Told,
    pub clock: Told,
    /// Whether the clock tells more than the stage.
    pub clock_tells: bool,
    /// Who, where, since when.
    pub rows: Vec<Row>,
    pub documents_title: String,
    pub documents: Vec<DocumentLine>,
    pub answers: Vec<AnswerLine>,
    /// Cases that hang together with it: address, sign, title.
    pub related: Vec<(String, String, String)>,
    /// Where its whole file is read, and its log.
    pub file: String,
    pub log: String,
    pub parties: String,
    /// Where messages are, and what the link says.
    pub messages: (String, String),
    /// Where other units are asked for their opinion.
    pub opinions: String,
    pub steps: Vec<StepLine>,
    /// What the letter says that the case was opened with.
    pub paper: Option<Paper>,
    /// Its files, where it is not one of the office's own documents.
    pub files: Vec<FileLine>,
}

/// Reads what is shown besides the case itself.
pub(crate) async fn view(
    state: &State,
    frame: &Frame,
    official: &Official,
    case: &Case,
    today: Date,
) -> Result<CaseView, Trouble> {
    let language = frame.language;
    let row = &case.row;
    let service = catalogue::service(&mut state.journal.look().await?, &row.service).await?;
    let class = registry::class(&mut state.journal.view().await?, row.class).await?;
    let officer = accounts::official(&mut state.journal.view().await?, row.officer.0).await?;
    let letter = cases::letter(&mut state.journal.view().await?, official, row.letter).await?;
    let paper = match &letter {
        Some(letter) => filed::read(state, &letter.files).await?.map(Paper::of),
        None => None,
    };
    let files = letter.iter().flat_map(|letter| &letter.files);
    let files = files.filter(|file| paper.is_none() || file.role == FileRole::Attachment).map(|file| FileLine {
        address: links::letter_file(row.letter, file.position),
        name: file.name.clone(),
        about: format!("{}, {}", kinds::of_media(language, &file.kind), sizes::size(language, file.size)),
    });
    let files = files.collect();
    let unread = cases::unread_of(&mut state.journal.look().await?, row, false).await?;
    let mut reach: Vec<String> = vec![row.officer.1.clone()];
    if let Some(card) = officer {
        let room = (!card.room.is_empty()).then(|| t!(frame, "case-room", room = card.room.as_str()));
        let phone = (!card.phone.is_empty()).then(|| t!(frame, "case-phone", phone = card.phone.as_str()));
        reach.extend([room, phone].into_iter().flatten());
    }
    let mut rows = vec![
        Row::one(t!(frame, "case-party"), row.sender.clone()),
        Row::one(
            t!(frame, "case-delivery"),
            if row.client.is_some() { t!(frame, "case-delivery-account") } else { t!(frame, "case-delivery-paper") },
        ),
        Row::one(t!(frame, "case-unit"), format!("{} ({})", row.unit.name, row.unit.symbol)),
        Row { term: t!(frame, "case-officer"), lines: reach },
    ];
    if let Some(class) = &class {
        rows.push(Row::one(t!(frame, "case-class"), format!("{} {}", class.symbol, class.title)));
    }
    for answer in case.answers.iter().filter(|answer| answer.text.kind().ruling().is_some()) {
        if let Some(found) = delivery::appeals(&mut state.journal.view().await?, row, answer, today).await? {
            let told = finality(language, found.finality);
            let lines = [told.word, told.detail].into_iter().filter(|line| !line.is_empty()).collect();
            rows.push(Row { term: format!("{}: {}", t!(frame, "appeal-finality"), answer.text.title()), lines });
        }
    }
    rows.push(Row::one(t!(frame, "case-started"), dates::date(language, row.started_on)));
    rows.push(Row::one(t!(frame, "case-opened"), dates::day(language, row.opened_at)));
    let pauses = case.pauses.iter().filter_map(|pause| stood(language, pause));
    rows.extend(pauses.map(|told| Row::one(t!(frame, "case-stood"), told)));
    rows.extend(row.closed_at.map(|at| Row::one(t!(frame, "case-closed-on"), dates::day(language, at))));
    rows.extend(archive::of_case(frame, row, class.and_then(|class| class.category)));
    Ok(CaseView {
        address: links::case(row.id),
        sign: row.sign.to_string(),
        title: row.title.clone(),
        service: service.map_or_else(|| row.service.clone(), |service| service.text(language).name.clone()),
        stage: stage_of(language, row),
        clock: clock_of(language, row, today),
        clock_tells: row.stage == Stage::Open && row.last_day.is_some(),
        rows,
        documents_title: t!(frame, "case-documents", count = case.documents.len()),
        documents: case
            .documents
            .iter()
            .map(|document| DocumentLine {
                address: links::letter(document.letter),
                number: document.number.to_string(),
                subject: document.subject.clone(),
                about: format!("{}, {}", document.sender, dates::day(language, document.entered_at)),
            })
            .collect(),
        answers: case.answers.iter().map(|answer| answer_line(language, row, answer)).collect(),
        related: case
            .related
            .iter()
            .map(|other| (links::case(other.id), other.sign.to_string(), other.title.clone()))
            .collect(),
        file: links::case_file(row.id),
        log: links::case_log(row.id),
        parties: links::case_parties(row.id),
        messages: (links::case_messages(row.id), t!(frame, "message-link", count = unread)),
        opinions: links::case_opinions(row.id),
        steps: case.steps.iter().rev().map(|step| step_line(language, step)).collect(),
        paper,
        files,
    })
}

fn answer_line(language: Language, case: &CaseRow, answer: &Answer) -> AnswerLine {
    AnswerLine {
        address: Which::of(answer).address(links::CASE_ANSWER, case.id),
        title: answer.text.title().to_owned(),
        state: answer_state(language, case, answer),
    }
}

/// How far an answer is, in a word.
pub(crate) fn answer_state(language: Language, case: &CaseRow, answer: &Answer) -> Told {
    let (class, word) = match answer.state {
        AnswerState::Draft if !answer.remarks.is_empty() => ("attention", say!(language, "case-answer-given-back")),
        AnswerState::Draft => ("calm", say!(language, "case-answer-draft")),
        AnswerState::ForApproval => ("attention", say!(language, "case-answer-for-approval")),
        AnswerState::Accepted => ("attention", say!(language, "case-answer-accepted")),
        AnswerState::Approved => ("calm", say!(language, "case-answer-approved")),
        AnswerState::Sealed if case.undelivered => ("attention", say!(language, "case-answer-undelivered")),
        AnswerState::Sealed => ("good", say!(language, "case-answer-sealed")),
        AnswerState::Collected => ("good", say!(language, "case-answer-collected")),
    };
    Told { class, word, detail: String::new() }
}

/// A line of the history, in words.
pub(crate) fn step_line(language: Language, step: &cases::CaseStep) -> StepLine {
    StepLine {
        when: dates::minute(language, step.at),
        datetime: step.at.rfc3339_warsaw(),
        what: happened(language, step),
        who: step.actor.clone(),
        note: step.note.clone(),
    }
}

/// How far this case is, in a word: a call that nobody collected has not stopped the clock.
pub(crate) fn stage_of(language: Language, row: &CaseRow) -> Told {
    if row.stage == Stage::AwaitingParty && row.stands_since.is_none() {
        return Told { word: say!(language, "case-stage-called"), ..stage(language, row.stage) };
    }
    stage(language, row.stage)
}

/// How this case stands against its term, and until when its party has time.
pub(crate) fn clock_of(language: Language, row: &CaseRow, today: Date) -> Told {
    let told = clock(language, &cases::clock(row, today));
    let Some(until) = row.called_until else { return told };
    let called = if row.missed_call(today) {
        say!(language, "case-clock-call-missed", until = dates::date(language, until))
    } else {
        say!(language, "case-clock-called", until = dates::until_date(language, until))
    };
    Told { detail: format!("{} {called}", told.detail).trim().to_owned(), ..told }
}

/// How far a case is, in a word.
pub(crate) fn stage(language: Language, stage: Stage) -> Told {
    let (class, word) = match stage {
        Stage::Open => ("calm", say!(language, "case-stage-open")),
        Stage::AwaitingParty => ("idle", say!(language, "case-stage-awaiting-party")),
        Stage::AwaitingBody => ("idle", say!(language, "case-stage-awaiting-body")),
        Stage::Suspended => ("idle", say!(language, "case-stage-suspended")),
        Stage::Settled => ("good", say!(language, "case-stage-settled")),
        Stage::Delivered => ("good", say!(language, "case-stage-delivered")),
        Stage::Closed => ("idle", say!(language, "case-stage-closed")),
        Stage::Archived => ("idle", say!(language, "case-stage-archived")),
    };
    Told { class, word, detail: String::new() }
}

/// How a case stands against its term.
pub(crate) fn clock(language: Language, clock: &Clock) -> Told {
    let last = clock.last.map(|last| dates::until_date(language, last.effective)).unwrap_or_default();
    if let Some(day) = clock.ended {
        let day = dates::date(language, day);
        return match clock.days_left {
            Some(left @ ..0) => Told {
                class: "wrong",
                word: say!(language, "case-clock-ended-late", days = left.abs()),
                detail: say!(language, "case-clock-ended", day = day),
            },
            _ => Told { class: "good", word: say!(language, "case-clock-ended", day = day), detail: String::new() },
        };
    }
    if let Some((since, why)) = clock.stands {
        let since = dates::date(language, since);
        let why = reason(language, why);
        let detail = match clock.days_left {
            Some(left @ 0..) => say!(language, "case-clock-stands-left", since = since, why = why, days = left),
            Some(late) => say!(language, "case-clock-stands-late", since = since, why = why, days = late.abs()),
            None => say!(language, "case-clock-stands-free", since = since, why = why),
        };
        return Told { class: "idle", word: say!(language, "case-clock-stands"), detail };
    }
    let Some(left) = clock.days_left else {
        return Told { word: say!(language, "case-clock-none"), ..Told::default() };
    };
    let class = match clock.light {
        Light::Red => "wrong",
        Light::Amber => "attention",
        Light::Green => "",
    };
    Told { class, word: days_left(language, left), detail: say!(language, "case-clock-until", day = last) }
}

/// So many days after today.
pub(crate) fn days_left(language: Language, left: i64) -> String {
    match left {
        ..0 => say!(language, "desk-days-late", days = left.abs()),
        0 => say!(language, "desk-today"),
        1 => say!(language, "desk-tomorrow"),
        _ => say!(language, "desk-days-left", days = left),
    }
}

/// Why the clock stands.
pub(crate) fn reason(language: Language, reason: PauseReason) -> String {
    match reason {
        PauseReason::AwaitingParty => say!(language, "case-reason-awaiting-party"),
        PauseReason::AwaitingBody => say!(language, "case-reason-awaiting-body"),
        PauseReason::Suspended => say!(language, "case-reason-suspended"),
        PauseReason::Mediation => say!(language, "case-reason-mediation"),
        PauseReason::PartyDelay => say!(language, "case-reason-party-delay"),
    }
}

/// A time that is over in which the clock stood; one that goes on is told with the clock.
fn stood(language: Language, pause: &Pause) -> Option<String> {
    let (why, since) = (reason(language, pause.reason), dates::date(language, pause.since));
    let until = dates::date(language, pause.until?);
    Some(say!(language, "case-stood-until", why = why, since = since, until = until))
}

/// A step, in words.
pub(crate) fn happened(language: Language, step: &cases::CaseStep) -> String {
    let entered = step.at.warsaw_date();
    // What was entered afterwards shows it: until then the clock had run, and may have run out.
    if let Some(day) = step.day.filter(|day| *day != entered) {
        let (day, entered) = (dates::date(language, day), dates::date(language, entered));
        match step.kind {
            StepKind::Paused(why) => {
                let why = reason(language, why);
                return say!(language, "case-step-paused-from", why = why, day = day, entered = entered);
            }
            _ => return say!(language, "case-step-resumed-after", day = day, entered = entered),
        }
    }
    let person = step.person.as_deref();
    let about = match &step.document {
        Some(StepDocument::Letter(_, number)) => number.to_string(),
        Some(StepDocument::Case(_, sign)) => sign.to_string(),
        _ => String::new(),
    };
    match step.kind {
        StepKind::Opened => say!(language, "case-step-opened"),
        StepKind::Attached => say!(language, "case-step-attached"),
        StepKind::Paused(why) => say!(language, "case-step-paused", why = reason(language, why)),
        StepKind::Resumed => say!(language, "case-step-resumed"),
        StepKind::HandedOver => say!(language, "case-step-handed-over", person = person.unwrap_or_default()),
        StepKind::Renamed => say!(language, "case-step-renamed"),
        StepKind::Noted => say!(language, "case-step-noted"),
        StepKind::Drafted => say!(language, "case-step-drafted"),
        StepKind::SentForApproval => say!(language, "case-step-sent-for-approval"),
        StepKind::GivenBack => say!(language, "case-step-given-back"),
        StepKind::Accepted => say!(language, "case-step-accepted"),
        StepKind::Approved => say!(language, "case-step-approved"),
        StepKind::Settled => say!(language, "case-step-settled"),
        StepKind::Ordered => say!(language, "case-step-ordered"),
        StepKind::Reminded => say!(language, "case-step-reminded"),
        StepKind::Undelivered => say!(language, "case-step-undelivered"),
        StepKind::Called => say!(language, "case-step-called"),
        StepKind::Supplemented => say!(language, "case-step-supplemented"),
        StepKind::CallEnded => say!(language, "case-step-call-ended"),
        StepKind::LeftUnexamined => say!(language, "case-step-left-unexamined"),
        StepKind::Collected => say!(language, "case-step-collected"),
        StepKind::SignedFor => say!(language, "case-step-signed-for"),
        StepKind::HandedOnPaper => say!(language, "case-step-handed-on-paper"),
        StepKind::Closed => say!(language, "case-step-closed"),
        StepKind::Archived => say!(language, "case-step-archived"),
        StepKind::Detached => say!(language, "case-step-detached", number = about.as_str()),
        StepKind::MemoPut => say!(language, "case-step-memo-put"),
        StepKind::Related => say!(language, "case-step-related", sign = about.as_str()),
        StepKind::Unrelated => say!(language, "case-step-unrelated", sign = about.as_str()),
        StepKind::PartyNamed => say!(language, "case-step-party-named"),
        StepKind::PartyEnded => say!(language, "case-step-party-ended"),
        StepKind::SentOut => say!(language, "case-step-sent-out"),
        StepKind::Withdrawn => say!(language, "case-step-withdrawn"),
        StepKind::Posted => say!(language, "case-step-posted"),
        StepKind::DeliveryNoted => say!(language, "case-step-delivery-noted"),
        StepKind::Appealed => say!(language, "case-step-appealed"),
        StepKind::Waived => say!(language, "case-step-waived"),
        StepKind::MessageSent => say!(language, "case-step-message-sent"),
        StepKind::MessageReceived => say!(language, "case-step-message-received"),
    }
}
