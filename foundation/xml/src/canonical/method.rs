//! The six ways to canonical octets.

/// A canonicalisation method.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Canonical XML 1.0 without comments.
    Inclusive,
    /// Canonical XML 1.0 with comments.
    InclusiveWithComments,
    /// Canonical XML 1.1 without comments.
    Inclusive11,
    /// Canonical XML 1.1 with comments.
    Inclusive11WithComments,
    /// Exclusive XML Canonicalization 1.0 without comments.
    Exclusive,
    /// Exclusive XML Canonicalization 1.0 with comments.
    ExclusiveWithComments,
}

impl Method {
    /// The method of that name, as a signature gives it.
    #[must_use]
    pub fn from_uri(uri: &str) -> Option<Self> {
        match uri {
            "http://www.w3.org/TR/2001/REC-xml-c14n-20010315" => Some(Self::Inclusive),
            "http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments" => Some(Self::InclusiveWithComments),
            "http://www.w3.org/2006/12/xml-c14n11" => Some(Self::Inclusive11),
            "http://www.w3.org/2006/12/xml-c14n11#WithComments" => Some(Self::Inclusive11WithComments),
            "http://www.w3.org/2001/10/xml-exc-c14n#" => Some(Self::Exclusive),
            "http://www.w3.org/2001/10/xml-exc-c14n#WithComments" => Some(Self::ExclusiveWithComments),
            _ => None,
        }
    }

    /// Whether only the namespaces show that names use.
    #[must_use]
    pub const fn is_exclusive(self) -> bool {
        matches!(self, Self::Exclusive | Self::ExclusiveWithComments)
    }

    /// Whether comments show.
    #[must_use]
    pub const fn with_comments(self) -> bool {
        matches!(self, Self::InclusiveWithComments | Self::Inclusive11WithComments | Self::ExclusiveWithComments)
    }

    pub(super) const fn is_1_1(self) -> bool {
        matches!(self, Self::Inclusive11 | Self::Inclusive11WithComments)
    }
}
