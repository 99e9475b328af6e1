//! Roots of the tree over all entries: made from time to time, recorded, timestamped.

use database::{Row, View, sql};
use sha2::{Digest as _, Sha256};
use vocabulary::{Fault, Instant};

use crate::{
    Actor, Entry, Journal, RequestNumber,
    store::{self, Known},
    tree::{Frontier, Hash},
};

/// The kind of the entry by which a root is recorded.
pub(crate) const ROOTED: &str = "journal.rooted";
/// The kind of the entry by which its timestamp is.
pub(crate) const TIMESTAMPED: &str = "journal.root_timestamped";

/// How often roots are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rhythm {
    minutes: u32,
}

/// The root of the tree over the first so many entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Root {
    /// How many entries.
    pub size: i64,
    /// The root (RFC 9162, section 2.1.1).
    pub hash: Hash,
    /// When it was made.
    pub at: Instant,
    /// The timestamp over [`statement`], RFC 3161, DER; none while no authority has given one.
    pub token: Option<Vec<u8>>,
}

/// How far the roots are, for whoever watches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// When the last root was made.
    pub last: Option<Instant>,
    /// Since when something stands in the chain that no root covers.
    pub uncovered_since: Option<Instant>,
    /// When the oldest root was made that has no timestamp yet.
    pub waiting_since: Option<Instant>,
}

impl Rhythm {
    /// A root whenever an hour of Polish time has ended, the day's last hour too.
    pub const HOURLY: Self = Self { minutes: 60 };

    /// A root at every day's end in Poland and, within the day, whenever so many minutes of it have passed; between 1 and
    /// 1440, which is a day.
    #[must_use]
    pub const fn of_minutes(minutes: u32) -> Option<Self> {
        if minutes >= 1 && minutes <= 24 * 60 { Some(Self { minutes }) } else { None }
    }

    /// Seconds between two roots.
    #[must_use]
    pub const fn seconds(self) -> i64 {
        self.minutes as i64 * 60
    }

    /// Whether a root is due: none was made since the present part of the day began.
    #[must_use]
    pub fn is_due(self, last: Option<Instant>, now: Instant) -> bool {
        let part = |at: Instant| {
            let (hour, minute, _) = at.warsaw_time();
            (at.warsaw_date(), (i64::from(hour) * 60 + i64::from(minute)) / i64::from(self.minutes))
        };
        // The hour that comes twice in autumn is told by the time that passed.
        last.is_none_or(|last| part(last) != part(now) || now.seconds() - last.seconds() >= self.seconds())
    }
}

/// What is timestamped: one line of JSON, whose SHA-256 is the token's imprint.
#[must_use]
pub fn statement(size: i64, hash: &Hash) -> String {
    format!("{{\"version\":1,\"size\":{size},\"root\":\"{}\"}}", hex::encode(hash))
}

impl Root {
    /// The SHA-256 of the [`statement`], which the token is over.
    #[must_use]
    pub fn imprint(&self) -> Hash {
        Sha256::digest(statement(self.size, &self.hash)).into()
    }

    pub(crate) fn of(row: &Row) -> Result<Self, Fault> {
        Ok(Self { size: row.get("size")?, hash: row.get("hash")?, at: row.get("at")?, token: row.get("token")? })
    }
}

/// Makes a root over all entries there are and records it; none when nothing was written since the last root but what tells
/// of roots, or when somebody else makes it. It reads what was written since the last root and no more.
///
/// # Errors
/// The database failed.
pub async fn make_root(journal: &Journal, request: &RequestNumber) -> Result<Option<Root>, Fault> {
    let mut view = journal.view().await?;
    let last = last_root(&mut view).await?.map_or(0, |root| root.size);
    let news = store::first_news(&mut view, last).await?;
    if news.is_none() {
        return Ok(None);
    }
    let Known { mut frontier, mut subtrees } = store::known(&mut view).await?;
    loop {
        let leaves = store::leaves(&mut view, frontier.size()).await?;
        if leaves.is_empty() {
            break;
        }
        for leaf in leaves {
            grow(&mut frontier, leaf, &mut subtrees);
        }
    }
    drop(view);
    let size = i64::try_from(frontier.size())?;
    let mut act = journal.act(Actor::System, request).await?;
    let root = Root { size, hash: frontier.root(), at: act.at(), token: None };
    if act.execute(store::insert_root(&root)).await? == 0 {
        return Ok(None);
    }
    for (height, position, hash) in subtrees {
        act.execute(store::insert_subtree(height, position, hash)).await?;
    }
    let id = act.new_id::<()>();
    let recorded = act.record(Entry::new(ROOTED, id).fact("size", size).fact("root", hex::encode(root.hash)));
    act.commit(recorded).await?;
    Ok(Some(root))
}

/// Adds a leaf, and notes each subtree it completes that is kept.
pub(crate) fn grow(frontier: &mut Frontier, leaf: Hash, subtrees: &mut Vec<(u32, u64, Hash)>) {
    let size = frontier.size() + 1;
    frontier.push(leaf, |height, hash| {
        if height % store::STEP == 0 {
            subtrees.push((height, (size >> height) - 1, hash));
        }
    });
}

/// Keeps the timestamp of a root that has none and records it; false when it has one already. That the token is over the
/// root and trusted is for the caller to know.
///
/// # Errors
/// The database failed.
pub async fn root_timestamped(
    journal: &Journal,
    root: &Root,
    token: &[u8],
    time: Instant,
    request: &RequestNumber,
) -> Result<bool, Fault> {
    let mut act = journal.act(Actor::System, request).await?;
    if act.execute(store::keep_token(root.size, token)).await? == 0 {
        return Ok(false);
    }
    let id = act.new_id::<()>();
    let entry = Entry::new(TIMESTAMPED, id).fact("size", root.size).fact("token", hex::encode(Sha256::digest(token)));
    let recorded = act.record(entry.at("time", time));
    act.commit(recorded).await?;
    Ok(true)
}

/// The last root.
///
/// # Errors
/// The database failed.
pub async fn last_root(view: &mut View) -> Result<Option<Root>, Fault> {
    view.optional(sql("SELECT size, at, hash, token FROM journal_roots ORDER BY size DESC LIMIT 1"))
        .await?
        .map(|row| Root::of(&row))
        .transpose()
}

/// Roots that wait for their timestamp, the oldest first.
///
/// # Errors
/// The database failed.
pub async fn waiting_roots(view: &mut View, most: u32) -> Result<Vec<Root>, Fault> {
    let statement = sql("SELECT size, at, hash, token FROM journal_roots WHERE token IS NULL ORDER BY size LIMIT $1");
    view.all(statement.bind(most)).await?.iter().map(Root::of).collect()
}

/// Roots over more entries than `after`, in order.
///
/// # Errors
/// The database failed.
pub async fn roots(view: &mut View, after: i64, most: u32) -> Result<Vec<Root>, Fault> {
    store::root_rows(view, after, most).await?.iter().map(Root::of).collect()
}

/// How far the roots are.
///
/// # Errors
/// The database failed.
pub async fn standing(view: &mut View) -> Result<Standing, Fault> {
    let last = last_root(view).await?;
    let uncovered_since = store::first_news(view, last.as_ref().map_or(0, |root| root.size)).await?;
    let waiting_since = waiting_roots(view, 1).await?.first().map(|root| root.at);
    Ok(Standing { last: last.map(|root| root.at), uncovered_since, waiting_since })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        Instant::parse(text).expect("rfc3339")
    }

    #[test]
    fn a_root_is_due_when_the_hour_has_ended_and_when_the_day_has() {
        let last = at("2026-11-22T22:10:00+01:00");
        assert!(Rhythm::HOURLY.is_due(None, last));
        assert!(!Rhythm::HOURLY.is_due(Some(last), at("2026-11-22T22:59:59+01:00")));
        assert!(Rhythm::HOURLY.is_due(Some(last), at("2026-11-22T23:00:00+01:00")));
        let of = |minutes| Rhythm::of_minutes(minutes).expect("a rhythm");
        for rhythm in [of(24 * 60), of(7 * 60)] {
            assert!(!rhythm.is_due(Some(last), at("2026-11-22T23:59:59+01:00")));
            assert!(rhythm.is_due(Some(last), at("2026-11-23T00:00:00+01:00")), "the day has ended");
        }
        assert!(Rhythm::of_minutes(0).is_none() && Rhythm::of_minutes(1441).is_none());
    }

    #[test]
    fn the_hour_that_comes_twice_has_two_roots() {
        let first = at("2026-10-25T02:30:00+02:00");
        assert!(!Rhythm::HOURLY.is_due(Some(first), at("2026-10-25T02:59:00+02:00")));
        assert!(Rhythm::HOURLY.is_due(Some(first), at("2026-10-25T02:30:00+01:00")));
    }
}
