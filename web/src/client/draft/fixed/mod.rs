//! A page of a draft whose document waits to be signed: its content is fixed, and there are two ways on.

use askama::Template;
use axum::response::Response;
use submissions::Draft;

use super::{
    LATE, SIGN,
    head::{Head, head},
};
use crate::{
    State,
    kit::{
        frame::{Frame, Here},
        page::page,
        trouble::Trouble,
        visit::Visit,
    },
    links,
};

#[derive(Template)]
#[template(path = "client/draft/fixed/page.html")]
pub(crate) struct FixedPage {
    pub frame: Frame,
    pub head: Head,
    pub sign: String,
    pub reopen: String,
    /// Something came after the content was fixed, and was not saved.
    pub late: bool,
}

pub(super) fn show(state: &State, visit: &Visit, draft: &Draft) -> Result<Response, Trouble> {
    let frame = visit.frame(state, Here::Catalogue);
    page(&FixedPage {
        head: head(&frame, draft, SIGN, state.journal.now()),
        sign: links::sign(draft.id),
        reopen: links::reopen(draft.id),
        late: visit.uri.query().is_some_and(|query| query.contains(LATE)),
        frame,
    })
}
