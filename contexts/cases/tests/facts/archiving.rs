//! What is closed stays as it is, and goes to the records archive after two full calendar years.

use accounts::{Official, Post};
use cases::{CaseRow, Deed, Denied, Stage};
use testkit::{Office, on_both_databases};
use vocabulary::{AnswerId, CaseId, Clock as _, Date, Instant};

use crate::{
    answers_desk::{Desk, answer, draft, send, sent, text},
    world::{World, act, close, letter_row, official, open_case, row, work, world},
};

/// Every table that holds something of a case or of the letters in it.
const TABLES: [&str; 15] = [
    "cases",
    "case_words",
    "case_documents",
    "case_pauses",
    "case_steps",
    "case_answers",
    "case_answer_versions",
    "case_memos",
    "case_relations",
    "case_messages",
    "unread_messages",
    "letters",
    "letter_files",
    "letter_steps",
    "files",
];

async fn kept(office: &Office) -> Vec<String> {
    let mut kept = Vec::new();
    for table in TABLES {
        kept.push(office.text_of(table).await);
    }
    kept
}

/// Somebody of every post in the unit that carries the cases, and its like of another unit.
async fn everybody(office: &Office, world: &World) -> Vec<Official> {
    let mut people = vec![world.officer.clone(), world.colleague.clone(), world.head.clone()];
    for post in Post::ALL {
        people.push(official(office, &format!("tu {}", post.code()), &world.unit, post).await);
    }
    for post in [Post::UnitHead, Post::Archivist] {
        people.push(official(office, &format!("tam {}", post.code()), &world.other_unit, post).await);
    }
    people
}

/// Everybody tries everything there is to do with a case, with its answers, and with its letter.
async fn everybody_tries_everything(office: &Office, people: &[Official], case: CaseId, answers: &[AnswerId]) {
    let CaseRow { version, letter, .. } = row(office, case).await;
    let of_letter = letter_row(office, letter).await.circulation.version;
    for who in people {
        let what = format!("{:?} of {}", who.post(), who.unit().symbol);
        for deed in Deed::ALL {
            let mut tried = act(office, who).await;
            assert!(cases::may_work(&mut tried, who, case, version, deed).await.is_err(), "{what}: {deed:?}");
        }
        macro_rules! refused {
            ($from:ident, $of:expr, $version:expr, $($door:ident)*) => {$(
                // What was tried is given up before the next: it may hold a lock, and makes a page's version old.
                {
                    let mut tried = act(office, who).await;
                    let right = $from::$door(&mut tried, who, $of, $version).await;
                    assert!(right.is_err(), "{what}: {}", stringify!($door));
                }
            )*};
        }
        let mut writing = act(office, who).await;
        assert!(cases::may_write_to_client(&mut writing, who, case).await.is_err(), "{what} writes to the client");
        drop(writing);
        for id in answers {
            let version = answer(office, *id).await.version;
            refused! { cases, *id, version, may_draft may_give_back may_approve }
        }
        refused! {
            registry, letter, of_letter,
            may_distribute may_send_for_assignment may_assign may_reassign may_correct may_refuse may_take may_scan may_file
            may_ask_annulment may_annul may_keep_entry
        }
    }
}

/// Moves the clock to noon of this day.
fn noon_of(office: &Office, day: Date) {
    office.clock.set(Instant::of_warsaw(day, 12, 0).unwrap());
}

async fn take_over(office: &Office, who: &Official, case: CaseId) -> bool {
    work(office, who, case, Deed::Archive, async |act, right| cases::archive(act, right, "1/2029").await).await.is_ok()
}

on_both_databases! {
    async fn nothing_and_nobody_changes_a_closed_case(office) {
        let desk = Desk::open(office).await;
        let (office, world) = (&desk.office, &desk.world);
        let people = everybody(office, world).await;
        // One was answered and closed before the client came; one only noted, with a draft and one that waits for the head.
        let (answered, sealed) = desk.sealed().await;
        close(office, &world.officer, answered, "").await.unwrap();
        let noted = open_case(office, world, "Ławka").await;
        let begun = draft(office, &world.officer, noted, &text("Może.")).await.unwrap();
        close(office, &world.officer, noted, "tylko do wiadomości").await.unwrap();
        let half = open_case(office, world, "Kosz").await;
        let waiting = sent(office, world, half).await;
        close(office, &world.officer, half, "tylko do wiadomości").await.unwrap();
        let before = kept(office).await;
        for (case, answers) in [(answered, vec![sealed]), (noted, vec![begun]), (half, vec![waiting])] {
            everybody_tries_everything(office, &people, case, &answers).await;
            assert!(send(office, &world.officer, answers[0]).await.is_err());
            let mut writing = act(office, &world.officer).await;
            let anna = world.client.as_client().unwrap();
            assert!(cases::may_write_to_office(&mut writing, &anna, case).await.is_err());
        }
        assert_eq!(desk.waiting().await, 0, "no job is left that could change one");
        assert_eq!(kept(office).await, before);
    }

    async fn the_archive_takes_over_after_two_full_years_and_then_too_nobody_changes_it(office) {
        let world = world(&office).await;
        let people = everybody(&office, &world).await;
        let archivist = people.iter().find(|who| who.post() == Post::Archivist && who.unit() == &world.other_unit).unwrap();
        let case = open_case(&office, &world, "Latarnia").await;
        assert!(!take_over(&office, archivist, case).await, "while it runs");
        close(&office, &world.officer, case, "tylko do wiadomości").await.unwrap();
        let from = row(&office, case).await.archived_from().unwrap();
        assert_eq!(from, Date::new(office.clock.now().warsaw_date().year() + 3, 1, 1).unwrap());
        noon_of(&office, from.yesterday().unwrap());
        assert!(!take_over(&office, archivist, case).await, "the day before");
        noon_of(&office, from);
        for who in people.iter().filter(|who| who.post() != Post::Archivist) {
            assert!(!take_over(&office, who, case).await, "{:?}", who.post());
        }
        assert!(take_over(&office, archivist, case).await);
        assert_eq!(row(&office, case).await.stage, Stage::Archived);
        let before = kept(&office).await;
        everybody_tries_everything(&office, &people, case, &[]).await;
        assert_eq!(kept(&office).await, before);
        let mut view = office.journal.view().await.unwrap();
        for who in [&world.officer, &world.head, archivist] {
            assert!(cases::case(&mut view, who, case).await.unwrap().is_some(), "{:?} goes on reading it", who.post());
        }
    }

    async fn the_archivist_sees_what_is_closed_in_every_unit_and_nothing_that_runs(office) {
        let world = world(&office).await;
        let archivist = official(&office, "archiwistka", &world.other_unit, Post::Archivist).await;
        let case = open_case(&office, &world, "Latarnia").await;
        let sees = async || cases::case(&mut office.journal.view().await.unwrap(), &archivist, case).await.unwrap().is_some();
        assert!(!sees().await);
        let mut early = act(&office, &archivist).await;
        let version = row(&office, case).await.version;
        let denied = cases::may_work(&mut early, &archivist, case, version, Deed::Archive).await.err();
        assert!(matches!(denied, Some(Denied::NotYours)), "{denied:?}");
        drop(early);
        close(&office, &world.officer, case, "tylko do wiadomości").await.unwrap();
        assert!(sees().await);
    }
}
