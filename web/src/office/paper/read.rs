//! Reading what was typed off a letter on paper.

use std::sync::Arc;

use catalogue::Service;
use registry::{LetterRow, Paper};
use vocabulary::Date;

use super::{GENERAL, METHODS, Texts, account::Account, filled};
use crate::{
    State,
    kit::{errors::FieldError, frame::Frame, trouble::Trouble},
    office::case::deeds::day,
};

/// Characters in a line, and in the remarks.
const LONGEST_LINE: usize = 300;
const LONGEST_REMARKS: usize = 1_000;
/// Enclosures are counted up to this.
const MOST_ENCLOSURES: u32 = 9_999;

/// Letters are taken over from older registers at most from here on; an earlier day is a slip of the pen.
const EARLIEST: Date = Date::constant(1990, 1, 1);

/// A letter as it was read, before anything is kept.
pub(super) struct Read {
    pub service: Arc<Service>,
    pub sender: String,
    pub address: String,
    pub subject: String,
    pub received_on: Date,
    pub dated: Option<String>,
    pub sign: String,
    pub enclosures: u32,
    pub method: &'static str,
    pub remarks: String,
}

impl Read {
    /// Whether this letter was registered with the very same content.
    pub(super) fn is_of(&self, row: &LetterRow, paper: &Paper) -> bool {
        let typed = (&self.sender, &self.subject, &self.service.code, self.received_on, &self.dated);
        let more = (&self.address, &self.sign, self.enclosures, self.method, &self.remarks);
        typed == (&row.sender, &row.subject, &row.service, paper.received_on, &paper.date_on_letter)
            && more
                == (
                    &paper.sender_address,
                    &paper.sender_sign,
                    paper.enclosures,
                    paper.delivery_method.as_str(),
                    &paper.remarks,
                )
    }
}

/// Reads the fields of the letter; everything to put right is told.
pub(super) async fn read(
    state: &State,
    frame: &Frame,
    texts: &Texts,
    account: Option<&Account>,
) -> Result<Result<Read, Vec<FieldError>>, Trouble> {
    let mut errors = Vec::new();
    let line = |name: &'static str, longest: usize, errors: &mut Vec<FieldError>| {
        let text = filled(texts, name).trim();
        if text.chars().count() > longest || text.contains(|c: char| c.is_control() && c != '\n' && c != '\r') {
            let slip = t!(frame, "letter-error-long-slip", limit = longest);
            errors.push(FieldError::new(name, t!(frame, "paper-error-long"), slip));
        }
        text.to_owned()
    };
    let mut sender = line("nadawca", LONGEST_LINE, &mut errors);
    // Whose account it is sent the letter, where nothing else is written.
    if let (true, Some(name)) = (sender.is_empty(), account.and_then(Account::name)) {
        sender = name;
    }
    if sender.is_empty() {
        errors.push(FieldError::new("nadawca", t!(frame, "paper-error-sender"), t!(frame, "paper-error-sender-slip")));
    }
    let address = line("adres", LONGEST_LINE, &mut errors);
    let subject = line("temat", LONGEST_LINE, &mut errors);
    if subject.is_empty() {
        errors.push(FieldError::new("temat", t!(frame, "paper-error-subject"), t!(frame, "paper-error-subject-slip")));
    }
    let today = state.journal.now().warsaw_date();
    let received_on = match day(filled(texts, "wplynelo")) {
        Some(day) if day < EARLIEST => {
            errors.push(FieldError::new(
                "wplynelo",
                t!(frame, "paper-error-early"),
                t!(frame, "paper-error-early-slip"),
            ));
            None
        }
        Some(day) if day <= today => Some(day),
        Some(_) => {
            let slip = t!(frame, "paper-error-future-slip");
            errors.push(FieldError::new("wplynelo", t!(frame, "paper-error-future"), slip));
            None
        }
        None => {
            errors.push(FieldError::new("wplynelo", t!(frame, "letter-error-day"), t!(frame, "letter-error-day-slip")));
            None
        }
    };
    let dated = match partial_date(filled(texts, "z-dnia")) {
        Ok(Some(dated)) if received_on.is_some_and(|day| is_later(&dated, day)) => {
            let slip = t!(frame, "paper-error-dated-later-slip");
            errors.push(FieldError::new("z-dnia", t!(frame, "paper-error-dated-later"), slip));
            None
        }
        Ok(dated) => dated,
        Err(()) => {
            errors.push(FieldError::new("z-dnia", t!(frame, "paper-error-dated"), t!(frame, "paper-error-dated-slip")));
            None
        }
    };
    let sign = line("znak", LONGEST_LINE, &mut errors);
    let enclosures = match filled(texts, "zalaczniki").trim() {
        "" => Some(0),
        text => text.parse().ok().filter(|count| *count <= MOST_ENCLOSURES),
    };
    if enclosures.is_none() {
        let slip = t!(frame, "paper-error-enclosures-slip");
        errors.push(FieldError::new("zalaczniki", t!(frame, "paper-error-enclosures"), slip));
    }
    let method = METHODS.into_iter().find(|method| *method == filled(texts, "sposob")).unwrap_or("other");
    let remarks = line("uwagi", LONGEST_REMARKS, &mut errors);
    let code = Some(filled(texts, "usluga")).filter(|code| !code.is_empty()).unwrap_or(GENERAL);
    let service = catalogue::service(&mut state.journal.look().await?, code).await?;
    if service.is_none() {
        errors.push(FieldError::new("usluga", t!(frame, "paper-error-service"), t!(frame, "paper-error-service-slip")));
    }
    Ok(match (service, received_on, enclosures) {
        (Some(service), Some(received_on), Some(enclosures)) if errors.is_empty() => {
            Ok(Read { service, sender, address, subject, received_on, dated, sign, enclosures, method, remarks })
        }
        _ => Err(errors),
    })
}

/// Whether the date on a letter, as far as it can be read, is after this day.
fn is_later(dated: &str, day: Date) -> bool {
    day.to_string().get(..dated.len()).is_none_or(|same_length| dated > same_length)
}

/// The date on a letter as far as it can be read: `2026`, `11.2026` or `20.11.2026`; kept as `YYYY[-MM[-DD]]`.
fn partial_date(text: &str) -> Result<Option<String>, ()> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    if let Some(day) = day(text) {
        return Ok(Some(day.to_string()));
    }
    let number =
        |part: &str| part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse::<i16>().ok()).flatten();
    let (month, year) = match (text.split_once('.'), text.split_once('-')) {
        (Some((month, year)), _) => (Some(month), year),
        (None, Some((year, month))) => (Some(month), year),
        (None, None) => (None, text),
    };
    let year = number(year).filter(|year| (1800..=9999).contains(year)).ok_or(())?;
    match month.map(number) {
        None => Ok(Some(format!("{year}"))),
        Some(Some(month)) if (1..=12).contains(&month) => Ok(Some(format!("{year}-{month:02}"))),
        Some(_) => Err(()),
    }
}

#[cfg(test)]
mod tests {
    use super::{Date, is_later, partial_date};

    #[test]
    fn a_date_is_compared_as_far_as_it_goes() {
        let day = Date::constant(2026, 11, 20);
        for dated in ["2027", "2026-12", "2026-11-21"] {
            assert!(is_later(dated, day), "{dated}");
        }
        for dated in ["2026", "2026-11", "2026-11-20", "1999", "2025-12-31"] {
            assert!(!is_later(dated, day), "{dated}");
        }
    }

    #[test]
    fn the_date_on_a_letter_is_read_as_far_as_it_goes() {
        for (text, kept) in [
            ("20.11.2026", Some("2026-11-20")),
            ("2026-11-20", Some("2026-11-20")),
            ("11.2026", Some("2026-11")),
            ("2026-11", Some("2026-11")),
            (" 2026 ", Some("2026")),
            ("", None),
        ] {
            assert_eq!(partial_date(text).unwrap().as_deref(), kept, "{text}");
        }
        for text in ["13.2026", "31.02.2026", "wczoraj", "26", "0.2026", "2026-1-1-1"] {
            assert!(partial_date(text).is_err(), "{text}");
        }
    }
}
