//! Saving what was filled in.

use accounts::Client;
use catalogue::Answers;
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

/// The most characters of one value that are kept. No field takes nearly as many, so what is cut was wrong and stays so.
const LONGEST_KEPT: usize = 200_000;

/// Puts `values` in the place of everything that was filled in at this step, right or wrong; other steps keep theirs.
/// Values of other fields than the step's are not taken.
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
    let names: Vec<&str> = step.fields.iter().map(|field| field.name.as_str()).collect();
    stored.answers.0.retain(|name, _| !names.contains(&name.as_str()));
    stored.answers.0.extend(taken(values, &names));
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
    stored.applicant = Some(Answers(taken(values, &NAMES).collect()));
    save(to, client, housekeeping, &stored).await
}

fn taken<'a>(values: Answers, names: &'a [&str]) -> impl Iterator<Item = (String, String)> + use<'a> {
    let cut = |value: String| match value.char_indices().nth(LONGEST_KEPT) {
        Some((end, _)) => value[..end].to_owned(),
        None => value,
    };
    let known = values.0.into_iter().filter(|(name, _)| names.contains(&name.as_str()));
    known.map(move |(name, value)| (name, cut(value)))
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
