//! Putting the office together from its settings: the only place where the parts meet.

use std::sync::Arc;

use accounts::MAIL_JOB;
use cases::{ANSWER_JOB, Patience, SEND_JOB};
use certificates::Sources;
use database::{Database, MigrationState};
use delivery::{Desk, STAMP_JOB};
use files::Files;
use jobs::{Runner, Signal};
use journal::{Journal, Rhythm};
use outbound::Outbound;
use rand::RngCore as _;
use receipts::{Party, SEAL_JOB};
use seals::{Authorities, Sealer};
use submissions::{JUDGE_JOB, SubmissionBox};
use tokio::sync::watch;
use trusted_profile::TrustedProfile;
use vocabulary::{Clock, Fault};

use crate::{
    answers::AnswerDesk,
    lists::Lists,
    messenger::Messenger,
    notary::Notary,
    post::{AT_ONCE, PostRoom},
    reader::Reader,
    settings::Settings,
    upkeep,
    watchman::Watchman,
};

/// Receipts and answers sealed and letters judged at a time by one process.
const JOBS_AT_ONCE: usize = 8;

/// An office put together.
pub struct Parts {
    pub database: Database,
    pub journal: Journal,
    pub submissions: SubmissionBox,
    pub trusted_profile: Option<TrustedProfile>,
    pub sealer: Sealer,
    answers: AnswerDesk,
    post: PostRoom,
    lists: Lists,
    rhythm: Rhythm,
    patience: Patience,
    watchman: Watchman,
    messenger: Messenger,
    reader: Reader,
    signal: Signal,
    clock: Arc<dyn Clock>,
}

/// Opens the database of these settings; it must have every migration unless `migrate` makes them.
pub async fn open_database(settings: &Settings, migrate: bool) -> Result<Database, Fault> {
    std::fs::create_dir_all(&settings.data)?;
    let database = Database::open(&settings.database).await?;
    if migrate {
        database.migrate().await?;
        return Ok(database);
    }
    match database.migration_state().await? {
        MigrationState::Complete => Ok(database),
        MigrationState::Missing(names) => {
            Err(Fault::new(format!("the database lacks {}; run `okienko migrate`", names.join(", "))))
        }
        MigrationState::Foreign(name) => {
            Err(Fault::new(format!("the database was made by another version of the program (migration {name})")))
        }
    }
}

/// Puts the office together over an open database.
pub fn assemble(settings: &Settings, database: Database, clock: Arc<dyn Clock>) -> Result<Parts, Fault> {
    let mut seed = [0; 32];
    rand::rng().fill_bytes(&mut seed);
    let signal = Signal::default();
    let journal = Journal::new(database.clone(), Arc::clone(&clock), seed, signal.clone());
    let outbound = Outbound::new(settings.outbound.clone())?;
    let sources = Sources::new(outbound.clone());
    let mut submissions = SubmissionBox::new(
        journal.clone(),
        Files::in_folder(&settings.data.join("files"))?,
        settings.anchors.clone(),
        sources.clone(),
        party(settings),
    );
    submissions.policy = settings.policy.clone();
    let trusted_profile = match &settings.trusted_profile {
        None => None,
        Some(named) => Some(TrustedProfile::new(trusted_profile::Settings {
            address: named.address.clone(),
            pages: named.pages.clone(),
            key: Arc::clone(&named.key),
            outbound: outbound.clone(),
        })?),
    };
    let lists = Lists::new(
        settings.list_of_lists.clone(),
        settings.data.join("lists"),
        outbound.clone(),
        submissions.trust.clone(),
        Arc::clone(&clock),
    );
    let authorities = authorities(settings, &outbound, Arc::clone(&clock))?;
    let sealer = Sealer { keys: settings.seals.clone(), authorities, anchors: settings.anchors.clone(), sources };
    let answers = AnswerDesk::new(journal.clone(), submissions.files.clone(), sealer.clone(), settings);
    let post = PostRoom::new(journal.clone(), settings);
    let (watch, rhythm) = (settings.watch.clone(), settings.roots);
    let watchman =
        Watchman::new(journal.clone(), Arc::clone(&clock), sealer.clone(), watch, rhythm, settings.time.drift);
    let messenger = Messenger { journal: journal.clone(), outbound };
    let data = settings.data.join("reading");
    let reader = Reader { journal: journal.clone(), files: submissions.files.clone(), data };
    Ok(Parts {
        database,
        journal,
        submissions,
        trusted_profile,
        sealer,
        answers,
        post,
        lists,
        watchman,
        messenger,
        reader,
        rhythm,
        patience: settings.patience,
        signal,
        clock,
    })
}

/// The timestamp authorities of these settings, by this clock.
pub fn authorities(settings: &Settings, outbound: &Outbound, clock: Arc<dyn Clock>) -> Result<Authorities, Fault> {
    let time = &settings.time;
    let ready = time.authorities.iter().map(|named| {
        let ready = named.ready(&settings.anchors, outbound);
        ready.map_err(|error| Fault::new(format!("{}: {error}", named.address)))
    });
    Ok(Authorities::tolerating(ready.collect::<Result<_, _>>()?, clock, time.refuse))
}

/// The office as receipts name it, and as the certificate of its seal must.
pub fn party(settings: &Settings) -> Party {
    let identifier = ("NIP".to_owned(), settings.office.nip.clone());
    Party { name: settings.office.face.name_pl.clone(), identifier }
}

impl Parts {
    /// The trusted lists of the office.
    pub const fn lists(&self) -> &Lists {
        &self.lists
    }

    /// The desk that delivers for signed receipts: it trusts and demands what the box does.
    fn deliveries(&self) -> Desk {
        let SubmissionBox { journal, files, trust, sources, policy, office, .. } = self.submissions.clone();
        Desk { journal, files, trust, sources, policy, office }
    }

    /// What is done from time to time until stopped.
    pub fn upkeep(&self, stopped: watch::Receiver<bool>) -> impl Future<Output = ()> + use<> {
        upkeep::keep(self.submissions.clone(), Arc::clone(&self.clock), stopped)
    }

    fn roots(&self) -> Notary {
        Notary { journal: self.journal.clone(), sealer: self.sealer.clone(), rhythm: self.rhythm }
    }

    /// Makes roots over the journal until stopped.
    pub fn notary(&self, stopped: watch::Receiver<bool>) -> impl Future<Output = ()> + use<> {
        self.roots().attend(stopped)
    }

    /// Looking after the office until stopped. A root that is late because the office was closed is made before anybody looks.
    pub fn watching(&self, mut stopped: watch::Receiver<bool>) -> impl Future<Output = ()> + use<> {
        let (notary, watchman) = (self.roots(), self.watchman.clone());
        async move {
            tokio::select! {
                () = notary.catch_up() => {}
                _ = stopped.wait_for(|stop| *stop) => return,
            }
            watchman.keep(stopped).await;
        }
    }

    /// Chases answers that nobody collects until stopped.
    pub fn chase(&self, stopped: watch::Receiver<bool>) -> impl Future<Output = ()> + use<> {
        upkeep::chase(self.journal.clone(), self.patience, stopped)
    }

    /// Sends events to other systems until stopped.
    pub fn messages(&self, stopped: watch::Receiver<bool>) -> impl Future<Output = ()> + use<> {
        self.messenger.clone().attend(stopped)
    }

    /// Reads scans until stopped.
    pub fn reading(&self, stopped: watch::Receiver<bool>) -> impl Future<Output = ()> + use<> {
        self.reader.clone().attend(stopped)
    }

    /// Looks after the stored signatures until stopped.
    pub fn tend(&self, stopped: watch::Receiver<bool>) -> impl Future<Output = ()> + use<> {
        upkeep::Tender { desk: self.deliveries(), sealer: self.sealer.clone() }.keep(stopped)
    }

    /// The runner of every kind of job there is.
    pub fn runner(&self) -> Runner {
        let runner = Runner::new(self.database.clone(), Arc::clone(&self.clock), self.signal.clone(), JOBS_AT_ONCE);
        let (journal, sealer) = (self.journal.clone(), self.sealer.clone());
        let runner = runner.handle(
            SEAL_JOB,
            Arc::new(move |lease| {
                let (journal, sealer) = (journal.clone(), sealer.clone());
                Box::pin(async move { receipts::seal(&journal, &sealer, &lease).await })
            }),
        );
        let answers = self.answers.clone();
        let runner = runner.handle(
            ANSWER_JOB,
            Arc::new(move |lease| {
                let answers = answers.clone();
                Box::pin(async move { answers.attend(&lease).await })
            }),
        );
        let journal = self.journal.clone();
        let runner = runner.handle(
            SEND_JOB,
            Arc::new(move |lease| {
                let journal = journal.clone();
                Box::pin(async move { delivery::send_out(&journal, &lease).await })
            }),
        );
        let (desk, sealer) = (self.deliveries(), self.sealer.clone());
        let runner = runner.handle(
            STAMP_JOB,
            Arc::new(move |lease| {
                let (desk, sealer) = (desk.clone(), sealer.clone());
                Box::pin(async move { delivery::stamp(&desk, &sealer, &lease).await })
            }),
        );
        let post = self.post.clone();
        let runner = runner.handle_few(
            MAIL_JOB,
            AT_ONCE,
            Arc::new(move |lease| {
                let post = post.clone();
                Box::pin(async move { post.attend(&lease).await })
            }),
        );
        let submissions = self.submissions.clone();
        runner.handle(
            JUDGE_JOB,
            Arc::new(move |lease| {
                let submissions = submissions.clone();
                Box::pin(async move { submissions::judge_again(&submissions, &lease).await })
            }),
        )
    }
}
