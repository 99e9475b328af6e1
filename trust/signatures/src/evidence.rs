//! What was learnt about the signatures of one document: facts without a verdict, storable as JSON.

use certificates::{Certificate, Der, Fingerprint};
use serde::{Deserialize, Serialize};
use vocabulary::Instant;

use crate::{
    Algorithm, Change, ClaimedPerson, Digest, Level, Payload, SignatureMethod, SignedContainer, timestamp::Token,
};

/// Everything that judging a document's signatures needs beside the anchors. Stored with the document; judged again from
/// storage, it gives the same report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// SHA-256 of the examined file, in lower-case hexadecimal.
    pub sha256: String,
    /// The files that were given beside it.
    pub detached: Vec<File>,
    /// One entry for each signature of the document, in document order. Counter-signatures are counted in the signature
    /// they sign, and signatures inside a signed payload belong to the payload; neither is listed.
    pub signatures: Vec<SignatureEvidence>,
    /// What the document is when it is a signed container (ASiC): which files it holds, and what stands beside its
    /// signatures.
    #[serde(default)]
    pub container: Option<SignedContainer>,
}

/// A file given beside the signed one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    /// Its name.
    pub name: String,
    /// SHA-256 of its content, in lower-case hexadecimal.
    pub sha256: String,
}

/// What was learnt about one signature.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SignatureEvidence {
    /// What its properties make it.
    pub level: Level,
    /// What is wrong with its structure.
    pub faults: Vec<StructuralFault>,
    /// How the signature value was made, when the algorithm is known.
    pub method: Option<SignatureMethod>,
    /// Whether the signature value is right.
    pub value: Value,
    /// What is signed by digest: the references of SignedInfo in their order; of CMS, the content alone.
    pub references: Vec<Reference>,
    /// What lists that the references cover list by digest in their turn (ds:Manifest). While one of them is not right, there
    /// is the fault [`StructuralFault::Manifest`].
    #[serde(default)]
    pub listed: Vec<Reference>,
    /// The certificate whose key the signature value was checked with.
    pub signing_certificate: Option<SigningCertificate>,
    /// The time that the signer claims (SigningTime; in PDF the entry M). Nothing is decided by it.
    pub claimed_time: Option<Instant>,
    /// What the signature covers, as far as its digests are right.
    pub coverage: Coverage,
    /// The one whole document that this signature carries: without its signatures when it stands inside the document, the
    /// content of its only object when that stands inside the signature, else the file beside it. Taken from the nodes or
    /// octets that were digested. None whenever anything is amiss, and in PDF.
    #[serde(default)]
    pub payload: Option<Payload>,
    /// The person whom the signed properties claim the signature is for; none whenever anything is amiss.
    #[serde(default)]
    pub claimed_person: Option<ClaimedPerson>,
    /// The counter-signatures over this signature's value, in their order. Each covers that value and nothing a person reads.
    #[serde(default)]
    pub counters: Vec<SignatureEvidence>,
    /// All timestamps that speak of this signature, of every kind.
    pub timestamps: Vec<TimestampEvidence>,
    /// What of the document, of its files or of its bytes this signature does not cover, each part in one word or path; at
    /// most 32 of them.
    #[serde(default)]
    pub uncovered: Vec<String>,
    /// What was changed in a PDF file after this signature, the forbidden first; at most 32 changes. Any that is not
    /// allowed makes it [`StructuralFault::AddedTo`].
    #[serde(default)]
    pub changes: Vec<Change>,
    /// Certificates, CRLs and OCSP answers that the signature itself brings along. They prove only what they prove.
    pub kept: certificates::Evidence,
    /// What was gathered for the path of the signing certificate.
    pub path: certificates::Evidence,
}

/// Something about a signature's structure that keeps it from being believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum StructuralFault {
    /// A part that every signature has is missing, doubled or not to be read.
    Malformed,
    /// The canonicalisation of SignedInfo is not one of the six.
    UnknownCanonicalisation,
    /// The signature algorithm is not known, or is a keyed hash that proves nothing to a third party.
    UnknownSignatureMethod,
    /// More references, objects or certificates than any letter has; nothing of it was checked.
    TooMuch,
    /// Several QualifyingProperties, or several SignedProperties in them.
    SeveralProperties,
    /// QualifyingProperties that name another signature as their target.
    ForeignTarget,
    /// SignedProperties that no reference of the right type covers, or a reference of that type that covers others.
    PropertiesNotSigned,
    /// A list of digests in the signature (ds:Manifest) that is not covered, or what it lists is not at hand, is not right or
    /// is listed by a digest that can be forged.
    Manifest,
    /// More was written to the file after this signature, by whomever, than the signature allows.
    AddedTo,
    /// It stands in a container with a file that no signature of it covers.
    UnsignedFiles,
    /// It stands in an archive in which two programs could find different files.
    AmbiguousArchive,
}

/// Whether a signature value is right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Value {
    /// It was made over what refers to the content, with the key at hand.
    Right,
    /// It was not.
    Wrong,
    /// There was no key, no known algorithm or no readable value to check.
    Unchecked,
}

/// Something signed by its digest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    /// Its URI, at most 200 characters of it.
    pub uri: Option<String>,
    /// The digest algorithm, when it is known.
    pub digest: Option<Digest>,
    /// What became of checking it.
    pub outcome: Outcome,
    /// What it covers, if its outcome is right.
    pub covers: Covers,
    /// Where in the document stands what it means: `/` for all of it, or the path of an element such as
    /// `/Dokument[1]/Tresc[1]`. None for a file beside, and when nothing was found.
    #[serde(default)]
    pub what: Option<String>,
    /// What is done to it before it is digested: the transforms in their order, each by one word, or by its name when it is
    /// not known.
    #[serde(default)]
    pub transforms: Vec<String>,
}

/// What became of checking a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// The digest is right.
    Right,
    /// The digest is wrong: what was signed has been changed.
    Wrong,
    /// What it refers to is not in the document and not among the files given.
    DataMissing,
    /// Two elements bear the id it refers to.
    AmbiguousId,
    /// A transform that is not carried out.
    TransformRefused,
    /// A digest algorithm that is not known.
    UnknownDigest,
    /// Checking would have cost more than a document of this size may.
    TooMuchWork,
    /// It is not a well-formed reference.
    Malformed,
}

/// What a reference covers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Covers {
    /// The whole document but its signatures.
    Root,
    /// The signed properties of this signature.
    SignedProperties,
    /// These objects of this signature, counted from 0 among its ds:Object children.
    Objects(Vec<usize>),
    /// A file given beside the document, by its name.
    File(String),
    /// Some other part of the document, or nothing.
    Other,
}

/// What a reader of the document may take as signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Coverage {
    /// The whole document but its signatures.
    Whole,
    /// Files beside the document.
    Detached {
        /// The names of the covered files.
        files: Vec<String>,
        /// The names of files that were given and are not covered.
        uncovered: Vec<String>,
    },
    /// What stands inside the signature, all of it.
    Embedded,
    /// A part; a reader of the whole would be misled.
    Part,
    /// Nothing.
    Nothing,
}

impl Coverage {
    /// The kind in one word.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Detached { .. } => "detached",
            Self::Embedded => "embedded",
            Self::Part => "part",
            Self::Nothing => "nothing",
        }
    }
}

/// The certificate whose key checked the signature value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SigningCertificate {
    /// The certificate.
    pub certificate: Certificate,
    /// Whether the signer named it under the signature.
    pub binding: Binding,
}

/// Whether the signer named the certificate under the signature (SigningCertificate or SigningCertificateV2). A
/// certificate in KeyInfo alone can be exchanged by anyone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Binding {
    /// Named by this digest of it.
    Named(Digest),
    /// Another certificate is named.
    NamedOther,
    /// None is named.
    Unnamed,
}

/// What a timestamp was made over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TimestampKind {
    /// What was about to be signed: proves that the content existed, not the signature (EN 319 132-1, clause 5.2.8).
    Content,
    /// The signature value (clause 5.3).
    #[default]
    Signature,
    /// The signature value and references to what proves its path, or these references alone (annex A.1.5).
    References,
    /// The signature with everything kept for it (clause 5.5.2; EN 319 122-1, clause 5.5.3).
    Archive,
    /// The PDF file up to the timestamp (EN 319 142-1, clause 5.4.3).
    Document,
}

/// A timestamp that speaks of a signature.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TimestampEvidence {
    /// What it was made over.
    #[serde(default)]
    pub kind: TimestampKind,
    /// The token (RFC 3161).
    pub token: Der,
    /// The time it states, when it could be read.
    pub time: Option<Instant>,
    /// Whether the authority's signature on it is right and its signer is the certificate it names, by whatever algorithms.
    pub intact: bool,
    /// What the token hangs on: the digest of its imprint, the digest of its content, and its signature. Empty in evidence
    /// that was stored when only strong ones were called intact.
    #[serde(default)]
    pub algorithms: Vec<Algorithm>,
    /// Whether it covers what its kind must: this signature value, and all that belongs to it.
    pub covers: bool,
    /// Whether the signature value existed at its time, given that it covers. False of content and of references alone.
    #[serde(default = "yes")]
    pub proves_signature: bool,
    /// What else existed at its time, given that it covers: certificates, CRLs, OCSP answers and other timestamps' tokens, by
    /// the fingerprints of their DER.
    #[serde(default)]
    pub proves: Vec<Fingerprint>,
    /// The authority's certificate.
    pub signer: Option<Certificate>,
    /// What came with the token and what was gathered for the path of the authority's certificate.
    pub path: certificates::Evidence,
}

fn yes() -> bool {
    true
}

impl TimestampEvidence {
    /// What a token tells, and whether it is over these octets.
    pub(crate) fn of(der: &[u8], octets: Option<&[u8]>) -> Self {
        Self::over(der, |token| octets.is_some_and(|octets| token.covers(octets)))
    }

    /// What a token tells, and whether it covers what it must.
    pub(crate) fn over(der: &[u8], covers: impl FnOnce(&Token) -> bool) -> Self {
        let token = Token::from_der(der).ok();
        Self {
            kind: TimestampKind::Signature,
            proves_signature: true,
            proves: Vec::new(),
            token: der.to_vec().into(),
            time: token.as_ref().map(Token::time),
            intact: token.as_ref().is_some_and(Token::is_intact),
            algorithms: token.as_ref().map(|token| token.algorithms().to_vec()).unwrap_or_default(),
            covers: token.as_ref().is_some_and(covers),
            signer: token.as_ref().and_then(Token::signer),
            path: token.as_ref().map(|token| token.kept().clone()).unwrap_or_default(),
        }
    }
}
