//! An office with cases that were closed, an archivist, and time that passes.

use accounts::{Account, Kind, NewAccount, NewUnit, Official, Post, Unit};
use archive::{KeepsArchive, ListId, SeesArchive, TakeOverError};
use cases::{CaseRow, Deed, NewCase};
use journal::{Act, Actor, Entry};
use registry::{Assignment, FileRole, NewLetter, Standing, Verdict};
use signatures::Report;
use testkit::Office;
use vocabulary::{CaseId, Clock as _, Date, Instant, Language};

/// Final classes: 123 kept five years, 5345 ten and then looked at, 91 for ever.
const PLAN: &str = "symbol,title,category\n1,Sprawy,\n12,Wnioski,\n123,Wnioski różne,B5\n5,Podatki,\n53,Zaświadczenia,\n534,O podatkach,\n5345,O niezaleganiu,BE10\n9,Dzieje,\n91,Kroniki,A\n";

/// Who works in the office.
pub struct World {
    pub unit: Unit,
    pub other_unit: Unit,
    pub client: Account,
    pub officer: Official,
    pub archivist: Official,
    pub mayor: Official,
}

pub async fn world(office: &Office) -> World {
    catalogue::publish(&office.journal, &catalogue::built_in(), &office.request).await.unwrap();
    let (unit, other_unit) = (open_unit(office, "OR").await, open_unit(office, "GK").await);
    let coordinator = official(office, "koordynator", &other_unit, Post::RecordsCoordinator).await;
    let mut plan = act(office, &coordinator).await;
    let right = coordinator.keeps_plan().unwrap();
    let since = Date::new(2020, 1, 1).unwrap();
    let (_, recorded) = registry::import_plan(&mut plan, &right, PLAN.as_bytes(), since).await.unwrap();
    plan.commit(recorded).await.unwrap();
    World {
        client: account(office, "anna", Kind::Client { pesel: None }).await,
        officer: official(office, "referent", &unit, Post::UnitHead).await,
        archivist: official(office, "archiwistka", &other_unit, Post::Archivist).await,
        mayor: official(office, "burmistrz", &other_unit, Post::OfficeHead).await,
        unit,
        other_unit,
    }
}

impl World {
    pub fn keeps(&self) -> KeepsArchive {
        archive::keeps(&self.archivist).unwrap()
    }

    pub fn sees(&self) -> SeesArchive {
        archive::sees(&self.mayor).unwrap()
    }
}

pub async fn act(office: &Office, official: &Official) -> Act {
    office.journal.act(Actor::Account(official.id()), &office.request).await.unwrap()
}

async fn open_unit(office: &Office, symbol: &str) -> Unit {
    let mut act = office.journal.act(Actor::System, &office.request).await.unwrap();
    let (id, recorded) = accounts::open_unit(&mut act, &NewUnit { symbol, name: "Wydział" }).await.unwrap();
    act.commit(recorded).await.unwrap();
    Unit { id, symbol: symbol.to_owned(), name: "Wydział".to_owned() }
}

async fn account(office: &Office, login: &str, kind: Kind) -> Account {
    let password = accounts::hash_password("x", [1; 16]).await.unwrap();
    let mut act = office.journal.act(Actor::System, &office.request).await.unwrap();
    let new = NewAccount { login, password, name: login, language: Language::Pl, kind };
    let (_, recorded) = accounts::open_account(&mut act, &new).await.unwrap();
    act.commit(recorded).await.unwrap();
    accounts::account_by_login(&mut office.journal.view().await.unwrap(), login).await.unwrap().unwrap()
}

/// An official of this unit, named as the login.
pub async fn official(office: &Office, login: &str, unit: &Unit, post: Post) -> Official {
    account(office, login, Kind::Official { unit: unit.clone(), post }).await.as_official().unwrap()
}

/// A case of this class that the unit OR opened today with a letter of the client, and closed at once.
pub async fn closed_case(office: &Office, world: &World, class: &str, title: &str) -> CaseId {
    // What comes later is closed later.
    office.clock.advance(60);
    let case = open_case(office, world, class, title).await;
    close(office, world, case).await;
    case
}

/// A case that runs.
pub async fn open_case(office: &Office, world: &World, class: &str, title: &str) -> CaseId {
    let service = catalogue::service(&mut office.journal.view().await.unwrap(), "pismo-ogolne").await.unwrap().unwrap();
    let evidence = office.files.keep(office.journal.new_id(), "{}".into()).await.unwrap();
    let document = office.files.keep(office.journal.new_id(), format!("<a>{title}</a>").into()).await.unwrap();
    let report = Report::default();
    let verdict = Verdict { standing: Standing::Valid, signer: None, reason: None, other_person: false, report };
    let mut arriving = office.journal.act(Actor::Account(world.client.id), &office.request).await.unwrap();
    let letter = NewLetter {
        entered_at: office.clock.now(),
        channel: "portal",
        service: &service,
        unit: None,
        sender: &world.client.name,
        sender_account: world.client.id,
        subject: title,
        verdict: &verdict,
        evidence,
        files: vec![(FileRole::Document, "pismo.xml".to_owned(), "application/xml", document)],
    };
    let registered = registry::receive(&mut arriving, letter).await.unwrap();
    let recorded = arriving.record(Entry::new("letter.received", registered.id));
    arriving.commit(recorded).await.unwrap();
    let head = &world.officer;
    let version = async || {
        let mut view = office.journal.view().await.unwrap();
        registry::letter_for_case(&mut view, registered.id).await.unwrap().unwrap().row.circulation.version
    };
    let shown = version().await;
    let mut assigning = act(office, head).await;
    let right = registry::may_assign(&mut assigning, head, registered.id, shown).await.unwrap();
    let to = Assignment { unit: world.unit.id, person: Some(head.id()), instructions: String::new(), due: None };
    let recorded = registry::assign(&mut assigning, right, to).await.unwrap();
    assigning.commit(recorded).await.unwrap();
    let shown = version().await;
    let mut taking = act(office, head).await;
    let right = registry::may_take(&mut taking, head, registered.id, shown).await.unwrap();
    let recorded = registry::take(&mut taking, right).await.unwrap();
    taking.commit(recorded).await.unwrap();
    let (shown, today) = (version().await, office.clock.now().warsaw_date());
    let mut opening = act(office, head).await;
    let right = cases::may_open(&mut opening, head, registered.id, shown).await.unwrap();
    let class = registry::class_by_symbol(opening.view(), class, today).await.unwrap().unwrap().id;
    let new = NewCase { class, title, started_on: today };
    let (case, _, recorded) = cases::open(&mut opening, right, new).await.unwrap();
    opening.commit(recorded).await.unwrap();
    case
}

pub async fn close(office: &Office, world: &World, case: CaseId) {
    let version = row(office, world, case).await.version;
    let mut closing = act(office, &world.officer).await;
    let right = cases::may_work(&mut closing, &world.officer, case, version, Deed::Close).await.unwrap();
    let recorded = cases::close(&mut closing, right, "załatwiono ustnie").await.unwrap();
    closing.commit(recorded).await.unwrap();
}

/// The case as it stands, whoever asks.
pub async fn row(office: &Office, world: &World, case: CaseId) -> CaseRow {
    cases::case(&mut office.journal.view().await.unwrap(), &world.mayor, case).await.unwrap().unwrap().row
}

/// Moves the clock to noon of 2 January of so many years later.
pub fn years_pass(office: &Office, years: i16) {
    let year = office.clock.now().warsaw_date().year() + years;
    office.clock.set(Instant::of_warsaw(Date::new(year, 1, 2).unwrap(), 12, 0).unwrap());
}

/// Takes these cases over from the unit OR.
pub async fn take_over(office: &Office, world: &World, chosen: &[CaseId]) -> Result<ListId, TakeOverError> {
    let mut versions = Vec::new();
    for case in chosen {
        versions.push((*case, row(office, world, *case).await.version));
    }
    office.clock.advance(60);
    let mut taking = act(office, &world.archivist).await;
    let (list, _, recorded) = archive::take_over(&mut taking, &world.keeps(), world.unit.id, &versions).await?;
    taking.commit(recorded).await.unwrap();
    Ok(list)
}
