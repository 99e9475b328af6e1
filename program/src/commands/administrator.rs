//! `okienko administrator`

use std::sync::Arc;

use accounts::{AdministrationError, Login, UnitData};
use journal::{Actor, RequestNumber};
use vocabulary::Fault;

use crate::{
    Ending,
    assemble::{assemble, open_database},
    cli::Administrator,
    clock::SystemClock,
    commands,
};

/// Opens the account of an administrator, or lets one in again, and prints the one-time password.
pub async fn run(options: &Administrator) -> Result<Ending, Fault> {
    let settings = match commands::settings(&options.of) {
        Ok(settings) => settings,
        Err(ending) => return Ok(ending),
    };
    let Ok(login) = Login::read(&options.login) else {
        return Ok(wrong("the login: 3 to 64 letters without Polish marks, digits, dots, hyphens or underscores"));
    };
    let Ok(unit) = UnitData::read(&options.unit, &options.unit_name) else {
        return Ok(wrong("the unit: a symbol of 1 to 10 letters and digits such as OR, and a name"));
    };
    let name = options.name.trim();
    if name.is_empty() {
        return Ok(wrong("the name: first name and surname"));
    }
    let database = open_database(&settings, false).await?;
    let parts = assemble(&settings, database, Arc::new(SystemClock))?;
    let drawn = accounts::draw_password(&parts.journal).await?;
    let mut act = parts.journal.act(Actor::System, &RequestNumber::new("ADMINISTRATOR")).await?;
    let appointed = accounts::appoint_administrator(&mut act, &login, name, &unit, drawn).await;
    let (one_time, recorded) = match appointed {
        Ok(appointed) => appointed,
        Err(AdministrationError::Fault(fault)) => return Err(fault),
        Err(AdministrationError::Closed) => return Ok(wrong("this account is closed; choose another login")),
        Err(_) => return Ok(wrong("this login belongs to somebody who is no administrator; choose another")),
    };
    act.commit(recorded).await?;
    parts.database.close().await;
    if options.of.json {
        let until = one_time.until.rfc3339();
        print_line!(
            "{}",
            serde_json::json!({ "login": one_time.login, "password": one_time.password, "until": until })
        );
    } else {
        print_line!("login     {}", one_time.login);
        print_line!("password  {}   (changed at the first sign-in; until {})", one_time.password, one_time.until);
    }
    Ok(Ending::Good)
}

fn wrong(what: &str) -> Ending {
    eprintln!("okienko: {what}");
    Ending::Wrong
}
