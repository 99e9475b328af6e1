//! The states in which a file was signed, and what was changed from each to the next.

use std::ops::Range;

use certificates::Fingerprint;

use super::{
    Signed,
    change::{ChangeKind, Found},
    compare::compare,
    fields, kept, tail,
};
use crate::pdf::{File, Object, PdfFault};

/// How many bytes of proofs are looked at in each state.
const MOST_PROOFS: usize = 32 << 20;

/// Everything that happened to a file after its first signature.
pub(super) struct History {
    states: Vec<State>,
}

/// A file as it was signed, and what was changed before it was signed the next time, or before it came to us.
struct State {
    end: usize,
    /// Where the values of the signatures stood that its form had.
    values: Vec<Range<usize>>,
    /// What it kept for its signatures, if it ended with a timestamp over it.
    proofs: Vec<Fingerprint>,
    changes: Vec<Found>,
}

impl History {
    pub(super) fn read(file: &File<'_>, signed: &[Signed]) -> Self {
        let all = file.bytes().len();
        let mut ends: Vec<usize> = signed.iter().filter_map(Signed::covered).filter(|end| *end <= all).collect();
        ends.sort_unstable();
        ends.dedup();
        let mut states = Vec::new();
        let mut old = ends.first().map(|end| file.until(*end));
        for (end, next) in ends.iter().zip(ends.iter().skip(1).map(Some).chain([None])) {
            let new = next.map(|next| file.until(*next));
            let newer = match &new {
                Some(new) => new.as_ref().map_err(|fault| *fault),
                None => Ok(file),
            };
            let older = match &old {
                Some(Ok(old)) => Ok(old),
                Some(Err(fault)) => Err(*fault),
                None => Err(PdfFault::Broken),
            };
            let is_stamped = signed.iter().any(|signed| signed.is_timestamp() && signed.end() == *end);
            states.push(State::read(*end, older, newer, is_stamped));
            old = new;
        }
        Self { states }
    }

    /// Whether the value at this place was part of the form of the file that ends there.
    pub(super) fn had(&self, end: usize, value: &Range<usize>) -> bool {
        self.states.iter().any(|state| state.end == end && state.values.contains(value))
    }

    /// What was changed after the file ended there.
    pub(super) fn since(&self, end: usize) -> impl Iterator<Item = &Found> {
        self.states.iter().filter(move |state| state.end >= end).flat_map(|state| &state.changes)
    }

    /// What the file kept for its signatures when a timestamp was put to it there.
    pub(super) fn proofs(&self, end: usize) -> &[Fingerprint] {
        self.states.iter().find(|state| state.end == end).map(|state| &*state.proofs).unwrap_or_default()
    }
}

impl State {
    fn read(end: usize, old: Result<&File<'_>, PdfFault>, new: Result<&File<'_>, PdfFault>, is_stamped: bool) -> Self {
        let mut state = Self { end, values: Vec::new(), proofs: Vec::new(), changes: Vec::new() };
        let (Ok(old), Ok(new)) = (old, new) else {
            state.changes.push(Found::new(ChangeKind::Other, "unreadable"));
            return state;
        };
        let place = |field: fields::Field| match field.value.get("Contents") {
            Some(Object::Text(text)) => text.digits.clone(),
            _ => None,
        };
        state.values =
            fields::signed(old).map(|fields| fields.into_iter().filter_map(place).collect()).unwrap_or_default();
        if is_stamped && let Ok(kept) = kept(old, MOST_PROOFS) {
            let certificates = kept.certificates.iter().map(certificates::Certificate::fingerprint);
            let values = kept.crls.iter().chain(&kept.ocsp).map(certificates::Der::fingerprint);
            state.proofs = certificates.chain(values).collect();
        }
        if new.bytes().get(end..).is_some_and(|rest| rest.iter().any(|byte| !byte.is_ascii_whitespace() && *byte != 0))
        {
            state.changes = compare(old, new);
            if !tail::is_accounted_for(new, end) {
                state.changes.push(Found::new(ChangeKind::Stray, &format!("bytes {end}-{}", new.bytes().len())));
            }
        }
        state
    }
}
