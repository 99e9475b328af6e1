//! What papers have in common.

use typst::foundations::{Dict, IntoValue as _, Value, dict};

use crate::ink::Ink;

/// One file, told so that anybody can recognise it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileLine {
    /// Its name.
    pub name: String,
    /// Its size and what else is worth knowing.
    pub about: String,
    /// What the reader must not overlook; empty when there is nothing.
    pub warning: String,
    /// Its SHA-256 in groups of figures; empty when it is not told.
    pub hash: String,
}

/// The small words at the foot of every page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Margin {
    /// `strona` in "strona 1 z 2".
    pub page: String,
    /// `z` in "strona 1 z 2".
    pub of: String,
    /// What a box among the letters means; printed only where there is one.
    pub boxes: String,
}

/// Every file.
pub(crate) fn files(files: &[FileLine], ink: &mut Ink) -> Value {
    let file = |file: &FileLine| {
        dict! {
            "name" => ink.line(&file.name),
            "about" => ink.line(&file.about),
            "warning" => ink.line(&file.warning),
            "hash" => ink.line(&file.hash),
        }
        .into_value()
    };
    files.iter().map(file).collect::<typst::foundations::Array>().into_value()
}

/// The small words.
pub(crate) fn margin(margin: &Margin, ink: &mut Ink) -> Dict {
    dict! { "page" => ink.line(&margin.page), "of" => ink.line(&margin.of), "boxes" => ink.line(&margin.boxes) }
}
