//! The words of the office: every sentence that people read, by language.
//!
//! Sentences live in `locales/<language>/okienko.ftl` (Fluent). A key or an argument that Polish lacks does not compile
//! ([`say!`]); that the other languages have the same keys and arguments is a test of this crate. Dates, times, sizes
//! and money are worded in one place, [`dates`], [`sizes`] and [`money`].
//!
//! A crate that says anything has an `i18n.toml` beside its `Cargo.toml`, pointing at `locales/`.

pub mod dates;
mod loaders;
pub mod money;
pub mod sizes;
mod typography;

pub use loaders::loader;

#[doc(hidden)]
pub use i18n_embed_fl;

/// Text that came from elsewhere (a service's card), with the typography of its language.
#[must_use]
pub fn typeset(language: vocabulary::Language, text: &str) -> String {
    match language {
        vocabulary::Language::Pl => typography::tied(text).into_owned(),
        vocabulary::Language::En => text.to_owned(),
    }
}

/// The sentence of a key in a language, as a `String`: `say!(language, "refusal-too-large", name = name, limit = limit)`.
///
/// Arguments are put in as they are; whoever writes HTML escapes the whole sentence.
#[macro_export]
macro_rules! say {
    ($language:expr, $($rest:tt)*) => {
        $crate::i18n_embed_fl::fl!($crate::loader($language), $($rest)*)
    };
}

#[cfg(test)]
mod tests;
