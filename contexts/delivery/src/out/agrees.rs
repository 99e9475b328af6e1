//! Whether parties and lines of the register of outgoing letters are still kept as the journal tells of them.

use database::View;
use journal::{Discord, Told};
use vocabulary::Fault;

use super::{DispatchId, PartyId, StatementId};
use crate::store::{dispatches, parties, statements};

/// The entry of a party that was named.
pub(crate) const PARTY_NAMED: &str = "party.named";
/// The entry of one that is a party no more.
pub(crate) const PARTY_ENDED: &str = "party.ended";
/// The entry of a line of the register of outgoing letters.
pub(crate) const REGISTERED: &str = "dispatch.registered";
/// The entry of a letter that was posted.
pub(crate) const POSTED: &str = "dispatch.posted";
/// The entry of one that is not to be sent after all.
pub(crate) const WITHDRAWN: &str = "dispatch.withdrawn";
/// The entry of how a letter was delivered.
pub(crate) const NOTED: &str = "dispatch.noted";

/// The entry of what a party said to a letter that it can appeal against.
pub(crate) const STATED: &str = "party.stated";

/// How many parties were named, how many lines the register of outgoing letters has, and how often a party appealed or waived
/// that.
///
/// # Errors
/// The database failed.
pub async fn out_counts(view: &mut View) -> Result<[(&'static str, &'static str, i64); 3], Fault> {
    Ok([
        ("parties", PARTY_NAMED, parties::count(view).await?),
        ("outgoing letters", REGISTERED, dispatches::count(view).await?),
        ("statements of parties", STATED, statements::count(view).await?),
    ])
}

/// Compares what an entry about a party or a line of the register tells with what is kept.
pub(crate) async fn compare(view: &mut View, told: &Told) -> Result<Option<Discord>, Fault> {
    match told.kind.as_str() {
        PARTY_NAMED | PARTY_ENDED => party(view, told).await,
        REGISTERED | POSTED | WITHDRAWN | NOTED => dispatch(view, told).await,
        STATED => statement(view, told).await,
        _ => Ok(None),
    }
}

async fn party(view: &mut View, told: &Told) -> Result<Option<Discord>, Fault> {
    let id: PartyId = told.subject.parse()?;
    let Some(kept) = parties::kept(view, id).await? else { return Ok(Some(told.discord("its party is missing"))) };
    let is_same = if told.kind == PARTY_ENDED {
        kept.ended_at == Some(told.act_at)
    } else {
        told.text("case") == Some(&kept.case)
            && told.text("role") == Some(&kept.role)
            && told.actor == kept.named_by
            && told.act_at == kept.named_at
            && told.text("proxy_until") == kept.proxy_until.as_deref()
            && told.personal.contains_key("proxy_name") != kept.proxy_name.is_empty()
            && says(told, "name", &kept.name)
            && says(told, "address", &kept.address)
            && says(told, "proxy_name", &kept.proxy_name)
            && (says(told, "proxy_address", &kept.proxy_address))
            && (!kept.proxy_name.is_empty() || kept.proxy_address.is_empty())
            && kept.ended_at.is_some() == journal::find(view, PARTY_ENDED, id).await?.is_some()
    };
    Ok((!is_same).then(|| told.discord("its party was altered")))
}

async fn dispatch(view: &mut View, told: &Told) -> Result<Option<Discord>, Fault> {
    let id: DispatchId = told.subject.parse()?;
    let Some(kept) = dispatches::kept(view, id).await? else {
        return Ok(Some(told.discord("its line of the register of outgoing letters is missing")));
    };
    let is_same = told.text("case") == Some(&kept.case)
        && match told.kind.as_str() {
            REGISTERED => {
                told.text("answer") == Some(&kept.answer)
                    && told.text("party") == Some(&kept.party)
                    && told.number("year") == Some(kept.year)
                    && told.number("number") == Some(kept.number)
                    && told.text("sign") == Some(&kept.sign)
                    && told.text("way") == Some(&kept.way)
                    && told.act_at == kept.registered_at
                    && kept.registered_on == told.act_at.warsaw_date().to_string()
                    && says(told, "name", &kept.name)
                    && says(told, "address", &kept.address)
                    && has(view, told, id, &kept).await?
            }
            POSTED => {
                told.text("posting") == Some(&kept.posting)
                    && told.text("on") == kept.sent_on.as_deref()
                    && Some(&told.actor) == kept.posted_by.as_ref()
            }
            WITHDRAWN => kept.withdrawn_at == Some(told.act_at),
            _ => {
                told.text("outcome") == kept.outcome.as_deref()
                    && told.text("day") == kept.outcome_day.as_deref()
                    && told.text("delivered") == kept.delivered_on.as_deref()
                    && kept.noted_at == Some(told.act_at)
                    && Some(&told.actor) == kept.noted_by.as_ref()
                    && told.personal.contains_key("received_by") != kept.received_by.is_empty()
                    && says(told, "received_by", &kept.received_by)
            }
        };
    Ok((!is_same).then(|| told.discord("its line of the register of outgoing letters was altered")))
}

async fn statement(view: &mut View, told: &Told) -> Result<Option<Discord>, Fault> {
    let id: StatementId = told.subject.parse()?;
    let Some(kept) = statements::kept(view, id).await? else {
        return Ok(Some(told.discord("what a party said is missing")));
    };
    let is_same = told.text("answer") == Some(&kept.answer)
        && told.text("party") == Some(&kept.party)
        && told.text("kind") == Some(&kept.kind)
        && told.text("day") == Some(&kept.day)
        && told.actor == kept.noted_by
        && told.act_at == kept.noted_at;
    Ok((!is_same).then(|| told.discord("what a party said was altered")))
}

/// Whether the line has nothing that no entry tells of, and what its registering told of its sending.
async fn has(view: &mut View, told: &Told, id: DispatchId, kept: &dispatches::KeptDispatch) -> Result<bool, Fault> {
    let posted = journal::find(view, POSTED, id).await?.is_some();
    let withdrawn = journal::find(view, WITHDRAWN, id).await?.is_some();
    let noted = journal::find(view, NOTED, id).await?.is_some();
    let sent = posted || told.text("sent") == kept.sent_on.as_deref();
    let unposted = kept.posting.is_empty() && kept.posted_by.is_none();
    let unnoted = kept.outcome.is_none()
        && kept.outcome_day.is_none()
        && kept.received_by.is_empty()
        && kept.delivered_on.is_none()
        && kept.noted_by.is_none()
        && kept.noted_at.is_none();
    Ok(sent && (posted || unposted) && (noted || unnoted) && withdrawn == kept.withdrawn_at.is_some())
}

/// Whether personal data is as it was told; what was erased lawfully can be compared no more.
fn says(told: &Told, name: &str, kept: &str) -> bool {
    told.opened.get(name).is_none_or(|told| told == kept)
}
