//! Where officials work.

use accounts::AuthorisationId;
use cases::{MessageId, TemplateId};
use registry::RuleId;
use vocabulary::{CaseId, Id, LetterId, SubstitutionId};

/// The desk of an official: what waits, and the chosen matter beside it.
pub const DESK: &str = "/biuro";
/// What is new: what others did to the official's own things, and whose day comes near.
pub const NEWS: &str = "/biuro/co-nowego";
/// The register of incoming letters.
pub const REGISTER: &str = "/biuro/przesylki";
/// An extract of the register, to read and to print.
pub const EXTRACT: &str = "/biuro/przesylki/wykaz";
/// The same as a table for other programs.
pub const EXTRACT_CSV: &str = "/biuro/przesylki/wykaz.csv";
/// That nothing is lost: what came in on a day and what it came to.
pub const CONTINUITY: &str = "/biuro/ciaglosc";
/// The inbox of the official's own unit.
pub const INBOX: &str = "/biuro/wydzial";
/// Rules of routing: where letters go by themselves.
pub const RULES: &str = "/biuro/reguly";
/// Putting a rule one place before (POST only).
pub const RULE_PREFER: &str = "/biuro/reguly/{id}/wyzej";
/// Ending a rule (POST only).
pub const RULE_END: &str = "/biuro/reguly/{id}/zakoncz";
/// Who stands in for whom, and stepping into another's place.
pub const SUBSTITUTIONS: &str = "/biuro/zastepstwa";
/// Back into the own place (POST only).
pub const SUBSTITUTION_LEAVE: &str = "/biuro/zastepstwa/wroc";
/// Into another's place (POST only).
pub const SUBSTITUTION_ENTER: &str = "/biuro/zastepstwa/{id}/wejdz";
/// Ending a substitution (POST only).
pub const SUBSTITUTION_END: &str = "/biuro/zastepstwa/{id}/zakoncz";
/// The register of authorisations.
pub const AUTHORISATIONS: &str = "/biuro/upowaznienia";
/// Ending an authorisation (POST only).
pub const AUTHORISATION_END: &str = "/biuro/upowaznienia/{id}/zakoncz";
/// The register of outgoing letters.
pub const OUTGOING: &str = "/biuro/wychodzace";
/// The same as a table for other programs.
pub const OUTGOING_CSV: &str = "/biuro/wychodzace/wykaz.csv";
/// Letters that wait for the post.
pub const TO_POST: &str = "/biuro/wychodzace/do-wyslania";
/// Noting that a letter was posted (POST only).
pub const POSTED: &str = "/biuro/wychodzace/{dispatch}/nadaj";
/// The envelope of a letter that waits for the post, and its confirmation of receipt, to print.
pub const ENVELOPE: &str = "/biuro/wychodzace/{dispatch}/koperta";
/// The letter that goes into it, to print.
pub const POSTED_PDF: &str = "/biuro/wychodzace/{dispatch}/pismo.pdf";
/// Templates of letters of the office.
pub const TEMPLATES: &str = "/biuro/wzory";
/// A new template.
pub const TEMPLATE_NEW: &str = "/biuro/wzory/nowy";
/// The paper of a template as it is being written (POST only).
pub const TEMPLATE_PREVIEW: &str = "/biuro/wzory/podglad";
/// One template.
pub const TEMPLATE: &str = "/biuro/wzory/{template}";
/// Offering a template no more (POST only).
pub const TEMPLATE_END: &str = "/biuro/wzory/{template}/wycofaj";
/// The list of cases of a unit.
pub const CASE_LIST: &str = "/biuro/spis-spraw";
/// Groups of cases set apart in the lists of a unit.
pub const CASE_GROUPS: &str = "/biuro/spis-spraw/grupy";
/// The records archive: what it takes over, has lent, and its transfer lists.
pub const ARCHIVE: &str = "/biuro/archiwum";
/// A transfer list.
pub const ARCHIVE_LIST: &str = "/biuro/archiwum/spisy/{id}";
/// The same on paper.
pub const ARCHIVE_LIST_PDF: &str = "/biuro/archiwum/spisy/{id}/spis.pdf";
/// The same for other programs.
pub const ARCHIVE_LIST_XML: &str = "/biuro/archiwum/spisy/{id}/spis.xml";
/// Everything in the files of a list, as a package.
pub const ARCHIVE_LIST_TAR: &str = "/biuro/archiwum/spisy/{id}/paczka.tar";
/// The hash of the package.
pub const ARCHIVE_LIST_HASH: &str = "/biuro/archiwum/spisy/{id}/paczka.tar.sha256";
/// What may be disposed of, and the disposal lists.
pub const DISPOSALS: &str = "/biuro/archiwum/brakowanie";
/// A disposal list.
pub const DISPOSAL: &str = "/biuro/archiwum/brakowanie/{id}";
/// The same on paper.
pub const DISPOSAL_PDF: &str = "/biuro/archiwum/brakowanie/{id}/spis.pdf";
/// Doing something with a disposal list (POST only).
pub const DISPOSAL_DEED: &str = "/biuro/archiwum/brakowanie/{id}/{deed}";
/// A case in the archive, and lending its file.
pub const ARCHIVE_CASE: &str = "/biuro/archiwum/sprawy/{id}";
/// Taking back a file that was lent (POST only).
pub const ARCHIVE_RETURN: &str = "/biuro/archiwum/wypozyczenia/{id}/zwrot";
/// The board of a unit: what it has not closed, by officer and stage.
pub const BOARD: &str = "/biuro/tablica";
/// Handing several cases over at once (POST only).
pub const BOARD_HAND_OVER: &str = "/biuro/tablica/przekaz";
/// Assigning several letters at once.
pub const ASSIGNING: &str = "/biuro/dekretacja";
/// The figures of a year.
pub const STATISTICS: &str = "/biuro/statystyka";
/// One of its tables for other programs.
pub const STATISTICS_CSV: &str = "/biuro/statystyka/tabela.csv";
/// Searching letters and cases.
pub const SEARCH: &str = "/biuro/szukaj";
/// One case.
pub const CASE: &str = "/biuro/sprawy/{id}";
/// The whole file of a case.
pub const CASE_FILE: &str = "/biuro/sprawy/{id}/akta";
/// The log of a case.
pub const CASE_LOG: &str = "/biuro/sprawy/{id}/metryka";
/// The log of a case on paper.
pub const CASE_LOG_PDF: &str = "/biuro/sprawy/{id}/metryka.pdf";
/// The log of a case for other systems.
pub const CASE_LOG_XML: &str = "/biuro/sprawy/{id}/metryka.xml";
/// The parties of a case.
pub const CASE_PARTIES: &str = "/biuro/sprawy/{id}/strony";
/// Noting that somebody is a party no more (POST only).
pub const CASE_PARTY_END: &str = "/biuro/sprawy/{id}/strony/{party}/zakoncz";
/// Messages between the office and the client of a case.
pub const CASE_MESSAGES: &str = "/biuro/sprawy/{id}/wiadomosci";
/// A file that came with one of them, to download.
pub const CASE_MESSAGE_FILE: &str = "/biuro/sprawy/{id}/wiadomosci/{message}/pliki/{position}";
/// Opinions of other units in a case: asked for and given.
pub const CASE_OPINIONS: &str = "/biuro/sprawy/{id}/opinie";
/// Doing something in a case (POST only).
pub const CASE_DEED: &str = "/biuro/sprawy/{id}/{deed}";
/// Putting a taken letter into a case: a new one or one that runs.
pub const LETTER_CASE: &str = "/biuro/pisma/{id}/sprawa";
/// A letter of the office in a case: written, sent to be approved, in whatever state. Which one is told by `odpowiedz`, by
/// `bez-rozpoznania` or by its id.
pub const CASE_ANSWER: &str = "/biuro/sprawy/{id}/pisma/{answer}";
/// A call to complete what was filed: written until it is sent to be approved.
pub const CASE_CALL: &str = "/biuro/sprawy/{id}/wezwanie";
/// Giving the answer of a case back to its author (POST only).
pub const CASE_ANSWER_GIVE_BACK: &str = "/biuro/sprawy/{id}/pisma/{answer}/oddaj";
/// Approving the answer of a case (POST only).
pub const CASE_ANSWER_APPROVE: &str = "/biuro/sprawy/{id}/pisma/{answer}/zatwierdz";
/// Noting that the answer of a case was handed over on paper (POST only).
pub const CASE_ANSWER_HANDED: &str = "/biuro/sprawy/{id}/pisma/{answer}/wydaj";
/// The answer of a case on paper: as it would be while it is drafted, sealed later.
pub const CASE_ANSWER_PDF: &str = "/biuro/sprawy/{id}/pisma/{answer}/pismo.pdf";
/// The answer of a case on paper, drawn while it is being written (POST only).
pub const CASE_ANSWER_PREVIEW: &str = "/biuro/sprawy/{id}/pisma/{answer}/podglad";
/// The receipt that the client signed for the answer of a case, to download.
pub const CASE_DELIVERY_XML: &str = "/biuro/sprawy/{id}/pisma/{answer}/poswiadczenie.xml";
/// The same on paper.
pub const CASE_DELIVERY_PDF: &str = "/biuro/sprawy/{id}/pisma/{answer}/poswiadczenie.pdf";
/// To whom a letter of the office goes, and how it was delivered.
pub const CASE_SENDING: &str = "/biuro/sprawy/{id}/pisma/{answer}/doreczenia";
/// Noting that a party appealed against a letter of the office, or waived that (POST only).
pub const CASE_APPEAL: &str = "/biuro/sprawy/{id}/pisma/{answer}/odwolanie";
/// Noting how a letter on paper was delivered (POST only).
pub const CASE_OUTCOME: &str = "/biuro/sprawy/{id}/pisma/{answer}/doreczenia/{dispatch}/wynik";
/// Taking back a letter on paper that was not sent yet (POST only).
pub const CASE_WITHDRAW: &str = "/biuro/sprawy/{id}/pisma/{answer}/doreczenia/{dispatch}/cofnij";
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
/// Letters on paper without a full scan, and those whose scan looks odd.
pub const UNSCANNED: &str = "/biuro/przesylki/skany";
/// The chronological store: what is out of it, what lies in a box.
pub const SHELF: &str = "/biuro/sklad";
/// Where the paper of a letter lies.
pub const LETTER_SHELF: &str = "/biuro/pisma/{id}/sklad";
/// Noting that it was put away, taken out or brought back (POST only).
pub const LETTER_SHELF_DEED: &str = "/biuro/pisma/{id}/sklad/{deed}";
/// The searchable copy of a scan, to download.
pub const LETTER_SCAN_COPY: &str = "/biuro/pisma/{id}/skany/{position}";
/// One file of a letter, to download.
pub const LETTER_FILE: &str = "/biuro/pisma/{id}/pliki/{position}";

/// One list of cases: of a unit's symbol, a class or a group set apart in it, and a year.
#[must_use]
pub fn case_list(unit: &str, list: &str, year: i16) -> String {
    format!("{CASE_LIST}?rok={year}&komorka={}&klasa={}", super::encoded(unit), super::encoded(list))
}

/// An address of a list, a case or a loan of the archive.
#[must_use]
pub fn of_archive<K>(address: &str, id: Id<K>) -> String {
    address.replace("{id}", &id.to_string())
}

/// The answer of a case.
#[must_use]
pub fn case_answer(id: CaseId) -> String {
    case_letter(CASE_ANSWER, id, "odpowiedz")
}

/// The answer of a case on paper.
#[cfg(test)]
#[must_use]
pub fn case_answer_pdf(id: CaseId) -> String {
    case_letter(CASE_ANSWER_PDF, id, "odpowiedz")
}

/// An address of a letter of the office in a case.
#[must_use]
pub fn case_letter(address: &str, id: CaseId, letter: &str) -> String {
    address.replace("{id}", &id.to_string()).replace("{answer}", letter)
}

/// Where a call is written in a case.
#[must_use]
pub fn case_call(id: CaseId) -> String {
    CASE_CALL.replace("{id}", &id.to_string())
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

/// One of the lists of scans, by its name.
#[must_use]
pub fn scans(list: &str) -> String {
    format!("{UNSCANNED}?jakie={list}")
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

/// A template of letters.
#[must_use]
pub fn template(id: TemplateId) -> String {
    TEMPLATE.replace("{template}", &id.to_string())
}

/// Where a template is ended.
#[must_use]
pub fn template_end(id: TemplateId) -> String {
    TEMPLATE_END.replace("{template}", &id.to_string())
}

/// The whole file of a case.
#[must_use]
pub fn case_file(id: CaseId) -> String {
    CASE_FILE.replace("{id}", &id.to_string())
}

/// Opinions of other units in a case.
#[must_use]
pub fn case_opinions(id: CaseId) -> String {
    CASE_OPINIONS.replace("{id}", &id.to_string())
}

/// The log of a case.
#[must_use]
pub fn case_log(id: CaseId) -> String {
    CASE_LOG.replace("{id}", &id.to_string())
}

/// Messages between the office and the client of a case.
#[must_use]
pub fn case_messages(id: CaseId) -> String {
    CASE_MESSAGES.replace("{id}", &id.to_string())
}

/// A file that came with a message in a case.
#[must_use]
pub fn case_message_file(id: CaseId, message: MessageId, position: u32) -> String {
    let address = CASE_MESSAGE_FILE.replace("{id}", &id.to_string());
    address.replace("{message}", &message.to_string()).replace("{position}", &position.to_string())
}

/// The log of a case on paper and as XML.
#[must_use]
pub fn case_log_files(id: CaseId) -> [String; 2] {
    [CASE_LOG_PDF, CASE_LOG_XML].map(|address| address.replace("{id}", &id.to_string()))
}

/// The parties of a case.
#[must_use]
pub fn case_parties(id: CaseId) -> String {
    CASE_PARTIES.replace("{id}", &id.to_string())
}

/// Where it is noted that somebody is a party of a case no more.
#[must_use]
pub fn case_party_end(id: CaseId, party: &str) -> String {
    CASE_PARTY_END.replace("{id}", &id.to_string()).replace("{party}", party)
}

/// An address of a line of the register of outgoing letters.
#[must_use]
pub fn dispatch(address: &str, dispatch: &str) -> String {
    address.replace("{dispatch}", dispatch)
}

/// Where a deed in a case is posted.
#[must_use]
pub fn case_deed(id: CaseId, deed: &str) -> String {
    CASE_DEED.replace("{id}", &id.to_string()).replace("{deed}", deed)
}

/// Where the paper of a letter lies.
#[must_use]
pub fn letter_shelf(id: LetterId) -> String {
    LETTER_SHELF.replace("{id}", &id.to_string())
}

/// Where something is noted of the paper of a letter.
#[must_use]
pub fn letter_shelf_deed(id: LetterId, deed: &str) -> String {
    LETTER_SHELF_DEED.replace("{id}", &id.to_string()).replace("{deed}", deed)
}

/// The searchable copy of a scan.
#[must_use]
pub fn letter_scan_copy(id: LetterId, scan: i64) -> String {
    LETTER_SCAN_COPY.replace("{id}", &id.to_string()).replace("{position}", &scan.to_string())
}

/// A file of a letter.
#[must_use]
pub fn letter_file(id: LetterId, position: u32) -> String {
    LETTER_FILE.replace("{id}", &id.to_string()).replace("{position}", &position.to_string())
}

/// Where a rule is put one place before.
#[must_use]
pub fn rule_prefer(id: RuleId) -> String {
    RULE_PREFER.replace("{id}", &id.to_string())
}

/// Where a rule is ended.
#[must_use]
pub fn rule_end(id: RuleId) -> String {
    RULE_END.replace("{id}", &id.to_string())
}

/// Where an authorisation is ended.
#[must_use]
pub fn authorisation_end(id: AuthorisationId) -> String {
    AUTHORISATION_END.replace("{id}", &id.to_string())
}

/// Where another's place is stepped into.
#[must_use]
pub fn substitution_enter(id: SubstitutionId) -> String {
    SUBSTITUTION_ENTER.replace("{id}", &id.to_string())
}

/// Where a substitution is ended.
#[must_use]
pub fn substitution_end(id: SubstitutionId) -> String {
    SUBSTITUTION_END.replace("{id}", &id.to_string())
}
