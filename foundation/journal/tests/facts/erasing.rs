//! Personal data goes when the law says so, and the proof stays.

use database::sql;
use journal::{Actor, Problem, Proof};
use testkit::{Office, on_both_databases};
use uuid::Uuid;

use crate::{
    roots::rooted,
    world::{open_unit, tamper, verify},
};

const REASON: &str = "RODO art. 17 ust. 1, OR.1431.2.2026";

async fn subject_of(office: &Office, sequence: i64) -> Uuid {
    let mut view = office.journal.view().await.unwrap();
    let row = view.one(sql("SELECT subject FROM journal_entries WHERE sequence = $1").bind(sequence)).await.unwrap();
    row.get("subject").unwrap()
}

async fn erase(office: &Office, subject: Uuid) -> Option<usize> {
    let erased = journal::erase(&office.journal, Actor::System, subject, REASON, &office.request).await.unwrap();
    erased.map(|erased| erased.pieces)
}

on_both_databases! {
    async fn what_is_erased_lawfully_is_gone_and_chain_roots_and_proofs_stay(office) {
        let mut marks = open_unit(&office, "A").await.entries;
        marks.extend(open_unit(&office, "B").await.entries);
        rooted(&office).await;
        let before = journal::prove(&mut office.journal.view().await.unwrap(), 1).await.unwrap().unwrap();
        assert!(office.text_of("journal_personal").await.contains("Kos"));
        assert_eq!(erase(&office, subject_of(&office, 1).await).await, Some(1));
        let left = office.text_of("journal_personal").await;
        assert_eq!(left.matches("Kos").count(), 1, "that of the other entry");
        assert!(!office.text_of("journal_entries").await.contains("Kos"));
        let chain = verify(&office, &marks).await;
        assert_eq!((chain.personal, chain.erased, chain.problems), (1, 1, vec![]));
        let after = journal::prove(&mut office.journal.view().await.unwrap(), 1).await.unwrap().unwrap();
        assert_eq!(before, after);
        assert!(Proof::read(after.to_json().unwrap().as_bytes()).is_ok());
        assert!(office.text_of("journal_entries").await.contains(REASON), "an entry says why");
    }

    async fn nothing_is_erased_twice_and_what_is_not_there_is_not_erased(office) {
        open_unit(&office, "A").await;
        let subject = subject_of(&office, 1).await;
        assert_eq!(erase(&office, subject).await, Some(1));
        assert_eq!(erase(&office, subject).await, None);
        assert_eq!(erase(&office, Uuid::from_bytes([7; 16])).await, None);
        assert_eq!(verify(&office, &[]).await.entries, 2);
    }

    async fn more_than_fits_one_act_is_erased_by_several(office) {
        let id = crate::world::some_id(&office);
        let mut act = crate::world::act(&office).await;
        let mut last = act.record(journal::Entry::new("many", id));
        for n in 0..1_050_i64 {
            last = act.record(journal::Entry::new("many", id).personal("p", n.to_string()));
        }
        act.commit(last).await.unwrap();
        assert_eq!(erase(&office, id.uuid()).await, Some(1_050));
        let chain = verify(&office, &[]).await;
        assert_eq!((chain.entries, chain.personal, chain.erased, chain.problems), (1_053, 0, 1_050, vec![]));
    }

    async fn what_comes_back_after_its_erasure_is_told(office) {
        open_unit(&office, "A").await;
        let mut view = office.journal.view().await.unwrap();
        let row = view.one(sql("SELECT salt FROM journal_personal")).await.unwrap();
        let salt: Vec<u8> = row.get("salt").unwrap();
        drop(view);
        erase(&office, subject_of(&office, 1).await).await;
        tamper(&office, sql("INSERT INTO journal_personal (sequence, name, salt, value) VALUES (1, 'head', $1, 'Żaneta Kos')").bind(salt)).await;
        assert_eq!(verify(&office, &[]).await.problems, [Problem::PersonalBack(1)]);
    }

    async fn an_erasure_of_one_piece_does_not_excuse_that_of_another(office) {
        open_unit(&office, "A").await;
        open_unit(&office, "B").await;
        erase(&office, subject_of(&office, 1).await).await;
        tamper(&office, sql("DELETE FROM journal_personal WHERE sequence = 2")).await;
        assert_eq!(verify(&office, &[]).await.problems, [Problem::PersonalGone(2)]);
    }
}
