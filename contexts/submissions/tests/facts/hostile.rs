//! Documents made to mislead are refused with their reason, and nothing is stored.

use std::time::Duration;

use signatures::{Reason, Unreadable};
use submissions::{Refusal, Upload};
use testkit::{on_both_databases, sandbox::hostile};
use vocabulary::Pesel;

use crate::desk::{Desk, OFFICE, upload};

fn reason(refusals: &[Refusal]) -> Reason {
    match refusals {
        [Refusal::Signature { reason, .. }] => *reason,
        other => panic!("another refusal: {other:?}"),
    }
}

/// Refused well before any limit of a request would end it.
async fn soon(desk: &Desk, upload: Upload) -> Vec<Refusal> {
    tokio::time::timeout(Duration::from_secs(10), desk.refused(upload)).await.expect("refused quickly")
}

on_both_databases! {
    async fn an_altered_letter_is_refused(office) {
        let desk = Desk::open(office).await;
        let refusals = desk.refused(upload(hostile::altered(&desk.letter()))).await;
        assert_eq!(reason(&refusals), Reason::ContentChanged);
    }

    async fn a_wrapped_letter_is_refused(office) {
        let desk = Desk::open(office).await;
        let wrapped = hostile::wrapped(OFFICE, desk.anna_key.key(), desk.now()).unwrap();
        assert_eq!(reason(&desk.refused(upload(wrapped)).await), Reason::PartOnly);
    }

    async fn a_partly_signed_letter_is_refused(office) {
        let desk = Desk::open(office).await;
        let part = hostile::partly_signed(OFFICE, desk.anna_key.key(), desk.now()).unwrap();
        assert_eq!(reason(&desk.refused(upload(part)).await), Reason::PartOnly);
    }

    async fn a_letter_with_two_elements_of_one_id_is_refused(office) {
        let desk = Desk::open(office).await;
        let two = hostile::two_of_one_id(OFFICE, desk.anna_key.key(), desk.now()).unwrap();
        assert_eq!(reason(&desk.refused(upload(two)).await), Reason::AmbiguousId);
    }

    async fn a_signature_over_something_on_the_network_is_refused_and_nobody_is_asked(office) {
        let desk = Desk::open(office).await;
        let address = desk.world.sandbox.timestamp_url();
        let outside = hostile::over_network(&address, OFFICE, desk.anna_key.key(), desk.now()).unwrap();
        assert_eq!(reason(&desk.refused(upload(outside)).await), Reason::FileMissing);
    }

    async fn a_letter_with_another_claimed_time_is_refused(office) {
        let desk = Desk::open(office).await;
        let late = hostile::with_another_time(OFFICE, desk.anna_key.key(), desk.now()).unwrap();
        assert_eq!(reason(&desk.refused(upload(late)).await), Reason::ContentChanged);
    }

    async fn a_signature_of_another_letter_is_refused(office) {
        let desk = Desk::open(office).await;
        let signed = seals::seal("<a>tak</a>", desk.anna_key.key(), desk.now()).unwrap();
        let moved = signed.xml().replacen("<a>tak", "<a>nie", 1);
        assert_eq!(reason(&desk.refused(upload(moved)).await), Reason::ContentChanged);
        let value = signed.xml().find("<ds:SignatureValue").unwrap();
        let (before, after) = signed.xml().split_at(value + signed.xml()[value..].find('>').unwrap() + 1);
        let other = if after.starts_with('A') { "B" } else { "A" };
        let broken = format!("{before}{other}{}", &after[1..]);
        assert_eq!(reason(&desk.refused(upload(broken)).await), Reason::SignatureChanged);
    }

    async fn a_document_type_declaration_is_refused(office) {
        let desk = Desk::open(office).await;
        let refusals = desk.refused(upload(hostile::with_dtd(&desk.letter()))).await;
        assert_eq!(refusals, [Refusal::Unreadable(Unreadable::Xml(xml::Refusal::Dtd))]);
    }

    async fn entities_of_the_outside_and_multiplying_ones_are_refused_at_once(office) {
        let desk = Desk::open(office).await;
        let mut laughs = String::from("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY l0 \"ha\">");
        for n in 1..64 {
            let twice = format!("&l{};", n - 1).repeat(10);
            laughs.push_str(&format!("<!ENTITY l{n} \"{twice}\">"));
        }
        laughs.push_str("]><a>&l63;</a>");
        let outside = "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>";
        let parameter = "<!DOCTYPE a [<!ENTITY % x SYSTEM \"http://127.0.0.1/\"> %x;]><a/>";
        for document in [laughs.as_str(), outside, parameter] {
            let refusals = soon(&desk, upload(document)).await;
            assert_eq!(refusals, [Refusal::Unreadable(Unreadable::Xml(xml::Refusal::Dtd))]);
        }
    }

    async fn sixty_thousand_attributes_are_refused_at_once(office) {
        let desk = Desk::open(office).await;
        let attributes: String = (0..60_000).map(|n| format!(" a{n}=\"\"")).collect();
        let refusals = soon(&desk, upload(format!("<a{attributes}/>"))).await;
        assert_eq!(refusals, [Refusal::Unreadable(Unreadable::Xml(xml::Refusal::TooManyAttributes))]);
        let namespaces: String = (0..60_000).map(|n| format!(" xmlns:a{n}=\"u:{n}\"")).collect();
        let refusals = soon(&desk, upload(format!("<a{namespaces}/>"))).await;
        assert_eq!(refusals, [Refusal::Unreadable(Unreadable::Xml(xml::Refusal::TooManyNamespaces))]);
    }

    async fn a_deep_document_is_refused_at_once(office) {
        let desk = Desk::open(office).await;
        let deep = format!("{}{}", "<a>".repeat(100_000), "</a>".repeat(100_000));
        let refusals = soon(&desk, upload(deep)).await;
        assert_eq!(refusals, [Refusal::Unreadable(Unreadable::Xml(xml::Refusal::TooDeep))]);
    }

    async fn a_thousand_signatures_are_refused_at_once(office) {
        let desk = Desk::open(office).await;
        let signed = seals::seal("<a></a>", desk.anna_key.key(), desk.now()).unwrap();
        let xml = signed.xml();
        let signature = &xml[xml.find("<ds:Signature ").unwrap()..xml.rfind("</a>").unwrap()];
        let refusals = soon(&desk, upload(format!("<a>{}</a>", signature.repeat(1_000)))).await;
        assert_eq!(refusals, [Refusal::Unreadable(Unreadable::TooManySignatures)]);
    }

    async fn a_signers_name_that_turns_text_is_shown_with_its_mark(office) {
        let desk = Desk::open(office).await;
        let pesel = Pesel::parse("44051401359").unwrap();
        let key = desk.world.sandbox.issue_person("Anna\u{202e}", "aksweinśiW", &pesel, 365).unwrap();
        let filed = desk.file(upload(desk.signed_by(&key)), "1").await.unwrap();
        let opened = desk.opened(&filed).await;
        assert_eq!(opened.row.signer.as_deref(), Some("Anna\u{fffd} aksweinśiW"));
        assert_eq!(opened.report.unwrap().signatures[0].signer.as_ref().unwrap().name, "Anna\u{fffd} aksweinśiW");
    }

    async fn bytes_that_are_no_text_are_refused(office) {
        let desk = Desk::open(office).await;
        for document in [vec![0; 100], vec![0xff; 100], b"PK\x03\x04rest".to_vec()] {
            let refusals = soon(&desk, upload(document)).await;
            assert!(matches!(refusals.as_slice(), [Refusal::Unreadable(_)]), "{refusals:?}");
        }
    }
}
