//! Charts, drawn here as SVG: bars alone. What is written stands beside them as text of the page, so that it is read, enlarged and
//! broken into lines like any other.

use cases::Month;

use crate::kit::frame::Frame;

/// A stretch of a bar: its class and its value.
pub(crate) type Part = (&'static str, u32);

/// How fine a bar is drawn.
const WIDTH: u64 = 1_000;
/// The height of columns.
const HEIGHT: u64 = 1_000;
/// The width of a month, with what is left free on both sides.
const MONTH: u64 = 100;
const FREE: u64 = 10;

/// A rectangle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Rect {
    pub class: &'static str,
    pub x: u64,
    pub y: u64,
    pub width: u64,
    pub height: u64,
}

/// A lying bar, a thousand wide at most.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Bar {
    pub parts: Vec<Rect>,
}

impl Bar {
    /// A bar of these parts, where the longest of its table reaches to the end.
    pub(crate) fn of(parts: &[Part], longest: u32) -> Self {
        let longest = u64::from(longest);
        let (mut rects, mut sum) = (Vec::new(), 0);
        for (class, value) in parts {
            let x = scaled(sum, longest, WIDTH);
            sum += value;
            let width = scaled(sum, longest, WIDTH) - x;
            rects.push(Rect { class, x, y: 0, width, height: 10 });
        }
        rects.retain(|rect| rect.width > 0);
        Self { parts: rects }
    }
}

/// Columns, month by month.
#[derive(Clone, Debug)]
pub(crate) struct Columns {
    pub title: String,
    /// What the colours mean, by their class.
    pub legend: Vec<(&'static str, String)>,
    /// What is at the top of the scale, in its middle, and at its foot.
    pub scale: [String; 3],
    pub rects: Vec<Rect>,
    pub width: u64,
    /// The months in short.
    pub names: Vec<String>,
}

/// What came and went, and what was in time.
pub(crate) fn charts(frame: &Frame, months: &[Month]) -> [Columns; 2] {
    let flow = |month: &Month| {
        vec![
            vec![("s-four", month.letters)],
            vec![("s-two", month.opened)],
            vec![("s-one", month.settled)],
            vec![("s-three", month.closed)],
        ]
    };
    let flow_legend = vec![
        ("s-four", t!(frame, "statistics-letters")),
        ("s-two", t!(frame, "statistics-opened")),
        ("s-one", t!(frame, "statistics-settled")),
        ("s-three", t!(frame, "statistics-closed")),
    ];
    let kept = |month: &Month| {
        let without_term = month.settled - month.in_time - month.late;
        vec![vec![("s-good", month.in_time), ("s-wrong", month.late), ("s-four", without_term)]]
    };
    let kept_legend = vec![
        ("s-good", t!(frame, "statistics-kept")),
        ("s-wrong", t!(frame, "statistics-missed")),
        ("s-four", t!(frame, "statistics-no-term")),
    ];
    [
        columns(frame, t!(frame, "statistics-flow"), flow_legend, months, flow),
        columns(frame, t!(frame, "statistics-timely"), kept_legend, months, kept),
    ]
}

fn columns(
    frame: &Frame,
    title: String,
    legend: Vec<(&'static str, String)>,
    months: &[Month],
    stacks: impl Fn(&Month) -> Vec<Vec<Part>>,
) -> Columns {
    let all: Vec<Vec<Vec<Part>>> = months.iter().map(stacks).collect();
    let sum = |stack: &Vec<Part>| stack.iter().map(|(_, value)| value).sum::<u32>();
    let top = round(all.iter().flatten().map(sum).max().unwrap_or_default());
    let mut rects = Vec::new();
    for (month, stacks) in (0_u64..).zip(&all) {
        let wide = (MONTH - 2 * FREE) / (stacks.len().max(1) as u64);
        for (place, stack) in (0_u64..).zip(stacks) {
            let mut below = 0;
            for (class, value) in stack {
                let from = scaled(below, top, HEIGHT);
                below += value;
                let to = scaled(below, top, HEIGHT);
                let x = month * MONTH + FREE + place * wide;
                rects.push(Rect { class, x, y: HEIGHT - to, width: wide, height: to - from });
            }
        }
    }
    rects.retain(|rect| rect.height > 0);
    Columns {
        title,
        legend,
        scale: [top, top / 2, 0].map(|value| value.to_string()),
        rects,
        width: MONTH * 12,
        names: (1..=12).map(|month| t!(frame, "statistics-month-short", month = month)).collect(),
    }
}

/// The least of 2, 4, 10, 20, 40, 100, … that is no less: its half is a whole number, too.
fn round(value: u32) -> u64 {
    let powers = std::iter::successors(Some(1_u64), |power| Some(power * 10));
    let mut tops = powers.flat_map(|power| [2, 4, 10].map(|step| step * power));
    tops.find(|top| *top >= u64::from(value)).unwrap_or_default()
}

fn scaled(value: u32, of: u64, length: u64) -> u64 {
    u64::from(value) * length / of.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scale_ends_at_a_round_number_with_a_whole_half() {
        let tops = [0, 1, 2, 3, 5, 11, 40, 41, 101, 399, 1_000, 123_456].map(round);
        assert_eq!(tops, [2, 2, 2, 4, 10, 20, 40, 100, 200, 400, 1_000, 200_000]);
    }

    #[test]
    fn the_parts_of_a_bar_touch_and_the_longest_reaches_the_end() {
        let bar = Bar::of(&[("s-one", 1), ("s-two", 0), ("s-three", 2)], 3);
        let ends: Vec<_> = bar.parts.iter().map(|part| (part.class, part.x, part.x + part.width)).collect();
        assert_eq!(ends, [("s-one", 0, 333), ("s-three", 333, 1_000)]);
        assert_eq!(Bar::of(&[("s-one", 0)], 0), Bar { parts: Vec::new() });
    }
}
