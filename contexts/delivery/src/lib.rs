//! Delivering letters of the office: to clients for a signed receipt of delivery (urzędowe poświadczenie doręczenia, UPD), to
//! every party of a case on paper, and the register of what goes out.
//!
//! What holds here:
//! - the addressee asks to sign, and gets a receipt fixed for one hour that names the very bytes of the letter;
//! - what came back signed is judged: one signature, over exactly that receipt, of the account's own person, trusted now;
//! - one act delivers: the letter is opened, the case settled, the signed receipt kept byte for byte, its hash journaled;
//! - two instants are kept apart: when the addressee asked to sign, which the receipt says, and when the last byte of the
//!   signed receipt came, which is the instant of delivery;
//! - a job has the addressee's signature timestamped, so that its date is certain; nothing waits for it. From then on it is
//!   prolonged before anything of it ends ([`tend`]);
//! - every letter that goes out has a number of the register of outgoing letters, without a gap in a year ([`outgoing`]);
//! - on paper it is delivered on the day that the law names for what happened ([`Outcome`]); in an account only when its client
//!   collects it.

mod agrees;
mod ask;
mod desk;
mod health;
mod out;
mod read;
mod refusal;
mod sign;
mod stamp;
mod store;

pub use agrees::{agrees, counts};
pub use ask::{AskError, ask, waiting};
pub use desk::Desk;
pub use health::tend;
pub use out::*;
pub use read::{Delivered, Known, known_as, known_under, of_answer, of_client, signed};
pub use refusal::Refusal;
pub use sign::{LARGEST, SignError, Signed, sign};
pub use stamp::{STAMP_JOB, stamp};
pub use store::Proof;
