//! Who stands in for whom, and what it opens.

use accounts::{Account, Official, Post, SubstituteError, Unit};
use testkit::{Office, on_both_databases};
use vocabulary::{Clock as _, Date, SubstitutionId};

use crate::world::{PASSWORD, act, client, official, sign_in, unit};

const DAY: i64 = 86_400;

struct People {
    unit: Unit,
    head: Account,
    adam: Account,
    other: Account,
    mayor: Account,
}

async fn people(office: &Office) -> People {
    let (here, there) = (unit(office, "OR").await, unit(office, "GK").await);
    People {
        head: official(office, "naczelnik", &here, Post::UnitHead).await,
        adam: official(office, "adam", &here, Post::CaseOfficer).await,
        other: official(office, "obcy", &there, Post::CaseOfficer).await,
        mayor: official(office, "burmistrz", &there, Post::OfficeHead).await,
        unit: here,
    }
}

fn rights(account: &Account) -> Official {
    account.as_official().unwrap()
}

async fn set(
    office: &Office,
    by: &Account,
    (absent, substitute): (&Account, &Account),
    (from, to): (Date, Date),
) -> Result<SubstitutionId, SubstituteError> {
    let right = rights(by).sets_substitutes().unwrap();
    let mut act = act(office).await;
    let (id, recorded) = accounts::substitute(&mut act, &right, (absent.id, substitute.id), (from, to)).await?;
    act.commit(recorded).await.unwrap();
    Ok(id)
}

fn today(office: &Office) -> Date {
    office.clock.now().warsaw_date()
}

fn after(day: Date, days: i64) -> Date {
    vocabulary::Term::Days(u16::try_from(days).unwrap()).nominal(day)
}

/// In whose place a session acts.
async fn place(office: &Office, token: &str) -> Option<String> {
    accounts::session(&office.journal, token).await.unwrap().unwrap().acts_for.map(|absent| absent.login)
}

on_both_databases! {
    async fn a_substitute_steps_in_and_out_and_falls_out_when_the_last_day_is_over(office) {
        let world = people(&office).await;
        let first = today(&office);
        let id = set(&office, &world.mayor, (&world.head, &world.adam), (first, after(first, 2))).await.unwrap();
        let token = sign_in(&office, "adam", PASSWORD, 1).await.ok().unwrap().token;
        assert_eq!(place(&office, &token).await, None, "nobody steps in by himself");
        assert!(accounts::act_in(&office.journal, &token, &world.adam, Some(id)).await.unwrap());
        assert_eq!(place(&office, &token).await.as_deref(), Some("naczelnik"));
        assert!(accounts::act_in(&office.journal, &token, &world.adam, None).await.unwrap());
        assert_eq!(place(&office, &token).await, None);
        for days in [0, 1, 1, 1] {
            office.clock.advance(days * DAY);
            let token = sign_in(&office, "adam", PASSWORD, 1).await.ok().unwrap().token;
            let holds = today(&office) <= after(first, 2);
            assert_eq!(accounts::act_in(&office.journal, &token, &world.adam, Some(id)).await.unwrap(), holds);
            assert_eq!(place(&office, &token).await.is_some(), holds);
        }
    }

    async fn a_session_falls_out_at_once_when_the_substitution_is_ended_or_an_account_closed(office) {
        let world = people(&office).await;
        let days = (today(&office), today(&office));
        let id = set(&office, &world.head, (&world.head, &world.adam), days).await.unwrap();
        let token = sign_in(&office, "adam", PASSWORD, 1).await.ok().unwrap().token;
        assert!(accounts::act_in(&office.journal, &token, &world.adam, Some(id)).await.unwrap());
        let right = rights(&world.head).sets_substitutes().unwrap();
        let mut ending = act(&office).await;
        let recorded = accounts::end_substitution(&mut ending, &right, id).await.unwrap();
        ending.commit(recorded).await.unwrap();
        assert_eq!(place(&office, &token).await, None);
        assert!(!accounts::act_in(&office.journal, &token, &world.adam, Some(id)).await.unwrap());
        let again = set(&office, &world.head, (&world.head, &world.adam), days).await.unwrap();
        assert!(accounts::act_in(&office.journal, &token, &world.adam, Some(again)).await.unwrap());
        let administrator = crate::world::administrator(&office, "administrator", &world.unit).await;
        let mut closing = act(&office).await;
        let recorded = accounts::close_official(&mut closing, &administrator, world.head.id).await.unwrap();
        closing.commit(recorded).await.unwrap();
        assert_eq!(place(&office, &token).await, None, "a place that nobody has gives no rights");
    }

    async fn nobody_steps_into_a_place_that_is_not_given_to_this_very_person(office) {
        let world = people(&office).await;
        let days = (today(&office), today(&office));
        let id = set(&office, &world.mayor, (&world.head, &world.adam), days).await.unwrap();
        let token = sign_in(&office, "obcy", PASSWORD, 1).await.ok().unwrap().token;
        assert!(!accounts::act_in(&office.journal, &token, &world.other, Some(id)).await.unwrap());
        // Said to be somebody else, the session still is its own person's.
        assert!(accounts::act_in(&office.journal, &token, &world.adam, Some(id)).await.unwrap());
        assert_eq!(place(&office, &token).await, None);
    }

    async fn what_cannot_be_set_is_refused_with_its_reason(office) {
        let world = people(&office).await;
        let now = today(&office);
        let anna = client(&office, "anna").await;
        let administrator = official(&office, "administrator", &world.unit, Post::Administrator).await;
        let (days, head) = ((now, now), &world.head);
        for wrong in [&world.other, &anna, &administrator] {
            assert!(matches!(set(&office, head, (wrong, &world.adam), days).await, Err(SubstituteError::Absent)));
        }
        for wrong in [head, &anna, &administrator] {
            assert!(matches!(set(&office, head, (head, wrong), days).await, Err(SubstituteError::Substitute)));
        }
        let yesterday = now.yesterday().unwrap();
        for days in [(yesterday, yesterday), (after(now, 2), after(now, 1))] {
            assert!(matches!(set(&office, head, (head, &world.adam), days).await, Err(SubstituteError::Past)));
        }
        for days in [(now, after(now, 367)), (after(now, 367), after(now, 367))] {
            assert!(matches!(set(&office, head, (head, &world.adam), days).await, Err(SubstituteError::Far)));
        }
        set(&office, head, (head, &world.adam), (after(now, 2), after(now, 4))).await.unwrap();
        for days in [(now, after(now, 2)), (after(now, 3), after(now, 3)), (after(now, 4), after(now, 9))] {
            let refused = set(&office, &world.mayor, (head, &world.other), days).await;
            assert!(matches!(refused, Err(SubstituteError::Overlaps(_))), "{days:?}");
        }
        set(&office, &world.mayor, (head, &world.other), (after(now, 5), after(now, 9))).await.unwrap();
        assert!(rights(&world.adam).sets_substitutes().is_none());
    }

    async fn of_two_who_set_at_once_for_one_person_one_does(office) {
        let world = people(&office).await;
        let days = (today(&office), today(&office));
        let (one, other) = tokio::join!(
            set(&office, &world.mayor, (&world.head, &world.adam), days),
            set(&office, &world.mayor, (&world.head, &world.other), days),
        );
        assert_eq!(usize::from(one.is_ok()) + usize::from(other.is_ok()), 1);
    }
}
