//! A posted form that came from our own page.

use axum::{
    Form, RequestExt as _,
    extract::{FromRequest, Request},
};
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
        let Form(form) = Form::<Marked<T>>::from_request(request, state)
            .await
            .map_err(|rejection| Trouble::of_status(rejection.status()).unwrap_or(Trouble::BadRequest))?;
        if !visit.csrf_matches(&form.csrf) {
            return Err(Trouble::StaleForm);
        }
        Ok(Self(form.fields))
    }
}
