//! The sessions of a token: a few threads, each with one. A call into the library of a token that hangs never returns; so
//! it hangs in a thread of its own, and who asked goes away when the time is up.

use std::{
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicIsize, AtomicU8, AtomicUsize, Ordering::SeqCst},
        mpsc::{Receiver, Sender, channel, sync_channel},
    },
    thread,
    time::Duration,
};

use tokio::{sync::oneshot, time::timeout};

use super::{
    Inner, TokenFault,
    connection::{self, Asked, Connection},
};

const WAITING: u8 = 0;
const BEGUN: u8 = 1;
const DONE: u8 = 2;
/// Nobody waits for it any more.
const GIVEN_UP: u8 = 3;

/// What is done with the session of a thread; it answers itself to who asked.
type Work = Box<dyn FnOnce(&Inner, &mut Option<Connection>) + Send>;

struct Task {
    token: Arc<Inner>,
    work: Work,
    state: Arc<AtomicU8>,
}

/// The threads of a token, started as they are needed.
pub(super) struct Pool {
    most: usize,
    wait: Duration,
    tasks: Sender<Task>,
    shared: Arc<Shared>,
}

struct Shared {
    tasks: Mutex<Receiver<Task>>,
    threads: AtomicUsize,
    /// Tasks that are neither done nor skipped.
    open: AtomicUsize,
    /// Threads in calls that nobody waits for any more.
    stuck: AtomicIsize,
}

impl Pool {
    pub fn new(most: usize, wait: Duration) -> Self {
        let (tasks, received) = channel();
        let shared = Shared {
            tasks: Mutex::new(received),
            threads: AtomicUsize::default(),
            open: AtomicUsize::default(),
            stuck: AtomicIsize::default(),
        };
        Self { most: most.max(1), wait, tasks, shared: Arc::new(shared) }
    }

    /// The signature, by the next free session. Never waits longer than the limit, and not at all while every session hangs.
    pub fn sign(&self, token: &Arc<Inner>, asked: Asked) -> Result<Vec<u8>, TokenFault> {
        let (answer, answered) = sync_channel(1);
        // Who gave up does not listen.
        let work: Work = Box::new(move |token, open| drop(answer.send(connection::sign(token, open, &asked))));
        let state = self.begin(token, work)?;
        answered.recv_timeout(self.wait).unwrap_or_else(|_| Err(self.give_up(&state)))
    }

    /// What is made in the thread of the next free session, with the same limit for all of it.
    pub async fn make<T: Send + 'static>(
        &self,
        token: &Arc<Inner>,
        make: impl FnOnce(&Inner, &mut Option<Connection>) -> T + Send + 'static,
    ) -> Result<T, TokenFault> {
        let (answer, answered) = oneshot::channel();
        // A panic goes to who asked; the thread stays for the next.
        let work: Work = Box::new(move |token, open| {
            drop(answer.send(catch_unwind(AssertUnwindSafe(|| make(token, open)))));
        });
        let state = self.begin(token, work)?;
        match timeout(self.wait, answered).await {
            Ok(Ok(Ok(made))) => Ok(made),
            Ok(Ok(Err(panic))) => resume_unwind(panic),
            _ => Err(self.give_up(&state)),
        }
    }

    fn begin(&self, token: &Arc<Inner>, work: Work) -> Result<Arc<AtomicU8>, TokenFault> {
        if self.shared.stuck.load(SeqCst) >= isize::try_from(self.most).unwrap_or(isize::MAX) {
            return Err(TokenFault::Silent);
        }
        let state = Arc::new(AtomicU8::new(WAITING));
        let task = Task { token: Arc::clone(token), work, state: Arc::clone(&state) };
        let open = self.shared.open.fetch_add(1, SeqCst) + 1;
        self.tasks.send(task).map_err(|_| TokenFault::Silent)?;
        if open > self.shared.threads.load(SeqCst) {
            self.start_another()?;
        }
        Ok(state)
    }

    fn give_up(&self, state: &AtomicU8) -> TokenFault {
        if state.swap(GIVEN_UP, SeqCst) == BEGUN {
            self.shared.stuck.fetch_add(1, SeqCst);
        }
        TokenFault::Silent
    }

    fn start_another(&self) -> Result<(), TokenFault> {
        let room = |threads| (threads < self.most).then_some(threads + 1);
        if self.shared.threads.fetch_update(SeqCst, SeqCst, room).is_err() {
            return Ok(());
        }
        let shared = Arc::clone(&self.shared);
        let started = thread::Builder::new().name("token".to_owned()).spawn(move || shared.work());
        started.map(drop).map_err(|error| TokenFault::Other(error.to_string()))
    }
}

impl Shared {
    /// Works until the token is given up by everybody.
    fn work(&self) {
        let mut open = None;
        loop {
            let task = self.tasks.lock().unwrap_or_else(PoisonError::into_inner).recv();
            let Ok(task) = task else { return };
            if task.state.compare_exchange(WAITING, BEGUN, SeqCst, SeqCst).is_err() {
                self.open.fetch_sub(1, SeqCst);
                continue;
            }
            (task.work)(&task.token, &mut open);
            if task.state.swap(DONE, SeqCst) == GIVEN_UP {
                self.stuck.fetch_sub(1, SeqCst);
            }
            self.open.fetch_sub(1, SeqCst);
        }
    }
}
