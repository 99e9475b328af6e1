//! The pages of a PDF file and the pictures on them (ISO 32000-1, clauses 7.7.3 and 8.9.5), read as signatures read them:
//! within limits, and nothing is repaired.

use std::collections::HashMap;

use sha2::{Digest as _, Sha256};
use signatures::{
    PdfFault,
    pdf::{Dictionary, File, Id, Object},
};

use super::{MOST_SHEETS, Seen, Sheet, length, sides};

/// Branches of branches of the tree of pages, and drawings in drawings.
const DEEPEST: usize = 32;
const DEEPEST_DRAWING: usize = 4;
/// Pictures on one page.
const MOST_PICTURES: usize = 512;
/// A picture fills its page when their proportions differ by at most so many in a hundred.
const SLACK: f64 = 0.12;

pub(super) fn look(content: &[u8]) -> Seen {
    match File::read(content).and_then(|file| Look { file: &file, marks: HashMap::new(), sheets: Vec::new() }.run()) {
        Ok(sheets) if !sheets.is_empty() => Seen::Sheets(sheets),
        Err(PdfFault::Encrypted) => Seen::Locked,
        Ok(_) | Err(PdfFault::Broken | PdfFault::TooComplex) => Seen::Broken,
    }
}

struct Look<'f> {
    file: &'f File<'f>,
    /// Of each picture, its mark.
    marks: HashMap<Id, u64>,
    sheets: Vec<Sheet>,
}

/// What pages have from the branch that they grow on.
#[derive(Clone, Default)]
struct Inherited {
    size: Option<(f64, f64)>,
    resources: Dictionary,
}

struct Picture {
    across: u32,
    down: u32,
    mark: u64,
}

impl Look<'_> {
    fn run(mut self) -> Result<Vec<Sheet>, PdfFault> {
        let Object::Dictionary(catalogue) = self.file.entry(&self.file.trailer, "Root")? else {
            return Err(PdfFault::Broken);
        };
        let pages = catalogue.get("Pages").cloned().unwrap_or(Object::Null);
        self.branch(&pages, &Inherited::default(), 0)?;
        Ok(self.sheets)
    }

    fn branch(&mut self, object: &Object, inherited: &Inherited, depth: usize) -> Result<(), PdfFault> {
        let Object::Dictionary(node) = self.file.resolve(object)? else { return Err(PdfFault::Broken) };
        let mut own = inherited.clone();
        if let Object::Array(sides) = self.file.entry(&node, "MediaBox")? {
            own.size = self.box_size(&sides)?;
        }
        if let Object::Dictionary(resources) = self.file.entry(&node, "Resources")? {
            own.resources = resources;
        }
        let Object::Array(kids) = self.file.entry(&node, "Kids")? else { return self.page(&node, &own) };
        if depth > DEEPEST {
            return Err(PdfFault::TooComplex);
        }
        kids.iter().try_for_each(|kid| self.branch(kid, &own, depth + 1))
    }

    fn page(&mut self, page: &Dictionary, inherited: &Inherited) -> Result<(), PdfFault> {
        if self.sheets.len() >= MOST_SHEETS {
            return Err(PdfFault::TooComplex);
        }
        let mut pictures = Vec::new();
        self.pictures(&inherited.resources, 0, &mut pictures)?;
        // 612 by 792 is what readers take when nothing is told.
        let (across, down) = inherited.size.unwrap_or((612.0, 792.0));
        let size = sides(length(across / 72.0 * 254.0), length(down / 72.0 * 254.0));
        let dots = filling(&pictures, size);
        let mark = (dots != (0, 0)).then(|| {
            let bytes: Vec<u8> = pictures.iter().flat_map(|picture| picture.mark.to_be_bytes()).collect();
            mark(&bytes)
        });
        let empty = pictures.is_empty() && self.is_empty(page)?;
        self.sheets.push(Sheet { dots, size, empty, mark, like: None });
        Ok(())
    }

    fn pictures(&mut self, resources: &Dictionary, depth: usize, found: &mut Vec<Picture>) -> Result<(), PdfFault> {
        let Object::Dictionary(drawings) = self.file.entry(resources, "XObject")? else { return Ok(()) };
        for (_, drawing) in drawings.entries() {
            let Object::Reference(id) = drawing else { continue };
            let Object::Dictionary(told) = self.file.resolve(drawing)? else { continue };
            match told.name("Subtype") {
                Some(b"Image") => {
                    if found.len() >= MOST_PICTURES {
                        return Err(PdfFault::TooComplex);
                    }
                    let side = |object| match object {
                        Object::Integer(side) => u32::try_from(side).map_err(|_| PdfFault::Broken),
                        _ => Err(PdfFault::Broken),
                    };
                    let (across, down) =
                        (side(self.file.entry(&told, "Width")?)?, side(self.file.entry(&told, "Height")?)?);
                    found.push(Picture { across, down, mark: self.mark(*id)? });
                }
                Some(b"Form") if depth < DEEPEST_DRAWING => {
                    if let Object::Dictionary(inner) = self.file.entry(&told, "Resources")? {
                        self.pictures(&inner, depth + 1, found)?;
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn mark(&mut self, id: Id) -> Result<u64, PdfFault> {
        if let Some(known) = self.marks.get(&id) {
            return Ok(*known);
        }
        let (_, data) = self.file.packed_data(id)?.ok_or(PdfFault::Broken)?;
        let found = mark(data);
        self.marks.insert(id, found);
        Ok(found)
    }

    /// Whether a page draws nothing: what it draws with has no bytes.
    fn is_empty(&self, page: &Dictionary) -> Result<bool, PdfFault> {
        let Some(contents) = page.get("Contents") else { return Ok(true) };
        let parts = match self.file.resolve(contents)? {
            Object::Array(parts) => parts,
            _ => vec![contents.clone()],
        };
        for part in parts {
            let Object::Reference(id) = part else { continue };
            if self.file.packed_data(id)?.is_some_and(|(_, data)| !data.is_empty()) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// How wide and high a box is, in points.
    fn box_size(&self, sides: &[Object]) -> Result<Option<(f64, f64)>, PdfFault> {
        let mut numbers = [0.0; 4];
        for (number, side) in numbers.iter_mut().zip(sides) {
            *number = match self.file.resolve(side)? {
                #[expect(clippy::cast_precision_loss, reason = "points of a page are few")]
                Object::Integer(whole) => whole as f64,
                Object::Real(text) => {
                    std::str::from_utf8(&text).ok().and_then(|text| text.parse().ok()).ok_or(PdfFault::Broken)?
                }
                _ => return Err(PdfFault::Broken),
            };
        }
        let [left, bottom, right, top] = numbers;
        Ok((sides.len() == 4).then(|| ((right - left).abs(), (top - bottom).abs())))
    }
}

/// The dots of the picture that fills a page, which may be cut into strips of one width; zero when none does.
fn filling(pictures: &[Picture], size: (u32, u32)) -> (u32, u32) {
    let mut widths: HashMap<u32, u32> = HashMap::new();
    for picture in pictures {
        let down = widths.entry(picture.across).or_default();
        *down = down.saturating_add(picture.down);
    }
    let whole = pictures.iter().map(|picture| (picture.across, picture.down));
    whole
        .chain(widths)
        .map(|(across, down)| sides(across, down))
        .filter(|(short, long)| {
            let proportion = |(short, long): (u32, u32)| f64::from(short) / f64::from(long);
            *short > 0 && size.0 > 0 && (proportion((*short, *long)) / proportion(size) - 1.0).abs() <= SLACK
        })
        .max_by_key(|(short, _)| *short)
        .unwrap_or_default()
}

fn mark(data: &[u8]) -> u64 {
    let hash: [u8; 32] = Sha256::digest(data).into();
    hash.first_chunk().map_or(0, |first| u64::from_be_bytes(*first))
}

#[cfg(test)]
pub(super) mod tests {
    use super::look;
    use crate::{Seen, Sheet};

    /// The size of a page in points, and a picture of so many dots with this word in it; none for no picture.
    type Page<'a> = (f64, f64, Option<(u32, u32, &'a str)>);

    /// A PDF with these pages.
    pub(crate) fn pdf(pages: &[Page<'_>]) -> Vec<u8> {
        let kids: String = (0..pages.len()).map(|page| format!("{} 0 R ", 3 + 2 * page)).collect();
        let mut objects = vec![
            "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
            format!("<</Type/Pages/Count {}/Kids[{kids}]>>", pages.len()),
        ];
        for (number, (across, down, picture)) in pages.iter().enumerate() {
            let resources =
                picture.map_or(String::new(), |_| format!("/Resources<</XObject<</P {} 0 R>>>>", 4 + 2 * number));
            objects.push(format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 {across} {down}]{resources}>>"));
            objects.push(picture.map_or("null".to_owned(), |(across, down, word)| {
                let length = word.len();
                format!("<</Subtype/Image/Width {across}/Height {down}/Length {length}>>stream\n{word}\nendstream")
            }));
        }
        let (mut file, mut places) = ("%PDF-1.7\n".to_owned(), Vec::new());
        for (number, object) in objects.iter().enumerate() {
            places.push(file.len());
            file += &format!("{} 0 obj\n{object}\nendobj\n", number + 1);
        }
        let table = file.len();
        file += &format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
        places.iter().for_each(|place| file += &format!("{place:010} 00000 n \n"));
        file += &format!("trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n", objects.len() + 1);
        file.into_bytes()
    }

    fn sheets(file: &[u8]) -> Vec<Sheet> {
        match look(file) {
            Seen::Sheets(sheets) => sheets,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn pages_are_counted_and_their_pictures_measured() {
        let a4 = (595.28, 841.89);
        let read = sheets(&pdf(&[
            (a4.0, a4.1, Some((1240, 1754, "a"))),
            (a4.1, a4.0, Some((1754, 1240, "b"))),
            (a4.0, a4.1, Some((1240, 1754, "a"))),
            (a4.0, a4.1, None),
        ]));
        assert_eq!(
            read.iter().map(|sheet| (sheet.dots, sheet.empty)).collect::<Vec<_>>(),
            [((1240, 1754), false), ((1240, 1754), false), ((1240, 1754), false), ((0, 0), true)]
        );
        assert_eq!(read[0].size, (2100, 2970));
        assert_eq!((read[0].mark == read[2].mark, read[0].mark == read[1].mark), (true, false));
    }

    #[test]
    fn a_logo_is_not_taken_for_the_scan_of_a_page() {
        let read = sheets(&pdf(&[(595.28, 841.89, Some((300, 80, "logo")))]));
        assert_eq!((read[0].dots, read[0].mark), ((0, 0), None));
    }

    #[test]
    fn a_damaged_file_is_told_wherever_it_breaks() {
        let whole = pdf(&[(595.28, 841.89, Some((1240, 1754, "a")))]);
        assert_eq!(look(&whole[..whole.len() - 20]), Seen::Broken);
        for place in 0..whole.len() {
            for byte in [b' ', b'0', b'9', b'<', 0xff] {
                let mut other = whole.clone();
                other[place] = byte;
                look(&other);
            }
        }
    }

    #[test]
    fn pages_that_lead_round_end() {
        let round = String::from_utf8(pdf(&[(595.28, 841.89, None)])).unwrap().replace("Kids[3 0 R ]", "Kids[2 0 R ]");
        assert_eq!(look(round.as_bytes()), Seen::Broken);
    }
}
