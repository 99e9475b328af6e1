//! Following what has moved.

use bytes::Bytes;
use reqwest::{Method, Request, StatusCode, Url, header};

use crate::{Limits, Outbound, Refused, body, refusal};

/// How often an answer may send elsewhere.
const MOST: usize = 3;

impl Outbound {
    /// The body of the answer to a GET, of another address when the answer sends there, three times at most; every address
    /// must be one that may be asked, and nothing sends from https to http. Time is limited for all of it together.
    ///
    /// For addresses that the operator or a signed list names. What documents name is never followed ([`Outbound::get`]).
    ///
    /// # Errors
    /// See [`Refused`].
    pub async fn follow(&self, url: &str, limits: Limits) -> Result<Bytes, Refused> {
        let followed = tokio::time::timeout(limits.time, self.followed(url, limits.bytes));
        followed.await.unwrap_or(Err(Refused::TimedOut))
    }

    async fn followed(&self, url: &str, most: usize) -> Result<Bytes, Refused> {
        let mut next = url.to_owned();
        for _ in 0..=MOST {
            let (client, place) = self.door(&next)?;
            let answer =
                client.execute(Request::new(Method::GET, place.clone())).await.map_err(|error| refusal(&error))?;
            if !sends_elsewhere(answer.status()) {
                return body(answer, most, StatusCode::is_success).await;
            }
            let named = answer.headers().get(header::LOCATION).and_then(|named| named.to_str().ok());
            next = onward(&place, named).ok_or(Refused::Redirected)?;
        }
        Err(Refused::Redirected)
    }
}

/// Whether the answer names another address of the same thing (RFC 9110, section 15.4).
fn sends_elsewhere(status: StatusCode) -> bool {
    matches!(status.as_u16(), 301 | 302 | 303 | 307 | 308)
}

/// The address that is named there.
fn onward(place: &Url, named: Option<&str>) -> Option<String> {
    let next = place.join(named?).ok()?;
    let is_open_again = place.scheme() == "https" && next.scheme() != "https";
    (!is_open_again).then(|| next.into())
}

#[cfg(test)]
mod tests {
    use reqwest::Url;

    use super::onward;

    #[test]
    fn nothing_sends_from_https_to_http() {
        let from = |address: &str, to| onward(&Url::parse(address).expect("an address"), to);
        assert_eq!(from("https://a.example/x/y", Some("z?1")).as_deref(), Some("https://a.example/x/z?1"));
        assert_eq!(from("http://a.example/", Some("https://b.example/")).as_deref(), Some("https://b.example/"));
        assert_eq!(from("https://a.example/", Some("http://a.example/")), None);
        assert_eq!(from("https://a.example/", None), None);
    }
}
