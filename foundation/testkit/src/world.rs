//! The sandbox's authorities, answering on a port of this machine.

use std::{path::Path, sync::Arc};

use outbound::{Allowed, Identity, Outbound};
use sandbox::Sandbox;
use tokio::net::TcpListener;

use crate::TestClock;

/// The outside world of a test: it answers until the test ends.
pub struct World {
    /// The authorities.
    pub sandbox: Sandbox,
    /// The clock of both.
    pub clock: TestClock,
    /// A way out that reaches them and nothing else private.
    pub outbound: Outbound,
    /// The same for whom the closed timestamp authority knows.
    pub known: Outbound,
    /// The address of the server that takes mail.
    pub mail_server: String,
    mailbox: String,
}

impl World {
    /// Starts the authorities with their memory in this folder.
    pub async fn start(folder: &Path, clock: &TestClock) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let sandbox = Sandbox::open(&folder.join("sandbox"), port, Arc::new(clock.clone())).expect("a sandbox");
        let router = sandbox.router();
        tokio::spawn(async move { axum::serve(listener, router).await });
        let mail = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let mail_server = format!("smtp://{}", mail.local_addr().expect("an address"));
        let postman = sandbox.clone();
        tokio::spawn(async move { postman.take_mail(mail).await });
        let allowed = Allowed { private: vec![("127.0.0.1".to_owned(), port)], ..Allowed::default() };
        let outbound = Outbound::new(allowed).expect("a way out");
        let (name, password) = sandbox::CLOSED_TSA_LOGIN;
        let identity = Identity::Password { name: name.to_owned(), password: password.to_owned() };
        let known = outbound.with_identity(&identity).expect("a way out");
        Self {
            sandbox,
            known,
            clock: clock.clone(),
            outbound,
            mail_server,
            mailbox: format!("http://127.0.0.1:{port}/mailbox"),
        }
    }

    /// The page that shows every mail so far, newest first.
    pub async fn mailbox(&self) -> String {
        let page = self.outbound.get(&self.mailbox, outbound::Limits::default()).await.expect("the mailbox");
        String::from_utf8(page.to_vec()).expect("UTF-8")
    }
}
