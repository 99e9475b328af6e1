//! Which pages are blank, and which look like one before: judged on small drawings of them, a dot a millimetre.

/// A small drawing in grey: its width, and its dots from the top.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    width: usize,
    dots: Vec<u8>,
}

/// Scanners darken the edges: so many parts of a hundred are left out on each side.
const EDGE: usize = 5;
/// A dot that is darker than the paper by so much is ink; fewer of them are dust.
const INK: u8 = 40;
const DUST: usize = 6;
/// A page is laid on the glass so many dots off, and is compared with so many before it.
const SHIFT: isize = 2;
const NEAR: usize = 20;
/// How alike the same page is (Pearson's correlation).
const ALIKE: f64 = 0.95;

impl Drawing {
    /// Reads a PGM file of eight bits (netpbm); none for any other, and for what is larger than a drawing of a page is.
    pub fn read(pgm: &[u8]) -> Option<Self> {
        let (mut numbers, mut at) = ([0_usize; 3], pgm.strip_prefix(b"P5")?);
        for number in &mut numbers {
            at = at.trim_ascii_start();
            let digits = at.iter().position(|byte| !byte.is_ascii_digit()).filter(|digits| *digits > 0)?;
            *number = std::str::from_utf8(&at[..digits]).ok()?.parse().ok()?;
            at = &at[digits..];
        }
        let [width, height, most] = numbers;
        let dots = at.get(1..)?;
        let right =
            most == 255 && (16..=4_000).contains(&width) && height >= 16 && dots.len() == width.checked_mul(height)?;
        right.then(|| Self { width, dots: dots.to_vec() })
    }

    /// The dots without the edges, by rows.
    fn rows(&self) -> impl Iterator<Item = &[u8]> {
        let (height, side) = (self.dots.len() / self.width, self.width * EDGE / 100);
        let rows =
            self.dots.chunks_exact(self.width).skip(height * EDGE / 100).take(height - 2 * (height * EDGE / 100));
        rows.map(move |row| &row[side..row.len() - side])
    }

    /// How many dots are ink.
    fn ink(&self) -> usize {
        let mut counts = [0_usize; 256];
        self.rows().flatten().for_each(|dot| counts[usize::from(*dot)] += 1);
        let half = counts.iter().sum::<usize>() / 2;
        let mut sum = 0;
        let paper = counts.iter().position(|count| {
            sum += count;
            sum > half
        });
        counts[..paper.unwrap_or(0).saturating_sub(usize::from(INK))].iter().sum()
    }

    /// Whether there is nothing on the page.
    fn is_blank(&self) -> bool {
        self.ink() < DUST
    }

    /// Whether both are drawings of the same page.
    fn is_like(&self, other: &Self) -> bool {
        let (width, height) =
            (self.width.min(other.width), (self.dots.len() / self.width).min(other.dots.len() / other.width));
        let sizes =
            self.width.abs_diff(other.width) + (self.dots.len() / self.width).abs_diff(other.dots.len() / other.width);
        let (one, two) = (self.ink(), other.ink());
        // Only pages with about as much ink are worth comparing.
        if sizes > 6 || one.abs_diff(two) * 8 > one.max(two) {
            return false;
        }
        let shifts = (-SHIFT..=SHIFT).flat_map(|across| (-SHIFT..=SHIFT).map(move |down| (across, down)));
        shifts.into_iter().any(|shift| self.likeness(other, (width, height), shift) >= ALIKE)
    }

    /// The correlation of every other row, the other page shifted by so much.
    fn likeness(&self, other: &Self, (width, height): (usize, usize), (across, down): (isize, isize)) -> f64 {
        let margin = SHIFT.unsigned_abs() + width.max(height) * EDGE / 100;
        let (mut n, mut x, mut y, mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
        for row in (margin..height.saturating_sub(margin)).step_by(2) {
            let Some(there) = row.checked_add_signed(down) else { continue };
            for column in margin..width.saturating_sub(margin) {
                let Some(place) = column.checked_add_signed(across) else { continue };
                let one = f64::from(self.dots[row * self.width + column]);
                let two = f64::from(other.dots[there * other.width + place]);
                (n, x, y) = (n + 1.0, x + one, y + two);
                (xx, yy, xy) = (one.mul_add(one, xx), two.mul_add(two, yy), one.mul_add(two, xy));
            }
        }
        let spread = ((n * xx - x * x) * (n * yy - y * y)).sqrt();
        if spread > 0.0 { (n * xy - x * y) / spread } else { 0.0 }
    }
}

/// Of each page, whether it is blank and which earlier one it looks like, both counted from 1.
pub fn judge(pages: &[Option<Drawing>]) -> Vec<(bool, Option<u32>)> {
    let blank: Vec<bool> = pages.iter().map(|page| page.as_ref().is_some_and(Drawing::is_blank)).collect();
    let like = |number: usize| {
        let page = pages[number].as_ref().filter(|_| !blank[number])?;
        let mut before = number.saturating_sub(NEAR)..number;
        let found =
            before.find(|other| !blank[*other] && pages[*other].as_ref().is_some_and(|other| page.is_like(other)))?;
        u32::try_from(found + 1).ok()
    };
    (0..pages.len()).map(|number| (blank[number], like(number))).collect()
}

#[cfg(test)]
mod tests {
    use super::{Drawing, judge};

    /// A page of grey paper with lines of words, drawn by this seed, so many dots from where it should be.
    fn page(seed: u64, shift: usize) -> Drawing {
        let (width, height) = (207, 292);
        let mut dots = vec![230_u8; width * height];
        let mut next = seed;
        for row in (20..270).step_by(5) {
            for column in (20..185).step_by(2) {
                next = next.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                if seed > 0 && next >> 33 & 3 > 0 {
                    let at = (row + shift) * width + column + shift;
                    (dots[at], dots[at + 1], dots[at + width]) = (90, 120, 140);
                }
            }
        }
        // The lamp darkens one edge, and there is a grain.
        for (at, dot) in dots.iter_mut().enumerate() {
            *dot = dot.saturating_sub((at % width / 20) as u8).wrapping_add((at % 3) as u8);
        }
        Drawing { width, dots }
    }

    #[test]
    fn blank_pages_and_pages_scanned_twice_are_told() {
        let pages = [page(1, 0), page(0, 0), page(2, 0), page(1, 2), page(0, 0), page(3, 0)];
        let told = judge(&pages.map(Some));
        assert_eq!(told, [(false, None), (true, None), (false, None), (false, Some(1)), (true, None), (false, None)]);
    }

    #[test]
    fn a_page_number_alone_makes_a_page() {
        let mut number = page(0, 0);
        for at in [280, 281, 282] {
            number.dots[at * 207 - 8 * 207 + 100..at * 207 - 8 * 207 + 103].fill(60);
        }
        assert_eq!(judge(&[Some(number)]), [(false, None)]);
    }

    #[test]
    fn a_drawing_is_read_or_not_at_all() {
        let whole = [b"P5\n16 16\n255\n".as_slice(), &[200; 256]].concat();
        assert_eq!(Drawing::read(&whole), Some(Drawing { width: 16, dots: vec![200; 256] }));
        for end in 0..whole.len() {
            assert_eq!(Drawing::read(&whole[..end]), None, "{end}");
        }
        for wrong in ["P5 99999999999999999999 1 255 ", "P5 0 0 255 ", "P6 16 16 255 ", "P5 16 16 65535 "] {
            assert_eq!(Drawing::read(wrong.as_bytes()), None);
        }
        assert_eq!(judge(&[None]), [(false, None)]);
    }
}
