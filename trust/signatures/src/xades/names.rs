//! Names that XML signatures are written with.

/// XML Signature Syntax and Processing.
pub(crate) const DS: &str = "http://www.w3.org/2000/09/xmldsig#";
/// XML-Signature XPath Filter 2.0.
pub(crate) const FILTER2: &str = "http://www.w3.org/2002/06/xmldsig-filter2";
/// Exclusive XML Canonicalization, the namespace of InclusiveNamespaces.
pub(crate) const EXCLUSIVE: &str = "http://www.w3.org/2001/10/xml-exc-c14n#";
/// XAdES 1.3.2, the one of EN 319 132-1, and the older ones that are still read.
pub(crate) const XADES: [&str; 3] =
    ["http://uri.etsi.org/01903/v1.3.2#", "http://uri.etsi.org/01903/v1.2.2#", "http://uri.etsi.org/01903/v1.1.1#"];
/// The properties that EN 319 132-1 added: TimeStampValidationData, ArchiveTimeStamp.
pub(crate) const XADES_141: &str = "http://uri.etsi.org/01903/v1.4.1#";
/// Associated signature containers (EN 319 162-1).
pub(crate) const ASIC: &str = "http://uri.etsi.org/02918/v1.2.1#";
/// The parameters of RSASSA-PSS (RFC 9231, section 2.3.9).
pub(crate) const PSS: &str = "http://www.w3.org/2007/05/xmldsig-more#";
/// How the type of a reference to signed properties begins and ends; between them stands the version.
pub(crate) const SIGNED_PROPERTIES: (&str, &str) = ("http://uri.etsi.org/01903", "#SignedProperties");
/// XPath filtering.
pub(crate) const XPATH: &str = "http://www.w3.org/TR/1999/REC-xpath-19991116";
