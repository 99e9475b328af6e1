//! The document that a signature file carries inside it.

use crate::{Container, Detached, Evidence, Payload, cades, zip::Archive};

/// The one file that a signed container or message carries and that each of its signatures signs; none when there are
/// several, when some signature signs anything else, and of documents that are no container and no message. `evidence` is
/// what [`crate::examine`] tells of these bytes. What a container carries bears its path there; what a message carries has
/// no name.
#[must_use]
pub fn inside(bytes: &[u8], evidence: &Evidence) -> Option<Detached> {
    let found = match Container::of(bytes)? {
        Container::Zip => {
            let [file] = evidence.container.as_ref()?.files.as_slice() else { return None };
            let archive = Archive::read(bytes).ok()?;
            let entry = archive.entries.iter().find(|entry| entry.name == file.name)?;
            Detached { name: file.name.clone(), bytes: entry.unpack().0? }
        }
        Container::Cms => Detached { name: String::new(), bytes: cades::content(bytes)? },
        Container::Pdf => return None,
    };
    let payload = Some(Payload::of(&found.bytes));
    let signs_it = !evidence.signatures.is_empty() && evidence.signatures.iter().all(|each| each.payload == payload);
    signs_it.then_some(found)
}
