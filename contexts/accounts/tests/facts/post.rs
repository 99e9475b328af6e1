//! The office's post room: does the mail jobs, hands what would be sent to the test.

use std::sync::Arc;

use accounts::{MAIL_JOB, Mail, Matter, Posted};
use jobs::{Lease, Outcome, Runner};
use journal::Journal;
use testkit::Office;
use tokio::{
    sync::{mpsc, watch},
    task::JoinHandle,
};
use vocabulary::Fault;

/// Works until it is closed, or the test ends.
pub struct Post {
    mails: mpsc::UnboundedReceiver<Result<Option<Mail>, Fault>>,
    stop: watch::Sender<bool>,
    room: JoinHandle<()>,
}

impl Post {
    /// Opens the post room; `posted` is what becomes of every mail, none when the mail server is out of order.
    pub fn open(office: &Office, posted: impl Into<Option<Posted>>) -> Self {
        let posted = posted.into();
        let (sender, mails) = mpsc::unbounded_channel();
        let journal = office.journal.clone();
        let clock = Arc::new(office.clock.clone());
        let runner = Runner::new(office.database.clone(), clock, office.signal.clone(), 1).handle(
            MAIL_JOB,
            Arc::new(move |lease| {
                let (journal, sender) = (journal.clone(), sender.clone());
                Box::pin(async move {
                    let _ = sender.send(attend(&journal, &lease, posted).await);
                    Ok(if posted.is_some() { Outcome::Done } else { Outcome::Later("out of order".to_owned()) })
                })
            }),
        );
        let (stop, stopped) = watch::channel(false);
        Self { mails, stop, room: tokio::spawn(runner.run(stopped)) }
    }

    /// What became of the next job: a mail, or nobody to write to.
    pub async fn next(&mut self) -> Option<Mail> {
        self.mails.recv().await.unwrap().unwrap()
    }

    /// The token in the next mail.
    pub async fn token(&mut self) -> String {
        match self.next().await.unwrap().matter {
            Matter::Activation { token } | Matter::Reset { token } | Matter::NewEmail { token } => token,
            _ => panic!("a mail without a link"),
        }
    }

    /// Does no more jobs from now on.
    pub async fn close(self) {
        self.stop.send_replace(true);
        self.room.await.unwrap();
    }
}

async fn attend(journal: &Journal, lease: &Lease, posted: Option<Posted>) -> Result<Option<Mail>, Fault> {
    let mail = accounts::mail(journal, lease).await?;
    match (&mail, posted) {
        (Some(mail), Some(posted)) => accounts::mail_ended(journal, lease, mail, posted).await?,
        (Some(mail), None) => accounts::mail_put_off(journal, mail).await?,
        (None, _) => {}
    }
    Ok(mail)
}
