//! Letters through a real mail server.

#![expect(clippy::unwrap_used, reason = "tests, their helpers included, fail by panicking")]

use mail::{Letter, Mailer, NotSent};
use testkit::{
    TestClock, World,
    sandbox::{Behaviour, Service},
};
use vocabulary::Clock as _;

fn letter(to: &str) -> Letter<'_> {
    Letter {
        id: "019ab",
        to,
        subject: "Konto w urzędzie: proszę potwierdzić adres, zażółć gęślą jaźń",
        text: "Dzień dobry,\n\nproszę otworzyć http://127.0.0.1:1/aktywacja/abc-DEF_012345678901234567890123456789012345678",
        html: "<p>Dzień dobry</p>",
    }
}

async fn world(folder: &tempfile::TempDir) -> (World, Mailer) {
    let world = World::start(folder.path(), &TestClock::default()).await;
    let mailer = Mailer::new(&world.mail_server, "urzad@okienkowo.example", "Urząd Miasta w Okienkowie").unwrap();
    (world, mailer)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn polish_letters_and_long_links_arrive_whole() {
    let folder = tempfile::tempdir().unwrap();
    let (world, mailer) = world(&folder).await;
    mailer.send(&letter("anna@poczta.example"), TestClock::default().now()).await.unwrap();
    let page = world.mailbox().await;
    for part in
        [letter("").subject, "Dzień dobry,", "urzad@okienkowo.example", "anna@poczta.example", "012345678\" rel"]
    {
        assert!(page.contains(part), "{part} in {page}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_refusal_for_good_is_told_from_a_passing_one() {
    let folder = tempfile::tempdir().unwrap();
    let (world, mailer) = world(&folder).await;
    let at = TestClock::default().now();
    for to in ["x@nikt.example", "no address", "a@b.example\r\nBcc: c@d.example"] {
        assert!(matches!(mailer.send(&letter(to), at).await, Err(NotSent::ForGood(_))), "{to:?}");
    }
    mailer.greet().await.unwrap();
    world.sandbox.switch(Service::Mail, Behaviour::Off);
    assert!(mailer.greet().await.is_err());
    assert!(matches!(mailer.send(&letter("anna@poczta.example"), at).await, Err(NotSent::ForNow(_))));
    world.sandbox.switch(Service::Mail, Behaviour::On);
    mailer.send(&letter("anna@poczta.example"), at).await.unwrap();
}

#[tokio::test]
async fn no_server_at_all_is_a_passing_trouble() {
    let nobody = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let mailer = Mailer::new(&format!("smtp://{nobody}"), "a@b.example", "A").unwrap();
    let sent = mailer.send(&letter("anna@poczta.example"), TestClock::default().now()).await;
    assert!(matches!(sent, Err(NotSent::ForNow(_))));
}
