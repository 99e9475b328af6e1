//! The act of filing.

use accounts::{Client, Notice};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use bytes::Bytes;
use files::Kept;
use jobs::Job;
use journal::{Act, Actor, Entry, RequestNumber};
use receipts::{FileMark, NewReceipt, Party};
use registry::{NewLetter, Standing};
use vocabulary::{AnswerId, DraftId, Fault, Language, SubmissionId, UnitId};

use crate::{
    Filed, Key, Refusal, SubmissionBox, SubmitError,
    agrees::joined,
    examine::{Content, Examined},
    judge_again::{JUDGE_JOB, JudgeAgain},
    store,
};

/// By what a filing is found again, so that it is filed once.
#[derive(Clone, Copy)]
pub(crate) enum Once<'a> {
    /// The sender's key, and the digest of what came under it.
    Key(&'a Key, [u8; 32]),
    /// The draft.
    Draft(&'a FromDraft),
}

/// The draft that is filed.
pub(crate) struct FromDraft {
    pub draft: DraftId,
    /// How often it had been changed when it was examined.
    pub changes: i64,
    /// The filing that it withdraws.
    pub withdraws: Option<SubmissionId>,
    /// The call that it answers.
    pub supplements: Option<AnswerId>,
}

/// Numbers, routes, keeps and receipts an examined filing in one act. `None` when the key was taken meanwhile, or the draft
/// is no longer as it was examined.
pub(crate) async fn file(
    to: &SubmissionBox,
    client: &Client,
    examined: Examined,
    channel: &'static str,
    once: Once<'_>,
    request: &RequestNumber,
) -> Result<Option<Filed>, SubmitError> {
    // Whatever does not fit a row goes to the file store and is synced before the act begins.
    let evidence = Bytes::from(serde_json::to_vec(&examined.evidence)?);
    let evidence = to.files.keep(to.journal.new_id(), evidence).await?;
    let mut kept: Vec<Kept> = Vec::with_capacity(examined.files.len());
    for file in &examined.files {
        kept.push(match &file.content {
            Content::Given(content) => to.files.keep(to.journal.new_id(), content.clone()).await?,
            Content::Kept(kept) => kept.clone(),
        });
    }
    let marks: Vec<FileMark> = examined
        .files
        .iter()
        .zip(&kept)
        .map(|(file, kept)| FileMark {
            role: file.role.code().to_owned(),
            name: file.name.clone(),
            size: kept.size,
            sha256: STANDARD.encode(kept.sha256),
            covered: file.covered,
        })
        .collect();
    let hashes: Vec<String> = marks.iter().map(|mark| mark.sha256.clone()).collect();

    let mut act = to.journal.act(Actor::Account(client.id()), request).await?;
    if let Once::Draft(from) = once {
        // First of all: whoever changes the draft now waits, and finds it filed.
        if !store::drafts::take(&mut act, client.id(), from.draft, from.changes).await? {
            return Ok(None);
        }
    }
    let answers = match once {
        Once::Draft(FromDraft { supplements: Some(call), .. }) => {
            cases::may_supplement(&mut act, client, *call).await?
        }
        _ => None,
    };
    let unit = match (&answers, once) {
        (Some(right), _) => Some(right.unit().id),
        (None, Once::Draft(FromDraft { withdraws: Some(about), .. })) => Some(unit_of(&mut act, client, *about).await?),
        _ => None,
    };
    let submission: SubmissionId = act.new_id();
    let subject = examined.subject.as_deref().unwrap_or(&examined.service.text(Language::Pl).name);
    let letter = registry::receive(
        &mut act,
        NewLetter {
            entered_at: examined.entered_at,
            channel,
            service: &examined.service,
            unit,
            sender: client.name(),
            sender_account: client.id(),
            subject,
            verdict: &examined.verdict,
            evidence,
            files: examined
                .files
                .iter()
                .zip(kept)
                .map(|(file, kept)| (file.role, file.name.clone(), file.media_type(), kept))
                .collect(),
        },
    )
    .await?;
    let receipt = receipts::prepare(
        &mut act,
        NewReceipt {
            owner: client.id(),
            letter: letter.id,
            submission,
            rpw: (letter.number.year, letter.number.number),
            rpw_text: letter.number.to_string(),
            addressee: to.office.clone(),
            sender: sender(client),
            entered_at: examined.entered_at,
            service: &examined.service.code,
            files: marks,
        },
    )
    .await?;
    let filing = store::NewFiling {
        id: submission,
        account: client.id(),
        letter: letter.id,
        receipt: receipt.id,
        service: &examined.service,
        entered_at: examined.entered_at,
    };
    if !remember(&mut act, &filing, once).await? {
        return Ok(None);
    }
    if let Some(right) = answers {
        cases::supplement(&mut act, right, client, letter.id, letter.number, examined.entered_at).await?;
    }
    if examined.verdict.standing == Standing::Unknown {
        act.enqueue(Job::new(JUDGE_JOB, &JudgeAgain { letter: letter.id })?);
    }
    accounts::notify(&mut act, client.id(), Notice::Received { submission, number: letter.number.to_string() }).await?;
    let kept = registry::kept(act.view(), letter.id).await?.ok_or_else(|| Fault::new("a letter is not there"))?;
    let mut entry = Entry::new("submission.filed", submission)
        .about("letter", letter.id)
        .about("receipt", receipt.id)
        .fact("number", letter.number.to_string())
        .fact("service", examined.service.code.as_str())
        .fact("revision", examined.service.revision.to_string())
        .fact("channel", channel)
        .fact("standing", format!("{:?}", examined.verdict.standing).to_lowercase())
        .fact("sha256", hashes)
        .at("entered", examined.entered_at)
        .personal("sender", client.name())
        .personal("signer", examined.verdict.signer.unwrap_or_default())
        .personal(registry::KEPT, joined(&kept.letter, &kept.verdict, &receipt.hash));
    if let Once::Draft(from) = once {
        entry = entry.about("draft", from.draft);
        if let Some(withdrawn) = from.withdraws {
            entry = entry.about("withdraws", withdrawn);
        }
        if let Some(call) = from.supplements {
            entry = entry.about("supplements", call);
        }
    }
    let recorded = act.record(entry);
    act.commit(recorded).await?;
    Ok(Some(Filed {
        submission,
        letter: letter.id,
        number: letter.number,
        entered_at: examined.entered_at,
        again: false,
    }))
}

/// A withdrawal goes to whoever has the letter that is withdrawn.
async fn unit_of(act: &mut Act, client: &Client, about: SubmissionId) -> Result<UnitId, Fault> {
    let filing = store::filing(act.view(), client.id(), about).await?;
    let filing = filing.ok_or_else(|| Fault::new("what a draft withdraws is not there"))?;
    registry::unit_of_letter(act.view(), filing.letter).await
}

/// Writes the filing down under that by which it is found again; false when the key is taken.
async fn remember(act: &mut Act, filing: &store::NewFiling<'_>, once: Once<'_>) -> Result<bool, SubmitError> {
    match once {
        Once::Key(key, digest) => {
            act.execute(store::insert(filing, None)).await?;
            Ok(act.execute(store::insert_key(filing.account, key, digest, filing.id)).await? == 1)
        }
        Once::Draft(from) => {
            if act.execute(store::insert(filing, Some(from))).await? == 0 {
                return Err(Refusal::AlreadyWithdrawn.into());
            }
            Ok(true)
        }
    }
}

/// The sender as the receipt names it. The account's id stands where a PESEL would say more than the receipt needs.
fn sender(client: &Client) -> Party {
    Party { name: client.name().to_owned(), identifier: ("KONTO".to_owned(), client.id().to_string()) }
}
