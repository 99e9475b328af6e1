//! Officials at work on matters, for tests of what their clients see.

use accounts::{Account, Kind, NewAccount, Official, Post};
use cases::{AnswerKind, AnswerState, AnswerText, Case, Deed, MayWork, NewCase, PauseReason, Ruling};
use journal::{Act, Actor, Recorded};
use registry::{Assignment, LetterRow};
use vocabulary::{AccountId, AnswerId, CaseId, Clock as _, Date, Fault, Language, LetterId};

use super::house::{House, PASSWORD};

/// Final class 5345, and those above it.
const PLAN: &str = "symbol,title,category\n5,Podatki,\n53,Zaświadczenia,\n534,O podatkach,\n5345,O niezaleganiu,BE10\n";

/// The officials of the unit that letters are routed to.
pub(super) struct Desk<'h> {
    house: &'h House,
    /// Whoever carries the cases: `organizacja`.
    pub officer: Official,
    /// The head of the unit.
    pub head: Official,
    /// The head of the office.
    mayor: Official,
}

/// Somebody's account.
pub(super) async fn account(house: &House, login: &str) -> Account {
    let mut view = house.office.journal.view().await.expect("a view");
    accounts::account_by_login(&mut view, login).await.expect("a database").expect("an account")
}

impl<'h> Desk<'h> {
    /// The desk, with a file plan in force.
    pub(super) async fn open(house: &'h House) -> Self {
        let officer = account(house, "organizacja").await;
        let Kind::Official { unit, .. } = officer.kind.clone() else { panic!("no official") };
        for (login, name, post) in [
            ("szefowa", "Halina Prus", Post::UnitHead),
            ("archiwum", "Adam Teka", Post::RecordsCoordinator),
            ("burmistrzyni", "Wanda Rataj", Post::OfficeHead),
        ] {
            let password = accounts::hash_password(PASSWORD, [7; 16]).await.expect("a hash");
            let kind = Kind::Official { unit: unit.clone(), post };
            let mut act = house.office.journal.act(Actor::System, &house.office.request).await.expect("an act");
            let new = NewAccount { login, password, name, language: Language::Pl, kind };
            let (_, recorded) = accounts::open_account(&mut act, &new).await.expect("an account");
            act.commit(recorded).await.expect("a commit");
        }
        let official = async |login| account(house, login).await.as_official().expect("an official");
        let (head, mayor) = (official("szefowa").await, official("burmistrzyni").await);
        let desk = Self { house, officer: official("organizacja").await, head, mayor };
        let coordinator = official("archiwum").await;
        let mut act = desk.act(coordinator.id()).await;
        let since = Date::new(2020, 1, 1).expect("a date");
        let right = coordinator.keeps_plan().expect("a right");
        let Ok((_, recorded)) = registry::import_plan(&mut act, &right, PLAN.as_bytes(), since).await else {
            panic!("no plan")
        };
        act.commit(recorded).await.expect("a commit");
        desk
    }

    async fn act(&self, by: AccountId) -> Act {
        self.house.office.journal.act(Actor::Account(by), &self.house.office.request).await.expect("an act")
    }

    /// The newest letter of the unit.
    pub(super) async fn newest_letter(&self) -> LetterRow {
        let mut view = self.house.office.journal.view().await.expect("a view");
        let right = self.officer.sees_inbox().expect("a right");
        let inbox = registry::inbox(&mut view, &right, None, 1).await.expect("a database");
        inbox.rows.into_iter().next().expect("a letter")
    }

    /// Has the officer take a letter, as its head instructs.
    pub(super) async fn take(&self, letter: &LetterRow) {
        let (id, version) = (letter.id, letter.circulation.version);
        let mut act = self.act(self.head.id()).await;
        let right = registry::may_assign(&mut act, &self.head, id, version).await.expect("a right");
        let to = Assignment {
            unit: self.officer.unit().id,
            person: Some(self.officer.id()),
            instructions: "tajne polecenie".to_owned(),
            due: None,
        };
        let recorded = registry::assign(&mut act, right, to).await.expect("an assignment");
        act.commit(recorded).await.expect("a commit");
        let mut act = self.act(self.officer.id()).await;
        let right = registry::may_take(&mut act, &self.officer, id, version + 1).await.expect("a right");
        let recorded = registry::take(&mut act, right).await.expect("taken");
        act.commit(recorded).await.expect("a commit");
    }

    /// Opens a case with the newest letter, started today.
    pub(super) async fn open_case(&self, title: &str) -> CaseId {
        let letter = self.newest_letter().await;
        self.take(&letter).await;
        self.open_case_of(letter.id, letter.circulation.version + 2, title).await
    }

    async fn open_case_of(&self, letter: LetterId, version: i64, title: &str) -> CaseId {
        let today = self.house.office.clock.now().warsaw_date();
        let mut act = self.act(self.officer.id()).await;
        let class = registry::class_by_symbol(act.view(), "5345", today).await.expect("a plan").expect("a class").id;
        let right = cases::may_open(&mut act, &self.officer, letter, version).await.expect("a right");
        let new = NewCase { class, title, started_on: today };
        let (case, _, recorded) = cases::open(&mut act, right, new).await.expect("a case");
        act.commit(recorded).await.expect("a commit");
        case
    }

    /// The case as the office sees it.
    pub(super) async fn case(&self, case: CaseId) -> Case {
        let mut view = self.house.office.journal.view().await.expect("a view");
        cases::case(&mut view, &self.officer, case).await.expect("a database").expect("a case")
    }

    async fn work<E: std::fmt::Debug>(
        &self,
        case: CaseId,
        deed: Deed,
        work: impl AsyncFnOnce(&mut Act, MayWork) -> Result<Recorded, E>,
    ) {
        let version = self.case(case).await.row.version;
        let mut act = self.act(self.officer.id()).await;
        let right = cases::may_work(&mut act, &self.officer, case, version, deed).await.expect("a right");
        let recorded = work(&mut act, right).await.expect("the deed");
        act.commit(recorded).await.expect("a commit");
    }

    /// Stops the clock today.
    pub(super) async fn pause(&self, case: CaseId, reason: PauseReason) {
        let today = self.house.office.clock.now().warsaw_date();
        self.work(case, Deed::of_pause(reason), async |act, right| {
            cases::pause(act, right, reason, today, "tajna notatka").await
        })
        .await;
    }

    /// Lets the clock run again today.
    pub(super) async fn resume(&self, case: CaseId) {
        let today = self.house.office.clock.now().warsaw_date();
        self.work(case, Deed::Resume, async |act, right| cases::resume(act, right, today).await).await;
    }

    /// Drafts an answer.
    pub(super) async fn draft(&self, case: CaseId, title: &str) -> AnswerId {
        self.draft_for(case, title, false).await
    }

    async fn draft_for(&self, case: CaseId, title: &str, signed: bool) -> AnswerId {
        let text = AnswerText::read("Anna Wiśniewska", title, "Latarnia będzie świecić.").expect("a text");
        let text = text.for_signed_delivery(signed);
        self.work(case, Deed::Draft, async |act, right| {
            let (_, recorded) = cases::draft(act, right, &text).await?;
            Ok::<_, cases::DraftError>(recorded)
        })
        .await;
        self.case(case).await.answers[0].id
    }

    /// Drafts a decision that can be appealed from, has it approved, and waits for the seal.
    pub(super) async fn decision(&self, case: CaseId, title: &str) -> AnswerId {
        let parts = ["Anna Wiśniewska", "Art. 104 KPA", "Wniosek nie jest zasadny.", "Służy odwołanie."];
        let ruling = Ruling::read(parts, None).expect("a ruling");
        let text = AnswerText::read("Anna Wiśniewska", title, "Odmawiam.").expect("a text");
        let text = text.that(AnswerKind::Decides(ruling));
        self.work(case, Deed::Draft, async |act, right| {
            let (_, recorded) = cases::draft(act, right, &text).await?;
            Ok::<_, cases::DraftError>(recorded)
        })
        .await;
        self.send_and_seal(case).await
    }

    /// Drafts an answer, has it approved, and waits for the seal.
    pub(super) async fn answer(&self, case: CaseId, title: &str) -> AnswerId {
        self.draft(case, title).await;
        self.send_and_seal(case).await
    }

    /// The same, delivered for a signed receipt.
    pub(super) async fn answer_to_sign_for(&self, case: CaseId, title: &str) -> AnswerId {
        self.draft_for(case, title, true).await;
        self.send_and_seal(case).await
    }

    /// Has the drafted answer approved, and waits for the seal.
    pub(super) async fn send_and_seal(&self, case: CaseId) -> AnswerId {
        let drafted = self.case(case).await.answers.remove(0);
        let (answer, version) = (drafted.id, drafted.version);
        let mut act = self.act(self.officer.id()).await;
        let right = cases::may_draft(&mut act, &self.officer, answer, version).await.expect("a right");
        let recorded = cases::send_for_approval(&mut act, right).await.expect("sent");
        act.commit(recorded).await.expect("a commit");
        // The head of the unit accepts what only the head of the office may sign.
        for signer in [&self.head, &self.mayor] {
            let standing = self.case(case).await.answers.remove(0);
            if !matches!(standing.state, AnswerState::ForApproval | AnswerState::Accepted) {
                break;
            }
            let mut act = self.act(signer.id()).await;
            let right = cases::may_approve(&mut act, signer, answer, standing.version).await.expect("a right");
            let recorded: Result<Recorded, Fault> = cases::approve(&mut act, right).await;
            act.commit(recorded.expect("approved")).await.expect("a commit");
        }
        while self.case(case).await.answers[0].sealed_at.is_none() {
            tokio::task::yield_now().await;
        }
        answer
    }

    /// Closes the case.
    pub(super) async fn close(&self, case: CaseId) {
        self.work(case, Deed::Close, async |act, right| cases::close(act, right, "tajny powód").await).await;
    }
}
