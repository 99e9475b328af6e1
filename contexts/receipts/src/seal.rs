//! Sealing a receipt and having it timestamped: the work of a job.

use accounts::Notice;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use jobs::{Lease, Outcome};
use journal::{Actor, Entry, Journal, Mark, RequestNumber};
use lasting::Kind;
use seals::{Made, OutOfOrder, Sealed, Sealer};
use signatures::timestamp::Token;
use vocabulary::{Fault, Instant};

use crate::{
    Content, Upp,
    prepare::Seal,
    store::{self, Waiting},
};

/// Makes a receipt complete: made, sealed, timestamped, stored once. When the key or every authority is
/// out of order, or no key's certificate is trusted (expired, revoked, of nobody the office trusts), every
/// receipt waits for them; a seal already made is kept for it while its key is one of the office's that are trusted. A
/// timestamp of a time that has not come yet is kept until then. Revocation data goes into the receipt when it is to be had
/// (XAdES baseline LT); a receipt does not wait for it.
///
/// # Errors
/// The database failed, or the receipt is not as it was written.
pub async fn seal(journal: &Journal, sealer: &Sealer, lease: &Lease) -> Result<Outcome, Fault> {
    let Seal { receipt: id, submission } = lease.payload()?;
    let request = RequestNumber::new(lease.id.to_string());
    let mut view = journal.look().await?;
    let stored = store::unsealed(&mut view, id).await?.ok_or_else(|| Fault::new("no receipt waits under this id"))?;
    let mark = journal::find(&mut view, "submission.filed", submission)
        .await?
        .ok_or_else(|| Fault::new("the journal does not know the filing of this receipt"))?;
    drop(view);

    let at = journal.now();
    let kept = kept(sealer, stored.waiting.as_ref(), at).await?;
    let fresh = kept.is_none();
    let (Made { made: sealed, key }, waiting) = match kept {
        Some(kept) => kept,
        None => match made(sealer, &stored.content, mark, at).await? {
            Ok(made) => (made, None),
            Err(reason) => return Ok(Outcome::OutOfOrder(reason.to_string())),
        },
    };
    let keep = async |token: Option<&Token>| {
        let mut act = journal.act(Actor::System, &request).await?;
        act.execute(store::keep_seal(id, sealed.xml(), token.map(Token::der))).await?;
        let entry = Entry::new("receipt.seal_kept", id);
        let entry = token.into_iter().fold(entry, |entry, token| entry.at("timestamp", token.time()));
        let recorded = act.record(entry);
        act.commit(recorded).await
    };
    let kept_token = waiting.is_some();
    let token = match waiting {
        Some(token) => token,
        None => match sealer.timestamp(&sealed.imprint(), journal.random()).await {
            Ok(token) => token,
            Err(reason) => {
                if fresh {
                    keep(None).await?;
                }
                return Ok(Outcome::OutOfOrder(reason.to_string()));
            }
        },
    };
    // The authority's clock is ahead of ours: who reads the receipt before that time would not believe it.
    if journal.now() < token.time() {
        if !kept_token {
            keep(Some(&token)).await?;
        }
        return Ok(Outcome::Until(token.time()));
    }
    let of_key = (key.certificate(), key.chain());
    let proofs = match sealer.proofs(of_key, &sealer.anchors, &token, journal.now()).await {
        Ok(proofs) => proofs,
        // It was revoked a moment ago: nobody would believe this seal, and the next try makes another.
        Err(reason) => return Ok(Outcome::Later(reason.to_string())),
    };
    let complete = sealed.with_timestamp(token.der(), proofs.as_ref());

    let mut act = journal.act(Actor::System, &request).await?;
    let at = act.at();
    if act.execute(store::complete(id, mark, at)).await? == 0 {
        return Err(Fault::new("the receipt was completed by somebody else"));
    }
    let (insert, sha256) = store::insert_version(id, 1, at, &complete);
    act.execute(insert).await?;
    lasting::begin(&mut act, Kind::Receipt, id.uuid(), 1, Some(key.certificate())).await?;
    act.finish(lease).await?;
    let number = stored.content.rpw.clone();
    accounts::notify(&mut act, stored.owner, Notice::ReceiptReady { submission, number }).await?;
    let recorded =
        act.record(Entry::new("receipt.sealed", id).fact("number", stored.content.number).fact("sha256", sha256));
    act.commit(recorded).await?;
    Ok(Outcome::Done)
}

/// The receipt as it is now, sealed by the first key that can.
pub(crate) async fn made(
    sealer: &Sealer,
    content: &Content,
    mark: Mark,
    at: Instant,
) -> Result<Result<Made<Sealed>, OutOfOrder>, Fault> {
    let hash = mark.hash.iter().map(|byte| format!("{byte:02x}")).collect();
    let upp = Upp { content: content.clone(), made_at: at, entry: (mark.sequence, hash) }.write();
    let made = sealer.made(at, |key| {
        let upp = upp.clone();
        async move {
            let sealed = seals::with_key(key, move |key| seals::seal_written(&upp, key, at)).await;
            match sealed.unwrap_or_else(|fault| Err(fault.into())) {
                Ok(sealed) => Ok(Ok(sealed)),
                Err(seals::SealFault::Key(fault)) => Ok(Err(fault)),
                Err(fault) => Err(Fault::from(fault)),
            }
        }
    });
    made.await
}

/// The seal that waits, if its key is still one of the office's and trusted, and its timestamp if that is kept, too. The key
/// itself may be out of order. A key is renewed because its certificate ends; what it sealed and nobody timestamped in time
/// is sealed anew.
async fn kept(
    sealer: &Sealer,
    waiting: Option<&Waiting>,
    at: Instant,
) -> Result<Option<(Made<Sealed>, Option<Token>)>, Fault> {
    let Some(Waiting { xml, token }) = waiting else { return Ok(None) };
    let Some(named) = sealer.keys.with(|certificate| xml.contains(&STANDARD.encode(certificate.der()))) else {
        return Ok(None);
    };
    if sealer.trusted(&*named.key, at).await.is_err() {
        return Ok(None);
    }
    let token = token.as_ref().and_then(|der| Token::from_der(der).ok());
    Ok(Some((Made { made: Sealed::from_xml(xml)?, key: named.key.clone() }, token)))
}
