//! Sends the journal to the webhooks of other systems as it grows. Several processes may do so at once.

use std::time::Duration;

use bytes::Bytes;
use journal::Journal;
use outbound::Outbound;
use systems::{EventsError, Message, Turn, WebhookId};
use tokio::{sync::watch, task::JoinSet};
use vocabulary::Fault;

/// How often it is looked whether there is something new.
const ROUND: Duration = Duration::from_secs(1);
/// How long an address may take to answer.
const PATIENCE: Duration = Duration::from_secs(15);
/// Events in one message, at most.
const AT_ONCE: u32 = 100;

/// What sending takes. Cheap to clone.
#[derive(Clone)]
pub struct Messenger {
    pub journal: Journal,
    pub outbound: Outbound,
}

impl Messenger {
    /// Sends again and again, until stopped; then the messages in hand are ended.
    pub async fn attend(self, mut stopped: watch::Receiver<bool>) {
        let mut hands = JoinSet::new();
        loop {
            while hands.try_join_next().is_some() {}
            match self.due().await {
                Ok(due) => {
                    for webhook in due {
                        let (messenger, stopped) = (self.clone(), stopped.clone());
                        hands.spawn(async move {
                            if let Err(fault) = messenger.serve(webhook, &stopped).await {
                                tracing::error!(%webhook, fault = fault.chain(), "events could not be sent");
                            }
                        });
                    }
                }
                Err(fault) => {
                    tracing::error!(fault = fault.chain(), "it could not be seen where events are to be sent");
                }
            }
            tokio::select! {
                () = tokio::time::sleep(ROUND) => {}
                _ = stopped.wait_for(|stop| *stop) => break,
            }
        }
        while hands.join_next().await.is_some() {}
    }

    async fn due(&self) -> Result<Vec<WebhookId>, Fault> {
        systems::due(&mut self.journal.look().await?, self.journal.now()).await
    }

    /// Sends to one address what it has not got, message by message.
    async fn serve(&self, webhook: WebhookId, stopped: &watch::Receiver<bool>) -> Result<(), Fault> {
        let Some(mut turn) = systems::take(&self.journal, webhook).await? else { return Ok(()) };
        loop {
            let read = systems::events(&mut self.journal.view().await?, turn.right, turn.sent, AT_ONCE).await;
            let events = match read {
                Ok(events) => events,
                Err(EventsError::Ahead { last }) => {
                    let fault =
                        format!("more was sent than there is: the journal ends with {last}; send again from there");
                    return systems::failed(&self.journal, &turn, &fault).await;
                }
                Err(EventsError::Fault(fault)) => return Err(fault),
            };
            let Some(last) = events.entries.last().map(|entry| entry.sequence) else {
                let sent = turn.sent;
                systems::served(&self.journal, &mut turn, sent, false).await?;
                return Ok(());
            };
            let more = last < events.last && !*stopped.borrow();
            let body = Bytes::from(web::event_message(events, turn.sent, self.journal.now())?);
            if let Err(refused) = self.send(&turn, last, body).await? {
                tracing::warn!(%webhook, url = turn.url, %refused, "events were not taken");
                return systems::failed(&self.journal, &turn, &refused.to_string()).await;
            }
            if !systems::served(&self.journal, &mut turn, last, more).await? || !more {
                return Ok(());
            }
        }
    }

    async fn send(&self, turn: &Turn, last: i64, body: Bytes) -> Result<Result<(), outbound::Refused>, Fault> {
        let message = Message::sign(turn, last, &body, self.journal.now())?;
        let headers = [
            ("webhook-id", message.id),
            ("webhook-timestamp", message.timestamp),
            ("webhook-signature", message.signature),
        ];
        Ok(self.outbound.tell(&turn.url, "application/json", &headers, body, PATIENCE).await)
    }
}

#[cfg(test)]
mod tests {
    use std::{
        io::{BufRead as _, BufReader, Lines},
        path::Path,
        process::{Child, ChildStdout, Command, Stdio},
    };

    use accounts::{Administers, Kind, NewAccount, NewUnit, Post, Unit};
    use journal::{Actor, Entry};
    use outbound::Allowed;
    use systems::{Scope, WebhookCard};
    use testkit::Office;
    use vocabulary::{AccountId, Instant, Language};

    use super::*;

    /// The receiver of the example that the documents name, a stranger to our code.
    struct Receiver {
        child: Child,
        said: Lines<BufReader<ChildStdout>>,
    }

    impl Receiver {
        fn start(secret: &Path) -> (Self, u16) {
            let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../scripts/api-check/receiver.py");
            let mut command = Command::new("python3");
            let mut child = command.arg(script).arg("0").arg(secret).stdout(Stdio::piped()).spawn().expect("python3");
            let mut said = BufReader::new(child.stdout.take().expect("its words")).lines();
            let port = said.next().expect("a line").expect("UTF-8").parse().expect("a port");
            (Self { child, said }, port)
        }

        /// The next events that were taken: sequences and kinds.
        fn took(&mut self, count: usize) -> Vec<(i64, String)> {
            self.said
                .by_ref()
                .take(count)
                .map(|line| {
                    let line = line.expect("UTF-8");
                    let mut words = line.split(' ');
                    let sequence = words.next().expect("a sequence").parse().expect("a number");
                    (sequence, words.next().expect("a kind").to_owned())
                })
                .collect()
        }
    }

    impl Drop for Receiver {
        fn drop(&mut self) {
            let _ = self.child.kill();
            let _ = self.child.wait();
        }
    }

    async fn administrator(office: &Office) -> Administers {
        let mut act = office.journal.act(Actor::System, &office.request).await.expect("an act");
        let (id, recorded) =
            accounts::open_unit(&mut act, &NewUnit { symbol: "OR", name: "Organizacja" }).await.expect("a unit");
        act.commit(recorded).await.expect("a commit");
        let unit = Unit { id, symbol: "OR".to_owned(), name: "Organizacja".to_owned() };
        let password = accounts::hash_password("zażółć gęślą jaźń", [7; 16]).await.expect("a hash");
        let kind = Kind::Official { unit, post: Post::Administrator };
        let new = NewAccount { login: "admin", password, name: "Anna Nowak", language: Language::Pl, kind };
        let mut act = office.journal.act(Actor::System, &office.request).await.expect("an act");
        let (_, recorded) = accounts::open_account(&mut act, &new).await.expect("an account");
        act.commit(recorded).await.expect("a commit");
        let mut view = office.journal.view().await.expect("a view");
        let account = accounts::account_by_login(&mut view, "admin").await.expect("a database").expect("an account");
        account.as_official().and_then(|official| official.administers()).expect("a right")
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn everything_that_happens_is_taken_once_and_in_order_by_a_receiver_that_checks_the_signature() {
        let office = Office::on_sqlite().await;
        // A receiver refuses what was signed long ago: the office's clock is that of the machine here.
        #[expect(clippy::disallowed_methods, reason = "another program compares with the machine's clock")]
        let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).expect("after 1970").as_secs();
        office.clock.set(Instant::from_seconds(i64::try_from(now).expect("a date")));
        let right = administrator(&office).await;
        let secret = office.folder.path().join("secret");
        let (mut receiver, port) = Receiver::start(&secret);
        let allowed = Allowed { private: vec![("127.0.0.1".to_owned(), port)], ..Allowed::default() };
        let outbound = Outbound::new(allowed).expect("a client");
        let messenger = Messenger { journal: office.journal.clone(), outbound };
        let (_stop, stopped) = watch::channel(false);

        let mut act = office.journal.act(Actor::System, &office.request).await.expect("an act");
        let admitted = systems::admit(&mut act, &right, "EZD", &[Scope::Events]).await.ok();
        let (system, recorded) = admitted.expect("a system");
        act.commit(recorded).await.expect("a commit");
        let mut act = office.journal.act(Actor::System, &office.request).await.expect("an act");
        let url = format!("http://127.0.0.1:{port}/odbior");
        let added = systems::add_webhook(&mut act, &right, system.id, &url).await.ok();
        let (webhook, recorded) = added.expect("a webhook");
        act.commit(recorded).await.expect("a commit");
        let card = async || -> WebhookCard {
            let mut view = office.journal.view().await.expect("a view");
            systems::webhooks(&mut view, &right, system.id).await.expect("a database").remove(0)
        };

        messenger.serve(webhook.id, &stopped).await.expect("a try");
        assert_eq!(card().await.failing.map(|(_, fault)| fault).as_deref(), Some("the answer has status 503"));
        let begun = card().await.sent;
        std::fs::write(&secret, &webhook.secret).expect("a folder");
        office.clock.advance(1);
        for _ in 0..250 {
            let mut act = office.journal.act(Actor::System, &office.request).await.expect("an act");
            let id: AccountId = act.new_id();
            let recorded = act.record(Entry::new("test.happened", id));
            act.commit(recorded).await.expect("a commit");
        }
        messenger.serve(webhook.id, &stopped).await.expect("a try");
        let took = receiver.took(251);
        assert_eq!(took[0], (begun + 1, "webhook.added".to_owned()));
        assert_eq!(
            took.iter().map(|(sequence, _)| *sequence).collect::<Vec<_>>(),
            (begun + 1..=begun + 251).collect::<Vec<_>>()
        );
        let card = card().await;
        assert_eq!((card.sent, card.failing), (begun + 251, None));
        assert!(messenger.due().await.expect("a database").is_empty());
    }
}
