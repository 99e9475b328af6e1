//! A file as an answer: only ever to be downloaded.

use axum::{
    body::Body,
    http::header,
    response::{IntoResponse as _, Response},
};
use bytes::Bytes;

use crate::{kit::headers::FILE_POLICY, links};

/// The file under a name, to be saved and not shown: nothing that strangers sent is ever opened by the browser.
pub(crate) fn download(name: &str, media_type: &str, content: impl Into<Bytes>) -> Response {
    streamed(name, media_type, Body::from(content.into()))
}

/// The same of what is written while it is sent.
pub(crate) fn streamed(name: &str, media_type: &str, content: Body) -> Response {
    let headers = [
        (header::CONTENT_TYPE, media_type.to_owned()),
        (header::CONTENT_DISPOSITION, disposition(name)),
        (header::CONTENT_SECURITY_POLICY, FILE_POLICY.to_owned()),
    ];
    (headers, content).into_response()
}

/// `attachment` with the name in both forms (RFC 6266): plain for old programs, UTF-8 for the rest. Whatever could end
/// the header or stand for something else in it is replaced or written as percent signs.
fn disposition(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|sign| if sign.is_ascii_alphanumeric() || matches!(sign, '.' | '-' | '_' | ' ') { sign } else { '_' })
        .collect();
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{}", links::encoded(name))
}

#[cfg(test)]
mod tests {
    use super::disposition;

    #[test]
    fn a_name_cannot_break_out_of_its_header() {
        assert_eq!(
            disposition("żółw\"\r\n.pdf"),
            "attachment; filename=\"___w___.pdf\"; filename*=UTF-8''%C5%BC%C3%B3%C5%82w%22%0D%0A.pdf"
        );
    }
}
