//! Tagged files: a later signature is entered in the structure, and nothing else of it changes.

use signatures::ChangeKind;

use super::paper::{Shape, add, document, plain};
use crate::world::WORLD;

const ROOT: &str = "<</Type/StructTreeRoot/K[21 0 R]/ParentTree 22 0 R/ParentTreeNextKey 1>>";
const TOP: &str = "<</Type/StructElem/S/Document/P 20 0 R/K[23 0 R]>>";
const PARENTS: &str = "<</Nums[0 24 0 R]>>";
const TEXT: &str = "<</Type/StructElem/S/P/P 21 0 R/K 0>>";
const LIST: &str = "[23 0 R]";
/// What a signature adds to it.
const ENTRY: &str = "<</Type/StructElem/S/Form/P 21 0 R/K<</Type/OBJR/Obj 7 0 R>>>>";

fn objects(of: [(u32, &str); 5]) -> Vec<(u32, String)> {
    of.map(|(number, text)| (number, text.to_owned())).to_vec()
}

fn tagged() -> Vec<u8> {
    let shape = Shape { catalog: "/StructTreeRoot 20 0 R", ..Shape::default() };
    let structure = objects([(20, ROOT), (21, TOP), (22, PARENTS), (23, TEXT), (24, LIST)]);
    shape.fill(add(&plain(), &[structure, shape.objects()].concat()), &WORLD.anna)
}

/// The places of forbidden changes when Ewa signs as well, with these objects.
fn forbidden(changed: &[(u32, &str)]) -> Vec<(ChangeKind, String)> {
    let shape = Shape { number: 7, fields: "5 0 R 7 0 R", catalog: "/StructTreeRoot 20 0 R", ..Shape::default() };
    let changed: Vec<_> = changed.iter().map(|(number, text)| (*number, (*text).to_owned())).collect();
    let file = shape.fill(add(&tagged(), &[shape.objects(), changed].concat()), &WORLD.ewa);
    let signatures = signatures::examine(&document(file)).expect("readable").signatures;
    let found = signatures[0].changes.iter().filter(|change| !change.allowed);
    found.map(|change| (change.kind, change.place.clone())).collect()
}

const GROWN: [(u32, &str); 5] = [
    (20, "<</Type/StructTreeRoot/K[21 0 R]/ParentTree 71 0 R/ParentTreeNextKey 2>>"),
    (21, "<</Type/StructElem/S/Document/P 20 0 R/K[23 0 R 70 0 R]>>"),
    (70, ENTRY),
    (71, "<</Nums[0 72 0 R 1 70 0 R]>>"),
    (72, LIST),
];

fn grown_but(number: u32, text: &'static str) -> Vec<(ChangeKind, String)> {
    forbidden(&GROWN.map(|(known, as_it_was)| (known, if known == number { text } else { as_it_was })))
}

#[test]
fn a_later_signature_may_be_entered_in_the_structure() {
    assert_eq!(forbidden(&[]), []);
    assert_eq!(forbidden(&GROWN), []);
}

#[test]
fn nothing_else_of_the_structure_may_change() {
    let refused = vec![(ChangeKind::Other, "/Root/StructTreeRoot".to_owned())];
    // What is read aloud instead of the text.
    assert_eq!(forbidden(&[(23, "<</Type/StructElem/S/P/P 21 0 R/K 0/ActualText(900)>>")]), refused);
    assert_eq!(grown_but(70, "<</Type/StructElem/S/Form/P 21 0 R/Alt(900)/K<</Type/OBJR/Obj 7 0 R>>>>"), refused);
    assert_eq!(grown_but(70, "<</Type/StructElem/S/P/P 21 0 R/K 0>>"), refused);
    assert_eq!(grown_but(70, "<</Type/StructElem/S/Form/P 21 0 R/K<</Type/OBJR/Obj 5 0 R>>>>"), refused);
    assert_eq!(grown_but(21, "<</Type/StructElem/S/Document/P 20 0 R/K[70 0 R]>>"), refused);
    assert_eq!(grown_but(21, "<</Type/StructElem/S/Document/P 20 0 R/K[23 0 R 70 0 R]/Alt(x)>>").len(), 1);
    assert_eq!(grown_but(72, "[70 0 R]"), refused);
    assert_eq!(grown_but(71, "<</Nums[1 70 0 R]>>"), refused);
    assert_eq!(forbidden(&[(24, "[70 0 R]"), (70, ENTRY)]), refused, "the list in its place");
    assert_eq!(
        forbidden(&[(20, "<</Type/StructTreeRoot/K[21 0 R]/ParentTree 22 0 R/RoleMap<</P/Figure>>>>")]).len(),
        1
    );
    for broken in ["<</Nums[0]>>", "<</Nums[0 24 0 R 0 24 0 R]>>", "<</Kids[71 0 R]>>", "7"] {
        assert!(!grown_but(71, broken).is_empty(), "{broken}");
    }
}
