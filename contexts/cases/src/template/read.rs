//! Reading templates.

use accounts::Official;
use database::View;
use vocabulary::{AnswerId, Fault};

use super::{KeepsTemplates, LetterTemplate, TemplateId};
use crate::{CaseRow, store::templates as store};

/// The templates that this official keeps, by name; those that ended come last.
///
/// # Errors
/// The database failed.
pub async fn templates(view: &mut View, right: &KeepsTemplates) -> Result<Vec<LetterTemplate>, Fault> {
    let mut found = store::kept_by(view, right.unit().map(|unit| unit.id)).await?;
    found.sort_by(|one, other| (one.ended, &one.name).cmp(&(other.ended, &other.name)));
    Ok(found)
}

/// A template that this official keeps.
///
/// # Errors
/// The database failed.
pub async fn template(
    view: &mut View,
    right: &KeepsTemplates,
    id: TemplateId,
) -> Result<Option<LetterTemplate>, Fault> {
    Ok(store::one(view, id).await?.filter(|template| right.covers(template)))
}

/// Every version of a template that this official keeps, newest first; none of anybody else's.
///
/// # Errors
/// The database failed.
pub async fn template_versions(
    view: &mut View,
    right: &KeepsTemplates,
    id: TemplateId,
) -> Result<Vec<LetterTemplate>, Fault> {
    let mut versions = store::versions(view, id).await?;
    versions.retain(|template| right.covers(template));
    Ok(versions)
}

/// The templates that a letter of this kind in this case can be begun with, by name: of the official's own unit and of the
/// whole office, for the class of the case.
///
/// # Errors
/// The database failed.
pub async fn offered_templates(
    view: &mut View,
    official: &Official,
    case: &CaseRow,
    kind: &str,
) -> Result<Vec<LetterTemplate>, Fault> {
    let mut found = store::kept_by(view, None).await?;
    found.extend(store::kept_by(view, Some(official.unit().id)).await?);
    found.retain(|one| !one.ended && one.kind == kind && case.sign.class().starts_with(&one.class));
    found.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(found)
}

/// The template that a letter of the office was begun with, in the version of then.
///
/// # Errors
/// The database failed.
pub async fn template_of(view: &mut View, answer: AnswerId) -> Result<Option<LetterTemplate>, Fault> {
    match store::remembered(view, answer).await? {
        Some((id, version)) => store::at(view, id, version).await,
        None => Ok(None),
    }
}
