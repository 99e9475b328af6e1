//! Sealing a receipt and having it timestamped: the work of a job.

use accounts::Notice;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use jobs::{Lease, Outcome};
use journal::{Actor, Entry, Journal, RequestNumber};
use seals::{Made, Sealed, Sealer};
use vocabulary::{Fault, Instant};

use crate::{Upp, prepare::Seal, store};

/// Makes a receipt complete: made, sealed, timestamped, stored once. When the key or every authority is
/// out of order, or no key's certificate is trusted (expired, revoked, of nobody the office trusts), every
/// receipt waits for them; a seal already made is kept for it while its key is one of the office's that are trusted. Revocation data goes into the receipt when
/// it is to be had (XAdES baseline LT); a receipt does not wait for it.
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
    let kept = kept(sealer, stored.waiting_seal.as_deref(), at).await?;
    let fresh = kept.is_none();
    let Made { made: sealed, key, proof } = match kept {
        Some(kept) => kept,
        None => {
            let upp = Upp {
                content: stored.content.clone(),
                made_at: at,
                entry: (mark.sequence, mark.hash.iter().map(|byte| format!("{byte:02x}")).collect()),
            };
            let upp = upp.write();
            let sealed = sealer.made(at, |key| {
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
            match sealed.await? {
                Ok(made) => made,
                Err(reason) => return Ok(Outcome::OutOfOrder(reason.to_string())),
            }
        }
    };

    let token = match sealer.timestamp(&sealed.imprint(), journal.random()).await {
        Ok(token) => token,
        Err(reason) => {
            if fresh {
                let mut act = journal.act(Actor::System, &request).await?;
                act.execute(store::keep_seal(id, sealed.xml())).await?;
                let recorded = act.record(Entry::new("receipt.seal_kept", id));
                act.commit(recorded).await?;
            }
            return Ok(Outcome::OutOfOrder(reason.to_string()));
        }
    };
    let proofs = sealer.proofs(&*key, proof, &token, journal.now()).await;
    let complete = sealed.with_timestamp(token.der(), proofs.as_ref());

    let mut act = journal.act(Actor::System, &request).await?;
    let at = act.at();
    if act.execute(store::complete(id, mark, at)).await? == 0 {
        return Err(Fault::new("the receipt was completed by somebody else"));
    }
    let (insert, sha256) = store::insert_version(id, 1, at, &complete);
    act.execute(insert).await?;
    act.execute(store::health::begin(id, at)).await?;
    act.finish(lease).await?;
    let number = stored.content.rpw.clone();
    accounts::notify(&mut act, stored.owner, Notice::ReceiptReady { submission, number }).await?;
    let recorded =
        act.record(Entry::new("receipt.sealed", id).fact("number", stored.content.number).fact("sha256", sha256));
    act.commit(recorded).await?;
    Ok(Outcome::Done)
}

/// The seal that waits for its timestamp, if its key is still one of the office's and trusted. The key itself may be out of
/// order. A key is renewed because its certificate ends; what it sealed and nobody timestamped in time is sealed anew.
async fn kept(sealer: &Sealer, waiting: Option<&str>, at: Instant) -> Result<Option<Made<Sealed>>, Fault> {
    let Some(xml) = waiting else { return Ok(None) };
    let Some(named) = sealer.keys.with(|certificate| xml.contains(&STANDARD.encode(certificate.der()))) else {
        return Ok(None);
    };
    let Ok(proof) = sealer.trusted(&*named.key, at).await else { return Ok(None) };
    Ok(Some(Made { made: Sealed::from_xml(xml)?, key: named.key.clone(), proof }))
}
