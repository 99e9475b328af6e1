//! The API, version 1: filing letters, fetching receipts, watching matters, collecting answers, validating signatures; and
//! for other systems, what happens in the office, and moving letters and cases on. Described by itself at `/api/v1/openapi.json`.

pub(crate) mod cases;
pub(crate) mod door;
pub(crate) mod events;
pub(crate) mod messages;
pub(crate) mod office;
pub(crate) mod problem;
pub(crate) mod receipt;
pub(crate) mod submissions;
pub(crate) mod validations;

use axum::{
    Json, Router,
    extract::{DefaultBodyLimit, State as FromState},
    middleware::from_fn_with_state,
    routing::get,
};
use serde_json::Value;
use utoipa::{
    Modify, OpenApi,
    openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme},
};
use utoipa_axum::{router::OpenApiRouter, routes};
use vocabulary::Fault;

use crate::{State, links};
use problem::Problem;

/// The most that is read of a request.
const BODY_LIMIT: usize = 80 * 1024 * 1024;

/// The description of the API.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Okienko",
        version = "1.0.0",
        description = "Filing letters with a local government office, fetching official receipts (UPP), watching matters, collecting answers and validating signatures; for other systems, reading what happens in the office and moving letters and cases on.",
        license(name = "EUPL-1.2", identifier = "EUPL-1.2")
    ),
    servers((url = "/api/v1")),
    modifiers(&Keys),
    tags(
        (name = "submissions", description = "Letters filed by the account of the token."),
        (name = "cases", description = "Matters of the account of the token, and the office's answers in them."),
        (name = "events", description = "What happens in the office, for other systems that it let in."),
        (name = "office", description = "Letters and cases moved on by another system, in the name of an official."),
        (name = "validations", description = "What the signatures of any document are worth.")
    )
)]
struct Description;

/// Whose keys open what.
struct Keys;

impl Modify for Keys {
    fn modify(&self, openapi: &mut utoipa::openapi::OpenApi) {
        let components = openapi.components.get_or_insert_with(Default::default);
        for (name, whose) in [
            ("token", "An API token of a client's account, made in its settings."),
            ("system", "The key of a system that the office's administrator let in."),
        ] {
            let scheme = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).description(Some(whose)).build();
            components.add_security_scheme(name, SecurityScheme::Http(scheme));
        }
    }
}

/// The router of the API, to be nested under its root.
pub(crate) fn router(state: State) -> Router {
    let (router, description) = described().split_for_parts();
    router
        .route(
            "/openapi.json",
            get(async move |FromState(state): FromState<State>| describe(&state, &description).await),
        )
        .fallback(async || Problem::NotFound)
        .method_not_allowed_fallback(async || Problem::MethodNotAllowed)
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .layer(from_fn_with_state(state.clone(), door::api))
        .with_state(state)
}

/// The description with the codes of the services that take documents now.
async fn describe(state: &State, description: &utoipa::openapi::OpenApi) -> Result<Json<Value>, Problem> {
    let services = catalogue::services(&mut state.journal.look().await?).await?;
    let codes = services.iter().filter(|service| service.takes_documents).map(|service| service.code.as_str());
    let mut description = serde_json::to_value(description).map_err(Fault::from)?;
    if let Some(service) = description.pointer_mut("/components/schemas/SubmissionForm/properties/service") {
        service["enum"] = codes.collect();
    }
    Ok(Json(description))
}

fn described() -> OpenApiRouter<State> {
    OpenApiRouter::with_openapi(Description::openapi())
        .routes(routes!(submissions::create, submissions::list))
        .routes(routes!(submissions::one))
        .routes(routes!(receipt::fetch))
        .routes(routes!(receipt::proof))
        .routes(routes!(validations::create))
        .routes(routes!(events::list))
        .routes(routes!(office::letters::register))
        .routes(routes!(office::letters::one))
        .routes(routes!(office::letters::file))
        .routes(routes!(office::moves::go))
        .routes(routes!(office::moves::open))
        .routes(routes!(office::cases::one))
        .routes(routes!(office::cases::step))
        .routes(routes!(office::answers::bring))
        .routes(routes!(office::answers::approve))
        .routes(routes!(cases::list))
        .routes(routes!(cases::one))
        .routes(routes!(cases::answer))
        .routes(routes!(cases::collect))
        .routes(routes!(messages::list))
        .routes(routes!(messages::file))
}

/// The address of a filing's receipt, from the root of the site.
pub(crate) fn receipt_address(id: vocabulary::SubmissionId) -> String {
    links::api_receipt(id)
}
