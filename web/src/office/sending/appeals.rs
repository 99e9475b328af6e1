//! Appeals against a letter of the office: until when each party can appeal, what it said, and when the letter is final.

use cases::AnswerKind;
use delivery::{Appeals, Finality, Standing, StatementKind};
use vocabulary::{Date, Language};
use words::{dates, say};

use super::{
    Undone,
    forms::{Making, Wrong},
};
use crate::{
    kit::deed::{Control, Deed, Offer, field},
    links,
    office::case::view::Told,
};

/// The name of the form that notes what a party said.
pub(super) const STATED: &str = "oswiadczenie";

/// How the letter stands with a party.
#[derive(Clone, Debug)]
pub(crate) struct StandingLine {
    pub name: String,
    pub delivered: String,
    pub last_day: String,
    pub waived: String,
    pub appealed: String,
    /// The appeal came after the last day.
    pub late: bool,
}

/// How the letter stands with every party.
#[derive(Clone, Debug)]
pub(crate) struct AppealsView {
    pub finality: Told,
    pub lines: Vec<StandingLine>,
}

pub(super) fn view(language: Language, appeals: &Appeals) -> AppealsView {
    AppealsView {
        finality: finality(language, appeals.finality),
        lines: appeals.standings.iter().map(|standing| line(language, standing)).collect(),
    }
}

fn line(language: Language, standing: &Standing) -> StandingLine {
    let day = |day: Option<Date>| day.map(|day| dates::date(language, day)).unwrap_or_default();
    StandingLine {
        name: standing.party.name.clone(),
        delivered: day(standing.delivered_on),
        last_day: day(standing.last_day.map(|last| last.effective)),
        waived: day(standing.waived_on),
        appealed: day(standing.appealed_on),
        late: standing.is_in_time() == Some(false),
    }
}

/// How far a letter is from being final, as the office reads it.
pub(crate) fn finality(language: Language, finality: Finality) -> Told {
    let day = |day| dates::date(language, day);
    let (class, word, detail) = match finality {
        Finality::Undelivered(count) => (
            "attention",
            say!(language, "appeal-undelivered"),
            say!(language, "appeal-undelivered-more", count = count),
        ),
        Finality::Runs(on) => {
            ("calm", say!(language, "appeal-runs"), say!(language, "appeal-runs-more", day = day(on)))
        }
        Finality::Appealed(on, until) => (
            "attention",
            say!(language, "appeal-appealed", day = day(on)),
            say!(language, "appeal-appealed-more", day = day(until)),
        ),
        Finality::Final(since) => ("good", say!(language, "appeal-final", day = day(since)), String::new()),
    };
    Told { class, word, detail }
}

impl Making<'_> {
    /// Notes what a party said; none when nobody can say anything any more.
    pub(super) fn statement(&self, appeals: &Appeals) -> Option<Deed> {
        let frame = self.frame;
        let filled = self.filled_of(STATED);
        let open = appeals.standings.iter().filter(|one| one.waived_on.is_none() || one.appealed_on.is_none());
        let offers: Vec<Offer> =
            open.map(|one| Offer::new(one.party.id.to_string(), one.party.name.as_str(), &filled.strona)).collect();
        if offers.is_empty() {
            return None;
        }
        let nobody = Offer::new("", t!(frame, "sending-choose-party"), &filled.strona);
        let order = matches!(self.found.answer.text.kind(), AnswerKind::Orders(_));
        let kinds = StatementKind::ALL.map(|of| {
            let label = match of {
                StatementKind::Appeal if order => t!(frame, "appeal-kind-complaint"),
                StatementKind::Appeal => t!(frame, "appeal-kind-appeal"),
                StatementKind::Waiver => t!(frame, "appeal-kind-waiver"),
            };
            Offer::new(of.code(), label, &filled.oswiadczenie)
        });
        let day = if filled.dzien.is_empty() { self.today.to_string() } else { filled.dzien.clone() };
        // A calendar shows nothing of what it cannot read; people see what they wrote.
        let kind = if day.parse::<Date>().is_ok() { "date" } else { "text" };
        let form = Deed {
            title: t!(frame, "appeal-note"),
            about: t!(frame, "appeal-note-about"),
            button: t!(frame, "sending-note-button"),
            controls: vec![
                Control::List(
                    field(STATED, "strona", t!(frame, "appeal-party"), ""),
                    std::iter::once(nobody).chain(offers).collect(),
                ),
                Control::Choice(field(STATED, "oswiadczenie", t!(frame, "appeal-kind"), ""), kinds.into()),
                Control::Line(
                    field(STATED, "dzien", t!(frame, "sending-day"), &day)
                        .kind(kind)
                        .hint(t!(frame, "appeal-day-hint")),
                ),
            ],
            ..self.form(self.found.address(links::CASE_APPEAL))
        };
        Some(form.corrected(self.errors))
    }
}

impl Wrong<'_> {
    pub(super) fn stating(&self, party: bool, kind: bool, day: bool) -> Undone {
        let frame = self.frame;
        let party =
            party.then(|| self.at("strona", t!(frame, "appeal-error-party"), t!(frame, "sending-error-party-slip")));
        let kind =
            kind.then(|| self.at("oswiadczenie", t!(frame, "appeal-error-kind"), t!(frame, "appeal-error-kind-slip")));
        let day = day.then(|| self.at("dzien", t!(frame, "appeal-error-day"), t!(frame, "appeal-error-day-slip")));
        self.all(party.into_iter().chain(kind).chain(day).collect())
    }
}
