//! Letters and officials of a test.

use accounts::{Account, Kind, NewAccount, NewUnit, Official, Post, Unit};
use catalogue::Service;
use journal::{Actor, Entry};
use registry::{FileRole, NewLetter, PaperLetter, Registered, Scan, Standing, Verdict};
use signatures::Report;
use testkit::Office;
use vocabulary::{Clock as _, Date, Fault, Language, LetterId};

/// A client who sends letters, and the unit that they are routed to.
pub struct World {
    pub client: Account,
    pub unit: Unit,
    pub other_unit: Unit,
}

/// Makes the office ready for letters.
pub async fn world(office: &Office) -> World {
    catalogue::publish(&office.journal, &catalogue::built_in(), &office.request).await.unwrap();
    let (unit, other_unit) = (open_unit(office, "OR").await, open_unit(office, "GK").await);
    let client = client(office, "anna").await;
    World { client, unit, other_unit }
}

async fn open_unit(office: &Office, symbol: &str) -> Unit {
    let mut act = office.journal.act(Actor::System, &office.request).await.unwrap();
    let (id, recorded) = accounts::open_unit(&mut act, &NewUnit { symbol, name: "Wydział" }).await.unwrap();
    act.commit(recorded).await.unwrap();
    Unit { id, symbol: symbol.to_owned(), name: "Wydział".to_owned() }
}

async fn open(office: &Office, login: &str, kind: Kind) -> Account {
    let password = accounts::hash_password("x", [1; 16]).await.unwrap();
    let mut act = office.journal.act(Actor::System, &office.request).await.unwrap();
    let new = NewAccount { login, password, name: "Anna Nowak", language: Language::Pl, kind };
    let (_, recorded) = accounts::open_account(&mut act, &new).await.unwrap();
    act.commit(recorded).await.unwrap();
    accounts::account_by_login(&mut office.journal.view().await.unwrap(), login).await.unwrap().unwrap()
}

/// A client.
pub async fn client(office: &Office, login: &str) -> Account {
    open(office, login, Kind::Client { pesel: None }).await
}

/// An official of this unit.
pub async fn official(office: &Office, login: &str, unit: &Unit, post: Post) -> Official {
    open(office, login, Kind::Official { unit: unit.clone(), post }).await.as_official().unwrap()
}

/// A verdict of this standing.
pub fn verdict(standing: Standing) -> Verdict {
    let report = Report::default();
    Verdict { standing, signer: Some("Anna Nowak".to_owned()), reason: None, other_person: false, report }
}

/// Receives a letter with this sender and subject.
pub async fn receive(office: &Office, client: &Account, sender: &str, subject: &str) -> Result<Registered, Fault> {
    let service = catalogue::service(&mut office.journal.view().await?, "pismo-ogolne").await?.unwrap();
    let evidence = office.files.keep(office.journal.new_id(), "{}".into()).await?;
    let document = office.files.keep(office.journal.new_id(), "<a/>".into()).await?;
    let attachment = office.files.keep(office.journal.new_id(), vec![b'x'; 100_000].into()).await?;
    let mut act = office.journal.act(Actor::Account(client.id), &office.request).await?;
    let letter = NewLetter {
        entered_at: office.clock.now().plus_seconds(-2),
        channel: "api",
        service: &service,
        unit: None,
        sender,
        sender_account: client.id,
        subject,
        verdict: &verdict(Standing::Valid),
        evidence,
        files: vec![
            (FileRole::Document, "pismo.xml".to_owned(), "application/xml", document),
            (FileRole::Attachment, "załącznik.txt".to_owned(), "text/plain", attachment),
        ],
    };
    let registered = registry::receive(&mut act, letter).await?;
    let recorded = act.record(Entry::new("letter.received", registered.id));
    act.commit(recorded).await?;
    Ok(registered)
}

/// Registers a letter on paper with this subject.
pub async fn paper(office: &Office, clerk: &Official, subject: &str, scan: Option<Scan>) -> LetterId {
    let service = catalogue::service(&mut office.journal.view().await.unwrap(), "pismo-ogolne").await.unwrap().unwrap();
    let mut act = office.journal.act(Actor::Account(clerk.id()), &office.request).await.unwrap();
    let letter = PaperLetter { scan, ..paper_letter(&service, subject, subject) };
    let (registered, recorded) =
        registry::register_paper(&mut act, &clerk.registers_letters().unwrap(), clerk, letter).await.unwrap();
    act.commit(recorded).await.unwrap();
    registered.id
}

/// A letter on paper typed into this form.
pub fn paper_letter<'a>(service: &'a Service, form: &'a str, subject: &'a str) -> PaperLetter<'a> {
    PaperLetter {
        form,
        service,
        sender: "Józef Żuk",
        sender_account: None,
        sender_address: "Polna 1, 05-123 Brzozowa",
        subject,
        received_on: Date::new(2026, 11, 20).unwrap(),
        date_on_letter: Some("2026-11"),
        sender_sign: "",
        enclosures: 2,
        delivery_method: "post",
        remarks: "",
        scan: None,
    }
}
