//! The timestamp authorities as this process knows them, and the office's clock beside theirs.

use journal::Journal;
use seals::{AuthorityState, Sealer};
use vocabulary::{Fault, Instant};
use watch::{Alarm, Concern, Facts, Kind};

/// How long an authority may fail before somebody is told: it may be restarting.
const PATIENCE: i64 = 300;

/// A concern for each authority that has failed for a while, and for each whose time is further from ours than `drift`
/// seconds. What was told of an authority stands while this process does not know better: it has just begun, or another one
/// asks.
pub async fn look(journal: &Journal, sealer: &Sealer, drift: i64, at: Instant) -> Result<Vec<Concern>, Fault> {
    let told = ::watch::standing(&mut journal.look().await?).await?;
    Ok(concerns(sealer.authorities.states(), &told, drift, at))
}

fn concerns(states: Vec<AuthorityState>, told: &[Alarm], drift: i64, at: Instant) -> Vec<Concern> {
    let mut concerns = Vec::new();
    for state in states {
        let as_told = |kind| {
            let same = |alarm: &&Alarm| alarm.concern.kind == kind && alarm.concern.subject == state.url;
            told.iter().find(same).map(|alarm| alarm.concern.clone())
        };
        let concern = |kind, since, facts| Some(Concern { kind, subject: state.url.clone(), since, facts });
        concerns.extend(match &state.failing {
            Some((since, fault)) if at.seconds() - since.seconds() >= PATIENCE => {
                let facts = Facts { detail: Some(fault.clone()), ..Facts::default() };
                concern(Kind::AuthorityOut, *since, facts)
            }
            None if state.tokens > 0 => None,
            _ => as_told(Kind::AuthorityOut),
        });
        concerns.extend(match state.drift_millis.map(|millis| millis / 1000) {
            Some(seconds) if seconds.abs() > drift => {
                let facts = Facts { seconds: Some(seconds), ..Facts::default() };
                concern(Kind::ClockOff, state.answered_at.unwrap_or(at), facts)
            }
            Some(_) => None,
            None => as_told(Kind::ClockOff),
        });
    }
    concerns
}

#[cfg(test)]
mod tests {
    use vocabulary::Id;

    use super::*;

    fn at(seconds: i64) -> Instant {
        Instant::from_seconds(1_700_000_000 + seconds)
    }

    fn told(kind: Kind, subject: &str) -> Alarm {
        let concern = Concern { kind, subject: subject.to_owned(), since: at(-900), facts: Facts::default() };
        Alarm { id: Id::from_uuid(uuid::Uuid::nil()), concern, raised_at: at(-600), ended_at: None }
    }

    fn found(state: AuthorityState, told: &[Alarm]) -> Vec<(Kind, Instant)> {
        let state = AuthorityState { url: "a".to_owned(), ..state };
        concerns(vec![state], told, 5, at(0)).into_iter().map(|concern| (concern.kind, concern.since)).collect()
    }

    fn failing(since: i64) -> AuthorityState {
        AuthorityState { faults: 1, failing: Some((at(since), "silent".to_owned())), ..AuthorityState::default() }
    }

    #[test]
    fn what_was_told_of_an_authority_stands_until_more_is_known_of_it() {
        let told = [told(Kind::AuthorityOut, "a"), told(Kind::ClockOff, "a"), told(Kind::AuthorityOut, "gone")];
        let both = [(Kind::AuthorityOut, at(-900)), (Kind::ClockOff, at(-900))];
        assert_eq!(found(AuthorityState::default(), &told), both, "nobody has asked it");
        assert_eq!(found(failing(-10), &told), both, "it has failed since the process began, not for long");
        assert_eq!(found(failing(-300), &told)[0], (Kind::AuthorityOut, at(-300)));
        let good = AuthorityState { tokens: 1, drift_millis: Some(400), ..AuthorityState::default() };
        assert_eq!(found(good, &told), []);
        let off = AuthorityState { tokens: 1, drift_millis: Some(-6_000), ..AuthorityState::default() };
        assert_eq!(found(off, &told), [(Kind::ClockOff, at(0))]);
    }

    #[test]
    fn an_authority_that_has_failed_for_a_moment_is_no_concern() {
        assert_eq!(found(failing(-299), &[]), []);
        assert_eq!(found(AuthorityState::default(), &[]), []);
        assert_eq!(found(failing(-300), &[]), [(Kind::AuthorityOut, at(-300))]);
    }
}
