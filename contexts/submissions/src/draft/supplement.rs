//! Answering a call to complete what was filed: in the same form, and only where the call points.

use std::collections::BTreeSet;

use accounts::{Client, Details};
use cases::{CallPoint, Place};
use catalogue::{Answers, Form, Mistake, Slot, Step};
use database::View;
use registry::FileRole;
use serde::{Deserialize, Serialize};
use vocabulary::{AnswerId, CaseId, Date, DraftId, Fault, LetterId};

use super::{applicant::prefilled, begin::room_for_one};
use crate::{BeginError, Draft, ReadLetter, SubmissionBox, read_letter, store};

/// The code of the service whose letters answer a call in words.
const LETTER: &str = "pismo-ogolne";

/// What a draft that answers a call knows of it. A sealed call never changes, so this is kept with the draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Supplement {
    /// The call.
    pub call: AnswerId,
    /// Its case.
    pub case: CaseId,
    /// The case's sign.
    pub sign: String,
    /// The letter that is completed.
    pub letter: LetterId,
    /// What the call asks for.
    pub points: Vec<CallPoint>,
    /// It is answered in the form of that letter.
    pub is_in_form: bool,
    /// Fields that stay as they were filed.
    locked_fields: BTreeSet<String>,
    /// Slots whose files stay with the letter.
    locked_slots: BTreeSet<String>,
}

impl Supplement {
    /// Whether this field stays as it was filed.
    pub(crate) fn locks(&self, field: &str) -> bool {
        self.locked_fields.contains(field)
    }

    /// What the call says about this field.
    #[must_use]
    pub fn about_field(&self, name: &str) -> Option<&str> {
        self.points.iter().find(|point| point.place == Place::Field(name.to_owned())).map(|point| point.remark.as_str())
    }

    /// What the call says about this slot.
    #[must_use]
    pub fn about_slot(&self, name: &str) -> Option<&str> {
        self.points.iter().find(|point| point.place == Place::Slot(name.to_owned())).map(|point| point.remark.as_str())
    }
}

impl Draft {
    /// Whether this field stays as it was filed.
    #[must_use]
    pub fn is_locked(&self, field: &str) -> bool {
        self.supplement.as_ref().is_some_and(|supplement| supplement.locks(field))
    }

    /// Whether who files, and how they are reached, stays as it was filed.
    #[must_use]
    pub fn keeps_applicant(&self) -> bool {
        self.supplement.as_ref().is_some_and(|supplement| supplement.is_in_form)
    }

    /// The steps in which something is to be filled in, in order.
    #[must_use]
    pub fn steps(&self) -> Vec<&Step> {
        let steps = self.form().map(|form| form.steps(&self.answers)).unwrap_or_default();
        let open = |step: &&Step| step.fields(&self.answers).iter().any(|field| !self.is_locked(&field.name));
        steps.into_iter().filter(open).collect()
    }

    /// The places where files can be put, in order.
    #[must_use]
    pub fn slots(&self) -> Vec<&Slot> {
        let slots = self.form().map(|form| form.slots(&self.answers)).unwrap_or_default();
        let locked =
            |slot: &Slot| self.supplement.as_ref().is_some_and(|known| known.locked_slots.contains(&slot.name));
        slots.into_iter().filter(|slot| !locked(slot)).collect()
    }

    /// What is wrong with the answers, step by step; nothing is said about what stays as it was filed.
    #[must_use]
    pub fn mistakes(&self, today: Date) -> Vec<(&Step, Vec<Mistake>)> {
        let mut steps = self.form().map(|form| form.check(&self.answers, today)).unwrap_or_default();
        for (_, mistakes) in &mut steps {
            mistakes.retain(|mistake| !self.is_locked(&mistake.field));
        }
        steps.retain(|(_, mistakes)| !mistakes.is_empty());
        steps
    }

    /// The slots that need a file and have none. A slot that a call asks about needs one.
    #[must_use]
    pub fn missing_slots(&self) -> Vec<&Slot> {
        let asked = |slot: &Slot| self.supplement.as_ref().is_some_and(|known| known.about_slot(&slot.name).is_some());
        let empty = |slot: &Slot| !self.files.iter().any(|file| file.slot == slot.name);
        self.slots().into_iter().filter(|slot| (slot.required || asked(slot)) && empty(slot)).collect()
    }

    fn form(&self) -> Option<&Form> {
        self.service.form.as_ref()
    }
}

/// Begins a draft that answers this call, which was delivered to the client. A call about places of a form is answered in the
/// wording that the letter was filed under, filled in as it was; any other by a general letter. Whoever presses twice begins
/// once: one that is not filed yet is given again.
///
/// # Errors
/// See [`BeginError`]; [`BeginError::NotYours`] where there is no such call to answer.
pub async fn begin_supplement(to: &SubmissionBox, client: &Client, call: AnswerId) -> Result<DraftId, BeginError> {
    let mut view = to.journal.view().await?;
    if let Some(begun) = store::drafts::answering(&mut view, client.id(), call).await? {
        return Ok(begun);
    }
    let open = cases::open_call(&mut view, client, call).await?.ok_or(BeginError::NotYours)?;
    let mut supplement = Supplement {
        call,
        case: open.case,
        sign: open.sign,
        letter: open.call.letter(),
        points: open.call.points().to_vec(),
        is_in_form: open.call.is_in_form(),
        locked_fields: BTreeSet::new(),
        locked_slots: BTreeSet::new(),
    };
    let (service, answers, applicant) = if supplement.is_in_form {
        let letter = filed(to, &mut view, client, supplement.letter).await?;
        let letter = letter.ok_or_else(|| Fault::new("what a call points at is no document of ours"))?;
        let service = catalogue::revision(&mut view, &letter.revision).await?.ok_or(BeginError::NoForm)?;
        let form = service.form.as_ref().ok_or(BeginError::NoForm)?;
        let answers = letter.answers();
        let lines = letter.sections.iter().flat_map(|section| &section.lines).map(|line| line.field.clone());
        supplement.locked_fields = lines.filter(|name| supplement.about_field(name).is_none()).collect();
        let slots = form.slots(&answers).into_iter().map(|slot| slot.name.clone());
        supplement.locked_slots = slots.filter(|name| supplement.about_slot(name).is_none()).collect();
        let who = letter.applicant;
        let details = Details {
            names: who.names,
            surname: who.surname,
            identity: who.identity,
            address: Some(who.address),
            mailing_address: who.mailing_address,
            phone: who.phone,
            email: who.email,
            delivery: who.delivery,
        };
        (service, answers, Some(prefilled(&details)))
    } else {
        let service = catalogue::service(&mut view, LETTER).await?.ok_or(BeginError::NoForm)?;
        let answers = [("rodzaj-pisma", "odpowiedz"), ("znak", &supplement.sign)].into_iter().collect();
        (service, answers, None)
    };
    drop(view);
    let (id, now) = (to.journal.new_id(), to.journal.now());
    let mut housekeeping = to.journal.housekeeping().await?;
    room_for_one(&mut housekeeping, client).await?;
    let begin =
        store::drafts::begin_supplement(id, client.id(), service.revision, &supplement, (&answers, applicant), now)?;
    if housekeeping.execute(begin).await? == 0 {
        let begun = store::drafts::answering(housekeeping.view(), client.id(), call).await?;
        return begun.ok_or_else(|| BeginError::Fault(Fault::new("a draft was begun elsewhere and is gone already")));
    }
    housekeeping.commit().await?;
    Ok(id)
}

/// A letter of this client, read from the document that was filed.
async fn filed(
    to: &SubmissionBox,
    view: &mut View,
    client: &Client,
    letter: LetterId,
) -> Result<Option<ReadLetter>, Fault> {
    let Some(letter) = registry::sent(view, client, letter).await? else { return Ok(None) };
    for file in letter.files.iter().filter(|file| file.role != FileRole::Attachment) {
        if let Some(content) = to.files.read(view, file.file).await?
            && let Some(read) = read_letter(&content)
        {
            return Ok(Some(read));
        }
    }
    Ok(None)
}

impl ReadLetter {
    /// The answers, as they were filled in.
    #[must_use]
    pub fn answers(&self) -> Answers {
        let lines = self.sections.iter().flat_map(|section| &section.lines).filter(|line| !line.answer.is_empty());
        lines.map(|line| (line.field.clone(), line.answer.clone())).collect()
    }
}
