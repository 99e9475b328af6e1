//! Signed messages: what openssl and our own judge accept, and what they do not once it was changed.

use std::ops::Range;

use certificates::asn1::{Element, INTEGER, OCTET_STRING, OID, SEQUENCE, SET, context};
use seals::{FileKey, SealFault, Sealer, SignedMessage};
use signatures::{Coverage, Indication};
use vocabulary::Clock as _;

use crate::{
    house::House,
    world::{World, at},
};

const LETTER: &[u8] = "Zażółć gęślą jaźń.\n".as_bytes();

impl World {
    /// Whether openssl takes the message for CAdES over the letter.
    fn openssl_accepts(&self, message: &[u8], beside: Option<&[u8]>) -> bool {
        self.file("letter.p7m", message);
        let mut arguments = vec!["cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", "letter.p7m"];
        arguments.extend(["-CAfile", "root.pem", "-purpose", "any", "-out", "content"]);
        if let Some(content) = beside {
            self.file("letter.txt", content);
            arguments.extend(["-content", "letter.txt"]);
        }
        let told = std::process::Command::new("openssl").args(arguments).current_dir(self.folder.path()).output();
        let told = told.expect("openssl is installed");
        told.status.success() && std::fs::read(self.folder.path().join("content")).unwrap() == LETTER
    }
}

#[test]
fn openssl_accepts_a_message_of_every_kind_of_key() {
    let world = World::new();
    for key in world.keys() {
        let around = SignedMessage::around(LETTER, &key, at()).unwrap();
        assert!(world.openssl_accepts(around.der(), None), "{key:?}");
        let beside = SignedMessage::beside(LETTER, &key, at()).unwrap();
        assert!(world.openssl_accepts(beside.der(), Some(LETTER)), "{key:?}");
        assert!(!world.openssl_accepts(beside.der(), Some(b"another")), "{key:?}");
    }
}

#[test]
fn our_own_reader_finds_a_message_of_every_kind_of_key_whole() {
    let world = World::new();
    for key in world.keys() {
        let around = SignedMessage::around(LETTER, &key, at()).unwrap();
        let document = signatures::Document { bytes: around.der().to_vec(), detached: Vec::new() };
        let read = signatures::examine(&document).unwrap();
        let [signature] = read.signatures.as_slice() else { panic!("{read:?}") };
        assert_eq!((signature.value, signature.level.name()), (signatures::Value::Right, "CAdES-BASELINE-B"));
        assert_eq!((&signature.faults, &signature.coverage), (&Vec::new(), &Coverage::Embedded));
    }
}

#[test]
fn a_message_that_waits_is_taken_over_as_it_was_kept() {
    let world = World::new();
    let message = SignedMessage::around(LETTER, &world.keys()[0], at()).unwrap();
    assert_eq!(SignedMessage::from_der(message.der().to_vec()).unwrap(), message);
    let stamped = message.with_timestamp(b"\x30\x00", None);
    for other in [&stamped[..], b"", b"\x30\x00", LETTER] {
        assert!(matches!(SignedMessage::from_der(other.to_vec()), Err(SealFault::NotWaiting)));
    }
}

/// Messages around the letter and beside it: with a timestamp, and with what proves everything.
async fn stamped(house: &House, sealer: &Sealer, inside: bool, lasting: bool) -> (Vec<u8>, Vec<u8>, [u8; 32]) {
    let make = if inside { SignedMessage::around } else { SignedMessage::beside };
    let message = make(LETTER, &**sealer.keys.first(), house.clock.now()).unwrap();
    let imprint = message.imprint();
    let (token, proofs) = house.token(sealer, &imprint).await;
    (message.with_timestamp(&token, lasting.then_some(&proofs)), token, imprint)
}

#[tokio::test]
async fn a_message_passes_at_the_level_it_was_made_for() {
    let house = House::new().await;
    for sealer in [house.sealer(), house.rsa_sealer()] {
        for (inside, lasting, level) in [
            (true, false, "CAdES-BASELINE-T"),
            (true, true, "CAdES-BASELINE-LT"),
            (false, false, "CAdES-BASELINE-T"),
            (false, true, "CAdES-BASELINE-LT"),
        ] {
            let (message, ..) = stamped(&house, &sealer, inside, lasting).await;
            let beside = if inside { &[][..] } else { &[("letter.txt", LETTER)] };
            // Whoever has the proofs asks nobody.
            let evidence = if lasting {
                house.evidence_alone(&message, beside).await
            } else {
                house.evidence_with(&message, beside).await
            };
            let judged = house.judged(&evidence);
            let [judged] = judged.as_slice() else { panic!("{judged:?}") };
            assert_eq!((judged.indication, judged.format.as_str()), (Indication::TotalPassed, level), "{judged:?}");
            assert!(judged.timestamped);
        }
    }
}

#[tokio::test]
async fn openssl_accepts_messages_with_timestamps_and_proofs_and_the_timestamps() {
    let house = House::new().await;
    house.roots();
    let moment = house.clock.now().seconds().to_string();
    for sealer in [house.sealer(), house.rsa_sealer()] {
        for (inside, lasting) in [(true, false), (true, true), (false, true)] {
            let (message, token, imprint) = stamped(&house, &sealer, inside, lasting).await;
            house.file("letter.p7m", &message);
            house.file("letter.txt", LETTER);
            house.file("token.der", &token);
            let mut arguments = vec!["cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", "letter.p7m"];
            arguments.extend(["-CAfile", "roots.pem", "-purpose", "any", "-attime", &moment, "-out", "content"]);
            arguments.extend(if inside { &[][..] } else { &["-content", "letter.txt"] });
            assert!(house.openssl(&arguments));
            assert_eq!(std::fs::read(house.folder.path().join("content")).unwrap(), LETTER);
            let digest: String = imprint.iter().map(|octet| format!("{octet:02x}")).collect();
            let arguments = ["ts", "-verify", "-in", "token.der", "-token_in", "-digest", &digest];
            assert!(house.openssl(&[&arguments[..], &["-CAfile", "roots.pem", "-attime", &moment]].concat()));
        }
    }
}

/// Where the parts of a message of ours stand that nobody may change: the content, what is signed, its value, the timestamp.
fn protected(message: &[u8]) -> Vec<Range<usize>> {
    let place = |part: &[u8]| {
        let from = part.as_ptr() as usize - message.as_ptr() as usize;
        from..from + part.len()
    };
    let mut fields = Element::sole(message).unwrap().children();
    fields.require(OID).unwrap();
    let mut fields = fields.require(context(0)).unwrap().inside().unwrap().children();
    fields.require(INTEGER).unwrap();
    fields.require(SET).unwrap();
    let content = fields.require(SEQUENCE).unwrap();
    fields.optional(context(0)).unwrap();
    fields.optional(context(1)).unwrap();
    let mut signer = fields.require(SET).unwrap().inside().unwrap().children();
    for tag in [INTEGER, SEQUENCE, SEQUENCE] {
        signer.require(tag).unwrap();
    }
    let signed = signer.require(context(0)).unwrap();
    signer.require(SEQUENCE).unwrap();
    let value = signer.require(OCTET_STRING).unwrap();
    let mut timestamp = signer.require(context(1)).unwrap().inside().unwrap().children();
    timestamp.require(OID).unwrap();
    let token = timestamp.require(SET).unwrap();
    [content, signed, value, token].map(|part| place(part.raw())).to_vec()
}

#[tokio::test]
async fn a_changed_byte_is_found_or_changes_nothing_that_is_told() {
    let house = House::new().await;
    let (message, ..) = stamped(&house, &house.sealer(), true, true).await;
    let good = house.evidence(&message).await;
    let (told, known) = house.judged_changed(&good, &message, &[]).expect("the unchanged passes");
    let protected = protected(&message);
    let inside = |at: &usize| protected.iter().any(|part| part.contains(at));
    let of_token = protected[3].clone();
    for at in 0..message.len() {
        // Of the timestamp, which is long, and of the proofs, a sample.
        if (of_token.contains(&at) || !inside(&at)) && at % 5 != 0 {
            continue;
        }
        let mut changed = message.clone();
        changed[at] ^= 1;
        let Some((judged, evidence)) = house.judged_changed(&good, &changed, &[]) else { continue };
        assert!(!inside(&at) || of_token.contains(&at), "at {at}");
        // What is beside the signature is there to help: the verdict may stand without it, if it is the same one.
        assert_eq!((&judged.signer, judged.best_time), (&told.signer, told.best_time), "at {at}");
        assert_eq!(evidence.signatures[0].payload, known.signatures[0].payload, "at {at}");
    }
}

#[tokio::test]
async fn a_message_stays_with_its_file() {
    let house = House::new().await;
    let (message, ..) = stamped(&house, &house.sealer(), false, true).await;
    let judged =
        async |beside: &[(&str, &[u8])]| house.judged(&house.evidence_alone(&message, beside).await)[0].passed();
    assert!(judged(&[("letter.txt", LETTER)]).await);
    assert!(!judged(&[("letter.txt", b"another")]).await);
    assert!(!judged(&[]).await);
}

#[test]
fn a_key_signs_no_digest_of_another_length() {
    use seals::Key as _;
    let world = World::new();
    for key in world.keys() {
        let other = if key.algorithm().digest(&[]).len() == 32 { 48 } else { 32 };
        assert!(FileKey::sign(&key, &vec![0; other]).is_err());
        assert!(key.sign(&key.algorithm().digest(&[b"a", b"b"])).is_ok());
    }
}
