//! The files of a container, unpacked.

use std::collections::{BTreeMap, BTreeSet};

use super::role::Role;
use crate::{Detached, Digest, Oddity, Payload, xades::at_path, zip::Archive};

/// Everything in the container but folders.
pub(super) struct Contents {
    /// The files by their paths, in the container's order.
    pub files: Vec<Detached>,
    /// By what two programs could read two contents.
    pub oddities: BTreeSet<Oddity>,
    roles: Vec<Role>,
    /// Whether each could be unpacked.
    whole: Vec<bool>,
    /// Digests already made; one file may be named by many.
    digests: Vec<Vec<(Digest, Vec<u8>)>>,
    /// Contents already read.
    payloads: BTreeMap<usize, Payload>,
}

impl Contents {
    /// Unpacks everything. What does not unpack is empty and put down as an oddity.
    pub(super) fn unpack(archive: Archive<'_>) -> Self {
        let mut oddities = archive.oddities;
        let (mut files, mut whole) = (Vec::new(), Vec::new());
        for entry in archive.entries {
            let (content, is_sound) = entry.unpack();
            if !is_sound {
                oddities.insert(Oddity::Damaged);
            }
            whole.push(content.is_some());
            files.push(Detached { name: entry.name, bytes: content.unwrap_or_default() });
        }
        let roles = files.iter().map(|file| Role::of(&file.name)).collect();
        let digests = files.iter().map(|_| Vec::new()).collect();
        Self { files, oddities, roles, whole, digests, payloads: BTreeMap::new() }
    }

    /// A file named like signatures that holds none is content, which somebody may read.
    pub(super) fn holds_no_signature(&mut self, position: usize) {
        if let Some(role) =
            self.roles.get_mut(position).filter(|_| self.files.get(position).is_some_and(|file| !file.bytes.is_empty()))
        {
            *role = Role::Content;
        }
    }

    pub(super) fn role(&self, position: usize) -> Role {
        self.roles.get(position).copied().unwrap_or(Role::Content)
    }

    /// The positions of the files of these roles.
    pub(super) fn of_roles(&self, wanted: &[Role]) -> Vec<usize> {
        let is_wanted = |position: &usize| wanted.contains(&self.role(*position));
        (0..self.files.len()).filter(is_wanted).collect()
    }

    pub(super) fn names_of(&self, wanted: Role) -> Vec<String> {
        self.of_roles(&[wanted]).into_iter().map(|position| self.name(position).to_owned()).collect()
    }

    pub(super) fn name(&self, position: usize) -> &str {
        self.files.get(position).map(|file| file.name.as_str()).unwrap_or_default()
    }

    pub(super) fn bytes(&self, position: usize) -> &[u8] {
        self.files.get(position).map(|file| file.bytes.as_slice()).unwrap_or_default()
    }

    /// Whether the file could be unpacked.
    pub(super) fn is_whole(&self, position: usize) -> bool {
        self.whole.get(position).copied().unwrap_or(false)
    }

    /// The one file that a URI names.
    pub(super) fn meant_by(&self, uri: &str) -> Option<usize> {
        let file = at_path(&self.files, uri)?;
        let position = self.files.iter().position(|other| other.name == file.name)?;
        Some(position).filter(|position| self.is_whole(*position))
    }

    /// The digest of a file; none when the algorithm is not to be had.
    pub(super) fn digest(&mut self, position: usize, digest: Digest) -> Option<Vec<u8>> {
        let known = self.digests.get(position)?.iter().find(|(known, _)| *known == digest);
        if let Some((_, made)) = known {
            return Some(made.clone());
        }
        let made = digest.of(self.bytes(position))?;
        self.digests.get_mut(position)?.push((digest, made.clone()));
        Some(made)
    }

    /// The file as a document of its own.
    pub(super) fn payload(&mut self, position: usize) -> Payload {
        if let Some(known) = self.payloads.get(&position) {
            return known.clone();
        }
        let payload = Payload::of(self.bytes(position));
        self.payloads.insert(position, payload.clone());
        payload
    }

    /// The only file for people, if there is one alone.
    pub(super) fn only_content(&self) -> Option<usize> {
        match self.of_roles(&[Role::Content]).as_slice() {
            [only] if self.is_whole(*only) => Some(*only),
            _ => None,
        }
    }
}
