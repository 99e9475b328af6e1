//! What anybody may see.

use super::encoded;
use vocabulary::ReceiptId;

/// Front page.
pub const FRONT: &str = "/";
/// All services, with a search.
pub const CATALOGUE: &str = "/sprawy";
/// The card of one service.
pub const SERVICE: &str = "/sprawy/{code}";
/// Filing for a service.
pub const FILE: &str = "/sprawy/{code}/zloz";
/// Whether a document or a receipt is genuine.
pub const VERIFY: &str = "/sprawdz";
/// Whether we issued one receipt: where the QR code on it leads.
pub const VERIFY_RECEIPT: &str = "/sprawdz/{receipt}";
/// Signing in.
pub const SIGN_IN: &str = "/zaloguj";
/// Signing out (POST only).
pub const SIGN_OUT: &str = "/wyloguj";
/// Opening an account: for whom.
pub const OPEN_ACCOUNT: &str = "/zaloz-konto";
/// Opening an account of a natural person.
pub const OPEN_ACCOUNT_PERSON: &str = "/zaloz-konto/osoba";
/// What to do after asking for an account.
pub const OPEN_ACCOUNT_SENT: &str = "/zaloz-konto/sprawdz-poczte";
/// The link in the mail that opens an account.
pub const ACTIVATION: &str = "/aktywacja/{token}";
/// Asking for a new password.
pub const FORGOTTEN: &str = "/zapomniane-haslo";
/// What to do after asking for a new password.
pub const FORGOTTEN_SENT: &str = "/zapomniane-haslo/sprawdz-poczte";
/// The link in the mail that sets a new password.
pub const NEW_PASSWORD: &str = "/nowe-haslo/{token}";
/// The link in the mail that confirms a new e-mail address.
pub const NEW_EMAIL: &str = "/nowy-adres/{token}";
/// Accessibility statement.
pub const ACCESSIBILITY: &str = "/dostepnosc";
/// Privacy notice.
pub const PRIVACY: &str = "/ochrona-danych";
/// Beginning a draft for a service (POST only).
pub const DRAFT_BEGIN: &str = "/sprawy/{code}/wypelnij";
/// Samples to try in the demonstration.
pub const SAMPLE: &str = "/probki/{name}";
/// Style, fonts and pictures, named by the hash of their content.
pub const ASSET: &str = "/zasoby/{*name}";
/// Kinds of problems that the API answers with.
pub const PROBLEMS: &str = "/problemy/";

/// The card of a service.
#[must_use]
pub fn service(code: &str) -> String {
    SERVICE.replace("{code}", code)
}

/// The page where a letter for a service is filed.
#[must_use]
pub fn file(code: &str) -> String {
    FILE.replace("{code}", code)
}

/// Where a draft for a service is begun.
#[must_use]
pub fn draft_begin(code: &str) -> String {
    DRAFT_BEGIN.replace("{code}", code)
}

/// Where anybody checks this receipt.
#[must_use]
pub fn verify_receipt(id: ReceiptId) -> String {
    VERIFY_RECEIPT.replace("{receipt}", &id.to_string())
}

/// Where anybody asks whether we issued a receipt of this number.
#[must_use]
pub fn verify_number(number: &str) -> String {
    format!("{VERIFY}?numer={}", encoded(number))
}

/// The link that opens an account.
#[must_use]
pub fn activation(token: &str) -> String {
    ACTIVATION.replace("{token}", &encoded(token))
}

/// The link that sets a new password.
#[must_use]
pub fn new_password(token: &str) -> String {
    NEW_PASSWORD.replace("{token}", &encoded(token))
}

/// The link that confirms a new e-mail address.
#[must_use]
pub fn new_email(token: &str) -> String {
    NEW_EMAIL.replace("{token}", &encoded(token))
}

/// The path as it may stand in a log: without the secret of a link that was sent by mail.
#[must_use]
pub fn without_secret(path: &str) -> &str {
    [ACTIVATION, NEW_PASSWORD, NEW_EMAIL]
        .into_iter()
        .find(|link| path.starts_with(link.trim_end_matches("{token}")))
        .unwrap_or(path)
}

/// A sample of the demonstration.
#[must_use]
pub fn sample(name: &str) -> String {
    SAMPLE.replace("{name}", name)
}
