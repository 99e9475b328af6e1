//! Keeping templates: new ones, changes, and the end of one.

use accounts::Official;
use journal::{Act, Entry, Recorded};
use vocabulary::{AnswerId, Fault};

use super::{KeepsTemplates, LetterTemplate, TemplateId, fill::unknown_fields};
use crate::{AnswerText, TextError, answer::AnswerField, note::title as line, store::templates as store};

/// The most templates that one unit, or the office as a whole, offers at a time.
pub const MOST_TEMPLATES: i64 = 200;
/// Signs of a name.
const LONGEST_NAME: usize = 120;

/// A template as it was filled in.
#[derive(Clone, Copy, Debug)]
pub struct NewTemplate<'a> {
    /// What it is called.
    pub name: &'a str,
    /// The code of the kind of letters that it is for.
    pub kind: &'a str,
    /// The beginning of class symbols: up to four digits, or nothing.
    pub class: &'a str,
    /// The subject.
    pub title: &'a str,
    /// The text.
    pub text: &'a str,
}

/// A part of a template that is filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TemplateField {
    /// What it is called.
    Name,
    /// What letters it is for.
    Kind,
    /// What classes it is for.
    Class,
    /// The subject.
    Title,
    /// The text.
    Text,
}

/// What is wrong with a part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TemplateMistake {
    /// As a text.
    Text(TextError),
    /// There are fields that nobody knows: these.
    Unknown(Vec<String>),
    /// It is no beginning of a class symbol, or no kind of letters.
    NoSuch,
}

/// Why no template was kept.
#[derive(Debug)]
pub enum TemplateError {
    /// What is to be put right.
    Wrong(Vec<(TemplateField, TemplateMistake)>),
    /// There are [`MOST_TEMPLATES`].
    TooMany,
    /// It is not there for this official, or has ended.
    NotThere,
    /// Somebody changed it since the page was shown.
    Stale,
    /// Our fault.
    Fault(Fault),
}

impl<E: Into<Fault>> From<E> for TemplateError {
    fn from(cause: E) -> Self {
        Self::Fault(cause.into())
    }
}

/// What is kept of a version.
pub(crate) struct Content {
    pub name: String,
    pub kind: String,
    pub class: String,
    pub title: String,
    pub text: String,
}

/// Kinds of letters that are written freely, by their codes: a call has its own page.
const KINDS: [&str; 4] = ["answer", "decision", "order", "unexamined"];

fn read(new: &NewTemplate<'_>) -> Result<Content, TemplateError> {
    let mut wrong = Vec::new();
    let name = line(new.name).and_then(|name| match name.chars().count() {
        0..=LONGEST_NAME => Ok(name),
        _ => Err(TextError::TooLong),
    });
    let name =
        name.map_err(|error| wrong.push((TemplateField::Name, TemplateMistake::Text(error)))).unwrap_or_default();
    if !KINDS.contains(&new.kind) {
        wrong.push((TemplateField::Kind, TemplateMistake::NoSuch));
    }
    let class = new.class.trim();
    if class.len() > 4 || !class.bytes().all(|byte| byte.is_ascii_digit()) {
        wrong.push((TemplateField::Class, TemplateMistake::NoSuch));
    }
    let text = AnswerText::read("", new.title, new.text);
    match &text {
        Ok(text) => {
            for (field, content) in [(TemplateField::Title, text.title()), (TemplateField::Text, text.text())] {
                let unknown = unknown_fields(content);
                if !unknown.is_empty() {
                    wrong.push((field, TemplateMistake::Unknown(unknown)));
                } else if content.is_empty() {
                    wrong.push((field, TemplateMistake::Text(TextError::Empty)));
                }
            }
        }
        Err(mistakes) => {
            wrong.extend(mistakes.iter().map(|(field, error)| (of_letter(*field), TemplateMistake::Text(*error))));
        }
    }
    let text = text.unwrap_or_default();
    if !wrong.is_empty() {
        return Err(TemplateError::Wrong(wrong));
    }
    Ok(Content {
        name,
        kind: new.kind.to_owned(),
        class: class.to_owned(),
        title: text.title().to_owned(),
        text: text.text().to_owned(),
    })
}

const fn of_letter(field: AnswerField) -> TemplateField {
    match field {
        AnswerField::Title => TemplateField::Title,
        _ => TemplateField::Text,
    }
}

/// Keeps a new template: it is offered from now on.
///
/// # Errors
/// See [`TemplateError`].
pub async fn keep_template(
    act: &mut Act,
    right: &KeepsTemplates,
    new: NewTemplate<'_>,
) -> Result<(TemplateId, Recorded), TemplateError> {
    let content = read(&new)?;
    let unit = right.unit.as_ref().map(|unit| unit.id);
    if store::count(act.view(), unit).await? >= MOST_TEMPLATES {
        return Err(TemplateError::TooMany);
    }
    let (id, at) = (act.new_id(), act.at());
    act.execute(store::insert(id, unit)).await?;
    act.execute(store::insert_version(id, 1, &content, &right.official, at)).await?;
    Ok((id, act.record(entry("template.kept", id, 1, &content))))
}

/// Keeps a new version; `version` is the one that the page showed. Letters begun with an older one stay as they are.
///
/// # Errors
/// See [`TemplateError`].
pub async fn change_template(
    act: &mut Act,
    right: &KeepsTemplates,
    id: TemplateId,
    version: i64,
    new: NewTemplate<'_>,
) -> Result<Recorded, TemplateError> {
    let known = locked(act, right, id, version).await?;
    let content = read(&new)?;
    let (version, at) = (known.version + 1, act.at());
    act.execute(store::insert_version(id, version, &content, &right.official, at)).await?;
    Ok(act.record(entry("template.changed", id, version, &content)))
}

/// Offers a template no more; `version` is the one that the page showed.
///
/// # Errors
/// See [`TemplateError`].
pub async fn end_template(
    act: &mut Act,
    right: &KeepsTemplates,
    id: TemplateId,
    version: i64,
) -> Result<Recorded, TemplateError> {
    let known = locked(act, right, id, version).await?;
    let at = act.at();
    act.execute(store::end(id, known.version, at)).await?;
    Ok(act.record(Entry::new("template.ended", id).fact("version", known.version)))
}

/// The template in this version, locked until the act ends; its kept number is one on.
async fn locked(
    act: &mut Act,
    right: &KeepsTemplates,
    id: TemplateId,
    version: i64,
) -> Result<LetterTemplate, TemplateError> {
    let known = store::one(act.view(), id).await?.filter(|known| right.covers(known) && !known.ended);
    let known = known.ok_or(TemplateError::NotThere)?;
    let locked = act.execute(store::lock_version(id, version)).await? > 0;
    if locked && known.version == version { Ok(known) } else { Err(TemplateError::Stale) }
}

fn entry(kind: &'static str, id: TemplateId, version: i64, content: &Content) -> Entry {
    let entry = Entry::new(kind, id).fact("version", version).fact("letters", content.kind.as_str());
    entry.fact("class", content.class.as_str()).fact("name", content.name.as_str())
}

/// Remembers the version of a template that a letter of the office was begun with, where this official could choose it. The
/// caller records the act.
///
/// # Errors
/// The database failed.
pub async fn remember_template(
    act: &mut Act,
    official: &Official,
    answer: AnswerId,
    (id, version): (TemplateId, i64),
) -> Result<(), Fault> {
    let known = store::at(act.view(), id, version).await?;
    let is_theirs = |one: &LetterTemplate| one.unit.as_ref().is_none_or(|unit| unit.id == official.unit().id);
    if known.is_some_and(|one| is_theirs(&one)) {
        act.execute(store::remember(answer, id, version)).await?;
    }
    Ok(())
}
