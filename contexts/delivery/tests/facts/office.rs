//! An office with a sealed answer that waits for Anna, and the world outside.

use std::sync::Arc;

use accounts::{Account, Client, Kind, NewAccount, NewUnit, Official, Post, Unit};
use cases::{ANSWER_JOB, AnswerText, Deed, MayWork, NewCase, SEND_JOB};
use certificates::{Sources, Trust};
use delivery::{Delivered, Desk, Dispatch, Proof, STAMP_JOB, SignError, Signed};
use jobs::{Handler, Runner};
use journal::{Act, Actor, Entry, Recorded};
use receipts::Party;
use registry::{Assignment, FileRole, NewLetter, Standing, Verdict};
use seals::{Authorities, FileKey, Keys, Sealer, TimestampAuthority};
use signatures::{Policy, Report};
use testkit::{Office, World, sandbox::IssuedKey};
use vocabulary::{AnswerId, CaseId, Clock as _, Date, Language, LetterId, Pesel};

/// The office, as it stands in receipts and in the certificate of its seal.
pub const OFFICE: &str = "Urząd Miasta w Okienkowie";
/// The office's tax number.
pub const NIP: &str = "5250007313";
/// Anna's number.
pub const ANNA: &str = "02070803628";
/// Jan's number.
pub const JAN: &str = "44051401359";

const PLAN: &str = "symbol,title,category\n1,Sprawy,\n12,Wnioski,\n123,Wnioski różne,B5\n";
const PAPER: &[u8] = include_bytes!("../../../../trust/seals/tests/seals/pdf/answer.pdf");

/// The desk, who comes to it, and what waits there.
pub struct House {
    pub office: Office,
    pub world: World,
    pub desk: Desk,
    pub sealer: Sealer,
    pub anna: Client,
    pub anna_key: IssuedKey,
    pub jan: Client,
    pub officer: Official,
    pub head: Official,
    /// The head of the office, who signs.
    pub mayor: Official,
    pub clerk: Official,
    unit: Unit,
}

impl House {
    pub async fn open(office: Office) -> Self {
        let world = World::start(office.folder.path(), &office.clock).await;
        catalogue::publish(&office.journal, &catalogue::built_in(), &office.request).await.unwrap();
        let mut act = office.journal.act(Actor::System, &office.request).await.unwrap();
        let (id, recorded) = accounts::open_unit(&mut act, &NewUnit { symbol: "OR", name: "Wydział" }).await.unwrap();
        act.commit(recorded).await.unwrap();
        let unit = Unit { id, symbol: "OR".to_owned(), name: "Wydział".to_owned() };
        let client = |number: &str| Kind::Client { pesel: Some(Pesel::parse(number).unwrap()) };
        let posted = |post| Kind::Official { unit: unit.clone(), post };
        let anna = open(&office, "anna", "Anna Nowak", client(ANNA)).await.as_client().unwrap();
        let jan = open(&office, "jan", "Jan Kos", client(JAN)).await.as_client().unwrap();
        let officer = open(&office, "referent", "Ewa", posted(Post::CaseOfficer)).await.as_official().unwrap();
        let head = open(&office, "naczelnik", "Piotr", posted(Post::UnitHead)).await.as_official().unwrap();
        let mayor = open(&office, "burmistrz", "Wanda", posted(Post::OfficeHead)).await.as_official().unwrap();
        let clerk = open(&office, "kancelaria", "Iza", posted(Post::RegistryClerk)).await.as_official().unwrap();
        let keeper = open(&office, "koordynator", "Ola", posted(Post::RecordsCoordinator)).await.as_official().unwrap();
        let mut act = office.journal.act(Actor::Account(keeper.id()), &office.request).await.unwrap();
        let (right, since) = (keeper.keeps_plan().unwrap(), Date::new(2020, 1, 1).unwrap());
        let (_, recorded) = registry::import_plan(&mut act, &right, PLAN.as_bytes(), since).await.unwrap();
        act.commit(recorded).await.unwrap();
        let anna_key = world.sandbox.issue_person("Anna", "Nowak", &Pesel::parse(ANNA).unwrap(), 365).unwrap();
        let (anchors, sources) = (world.sandbox.anchors(), Sources::new(world.outbound.clone()));
        let seal = world.sandbox.issue_seal(OFFICE, NIP).unwrap();
        let authority =
            TimestampAuthority::at(world.sandbox.timestamp_url(), Some(anchors.clone()), world.outbound.clone());
        let sealer = Sealer {
            keys: Keys::one(Arc::new(FileKey::from_pkcs12(&seal.pkcs12("x").unwrap(), "x").unwrap())),
            authorities: Authorities::new(vec![authority], Arc::new(world.clock.clone())),
            anchors: anchors.clone(),
            sources: sources.clone(),
        };
        let desk = Desk {
            journal: office.journal.clone(),
            files: office.files.clone(),
            trust: Trust::new(anchors),
            sources,
            policy: Policy::default(),
            office: Party { name: OFFICE.to_owned(), identifier: ("NIP".to_owned(), NIP.to_owned()) },
        };
        Self { office, world, desk, sealer, anna, anna_key, jan, officer, head, mayor, clerk, unit }
    }

    /// A sealed answer that waits for Anna, delivered for a signed receipt or by a click.
    pub async fn sealed(&self, signed: bool) -> (CaseId, AnswerId) {
        let text = AnswerText::read("Anna Nowak", "Tajny tytuł", "Zgoda.").unwrap();
        self.sealed_as(text.for_signed_delivery(signed)).await
    }

    /// This letter, sealed.
    pub async fn sealed_as(&self, text: AnswerText) -> (CaseId, AnswerId) {
        let case = self.case().await;
        let answer = self.sealed_in(case, &text).await;
        (case, answer)
    }

    /// This letter in this case, sealed.
    pub async fn sealed_in(&self, case: CaseId, text: &AnswerText) -> AnswerId {
        let answer = self.approved(case, text).await;
        self.work_until(0, async || self.answer(answer).await.sealed_at.is_some()).await;
        answer
    }

    /// The answer as its officer sees it.
    pub async fn answer(&self, id: AnswerId) -> cases::Answer {
        let mut view = self.office.journal.view().await.unwrap();
        cases::answer(&mut view, &self.officer, id).await.unwrap().unwrap().1
    }

    /// The officer does something with the right to deliver in the case.
    pub async fn deliver<T, E>(
        &self,
        case: CaseId,
        work: impl AsyncFnOnce(&mut Act, &MayWork) -> Result<(T, Recorded), E>,
    ) -> Result<T, E> {
        let mut view = self.office.journal.view().await.unwrap();
        let version = cases::case(&mut view, &self.officer, case).await.unwrap().unwrap().row.version;
        drop(view);
        let mut act = self.act(&self.officer).await;
        let right = cases::may_work(&mut act, &self.officer, case, version, Deed::Deliver).await.unwrap();
        let (done, recorded) = work(&mut act, &right).await?;
        act.commit(recorded).await.unwrap();
        Ok(done)
    }

    /// The lines of the register about a letter.
    pub async fn lines(&self, answer: AnswerId) -> Vec<Dispatch> {
        delivery::dispatches(&mut self.office.journal.view().await.unwrap(), answer).await.unwrap()
    }

    pub async fn act(&self, by: &Official) -> Act {
        self.office.journal.act(Actor::Account(by.id()), &self.office.request).await.unwrap()
    }

    async fn letter(&self) -> LetterId {
        let mut view = self.office.journal.view().await.unwrap();
        let service = catalogue::service(&mut view, "pismo-ogolne").await.unwrap().unwrap();
        drop(view);
        let evidence = self.office.files.keep(self.office.journal.new_id(), "{}".into()).await.unwrap();
        let document = self.office.files.keep(self.office.journal.new_id(), "<a/>".into()).await.unwrap();
        let report = Report::default();
        let verdict = Verdict { standing: Standing::Valid, signer: None, reason: None, other_person: false, report };
        let mut act = self.office.journal.act(Actor::System, &self.office.request).await.unwrap();
        let letter = NewLetter {
            entered_at: self.office.clock.now(),
            channel: "portal",
            service: &service,
            unit: Some(self.unit.id),
            sender: self.anna.name(),
            sender_account: self.anna.id(),
            subject: "Latarnia",
            verdict: &verdict,
            evidence,
            files: vec![(FileRole::Document, "pismo.xml".to_owned(), "application/xml", document)],
        };
        let registered = registry::receive(&mut act, letter).await.unwrap();
        let recorded = act.record(Entry::new("letter.received", registered.id));
        act.commit(recorded).await.unwrap();
        registered.id
    }

    async fn version(&self, letter: LetterId) -> i64 {
        let mut view = self.office.journal.view().await.unwrap();
        registry::letter_for_case(&mut view, letter).await.unwrap().unwrap().row.circulation.version
    }

    /// A case of Anna's.
    pub async fn case(&self) -> CaseId {
        let letter = self.letter().await;
        let mut act = self.act(&self.head).await;
        let right = registry::may_assign(&mut act, &self.head, letter, self.version(letter).await).await.unwrap();
        let person = Some(self.officer.id());
        let to = Assignment { unit: self.unit.id, person, instructions: String::new(), due: None };
        let recorded = registry::assign(&mut act, right, to).await.unwrap();
        act.commit(recorded).await.unwrap();
        let version = self.version(letter).await;
        let mut act = self.act(&self.officer).await;
        let right = registry::may_take(&mut act, &self.officer, letter, version).await.unwrap();
        let recorded = registry::take(&mut act, right).await.unwrap();
        act.commit(recorded).await.unwrap();
        let (version, on) = (self.version(letter).await, self.office.clock.now().warsaw_date());
        let mut view = self.office.journal.view().await.unwrap();
        let class = registry::class_by_symbol(&mut view, "123", on).await.unwrap().unwrap().id;
        drop(view);
        let mut act = self.act(&self.officer).await;
        let right = cases::may_open(&mut act, &self.officer, letter, version).await.unwrap();
        let new = NewCase { class, title: "Latarnia", started_on: on };
        let (case, _, recorded) = cases::open(&mut act, right, new).await.unwrap();
        act.commit(recorded).await.unwrap();
        case
    }

    async fn approved(&self, case: CaseId, text: &AnswerText) -> AnswerId {
        let mut view = self.office.journal.view().await.unwrap();
        let version = cases::case(&mut view, &self.officer, case).await.unwrap().unwrap().row.version;
        drop(view);
        let mut act = self.act(&self.officer).await;
        let right = cases::may_work(&mut act, &self.officer, case, version, Deed::Draft).await.unwrap();
        let (answer, recorded) = cases::draft(&mut act, right, text).await.unwrap();
        act.commit(recorded).await.unwrap();
        let mut act = self.act(&self.officer).await;
        let right = cases::may_draft(&mut act, &self.officer, answer, 1).await.unwrap();
        let recorded = cases::send_for_approval(&mut act, right).await.unwrap();
        act.commit(recorded).await.unwrap();
        let version = self.answer(answer).await.version;
        let mut act = self.act(&self.mayor).await;
        let right = cases::may_approve(&mut act, &self.mayor, answer, version).await.unwrap();
        let recorded = cases::approve(&mut act, right).await.unwrap();
        act.commit(recorded).await.unwrap();
        answer
    }

    /// Does the office's jobs while this does not hold; the clock moves on by so many seconds at each look.
    pub async fn work_until(&self, seconds: i64, mut holds: impl AsyncFnMut() -> bool) {
        let (stop, stopped) = tokio::sync::watch::channel(false);
        let clock = Arc::new(self.office.clock.clone());
        let (desk, sealer) = (self.desk.clone(), self.sealer.clone());
        let seal: Handler = Arc::new(move |lease| {
            let (desk, sealer) = (desk.clone(), sealer.clone());
            Box::pin(async move {
                let answer = cases::to_seal(&desk.journal, &lease).await?;
                cases::seal_answer(&desk.journal, &desk.files, &sealer, &lease, answer, PAPER.to_vec()).await
            })
        });
        let (desk, sealer) = (self.desk.clone(), self.sealer.clone());
        let stamp: Handler = Arc::new(move |lease| {
            let (desk, sealer) = (desk.clone(), sealer.clone());
            Box::pin(async move { delivery::stamp(&desk, &sealer, &lease).await })
        });
        let journal = self.office.journal.clone();
        let send: Handler = Arc::new(move |lease| {
            let journal = journal.clone();
            Box::pin(async move { delivery::send_out(&journal, &lease).await })
        });
        let runner = Runner::new(self.office.database.clone(), clock, self.office.signal.clone(), 2);
        let runner = runner.handle(ANSWER_JOB, seal).handle(STAMP_JOB, stamp).handle(SEND_JOB, send);
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

    /// Anna asks now to sign.
    pub async fn ask(&self, (case, answer): (CaseId, AnswerId)) -> Proof {
        delivery::ask(&self.desk, &self.anna, case, answer, self.office.clock.now()).await.unwrap()
    }

    /// The receipt with the signature of this key inside.
    pub fn signed_with(&self, xml: &str, key: &IssuedKey) -> String {
        seals::seal(xml, key.key(), self.office.clock.now()).unwrap().xml().to_owned()
    }

    /// Anna hands in now what was signed.
    pub async fn sign(&self, what: (CaseId, AnswerId), signed: &str) -> Result<Signed, SignError> {
        self.sign_as(&self.anna, what, signed).await
    }

    /// Somebody does.
    pub async fn sign_as(
        &self,
        client: &Client,
        (case, answer): (CaseId, AnswerId),
        signed: &str,
    ) -> Result<Signed, SignError> {
        let (signed, at) = (signed.to_owned().into(), self.office.clock.now());
        delivery::sign(&self.desk, client, case, answer, signed, at, &self.office.request).await
    }

    /// The delivery as the office sees it.
    pub async fn delivered(&self, answer: AnswerId) -> Delivered {
        let mut view = self.office.journal.view().await.unwrap();
        delivery::of_answer(&mut view, &self.officer, answer).await.unwrap().unwrap()
    }

    /// Whether this client can have the PDF.
    pub async fn opens(&self, client: &Client, (case, answer): (CaseId, AnswerId)) -> bool {
        let mut view = self.office.journal.view().await.unwrap();
        cases::answer_pdf(&mut view, client, case, answer).await.unwrap().is_some()
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
