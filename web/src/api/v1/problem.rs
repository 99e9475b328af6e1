//! Errors of the API as problem details (RFC 9457).

use std::sync::Arc;

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use journal::RequestNumber;
use serde::Serialize;
use signatures::Unreadable;
use submissions::Refusal;
use utoipa::ToSchema;
use vocabulary::{Fault, Language};
use words::say;

use crate::{
    client::file::refusals,
    kit::{reasons, upload::UploadError},
    links,
};

/// Why a request was not done.
#[derive(Debug)]
pub(crate) enum Problem {
    MissingToken,
    NotAClient,
    NotAllowed,
    NoOfficial,
    Stale,
    NotNow,
    /// What is wrong with a field, in one word.
    Field(&'static str, &'static str),
    /// More was read than there is; this is the last there is.
    Ahead {
        last: i64,
    },
    MissingKey,
    KeyUsed,
    InFlight,
    UnknownField,
    BadRequest,
    BrokenForm,
    NotFound,
    MethodNotAllowed,
    TooLarge,
    WrongMedia,
    TimedOut,
    TooMany,
    Refused(Vec<Refusal>),
    NoInstant,
    Unverifiable(Unreadable),
    Fault(Fault),
}

/// Problem details (RFC 9457).
#[derive(Serialize, ToSchema)]
pub(crate) struct ProblemDetails {
    /// The kind of problem as an address.
    #[serde(rename = "type")]
    kind: String,
    /// The kind in words.
    title: String,
    /// The HTTP status.
    status: u16,
    /// What is wrong and what to do, in the language asked for.
    detail: String,
    /// The kind in one word.
    reason: String,
    /// What lies behind the kind, in one word: for a signature, a document or a kind of file that cannot be accepted.
    #[serde(skip_serializing_if = "Option::is_none")]
    cause: Option<String>,
    /// The number of the request, to be given when asking about it.
    instance: String,
    /// Everything that is wrong, when it is more than one thing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<ProblemPart>,
}

/// One thing that is wrong.
#[derive(Serialize, ToSchema)]
pub(crate) struct ProblemPart {
    /// The kind in one word.
    reason: String,
    /// What is wrong and what to do.
    detail: String,
}

impl<E: Into<Fault>> From<E> for Problem {
    fn from(cause: E) -> Self {
        Self::Fault(cause.into())
    }
}

impl Problem {
    /// The problem behind a bare status of the router or an extractor.
    pub(crate) const fn of_status(status: StatusCode) -> Option<Self> {
        Some(match status {
            StatusCode::BAD_REQUEST | StatusCode::UNPROCESSABLE_ENTITY => Self::BadRequest,
            StatusCode::NOT_FOUND => Self::NotFound,
            StatusCode::METHOD_NOT_ALLOWED => Self::MethodNotAllowed,
            StatusCode::PAYLOAD_TOO_LARGE => Self::TooLarge,
            StatusCode::UNSUPPORTED_MEDIA_TYPE => Self::WrongMedia,
            StatusCode::REQUEST_TIMEOUT => Self::TimedOut,
            _ => return None,
        })
    }

    /// What came of reading the files.
    pub(crate) fn of_upload(error: UploadError, limits: &submissions::Limits) -> Self {
        match error {
            UploadError::TooLarge { name, limit, .. } => {
                let name = files::clean_name(&name).unwrap_or_default();
                Self::Refused(vec![Refusal::FileTooLarge { name, limit }])
            }
            UploadError::TooManyFiles => Self::Refused(vec![Refusal::TooManyFiles { limit: limits.files }]),
            UploadError::WholeTooLarge => Self::Refused(vec![Refusal::WholeTooLarge { limit: limits.whole }]),
            UploadError::TooSlow => Self::TimedOut,
            UploadError::NoRoom => Self::TooMany,
            UploadError::Broken | UploadError::StaleForm => Self::BrokenForm,
        }
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::MissingToken => StatusCode::UNAUTHORIZED,
            Self::NotAClient | Self::NotAllowed | Self::NoOfficial => StatusCode::FORBIDDEN,
            Self::MissingKey | Self::UnknownField | Self::BadRequest | Self::BrokenForm => StatusCode::BAD_REQUEST,
            Self::KeyUsed | Self::Field(..) | Self::NoInstant | Self::Unverifiable(_) => {
                StatusCode::UNPROCESSABLE_ENTITY
            }
            Self::InFlight | Self::Stale | Self::NotNow | Self::Ahead { .. } => StatusCode::CONFLICT,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::WrongMedia => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TimedOut => StatusCode::REQUEST_TIMEOUT,
            Self::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Self::Refused(refusals) => {
                let too_large =
                    |refusal: &Refusal| matches!(refusal, Refusal::FileTooLarge { .. } | Refusal::WholeTooLarge { .. });
                if refusals.iter().any(too_large) {
                    StatusCode::PAYLOAD_TOO_LARGE
                } else {
                    StatusCode::UNPROCESSABLE_ENTITY
                }
            }
            Self::Fault(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn words(&self, language: Language) -> (&'static str, String, String) {
        match self {
            Self::MissingToken => (
                "missing-token",
                say!(language, "problem-missing-token"),
                say!(language, "problem-missing-token-detail"),
            ),
            Self::NotAClient => {
                ("not-a-client", say!(language, "problem-not-a-client"), say!(language, "problem-not-a-client-detail"))
            }
            Self::NotAllowed => {
                ("not-allowed", say!(language, "problem-not-allowed"), say!(language, "problem-not-allowed-detail"))
            }
            Self::NoOfficial => {
                ("no-official", say!(language, "problem-no-official"), say!(language, "problem-no-official-detail"))
            }
            Self::Stale => ("stale", say!(language, "problem-stale"), say!(language, "problem-stale-detail")),
            Self::NotNow => ("not-now", say!(language, "problem-not-now"), say!(language, "problem-not-now-detail")),
            Self::Field(field, wrong) => (
                "field",
                say!(language, "problem-field"),
                say!(language, "problem-field-detail", field = field.to_string(), wrong = wrong.to_string()),
            ),
            Self::Ahead { last } => (
                "ahead",
                say!(language, "problem-ahead"),
                say!(language, "problem-ahead-detail", last = last.to_string()),
            ),
            Self::MissingKey => {
                ("missing-key", say!(language, "problem-missing-key"), say!(language, "problem-missing-key-detail"))
            }
            Self::KeyUsed => {
                ("key-used", say!(language, "problem-key-used"), say!(language, "problem-key-used-detail"))
            }
            Self::InFlight => {
                ("in-flight", say!(language, "problem-in-flight"), say!(language, "problem-in-flight-detail"))
            }
            Self::UnknownField => (
                "unknown-field",
                say!(language, "problem-unknown-field"),
                say!(language, "problem-unknown-field-detail"),
            ),
            Self::BadRequest => {
                ("bad-request", say!(language, "problem-bad-request"), say!(language, "problem-bad-request-detail"))
            }
            Self::BrokenForm => {
                ("broken-form", say!(language, "problem-broken-form"), say!(language, "problem-broken-form-detail"))
            }
            Self::NotFound => {
                ("not-found", say!(language, "problem-not-found"), say!(language, "problem-not-found-detail"))
            }
            Self::MethodNotAllowed => (
                "method-not-allowed",
                say!(language, "problem-method-not-allowed"),
                say!(language, "problem-method-not-allowed-detail"),
            ),
            Self::TooLarge => {
                ("too-large", say!(language, "problem-too-large"), say!(language, "problem-too-large-detail"))
            }
            Self::WrongMedia => ("media", say!(language, "problem-media"), say!(language, "problem-media-detail")),
            Self::TimedOut => ("timeout", say!(language, "problem-timeout"), say!(language, "problem-timeout-detail")),
            Self::TooMany => {
                ("too-many", say!(language, "problem-too-many"), say!(language, "problem-too-many-detail"))
            }
            Self::NoInstant => ("instant", say!(language, "problem-instant"), say!(language, "problem-instant-detail")),
            Self::Unverifiable(unreadable) => (
                "unreadable",
                say!(language, "problem-unreadable"),
                say!(language, "verify-unreadable", reason = reasons::unreadable(language, unreadable)),
            ),
            Self::Refused(refusals) => match refusals.first() {
                Some(first) => {
                    let (title, detail) = refusals::words(language, first);
                    (first.code(), title, detail)
                }
                None => Self::BadRequest.words(language),
            },
            Self::Fault(_) => ("fault", say!(language, "problem-fault"), say!(language, "problem-fault-detail")),
        }
    }

    /// The answer with problem details.
    pub(crate) fn answer(&self, language: Language, number: &RequestNumber) -> Response {
        let (reason, title, detail) = self.words(language);
        let errors = match self {
            Self::Refused(refusals) if refusals.len() > 1 => refusals
                .iter()
                .map(|refusal| ProblemPart {
                    reason: refusal.code().to_owned(),
                    detail: refusals::words(language, refusal).1,
                })
                .collect(),
            _ => Vec::new(),
        };
        let details = ProblemDetails {
            kind: format!("{}{reason}", links::PROBLEMS),
            title,
            status: self.status().as_u16(),
            detail,
            reason: reason.to_owned(),
            cause: match self {
                Self::Refused(refusals) => refusals.first().and_then(Refusal::cause),
                Self::Field(field, wrong) => Some(format!("{field}-{wrong}")),
                Self::Unverifiable(unreadable) => Refusal::Unreadable(unreadable.clone()).cause(),
                _ => None,
            },
            instance: number.as_str().to_owned(),
            errors,
        };
        // Strings and numbers alone: they always have a JSON.
        let body = serde_json::to_vec(&details).unwrap_or_default();
        let mut response = (self.status(), body).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(language.tag()));
        match self {
            Self::MissingToken => {
                headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
            }
            Self::InFlight | Self::TooMany => {
                headers.insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
            }
            _ => {}
        }
        response
    }
}

impl IntoResponse for Problem {
    /// A bare status; the door adds the details, which need the language and the request's number.
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(Arc::new(self));
        response
    }
}
