//! The languages say the same things.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement},
    parser,
};
use vocabulary::Language;

use crate::loaders::Locales;

/// Every key of a language with the arguments its sentence uses.
fn sentences(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let file = Locales::get(&format!("{}/okienko.ftl", language.tag())).expect("a file for each language");
    let text = String::from_utf8(file.data.into_owned()).expect("UTF-8");
    let resource = parser::parse(text).unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", language.tag()));
    let mut found = BTreeMap::new();
    for entry in &resource.body {
        if let Entry::Message(message) = entry {
            let mut arguments = BTreeSet::new();
            in_pattern(message.value.as_ref().expect("every message has a sentence"), &mut arguments);
            let key = message.id.name.clone();
            assert!(found.insert(key.clone(), arguments).is_none(), "{key} stands twice in {}", language.tag());
        }
    }
    found
}

fn in_pattern(pattern: &Pattern<String>, arguments: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            in_expression(expression, arguments);
        }
    }
}

fn in_expression(expression: &Expression<String>, arguments: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => in_inline(inline, arguments),
        Expression::Select { selector, variants } => {
            in_inline(selector, arguments);
            for variant in variants {
                in_pattern(&variant.value, arguments);
            }
        }
    }
}

fn in_inline(inline: &InlineExpression<String>, arguments: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            arguments.insert(id.name.clone());
        }
        InlineExpression::Placeable { expression } => in_expression(expression, arguments),
        _ => {}
    }
}

#[test]
fn every_language_has_the_same_keys_and_arguments() {
    let polish = sentences(Language::Pl);
    let english = sentences(Language::En);
    let missing: Vec<_> = polish.keys().filter(|key| !english.contains_key(*key)).collect();
    let extra: Vec<_> = english.keys().filter(|key| !polish.contains_key(*key)).collect();
    assert!(missing.is_empty() && extra.is_empty(), "missing in English: {missing:?}; only in English: {extra:?}");
    for (key, arguments) in &polish {
        assert_eq!(arguments, &english[key], "arguments of {key}");
    }
}

#[test]
fn polish_plurals_are_right() {
    for (count, expected) in [(1, "1 plik"), (2, "2 pliki"), (5, "5 plików"), (12, "12 plików"), (22, "22 pliki")] {
        assert_eq!(crate::say!(Language::Pl, "files-count", count = count), expected);
    }
}
