//! The two messages of tpSigning (namespace `http://signing.ws.comarch.gov`, SOAP 1.1, children without a namespace).

use base64::{Engine as _, engine::general_purpose::STANDARD};
use bytes::Bytes;
use outbound::Refused;
use xml::{Document, Limits, NodeId, Writer};

const SOAP: &str = "http://schemas.xmlsoap.org/soap/envelope/";
const SIGNING: &str = "http://signing.ws.comarch.gov";

/// The answers hold a handful of elements.
const MOST_NODES: usize = 500;
/// The longest part of a fault that is kept for the log, in characters.
const LONGEST_FAULT: usize = 300;

/// Why there is no result. The sentences are for the log.
#[derive(Debug)]
pub(crate) enum Failure {
    /// No answer.
    Unreachable(String),
    /// The service refuses, in these words.
    Fault(String),
    /// The answer is something else than the message that was asked for.
    Unreadable(String),
}

impl From<Refused> for Failure {
    fn from(refused: Refused) -> Self {
        let said = refused.to_string();
        match refused {
            Refused::Redirected | Refused::TooLarge => Self::Unreadable(said),
            _ => Self::Unreachable(said),
        }
    }
}

pub(crate) fn add_document_to_signing(document: &[u8], done: &str, failed: &str, about: &str) -> String {
    let document = STANDARD.encode(document);
    operation(
        "addDocumentToSigning",
        &[("doc", &document), ("successURL", done), ("failureURL", failed), ("additionalInfo", about)],
    )
}

pub(crate) fn get_signed_document(address: &str) -> String {
    operation("getSignedDocument", &[("id", address)])
}

fn operation(name: &str, parameters: &[(&str, &str)]) -> String {
    let mut writer = Writer::new();
    writer.open(&format!("tp:{name}"), &[("xmlns:tp", SIGNING)]);
    for (name, value) in parameters {
        writer.element(name, &[], value);
    }
    writer.finish()
}

/// What the answer to an operation returns, as text.
pub(crate) fn result(answer: &[u8], operation: &str) -> Result<String, Failure> {
    let limits = Limits { bytes: answer.len(), nodes: MOST_NODES, depth: 32, ..Limits::default() };
    let text = xml::decode(answer).map_err(|refusal| unreadable(&refusal))?;
    let document = xml::parse_text(&text, &limits).map_err(|refusal| unreadable(&refusal))?;
    let body = document
        .document_element()
        .filter(|root| xml::is_element(&document, *root, SOAP, "Envelope"))
        .and_then(|envelope| xml::first_child(&document, envelope, SOAP, "Body"))
        .ok_or_else(|| Failure::Unreadable("no SOAP envelope".to_owned()))?;
    if let Some(fault) = xml::first_child(&document, body, SOAP, "Fault") {
        let said = bare_child(&document, fault, "faultstring").map(|node| xml::text(&document, node));
        return Err(Failure::Fault(said.unwrap_or_default().trim().chars().take(LONGEST_FAULT).collect()));
    }
    xml::first_child(&document, body, SIGNING, &format!("{operation}Response"))
        .and_then(|response| bare_child(&document, response, &format!("{operation}Return")))
        .map(|returned| xml::text(&document, returned).trim().to_owned())
        .ok_or_else(|| Failure::Unreadable("the answer is of another operation".to_owned()))
}

/// The octets of a base64 text, line breaks or not.
pub(crate) fn document(mut text: String) -> Result<Bytes, Failure> {
    text.retain(|sign| !sign.is_ascii_whitespace());
    if text.is_empty() {
        return Err(Failure::Fault("an empty document".to_owned()));
    }
    STANDARD.decode(text).map(Bytes::from).map_err(|error| unreadable(&error))
}

/// Whether a fault speaks of time that has passed. The service's faults are not described anywhere; to whoever signs, the
/// difference is only in the words that say why to begin again.
pub(crate) fn tells_of_time(fault: &str) -> bool {
    let fault = fault.to_lowercase();
    ["expired", "wygas"].iter().any(|word| fault.contains(word))
}

fn bare_child(document: &Document<'_>, node: NodeId, name: &str) -> Option<NodeId> {
    document.children_iter(node).find(|child| {
        document
            .element(*child)
            .is_some_and(|child| child.name.namespace_uri.is_none() && child.name.local_name == name)
    })
}

fn unreadable(error: &dyn std::error::Error) -> Failure {
    Failure::Unreadable(error.to_string())
}
