//! The one door to other people's computers.
//!
//! Addresses often come from documents that strangers hand in, so every request is bounded in time and size, follows no
//! redirect unless it is of [`Outbound::follow`], and reaches no private address unless the settings list that host and port.

mod address;
mod follow;
mod identity;

use std::{error::Error, sync::Arc, time::Duration};

use bytes::{Bytes, BytesMut};
use reqwest::{
    Certificate, Client, ClientBuilder, Method, Proxy, Request, Response, StatusCode, Url, header, redirect,
};

pub use address::is_public;
pub use identity::Identity;

/// What an installation may reach beyond public addresses, and by which way.
#[derive(Debug, Clone, Default)]
pub struct Allowed {
    /// Hosts with their ports that may be reached although their addresses are private: `("127.0.0.1", 8081)`.
    pub private: Vec<(String, u16)>,
    /// The proxy all other requests go through: `http://proxy.example:3128`. Names are then resolved by the proxy, which
    /// must itself keep strangers' addresses out of the office's network; addresses written as numbers are still checked.
    pub proxy: Option<String>,
    /// Roots of servers that are believed besides those of the machine, PEM: for services inside an office's network.
    pub roots: Vec<Vec<u8>>,
}

/// How much one request may cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The longest body taken, in bytes.
    pub bytes: usize,
    /// From the first step to the last byte of the body.
    pub time: Duration,
}

impl Default for Limits {
    /// 4 MiB, 5 seconds.
    fn default() -> Self {
        Self { bytes: 4 << 20, time: Duration::from_secs(5) }
    }
}

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// Not an absolute address of http or https, or one that carries a name and password.
    #[error("not an address that may be asked")]
    Address,
    /// The host has only private, local or reserved addresses, and the settings do not list it.
    #[error("the host is not on the public network")]
    Private,
    /// The answer sends elsewhere, and that is not followed, or not any further.
    #[error("the answer is a redirect")]
    Redirected,
    /// The answer is not a success; this is its HTTP status.
    #[error("the answer has status {0}")]
    Status(u16),
    /// The body is longer than the limit.
    #[error("the answer is too large")]
    TooLarge,
    /// No whole answer within the time limit.
    #[error("no answer in time")]
    TimedOut,
    /// No connection, no TLS, or no HTTP: the cause, for the log.
    #[error("no answer: {0}")]
    Unreachable(String),
}

/// The settings cannot be used: the cause, for the operator.
#[derive(Debug, thiserror::Error)]
#[error("unusable settings for outbound requests: {0}")]
pub struct Unusable(String);

/// The client. Cheap to clone; clones share their connections.
#[derive(Clone)]
pub struct Outbound(Arc<Doors>);

struct Doors {
    allowed: Allowed,
    listed: Vec<(String, u16)>,
    public: Client,
    private: Client,
}

impl Outbound {
    /// Makes the client; asks for nothing yet. The environment's proxy variables are not read.
    ///
    /// # Errors
    /// The proxy's address is unreadable.
    pub fn new(allowed: Allowed) -> Result<Self, Unusable> {
        Self::made(allowed, None)
    }

    /// The same ways out for somebody who must say who asks: every request tells this identity. Only for the addresses of a
    /// service that knows it, never for those that documents name.
    ///
    /// # Errors
    /// The certificate or its key is unreadable, or the name cannot stand in a request.
    pub fn with_identity(&self, identity: &Identity) -> Result<Self, Unusable> {
        Self::made(self.0.allowed.clone(), Some(identity))
    }

    fn made(allowed: Allowed, identity: Option<&Identity>) -> Result<Self, Unusable> {
        if rustls::crypto::CryptoProvider::get_default().is_none() {
            // Fails only when another thread was first, which is as good.
            let _ = rustls::crypto::ring::default_provider().install_default();
        }
        let roots = allowed.roots.iter().map(|pem| Certificate::from_pem_bundle(pem)).collect::<Result<Vec<_>, _>>();
        let roots: Vec<_> = roots.map_err(|error| Unusable(chain(&error)))?.into_iter().flatten().collect();
        let proxy = allowed.proxy.as_ref().map(Proxy::all).transpose().map_err(|error| Unusable(chain(&error)))?;
        let known = identity.map(Identity::ready).transpose()?;
        let begin = || match &known {
            Some(known) => known.on(Client::builder()),
            None => Client::builder(),
        };
        let public = match &proxy {
            Some(proxy) => client(&|| begin().proxy(proxy.clone()), &roots)?,
            // What the resolver lets through is what gets connected to, so a name cannot change its address in between.
            None => client(&|| begin().no_proxy().dns_resolver(address::PublicOnly), &roots)?,
        };
        let private = client(&|| begin().no_proxy(), &roots)?;
        let bared = allowed.private.iter().map(|(host, port)| (bare(host).to_ascii_lowercase(), *port));
        let listed = bared.collect();
        Ok(Self(Arc::new(Doors { allowed, listed, public, private })))
    }

    /// The body of the answer to a GET.
    ///
    /// # Errors
    /// See [`Refused`].
    pub async fn get(&self, url: &str, limits: Limits) -> Result<Bytes, Refused> {
        let (client, url) = self.door(url)?;
        bounded(client, Request::new(Method::GET, url), limits, StatusCode::is_success).await
    }

    /// The body of the answer to a POST.
    ///
    /// # Errors
    /// See [`Refused`].
    pub async fn post(&self, url: &str, content_type: &str, body: Bytes, limits: Limits) -> Result<Bytes, Refused> {
        let (client, url) = self.door(url)?;
        let request = posting(url, content_type, body)?;
        bounded(client, request, limits, StatusCode::is_success).await
    }

    /// The body of the answer to a SOAP 1.1 call (section 6): an envelope with a result, or with a fault, which comes with
    /// status 500. Only the body tells which.
    ///
    /// # Errors
    /// See [`Refused`].
    pub async fn call(&self, url: &str, action: &str, envelope: Bytes, limits: Limits) -> Result<Bytes, Refused> {
        let (client, url) = self.door(url)?;
        let mut request = posting(url, "text/xml; charset=utf-8", envelope)?;
        let action = header::HeaderValue::from_str(&format!("\"{action}\"")).map_err(|_| Refused::Address)?;
        request.headers_mut().insert("SOAPAction", action);
        bounded(client, request, limits, |status| status.is_success() || *status == StatusCode::INTERNAL_SERVER_ERROR)
            .await
    }

    /// Tells somebody something by a POST with these headers; what they answer besides a success is not read. What is told goes
    /// by https, or to a host and port that the settings list.
    ///
    /// # Errors
    /// See [`Refused`].
    pub async fn tell(
        &self,
        url: &str,
        content_type: &str,
        headers: &[(&'static str, String)],
        body: Bytes,
        time: Duration,
    ) -> Result<(), Refused> {
        let (client, url) = self.door(url)?;
        if url.scheme() != "https" && !std::ptr::eq(client, &self.0.private) {
            return Err(Refused::Address);
        }
        let mut request = posting(url, content_type, body)?;
        for (name, value) in headers {
            let value = header::HeaderValue::from_str(value).map_err(|_| Refused::Address)?;
            request.headers_mut().insert(*name, value);
        }
        let answer = tokio::time::timeout(time, client.execute(request)).await.map_err(|_| Refused::TimedOut)?;
        match answer.map_err(|error| refusal(&error))?.status() {
            status if status.is_success() => Ok(()),
            status if status.is_redirection() => Err(Refused::Redirected),
            status => Err(Refused::Status(status.as_u16())),
        }
    }

    fn door(&self, url: &str) -> Result<(&Client, Url), Refused> {
        let url = Url::parse(url).map_err(|_| Refused::Address)?;
        let (Some(host), Some(port)) = (url.host_str(), url.port_or_known_default()) else {
            return Err(Refused::Address);
        };
        if !matches!(url.scheme(), "http" | "https") || !url.username().is_empty() || url.password().is_some() {
            return Err(Refused::Address);
        }
        let host = bare(host);
        if self.0.listed.iter().any(|(name, number)| name == host && *number == port) {
            return Ok((&self.0.private, url));
        }
        // A host written as a number never comes to the resolver, and no name at all does when there is a proxy.
        let is_near = match host.parse() {
            Ok(address) => !is_public(address),
            Err(_) => is_local_name(host),
        };
        if is_near {
            return Err(Refused::Private);
        }
        Ok((&self.0.public, url))
    }
}

/// The origin of an address of http or https (RFC 6454, section 6.1), as browsers tell it: `https://host`, and the port
/// when it is not the usual one. None for what is no such address, and for one that carries a name or password.
#[must_use]
pub fn origin(url: &str) -> Option<String> {
    let url = Url::parse(url).ok()?;
    let is_web = matches!(url.scheme(), "http" | "https") && url.username().is_empty() && url.password().is_none();
    is_web.then(|| url.origin().ascii_serialization())
}

/// IPv6 addresses stand in brackets in a URL.
fn bare(host: &str) -> &str {
    host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host)
}

/// A name of the local network: `localhost` and all below it (RFC 6761, 6.3), and names of one part.
fn is_local_name(host: &str) -> bool {
    let name = host.trim_end_matches('.');
    !name.contains('.') || name.ends_with(".localhost")
}

fn client(builder: &dyn Fn() -> ClientBuilder, roots: &[Certificate]) -> Result<Client, Unusable> {
    let finish = |builder: ClientBuilder| builder.redirect(redirect::Policy::none()).user_agent("Okienko").build();
    let believing = || if roots.is_empty() { builder() } else { builder().tls_certs_merge(roots.to_vec()) };
    // A machine without root certificates can still ask over plain http, as revocation is asked; https then fails.
    finish(believing())
        .or_else(|_| finish(builder().tls_certs_only(roots.to_vec())))
        .map_err(|error| Unusable(chain(&error)))
}

fn posting(url: Url, content_type: &str, body: Bytes) -> Result<Request, Refused> {
    let content_type = header::HeaderValue::from_str(content_type).map_err(|_| Refused::Address)?;
    let mut request = Request::new(Method::POST, url);
    request.headers_mut().insert(header::CONTENT_TYPE, content_type);
    *request.body_mut() = Some(body.into());
    Ok(request)
}

/// Which statuses bring an answer that is wanted.
type Taken = fn(&StatusCode) -> bool;

async fn bounded(client: &Client, request: Request, limits: Limits, taken: Taken) -> Result<Bytes, Refused> {
    tokio::time::timeout(limits.time, ask(client, request, limits.bytes, taken)).await.unwrap_or(Err(Refused::TimedOut))
}

async fn ask(client: &Client, request: Request, most: usize, taken: Taken) -> Result<Bytes, Refused> {
    let answer = client.execute(request).await.map_err(|error| refusal(&error))?;
    body(answer, most, taken).await
}

async fn body(mut answer: Response, most: usize, taken: Taken) -> Result<Bytes, Refused> {
    let status = answer.status();
    if status.is_redirection() {
        return Err(Refused::Redirected);
    }
    if !taken(&status) {
        return Err(Refused::Status(status.as_u16()));
    }
    if answer.content_length().is_some_and(|length| length > most as u64) {
        return Err(Refused::TooLarge);
    }
    let mut body = BytesMut::new();
    while let Some(part) = answer.chunk().await.map_err(|error| refusal(&error))? {
        if body.len() + part.len() > most {
            return Err(Refused::TooLarge);
        }
        body.extend_from_slice(&part);
    }
    Ok(body.freeze())
}

fn refusal(error: &reqwest::Error) -> Refused {
    let mut cause: Option<&(dyn Error + 'static)> = Some(error);
    while let Some(known) = cause {
        if known.is::<address::NotPublic>() {
            return Refused::Private;
        }
        cause = known.source();
    }
    Refused::Unreachable(chain(error))
}

fn chain(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(known) = cause {
        text.push_str(": ");
        text.push_str(&known.to_string());
        cause = known.source();
    }
    text
}
