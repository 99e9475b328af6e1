//! An office whose clients sign at the Trusted Profile.

use std::sync::Arc;

use accounts::{Account, Client, Kind, NewAccount, NewUnit};
use catalogue::Answers;
use certificates::{Anchors, Sources};
use journal::Actor;
use outbound::{Allowed, Limits, Outbound, Refused};
use receipts::Party;
use seals::FileKey;
use signatures::{Policy, SealName};
use submissions::{Filed, SubmissionBox};
use testkit::{
    Office, World,
    sandbox::{IssuedKey, KnownPerson},
};
use trusted_profile::{Back, BeginError, FinishError, Settings, Subject, TrustedProfile};
use vocabulary::{Clock as _, DraftId, Language, Pesel};

const OFFICE: &str = "Urząd Miasta w Okienkowie";
const ANNA: &str = "02270803624";
const JAN: &str = "44051401359";

/// The session that everything is begun in.
pub const SESSION: [u8; 32] = [7; 32];
/// What Anna presses to sign in the older shape; in the newer one; as Jan.
pub const SIGN: &str = "osoba=0&co=podpisz";
pub const SIGN_NEWER: &str = "osoba=0&postac=ep&co=podpisz";
pub const SIGN_AS_JAN: &str = "osoba=1&co=podpisz";

/// Everything that signing takes.
pub struct Desk {
    pub office: Office,
    pub world: World,
    pub to: SubmissionBox,
    pub anna: Client,
    pub jan: Client,
    pub profile: TrustedProfile,
    system: IssuedKey,
}

impl Desk {
    /// Opens the office with two clients, whom the sandbox knows as well.
    pub async fn open(office: Office) -> Self {
        let world = World::start(office.folder.path(), &office.clock).await;
        let sandbox = &world.sandbox;
        let person = |given: &str, surname: &str, pesel| KnownPerson {
            given: given.to_owned(),
            surname: surname.to_owned(),
            pesel: Pesel::parse(pesel).unwrap(),
        };
        sandbox.know_people(vec![person("Anna", "Wrzos", ANNA), person("Jan", "Kos", JAN)]);
        let mut act = office.journal.act(Actor::System, &office.request).await.unwrap();
        let (_, recorded) =
            accounts::open_unit(&mut act, &NewUnit { symbol: "OR", name: "Wydział Organizacyjny" }).await.unwrap();
        act.commit(recorded).await.unwrap();
        catalogue::publish(&office.journal, &catalogue::built_in(), &office.request).await.unwrap();
        let anna = client(&office, "anna", "Anna Wrzos", ANNA).await;
        let jan = client(&office, "jan", "Jan Kos", JAN).await;
        let anchors = Anchors::of([sandbox.roots(), sandbox.minister_root()].concat());
        let party = Party { name: OFFICE.to_owned(), identifier: ("NIP".to_owned(), "5250007313".to_owned()) };
        let sources = Sources::new(world.outbound.clone());
        let mut to = SubmissionBox::new(office.journal.clone(), office.files.clone(), anchors, sources, party);
        to.policy = Policy { trusted_profile_seals: vec![SealName::of(sandbox.minister_seal())], ..Policy::default() };
        let system = sandbox.issue_system(OFFICE).unwrap();
        let settings = Settings {
            address: sandbox.trusted_profile_url(),
            pages: None,
            key: key(&system),
            outbound: world.outbound.clone(),
        };
        let profile = TrustedProfile::new(settings).unwrap();
        Self { office, world, to, anna, jan, profile, system }
    }

    /// The same office, whose settings lead to the service on this port.
    pub fn profile_at(&self, port: u16) -> TrustedProfile {
        let allowed = Allowed { private: vec![("127.0.0.1".to_owned(), port)], ..Allowed::default() };
        let settings = Settings {
            address: format!("http://127.0.0.1:{port}/pz-services/tpSigning"),
            pages: None,
            key: key(&self.system),
            outbound: Outbound::new(allowed).unwrap(),
        };
        TrustedProfile::new(settings).unwrap()
    }

    /// The key by which the office calls.
    pub fn system(&self) -> &IssuedKey {
        &self.system
    }

    /// A draft of Anna's with its document fixed.
    pub async fn draft(&self) -> DraftId {
        let to = &self.to;
        let mut view = self.office.journal.view().await.unwrap();
        let service = catalogue::service(&mut view, "pismo-ogolne").await.unwrap().unwrap();
        drop(view);
        let id = submissions::begin_draft(to, &self.anna, &service, None).await.unwrap();
        let answers = |values: &[(&str, &str)]| values.iter().copied().collect::<Answers>();
        let home = answers(&[("dom", "7"), ("kod", "61-001"), ("miasto", "Okienkowo"), ("odbior", "account")]);
        submissions::save_applicant(to, &self.anna, id, home).await.unwrap();
        for (step, values) in [
            ("rodzaj", answers(&[("rodzaj-pisma", "inne")])),
            ("tresc", answers(&[("tytul", "Latarnia"), ("tresc-pisma", "Nie świeci <od tygodnia> & jest ciemno.")])),
        ] {
            submissions::save_answers(to, &self.anna, id, step, values).await.unwrap();
        }
        submissions::fix(to, &self.anna, id).await.unwrap();
        id
    }

    /// Begins to sign; gives the address.
    pub async fn begin(&self, draft: DraftId) -> Result<String, BeginError> {
        self.profile.begin(&self.to, &self.anna, SESSION, draft, &back()).await
    }

    /// Begins a draft's signing and presses this on the sandbox's page.
    pub async fn signed(&self, form: &'static str) -> DraftId {
        let draft = self.draft().await;
        self.press(&self.begin(draft).await.unwrap(), form).await;
        draft
    }

    /// Presses this on the page for signing, which leads away.
    pub async fn press(&self, address: &str, form: &'static str) {
        let kind = "application/x-www-form-urlencoded";
        let pressed = self.world.outbound.post(address, kind, form.into(), Limits::default()).await;
        assert!(matches!(pressed, Err(Refused::Redirected)), "{pressed:?}");
    }

    /// Comes back as Anna in her session.
    pub async fn finish(&self, draft: DraftId) -> Result<Filed, FinishError> {
        self.finish_at(&self.profile, draft).await
    }

    /// The same, when the settings lead to this service.
    pub async fn finish_at(&self, profile: &TrustedProfile, draft: DraftId) -> Result<Filed, FinishError> {
        profile.finish(&self.to, &self.anna, SESSION, draft, false, &self.office.request).await
    }

    /// Whether a signing can still be finished.
    pub async fn is_under_way(&self, draft: DraftId) -> bool {
        let mut view = self.office.journal.view().await.unwrap();
        let now = self.office.clock.now();
        TrustedProfile::under_way(&mut view, &self.anna, Subject::Draft(draft), now).await.unwrap().is_some()
    }
}

/// Where the browser is sent back.
pub fn back() -> Back {
    let page = |outcome: &str| format!("http://127.0.0.1:1/wnioski/7/profil-zaufany/powrot?wynik={outcome}&z=1");
    Back { done: page("tak"), failed: page("nie") }
}

fn key(system: &IssuedKey) -> Arc<FileKey> {
    Arc::new(FileKey::from_pkcs12(&system.pkcs12("x").unwrap(), "x").unwrap())
}

async fn client(office: &Office, login: &str, name: &str, pesel: &str) -> Client {
    let password = accounts::hash_password("x", [1; 16]).await.unwrap();
    let mut act = office.journal.act(Actor::System, &office.request).await.unwrap();
    let kind = Kind::Client { pesel: Some(Pesel::parse(pesel).unwrap()) };
    let new = NewAccount { login, password, name, language: Language::Pl, kind };
    let (_, recorded) = accounts::open_account(&mut act, &new).await.unwrap();
    act.commit(recorded).await.unwrap();
    let account: Option<Account> =
        accounts::account_by_login(&mut office.journal.view().await.unwrap(), login).await.unwrap();
    account.unwrap().as_client().unwrap()
}
