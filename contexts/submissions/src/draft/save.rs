//! Saving what was filled in.

use accounts::Client;
use catalogue::{Answers, Field, Kind};
use journal::Housekeeping;
use vocabulary::{DraftId, Fault};

use super::{
    applicant::NAMES,
    read::{form, service, whole},
};
use crate::{
    Draft, DraftError, SubmissionBox,
    store::{
        self,
        drafts::{Stage, Stored},
    },
};

/// The most characters that are kept of a value that should be short.
const LONGEST_KEPT: usize = 10_000;

/// Puts `values` in the place of everything that was filled in at this step, right or wrong; other steps keep theirs.
/// Values of other fields than the step's are not taken, nor those of fields that a call leaves as they were filed.
///
/// # Errors
/// See [`DraftError`]; a step that the form does not have is [`DraftError::Gone`].
pub async fn save_answers(
    to: &SubmissionBox,
    client: &Client,
    id: DraftId,
    step: &str,
    values: Answers,
) -> Result<Draft, DraftError> {
    let (mut housekeeping, mut stored) = open(to, client, id).await?;
    let service = service(housekeeping.view(), &stored).await?;
    let step = form(&service)?.steps.iter().find(|known| known.id == step).ok_or(DraftError::Gone)?;
    let locked = |field: &&Field| stored.supplement.as_ref().is_some_and(|known| known.locks(&field.name));
    let fields = step.fields.iter().filter(|field| !locked(field));
    let fields: Vec<(&str, usize)> = fields.map(|field| (field.name.as_str(), most_kept(field))).collect();
    stored.answers.0.retain(|name, _| !fields.iter().any(|(field, _)| field == name));
    stored.answers.0.extend(taken(values, &fields));
    save(to, client, housekeeping, &stored).await
}

/// Puts `values` in the place of what was filled in about the applicant, right or wrong.
///
/// # Errors
/// See [`DraftError`].
pub async fn save_applicant(
    to: &SubmissionBox,
    client: &Client,
    id: DraftId,
    values: Answers,
) -> Result<Draft, DraftError> {
    let (housekeeping, mut stored) = open(to, client, id).await?;
    if stored.supplement.as_ref().is_some_and(|supplement| supplement.is_in_form) {
        return Err(DraftError::Gone);
    }
    let lines = NAMES.map(|name| (name, LONGEST_KEPT));
    stored.applicant = Some(Answers(taken(values, &lines).collect()));
    save(to, client, housekeeping, &stored).await
}

/// The most characters that are kept of an answer: many times what the field takes, so that what is cut was wrong before
/// and stays so.
fn most_kept(field: &Field) -> usize {
    match field.kind {
        Kind::Line { longest } | Kind::Paragraph { longest } => LONGEST_KEPT.max(longest.saturating_mul(10)),
        _ => LONGEST_KEPT,
    }
}

/// The values of these names, none longer than is kept.
fn taken(values: Answers, names: &[(&str, usize)]) -> impl Iterator<Item = (String, String)> {
    values.0.into_iter().filter_map(|(name, value)| {
        let (_, most) = names.iter().find(|(known, _)| *known == name)?;
        let end = value.char_indices().nth(*most).map_or(value.len(), |(end, _)| end);
        Some((name, value[..end].to_owned()))
    })
}

async fn save(
    to: &SubmissionBox,
    client: &Client,
    mut housekeeping: Housekeeping,
    stored: &Stored,
) -> Result<Draft, DraftError> {
    housekeeping.execute(store::drafts::save(stored, to.journal.now())?).await?;
    let saved = whole(housekeeping.view(), client, stored.id).await?.ok_or(DraftError::Gone)?;
    housekeeping.commit().await?;
    Ok(saved.draft)
}

/// An open draft, which nobody else changes until the end of the transaction.
pub(super) async fn open(
    to: &SubmissionBox,
    client: &Client,
    id: DraftId,
) -> Result<(Housekeeping, Stored), DraftError> {
    let mut housekeeping = to.journal.housekeeping().await?;
    let stored = unfiled(&mut housekeeping, client, id).await?;
    match stored.stage {
        Stage::Open => Ok((housekeeping, stored)),
        Stage::Fixed | Stage::Filed => Err(DraftError::NotOpen),
    }
}

/// A draft that was not filed, open or fixed, which nobody else changes until the end of the transaction.
pub(super) async fn unfiled(
    housekeeping: &mut Housekeeping,
    client: &Client,
    id: DraftId,
) -> Result<Stored, DraftError> {
    let stored = store::drafts::locked(housekeeping, client.id(), id).await?.ok_or(DraftError::Gone)?;
    if stored.stage == Stage::Filed {
        let filed = store::by_draft(housekeeping.view(), client.id(), id).await?;
        let filed = filed.ok_or_else(|| Fault::new("a filed draft has no filing"))?;
        return Err(DraftError::Filed(filed.submission));
    }
    Ok(stored)
}
