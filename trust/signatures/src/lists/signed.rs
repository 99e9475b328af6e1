//! One list and its own signature (TS 119 612, clause 5.7 and annex B).

use certificates::{
    Certificate,
    lists::{TrustedList, UnreadableList},
};

use crate::{Algorithm, Container, Coverage, Document, Form, Outcome, Unreadable, Value, examine};

/// A list whose signature was found right.
#[derive(Clone, Debug)]
pub struct SignedList {
    /// The list.
    pub list: TrustedList,
    /// The certificate whose key signed it.
    pub signer: Certificate,
}

/// Why a list is not believed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UntrustedList {
    /// It cannot be read as a signed document.
    #[error("{0}")]
    Document(#[from] Unreadable),
    /// It cannot be read as a list.
    #[error("{0}")]
    List(#[from] UnreadableList),
    /// It carries no signature, or several.
    #[error("it does not carry one signature")]
    NotOneSignature,
    /// Its signature is wrong, covers a part of it only, or is not that of a list.
    #[error("its signature is not right")]
    WrongSignature,
    /// Its signature uses an algorithm that no longer protects.
    #[error("its signature is too weak")]
    Weak,
    /// Somebody signed it who was not to.
    #[error("it was not signed by whom it should be")]
    OtherSigner,
    /// It is an older issue than the copy at hand.
    #[error("it is older than the copy at hand")]
    Older,
}

/// Reads a list whose one signature is right and covers all of it. `signers` are the certificates one of which must have
/// signed it; none when whoever gave the list answers for it.
///
/// What is read are the octets that were examined: the root that the signature covers but for itself. Nothing inside a
/// signature is ever read as a part of the list.
///
/// # Errors
/// See [`UntrustedList`].
pub fn signed(bytes: &[u8], signers: Option<&[Certificate]>) -> Result<SignedList, UntrustedList> {
    // A signed message or PDF is no list, whatever it signs.
    if Container::of(bytes).is_some() {
        return Err(UnreadableList::Other.into());
    }
    let evidence = examine(&Document { bytes: bytes.to_vec(), detached: Vec::new() })?;
    let [signature] = evidence.signatures.as_slice() else { return Err(UntrustedList::NotOneSignature) };
    let is_right = signature.faults.is_empty()
        && signature.value == Value::Right
        && signature.level.form == Form::Xades
        && signature.coverage == Coverage::Whole
        && signature.references.iter().all(|reference| reference.outcome == Outcome::Right);
    let (true, Some(signing)) = (is_right, &signature.signing_certificate) else {
        return Err(UntrustedList::WrongSignature);
    };
    let digests = signature.references.iter().map(|reference| reference.digest.map(Algorithm::Digest));
    let mut algorithms = digests.chain([signature.method.map(Algorithm::Signature)]);
    if !algorithms.all(|algorithm| algorithm.is_some_and(Algorithm::is_strong)) {
        return Err(UntrustedList::Weak);
    }
    let signer = signing.certificate.clone();
    if signers.is_some_and(|signers| !signers.contains(&signer)) {
        return Err(UntrustedList::OtherSigner);
    }
    Ok(SignedList { list: TrustedList::read(bytes)?, signer })
}
