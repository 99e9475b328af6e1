//! What a signature is believed to sign, compared with the document that was given to be signed.

mod different;
mod equal;
mod mutation;

use signatures::{Document, Payload};

use crate::{
    documents::*,
    world::{WORLD, document},
};

/// The document that was given to be signed.
const FIXED: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
    <d:dokument xmlns:d=\"urn:dokument\" xmlns:s=\"urn:struktura\" xmlns:t=\"urn:typy\">\
    <s:opis wersja=\"1\" typ=\"t:Wniosek\"><s:data>2026-11-22</s:data></s:opis>\
    <d:tresc><d:p>Proszę o 100 zł &amp; &lt;odpis&gt;</d:p>\n<d:puste/></d:tresc></d:dokument>\n";

/// Its payload, the one that signatures must carry.
fn fixed() -> Payload {
    Payload::of(FIXED.as_bytes())
}

/// The payload of the only signature.
#[track_caller]
fn payload_of(document: &Document) -> Option<Payload> {
    let evidence = signatures::examine(document).expect("readable");
    let [signature] = <[_; 1]>::try_from(evidence.signatures).expect("one signature");
    signature.payload
}

#[track_caller]
fn payload(signed: &str) -> Option<Payload> {
    payload_of(&document(signed))
}

/// The document without its XML declaration, as it stands inside another.
fn bare(xml: &str) -> &str {
    xml.split_once("?>\n").map_or(xml, |(_, rest)| rest).trim_end()
}

/// The template put into the document as the last child of its root.
fn within(xml: &str, template: &str) -> String {
    let xml = bare(xml);
    let end = xml.rfind("</").expect("an end tag");
    format!("{}{template}{}", &xml[..end], &xml[end..])
}

/// The document with this signature of Anna's in it.
fn enveloped_by(xml: &str, shape: &Shape) -> String {
    WORLD.sign_with(&within(xml, &shape.template(&WORLD.anna)), &WORLD.anna, &["--node-xpath", SIGNATURE])
}

fn enveloped(xml: &str) -> String {
    enveloped_by(xml, &Shape::default())
}

/// The document as a node inside a signature.
fn enveloping_node(xml: &str, transforms: &[&str]) -> String {
    let object = format!("<ds:Object Id=\"O\">{}</ds:Object>", bare(xml));
    WORLD.sign(&enveloping(&object, transforms).template(&WORLD.anna), &WORLD.anna)
}

const SIGNATURE: &str = "//*[local-name()='Signature'][@Id='S']";
const INCLUSIVE: &str = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
