//! The register of authorisations: who keeps it, what stands in it, and that nothing goes out of it.

use accounts::{Account, AuthorisationError, AuthorisationId, NewAuthorisation, Official, Post, Scope};
use testkit::{Office, on_both_databases};
use vocabulary::{AccountId, Clock as _, Date};

use crate::world::{act, client, official, unit};

const BOTH: Scope = Scope { decisions: true, orders: true };

fn rights(account: &Account) -> Official {
    account.as_official().unwrap()
}

fn today(office: &Office) -> Date {
    office.clock.now().warsaw_date()
}

fn new(person: AccountId, from: Date) -> NewAuthorisation<'static> {
    NewAuthorisation { person, scope: BOTH, classes: "5345, 12 12", from, to: None, document: " OR.077.1.2026 " }
}

async fn give(office: &Office, by: &Account, new: NewAuthorisation<'_>) -> Result<AuthorisationId, AuthorisationError> {
    let right = rights(by).keeps_authorisations().unwrap();
    let mut act = act(office).await;
    let (id, recorded) = accounts::authorise(&mut act, &right, new).await?;
    act.commit(recorded).await.unwrap();
    Ok(id)
}

on_both_databases! {
    async fn heads_of_the_office_keep_the_register_and_nobody_else(office) {
        let unit = unit(&office, "OR").await;
        for (post, keeps) in [
            (Post::OfficeHead, true), (Post::DeputyHead, true), (Post::UnitHead, false), (Post::CaseOfficer, false),
            (Post::RegistryClerk, false), (Post::Secretary, false), (Post::RecordsCoordinator, false),
            (Post::Administrator, false),
        ] {
            let account = official(&office, post.code(), &unit, post).await;
            assert_eq!(rights(&account).keeps_authorisations().is_some(), keeps, "{post:?}");
        }
    }

    async fn what_is_entered_stands_there_and_what_is_ended_stays(office) {
        let unit = unit(&office, "OR").await;
        let mayor = official(&office, "burmistrz", &unit, Post::OfficeHead).await;
        let head = official(&office, "naczelnik", &unit, Post::UnitHead).await;
        let id = give(&office, &mayor, new(head.id, today(&office))).await.unwrap();
        let again = give(&office, &mayor, new(head.id, today(&office))).await;
        assert!(matches!(again, Err(AuthorisationError::Exists)), "{again:?}");
        let right = rights(&mayor).keeps_authorisations().unwrap();
        let listed = accounts::authorisations(&mut office.journal.view().await.unwrap(), &right).await.unwrap();
        assert_eq!(listed.len(), 1);
        assert_eq!((listed[0].classes.join(" "), listed[0].document.as_str()), ("12 5345".to_owned(), "OR.077.1.2026"));
        assert!(listed[0].holds_on(today(&office)) && !listed[0].holds_on(today(&office).yesterday().unwrap()));
        for (class, covers) in [("5345", true), ("123", true), ("534", false), ("1", false), ("9", false)] {
            assert_eq!(listed[0].covers(class), covers, "{class}");
        }
        for ends in [true, false] {
            let mut act = act(&office).await;
            let ended = accounts::end_authorisation(&mut act, &right, id).await;
            assert_eq!(ended.is_ok(), ends, "it is ended once");
            if let Ok(recorded) = ended {
                act.commit(recorded).await.unwrap();
            }
        }
        let mut view = office.journal.view().await.unwrap();
        let kept = accounts::authorisations_of(&mut view, head.id).await.unwrap();
        assert!(kept.len() == 1 && kept[0].ended_on == Some(today(&office)) && !kept[0].holds_on(today(&office)));
        for kind in ["authorisation.given", "authorisation.ended"] {
            assert!(journal::find(&mut view, kind, id).await.unwrap().is_some(), "{kind}");
        }
        // What was ended may be given anew.
        drop(view);
        give(&office, &mayor, new(head.id, today(&office))).await.unwrap();
    }

    async fn what_makes_no_authorisation_is_refused_and_nothing_is_kept(office) {
        let unit = unit(&office, "OR").await;
        let mayor = official(&office, "burmistrz", &unit, Post::OfficeHead).await;
        let head = official(&office, "naczelnik", &unit, Post::UnitHead).await;
        let admin = official(&office, "administratorka", &unit, Post::Administrator).await;
        let anna = client(&office, "anna").await;
        let day = today(&office);
        let before = office.rows().await;
        for person in [mayor.id, admin.id, anna.id] {
            let refused = give(&office, &mayor, new(person, day)).await;
            assert!(matches!(refused, Err(AuthorisationError::Person)), "{refused:?}");
        }
        let good = new(head.id, day);
        let none = Scope { decisions: false, orders: false };
        let many = (1..=21).map(|number| number.to_string()).collect::<Vec<_>>().join(" ");
        let long = "a".repeat(201);
        for (wrong, what) in [
            (NewAuthorisation { scope: none, ..good }, "Scope"),
            (NewAuthorisation { classes: "12a", ..good }, "Classes"),
            (NewAuthorisation { classes: "12345678901", ..good }, "Classes"),
            (NewAuthorisation { classes: &many, ..good }, "Classes"),
            (NewAuthorisation { to: day.yesterday().ok(), ..good }, "Days"),
            (NewAuthorisation { from: day.tomorrow().unwrap(), to: Some(day), ..good }, "Days"),
            (NewAuthorisation { document: " ", ..good }, "Document"),
            (NewAuthorisation { document: &long, ..good }, "Document"),
            (NewAuthorisation { document: "a\u{202e}b", ..good }, "Document"),
        ] {
            let refused = give(&office, &mayor, wrong).await.unwrap_err();
            assert_eq!(format!("{refused:?}"), what);
        }
        assert_eq!(office.rows().await, before);
    }
}
