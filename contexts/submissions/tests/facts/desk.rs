//! An office with its box, its seal, its clients and the world outside.

use std::sync::Arc;

use ::receipts::{Party, SEAL_JOB};
use accounts::{Account, Client, Kind, NewAccount, NewUnit, Official, Post};
use certificates::Sources;
use jobs::{Handler, Runner};
use journal::Actor;
use registry::{Letter, Standing};
use seals::{Authorities, FileKey, Keys, Sealer, TimestampAuthority};
use submissions::{Filed, JUDGE_JOB, Key, Refusal, SubmissionBox, SubmitError, Upload, UploadedFile};
use testkit::{
    Office, World,
    sandbox::{self, Behaviour, IssuedKey, Service},
};
use vocabulary::{Clock as _, Instant, Language, Pesel, UnitId};

/// The office, as it stands in receipts and in the certificate of its seal.
pub const OFFICE: &str = "Urząd Miasta w Okienkowie";
/// The office's tax number.
pub const NIP: &str = "5250007313";
/// Anna's number.
pub const ANNA: &str = "02070803628";
/// Jan's number.
pub const JAN: &str = "44051401359";

/// Everything that filing takes.
pub struct Desk {
    pub office: Office,
    pub world: World,
    pub to: SubmissionBox,
    pub anna: Client,
    pub anna_key: IssuedKey,
    pub jan: Client,
    pub officer: Official,
    pub sealer: Sealer,
}

impl Desk {
    /// Opens the office with two clients whose numbers it knows. Anna has a key.
    pub async fn open(office: Office) -> Self {
        let world = World::start(office.folder.path(), &office.clock).await;
        let mut act = office.journal.act(Actor::System, &office.request).await.unwrap();
        let (unit, recorded) =
            accounts::open_unit(&mut act, &NewUnit { symbol: "OR", name: "Wydział Organizacyjny" }).await.unwrap();
        act.commit(recorded).await.unwrap();
        let mut services = catalogue::built_in();
        services.push(catalogue::Definition::read(include_bytes!("odpis.toml")).unwrap());
        catalogue::publish(&office.journal, &services, &office.request).await.unwrap();
        let client = |number: &str| Kind::Client { pesel: Some(Pesel::parse(number).unwrap()) };
        let anna = open(&office, "anna", "Anna Nowak", client(ANNA)).await.as_client().unwrap();
        let jan = open(&office, "jan", "Jan Kos", client(JAN)).await.as_client().unwrap();
        let officer = officer(&office, unit).await;
        let anna_key = world.sandbox.issue_person("Anna", "Nowak", &Pesel::parse(ANNA).unwrap(), 365).unwrap();
        let sealer = sealer(&world, OFFICE, NIP);
        let to = self::to(&office, &world);
        Self { office, world, to, anna, anna_key, jan, officer, sealer }
    }

    /// The present.
    pub fn now(&self) -> Instant {
        self.office.clock.now()
    }

    /// A letter signed with this key.
    pub fn signed_by(&self, key: &IssuedKey) -> String {
        let letter = sandbox::letter(OFFICE, key.certificate(), self.now());
        seals::seal(&letter, key.key(), self.now()).unwrap().xml().to_owned()
    }

    /// A letter signed by Anna.
    pub fn letter(&self) -> String {
        self.signed_by(&self.anna_key)
    }

    /// Files as Anna, now, under a key of this name.
    pub async fn file(&self, upload: Upload, name: &str) -> Result<Filed, SubmitError> {
        self.file_as(&self.anna, upload, name).await
    }

    /// Files now.
    pub async fn file_as(&self, client: &Client, upload: Upload, name: &str) -> Result<Filed, SubmitError> {
        self.file_at(client, upload, name, self.now()).await
    }

    /// Files what entered at this instant.
    pub async fn file_at(
        &self,
        client: &Client,
        upload: Upload,
        name: &str,
        at: Instant,
    ) -> Result<Filed, SubmitError> {
        submissions::submit(&self.to, client, upload, at, "api", &key(name), &self.office.request).await
    }

    /// Files as Anna what must be refused; gives why. Nothing is stored and the key stays free.
    pub async fn refused(&self, upload: Upload) -> Vec<Refusal> {
        self.refused_at(upload, self.now()).await
    }

    /// The same for what entered at this instant.
    pub async fn refused_at(&self, upload: Upload, at: Instant) -> Vec<Refusal> {
        let before = self.office.rows().await;
        let refusals = match self.file_at(&self.anna, upload, "refused", at).await {
            Err(SubmitError::Refused(refusals)) => refusals,
            other => panic!("it was to be refused, and there was {other:?}"),
        };
        assert_eq!(self.office.rows().await, before, "a refusal stores nothing");
        assert!(!refusals.is_empty());
        refusals
    }

    /// A letter as the officer of its unit sees it.
    pub async fn opened(&self, filed: &Filed) -> Letter {
        let mut view = self.office.journal.view().await.unwrap();
        registry::letter(&mut view, &self.officer, filed.letter).await.unwrap().unwrap()
    }

    /// How the letter's signature stands.
    pub async fn standing(&self, filed: &Filed) -> (Standing, Option<String>) {
        let row = self.opened(filed).await.row;
        (row.standing, row.reason)
    }

    /// Switches what tells of revocation.
    pub fn revocation(&self, behaviour: Behaviour) {
        self.world.sandbox.switch(Service::Ocsp, behaviour);
        self.world.sandbox.switch(Service::Crl, behaviour);
    }

    /// Does the office's jobs while this does not hold; the clock moves on by so many seconds at each look.
    pub async fn work_until(&self, seconds: i64, mut holds: impl AsyncFnMut() -> bool) {
        let (stop, stopped) = tokio::sync::watch::channel(false);
        let (journal, sealer, to) = (self.office.journal.clone(), self.sealer.clone(), self.to.clone());
        let seal: Handler = Arc::new(move |lease| {
            let (journal, sealer) = (journal.clone(), sealer.clone());
            Box::pin(async move { ::receipts::seal(&journal, &sealer, &lease).await })
        });
        let judge: Handler = Arc::new(move |lease| {
            let to = to.clone();
            Box::pin(async move { submissions::judge_again(&to, &lease).await })
        });
        let clock = Arc::new(self.office.clock.clone());
        let runner = Runner::new(self.office.database.clone(), clock, self.office.signal.clone(), 2)
            .handle(SEAL_JOB, seal)
            .handle(JUDGE_JOB, judge);
        let running = tokio::spawn(runner.run(stopped));
        let mut held = false;
        for _ in 0..1_000 {
            held = holds().await;
            if held {
                break;
            }
            self.office.clock.advance(seconds);
            self.office.signal.raise();
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
        stop.send(true).unwrap();
        running.await.unwrap();
        assert!(held, "what was waited for did not come");
    }

    /// Does the office's jobs until none is left.
    pub async fn work(&self) {
        self.work_until(0, async || self.waiting().await == 0).await;
    }

    /// How many jobs wait. None may have been put aside.
    pub async fn waiting(&self) -> i64 {
        let backlog = jobs::backlog(&mut self.office.journal.view().await.unwrap()).await.unwrap();
        assert_eq!(backlog.dead, 0);
        backlog.waiting
    }

    /// The complete receipt of a letter, as its owner gets it.
    pub async fn receipt(&self, owner: &Client, filed: &Filed) -> Option<String> {
        let mut view = self.office.journal.view().await.unwrap();
        let receipt = ::receipts::of_letter(&mut view, owner, filed.letter).await.unwrap()?;
        receipt.sealed.map(|sealed| sealed.xml)
    }
}

/// A second box of the same office, as another process has it.
pub fn to(office: &Office, world: &World) -> SubmissionBox {
    let identifier = ("NIP".to_owned(), NIP.to_owned());
    SubmissionBox::new(
        office.journal.clone(),
        office.files.clone(),
        world.sandbox.anchors(),
        Sources::new(world.outbound.clone()),
        Party { name: OFFICE.to_owned(), identifier },
    )
}

/// The seal of the office of this name and tax number, timestamped by the sandbox.
pub fn sealer(world: &World, office: &str, nip: &str) -> Sealer {
    let issued = world.sandbox.issue_seal(office, nip).unwrap();
    let key = FileKey::from_pkcs12(&issued.pkcs12("x").unwrap(), "x").unwrap();
    let authority =
        TimestampAuthority::at(world.sandbox.timestamp_url(), Some(world.sandbox.anchors()), world.outbound.clone());
    Sealer {
        keys: Keys::one(Arc::new(key)),
        authorities: Authorities::new(vec![authority], Arc::new(world.clock.clone())),
        anchors: world.sandbox.anchors(),
        sources: Sources::new(world.outbound.clone()),
    }
}

async fn open(office: &Office, login: &str, name: &str, kind: Kind) -> Account {
    let password = accounts::hash_password("x", [1; 16]).await.unwrap();
    let mut act = office.journal.act(Actor::System, &office.request).await.unwrap();
    let new = NewAccount { login, password, name, language: Language::Pl, kind };
    let (_, recorded) = accounts::open_account(&mut act, &new).await.unwrap();
    act.commit(recorded).await.unwrap();
    accounts::account_by_login(&mut office.journal.view().await.unwrap(), login).await.unwrap().unwrap()
}

/// Opens the account of a client.
pub async fn client(office: &Office, login: &str, pesel: Option<&str>) -> Client {
    let pesel = pesel.map(|number| Pesel::parse(number).unwrap());
    open(office, login, "Ktoś Inny", Kind::Client { pesel }).await.as_client().unwrap()
}

async fn officer(office: &Office, id: UnitId) -> Official {
    let unit = accounts::Unit { id, symbol: "OR".to_owned(), name: String::new() };
    let account = open(office, "officer", "Ewa Lis", Kind::Official { unit, post: Post::CaseOfficer }).await;
    account.as_official().unwrap()
}

/// A key under which to file.
pub fn key(name: &str) -> Key {
    Key::parse(name).unwrap()
}

/// A file to hand in.
pub fn named(name: &str, bytes: impl Into<Vec<u8>>) -> UploadedFile {
    UploadedFile { name: name.to_owned(), bytes: bytes.into().into() }
}

/// A filing of one document.
pub fn upload(document: impl Into<Vec<u8>>) -> Upload {
    Upload { service: "pismo-ogolne".to_owned(), document: Some(named("pismo.xml", document)), ..Upload::default() }
}
