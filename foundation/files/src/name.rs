//! Names that strangers give to files.

use vocabulary::visible;

/// The longest name, in characters.
const LONGEST: usize = 200;

/// Why a name cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameError {
    /// Nothing is left of it.
    Empty,
    /// More than 200 characters.
    TooLong,
}

/// The last part of a path-like name, with control and bidirectional characters replaced by a visible mark (U+FFFD), so
/// that no name can pretend to be another.
///
/// # Errors
/// Nothing readable is left, or it is too long.
pub fn clean_name(name: &str) -> Result<String, NameError> {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default().trim();
    if last.is_empty() || last.chars().all(|c| c == '.') {
        return Err(NameError::Empty);
    }
    if last.chars().count() > LONGEST {
        return Err(NameError::TooLong);
    }
    Ok(visible(last))
}

#[cfg(test)]
mod tests {
    use super::{NameError, clean_name};

    #[test]
    fn a_path_is_cut_to_its_last_part() {
        assert_eq!(clean_name("C:\\fakepath\\podanie.xml").as_deref(), Ok("podanie.xml"));
        assert_eq!(clean_name("../../etc/passwd").as_deref(), Ok("passwd"));
    }

    #[test]
    fn a_turned_name_shows_that_it_was_turned() {
        assert_eq!(clean_name("umowa\u{202e}fdp.exe").as_deref(), Ok("umowa\u{fffd}fdp.exe"));
        assert_eq!(clean_name("a\nb").as_deref(), Ok("a\u{fffd}b"));
    }

    #[test]
    fn nothing_and_too_much_are_refused() {
        assert_eq!(clean_name(" "), Err(NameError::Empty));
        assert_eq!(clean_name(".."), Err(NameError::Empty));
        assert_eq!(clean_name(&"ż".repeat(201)), Err(NameError::TooLong));
        assert!(clean_name(&"ż".repeat(200)).is_ok());
    }
}
