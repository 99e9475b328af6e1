//! Letters of the office on their way out: to whom they go, in which way, under which number of the register of outgoing
//! letters, and how they were delivered.

pub(crate) mod agrees;
mod dispatch;
mod finality;
mod outcome;
mod outgoing;
mod party;
mod post;
mod send;
mod statement;
mod text;

pub use agrees::out_counts;
pub use dispatch::{Dispatch, DispatchId, Outcome, OutgoingNumber, Way};
pub use finality::{Appeals, Finality, Standing, appeals, finality};
pub use outcome::{OutcomeError, note_outcome};
pub use outgoing::{Outgoing, Wanted, WantedFrom, letter_to_post, outgoing, to_post};
pub use party::{
    MOST_PARTIES, NewParty, Party, PartyError, PartyField, PartyId, PartyRole, Proxy, end_party, name_party, parties,
};
pub use post::{PostError, post, withdraw};
pub use send::{SendOutError, dispatches, send_out, send_to};
pub use statement::{Statement, StatementError, StatementId, StatementKind, state};
