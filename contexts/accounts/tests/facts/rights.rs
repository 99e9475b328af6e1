//! What people may do follows from what they are.

use accounts::{Account, Kind, Post, Unit};
use testkit::on_both_databases;
use vocabulary::Pesel;

use crate::world::{act, client, official, open, unit};

/// Written by hand from the roles of the office (chancery instruction; reference, section 9).
const RIGHTS: &str = "
registry_clerk        yes yes yes yes no  no  no
secretary             yes yes no  no  no  no  no
office_head           yes yes no  no  no  no  yes
deputy_head           yes yes no  no  no  no  yes
unit_head             yes no  no  no  no  no  yes
case_officer          yes no  no  no  no  no  no
records_coordinator   yes yes no  no  no  yes yes
archivist             yes no  no  no  no  no  no
administrator         no  no  no  no  yes yes no
";

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

    async fn rights_follow_from_the_post(office) {
        let or = unit(&office, "OR").await;
        let table = RIGHTS.trim().lines();
        assert_eq!(table.clone().count(), Post::ALL.len(), "every post stands in the table");
        for line in table {
            let words: Vec<&str> = line.split_whitespace().collect();
            let (code, expected) = (words[0], words[1..].iter().map(|word| *word == "yes").collect::<Vec<_>>());
            let account = official(&office, code, &or, Post::of_code(code).unwrap()).await;
            assert!(account.as_client().is_none(), "{code}");
            let official = account.as_official().unwrap();
            assert_eq!((official.id(), official.name(), official.unit()), (account.id, "Anna Nowak", &or));
            let rights = [
                official.sees_inbox().is_some(),
                official.may_see_register().is_some(),
                official.registers_letters().is_some(),
                official.opens_accounts().is_some(),
                official.administers().is_some(),
                official.keeps_plan().is_some(),
                official.sees_statistics().is_some(),
            ];
            assert_eq!(rights, expected[..], "{code}");
            if let Some(inbox) = official.sees_inbox() {
                assert_eq!(inbox.unit(), &or, "{code}");
            }
            if let Some(figures) = official.sees_statistics() {
                let own = (code == "unit_head").then_some(&or);
                assert_eq!(figures.unit(), own, "{code}");
                let gk = Unit { symbol: "GK".to_owned(), ..or.clone() };
                assert_eq!(figures.within(gk.clone()).unit(), own.or(Some(&gk)), "{code}");
            }
        }
    }

    async fn an_account_that_is_closed_or_waits_for_an_own_password_gives_no_rights(office) {
        let or = unit(&office, "OR").await;
        for account in [client(&office, "anna").await, official(&office, "head", &or, Post::OfficeHead).await] {
            let closed = Account { closed: true, ..account.clone() };
            let fresh = Account { must_choose_password: true, ..account };
            for account in [closed, fresh] {
                assert!(account.as_client().is_none() && account.as_official().is_none());
            }
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
