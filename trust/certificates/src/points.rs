//! Where revocation is published (CRL distribution points, RFC 5280, 4.2.1.13).

use crate::{
    Certificate,
    asn1::{Element, Malformed, SEQUENCE, SET, context, primitive},
    name,
};

/// One place where lists about a certificate are had.
pub struct Point {
    /// Its names (DER of `GeneralName`).
    pub names: Vec<Vec<u8>>,
    /// The reasons of revocation that its lists speak of, one bit each.
    pub reasons: u16,
    /// Whoever signs its lists (DER of `GeneralName`), where that is not the issuer of the certificate.
    pub issuers: Vec<Vec<u8>>,
}

impl Point {
    /// All the places: those that the certificate names, and its issuer's own lists wherever they are had from (6.3.3).
    pub fn all_of(certificate: &Certificate) -> Vec<Self> {
        let mut points = Self::named_by(certificate).unwrap_or_default();
        points.push(Self {
            names: vec![wrapped(context(4), certificate.issuer_name())],
            reasons: ALL_REASONS,
            issuers: Vec::new(),
        });
        points
    }

    fn named_by(certificate: &Certificate) -> Result<Vec<Self>, Malformed> {
        let Some(found) = certificate.extension("2.5.29.31") else { return Ok(Vec::new()) };
        let mut points = Vec::new();
        for point in Element::sequence(&found.value)?.take(MOST) {
            let mut fields = point?.children();
            let place = fields.optional(context(0))?;
            let reasons = fields.optional(primitive(1))?.map_or(Ok(ALL_REASONS), reasons)?;
            let mut issuers = Vec::new();
            if let Some(found) = fields.optional(context(2))? {
                for issuer in found.children() {
                    issuers.push(issuer?.raw().to_vec());
                }
            }
            let named = issuers.first().and_then(|issuer| Element::sole(issuer).ok()?.inside().ok());
            let base = named.map_or(certificate.issuer_name(), |name| name.raw());
            let names = place.map(|place| names(place.inside()?, base)).transpose()?.unwrap_or_default();
            points.push(Self { names, reasons, issuers });
        }
        Ok(points)
    }
}

/// The names in a `DistributionPointName`; one that is relative to the issuer (DER of `Name`) is completed.
pub fn names(place: Element<'_>, issuer: &[u8]) -> Result<Vec<Vec<u8>>, Malformed> {
    if place.is(context(0)) {
        return place.children().map(|name| Ok(name?.raw().to_vec())).collect();
    }
    if !place.is(context(1)) {
        return Err(Malformed);
    }
    let mut parts = Element::sole(issuer)?.content().to_vec();
    parts.extend(wrapped(SET, place.content()));
    Ok(vec![wrapped(context(4), &wrapped(SEQUENCE, &parts))])
}

/// The reasons in a `ReasonFlags`, one bit each.
pub fn reasons(flags: Element<'_>) -> Result<u16, Malformed> {
    let [_unused, octets @ ..] = flags.content() else { return Err(Malformed) };
    if flags.tag() & 0x20 != 0 {
        return Err(Malformed);
    }
    let octet = |index| u16::from(octets.get(index).copied().unwrap_or_default());
    Ok((octet(0) << 8 | octet(1)) & ALL_REASONS)
}

/// Are these two names (DER of `GeneralName`) the same?
pub fn is_same(one: &[u8], other: &[u8]) -> bool {
    one == other || directory(one).zip(directory(other)).is_some_and(|(one, other)| name::is_same(one, other))
}

/// Is this `GeneralName` that name (DER of `Name`)?
pub fn is_name(general: &[u8], name: &[u8]) -> bool {
    directory(general).is_some_and(|directory| name::is_same(directory, name))
}

/// The `Name` in a `GeneralName`, when it is one of a directory.
fn directory(general: &[u8]) -> Option<&[u8]> {
    let general = Element::sole(general).ok().filter(|general| general.is(context(4)))?;
    general.inside().ok().map(|name| name.raw())
}

/// These octets under a tag, in DER.
fn wrapped(tag: u8, content: &[u8]) -> Vec<u8> {
    let mut der = vec![tag];
    match u8::try_from(content.len()) {
        Ok(length @ 0..0x80) => der.push(length),
        _ => {
            let digits: Vec<u8> = content.len().to_be_bytes().into_iter().skip_while(|digit| *digit == 0).collect();
            der.push(0x80 | u8::try_from(digits.len()).unwrap_or(8));
            der.extend(digits);
        }
    }
    der.extend_from_slice(content);
    der
}

/// Every reason but the unused first bit: keyCompromise, cACompromise, affiliationChanged, superseded,
/// cessationOfOperation, certificateHold, privilegeWithdrawn and aACompromise.
pub const ALL_REASONS: u16 = 0b0111_1111_1000_0000;

/// No certificate names more than a few places.
const MOST: usize = 64;
