//! Certificate revocation lists (RFC 5280, section 5).

use vocabulary::Instant;

use crate::{
    Certificate, Fingerprint,
    algorithm::Scheme,
    asn1::{BIT_STRING, ENUMERATED, Element, INTEGER, Malformed, SEQUENCE, context, significant},
    extension::{self, Extension},
    memory, name,
    points::{self, ALL_REASONS, Point},
};

/// A list as it was read; its entries are walked when asked.
pub struct List<'a> {
    der: &'a [u8],
    body: &'a [u8],
    pub scheme: Option<Scheme>,
    signature: &'a [u8],
    /// DER of the issuer's `Name`.
    pub issuer: &'a [u8],
    pub this_update: Instant,
    pub next_update: Option<Instant>,
    entries: Option<Element<'a>>,
    pub extensions: Vec<Extension>,
}

/// What a list says of one certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    /// Not listed.
    Absent,
    /// Revoked since that instant.
    Revoked(Instant),
    /// On hold since that instant (certificateHold), which may be lifted again.
    OnHold(Instant),
    /// Taken off the list again (removeFromCRL, only in lists of changes).
    Removed,
}

impl Entry {
    /// Two entries for the same certificate: what takes it further counts, and of equals the earlier.
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Revoked(one), Self::Revoked(two)) => Self::Revoked(one.min(two)),
            (Self::Revoked(at), _) | (_, Self::Revoked(at)) => Self::Revoked(at),
            (Self::OnHold(one), Self::OnHold(two)) => Self::OnHold(one.min(two)),
            (Self::OnHold(at), _) | (_, Self::OnHold(at)) => Self::OnHold(at),
            (Self::Removed, _) | (_, Self::Removed) => Self::Removed,
            (Self::Absent, Self::Absent) => Self::Absent,
        }
    }
}

impl<'a> List<'a> {
    pub fn read(der: &'a [u8]) -> Result<Self, Malformed> {
        let mut outer = Element::sequence(der)?;
        let body = outer.require(SEQUENCE)?;
        let algorithm = outer.require(SEQUENCE)?;
        let signature = outer.require(BIT_STRING)?.bits()?;
        let mut fields = body.children();
        fields.optional(INTEGER)?;
        fields.require(SEQUENCE)?;
        let issuer = fields.require(SEQUENCE)?.raw();
        let this_update = fields.any()?.time()?;
        let (mut next_update, mut entries, mut extensions) = (None, None, Vec::new());
        for field in fields {
            let field = field?;
            if field.is(SEQUENCE) {
                entries = Some(field);
            } else if field.is(context(0)) {
                extensions = extension::read(field.inside()?)?;
            } else {
                next_update = Some(field.time()?);
            }
        }
        let scheme = Scheme::of_any_signature(algorithm, None);
        Ok(Self { der, body: body.raw(), scheme, signature, issuer, this_update, next_update, entries, extensions })
    }

    /// Did this certificate's key sign the list?
    pub fn is_signed_by(&self, signer: &Certificate) -> bool {
        let made = |scheme: Scheme| signer.key().is_some_and(|key| scheme.verifies(&key, self.body, self.signature));
        memory::is_signed_by(signer, Fingerprint::of(self.der), || self.scheme.is_some_and(made))
    }

    /// What the list says of the certificate with this issuer (DER of `Name`) and serial number; and whether every entry
    /// could be understood: an unknown critical extension of any entry spoils the list (RFC 5280, 5.3). In an indirect list
    /// each entry is of the issuer last named (5.3.3).
    pub fn find(&self, issuer: &[u8], serial: &[u8]) -> Result<(Entry, bool), Malformed> {
        let (mut found, mut understood) = (Entry::Absent, true);
        let mut is_of_issuer = name::is_same(self.issuer, issuer);
        let Some(entries) = self.entries else { return Ok((found, true)) };
        for entry in entries.children() {
            let mut fields = entry?.children();
            let number = fields.require(INTEGER)?;
            let at = fields.any()?.time()?;
            let Some(extensions) = fields.optional(SEQUENCE)? else {
                if is_of_issuer && significant(number.content()) == serial {
                    found = found.and(Entry::Revoked(at));
                }
                continue;
            };
            let extensions = extension::read(extensions)?;
            understood &= !extension::has_unknown_critical(&extensions, &[REASON, INVALIDITY_DATE, CERTIFICATE_ISSUER]);
            if let Some(named) = extension::find(&extensions, CERTIFICATE_ISSUER) {
                is_of_issuer = names_one(&named.value, issuer)?;
            }
            if is_of_issuer && significant(number.content()) == serial {
                found = found.and(match reason(&extensions)? {
                    Some(6) => Entry::OnHold(at),
                    Some(8) => Entry::Removed,
                    _ => Entry::Revoked(at),
                });
            }
        }
        Ok((found, understood))
    }

    /// Since when expired certificates stay on the list (expiredCertsOnCRL, ITU-T X.509, 9.5.2.8), when it says so.
    pub fn keeps_expired_since(&self) -> Option<Instant> {
        Element::sole(&extension::find(&self.extensions, KEEPS_EXPIRED)?.value).ok()?.time().ok()
    }

    /// The list's number (RFC 5280, 5.2.3).
    pub fn number(&self) -> Option<u64> {
        number(extension::find(&self.extensions, NUMBER)?).ok()
    }

    /// When the list is only of changes (delta CRL, RFC 5280, 5.2.4): the number of the earliest list it completes.
    pub fn changes_since(&self) -> Result<Option<u64>, Malformed> {
        extension::find(&self.extensions, DELTA).map(number).transpose()
    }

    /// Does it carry a critical extension that is not understood here?
    pub fn is_understood(&self) -> bool {
        !extension::has_unknown_critical(&self.extensions, &[DELTA, SCOPE, NUMBER, AUTHORITY_KEY])
    }

    /// What the list is limited to (issuing distribution point, RFC 5280, 5.2.5).
    pub fn scope(&self) -> Result<Scope, Malformed> {
        let mut scope = Scope { reasons: ALL_REASONS, ..Scope::default() };
        let Some(found) = extension::find(&self.extensions, SCOPE) else { return Ok(scope) };
        for field in Element::sequence(&found.value)? {
            let field = field?;
            match field.tag() & 0x1f {
                0 => scope.names = Some(points::names(field.inside()?, self.issuer)?),
                1 => scope.only_users = is_set(field),
                2 => scope.only_authorities = is_set(field),
                3 => scope.reasons = points::reasons(field)?,
                4 => scope.indirect = is_set(field),
                5 => scope.only_attributes = is_set(field),
                _ => return Err(Malformed),
            }
        }
        Ok(scope)
    }

    /// The octets of its scope: lists that complete one another have the same.
    pub fn scope_octets(&self) -> Option<&[u8]> {
        extension::find(&self.extensions, SCOPE).map(|found| found.value.as_slice())
    }
}

/// Which certificates a list speaks of.
#[derive(Default)]
pub struct Scope {
    /// Names of the distribution point (DER of `GeneralName`); none when the list is for all.
    names: Option<Vec<Vec<u8>>>,
    only_users: bool,
    only_authorities: bool,
    only_attributes: bool,
    /// It lists also certificates of other issuers.
    pub indirect: bool,
    /// The reasons of revocation for which it lists certificates.
    reasons: u16,
}

impl Scope {
    /// The reasons of revocation for which the list of this issuer would name the certificate, at the place it was got from
    /// (RFC 5280, 6.3.3 (b) to (d)); 0: for none.
    pub fn reasons_for(&self, certificate: &Certificate, list_issuer: &[u8], point: &Point) -> u16 {
        let is_its_issuer = match point.issuers.as_slice() {
            [] => name::is_same(list_issuer, certificate.issuer_name()),
            issuers => self.indirect && issuers.iter().any(|issuer| points::is_name(issuer, list_issuer)),
        };
        let is_its_place = self.names.as_ref().is_none_or(|names| {
            let places = if point.names.is_empty() { &point.issuers } else { &point.names };
            places.iter().any(|place| names.iter().any(|name| points::is_same(name, place)))
        });
        let is_other_kind = if certificate.is_ca() { self.only_users } else { self.only_authorities };
        let speaks = is_its_issuer && is_its_place && !is_other_kind && !self.only_attributes;
        if speaks { self.reasons & point.reasons } else { 0 }
    }
}

/// An implicit BOOLEAN: anything but zero is yes.
fn is_set(flag: Element<'_>) -> bool {
    flag.content() != [0]
}

fn number(extension: &Extension) -> Result<u64, Malformed> {
    Element::sole(&extension.value)?.number()
}

fn reason(extensions: &[Extension]) -> Result<Option<u64>, Malformed> {
    let Some(found) = extension::find(extensions, REASON) else { return Ok(None) };
    let reason = Element::sole(&found.value)?;
    if reason.is(ENUMERATED) { reason.number().map(Some) } else { Err(Malformed) }
}

/// Does one of these names (DER of `GeneralNames`) name the issuer?
fn names_one(names: &[u8], issuer: &[u8]) -> Result<bool, Malformed> {
    let mut is_named = false;
    for name in Element::sequence(names)? {
        is_named |= points::is_name(name?.raw(), issuer);
    }
    Ok(is_named)
}

const NUMBER: &str = "2.5.29.20";
const REASON: &str = "2.5.29.21";
const INVALIDITY_DATE: &str = "2.5.29.24";
const DELTA: &str = "2.5.29.27";
const SCOPE: &str = "2.5.29.28";
const CERTIFICATE_ISSUER: &str = "2.5.29.29";
const KEEPS_EXPIRED: &str = "2.5.29.60";
const AUTHORITY_KEY: &str = "2.5.29.35";
