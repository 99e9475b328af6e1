//! Official receipts of filing (urzędowe poświadczenie przedłożenia, UPP): what they say, sealing, timestamping, proof.
//!
//! A receipt's content is fixed in the act that files the letter. A job adds the instant of its making and the journal
//! entry of the filing, seals it with the office's key and has it timestamped. While the key or the timestamp authority
//! is out of order the filing stands and the receipt follows by itself; a seal that waits for its timestamp is kept. The
//! first complete version is stored once and kept for ever; later ones are the same receipt with proofs for longer
//! ([`tend`]).

mod carried;
mod content;
mod health;
mod kept;
mod prepare;
mod proof;
mod read;
mod seal;
mod store;
mod times;
mod upd;
mod upp;
mod verify;
mod verify_upd;

pub use carried::{AsOf, Missing};
pub use content::{Content, FileMark, Party};
pub use health::tend;
pub use kept::{KeptReceipt, agrees, kept, versions};
pub use prepare::{NewReceipt, Prepared, SEAL_JOB, prepare};
pub use proof::{CheckedProof, Stamp, check_proof, stamp};
pub use read::{
    Backlog, Issued, Receipt, SealedReceipt, Sealing, backlog, count, has_proof, issued, issued_as, issued_under,
    of_letter, proof_of, sealing, wait_sealed, witnesses,
};
pub use seal::seal;
pub use times::Times;
pub use upd::{DeliveredFile, Upd};
pub use upp::{NAMESPACE, Unreadable, Upp};
pub use verify::{Answer, FileCheck, Verified, verify};
pub use verify_upd::{UpdAnswer, VerifiedUpd, verify_upd};
