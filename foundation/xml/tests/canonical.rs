//! Canonical forms: of made-up documents and sets the same as another implementation's, elsewhere as the standards say.

use bergshamra_c14n::C14nMode;
use bergshamra_xml::nodeset::{NodeIdSet, NodeSet as Theirs, NodeSetType};
use xml::{Document, Limits, Method, NodeId, NodeSet, canonical, parse};

const METHODS: [(Method, C14nMode); 6] = [
    (Method::Inclusive, C14nMode::Inclusive),
    (Method::InclusiveWithComments, C14nMode::InclusiveWithComments),
    (Method::Inclusive11, C14nMode::Inclusive11),
    (Method::Inclusive11WithComments, C14nMode::Inclusive11WithComments),
    (Method::Exclusive, C14nMode::Exclusive),
    (Method::ExclusiveWithComments, C14nMode::ExclusiveWithComments),
];

/// Numbers that are the same in every run (xorshift).
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % bound as u64).expect("below a usize")
    }

    fn of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }

    fn one_in(&mut self, many: usize) -> bool {
        self.below(many) == 0
    }
}

const REMARKS: [&str; 3] = ["<!-- a > b & \"c\" -->", "<?a?>", "<?b  c=\"<&>\" ?>"];

/// A document with everything that a canonical form changes, with attributes of the XML namespace or without.
fn document(chance: &mut Chance, of_xml: bool) -> String {
    let mut text = if chance.one_in(2) { "<?xml version='1.0'?>\n".to_owned() } else { String::new() };
    let remarks = |chance: &mut Chance, text: &mut String| {
        for _ in 0..chance.below(3) {
            text.push_str(chance.of(&REMARKS));
            text.push_str(chance.of(&["", "\n", "  "]));
        }
    };
    remarks(chance, &mut text);
    element(chance, of_xml, &mut text, &[""], 0);
    remarks(chance, &mut text);
    text
}

fn element(chance: &mut Chance, of_xml: bool, text: &mut String, bound: &[&str], depth: usize) {
    let mut bound = bound.to_vec();
    let mut tag = Vec::new();
    for prefix in ["", "a", "b", "ć", "a.b", "A"] {
        if chance.one_in(4) {
            let uri = chance.of(&["urn:1", "urn:2", "urn:3?a=1&amp;b=&lt;", "http://example.org/ż", ""]);
            let (name, uri) = match (prefix, uri) {
                ("", uri) => ("xmlns".to_owned(), uri),
                (prefix, "") => (format!("xmlns:{prefix}"), "urn:4"),
                (prefix, uri) => (format!("xmlns:{prefix}"), uri),
            };
            tag.push(format!("{name}=\"{uri}\""));
            bound.push(prefix);
        }
    }
    if chance.one_in(20) {
        tag.push("xmlns:xml='http://www.w3.org/XML/1998/namespace'".to_owned());
    }
    let value = |chance: &mut Chance| {
        let parts =
            ["x", " ", "&#9;", "&#10;", "\n", "&#13;", "&lt;", ">", "&amp;", "&quot;", "'", "ż", "&#x1F600;", "\t"];
        (0..chance.below(6)).map(|_| chance.of(&parts)).collect::<String>()
    };
    for local in ["b", "a", "ą", "z", "B"].into_iter().enumerate() {
        if chance.one_in(3) {
            // Local names differ, so that two prefixes of one namespace do no harm.
            let prefix = chance.of(&bound);
            let name = if prefix.is_empty() { local.1.to_owned() } else { format!("{prefix}:{}{}", local.1, local.0) };
            tag.push(format!("{name}=\"{}\"", value(chance)));
        }
    }
    if of_xml {
        for name in ["lang", "space", "id", "other"] {
            if chance.one_in(5) {
                tag.push(format!("xml:{name}=\"{}\"", chance.of(&["pl", "en", "default"])));
            }
        }
    }
    for last in (1..tag.len()).rev() {
        tag.swap(last, chance.below(last + 1));
    }
    let prefix = chance.of(&bound);
    let local = chance.of(&["e", "f", "ę"]);
    let name = if prefix.is_empty() { local.to_owned() } else { format!("{prefix}:{local}") };
    text.push_str(&format!("<{name}"));
    tag.iter().for_each(|part| text.push_str(&format!("{}{part}", if part.len() % 2 == 0 { " " } else { "\n  " })));
    if depth > 5 || chance.one_in(4) {
        text.push_str("/>");
        return;
    }
    text.push('>');
    for _ in 0..chance.below(6) {
        match chance.below(7) {
            0 => text.push_str(chance.of(&REMARKS)),
            1 => text.push_str("<![CDATA[<&> \"]]>"),
            2 => text.push_str("\r\n &#13;&lt;&amp;&gt;&quot;\"ł>\t"),
            3 => text.push_str("ordinary words, of which there are more than of anything else"),
            _ => element(chance, of_xml, text, &bound, depth + 1),
        }
    }
    text.push_str(&format!("</{name} >"));
}

/// Nothing, a tree, or a tree with holes and islands.
fn set(chance: &mut Chance, document: &Document<'_>) -> Option<NodeSet> {
    let all: Vec<NodeId> = xml::subtree(document, document.root()).collect();
    let any = |chance: &mut Chance| all[chance.below(all.len())];
    let mut set = match chance.below(6) {
        0 => return None,
        1 => NodeSet::all(),
        2 => NodeSet::all_without_comments(document),
        3 => NodeSet::tree_with_comments(any(chance), document),
        4 => NodeSet::tree_without_comments(any(chance), document),
        _ => NodeSet::new(),
    };
    match chance.below(4) {
        0 => {}
        1 => {
            let removed = any(chance);
            xml::subtree(document, removed).for_each(|node| set.remove(node));
        }
        2 => (0..3).for_each(|_| set.remove(any(chance))),
        _ => all.iter().for_each(|node| match chance.below(4) {
            0 => set.insert(*node),
            1 => set.remove(*node),
            _ => {}
        }),
    }
    Some(set)
}

#[test]
fn made_up_documents_and_sets_have_the_form_another_implementation_gives() {
    let mut chance = Chance(0x9E37_79B9_7F4A_7C15);
    let (mut compared, mut octets) = (0, 0);
    for round in 0..4_000 {
        let of_xml = round % 2 == 0;
        let text = document(&mut chance, of_xml);
        let document = parse(text.as_bytes(), &Limits::default()).unwrap_or_else(|why| panic!("{why}: {text}"));
        let set = set(&mut chance, &document);
        let prefixes: Vec<&str> =
            (0..chance.below(3)).map(|_| chance.of(&["#default", "a", "ć", "xml", "unbound", "A"])).collect();
        for (method, theirs) in METHODS {
            // The other one takes xml:id over by 1.1 too.
            if of_xml && set.is_some() && matches!(method, Method::Inclusive11 | Method::Inclusive11WithComments) {
                continue;
            }
            let shown = set.as_ref().map(|set| {
                let held = xml::subtree(&document, document.root()).filter(|node| set.contains(*node));
                Theirs::from_ids(held.map(|node| node.index()).collect::<NodeIdSet>(), NodeSetType::Normal)
            });
            let theirs = bergshamra_c14n::canonicalize_doc(&document, theirs, shown.as_ref(), &prefixes).unwrap();
            let ours = canonical(&document, method, set.as_ref(), &prefixes).unwrap();
            let (ours, theirs) = (String::from_utf8(ours).unwrap(), String::from_utf8(theirs).unwrap());
            assert_eq!(ours, theirs, "{method:?} {prefixes:?} {set:?} of\n{text}");
            compared += 1;
            octets += ours.len();
        }
    }
    assert!(compared > 15_000 && octets > 4_000_000, "{compared} forms of {octets} octets");
}

/// The form of the element named `d` and what is below it.
fn of_d(text: &str, method: Method) -> Option<String> {
    let document = parse(text.as_bytes(), &Limits::default()).expect("well-formed");
    let d = xml::subtree(&document, document.root())
        .find(|node| document.element(*node).is_some_and(|element| element.name.local_name == "d"))
        .expect("an element d");
    let set = NodeSet::tree_with_comments(d, &document);
    let octets = canonical::<&str>(&document, method, Some(&set), &[]).ok()?;
    String::from_utf8(octets).ok()
}

#[test]
fn version_1_1_inherits_language_and_space_and_no_id() {
    let text = "<a xml:id='i' xml:lang='pl' xml:space='preserve' xml:other='o'><b xml:lang='en'><d/></b></a>";
    let form = |attributes| Some(format!("<d{attributes}></d>"));
    assert_eq!(of_d(text, Method::Inclusive11), form(" xml:lang=\"en\" xml:space=\"preserve\""));
    let all = " xml:id=\"i\" xml:lang=\"en\" xml:other=\"o\" xml:space=\"preserve\"";
    assert_eq!(of_d(text, Method::Inclusive), form(all));
    assert_eq!(of_d(text, Method::Exclusive), form(""));
}

#[test]
fn version_1_1_does_not_guess_the_base_of_what_was_cut_out() {
    let text = "<a xml:base='http://example.org/'><d xml:base='e'/></a>";
    assert_eq!(of_d(text, Method::Inclusive11), None);
    assert_eq!(of_d(text, Method::Inclusive).as_deref(), Some("<d xml:base=\"e\"></d>"));
    let own = "<a><d xml:base='e'/></a>";
    assert_eq!(of_d(own, Method::Inclusive11).as_deref(), Some("<d xml:base=\"e\"></d>"));
}

#[test]
fn what_many_elements_inherit_cannot_outgrow_memory() {
    let names: String = (0..60).map(|n| format!(" xmlns:p{n}=\"urn:{}\"", "x".repeat(500))).collect();
    let text = format!("<a{names}>{}</a>", "<b/>".repeat(10_000));
    let document = parse(text.as_bytes(), &Limits::default()).unwrap();
    let mut set = NodeSet::all();
    assert!(canonical::<&str>(&document, Method::Inclusive, Some(&set), &[]).is_ok());
    set.remove(document.document_element().unwrap());
    assert!(canonical::<&str>(&document, Method::Inclusive, Some(&set), &[]).is_err());
}
