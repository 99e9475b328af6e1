//! Manifests: lists of files and digests, over which one signature or timestamp stands (EN 319 162-1, clause A.4,
//! `ASiCManifest`).

use xml::{Document, Limits, NodeId};

use super::{contents::Contents, role::Role};
use crate::{Covers, Digest, Outcome, Reference, Unreadable, ZipFault, xades::base64};

/// A letter with attachments has some tens of files.
const MOST_REFERENCES: usize = 256;
const MOST_MANIFESTS: usize = 64;
/// Enough for that many references with long names.
const LONGEST: usize = 256 << 10;

/// A manifest that could be read.
pub(super) struct Manifest {
    /// Where it stands in the container.
    pub position: usize,
    /// The file that holds what stands over it, by its position.
    pub over: Option<usize>,
    references: Vec<Listed>,
}

/// A file with its digest. Those of a manifest that could not be read so far are malformed.
struct Listed {
    uri: Option<String>,
    digest: Option<Digest>,
    value: Option<Vec<u8>>,
}

/// A reference of a manifest, and the file it means.
pub(super) struct Checked {
    pub file: Option<usize>,
    pub reference: Reference,
}

impl Manifest {
    /// Every manifest of the container that can be read.
    pub(super) fn all(contents: &Contents) -> Result<Vec<Self>, Unreadable> {
        let positions = contents.of_roles(&[Role::Manifest]);
        if positions.len() > MOST_MANIFESTS {
            return Err(ZipFault::TooLarge.into());
        }
        Ok(positions.into_iter().filter_map(|position| Self::read(contents, position)).collect())
    }

    fn read(contents: &Contents, position: usize) -> Option<Self> {
        let limits = Limits { bytes: LONGEST, ..Limits::default() };
        let document = xml::parse(contents.bytes(position), &limits).ok()?;
        let root = document.document_element()?;
        let namespace = NAMESPACES.into_iter().find(|name| xml::is_element(&document, root, name, "ASiCManifest"))?;
        let mut over = xml::children(&document, root, namespace, "SigReference");
        let (over, other) = (over.next()?, over.next());
        // Some writers put the references into the SigReference.
        let listed = [root, over].into_iter();
        let listed = listed.flat_map(|node| xml::children(&document, node, namespace, "DataObjectReference"));
        let references: Vec<_> = listed.take(MOST_REFERENCES + 1).map(|node| Listed::read(&document, node)).collect();
        if references.len() > MOST_REFERENCES || other.is_some() {
            return None;
        }
        let over = xml::attribute(&document, over, "URI").and_then(|uri| contents.meant_by(uri));
        Some(Self { position, over, references })
    }

    /// Whether each of its files is there and as it was.
    pub(super) fn check(&self, contents: &mut Contents) -> Vec<Checked> {
        self.references.iter().map(|listed| listed.check(contents)).collect()
    }
}

impl Listed {
    fn read(document: &Document<'_>, node: NodeId) -> Self {
        let child = |name| xml::first_child(document, node, DS, name);
        let digest = child("DigestMethod").and_then(|method| xml::attribute(document, method, "Algorithm"));
        Self {
            uri: xml::attribute(document, node, "URI").map(str::to_owned),
            digest: digest.and_then(Digest::from_uri),
            value: child("DigestValue").and_then(|value| base64(&xml::text(document, value))),
        }
    }

    fn check(&self, contents: &mut Contents) -> Checked {
        let file = self.uri.as_deref().and_then(|uri| contents.meant_by(uri));
        let outcome = match (&self.uri, self.digest, &self.value, file) {
            (None, ..) | (_, _, None, _) => Outcome::Malformed,
            (_, None, ..) => Outcome::UnknownDigest,
            (.., None) => Outcome::DataMissing,
            (_, Some(digest), Some(value), Some(file)) => match contents.digest(file, digest) {
                None => Outcome::UnknownDigest,
                Some(made) if made == *value => Outcome::Right,
                Some(_) => Outcome::Wrong,
            },
        };
        let covers = file.map_or(Covers::Other, |file| Covers::File(contents.name(file).to_owned()));
        let uri = self.uri.as_ref().map(|uri| uri.chars().take(200).collect());
        Checked {
            file,
            reference: Reference { uri, digest: self.digest, outcome, covers, what: None, transforms: Vec::new() },
        }
    }
}

const DS: &str = "http://www.w3.org/2000/09/xmldsig#";
/// That of the standard, and the one of its first edition.
const NAMESPACES: [&str; 2] = ["http://uri.etsi.org/02918/v1.2.1#", "http://uri.etsi.org/2918/v1.2.1#"];
