//! What people may do follows from what they are.

use accounts::{Kind, Post};
use testkit::on_both_databases;
use vocabulary::Pesel;

use crate::world::{act, client, official, open, unit};

on_both_databases! {
    async fn a_client_is_no_official(office) {
        let anna = client(&office, "anna").await;
        let right = anna.as_client().unwrap();
        assert_eq!((right.id(), right.name(), right.pesel()), (anna.id, "Anna Nowak", None));
        assert!(anna.as_official().is_none());
    }

    async fn a_clients_pesel_is_kept(office) {
        let pesel = Pesel::parse("44051401359").unwrap();
        let jan = open(&office, "jan", Kind::Client { pesel: Some(pesel.clone()) }).await;
        assert_eq!(jan.as_client().unwrap().pesel(), Some(&pesel));
    }

    async fn officials_see_their_inbox_and_clerks_the_register(office) {
        let or = unit(&office, "OR").await;
        for (login, post, register) in
            [("clerk", Post::RegistryClerk, true), ("head", Post::UnitHead, false), ("officer", Post::CaseOfficer, false)]
        {
            let account = official(&office, login, &or, post).await;
            assert!(account.as_client().is_none(), "{login}");
            let official = account.as_official().unwrap();
            assert_eq!(official.may_see_register().is_some(), register, "{login}");
            assert_eq!(official.sees_inbox().unwrap().unit(), &or, "{login}");
        }
    }

    async fn a_login_or_symbol_is_taken_once(office) {
        client(&office, "anna").await;
        unit(&office, "OR").await;
        let before = office.rows().await;
        let password = accounts::hash_password("x", [1; 16]).await.unwrap();
        let new = accounts::NewAccount {
            login: "ANNA ",
            password,
            name: "Druga",
            language: vocabulary::Language::Pl,
            kind: Kind::Client { pesel: None },
        };
        let mut taken = act(&office).await;
        assert!(accounts::open_account(&mut taken, &new).await.is_err());
        drop(taken);
        let mut taken = act(&office).await;
        assert!(accounts::open_unit(&mut taken, &accounts::NewUnit { symbol: "OR", name: "" }).await.is_err());
        drop(taken);
        assert_eq!(office.rows().await, before);
    }

    async fn units_are_listed_by_symbol(office) {
        for symbol in ["OR", "FN", "GK"] {
            unit(&office, symbol).await;
        }
        let mut view = office.journal.view().await.unwrap();
        let units = accounts::units(&mut view).await.unwrap();
        assert_eq!(units.iter().map(|unit| unit.symbol.as_str()).collect::<Vec<_>>(), ["FN", "GK", "OR"]);
        assert!(accounts::unit_by_symbol(&mut view, "XX").await.unwrap().is_none());
    }
}
