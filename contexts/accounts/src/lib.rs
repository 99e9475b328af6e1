//! Who people are to the office: clients and officials, how they sign in, and what they may do.
//!
//! A right is a value: [`Client`], [`Official`], [`SeesRegister`], [`SeesInbox`]. Other contexts demand it where it is
//! needed, so a forgotten check does not compile. Passwords are kept as argon2id; session cookies and API tokens only as
//! SHA-256 of secrets of 256 random bits.

mod account;
mod api_token;
mod choose_language;
mod limits;
mod make_token;
mod open;
mod password;
mod rights;
mod session;
mod sign_in;
mod store;

pub use account::{Account, Kind, Post, Unit};
pub use api_token::{TokenCard, by_token, tokens};
pub use choose_language::choose_language;
pub use make_token::{MakeTokenError, NewToken, RevokeTokenError, make_token, revoke_token};
pub use open::{NewAccount, NewUnit, open_account, open_unit};
pub use password::{HashedPassword, hash_password};
pub use rights::{Client, Official, SeesInbox, SeesRegister};
pub use session::{Session, session, sign_out};
pub use sign_in::{NewSession, SignInError, sign_in};
pub use store::{account_by_login, unit_by_symbol, units};
