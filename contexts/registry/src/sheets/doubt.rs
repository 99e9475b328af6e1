//! What is to be asked about a scan: the instruction's table of parameters (section 1.3) and the clerk's own count.

use super::{Seen, Sheet, Writing};

/// Something that the clerk should look at: it may be as it should, or the letter is scanned again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// The file is under a password.
    Locked,
    /// The file cannot be looked into.
    Broken,
    /// There are other pages than the clerk counted.
    Pages {
        /// On the scan.
        found: u32,
        /// By the clerk's count.
        declared: u32,
    },
    /// These pages, from 1, are coarser than the instruction asks for.
    Coarse(Vec<u32>),
    /// Nothing is on these pages.
    Empty(Vec<u32>),
    /// The second of each pair shows the very same picture as the first, or looks like it.
    Twice(Vec<(u32, u32)>),
}

/// Everything to be asked about what was seen of a scan of such writing.
#[must_use]
pub fn doubts(seen: &Seen, writing: Writing, declared: Option<u32>) -> Vec<Doubt> {
    let sheets = match seen {
        Seen::Locked => return vec![Doubt::Locked],
        Seen::Broken => return vec![Doubt::Broken],
        Seen::Sheets(sheets) => sheets,
    };
    let numbered = || (1_u32..).zip(sheets);
    let such = |is: fn(&Sheet, Writing) -> bool| -> Vec<u32> {
        numbered().filter(|(_, sheet)| is(sheet, writing)).map(|(number, _)| number).collect()
    };
    let mut doubts = Vec::new();
    let found = u32::try_from(sheets.len()).unwrap_or(u32::MAX);
    if let Some(declared) = declared.filter(|declared| *declared != found) {
        doubts.push(Doubt::Pages { found, declared });
    }
    let coarse = such(is_coarse);
    if !coarse.is_empty() {
        doubts.push(Doubt::Coarse(coarse));
    }
    let empty = such(|sheet, _| sheet.empty);
    if !empty.is_empty() {
        doubts.push(Doubt::Empty(empty));
    }
    let mut first = std::collections::HashMap::new();
    let twice: Vec<_> = numbered()
        .filter_map(|(number, sheet)| {
            let same = sheet.mark.map(|mark| *first.entry(mark).or_insert(number)).filter(|earlier| *earlier != number);
            same.or(sheet.like).map(|earlier| (earlier, number))
        })
        .collect();
    if !twice.is_empty() {
        doubts.push(Doubt::Twice(twice));
    }
    doubts
}

/// A4 and A3 in tenths of a millimetre, with what scanners cut off or add.
const A4_AT_LEAST: (u32, u32) = (2_000, 2_750);
const A3_AT_MOST: (u32, u32) = (3_020, 4_260);
/// A4 itself, which is meant when the file does not tell its size.
const A4: (u32, u32) = (2_100, 2_970);

/// Whether the picture of a sheet has fewer dots than the instruction asks for; one dot is forgiven.
fn is_coarse(sheet: &Sheet, writing: Writing) -> bool {
    let (short, long) = sheet.dots;
    if short == 0 {
        return false;
    }
    let size = if sheet.size.0 == 0 { A4 } else { sheet.size };
    let at = |per_inch: u32| {
        let side = |tenths: u32| per_inch.saturating_mul(tenths) / 254;
        short + 1 >= side(size.0) && long + 1 >= side(size.1)
    };
    let long_side = |dots: u32| long + 1 >= dots;
    let large = size.0 > A3_AT_MOST.0 || size.1 > A3_AT_MOST.1;
    let small = size.1 < A4_AT_LEAST.1 && size.0 < A4_AT_LEAST.0;
    let fine = match writing {
        Writing::Photo => long_side(2_500),
        _ if large => at(200),
        Writing::Print if small => at(200) && long_side(1_600),
        Writing::Hand if small => at(200) || long_side(1_600),
        Writing::Print => at(150),
        Writing::Hand | Writing::Colour => at(200),
    };
    !fine
}

#[cfg(test)]
mod tests {
    use super::{Doubt, Seen, Sheet, Writing, doubts};

    fn coarse(dots: (u32, u32), size: (u32, u32), writing: Writing) -> bool {
        let seen = Seen::Sheets(vec![Sheet { dots, size, ..Sheet::default() }]);
        doubts(&seen, writing, None) == [Doubt::Coarse(vec![1])]
    }

    #[test]
    fn the_instructions_table_is_kept_to_a_dot() {
        let (a4, a3, a5, a2) = ((2_100, 2_970), (2_970, 4_200), (1_480, 2_100), (4_200, 5_940));
        for (dots, size, writing, told) in [
            ((1_240, 1_754), a4, Writing::Print, false),
            ((1_239, 1_753), a4, Writing::Print, false),
            ((1_238, 1_754), a4, Writing::Print, true),
            // Without a size A4 is meant.
            ((1_240, 1_754), (0, 0), Writing::Print, false),
            ((1_238, 1_754), (0, 0), Writing::Print, true),
            ((1_654, 2_339), a4, Writing::Hand, false),
            ((1_240, 1_754), a4, Writing::Hand, true),
            ((1_654, 2_339), a4, Writing::Colour, false),
            ((1_600, 2_339), a4, Writing::Colour, true),
            ((1_754, 2_480), a3, Writing::Print, false),
            ((1_654, 2_339), a3, Writing::Hand, true),
            // Smaller than A4: print by the better of both, handwriting by either.
            ((1_165, 1_653), a5, Writing::Print, false),
            ((1_100, 1_600), a5, Writing::Print, true),
            ((1_100, 1_600), a5, Writing::Hand, false),
            // Larger than A3.
            ((2_480, 3_507), a2, Writing::Print, true),
            ((3_307, 4_677), a2, Writing::Print, false),
            ((1_700, 2_500), a4, Writing::Photo, false),
            ((1_700, 2_400), a4, Writing::Photo, true),
            // Nothing to measure.
            ((0, 0), a4, Writing::Print, false),
        ] {
            assert_eq!(coarse(dots, size, writing), told, "{dots:?} on {size:?}, {writing:?}");
        }
    }

    #[test]
    fn every_doubt_is_told_by_its_pages() {
        let sheet = |mark, empty| Sheet { dots: (1_240, 1_754), size: (2_100, 2_970), empty, mark, like: None };
        let seen =
            Seen::Sheets(vec![sheet(Some(1), false), sheet(None, true), sheet(Some(1), false), sheet(Some(2), false)]);
        assert_eq!(
            doubts(&seen, Writing::Print, Some(3)),
            [Doubt::Pages { found: 4, declared: 3 }, Doubt::Empty(vec![2]), Doubt::Twice(vec![(1, 3)]),]
        );
        assert_eq!(doubts(&seen, Writing::Print, Some(4)).len(), 2);
        assert_eq!(doubts(&Seen::Locked, Writing::Print, None), [Doubt::Locked]);
        assert_eq!(doubts(&Seen::Broken, Writing::Print, Some(1)), [Doubt::Broken]);
    }
}
