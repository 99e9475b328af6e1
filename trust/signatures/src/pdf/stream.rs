//! The data of streams unpacked within limits (ISO 32000-1, clauses 7.4.4 and 7.5.8).

use std::io::Read;

use flate2::read::ZlibDecoder;

use super::{Dictionary, Object, PdfFault};

/// The most that one stream may hold.
const LARGEST: u64 = 32 << 20;

/// The data of a stream as it is meant.
///
/// # Errors
/// A filter other than Flate, data that is not of its kind, or more than the limit.
pub(super) fn unpack(dictionary: &Dictionary, packed: &[u8]) -> Result<Vec<u8>, PdfFault> {
    let sole = |object: Option<&Object>| match object {
        None | Some(Object::Null) => Ok(None),
        Some(Object::Array(items)) => match items.as_slice() {
            [] => Ok(None),
            [item] => Ok(Some(item.clone())),
            _ => Err(PdfFault::Broken),
        },
        Some(other) => Ok(Some(other.clone())),
    };
    match sole(dictionary.get("Filter"))? {
        None => Ok(packed.to_vec()),
        Some(Object::Name(name)) if name == b"FlateDecode" || name == b"Fl" => {
            let plain = inflate(packed)?;
            match sole(dictionary.get("DecodeParms"))? {
                Some(Object::Dictionary(parameters)) => predicted(&parameters, plain),
                _ => Ok(plain),
            }
        }
        Some(_) => Err(PdfFault::Broken),
    }
}

fn inflate(packed: &[u8]) -> Result<Vec<u8>, PdfFault> {
    let mut plain = Vec::new();
    let read = ZlibDecoder::new(packed).take(LARGEST + 1).read_to_end(&mut plain);
    if plain.len() as u64 > LARGEST {
        return Err(PdfFault::TooComplex);
    }
    read.map(|_| plain).map_err(|_| PdfFault::Broken)
}

/// Undoes the predictors of PNG, which tables of objects are written with; rows of one colour of 8 bits alone.
fn predicted(parameters: &Dictionary, plain: Vec<u8>) -> Result<Vec<u8>, PdfFault> {
    let number = |key, default| match parameters.get(key) {
        None => Ok(default),
        Some(Object::Integer(number)) => usize::try_from(*number).map_err(|_| PdfFault::Broken),
        Some(_) => Err(PdfFault::Broken),
    };
    let (predictor, columns) = (number("Predictor", 1)?, number("Columns", 1)?);
    if predictor == 1 {
        return Ok(plain);
    }
    let usual = number("Colors", 1)? == 1 && number("BitsPerComponent", 8)? == 8;
    if predictor < 10 || !usual || !(1..=1 << 16).contains(&columns) {
        return Err(PdfFault::Broken);
    }
    let mut rows: Vec<u8> = Vec::with_capacity(plain.len());
    for row in plain.chunks(columns + 1) {
        let (kind, row) = row.split_first().ok_or(PdfFault::Broken)?;
        let above = rows.len().checked_sub(columns);
        let start = rows.len();
        for (at, byte) in row.iter().enumerate() {
            let up = above.and_then(|above| rows.get(above + at)).copied().unwrap_or(0);
            let left = if at == 0 { 0 } else { rows[start + at - 1] };
            let corner = if at == 0 { 0 } else { above.map_or(0, |above| rows[above + at - 1]) };
            let guess = match kind {
                0 => 0,
                1 => left,
                2 => up,
                3 => left.midpoint(up),
                4 => paeth(left, up, corner),
                _ => return Err(PdfFault::Broken),
            };
            rows.push(byte.wrapping_add(guess));
        }
    }
    Ok(rows)
}

/// PNG, section 9.4.
fn paeth(left: u8, up: u8, corner: u8) -> u8 {
    let estimate = i16::from(left) + i16::from(up) - i16::from(corner);
    let far = |from: u8| (estimate - i16::from(from)).abs();
    if far(left) <= far(up) && far(left) <= far(corner) {
        left
    } else if far(up) <= far(corner) {
        up
    } else {
        corner
    }
}
