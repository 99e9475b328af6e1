//! Who people are to the office: clients and officials, how they get an account, sign in and are reached, and what they
//! may do.
//!
//! A right is a value: [`Client`], [`Official`], [`SeesRegister`], [`Administers`]. Other contexts demand it where it is
//! needed, so a forgotten check does not compile. Passwords are kept as argon2id; session cookies and API tokens only as
//! SHA-256 of secrets of 256 random bits. Doors that take an e-mail address from a stranger (registration, a forgotten
//! password) do not look whether it is known: the job that sends the mail does.

mod account;
mod activate;
mod administration;
mod api_token;
mod authorisation;
mod change_data;
mod change_email;
mod change_password;
mod choose_language;
mod choose_password;
mod find_client;
mod limits;
mod link;
mod mail;
mod make_token;
mod mistake;
mod new_password;
mod official;
mod one_time;
mod open;
mod open_at_counter;
mod password;
mod person;
mod register;
mod reset_password;
mod rights;
mod session;
mod sign_in;
mod store;
mod substitution;

pub use account::{Account, Kind, Post, Unit};
pub use activate::{ActivateError, activate};
pub use administration::{
    AdministrationError, Login, OfficialData, OfficialFilled, UnitData, add_unit, appoint_administrator,
    change_official, close_official, hire, rename_unit, reset_official,
};
pub use api_token::{TokenCard, by_token, tokens};
pub use authorisation::{
    Authorisation, AuthorisationError, AuthorisationId, KeepsAuthorisations, LONGEST_DOCUMENT, MOST_CLASSES,
    NewAuthorisation, Scope, authorisations, authorisations_of, authorise, end_authorisation,
};
pub use change_data::{Data, DataFilled, Details, change_data, details};
pub use change_email::{ConfirmError, ask_email, confirm_email};
pub use change_password::{ChangeError, change_password};
pub use choose_language::choose_language;
pub use choose_password::choose_password;
pub use find_client::{ClientCard, client_by_login, clients_by_pesel, has_pesel};
pub use limits::{count_question, count_validation, neighbourhood};
pub use link::{Purpose, link_is_live};
pub use mail::{MAIL_JOB, Mail, Matter, Notice, Posted, mail, mail_ended, mail_put_off, notify, notify_address};
pub use make_token::{MakeTokenError, NewToken, RevokeTokenError, make_token, revoke_token};
pub use mistake::{Field, Line, Mistake, Wrong};
pub use new_password::NewPassword;
pub use official::{OfficialCard, official, officials, people_of};
pub use one_time::{Drawn, OneTime, draw_password, still_opens};
pub use open::{NewAccount, NewUnit, open_account, open_client, open_unit};
pub use open_at_counter::{CounterError, CounterFilled, NewAtCounter, open_at_counter};
pub use password::{HashedPassword, hash_password};
pub use person::{Address, Delivery, Email, Identity, Person, PersonFilled};
pub use register::{AskError, Registration, register};
pub use reset_password::{ResetError, ask_reset, reset_password};
pub use rights::{
    Administers, Client, KeepsPlan, Official, OpensAccounts, RegistersLetters, SeesInbox, SeesRegister, SeesStatistics,
    SendsLetters,
};
pub use session::{Session, session, sign_out};
pub use sign_in::{NewSession, SignInError, sign_in};
pub use store::{account_by_login, unit, unit_by_symbol, units};
pub use substitution::{
    SetsSubstitutes, SubstituteError, Substitution, act_in, end_substitution, stands_in_for, substitute, substitutions,
};
