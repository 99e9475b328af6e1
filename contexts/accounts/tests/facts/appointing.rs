//! The first administrator, and one who is locked out.

use accounts::{AdministrationError, Login, OneTime, Post, UnitData};
use testkit::{Office, on_both_databases};

use crate::world::{act, client, official, sign_in, unit};

async fn appoint(office: &Office, login: &str) -> Result<OneTime, AdministrationError> {
    let drawn = accounts::draw_password(&office.journal).await.unwrap();
    let unit = UnitData::read("OR", "Wydział Organizacyjny").unwrap();
    let mut act = act(office).await;
    let login = Login::read(login).unwrap();
    let (one_time, recorded) = accounts::appoint_administrator(&mut act, &login, "Jan Nowak", &unit, drawn).await?;
    act.commit(recorded).await?;
    Ok(one_time)
}

on_both_databases! {
    async fn an_empty_office_gets_its_first_administrator_and_a_unit(office) {
        let one_time = appoint(&office, "jan").await.unwrap();
        let account = sign_in(&office, "jan", &one_time.password, 1).await.unwrap().account;
        assert!(account.must_choose_password);
        let mut view = office.journal.view().await.unwrap();
        let card = accounts::official(&mut view, account.id).await.unwrap().unwrap();
        assert_eq!((card.post, card.unit.symbol.as_str()), (Post::Administrator, "OR"));
        // A second one works in the same unit.
        let second = appoint(&office, "ewa").await.unwrap();
        assert!(sign_in(&office, "ewa", &second.password, 1).await.is_ok());
        assert_eq!(accounts::units(&mut office.journal.view().await.unwrap()).await.unwrap().len(), 1);
    }

    async fn an_administrator_who_is_locked_out_comes_in_again_and_the_old_password_opens_nothing(office) {
        let first = appoint(&office, "jan").await.unwrap();
        let again = appoint(&office, "jan").await.unwrap();
        assert!(sign_in(&office, "jan", &first.password, 1).await.is_err());
        assert!(sign_in(&office, "jan", &again.password, 1).await.is_ok());
    }

    async fn nobody_else_is_made_an_administrator(office) {
        let or = unit(&office, "OR").await;
        client(&office, "anna").await;
        official(&office, "ewa", &or, Post::CaseOfficer).await;
        for login in ["anna", "ewa"] {
            assert!(matches!(appoint(&office, login).await, Err(AdministrationError::Taken)), "{login}");
        }
    }
}
