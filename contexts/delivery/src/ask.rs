//! The addressee asks to sign: the receipt is fixed.

use accounts::Client;
use cases::MatterId;
use database::View;
use receipts::{DeliveredFile, Party, Upd};
use vocabulary::{AnswerId, CaseId, Fault, FileId, Instant};

use crate::{
    Desk, Proof,
    store::{self, over_before},
};

/// Why there is nothing to sign.
#[derive(Debug)]
pub enum AskError {
    /// No letter waits there for a signature of this client.
    Nothing,
    /// Our fault.
    Fault(Fault),
}

impl<E: Into<Fault>> From<E> for AskError {
    fn from(cause: E) -> Self {
        Self::Fault(cause.into())
    }
}

/// Fixes the receipt of delivery that this client asked at this instant to sign. One that was fixed less than an hour ago and
/// is of the same file stays as it is, however often it is asked for.
///
/// # Errors
/// See [`AskError`].
pub async fn ask(
    desk: &Desk,
    client: &Client,
    case: CaseId,
    answer: AnswerId,
    asked_at: Instant,
) -> Result<Proof, AskError> {
    let mut view = desk.journal.view().await?;
    let pdf = cases::to_sign_for(&mut view, client, case, answer).await?.ok_or(AskError::Nothing)?;
    let content = desk.files.read(&mut view, pdf).await?.ok_or_else(|| Fault::new("a sealed answer is not kept"))?;
    let opened = cases::matter(&mut view, client, MatterId::Case(case)).await?.ok_or(AskError::Nothing)?;
    let row = opened.matter.case.ok_or(AskError::Nothing)?;
    drop(view);
    let (sign, made_at) = (row.sign.to_string(), desk.journal.now());
    let upd = Upd {
        number: Upd::new_number(made_at.warsaw_date().year(), desk.journal.random()),
        issuer: desk.office.clone(),
        addressee: addressee(client),
        received_at: asked_at,
        made_at,
        file: DeliveredFile::of(format!("{sign}.pdf"), &content),
        case: sign,
        letter: answer.to_string(),
    };
    let mut housekeeping = desk.journal.housekeeping().await?;
    housekeeping.execute(store::fix(answer, client.id(), &upd, over_before(made_at))).await?;
    let kept = store::proof(housekeeping.view(), client.id(), answer).await?;
    housekeeping.commit().await?;
    kept.ok_or_else(|| AskError::Fault(Fault::new("a receipt of delivery was fixed and is not there")))
}

/// The receipt that waits for this client's signature; none when none was asked for, an hour has passed since, or the letter
/// does not wait any more.
///
/// # Errors
/// The database failed.
pub async fn waiting(
    view: &mut View,
    client: &Client,
    case: CaseId,
    answer: AnswerId,
    now: Instant,
) -> Result<Option<Proof>, Fault> {
    Ok(waiting_for(view, client, case, answer, now).await?.map(|(proof, _)| proof))
}

/// The same, with the file that it is about.
pub(crate) async fn waiting_for(
    view: &mut View,
    client: &Client,
    case: CaseId,
    answer: AnswerId,
    now: Instant,
) -> Result<Option<(Proof, FileId)>, Fault> {
    let Some(pdf) = cases::to_sign_for(view, client, case, answer).await? else { return Ok(None) };
    let proof = store::proof(view, client.id(), answer).await?;
    Ok(proof.filter(|proof| !proof.is_over(now)).map(|proof| (proof, pdf)))
}

/// The addressee as the receipt names it. The account's id stands where a PESEL would say more than the receipt needs.
fn addressee(client: &Client) -> Party {
    Party { name: client.name().to_owned(), identifier: ("KONTO".to_owned(), client.id().to_string()) }
}
