//! Keeps a sealed PDF file good for longer: the values that prove it (PAdES baseline LT) and a timestamp over the whole file
//! (baseline LTA; ETSI EN 319 142-1, clauses 5.4 and 6.3). It can be done again and again.

use std::ops::Range;

use certificates::Evidence;
use openssl::sha::Sha256;
use signatures::pdf::{File, Object};

use super::{
    PdfSealFault, ROOM, annotated, contents, covered, digits, first_page, named, store, update::Update, widget,
    with_room,
};
use crate::Proofs;

/// A PDF file with a seal of ours that bears a timestamp, and that grows older.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgingPdf(Vec<u8>);

/// The file with room for a timestamp over all of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AwaitingPdf {
    file: Vec<u8>,
    room: Range<usize>,
}

impl AgingPdf {
    /// Takes over a file as [`crate::SealedPdf::with_timestamp`] or this makes it.
    #[must_use]
    pub const fn from_file(file: Vec<u8>) -> Self {
        Self(file)
    }

    /// The file as it is.
    #[must_use]
    pub fn file(&self) -> &[u8] {
        &self.0
    }

    /// The file with what proves the path of its seal's certificate, if it has no such values yet, and that of a timestamp.
    ///
    /// # Errors
    /// The file is not one of ours.
    pub fn with_values(self, of_seal: Option<&Evidence>, of_timestamp: &Evidence) -> Result<Self, PdfSealFault> {
        match of_seal {
            Some(seal) => {
                let proofs = Proofs { signature: seal.clone(), timestamp: of_timestamp.clone() };
                store::keep(&self.0, &contents(&self.0)?.0, &proofs).map(Self)
            }
            None => store::keep_more(&self.0, of_timestamp).map(Self),
        }
    }

    /// The file with room for a timestamp over all of it (clause 5.4.3). It shows nothing, as the seal.
    ///
    /// # Errors
    /// The file is not one of ours.
    pub fn awaiting(self) -> Result<AwaitingPdf, PdfSealFault> {
        let read = File::read(&self.0)?;
        let (root, catalog) = named(&read, read.trailer.get("Root"))?;
        let (page_id, page) = first_page(&read, &catalog)?;
        let Some(Object::Dictionary(form)) = catalog.get("AcroForm").cloned() else {
            return Err(PdfSealFault::Unsupported);
        };
        let Some(Object::Array(mut fields)) = form.get("Fields").cloned() else {
            return Err(PdfSealFault::Unsupported);
        };
        let mut update = Update::of(&self.0, &read)?;
        let (field, value) = (update.number(), update.number());
        let name = format!("Timestamp{}", fields.len());
        fields.push(Object::Reference(field));
        let form = Object::Dictionary(form.with("Fields", Object::Array(fields)));
        update.add(root, &Object::Dictionary(catalog.with("AcroForm", form)));
        update.add(page_id, &Object::Dictionary(annotated(&read, page, field)?));
        update.add(field, &Object::Dictionary(widget(page_id, value, &name, &name)));
        let begin = "<</Type/DocTimeStamp/Filter/Adobe.PPKLite/SubFilter/ETSI.RFC3161";
        let (file, room) = with_room(update, value, begin, ROOM);
        Ok(AwaitingPdf { file, room })
    }
}

impl AwaitingPdf {
    /// The SHA-256 that the timestamp must cover.
    #[must_use]
    pub fn imprint(&self) -> [u8; 32] {
        let mut digest = Sha256::new();
        covered(&self.file, &self.room).iter().for_each(|part| digest.update(part));
        digest.finish()
    }

    /// The file with this RFC 3161 token (DER) over [`AwaitingPdf::imprint`].
    ///
    /// # Errors
    /// The token is larger than the room left for it, which is several times what authorities send.
    pub fn with_timestamp(mut self, token: &[u8]) -> Result<Vec<u8>, PdfSealFault> {
        let mut octets = token.to_vec();
        if octets.len() > ROOM {
            return Err(PdfSealFault::TooLarge);
        }
        octets.resize(ROOM, 0);
        self.file[self.room].copy_from_slice(&digits(&octets));
        Ok(self.file)
    }
}
