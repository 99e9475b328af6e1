//! Jobs, handlers and runners of a test.

use std::sync::{Arc, Mutex};

use jobs::{Handler, Job, Lease, Outcome, Runner};
use testkit::Office;
use tokio::{sync::watch, task::JoinHandle};
use vocabulary::{Clock as _, Fault, Id, JobId};

/// The only kind of job here.
pub const KIND: &str = "note";

/// Writes a job that carries this number.
pub async fn write(office: &Office, number: u32) -> JobId {
    let id = Id::made(office.clock.now(), office.journal.random());
    let mut transaction = office.database.begin().await.unwrap();
    jobs::insert(&mut transaction, id, Job::new(KIND, &number).unwrap(), office.clock.now()).await.unwrap();
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
        let (stop, stopped) = watch::channel(false);
        let clock = Arc::new(office.clock.clone());
        let runner = Runner::new(office.database.clone(), clock, office.signal.clone(), at_once).handle(KIND, handler);
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
