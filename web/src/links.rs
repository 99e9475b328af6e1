//! Every address that people and systems see. Polish, since people read them aloud.
//!
//! A constant is an address as the router knows it; a function beside it fills in what changes.

use vocabulary::{AccountId, AnswerId, CaseId, DraftId, FileId, LetterId, ReceiptId, SubmissionId, UnitId};

pub use crate::kit::percent::encoded;

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
/// A draft, wherever it has come to.
pub const DRAFT: &str = "/wnioski/{id}";
/// One step of a draft.
pub const DRAFT_STEP: &str = "/wnioski/{id}/krok/{step}";
/// The step of every draft about whoever files.
pub const DRAFT_APPLICANT: &str = "/wnioski/{id}/krok/wnioskodawca";
/// The step of a draft with its files.
pub const DRAFT_ATTACHMENTS: &str = "/wnioski/{id}/krok/zalaczniki";
/// Adding files to a draft; asked for, it leads to the step with its files.
pub const DRAFT_SLOT: &str = "/wnioski/{id}/zalaczniki/{slot}";
/// One file of a draft, to download.
pub const DRAFT_FILE: &str = "/wnioski/{id}/pliki/{file}";
/// Taking a file away from a draft (POST only).
pub const DRAFT_FILE_REMOVE: &str = "/wnioski/{id}/pliki/{file}/usun";
/// Checking the answers; from there the document is fixed.
pub const DRAFT_CHECK: &str = "/wnioski/{id}/sprawdzenie";
/// Throwing a draft away.
pub const DRAFT_DISCARD: &str = "/wnioski/{id}/usun";
/// Signing the fixed document of a draft.
pub const SIGN: &str = "/wnioski/{id}/podpis";
/// The fixed document itself, to download.
pub const FIXED_XML: &str = "/wnioski/{id}/dokument.xml";
/// The fixed document on paper.
pub const FIXED_PDF: &str = "/wnioski/{id}/dokument.pdf";
/// Going back from signing to the answers (POST only).
pub const REOPEN: &str = "/wnioski/{id}/popraw";
/// Going to the Trusted Profile (POST only).
pub const TRUSTED_PROFILE: &str = "/wnioski/{id}/profil-zaufany";
/// Coming back from the Trusted Profile.
pub const TRUSTED_PROFILE_BACK: &str = "/wnioski/{id}/profil-zaufany/powrot";
/// The client's matters.
pub const FILINGS: &str = "/moje-sprawy";
/// A matter of the client that is a case.
pub const MATTER_CASE: &str = "/moje-sprawy/sprawa/{case}";
/// A letter of the client that is in no case yet.
pub const MATTER_LETTER: &str = "/moje-sprawy/pismo/{letter}";
/// One file of the client's own letter, to download.
pub const MATTER_FILE: &str = "/moje-sprawy/pismo/{letter}/pliki/{position}";
/// Collecting an answer (POST only).
pub const ANSWER_COLLECT: &str = "/moje-sprawy/sprawa/{case}/odpowiedzi/{answer}/odbierz";
/// An answer that was collected, to download.
pub const ANSWER_PDF: &str = "/moje-sprawy/sprawa/{case}/odpowiedzi/{answer}/odpowiedz.pdf";
/// Fixing the receipt of an answer's delivery, to be signed (POST only).
pub const DELIVERY_ASK: &str = "/moje-sprawy/sprawa/{case}/odpowiedzi/{answer}/poswiadczenie/przygotuj";
/// The receipt of an answer's delivery: to be signed, later signed.
pub const DELIVERY: &str = "/moje-sprawy/sprawa/{case}/odpowiedzi/{answer}/poswiadczenie";
/// The receipt of an answer's delivery as a file: to be signed, later signed.
pub const DELIVERY_XML: &str = "/moje-sprawy/sprawa/{case}/odpowiedzi/{answer}/poswiadczenie.xml";
/// The signed receipt of an answer's delivery on paper.
pub const DELIVERY_PDF: &str = "/moje-sprawy/sprawa/{case}/odpowiedzi/{answer}/poswiadczenie.pdf";
/// Going to the Trusted Profile to sign the receipt of an answer's delivery (POST only).
pub const DELIVERY_PROFILE: &str = "/moje-sprawy/sprawa/{case}/odpowiedzi/{answer}/poswiadczenie/profil-zaufany";
/// Coming back from there.
pub const DELIVERY_PROFILE_BACK: &str =
    "/moje-sprawy/sprawa/{case}/odpowiedzi/{answer}/poswiadczenie/profil-zaufany/powrot";
/// The receipt of one filing.
pub const RECEIPT: &str = "/moje-sprawy/{id}/poswiadczenie";
/// The sealed receipt itself.
pub const RECEIPT_XML: &str = "/moje-sprawy/{id}/poswiadczenie.xml";
/// The proof that the filing stands in the office's journal.
pub const RECEIPT_PROOF: &str = "/moje-sprawy/{id}/dowod.json";
/// The receipt on paper.
pub const RECEIPT_PDF: &str = "/moje-sprawy/{id}/poswiadczenie.pdf";
/// One file of a filing, to download.
pub const FILING_FILE: &str = "/moje-sprawy/{id}/pliki/{position}";
/// Withdrawing a filing: begins a letter about it (POST only).
pub const WITHDRAW: &str = "/moje-sprawy/{id}/wycofaj";
/// Language and API tokens.
pub const SETTINGS: &str = "/ustawienia";
/// Names, addresses, telephone and delivery.
pub const SETTINGS_DATA: &str = "/ustawienia/dane";
/// The e-mail address.
pub const SETTINGS_EMAIL: &str = "/ustawienia/poczta";
/// The password.
pub const SETTINGS_PASSWORD: &str = "/ustawienia/haslo";
/// Choosing a language (POST only).
pub const SETTINGS_LANGUAGE: &str = "/ustawienia/jezyk";
/// Making an API token (POST only).
pub const SETTINGS_TOKENS: &str = "/ustawienia/klucze";
/// Revoking an API token (POST only).
pub const SETTINGS_TOKEN_REVOKE: &str = "/ustawienia/klucze/{id}/uniewaznij";
/// The desk of an official: what waits, and the chosen matter beside it.
pub const DESK: &str = "/biuro";
/// The register of incoming letters.
pub const REGISTER: &str = "/biuro/przesylki";
/// That nothing is lost: what came in on a day and what it came to.
pub const CONTINUITY: &str = "/biuro/ciaglosc";
/// The inbox of the official's own unit.
pub const INBOX: &str = "/biuro/wydzial";
/// The list of cases of a unit.
pub const CASE_LIST: &str = "/biuro/spis-spraw";
/// Searching letters and cases.
pub const SEARCH: &str = "/biuro/szukaj";
/// One case.
pub const CASE: &str = "/biuro/sprawy/{id}";
/// Doing something in a case (POST only).
pub const CASE_DEED: &str = "/biuro/sprawy/{id}/{deed}";
/// Putting a taken letter into a case: a new one or one that runs.
pub const LETTER_CASE: &str = "/biuro/pisma/{id}/sprawa";
/// The answer of a case: written, sent to be approved, in whatever state.
pub const CASE_ANSWER: &str = "/biuro/sprawy/{id}/pismo";
/// Giving the answer of a case back to its author (POST only).
pub const CASE_ANSWER_GIVE_BACK: &str = "/biuro/sprawy/{id}/pismo/oddaj";
/// Approving the answer of a case (POST only).
pub const CASE_ANSWER_APPROVE: &str = "/biuro/sprawy/{id}/pismo/zatwierdz";
/// Noting that the answer of a case was handed over on paper (POST only).
pub const CASE_ANSWER_HANDED: &str = "/biuro/sprawy/{id}/pismo/wydaj";
/// The answer of a case on paper: as it would be while it is drafted, sealed later.
pub const CASE_ANSWER_PDF: &str = "/biuro/sprawy/{id}/pismo/pismo.pdf";
/// The receipt that the client signed for the answer of a case, to download.
pub const CASE_DELIVERY_XML: &str = "/biuro/sprawy/{id}/pismo/poswiadczenie.xml";
/// The same on paper.
pub const CASE_DELIVERY_PDF: &str = "/biuro/sprawy/{id}/pismo/poswiadczenie.pdf";
/// One letter.
pub const LETTER: &str = "/biuro/pisma/{id}";
/// Doing something with a letter on its way (POST only).
pub const LETTER_MOVE: &str = "/biuro/pisma/{id}/{step}";
/// Scanning a letter that came on paper.
pub const LETTER_SCAN: &str = "/biuro/pisma/{id}/skan";
/// Registering a letter that came on paper.
pub const PAPER: &str = "/biuro/przesylki/nowa";
/// The confirmation that a letter on paper was received, to print.
pub const PAPER_SLIP: &str = "/biuro/przesylki/{id}/potwierdzenie";
/// How the office is: what is wrong, and what waits.
pub const OFFICE_STATE: &str = "/administracja/stan";
/// The file plan.
pub const FILE_PLAN: &str = "/administracja/wykaz-akt";
/// One file of a letter, to download.
pub const LETTER_FILE: &str = "/biuro/pisma/{id}/pliki/{position}";
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
/// Samples to try in the demonstration.
pub const SAMPLE: &str = "/probki/{name}";
/// Style, fonts and pictures, named by the hash of their content.
pub const ASSET: &str = "/zasoby/{*name}";

/// The API, version 1.
pub const API: &str = "/api/v1";
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

/// A draft, wherever it has come to.
#[must_use]
pub fn draft(id: DraftId) -> String {
    of_draft(DRAFT, id)
}

/// A step of a draft.
#[must_use]
pub fn draft_step(id: DraftId, step: &str) -> String {
    of_draft(DRAFT_STEP, id).replace("{step}", step)
}

/// Where files are added to a draft.
#[must_use]
pub fn draft_slot(id: DraftId, slot: &str) -> String {
    of_draft(DRAFT_SLOT, id).replace("{slot}", slot)
}

/// A file of a draft.
#[must_use]
pub fn draft_file(id: DraftId, file: FileId) -> String {
    of_draft(DRAFT_FILE, id).replace("{file}", &file.to_string())
}

/// Where a file is taken away from a draft.
#[must_use]
pub fn draft_file_remove(id: DraftId, file: FileId) -> String {
    of_draft(DRAFT_FILE_REMOVE, id).replace("{file}", &file.to_string())
}

/// Checking the answers of a draft.
#[must_use]
pub fn draft_check(id: DraftId) -> String {
    of_draft(DRAFT_CHECK, id)
}

/// Throwing a draft away.
#[must_use]
pub fn draft_discard(id: DraftId) -> String {
    of_draft(DRAFT_DISCARD, id)
}

/// Signing the fixed document of a draft.
#[must_use]
pub fn sign(id: DraftId) -> String {
    of_draft(SIGN, id)
}

/// The fixed document of a draft.
#[must_use]
pub fn fixed_xml(id: DraftId) -> String {
    of_draft(FIXED_XML, id)
}

/// The fixed document of a draft on paper.
#[must_use]
pub fn fixed_pdf(id: DraftId) -> String {
    of_draft(FIXED_PDF, id)
}

/// Where a fixed draft is opened again.
#[must_use]
pub fn reopen(id: DraftId) -> String {
    of_draft(REOPEN, id)
}

/// Where signing with the Trusted Profile is begun.
#[must_use]
pub fn trusted_profile(id: DraftId) -> String {
    of_draft(TRUSTED_PROFILE, id)
}

/// Where the Trusted Profile sends people back to.
#[must_use]
pub fn trusted_profile_back(id: DraftId) -> String {
    of_draft(TRUSTED_PROFILE_BACK, id)
}

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

fn of_draft(address: &str, id: DraftId) -> String {
    address.replace("{id}", &id.to_string())
}

/// The answer of a case.
#[must_use]
pub fn case_answer(id: CaseId) -> String {
    CASE_ANSWER.replace("{id}", &id.to_string())
}

/// Where the answer of a case is given back.
#[must_use]
pub fn case_answer_give_back(id: CaseId) -> String {
    CASE_ANSWER_GIVE_BACK.replace("{id}", &id.to_string())
}

/// Where the answer of a case is approved.
#[must_use]
pub fn case_answer_approve(id: CaseId) -> String {
    CASE_ANSWER_APPROVE.replace("{id}", &id.to_string())
}

/// Where it is noted that the answer of a case was handed over.
#[must_use]
pub fn case_answer_handed(id: CaseId) -> String {
    CASE_ANSWER_HANDED.replace("{id}", &id.to_string())
}

/// The answer of a case on paper.
#[must_use]
pub fn case_answer_pdf(id: CaseId) -> String {
    CASE_ANSWER_PDF.replace("{id}", &id.to_string())
}

/// The receipt that the client signed for the answer of a case, as XML and on paper.
#[must_use]
pub fn case_delivery(id: CaseId) -> [String; 2] {
    [CASE_DELIVERY_XML, CASE_DELIVERY_PDF].map(|address| address.replace("{id}", &id.to_string()))
}

/// A matter of the client that is a case.
#[must_use]
pub fn matter_case(id: CaseId) -> String {
    MATTER_CASE.replace("{case}", &id.to_string())
}

/// A letter of the client that is in no case yet.
#[must_use]
pub fn matter_letter(id: LetterId) -> String {
    MATTER_LETTER.replace("{letter}", &id.to_string())
}

/// A file of the client's own letter.
#[must_use]
pub fn matter_file(id: LetterId, position: u32) -> String {
    MATTER_FILE.replace("{letter}", &id.to_string()).replace("{position}", &position.to_string())
}

/// Where an answer is collected.
#[must_use]
pub fn answer_collect(case: CaseId, answer: AnswerId) -> String {
    of_answer(ANSWER_COLLECT, case, answer)
}

/// An answer that was collected.
#[must_use]
pub fn answer_pdf(case: CaseId, answer: AnswerId) -> String {
    of_answer(ANSWER_PDF, case, answer)
}

/// Where the receipt of an answer's delivery is fixed.
#[must_use]
pub fn delivery_ask(case: CaseId, answer: AnswerId) -> String {
    of_answer(DELIVERY_ASK, case, answer)
}

/// The receipt of an answer's delivery.
#[must_use]
pub fn delivery(case: CaseId, answer: AnswerId) -> String {
    of_answer(DELIVERY, case, answer)
}

/// The receipt of an answer's delivery as a file.
#[must_use]
pub fn delivery_xml(case: CaseId, answer: AnswerId) -> String {
    of_answer(DELIVERY_XML, case, answer)
}

/// The signed receipt of an answer's delivery on paper.
#[must_use]
pub fn delivery_pdf(case: CaseId, answer: AnswerId) -> String {
    of_answer(DELIVERY_PDF, case, answer)
}

/// Where signing the receipt of an answer's delivery with the Trusted Profile is begun.
#[must_use]
pub fn delivery_profile(case: CaseId, answer: AnswerId) -> String {
    of_answer(DELIVERY_PROFILE, case, answer)
}

/// Where the Trusted Profile sends people back to who signed the receipt of an answer's delivery.
#[must_use]
pub fn delivery_profile_back(case: CaseId, answer: AnswerId) -> String {
    of_answer(DELIVERY_PROFILE_BACK, case, answer)
}

fn of_answer(address: &str, case: CaseId, answer: AnswerId) -> String {
    address.replace("{case}", &case.to_string()).replace("{answer}", &answer.to_string())
}

/// The receipt page of a filing.
#[must_use]
pub fn receipt(id: SubmissionId) -> String {
    RECEIPT.replace("{id}", &id.to_string())
}

/// The proof of a filing's entry in the journal.
#[must_use]
pub fn receipt_proof(id: SubmissionId) -> String {
    RECEIPT_PROOF.replace("{id}", &id.to_string())
}

/// The sealed receipt of a filing.
#[must_use]
pub fn receipt_xml(id: SubmissionId) -> String {
    RECEIPT_XML.replace("{id}", &id.to_string())
}

/// The receipt of a filing on paper.
#[must_use]
pub fn receipt_pdf(id: SubmissionId) -> String {
    RECEIPT_PDF.replace("{id}", &id.to_string())
}

/// A file of a filing.
#[must_use]
pub fn filing_file(id: SubmissionId, position: u32) -> String {
    FILING_FILE.replace("{id}", &id.to_string()).replace("{position}", &position.to_string())
}

/// Where the withdrawal of a filing is begun.
#[must_use]
pub fn withdraw(id: SubmissionId) -> String {
    WITHDRAW.replace("{id}", &id.to_string())
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

/// The receipt of a filing in the API.
#[must_use]
pub fn api_receipt(id: SubmissionId) -> String {
    format!("{API}/submissions/{id}/receipt")
}

/// An answer in the API.
#[must_use]
pub fn api_answer(case: CaseId, answer: AnswerId) -> String {
    format!("{API}/cases/{case}/answers/{answer}")
}

/// A letter in the office.
#[must_use]
pub fn letter(id: LetterId) -> String {
    LETTER.replace("{id}", &id.to_string())
}

/// Where a step of a letter is posted.
#[must_use]
pub fn letter_move(id: LetterId, step: &str) -> String {
    LETTER_MOVE.replace("{id}", &id.to_string()).replace("{step}", step)
}

/// Where a letter on paper is scanned.
#[must_use]
pub fn letter_scan(id: LetterId) -> String {
    LETTER_SCAN.replace("{id}", &id.to_string())
}

/// The confirmation of a letter on paper.
#[must_use]
pub fn paper_slip(id: LetterId) -> String {
    PAPER_SLIP.replace("{id}", &id.to_string())
}

/// Where a letter is put into a case.
#[must_use]
pub fn letter_case(id: LetterId) -> String {
    LETTER_CASE.replace("{id}", &id.to_string())
}

/// A case in the office.
#[must_use]
pub fn case(id: CaseId) -> String {
    CASE.replace("{id}", &id.to_string())
}

/// Where a deed in a case is posted.
#[must_use]
pub fn case_deed(id: CaseId, deed: &str) -> String {
    CASE_DEED.replace("{id}", &id.to_string()).replace("{deed}", deed)
}

/// A file of a letter.
#[must_use]
pub fn letter_file(id: LetterId, position: u32) -> String {
    LETTER_FILE.replace("{id}", &id.to_string()).replace("{position}", &position.to_string())
}

/// Where revoking a token is posted.
#[must_use]
pub fn revoke_token(id: vocabulary::TokenId) -> String {
    SETTINGS_TOKEN_REVOKE.replace("{id}", &id.to_string())
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

#[cfg(test)]
mod tests {
    use super::{activation, new_email, new_password, receipt, without_secret};

    #[test]
    fn no_secret_of_a_link_stands_in_a_log() {
        for link in [activation("geheim"), new_password("geheim"), new_email("geheim")] {
            assert!(!without_secret(&link).contains("geheim"), "{link}");
        }
        let other = receipt(vocabulary::SubmissionId::made(vocabulary::Instant::from_seconds(0), [7; 10]));
        assert_eq!(without_secret(&other), other);
    }
}
