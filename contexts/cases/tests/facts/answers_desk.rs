//! Writing, approving and sealing answers, as the facts about them need it.

use std::sync::Arc;

use accounts::{Account, Kind, Official, Post, Unit};
use cases::{
    ANSWER_JOB, Answer, AnswerContent, AnswerText, Deed, Denied, DraftError, NoteError, SEND_JOB, SendError, ToSeal,
    seal_answer, to_seal,
};
use certificates::Sources;
use jobs::{Handler, Lease, Outcome, Runner};
use journal::{Act, Recorded};
use registry::{Assignment, PaperLetter};
use seals::{Authorities, FileKey, Keys, Sealer, TimestampAuthority};
use testkit::{Office, World as Outside};
use vocabulary::{AnswerId, CaseId, Clock as _, Fault, Language, LetterId};

use crate::world::{World, act, letter_row, official, open_case, row, try_to_open};

pub fn text(body: &str) -> AnswerText {
    AnswerText::read("Anna Wrzos\nul. Lipowa 7", "Dotyczy: wniosku", body).unwrap()
}

/// The answer as it stands, whoever asks.
pub async fn answer(office: &Office, id: AnswerId) -> Answer {
    let anyone = mayor();
    cases::answer(&mut office.journal.view().await.unwrap(), &anyone, id).await.unwrap().unwrap().1
}

/// What its paper says.
pub async fn content(office: &Office, id: AnswerId) -> AnswerContent {
    cases::answer_content(&mut office.journal.view().await.unwrap(), &mayor(), id).await.unwrap().unwrap()
}

/// The head of the office, without an account in it.
pub fn mayor() -> Official {
    let nil = uuid::Uuid::nil();
    let unit = Unit { id: vocabulary::UnitId::from_uuid(nil), symbol: String::new(), name: String::new() };
    posted(vocabulary::AccountId::from_uuid(nil), "burmistrz", unit, Post::OfficeHead)
}

/// The same person, now in this unit and post.
pub fn moved(official: &Official, unit: &Unit, post: Post) -> Official {
    posted(official.id(), official.name(), unit.clone(), post)
}

fn posted(id: vocabulary::AccountId, name: &str, unit: Unit, post: Post) -> Official {
    let account = Account {
        id,
        login: name.to_owned(),
        name: name.to_owned(),
        language: Language::Pl,
        kind: Kind::Official { unit, post },
        must_choose_password: false,
        closed: false,
    };
    account.as_official().unwrap()
}

/// Why something was not done to an answer.
#[derive(Debug)]
pub enum Undone<E> {
    Denied(Denied),
    Wrong(E),
}

/// Begins the answer of a case.
pub async fn draft(
    office: &Office,
    by: &Official,
    case: CaseId,
    text: &AnswerText,
) -> Result<AnswerId, Undone<DraftError>> {
    let version = row(office, case).await.version;
    let mut act = act(office, by).await;
    let right = cases::may_work(&mut act, by, case, version, Deed::Draft).await.map_err(Undone::Denied)?;
    let (id, recorded) = cases::draft(&mut act, right, text).await.map_err(Undone::Wrong)?;
    act.commit(recorded).await.unwrap();
    Ok(id)
}

/// Saves a text over the version that a page showed.
pub async fn change(office: &Office, by: &Official, id: AnswerId, version: i64, body: &str) -> Result<(), Denied> {
    let mut act = act(office, by).await;
    let mut right = cases::may_draft(&mut act, by, id, version).await?;
    let recorded = cases::change(&mut act, &mut right, text(body)).await?;
    act.commit(recorded).await?;
    Ok(())
}

/// Sends the answer, as it stands now, to be approved.
pub async fn send(office: &Office, by: &Official, id: AnswerId) -> Result<(), Undone<SendError>> {
    let version = answer(office, id).await.version;
    let mut act = act(office, by).await;
    let right = cases::may_draft(&mut act, by, id, version).await.map_err(Undone::Denied)?;
    let recorded = cases::send_for_approval(&mut act, right).await.map_err(Undone::Wrong)?;
    act.commit(recorded).await.unwrap();
    Ok(())
}

/// Gives back the answer as it stands now.
pub async fn give_back(office: &Office, by: &Official, id: AnswerId, remarks: &str) -> Result<(), Undone<NoteError>> {
    let version = answer(office, id).await.version;
    let mut act = act(office, by).await;
    let right = cases::may_give_back(&mut act, by, id, version).await.map_err(Undone::Denied)?;
    let recorded = cases::give_back(&mut act, right, remarks).await.map_err(Undone::Wrong)?;
    act.commit(recorded).await.unwrap();
    Ok(())
}

/// Approves the answer in this version.
pub async fn approve_version(office: &Office, by: &Official, id: AnswerId, version: i64) -> Result<(), Denied> {
    let mut act = act(office, by).await;
    let right = cases::may_approve(&mut act, by, id, version).await?;
    let recorded = cases::approve(&mut act, right).await?;
    act.commit(recorded).await?;
    Ok(())
}

/// Approves the answer as it stands now.
pub async fn approve(office: &Office, by: &Official, id: AnswerId) -> Result<(), Denied> {
    approve_version(office, by, id, answer(office, id).await.version).await
}

/// An answer that waits to be approved, by the case's officer.
pub async fn sent(office: &Office, world: &World, case: CaseId) -> AnswerId {
    let id = draft(office, &world.officer, case, &text("Zgoda.")).await.unwrap();
    send(office, &world.officer, id).await.unwrap();
    id
}

/// An answer that the head of the unit approved.
pub async fn approved(office: &Office, world: &World, case: CaseId) -> AnswerId {
    let id = sent(office, world, case).await;
    approve(office, &world.head, id).await.unwrap();
    id
}

/// The office's desk where answers are sealed, with the sandbox outside.
pub struct Desk {
    pub office: Office,
    pub world: World,
    pub outside: Outside,
    pub sealer: Sealer,
}

impl Desk {
    pub async fn open(office: Office) -> Self {
        let world = crate::world::world(&office).await;
        let outside = Outside::start(office.folder.path(), &office.clock).await;
        let sealer = new_sealer(&outside);
        Self { office, world, outside, sealer }
    }

    /// A case of the world's client with an approved answer.
    pub async fn approved(&self) -> (CaseId, AnswerId) {
        let case = open_case(&self.office, &self.world, "Latarnia").await;
        (case, approved(&self.office, &self.world, case).await)
    }

    /// The same, sealed.
    pub async fn sealed(&self) -> (CaseId, AnswerId) {
        let (case, id) = self.approved().await;
        self.work_until(0, async || self.waiting().await == 0).await;
        (case, id)
    }

    /// Jobs that are left; those that send what is sealed are another desk's.
    pub async fn waiting(&self) -> i64 {
        let left = jobs::backlog(&mut self.office.journal.view().await.unwrap()).await.unwrap().waiting;
        let sending = self.office.text_of("jobs").await.matches(SEND_JOB).count();
        left - i64::try_from(sending).unwrap()
    }

    /// What seals; cheap to take along.
    pub fn hand(&self) -> Hand {
        Hand { journal: self.office.journal.clone(), files: self.office.files.clone(), sealer: self.sealer.clone() }
    }

    /// Does the office's jobs while this does not hold; the clock moves on by so many seconds at each look.
    pub async fn work_until(&self, seconds: i64, holds: impl AsyncFnMut() -> bool) {
        let hand = self.hand();
        let seal: Handler = Arc::new(move |lease| {
            let hand = hand.clone();
            Box::pin(async move { hand.seal(&lease).await })
        });
        self.work_with(seal, seconds, holds).await;
    }

    /// The same with another hand.
    pub async fn work_with(&self, seal: Handler, seconds: i64, mut holds: impl AsyncFnMut() -> bool) {
        let (stop, stopped) = tokio::sync::watch::channel(false);
        let clock = Arc::new(self.office.clock.clone());
        let runner = Runner::new(self.office.database.clone(), clock, self.office.signal.clone(), 2);
        let running = tokio::spawn(runner.handle(ANSWER_JOB, seal).run(stopped));
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

    /// The sealed PDF of an answer.
    pub async fn pdf(&self, id: AnswerId) -> Vec<u8> {
        let file = answer(&self.office, id).await.pdf.unwrap();
        let mut view = self.office.journal.view().await.unwrap();
        self.office.files.read(&mut view, file).await.unwrap().unwrap().to_vec()
    }
}

/// Seals answers as the program does, with a paper of its own.
#[derive(Clone)]
pub struct Hand {
    journal: journal::Journal,
    files: files::Files,
    sealer: Sealer,
}

impl Hand {
    pub async fn seal(&self, lease: &Lease) -> Result<Outcome, Fault> {
        let answer = to_seal(&self.journal, lease).await?;
        let pdf = paper(&answer);
        seal_answer(&self.journal, &self.files, &self.sealer, lease, answer, pdf).await
    }
}

fn paper(answer: &ToSeal) -> Vec<u8> {
    let AnswerContent { id, sign, text, approval } = answer.content.clone();
    let approval = approval.unwrap();
    let lines = |text: &str| text.lines().map(str::to_owned).collect();
    let paper = print::Answer {
        language: Language::Pl,
        made_at: approval.at,
        issuer: print::Issuer { name: "Urząd".to_owned(), address: "Rynek 1".to_owned() },
        phone: String::new(),
        place: "Okienkowo".to_owned(),
        marks: vec![print::Line { label: "Znak sprawy".to_owned(), value: sign }],
        to: print::Correspondent { label: "Adresat".to_owned(), lines: lines(text.addressee()) },
        title: text.title().to_owned(),
        text: text.text().to_owned(),
        subject: String::new(),
        parts: Vec::new(),
        approved: print::Correspondent { label: String::new(), lines: vec![approval.name, approval.unit] },
        note: String::new(),
        check: None,
        number: id.to_string(),
        margin: print::Margin::default(),
    };
    print::answer(&paper).unwrap()
}

/// A sealer with a new key.
pub fn new_sealer(outside: &Outside) -> Sealer {
    let issued = outside.sandbox.issue_seal("Urząd Miasta w Okienkowie", "5260001246").unwrap();
    let anchors = outside.sandbox.anchors();
    let authority =
        TimestampAuthority::at(outside.sandbox.timestamp_url(), Some(anchors.clone()), outside.outbound.clone());
    Sealer {
        keys: Keys::one(Arc::new(FileKey::from_pkcs12(&issued.pkcs12("x").unwrap(), "x").unwrap())),
        authorities: Authorities::new(vec![authority], Arc::new(outside.clock.clone())),
        anchors,
        sources: Sources::new(outside.outbound.clone()),
    }
}

/// A case of the world's officer, about a letter on paper of somebody without an account.
pub async fn paper_case(office: &Office, world: &World) -> CaseId {
    let clerk = official(office, "kancelaria", &world.other_unit, Post::RegistryClerk).await;
    let id = paper_letter(office, &clerk).await;
    step(office, &clerk, id, async |act, version| {
        let right = registry::may_distribute(act, &clerk, id, version).await.unwrap();
        registry::distribute(act, right, world.unit.id).await.ok().unwrap()
    })
    .await;
    step(office, &world.head, id, async |act, version| {
        let right = registry::may_assign(act, &world.head, id, version).await.unwrap();
        let person = Some(world.officer.id());
        let to = Assignment { unit: world.unit.id, person, instructions: String::new(), due: None };
        registry::assign(act, right, to).await.ok().unwrap()
    })
    .await;
    step(office, &world.officer, id, async |act, version| {
        let right = registry::may_take(act, &world.officer, id, version).await.unwrap();
        registry::take(act, right).await.unwrap()
    })
    .await;
    try_to_open(office, &world.officer, &letter_row(office, id).await, "Drzewo").await.unwrap().0
}

async fn paper_letter(office: &Office, clerk: &Official) -> LetterId {
    let service = catalogue::service(&mut office.journal.view().await.unwrap(), "pismo-ogolne").await.unwrap().unwrap();
    let mut act = act(office, clerk).await;
    let letter = PaperLetter {
        form: "formularz",
        service: &service,
        sender: "Jan Bez Konta",
        sender_account: None,
        sender_address: "ul. Cicha 1",
        subject: "Drzewo",
        received_on: office.clock.now().warsaw_date(),
        date_on_letter: None,
        sender_sign: "",
        enclosures: 0,
        delivery_method: "poczta",
        remarks: "",
        scan: Some(registry::Scan {
            scope: registry::ScanScope::None,
            reason: "mapa".to_owned(),
            file: None,
            sheets: registry::Sheets::default(),
        }),
    };
    let right = clerk.registers_letters().unwrap();
    let (registered, recorded) = registry::register_paper(&mut act, &right, clerk, letter).await.unwrap();
    act.commit(recorded).await.unwrap();
    registered.id
}

async fn step(office: &Office, by: &Official, id: LetterId, what: impl AsyncFnOnce(&mut Act, i64) -> Recorded) {
    let version = letter_row(office, id).await.circulation.version;
    let mut act = act(office, by).await;
    let recorded = what(&mut act, version).await;
    act.commit(recorded).await.unwrap();
}
