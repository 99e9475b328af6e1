//! Reading deliveries.

use accounts::{Client, Official};
use database::View;
use receipts::Upd;
use vocabulary::{AnswerId, Fault, Instant};

use crate::{Signed, store};

/// A letter delivered for a signed receipt.
#[derive(Clone, Debug)]
pub struct Delivered {
    /// What the receipt says.
    pub upd: Upd,
    /// The name in the certificate that signed it.
    pub signer: String,
    /// When the last byte of the signed receipt came: the instant of delivery.
    pub delivered_at: Instant,
    /// The instant of the trusted timestamp over the signature; none while no authority has given one.
    pub timestamped: Option<Instant>,
    /// Which version of the signed receipt this is: 1 is what came.
    pub version: i64,
    /// The signed receipt, byte for byte.
    pub xml: Vec<u8>,
}

/// What anybody may know of a delivery.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// The receipt's number.
    pub number: String,
    /// When it was delivered.
    pub delivered_at: Instant,
    /// The instant of the trusted timestamp over the signature.
    pub timestamped: Option<Instant>,
}

/// How an answer was delivered to this client; none while it was not.
///
/// # Errors
/// The database failed.
pub async fn signed(view: &mut View, client: &Client, answer: AnswerId) -> Result<Option<Signed>, Fault> {
    store::signed(view, client.id(), answer).await
}

/// The delivery of an answer, for the client who signed for it; `None` for everybody else.
///
/// # Errors
/// The database failed.
pub async fn of_client(view: &mut View, client: &Client, answer: AnswerId) -> Result<Option<Delivered>, Fault> {
    let found = store::delivered(view, answer).await?;
    Ok(found.filter(|(account, _)| *account == client.id()).map(|(_, delivered)| delivered))
}

/// The delivery of an answer, for an official who sees its case; `None` for everybody else.
///
/// # Errors
/// The database failed.
pub async fn of_answer(view: &mut View, official: &Official, answer: AnswerId) -> Result<Option<Delivered>, Fault> {
    if cases::answer(view, official, answer).await?.is_none() {
        return Ok(None);
    }
    Ok(store::delivered(view, answer).await?.map(|(_, delivered)| delivered))
}

/// Whether a letter of ours was delivered under this number. The number cannot be guessed.
///
/// # Errors
/// The database failed.
pub async fn known_under(view: &mut View, number: &str) -> Result<Option<Known>, Fault> {
    let number: String =
        number.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect::<String>().to_uppercase();
    store::known_under(view, &number).await
}

/// Whether we took exactly these bytes as a signed receipt, or made them of one.
///
/// # Errors
/// The database failed.
pub async fn known_as(view: &mut View, xml: &[u8]) -> Result<Option<Known>, Fault> {
    store::known_as(view, xml).await
}
