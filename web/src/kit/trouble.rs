//! What went wrong, as a calm page: what it is, what is safe, what to do.

use std::sync::Arc;

use askama::Template;
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{Html, IntoResponse, Redirect, Response},
};
use vocabulary::{Fault, Instant};

use crate::{
    State,
    kit::{
        frame::{Frame, Here, Role},
        language,
        typed::Typed,
        visit::Visit,
    },
    links,
};

/// Why a page cannot be shown or a form not taken.
#[derive(Debug)]
pub(crate) enum Trouble {
    /// Nothing stands at this address, or nothing this visitor may know of.
    NotFound,
    /// The visitor must sign in first.
    SignIn {
        /// Where to go afterwards.
        next: String,
    },
    /// The account has no right to this.
    Forbidden,
    /// The form did not come from our page, or the session ended meanwhile.
    StaleForm,
    /// The same of a step of a form: what was typed is shown again.
    Expired(Typed),
    /// The request cannot be read.
    BadRequest,
    /// The address does not take this method.
    MethodNotAllowed,
    /// More was sent than is taken.
    TooLarge,
    /// The body is of another kind than the address takes.
    WrongMedia,
    /// Tried too often.
    TooMany {
        /// When the next try is welcome, if known.
        until: Option<Instant>,
    },
    /// So many do the same right now that there is no place for another.
    Busy,
    /// A document has more text than a paper takes.
    TooLongToPrint,
    /// The request took too long.
    TimedOut,
    /// Our fault.
    Fault(Fault),
}

impl<E: Into<Fault>> From<E> for Trouble {
    fn from(cause: E) -> Self {
        Self::Fault(cause.into())
    }
}

impl Trouble {
    /// The trouble behind a bare status, such as the router's own answers.
    pub(crate) const fn of_status(status: StatusCode) -> Option<Self> {
        Some(match status {
            StatusCode::BAD_REQUEST | StatusCode::UNPROCESSABLE_ENTITY => Self::BadRequest,
            StatusCode::FORBIDDEN => Self::Forbidden,
            StatusCode::NOT_FOUND => Self::NotFound,
            StatusCode::METHOD_NOT_ALLOWED => Self::MethodNotAllowed,
            StatusCode::PAYLOAD_TOO_LARGE => Self::TooLarge,
            StatusCode::UNSUPPORTED_MEDIA_TYPE => Self::WrongMedia,
            StatusCode::REQUEST_TIMEOUT => Self::TimedOut,
            _ => return None,
        })
    }

    const fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::SignIn { .. } => StatusCode::SEE_OTHER,
            Self::Forbidden | Self::StaleForm | Self::Expired(_) => StatusCode::FORBIDDEN,
            Self::BadRequest => StatusCode::BAD_REQUEST,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::WrongMedia => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::TooLongToPrint => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TimedOut => StatusCode::REQUEST_TIMEOUT,
            Self::Fault(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The page that tells of it. A fault is logged here, once, with its whole cause.
    pub(crate) fn page(&self, state: &State, visit: &Visit) -> Response {
        let number = visit.number.as_str();
        if let Self::Fault(fault) = self {
            state.metrics.fault();
            tracing::error!(request = number, path = links::without_secret(visit.uri.path()), cause = %fault, "a request ended in a fault");
        }
        let mut frame = visit.frame(state, Here::Elsewhere);
        if !visit.reads || matches!(self, Self::MethodNotAllowed) {
            // The address may take posted forms alone, so the other language cannot be asked of it.
            frame.other_language = language::page_in(links::FRONT, frame.the_other());
        }
        let page = match self {
            Self::Expired(typed) => typed.page(frame).render(),
            _ => self.view(state.journal.now(), frame, number).render(),
        };
        let mut response = match page {
            Ok(page) => (self.status(), Html(page)).into_response(),
            Err(_) => self.status().into_response(),
        };
        if let Self::TooMany { until: Some(until) } = self {
            let seconds = (until.seconds() - state.journal.now().seconds()).max(1);
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        if matches!(self, Self::Busy) {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("30"));
        }
        response
    }

    fn view(&self, now: Instant, frame: Frame, number: &str) -> TroublePage {
        let language = frame.language;
        let (title, what, safe) = match self {
            Self::NotFound => (t!(frame, "trouble-not-found"), t!(frame, "trouble-not-found-what"), String::new()),
            Self::SignIn { .. } | Self::Forbidden => {
                let what = match frame.role() {
                    Some(Role::Official { .. } | Role::Administrator) => t!(frame, "trouble-forbidden-office"),
                    _ => t!(frame, "trouble-forbidden-what"),
                };
                (t!(frame, "trouble-forbidden"), what, String::new())
            }
            Self::StaleForm | Self::Expired(_) => {
                (t!(frame, "trouble-stale"), t!(frame, "trouble-stale-what"), t!(frame, "trouble-stale-safe"))
            }
            Self::BadRequest | Self::WrongMedia => {
                (t!(frame, "trouble-bad"), t!(frame, "trouble-bad-what"), t!(frame, "trouble-nothing-filed"))
            }
            Self::MethodNotAllowed => (t!(frame, "trouble-method"), t!(frame, "trouble-method-what"), String::new()),
            Self::TooLarge => (
                t!(frame, "trouble-too-large"),
                t!(frame, "trouble-too-large-what"),
                t!(frame, "trouble-nothing-filed"),
            ),
            Self::TooMany { until } => {
                let minutes = until.map_or(1, |until| ((until.seconds() - now.seconds()).max(1) + 59) / 60);
                (
                    t!(frame, "trouble-too-many"),
                    t!(frame, "trouble-too-many-what", minutes = minutes),
                    t!(frame, "trouble-too-many-safe"),
                )
            }
            Self::Busy => {
                (t!(frame, "trouble-busy"), t!(frame, "trouble-busy-what"), t!(frame, "trouble-nothing-filed"))
            }
            Self::TooLongToPrint => {
                (t!(frame, "trouble-too-long"), t!(frame, "trouble-too-long-what"), t!(frame, "trouble-too-long-safe"))
            }
            Self::TimedOut => {
                (t!(frame, "trouble-slow"), t!(frame, "trouble-slow-what"), t!(frame, "trouble-check-filings"))
            }
            Self::Fault(_) => {
                (t!(frame, "trouble-fault"), t!(frame, "trouble-fault-what"), t!(frame, "trouble-fault-safe"))
            }
        };
        let (back, back_words) = match frame.person.as_ref().map(|person| person.role) {
            Some(Role::Client)
                if matches!(
                    self,
                    Self::Fault(_) | Self::Busy | Self::TooLongToPrint | Self::TimedOut | Self::StaleForm
                ) =>
            {
                (links::FILINGS, words::say!(language, "trouble-to-filings"))
            }
            Some(Role::Official { .. }) => (links::DESK, words::say!(language, "trouble-to-desk")),
            Some(Role::Administrator) => (links::ADMINISTRATION, words::say!(language, "trouble-to-administration")),
            _ => (links::FRONT, words::say!(language, "trouble-to-front")),
        };
        TroublePage {
            // A number is for asking about what went wrong; here nothing did.
            show_number: !matches!(
                self,
                Self::NotFound | Self::MethodNotAllowed | Self::Forbidden | Self::TooLongToPrint
            ),
            frame,
            title,
            what,
            safe,
            number: number.to_owned(),
            back,
            back_words,
        }
    }
}

impl IntoResponse for Trouble {
    /// A bare status; the door puts the page around it, which needs the visit.
    fn into_response(self) -> Response {
        if let Self::SignIn { next } = &self {
            let next = links::encoded(next);
            return Redirect::to(&format!("{}?dalej={next}", links::SIGN_IN)).into_response();
        }
        let mut response = self.status().into_response();
        response.extensions_mut().insert(Arc::new(self));
        response
    }
}

#[derive(Template)]
#[template(path = "kit/trouble.html")]
struct TroublePage {
    frame: Frame,
    title: String,
    what: String,
    safe: String,
    show_number: bool,
    number: String,
    back: &'static str,
    back_words: String,
}

#[cfg(test)]
pub(crate) mod samples {
    use super::*;

    /// Every kind of trouble, rendered.
    pub(crate) fn pages(frame: &Frame) -> Vec<(String, String)> {
        let now = Instant::from_seconds(1_795_000_000);
        [
            Trouble::NotFound,
            Trouble::Forbidden,
            Trouble::StaleForm,
            Trouble::BadRequest,
            Trouble::MethodNotAllowed,
            Trouble::TooLarge,
            Trouble::WrongMedia,
            Trouble::TooMany { until: Some(now.plus_seconds(61)) },
            Trouble::Busy,
            Trouble::TooLongToPrint,
            Trouble::TimedOut,
            Trouble::Fault(Fault::new("a test")),
        ]
        .into_iter()
        .map(|trouble| {
            let page = trouble.view(now, frame.clone(), "7KQ2M9X0TA").render().expect("a page");
            (format!("{trouble:?}"), page)
        })
        .collect()
    }
}
