//! A browser without scripts: follows no redirect by itself, keeps cookies, fills forms with their hidden fields.

use std::collections::BTreeMap;

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Request, StatusCode, header},
};
use tower::ServiceExt as _;

use super::house::{House, PASSWORD};

/// An answer read to its end.
pub(super) struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

/// A browser with its own cookies.
#[derive(Clone)]
pub(super) struct Browser {
    router: Router,
    cookies: BTreeMap<String, String>,
}

impl Answer {
    /// The body as text.
    pub(super) fn text(&self) -> String {
        String::from_utf8(self.body.clone()).expect("UTF-8")
    }

    /// Where the answer sends the browser.
    pub(super) fn location(&self) -> &str {
        self.header("location")
    }

    /// A header, or nothing.
    pub(super) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("a plain header"))
    }

    /// The value of a hidden field.
    pub(super) fn hidden(&self, name: &str) -> String {
        let text = self.text();
        let mark = format!("name=\"{name}\" value=\"");
        let from = text.find(&mark).unwrap_or_else(|| panic!("no hidden {name} in {text}")) + mark.len();
        text[from..].split('"').next().unwrap_or_default().to_owned()
    }
}

impl Browser {
    /// A stranger's browser.
    pub(super) fn of(house: &House) -> Self {
        Self { router: house.router.clone(), cookies: BTreeMap::new() }
    }

    /// The browser of a person who signed in.
    pub(super) async fn signed_in(house: &House, login: &str) -> Self {
        let mut browser = Self::of(house);
        let answer = browser.sign_in(login, PASSWORD).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
        browser
    }

    /// Fills in the sign-in form.
    pub(super) async fn sign_in(&mut self, login: &str, password: &str) -> Answer {
        let csrf = self.get("/zaloguj").await.hidden("csrf");
        let password = password.replace(' ', "+");
        self.post("/zaloguj", &format!("csrf={csrf}&dalej=&login={login}&haslo={password}")).await
    }

    /// Asks for a page.
    pub(super) async fn get(&mut self, address: &str) -> Answer {
        self.send(Request::get(address), Body::empty()).await
    }

    /// Sends a form.
    pub(super) async fn post(&mut self, address: &str, form: &str) -> Answer {
        let request = Request::post(address).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request, Body::from(form.to_owned())).await
    }

    /// Sends a form with files.
    pub(super) async fn upload(&mut self, address: &str, parts: &[Part<'_>]) -> Answer {
        let request = Request::post(address).header(header::CONTENT_TYPE, "multipart/form-data; boundary=granica");
        self.send(request, multipart(parts)).await
    }

    /// Sends anything.
    pub(super) async fn send(&mut self, mut request: axum::http::request::Builder, body: Body) -> Answer {
        if !self.cookies.is_empty() {
            let line: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request = request.header(header::COOKIE, line.join("; "));
        }
        let request = request.body(body).expect("a request");
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        for cookie in response.headers().get_all(header::SET_COOKIE) {
            let cookie = cookie.to_str().expect("a plain cookie");
            let (name, value) = cookie.split(';').next().and_then(|pair| pair.split_once('=')).expect("a cookie");
            if cookie.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        let (status, headers) = (response.status(), response.headers().clone());
        let body = to_bytes(response.into_body(), usize::MAX).await.expect("a body").to_vec();
        Answer { status, headers, body }
    }
}

/// A part of a form with files: field, name of the file if it is one, content.
pub(super) type Part<'a> = (&'a str, Option<&'a str>, &'a [u8]);

/// The body of a form with files; its boundary is `granica`.
pub(super) fn multipart(parts: &[Part<'_>]) -> Body {
    let mut body = Vec::new();
    for (field, file, content) in parts {
        let file = file.map(|name| format!("; filename=\"{name}\"")).unwrap_or_default();
        body.extend_from_slice(
            format!("--granica\r\nContent-Disposition: form-data; name=\"{field}\"{file}\r\n\r\n").as_bytes(),
        );
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(b"--granica--\r\n");
    Body::from(body)
}
