//! Services that mean harm.

use axum::{Router, body::Bytes, routing::post};
use outbound::Limits;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
};

use crate::desk::Desk;

/// Answers every call with these octets of HTTP, and if it is endless with spaces after them for ever; gives its port.
pub async fn saying(answer: Vec<u8>, is_endless: bool) -> u16 {
    let (listener, port) = bound().await;
    tokio::spawn(serve(listener, answer, is_endless));
    port
}

/// Answers every call with this text, made for its own port.
pub async fn naming_itself(text: impl FnOnce(u16) -> String) -> u16 {
    let (listener, port) = bound().await;
    tokio::spawn(serve(listener, http("200 OK", "", &text(port)), false));
    port
}

/// Asks the sandbox for what was signed at this address, whatever it is asked for itself.
pub async fn forwarding(desk: &Desk, address: &str) -> u16 {
    let mut content = xml::Writer::new();
    content.open("tp:getSignedDocument", &[("xmlns:tp", "http://signing.ws.comarch.gov")]).element("id", &[], address);
    let call = Bytes::from(seals::envelope(&content.finish(), desk.system().key()).unwrap());
    let (outbound, url) = (desk.world.outbound.clone(), desk.world.sandbox.trusted_profile_url());
    let forward = async move || outbound.call(&url, "getSignedDocument", call, Limits::default()).await.unwrap();
    let (listener, port) = bound().await;
    tokio::spawn(axum::serve(listener, Router::new().route("/pz-services/tpSigning", post(forward))).into_future());
    port
}

/// An answer in HTTP.
pub fn http(status: &str, headers: &str, body: &str) -> Vec<u8> {
    format!("HTTP/1.1 {status}\r\n{headers}Content-Length: {}\r\nConnection: close\r\n\r\n{body}", body.len()).into()
}

async fn bound() -> (TcpListener, u16) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    (listener, port)
}

async fn serve(listener: TcpListener, answer: Vec<u8>, is_endless: bool) {
    while let Ok((stream, _)) = listener.accept().await {
        tokio::spawn(say(stream, answer.clone(), is_endless));
    }
}

async fn say(mut stream: TcpStream, answer: Vec<u8>, is_endless: bool) {
    let mut request = vec![0; 1 << 20];
    let _ = stream.read(&mut request).await;
    let _ = stream.write_all(&answer).await;
    while is_endless && stream.write_all(&[b' '; 65_536]).await.is_ok() {}
    // Whoever asks is still to read the answer.
    while stream.read(&mut request).await.is_ok_and(|read| read > 0) {}
}
