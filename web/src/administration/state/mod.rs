//! How the office is: what is wrong and what to do, what waits, what was wrong before.

use askama::Template;
use axum::{extract::State as FromState, response::Response};
use vocabulary::{Instant, Language};
use watch::Alarm;
use words::dates;

use crate::{
    State,
    kit::{
        alarms,
        frame::{Frame, Here},
        page::page,
        rights::AsAdministrator,
        trouble::Trouble,
        visit::Visit,
    },
};

/// Alarms that are over and are still shown.
const HISTORY: u32 = 20;

/// An alarm in words.
#[derive(Clone, Debug)]
pub(crate) struct AlarmLine {
    pub name: String,
    pub text: String,
    /// What the operator should know besides; as the program says it, in English.
    pub detail: String,
    /// When it went wrong.
    pub since: String,
    pub since_at: String,
    /// When it was found to be over; empty while it stands.
    pub ended: String,
}

#[derive(Template)]
#[template(path = "administration/state/page.html")]
pub(crate) struct StatePage {
    pub frame: Frame,
    pub standing: Vec<AlarmLine>,
    pub ended: Vec<AlarmLine>,
    /// Receipts that wait to be sealed, and since when the oldest.
    pub receipts: i64,
    pub oldest: String,
    pub seals: SealHealth,
    /// Jobs that wait or run, and jobs put aside.
    pub jobs: i64,
    pub aside: i64,
}

/// How the stored signatures stand.
#[derive(Clone, Debug)]
pub(crate) struct SealHealth {
    /// Documents that nothing would prove soon unless they are prolonged; of them those that could not be.
    pub endangered: i64,
    pub failed: i64,
    /// When the first of them ends; empty while there is none.
    pub soonest: String,
    /// Why the first of them could not be prolonged, as the standard calls it.
    pub trouble: String,
}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsAdministrator(_): AsAdministrator,
) -> Result<Response, Trouble> {
    let frame = visit.frame(&state, Here::OfficeState);
    let language = frame.language;
    let mut view = state.journal.view().await?;
    let receipts = receipts::backlog(&mut view).await?;
    let jobs = jobs::backlog(&mut view).await?;
    let soon = state.journal.now().plus_seconds(lasting::MARGIN);
    let health = lasting::health(&mut view, soon).await?;
    let lines = |alarms: Vec<Alarm>| alarms.iter().map(|alarm| line(language, alarm)).collect();
    page(&StatePage {
        standing: lines(watch::standing(&mut view).await?),
        ended: lines(watch::ended(&mut view, HISTORY).await?),
        receipts: receipts.waiting,
        oldest: receipts.oldest.map(|at| dates::minute(language, at)).unwrap_or_default(),
        seals: SealHealth {
            endangered: health.endangered,
            failed: health.failed,
            soonest: health.soonest.map(|at| dates::minute(language, at)).unwrap_or_default(),
            trouble: health.trouble.unwrap_or_default(),
        },
        jobs: jobs.waiting,
        aside: jobs.dead,
        frame,
    })
}

fn line(language: Language, alarm: &Alarm) -> AlarmLine {
    let concern = &alarm.concern;
    let minute = |at: Instant| dates::minute(language, at);
    AlarmLine {
        name: alarms::name(language, concern.kind),
        text: alarms::text(language, concern),
        detail: concern.facts.detail.clone().unwrap_or_default(),
        since: minute(concern.since),
        since_at: concern.since.rfc3339_warsaw(),
        ended: alarm.ended_at.map(minute).unwrap_or_default(),
    }
}
