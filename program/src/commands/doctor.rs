//! `okienko doctor`

pub mod sealing;

use std::sync::Arc;

use certificates::Trust;
use database::{Database, MigrationState};
use outbound::Outbound;
use rand::Rng as _;
use signatures::lists::Trouble;
use vocabulary::{Clock, Fault};

use crate::{
    Ending, assemble,
    cli::Of,
    clock::SystemClock,
    commands,
    lists::{self, Lists},
    reader::tools,
    settings::Settings,
};

/// One thing that was tried.
struct Finding {
    what: &'static str,
    result: Result<String, String>,
}

/// Tries everything the office depends on.
pub async fn run(of: &Of) -> Result<Ending, Fault> {
    let settings = match commands::settings(of) {
        Ok(settings) => settings,
        Err(ending) => return Ok(ending),
    };
    let mut findings = vec![
        Finding { what: "database", result: try_database(&settings).await },
        Finding { what: "data folder", result: try_folder(&settings) },
    ];
    findings.extend(try_seals(&settings).await);
    findings.extend([
        Finding { what: "lists", result: try_lists(&settings).await },
        Finding { what: "timestamps", result: try_timestamps(&settings).await },
        Finding { what: "services", result: try_services(&settings) },
        Finding { what: "mail", result: try_mail(&settings).await },
        Finding { what: "reading", result: Ok(try_reading().await) },
    ]);
    let good = findings.iter().all(|finding| finding.result.is_ok());
    if of.json {
        let told: Vec<_> = findings
            .iter()
            .map(|finding| {
                let (good, text) = match &finding.result {
                    Ok(text) => (true, text),
                    Err(text) => (false, text),
                };
                serde_json::json!({ "what": finding.what, "good": good, "text": text })
            })
            .collect();
        print_line!("{}", serde_json::json!({ "good": good, "findings": told }));
    } else {
        for finding in &findings {
            match &finding.result {
                Ok(text) => print_line!("good   {:12} {text}", finding.what),
                Err(text) => print_line!("WRONG  {:12} {text}", finding.what),
            }
        }
    }
    Ok(if good { Ending::Good } else { Ending::No })
}

async fn try_database(settings: &Settings) -> Result<String, String> {
    let database = Database::open(&settings.database).await.map_err(|error| error.to_string())?;
    let state = database.migration_state().await.map_err(|fault| fault.to_string())?;
    let waiting = match state {
        MigrationState::Complete => {
            let mut view = database.view().await.map_err(|fault| fault.to_string())?;
            let jobs = jobs::backlog(&mut view).await.map_err(|fault| fault.to_string())?;
            let receipts = receipts::backlog(&mut view).await.map_err(|fault| fault.to_string())?;
            if jobs.dead > 0 {
                return Err(format!("{} jobs were put aside and wait for a person", jobs.dead));
            }
            format!("{} receipts wait for their seal", receipts.waiting)
        }
        MigrationState::Missing(names) => return Err(format!("lacks {}; run `okienko migrate`", names.join(", "))),
        MigrationState::Foreign(name) => return Err(format!("knows {name}, which this program does not")),
    };
    database.close().await;
    Ok(format!("{}, {waiting}", database.kind()))
}

fn try_folder(settings: &Settings) -> Result<String, String> {
    let file = settings.data.join(".doctor");
    std::fs::create_dir_all(&settings.data)
        .and_then(|()| std::fs::write(&file, b"okienko"))
        .and_then(|()| std::fs::remove_file(&file))
        .map_err(|error| format!("{}: {error}", settings.data.display()))?;
    Ok(settings.data.display().to_string())
}

async fn try_seals(settings: &Settings) -> Vec<Finding> {
    let mut findings = Vec::new();
    for named in settings.seals.iter() {
        let told = |text: String| format!("{}: {text}", named.name);
        let result = sealing::look(settings, named, SystemClock.now()).await.map(told).map_err(told);
        findings.push(Finding { what: "seal", result });
    }
    findings
}

async fn try_lists(settings: &Settings) -> Result<String, String> {
    let outbound = Outbound::new(settings.outbound.clone()).map_err(|error| error.to_string())?;
    let (trust, clock) = (Trust::new(settings.anchors.clone()), Arc::new(SystemClock));
    let lists = Lists::new(settings.list_of_lists.clone(), settings.data.join("lists"), outbound, trust, clock);
    let Some(walked) = lists.tried().await else {
        return Ok("no list of lists is named; none are fetched".to_owned());
    };
    // What cannot be fetched while a good copy serves will come by itself.
    let harms = |trouble: &&Trouble| trouble.why.is_some() || !trouble.copy_serves;
    let harmful: Vec<String> = walked.troubles.iter().filter(harms).map(lists::told).collect();
    if !harmful.is_empty() || walked.lists.is_empty() {
        return Err(format!("{} lists are in force; {}", walked.lists.len(), harmful.join("; ")));
    }
    let services: usize = walked.lists.iter().map(|list| list.services.len()).sum();
    let late = walked.troubles.len();
    Ok(format!("{} lists with {services} services, {late} of them from copies", walked.lists.len()))
}

async fn try_timestamps(settings: &Settings) -> Result<String, String> {
    let outbound = Outbound::new(settings.outbound.clone()).map_err(|error| error.to_string())?;
    let authorities =
        assemble::authorities(settings, &outbound, Arc::new(SystemClock)).map_err(|fault| fault.to_string())?;
    let (mut told, mut good) = (Vec::new(), true);
    for state in authorities.try_each(&[7; 32], rand::rng().random::<u64>() >> 1).await {
        let seconds = state.drift_millis.unwrap_or_default() / 1000;
        let known = match state.failing {
            Some((_, fault)) => Err(fault),
            None if seconds.abs() > settings.time.drift => Err(format!("its time is {seconds:+} s from our clock")),
            None => Ok(format!("its time is {seconds:+} s from our clock")),
        };
        good &= known.is_ok();
        told.push(format!("{} ({})", state.url, known.unwrap_or_else(|fault| fault)));
    }
    let told = told.join(", ");
    if good { Ok(told) } else { Err(told) }
}

fn try_services(settings: &Settings) -> Result<String, String> {
    let Some(folder) = &settings.services else { return Ok("no folder is named; those of the program".to_owned()) };
    let (definitions, flawed) = catalogue::read_folder(folder);
    if flawed.is_empty() {
        return Ok(format!("{} in {}", definitions.len(), folder.display()));
    }
    let told = flawed.iter().flat_map(|(file, flaws)| {
        flaws.iter().map(move |flaw| format!("{}: {flaw}", file.file_name().unwrap_or_default().display()))
    });
    Err(told.collect::<Vec<_>>().join("; "))
}

async fn try_mail(settings: &Settings) -> Result<String, String> {
    let Some(mail) = &settings.mail else { return Ok("no server is named; nothing is sent".to_owned()) };
    mail.mailer.greet().await.map_err(|error| error.to_string())?;
    Ok(format!("the server answers, we send as {}", mail.from))
}

/// An office may do without: its scans are kept and wait.
async fn try_reading() -> String {
    match tools::missing().await {
        Some(program) => format!("{program} is missing: scans are kept and not searched until `{}`", tools::INSTALL),
        None if tools::apart().await => "scans are read, without a network".to_owned(),
        None => "scans are read; this system does not let us take their readers' network away".to_owned(),
    }
}
