//! Recognises the office's own receipts on paper when they are brought as a file.

/// Where our papers carry their number: in the subject of the document information (ISO 32000-1, 14.3.3), uncompressed as
/// PDF/A wants it found by anybody.
const MARK: &[u8] = b"/Subject(";
/// How the numbers of our receipts begin: of filing and of delivery.
const NUMBERS: [&[u8]; 2] = [b"UPP/", b"UPD/"];
/// No number of a receipt is longer, in octets.
const LONGEST: usize = 64;

/// The number of a receipt that a PDF says it is the print of. Anybody can write one down: it proves nothing by itself.
pub(super) fn number_on(pdf: &[u8]) -> Option<&str> {
    if !pdf.starts_with(b"%PDF-") {
        return None;
    }
    let from = pdf.windows(MARK.len()).rposition(|octets| octets == MARK)? + MARK.len();
    let said = &pdf[from..pdf.len().min(from + LONGEST)];
    NUMBERS.iter().find(|beginning| said.starts_with(beginning))?;
    let number = &said[..said.iter().position(|octet| *octet == b')')?];
    let is_plain = |octet: &u8| octet.is_ascii_alphanumeric() || *octet == b'/';
    number.iter().all(is_plain).then(|| std::str::from_utf8(number).ok())?
}

#[cfg(test)]
mod tests {
    use super::number_on;

    #[test]
    fn a_number_is_read_only_from_a_pdf_and_only_when_it_is_plain() {
        assert_eq!(number_on(b"%PDF-1.7 <</Subject(UPP/2026/1/ABCD2345)>>"), Some("UPP/2026/1/ABCD2345"));
        assert_eq!(number_on(b"%PDF-1.7 <</Subject(UPD/2026/ABCD23456789)>>"), Some("UPD/2026/ABCD23456789"));
        for other in [
            &b"<</Subject(UPP/2026/1/ABCD2345)>>"[..],
            b"%PDF-1.7 <</Subject(UPP/2026/1/ABCD2345",
            b"%PDF-1.7 <</Subject(UPP/2026/<b>)>>",
            b"%PDF-1.7 <</Subject(odpis-aktu-1a2b3c4d)>>",
        ] {
            assert_eq!(number_on(other), None);
        }
    }
}
