//! Drawings in SVG: the seal's image and the wave beneath the text.

use std::{f32::consts::TAU, fmt::Write as _};

use ttf_parser::{Face, OutlineBuilder};

use crate::paper;

/// Letters of the seal at their largest, and the free room between them in parts of a letter's height.
const LETTER: f32 = 9.8;
const APART: f32 = 0.09;
/// The middle of the seal; its view box is twice as wide and high.
const MIDDLE: f32 = 80.0;
/// How far lettering may run along the upper and the lower half of the ring.
const UPPER: Ring = Ring { radius: 59.0, most: 172.0, above: true };
const LOWER: Ring = Ring { radius: 65.5, most: 172.0, above: false };

/// The wave of many lines that banknotes bear: 640 by 36.
pub(crate) fn wave(colour: &str) -> String {
    let mut path = String::new();
    for line in 0..6_u8 {
        let phase = f32::from(line) / 6.0 * TAU;
        for step in 0..=160_u16 {
            let x = f32::from(step) * 4.0;
            let turn = x / 64.0 * TAU;
            let y = 18.0 + 5.0 * turn.sin() + 4.2 * (turn + phase).sin() + 2.2 * (2.0 * turn + phase).sin();
            let _ = write!(path, "{}{x} {y:.1}", if step == 0 { 'M' } else { 'L' });
        }
    }
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 36" preserveAspectRatio="none"><path d="{path}" fill="none" stroke="{colour}" stroke-width="0.6"/></svg>"#
    )
}

/// The image of the seal: the office's name above, the words below, the open window in the middle. The letters are
/// drawn, not written: a reader by ear is given the image's description, and no scattered letters.
pub(crate) fn seal(colour: &str, office: &str, words: &str) -> String {
    let letters = format!("{}{}", UPPER.lettering(office), LOWER.lettering(words));
    let (first, second) = (rosette(1.0), rosette(-1.0));
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 160" fill="none" stroke="{colour}"><circle cx="80" cy="80" r="77.5" stroke-width="2"/><circle cx="80" cy="80" r="73.5" stroke-width="0.75"/><circle cx="80" cy="80" r="51" stroke-width="0.75"/><path d="{first}{second}" stroke-width="0.5"/><path d="{letters}" fill="{colour}" stroke="none"/><g transform="translate(58 58) scale(1.375)"><path d="M5.5 27V14.5a10.5 10.5 0 0 1 21 0V27M16 4v23M5.5 15h21" stroke-width="2"/><path d="m16 15 6 3.5v11L16 27z" fill="{colour}" stroke="none"/><path d="M2 28.5h28" stroke-width="3"/></g></svg>"#
    )
}

/// A closed line of 36 petals; two of them, petals against gaps, are woven into one another.
fn rosette(side: f32) -> String {
    let mut path = String::new();
    for step in 0..432_u16 {
        let turn = f32::from(step) / 432.0 * TAU;
        let radius = 42.0 + side * 4.2 * (turn * 36.0).cos();
        let (x, y) = (MIDDLE + radius * turn.cos(), MIDDLE + radius * turn.sin());
        let _ = write!(path, "{}{x:.1} {y:.1}", if step == 0 { 'M' } else { 'L' });
    }
    path + "Z"
}

/// Half of the seal's ring.
struct Ring {
    radius: f32,
    most: f32,
    above: bool,
}

impl Ring {
    /// The outlines of the text in capitals, centred on this half; smaller letters for a longer text.
    fn lettering(&self, text: &str) -> String {
        let Ok(face) = Face::parse(paper::BOLD, 0) else { return String::new() };
        let unit = 1.0 / f32::from(face.units_per_em());
        let glyphs: Vec<_> = text
            .to_uppercase()
            .chars()
            .filter_map(|sign| face.glyph_index(sign))
            .map(|glyph| (glyph, f32::from(face.glyph_hor_advance(glyph).unwrap_or_default()) * unit))
            .collect();
        let ems: f32 = glyphs.iter().map(|(_, width)| width + APART).sum();
        let size = if ems > 0.0 { LETTER.min(self.most / ems) } else { LETTER };
        let mut pen = Pen { ring: self, turn: 0.0, shift: 0.0, scale: size * unit, path: String::new() };
        let mut along = -ems * size / 2.0;
        for (glyph, width) in glyphs {
            let whole = (width + APART) * size;
            pen.turn = (along + whole / 2.0) / self.radius;
            pen.shift = -width * size / 2.0;
            let _ = face.outline_glyph(glyph, &mut pen);
            along += whole;
        }
        pen.path
    }
}

/// Draws outlines of letters, bent onto the ring.
struct Pen<'a> {
    ring: &'a Ring,
    /// Of the letter, from the middle of the half; radians.
    turn: f32,
    /// Puts the middle of the letter there.
    shift: f32,
    scale: f32,
    path: String,
}

impl Pen<'_> {
    fn point(&mut self, command: &str, x: f32, y: f32) {
        let (x, y) = (x * self.scale + self.shift, y * self.scale);
        let (sin, cos) = self.turn.sin_cos();
        let (x, y) = if self.ring.above {
            let y = -(self.ring.radius + y);
            (x * cos - y * sin, x * sin + y * cos)
        } else {
            let y = self.ring.radius - y;
            (x * cos + y * sin, y * cos - x * sin)
        };
        let _ = write!(self.path, "{command}{:.2} {:.2}", MIDDLE + x, MIDDLE + y);
    }
}

impl OutlineBuilder for Pen<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        self.point("M", x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.point("L", x, y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.point("Q", x1, y1);
        self.point(" ", x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.point("C", x1, y1);
        self.point(" ", x2, y2);
        self.point(" ", x, y);
    }

    fn close(&mut self) {
        self.path.push('Z');
    }
}
