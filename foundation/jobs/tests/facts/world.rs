//! Jobs, handlers and runners of a test.

use std::sync::{Arc, Mutex};

use jobs::{Handler, Job, Lease, Outcome, Runner};
use testkit::Office;
use tokio::{sync::watch, task::JoinHandle};
use vocabulary::{Clock as _, Fault, Id, JobId};

/// The only kind of job here.
pub const KIND: &str = "note";

/// A kind of which few are done at a time.
pub const SLOW: &str = "slow";

/// Writes a job that carries this number.
pub async fn write(office: &Office, number: u32) -> JobId {
    write_of(office, KIND, number).await
}

/// Writes a job of this kind that carries this number.
pub async fn write_of(office: &Office, kind: &'static str, number: u32) -> JobId {
    let id = Id::made(office.clock.now(), office.journal.random());
    let mut transaction = office.database.begin().await.unwrap();
    jobs::insert(&mut transaction, id, Job::new(kind, &number).unwrap(), office.clock.now()).await.unwrap();
    transaction.commit().await.unwrap();
    office.signal.raise();
    id
}

/// Ends a job as handlers do; false when its lease was taken over.
pub async fn finish(office: &Office, lease: &Lease) -> bool {
    let mut transaction = office.database.begin().await.unwrap();
    let finished = jobs::finish(&mut transaction, lease).await.unwrap();
    if finished {
        transaction.commit().await.unwrap();
    }
    finished
}

/// A handler from a function.
pub fn handler<F, O>(work: F) -> Handler
where
    F: Fn(Lease) -> O + Send + Sync + 'static,
    O: Future<Output = Result<Outcome, Fault>> + Send + 'static,
{
    Arc::new(move |lease| Box::pin(work(lease)))
}

/// A runner at work.
pub struct Working {
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
}

impl Working {
    /// Starts a runner with this handler.
    pub fn start(office: &Office, at_once: usize, handler: Handler) -> Self {
        Self::run(Self::runner(office, at_once).handle(KIND, handler))
    }

    /// A runner without handlers.
    pub fn runner(office: &Office, at_once: usize) -> Runner {
        let clock = Arc::new(office.clock.clone());
        Runner::new(office.database.clone(), clock, office.signal.clone(), at_once)
    }

    /// Lets a runner run.
    pub fn run(runner: Runner) -> Self {
        let (stop, stopped) = watch::channel(false);
        Self { stop, task: tokio::spawn(runner.run(stopped)) }
    }

    /// Tells it to stop and waits until it has.
    pub async fn stop(self) {
        self.tell();
        self.task.await.expect("a runner never panics");
    }

    /// Tells it to stop.
    pub fn tell(&self) {
        self.stop.send(true).expect("the runner listens");
    }

    /// Whether it has stopped.
    pub fn has_stopped(&self) -> bool {
        self.task.is_finished()
    }
}

/// What handlers noted.
pub type Noted<T> = Arc<Mutex<Vec<T>>>;

/// Waits, looking often, until this holds; fails after ten seconds.
pub async fn until(office: &Office, mut holds: impl AsyncFnMut() -> bool) {
    for _ in 0..2_000 {
        if holds().await {
            return;
        }
        office.signal.raise();
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
    panic!("what was waited for did not come");
}

/// How many jobs wait and how many are put aside.
pub async fn backlog(office: &Office) -> (i64, i64) {
    let backlog = jobs::backlog(&mut office.database.view().await.unwrap()).await.unwrap();
    (backlog.waiting, backlog.dead)
}
