//! Kinds of jobs that are held back, since a partner that every job of the kind needs is out of order.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use vocabulary::{Instant, JobId};

/// The longest pause between two tries of a kind.
const LONGEST_PAUSE_SECONDS: i64 = 30;

/// What this process holds back. Another process finds out by itself.
#[derive(Default)]
pub(crate) struct Holds(Mutex<HashMap<&'static str, Hold>>);

struct Hold {
    /// No job is tried before.
    until: Instant,
    /// How often the partner was found out of order.
    failures: u32,
    /// The one job that is being tried.
    trying: Option<JobId>,
}

impl Holds {
    /// The kinds that are held back.
    pub(crate) fn kinds(&self) -> Vec<&'static str> {
        self.all().keys().copied().collect()
    }

    /// The kinds of which one job may be tried now.
    pub(crate) fn to_try(&self, now: Instant) -> Vec<&'static str> {
        self.all()
            .iter()
            .filter(|(_, hold)| hold.trying.is_none() && hold.until <= now)
            .map(|(kind, _)| *kind)
            .collect()
    }

    /// This job is being tried.
    pub(crate) fn trying(&self, kind: &'static str, job: JobId) {
        if let Some(hold) = self.all().get_mut(kind) {
            hold.trying = Some(job);
        }
    }

    /// The partner was found out of order; gives when to try next. Jobs that were in hand when that was found do not make the
    /// pause longer, only a try does.
    pub(crate) fn out_of_order(&self, kind: &'static str, job: JobId, now: Instant) -> Instant {
        let mut all = self.all();
        let hold = all.entry(kind).or_insert(Hold { until: now, failures: 0, trying: None });
        if hold.failures == 0 || hold.trying == Some(job) {
            let pause = 1_i64.checked_shl(hold.failures.min(16)).unwrap_or(LONGEST_PAUSE_SECONDS);
            hold.failures += 1;
            hold.until = now.plus_seconds(pause.min(LONGEST_PAUSE_SECONDS));
        }
        hold.until
    }

    /// A job ended. If it was the one being tried and the kind is still held back, another is tried later.
    pub(crate) fn tried(&self, kind: &'static str, job: JobId, now: Instant) {
        if let Some(hold) = self.all().get_mut(kind)
            && hold.trying == Some(job)
        {
            hold.trying = None;
            // It may have ended by a fault of its own, which says nothing about the partner.
            hold.until = hold.until.max(now.plus_seconds(1));
        }
    }

    /// The kind is held back no more; whether it was.
    pub(crate) fn release(&self, kind: &'static str) -> bool {
        self.all().remove(kind).is_some()
    }

    fn all(&self) -> MutexGuard<'_, HashMap<&'static str, Hold>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use vocabulary::{Id, Instant, JobId};

    use super::Holds;

    const fn at(seconds: i64) -> Instant {
        Instant::from_seconds(seconds)
    }

    fn job(number: u8) -> JobId {
        Id::made(at(0), [number; 10])
    }

    #[test]
    fn tries_come_farther_apart_and_jobs_that_were_in_hand_count_once() {
        let holds = Holds::default();
        for number in 0..8 {
            assert_eq!(holds.out_of_order("seal", job(number), at(0)), at(1));
        }
        let mut now = 1;
        for pause in [2, 4, 8, 16, 30, 30] {
            assert_eq!(holds.to_try(at(now - 1)), Vec::<&str>::new());
            assert_eq!(holds.to_try(at(now)), ["seal"]);
            holds.trying("seal", job(1));
            assert_eq!(holds.to_try(at(now)), Vec::<&str>::new(), "one at a time");
            assert_eq!(holds.out_of_order("seal", job(1), at(now)), at(now + pause));
            holds.tried("seal", job(1), at(now));
            now += pause;
        }
        assert!(holds.release("seal") && !holds.release("seal") && holds.kinds().is_empty());
    }

    #[test]
    fn a_try_that_ends_by_its_own_fault_is_followed_by_another() {
        let holds = Holds::default();
        holds.out_of_order("seal", job(0), at(0));
        holds.trying("seal", job(0));
        holds.tried("seal", job(0), at(5));
        assert_eq!((holds.to_try(at(5)).len(), holds.to_try(at(6)).len()), (0, 1));
    }
}
