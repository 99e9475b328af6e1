//! What is written can be read again, and the canonical form is the standard's.

use xml::{Limits, Method, NodeSet, Writer, canonical, parse};

#[test]
fn what_a_person_typed_never_becomes_markup() {
    let typed = "</a> & \"<b>\" '\r\n\t]]> \u{1} ółć";
    let mut writer = Writer::new();
    writer.open("a", &[("b", typed)]).element("c", &[], typed);
    let written = writer.finish();
    let document = parse(written.as_bytes(), &Limits::default()).expect("well-formed");
    let root = document.document_element().expect("a root");
    let carried = typed.replace('\u{1}', "\u{FFFD}");
    assert_eq!(xml::attribute(&document, root, "b"), Some(carried.as_str()));
    assert_eq!(xml::text(&document, root), carried);
}

#[test]
fn what_is_written_is_already_canonical() {
    let mut writer = Writer::new();
    writer.open("x:a", &[("xmlns:x", "urn:x"), ("b", "1 < 2\n"), ("c", "\"")]).element("x:d", &[], "\r&>").close();
    assert_is_canonical(&writer.document());
}

fn assert_is_canonical(written: &str) {
    let document = parse(written.as_bytes(), &Limits::default()).expect("well-formed");
    let octets = canonical::<&str>(&document, Method::Exclusive, None, &[]).expect("canonical");
    assert_eq!(String::from_utf8(octets).as_deref(), Ok(written));
}

#[test]
fn whatever_is_typed_is_written_in_canonical_form() {
    // What means something in markup, what canonicalisation writes in another way, and what XML cannot carry.
    const PIECES: [&str; 26] = [
        "<",
        ">",
        "&",
        "\"",
        "'",
        "&amp;",
        "&#xD;",
        "]]>",
        "<![CDATA[",
        "<!--",
        "-->",
        "<?xml?>",
        "\r",
        "\n",
        "\t",
        "\r\n",
        " ",
        "\u{0}",
        "\u{1f}",
        "\u{7f}",
        "\u{85}",
        "\u{2028}",
        "\u{feff}",
        "\u{fffe}",
        "ż",
        "\u{1f600}",
    ];
    // Numbers of Knuth's generator, the same at each run.
    let mut state = 7_u64;
    let mut below = |most: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).expect("31 bits") % most
    };
    for _ in 0..2_000 {
        let mut typed = || (0..below(6)).map(|_| PIECES[below(PIECES.len())]).collect::<String>();
        let mut writer = Writer::new();
        writer.open("x:a", &[("xmlns:x", "urn:x"), ("b", &typed()), ("c", &typed())]);
        writer.text(&typed()).element("x:d", &[("e", &typed())], &typed()).text(&typed());
        writer.open("f", &[("xmlns", "urn:f"), ("g", &typed())]).element("x:h", &[], &typed()).close();
        assert_is_canonical(&writer.document());
    }
}

#[test]
fn a_subtree_keeps_the_namespaces_its_method_says() {
    let document = parse(b"<a xmlns='urn:a' xmlns:b='urn:b'><!--c--><d e='1'/></a>", &Limits::default()).expect("xml");
    let root = document.document_element().expect("a root");
    let d = xml::first_child(&document, root, "urn:a", "d").expect("d");
    let only_d = NodeSet::tree_without_comments(d, &document);
    let form = |method| String::from_utf8(canonical::<&str>(&document, method, Some(&only_d), &[]).expect("canonical"));
    assert_eq!(form(Method::Exclusive).as_deref(), Ok("<d xmlns=\"urn:a\" e=\"1\"></d>"));
    assert_eq!(form(Method::Inclusive).as_deref(), Ok("<d xmlns=\"urn:a\" xmlns:b=\"urn:b\" e=\"1\"></d>"));
}

#[test]
fn an_attribute_in_a_namespace_is_not_its_plain_namesake() {
    let document = parse(b"<a xmlns:x='urn:x' x:Id='forged'/>", &Limits::default()).expect("xml");
    let root = document.document_element().expect("a root");
    assert_eq!(xml::attribute(&document, root, "Id"), None);
}

#[test]
fn a_subtree_is_walked_in_document_order() {
    let document = parse(b"<a><b><c/></b><d/></a>", &Limits::default()).expect("xml");
    let names: String = xml::subtree(&document, document.root())
        .filter_map(|node| document.element(node).map(|element| element.name.local_name.to_string()))
        .collect();
    assert_eq!(names, "abcd");
}
