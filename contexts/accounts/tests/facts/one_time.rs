//! Passwords that the office makes up.

use accounts::{Account, ChangeError, Field, Post, SignInError, Wrong};
use testkit::{Office, on_both_databases};
use vocabulary::Clock as _;

use crate::world::{account, act, administrator, close, data, hire, official, reset, sign_in, unit};

const DAY: i64 = 24 * 60 * 60;
const OWN: &str = "zielony most nad rzeką";

async fn choose(office: &Office, account: &Account, session: &str, password: &str) -> Result<(), ChangeError> {
    let new = (password, password);
    accounts::choose_password(&office.journal, account, session, new, &office.request).await
}

fn wrong(result: Result<(), ChangeError>) -> (Field, Wrong) {
    match result {
        Err(ChangeError::Mistakes(mistakes)) => (mistakes[0].field, mistakes[0].wrong),
        other => panic!("{other:?}"),
    }
}

on_both_databases! {
    async fn a_one_time_password_opens_a_session_without_rights_until_an_own_one_is_chosen(office) {
        let or = unit(&office, "OR").await;
        let admin = administrator(&office, "admin", &or).await;
        let (_, one_time) = hire(&office, &admin, "ewa", &data("Ewa Lis", &or, Post::OfficeHead)).await.ok().unwrap();
        assert_eq!((one_time.login.as_str(), one_time.until), ("ewa", office.clock.now().plus_seconds(30 * DAY)));
        let session = sign_in(&office, "ewa", &one_time.password, 1).await.ok().unwrap();
        assert!(session.account.must_choose_password && session.account.as_official().is_none());

        choose(&office, &session.account, &session.token, OWN).await.unwrap();
        let same = accounts::session(&office.journal, &session.token).await.unwrap().unwrap();
        assert!(!same.account.must_choose_password && same.account.as_official().is_some(), "the session goes on");
        assert!(matches!(sign_in(&office, "ewa", &one_time.password, 1).await, Err(SignInError::Wrong)));
        assert!(!sign_in(&office, "ewa", OWN, 1).await.ok().unwrap().account.must_choose_password);
    }

    async fn a_one_time_password_is_read_easily_and_never_the_same(office) {
        let mut seen = std::collections::BTreeSet::new();
        let or = unit(&office, "OR").await;
        let admin = administrator(&office, "admin", &or).await;
        for n in 0..6 {
            let hired = hire(&office, &admin, &format!("ewa{n}"), &data("Ewa Lis", &or, Post::CaseOfficer)).await;
            let password = hired.ok().unwrap().1.password;
            let groups: Vec<&str> = password.split('-').collect();
            assert!(groups.len() == 3 && groups.iter().all(|group| group.len() == 4), "{password}");
            let easy = |sign: char| sign == '-' || "abcdefghjkmnpqrstuvwxyz23456789".contains(sign);
            assert!(password.chars().all(easy), "{password}");
            assert!(seen.insert(password));
        }
    }

    async fn it_is_kept_nowhere(office) {
        let or = unit(&office, "OR").await;
        let admin = administrator(&office, "admin", &or).await;
        let (_, one_time) = hire(&office, &admin, "ewa", &data("Ewa Lis", &or, Post::CaseOfficer)).await.ok().unwrap();
        for table in ["accounts", "sessions", "journal_entries", "journal_personal", "jobs"] {
            assert!(!office.text_of(table).await.contains(&one_time.password), "{table}");
        }
    }

    async fn after_thirty_days_it_is_told_that_it_came_too_late_but_only_to_who_knows_it(office) {
        let or = unit(&office, "OR").await;
        let admin = administrator(&office, "admin", &or).await;
        let (_, one_time) = hire(&office, &admin, "ewa", &data("Ewa Lis", &or, Post::CaseOfficer)).await.ok().unwrap();
        office.clock.advance(30 * DAY - 1);
        assert!(sign_in(&office, "ewa", &one_time.password, 1).await.is_ok());
        office.clock.advance(1);
        assert!(matches!(sign_in(&office, "ewa", &one_time.password, 1).await, Err(SignInError::Expired)));
        assert!(matches!(sign_in(&office, "ewa", "zgaduję", 1).await, Err(SignInError::Wrong)));
    }

    async fn the_own_password_must_be_another_and_as_good_as_any(office) {
        let or = unit(&office, "OR").await;
        let admin = administrator(&office, "admin", &or).await;
        let (_, one_time) = hire(&office, &admin, "ewa", &data("Ewa Lis", &or, Post::CaseOfficer)).await.ok().unwrap();
        let session = sign_in(&office, "ewa", &one_time.password, 1).await.ok().unwrap();
        for (password, expected) in
            [(one_time.password.as_str(), Wrong::OneTime), ("krótkie", Wrong::TooShort), ("", Wrong::Missing)]
        {
            let told = wrong(choose(&office, &session.account, &session.token, password).await);
            assert_eq!(told, (Field::Password, expected), "{password}");
        }
        assert!(account(&office, "ewa").await.must_choose_password, "nothing changed");
    }

    async fn an_own_password_is_not_changed_through_the_door_for_newcomers(office) {
        let or = unit(&office, "OR").await;
        let admin = administrator(&office, "admin", &or).await;
        let (_, one_time) = hire(&office, &admin, "ewa", &data("Ewa Lis", &or, Post::CaseOfficer)).await.ok().unwrap();
        let session = sign_in(&office, "ewa", &one_time.password, 1).await.ok().unwrap();
        choose(&office, &session.account, &session.token, OWN).await.unwrap();
        // Whoever holds the session later does not get past the question for the password this way.
        let told = wrong(choose(&office, &session.account, &session.token, "czerwony most nad rzeką").await);
        assert_eq!(told.0, Field::CurrentPassword);
        assert!(sign_in(&office, "ewa", OWN, 1).await.is_ok());
        // Nor does anybody without a session of the account.
        let (_, one_time) = hire(&office, &admin, "jan", &data("Jan Kos", &or, Post::CaseOfficer)).await.ok().unwrap();
        let jan = account(&office, "jan").await;
        wrong(choose(&office, &jan, "no session", OWN).await);
        wrong(choose(&office, &jan, &session.token, OWN).await);
        assert!(sign_in(&office, "jan", &one_time.password, 1).await.is_ok());
    }

    async fn choosing_ends_the_other_sessions(office) {
        let or = unit(&office, "OR").await;
        let admin = administrator(&office, "admin", &or).await;
        let (_, one_time) = hire(&office, &admin, "ewa", &data("Ewa Lis", &or, Post::CaseOfficer)).await.ok().unwrap();
        let found = sign_in(&office, "ewa", &one_time.password, 1).await.ok().unwrap();
        let hers = sign_in(&office, "ewa", &one_time.password, 2).await.ok().unwrap();
        choose(&office, &hers.account, &hers.token, OWN).await.unwrap();
        assert!(accounts::session(&office.journal, &found.token).await.unwrap().is_none());
    }

    async fn a_new_one_ends_the_password_and_the_sessions_before(office) {
        let or = unit(&office, "OR").await;
        let admin = administrator(&office, "admin", &or).await;
        let (ewa, first) = hire(&office, &admin, "ewa", &data("Ewa Lis", &or, Post::CaseOfficer)).await.ok().unwrap();
        let session = sign_in(&office, "ewa", &first.password, 1).await.ok().unwrap();
        choose(&office, &session.account, &session.token, OWN).await.unwrap();
        let second = reset(&office, &admin, ewa).await.ok().unwrap();
        assert!(accounts::session(&office.journal, &session.token).await.unwrap().is_none());
        for old in [OWN, first.password.as_str()] {
            assert!(matches!(sign_in(&office, "ewa", old, 1).await, Err(SignInError::Wrong)), "{old}");
        }
        assert!(sign_in(&office, "ewa", &second.password, 1).await.ok().unwrap().account.must_choose_password);
    }

    async fn a_token_opens_nothing_of_an_account_that_is_closed_or_waits_for_an_own_password(office) {
        let or = unit(&office, "OR").await;
        let admin = administrator(&office, "admin", &or).await;
        let ewa = official(&office, "ewa", &or, Post::CaseOfficer).await;
        let mut making = act(&office).await;
        let (token, recorded) = accounts::make_token(&mut making, &ewa, "program").await.ok().unwrap();
        making.commit(recorded).await.unwrap();
        let opens = async || accounts::by_token(&office.journal, &token.secret).await.unwrap().is_some();
        assert!(opens().await);
        let one_time = reset(&office, &admin, ewa.id).await.ok().unwrap();
        assert!(!opens().await);
        let session = sign_in(&office, "ewa", &one_time.password, 1).await.ok().unwrap();
        choose(&office, &session.account, &session.token, OWN).await.unwrap();
        assert!(opens().await);
        close(&office, &admin, ewa.id).await.ok().unwrap();
        assert!(!opens().await);
    }

    async fn a_closed_account_opens_to_no_password_and_keeps_its_name(office) {
        let or = unit(&office, "OR").await;
        let admin = administrator(&office, "admin", &or).await;
        let (ewa, one_time) = hire(&office, &admin, "ewa", &data("Ewa Lis", &or, Post::UnitHead)).await.ok().unwrap();
        let session = sign_in(&office, "ewa", &one_time.password, 1).await.ok().unwrap();
        close(&office, &admin, ewa).await.ok().unwrap();
        assert!(accounts::session(&office.journal, &session.token).await.unwrap().is_none());
        assert!(matches!(sign_in(&office, "ewa", &one_time.password, 1).await, Err(SignInError::Wrong)));
        wrong(choose(&office, &session.account, &session.token, OWN).await);
        let card = accounts::official(&mut office.journal.view().await.unwrap(), ewa).await.unwrap().unwrap();
        assert_eq!((card.name.as_str(), card.closed, &card.unit), ("Ewa Lis", true, &or));
        assert!(account(&office, "ewa").await.as_official().is_none());
    }
}
