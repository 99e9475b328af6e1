//! The qualifying properties of a signature (ETSI EN 319 132-1, clauses 4.3 and 5).

use certificates::Certificate;
use vocabulary::Instant;
use xml::NodeId;

use super::{
    base64,
    coverage::objects,
    find::Index,
    names::{DS, XADES, XADES_141},
};
use crate::{Digest, Form, Level, Rank, StructuralFault};

/// A signature has one signing certificate and, at most, its issuers named beside it.
const MOST_NAMED: usize = 16;
/// Properties of one kind; a signature that is renewed each year gets three a year.
const MOST_PROPERTIES: usize = 128;
/// Certificates, CRLs and OCSP answers kept in one signature.
pub(crate) const MOST_VALUES: usize = 256;

/// Where the properties of a signature stand.
#[derive(Default)]
pub(crate) struct Properties {
    pub qualifying: Option<NodeId>,
    pub signed: Option<NodeId>,
    pub fault: Option<StructuralFault>,
    namespace: &'static str,
}

/// The certificate digests that the signer named.
pub(crate) type Named = Vec<(Digest, Vec<u8>)>;

impl Properties {
    /// Finds the properties in the signature's own objects. Others, wherever they stand, are not this signature's.
    pub(crate) fn of(index: &Index<'_>, signature: NodeId) -> Self {
        let document = index.document;
        let mut found = XADES.iter().flat_map(|namespace| {
            let inside = move |object| xml::children(document, object, namespace, "QualifyingProperties");
            objects(index, signature).flat_map(inside).map(|node| (*namespace, node))
        });
        let Some((namespace, qualifying)) = found.next() else { return Self::default() };
        let mut signed = xml::children(document, qualifying, namespace, "SignedProperties");
        let first = signed.next();
        // Clause 4.3.2: the Target attribute refers to the Id of the signature that the properties qualify.
        let target = xml::attribute(document, qualifying, "Target").and_then(|target| target.strip_prefix('#'));
        let fault = if found.next().is_some() || signed.next().is_some() {
            Some(StructuralFault::SeveralProperties)
        } else if target.is_none() || target != xml::attribute(document, signature, "Id") {
            Some(StructuralFault::ForeignTarget)
        } else {
            None
        };
        Self { qualifying: Some(qualifying), signed: first, fault, namespace }
    }

    fn signed_property(&self, index: &Index<'_>, name: &str) -> Option<NodeId> {
        let group = xml::first_child(index.document, self.signed?, self.namespace, "SignedSignatureProperties")?;
        xml::first_child(index.document, group, self.namespace, name)
    }

    fn unsigned_group(&self, index: &Index<'_>) -> Option<NodeId> {
        let unsigned = xml::first_child(index.document, self.qualifying?, self.namespace, "UnsignedProperties")?;
        xml::first_child(index.document, unsigned, self.namespace, "UnsignedSignatureProperties")
    }

    fn unsigned(&self, index: &Index<'_>, name: &'static str) -> Vec<NodeId> {
        let children = |group| xml::children(index.document, group, self.namespace, name).collect();
        self.unsigned_group(index).map(children).unwrap_or_default()
    }

    fn has_unsigned_141(&self, index: &Index<'_>, name: &str) -> bool {
        self.unsigned_group(index)
            .is_some_and(|group| xml::first_child(index.document, group, XADES_141, name).is_some())
    }

    /// SigningTime (clause 5.2.1); one without a zone, which XML Schema allows, is taken as UTC.
    pub(crate) fn signing_time(&self, index: &Index<'_>) -> Option<Instant> {
        let text = xml::text(index.document, self.signed_property(index, "SigningTime")?);
        let text = text.trim();
        Instant::parse(text).or_else(|_| Instant::parse(&format!("{text}Z"))).ok()
    }

    /// SigningCertificateV2 (clause 5.2.2), else SigningCertificate of older signatures; none when neither is there.
    pub(crate) fn named_certificates(&self, index: &Index<'_>) -> Option<Named> {
        let document = index.document;
        let property =
            ["SigningCertificateV2", "SigningCertificate"].iter().find_map(|name| self.signed_property(index, name))?;
        // XAdES 1.1.1 had these two in its own namespace.
        let child = |node, name| {
            let here = xml::first_child(document, node, DS, name);
            here.or_else(|| xml::first_child(document, node, self.namespace, name))
        };
        let named =
            xml::children(document, property, self.namespace, "Cert").take(MOST_NAMED).filter_map(|certificate| {
                let digest = xml::first_child(document, certificate, self.namespace, "CertDigest")?;
                let method = xml::attribute(document, child(digest, "DigestMethod")?, "Algorithm")?;
                Some((Digest::from_uri(method)?, base64(&xml::text(document, child(digest, "DigestValue")?))?))
            });
        Some(named.collect())
    }

    /// Every ClaimedRole of SignerRole and of SignerRoleV2 (clause 5.2.6).
    pub(crate) fn claimed_roles(&self, index: &Index<'_>) -> Vec<NodeId> {
        let children = |node, name| xml::children(index.document, node, self.namespace, name);
        let groups = self.signed.into_iter().flat_map(|signed| children(signed, "SignedSignatureProperties"));
        groups
            .flat_map(|group| children(group, "SignerRole").chain(children(group, "SignerRoleV2")))
            .flat_map(|role| children(role, "ClaimedRoles"))
            .flat_map(|roles| children(roles, "ClaimedRole"))
            .collect()
    }

    /// Which level the properties make. Each level asks for the one before it (clause 6.3, table 2).
    pub(crate) fn level(&self, index: &Index<'_>) -> Level {
        let has = |name| !self.unsigned(index, name).is_empty();
        let named = ["SigningCertificateV2", "SigningCertificate"];
        let rank = if self.qualifying.is_none() {
            Rank::Bare
        } else if self.signed_property(index, "SigningTime").is_none()
            || named.iter().all(|name| self.signed_property(index, name).is_none())
        {
            Rank::Short
        } else if !has("SignatureTimeStamp") {
            Rank::B
        } else if !(has("CertificateValues")
            || has("RevocationValues")
            || self.has_unsigned_141(index, "AnyValidationData"))
        {
            Rank::T
        } else if has("ArchiveTimeStamp") || self.has_unsigned_141(index, "ArchiveTimeStamp") {
            Rank::Lta
        } else {
            Rank::Lt
        };
        Level { form: Form::Xades, rank }
    }

    /// Certificates and revocation objects kept in the unsigned properties, wherever there: CertificateValues and
    /// RevocationValues (clause 5.4), TimeStampValidationData (clause 5.5.1).
    pub(crate) fn kept(&self, index: &Index<'_>) -> certificates::Evidence {
        let mut kept = certificates::Evidence::default();
        let nodes = self.unsigned_group(index).into_iter().flat_map(|group| xml::subtree(index.document, group));
        let values = nodes.filter_map(|node| {
            let name = &index.document.element(node)?.name;
            let known = XADES.contains(&name.namespace_uri.as_deref()?);
            let is_value = known && name.local_name.starts_with("Encapsulated");
            is_value.then_some((&*name.local_name, node))
        });
        for (name, node) in values.take(MOST_VALUES) {
            let value = || base64(&xml::text(index.document, node)).unwrap_or_default();
            match name {
                "EncapsulatedX509Certificate" => kept.certificates.extend(Certificate::from_der(&value()).ok()),
                "EncapsulatedCRLValue" => kept.crls.push(value().into()),
                "EncapsulatedOCSPValue" => kept.ocsp.push(value().into()),
                _ => {}
            }
        }
        kept
    }

    /// The namespace that these properties stand in.
    pub(crate) const fn namespace(&self) -> &'static str {
        self.namespace
    }

    /// The properties of the signature that nobody signed, in their order.
    pub(crate) fn unsigned_properties(&self, index: &Index<'_>) -> Vec<NodeId> {
        let elements =
            |group| index.document.children_iter(group).filter(|node| index.document.element(*node).is_some());
        self.unsigned_group(index).into_iter().flat_map(elements).take(MOST_PROPERTIES).collect()
    }

    /// The signed properties of what is signed, in their order.
    pub(crate) fn data_object_properties(&self, index: &Index<'_>) -> Vec<NodeId> {
        let group = self
            .signed
            .and_then(|signed| xml::first_child(index.document, signed, self.namespace, "SignedDataObjectProperties"));
        let elements =
            |group| index.document.children_iter(group).filter(|node| index.document.element(*node).is_some());
        group.into_iter().flat_map(elements).take(MOST_PROPERTIES).collect()
    }
}
