//! `okienko demo`: a complete office in one folder, living in the sandbox. In a fresh folder the office has ninety days
//! behind it when the door opens: see [`story`].

mod clock;
mod folder;
mod seed;
mod story;
mod token;

use std::{net::SocketAddr, sync::Arc};

use sandbox::Sandbox;
use seals::FileKey;
use tokio::sync::watch;
use vocabulary::{Clock, Fault, Language};
use web::{Demo, DemoLogin, Given, State};

use crate::{
    Ending,
    assemble::{assemble, open_database},
    cli,
    clock::SystemClock,
    commands::tell,
    demo::{clock::StoryClock, folder::Folder, seed::Declared},
    serve::{self, Door},
    settings::Settings,
    shelf::Shelf,
};

/// Opens the demonstration office until it is stopped; started again on the same folder it carries on.
pub async fn run(options: cli::Demo) -> Result<Ending, Fault> {
    // A demonstration that has a token goes on with it.
    let token = options.token || options.data.join("token").exists();
    let token = if token { Some((token::settle(&options.data)?, options.token_key.into())) } else { None };
    let Some(listener) = serve::bind(options.listen).await? else { return Ok(Ending::Wrong) };
    let listen = listener.local_addr()?;
    let mut folder = match Folder::open(&options.data) {
        Ok(Some(folder)) => folder,
        Ok(None) => {
            eprintln!("okienko: {} is in use by another demonstration", options.data.display());
            return Ok(Ending::Wrong);
        }
        Err(fault) => {
            eprintln!("okienko: {} cannot be used: {fault}", options.data.display());
            return Ok(Ending::Wrong);
        }
    };
    let port = SocketAddr::from(([127, 0, 0, 1], folder.secrets.sandbox_port));
    let Some(sandbox_listener) = serve::bind(port).await? else {
        eprintln!("okienko: the sandbox of {} always answers there", options.data.display());
        return Ok(Ending::Wrong);
    };
    let port = sandbox_listener.local_addr()?.port();
    let mail_port = SocketAddr::from(([127, 0, 0, 1], folder.secrets.mail_port));
    let Some(mail_listener) = serve::bind(mail_port).await? else {
        eprintln!("okienko: the mail server of {} always answers there", options.data.display());
        return Ok(Ending::Wrong);
    };
    folder.secrets.sandbox_port = port;
    folder.secrets.mail_port = mail_listener.local_addr()?.port();
    folder.keep_secrets()?;

    // A fresh folder has its story before it: then the clock, and the certificates with it, begin where that begins.
    let clock = Arc::new(StoryClock::kept_in(folder.path("clock"))?);
    let today = SystemClock.now().warsaw_date();
    let beginning = story::beginning(today).filter(|_| !options.empty && !folder.path("sandbox").exists());
    if let Some(beginning) = beginning {
        clock.stand(beginning);
    }
    let declared = Declared::read()?;
    let sandbox = Sandbox::open(&folder.path("sandbox"), port, Arc::<StoryClock>::clone(&clock))?;
    sandbox.know_people(declared.people()?);
    folder.make_keys(&sandbox, &declared, token.as_ref())?;
    let own = folder.path("office.db");
    if options.database.is_none() && folder.secrets.api_token.is_some() && !own.exists() {
        // An empty database beside the old keys and files would look as if nothing had ever been filed.
        eprintln!("okienko: {} is gone; bring it back, or begin anew in another folder", own.display());
        return Ok(Ending::Wrong);
    }
    let database = options.database.unwrap_or_else(|| format!("sqlite:{}", own.display()));
    let file = folder.write_settings(&declared, &sandbox, token.as_ref().map(|(token, _)| token), listen, &database)?;
    let settings = match Settings::read(&file, true) {
        Ok(settings) => settings,
        Err(mistakes) => return Ok(tell(&mistakes, false)),
    };
    let database = open_database(&settings, true).await?;
    let parts = assemble(&settings, database, Arc::<StoryClock>::clone(&clock))?;
    // The authorities answer from here on: the story needs them, and so do jobs that end when the office closes.
    let (stop, stopped) = watch::channel(false);
    let sandbox_door = Door {
        listener: sandbox_listener,
        router: sandbox.router().merge(clock::router(Arc::clone(&clock))),
        trusted: vec![[127, 0, 0, 1].into()],
    };
    let authorities = tokio::spawn(serve::attend(sandbox_door, stopped));
    let postman = sandbox.clone();
    let postman = tokio::spawn(async move { postman.take_mail(mail_listener).await });

    // A database that has anything in it has its own past.
    let untold = accounts::units(&mut parts.journal.view().await?).await?.is_empty();
    if !untold {
        clock.run();
    }
    seed::fill(&parts.journal, &declared, &mut folder).await?;
    let shelf = Shelf::new(parts.journal.clone(), seed::services()?, settings.services.clone());
    shelf.publish().await?;
    parts.lists().renew().await;
    if untold && beginning.is_some() {
        let (told, is_told) = watch::channel(false);
        let jobs = tokio::spawn(parts.runner().run(is_told));
        let key = FileKey::open(&folder.path("keys/client.p12"), &folder.secrets.pkcs12_password)?;
        // Half a past is a past: the office opens with what was told.
        if let Err(fault) = story::tell(&parts, &sandbox, &clock, &declared, key, today).await {
            tracing::error!(fault = fault.chain(), "the story of the demonstration ends early");
        }
        told.send_replace(true);
        jobs.await?;
        clock.run();
    }
    folder.write_samples(&sandbox, &declared)?;
    folder.write_demo_json(&declared, &sandbox, listen)?;

    let logins = declared
        .person
        .iter()
        .map(|person| DemoLogin {
            role_pl: person.role_pl.clone(),
            role_en: person.role_en.clone(),
            login: person.login.clone(),
            password: folder.secrets.password(&person.login),
            first_page: person.first_page.clone(),
        })
        .collect();
    let state = State::new(Given {
        submissions: parts.submissions.clone(),
        trusted_profile: parts.trusted_profile.clone(),
        sealer: parts.sealer.clone(),
        seal_anchors: settings.anchors.clone(),
        office: settings.office.face.clone(),
        public_url: settings.listener.public_url.clone(),
        demo: Some(Demo {
            samples_dir: folder.path("samples"),
            mailbox: Some(format!("http://127.0.0.1:{port}/mailbox")),
            sandbox: Some(format!("http://127.0.0.1:{port}/")),
            logins,
        }),
        sends_mail: settings.mail.is_some(),
        trusted_proxies: settings.trusted_proxies.clone(),
        scans: settings.scans.clone(),
        secure_cookies: false,
    });
    let router = web::router(state.clone()).merge(web::operator_router(state));
    announce(&declared, &folder, listen);
    serve::until_stopped(&parts, shelf, vec![Door { listener, router, trusted: Vec::new() }], true).await?;
    stop.send_replace(true);
    postman.abort();
    // It ends when its last connection does; nobody waits for that.
    authorities.abort();
    print_line!();
    print_line!("{}", words::say!(Language::Pl, "demo-closed"));
    print_line!("{}", words::say!(Language::En, "demo-closed"));
    Ok(Ending::Good)
}

/// The address and who can be entered as, in both languages.
fn announce(declared: &Declared, folder: &Folder, listen: SocketAddr) {
    for language in Language::ALL {
        print_line!();
        print_line!("{}", words::say!(language, "demo-open", office = declared.name.as_str()));
        print_line!("  http://{listen}/");
        print_line!();
        for person in &declared.person {
            let role = match language {
                Language::Pl => &person.role_pl,
                Language::En => &person.role_en,
            };
            print_line!(
                "  {:<10} {:<14} http://{listen}{:<24} {role}",
                person.login,
                folder.secrets.password(&person.login),
                person.first_page
            );
        }
        print_line!("{}", words::say!(language, "demo-stop"));
    }
}
