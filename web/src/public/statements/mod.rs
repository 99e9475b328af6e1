//! Statements that the law asks for.

use askama::Template;
use axum::{extract::State as FromState, response::Response};

use crate::{
    State,
    kit::{
        frame::{Frame, Here},
        page::page,
        trouble::Trouble,
        visit::Visit,
    },
};

/// Accessibility statement (act of 4 April 2019 on digital accessibility, article 10).
#[derive(Template)]
#[template(path = "public/statements/accessibility.html")]
pub(crate) struct AccessibilityPage {
    pub frame: Frame,
}

/// What the office does with personal data (GDPR, article 13).
#[derive(Template)]
#[template(path = "public/statements/privacy.html")]
pub(crate) struct PrivacyPage {
    pub frame: Frame,
}

pub(crate) async fn accessibility(FromState(state): FromState<State>, visit: Visit) -> Result<Response, Trouble> {
    page(&AccessibilityPage { frame: visit.frame(&state, Here::Elsewhere) })
}

pub(crate) async fn privacy(FromState(state): FromState<State>, visit: Visit) -> Result<Response, Trouble> {
    page(&PrivacyPage { frame: visit.frame(&state, Here::Elsewhere) })
}
