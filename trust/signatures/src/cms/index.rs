//! The index inside an archive timestamp that says what it covers (ats-hash-index, ETSI EN 319 122-1, clause 5.5.2).

use std::collections::{HashMap, HashSet};

use certificates::{
    Certificate, Digest, Evidence, Fingerprint,
    asn1::{Element, Elements, Malformed, OID, SEQUENCE},
};

use super::{Message, Signer, keep_revocation, octets, signer::Attribute};

/// Entries of one kind.
const MOST_ENTRIES: usize = 512;

/// What an archive timestamp lists.
pub(super) struct Listed<'m> {
    /// The index as it is encoded.
    pub octets: Vec<u8>,
    /// The digest by which it lists.
    pub digest: Digest,
    /// The listed certificates, CRLs and OCSP answers of the message.
    pub values: Vec<Fingerprint>,
    /// The listed unsigned attributes of the signer.
    pub attributes: Vec<Attribute<'m>>,
}

/// The index that stands in the token. None when there is not exactly one, and when it lists what is not there: then
/// nobody knows what was covered.
pub(super) fn read<'m>(token: &[u8], message: &Message<'m>, signer: &Signer<'m>) -> Option<Listed<'m>> {
    let token = Message::read(token).ok()?;
    let [by] = token.signers.as_slice() else { return None };
    let mut found = KINDS.iter().flat_map(|kind| by.unsigned_values(kind));
    let (Some(index), None) = (found.next(), found.next()) else { return None };
    listed(index, message, signer).ok().flatten()
}

fn listed<'m>(index: Element<'_>, message: &Message<'m>, signer: &Signer<'m>) -> Result<Option<Listed<'m>>, Malformed> {
    let mut fields = index.children();
    let digest = algorithm(&mut fields)?;
    let (certificates, revocations, attributes) =
        (entries(fields.require(SEQUENCE)?)?, entries(fields.require(SEQUENCE)?)?, entries(fields.require(SEQUENCE)?)?);
    let Some(digest) = digest else { return Ok(None) };
    let mut kept = Evidence::default();
    let bag = |bag: Option<Element<'m>>| bag.into_iter().flat_map(|bag| bag.children().take(MOST_ENTRIES)).flatten();
    let by_digest = |elements: Vec<Element<'m>>| -> HashMap<Vec<u8>, Element<'m>> {
        elements.into_iter().filter_map(|element| Some((digest.of(element.raw())?, element))).collect()
    };
    let (known, known_revocations) =
        (by_digest(bag(message.bags[0]).collect()), by_digest(bag(message.bags[1]).collect()));
    for entry in certificates {
        let Some(element) = known.get(&entry) else { return Ok(None) };
        kept.certificates.extend(Certificate::from_der(element.raw()));
    }
    for entry in revocations {
        let Some(element) = known_revocations.get(&entry) else { return Ok(None) };
        keep_revocation(&mut kept, *element);
    }
    let Some(attributes) = covered(&attributes, digest, signer.unsigned_attributes()) else { return Ok(None) };
    let values = crate::timestamp::of_evidence(&kept);
    Ok(Some(Listed { octets: index.raw().to_vec(), digest, values, attributes }))
}

/// The attributes whose hashes the index lists: of all of an attribute, or since the third version of its kind and each of
/// its values. An attribute of which only some values are listed is cut down to nothing, since no more is known of it.
fn covered<'m>(entries: &[Vec<u8>], digest: Digest, attributes: &[Attribute<'m>]) -> Option<Vec<Attribute<'m>>> {
    let mut left: HashSet<&[u8]> = entries.iter().map(Vec::as_slice).collect();
    let mut covered = Vec::new();
    for attribute in attributes {
        let mut is_listed = |made: Option<Vec<u8>>| {
            let listed = made.filter(|made| entries.contains(made));
            listed.inspect(|made| _ = left.remove(made.as_slice())).is_some()
        };
        let whole = is_listed(digest.of(attribute.whole.raw()));
        let mut values = attribute.values.children().filter_map(Result::ok).take(MOST_ENTRIES).peekable();
        let mut each = values.peek().is_some();
        for value in values {
            each &= is_listed(digest.of_parts(&[attribute.oid.raw(), value.raw()]));
        }
        if whole || each {
            covered.push(attribute.clone());
        }
    }
    left.is_empty().then_some(covered)
}

/// The digest of the index; SHA-256 when the first version names none.
fn algorithm(fields: &mut Elements<'_>) -> Result<Option<Digest>, Malformed> {
    let mut ahead = *fields;
    let first = ahead.require(SEQUENCE)?;
    if first.children().require(OID).is_err() {
        return Ok(Some(Digest::Sha256));
    }
    *fields = ahead;
    Ok(Digest::of_identifier(first))
}

fn entries(list: Element<'_>) -> Result<Vec<Vec<u8>>, Malformed> {
    let read = |entry: Result<Element<'_>, Malformed>| Ok(octets(entry?)?.into_owned());
    list.children().take(MOST_ENTRIES).map(read).collect()
}

/// The first version (ETSI TS 101 733 V2.2.1), the second and the third.
const KINDS: [&str; 3] = ["0.4.0.1733.2.5", "0.4.0.19122.1.4", "0.4.0.19122.1.5"];
