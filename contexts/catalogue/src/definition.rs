//! Reading a service from its file.

mod check;
mod file;

use std::fmt;

pub(crate) use check::is_name;

use crate::{Revision, Service};

/// The most bytes of a definition.
pub(crate) const LONGEST: usize = 256 * 1024;

/// The service by which every client withdraws a letter: reached from that letter alone, filled in and signed by the
/// client.
const WITHDRAWAL: &str = "wycofanie-pisma";

/// A service together with the very bytes it was read from.
#[derive(Clone, Debug)]
pub struct Definition {
    service: Service,
    content: Vec<u8>,
}

/// Something in a definition that must be mended before it can be published; English, for the operator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// Where: `step kogo, field pesel, when`; `line 12`.
    pub place: String,
    /// What is wrong there.
    pub what: String,
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.what)
    }
}

impl Definition {
    /// Reads a definition: TOML, at most 256 KiB.
    ///
    /// # Errors
    /// What must be mended: the first place where the file is no such TOML at all, else everything.
    pub fn read(content: &[u8]) -> Result<Self, Vec<Flaw>> {
        let flaw = |place: String, what: &str| vec![Flaw { place, what: what.to_owned() }];
        if content.len() > LONGEST {
            return Err(flaw("file".to_owned(), "longer than 256 KiB"));
        }
        let text = std::str::from_utf8(content)
            .map_err(|error| flaw(format!("line {}", line_of(content, error.valid_up_to())), "not written in UTF-8"))?;
        let file = toml::from_str(text).map_err(|error| {
            let line = error.span().map_or(1, |span| line_of(content, span.start));
            flaw(format!("line {line}"), &vocabulary::visible(&error.message().replace('\n', " ")))
        })?;
        let service = check::service(file, Revision::of(content))?;
        if service.code == WITHDRAWAL
            && (service.form.is_none() || service.takes_documents || service.other_signer || service.listed)
        {
            let what =
                "withdrawing a letter needs a form, listed = false, and neither takes_documents nor other_signer";
            return Err(flaw("code".to_owned(), what));
        }
        Ok(Self { service, content: content.to_vec() })
    }

    /// The service it declares.
    #[must_use]
    pub const fn service(&self) -> &Service {
        &self.service
    }

    /// The bytes it was read from.
    #[must_use]
    pub fn content(&self) -> &[u8] {
        &self.content
    }

    pub(crate) fn into_service(self) -> Service {
        self.service
    }
}

/// The line that this byte stands in, counted from 1.
fn line_of(content: &[u8], offset: usize) -> usize {
    1 + content.iter().take(offset).filter(|byte| **byte == b'\n').count()
}
