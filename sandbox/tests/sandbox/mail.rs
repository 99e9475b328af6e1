//! The mail server and its mailbox, spoken to as a mail program would.

use axum::{body::Body, http::Request};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
};

use tower::ServiceExt as _;

use crate::world::World;

/// Says these lines to the world's mail server, one after the answer to the other; gives the answers' first lines.
async fn say(world: &World, lines: &[&str]) -> Vec<String> {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let sandbox = world.sandbox.clone();
    tokio::spawn(async move { sandbox.take_mail(listener).await });
    let mut stream = TcpStream::connect(address).await.unwrap();
    let mut answers = vec![answer(&mut stream).await];
    for line in lines {
        stream.write_all(format!("{line}\r\n").as_bytes()).await.unwrap();
        answers.push(answer(&mut stream).await);
    }
    answers
}

async fn answer(stream: &mut TcpStream) -> String {
    let mut octets = [0; 4096];
    // Hung up is no answer.
    let length = stream.read(&mut octets).await.unwrap_or_default();
    String::from_utf8_lossy(&octets[..length]).lines().next().unwrap_or_default().to_owned()
}

async fn mailbox(world: &World) -> String {
    String::from_utf8(world.get("/mailbox").await).unwrap()
}

const HELLO: [&str; 3] =
    ["EHLO office.example", "MAIL FROM:<office@example.org> SIZE=10", "RCPT TO:<anna@example.org>"];

#[tokio::test]
async fn mail_is_taken_and_shown_newest_first_with_its_links() {
    let world = World::new().await;
    for (subject, text) in
        [("=?utf-8?q?Za=C5=BC=C3=B3=C5=82=C4=87?=", "one http://127.0.0.1:1/x"), ("Second", "<b>two")]
    {
        let letter =
            format!("From: a@example.org\r\nTo: anna@example.org\r\nSubject: {subject}\r\n\r\n{text}\r\n..dot\r\n.");
        let answers = say(&world, &[HELLO[0], HELLO[1], HELLO[2], "DATA", &letter, "QUIT"]).await;
        assert_eq!(
            answers.iter().map(|answer| &answer[..3]).collect::<Vec<_>>(),
            ["220", "250", "250", "250", "354", "250", "221"]
        );
    }
    let page = mailbox(&world).await;
    assert!(page.find("Second").unwrap() < page.find("Zażółć").unwrap(), "{page}");
    assert!(page.contains("<a href=\"http://127.0.0.1:1/x\" rel=\"noreferrer\">"), "{page}");
    assert!(
        page.contains("&lt;b&gt;two") && page.contains("\n.dot") && !page.contains("Niczego jeszcze nie wysłano"),
        "{page}"
    );
}

#[tokio::test]
async fn a_mail_is_shown_as_mail_programs_show_it_without_rights() {
    let world = World::new().await;
    let letter = "Subject: two\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\n\
         Content-Type: text/plain; charset=utf-8\r\n\r\nplain\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n\
         <p>rich</p><script>1</script>\r\n--b--\r\n.";
    say(
        &world,
        &[
            HELLO[0],
            HELLO[1],
            HELLO[2],
            "DATA",
            letter,
            "RSET",
            HELLO[1],
            HELLO[2],
            "DATA",
            "Subject: one\r\n\r\ntext\r\n.",
        ],
    )
    .await;
    let page = mailbox(&world).await;
    assert_eq!(page.matches("/html\"").count(), 1, "only where there is such a part: {page}");
    let link = page.split("href=\"/mailbox/").nth(1).and_then(|rest| rest.split('"').next()).expect("a link");
    let request = Request::get(format!("/mailbox/{link}")).body(Body::empty()).unwrap();
    let answer = world.sandbox.router().oneshot(request).await.unwrap();
    let policy = answer.headers()["content-security-policy"].to_str().unwrap().to_owned();
    assert!(policy.starts_with("default-src 'none'") && policy.ends_with("; sandbox"), "{policy}");
    let body = axum::body::to_bytes(answer.into_body(), 1 << 20).await.unwrap();
    assert!(body.starts_with(b"<p>rich</p>"), "{body:?}");
    let request = Request::get("/mailbox/..%2Fstate/html").body(Body::empty()).unwrap();
    assert_eq!(world.sandbox.router().oneshot(request).await.unwrap().status(), 404);
}

#[tokio::test]
async fn the_mailbox_speaks_one_language_at_a_time() {
    let world = World::new().await;
    let polish = mailbox(&world).await;
    assert!(polish.contains("<html lang=\"pl\">") && !polish.contains("Refresh"), "{polish}");
    let english = String::from_utf8(world.get("/mailbox?jezyk=en").await).unwrap();
    assert!(english.contains("<html lang=\"en\">") && !english.contains("Odśwież"), "{english}");
}

#[tokio::test]
async fn mail_to_nobody_and_commands_out_of_turn_are_refused() {
    let world = World::new().await;
    let answers =
        say(&world, &["RCPT TO:<a@b.example>", HELLO[1], "RCPT TO:<x@nikt.example>", "DATA", "TURN", "NOOP"]).await;
    assert_eq!(
        answers.iter().map(|answer| &answer[..3]).collect::<Vec<_>>(),
        ["220", "503", "250", "550", "503", "502", "250"]
    );
}

#[tokio::test]
async fn a_mail_that_is_too_large_is_refused_and_not_kept() {
    let world = World::new().await;
    let letter = format!("Subject: large\r\n\r\n{}.", format!("{}\r\n", "x".repeat(998)).repeat(300));
    let answers = say(&world, &[HELLO[0], HELLO[1], HELLO[2], "DATA", &letter]).await;
    assert_eq!(&answers.last().unwrap()[..3], "552");
    assert!(mailbox(&world).await.contains("Niczego jeszcze nie wysłano"));
}

#[tokio::test]
async fn a_server_that_is_switched_off_says_so_at_once() {
    let world = World::new().await;
    world.post("/switch/mail/off").await;
    assert_eq!(&say(&world, &[]).await[0][..3], "421");
}

#[tokio::test]
async fn an_endless_line_ends_the_conversation() {
    let world = World::new().await;
    let answers = say(&world, &[&"x".repeat(10_000)]).await;
    assert_eq!(answers[1], "");
}

#[tokio::test]
async fn older_mails_make_room() {
    let world = World::new().await;
    for number in 0..305 {
        std::fs::write(world.path(&format!("mail/{number:020}-0000.eml")), "Subject: early\r\n\r\ntext").unwrap();
    }
    say(&world, &[HELLO[0], HELLO[1], HELLO[2], "DATA", "Subject: last\r\n\r\ntext\r\n."]).await;
    assert_eq!(std::fs::read_dir(world.path("mail")).unwrap().count(), 300);
    let kept = std::fs::read_dir(world.path("mail")).unwrap().map(|entry| entry.unwrap().file_name()).min().unwrap();
    assert_eq!(kept.to_string_lossy(), format!("{:020}-0000.eml", 6));
    assert!(mailbox(&world).await.contains("last"));
}
