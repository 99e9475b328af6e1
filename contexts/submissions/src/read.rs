//! What a client may read of the own filings.

use std::collections::HashSet;

use accounts::Client;
use catalogue::Revision;
use database::View;
use registry::{Letter, LetterRow, Page, RpwNumber, Standing};
use vocabulary::{Fault, Instant, LetterId, SubmissionId};

use crate::{Filed, Key, store};

/// A filing as its sender sees it.
#[derive(Clone, Debug)]
pub struct Filing {
    /// The filing.
    pub id: SubmissionId,
    /// Its letter.
    pub letter: LetterId,
    /// The letter's number.
    pub number: RpwNumber,
    /// The code of the service.
    pub service: String,
    /// What it is about.
    pub subject: String,
    /// When its last byte came.
    pub entered_at: Instant,
    /// How its signature stands.
    pub standing: Standing,
    /// When its receipt was completed.
    pub sealed_at: Option<Instant>,
    /// The wording of the service, for filings since there are revisions.
    pub revision: Option<Revision>,
    /// The filing that withdrew this one: when it entered, and its number.
    pub withdrawn: Option<(SubmissionId, Instant, RpwNumber)>,
    /// The filing that this one withdraws.
    pub withdraws: Option<SubmissionId>,
}

/// How letters hang together by a withdrawal; for officials, who read it beside a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Withdrawal {
    /// The letter was withdrawn by this one.
    By {
        /// The withdrawing letter.
        letter: LetterId,
        /// Its number.
        number: RpwNumber,
        /// When it entered.
        at: Instant,
    },
    /// The letter withdraws this one.
    Of {
        /// The withdrawn letter.
        letter: LetterId,
        /// Its number.
        number: RpwNumber,
        /// When it entered.
        at: Instant,
    },
}

/// What withdraws this letter, and what it withdraws. Whoever has opened the letter may know.
///
/// # Errors
/// The database failed.
pub async fn withdrawals(view: &mut View, letter: &Letter) -> Result<Vec<Withdrawal>, Fault> {
    store::withdrawals(view, letter.row.id).await
}

/// Which of these letters were withdrawn. Whoever sees them in a list may know.
///
/// # Errors
/// The database failed.
pub async fn withdrawn(view: &mut View, letters: &[LetterRow]) -> Result<HashSet<LetterId>, Fault> {
    let mut withdrawn = HashSet::new();
    for letter in letters {
        if store::is_withdrawn(view, letter.id).await? {
            withdrawn.insert(letter.id);
        }
    }
    Ok(withdrawn)
}

/// What came of the filing under this key; `None` when nothing did.
///
/// # Errors
/// The database failed.
pub async fn by_key(view: &mut View, client: &Client, key: &Key) -> Result<Option<Filed>, Fault> {
    Ok(store::by_key(view, client.id(), key).await?.map(|(filed, _)| filed))
}

/// One filing of this client; `None` for anybody else's.
///
/// # Errors
/// The database failed.
pub async fn filing(view: &mut View, client: &Client, id: SubmissionId) -> Result<Option<Filing>, Fault> {
    store::filing(view, client.id(), id).await
}

/// The filing that this letter came by, when this client filed it; `None` for letters on paper and anybody else's.
///
/// # Errors
/// The database failed.
pub async fn filing_of_letter(view: &mut View, client: &Client, letter: LetterId) -> Result<Option<Filing>, Fault> {
    store::filing_of_letter(view, client.id(), letter).await
}

/// The client's filings, newest first, before the given one.
///
/// # Errors
/// The database failed.
pub async fn mine(
    view: &mut View,
    client: &Client,
    before: Option<SubmissionId>,
    size: u32,
) -> Result<Page<Filing>, Fault> {
    Ok(Page::cut(store::mine(view, client.id(), before, size + 1).await?, size))
}
