//! What the answer to a call changed: every place that was called or is another now, before and after.

use accounts::Official;
use cases::{Answer, Place};
use submissions::ReadLetter;
use vocabulary::LetterId;

use crate::{State, client::receipt::filed, kit::trouble::Trouble};

/// A place of the form, before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Change {
    pub label: String,
    /// What the call said about it.
    pub remark: String,
    pub before: String,
    pub after: String,
}

/// The changes that the letter brought which answers this call; none while there is no such letter, or it has no form.
pub(crate) async fn of_call(state: &State, official: &Official, answer: &Answer) -> Result<Vec<Change>, Trouble> {
    let (Some(call), Some(supplement)) = (answer.text.call().filter(|call| call.is_in_form()), answer.supplement)
    else {
        return Ok(Vec::new());
    };
    let before = read(state, official, call.letter()).await?;
    let after = read(state, official, supplement).await?;
    Ok(match (before, after) {
        (Some(before), Some(after)) => {
            let remark = |place: &Place| {
                let point = call.points().iter().find(|point| point.place == *place);
                point.map(|point| point.remark.clone())
            };
            changes(&before, &after, remark)
        }
        _ => Vec::new(),
    })
}

async fn read(state: &State, official: &Official, letter: LetterId) -> Result<Option<ReadLetter>, Trouble> {
    let letter = registry::letter(&mut state.journal.view().await?, official, letter).await?;
    match letter {
        Some(letter) => filed::read(state, &letter.files).await,
        None => Ok(None),
    }
}

fn changes(before: &ReadLetter, after: &ReadLetter, remark: impl Fn(&Place) -> Option<String>) -> Vec<Change> {
    let lines = |letter: &ReadLetter| {
        let lines = letter.sections.iter().flat_map(|section| &section.lines);
        lines.map(|line| (line.field.clone(), line.label.clone(), line.value.clone())).collect::<Vec<_>>()
    };
    let (old, new) = (lines(before), lines(after));
    let mut changes = Vec::new();
    for (field, label, value) in &new {
        let was = old.iter().find(|(known, ..)| known == field).map(|(.., value)| value.clone()).unwrap_or_default();
        let remark = remark(&Place::Field(field.clone()));
        if remark.is_some() || was != *value {
            changes.push(Change {
                label: label.clone(),
                remark: remark.unwrap_or_default(),
                before: was,
                after: value.clone(),
            });
        }
    }
    // What the new answers do not ask any more.
    for (field, label, value) in old.into_iter().filter(|(field, ..)| !new.iter().any(|(known, ..)| known == field)) {
        let remark = remark(&Place::Field(field)).unwrap_or_default();
        changes.push(Change { label, remark, before: value, after: String::new() });
    }
    let mut slots: Vec<(&str, &str)> = Vec::new();
    for file in &after.attachments {
        if !slots.iter().any(|(slot, _)| *slot == file.slot) {
            slots.push((&file.slot, &file.label));
        }
    }
    for (slot, label) in slots {
        let names = |letter: &ReadLetter| {
            let files = letter.attachments.iter().filter(|file| file.slot == slot);
            files.map(|file| file.name.as_str()).collect::<Vec<_>>().join(", ")
        };
        changes.push(Change {
            label: label.to_owned(),
            remark: remark(&Place::Slot(slot.to_owned())).unwrap_or_default(),
            before: names(before),
            after: names(after),
        });
    }
    changes
}
