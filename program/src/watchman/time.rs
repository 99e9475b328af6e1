//! The timestamp authorities as this process knows them, and the office's clock beside theirs.

use seals::Sealer;
use vocabulary::Instant;
use watch::{Concern, Facts, Kind};

/// How long an authority may fail before somebody is told: it may be restarting.
const PATIENCE: i64 = 300;

/// A concern for each authority that has failed for a while, and for each whose time is further from ours than `drift`
/// seconds. None when this process has asked nobody yet: another one may know more.
pub fn look(sealer: &Sealer, drift: i64, at: Instant) -> Option<Vec<Concern>> {
    let (states, mut concerns) = (sealer.authorities.states(), Vec::new());
    if states.iter().all(|state| state.tokens + state.faults == 0) {
        return None;
    }
    for state in states {
        if let Some((since, fault)) = state.failing
            && at.seconds() - since.seconds() >= PATIENCE
        {
            let facts = Facts { detail: Some(fault), ..Facts::default() };
            concerns.push(Concern { kind: Kind::AuthorityOut, subject: state.url.clone(), since, facts });
        }
        let seconds = state.drift_millis.unwrap_or_default() / 1000;
        if seconds.abs() > drift {
            let facts = Facts { seconds: Some(seconds), ..Facts::default() };
            let since = state.answered_at.unwrap_or(at);
            concerns.push(Concern { kind: Kind::ClockOff, subject: state.url, since, facts });
        }
    }
    Some(concerns)
}
