//! White space is read as XML has it, so that a canonical form is the one that others make.

use xml::{Limits, Method, Refusal, canonical, parse};

fn form(text: &str) -> String {
    let document = parse(text.as_bytes(), &Limits::default()).expect("well-formed");
    let octets = canonical::<&str>(&document, Method::InclusiveWithComments, None, &[]).expect("canonical");
    String::from_utf8(octets).expect("text")
}

#[test]
fn lines_end_with_a_line_feed_wherever_they_stand() {
    let text = "<?xml version='1.0'?>\r\n<?p a\r\nb\rc?>\r\n<!--d\r\ne\r--><r>\r\nf\rg\n<![CDATA[h\r\ni\r]]></r>\r\n";
    assert_eq!(form(text), "<?p a\nb\nc?>\n<!--d\ne\n-->\n<r>\nf\ng\nh\ni\n</r>");
}

#[test]
fn white_space_in_an_attribute_is_a_space() {
    let text = "<r xmlns:p='urn:p'\r\n  z='1'\ta='x\ry\r\nz\n\r\tq'><e b=' 1 '/><p:e p:c='1\n2' d='ż\n\"'/></r>";
    let expected =
        "<r xmlns:p=\"urn:p\" a=\"x y z   q\" z=\"1\"><e b=\" 1 \"></e><p:e d=\"ż &quot;\" p:c=\"1 2\"></p:e></r>";
    assert_eq!(form(text), expected);
}

#[test]
fn white_space_that_a_reference_stands_for_stays() {
    let text = "<r a='\r&#13;&#10;\n&#x9;&#xD;\r\n&amp;#10;&lt;&gt;&quot;&apos;'>&#13;\r&#13;\n</r>";
    let expected = "<r a=\" &#xD;&#xA; &#x9;&#xD; &amp;#10;&lt;>&quot;'\">&#xD;\n&#xD;\n</r>";
    assert_eq!(form(text), expected);
}

#[test]
fn a_namespace_with_an_end_of_line_in_it_is_no_name() {
    for text in ["<r xmlns='urn:a\n'/>", "<r xmlns:p='urn:\r\na'/>", "<r><e xmlns:p='\t'/></r>"] {
        let read = parse(text.as_bytes(), &Limits::default());
        assert!(matches!(read, Err(Refusal::NotWellFormed { .. })), "{text}");
    }
}
