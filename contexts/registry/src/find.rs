//! Finding letters by number or words, within one's rights.

use accounts::{Official, Post};
use database::View;
use vocabulary::Fault;

use crate::{LetterRow, LetterState, RpwNumber, read::sees, store};

/// Words of a query that count.
const MOST_WORDS: usize = 5;
/// A word that so many letters have is common: another word of the query decides, and where there is none, only so many of
/// the newest letters are looked at.
const COMMON: u32 = 1_000;

/// The letters that an official may see and that have this number, or each of these words at the beginning of a word of the
/// sender or the subject; the newest first. It reads a bounded number of rows however many letters there are: of words that
/// very many letters have, only the newest are looked at.
///
/// # Errors
/// The database failed.
pub async fn find(view: &mut View, official: &Official, query: &str, most: u32) -> Result<Vec<LetterRow>, Fault> {
    if official.post() == Post::Administrator || query.contains('\0') {
        return Ok(Vec::new());
    }
    if let Ok(number) = query.parse::<RpwNumber>() {
        let row = store::by_number(view, number).await?;
        return Ok(match row {
            Some(row) if sees(view, official, &row).await? => vec![row],
            _ => Vec::new(),
        });
    }
    let words = words(query);
    let candidates = match rarest(view, &words).await? {
        Some(word) => store::with_word(view, official, word, COMMON).await?,
        None if words.is_empty() => Vec::new(),
        None if official.may_see_register().is_some() => store::register(view, None, COMMON).await?,
        None => store::inbox(view, official.unit().id, None, COMMON).await?,
    };
    let mut found = candidates;
    found.retain(|row| has(row, &words));
    found.truncate(most as usize);
    Ok(found)
}

/// The letters of the register before a number that have each of these words at the beginning of a word of the sender or the
/// subject, and are in the state, if one is asked for; the newest first. It reads as few rows as [`find`].
pub(crate) async fn in_register(
    view: &mut View,
    query: &str,
    state: Option<LetterState>,
    before: Option<RpwNumber>,
    most: u32,
) -> Result<Vec<LetterRow>, Fault> {
    let words = words(query);
    let mut found = match (rarest(view, &words).await?, state) {
        _ if words.is_empty() => Vec::new(),
        (Some(word), _) => store::register_with_word(view, word, before, COMMON).await?,
        (None, Some(state)) => store::in_state(view, state, before, COMMON).await?,
        (None, None) => store::register(view, before, COMMON).await?,
    };
    found.retain(|row| state.is_none_or(|state| row.circulation.state == state) && has(row, &words));
    found.truncate(most as usize);
    Ok(found)
}

/// The words of a query that count.
fn words(query: &str) -> Vec<String> {
    let mut words = store::words(query);
    words.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    words.truncate(MOST_WORDS);
    words
}

/// The word that the fewest letters have, unless each is common.
async fn rarest<'w>(view: &mut View, words: &'w [String]) -> Result<Option<&'w str>, Fault> {
    let (mut rarest, mut fewest) = (None, COMMON);
    for word in words {
        let letters = store::count(view, word, fewest).await?;
        if letters < fewest {
            (rarest, fewest) = (Some(word.as_str()), letters);
        }
    }
    Ok(rarest)
}

/// Whether each of these begins a word of the letter.
fn has(row: &LetterRow, beginnings: &[String]) -> bool {
    let words = store::words(&format!("{} {}", row.sender, row.subject));
    beginnings.iter().all(|beginning| words.iter().any(|word| word.starts_with(beginning.as_str())))
}
