//! `okienko key`: the keys that the office seals with.

mod import;
mod list;
mod place;

use seals::{Pair, Subject};
use vocabulary::Fault;

use crate::{Ending, cli::key::Key, commands, settings::Settings};

/// Does what is asked of keys.
pub async fn run(command: Key) -> Result<Ending, Fault> {
    match command {
        Key::List(of) => list::run(&of).await,
        // Tokens and files are waited for.
        other => tokio::task::spawn_blocking(move || run_waiting(&other)).await?,
    }
}

fn run_waiting(command: &Key) -> Result<Ending, Fault> {
    let (of, place, mark) = match command {
        Key::List(of) => (of, None, None),
        Key::New(new) => (&new.of, Some(&new.place), new.mark.as_deref()),
        Key::Request(request) => (&request.of, Some(&request.place), request.mark.as_deref()),
        Key::Import(import) => (&import.of, Some(&import.place), None),
    };
    let settings = match commands::settings(of) {
        Ok(settings) => settings,
        Err(ending) => return Ok(ending),
    };
    let Some(place) = place else { return Ok(Ending::Wrong) };
    let pair = match command {
        Key::New(new) => place::make(place, &settings, new.kind.into()),
        _ => place::open(place, &settings),
    };
    let pair = match pair {
        Ok(pair) => pair,
        Err(why) => return Ok(wrong(&why)),
    };
    match command {
        Key::Import(import) => import::run(import, &settings, &*pair),
        _ => request(&settings, &*pair, mark),
    }
}

fn request(settings: &Settings, pair: &dyn Pair, mark: Option<&str>) -> Result<Ending, Fault> {
    let subject = Subject { office: &settings.office.face.name_pl, nip: &settings.office.nip, mark };
    match seals::request(&subject, pair) {
        Ok(pem) => {
            print_line!("{}", pem.trim_end());
            Ok(Ending::Good)
        }
        Err(fault) => Ok(wrong(&fault.to_string())),
    }
}

fn wrong(what: &str) -> Ending {
    eprintln!("okienko: {what}");
    Ending::Wrong
}
