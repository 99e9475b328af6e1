//! Archival categories (kategorie archiwalne).

use std::{fmt, str::FromStr};

use vocabulary::Date;

/// How long the files of a class are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Category {
    /// For ever, as archival material.
    A,
    /// So many full years from the January after the end.
    B(u8),
    /// So many years, then the archive looks at them.
    BE(u8),
    /// While they are of use.
    Bc,
}

/// The text was not a category.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an archival category")]
pub struct NotACategory;

impl Category {
    /// The first day on which the file of a case closed on this day may be disposed of: so many full calendar years are kept,
    /// counted from 1 January after the year of closing. None for archival material, which never may. What is Bc is kept to
    /// the end of that year, and the archive takes over nothing so early.
    #[must_use]
    pub fn disposal_not_before(self, closed: Date) -> Option<Date> {
        let years = match self {
            Self::A => return None,
            Self::B(years) | Self::BE(years) => i16::from(years),
            Self::Bc => 0,
        };
        let year = closed.year().saturating_add(years).saturating_add(1);
        Some(Date::new(year, 1, 1).unwrap_or(Date::MAX))
    }
}

impl fmt::Display for Category {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::A => f.write_str("A"),
            Self::B(years) => write!(f, "B{years}"),
            Self::BE(years) => write!(f, "BE{years}"),
            Self::Bc => f.write_str("Bc"),
        }
    }
}

impl FromStr for Category {
    type Err = NotACategory;

    /// Reads `A`, `B5`, `BE10`, `Bc` in any case, with or without a hyphen or a space.
    fn from_str(text: &str) -> Result<Self, NotACategory> {
        let plain: String =
            text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect::<String>().to_ascii_uppercase();
        let years = |digits: &str| match digits.parse::<u8>() {
            Ok(years) if years > 0 && digits.bytes().all(|byte| byte.is_ascii_digit()) => Ok(years),
            _ => Err(NotACategory),
        };
        match plain.as_str() {
            "A" => Ok(Self::A),
            "BC" => Ok(Self::Bc),
            other => match (other.strip_prefix("BE"), other.strip_prefix('B')) {
                (Some(digits), _) => Ok(Self::BE(years(digits)?)),
                (None, Some(digits)) => Ok(Self::B(years(digits)?)),
                (None, None) => Err(NotACategory),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use vocabulary::Date;

    use super::{Category, NotACategory};

    /// The examples of the reference (`retention`), archival material, what is short-lived, and the end of the calendar.
    #[test]
    fn a_file_is_kept_for_full_years_from_the_january_after_its_closing() {
        for (closed, category, not_before) in [
            ("2026-03-15", "B5", Some("2032-01-01")),
            ("2026-12-31", "B5", Some("2032-01-01")),
            ("2027-01-01", "B5", Some("2033-01-01")),
            ("2026-06-30", "BE10", Some("2037-01-01")),
            ("2026-06-30", "B2", Some("2029-01-01")),
            ("2026-06-30", "B50", Some("2077-01-01")),
            ("2026-06-30", "Bc", Some("2027-01-01")),
            ("2026-06-30", "A", None),
            ("9990-06-30", "B50", Some("9999-12-31")),
        ] {
            let category: Category = category.parse().expect("a category");
            let closed: Date = closed.parse().expect("a day");
            let not_before = not_before.map(|day| day.parse::<Date>().expect("a day"));
            assert_eq!(category.disposal_not_before(closed), not_before, "{closed} {category}");
        }
    }

    #[test]
    fn a_category_is_read_as_file_plans_write_it() {
        for (text, category) in [
            ("A", Category::A),
            ("B5", Category::B(5)),
            ("b 50", Category::B(50)),
            ("BE-10", Category::BE(10)),
            ("Bc", Category::Bc),
        ] {
            assert_eq!(text.parse(), Ok(category), "{text}");
            assert_eq!(category.to_string().parse(), Ok(category));
        }
        for text in ["", "C", "B", "B0", "BE", "B+5", "B999", "5", "AB"] {
            assert_eq!(text.parse::<Category>(), Err(NotACategory), "{text}");
        }
    }
}
