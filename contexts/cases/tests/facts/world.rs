//! An office with letters, officials of every post and a file plan.

use accounts::{Account, Delivery, Details, Kind, NewAccount, NewUnit, Official, Post, Unit};
use cases::{CaseRow, CaseSign, CloseError, Deed, Denied, MayWork, NewCase, OpenError, PauseError, PauseReason};
use journal::{Act, Actor, Entry, Recorded};
use registry::{Assignment, FileClass, FileRole, LetterRow, NewLetter, Standing, Verdict};
use signatures::Report;
use testkit::Office;
use vocabulary::{AccountId, CaseId, Clock as _, Date, Language, LetterId};

/// Final classes 123 and 5345, and 12 and 5 above them.
const PLAN: &str = "symbol,title,category\n1,Sprawy,\n12,Wnioski,\n123,Wnioski różne,B5\n5,Podatki,\n53,Zaświadczenia,\n534,O podatkach,\n5345,O niezaleganiu,BE10\n";

/// Who works in the office.
pub struct World {
    pub unit: Unit,
    pub other_unit: Unit,
    pub client: Account,
    pub officer: Official,
    pub colleague: Official,
    pub head: Official,
}

/// Makes the office ready: letters are routed to the unit OR, where an officer, a colleague and their head work.
pub async fn world(office: &Office) -> World {
    catalogue::publish(&office.journal, &catalogue::built_in(), &office.request).await.unwrap();
    let (unit, other_unit) = (open_unit(office, "OR").await, open_unit(office, "GK").await);
    let coordinator = official(office, "koordynator", &other_unit, Post::RecordsCoordinator).await;
    let mut act = act(office, &coordinator).await;
    let right = coordinator.keeps_plan().unwrap();
    let since = Date::new(2020, 1, 1).unwrap();
    let (_, recorded) = registry::import_plan(&mut act, &right, PLAN.as_bytes(), since).await.unwrap();
    act.commit(recorded).await.unwrap();
    World {
        client: client(office, "anna").await,
        officer: official(office, "referent", &unit, Post::CaseOfficer).await,
        colleague: official(office, "referentka", &unit, Post::CaseOfficer).await,
        head: official(office, "naczelnik", &unit, Post::UnitHead).await,
        unit,
        other_unit,
    }
}

/// An act of this official.
pub async fn act(office: &Office, official: &Official) -> Act {
    office.journal.act(Actor::Account(official.id()), &office.request).await.unwrap()
}

pub async fn open_unit(office: &Office, symbol: &str) -> Unit {
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

/// A client, named as the login.
pub async fn client(office: &Office, login: &str) -> Account {
    account(office, login, Kind::Client { pesel: None }).await
}

/// A client whom mail reaches.
pub async fn client_with_mail(office: &Office, login: &str) -> Account {
    let password = accounts::hash_password("x", [1; 16]).await.unwrap();
    let mut act = office.journal.act(Actor::System, &office.request).await.unwrap();
    let new = NewAccount { login, password, name: login, language: Language::Pl, kind: Kind::Client { pesel: None } };
    let details = Details {
        email: Some(format!("{login}@example.org")),
        surname: login.to_owned(),
        names: login.to_owned(),
        identity: None,
        address: None,
        mailing_address: None,
        phone: None,
        delivery: Delivery::Account,
    };
    let (_, recorded) = accounts::open_client(&mut act, &new, &details).await.unwrap();
    act.commit(recorded).await.unwrap();
    accounts::account_by_login(&mut office.journal.view().await.unwrap(), login).await.unwrap().unwrap()
}

/// An official of this unit, named as the login.
pub async fn official(office: &Office, login: &str, unit: &Unit, post: Post) -> Official {
    account(office, login, Kind::Official { unit: unit.clone(), post }).await.as_official().unwrap()
}

/// The class of this symbol.
pub async fn class(office: &Office, symbol: &str) -> FileClass {
    let on = office.clock.now().warsaw_date();
    registry::class_by_symbol(&mut office.journal.view().await.unwrap(), symbol, on).await.unwrap().unwrap()
}

/// A letter of this client that came now and was routed to the unit OR.
pub async fn letter(office: &Office, client: &Account, subject: &str) -> LetterId {
    let service = catalogue::service(&mut office.journal.view().await.unwrap(), "pismo-ogolne").await.unwrap().unwrap();
    let evidence = office.files.keep(office.journal.new_id(), "{}".into()).await.unwrap();
    let document = office.files.keep(office.journal.new_id(), "<a/>".into()).await.unwrap();
    let report = Report::default();
    let verdict = Verdict { standing: Standing::Valid, signer: None, reason: None, other_person: false, report };
    let mut act = office.journal.act(Actor::Account(client.id), &office.request).await.unwrap();
    let letter = NewLetter {
        entered_at: office.clock.now(),
        channel: "portal",
        service: &service,
        unit: None,
        sender: &client.name,
        sender_account: client.id,
        subject,
        verdict: &verdict,
        evidence,
        files: vec![(FileRole::Document, "pismo.xml".to_owned(), "application/xml", document)],
    };
    let registered = registry::receive(&mut act, letter).await.unwrap();
    let recorded = act.record(Entry::new("letter.received", registered.id));
    act.commit(recorded).await.unwrap();
    registered.id
}

/// The letter as it stands.
pub async fn letter_row(office: &Office, id: LetterId) -> LetterRow {
    registry::letter_for_case(&mut office.journal.view().await.unwrap(), id).await.unwrap().unwrap().row
}

/// A letter of the world's client that this official of the unit OR has taken.
pub async fn taken(office: &Office, world: &World, by: &Official, subject: &str) -> LetterRow {
    let id = letter(office, &world.client, subject).await;
    let mut version = letter_row(office, id).await.circulation.version;
    if by.id() != world.head.id() {
        let mut act = act(office, &world.head).await;
        let right = registry::may_assign(&mut act, &world.head, id, version).await.unwrap();
        let to = Assignment { unit: world.unit.id, person: Some(by.id()), instructions: String::new(), due: None };
        let recorded = registry::assign(&mut act, right, to).await.unwrap();
        act.commit(recorded).await.unwrap();
        version += 1;
    }
    let mut act = act(office, by).await;
    let right = registry::may_take(&mut act, by, id, version).await.unwrap();
    let recorded = registry::take(&mut act, right).await.unwrap();
    act.commit(recorded).await.unwrap();
    letter_row(office, id).await
}

/// Why no case was opened.
#[derive(Debug)]
pub enum NotOpened {
    Denied(Denied),
    Open(OpenError),
}

/// Opens a case of class 123, started today.
pub async fn try_to_open(
    office: &Office,
    official: &Official,
    letter: &LetterRow,
    title: &str,
) -> Result<(CaseId, CaseSign), NotOpened> {
    let class = class(office, "123").await.id;
    open_with(office, official, letter, NewCase { class, title, started_on: office.clock.now().warsaw_date() }).await
}

/// Opens this case.
pub async fn open_with(
    office: &Office,
    official: &Official,
    letter: &LetterRow,
    new: NewCase<'_>,
) -> Result<(CaseId, CaseSign), NotOpened> {
    let mut act = act(office, official).await;
    let version = letter.circulation.version;
    let right = cases::may_open(&mut act, official, letter.id, version).await.map_err(NotOpened::Denied)?;
    let (id, sign, recorded) = cases::open(&mut act, right, new).await.map_err(NotOpened::Open)?;
    act.commit(recorded).await.unwrap();
    Ok((id, sign))
}

/// A case of the world's officer, about a letter of the world's client.
pub async fn open_case(office: &Office, world: &World, title: &str) -> CaseId {
    let letter = taken(office, world, &world.officer, title).await;
    try_to_open(office, &world.officer, &letter, title).await.unwrap().0
}

/// The case as it stands, whoever asks.
pub async fn row(office: &Office, case: CaseId) -> CaseRow {
    let mut view = office.journal.view().await.unwrap();
    let anyone = head_of_office();
    cases::case(&mut view, &anyone, case).await.unwrap().unwrap().row
}

/// Somebody who sees everything, without an account in the office.
fn head_of_office() -> Official {
    let unit =
        Unit { id: vocabulary::UnitId::from_uuid(uuid::Uuid::nil()), symbol: String::new(), name: String::new() };
    let kind = Kind::Official { unit, post: Post::OfficeHead };
    let account = Account {
        id: AccountId::from_uuid(uuid::Uuid::nil()),
        login: String::new(),
        name: String::new(),
        language: Language::Pl,
        kind,
        must_choose_password: false,
        closed: false,
    };
    account.as_official().unwrap()
}

/// Why a deed was not done.
#[derive(Debug)]
pub enum Undone<E> {
    Denied,
    Deed(E),
}

/// Does one deed on the case as it stands now.
pub async fn work<E>(
    office: &Office,
    official: &Official,
    case: CaseId,
    deed: Deed,
    what: impl AsyncFnOnce(&mut Act, MayWork) -> Result<Recorded, E>,
) -> Result<(), Undone<E>> {
    let version = row(office, case).await.version;
    let mut act = act(office, official).await;
    let right = cases::may_work(&mut act, official, case, version, deed).await.map_err(|_| Undone::Denied)?;
    let recorded = what(&mut act, right).await.map_err(Undone::Deed)?;
    act.commit(recorded).await.unwrap();
    Ok(())
}

/// Stops the clock today.
pub async fn pause(
    office: &Office,
    official: &Official,
    case: CaseId,
    reason: PauseReason,
) -> Result<(), Undone<PauseError>> {
    let today = office.clock.now().warsaw_date();
    pause_from(office, official, case, reason, today).await
}

/// Stops the clock on this day.
pub async fn pause_from(
    office: &Office,
    official: &Official,
    case: CaseId,
    reason: PauseReason,
    from: Date,
) -> Result<(), Undone<PauseError>> {
    let deed = Deed::of_pause(reason);
    work(office, official, case, deed, async |act, right| cases::pause(act, right, reason, from, "powód").await).await
}

/// Lets the clock run again on this day.
pub async fn resume_on(office: &Office, official: &Official, case: CaseId, on: Date) -> Result<(), Undone<PauseError>> {
    work(office, official, case, Deed::Resume, async |act, right| cases::resume(act, right, on).await).await
}

/// Closes the case with this note.
pub async fn close(office: &Office, official: &Official, case: CaseId, note: &str) -> Result<(), Undone<CloseError>> {
    work(office, official, case, Deed::Close, async |act, right| cases::close(act, right, note).await).await
}
