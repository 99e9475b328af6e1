//! The public doors of the office as a client's program uses them.

use std::time::Duration;

use bytes::Bytes;
use reqwest::{Client, Method, Response, StatusCode, header};
use serde::Deserialize;
use vocabulary::Fault;

use crate::letters::{self, Letter};

/// Longer than the office keeps anybody waiting.
const PATIENCE: Duration = Duration::from_secs(60);
/// The most on one page of a list.
const PAGE: usize = 100;

/// The API of an office, for the owner of a token. Cheap to clone.
#[derive(Clone)]
pub struct Door {
    http: Client,
    url: String,
    token: String,
}

/// A filing as the API tells it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Filing {
    pub id: String,
    pub number: String,
    pub receipt: String,
    #[serde(rename = "enteredAt")]
    pub entered_at: String,
}

/// A line of the list of filings.
#[derive(Debug, Deserialize)]
pub struct Line {
    #[serde(flatten)]
    pub filing: Filing,
    #[serde(rename = "receiptReady")]
    pub receipt_ready: bool,
}

/// A part of the list, newest first.
#[derive(Debug, Deserialize)]
pub struct Page {
    pub items: Vec<Line>,
    pub next: Option<String>,
}

/// What came of filing.
#[derive(Debug)]
pub enum Answer {
    /// 201
    Filed(Filing),
    /// Any other answer: status and body.
    Other(u16, String),
    /// No whole answer.
    Lost(String),
}

impl Door {
    /// The door at this address.
    pub fn new(url: &str, token: &str) -> Result<Self, Fault> {
        let http = Client::builder().no_proxy().timeout(PATIENCE).build()?;
        Ok(Self { http, url: url.to_owned(), token: token.to_owned() })
    }

    /// Where the office is.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Files a letter.
    pub async fn file(&self, key: &str, letter: &Letter) -> Answer {
        let sent = self
            .http
            .post(format!("{}/api/v1/submissions", self.url))
            .bearer_auth(&self.token)
            .header("Idempotency-Key", key)
            .header(header::CONTENT_TYPE, letters::content_type())
            .body(letter.body.clone())
            .send()
            .await;
        let answer = async {
            let answer = sent?;
            Ok::<_, reqwest::Error>((answer.status(), answer.bytes().await?))
        };
        match answer.await {
            Ok((StatusCode::CREATED, body)) => match serde_json::from_slice(&body) {
                Ok(filing) => Answer::Filed(filing),
                Err(error) => Answer::Other(201, error.to_string()),
            },
            Ok((status, body)) => Answer::Other(status.as_u16(), String::from_utf8_lossy(&body).into_owned()),
            Err(error) => Answer::Lost(Fault::from(error).to_string()),
        }
    }

    /// The filing that was accepted under a key.
    pub async fn by_key(&self, key: &str) -> Result<Option<Filing>, Fault> {
        let answer = self.get(&format!("/api/v1/submissions?key={key}")).await?;
        match answer.status() {
            StatusCode::OK => Ok(Some(serde_json::from_slice(&answer.bytes().await?)?)),
            StatusCode::NOT_FOUND => Ok(None),
            status => Err(Fault::new(format!("asking for a key was answered with {status}"))),
        }
    }

    /// The receipt of a filing, once it is sealed and timestamped.
    pub async fn receipt(&self, filing: &Filing) -> Result<Option<Bytes>, Fault> {
        let answer = self.get(&filing.receipt).await?;
        match answer.status() {
            StatusCode::OK => Ok(Some(answer.bytes().await?)),
            StatusCode::ACCEPTED => Ok(None),
            status => Err(Fault::new(format!("a receipt was answered with {status}"))),
        }
    }

    /// One part of the list of own filings, newest first.
    pub async fn page(&self, cursor: Option<&str>) -> Result<Page, Fault> {
        let cursor = cursor.map(|cursor| format!("&cursor={cursor}")).unwrap_or_default();
        let answer = self.get(&format!("/api/v1/submissions?limit={PAGE}{cursor}")).await?.error_for_status()?;
        Ok(serde_json::from_slice(&answer.bytes().await?)?)
    }

    /// The list of own filings, newest first, up to the part where `enough` says so.
    pub async fn list(&self, enough: impl Fn(&Page) -> bool) -> Result<Vec<Line>, Fault> {
        let (mut lines, mut cursor) = (Vec::new(), None);
        loop {
            let page = self.page(cursor.as_deref()).await?;
            let ends = enough(&page);
            lines.extend(page.items);
            match page.next {
                Some(next) if !ends => cursor = Some(next),
                _ => return Ok(lines),
            }
        }
    }

    /// A counter or gauge of the office.
    pub async fn gauge(&self, name: &str) -> Result<i64, Fault> {
        let text = self.get("/metrics").await?.error_for_status()?.text().await?;
        text.lines()
            .find_map(|line| line.strip_prefix(name)?.trim().parse().ok())
            .ok_or_else(|| Fault::new(format!("the office does not count {name}")))
    }

    /// Whether anybody answers.
    pub async fn is_alive(&self) -> bool {
        self.get("/healthz").await.is_ok_and(|answer| answer.status() == StatusCode::OK)
    }

    /// Posts nothing to an address, such as a switch of the sandbox.
    pub async fn push(&self, url: &str) -> Result<(), Fault> {
        self.http.request(Method::POST, url).send().await?.error_for_status()?;
        Ok(())
    }

    /// Whatever stands at an address.
    pub async fn fetch(&self, url: &str) -> Result<Bytes, Fault> {
        Ok(self.http.get(url).send().await?.error_for_status()?.bytes().await?)
    }

    async fn get(&self, path: &str) -> Result<Response, Fault> {
        Ok(self.http.get(format!("{}{path}", self.url)).bearer_auth(&self.token).send().await?)
    }
}
