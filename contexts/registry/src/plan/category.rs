//! Archival categories (kategorie archiwalne).

use std::{fmt, str::FromStr};

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
    use super::{Category, NotACategory};

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
