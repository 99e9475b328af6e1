//! Writing down a later judgement of a letter's signature.

use files::Kept;
use journal::{Act, Entry, Recorded};
use vocabulary::{Fault, LetterId};

use crate::{KEPT, Verdict, kept, store};

/// Replaces the verdict on a letter; the entry in the journal tells the new standing.
///
/// # Errors
/// The database failed.
pub async fn judged_again(act: &mut Act, id: LetterId, verdict: &Verdict, evidence: Kept) -> Result<Recorded, Fault> {
    let file = evidence.id;
    act.execute(evidence.row()).await?;
    let at = act.at();
    act.execute(store::update_verdict(id, verdict, serde_json::to_string(&verdict.report)?, file, at)).await?;
    let kept = kept::kept(act.view(), id).await?.map_or_else(String::new, |kept| kept.verdict);
    let entry = Entry::new("letter.judged_again", id).fact("standing", verdict.standing.code());
    Ok(act.record(entry.personal(KEPT, kept)))
}
