//! The tables that are filled, and their columns.

use super::bulk::{
    self, Bulk,
    Holds::{At, Flag, Id, Number, Text},
};

/// The tables in the order in which they refer to each other.
#[derive(Clone, Copy)]
pub enum Into {
    Units,
    Accounts,
    Classes,
    Letters,
    LetterSteps,
    LetterWords,
    Cases,
    CaseWords,
    CaseDocuments,
    CasePauses,
    CaseSteps,
    Answers,
    AnswerVersions,
    CaseLists,
}

/// All of them, in that order, empty.
pub fn tables() -> Vec<Bulk> {
    let id = ("id", Id);
    let step = [("seq", Number), ("at", At), ("kind", Text), ("actor", Id), ("actor_name", Text)];
    let with =
        |before: &[(&'static str, bulk::Holds)], after: &[(&'static str, bulk::Holds)]| [before, &step, after].concat();
    vec![
        Bulk::into("units", &[id, ("symbol", Text), ("name", Text)]),
        Bulk::into(
            "accounts",
            &[
                id,
                ("login", Text),
                ("password_hash", Text),
                ("name", Text),
                ("language", Text),
                ("unit", Id),
                ("post", Text),
                ("created_at", At),
                ("room", Text),
                ("phone", Text),
            ],
        ),
        Bulk::into(
            "file_classes",
            &[
                id,
                ("symbol", Text),
                ("title", Text),
                ("search", Text),
                ("category", Text),
                ("is_final", Flag),
                ("valid_from", Text),
            ],
        ),
        Bulk::into(
            "letters",
            &[
                id,
                ("year", Number),
                ("number", Number),
                ("entered_at", At),
                ("registered_at", At),
                ("judged_at", At),
                ("channel", Text),
                ("service", Text),
                ("sender", Text),
                ("sender_account", Id),
                ("subject", Text),
                ("search", Text),
                ("unit", Id),
                ("with_unit", Flag),
                ("state", Text),
                ("last_day", Text),
                ("standing", Text),
                ("other_person", Flag),
                ("person", Id),
                ("version", Number),
            ],
        ),
        Bulk::into("letter_steps", &with(&[("letter", Id)], &[("unit", Id), ("person_name", Text), ("note", Text)])),
        Bulk::into("letter_words", &[("word", Text), ("letter", Id)]),
        Bulk::into(
            "cases",
            &[
                id,
                ("sign_unit", Text),
                ("sign_class", Text),
                ("number", Number),
                ("year", Number),
                ("title", Text),
                ("unit", Id),
                ("class", Id),
                ("letter", Id),
                ("service", Text),
                ("sender", Text),
                ("client", Id),
                ("officer", Id),
                ("stage", Text),
                ("version", Number),
                ("opened_at", At),
                ("started_on", Text),
                ("term", Text),
                ("nominal", Text),
                ("effective", Text),
                ("excluded", Number),
                ("stands_since", Text),
                ("stands_reason", Text),
                ("settled_at", At),
                ("closed_at", At),
                ("waits", Flag),
                ("due", Text),
            ],
        ),
        Bulk::into("case_words", &[("unit", Id), ("word", Text), ("case_id", Id)]),
        Bulk::into("case_documents", &[("letter", Id), ("case_id", Id), ("attached_at", At)]),
        Bulk::into("case_pauses", &[("case_id", Id), ("seq", Number), ("reason", Text), ("since", Text)]),
        Bulk::into("case_steps", &with(&[("case_id", Id)], &[("person_name", Text), ("note", Text)])),
        Bulk::into(
            "case_answers",
            &[
                id,
                ("case_id", Id),
                ("state", Text),
                ("addressee", Text),
                ("title", Text),
                ("body", Text),
                ("version", Number),
                ("remarks", Text),
                ("drafted_by", Id),
                ("approved_by", Id),
                ("approved_at", At),
                ("sealed_at", At),
            ],
        ),
        Bulk::into(
            "case_answer_versions",
            &[
                ("answer", Id),
                ("version", Number),
                ("addressee", Text),
                ("title", Text),
                ("body", Text),
                ("made_by", Id),
                ("made_at", At),
            ],
        ),
        Bulk::into("case_lists", &[("unit", Text), ("class", Text), ("year", Number), ("last_number", Number)]),
    ]
}
