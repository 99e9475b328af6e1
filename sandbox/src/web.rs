//! What the sandbox answers over HTTP.

use axum::{
    Router,
    body::Bytes,
    extract::{DefaultBodyLimit, Path, Query, State},
    http::{
        HeaderMap, StatusCode,
        header::{AUTHORIZATION, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERRER_POLICY},
    },
    response::{Html, IntoResponse, Response},
    routing::{get, post},
};
use openssl::base64::encode_block;
use vocabulary::{Fault, Instant};

use crate::{
    Behaviour, CLOSED_TSA_LOGIN, Lie, Sandbox, Service, authority::Authority, crl, language::Wish, lists, ocsp,
    switches::SLOW, trusted_profile, tsa,
};

/// Requests to authorities are a few hundred octets long.
const LARGEST_REQUEST: usize = 64 * 1024;

pub(crate) fn router(sandbox: Sandbox) -> Router {
    Router::new()
        .route("/", get(|| async { Html(include_str!("pages/about.html")) }))
        .route("/mailbox", get(show_mailbox))
        .route("/mailbox/{mail}/html", get(show_mail))
        .route("/ocsp", post(answer_ocsp))
        .route("/crl/{file}", get(send_crl))
        .route("/ca/{file}", get(send_certificate))
        .route("/lists/{file}", get(send_list))
        .route("/tsa", post(make_timestamp))
        .route("/tsa/closed", post(make_closed_timestamp))
        .route("/switch/{service}/{behaviour}", post(switch))
        .route("/revoke/{serial}", post(revoke))
        .merge(trusted_profile::router())
        .layer(DefaultBodyLimit::max(LARGEST_REQUEST))
        .with_state(sandbox)
}

/// Mails hold links that open accounts: they must not travel on in a referrer.
async fn show_mailbox(
    State(sandbox): State<Sandbox>,
    Query(wish): Query<Wish>,
    asked: HeaderMap,
) -> Result<Response, Failed> {
    let headers = [
        (REFERRER_POLICY, "no-referrer"),
        (CACHE_CONTROL, "no-store"),
        (CONTENT_SECURITY_POLICY, "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"),
    ];
    Ok((headers, Html(sandbox.mailbox().page(wish.language(&asked))?)).into_response())
}

/// A mail as mail programs show it, without rights: whoever can send mail here must not act for the sandbox.
async fn show_mail(State(sandbox): State<Sandbox>, Path(mail): Path<String>) -> Result<Response, Failed> {
    let html = sandbox.mailbox().html(&mail)?.ok_or(NO_SUCH_THING)?;
    let headers = [
        (REFERRER_POLICY, "no-referrer"),
        (CACHE_CONTROL, "no-store"),
        (
            CONTENT_SECURITY_POLICY,
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; \
             sandbox",
        ),
    ];
    Ok((headers, Html(html)).into_response())
}

async fn answer_ocsp(State(sandbox): State<Sandbox>, request: Bytes) -> Result<Response, Failed> {
    sandbox.endure(Service::Ocsp).await?;
    let status = |authority: &Authority, serial: &[u8]| sandbox.status(authority, serial);
    let answer = ocsp::answer(&request, &sandbox.0.authorities, status, sandbox.now())?;
    Ok(sent("application/ocsp-response", answer))
}

async fn send_crl(State(sandbox): State<Sandbox>, Path(file): Path<String>) -> Result<Response, Failed> {
    sandbox.endure(Service::Crl).await?;
    let authority = sandbox.named(&file, ".crl")?;
    let revoked = sandbox.revoked_by(authority);
    Ok(sent("application/pkix-crl", crl::list(authority, revoked.into_iter(), sandbox.now())?))
}

async fn send_certificate(State(sandbox): State<Sandbox>, Path(file): Path<String>) -> Result<Response, Failed> {
    use seals::Key as _;
    let authority = sandbox.named(&file, ".crt")?;
    Ok(sent("application/pkix-cert", authority.key.certificate().der().to_vec()))
}

async fn send_list(State(sandbox): State<Sandbox>, Path(file): Path<String>) -> Result<Response, Failed> {
    let (signer, now) = (&sandbox.0.list_signer, sandbox.now());
    let list = match file.as_str() {
        "lotl.xml" => lists::list_of_lists(&sandbox.host(), signer, now)?,
        "pl.xml" => lists::trusted_list(&sandbox.0.authorities, signer, now)?,
        _ => return Err(NO_SUCH_THING),
    };
    Ok(sent("application/vnd.etsi.tsl+xml", list))
}

async fn make_timestamp(State(sandbox): State<Sandbox>, request: Bytes) -> Result<Response, Failed> {
    sandbox.endure(Service::Tsa).await?;
    let lie = sandbox.lie(Service::Tsa);
    let answer = tsa::answer(&request, &sandbox.0.timestamp_unit, sandbox.now(), lie)?;
    Ok(sent("application/timestamp-reply", answer))
}

/// For those who tell the name and the password that everybody may know.
async fn make_closed_timestamp(
    State(sandbox): State<Sandbox>,
    asked: HeaderMap,
    request: Bytes,
) -> Result<Response, Failed> {
    sandbox.endure(Service::ClosedTsa).await?;
    let (name, password) = CLOSED_TSA_LOGIN;
    let expected = format!("Basic {}", encode_block(format!("{name}:{password}").as_bytes()));
    if asked.get(AUTHORIZATION).is_none_or(|told| told != expected.as_str()) {
        return Err(Failed(StatusCode::UNAUTHORIZED, String::new()));
    }
    let lie = sandbox.lie(Service::ClosedTsa);
    let answer = tsa::answer(&request, &sandbox.closed_timestamp_unit()?, sandbox.now(), lie)?;
    Ok(sent("application/timestamp-reply", answer))
}

async fn switch(
    State(sandbox): State<Sandbox>,
    Path((service, behaviour)): Path<(String, String)>,
) -> Result<StatusCode, Failed> {
    let named = Service::named(&service).zip(Behaviour::named(&behaviour));
    let (service, behaviour) = named.ok_or(NO_SUCH_THING)?;
    sandbox.switch(service, behaviour);
    Ok(StatusCode::NO_CONTENT)
}

async fn revoke(State(sandbox): State<Sandbox>, Path(serial): Path<String>) -> Result<StatusCode, Failed> {
    Ok(if sandbox.revoke(&serial)? { StatusCode::NO_CONTENT } else { StatusCode::NOT_FOUND })
}

impl Sandbox {
    /// Suffers the outage this service is in, if any.
    pub(crate) async fn endure(&self, service: Service) -> Result<(), Failed> {
        match self.0.switches.of(service) {
            Behaviour::On | Behaviour::Lies(_) => Ok(()),
            Behaviour::Off => Err(Failed(StatusCode::SERVICE_UNAVAILABLE, String::new())),
            Behaviour::Slow => {
                tokio::time::sleep(SLOW).await;
                Ok(())
            }
        }
    }

    /// How the service lies now.
    fn lie(&self, service: Service) -> Option<Lie> {
        match self.0.switches.of(service) {
            Behaviour::Lies(lie) => Some(lie),
            Behaviour::On | Behaviour::Off | Behaviour::Slow => None,
        }
    }

    fn named(&self, file: &str, ending: &str) -> Result<&Authority, Failed> {
        let name = file.strip_suffix(ending).ok_or(NO_SUCH_THING)?;
        self.authority(name).map_err(|_| NO_SUCH_THING)
    }

    fn status(&self, authority: &Authority, serial: &[u8]) -> ocsp::Status {
        let serial: String = serial.iter().map(|octet| format!("{octet:02x}")).collect();
        let state = self.state();
        if state.issued.get(&serial).is_none_or(|issuer| issuer != authority.name) {
            return ocsp::Status::Unknown;
        }
        state.revoked.get(&serial).map_or(ocsp::Status::Good, |at| ocsp::Status::Revoked(*at))
    }

    fn revoked_by(&self, authority: &Authority) -> Vec<(Vec<u8>, Instant)> {
        let state = self.state();
        let own =
            state.revoked.iter().filter(|(serial, _)| state.issued.get(*serial).is_some_and(|by| by == authority.name));
        own.map(|(serial, at)| (octets(serial), *at)).collect()
    }
}

/// The octets of hexadecimal that the sandbox wrote itself, two digits each.
fn octets(hex: &str) -> Vec<u8> {
    let digits: Vec<u8> = hex.chars().filter_map(|digit| digit.to_digit(16)).map(|digit| digit as u8).collect();
    digits.chunks(2).map(|pair| pair.iter().fold(0, |octet, digit| octet << 4 | digit)).collect()
}

fn sent(media_type: &'static str, octets: Vec<u8>) -> Response {
    ([(CONTENT_TYPE, media_type)], octets).into_response()
}

/// A request that got no answer of its protocol, and why, for whoever runs the sandbox.
pub(crate) struct Failed(pub StatusCode, pub String);

pub(crate) const NO_SUCH_THING: Failed = Failed(StatusCode::NOT_FOUND, String::new());

impl IntoResponse for Failed {
    fn into_response(self) -> Response {
        (self.0, self.1).into_response()
    }
}

impl From<Fault> for Failed {
    fn from(fault: Fault) -> Self {
        Self(StatusCode::INTERNAL_SERVER_ERROR, fault.chain())
    }
}
