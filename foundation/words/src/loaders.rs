//! One loader a language, read once from the files inside the binary.

use std::sync::LazyLock;

use i18n_embed::{LanguageLoader, fluent::FluentLanguageLoader};
use rust_embed::RustEmbed;
use unic_langid::LanguageIdentifier;
use vocabulary::Language;

use crate::typography;

#[derive(RustEmbed)]
#[folder = "../../locales"]
pub(crate) struct Locales;

/// The words of one language, Polish standing in where another lacks a sentence.
#[must_use]
pub fn loader(language: Language) -> &'static FluentLanguageLoader {
    static IN_POLISH: LazyLock<FluentLanguageLoader> = LazyLock::new(|| {
        let loader = read(&[Language::Pl]);
        loader.with_bundles_mut(|bundle| bundle.set_transform(Some(typography::tied)));
        loader
    });
    static IN_ENGLISH: LazyLock<FluentLanguageLoader> = LazyLock::new(|| read(&[Language::En, Language::Pl]));
    match language {
        Language::Pl => &IN_POLISH,
        Language::En => &IN_ENGLISH,
    }
}

fn read(languages: &[Language]) -> FluentLanguageLoader {
    let identifiers: Vec<LanguageIdentifier> = languages.iter().map(|&language| identifier(language)).collect();
    let loader = FluentLanguageLoader::new("okienko", identifier(Language::Pl));
    loader.load_languages(&Locales, &identifiers).expect("the files are in the binary; a test reads them all");
    // Invisible isolating marks would end up in HTML and in copied numbers.
    loader.set_use_isolating(false);
    loader
}

fn identifier(language: Language) -> LanguageIdentifier {
    language.tag().parse().expect("our tags are of BCP 47")
}
