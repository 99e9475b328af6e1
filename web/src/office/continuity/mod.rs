//! That nothing is lost: what came in on a day, hour by hour, and what it came to.

use askama::Template;
use axum::{
    extract::{Query, State as FromState},
    response::Response,
};
use serde::Deserialize;
use vocabulary::{Date, Instant};
use watch::{Gap, Missing, Tally};
use words::dates;

use super::letter::channel;
use crate::{
    State,
    kit::{
        frame::{Frame, Here},
        page::page,
        rights::AsOfficial,
        trouble::Trouble,
        visit::Visit,
    },
    links,
};

/// A channel in an hour, or in the whole day.
#[derive(Clone, Debug)]
pub(crate) struct TallyLine {
    pub hour: String,
    pub channel: String,
    pub filed: i64,
    pub numbered: i64,
    /// Empty where no receipt is due.
    pub receipted: String,
    pub routed: i64,
    pub whole: bool,
}

/// Something that lacks something.
#[derive(Clone, Debug)]
pub(crate) struct GapLine {
    pub number: String,
    /// Empty when there is no letter to go to.
    pub address: String,
    pub what: String,
    pub since: String,
    pub since_at: String,
    pub channel: String,
}

#[derive(Template)]
#[template(path = "office/continuity/page.html")]
pub(crate) struct ContinuityPage {
    pub frame: Frame,
    pub day: String,
    pub before: String,
    /// None on the last day there is.
    pub after: Option<String>,
    pub sums: Vec<TallyLine>,
    pub hours: Vec<TallyLine>,
    pub gaps: Vec<GapLine>,
}

#[derive(Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    dzien: String,
}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let right = official.may_see_register().ok_or(Trouble::Forbidden)?;
    let today = state.journal.now().warsaw_date();
    // An address that was mistyped leads to today.
    let day = asked.dzien.parse::<Date>().ok().filter(|day| *day <= today && day.year() > 1970).unwrap_or(today);
    let (Ok(before), Ok(after)) = (day.yesterday(), day.tomorrow()) else { return Err(Trouble::NotFound) };
    let midnight = |day| Instant::of_warsaw(day, 0, 0).ok_or(Trouble::NotFound);
    let (from, to) = (midnight(day)?, midnight(after)?);
    let mut view = state.journal.view().await?;
    let tallies = watch::tallies(&mut view, &right, from, to).await?;
    let gaps = watch::gaps(&mut view, &right, from, to).await?;
    let frame = visit.frame(&state, Here::Register);
    let address = |day: Date| format!("{}?dzien={day}", links::CONTINUITY);
    let mut sums: Vec<Tally> = Vec::new();
    for tally in &tallies {
        match sums.iter_mut().find(|sum| sum.channel == tally.channel) {
            Some(sum) => add(sum, tally),
            None => sums.push(tally.clone()),
        }
    }
    page(&ContinuityPage {
        day: dates::date(frame.language, day),
        before: address(before),
        after: (day < today).then(|| address(after)),
        sums: sums.iter().map(|sum| line(&frame, sum, String::new())).collect(),
        hours: tallies.iter().map(|tally| line(&frame, tally, dates::clock(tally.from))).collect(),
        gaps: gaps.iter().map(|gap| gap_line(&frame, gap)).collect(),
        frame,
    })
}

fn add(sum: &mut Tally, tally: &Tally) {
    sum.filed += tally.filed;
    sum.numbered += tally.numbered;
    sum.receipted = sum.receipted.zip(tally.receipted).map(|(one, other)| one + other);
    sum.routed += tally.routed;
}

fn line(frame: &Frame, tally: &Tally, hour: String) -> TallyLine {
    TallyLine {
        hour,
        channel: channel_of(frame, &tally.channel),
        filed: tally.filed,
        numbered: tally.numbered,
        receipted: tally.receipted.map(|count| count.to_string()).unwrap_or_default(),
        routed: tally.routed,
        whole: tally.is_whole(),
    }
}

fn gap_line(frame: &Frame, gap: &Gap) -> GapLine {
    GapLine {
        number: if gap.number.is_empty() { t!(frame, "continuity-no-number") } else { gap.number.clone() },
        address: gap.letter.map(links::letter).unwrap_or_default(),
        what: match gap.missing {
            Missing::Letter => t!(frame, "continuity-no-letter"),
            Missing::Entry => t!(frame, "continuity-no-entry"),
            Missing::Receipt => t!(frame, "continuity-no-receipt"),
            Missing::Route => t!(frame, "continuity-no-route"),
        },
        since: dates::minute(frame.language, gap.since),
        since_at: gap.since.rfc3339_warsaw(),
        channel: channel_of(frame, &gap.channel),
    }
}

/// A letter that is gone does not say how it came.
fn channel_of(frame: &Frame, code: &str) -> String {
    if code.is_empty() { t!(frame, "continuity-no-channel") } else { channel(frame, code) }
}
