//! The register of outgoing letters as a table for other programs.

use std::io;

use axum::{
    body::Body,
    extract::{Query, State as FromState},
    response::{IntoResponse as _, Redirect, Response},
};
use bytes::Bytes;
use delivery::WantedFrom;
use futures_util::{StreamExt as _, TryStreamExt as _, stream};
use vocabulary::Fault;

use super::{Asked, Line, line};
use crate::{
    State,
    kit::{
        download::streamed,
        frame::{Frame, Here},
        rights::AsOfficial,
        trouble::Trouble,
        visit::Visit,
    },
    links,
    office::extract::table::{MARK, rows},
};

/// Letters read at once.
const STRETCH: u32 = 1_000;

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let right = official.may_see_register().ok_or(Trouble::Forbidden)?;
    let frame = visit.frame(&state, Here::Register);
    // Days that cannot be read are put right on the page.
    let Ok(wanted) = asked.wanted(&frame, state.journal.now().warsaw_date()) else {
        let (from, to) = (links::encoded(&asked.od), links::encoded(&asked.until));
        return Ok(Redirect::to(&format!("{}?od={from}&do={to}", links::OUTGOING)).into_response());
    };
    let name = format!("{}-{}-{}.csv", t!(frame, "outgoing-file"), wanted.from, wanted.to);
    let head = Bytes::from(format!("{MARK}{}", String::from_utf8_lossy(&rows([heads(&frame)])?)));
    let language = frame.language;
    // One stretch after the other, as fast as the reader takes them.
    let begin = (state, right, wanted, None::<WantedFrom>, true);
    let stretches = stream::try_unfold(begin, move |(state, right, wanted, after, more)| async move {
        if !more {
            return Ok::<_, Fault>(None);
        }
        let found = delivery::outgoing(&mut state.journal.view().await?, &right, &wanted, after, STRETCH).await?;
        let after = found.rows.last().map(|last| (last.registered_on, last.number.number));
        let part = rows(found.rows.iter().map(|found| cells(&line(language, found))))?;
        Ok(Some((Bytes::from(part), (state, right, wanted, after, found.more))))
    });
    let whole = stream::once(async { Ok(head) }).chain(stretches).map_err(|cause| {
        tracing::error!(%cause, "the register of outgoing letters broke off");
        io::Error::other("the register broke off")
    });
    Ok(streamed(&name, "text/csv; charset=utf-8", Body::from_stream(whole)))
}

fn heads(frame: &Frame) -> [String; 10] {
    [
        t!(frame, "outgoing-number"),
        t!(frame, "extract-registered"),
        t!(frame, "outgoing-addressee"),
        t!(frame, "party-address"),
        t!(frame, "outgoing-sign"),
        t!(frame, "outgoing-title-of-letter"),
        t!(frame, "sending-way"),
        t!(frame, "outgoing-sent"),
        t!(frame, "outgoing-posting"),
        t!(frame, "outgoing-delivered"),
    ]
}

fn cells(line: &Line) -> [String; 10] {
    let state = [line.state.word.as_str(), &line.state.detail].into_iter().filter(|part| !part.is_empty());
    [
        line.number.clone(),
        line.registered.clone(),
        line.name.clone(),
        line.address.join(", "),
        line.sign.clone(),
        line.title.clone(),
        line.way.clone(),
        line.sent.clone(),
        line.posting.clone(),
        state.collect::<Vec<_>>().join(", "),
    ]
}
