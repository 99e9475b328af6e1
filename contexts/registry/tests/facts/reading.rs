//! Reading the register within one's rights.

use accounts::Post;
use journal::Actor;
use registry::{FileRole, Letter, LetterRow, RpwNumber, Standing};
use testkit::{Office, on_both_databases};
use vocabulary::{Clock as _, Instant};

use crate::world::{client, official, receive, verdict, world};

/// The numbers of a search by a registry clerk.
async fn found(office: &Office, clerk: &accounts::Official, search: &str) -> Vec<i64> {
    let right = clerk.may_see_register().unwrap();
    let mut view = office.journal.view().await.unwrap();
    let page = registry::register(&mut view, &right, Some(search), None, None, 10).await.unwrap();
    page.rows.iter().map(|row| row.number.number).collect()
}

on_both_databases! {
    async fn a_letter_is_read_as_it_was_received(office) {
        let world = world(&office).await;
        let clerk = official(&office, "clerk", &world.unit, Post::RegistryClerk).await;
        let received = receive(&office, &world.client, "Żaneta Łoś", "Wniosek o latarnię").await.unwrap();
        let mut view = office.journal.view().await.unwrap();
        let letter = registry::letter(&mut view, &clerk, received.id).await.unwrap().unwrap();
        let row = &letter.row;
        assert_eq!((row.number, row.sender.as_str(), row.subject.as_str()), (received.number, "Żaneta Łoś", "Wniosek o latarnię"));
        assert_eq!((row.entered_at, row.registered_at), (office.clock.now().plus_seconds(-2), office.clock.now()));
        assert_eq!((&row.unit, row.standing, row.other_person), (&world.unit, Standing::Valid, false));
        assert_eq!((row.sender_account, row.service.as_str()), (Some(world.client.id), "pismo-ogolne"));
        assert!(letter.report.unwrap().signatures.is_empty());
        let files: Vec<_> = letter.files.iter().map(|file| (file.position, file.role, file.name.as_str(), file.size)).collect();
        assert_eq!(files, [(1, FileRole::Document, "pismo.xml", 4), (2, FileRole::Attachment, "załącznik.txt", 100_000)]);
        let content = office.files.read(&mut view, letter.files[1].file).await.unwrap().unwrap();
        assert_eq!(content, vec![b'x'; 100_000]);
    }

    async fn letters_are_found_with_and_without_polish_marks(office) {
        let world = world(&office).await;
        let clerk = official(&office, "clerk", &world.unit, Post::RegistryClerk).await;
        receive(&office, &world.client, "Żaneta ŁOŚ", "Opłata za śmieci").await.unwrap();
        receive(&office, &world.client, "Jan Kos", "100% pewności_\\'").await.unwrap();
        for (search, numbers) in [
            ("łoś", vec![1]), ("los", vec![1]), ("LOŚ", vec![1]), ("  oplata ", vec![1]), ("OPŁATA ZA", vec![1]),
            ("zaneta los oplata", vec![1]), ("kos", vec![2]), ("100%", vec![2]), ("%", vec![]), ("_", vec![]),
            ("'", vec![]), ("\\", vec![]), ("", vec![2, 1]), ("   ", vec![2, 1]), ("\0", vec![]), ("nikt", vec![]),
            ("RPW/2026/1", vec![1]), ("rpw / 2026 / 2", vec![2]), ("2026/3", vec![]), ("1999/1", vec![]),
        ] {
            assert_eq!(found(&office, &clerk, search).await, numbers, "{search:?}");
        }
    }

    async fn pages_neither_lose_nor_repeat(office) {
        let world = world(&office).await;
        let clerk = official(&office, "clerk", &world.unit, Post::RegistryClerk).await;
        for n in 0..7 {
            receive(&office, &world.client, "A", &format!("stary {n}")).await.unwrap();
        }
        office.clock.set(Instant::parse("2027-03-01T10:00:00Z").unwrap());
        for n in 0..6 {
            receive(&office, &world.client, "A", &format!("nowy {n}")).await.unwrap();
        }
        let right = clerk.may_see_register().unwrap();
        let inbox = clerk.sees_inbox().unwrap();
        let expected: Vec<RpwNumber> = (1..=6).rev().map(|number| RpwNumber { year: 2027, number })
            .chain((1..=7).rev().map(|number| RpwNumber { year: 2026, number })).collect();
        for size in [1, 2, 3, 6, 7, 12, 13, 14] {
            for list in ["register", "search", "inbox"] {
                let (mut seen, mut before): (Vec<LetterRow>, _) = (Vec::new(), None);
                loop {
                    let mut view = office.journal.view().await.unwrap();
                    let page = match list {
                        "register" => registry::register(&mut view, &right, None, None, before, size).await.unwrap(),
                        "search" => registry::register(&mut view, &right, Some("a"), None, before, size).await.unwrap(),
                        _ => registry::inbox(&mut view, &inbox, before, size).await.unwrap(),
                    };
                    assert!(page.rows.len() <= size as usize);
                    before = page.rows.last().map(|row| row.number);
                    seen.extend(page.rows);
                    if !page.more {
                        break;
                    }
                }
                let numbers: Vec<_> = seen.iter().map(|row| row.number).collect();
                assert_eq!(numbers, expected, "{list} by {size}");
            }
        }
    }

    async fn what_comes_in_while_one_turns_pages_moves_nothing(office) {
        let world = world(&office).await;
        let clerk = official(&office, "clerk", &world.unit, Post::RegistryClerk).await;
        let right = clerk.may_see_register().unwrap();
        for _ in 0..4 {
            receive(&office, &world.client, "A", "a").await.unwrap();
        }
        let page = registry::register(&mut office.journal.view().await.unwrap(), &right, None, None, None, 2).await.unwrap();
        receive(&office, &world.client, "A", "a").await.unwrap();
        let before = page.rows.last().map(|row| row.number);
        let next = registry::register(&mut office.journal.view().await.unwrap(), &right, None, None, before, 2).await.unwrap();
        assert_eq!(next.rows.iter().map(|row| row.number.number).collect::<Vec<_>>(), [2, 1]);
        assert!(page.more && !next.more);
    }

    async fn an_official_of_another_unit_sees_nothing(office) {
        let world = world(&office).await;
        let received = receive(&office, &world.client, "A", "a").await.unwrap();
        let mine = official(&office, "mine", &world.unit, Post::CaseOfficer).await;
        let other = official(&office, "other", &world.other_unit, Post::UnitHead).await;
        let clerk = official(&office, "clerk", &world.other_unit, Post::RegistryClerk).await;
        assert!(other.may_see_register().is_none());
        for (official, inbox, opens) in [(&mine, 1, true), (&other, 0, false), (&clerk, 0, true)] {
            let mut view = office.journal.view().await.unwrap();
            let page = registry::inbox(&mut view, &official.sees_inbox().unwrap(), None, 10).await.unwrap();
            assert_eq!((page.rows.len(), page.more), (inbox, false));
            assert_eq!(registry::letter(&mut view, official, received.id).await.unwrap().is_some(), opens);
        }
        let mut view = office.journal.view().await.unwrap();
        let unknown = office.journal.new_id();
        assert!(registry::letter(&mut view, &clerk, unknown).await.unwrap().is_none());
    }

    async fn a_sender_reads_the_letter_and_another_client_does_not(office) {
        let world = world(&office).await;
        let received = receive(&office, &world.client, "A", "a").await.unwrap();
        let other = client(&office, "barbara").await.as_client().unwrap();
        let mut view = office.journal.view().await.unwrap();
        let sender = world.client.as_client().unwrap();
        let Letter { row, files, .. } = registry::sent(&mut view, &sender, received.id).await.unwrap().unwrap();
        assert_eq!((row.number, row.signer.as_deref()), (received.number, Some("Anna Nowak")));
        assert_eq!(files.iter().map(|file| file.position).collect::<Vec<_>>(), [1, 2]);
        assert!(registry::sent(&mut view, &other, received.id).await.unwrap().is_none());
        let unknown = office.journal.new_id();
        assert!(registry::sent(&mut view, &other, unknown).await.unwrap().is_none());
    }

    async fn a_later_judgement_replaces_the_verdict_and_is_told_in_the_journal(office) {
        let world = world(&office).await;
        let clerk = official(&office, "clerk", &world.unit, Post::RegistryClerk).await;
        let received = receive(&office, &world.client, "A", "a").await.unwrap();
        office.clock.advance(60);
        let evidence = office.files.keep(office.journal.new_id(), "{}".into()).await.unwrap();
        let mut act = office.journal.act(Actor::System, &office.request).await.unwrap();
        let mut judged = verdict(Standing::Quarantined);
        judged.reason = Some("revoked".to_owned());
        let recorded = registry::judged_again(&mut act, received.id, &judged, evidence).await.unwrap();
        act.commit(recorded).await.unwrap();
        let mut view = office.journal.view().await.unwrap();
        let letter = registry::letter(&mut view, &clerk, received.id).await.unwrap().unwrap();
        assert_eq!((letter.row.standing, letter.row.reason.as_deref()), (Standing::Quarantined, Some("revoked")));
        assert_eq!(letter.judged_at, office.clock.now());
        assert_eq!(letter.row.registered_at, received.at);
        assert!(journal::find(&mut view, "letter.judged_again", received.id).await.unwrap().is_some());
    }
}
