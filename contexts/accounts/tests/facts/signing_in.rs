//! Login and password.

use accounts::SignInError;
use testkit::on_both_databases;
use vocabulary::Clock as _;

use crate::world::{PASSWORD, client, sign_in};

on_both_databases! {
    async fn the_right_password_opens_a_session(office) {
        let anna = client(&office, "anna").await;
        let session = sign_in(&office, "anna", PASSWORD, 1).await.ok().unwrap();
        assert_eq!(session.account, anna);
        let found = accounts::session(&office.journal, &session.token).await.unwrap().unwrap();
        assert_eq!(found.account, anna);
    }

    async fn the_login_is_read_in_any_case_with_spaces_around(office) {
        let anna = client(&office, " Anna.Żak@Example.PL ").await;
        assert_eq!(anna.login, "anna.żak@example.pl");
        assert!(sign_in(&office, "  ANNA.ŻAK@example.pl", PASSWORD, 1).await.is_ok());
    }

    async fn a_wrong_password_and_an_unknown_login_get_the_same_answer(office) {
        client(&office, "anna").await;
        let too_long = "x".repeat(600);
        for (login, password) in [
            ("anna", "zażółć gęślą jaźn"), ("anna", ""), ("nobody", PASSWORD), ("nobody", ""), ("", ""), ("", PASSWORD),
            ("anna\0", PASSWORD), ("' OR 1=1 --", PASSWORD), ("anna", too_long.as_str()), (too_long.as_str(), PASSWORD),
        ] {
            assert!(matches!(sign_in(&office, login, password, 1).await, Err(SignInError::Wrong)), "{login:?} {password:?}");
        }
        assert_eq!(office.rows().await["sessions"], 0);
    }

    async fn an_empty_password_does_not_open_an_account_that_is_not_there(office) {
        // The hash that stands in for a missing account is one of the empty password.
        assert!(matches!(sign_in(&office, "nobody", "", 1).await, Err(SignInError::Wrong)));
    }

    async fn too_many_tries_close_the_door_for_a_while(office) {
        client(&office, "anna").await;
        let began = office.clock.now();
        for _ in 0..8 {
            assert!(matches!(sign_in(&office, "anna", "wrong", 1).await, Err(SignInError::Wrong)));
            office.clock.advance(10);
        }
        let Err(SignInError::TooMany { until, by_address: false }) = sign_in(&office, "anna", PASSWORD, 1).await else {
            panic!("the right password is no way around the limit");
        };
        assert_eq!(until, began.plus_seconds(15 * 60));
        assert!(sign_in(&office, "anna", PASSWORD, 2).await.is_ok(), "another address is not affected");
        office.clock.set(until.plus_seconds(-1));
        assert!(matches!(sign_in(&office, "anna", PASSWORD, 1).await, Err(SignInError::TooMany { .. })));
        office.clock.set(until);
        assert!(sign_in(&office, "anna", PASSWORD, 1).await.is_ok(), "it opens again");
    }

    async fn signing_in_forgets_the_tries_before(office) {
        client(&office, "anna").await;
        for _ in 0..3 {
            for _ in 0..7 {
                assert!(matches!(sign_in(&office, "anna", "wrong", 1).await, Err(SignInError::Wrong)));
            }
            assert!(sign_in(&office, "anna", PASSWORD, 1).await.is_ok());
        }
    }

    async fn many_people_sign_in_from_one_address(office) {
        client(&office, "anna").await;
        client(&office, "jan").await;
        for _ in 0..35 {
            assert!(sign_in(&office, "anna", PASSWORD, 1).await.is_ok());
            assert!(sign_in(&office, "jan", PASSWORD, 1).await.is_ok());
        }
    }

    async fn an_own_account_gives_no_more_guesses_at_others(office) {
        client(&office, "own").await;
        let mut wrong = 0;
        for n in 0..70 {
            if matches!(sign_in(&office, &format!("login{n}"), "wrong", 1).await, Err(SignInError::Wrong)) {
                wrong += 1;
            }
            let _ = sign_in(&office, "own", PASSWORD, 1).await;
        }
        assert!(wrong <= 60, "{wrong}");
    }

    async fn many_addresses_together_do_not_guess_more_than_one_may(office) {
        client(&office, "anna").await;
        let mut wrong = 0;
        for from in 0..20 {
            for _ in 0..5 {
                if matches!(sign_in(&office, "anna", "wrong", from).await, Err(SignInError::Wrong)) {
                    wrong += 1;
                }
            }
        }
        assert_eq!(wrong, 60);
    }

    async fn one_address_does_not_try_many_logins(office) {
        let mut wrong = 0;
        for n in 0..70 {
            if matches!(sign_in(&office, &format!("login{n}"), "wrong", 1).await, Err(SignInError::Wrong)) {
                wrong += 1;
            }
        }
        assert_eq!(wrong, 60);
        client(&office, "anna").await;
        let told = sign_in(&office, "anna", PASSWORD, 1).await;
        assert!(matches!(told, Err(SignInError::TooMany { by_address: true, .. })), "it is told that it is not the account");
    }

    async fn the_table_of_tries_does_not_hold_what_was_typed(office) {
        let _ = sign_in(&office, "my-password-by-mistake", "wrong", 1).await;
        let limited = office.text_of("rate_limits").await;
        assert!(!limited.contains("mistake") && !limited.is_empty(), "{limited}");
    }

    async fn no_secret_is_kept_as_it_is(office) {
        client(&office, "anna").await;
        let session = sign_in(&office, "anna", PASSWORD, 1).await.ok().unwrap();
        for table in ["sessions", "accounts", "journal_entries", "journal_personal"] {
            let kept = office.text_of(table).await;
            assert!(!kept.contains(&session.token) && !kept.contains(PASSWORD), "{table}: {kept}");
        }
    }
}
