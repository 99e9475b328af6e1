//! The key by which a sender finds a filing again.

use std::sync::Arc;

use submissions::{SubmitError, Upload};
use testkit::{on_both_databases, sandbox::hostile};

use crate::desk::{Desk, key, named, to, upload};

on_both_databases! {
    async fn the_same_filing_under_the_same_key_is_filed_once(office) {
        let desk = Desk::open(office).await;
        let upload = upload(desk.letter());
        let filed = desk.file(upload.clone(), "k").await.unwrap();
        let rows = desk.office.rows().await;
        desk.office.clock.advance(3_600);
        let again = desk.file(upload, "k").await.unwrap();
        assert!(!filed.again && again.again);
        assert_eq!((again.submission, again.letter, again.number, again.entered_at), (filed.submission, filed.letter, filed.number, filed.entered_at));
        assert_eq!(desk.office.rows().await, rows);
    }

    async fn another_body_under_the_same_key_is_told(office) {
        let desk = Desk::open(office).await;
        let first = upload(desk.letter());
        desk.file(first.clone(), "k").await.unwrap();
        let rows = desk.office.rows().await;
        let renamed = Upload { document: Some(named("inne.xml", desk.letter())), ..first.clone() };
        let more = Upload { attachments: vec![named("a.txt", "a")], ..first.clone() };
        let less = Upload { document: None, ..first.clone() };
        let elsewhere = Upload { service: "inna".to_owned(), ..first.clone() };
        for other in [renamed, more, less, elsewhere, Upload::default()] {
            assert!(matches!(desk.file(other, "k").await, Err(SubmitError::KeyUsedForOther)));
        }
        assert_eq!(desk.office.rows().await, rows);
        assert!(desk.file(first, "k").await.unwrap().again);
    }

    async fn a_file_in_another_role_is_another_body(office) {
        let desk = Desk::open(office).await;
        let signature = seals::detached(&[("a.txt", b"a", "text/plain")], desk.anna_key.key(), desk.now()).unwrap();
        let detached = Upload { detached: vec![named("a.txt", "a")], ..upload(signature.as_str()) };
        let attached = Upload { attachments: vec![named("a.txt", "a")], ..upload(signature) };
        desk.file(detached, "k").await.unwrap();
        assert!(matches!(desk.file(attached, "k").await, Err(SubmitError::KeyUsedForOther)));
    }

    async fn the_same_body_under_another_key_is_another_filing(office) {
        let desk = Desk::open(office).await;
        let upload = upload(desk.letter());
        let (one, two) = (desk.file(upload.clone(), "1").await.unwrap(), desk.file(upload, "2").await.unwrap());
        assert_ne!(one.letter, two.letter);
        assert_eq!((one.number.number, two.number.number, two.again), (1, 2, false));
    }

    async fn a_refusal_leaves_the_key_free(office) {
        let desk = Desk::open(office).await;
        let letter = desk.letter();
        let altered = desk.file(upload(hostile::altered(&letter)), "k").await;
        assert!(matches!(altered, Err(SubmitError::Refused(_))));
        assert!(!desk.file(upload(letter), "k").await.unwrap().again);
    }

    async fn another_accounts_key_is_another_key(office) {
        let desk = Desk::open(office).await;
        let upload = upload(desk.letter());
        let annas = desk.file(upload.clone(), "k").await.unwrap();
        let jans = desk.file_as(&desk.jan, upload, "k").await.unwrap();
        assert!(!jans.again);
        assert_ne!(annas.letter, jans.letter);
    }

    async fn two_at_once_under_one_key_are_one_filing(office) {
        let desk = Arc::new(Desk::open(office).await);
        let upload = upload(desk.letter());
        let both: Vec<_> = (0..2)
            .map(|_| {
                let (desk, upload) = (desk.clone(), upload.clone());
                tokio::spawn(async move { desk.file(upload, "k").await })
            })
            .collect();
        let mut filed = 0;
        for one in both {
            match one.await.unwrap() {
                Ok(one) => filed += i32::from(!one.again),
                Err(SubmitError::InFlight) => {}
                other => panic!("{other:?}"),
            }
        }
        assert_eq!(filed, 1);
        assert_eq!(desk.office.rows().await["letters"], 1);
        assert!(desk.file(upload, "k").await.unwrap().again, "afterwards the key is not in hand");
    }

    async fn two_processes_at_once_under_one_key_are_one_filing(office) {
        let desk = Arc::new(Desk::open(office).await);
        let upload = upload(desk.letter());
        let all: Vec<_> = (0..6)
            .map(|_| {
                let (desk, upload) = (desk.clone(), upload.clone());
                let process = to(&desk.office, &desk.world);
                tokio::spawn(async move {
                    let entered = desk.now();
                    submissions::submit(&process, &desk.anna, upload, entered, "api", &key("k"), &desk.office.request)
                        .await
                        .unwrap()
                })
            })
            .collect();
        let mut filed = Vec::new();
        for one in all {
            filed.push(one.await.unwrap());
        }
        assert!(filed.iter().all(|one| one.letter == filed[0].letter));
        assert_eq!(filed.iter().filter(|one| !one.again).count(), 1);
        let rows = desk.office.rows().await;
        assert_eq!((rows["letters"], rows["receipts"], rows["jobs"], rows["idempotency_keys"]), (1, 1, 1, 1));
        assert_eq!(rows["files"], 2, "what the slower ones kept went with their acts");
        let next = desk.file(self::upload(desk.letter()), "next").await.unwrap();
        assert_eq!(next.number.number, 2, "no number is lost");
    }

    async fn two_processes_at_once_with_other_bodies_file_one_of_them(office) {
        let desk = Arc::new(Desk::open(office).await);
        let mut both = Vec::new();
        for body in ["<a>1</a>", "<a>2</a>"] {
            let signed = seals::seal(body, desk.anna_key.key(), desk.now()).unwrap();
            let (desk, process) = (desk.clone(), to(&desk.office, &desk.world));
            both.push(tokio::spawn(async move {
                let (upload, entered) = (upload(signed.xml()), desk.now());
                submissions::submit(&process, &desk.anna, upload, entered, "api", &key("k"), &desk.office.request).await
            }));
        }
        let (mut filed, mut told) = (0, 0);
        for one in both {
            match one.await.unwrap() {
                Ok(_) => filed += 1,
                Err(SubmitError::KeyUsedForOther) => told += 1,
                other => panic!("{other:?}"),
            }
        }
        assert_eq!((filed, told), (1, 1));
        assert_eq!(desk.office.rows().await["letters"], 1);
    }

    async fn a_sender_who_went_away_finds_one_filing_or_none(office) {
        let desk = Arc::new(Desk::open(office).await);
        let letter = desk.letter();
        // Warm, so that the rest goes at an even pace.
        desk.file(upload(letter.as_str()), "first").await.unwrap();
        for n in 0_u64..24 {
            let (going, upload) = (desk.clone(), upload(letter.as_str()));
            let name = format!("gone-{n}");
            let under = name.clone();
            let sending = tokio::spawn(async move { going.file(upload, &under).await });
            tokio::time::sleep(std::time::Duration::from_micros(n * 700)).await;
            sending.abort();
            let _ = sending.await;
            let again = desk.file(self::upload(letter.as_str()), &name).await.unwrap();
            let mut view = desk.office.journal.view().await.unwrap();
            let found = submissions::by_key(&mut view, &desk.anna, &key(&name)).await.unwrap().unwrap();
            assert_eq!((found.letter, found.number.number), (again.letter, i64::try_from(n).unwrap() + 2));
        }
        assert_eq!(desk.office.rows().await["letters"], 25);
    }
}
