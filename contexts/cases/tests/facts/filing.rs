//! What stands in the file of a case: official notes, letters put in and taken out, related cases; and the case log.

use accounts::{Official, Post};
use cases::{
    Case, CaseLog, Deed, DetachError, DocumentName, LogLine, MemoError, MemoKind, RelateError, Repeated, StepDocument,
    StepKind, TextError,
};
use registry::{LetterRow, LetterState};
use testkit::{Office, on_both_databases};
use vocabulary::{CaseId, LetterId};

use crate::world::{Undone, World, act, close, letter_row, official, open_case, row, taken, try_to_open, work, world};

async fn opened(office: &Office, who: &Official, case: CaseId) -> Case {
    cases::case(&mut office.journal.view().await.unwrap(), who, case).await.unwrap().unwrap()
}

async fn put(office: &Office, who: &Official, case: CaseId, title: &str, text: &str) -> Result<(), Undone<MemoError>> {
    let put = work(office, who, case, Deed::PutMemo, async |act, right| {
        cases::put_memo(act, right, MemoKind::Note, title, text).await
    });
    put.await
}

async fn attached(office: &Office, world: &World, case: CaseId) -> LetterRow {
    let letter = taken(office, world, &world.officer, "uzupełnienie").await;
    let attached = work(office, &world.officer, case, Deed::Attach, async |act, right| {
        let file = registry::may_file(act, &world.officer, letter.id, letter.circulation.version).await.unwrap();
        cases::attach(act, right, file).await
    });
    attached.await.unwrap();
    letter
}

async fn detach(
    office: &Office,
    who: &Official,
    case: CaseId,
    letter: LetterId,
    reason: &str,
) -> Result<(), Undone<DetachError>> {
    let out = work(office, who, case, Deed::Detach, async |act, right| cases::detach(act, right, letter, reason).await);
    out.await
}

async fn relate(
    office: &Office,
    who: &Official,
    case: CaseId,
    other: CaseId,
    related: bool,
    reason: &str,
) -> Result<(), Undone<RelateError>> {
    let relate = work(office, who, case, Deed::Relate, async |act, right| {
        if related {
            cases::relate(act, right, other, reason).await
        } else {
            cases::unrelate(act, right, other, reason).await
        }
    });
    relate.await
}

async fn log(office: &Office, who: &Official, case: CaseId) -> CaseLog {
    cases::log(&mut office.journal.view().await.unwrap(), who, case).await.unwrap().unwrap()
}

fn line<'a>(log: &'a CaseLog, what: &str) -> &'a LogLine {
    log.lines.iter().rfind(|line| line.step.code() == what).unwrap()
}

on_both_databases! {
    async fn an_official_note_stands_in_the_file_under_name_and_post(office) {
        let world = world(&office).await;
        let case = open_case(&office, &world, "a").await;
        put(&office, &world.head, case, " Oględziny  działki ", "Byłem na miejscu.\r\nDrzewo stoi.").await.unwrap();
        let opened = opened(&office, &world.officer, case).await;
        let [memo] = &opened.memos[..] else { panic!("one note") };
        assert_eq!((memo.title.as_str(), memo.text.as_str()), ("Oględziny działki", "Byłem na miejscu.\nDrzewo stoi."));
        assert_eq!((memo.kind, &memo.by.1, memo.post), (MemoKind::Note, &"naczelnik".to_owned(), Some(Post::UnitHead)));
        let step = opened.steps.last().unwrap();
        assert_eq!((step.kind, step.note.as_str()), (StepKind::MemoPut, ""));
        let again = Repeated::MemoPut(MemoKind::Note, "Oględziny działki", "Byłem na miejscu.\nDrzewo stoi.");
        assert!(cases::is_done(&opened, &world.head, opened.row.version - 1, again));
        assert!(!cases::is_done(&opened, &world.officer, opened.row.version - 1, again), "somebody else");
    }

    async fn a_note_without_a_title_or_a_text_is_refused(office) {
        let world = world(&office).await;
        let case = open_case(&office, &world, "a").await;
        let before = office.rows().await;
        let refused = put(&office, &world.officer, case, " ", "tekst").await;
        assert!(matches!(refused, Err(Undone::Deed(MemoError::Title(TextError::Empty)))));
        let refused = put(&office, &world.officer, case, "a", " \n").await;
        assert!(matches!(refused, Err(Undone::Deed(MemoError::Text(TextError::Empty)))));
        let refused = put(&office, &world.officer, case, "a", &"a".repeat(4_001)).await;
        assert!(matches!(refused, Err(Undone::Deed(MemoError::Text(TextError::TooLong)))));
        assert_eq!(office.rows().await, before);
    }

    async fn a_letter_put_in_by_mistake_is_taken_out_with_a_reason_and_can_go_elsewhere(office) {
        let world = world(&office).await;
        let case = open_case(&office, &world, "a").await;
        let letter = attached(&office, &world, case).await;
        let refused = detach(&office, &world.officer, case, letter.id, " ").await;
        assert!(matches!(refused, Err(Undone::Deed(DetachError::Reason(TextError::Empty)))));
        detach(&office, &world.head, case, letter.id, "dotyczy innej działki").await.unwrap();
        let opened = opened(&office, &world.officer, case).await;
        assert_eq!(opened.documents.len(), 1);
        let step = opened.steps.last().unwrap();
        assert_eq!((step.kind, step.note.as_str()), (StepKind::Detached, "dotyczy innej działki"));
        assert_eq!(step.document, Some(StepDocument::Letter(letter.id, letter.number)));
        let again = Repeated::Detached(letter.id, "dotyczy innej działki");
        assert!(cases::is_done(&opened, &world.head, opened.row.version - 1, again));
        // It is on the desk of whoever took it out, and makes a case of its own.
        let out = letter_row(&office, letter.id).await;
        assert_eq!(out.circulation.state, LetterState::Taken);
        assert_eq!(out.circulation.person.as_ref().unwrap().0, world.head.id());
        try_to_open(&office, &world.head, &out, "b").await.unwrap();
    }

    async fn only_what_is_in_the_file_is_taken_out_and_never_the_letter_it_was_opened_with(office) {
        let world = world(&office).await;
        let (case, other) = (open_case(&office, &world, "a").await, open_case(&office, &world, "b").await);
        let letter = attached(&office, &world, other).await;
        let before = office.rows().await;
        for letter in [row(&office, case).await.letter, letter.id] {
            let refused = detach(&office, &world.officer, case, letter, "pomyłka").await;
            assert!(matches!(refused, Err(Undone::Deed(DetachError::Letter))), "{letter}");
        }
        assert_eq!(office.rows().await, before);
    }

    async fn related_cases_are_noted_in_both_and_unrelated_in_both(office) {
        let world = world(&office).await;
        let (case, other) = (open_case(&office, &world, "a").await, open_case(&office, &world, "b").await);
        relate(&office, &world.officer, case, other, true, "ta sama działka").await.unwrap();
        let refused = relate(&office, &world.officer, other, case, true, "jeszcze raz").await;
        assert!(matches!(refused, Err(Undone::Deed(RelateError::Other))), "they are related already");
        for (from, to) in [(case, other), (other, case)] {
            let opened = opened(&office, &world.officer, from).await;
            assert_eq!(opened.related.iter().map(|row| row.id).collect::<Vec<_>>(), [to]);
            let step = opened.steps.last().unwrap();
            assert_eq!((step.kind, step.note.as_str()), (StepKind::Related, "ta sama działka"));
            let sign = opened.related[0].sign.clone();
            assert_eq!(step.document, Some(StepDocument::Case(to, sign)));
        }
        relate(&office, &world.officer, other, case, false, "pomyłka").await.unwrap();
        for case in [case, other] {
            let opened = opened(&office, &world.officer, case).await;
            assert!(opened.related.is_empty());
            assert_eq!(opened.steps.last().unwrap().kind, StepKind::Unrelated);
        }
        let refused = relate(&office, &world.officer, case, other, false, "pomyłka").await;
        assert!(matches!(refused, Err(Undone::Deed(RelateError::Other))), "they are not related any more");
    }

    async fn a_case_is_related_to_none_but_another_that_is_there(office) {
        let world = world(&office).await;
        let case = open_case(&office, &world, "a").await;
        let refused = relate(&office, &world.officer, case, case, true, "x").await;
        assert!(matches!(refused, Err(Undone::Deed(RelateError::Same))));
        let elsewhere = CaseId::from_uuid(uuid::Uuid::nil());
        let refused = relate(&office, &world.officer, case, elsewhere, true, "x").await;
        assert!(matches!(refused, Err(Undone::Deed(RelateError::Other))));
        let refused = relate(&office, &world.officer, case, elsewhere, true, " ").await;
        assert!(matches!(refused, Err(Undone::Deed(RelateError::Reason(TextError::Empty)))));
    }

    async fn the_log_tells_who_did_what_about_which_document_in_order(office) {
        let world = world(&office).await;
        let (case, other) = (open_case(&office, &world, "a").await, open_case(&office, &world, "b").await);
        let letter = attached(&office, &world, case).await;
        put(&office, &world.officer, case, "Rozmowa", "Przyjdzie jutro.").await.unwrap();
        relate(&office, &world.officer, case, other, true, "ta sama działka").await.unwrap();
        detach(&office, &world.officer, case, letter.id, "dotyczy innej sprawy").await.unwrap();
        close(&office, &world.head, case, "tylko do wiadomości").await.unwrap();
        let log = log(&office, &world.officer, case).await;
        assert!(log.lines.is_sorted_by_key(|line| line.step.at()));
        let first = row(&office, case).await.letter;
        let expected = [
            ("letter.assigned", first.uuid(), "naczelnik", Post::UnitHead),
            ("letter.taken", first.uuid(), "referent", Post::CaseOfficer),
            ("case.opened", first.uuid(), "referent", Post::CaseOfficer),
            ("case.attached", letter.id.uuid(), "referent", Post::CaseOfficer),
            ("case.detached", letter.id.uuid(), "referent", Post::CaseOfficer),
            ("case.related", other.uuid(), "referent", Post::CaseOfficer),
        ];
        for (what, document, who, post) in expected {
            let line = line(&log, what);
            assert_eq!((line.step.who(), line.step.post()), (who, Some(post)), "{what}");
            assert_eq!(line.document.as_ref().unwrap().id.uuid(), document, "{what}");
        }
        let put = line(&log, "case.memo_put").document.clone().unwrap();
        assert_eq!(put.name, DocumentName::Memo(MemoKind::Note, "Rozmowa".to_owned()));
        let closed = line(&log, "case.closed");
        assert_eq!((closed.step.who(), closed.document.as_ref()), ("naczelnik", None));
        let signs = (log.case.row.sign.to_string(), row(&office, other).await.sign.to_string());
        let related = line(&log, "case.related").document.clone().unwrap();
        assert_eq!((related.name, signs.0 == signs.1), (DocumentName::Case(signs.1), false));
        let stranger = official(&office, "obca", &world.other_unit, Post::UnitHead).await;
        let mut view = office.journal.view().await.unwrap();
        assert!(cases::log(&mut view, &stranger, case).await.unwrap().is_none(), "not theirs to see");
    }

    async fn nobody_else_acts_on_a_letter_while_it_is_taken_out(office) {
        let world = world(&office).await;
        let case = open_case(&office, &world, "a").await;
        let letter = attached(&office, &world, case).await;
        let shown = letter_row(&office, letter.id).await.circulation.version;
        detach(&office, &world.officer, case, letter.id, "pomyłka").await.unwrap();
        let mut act = act(&office, &world.officer).await;
        let stale = registry::may_file(&mut act, &world.officer, letter.id, shown).await;
        assert!(matches!(stale, Err(registry::Denied::Stale)));
    }
}
