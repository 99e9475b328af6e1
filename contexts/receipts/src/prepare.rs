//! Fixing a receipt's content in the act that files the letter.

use jobs::Job;
use journal::Act;
use serde::{Deserialize, Serialize};
use vocabulary::{AccountId, Fault, Instant, LetterId, ReceiptId, SubmissionId};

use crate::{Content, FileMark, Party, store};

/// The kind of the job that seals a receipt.
pub const SEAL_JOB: &str = "seal_receipt";

/// Without letters and digits that are taken for one another.
const READABLE: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/// What a receipt will say.
pub struct NewReceipt<'a> {
    /// Who may read it.
    pub owner: AccountId,
    /// The letter that it confirms.
    pub letter: LetterId,
    /// The filing that it confirms.
    pub submission: SubmissionId,
    /// Year and number of the letter in the register.
    pub rpw: (i64, i64),
    /// The number as people read it.
    pub rpw_text: String,
    /// The office.
    pub addressee: Party,
    /// Who filed.
    pub sender: Party,
    /// When the last byte of the filing came.
    pub entered_at: Instant,
    /// The code of the service.
    pub service: &'a str,
    /// Every file that came.
    pub files: Vec<FileMark>,
}

/// A receipt that waits to be sealed.
pub struct Prepared {
    /// The receipt.
    pub id: ReceiptId,
    /// Its number.
    pub number: String,
    /// SHA-256 of what it will say as that is kept, in hexadecimal: see [`crate::kept`].
    pub hash: String,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct Seal {
    pub receipt: ReceiptId,
    pub submission: SubmissionId,
}

/// Five bits of each octet, as people read them aloud.
pub(crate) fn readable(random: &[u8]) -> String {
    random.iter().map(|octet| char::from(READABLE[usize::from(octet % 32)])).collect()
}

/// Fixes what the receipt will say and has it sealed after the commit. The caller records the act.
///
/// # Errors
/// The database failed.
pub async fn prepare(act: &mut Act, receipt: NewReceipt<'_>) -> Result<Prepared, Fault> {
    let id = act.new_id();
    let secret = readable(&act.random::<8>());
    let number = format!("UPP/{}/{}/{secret}", receipt.rpw.0, receipt.rpw.1);
    let content = Content {
        number: number.clone(),
        addressee: receipt.addressee,
        sender: receipt.sender,
        entered_at: receipt.entered_at,
        document: receipt.submission.to_string(),
        rpw: receipt.rpw_text,
        service: receipt.service.to_owned(),
        files: receipt.files,
    };
    let at = act.at();
    let content = serde_json::to_string(&content)?;
    let hash = store::hash(&content);
    act.execute(store::insert(id, receipt.owner, receipt.letter, &number, content, at)).await?;
    act.enqueue(Job::new(SEAL_JOB, &Seal { receipt: id, submission: receipt.submission })?);
    Ok(Prepared { id, number, hash })
}
