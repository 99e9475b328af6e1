//! What can be done with the file of a case: official notes, letters taken out, related cases.

use cases::{
    Case, CaseRow, Deed, DetachError, MayWork, MemoError, MemoKind, NoteError, RelateError, Repeated, TextError,
};
use journal::{Act, Recorded};
use vocabulary::CaseId;

use super::{Filled, Making, Posted, Undone, Wrong, text_error};
use crate::{
    kit::deed::{self, Control, Offer, field},
    office::case::log::memo_kind,
};

pub(super) async fn put_memo(
    act: &mut Act,
    right: MayWork,
    filled: &Filled,
    wrong: &Wrong<'_>,
) -> Result<Recorded, Undone> {
    let kind = MemoKind::of_code(&filled.rodzaj).filter(|kind| MemoKind::PLAIN.contains(kind));
    let Some(kind) = kind else {
        return Err(wrong.at(
            "rodzaj",
            t!(wrong.frame, "case-error-memo-kind"),
            t!(wrong.frame, "case-error-memo-kind-slip"),
        ));
    };
    cases::put_memo(act, right, kind, &filled.tytul, &filled.uwagi).await.map_err(|error| match error {
        MemoError::Title(error) => wrong.text("tytul", NoteError::Text(error)),
        MemoError::Text(error) => wrong.text("uwagi", NoteError::Text(error)),
        MemoError::Fault(fault) => fault.into(),
    })
}

pub(super) async fn detach(
    act: &mut Act,
    right: MayWork,
    filled: &Filled,
    wrong: &Wrong<'_>,
) -> Result<Recorded, Undone> {
    let nothing = || wrong.at("pismo", t!(wrong.frame, "case-error-detach"), t!(wrong.frame, "case-error-detach-slip"));
    let letter = filled.pismo.parse().map_err(|_| nothing())?;
    cases::detach(act, right, letter, &filled.uwagi).await.map_err(|error| match error {
        DetachError::Letter => nothing(),
        DetachError::Reason(error) => wrong.why(error),
        DetachError::Fault(fault) => fault.into(),
    })
}

pub(super) async fn relate(
    act: &mut Act,
    right: MayWork,
    other: CaseId,
    filled: &Filled,
    wrong: &Wrong<'_>,
) -> Result<Recorded, Undone> {
    cases::relate(act, right, other, &filled.uwagi).await.map_err(|error| wrong.relation("znak", error))
}

pub(super) async fn unrelate(
    act: &mut Act,
    right: MayWork,
    filled: &Filled,
    wrong: &Wrong<'_>,
) -> Result<Recorded, Undone> {
    let other = filled.sprawa.parse().map_err(|_| wrong.relation("sprawa", RelateError::Other))?;
    cases::unrelate(act, right, other, &filled.uwagi).await.map_err(|error| wrong.relation("sprawa", error))
}

/// What was posted, to be compared with what stands on disk.
pub(super) fn repeated<'a>(case: &Case, posted: Posted, filled: &'a Filled) -> Option<Repeated<'a>> {
    match posted {
        Posted::Memo => {
            MemoKind::of_code(&filled.rodzaj).map(|kind| Repeated::MemoPut(kind, &filled.tytul, &filled.uwagi))
        }
        Posted::Detach => filled.pismo.parse().ok().map(|letter| Repeated::Detached(letter, &filled.uwagi)),
        Posted::Relate => {
            let sign = filled.znak.trim().to_uppercase();
            let other = case.related.iter().find(|row| row.sign.to_string().to_uppercase() == sign)?;
            Some(Repeated::Related(other.id, true, &filled.uwagi))
        }
        Posted::Unrelate => filled.sprawa.parse().ok().map(|other| Repeated::Related(other, false, &filled.uwagi)),
        _ => None,
    }
}

impl Wrong<'_> {
    /// No case has this sign.
    pub(super) fn sign(&self) -> Undone {
        self.at("znak", t!(self.frame, "case-error-sign"), t!(self.frame, "case-error-sign-slip"))
    }

    fn relation(&self, name: &str, error: RelateError) -> Undone {
        match error {
            RelateError::Same | RelateError::Other => {
                self.at(name, t!(self.frame, "case-error-related"), t!(self.frame, "case-error-related-slip"))
            }
            RelateError::Reason(error) => self.why(error),
            RelateError::Fault(fault) => fault.into(),
        }
    }

    fn why(&self, error: TextError) -> Undone {
        let (summary, slip) = match error {
            TextError::Empty => (t!(self.frame, "case-error-why"), t!(self.frame, "case-error-why-slip")),
            error => text_error(self.frame, error),
        };
        self.at("uwagi", summary, slip)
    }
}

impl Making<'_> {
    /// Forms about the file, where the official may do it now.
    pub(super) fn filing(&self, case: &Case, may: &[Deed], forms: &mut Vec<deed::Deed>) {
        let row = &case.row;
        if may.contains(&Deed::PutMemo) {
            forms.push(self.memo(row));
        }
        if may.contains(&Deed::Detach) && case.documents.len() > 1 {
            forms.push(self.detach(case));
        }
        if may.contains(&Deed::Relate) {
            forms.push(self.relate(row));
            if !case.related.is_empty() {
                forms.push(self.unrelate(case));
            }
        }
    }

    fn memo(&self, row: &CaseRow) -> deed::Deed {
        let (frame, posted) = (self.frame, Posted::Memo);
        let kind = self.filled(posted, |filled| &filled.rodzaj, MemoKind::Annotation.code().to_owned());
        let about = |kind| match kind {
            MemoKind::Annotation => t!(frame, "case-memo-annotation-about"),
            MemoKind::Note => t!(frame, "case-memo-note-about"),
            MemoKind::Question | MemoKind::Opinion => String::new(),
        };
        let offers = MemoKind::PLAIN
            .into_iter()
            .map(|of| Offer::new(of.code(), memo_kind(frame.language, of), &kind).hint(about(of)));
        let title = self.filled(posted, |filled| &filled.tytul, String::new());
        let mut title = field(posted.code(), "tytul", t!(frame, "case-memo-title"), &title);
        title.wide = true;
        let text = self.filled(posted, |filled| &filled.uwagi, String::new());
        let text = field(posted.code(), "uwagi", t!(frame, "case-memo-text"), &text);
        deed::Deed {
            about: t!(frame, "case-memo-about"),
            controls: vec![
                Control::Choice(field(posted.code(), "rodzaj", t!(frame, "case-memo-kind"), ""), offers.collect()),
                Control::Line(title),
                Control::Text(text),
            ],
            ..self.form(row, posted, "m", t!(frame, "case-memo-add"), t!(frame, "case-memo-button"))
        }
        .corrected(self.errors)
    }

    fn detach(&self, case: &Case) -> deed::Deed {
        let (frame, posted) = (self.frame, Posted::Detach);
        let chosen = self.filled(posted, |filled| &filled.pismo, String::new());
        let others = case.documents.iter().filter(|document| document.letter != case.row.letter);
        let offers = others.map(|document| {
            Offer::new(document.letter.to_string(), document.number.to_string(), &chosen).hint(document.subject.clone())
        });
        deed::Deed {
            about: t!(frame, "case-detach-about"),
            controls: vec![
                Control::Choice(field(posted.code(), "pismo", t!(frame, "case-detach-which"), ""), offers.collect()),
                Control::Text(self.reason(posted)),
            ],
            ..self.form(&case.row, posted, "", t!(frame, "case-detach"), t!(frame, "case-detach-button"))
        }
        .corrected(self.errors)
    }

    fn relate(&self, row: &CaseRow) -> deed::Deed {
        let (frame, posted) = (self.frame, Posted::Relate);
        let sign = self.filled(posted, |filled| &filled.znak, String::new());
        let sign = field(posted.code(), "znak", t!(frame, "case-relate-sign"), &sign).hint(t!(frame, "open-sign-hint"));
        deed::Deed {
            about: t!(frame, "case-relate-about"),
            controls: vec![Control::Line(sign), Control::Text(self.reason(posted))],
            ..self.form(row, posted, "", t!(frame, "case-relate"), t!(frame, "case-relate-button"))
        }
        .corrected(self.errors)
    }

    fn unrelate(&self, case: &Case) -> deed::Deed {
        let (frame, posted) = (self.frame, Posted::Unrelate);
        let chosen = self.filled(posted, |filled| &filled.sprawa, String::new());
        let offers = case
            .related
            .iter()
            .map(|other| Offer::new(other.id.to_string(), other.sign.to_string(), &chosen).hint(other.title.clone()));
        deed::Deed {
            controls: vec![
                Control::Choice(field(posted.code(), "sprawa", t!(frame, "case-unrelate-which"), ""), offers.collect()),
                Control::Text(self.reason(posted)),
            ],
            ..self.form(&case.row, posted, "", t!(frame, "case-unrelate"), t!(frame, "case-unrelate-button"))
        }
        .corrected(self.errors)
    }

    /// Why it is done; kept in the history.
    fn reason(&self, posted: Posted) -> crate::kit::input::Input {
        let text = self.filled(posted, |filled| &filled.uwagi, String::new());
        field(posted.code(), "uwagi", t!(self.frame, "case-why"), &text).hint(t!(self.frame, "case-why-hint"))
    }
}
