//! Beginning a letter of the office with a template, and its paper while it is written.

use accounts::Official;
use axum::{
    extract::{Path, State as FromState},
    response::Response,
};
use cases::{AnswerContent, Case, LetterTemplate, Placeholder, TemplateId};
use vocabulary::AnswerId;

use super::{
    Which, may_write,
    write::{self, Filled, read},
};
use crate::{
    State,
    kit::{deed::Offer, form::Posted, frame::Frame, rights::AsOfficial, trouble::Trouble, visit::Visit},
    office::{
        case::{find, told::Telling},
        preview,
        template::values,
    },
};

/// The kind of letters by its code, as templates know it; none for a call, which has its own page.
fn kind(which: Which) -> Option<&'static str> {
    match which {
        Which::Answer => Some("answer"),
        Which::Decision => Some("decision"),
        Which::Order(_) => Some("order"),
        Which::Unexamined => Some("unexamined"),
        Which::Call(_) => None,
    }
}

async fn offered(
    state: &State,
    official: &Official,
    case: &Case,
    which: Which,
) -> Result<Vec<LetterTemplate>, Trouble> {
    let Some(kind) = kind(which) else { return Ok(Vec::new()) };
    let mut view = state.journal.view().await?;
    Ok(cases::offered_templates(&mut view, official, &case.row, kind).await?)
}

/// The templates that the letter can be begun with, to be chosen from; nothing when there is none.
pub(crate) async fn offers(
    state: &State,
    frame: &Frame,
    official: &Official,
    (case, which): (&Case, Which),
    filled: &Filled,
) -> Result<Vec<Offer>, Trouble> {
    let offered = offered(state, official, case, which).await?;
    if offered.is_empty() {
        return Ok(Vec::new());
    }
    let nothing = Offer::new("", t!(frame, "case-choose"), &filled.wybrany);
    let offers = offered.iter().map(|one| Offer::new(one.id.to_string(), one.name.clone(), &filled.wybrany));
    Ok(std::iter::once(nothing).chain(offers).collect())
}

/// The template, and which version of it, that the letter was begun with, in words.
pub(crate) async fn used(state: &State, frame: &Frame, answer: Option<AnswerId>) -> Result<String, Trouble> {
    let Some(answer) = answer else { return Ok(String::new()) };
    let template = cases::template_of(&mut state.journal.view().await?, answer).await?;
    let told = |one: LetterTemplate| t!(frame, "reply-template-from", name = one.name.as_str(), version = one.version);
    Ok(template.map(told).unwrap_or_default())
}

/// What was filled in with the chosen template put in: its subject where the letter still has the one that every letter begins
/// with, its text where there is none, else below.
pub(crate) async fn put_in(
    state: &State,
    frame: &Frame,
    official: &Official,
    (case, which): (&Case, Which),
    filled: Filled,
) -> Result<(Filled, Telling), Trouble> {
    let chosen = offered(state, official, case, which).await?;
    let Some(template) = chosen.into_iter().find(|one| one.id.to_string() == filled.wybrany) else {
        return Ok((filled, Telling::default()));
    };
    let begun = write::begin(state, official, case, which).await?;
    let values = values::of_case(state, official, &case.row).await?;
    let value = |field: Placeholder| values.get(&field).cloned();
    let (title, text) = (cases::fill(&template.title, value), cases::fill(&template.text, value));
    let written = filled.tresc.trim_end();
    let tresc = if written.is_empty() { text.text } else { format!("{written}\n\n{}", text.text) };
    let is_begun = filled.tytul.trim().is_empty() || filled.tytul == begun.tytul;
    let tytul = if is_begun { title.text } else { filled.tytul.clone() };
    let mut without: Vec<String> = Vec::new();
    for field in title.without.into_iter().filter(|_| is_begun).chain(text.without) {
        let field = values::called(frame.language, field);
        if !without.contains(&field) {
            without.push(field);
        }
    }
    let more = (!without.is_empty()).then(|| t!(frame, "preview-without", fields = without.join(", ")));
    let told = Telling {
        done: [Some(t!(frame, "reply-template-used")), more].into_iter().flatten().collect::<Vec<_>>().join(" "),
        ..Telling::default()
    };
    let wzor = format!("{}:{}", template.id, template.version);
    Ok((Filled { tytul, tresc, wzor, wybrany: String::new(), co: String::new(), ..filled }, told))
}

/// The template that a form remembers.
pub(crate) fn remembered(filled: &Filled) -> Option<(TemplateId, i64)> {
    let (id, version) = filled.wzor.split_once(':')?;
    Some((id.parse().ok()?, version.parse().ok()?))
}

/// The paper of the letter as it is being written; nothing is kept.
pub(crate) async fn draw(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Path((id, which)): Path<(String, String)>,
    Posted(filled): Posted<Filled>,
) -> Result<Response, Trouble> {
    let case = find(&state, &official, &id).await?;
    let which = Which::read(&which, &case)?;
    let (answer, today) = (which.find(&case), state.journal.now().warsaw_date());
    if kind(which).is_none() || !may_write(&official, &case.row, which, answer, today) {
        return Err(Trouble::NotFound);
    }
    let frame = super::frame_of(&state, &visit, &case.row, which);
    let Ok(text) = read(&filled, which, &state.office.appeals_to) else {
        let told = t!(frame, "preview-too-much");
        return preview::nothing(frame, told);
    };
    let id = answer.map_or_else(|| AnswerId::from_uuid(Default::default()), |answer| answer.id);
    let content = AnswerContent { id, sign: case.row.sign.to_string(), text, approval: None };
    preview::drawn(&state, frame, &official, &content, Vec::new()).await
}
