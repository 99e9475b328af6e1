//! What an answer says, within the limits of its paper.

/// Signs in the name and address of the addressee.
pub const LONGEST_ADDRESSEE: usize = 600;
/// Signs in the title.
pub const LONGEST_TITLE: usize = 250;
/// Signs in the text.
pub const LONGEST_TEXT: usize = 20_000;
/// Signs in the remarks of whoever gives an answer back.
pub const LONGEST_REMARKS: usize = 2_000;

/// To whom an answer goes, what it is about and what it says; each may still be empty. Spaces around are gone, line ends
/// are line feeds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnswerText {
    addressee: String,
    title: String,
    text: String,
}

/// What is to be put right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TextFlaw {
    /// Nobody is named.
    NoAddressee,
    /// Name and address are longer than [`LONGEST_ADDRESSEE`].
    LongAddressee,
    /// There is no title.
    NoTitle,
    /// The title is longer than [`LONGEST_TITLE`].
    LongTitle,
    /// There is no text.
    NoText,
    /// The text is longer than [`LONGEST_TEXT`].
    LongText,
}

impl AnswerText {
    /// What was filled in, finished or not.
    ///
    /// # Errors
    /// Everything that is too long.
    pub fn read(addressee: &str, title: &str, text: &str) -> Result<Self, Vec<TextFlaw>> {
        let clean = |text: &str| text.replace("\r\n", "\n").replace('\r', "\n").trim().to_owned();
        let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
        let read = Self { addressee: clean(addressee), title, text: clean(text) };
        let long = [
            (&read.addressee, LONGEST_ADDRESSEE, TextFlaw::LongAddressee),
            (&read.title, LONGEST_TITLE, TextFlaw::LongTitle),
            (&read.text, LONGEST_TEXT, TextFlaw::LongText),
        ];
        let flaws: Vec<_> =
            long.into_iter().filter(|(text, most, _)| text.chars().count() > *most).map(|(_, _, flaw)| flaw).collect();
        if flaws.is_empty() { Ok(read) } else { Err(flaws) }
    }

    /// The name first, then the address, line by line.
    #[must_use]
    pub fn addressee(&self) -> &str {
        &self.addressee
    }

    /// What it is about.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// What it says: lines stay lines, an empty one parts paragraphs.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What is missing before it can be approved.
    #[must_use]
    pub fn missing(&self) -> Vec<TextFlaw> {
        [(&self.addressee, TextFlaw::NoAddressee), (&self.title, TextFlaw::NoTitle), (&self.text, TextFlaw::NoText)]
            .into_iter()
            .filter(|(text, _)| text.is_empty())
            .map(|(_, flaw)| flaw)
            .collect()
    }
}
