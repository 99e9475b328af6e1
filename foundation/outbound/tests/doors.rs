//! What the one door refuses, against a server on this machine.

use std::time::Duration;

use bytes::Bytes;
use outbound::{Allowed, Limits, Outbound, Refused};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

/// A server that answers every connection by these octets; then it waits, or, when endless, says the last of them for ever.
async fn server(answer: &'static str, is_endless: bool) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(serve(stream, answer, is_endless));
        }
    });
    port
}

async fn serve(mut stream: TcpStream, answer: &'static str, is_endless: bool) {
    let mut request = [0; 1024];
    let _ = stream.read(&mut request).await;
    let _ = stream.write_all(answer.as_bytes()).await;
    while is_endless && stream.write_all(&[b'x'; 1024]).await.is_ok() {}
    let _ = stream.read(&mut request).await;
}

fn listing(port: u16) -> Outbound {
    Outbound::new(Allowed { private: vec![("127.0.0.1".to_owned(), port)], proxy: None }).expect("a client")
}

fn small() -> Limits {
    Limits { bytes: 4096, time: Duration::from_millis(300) }
}

const HELLO: &str = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";

#[tokio::test]
async fn a_listed_address_answers() {
    let port = server(HELLO, false).await;
    let url = format!("http://127.0.0.1:{port}/");
    let limits = Limits::default();
    assert_eq!(listing(port).get(&url, limits).await.expect("an answer"), "hello");
    let posted = listing(port).post(&url, "text/plain", Bytes::from_static(b"hi"), limits).await;
    assert_eq!(posted.expect("an answer"), "hello");
}

#[tokio::test]
async fn private_addresses_are_refused_however_they_are_written() {
    let port = server(HELLO, false).await;
    let door = Outbound::new(Allowed { private: vec![("127.0.0.1".to_owned(), 1)], proxy: None }).expect("a client");
    for host in [
        "127.0.0.1",
        "localhost",
        "127.1",
        "2130706433",
        "0x7f.0.0.1",
        "0.0.0.0",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "１２７.０.０.１",
    ] {
        let refused = door.get(&format!("http://{host}:{port}/"), small()).await;
        assert!(matches!(refused, Err(Refused::Private)), "{host}: {refused:?}");
    }
}

#[tokio::test]
async fn a_listed_host_is_reached_at_its_port_only() {
    let (one, other) = (server(HELLO, false).await, server(HELLO, false).await);
    let refused = listing(one).get(&format!("http://127.0.0.1:{other}/"), small()).await;
    assert!(matches!(refused, Err(Refused::Private)), "{refused:?}");
}

#[tokio::test]
async fn a_name_may_be_listed() {
    let port = server(HELLO, false).await;
    let door = Outbound::new(Allowed { private: vec![("LocalHost".to_owned(), port)], proxy: None }).expect("a client");
    assert_eq!(door.get(&format!("http://localhost:{port}/"), Limits::default()).await.expect("an answer"), "hello");
}

#[tokio::test]
async fn other_schemes_and_carried_passwords_are_refused() {
    let port = server(HELLO, false).await;
    let door = listing(port);
    for url in [
        format!("ftp://127.0.0.1:{port}/"),
        "file:///etc/passwd".to_owned(),
        "ldap://127.0.0.1/cn=x".to_owned(),
        "data:,x".to_owned(),
        format!("http://anna@127.0.0.1:{port}/"),
        format!("http://anna:secret@127.0.0.1:{port}/"),
        format!("http://:secret@127.0.0.1:{port}/"),
        "/relative".to_owned(),
        String::new(),
    ] {
        let refused = door.get(&url, small()).await;
        assert!(matches!(refused, Err(Refused::Address)), "{url}: {refused:?}");
    }
}

/// A server that sends to this address.
async fn sending(to: &str) -> u16 {
    let answer = format!("HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\n\r\n");
    server(answer.leak(), false).await
}

fn listing_all(ports: &[u16]) -> Outbound {
    let private = ports.iter().map(|port| ("127.0.0.1".to_owned(), *port)).collect();
    Outbound::new(Allowed { private, ..Allowed::default() }).expect("a client")
}

#[tokio::test]
async fn what_has_moved_is_followed_three_times_at_most() {
    let mut ports = vec![server(HELLO, false).await];
    for _ in 0..4 {
        let to = format!("http://127.0.0.1:{}/", ports[ports.len() - 1]);
        ports.push(sending(&to).await);
    }
    let followed = async |moves: usize| {
        let url = format!("http://127.0.0.1:{}/", ports[moves]);
        listing_all(&ports).follow(&url, Limits::default()).await
    };
    assert_eq!(followed(0).await.expect("an answer"), "hello");
    assert_eq!(followed(3).await.expect("an answer"), "hello");
    assert!(matches!(followed(4).await, Err(Refused::Redirected)));
}

#[tokio::test]
async fn nothing_sends_to_an_address_that_may_not_be_asked() {
    let hidden = server(HELLO, false).await;
    for to in [format!("http://127.0.0.1:{hidden}/"), "file:///etc/passwd".to_owned(), "http://a:b@1.1.1.1/".to_owned()]
    {
        let port = sending(&to).await;
        let refused = listing(port).follow(&format!("http://127.0.0.1:{port}/"), Limits::default()).await;
        assert!(matches!(refused, Err(Refused::Private | Refused::Address)), "{to}: {refused:?}");
    }
}

#[tokio::test]
async fn a_redirect_is_not_followed_where_documents_name_the_address() {
    let port = server("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n", false).await;
    let refused = listing(port).get(&format!("http://127.0.0.1:{port}/"), small()).await;
    assert!(matches!(refused, Err(Refused::Redirected)), "{refused:?}");
}

#[tokio::test]
async fn a_failure_gives_its_status() {
    let port = server("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n", false).await;
    let refused = listing(port).get(&format!("http://127.0.0.1:{port}/"), small()).await;
    assert!(matches!(refused, Err(Refused::Status(503))), "{refused:?}");
}

#[tokio::test]
async fn a_slow_server_is_left() {
    for answer in ["", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhel"] {
        let port = server(answer, false).await;
        let refused = listing(port).get(&format!("http://127.0.0.1:{port}/"), small()).await;
        assert!(matches!(refused, Err(Refused::TimedOut)), "{refused:?}");
    }
}

#[tokio::test]
async fn an_endless_body_is_cut() {
    for answer in ["HTTP/1.1 200 OK\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n"] {
        let port = server(answer, true).await;
        let limits = Limits { bytes: 1 << 20, ..Limits::default() };
        let refused = listing(port).get(&format!("http://127.0.0.1:{port}/"), limits).await;
        assert!(matches!(refused, Err(Refused::TooLarge)), "{refused:?}");
    }
}

#[tokio::test]
async fn nobody_there_is_unreachable() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    drop(listener);
    let refused = listing(port).get(&format!("http://127.0.0.1:{port}/"), Limits::default()).await;
    assert!(matches!(refused, Err(Refused::Unreachable(_))), "{refused:?}");
}

#[tokio::test]
async fn a_proxy_carries_what_is_public_and_only_that() {
    let proxy = server(HELLO, false).await;
    let door =
        Outbound::new(Allowed { private: vec![], proxy: Some(format!("http://127.0.0.1:{proxy}")) }).expect("a client");
    assert_eq!(door.get("http://crl.example/list", Limits::default()).await.expect("an answer"), "hello");
    for near in ["http://127.0.0.1/", "http://localhost/", "http://x.localhost./", "http://intranet/"] {
        let refused = door.get(near, Limits::default()).await;
        assert!(matches!(refused, Err(Refused::Private)), "{near}: {refused:?}");
    }
    assert!(Outbound::new(Allowed { private: vec![], proxy: Some("http://[".to_owned()) }).is_err());
}

#[tokio::test]
async fn a_fault_of_soap_is_an_answer_and_other_failures_are_not() {
    let fault = "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 5\r\n\r\nfault";
    for (answer, expected) in [(HELLO, "hello"), (fault, "fault")] {
        let port = server(answer, false).await;
        let called = listing(port).call(&format!("http://127.0.0.1:{port}/"), "ask", Bytes::new(), small()).await;
        assert_eq!(called.expect("an answer"), expected);
    }
    let port = server("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n", false).await;
    let called = listing(port).call(&format!("http://127.0.0.1:{port}/"), "ask", Bytes::new(), small()).await;
    assert!(matches!(called, Err(Refused::Status(503))), "{called:?}");
    let called = listing(port).call(&format!("http://127.0.0.1:{port}/"), "a\nb", Bytes::new(), small()).await;
    assert!(matches!(called, Err(Refused::Address)), "{called:?}");
}

#[test]
fn an_origin_is_what_a_browser_takes_for_it() {
    for (url, origin) in [
        ("https://pz.example/a?b", Some("https://pz.example")),
        ("HTTPS://PZ.example:443/", Some("https://pz.example")),
        ("http://127.0.0.1:8081/x", Some("http://127.0.0.1:8081")),
        ("https://pz.example\\@other.example/", Some("https://pz.example")),
        ("https://pz.example@other.example/", None),
        ("javascript:alert(1)", None),
        ("//pz.example/", None),
        ("ftp://pz.example/", None),
    ] {
        assert_eq!(outbound::origin(url).as_deref(), origin, "{url}");
    }
}
