//! Formats and levels of signatures (ETSI EN 319 132-1, 319 122-1 and 319 142-1, clause 6 of each).

use serde::{Deserialize, Serialize};

/// The format and level that a signature's properties make. It tells which properties are present, not whether they are
/// right. Stored by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "&'static str", try_from = "String")]
pub struct Level {
    /// The format.
    pub form: Form,
    /// How much it carries.
    pub rank: Rank,
}

/// A family of signature formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// XML signatures.
    Xades,
    /// Signed messages (CMS).
    Cades,
    /// Signed messages in PDF.
    Pades,
}

/// How much a signature carries. Each rank has what those before it have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// Nothing but the signature: no property names the certificate or anything else.
    Bare,
    /// Short of the baseline: no signing time, no named signing certificate, or an older kind of entry in PDF.
    Short,
    /// Signing time and signing certificate under the signature.
    B,
    /// B with a timestamp over the signature value.
    T,
    /// T with the values that prove the path.
    Lt,
    /// LT with an archive timestamp.
    Lta,
}

/// A name that no level has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no such level of signatures")]
pub struct UnknownLevel;

impl Level {
    /// The name the standard gives it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match (self.form, self.rank) {
            (Form::Xades, Rank::Bare) => "XMLDSig",
            (Form::Xades, Rank::Short) => "XAdES",
            (Form::Xades, Rank::B) => "XAdES-BASELINE-B",
            (Form::Xades, Rank::T) => "XAdES-BASELINE-T",
            (Form::Xades, Rank::Lt) => "XAdES-BASELINE-LT",
            (Form::Xades, Rank::Lta) => "XAdES-BASELINE-LTA",
            (Form::Cades, Rank::Bare) => "CMS",
            (Form::Cades, Rank::Short) => "CAdES",
            (Form::Cades, Rank::B) => "CAdES-BASELINE-B",
            (Form::Cades, Rank::T) => "CAdES-BASELINE-T",
            (Form::Cades, Rank::Lt) => "CAdES-BASELINE-LT",
            (Form::Cades, Rank::Lta) => "CAdES-BASELINE-LTA",
            (Form::Pades, Rank::Bare) => "PKCS7",
            (Form::Pades, Rank::Short) => "PAdES",
            (Form::Pades, Rank::B) => "PAdES-BASELINE-B",
            (Form::Pades, Rank::T) => "PAdES-BASELINE-T",
            (Form::Pades, Rank::Lt) => "PAdES-BASELINE-LT",
            (Form::Pades, Rank::Lta) => "PAdES-BASELINE-LTA",
        }
    }
}

impl From<Level> for &'static str {
    fn from(level: Level) -> Self {
        level.name()
    }
}

impl TryFrom<String> for Level {
    type Error = UnknownLevel;

    fn try_from(name: String) -> Result<Self, UnknownLevel> {
        let ranks = [Rank::Bare, Rank::Short, Rank::B, Rank::T, Rank::Lt, Rank::Lta];
        let of_form = |form| ranks.map(|rank| Self { form, rank });
        let mut all = [Form::Xades, Form::Cades, Form::Pades].into_iter().flat_map(of_form);
        all.find(|level| level.name() == name).ok_or(UnknownLevel)
    }
}
