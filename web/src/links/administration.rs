//! What the administrator sets and watches.

use systems::{SystemId, WebhookId};
use vocabulary::{AccountId, UnitId};

/// How the office is: what is wrong, and what waits.
pub const OFFICE_STATE: &str = "/administracja/stan";
/// The file plan.
pub const FILE_PLAN: &str = "/administracja/wykaz-akt";
/// Where the administrator begins: leads on to who works in the office.
pub const ADMINISTRATION: &str = "/administracja";
/// Who works in the office.
pub const OFFICIALS: &str = "/administracja/ludzie";
/// Opening an account for an official.
pub const OFFICIAL_NEW: &str = "/administracja/ludzie/nowa-osoba";
/// An official.
pub const OFFICIAL: &str = "/administracja/ludzie/{id}";
/// A new one-time password for an official (POST only).
pub const OFFICIAL_PASSWORD: &str = "/administracja/ludzie/{id}/haslo";
/// Closing the account of an official.
pub const OFFICIAL_CLOSE: &str = "/administracja/ludzie/{id}/zamkniecie";
/// The units of the office, and opening one.
pub const UNITS: &str = "/administracja/komorki";
/// Renaming a unit.
pub const UNIT: &str = "/administracja/komorki/{id}";
/// Other systems that the office lets in.
pub const SYSTEMS: &str = "/administracja/systemy";
/// One of them.
pub const SYSTEM: &str = "/administracja/systemy/{id}";
/// Shutting a system out (POST only).
pub const SYSTEM_SHUT_OUT: &str = "/administracja/systemy/{id}/zamkniecie";
/// Sending events again to an address of a system (POST only).
pub const WEBHOOK_RESEND: &str = "/administracja/systemy/{id}/adresy/{webhook}/wyslij";
/// Sending no more events to an address (POST only).
pub const WEBHOOK_CLOSE: &str = "/administracja/systemy/{id}/adresy/{webhook}/koniec";

/// An official.
#[must_use]
pub fn official(id: AccountId) -> String {
    OFFICIAL.replace("{id}", &id.to_string())
}

/// Where an official gets a new one-time password.
#[must_use]
pub fn official_password(id: AccountId) -> String {
    OFFICIAL_PASSWORD.replace("{id}", &id.to_string())
}

/// Where the account of an official is closed.
#[must_use]
pub fn official_close(id: AccountId) -> String {
    OFFICIAL_CLOSE.replace("{id}", &id.to_string())
}

/// Where a unit is renamed.
#[must_use]
pub fn unit(id: UnitId) -> String {
    UNIT.replace("{id}", &id.to_string())
}

/// The page of a system.
#[must_use]
pub fn system(id: SystemId) -> String {
    SYSTEM.replace("{id}", &id.to_string())
}

/// Where a system is shut out.
#[must_use]
pub fn system_shut_out(id: SystemId) -> String {
    SYSTEM_SHUT_OUT.replace("{id}", &id.to_string())
}

/// Where events are sent again to an address.
#[must_use]
pub fn webhook_resend(system: SystemId, webhook: WebhookId) -> String {
    WEBHOOK_RESEND.replace("{id}", &system.to_string()).replace("{webhook}", &webhook.to_string())
}

/// Where no more events are sent to an address.
#[must_use]
pub fn webhook_close(system: SystemId, webhook: WebhookId) -> String {
    WEBHOOK_CLOSE.replace("{id}", &system.to_string()).replace("{webhook}", &webhook.to_string())
}
