//! Finds services by the words that people use for them.

use std::{cmp::Reverse, sync::Arc};

use vocabulary::{Language, fold};

use crate::{Kind, Service};

/// The services that share at least one word with the query, those sharing most of its words first, and of these the ones
/// whose name does. A query without words finds everything.
#[must_use]
pub fn find(services: &[Arc<Service>], query: &str) -> Vec<Arc<Service>> {
    let asked = telling(words(query));
    if query.trim().is_empty() {
        return services.to_vec();
    }
    let mut ranked: Vec<_> = services
        .iter()
        .map(|service| {
            let (name, all) = (names(service), words(&text(service)));
            (Reverse((matched(&asked, &all), matched(&asked, &name))), service)
        })
        .filter(|(Reverse((count, _)), _)| *count > 0)
        .collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.into_iter().map(|(_, service)| service.clone()).collect()
}

/// Small words (o, w, na, dla) say nothing; those of three letters count when there are no longer ones.
fn telling(mut words: Vec<String>) -> Vec<String> {
    let longest = words.iter().map(|word| word.chars().count()).max().unwrap_or_default();
    words.retain(|word| word.chars().count() >= longest.clamp(3, 4));
    words
}

fn matched(asked: &[String], words: &[String]) -> usize {
    asked.iter().filter(|asked| words.iter().any(|word| is_like(asked, word))).count()
}

/// Polish bends the ends of words: two words are alike when they share their beginning but for the last two letters of the
/// shorter one, and at least four letters. Shorter words may only grow by an ending.
fn is_like(one: &str, other: &str) -> bool {
    let (shorter, longer) = {
        let (one_length, other_length) = (one.chars().count(), other.chars().count());
        (one_length.min(other_length), one_length.max(other_length))
    };
    let shared = one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
    if shorter < 4 { shared == shorter && longer <= shorter + 2 } else { shared >= (shorter - 2).max(4) }
}

fn names(service: &Service) -> Vec<String> {
    Language::ALL.into_iter().flat_map(|language| words(&service.text(language).name)).collect()
}

/// All that is searched, in both languages: a person may know the matter's name in the other one.
fn text(service: &Service) -> String {
    let fields = || service.form.iter().flat_map(|form| &form.steps).flat_map(|step| &step.fields);
    let mut all = Vec::new();
    for language in Language::ALL {
        let text = service.text(language);
        all.extend([text.name.as_str(), &text.summary, &text.who, &text.result]);
        all.extend(text.prepare.iter().map(String::as_str));
        for field in fields() {
            if let Kind::Choice(choices) = &field.kind {
                all.extend(choices.iter().map(|choice| choice.label.text(language)));
            }
        }
    }
    all.join(" ")
}

/// The words of a text in small letters without diacritics.
fn words(text: &str) -> Vec<String> {
    fold(text).split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}
