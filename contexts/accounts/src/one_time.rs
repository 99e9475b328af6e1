//! Passwords that the office makes up: read out of a slip of paper, good for thirty days, and for nothing but choosing an
//! own one.

use database::View;
use journal::Journal;
use vocabulary::{Fault, Instant};

use crate::{HashedPassword, hash_password, store};

/// How long a one-time password opens anything.
pub(crate) const GOOD_SECONDS: i64 = 30 * 24 * 60 * 60;
/// No two of these look alike on paper: neither `0` and `O` nor `1`, `l` and `i`.
const SIGNS: &[u8] = b"abcdefghjkmnpqrstuvwxyz23456789";
const GROUPS: usize = 3;
const GROUP: usize = 4;

/// A login and the one-time password that opens it; shown once, kept nowhere.
#[derive(Clone, PartialEq, Eq)]
pub struct OneTime {
    /// What the person types to sign in.
    pub login: String,
    /// The password: three groups of four letters and digits (59 bits).
    pub password: String,
    /// Until when it opens anything.
    pub until: Instant,
}

/// A one-time password before it belongs to anybody. It is made outside of the act, since hashing takes long.
pub struct Drawn {
    pub(crate) password: String,
    pub(crate) hash: HashedPassword,
}

/// Draws a one-time password.
///
/// # Errors
/// Hashing failed.
pub async fn draw_password(journal: &Journal) -> Result<Drawn, Fault> {
    let chance = journal.random::<{ GROUPS * GROUP * 2 }>();
    // Of two bytes each, so that no sign is more likely than another by more than one in two thousand.
    let signs: Vec<char> = chance
        .chunks_exact(2)
        .map(|pair| usize::from(pair[0]) << 8 | usize::from(pair[1]))
        .map(|number| char::from(SIGNS[number % SIGNS.len()]))
        .collect();
    let password = signs.chunks(GROUP).map(String::from_iter).collect::<Vec<_>>().join("-");
    let hash = hash_password(&password, journal.random()).await?;
    Ok(Drawn { password, hash })
}

/// Whether a slip that was shown still opens its account: the person chose no password, got no later one, and may come in.
///
/// # Errors
/// The database failed.
pub async fn still_opens(view: &mut View, shown: &OneTime) -> Result<bool, Fault> {
    store::officials::has_one_time(view, &shown.login, shown.until).await
}

impl Drawn {
    /// The slip for the person whose login this is, from this instant on.
    pub(crate) fn of(self, login: &str, at: Instant) -> OneTime {
        OneTime { login: login.to_owned(), password: self.password, until: at.plus_seconds(GOOD_SECONDS) }
    }
}
