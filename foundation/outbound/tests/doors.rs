//! What the one door refuses, against a server on this machine.

use std::{
    io::{BufRead as _, BufReader},
    process::{Command, Stdio},
    time::Duration,
};

use bytes::Bytes;
use outbound::{Allowed, Identity, Limits, Outbound, Refused};
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
    Outbound::new(Allowed { private: vec![("127.0.0.1".to_owned(), port)], ..Allowed::default() }).expect("a client")
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
async fn what_is_told_goes_by_https_or_to_a_listed_host_and_is_taken_with_a_success_alone() {
    let limit = Duration::from_secs(5);
    let tell = async |door: &Outbound, url: &str| {
        door.tell(url, "application/json", &[("webhook-id", "1".to_owned())], Bytes::from_static(b"{}"), limit).await
    };
    let url = |port| format!("http://127.0.0.1:{port}/");
    let taken = server(HELLO, true).await;
    tell(&listing(taken), &url(taken)).await.expect("a success, however much is said with it");
    let busy = server("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n", false).await;
    assert!(matches!(tell(&listing(busy), &url(busy)).await, Err(Refused::Status(503))));
    let elsewhere = sending("http://127.0.0.1:1/").await;
    assert!(matches!(tell(&listing(elsewhere), &url(elsewhere)).await, Err(Refused::Redirected)));
    let open = Outbound::new(Allowed::default()).expect("a client");
    assert!(matches!(tell(&open, "http://93.184.215.14/").await, Err(Refused::Address)));
    assert!(matches!(tell(&open, "https://127.0.0.1/").await, Err(Refused::Private)));
}

#[tokio::test]
async fn private_addresses_are_refused_however_they_are_written() {
    let port = server(HELLO, false).await;
    let door =
        Outbound::new(Allowed { private: vec![("127.0.0.1".to_owned(), 1)], ..Allowed::default() }).expect("a client");
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
    let door = Outbound::new(Allowed { private: vec![("LocalHost".to_owned(), port)], ..Allowed::default() })
        .expect("a client");
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
    let door = Outbound::new(Allowed { proxy: Some(format!("http://127.0.0.1:{proxy}")), ..Allowed::default() })
        .expect("a client");
    assert_eq!(door.get("http://crl.example/list", Limits::default()).await.expect("an answer"), "hello");
    for near in ["http://127.0.0.1/", "http://localhost/", "http://x.localhost./", "http://intranet/"] {
        let refused = door.get(near, Limits::default()).await;
        assert!(matches!(refused, Err(Refused::Private)), "{near}: {refused:?}");
    }
    assert!(Outbound::new(Allowed { proxy: Some("http://[".to_owned()), ..Allowed::default() }).is_err());
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

/// A server that answers hello to those alone who send this line.
async fn demanding(line: &'static str) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut request = [0; 2048];
            let length = stream.read(&mut request).await.unwrap_or_default();
            let asked = String::from_utf8_lossy(&request[..length]).to_lowercase();
            let known = asked.contains(&line.to_lowercase());
            let answer =
                if known { HELLO } else { "HTTP/1.1 401 Who\r\nContent-Length: 0\r\nConnection: close\r\n\r\n" };
            let _ = stream.write_all(answer.as_bytes()).await;
        }
    });
    port
}

#[tokio::test]
async fn a_name_and_a_password_are_told_by_the_one_way_that_has_them() {
    // "okno:hasło" in UTF-8 and base64.
    let port = demanding("authorization: Basic b2tubzpoYXPFgm8=").await;
    let url = format!("http://127.0.0.1:{port}/");
    let plain = listing(port);
    let identity = Identity::Password { name: "okno".to_owned(), password: "hasło".to_owned() };
    let known = plain.with_identity(&identity).expect("a client");
    assert_eq!(known.get(&url, small()).await.expect("an answer"), "hello");
    let refused = plain.get(&url, small()).await;
    assert!(matches!(refused, Err(Refused::Status(401))), "{refused:?}");
    let colon = Identity::Password { name: "a:b".to_owned(), password: String::new() };
    assert!(plain.with_identity(&colon).is_err());
}

#[tokio::test]
async fn a_certificate_is_shown_to_a_server_that_demands_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let openssl = |arguments: &str| {
        let made = Command::new("openssl").args(arguments.split(' ')).current_dir(folder.path()).output();
        let made = made.expect("openssl is installed");
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    };
    openssl("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout ca.key -out ca.pem -subj /CN=Root");
    std::fs::write(folder.path().join("extensions"), "subjectAltName=IP:127.0.0.1\n").expect("a folder");
    for name in ["server", "client"] {
        openssl(&format!(
            "req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout {name}.key -out {name}.csr -subj /CN={name}"
        ));
        openssl(&format!("x509 -req -in {name}.csr -CA ca.pem -CAkey ca.key -out {name}.pem -extfile extensions"));
    }
    let port = std::net::TcpListener::bind("127.0.0.1:0").and_then(|held| held.local_addr()).expect("a port").port();
    let arguments = format!(
        "s_server -accept 127.0.0.1:{port} -cert server.pem -key server.key -CAfile ca.pem -Verify 1 -verify_return_error -www"
    );
    let mut server = Command::new("openssl")
        .args(arguments.split(' '))
        .current_dir(folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("openssl is installed");
    // It says ACCEPT when it listens.
    let said = BufReader::new(server.stdout.take().expect("what it says"));
    assert!(said.lines().map_while(Result::ok).any(|line| line.contains("ACCEPT")));
    let read = |name: &str| std::fs::read(folder.path().join(name)).expect("a file");
    let allowed =
        Allowed { private: vec![("127.0.0.1".to_owned(), port)], roots: vec![read("ca.pem")], ..Allowed::default() };
    let plain = Outbound::new(allowed).expect("a client");
    let pem = [read("client.pem"), read("client.key")].concat();
    let known = plain.with_identity(&Identity::Certificate(pem)).expect("a client");
    let url = format!("https://127.0.0.1:{port}/");
    let limits = Limits { time: Duration::from_secs(5), ..Limits::default() };
    let page = String::from_utf8(known.get(&url, limits).await.expect("an answer").to_vec()).expect("a page");
    assert!(page.contains("CN=client") || page.contains("CN = client"), "{page}");
    let refused = plain.get(&url, limits).await;
    assert!(matches!(refused, Err(Refused::Unreachable(_))), "{refused:?}");
    let _ = server.kill();
    let _ = server.wait();
    assert!(plain.with_identity(&Identity::Certificate(b"nothing".to_vec())).is_err());
}
