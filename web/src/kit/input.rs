//! One line to be filled in, as every form shows it: label, hint, slip, field.

use std::borrow::Cow;

use crate::kit::errors::FieldError;

/// A line of a form; `kit/input.html` draws it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Input {
    /// The `id`, where the link of the summary leads.
    pub id: Cow<'static, str>,
    /// The name under which it is posted.
    pub name: Cow<'static, str>,
    /// What to fill in.
    pub label: String,
    /// How, when that needs words.
    pub hint: String,
    /// What is filled in.
    pub value: String,
    /// What is wrong with it, and what to do.
    pub slip: Option<String>,
    /// May be left empty.
    pub optional: bool,
    /// `text`, `email`, `tel`, `password`.
    pub kind: &'static str,
    /// Something else may be filled in instead, so it is not demanded by itself.
    pub replaceable: bool,
    /// What browsers know it as (HTML Living Standard, 4.10.18.7.1).
    pub autocomplete: &'static str,
    /// A short keyboard of digits is enough.
    pub digits: bool,
    /// The page begins here: one types at once.
    pub autofocus: bool,
    /// Takes the whole width of the column.
    pub wide: bool,
}

impl Input {
    /// A line of text that must be filled in.
    pub(crate) fn text(id: impl Into<Cow<'static, str>>, label: String, value: &str) -> Self {
        let id = id.into();
        Self {
            name: id.clone(),
            id,
            label,
            value: value.to_owned(),
            kind: "text",
            autocomplete: "off",
            ..Self::default()
        }
    }

    /// A password; what was typed is never shown again.
    pub(crate) fn password(id: impl Into<Cow<'static, str>>, label: String, autocomplete: &'static str) -> Self {
        Self { kind: "password", autocomplete, ..Self::text(id, label, "") }
    }

    pub(crate) fn kind(self, kind: &'static str) -> Self {
        Self { kind, ..self }
    }

    pub(crate) fn hint(self, hint: String) -> Self {
        Self { hint, ..self }
    }

    pub(crate) fn known_as(self, autocomplete: &'static str) -> Self {
        Self { autocomplete, ..self }
    }

    pub(crate) fn optional(self) -> Self {
        Self { optional: true, ..self }
    }

    pub(crate) fn replaceable(self) -> Self {
        Self { replaceable: true, ..self }
    }

    /// What tells more about the field: its hint and its slip.
    pub(crate) fn described_by(&self) -> String {
        let hint = (!self.hint.is_empty()).then(|| format!("{}-h", self.id));
        let slip = self.slip.is_some().then(|| format!("{}-b", self.id));
        [hint, slip].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    pub(crate) fn digits(self) -> Self {
        Self { digits: true, ..self }
    }
}

/// Fastens every slip to its line.
pub(crate) fn fasten<'a>(inputs: impl IntoIterator<Item = &'a mut Input>, errors: &[FieldError]) {
    for input in inputs {
        input.slip = errors.iter().find(|error| error.field == input.id).map(|error| error.slip.clone());
    }
}
