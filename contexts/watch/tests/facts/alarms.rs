//! Alarms are raised once, stand while their cause does, and end by themselves; both are told.

use testkit::{Office, on_both_databases};
use vocabulary::{Clock as _, Language};
use watch::{Concern, Facts, Kind, ended, settle, standing, take_turn};

fn concern(office: &Office, kind: Kind, subject: &str, count: i64) -> Concern {
    let facts = Facts { count: Some(count), ..Facts::default() };
    Concern { kind, subject: subject.to_owned(), since: office.clock.now(), facts }
}

fn operator() -> Vec<(String, Language)> {
    vec![("it@urzad.example".to_owned(), Language::Pl)]
}

async fn entries(office: &Office, kind: &'static str) -> i64 {
    journal::count(&mut office.journal.look().await.unwrap(), kind).await.unwrap()
}

async fn mails(office: &Office) -> i64 {
    office.rows().await["jobs"]
}

on_both_databases! {
    async fn what_is_wrong_is_raised_once_and_told_once(office) {
        let wrong = [concern(&office, Kind::JobsAside, "", 1), concern(&office, Kind::ReceiptsWait, "", 7)];
        let changed = settle(&office.journal, &Kind::ALL, &wrong, &operator()).await.unwrap();
        assert_eq!((changed.raised.len(), changed.ended.len()), (2, 0));
        // One mail about both.
        assert_eq!((entries(&office, "alarm.raised").await, mails(&office).await), (2, 1));

        office.clock.advance(60);
        let grown = [wrong[0].clone(), concern(&office, Kind::ReceiptsWait, "", 9)];
        let changed = settle(&office.journal, &Kind::ALL, &grown, &operator()).await.unwrap();
        assert_eq!((changed.raised.len(), changed.ended.len()), (0, 0));
        assert_eq!((entries(&office, "alarm.raised").await, mails(&office).await), (2, 1));
        let told = standing(&mut office.journal.look().await.unwrap()).await.unwrap();
        assert_eq!(told.iter().map(|alarm| &alarm.concern).collect::<Vec<_>>(), wrong.iter().collect::<Vec<_>>());
    }

    async fn what_is_over_ends_and_may_come_again(office) {
        let wrong = [concern(&office, Kind::ReceiptsWait, "", 7)];
        settle(&office.journal, &Kind::ALL, &wrong, &[]).await.unwrap();
        office.clock.advance(600);
        let changed = settle(&office.journal, &Kind::ALL, &[], &operator()).await.unwrap();
        assert_eq!(changed.ended[0].ended_at, Some(office.clock.now()));
        assert_eq!((entries(&office, "alarm.ended").await, mails(&office).await), (1, 0));
        let mut view = office.journal.view().await.unwrap();
        assert!(standing(&mut view).await.unwrap().is_empty());
        assert_eq!(ended(&mut view, 10).await.unwrap(), changed.ended);
        drop(view);

        office.clock.advance(600);
        let changed = settle(&office.journal, &Kind::ALL, &wrong, &[]).await.unwrap();
        assert_eq!(changed.raised.len(), 1);
    }

    async fn what_could_not_be_looked_into_is_not_over(office) {
        settle(&office.journal, &Kind::ALL, &[concern(&office, Kind::JobsAside, "", 1)], &[]).await.unwrap();
        let changed = settle(&office.journal, &[Kind::ReceiptsWait], &[], &[]).await.unwrap();
        assert!(changed.ended.is_empty());
        assert_eq!(standing(&mut office.journal.look().await.unwrap()).await.unwrap().len(), 1);
    }

    async fn two_things_of_one_kind_are_two_alarms(office) {
        let wrong = ["pierwszy", "drugi"].map(|subject| concern(&office, Kind::ReceiptsWait, subject, 1));
        settle(&office.journal, &Kind::ALL, &wrong, &[]).await.unwrap();
        let changed = settle(&office.journal, &Kind::ALL, &wrong[1..], &[]).await.unwrap();
        assert_eq!(changed.ended.iter().map(|alarm| alarm.concern.subject.as_str()).collect::<Vec<_>>(), ["pierwszy"]);
    }

    async fn a_round_that_finds_nothing_new_leaves_no_entry(office) {
        let before = office.rows().await;
        settle(&office.journal, &Kind::ALL, &[], &operator()).await.unwrap();
        assert_eq!(office.rows().await, before);
    }

    async fn one_process_looks_at_a_time_and_another_takes_over_when_it_is_gone(office) {
        let turn = async || take_turn(&office.journal, office.clock.now()).await.unwrap();
        assert!(turn().await);
        assert!(!turn().await);
        office.clock.advance(60);
        assert!(turn().await);
        // A clock that was an hour ahead does not keep everybody from looking.
        office.clock.advance(3_600);
        assert!(turn().await);
        office.clock.advance(-3_600);
        assert!(turn().await);
    }
}
