use super::*;

#[test]
fn numbers_are_compared_by_value() {
    assert_eq!(significant(&[0, 0, 0x7f]), [0x7f]);
    assert_eq!(significant(&[0, 0xff]), [0, 0xff]);
    assert_eq!(significant(&[0xff, 0xff]), [0xff]);
    assert_eq!(significant(&[0xff, 0x7f]), [0xff, 0x7f]);
    assert_eq!(significant(&[0]), [0]);
    let number = |bytes: &[u8]| Element::sole(bytes).expect("element").number();
    assert_eq!(number(&[2, 9, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]), Ok(u64::MAX));
    assert_eq!(number(&[2, 1, 0]), Ok(0));
    assert_eq!(number(&[2, 1, 0xff]), Err(Malformed));
    assert_eq!(number(&[2, 0]), Err(Malformed));
}

#[test]
fn identifiers_read_as_dotted_numbers() {
    let oid = |content: &[u8]| {
        let mut bytes = vec![OID, u8::try_from(content.len()).expect("short")];
        bytes.extend_from_slice(content);
        Element::sole(&bytes).expect("element").oid().ok()
    };
    assert_eq!(oid(&[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 2]).as_deref(), Some("1.2.840.113549.1.7.2"));
    assert_eq!(oid(&[0x55, 4, 3]).as_deref(), Some("2.5.4.3"));
    assert_eq!(oid(&[0x88, 0x37]).as_deref(), Some("2.999"));
    assert_eq!(oid(&[0x88]), None);
    assert_eq!(oid(&[0xff; 60]), None);
}

#[test]
fn indefinite_lengths_and_segments_read_as_the_plain_form() {
    let bytes = [0x30, 0x80, 0x24, 0x80, 4, 2, 1, 2, 0x24, 3, 4, 1, 3, 0, 0, 2, 1, 5, 0, 0];
    let outer = Element::sole(&bytes).expect("element");
    let mut inside = outer.children();
    assert_eq!(inside.require(OCTET_STRING).expect("octets").octets().expect("joined").as_ref(), [1, 2, 3]);
    assert_eq!(inside.require(INTEGER).expect("number").number(), Ok(5));
    assert!(inside.is_empty());
}

#[test]
fn lengths_that_lie_are_refused() {
    for wrong in [
        &[0x30, 0x84, 0xff, 0xff, 0xff, 0xff][..],
        &[0x30, 0x88, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
        &[0x30, 0x80, 4, 1],
        &[0x04, 0x80, 0, 0],
        &[0x30, 5, 1],
        &[0x30],
        &[],
    ] {
        assert_eq!(Element::first(wrong), Err(Malformed), "{wrong:?}");
    }
}

#[test]
fn a_hundred_thousand_levels_are_refused_at_once() {
    assert_eq!(Element::sole(&[0x30, 0x80].repeat(100_000)), Err(Malformed));
}
