//! The act of filing.

use accounts::{Client, Notice};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use bytes::Bytes;
use files::Kept;
use jobs::Job;
use journal::{Actor, Entry, RequestNumber};
use receipts::{FileMark, NewReceipt, Party};
use registry::{NewLetter, Standing};
use vocabulary::{Fault, Language, SubmissionId};

use crate::{
    Filed, Key, SubmissionBox,
    examine::Examined,
    judge_again::{JUDGE_JOB, JudgeAgain},
    store,
};

/// Numbers, routes, keeps and receipts an examined filing in one act. `None` when the key was taken meanwhile.
pub(crate) async fn file(
    to: &SubmissionBox,
    client: &Client,
    examined: Examined,
    channel: &'static str,
    key: &Key,
    digest: [u8; 32],
    request: &RequestNumber,
) -> Result<Option<Filed>, Fault> {
    // Whatever does not fit a row goes to the file store and is synced before the act begins.
    let evidence = Bytes::from(serde_json::to_vec(&examined.evidence)?);
    let evidence = to.files.keep(to.journal.new_id(), evidence).await?;
    let mut kept: Vec<Kept> = Vec::with_capacity(examined.files.len());
    for file in &examined.files {
        kept.push(to.files.keep(to.journal.new_id(), file.content.bytes.clone()).await?);
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
    let submission: SubmissionId = act.new_id();
    let subject = examined.subject.as_deref().unwrap_or(&examined.service.text(Language::Pl).name);
    let letter = registry::receive(
        &mut act,
        NewLetter {
            entered_at: examined.entered_at,
            channel,
            service: examined.service,
            sender: client.name(),
            sender_account: client.id(),
            subject,
            verdict: &examined.verdict,
            evidence,
            files: examined
                .files
                .iter()
                .zip(kept)
                .map(|(file, kept)| (file.role, file.name.clone(), file.kind.media_type(), kept))
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
    act.execute(store::insert(
        submission,
        client.id(),
        letter.id,
        receipt.id,
        &examined.service.code,
        examined.entered_at,
    ))
    .await?;
    if act.execute(store::insert_key(client.id(), key, digest, submission)).await? == 0 {
        return Ok(None);
    }
    if examined.verdict.standing == Standing::Unknown {
        act.enqueue(Job::new(JUDGE_JOB, &JudgeAgain { letter: letter.id })?);
    }
    accounts::notify(&mut act, client.id(), Notice::Received { submission, number: letter.number.to_string() }).await?;
    let recorded = act.record(
        Entry::new("submission.filed", submission)
            .about("letter", letter.id)
            .about("receipt", receipt.id)
            .fact("number", letter.number.to_string())
            .fact("service", examined.service.code.as_str())
            .fact("channel", channel)
            .fact("standing", format!("{:?}", examined.verdict.standing).to_lowercase())
            .fact("sha256", hashes)
            .at("entered", examined.entered_at)
            .personal("sender", client.name())
            .personal("signer", examined.verdict.signer.unwrap_or_default()),
    );
    act.commit(recorded).await?;
    Ok(Some(Filed {
        submission,
        letter: letter.id,
        number: letter.number,
        entered_at: examined.entered_at,
        again: false,
    }))
}

/// The sender as the receipt names it. The account's id stands where a PESEL would say more than the receipt needs.
fn sender(client: &Client) -> Party {
    Party { name: client.name().to_owned(), identifier: ("KONTO".to_owned(), client.id().to_string()) }
}
