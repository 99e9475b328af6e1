//! Documents made to hurt a reader are refused, quickly and by name.

use xml::{Limits, Refusal, parse};

fn refusal(document: &str) -> Refusal {
    parse(document.as_bytes(), &Limits::default()).expect_err("a hostile document was read")
}

#[test]
fn sixty_thousand_attributes_are_refused() {
    let attributes: String = (0..60_000).map(|n| format!(" a{n}=\"\"")).collect();
    assert_eq!(refusal(&format!("<a{attributes}/>")), Refusal::TooManyAttributes);
}

#[test]
fn twenty_thousand_namespaces_are_refused() {
    let declarations: String = (0..20_000).map(|n| format!(" xmlns:p{n} = 'urn:{n}'")).collect();
    assert_eq!(refusal(&format!("<a{declarations}/>")), Refusal::TooManyNamespaces);
}

#[test]
fn namespaces_heaped_up_by_nesting_are_refused() {
    let nested: String =
        (0..100).map(|n| format!("<a xmlns:x{n}=\"urn:x\" xmlns:y{n}=\"urn:y\" xmlns:z{n}='urn:z'>")).collect();
    assert_eq!(refusal(&nested), Refusal::TooManyNamespaces);
}

#[test]
fn a_namespace_of_a_megabyte_is_refused() {
    let name = "u".repeat(1_000_000);
    assert_eq!(refusal(&format!("<a xmlns:p=\"{name}\"><p:b/></a>")), Refusal::TooManyNamespaces);
}

#[test]
fn namespaces_beside_one_another_do_not_heap_up() {
    let siblings: String = (0..1_000).map(|n| format!("<b xmlns:x{n}=\"urn:x\"></b><c xmlns='urn:c'/>")).collect();
    assert!(parse(format!("<a>{siblings}</a>").as_bytes(), &Limits::default()).is_ok());
}

#[test]
fn two_hundred_thousand_nested_elements_are_refused() {
    assert_eq!(refusal(&"<a>".repeat(200_000)), Refusal::TooDeep);
}

#[test]
fn a_million_small_nodes_are_refused() {
    for small in ["<a/>", "<!---->", "<?a?>", "<a b=''/>", "<![CDATA[]]>"] {
        assert_eq!(refusal(&format!("<r>{}</r>", small.repeat(1_000_000))), Refusal::TooLarge, "{small}");
    }
}

#[test]
fn entities_are_never_defined() {
    let laughs = "<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><l>&b;</l>";
    let external = "<?xml version=\"1.0\"?>\n<!doctype a [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><a>&f;</a>";
    assert_eq!(refusal(laughs), Refusal::Dtd);
    assert_eq!(refusal(external), Refusal::Dtd);
    assert!(matches!(refusal("<a>&undefined;</a>"), Refusal::NotWellFormed { .. }));
}

#[test]
fn markup_inside_comments_values_and_cdata_is_not_counted() {
    let harmless = "<a b='<'/>".replace('<', "&lt;");
    let document = format!("<a b=\"{harmless}\"><!--<!DOCTYPE <b --><![CDATA[</a><!DOCTYPE]]><?p <b ?></a>");
    assert!(parse(document.as_bytes(), &Limits::default()).is_ok());
}

#[test]
fn what_is_not_xml_is_refused() {
    for broken in [
        "",
        "<",
        "</",
        "<a",
        "<a ",
        "<a b",
        "<a b=\"",
        "<a/><b/>",
        "<a>",
        "</a>",
        "</a></a></a>",
        "<!--",
        "<![CDATA[",
        "<?",
        "<!ELEMENT a>",
        "<a>\u{0}</a>",
        "<a b=\"\u{1}\"/>",
        "<a>\u{FFFF}</a>",
        "text",
        "<p:a/>",
        "<a b='1' b='2'/>",
        "<a><b></a></b>",
        "<a>]]></a>",
        "<a>&#0;</a>",
        "<a>&#xD800;</a>",
        "<a b='<'/>",
        "<1/>",
    ] {
        assert!(matches!(refusal(broken), Refusal::NotWellFormed { line: 1 }), "{broken:?}: {:?}", refusal(broken));
    }
}

#[test]
fn broken_utf_8_is_refused() {
    for broken in [&b"<a>\xC3</a>"[..], b"<a>\xED\xA0\x80</a>", b"\xFE\xFF", b"<a>\xF5\x80\x80\x80</a>"] {
        assert!(parse(broken, &Limits::default()).is_err());
    }
}

#[test]
fn a_document_over_the_byte_limit_is_refused() {
    let limits = Limits { bytes: 10, ..Limits::default() };
    assert_eq!(parse(b"<a>1234</a>", &limits).err(), Some(Refusal::TooLarge));
    assert!(parse(b"<a>123</a>", &limits).is_ok());
}

#[test]
fn every_cut_of_a_document_is_refused() {
    let whole = "<?xml version=\"1.0\"?><!-- c --><a xmlns:x='urn:x' b=\"1\"><![CDATA[d]]><x:e f='g'/>h<?i j?></a>";
    for cut in 0..whole.len() {
        assert!(parse(&whole.as_bytes()[..cut], &Limits::default()).is_err(), "{cut}");
    }
    assert!(parse(whole.as_bytes(), &Limits::default()).is_ok());
}

#[test]
fn characters_that_no_document_holds_are_refused_wherever_they_stand() {
    for broken in [
        "<a>\u{0}</a>",
        "<a b=\"\u{1}\"/>",
        "<a b=\"\u{1}&#99;\"/>",
        "<a xmlns:b=\"u\u{0}\"/>",
        "<a xmlns:b=\"u\u{0}&#99;\"/>",
        "<a xmlns:b=\"u\u{FFFE}&#99;\"/>",
        "<a xmlns:b=\"u\u{FFFF}\"/>",
        "<a xmlns:b=\"u&#0;\"/>",
        "<a xmlns:b=\"u&#1;\"/>",
        "<a xmlns:b=\"u&#xFFFE;\"/>",
        "<a xmlns:b=\"u<v&#99;\"/>",
        "<!-- \u{8} --><a/>",
        "<?p \u{b}?><a/>",
        "<a><![CDATA[\u{c}]]></a>",
    ] {
        assert!(matches!(refusal(broken), Refusal::NotWellFormed { line: 1 }), "{broken:?}: {:?}", refusal(broken));
    }
    assert_eq!(refusal("<a>\n\n\u{1f}</a>"), Refusal::NotWellFormed { line: 3 });
    assert!(parse("<a b='\u{7f}\u{85}\u{fffd}\t\r\n'>\u{10ffff}</a>".as_bytes(), &Limits::default()).is_ok());
}

#[test]
fn a_prefix_of_no_namespace_is_refused() {
    for broken in ["<a xmlns:b=\"\"/>", "<a xmlns:b = ''><b:c/></a>"] {
        assert!(matches!(refusal(broken), Refusal::NotWellFormed { line: 1 }), "{broken:?}");
    }
    assert!(parse(b"<a xmlns='u'><b xmlns=''/></a>", &Limits::default()).is_ok());
}
