//! What every answer says to the browser about trust.

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

/// Nothing but our own style, fonts and pictures; no script but the keys of officials, below; forms only to ourselves; no frames around us.
const PAGE_POLICY: &str = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
/// For files of strangers: nothing runs, nothing is fetched, not even an origin of its own.
pub(crate) const FILE_POLICY: &str = "default-src 'none'; sandbox; frame-ancestors 'none'";

/// The policy in the rooms of the office, where our own scripts listen to keys and fetch the preview of a letter.
pub(crate) const KEYS_POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
);

/// The policy of a page whose forms may also lead to another origin.
pub(crate) fn policy_with_forms_to(origin: &str) -> String {
    PAGE_POLICY.replace("form-action 'self'", &format!("form-action 'self' {origin}"))
}

/// Adds the headers; a policy that the handler set is kept.
pub(crate) fn protect(headers: &mut HeaderMap, secure: bool) {
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(HeaderValue::from_static(PAGE_POLICY));
    headers.entry(header::REFERRER_POLICY).or_insert(HeaderValue::from_static("same-origin"));
    for (name, value) in [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if secure {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
}
