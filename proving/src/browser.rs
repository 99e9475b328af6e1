//! The pages of the office as a browser without scripts uses them, for one person.

use std::{collections::BTreeMap, time::Duration};

use reqwest::{Client, RequestBuilder, Response, StatusCode, header, redirect::Policy};
use vocabulary::Fault;

use crate::letters;

const PATIENCE: Duration = Duration::from_secs(60);

/// A signed-in browser.
pub struct Browser {
    http: Client,
    url: String,
    cookies: BTreeMap<String, String>,
    csrf: String,
}

impl Browser {
    /// Signs in and opens the first page.
    pub async fn sign_in(url: &str, login: &str, password: &str, first: &str) -> Result<Self, Fault> {
        let http = Client::builder().no_proxy().timeout(PATIENCE).redirect(Policy::none()).build()?;
        let mut browser = Self { http, url: url.to_owned(), cookies: BTreeMap::new(), csrf: String::new() };
        browser.take_mark("/zaloguj").await?;
        let status = browser.post("/zaloguj", &[("login", login), ("haslo", password)]).await?;
        if status != StatusCode::SEE_OTHER {
            return Err(Fault::new(format!("signing in as {login} was answered with {status}")));
        }
        browser.take_mark(first).await?;
        Ok(browser)
    }

    /// A page, up to its last byte.
    pub async fn get(&mut self, path: &str) -> Result<String, Fault> {
        let request = self.http.get(format!("{}{path}", self.url));
        let answer = self.send(request).await?;
        match answer.status() {
            StatusCode::OK => Ok(answer.text().await?),
            status => Err(Fault::new(format!("{path} was answered with {status}"))),
        }
    }

    /// Posts a form of the office's own.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Result<StatusCode, Fault> {
        let mark = ("csrf", self.csrf.as_str());
        let body: Vec<String> =
            fields.iter().chain([&mark]).map(|(name, value)| format!("{name}={}", encoded(value))).collect();
        let form = "application/x-www-form-urlencoded";
        let request = self.http.post(format!("{}{path}", self.url)).header(header::CONTENT_TYPE, form);
        Ok(self.send(request.body(body.join("&"))).await?.status())
    }

    /// Files a signed document at the page for own documents of a service; gives where the office leads then.
    pub async fn file(&mut self, service: &str, document: &[u8]) -> Result<String, Fault> {
        let path = format!("/sprawy/{service}/zloz");
        let page = self.get(&path).await?;
        let hidden = |name| hidden(&page, name).ok_or_else(|| Fault::new(format!("{path} has no {name}")));
        let body = letters::page_form(hidden("csrf")?, hidden("klucz")?, document);
        let request = self.http.post(format!("{}{path}", self.url));
        let answer = self.send(request.header(header::CONTENT_TYPE, letters::content_type()).body(body)).await?;
        let leads = answer.headers().get(header::LOCATION).map(|to| to.to_str().map(str::to_owned)).transpose()?;
        leads.ok_or_else(|| Fault::new(format!("filing at {path} was answered with {}", answer.status())))
    }

    async fn send(&mut self, request: RequestBuilder) -> Result<Response, Fault> {
        let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let answer = request.header(header::COOKIE, cookies.join("; ")).send().await?;
        for cookie in answer.headers().get_all(header::SET_COOKIE) {
            let cookie = cookie.to_str()?.split(';').next().unwrap_or_default();
            if let Some((name, value)) = cookie.split_once('=') {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        Ok(answer)
    }

    /// Takes the hidden mark that forms of this page carry.
    async fn take_mark(&mut self, path: &str) -> Result<(), Fault> {
        let page = self.get(path).await?;
        self.csrf =
            hidden(&page, "csrf").map(str::to_owned).ok_or_else(|| Fault::new("a page without a form's mark"))?;
        Ok(())
    }
}

/// What a hidden field of a page's form holds.
fn hidden<'p>(page: &'p str, name: &str) -> Option<&'p str> {
    let (_, rest) = page.split_once(&format!("name=\"{name}\" value=\""))?;
    rest.split_once('"').map(|(value, _)| value)
}

/// A value in a form or an address: all but letters and digits of ASCII as bytes in hexadecimal.
pub fn encoded(text: &str) -> String {
    let byte =
        |byte: u8| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    text.bytes().map(byte).collect()
}
