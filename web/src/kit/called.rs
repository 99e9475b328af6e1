//! What a letter is called in a list and on a receipt: by its service, and by the title that its sender typed.

use std::sync::Arc;

use catalogue::Service;
use submissions::Filing;
use vocabulary::{Fault, Language};

use crate::State;

/// The two names of a letter.
#[derive(Clone, Debug)]
pub(crate) struct Called {
    /// What letters of the service are called, in the reader's language.
    pub service: String,
    /// The title that the sender typed, where the service lets one be typed.
    pub own: Option<String>,
}

impl Called {
    /// Of a letter with this subject.
    pub(crate) fn of(language: Language, service: Option<&Service>, code: &str, subject: &str) -> Self {
        let Some(service) = service else { return Self { service: code.to_owned(), own: Some(subject.to_owned()) } };
        let polish = service.text(Language::Pl);
        let typed = service.takes_documents && ![&polish.name, &polish.document].contains(&&subject.to_owned());
        Self::typed(language, service, typed.then(|| subject.to_owned()))
    }

    /// Of a letter with this title of its own.
    pub(crate) fn typed(language: Language, service: &Service, own: Option<String>) -> Self {
        Self { service: words::typeset(language, &service.text(language).document), own }
    }

    /// What tells it best from others.
    pub(crate) fn title(&self) -> &str {
        self.own.as_deref().unwrap_or(&self.service)
    }

    /// The service, where the title does not name it.
    pub(crate) fn beside(&self) -> Option<&str> {
        self.own.as_ref().map(|_| self.service.as_str())
    }

    /// Both in one line, the service first.
    pub(crate) fn line(&self) -> String {
        match &self.own {
            Some(own) => format!("{}: {own}", self.service),
            None => self.service.clone(),
        }
    }
}

/// The service of a filing as it was when that was filled in.
pub(crate) async fn service_of(state: &State, filing: &Filing) -> Result<Option<Arc<Service>>, Fault> {
    let mut db = state.journal.look().await?;
    match &filing.revision {
        Some(revision) => catalogue::revision(&mut db, revision).await,
        None => catalogue::service(&mut db, &filing.service).await,
    }
}
