//! Letting systems in and shutting them out.

use systems::{AdmitError, Scope, ShutOutError};
use testkit::on_both_databases;
use vocabulary::Clock as _;

use crate::world::{act, administrator, admit, opens};

on_both_databases! {
    async fn a_key_opens_its_own_system_and_is_kept_as_a_hash(office) {
        let right = administrator(&office).await;
        let one = admit(&office, &right, " EZD ", &[Scope::Personal, Scope::Events, Scope::Events]).await.ok().unwrap();
        admit(&office, &right, "Hurtownia", &[Scope::Events]).await.ok().unwrap();
        assert!(one.key.starts_with("oks_") && one.key.len() == 47, "{}", one.key);
        let system = opens(&office, &one.key).await.unwrap();
        assert_eq!((system.id, system.name.as_str()), (one.id, "EZD"));
        assert_eq!((opens(&office, &one.key[4..]).await, opens(&office, "").await), (None, None));
        for table in ["systems", "journal_entries", "journal_personal"] {
            assert!(!office.text_of(table).await.contains(&one.key[4..]), "{table}");
        }
        let card = systems::system(&mut office.journal.view().await.unwrap(), &right, one.id).await.unwrap().unwrap();
        assert_eq!((card.scopes.as_slice(), card.made_by.as_str()), (&[Scope::Events, Scope::Personal][..], "Anna Nowak"));
        assert_eq!(card.last_used, Some(office.clock.now()));
    }

    async fn a_key_of_a_person_opens_no_system_and_the_other_way_round(office) {
        let right = administrator(&office).await;
        let one = admit(&office, &right, "EZD", &[Scope::Events]).await.ok().unwrap();
        assert!(accounts::by_token(&office.journal, &one.key).await.unwrap().is_none());
    }

    async fn a_system_that_was_shut_out_stays_out(office) {
        let right = administrator(&office).await;
        let one = admit(&office, &right, "EZD", &[Scope::Events]).await.ok().unwrap();
        let other = admit(&office, &right, "EZD", &[Scope::Events]).await.ok().unwrap();
        let mut begun = act(&office).await;
        let recorded = systems::shut_out(&mut begun, &right, one.id).await.unwrap();
        begun.commit(recorded).await.unwrap();
        assert_eq!(opens(&office, &one.key).await, None);
        assert!(opens(&office, &other.key).await.is_some());
        let mut begun = act(&office).await;
        assert!(matches!(systems::shut_out(&mut begun, &right, one.id).await, Err(ShutOutError::Unknown)), "once only");
        drop(begun);
        let cards = systems::systems(&mut office.journal.view().await.unwrap(), &right).await.unwrap();
        assert_eq!(cards.iter().map(|card| card.id).collect::<Vec<_>>(), [other.id, one.id]);
        assert!(cards[1].revoked_at.is_some());
    }

    async fn a_system_has_a_name_and_may_do_something(office) {
        let right = administrator(&office).await;
        let tried = async |name: &str, scopes: &[Scope]| admit(&office, &right, name, scopes).await.err();
        assert!(matches!(tried(" \t", &[Scope::Events]).await, Some(AdmitError::NameMissing)));
        assert!(matches!(tried(&"ż".repeat(101), &[Scope::Events]).await, Some(AdmitError::NameTooLong)));
        assert!(matches!(tried("x", &[]).await, Some(AdmitError::NothingAllowed)));
        assert!(matches!(tried("x", &[Scope::Personal]).await, Some(AdmitError::NothingAllowed)));
        assert!(tried(&"ż".repeat(100), &[Scope::Events]).await.is_none());
        for n in 1..50 {
            assert!(tried(&n.to_string(), &[Scope::Events]).await.is_none());
        }
        assert!(matches!(tried("x", &[Scope::Events]).await, Some(AdmitError::TooMany)));
    }
}
