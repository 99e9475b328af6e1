//! A posted form that came from our own page.

use axum::{
    Form, RequestExt as _,
    body::Body,
    extract::{FromRequest, Request},
    http::StatusCode,
};
use bytes::Bytes;
use serde::{Deserialize, de::DeserializeOwned};

use crate::{
    State,
    kit::{trouble::Trouble, visit::Visit},
};

/// The fields of a form whose hidden mark was right. There is no other way to read a posted form, so a check cannot be
/// forgotten.
pub(crate) struct Posted<T>(pub T);

#[derive(Deserialize)]
struct Marked<T> {
    #[serde(default)]
    csrf: String,
    #[serde(flatten)]
    fields: T,
}

impl<T: DeserializeOwned> FromRequest<State> for Posted<T> {
    type Rejection = Trouble;
    async fn from_request(mut request: Request, state: &State) -> Result<Self, Trouble> {
        let visit: Visit = request.extract_parts_with_state(state).await?;
        let (parts, body) = request.into_parts();
        let sent = Request::from_parts(parts.clone(), body);
        let bytes = Bytes::from_request(sent, state).await.map_err(|rejection| refused(rejection.status()))?;
        if !is_text(&bytes) {
            return Err(Trouble::BadRequest);
        }
        let read = Request::from_parts(parts, Body::from(bytes));
        let Form(form) =
            Form::<Marked<T>>::from_request(read, state).await.map_err(|rejection| refused(rejection.status()))?;
        if !visit.csrf_matches(&form.csrf) {
            return Err(Trouble::StaleForm);
        }
        Ok(Self(form.fields))
    }
}

fn refused(status: StatusCode) -> Trouble {
    Trouble::of_status(status).unwrap_or(Trouble::BadRequest)
}

/// Whether a posted form is UTF-8 when its percent signs are decoded: a decoder would put replacement signs where it is
/// not, and they would be kept as if somebody had typed them.
fn is_text(form: &[u8]) -> bool {
    let mut decoded = Vec::with_capacity(form.len());
    let mut rest = form;
    while let [first, after @ ..] = rest {
        let pair = after.first_chunk::<2>().filter(|_| *first == b'%');
        let byte = pair.and_then(|pair| u8::from_str_radix(str::from_utf8(pair).ok()?, 16).ok());
        decoded.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &after[2..] } else { after };
    }
    str::from_utf8(&decoded).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_in_another_encoding_is_told_from_text() {
        for text in ["a=b&c=d", "a=za%C5%BC%C3%B3%C5%82%C4%87+g&b=100%", "a=ż", "a=%zz%C5%BC%", ""] {
            assert!(is_text(text.as_bytes()), "{text}");
        }
        for other in [&b"a=%BF%F3%B3w"[..], b"a=%C5&b=%BC", b"a=\xb3", b"a=%ff"] {
            assert!(!is_text(other), "{other:?}");
        }
    }
}
