//! Reading receipts.

use std::time::Duration;

use accounts::Client;
use database::View;
use journal::{Journal, Mark, Proof};
use vocabulary::{Fault, Instant, LetterId, ReceiptId};

use crate::{Content, store};

/// How often a waiting page looks whether the receipt is there.
const LOOK: Duration = Duration::from_millis(40);

/// A receipt as its owner sees it.
#[derive(Clone, Debug)]
pub struct Receipt {
    /// Its id.
    pub id: ReceiptId,
    /// What it says.
    pub content: Content,
    /// Sealed and timestamped; none while it is being sealed.
    pub sealed: Option<SealedReceipt>,
}

/// A complete receipt.
#[derive(Clone, Debug)]
pub struct SealedReceipt {
    /// The XML, byte for byte as it is given away.
    pub xml: String,
    /// When this version was stored.
    pub made_at: Instant,
}

/// The proof that the filing of a receipt stands in the office's journal, for the client who filed it; `None` for everybody
/// else, and while no timestamped root covers the filing: within the rhythm of roots it will.
///
/// # Errors
/// The database failed.
pub async fn proof_of(view: &mut View, client: &Client, letter: LetterId) -> Result<Option<Proof>, Fault> {
    match store::entry(view, client.id(), letter).await? {
        Some(sequence) => journal::prove(view, sequence).await,
        None => Ok(None),
    }
}

/// Whether [`proof_of`] would give a proof.
///
/// # Errors
/// The database failed.
pub async fn has_proof(view: &mut View, client: &Client, letter: LetterId) -> Result<bool, Fault> {
    match store::entry(view, client.id(), letter).await? {
        Some(sequence) => journal::is_provable(view, sequence).await,
        None => Ok(false),
    }
}

/// How far a receipt is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sealing {
    /// The letter is accepted; its receipt is being sealed.
    Waits,
    /// It was sealed and timestamped then.
    Sealed(Instant),
}

/// What anybody may know of a receipt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issued {
    /// The receipt's own number.
    pub number: String,
    /// When the filing entered.
    pub entered_at: Instant,
    /// When the receipt was completed; none while it is being sealed.
    pub sealed_at: Option<Instant>,
}

/// Receipts that wait to be sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Backlog {
    /// How many.
    pub waiting: i64,
    /// Since when the oldest waits.
    pub oldest: Option<Instant>,
}

/// The receipt of a letter, for the client who filed it; `None` for everybody else.
///
/// # Errors
/// The database failed.
pub async fn of_letter(view: &mut View, client: &Client, letter: LetterId) -> Result<Option<Receipt>, Fault> {
    store::of_letter(view, client.id(), letter).await
}

/// Waits until the receipt of a letter is complete, at most this long. True when it is.
///
/// # Errors
/// The database failed.
pub async fn wait_sealed(journal: &Journal, letter: LetterId, at_most: Duration) -> Result<bool, Fault> {
    let looks = at_most.as_millis() / LOOK.as_millis();
    for _ in 0..looks {
        if store::is_sealed(&mut journal.look().await?, letter).await? {
            return Ok(true);
        }
        tokio::time::sleep(LOOK).await;
    }
    store::is_sealed(&mut journal.look().await?, letter).await
}

/// Whether we issued the receipt of this id, which the QR code on it carries. The id cannot be guessed: 74 of its bits are
/// random.
///
/// # Errors
/// The database failed.
pub async fn issued(view: &mut View, id: ReceiptId) -> Result<Option<Issued>, Fault> {
    store::issued(view, id).await
}

/// Whether we issued a receipt under this number. The number cannot be guessed.
///
/// # Errors
/// The database failed.
pub async fn issued_under(view: &mut View, number: &str) -> Result<Option<Issued>, Fault> {
    let number: String =
        number.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect::<String>().to_uppercase();
    store::issued_under(view, &number).await
}

/// Whether we issued exactly these bytes.
///
/// # Errors
/// The database failed.
pub async fn issued_as(view: &mut View, xml: &[u8]) -> Result<Option<Issued>, Fault> {
    store::issued_as(view, xml).await
}

/// Whether the letter's receipt is sealed, and since when; none when none is due. Whoever has opened the letter may know.
///
/// # Errors
/// The database failed.
pub async fn sealing(view: &mut View, letter: LetterId) -> Result<Option<Sealing>, Fault> {
    store::sealing(view, letter).await
}

/// How many receipts wait to be sealed.
///
/// # Errors
/// The database failed.
pub async fn backlog(view: &mut View) -> Result<Backlog, Fault> {
    store::backlog(view).await
}

/// How many receipts there are, sealed or not.
///
/// # Errors
/// The database failed.
pub async fn count(view: &mut View) -> Result<i64, Fault> {
    store::count(view).await
}

/// The journal entries that complete receipts name: whoever cuts the end of the journal off cannot reach these.
///
/// # Errors
/// The database failed.
pub async fn witnesses(view: &mut View, after: i64, last: i64) -> Result<Vec<Mark>, Fault> {
    store::witnesses(view, after, last).await
}
