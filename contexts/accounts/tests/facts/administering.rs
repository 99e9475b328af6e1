//! What administrators do.

use accounts::{AdministrationError, Field, OfficialData, OfficialFilled, Post, UnitData, Wrong};
use testkit::{Office, on_both_databases};

use crate::world::{account, act, administrator, change, client, close, data, hire, official, reset, unit};

async fn rows(office: &Office) -> u64 {
    office.rows().await["journal_entries"].try_into().unwrap()
}

on_both_databases! {
    async fn who_was_hired_is_shown_with_all_that_reaches_the_person(office) {
        let (or, gk) = (unit(&office, "OR").await, unit(&office, "GK").await);
        let admin = administrator(&office, "admin", &or).await;
        let (ewa, _) = hire(&office, &admin, "Ewa.Lis", &data("Ewa Lis", &gk, Post::CaseOfficer)).await.ok().unwrap();
        let mut view = office.journal.view().await.unwrap();
        let card = accounts::official(&mut view, ewa).await.unwrap().unwrap();
        assert_eq!((card.name.as_str(), card.login.as_str(), &card.unit), ("Ewa Lis", "ewa.lis", &gk));
        assert_eq!((card.post, card.room.as_str(), card.phone.as_str()), (Post::CaseOfficer, "12", "22 443 10 05"));
        assert_eq!((card.closed, card.has_not_come), (false, true));
        assert_eq!(accounts::people_of(&mut view, gk.id).await.unwrap(), [card]);
        assert_eq!(accounts::people_of(&mut view, or.id).await.unwrap(), [], "an administrator gets no matters");
        let all = accounts::officials(&mut view, &admin).await.unwrap();
        assert_eq!(all.iter().map(|card| card.login.as_str()).collect::<Vec<_>>(), ["ewa.lis", "admin"]);
        let anna = client(&office, "anna").await;
        assert!(accounts::official(&mut view, anna.id).await.unwrap().is_none());
    }

    async fn a_login_is_given_once_and_the_second_time_leaves_no_trace(office) {
        let or = unit(&office, "OR").await;
        let admin = administrator(&office, "admin", &or).await;
        client(&office, "anna@poczta.example").await;
        hire(&office, &admin, "ewa", &data("Ewa Lis", &or, Post::CaseOfficer)).await.ok().unwrap();
        let before = office.rows().await;
        for login in ["EWA", "anna@poczta.example", "admin"] {
            let second = hire(&office, &admin, login, &data("Ewa Lis", &or, Post::CaseOfficer)).await;
            assert!(matches!(second, Err(AdministrationError::Taken)), "{login}");
        }
        assert_eq!(office.rows().await, before);
    }

    async fn of_the_same_button_pressed_twice_at_once_one_opens_the_account(office) {
        let or = unit(&office, "OR").await;
        let admin = administrator(&office, "admin", &or).await;
        let new = data("Ewa Lis", &or, Post::CaseOfficer);
        let (one, other) = tokio::join!(hire(&office, &admin, "ewa", &new), hire(&office, &admin, "ewa", &new));
        let opened = [one, other].map(|hired| match hired {
            Ok(_) => true,
            Err(AdministrationError::Taken) => false,
            Err(error) => panic!("{error:?}"),
        });
        assert_eq!(opened.iter().filter(|opened| **opened).count(), 1);
    }

    async fn a_change_works_at_once_in_every_session(office) {
        let (or, gk) = (unit(&office, "OR").await, unit(&office, "GK").await);
        let admin = administrator(&office, "admin", &or).await;
        let ewa = official(&office, "ewa", &or, Post::CaseOfficer).await;
        let moved = OfficialData { room: String::new(), ..data("Ewa Lis-Kot", &gk, Post::UnitHead) };
        change(&office, &admin, ewa.id, &moved).await.ok().unwrap();
        let now = account(&office, "ewa").await.as_official().unwrap();
        assert_eq!((now.name(), now.unit(), now.post()), ("Ewa Lis-Kot", &gk, Post::UnitHead));
        let card = accounts::official(&mut office.journal.view().await.unwrap(), ewa.id).await.unwrap().unwrap();
        assert_eq!((card.room.as_str(), card.phone.as_str()), ("", "22 443 10 05"));
    }

    async fn an_administrator_stays_one_and_stays_open_to_the_own_hand(office) {
        let or = unit(&office, "OR").await;
        let admin = administrator(&office, "admin", &or).await;
        let before = rows(&office).await;
        let own = |done| assert!(matches!(done, Err(AdministrationError::Own)));
        own(close(&office, &admin, admin.id()).await);
        own(change(&office, &admin, admin.id(), &data("A", &or, Post::OfficeHead)).await);
        own(reset(&office, &admin, admin.id()).await.map(drop));
        assert_eq!(rows(&office).await, before, "nothing happened");
        change(&office, &admin, admin.id(), &data("Adam Kos", &or, Post::Administrator)).await.ok().unwrap();
    }

    async fn two_administrators_do_not_end_each_other(office) {
        let or = unit(&office, "OR").await;
        let (one, other) = (administrator(&office, "one", &or).await, administrator(&office, "other", &or).await);
        let plain = data("Referent", &or, Post::CaseOfficer);
        let _ = tokio::join!(close(&office, &one, other.id()), change(&office, &other, one.id(), &plain));
        let mut view = office.journal.view().await.unwrap();
        let left = accounts::people_of(&mut view, or.id).await.unwrap();
        drop(view);
        let (one, other) = (account(&office, "one").await, account(&office, "other").await);
        let administer = |account: &accounts::Account| account.as_official().is_some_and(|o| o.administers().is_some());
        assert!(administer(&one) || administer(&other), "{left:?}");
    }

    async fn who_administers_no_more_does_nothing(office) {
        let or = unit(&office, "OR").await;
        let (one, other) = (administrator(&office, "one", &or).await, administrator(&office, "other", &or).await);
        let ewa = official(&office, "ewa", &or, Post::CaseOfficer).await;
        change(&office, &other, one.id(), &data("Referent", &or, Post::CaseOfficer)).await.ok().unwrap();
        let before = rows(&office).await;
        let refused = |done| assert!(matches!(done, Err(AdministrationError::NotYours)));
        refused(hire(&office, &one, "new", &data("N", &or, Post::Administrator)).await.map(drop));
        refused(change(&office, &one, ewa.id, &data("E", &or, Post::Administrator)).await);
        refused(close(&office, &one, ewa.id).await);
        refused(reset(&office, &one, ewa.id).await.map(drop));
        let unit = UnitData { symbol: "GK".to_owned(), name: "Wydział".to_owned() };
        refused(accounts::add_unit(&mut act(&office).await, &one, &unit).await.map(drop));
        refused(accounts::rename_unit(&mut act(&office).await, &one, or.id, "Inny").await.map(drop));
        assert_eq!(rows(&office).await, before);
    }

    async fn a_closed_account_and_a_clients_are_left_alone(office) {
        let or = unit(&office, "OR").await;
        let admin = administrator(&office, "admin", &or).await;
        let ewa = official(&office, "ewa", &or, Post::CaseOfficer).await;
        close(&office, &admin, ewa.id).await.ok().unwrap();
        assert_eq!(accounts::people_of(&mut office.journal.view().await.unwrap(), or.id).await.unwrap(), []);
        let anna = client(&office, "anna").await;
        let before = rows(&office).await;
        let new = data("X", &or, Post::Administrator);
        assert!(matches!(change(&office, &admin, ewa.id, &new).await, Err(AdministrationError::Closed)));
        assert!(matches!(close(&office, &admin, ewa.id).await, Err(AdministrationError::Closed)));
        assert!(matches!(reset(&office, &admin, ewa.id).await, Err(AdministrationError::Closed)));
        for id in [anna.id, office.journal.new_id()] {
            assert!(matches!(change(&office, &admin, id, &new).await, Err(AdministrationError::NotThere)));
            assert!(matches!(close(&office, &admin, id).await, Err(AdministrationError::NotThere)));
            assert!(matches!(reset(&office, &admin, id).await, Err(AdministrationError::NotThere)));
        }
        assert_eq!(rows(&office).await, before);
    }

    async fn nobody_is_put_into_a_unit_that_is_not_there(office) {
        let or = unit(&office, "OR").await;
        let admin = administrator(&office, "admin", &or).await;
        let ewa = official(&office, "ewa", &or, Post::CaseOfficer).await;
        let nowhere = OfficialData { unit: office.journal.new_id(), ..data("Ewa", &or, Post::CaseOfficer) };
        assert!(matches!(hire(&office, &admin, "jan", &nowhere).await, Err(AdministrationError::NotThere)));
        assert!(matches!(change(&office, &admin, ewa.id, &nowhere).await, Err(AdministrationError::NotThere)));
    }

    async fn a_unit_is_opened_once_and_renamed_with_its_symbol_kept(office) {
        let or = unit(&office, "OR").await;
        let admin = administrator(&office, "admin", &or).await;
        let new = UnitData { symbol: "GK-2".to_owned(), name: "Referat".to_owned() };
        let mut first = act(&office).await;
        let (id, recorded) = accounts::add_unit(&mut first, &admin, &new).await.ok().unwrap();
        first.commit(recorded).await.unwrap();
        let again = accounts::add_unit(&mut act(&office).await, &admin, &new).await;
        assert!(matches!(again, Err(AdministrationError::Taken)));
        let mut renaming = act(&office).await;
        let recorded = accounts::rename_unit(&mut renaming, &admin, id, "Referat Dróg").await.ok().unwrap();
        renaming.commit(recorded).await.unwrap();
        let known = accounts::unit(&mut office.journal.view().await.unwrap(), id).await.unwrap().unwrap();
        assert_eq!((known.symbol.as_str(), known.name.as_str()), ("GK-2", "Referat Dróg"));
        let nowhere = accounts::rename_unit(&mut act(&office).await, &admin, office.journal.new_id(), "X").await;
        assert!(matches!(nowhere, Err(AdministrationError::NotThere)));
    }

    async fn every_act_is_in_the_journal_and_names_are_personal(office) {
        let or = unit(&office, "OR").await;
        let admin = administrator(&office, "admin", &or).await;
        let (ewa, _) = hire(&office, &admin, "ewa.sroka", &data("Ewa Sroka", &or, Post::Secretary)).await.ok().unwrap();
        change(&office, &admin, ewa, &data("Ewa Sroka", &or, Post::UnitHead)).await.ok().unwrap();
        reset(&office, &admin, ewa).await.ok().unwrap();
        close(&office, &admin, ewa).await.ok().unwrap();
        let mut view = office.journal.view().await.unwrap();
        for kind in ["official.hired", "official.changed", "official.reset", "official.closed"] {
            assert!(journal::find(&mut view, kind, ewa).await.unwrap().is_some(), "{kind}");
        }
        assert_eq!(journal::verify(&mut view, &[]).await.unwrap().problems, []);
        drop(view);
        let entries = office.text_of("journal_entries").await;
        assert!(!entries.contains("Sroka") && !entries.contains("sroka"), "{entries}");
    }
}

#[test]
fn what_is_wrong_is_told_field_by_field() {
    let wrong = |filled: OfficialFilled<'_>| {
        let mistakes = OfficialData::read(&filled).err().unwrap_or_default();
        mistakes.iter().map(|mistake| (mistake.field, mistake.wrong)).collect::<Vec<_>>()
    };
    assert_eq!(
        wrong(OfficialFilled::default()),
        [(Field::FullName, Wrong::Missing), (Field::Unit, Wrong::Missing), (Field::Post, Wrong::Missing)]
    );
    let long = "9".repeat(101);
    let told = wrong(OfficialFilled { name: &long, unit: "x", post: "mayor", room: &long, phone: &long });
    let fields = [Field::FullName, Field::Unit, Field::Post, Field::Room, Field::OfficePhone];
    assert_eq!(told.iter().map(|(field, _)| *field).collect::<Vec<_>>(), fields);
}

#[test]
fn a_symbol_is_of_letters_and_digits() {
    for (filled, symbol) in [(" gk ", "GK"), ("gk-2", "GK-2"), ("USC", "USC"), ("b2", "B2")] {
        assert_eq!(
            UnitData::read(filled, " Wydział  Dróg ").map(|data| (data.symbol, data.name)).unwrap(),
            (symbol.to_owned(), "Wydział Dróg".to_owned())
        );
    }
    for (filled, wrong) in [
        ("", Wrong::Missing),
        ("A.B", Wrong::Form),
        ("-A", Wrong::Form),
        ("A B", Wrong::Form),
        ("OŚ", Wrong::Form),
        ("12", Wrong::Form),
        ("ABCDEFGHIJK", Wrong::TooLong),
    ] {
        let mistakes = UnitData::read(filled, "Wydział").unwrap_err();
        assert_eq!((mistakes[0].field, mistakes[0].wrong), (Field::Symbol, wrong), "{filled}");
    }
}
