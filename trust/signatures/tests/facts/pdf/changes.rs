//! Which changes after a signature are allowed, and the attacks that look like allowed ones.

use signatures::{Change, ChangeKind, Value};

use super::paper::{Shape, add, add_under, document, plain, signed, stream};
use crate::world::WORLD;

/// What the first signature of the file has to say of what came after it.
fn changes(file: Vec<u8>) -> Vec<Change> {
    let signatures = signatures::examine(&document(file)).expect("readable").signatures;
    signatures.into_iter().find(|signature| signature.value == Value::Right).expect("a signature").changes
}

/// The kinds and places of the changes that are not allowed.
fn forbidden(file: Vec<u8>) -> Vec<(ChangeKind, String)> {
    let found = changes(file).into_iter().filter(|change| !change.allowed);
    found.map(|change| (change.kind, change.place)).collect()
}

fn other(place: &str) -> Vec<(ChangeKind, String)> {
    vec![(ChangeKind::Other, place.to_owned())]
}

/// A form with a line of text, a field for a further signature and one for Anna's.
#[derive(Default)]
struct Form {
    /// Entries of Anna's value.
    more: &'static str,
    /// Entries of her field.
    lock: &'static str,
    /// Further objects.
    objects: Vec<(u32, String)>,
}

const PAGE: &str = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R";
const TEXT: &str = "<</Type/Annot/Subtype/Widget/FT/Tx/T(kwota)/Rect[50 50 150 70]/P 3 0 R";
const EMPTY: &str = "<</Type/Annot/Subtype/Widget/FT/Sig/T(Podpis)/Rect[50 90 150 110]/P 3 0 R";

impl Form {
    fn sign(&self) -> Vec<u8> {
        let shape = Shape { more: self.more, ..Shape::default() };
        let mut objects = shape.objects();
        let list = "[5 0 R 30 0 R 31 0 R]";
        objects[0].1 = format!("<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields{list}/SigFlags 3>>>>");
        objects[1].1 = format!("{PAGE}/Annots{list}>>");
        objects[2].1 = objects[2].1.replace("/FT/Sig", &format!("/FT/Sig{}", self.lock));
        objects.push((30, format!("{TEXT}/AP<</N 32 0 R>>/V(100)>>")));
        objects.push((31, format!("{EMPTY}>>")));
        objects.push((32, stream("/Type/XObject/Subtype/Form/BBox[0 0 100 20]", b"(100)Tj")));
        objects.retain(|(number, _)| self.objects.iter().all(|(other, _)| other != number));
        objects.extend(self.objects.clone());
        shape.fill(add(&plain(), &objects), &WORLD.anna)
    }
}

const CERTIFIED: [&str; 3] = [
    "/Reference[<</TransformMethod/DocMDP/TransformParams<</P 1/V/1.2>>>>]",
    "/Reference[<</TransformMethod/DocMDP/TransformParams<</P 2/V/1.2>>>>]",
    "/Reference[<</TransformMethod/DocMDP/TransformParams<</P 3/V/1.2>>>>]",
];

fn filled(value: &str) -> (u32, String) {
    (30, format!("{TEXT}/AP<</N 32 0 R>>/V({value})>>"))
}

#[test]
fn proofs_and_what_the_file_says_of_itself_may_change() {
    let catalog =
        |more: &str| (1, format!("<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[5 0 R]/SigFlags 3>>{more}>>"));
    let file = add_under(
        &signed(),
        &[
            catalog("/DSS 40 0 R/Metadata 42 0 R/Extensions<</ESIC<</BaseVersion/1.7>>>>"),
            (40, "<</Certs[41 0 R]>>".to_owned()),
            (41, stream("", b"x")),
            (42, stream("/Type/Metadata/Subtype/XML", b"<x/>")),
            (43, "<</ModDate(D:2026)>>".to_owned()),
        ],
        "/Root 1 0 R/Info 43 0 R",
    );
    let kinds: Vec<_> = changes(file).iter().map(|change| (change.kind, change.allowed)).collect();
    assert!(kinds.contains(&(ChangeKind::Proofs, true)) && kinds.contains(&(ChangeKind::Information, true)));
    assert!(kinds.iter().all(|(_, allowed)| *allowed));
}

#[test]
fn nothing_else_in_the_catalog_may_change() {
    for more in ["/OpenAction<</S/JavaScript/JS(x)>>", "/Names<<>>", "/AA<<>>", "/OCProperties<<>>", "/Outlines 50 0 R"]
    {
        let catalog = format!("<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[5 0 R]/SigFlags 3>>{more}>>");
        let place = format!("/Root{}", &more[..more.find(['<', ' ']).expect("an end")]);
        assert_eq!(forbidden(add(&signed(), &[(1, catalog)])), other(&place));
    }
    for form in ["/NeedAppearances true", "/XFA[]", "/CO[5 0 R]"] {
        let catalog = format!("<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[5 0 R]/SigFlags 3{form}>>>>");
        assert_eq!(forbidden(add(&signed(), &[(1, catalog)])).len(), 1, "{form}");
    }
    let other_root = add_under(&signed(), &[(60, "<</Type/Catalog/Pages 2 0 R>>".to_owned())], "/Root 60 0 R");
    assert!(signatures::examine(&document(other_root)).expect("readable").signatures.is_empty());
}

#[test]
fn the_same_written_otherwise_is_no_change() {
    let page = "<< /Contents 4 0 R /Annots [ 5 0 R ] /MediaBox [ 0.0 0 595. 842.00 ] /Type /Page /Parent 2 0 R >>";
    assert_eq!(changes(add(&signed(), &[(3, page.to_owned())])), []);
    let another = page.replace("842.00", "842.01");
    assert_eq!(forbidden(add(&signed(), &[(3, another)])), other("/Root/Pages[1]/MediaBox"));
}

#[test]
fn what_a_page_uses_may_not_change_however_deep_it_lies() {
    let font = |name: &str| (52, format!("<</Type/Font/Subtype/Type1/BaseFont/{name}>>"));
    let page = format!("{PAGE}/Resources 50 0 R>>");
    let before = [(3, page), (50, "<</Font 51 0 R>>".to_owned()), (51, "<</F 52 0 R>>".to_owned()), font("Helvetica")];
    let shape = Shape::default();
    let mut objects = shape.objects();
    objects[1].1 = objects[1].1.replace("/Annots", "/Resources 50 0 R/Annots");
    let file = shape.fill(add(&add(&plain(), &before), &objects), &WORLD.anna);
    assert_eq!(changes(add(&file, &[font("Helvetica")])), [], "the same again is no change");
    assert_eq!(forbidden(add(&file, &[font("Courier")])), other("/Root/Pages[1]/Resources"));
}

#[test]
fn what_was_referred_to_before_it_existed_must_not_come_to_exist() {
    let shape = Shape::default();
    let mut objects = shape.objects();
    objects[1].1 = objects[1].1.replace("/Contents 4 0 R", "/Contents[4 0 R 70 0 R]");
    let file = shape.fill(add(&plain(), &objects), &WORLD.anna);
    assert_eq!(forbidden(add(&file, &[(70, stream("", b"(nie)Tj"))])), other("/Root/Pages[1]/Contents"));
    assert_eq!(changes(add(&file, &[(71, stream("", b"(nie)Tj"))])), [], "nobody refers to it");
}

#[test]
fn a_stream_may_not_change_by_its_length_alone() {
    let shape = Shape::default();
    let mut objects = shape.objects();
    objects.push((4, "<</Length 70 0 R>>\nstream\n(a)'\nendstream\nendstream".to_owned()));
    objects.push((70, "14".to_owned()));
    let file = shape.fill(add(&plain(), &objects), &WORLD.anna);
    assert_eq!(forbidden(add(&file, &[(70, "4".to_owned())])), other("/Root/Pages[1]/Contents"));
}

#[test]
fn the_tables_must_go_on_from_those_that_were_signed() {
    let file = signed();
    let at = file.len();
    let mut table = String::from("xref\n");
    for number in [1, 2, 3, 4, 5, 6] {
        let mark = format!("{number} 0 obj\n");
        let at = file.windows(mark.len()).rposition(|window| window == mark.as_bytes()).expect("an object");
        table += &format!("{number} 1\n{at:010} 00000 n \n");
    }
    let whole = format!("{table}trailer\n<</Size 99/Root 1 0 R>>\nstartxref\n{at}\n%%EOF\n");
    assert_eq!(forbidden([file, whole.into_bytes()].concat()), other("history"));
}

#[test]
fn a_field_is_filled_in_only_where_a_signature_grants_it() {
    let form = |more| Form { more, ..Form::default() }.sign();
    let fill = |more| forbidden(add(&form(more), &[filled("900")]));
    let refused = vec![(ChangeKind::Form, "kwota".to_owned())];
    assert_eq!(fill(""), refused);
    assert_eq!(fill(CERTIFIED[0]), refused);
    assert_eq!(fill(CERTIFIED[1]), []);
    assert_eq!(fill(CERTIFIED[2]), []);
    assert_eq!(fill("/Reference[<</TransformMethod/DocMDP>>]"), [], "2 is meant when nothing is said");
    assert_eq!(fill("/Reference[<</TransformMethod/DocMDP/TransformParams<</P 9>>>>]"), refused);
    // How it looks counts as what it says.
    let look =
        |more| forbidden(add(&form(more), &[(32, stream("/Type/XObject/Subtype/Form/BBox[0 0 100 20]", b"(900)Tj"))]));
    assert_eq!(look(""), refused);
    assert_eq!(look(CERTIFIED[1]), []);
    // Nothing else of it.
    let moved = (30, filled("100").1.replace("50 50", "10 10"));
    assert_eq!(forbidden(add(&form(CERTIFIED[1]), &[moved])), other("kwota/Rect"));
}

#[test]
fn a_locked_field_is_not_filled_in() {
    let locked =
        |action: &str| format!("/Reference[<</TransformMethod/FieldMDP/TransformParams<</Action/{action}/V/1.2>>>>]");
    let fill = |more: String| forbidden(add(&Form { more: more.leak(), ..Form::default() }.sign(), &[filled("900")]));
    let refused = vec![(ChangeKind::Form, "kwota".to_owned())];
    assert_eq!(fill(locked("All")), refused);
    assert_eq!(fill(locked("Include/Fields[(kwota)]")), refused);
    assert_eq!(fill(locked("Exclude/Fields[(inna)]")), refused);
    assert_eq!(fill(locked("Include/Fields[(inna)]")), []);
    assert_eq!(fill(locked("Exclude/Fields[(kwota)]")), []);
    assert_eq!(
        fill(
            format!("{}{}", CERTIFIED[1], "").replace("]", "")
                + "<</TransformMethod/FieldMDP/TransformParams<</Action/Include/Fields[(kwota)]>>>>]"
        ),
        refused
    );
    let by_field = Form { more: CERTIFIED[1], lock: "/Lock<</Action/Include/Fields[(kwota)]>>", ..Form::default() };
    assert_eq!(forbidden(add(&by_field.sign(), &[filled("900")])), refused);
    let less = Form { more: CERTIFIED[1], lock: "/Lock<</Action/Exclude/Fields[(kwota)]/P 1>>", ..Form::default() };
    assert_eq!(forbidden(add(&less.sign(), &[filled("900")])), refused);
}

/// The empty field of the form, signed by Ewa.
fn signed_again(file: &[u8], field: &str) -> Vec<u8> {
    let shape = Shape { number: 40, ..Shape::default() };
    shape.fill(add(file, &[(31, format!("{field}/V 41 0 R>>")), (41, shape.value())]), &WORLD.ewa)
}

#[test]
fn an_empty_field_may_be_signed_unless_nothing_may_change() {
    let sign = |more| forbidden(signed_again(&Form { more, ..Form::default() }.sign(), EMPTY));
    assert_eq!(sign(""), []);
    assert_eq!(sign(CERTIFIED[1]), []);
    assert_eq!(sign(CERTIFIED[0]), [(ChangeKind::Signature, "Podpis".to_owned())]);
    // It stays where it was.
    let moved = EMPTY.replace("[50 90 150 110]", "[60 90 160 110]");
    assert_eq!(forbidden(signed_again(&Form::default().sign(), &moved)), other("Podpis/Rect"));
}

#[test]
fn how_a_field_looks_must_not_be_shown_elsewhere() {
    // The look of the text field is the content of the page as well.
    let shown = Form {
        more: CERTIFIED[1],
        objects: vec![(3, format!("{PAGE}/Annots[5 0 R 30 0 R 31 0 R]>>").replace("4 0 R", "32 0 R"))],
        ..Form::default()
    };
    let file = add(&shown.sign(), &[(32, stream("/Type/XObject/Subtype/Form/BBox[0 0 100 20]", b"(900)Tj"))]);
    assert_eq!(forbidden(file), other("/Root/Pages[1]/Contents"));
    // Or a certificate among the proofs.
    let catalog =
        "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[5 0 R 30 0 R 31 0 R]/SigFlags 3>>/DSS<</Certs[32 0 R]>>>>";
    let kept = Form { objects: vec![(1, catalog.to_owned())], ..Form::default() };
    let file = add(&kept.sign(), &[(32, stream("/Type/XObject/Subtype/Form/BBox[0 0 100 20]", b"(900)Tj"))]);
    assert_eq!(forbidden(file), [(ChangeKind::Form, "kwota".to_owned())]);
}

#[test]
fn a_signature_that_shows_itself_in_a_new_place_needs_a_right_value_and_no_certification() {
    let second = |file: &[u8], rect: &str, breaks: bool| {
        let shape = Shape { number: 7, fields: "5 0 R 7 0 R", ..Shape::default() };
        let mut objects = shape.objects();
        objects[2].1 = objects[2].1.replace("[0 0 0 0]", rect);
        let file = shape.fill(add(file, &objects), &WORLD.ewa);
        let at = file.len() - 600;
        if breaks { [&file[..at], &[file[at] ^ 1], &file[at + 1..]].concat() } else { file }
    };
    let certified = |more| Shape { more, ..Shape::default() }.sign(&plain(), &WORLD.anna);
    let refused = vec![(ChangeKind::Signature, "Podpis 7".to_owned())];
    assert_eq!(forbidden(second(&certified(""), "[0 0 200 90]", false)), []);
    assert_eq!(forbidden(second(&certified(CERTIFIED[1]), "[0 0 200 90]", false)), refused);
    assert_eq!(forbidden(second(&certified(CERTIFIED[1]), "[0 0 0 0]", false)), []);
    assert_eq!(forbidden(second(&certified(CERTIFIED[0]), "[0 0 0 0]", false)), refused);
    // Nobody signed what it shows.
    let shape = Shape { number: 7, fields: "5 0 R 7 0 R", ..Shape::default() };
    let mut objects = shape.objects();
    objects[2].1 = objects[2].1.replace("[0 0 0 0]", "[0 0 200 90]");
    assert_eq!(forbidden(add(&signed(), &objects)), refused, "a value that is none");
    objects[2].1 = objects[2].1.replace("/V 8 0 R", "");
    assert_eq!(forbidden(add(&signed(), &objects)), other("Podpis 7"), "no value");
    objects[2].1 = objects[2].1.replace("[0 0 200 90]", "[0 0 0 0]");
    assert_eq!(forbidden(add(&signed(), &objects)), [], "nothing to be seen");
}

#[test]
fn fields_and_what_lies_on_a_page_are_added_for_signatures_alone() {
    let with = |field: &str, fields: &str, on_page: &str| {
        let catalog = format!("<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[{fields}]/SigFlags 3>>>>");
        forbidden(add(&signed(), &[(1, catalog), (3, format!("{PAGE}/Annots[{on_page}]>>")), (50, field.to_owned())]))
    };
    let invisible = "<</FT/Sig/T(x)/Subtype/Widget/Rect[0 0 0 0]>>";
    assert_eq!(with(invisible, "5 0 R 50 0 R", "5 0 R 50 0 R"), []);
    assert_eq!(with(invisible, "50 0 R 5 0 R", "50 0 R 5 0 R"), []);
    assert_eq!(with("<</FT/Tx/T(x)/Rect[0 0 9 9]>>", "5 0 R 50 0 R", "5 0 R"), other("x"));
    assert_eq!(with("<</FT/Sig/T(x)/AA<<>>>>", "5 0 R 50 0 R", "5 0 R"), other("x"));
    assert_eq!(with(invisible, "5 0 R", "5 0 R 50 0 R"), other("/Root/Pages[1]/Annots"));
    assert_eq!(with(invisible, "5 0 R 50 0 R", "50 0 R"), other("/Root/Pages[1]/Annots"), "the old one is gone");
    assert_eq!(
        with("<</Subtype/FreeText/Rect[0 0 300 300]/Contents(nie)>>", "5 0 R", "5 0 R 50 0 R"),
        other("/Root/Pages[1]/Annots")
    );
    // A page dressed up as a field.
    let kids = "<</Type/Pages/Kids[3 0 R 50 0 R]/Count 2>>".to_owned();
    let page = "<</Type/Page/FT/Sig/T(x)/Contents 4 0 R>>".to_owned();
    assert!(!forbidden(add(&signed(), &[(2, kids), (50, page)])).is_empty());
}

#[test]
fn notes_are_added_only_where_they_are_granted_and_hide_nothing() {
    let note = |more, note: &str| {
        let file = Shape { more, ..Shape::default() }.sign(&plain(), &WORLD.anna);
        forbidden(add(&file, &[(3, format!("{PAGE}/Annots[5 0 R 50 0 R]>>")), (50, note.to_owned())]))
    };
    let small = "<</Type/Annot/Subtype/Text/Rect[10 10 30 30]/Contents(uwaga)>>";
    assert_eq!(note(CERTIFIED[2], small), []);
    assert_eq!(note(CERTIFIED[1], small), [(ChangeKind::Note, "/Root/Pages[1]/Annots".to_owned())]);
    assert_eq!(note("", small), [(ChangeKind::Note, "/Root/Pages[1]/Annots".to_owned())]);
    for other_kind in [
        "<</Subtype/FreeText/Rect[10 10 30 30]>>",
        "<</Subtype/Text/Rect[0 0 595 842]>>",
        "<</Subtype/Text/Rect[10 10 30 30]/A<</S/JavaScript>>>>",
        "<</Subtype/Popup/Rect[0 0 500 500]/AP<<>>>>",
        "<</Subtype/Text/Rect[10 10 (x) 30]>>",
        "<</Subtype/Text>>",
    ] {
        assert_eq!(note(CERTIFIED[2], other_kind), other("/Root/Pages[1]/Annots"), "{other_kind}");
    }
}

#[test]
fn a_value_that_was_never_part_of_the_signed_file_is_none_of_its_signatures() {
    // The message stands in an object that no form names when it is signed; a later table makes a field of it.
    let shape = Shape::default();
    let mut objects = shape.objects();
    let field = objects.remove(2);
    objects[0].1 = objects[0].1.replace("/AcroForm<</Fields[5 0 R]/SigFlags 3>>", "");
    objects[1].1 = objects[1].1.replace("/Annots[5 0 R]", "");
    let hidden = shape.fill(add(&plain(), &objects), &WORLD.anna);
    let catalog = "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[5 0 R]/SigFlags 3>>>>".to_owned();
    let judged = super::paper::judged(add(&hidden, &[(1, catalog), field]));
    assert!(judged.intact && !judged.passed(), "{judged:?}");
}

#[test]
fn what_shows_itself_later_is_no_larger_than_a_stamp() {
    let shape = Shape { number: 7, fields: "5 0 R 7 0 R", ..Shape::default() };
    let of = |rect: &str| {
        let mut objects = shape.objects();
        objects[2].1 = objects[2].1.replace("[0 0 0 0]", rect);
        forbidden(shape.fill(add(&signed(), &objects), &WORLD.ewa))
    };
    assert_eq!(of("[10 10 310 110]"), []);
    assert_eq!(of("[310 110 10 10]"), []);
    assert_eq!(of("[0 0 595 842]"), other("Podpis 7"));
    assert_eq!(of("[0 0 1000000000 1]"), other("Podpis 7"));
    assert_eq!(of("[0 0 9]"), other("Podpis 7"));
    // Nor does it do anything else than sign.
    let mut objects = shape.objects();
    objects[2].1 = objects[2].1.replace("/Subtype/Widget", "/Subtype/RichMedia");
    assert!(!forbidden(shape.fill(add(&signed(), &objects), &WORLD.ewa)).is_empty());
}

#[test]
fn a_large_empty_field_is_signed_without_being_seen_or_not_at_all() {
    let field = EMPTY.replace("[50 90 150 110]", "[0 0 595 842]");
    let form = Form { objects: vec![(31, format!("{field}>>"))], ..Form::default() };
    assert_eq!(forbidden(signed_again(&form.sign(), &field)), other("Podpis"));
    // In a field of its own the widget counts.
    let (field, widget) = ("<</FT/Sig/T(Podpis)/Kids[33 0 R]", "<</Subtype/Widget/Parent 31 0 R/Rect[50 90 150 110]>>");
    let apart = |widget: &str| {
        let objects = vec![(31, format!("{field}>>")), (33, widget.to_owned())];
        signed_again(&Form { objects, ..Form::default() }.sign(), field)
    };
    assert_eq!(forbidden(apart(widget)), []);
    assert_eq!(forbidden(apart(&widget.replace("[50 90 150 110]", "[0 0 595 842]"))), other("Podpis"));
}

#[test]
fn nobody_grants_rights_to_an_earlier_signature() {
    // A signature over nothing, added later, says that fields may be filled in.
    let file = Form::default().sign();
    let catalog = "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[60 0 R 5 0 R 30 0 R 31 0 R]/SigFlags 3>>>>".to_owned();
    let value = format!("<</ByteRange[0 0 0 0]/SubFilter/ETSI.CAdES.detached/Contents<00>{}>>", CERTIFIED[1]);
    let added = [(1, catalog), (60, "<</FT/Sig/T(x)/V 61 0 R>>".to_owned()), (61, value), filled("900")];
    assert_eq!(forbidden(add(&file, &added)), [(ChangeKind::Form, "kwota".to_owned())]);
}

#[test]
fn the_last_table_is_the_one_that_every_reader_takes_for_the_last() {
    let file = signed();
    let honest = super::paper::last_table(&file).expect("a table");
    // The page is exchanged, and then, where some look and others do not, the old table is named again.
    let exchanged = add(&file, &[(4, stream("", b"BT (Prosze o zwrot 9000000 zlotych) Tj ET"))]);
    assert!(!forbidden(exchanged.clone()).is_empty());
    let hidden = format!("%startxref {honest}\n%%EOF\n");
    assert!(!forbidden([exchanged.clone(), hidden.into_bytes()].concat()).is_empty());
    // In the data of an object, with a table of its own that names everything that was added.
    let place =
        |text: &str| exchanged.windows(text.len()).rposition(|window| window == text.as_bytes()).expect("there");
    let (page, table) = (place("4 0 obj"), place("xref\n0 1"));
    let begin = exchanged.len();
    let head = "70 0 obj\n<</Length 9999>>\nstream\n";
    let at = begin + head.len();
    let inner = format!(
        "xref\n60 1\n{page:010} 00000 n \n61 1\n{table:010} 00000 n \n70 1\n{begin:010} 00000 n \ntrailer\n<</Root 1 0 R/Prev {honest}>>\nstartxref\n{at}\n"
    );
    let object = format!("{head}{inner}\nendstream\nendobj\n").replace("9999", &format!("{:4}", inner.len()));
    assert!(!forbidden([exchanged, object.into_bytes()].concat()).is_empty());
}
