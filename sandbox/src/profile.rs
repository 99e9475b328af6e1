//! What stands in each kind of certificate (RFC 5280; ETSI EN 319 412-1 for people).

use certificates::{Certificate, SANDBOX_MARK};
use openssl::{
    asn1::{Asn1Integer, Asn1Object, Asn1OctetString, Asn1Time},
    bn::BigNum,
    error::ErrorStack,
    hash::MessageDigest,
    nid::Nid,
    pkey::{HasPublic, PKey, PKeyRef, Private},
    x509::{
        X509, X509Builder, X509Extension, X509Name, X509Ref,
        extension::{AuthorityKeyIdentifier, BasicConstraints, ExtendedKeyUsage, KeyUsage, SubjectKeyIdentifier},
    },
};
use seals::der;
use vocabulary::{Fault, Instant};

/// What a certificate is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    /// Issues certificates and signs lists of revoked ones.
    Authority,
    /// Signs documents: a person, or an office's seal.
    Signer,
    /// Answers whether certificates were revoked; its own is never asked about.
    Responder,
    /// Makes timestamps.
    Timestamps,
}

/// Where to ask about a certificate and find the one above it.
pub(crate) struct Addresses {
    pub ocsp: String,
    pub crl: String,
    pub issuer: String,
}

/// A certificate to be signed.
pub(crate) struct Unsigned<'a, K> {
    pub profile: Profile,
    /// Attributes of the subject in order, such as `("CN", "…")`.
    pub subject: &'a [(Nid, &'a str)],
    pub key: &'a PKeyRef<K>,
    pub serial: [u8; 16],
    pub from: Instant,
    pub until: Instant,
    pub addresses: Option<Addresses>,
}

impl<K: HasPublic> Unsigned<'_, K> {
    /// The certificate below this issuer, or its own, signed by the issuer's key.
    pub fn signed(&self, issuer: Option<&X509Ref>, by: &PKeyRef<Private>) -> Result<Certificate, Fault> {
        let mut builder = X509::builder()?;
        builder.set_version(2)?;
        builder.set_serial_number(&*Asn1Integer::from_bn(&*BigNum::from_slice(&self.serial)?)?)?;
        builder.set_not_before(&*Asn1Time::from_unix(self.from.seconds())?)?;
        builder.set_not_after(&*Asn1Time::from_unix(self.until.seconds())?)?;
        builder.set_pubkey(self.key)?;
        let subject = name(self.subject)?;
        builder.set_subject_name(&subject)?;
        builder.set_issuer_name(issuer.map_or(&subject, |above| above.subject_name()))?;
        self.add_extensions(&mut builder, issuer)?;
        builder.sign(by, MessageDigest::sha256())?;
        Ok(Certificate::from_der(&builder.build().to_der()?)?)
    }

    fn add_extensions(&self, builder: &mut X509Builder, issuer: Option<&X509Ref>) -> Result<(), ErrorStack> {
        let mut basic = BasicConstraints::new();
        let mut usage = KeyUsage::new();
        match self.profile {
            Profile::Authority => (basic.critical().ca(), usage.critical().key_cert_sign().crl_sign()),
            Profile::Signer => (&mut basic, usage.critical().digital_signature().non_repudiation()),
            Profile::Responder | Profile::Timestamps => (&mut basic, usage.critical().digital_signature()),
        };
        builder.append_extension(basic.build()?)?;
        builder.append_extension(usage.build()?)?;
        match self.profile {
            Profile::Authority | Profile::Signer => {}
            Profile::Responder => {
                builder.append_extension(ExtendedKeyUsage::new().other("OCSPSigning").build()?)?;
                // id-pkix-ocsp-nocheck (RFC 6960, section 4.2.2.2.1)
                builder.append_extension(extension("1.3.6.1.5.5.7.48.1.5", &der::null())?)?;
            }
            // Critical and alone (RFC 3161, section 2.3).
            Profile::Timestamps => {
                builder.append_extension(ExtendedKeyUsage::new().critical().time_stamping().build()?)?;
            }
        }
        let context = builder.x509v3_context(issuer, None);
        let own_id = SubjectKeyIdentifier::new().build(&context)?;
        builder.append_extension(own_id)?;
        if issuer.is_some() {
            let context = builder.x509v3_context(issuer, None);
            let above = AuthorityKeyIdentifier::new().keyid(true).build(&context)?;
            builder.append_extension(above)?;
        }
        if let Some(addresses) = &self.addresses {
            builder.append_extension(extension("1.3.6.1.5.5.7.1.1", &addresses.access())?)?;
            builder.append_extension(extension("2.5.29.31", &addresses.distribution_points())?)?;
        }
        builder.append_extension(extension(SANDBOX_MARK, &der::null())?)
    }
}

impl Addresses {
    /// AuthorityInfoAccess (RFC 5280, section 4.2.2.1).
    fn access(&self) -> Vec<u8> {
        let description = |method, url: &str| der::sequence(&[der::object_identifier(method), uri(url)]);
        der::sequence(&[description("1.3.6.1.5.5.7.48.1", &self.ocsp), description("1.3.6.1.5.5.7.48.2", &self.issuer)])
    }

    /// CRLDistributionPoints with one full name (RFC 5280, section 4.2.1.13).
    fn distribution_points(&self) -> Vec<u8> {
        let full_name = der::context(0, &uri(&self.crl));
        der::sequence(&[der::sequence(&[der::context(0, &full_name)])])
    }
}

/// uniformResourceIdentifier of GeneralName.
fn uri(url: &str) -> Vec<u8> {
    der::context_primitive(6, url.as_bytes())
}

fn extension(oid: &str, contents: &[u8]) -> Result<X509Extension, ErrorStack> {
    let contents = Asn1OctetString::new_from_bytes(contents)?;
    X509Extension::new_from_der(&*Asn1Object::from_str(oid)?, false, &contents)
}

fn name(attributes: &[(Nid, &str)]) -> Result<X509Name, ErrorStack> {
    let mut name = X509Name::builder()?;
    for (nid, value) in attributes {
        name.append_entry_by_nid(*nid, value)?;
    }
    Ok(name.build())
}

/// A new key on P-256.
pub(crate) fn p256() -> Result<PKey<Private>, ErrorStack> {
    let group = openssl::ec::EcGroup::from_curve_name(Nid::X9_62_PRIME256V1)?;
    PKey::from_ec_key(openssl::ec::EcKey::generate(&group)?)
}

/// A new RSA key of 2048 bits.
pub(crate) fn rsa() -> Result<PKey<Private>, ErrorStack> {
    PKey::from_rsa(openssl::rsa::Rsa::generate(2048)?)
}
