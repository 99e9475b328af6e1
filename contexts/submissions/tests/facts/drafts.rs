//! A draft is saved, resumed, kept from others and erased.

use std::sync::Arc;

use catalogue::{Answers, Wrong};
use submissions::{AttachError, BeginError, DraftError, DraftState, FixError, KEPT_FOR, Limits, MOST_DRAFTS, Refusal};
use testkit::on_both_databases;
use vocabulary::{DraftId, SubmissionId};

use crate::{
    desk::{Desk, named},
    drafting::{COPY, HOME, RECORD, WHOSE, WHY, answers},
};

/// How many files lie in the office's store.
fn on_disk(desk: &Desk) -> usize {
    fn count(folder: &std::path::Path) -> usize {
        let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        entries.map(|path| if path.is_dir() { count(&path) } else { 1 }).sum()
    }
    count(&desk.office.folder.path().join("files"))
}

fn refusals(error: AttachError) -> Vec<Refusal> {
    match error {
        AttachError::Refused(refusals) => refusals,
        AttachError::Draft(error) => panic!("{error:?}"),
    }
}

on_both_databases! {
    async fn a_draft_is_resumed_as_it_was_saved(office) {
        let desk = Desk::open(office).await;
        let id = desk.begin(COPY).await;
        let begun = desk.now();
        desk.office.clock.advance(3_600);
        let hostile = "a\0b\u{202e}c]]>\u{1b}<&\"'\r\nłó\u{feff}";
        let long = "ż".repeat(50_000);
        desk.save(id, "akt", &[("rodzaj", "rozwód"), ("sztuki", "-7")]).await.unwrap();
        desk.save(id, "cel", &[("powod", &long), ("prawda", hostile)]).await.unwrap();
        let draft = desk.draft(id).await;
        let expected = answers(&[("rodzaj", "rozwód"), ("sztuki", "-7"), ("powod", &long), ("prawda", hostile)]);
        assert_eq!(draft.answers, expected, "wrong values are kept too");
        assert_eq!((draft.begun_at, draft.saved_at, draft.kept_until), (begun, desk.now(), desk.now().plus_seconds(KEPT_FOR)));
        assert_eq!((draft.state, draft.service.code.as_str(), draft.about), (DraftState::Open, COPY, None));
        let mut view = desk.office.journal.view().await.unwrap();
        let lines = submissions::drafts(&mut view, &desk.anna).await.unwrap();
        assert_eq!(lines.iter().map(|line| (line.id, line.fixed)).collect::<Vec<_>>(), [(id, false)]);
        assert!(submissions::drafts(&mut view, &desk.jan).await.unwrap().is_empty());
    }

    async fn a_draft_leaves_no_entry_in_the_journal(office) {
        let desk = Desk::open(office).await;
        let before = desk.office.rows().await["journal_entries"];
        let (id, _, _) = desk.fixed().await;
        submissions::discard(&desk.to, &desk.anna, id).await.unwrap();
        assert_eq!(desk.office.rows().await["journal_entries"], before);
    }

    async fn the_applicant_is_the_accounts_until_another_is_saved(office) {
        let desk = Desk::open(office).await;
        let mut act = desk.office.journal.act(journal::Actor::System, &desk.office.request).await.unwrap();
        let home = accounts::Address { building: "1".to_owned(), postal_code: "61-001".to_owned(), town: "Okienkowo".to_owned(), ..Default::default() };
        let filled = accounts::DataFilled { surname: "Nowak", names: "Anna", address: home, delivery: "paper", ..Default::default() };
        let recorded = accounts::change_data(&mut act, &desk.anna, accounts::Data::read(&filled).unwrap()).await.unwrap();
        act.commit(recorded).await.unwrap();
        let id = desk.begin(COPY).await;
        let known = desk.draft(id).await.applicant;
        assert_eq!([known.get("dom"), known.get("miasto"), known.get("odbior")], [Some("1"), Some("Okienkowo"), Some("paper")]);
        assert_eq!(submissions::check_applicant(&known), []);
        let saved = submissions::save_applicant(&desk.to, &desk.anna, id, answers(&[("dom", ""), ("powod", "x")])).await.unwrap();
        assert_eq!(saved.applicant, answers(&[("dom", "")]), "an emptied line stays empty");
    }

    async fn two_tabs_save_two_steps_and_the_last_save_of_a_step_wins(office) {
        let desk = Arc::new(Desk::open(office).await);
        let id = desk.begin(COPY).await;
        for round in 0..10 {
            let number = round.to_string();
            let tabs = [("akt", vec![("sztuki", "3")]), ("kogo", vec![("imie", "Jan")]), ("cel", vec![("powod", "x")])].map(|(step, values)| {
                let desk = desk.clone();
                tokio::spawn(async move { desk.save(id, step, &values).await.unwrap() })
            });
            for tab in tabs {
                tab.await.unwrap();
            }
            desk.save(id, "akt", &[("rodzaj", &number)]).await.unwrap();
            let expected = answers(&[("rodzaj", &number), ("imie", "Jan"), ("powod", "x")]);
            assert_eq!(desk.draft(id).await.answers, expected, "the step was replaced as a whole");
        }
    }

    async fn only_the_fields_of_the_step_are_taken(office) {
        let desk = Desk::open(office).await;
        let id = desk.begin(COPY).await;
        desk.save(id, "cel", &[("powod", "x")]).await.unwrap();
        let draft = desk.save(id, "akt", &[("rodzaj", "urodzenie"), ("powod", "y"), ("csrf", "z"), ("nie-ma", "q")]).await.unwrap();
        assert_eq!(draft.answers, answers(&[("rodzaj", "urodzenie"), ("powod", "x")]));
        assert!(matches!(desk.save(id, "nie-ma", &[]).await, Err(DraftError::Gone)));
    }

    async fn an_endless_value_is_cut_and_stays_wrong(office) {
        let desk = Desk::open(office).await;
        let id = desk.filled().await;
        let draft = desk.save(id, "cel", &[("powod", &"x".repeat(1 << 20)), ("prawda", "tak")]).await.unwrap();
        assert_eq!(draft.answers.get("powod").unwrap().len(), 200_000);
        desk.save(id, "kogo", &[("imie", &"ż".repeat(1 << 20)), ("urodzony", &"1".repeat(1 << 20))]).await.unwrap();
        assert!(desk.office.text_of("drafts").await.len() < 300_000);
        let Err(FixError::Incomplete(incomplete)) = submissions::fix(&desk.to, &desk.anna, id).await else { panic!() };
        let wrong: Vec<_> = incomplete.steps.iter().flat_map(|(_, mistakes)| mistakes).map(|mistake| mistake.wrong).collect();
        assert_eq!(wrong, [Wrong::TooLong { longest: 60 }, Wrong::Form, Wrong::TooLong { longest: 20_000 }]);
    }

    async fn nobody_elses_draft_can_be_seen_or_used(office) {
        let desk = Desk::open(office).await;
        let (id, fixed, bytes) = desk.fixed().await;
        let file = desk.draft(id).await.files[0].id;
        let (to, jan) = (&desk.to, &desk.jan);
        let before = desk.office.text_of("drafts").await;
        for stranger_to in [id, DraftId::from_uuid(uuid::Uuid::max())] {
            let mut view = desk.office.journal.view().await.unwrap();
            assert!(submissions::draft(&mut view, jan, stranger_to).await.unwrap().is_none());
            drop(view);
            assert!(submissions::draft_file(to, jan, stranger_to, file).await.unwrap().is_none());
            assert!(submissions::fixed_document(to, jan, stranger_to).await.unwrap().is_none());
            assert!(matches!(submissions::save_answers(to, jan, stranger_to, "akt", answers(RECORD)).await, Err(DraftError::Gone)));
            assert!(matches!(submissions::save_applicant(to, jan, stranger_to, answers(HOME)).await, Err(DraftError::Gone)));
            let attached = submissions::attach(to, jan, stranger_to, "inne", vec![named("a.txt", "a")]).await;
            assert!(matches!(attached, Err(AttachError::Draft(DraftError::Gone))));
            assert!(matches!(submissions::detach(to, jan, stranger_to, file).await, Err(DraftError::Gone)));
            assert!(matches!(submissions::reopen(to, jan, stranger_to).await, Err(DraftError::Gone)));
            assert!(matches!(submissions::fix(to, jan, stranger_to).await, Err(FixError::Draft(DraftError::Gone))));
            assert!(matches!(submissions::discard(to, jan, stranger_to).await, Err(DraftError::Gone)));
            let signed = named(&fixed.name, desk.within(&bytes));
            let filed = submissions::file_draft(to, jan, stranger_to, signed, desk.now(), "portal", &desk.office.request).await;
            assert!(matches!(filed, Err(submissions::SubmitError::Draft(DraftError::Gone))));
        }
        assert_eq!(desk.office.text_of("drafts").await, before);
    }

    async fn a_file_of_another_draft_cannot_be_reached_through_this_one(office) {
        let desk = Desk::open(office).await;
        let one = desk.begin(COPY).await;
        desk.save(one, "akt", RECORD).await.unwrap();
        let other = desk.begin(COPY).await;
        desk.attach(one, "a.txt", "a").await.unwrap();
        let file = desk.draft(one).await.files[0].id;
        assert!(submissions::draft_file(&desk.to, &desk.anna, other, file).await.unwrap().is_none());
        assert!(matches!(submissions::detach(&desk.to, &desk.anna, other, file).await, Err(DraftError::Gone)));
        let (told, content) = submissions::draft_file(&desk.to, &desk.anna, one, file).await.unwrap().unwrap();
        assert_eq!((told.name.as_str(), told.media_type, &*content), ("a.txt", "text/plain", b"a".as_slice()));
    }

    async fn pressing_many_times_begins_one_draft(office) {
        let desk = std::sync::Arc::new(Desk::open(office).await);
        let mut pressed = Vec::new();
        for _ in 0..12 {
            let desk = desk.clone();
            pressed.push(tokio::spawn(async move { desk.begin(COPY).await }));
        }
        let mut begun = std::collections::BTreeSet::new();
        for one in pressed {
            begun.insert(one.await.unwrap().to_string());
        }
        assert_eq!(begun.len(), 1);
        assert_eq!(desk.office.rows().await["drafts"], 1);
    }

    async fn a_client_has_so_many_drafts_and_no_more(office) {
        let desk = Desk::open(office).await;
        let mut last = desk.begin(COPY).await;
        for _ in 1..MOST_DRAFTS {
            desk.save(last, "akt", RECORD).await.unwrap();
            last = desk.begin(COPY).await;
        }
        desk.save(last, "akt", RECORD).await.unwrap();
        let service = desk.draft(last).await.service;
        let begun = submissions::begin_draft(&desk.to, &desk.anna, &service, None).await;
        assert!(matches!(begun, Err(BeginError::TooMany)));
        submissions::begin_draft(&desk.to, &desk.jan, &service, None).await.unwrap();
        submissions::discard(&desk.to, &desk.anna, last).await.unwrap();
        submissions::begin_draft(&desk.to, &desk.anna, &service, None).await.unwrap();
        let about = submissions::begin_draft(&desk.to, &desk.anna, &service, Some(SubmissionId::from_uuid(uuid::Uuid::nil()))).await;
        assert!(matches!(about, Err(BeginError::NoForm)));
    }

    async fn files_are_checked_by_their_content_and_told_all_at_once(office) {
        let desk = Desk::open(office).await;
        let id = desk.filled().await;
        let rows = desk.office.rows().await;
        let told = submissions::attach(&desk.to, &desk.anna, id, "inne", vec![
            named("zdjęcie.png", b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0".as_slice()), named("a.js", "alert(1)"),
            named("..", "x"), named("pusty.txt", ""), named("dobry.txt", "x"), named("dobry.txt", "y"),
        ]).await.unwrap_err();
        let codes: Vec<_> = refusals(told).iter().map(|refusal| (refusal.code(), refusal.cause())).collect();
        assert_eq!(codes, [
            ("kind-not-taken", Some("program".to_owned())), ("name-does-not-fit", None), ("name-unusable", None),
            ("empty-file", None), ("same-name", None),
        ]);
        assert_eq!((desk.office.rows().await, on_disk(&desk)), (rows, 0), "none was attached, not even the good one");
        desk.attach(id, "C:\\skany\\a\u{202e}b.txt", "x").await.unwrap();
        assert_eq!(desk.draft(id).await.files[0].name, "a\u{fffd}b.txt");
        let told = refusals(desk.attach(id, "a\u{202e}b.txt", "y").await.unwrap_err());
        assert_eq!(told, [Refusal::SameName { name: "a\u{fffd}b.txt".to_owned() }]);
    }

    async fn the_limits_hold_for_all_files_of_a_draft(office) {
        let mut desk = Desk::open(office).await;
        desk.to.limits = Limits { document: 200_000, file: 1_000, whole: 203_000, files: 4 };
        let id = desk.filled().await;
        let (full, over) = (vec![b'x'; 1_000], vec![b'x'; 1_001]);
        let too_large = Refusal::FileTooLarge { name: "a.txt".to_owned(), limit: 1_000 };
        assert_eq!(refusals(desk.attach(id, "a.txt", over).await.unwrap_err()), [too_large]);
        for name in ["a.txt", "b.txt"] {
            desk.attach(id, name, full.clone()).await.unwrap();
        }
        let more = vec![named("c.txt", full.clone()), named("d.txt", "d")];
        let told = refusals(submissions::attach(&desk.to, &desk.anna, id, "inne", more).await.unwrap_err());
        assert_eq!(told, [Refusal::TooManyFiles { limit: 3 }, Refusal::WholeTooLarge { limit: 3_000 }]);
        desk.attach(id, "c.txt", full).await.unwrap();
        assert_eq!(refusals(desk.attach(id, "d.txt", "d").await.unwrap_err()).len(), 2);
        let (_, bytes) = desk.fix(id).await;
        desk.file_draft(id, desk.within(&bytes)).await.unwrap();
    }

    async fn two_tabs_cannot_attach_beyond_the_limits(office) {
        let mut desk = Desk::open(office).await;
        desk.to.limits.files = 4;
        let id = desk.filled().await;
        let desk = Arc::new(desk);
        let tabs: Vec<_> = (0..8)
            .map(|n| {
                let desk = desk.clone();
                tokio::spawn(async move { desk.attach(id, &format!("{n}.txt"), vec![b'x'; 100_000]).await })
            })
            .collect();
        let mut attached = 0;
        for tab in tabs {
            match tab.await.unwrap() {
                Ok(()) => attached += 1,
                Err(AttachError::Refused(_)) => {}
                other => panic!("{other:?}"),
            }
        }
        assert_eq!((attached, desk.draft(id).await.files.len(), on_disk(&desk)), (3, 3, 3));
    }

    async fn a_slot_takes_its_number_and_is_there_only_while_it_is_shown(office) {
        let desk = Desk::open(office).await;
        let id = desk.filled().await;
        let attach = async |slot: &str, name: &str| submissions::attach(&desk.to, &desk.anna, id, slot, vec![named(name, "x")]).await;
        for slot in ["dowod", "nie-ma", ""] {
            assert!(matches!(attach(slot, "a.txt").await, Err(AttachError::Draft(DraftError::Gone))), "{slot}");
        }
        desk.save(id, "akt", &[("rodzaj", "malzenstwo"), ("sztuki", "1")]).await.unwrap();
        attach("dowod", "a.txt").await.unwrap();
        attach("dowod", "b.txt").await.unwrap();
        assert_eq!(refusals(attach("dowod", "c.txt").await.unwrap_err()), [Refusal::TooManyFiles { limit: 2 }]);
        assert_eq!(desk.draft(id).await.files.len(), 2);
        desk.save(id, "akt", RECORD).await.unwrap();
        assert_eq!(desk.draft(id).await.files.len(), 0, "what is not asked for is not sent");
        let (_, bytes) = desk.fix(id).await;
        assert_eq!(submissions::read_letter(&bytes).unwrap().attachments, []);
        submissions::reopen(&desk.to, &desk.anna, id).await.unwrap();
        desk.save(id, "akt", &[("rodzaj", "malzenstwo"), ("sztuki", "1")]).await.unwrap();
        assert_eq!(desk.draft(id).await.files.len(), 2, "nor is it lost");
    }

    async fn a_detached_or_discarded_file_is_erased(office) {
        let desk = Desk::open(office).await;
        let (id, _, _) = desk.fixed().await;
        assert_eq!(on_disk(&desk), 2, "the large file and the document");
        assert!(matches!(submissions::detach(&desk.to, &desk.anna, id, desk.draft(id).await.files[0].id).await, Err(DraftError::NotOpen)));
        submissions::reopen(&desk.to, &desk.anna, id).await.unwrap();
        assert_eq!(on_disk(&desk), 1, "the document is forgotten");
        let large = desk.draft(id).await.files[1].id;
        submissions::detach(&desk.to, &desk.anna, id, large).await.unwrap();
        assert!(matches!(submissions::detach(&desk.to, &desk.anna, id, large).await, Err(DraftError::Gone)));
        assert_eq!((on_disk(&desk), desk.office.rows().await["draft_files"]), (0, 1));
        submissions::discard(&desk.to, &desk.anna, id).await.unwrap();
        assert!(matches!(submissions::discard(&desk.to, &desk.anna, id).await, Err(DraftError::Gone)));
        let rows = desk.office.rows().await;
        assert_eq!((rows["drafts"], rows["draft_files"]), (0, 0));
    }

    async fn a_draft_is_erased_when_nobody_saved_it_for_thirty_days(office) {
        let desk = Desk::open(office).await;
        let (old, _, _) = desk.fixed().await;
        desk.office.clock.advance(10 * 24 * 3_600);
        let young = desk.begin(COPY).await;
        desk.save(young, "akt", RECORD).await.unwrap();
        let (filed, _, bytes) = desk.fixed().await;
        let answer = desk.file_draft(filed, desk.within(&bytes)).await.unwrap();
        desk.office.clock.advance(20 * 24 * 3_600 - 1);
        assert_eq!(submissions::erase_expired(&desk.to, desk.now()).await.unwrap(), 0);
        desk.office.clock.advance(1);
        assert_eq!(submissions::erase_expired(&desk.to, desk.now()).await.unwrap(), 1);
        let mut view = desk.office.journal.view().await.unwrap();
        assert!(submissions::draft(&mut view, &desk.anna, old).await.unwrap().is_none());
        drop(view);
        desk.save(young, "akt", RECORD).await.unwrap();
        desk.office.clock.advance(10 * 24 * 3_600);
        assert_eq!(submissions::erase_expired(&desk.to, desk.now()).await.unwrap(), 1, "the filed one, which was not saved since");
        assert_eq!(desk.draft(young).await.state, DraftState::Open);
        let again = desk.file_draft(filed, "whatever").await.unwrap();
        assert_eq!((again.submission, again.again), (answer.submission, true), "a filing is found by its draft for good");
        let files = desk.opened(&answer).await.files;
        let mut view = desk.office.journal.view().await.unwrap();
        for file in files {
            assert!(desk.office.files.read(&mut view, file.file).await.unwrap().is_some(), "{}", file.name);
        }
    }

    async fn everything_missing_is_told_at_once_and_nothing_is_fixed(office) {
        let desk = Desk::open(office).await;
        let id = desk.begin(COPY).await;
        desk.save(id, "akt", &[("rodzaj", "malzenstwo"), ("sztuki", "6")]).await.unwrap();
        desk.save(id, "cel", &[("powod", "a\u{202e}b")]).await.unwrap();
        let Err(FixError::Incomplete(told)) = submissions::fix(&desk.to, &desk.anna, id).await else { panic!("fixed") };
        assert_eq!(told.applicant.len(), 3);
        let steps: Vec<_> = told.steps.iter().map(|(step, mistakes)| (step.as_str(), mistakes.iter().map(|mistake| mistake.wrong).collect::<Vec<_>>())).collect();
        assert_eq!(steps, [("akt", vec![Wrong::TooLarge { most: 5 }]), ("cel", vec![Wrong::Sign('\u{202e}'), Wrong::Missing])]);
        assert_eq!(told.slots, ["dowod"]);
        assert_eq!(desk.draft(id).await.state, DraftState::Open);
    }

    async fn a_fixed_draft_is_frozen_until_it_is_reopened(office) {
        let desk = Desk::open(office).await;
        let (id, fixed, bytes) = desk.fixed().await;
        assert_eq!(desk.draft(id).await.state, DraftState::Fixed(fixed.clone()));
        assert!(matches!(desk.save(id, "akt", RECORD).await, Err(DraftError::NotOpen)));
        assert!(matches!(submissions::save_applicant(&desk.to, &desk.anna, id, Answers::default()).await, Err(DraftError::NotOpen)));
        assert!(matches!(desk.attach(id, "c.txt", "c").await, Err(AttachError::Draft(DraftError::NotOpen))));
        desk.office.clock.advance(60);
        assert_eq!(desk.fix(id).await, (fixed.clone(), bytes), "fixing again changes nothing");
        submissions::reopen(&desk.to, &desk.anna, id).await.unwrap();
        submissions::reopen(&desk.to, &desk.anna, id).await.unwrap();
        assert!(submissions::fixed_document(&desk.to, &desk.anna, id).await.unwrap().is_none());
        assert_eq!(desk.draft(id).await.files.len(), 2);
        desk.save(id, "kogo", WHOSE).await.unwrap();
        let (other, _) = desk.fix(id).await;
        assert_ne!((other.sha256, other.name), (fixed.sha256, fixed.name));
    }

    async fn a_document_is_of_one_moment_whatever_other_tabs_do(office) {
        let desk = Arc::new(Desk::open(office).await);
        let id = desk.filled().await;
        for round in 0..6 {
            let tabs: Vec<_> = (0..3)
                .map(|tab| {
                    let desk = desk.clone();
                    let why = format!("{round}.{tab}");
                    tokio::spawn(async move { desk.save(id, "cel", &[("powod", &why), ("prawda", "tak")]).await.map(|_| why) })
                })
                .collect();
            let fixed = submissions::fix(&desk.to, &desk.anna, id).await;
            for tab in tabs {
                match tab.await.unwrap() {
                    Ok(_) | Err(DraftError::NotOpen) => {}
                    other => panic!("{other:?}"),
                }
            }
            fixed.unwrap();
            let (_, bytes) = submissions::fixed_document(&desk.to, &desk.anna, id).await.unwrap().unwrap();
            let shown = submissions::read_letter(&bytes).unwrap().sections[2].lines[0].value.clone();
            assert_eq!(desk.draft(id).await.answers.get("powod").unwrap().replace("\r\n", "\n"), shown, "what is seen is what is signed");
            submissions::reopen(&desk.to, &desk.anna, id).await.unwrap();
            desk.save(id, "cel", WHY).await.unwrap();
        }
    }
}
