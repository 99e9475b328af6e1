//! Where whoever opens an account came from. The way there leads through a mailbox, so the browser keeps the address
//! meanwhile; a link opened elsewhere leads to the account's data instead.

use axum::http::{HeaderMap, HeaderValue};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::Deserialize;

use crate::{State, kit::visit::cookie, links, public::sign_in::own_address};

const COOKIE: &str = "okienko-powrot";
/// As long as the link in the message works.
const SECONDS: u32 = 48 * 60 * 60;
/// Longer ones are nobody's place in a service.
const LONGEST: usize = 500;

/// The page to go back to, as addresses carry it.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct WayBack {
    dalej: String,
}

impl WayBack {
    /// The address of a page that carries it on.
    pub(crate) fn through(&self, page: &str) -> String {
        let address = own_address(&self.dalej);
        if address.is_empty() { page.to_owned() } else { format!("{page}?dalej={}", links::encoded(&address)) }
    }

    /// The cookie that keeps it.
    pub(crate) fn keep(&self, state: &State) -> Option<HeaderValue> {
        let address = own_address(&self.dalej);
        let kept = !address.is_empty() && address.len() <= LONGEST;
        kept.then(|| state.cookie(COOKIE, &URL_SAFE_NO_PAD.encode(address), Some(SECONDS)))
    }
}

/// What this browser kept, if anything.
pub(crate) fn kept(headers: &HeaderMap) -> Option<String> {
    let address = URL_SAFE_NO_PAD.decode(cookie(headers, COOKIE)?).ok()?;
    Some(own_address(std::str::from_utf8(&address).ok()?)).filter(|address| !address.is_empty())
}

/// The cookie that ends the keeping.
pub(crate) fn forget(state: &State) -> HeaderValue {
    state.cookie(COOKIE, "", Some(0))
}
