//! Certificate revocation lists (RFC 5280, section 5).

use openssl::pkey::{PKeyRef, Public};
use vocabulary::Instant;

use crate::{
    Certificate,
    algorithm::Scheme,
    asn1::{BIT_STRING, ENUMERATED, Element, INTEGER, Malformed, SEQUENCE, context, significant},
    extension::{self, Extension},
};

/// A list as it was read; its entries are walked when asked.
pub struct List<'a> {
    body: &'a [u8],
    scheme: Option<Scheme>,
    signature: &'a [u8],
    /// DER of the issuer's `Name`.
    pub issuer: &'a [u8],
    pub this_update: Instant,
    pub next_update: Option<Instant>,
    entries: Option<Element<'a>>,
    pub extensions: Vec<Extension>,
}

/// One revoked certificate.
pub struct Entry {
    pub at: Instant,
    /// The entry takes a certificate off the list again (removeFromCRL, only in lists of changes).
    pub removed: bool,
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
        let scheme = Scheme::of_signature(algorithm, None);
        Ok(Self { body: body.raw(), scheme, signature, issuer, this_update, next_update, entries, extensions })
    }

    /// Did this key sign the list?
    pub fn is_signed_by(&self, key: &PKeyRef<Public>) -> bool {
        self.scheme.is_some_and(|scheme| scheme.verifies(key, self.body, self.signature))
    }

    /// The entry of the certificate with this serial number, if it is listed (the earliest, if more than once); and whether every entry could be understood:
    /// an unknown critical extension of any entry spoils the list (RFC 5280, 5.3).
    pub fn find(&self, serial: &[u8]) -> Result<(Option<Entry>, bool), Malformed> {
        let (mut found, mut understood) = (None, true);
        let Some(entries) = self.entries else { return Ok((None, true)) };
        for entry in entries.children() {
            let mut fields = entry?.children();
            let number = fields.require(INTEGER)?;
            let at = fields.any()?.time()?;
            let extensions = fields.optional(SEQUENCE)?.map(extension::read).transpose()?.unwrap_or_default();
            understood &= !extension::has_unknown_critical(&extensions, &[REASON, INVALIDITY_DATE]);
            if significant(number.content()) == serial {
                let removed = reason(&extensions)? == Some(8);
                found = Some(match found {
                    Some(known @ Entry { removed: false, .. }) if removed || known.at <= at => known,
                    _ => Entry { at, removed },
                });
            }
        }
        Ok((found, understood))
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
        let mut scope = Scope::default();
        let Some(found) = extension::find(&self.extensions, SCOPE) else { return Ok(scope) };
        for field in Element::sequence(&found.value)? {
            let field = field?;
            match field.tag() & 0x1f {
                0 => {
                    let name = field.inside()?;
                    scope.points = Some(if name.is(context(0)) {
                        name.children().map(|one| Ok(one?.raw().to_vec())).collect::<Result<_, _>>()?
                    } else {
                        Vec::new()
                    });
                }
                1 => scope.only_users = is_set(field),
                2 => scope.only_authorities = is_set(field),
                // onlySomeReasons, indirectCRL, onlyContainsAttributeCerts
                3 => scope.partial = true,
                4 | 5 => scope.partial |= is_set(field),
                _ => return Err(Malformed),
            }
        }
        Ok(scope)
    }
}

/// Which certificates a list speaks of.
#[derive(Default)]
pub struct Scope {
    /// Names of the distribution point (DER of `GeneralName`); none when the list is for all.
    points: Option<Vec<Vec<u8>>>,
    only_users: bool,
    only_authorities: bool,
    /// Limited in a way that lets nothing good be concluded from it.
    partial: bool,
}

impl Scope {
    /// Can it be concluded that the list would name this certificate if it were revoked?
    pub fn includes(&self, certificate: &Certificate) -> bool {
        let is_other_kind = if certificate.is_ca() { self.only_users } else { self.only_authorities };
        let is_at_its_point = match &self.points {
            Some(points) => certificate.distribution_points().iter().any(|point| points.contains(point)),
            None => true,
        };
        !self.partial && !is_other_kind && is_at_its_point
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

const NUMBER: &str = "2.5.29.20";
const REASON: &str = "2.5.29.21";
const INVALIDITY_DATE: &str = "2.5.29.24";
const DELTA: &str = "2.5.29.27";
const SCOPE: &str = "2.5.29.28";
const AUTHORITY_KEY: &str = "2.5.29.35";
