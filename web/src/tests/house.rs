//! An office with people in it, for tests of the pages.

use std::{path::Path, sync::Arc};

use accounts::{Kind, MAIL_JOB, Mail, NewAccount, NewUnit, Post, Posted, Unit};
use axum::Router;
use certificates::{Anchors, Sources};
use delivery::Desk;
use files::Files;
use jobs::{Handler, Outcome, Runner};
use journal::Actor;
use receipts::{Party, SEAL_JOB};
use seals::{Authorities, FileKey, Keys, Sealer, TimestampAuthority};
use signatures::SealName;
use submissions::SubmissionBox;
use testkit::{
    Office, World,
    sandbox::{IssuedKey, KnownPerson},
};
use tokio::sync::{
    Mutex,
    mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel},
    watch,
};
use trusted_profile::TrustedProfile;
use vocabulary::{Language, Pesel};

use crate::{Demo, Given, OfficeFace, Opening, State};

/// The password of everybody.
pub(super) const PASSWORD: &str = "okno na rynek";
/// The office's name.
pub(super) const NAME: &str = "Urząd Miasta w Okienkowie";
const NIP: &str = "0000000000";
/// Anna's number, and somebody else's.
const PESEL: &str = "44051401359";
const JAN: &str = "02270803624";

/// An office, its outside world and its pages. People: `anna` and `barbara` are clients, `kancelaria` a registry clerk,
/// `organizacja` an official of the unit that letters are routed to, `drogi` one of another unit, `administrator` the administrator.
pub(super) struct House {
    pub office: Office,
    pub world: World,
    pub state: State,
    pub router: Router,
    /// An API token of `anna`.
    pub token: String,
    /// What the office would send by mail.
    mails: Mutex<UnboundedReceiver<Mail>>,
    _stop: watch::Sender<bool>,
}

/// The office as its pages show it.
pub(super) fn face() -> OfficeFace {
    OfficeFace {
        authority: "Burmistrz Okienkowa".to_owned(),
        authority_of: "Burmistrza Okienkowa".to_owned(),
        appeals_to: "Samorządowego Kolegium Odwoławczego w Okienkowie".to_owned(),
        name_pl: NAME.to_owned(),
        name_en: "Municipal Office of Okienkowo".to_owned(),
        address: "ul. Ratuszowa 1, 00-000 Okienkowo".to_owned(),
        phone: "00 123 45 00".to_owned(),
        account: Some("PL61 1090 1014 0000 0712 1981 2874".to_owned()),
        hours: vec![Opening { from_day: 1, to_day: 5, hours: "7:30–15:30".to_owned() }],
    }
}

impl House {
    /// Opens the office.
    pub(super) async fn open() -> Self {
        let office = Office::on_sqlite().await;
        let world = World::start(office.folder.path(), &office.clock).await;
        catalogue::publish(&office.journal, &catalogue::built_in(), &office.request).await.expect("the services");
        let token = people(&office).await;
        let mut box_ = SubmissionBox::new(
            office.journal.clone(),
            Files::in_folder(&office.folder.path().join("files")).expect("a file store"),
            Anchors::of([world.sandbox.roots(), world.sandbox.minister_root()].concat()),
            Sources::new(world.outbound.clone()),
            Party { name: NAME.to_owned(), identifier: ("NIP".to_owned(), NIP.to_owned()) },
        );
        box_.policy.trusted_profile_seals = vec![SealName::of(world.sandbox.minister_seal())];
        let sealer = sealer(&office, &world);
        let given = Given {
            submissions: box_,
            trusted_profile: Some(trusted_profile(&world, office.folder.path())),
            sealer: sealer.clone(),
            seal_anchors: world.sandbox.anchors(),
            office: face(),
            public_url: "https://okienkowo.example".to_owned(),
            demo: Some(Demo {
                samples_dir: office.folder.path().join("samples"),
                mailbox: None,
                sandbox: None,
                logins: Vec::new(),
            }),
            sends_mail: true,
            trusted_proxies: Vec::new(),
            scans: registry::ScanLimits::default(),
            secure_cookies: true,
        };
        let state = State::new(given);
        let (sender, mails) = unbounded_channel();
        let _stop = do_jobs(&office, sealer, state.deliveries.clone(), sender);
        Self { router: crate::router(state.clone()), office, world, state, token, mails: Mutex::new(mails), _stop }
    }

    /// The next mail.
    pub(super) async fn mail(&self) -> Mail {
        self.mails.lock().await.recv().await.expect("a mail")
    }

    /// A letter signed by a person whom the office's anchors know.
    pub(super) fn signed_letter(&self) -> String {
        let key = self.key("Anna", "Wiśniewska", PESEL);
        let letter = testkit::sandbox::letter(NAME, key.certificate(), self.state.journal.now());
        self.signed(&letter, &key)
    }

    /// A document signed by Anna in her own software.
    pub(super) fn signed_by_anna(&self, document: &[u8]) -> String {
        let document = std::str::from_utf8(document).expect("UTF-8");
        self.signed(document, &self.key("Anna", "Wiśniewska", PESEL))
    }

    /// A document signed by somebody else.
    pub(super) fn signed_by_jan(&self, document: &[u8]) -> String {
        let document = std::str::from_utf8(document).expect("UTF-8");
        self.signed(document, &self.key("Jan", "Kos", JAN))
    }

    fn key(&self, given: &str, surname: &str, pesel: &str) -> IssuedKey {
        let pesel = Pesel::parse(pesel).expect("a number");
        self.world.sandbox.issue_person(given, surname, &pesel, 365).expect("a key")
    }

    fn signed(&self, document: &str, key: &IssuedKey) -> String {
        seals::seal(document, key.key(), self.state.journal.now()).expect("a signature").xml().to_owned()
    }
}

/// The sandbox's Trusted Profile, which knows Anna first and then Jan.
fn trusted_profile(world: &World, folder: &Path) -> TrustedProfile {
    let person = |given: &str, surname: &str, pesel| KnownPerson {
        given: given.to_owned(),
        surname: surname.to_owned(),
        pesel: Pesel::parse(pesel).expect("a number"),
    };
    world.sandbox.know_people(vec![person("Anna", "Wiśniewska", PESEL), person("Jan", "Kos", JAN)]);
    let path = folder.join("system.p12");
    let key = world.sandbox.issue_system(NAME).expect("a key").pkcs12("system").expect("a file");
    std::fs::write(&path, key).expect("a folder");
    let settings = trusted_profile::Settings {
        address: world.sandbox.trusted_profile_url(),
        pages: None,
        key: Arc::new(FileKey::open(&path, "system").expect("a key")),
        outbound: world.outbound.clone(),
    };
    TrustedProfile::new(settings).expect("settings")
}

async fn people(office: &Office) -> String {
    let mut units = Vec::new();
    for (symbol, name) in [("OR", "Wydział Organizacyjny"), ("DR", "Wydział Dróg")] {
        let mut act = office.journal.act(Actor::System, &office.request).await.expect("an act");
        let (id, recorded) = accounts::open_unit(&mut act, &NewUnit { symbol, name }).await.expect("a unit");
        act.commit(recorded).await.expect("a commit");
        units.push(Unit { id, symbol: symbol.to_owned(), name: name.to_owned() });
    }
    let official = |unit: usize, post| Kind::Official { unit: units[unit].clone(), post };
    let client = || Kind::Client { pesel: Pesel::parse(PESEL).ok() };
    for (login, name, kind) in [
        ("anna", "Anna Wiśniewska", client()),
        ("barbara", "Barbara Nowak", Kind::Client { pesel: None }),
        ("kancelaria", "Krystyna Zielińska", official(0, Post::RegistryClerk)),
        ("organizacja", "Olga Sowa", official(0, Post::CaseOfficer)),
        ("drogi", "Dariusz Most", official(1, Post::UnitHead)),
        ("administrator", "Adam Lipa", official(0, Post::Administrator)),
    ] {
        let password = accounts::hash_password(PASSWORD, [7; 16]).await.expect("a hash");
        let mut act = office.journal.act(Actor::System, &office.request).await.expect("an act");
        let account = NewAccount { login, password, name, language: Language::Pl, kind };
        let (_, recorded) = accounts::open_account(&mut act, &account).await.expect("an account");
        act.commit(recorded).await.expect("a commit");
    }
    let anna = accounts::account_by_login(&mut office.journal.view().await.expect("a view"), "anna")
        .await
        .expect("a database")
        .expect("anna");
    let mut act = office.journal.act(Actor::Account(anna.id), &office.request).await.expect("an act");
    let Ok((token, recorded)) = accounts::make_token(&mut act, &anna, "program").await else { panic!("no token") };
    act.commit(recorded).await.expect("a commit");
    token.secret
}

/// The office's key and its timestamp authority.
fn sealer(office: &Office, world: &World) -> Sealer {
    let path = office.folder.path().join("seal.p12");
    let key = world.sandbox.issue_seal(NAME, NIP).expect("a seal").pkcs12("seal").expect("a file");
    std::fs::write(&path, key).expect("a folder");
    let authority =
        TimestampAuthority::at(world.sandbox.timestamp_url(), Some(world.sandbox.anchors()), world.outbound.clone());
    Sealer {
        keys: Keys::one(Arc::new(FileKey::open(&path, "seal").expect("a key"))),
        authorities: Authorities::new(vec![authority], Arc::new(office.clock.clone())),
        anchors: world.sandbox.anchors(),
        sources: Sources::new(world.outbound.clone()),
    }
}

/// Seals receipts and answers and hands mails over as they come, until the sender is dropped.
fn do_jobs(office: &Office, sealer: Sealer, desk: Desk, mails: UnboundedSender<Mail>) -> watch::Sender<bool> {
    let (journal, files) = (office.journal.clone(), desk.files.clone());
    let (answer_sealer, stamper) = (sealer.clone(), sealer.clone());
    let answers: Handler = Arc::new(move |lease| {
        let (journal, files, sealer) = (journal.clone(), files.clone(), answer_sealer.clone());
        Box::pin(async move {
            let answer = cases::to_seal(&journal, &lease).await?;
            let paper = crate::answer_paper(&face(), "https://okienkowo.example", &answer.content, journal.now());
            let pdf = print::answer(&paper).expect("a paper");
            cases::seal_answer(&journal, &files, &sealer, &lease, answer, pdf).await
        })
    });
    let journal = office.journal.clone();
    let runner = Runner::new(office.database.clone(), Arc::new(office.clock.clone()), office.signal.clone(), 1).handle(
        SEAL_JOB,
        Arc::new(move |lease| {
            let (journal, sealer) = (journal.clone(), sealer.clone());
            Box::pin(async move { receipts::seal(&journal, &sealer, &lease).await })
        }),
    );
    let journal = office.journal.clone();
    let stamp: Handler = Arc::new(move |lease| {
        let (desk, sealer) = (desk.clone(), stamper.clone());
        Box::pin(async move { delivery::stamp(&desk, &sealer, &lease).await })
    });
    let sending = journal.clone();
    let send: Handler = Arc::new(move |lease| {
        let journal = sending.clone();
        Box::pin(async move { delivery::send_out(&journal, &lease).await })
    });
    let runner = runner.handle(cases::SEND_JOB, send);
    let runner = runner.handle(delivery::STAMP_JOB, stamp).handle(cases::ANSWER_JOB, answers).handle(
        MAIL_JOB,
        Arc::new(move |lease| {
            let (journal, mails) = (journal.clone(), mails.clone());
            Box::pin(async move {
                if let Some(mail) = accounts::mail(&journal, &lease).await? {
                    accounts::mail_ended(&journal, &lease, &mail, Posted::Sent).await?;
                    let _ = mails.send(mail);
                }
                Ok(Outcome::Done)
            })
        }),
    );
    let (stop, stopped) = watch::channel(false);
    tokio::spawn(runner.run(stopped));
    stop
}
