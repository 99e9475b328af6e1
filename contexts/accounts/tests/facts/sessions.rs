//! Sessions begin, live and end.

use testkit::on_both_databases;

use crate::world::{PASSWORD, client, sign_in};

const MINUTE: i64 = 60;

on_both_databases! {
    async fn an_idle_session_ends(office) {
        client(&office, "anna").await;
        let token = sign_in(&office, "anna", PASSWORD, 1).await.ok().unwrap().token;
        office.clock.advance(60 * MINUTE);
        assert!(accounts::session(&office.journal, &token).await.unwrap().is_some());
        office.clock.advance(60 * MINUTE + 1);
        assert!(accounts::session(&office.journal, &token).await.unwrap().is_none());
        office.clock.advance(-60 * MINUTE);
        assert!(accounts::session(&office.journal, &token).await.unwrap().is_none(), "it does not come back");
        assert_eq!(office.rows().await["sessions"], 0);
    }

    async fn a_session_in_use_lives_on_and_ends_after_twelve_hours(office) {
        client(&office, "anna").await;
        let token = sign_in(&office, "anna", PASSWORD, 1).await.ok().unwrap().token;
        for _ in 0..36 {
            office.clock.advance(20 * MINUTE);
            assert!(accounts::session(&office.journal, &token).await.unwrap().is_some());
        }
        office.clock.advance(1);
        assert!(accounts::session(&office.journal, &token).await.unwrap().is_none());
    }

    async fn signing_out_ends_the_session_and_no_other(office) {
        client(&office, "anna").await;
        let one = sign_in(&office, "anna", PASSWORD, 1).await.ok().unwrap().token;
        let two = sign_in(&office, "anna", PASSWORD, 1).await.ok().unwrap().token;
        assert_ne!(one, two);
        accounts::sign_out(&office.journal, &one).await.unwrap();
        accounts::sign_out(&office.journal, &one).await.unwrap();
        assert!(accounts::session(&office.journal, &one).await.unwrap().is_none());
        assert!(accounts::session(&office.journal, &two).await.unwrap().is_some());
    }

    async fn an_unknown_cookie_opens_nothing(office) {
        let altered = {
            client(&office, "anna").await;
            let token = sign_in(&office, "anna", PASSWORD, 1).await.ok().unwrap().token;
            format!("{token}A")
        };
        for token in ["", "x", "\0", altered.as_str(), &"x".repeat(10_000)] {
            assert!(accounts::session(&office.journal, token).await.unwrap().is_none());
        }
    }

    async fn the_mark_of_forms_belongs_to_one_session(office) {
        client(&office, "anna").await;
        let mut sessions = Vec::new();
        for _ in 0..2 {
            let token = sign_in(&office, "anna", PASSWORD, 1).await.ok().unwrap().token;
            sessions.push((accounts::session(&office.journal, &token).await.unwrap().unwrap(), token));
        }
        let (one, two) = (&sessions[0], &sessions[1]);
        assert!(one.0.csrf_matches(&one.0.csrf));
        assert!(!one.0.csrf_matches(&two.0.csrf) && !one.0.csrf_matches("") && !one.0.csrf_matches(&one.1));
        let again = accounts::session(&office.journal, &one.1).await.unwrap().unwrap();
        assert_eq!(again.csrf, one.0.csrf, "a form opened earlier still counts");
    }

    async fn the_chosen_language_stays(office) {
        let anna = client(&office, "anna").await;
        let token = sign_in(&office, "anna", PASSWORD, 1).await.ok().unwrap().token;
        let mut act = crate::world::act(&office).await;
        let recorded = accounts::choose_language(&mut act, &anna, vocabulary::Language::En).await.unwrap();
        act.commit(recorded).await.unwrap();
        let session = accounts::session(&office.journal, &token).await.unwrap().unwrap();
        assert_eq!(session.account.language, vocabulary::Language::En);
    }
}
