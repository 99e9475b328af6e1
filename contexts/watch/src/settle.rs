//! Comparing what is wrong with what was told.

use accounts::Notice;
use database::View;
use journal::{Actor, Entry, Journal, RequestNumber};
use vocabulary::{Fault, Language};

use crate::{Alarm, AlarmId, Concern, Kind, store};

/// What a round changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changed {
    /// What is wrong and was not told before.
    pub raised: Vec<Concern>,
    /// What was told and is over.
    pub ended: Vec<Alarm>,
}

/// When it returns, exactly the `concerns` stand as alarms of the kinds that were `looked_into`; what stood before, stands
/// as it was raised. Alarms of other kinds are left alone: what could not be looked into is not over. Every change is
/// recorded, and whoever reads mail at one of the addresses in `told` is written to once about everything new.
///
/// # Errors
/// The database failed, or another process found the same just now.
pub async fn settle(
    journal: &Journal,
    looked_into: &[Kind],
    concerns: &[Concern],
    told: &[(String, Language)],
) -> Result<Changed, Fault> {
    let standing = store::standing(&mut journal.look().await?).await?;
    let is_one = |alarm: &Alarm, concern: &Concern| {
        alarm.concern.kind == concern.kind && alarm.concern.subject == concern.subject
    };
    let mut changed = Changed::default();
    for concern in concerns.iter().filter(|concern| looked_into.contains(&concern.kind)) {
        let known = standing.iter().any(|alarm| is_one(alarm, concern));
        let twice = changed.raised.iter().any(|new| new.kind == concern.kind && new.subject == concern.subject);
        if !known && !twice {
            changed.raised.push(concern.clone());
        }
    }
    let over = |alarm: &&Alarm| {
        looked_into.contains(&alarm.concern.kind) && !concerns.iter().any(|concern| is_one(alarm, concern))
    };
    changed.ended = standing.iter().filter(over).cloned().collect();
    if changed == Changed::default() {
        return Ok(changed);
    }
    let mut act = journal.act(Actor::System, &RequestNumber::new("watch")).await?;
    let at = act.at();
    let mut recorded = None;
    for concern in &changed.raised {
        let id: AlarmId = act.new_id();
        act.execute(store::insert(id, concern, at)?).await?;
        let entry = Entry::new("alarm.raised", id).at("since", concern.since);
        recorded = Some(act.record(told_of(entry, concern)?));
    }
    for alarm in &mut changed.ended {
        alarm.ended_at = Some(at);
        act.execute(store::end(alarm.id, at)).await?;
        let entry = Entry::new("alarm.ended", alarm.id).at("raised", alarm.raised_at);
        recorded = Some(act.record(told_of(entry, &alarm.concern)?));
    }
    if !changed.raised.is_empty() {
        let kinds: Vec<String> = changed.raised.iter().map(|concern| concern.kind.code().to_owned()).collect();
        for (address, language) in told {
            accounts::notify_address(&mut act, address, *language, Notice::Alarms { kinds: kinds.clone() })?;
        }
    }
    if let Some(recorded) = recorded {
        act.commit(recorded).await?;
    }
    Ok(changed)
}

fn told_of(entry: Entry, concern: &Concern) -> Result<Entry, Fault> {
    let entry = entry.fact("kind", concern.kind.code()).fact("facts", serde_json::to_value(&concern.facts)?);
    Ok(if concern.subject.is_empty() { entry } else { entry.fact("of", concern.subject.as_str()) })
}

/// What is wrong now, the oldest first.
///
/// # Errors
/// The database failed.
pub async fn standing(view: &mut View) -> Result<Vec<Alarm>, Fault> {
    store::standing(view).await
}

/// What was wrong and is over, the last first.
///
/// # Errors
/// The database failed.
pub async fn ended(view: &mut View, most: u32) -> Result<Vec<Alarm>, Fault> {
    store::ended(view, most).await
}
