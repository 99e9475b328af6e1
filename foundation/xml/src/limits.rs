//! How much a document may ask for, and why one was refused.

/// What a document may hold. A document within these limits is read in time and memory linear in its size.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file.
    pub bytes: usize,
    /// Elements, attributes, comments, processing instructions and CDATA sections together.
    pub nodes: usize,
    /// Elements inside one another, the root counting one. At most 128, since canonicalisation walks by recursion.
    pub depth: usize,
    /// Attributes of one element, namespace declarations not counted.
    pub attributes: usize,
    /// Namespace declarations on one element.
    pub namespaces: usize,
    /// Bytes of one namespace's name. Canonicalisation writes it again wherever its prefix is used.
    pub namespace_bytes: usize,
    /// Namespace declarations in force at one place, those on its ancestors counted.
    pub live_namespaces: usize,
}

impl Default for Limits {
    /// Enough for a letter with 5 MB of attachments inside and for the largest national trusted list.
    fn default() -> Self {
        Self {
            bytes: 64 << 20,
            nodes: 400_000,
            depth: 128,
            attributes: 256,
            namespaces: 64,
            namespace_bytes: 512,
            live_namespaces: 256,
        }
    }
}

/// Why a document was not read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// More bytes or more nodes than the limits allow.
    #[error("too large")]
    TooLarge,
    /// Elements nested deeper than the limits allow.
    #[error("nested too deeply")]
    TooDeep,
    /// An element with more attributes than the limits allow.
    #[error("too many attributes on one element")]
    TooManyAttributes,
    /// More or longer namespace declarations, on one element or in force at one place, than the limits allow.
    #[error("too many namespace declarations")]
    TooManyNamespaces,
    /// A document type declaration. It could define entities, default attributes and ids; no signed letter needs one.
    #[error("a document type declaration")]
    Dtd,
    /// Not UTF-8, or declared to be in another encoding.
    #[error("not in UTF-8")]
    NotUtf8,
    /// Not well-formed XML 1.0 with namespaces; the line is counted from 1.
    #[error("not well-formed at line {line}")]
    NotWellFormed {
        /// Where reading stopped.
        line: usize,
    },
}
