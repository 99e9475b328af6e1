//! What a signed-in client sees: drafts, matters, receipts, settings.

use cases::MessageId;
use vocabulary::{AnswerId, CaseId, DraftId, FileId, LetterId, SubmissionId, TokenId};

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
/// Messages between the client and the office in a case.
pub const MATTER_MESSAGES: &str = "/moje-sprawy/sprawa/{case}/wiadomosci";
/// A file that came with one of them, to download.
pub const MATTER_MESSAGE_FILE: &str = "/moje-sprawy/sprawa/{case}/wiadomosci/{message}/pliki/{position}";
/// A letter of the client that is in no case yet.
pub const MATTER_LETTER: &str = "/moje-sprawy/pismo/{letter}";
/// One file of the client's own letter, to download.
pub const MATTER_FILE: &str = "/moje-sprawy/pismo/{letter}/pliki/{position}";
/// Collecting an answer (POST only).
pub const ANSWER_COLLECT: &str = "/moje-sprawy/sprawa/{case}/odpowiedzi/{answer}/odbierz";
/// Beginning the answer to a call to complete what was filed (POST only).
pub const CALL_SUPPLEMENT: &str = "/moje-sprawy/sprawa/{case}/odpowiedzi/{answer}/uzupelnij";
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

fn of_draft(address: &str, id: DraftId) -> String {
    address.replace("{id}", &id.to_string())
}

/// A matter of the client that is a case.
#[must_use]
pub fn matter_case(id: CaseId) -> String {
    MATTER_CASE.replace("{case}", &id.to_string())
}

/// Messages between the client and the office in a case.
#[must_use]
pub fn matter_messages(id: CaseId) -> String {
    MATTER_MESSAGES.replace("{case}", &id.to_string())
}

/// A file that came with a message in a case.
#[must_use]
pub fn matter_message_file(id: CaseId, message: MessageId, position: u32) -> String {
    let address = MATTER_MESSAGE_FILE.replace("{case}", &id.to_string());
    address.replace("{message}", &message.to_string()).replace("{position}", &position.to_string())
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

/// Where the answer to a call is begun.
#[must_use]
pub fn call_supplement(case: CaseId, answer: AnswerId) -> String {
    of_answer(CALL_SUPPLEMENT, case, answer)
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

/// Where revoking a token is posted.
#[must_use]
pub fn revoke_token(id: TokenId) -> String {
    SETTINGS_TOKEN_REVOKE.replace("{id}", &id.to_string())
}
