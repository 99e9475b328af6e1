//! The SOAP service tpSigning (namespace `http://signing.ws.comarch.gov`): documents are brought and fetched.

use std::sync::Arc;

use axum::{
    body::Bytes,
    extract::State,
    http::{StatusCode, Uri, header::CONTENT_TYPE},
    response::{IntoResponse, Response},
};
use openssl::base64::{decode_block, encode_block};
use vocabulary::Fault;
use xml::{Document, Limits, NodeId, Writer};

use super::{
    desk::{LARGEST_DOCUMENT, Outcome, Signing},
    security,
};
use crate::{Sandbox, Service, authority, web::Failed};

const SOAP: &str = "http://schemas.xmlsoap.org/soap/envelope/";
const SIGNING: &str = "http://signing.ws.comarch.gov";

/// Answers a call. What goes wrong is told as SOAP wants it: a fault with status 500.
pub(crate) async fn answer(State(sandbox): State<Sandbox>, envelope: Bytes) -> Result<Response, Failed> {
    sandbox.endure(Service::TrustedProfile).await?;
    // Parsing and digesting some megabytes takes long enough to be in the way of others.
    let done = tokio::task::spawn_blocking(move || carry_out(&sandbox, &envelope)).await.map_err(Fault::from)?;
    Ok(match done {
        Ok(Returned { operation, value }) => {
            let mut answer = Writer::new();
            answer
                .open("soapenv:Envelope", &[("xmlns:soapenv", SOAP)])
                .open("soapenv:Body", &[])
                .open(&format!("ns1:{operation}Response"), &[("xmlns:ns1", SIGNING)])
                .element(&format!("{operation}Return"), &[], &value);
            sent(StatusCode::OK, answer)
        }
        Err(Refused { at_fault, sentence }) => {
            let mut answer = Writer::new();
            answer
                .open("soapenv:Envelope", &[("xmlns:soapenv", SOAP)])
                .open("soapenv:Body", &[])
                .open("soapenv:Fault", &[])
                .element("faultcode", &[], at_fault)
                .element("faultstring", &[], sentence);
            sent(StatusCode::INTERNAL_SERVER_ERROR, answer)
        }
    })
}

fn sent(status: StatusCode, answer: Writer) -> Response {
    (status, [(CONTENT_TYPE, "text/xml; charset=utf-8")], answer.finish()).into_response()
}

/// What an operation gives back.
struct Returned {
    operation: &'static str,
    value: String,
}

/// Why an operation gives nothing back, for the programmer who called it.
struct Refused {
    at_fault: &'static str,
    sentence: &'static str,
}

const fn wrong(sentence: &'static str) -> Refused {
    Refused { at_fault: "soapenv:Client", sentence }
}

fn carry_out(sandbox: &Sandbox, envelope: &[u8]) -> Result<Returned, Refused> {
    let call = xml::parse(envelope, &Limits::default()).map_err(|_| wrong("not a SOAP envelope"))?;
    let parts =
        call.document_element().filter(|root| xml::is_element(&call, *root, SOAP, "Envelope")).and_then(|root| {
            xml::first_child(&call, root, SOAP, "Header").zip(xml::first_child(&call, root, SOAP, "Body"))
        });
    let (header, body) = parts.ok_or(wrong("not a SOAP envelope with a header and a body"))?;
    let caller = security::signer(&call, header, body)
        .filter(|certificate| sandbox.gave(authority::SYSTEMS, certificate))
        .ok_or(wrong("WS-Security: the body is not signed by a certificate that is known here"))?;
    let operation = |name| xml::first_child(&call, body, SIGNING, name);
    if let Some(asked) = operation("addDocumentToSigning") {
        let value = sandbox.bring(caller.sha256(), &Parameters { call: &call, asked })?;
        return Ok(Returned { operation: "addDocumentToSigning", value });
    }
    if let Some(asked) = operation("getSignedDocument") {
        let value = sandbox.fetch(caller.sha256(), &Parameters { call: &call, asked }.text("id")?)?;
        return Ok(Returned { operation: "getSignedDocument", value });
    }
    Err(wrong("no such operation"))
}

/// The parameters of an operation: elements without a namespace.
struct Parameters<'c, 'd> {
    call: &'c Document<'d>,
    asked: NodeId,
}

impl Parameters<'_, '_> {
    fn text(&self, name: &str) -> Result<String, Refused> {
        let is_it = |child: &NodeId| {
            self.call
                .element(*child)
                .is_some_and(|child| child.name.namespace_uri.is_none() && child.name.local_name == name)
        };
        let found = self.call.children_iter(self.asked).find(is_it);
        Ok(xml::text(self.call, found.ok_or(wrong("a parameter is missing"))?).trim().to_owned())
    }

    /// The address of a page that a browser can be sent to.
    fn page(&self, name: &str) -> Result<Uri, Refused> {
        let uri: Option<Uri> = self.text(name)?.parse().ok();
        uri.filter(|uri| {
            matches!(uri.scheme_str(), Some("http" | "https"))
                && uri.authority().is_some_and(|host| !host.as_str().contains('@'))
        })
        .ok_or(wrong("successURL and failureURL must be addresses of pages"))
    }
}

impl Sandbox {
    /// addDocumentToSigning: the address of the page where the document is signed.
    fn bring(&self, bringer: [u8; 32], given: &Parameters<'_, '_>) -> Result<String, Refused> {
        let mut document = given.text("doc")?;
        document.retain(|sign| !sign.is_ascii_whitespace());
        let document = decode_block(&document).map_err(|_| wrong("doc is not base64"))?;
        if document.len() > LARGEST_DOCUMENT {
            return Err(wrong("the document is too large"));
        }
        let text = xml::decode(&document).map_err(|_| wrong("the document is not in UTF-8 or UTF-16"))?;
        xml::parse_text(&text, &Limits::default()).map_err(|_| wrong("the document is not XML"))?;
        let random: [u8; 16] = rand::random();
        let id: String = random.iter().map(|octet| format!("{octet:02x}")).collect();
        let address = self.signing_address(&id);
        self.desk().put(Signing {
            id,
            bringer,
            document: Arc::from(&*text),
            about: given.text("additionalInfo").unwrap_or_default().chars().take(200).collect(),
            done: given.page("successURL")?,
            failed: given.page("failureURL")?,
            begun_at: self.now(),
            outcome: Outcome::Waiting,
        });
        Ok(address)
    }

    /// getSignedDocument: the signed document, base64. It can be fetched until its time is over.
    fn fetch(&self, bringer: [u8; 32], address: &str) -> Result<String, Refused> {
        let id = address.rsplit('/').next().filter(|id| self.signing_address(id) == address);
        let signing = id.and_then(|id| self.desk().find(id, self.now()));
        let signing = signing.filter(|signing| signing.bringer == bringer).ok_or(wrong("no such document"))?;
        match signing.outcome {
            Outcome::Signed(signed) => Ok(encode_block(signed.as_bytes())),
            Outcome::Waiting => Err(wrong("the document is not signed yet")),
            Outcome::Cancelled => Err(wrong("the signing was cancelled")),
            Outcome::Expired => Err(wrong("the time for signing has expired")),
        }
    }

    fn signing_address(&self, id: &str) -> String {
        format!("http://127.0.0.1:{}/profil-zaufany/{id}", self.0.port)
    }
}
