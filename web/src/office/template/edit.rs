//! Writing a template: its words, its fields put in by buttons, its paper beside it, its versions below.

use askama::Template;
use axum::{
    extract::{Path, Query, State as FromState},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use cases::{
    AnswerContent, AnswerText, KeepsTemplates, LetterTemplate, NewTemplate, Placeholder, TemplateError, TemplateField,
    TemplateId, TemplateMistake, TextError,
};
use serde::Deserialize;
use vocabulary::AnswerId;
use words::dates;

use super::{keeper, values, whose};
use crate::{
    State,
    kit::{
        deed::{Control, Offer, field},
        errors::{FieldError, slip},
        form::Posted,
        frame::{Frame, Here},
        input::{Input, fasten},
        page::page_with,
        rights::AsOfficial,
        trouble::Trouble,
        visit::Visit,
    },
    links,
    office::{case::told::Telling, preview},
};

/// What is filled in.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Filled {
    /// The version that the page showed; nothing for a new one.
    wersja: String,
    nazwa: String,
    rodzaj: String,
    klasa: String,
    tytul: String,
    tresc: String,
    /// A field to be put in, without a script at the end of the text.
    wstaw: String,
}

/// A version, as it was.
#[derive(Clone, Debug)]
pub(crate) struct VersionLine {
    pub name: String,
    pub about: String,
    pub text: String,
}

#[derive(Template)]
#[template(path = "office/template/edit.html")]
pub(crate) struct EditPage {
    pub frame: Frame,
    pub heading: String,
    pub whose: String,
    pub action: String,
    pub version: String,
    /// Name, kind, class and subject.
    pub controls: Vec<Control>,
    pub text: String,
    pub text_slip: Option<String>,
    /// What is put in, and what it is.
    pub fields: Vec<(String, String)>,
    /// Where the paper is drawn.
    pub drawing: String,
    /// Where the template is ended; empty for a new one and one that has ended.
    pub end: String,
    /// It is offered no more, and cannot be changed.
    pub ended: bool,
    pub versions: Vec<VersionLine>,
    pub told: Telling,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    zrobiono: String,
}

#[derive(Deserialize)]
pub(crate) struct EndForm {
    #[serde(default)]
    wersja: String,
}

impl Filled {
    fn of(template: &LetterTemplate) -> Self {
        Self {
            wersja: template.version.to_string(),
            nazwa: template.name.clone(),
            rodzaj: template.kind.clone(),
            klasa: template.class.clone(),
            tytul: template.title.clone(),
            tresc: template.text.clone(),
            wstaw: String::new(),
        }
    }

    fn read(&self) -> NewTemplate<'_> {
        NewTemplate { name: &self.nazwa, kind: &self.rodzaj, class: &self.klasa, title: &self.tytul, text: &self.tresc }
    }

    fn version(&self) -> i64 {
        self.wersja.parse().unwrap_or_default()
    }
}

pub(crate) async fn begin(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
) -> Result<Response, Trouble> {
    let right = keeper(&official)?;
    let filled = Filled { rodzaj: "answer".to_owned(), ..Filled::default() };
    render(&state, &visit, &right, None, &filled, (StatusCode::OK, Telling::default())).await
}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let right = keeper(&official)?;
    let template = find(&state, &right, &id).await?;
    let done = match asked.zrobiono.as_str() {
        "zapisano" => words::say!(visit.language, "template-saved"),
        _ => String::new(),
    };
    let told = Telling { done, ..Telling::default() };
    render(&state, &visit, &right, Some(&template), &Filled::of(&template), (StatusCode::OK, told)).await
}

async fn find(state: &State, right: &KeepsTemplates, id: &str) -> Result<LetterTemplate, Trouble> {
    let id: TemplateId = id.parse().map_err(|_| Trouble::NotFound)?;
    cases::template(&mut state.journal.view().await?, right, id).await?.ok_or(Trouble::NotFound)
}

/// Keeps a new template.
pub(crate) async fn add(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Posted(filled): Posted<Filled>,
) -> Result<Response, Trouble> {
    let right = keeper(&official)?;
    if let Some(filled) = with_field(&filled) {
        return render(&state, &visit, &right, None, &filled, (StatusCode::OK, Telling::default())).await;
    }
    let mut act = state.journal.act(visit.actor(), &visit.number).await?;
    match cases::keep_template(&mut act, &right, filled.read()).await {
        Ok((id, recorded)) => {
            act.commit(recorded).await?;
            Ok(Redirect::to(&format!("{}?zrobiono=zapisano", links::template(id))).into_response())
        }
        Err(error) => {
            drop(act);
            let (status, told) = undone(&visit, error)?;
            render(&state, &visit, &right, None, &filled, (status, told)).await
        }
    }
}

/// Keeps a new version.
pub(crate) async fn change(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Path(id): Path<String>,
    Posted(filled): Posted<Filled>,
) -> Result<Response, Trouble> {
    let right = keeper(&official)?;
    let template = find(&state, &right, &id).await?;
    if let Some(filled) = with_field(&filled) {
        return render(&state, &visit, &right, Some(&template), &filled, (StatusCode::OK, Telling::default())).await;
    }
    let done = || Ok(Redirect::to(&format!("{}?zrobiono=zapisano", links::template(template.id))).into_response());
    let mut act = state.journal.act(visit.actor(), &visit.number).await?;
    match cases::change_template(&mut act, &right, template.id, filled.version(), filled.read()).await {
        Ok(recorded) => {
            act.commit(recorded).await?;
            done()
        }
        Err(error) => {
            drop(act);
            // The same form pressed twice: what it asks for stands already.
            let same = Filled { wersja: template.version.to_string(), ..filled.clone() };
            if matches!(error, TemplateError::Stale) && is_same(&template, &same, filled.version()) {
                return done();
            }
            let (status, told) = undone(&visit, error)?;
            render(&state, &visit, &right, Some(&template), &filled, (status, told)).await
        }
    }
}

fn is_same(template: &LetterTemplate, filled: &Filled, over: i64) -> bool {
    let text = |text: &str| text.replace("\r\n", "\n").trim().to_owned();
    over + 1 == template.version
        && template.name == filled.nazwa.trim()
        && (&template.kind, &template.class) == (&filled.rodzaj, &filled.klasa)
        && template.title == filled.tytul.trim()
        && template.text == text(&filled.tresc)
}

/// Offers it no more.
pub(crate) async fn end(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Path(id): Path<String>,
    Posted(EndForm { wersja }): Posted<EndForm>,
) -> Result<Response, Trouble> {
    let right = keeper(&official)?;
    let template = find(&state, &right, &id).await?;
    let done = || Ok(Redirect::to(&format!("{}?zrobiono=zakonczono", links::TEMPLATES)).into_response());
    if template.ended {
        return done();
    }
    let mut act = state.journal.act(visit.actor(), &visit.number).await?;
    match cases::end_template(&mut act, &right, template.id, wersja.parse().unwrap_or_default()).await {
        Ok(recorded) => {
            act.commit(recorded).await?;
            done()
        }
        Err(error) => {
            drop(act);
            let (status, told) = undone(&visit, error)?;
            render(&state, &visit, &right, Some(&template), &Filled::of(&template), (status, told)).await
        }
    }
}

/// The paper of a letter begun with what is typed, about somebody who does not exist.
pub(crate) async fn draw(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Posted(filled): Posted<Filled>,
) -> Result<Response, Trouble> {
    keeper(&official)?;
    let mut frame = visit.frame(&state, Here::Desk);
    frame.other_language = crate::kit::language::page_in(links::TEMPLATES, frame.the_other());
    let values = values::made_up(&state, &official);
    let value = |field: Placeholder| values.get(&field).cloned();
    let (title, text) = (cases::fill(&filled.tytul, value).text, cases::fill(&filled.tresc, value).text);
    let to = [Placeholder::Client, Placeholder::Address].map(|field| values.get(&field).cloned().unwrap_or_default());
    let Ok(letter) = AnswerText::read(&to.join("\n"), &title, &text) else {
        let told = t!(frame, "preview-too-much");
        return preview::nothing(frame, told);
    };
    let content = AnswerContent {
        id: AnswerId::from_uuid(Default::default()),
        sign: values.get(&Placeholder::Sign).cloned().unwrap_or_default(),
        text: letter,
        approval: None,
    };
    let unknown = [cases::unknown_fields(&filled.tytul), cases::unknown_fields(&filled.tresc)].concat();
    let told = (!unknown.is_empty()).then(|| t!(frame, "template-unknown", fields = unknown.join(", ")));
    preview::drawn(&state, frame, &official, &content, told.into_iter().collect()).await
}

/// What was filled in with the field that was pressed, if one was.
fn with_field(filled: &Filled) -> Option<Filled> {
    let code = filled.wstaw.strip_prefix('{')?.strip_suffix('}')?;
    let field = Placeholder::of_code(code)?;
    Some(Filled { tresc: format!("{}{}", filled.tresc, values::braced(field)), wstaw: String::new(), ..filled.clone() })
}

/// What to tell of a template that was not kept.
fn undone(visit: &Visit, error: TemplateError) -> Result<(StatusCode, Telling), Trouble> {
    let language = visit.language;
    let say = |id: &'static str, summary: String, slip: String| FieldError::new(id, summary, slip);
    let errors = match error {
        TemplateError::Wrong(wrong) => {
            wrong.into_iter().map(|(field, mistake)| worded(visit, field, mistake)).collect()
        }
        TemplateError::TooMany => {
            let slip = words::say!(language, "template-error-too-many-slip");
            vec![say("wzor-nazwa", words::say!(language, "template-error-too-many"), slip)]
        }
        TemplateError::Stale => {
            let (slip, more) = (words::say!(language, "template-stale"), words::say!(language, "template-stale-more"));
            return Ok((StatusCode::CONFLICT, Telling { slip, more, ..Telling::default() }));
        }
        TemplateError::NotThere => return Err(Trouble::NotFound),
        TemplateError::Fault(fault) => return Err(fault.into()),
    };
    let safe = words::say!(language, "template-safe");
    Ok((StatusCode::UNPROCESSABLE_ENTITY, Telling { errors, safe, ..Telling::default() }))
}

fn worded(visit: &Visit, field: TemplateField, mistake: TemplateMistake) -> FieldError {
    let language = visit.language;
    let (id, label) = match field {
        TemplateField::Name => ("wzor-nazwa", words::say!(language, "template-name")),
        TemplateField::Kind => ("wzor-rodzaj", words::say!(language, "template-kind")),
        TemplateField::Class => ("wzor-klasa", words::say!(language, "template-class")),
        TemplateField::Title => ("wzor-tytul", words::say!(language, "template-subject")),
        TemplateField::Text => ("wzor-tresc", words::say!(language, "template-text")),
    };
    let label = label.as_str();
    let (summary, slip) = match mistake {
        TemplateMistake::Text(TextError::Empty) => (
            words::say!(language, "template-error-empty", field = label),
            words::say!(language, "template-error-empty-slip"),
        ),
        TemplateMistake::Text(TextError::TooLong) => (
            words::say!(language, "template-error-long", field = label),
            words::say!(language, "template-error-long-slip"),
        ),
        TemplateMistake::Text(TextError::Hidden) => (
            words::say!(language, "template-error-hidden", field = label),
            words::say!(language, "template-error-hidden-slip"),
        ),
        TemplateMistake::Unknown(fields) => (
            words::say!(language, "template-error-unknown", field = label),
            words::say!(language, "template-error-unknown-slip", fields = fields.join(", ")),
        ),
        TemplateMistake::NoSuch => (
            words::say!(language, "template-error-choice", field = label),
            words::say!(language, "template-error-choice-slip"),
        ),
    };
    FieldError::new(id, summary, slip)
}

async fn render(
    state: &State,
    visit: &Visit,
    right: &KeepsTemplates,
    template: Option<&LetterTemplate>,
    filled: &Filled,
    (status, told): (StatusCode, Telling),
) -> Result<Response, Trouble> {
    let mut frame = visit.frame(state, Here::Desk);
    let versions = match template {
        Some(template) => {
            let known = cases::template_versions(&mut state.journal.view().await?, right, template.id).await?;
            known.iter().map(|version| version_line(&frame, version)).collect()
        }
        None => Vec::new(),
    };
    let action = template.map_or_else(|| links::TEMPLATE_NEW.to_owned(), |template| links::template(template.id));
    frame.other_language = crate::kit::language::page_in(&action, frame.the_other());
    let ended = template.is_some_and(|template| template.ended);
    let mut controls = controls(&frame, filled);
    fasten(controls.iter_mut().map(Control::input), &told.errors);
    let shown = EditPage {
        heading: template.map_or_else(|| t!(frame, "template-new"), |template| template.name.clone()),
        whose: whose(frame.language, right),
        action,
        version: filled.wersja.clone(),
        controls,
        text: filled.tresc.clone(),
        text_slip: slip(&told.errors, "wzor-tresc").map(str::to_owned),
        fields: Placeholder::ALL
            .into_iter()
            .map(|field| (values::braced(field), values::called(frame.language, field)))
            .collect(),
        drawing: links::TEMPLATE_PREVIEW.to_owned(),
        end: template.filter(|_| !ended).map(|template| links::template_end(template.id)).unwrap_or_default(),
        ended,
        versions,
        told,
        frame,
    };
    page_with(status, &shown)
}

fn controls(frame: &Frame, filled: &Filled) -> Vec<Control> {
    let line = |name, label: String, value: &str| Input { wide: true, ..field("wzor", name, label, value) };
    let kinds = ["answer", "decision", "order", "unexamined"];
    let offers = kinds.into_iter().map(|code| Offer::new(code, super::kind(frame.language, code), &filled.rodzaj));
    let class = field("wzor", "klasa", t!(frame, "template-class"), &filled.klasa).optional().digits();
    vec![
        Control::Line(line("nazwa", t!(frame, "template-name"), &filled.nazwa).hint(t!(frame, "template-name-hint"))),
        Control::Choice(field("wzor", "rodzaj", t!(frame, "template-kind"), ""), offers.collect()),
        Control::Line(class.hint(t!(frame, "template-class-hint"))),
        Control::Line(line("tytul", t!(frame, "template-subject"), &filled.tytul)),
    ]
}

fn version_line(frame: &Frame, version: &LetterTemplate) -> VersionLine {
    VersionLine {
        name: t!(frame, "case-file-version", number = version.version),
        about: format!("{}, {}", version.made.0, dates::minute(frame.language, version.made.1)),
        text: format!("{}\n\n{}", version.title, version.text),
    }
}
