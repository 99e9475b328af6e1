//! What a receipt says.

use certificates::Certificate;
use serde::{Deserialize, Serialize};
use vocabulary::Instant;

/// What is fixed when the letter is filed. The instant of making and the journal entry are added when it is sealed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// The receipt's own number: the letter's year and number, and eight characters that nobody can guess.
    pub number: String,
    /// The office.
    pub addressee: Party,
    /// Who filed.
    pub sender: Party,
    /// When the last byte of the filing came: the instant of delivery in law.
    pub entered_at: Instant,
    /// The id of the filing.
    pub document: String,
    /// The letter's number in the register of incoming letters.
    pub rpw: String,
    /// The code of the service.
    pub service: String,
    /// Every file that came.
    pub files: Vec<FileMark>,
}

/// A party of a receipt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// Its name.
    pub name: String,
    /// Kind and value of its identifier: `NIP`, `PESEL`, `KONTO`.
    pub identifier: (String, String),
}

impl Party {
    /// Whether the certificate names this party, an organisation, and no person: its name is the certificate's organisation
    /// and its tax number (NIP) the certificate's identifier (`VATPL-…`, ETSI EN 319 412-1, 5.1.4), for many bear one name.
    #[must_use]
    pub fn is_named_in(&self, certificate: &Certificate) -> bool {
        let (kind, number) = &self.identifier;
        certificate.person().is_none()
            && certificate.organisation().as_ref() == Some(&self.name)
            && kind == "NIP"
            && certificate.organisation_identifier().and_then(|found| found.strip_prefix("VATPL-")) == Some(number)
    }
}

/// One file of a filing, told so that anybody can recognise it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileMark {
    /// `document`, `detached` or `attachment`.
    pub role: String,
    /// Its name.
    pub name: String,
    /// Bytes.
    pub size: u64,
    /// SHA-256 of the content in base64.
    pub sha256: String,
    /// Whether the letter's signature covers it.
    pub covered: bool,
}
