//! The timestamp authorities of an office, asked in order: which of them answer, and how far its own clock is from theirs.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use signatures::timestamp::Token;
use vocabulary::{Clock, Instant};

use crate::{TimestampAuthority, TimestampFault};

/// Authorities in the order in which they are asked. Cheap to clone; clones share what they know of each.
///
/// One that fails is passed over for a while, at first half a minute and at most ten, and asked again then; while all of
/// them rest they are asked all the same, in order.
#[derive(Clone)]
pub struct Authorities(Arc<Inside>);

struct Inside {
    all: Vec<TimestampAuthority>,
    clock: Arc<dyn Clock>,
    tolerance: i64,
    states: Mutex<Vec<Known>>,
}

/// What is known of one authority since the process began.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AuthorityState {
    /// Its address.
    pub url: String,
    /// Tokens that were taken from it.
    pub tokens: u64,
    /// Answers that could not be taken, and times without an answer.
    pub faults: u64,
    /// When its last good token came.
    pub answered_at: Option<Instant>,
    /// Since when it fails, and in what way at last; none while it answers.
    pub failing: Option<(Instant, String)>,
    /// By how many milliseconds the time of its last token was ahead of the office's clock in the middle of the exchange.
    /// A token tells whole seconds as a rule, so a second either way means nothing.
    pub drift_millis: Option<i64>,
}

#[derive(Clone, Default)]
struct Known {
    state: AuthorityState,
    /// Failures one after the other.
    in_a_row: u32,
    rests_until: Option<Instant>,
}

impl Authorities {
    /// These authorities, by this clock.
    #[must_use]
    pub fn new(all: Vec<TimestampAuthority>, clock: Arc<dyn Clock>) -> Self {
        Self::tolerating(all, clock, TOLERANCE)
    }

    /// The same; a token whose time is more than so many seconds before or after the exchange, by the office's clock, is not
    /// taken: one of the two is wrong, and a receipt must not tell a wrong time.
    #[must_use]
    pub fn tolerating(all: Vec<TimestampAuthority>, clock: Arc<dyn Clock>, tolerance: i64) -> Self {
        let known = |authority: &TimestampAuthority| Known {
            state: AuthorityState { url: authority.url.clone(), ..AuthorityState::default() },
            ..Known::default()
        };
        let states = Mutex::new(all.iter().map(known).collect());
        Self(Arc::new(Inside { all, clock, tolerance, states }))
    }

    /// What is known of each, in order.
    #[must_use]
    pub fn states(&self) -> Vec<AuthorityState> {
        self.states_now().iter().map(|known| known.state.clone()).collect()
    }

    /// Asks each of them, rested or not, for a timestamp of this SHA-256 digest, and tells what is known of each then.
    pub async fn try_each(&self, imprint: &[u8; 32], nonce: u64) -> Vec<AuthorityState> {
        for (place, authority) in self.0.all.iter().enumerate() {
            // What went wrong stands in its state.
            let _ = self.ask(authority, place, imprint, nonce).await;
        }
        self.states()
    }

    /// The first token that an authority gives over this SHA-256 digest, whose certificate lasts until then. If that of none
    /// does, the token of the one that lasts the longest.
    ///
    /// # Errors
    /// What the last one said; none when there is no authority.
    pub(crate) async fn timestamp(
        &self,
        imprint: &[u8; 32],
        nonce: u64,
        lasting: Instant,
    ) -> Result<Token, Option<String>> {
        let (mut reason, mut best) = (None, None);
        for place in self.order() {
            let Some(authority) = self.0.all.get(place) else { continue };
            match self.ask(authority, place, imprint, nonce).await {
                Ok(token) => {
                    let end = token.signer().map(|signer| signer.not_after());
                    if end.is_none_or(|end| end >= lasting) {
                        return Ok(token);
                    }
                    best = best.filter(|(known, _)| *known >= end).or(Some((end, token)));
                }
                Err(fault) => reason = Some(format!("{}: {fault}", authority.url)),
            }
        }
        best.map(|(_, token)| token).ok_or(reason)
    }

    /// A token of this authority alone, checked like any other and noted.
    ///
    /// # Errors
    /// No good token was had.
    async fn ask(
        &self,
        authority: &TimestampAuthority,
        place: usize,
        imprint: &[u8; 32],
        nonce: u64,
    ) -> Result<Token, TimestampFault> {
        let before = self.0.clock.now();
        let answer = authority.timestamp(imprint, nonce).await;
        let after = self.0.clock.now();
        let answer = answer.and_then(|token| {
            let drift = drift_millis(before, after, token.time());
            if drift.abs() > self.0.tolerance.saturating_mul(1000) {
                self.note(place, |known| known.state.drift_millis = Some(drift));
                return Err(TimestampFault::OtherTime(drift / 1000));
            }
            Ok((token, drift))
        });
        match answer {
            Ok((token, drift)) => {
                self.note(place, |known| known.answered(after, drift));
                Ok(token)
            }
            Err(fault) => {
                self.note(place, |known| known.failed(after, &fault));
                Err(fault)
            }
        }
    }

    /// Those that do not rest, then the others.
    fn order(&self) -> Vec<usize> {
        let now = self.0.clock.now();
        let states = self.states_now();
        // A clock that was set back must not make anybody rest for longer.
        let rests = |place: &usize| {
            let until = states.get(*place).and_then(|known| known.rests_until);
            until.is_some_and(|until| now < until && until <= now.plus_seconds(LONGEST_REST))
        };
        let (resting, awake): (Vec<_>, Vec<_>) = (0..self.0.all.len()).partition(rests);
        awake.into_iter().chain(resting).collect()
    }

    fn note(&self, place: usize, change: impl FnOnce(&mut Known)) {
        if let Some(known) = self.states_now().get_mut(place) {
            change(known);
        }
    }

    fn states_now(&self) -> MutexGuard<'_, Vec<Known>> {
        self.0.states.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Known {
    fn answered(&mut self, at: Instant, drift: i64) {
        self.state.tokens += 1;
        self.state.answered_at = Some(at);
        self.state.failing = None;
        self.state.drift_millis = Some(drift);
        (self.in_a_row, self.rests_until) = (0, None);
    }

    fn failed(&mut self, at: Instant, fault: &TimestampFault) {
        let since = self.state.failing.as_ref().map_or(at, |(since, _)| *since);
        self.state.faults += 1;
        self.state.failing = Some((since, fault.to_string()));
        let rest = SHORTEST_REST << self.in_a_row.min(8);
        self.in_a_row = self.in_a_row.saturating_add(1);
        self.rests_until = Some(at.plus_seconds(rest.min(LONGEST_REST)));
    }
}

/// How far the token's time is ahead of the middle of the exchange.
const fn drift_millis(before: Instant, after: Instant, token: Instant) -> i64 {
    let middle = before.micros() + (after.micros() - before.micros()) / 2;
    (token.micros() - middle) / 1000
}

/// Seconds that an authority is passed over after one failure; doubled with each.
const SHORTEST_REST: i64 = 30;
/// The most.
const LONGEST_REST: i64 = 600;
/// Seconds by which a token's time may differ from the office's clock, where nothing else is set.
const TOLERANCE: i64 = 300;

#[cfg(test)]
mod tests {
    use super::drift_millis;
    use vocabulary::Instant;

    #[test]
    fn the_drift_is_counted_from_the_middle_of_the_exchange() {
        let at = |millis: i64| Instant::from_micros(millis * 1000);
        assert_eq!(drift_millis(at(10_000), at(14_000), at(12_000)), 0);
        assert_eq!(drift_millis(at(10_000), at(10_200), at(15_100)), 5_000);
        assert_eq!(drift_millis(at(10_000), at(10_200), at(5_100)), -5_000);
    }
}
