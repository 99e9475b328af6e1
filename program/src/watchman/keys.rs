//! The keys that the office seals with: whether each works, and how long its certificate still holds.

use seals::{Expiry, NamedKey, Sealer};
use vocabulary::{Fault, Instant};
use watch::{Concern, Facts, Kind};

/// A concern for each key that cannot sign now or is not trusted, and for each whose certificate comes to its end. A spare
/// is looked at as the key that seals: who finds out only when it is needed has none.
pub async fn look(sealer: &Sealer, at: Instant) -> Result<Vec<Concern>, Fault> {
    let mut concerns = Vec::new();
    for named in sealer.keys.iter() {
        concerns.extend(end(named, at));
        // One for later is not trusted yet.
        if at < named.key.certificate().not_before() {
            continue;
        }
        if let Some(detail) = out_of_order(sealer, named, at).await? {
            let facts = Facts { detail: Some(detail), ..Facts::default() };
            concerns.push(Concern { kind: Kind::KeyOut, subject: named.name.clone(), since: at, facts });
        }
    }
    Ok(concerns)
}

async fn out_of_order(sealer: &Sealer, named: &NamedKey, at: Instant) -> Result<Option<String>, Fault> {
    let key = named.clone();
    if let Err(fault) = tokio::task::spawn_blocking(move || key.tried()).await? {
        return Ok(Some(fault.to_string()));
    }
    // That it has ended is told as such.
    if named.expiry(at) == Expiry::Ended {
        return Ok(None);
    }
    Ok(sealer.trusted(&*named.key, at).await.err().map(|reason| reason.to_string()))
}

fn end(named: &NamedKey, at: Instant) -> Option<Concern> {
    let step = match named.expiry(at) {
        Expiry::Far => return None,
        Expiry::Within90Days => 90,
        Expiry::Within30Days => 30,
        Expiry::Within7Days => 7,
        Expiry::Ended => 0,
    };
    let since = named.expires().plus_seconds(-step * 86_400);
    let facts = Facts { until: Some(named.expires()), ..Facts::default() };
    // Each step is an alarm of its own, so that it is told anew.
    let subject = if step == 0 { named.name.clone() } else { format!("{} ({step})", named.name) };
    Some(Concern { kind: Kind::KeyEnds, subject, since, facts })
}
