//! Reading a settings file key by key, gathering mistakes instead of stopping at the first.

use std::{
    fmt,
    path::{Path, PathBuf},
    str::FromStr,
};

use certificates::Anchors;
use signatures::lists::Origin;
use toml::{Table, Value};

/// One mistake in the settings file: the key, and what it should be.
#[derive(Debug)]
pub struct Mistake {
    key: String,
    what: String,
}

impl Mistake {
    /// A mistake of the file as a whole.
    pub fn whole(what: String) -> Self {
        Self { key: String::new(), what }
    }
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.key.is_empty() { f.write_str(&self.what) } else { write!(f, "{}: {}", self.key, self.what) }
    }
}

/// The file being read.
pub struct Reader<'a> {
    table: Table,
    folder: &'a Path,
    mistakes: Vec<Mistake>,
}

/// One section of it.
pub struct Section<'r, 'a> {
    name: String,
    table: Table,
    reader: &'r mut Reader<'a>,
}

impl<'a> Reader<'a> {
    /// Begins to read; paths are relative to `folder`.
    pub fn of(text: &str, folder: &'a Path) -> Result<Self, Vec<Mistake>> {
        match text.parse() {
            Ok(table) => Ok(Self { table, folder, mistakes: Vec::new() }),
            Err(error) => Err(vec![Mistake::whole(error.to_string().trim_end().to_owned())]),
        }
    }

    /// A section that every office has.
    pub fn section(&mut self, name: &'static str) -> Section<'_, 'a> {
        if !self.table.contains_key(name) {
            self.mistakes.push(Mistake { key: name.to_owned(), what: "this section is missing".to_owned() });
        }
        let table = self.take(name);
        Section { name: name.to_owned(), table: table.unwrap_or_default(), reader: self }
    }

    /// A section that may be left out.
    pub fn optional_section(&mut self, name: &'static str) -> Option<Section<'_, 'a>> {
        let table = self.take(name)?;
        Some(Section { name: name.to_owned(), table, reader: self })
    }

    fn take(&mut self, name: &'static str) -> Option<Table> {
        match self.table.remove(name)? {
            Value::Table(table) => Some(table),
            _ => {
                self.mistakes.push(Mistake { key: name.to_owned(), what: "is a section".to_owned() });
                None
            }
        }
    }

    /// Notes a mistake at a full key.
    pub fn mistake(&mut self, key: &str, what: &str) {
        self.mistakes.push(Mistake { key: key.to_owned(), what: what.to_owned() });
    }

    /// Ends reading: whatever was not asked for is unknown.
    pub fn end(mut self) -> Result<(), Vec<Mistake>> {
        for key in self.table.keys() {
            self.mistakes.push(Mistake { key: key.clone(), what: "is not a key we know".to_owned() });
        }
        if self.mistakes.is_empty() { Ok(()) } else { Err(self.mistakes) }
    }
}

impl<'a> Section<'_, 'a> {
    /// Whether a key is there that was not asked for yet.
    pub fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// Whatever stands under a key.
    pub fn take(&mut self, key: &str) -> Option<Value> {
        self.table.remove(key)
    }

    /// Puts it back, to be read in another way.
    pub fn put(&mut self, key: &str, value: Value) {
        self.table.insert(key.to_owned(), value);
    }

    /// A table of this section as a section of its own.
    pub fn below(&mut self, key: &str, table: Table) -> Section<'_, 'a> {
        Section { name: format!("{}.{key}", self.name), table, reader: self.reader }
    }

    /// Does something with each table of a section that holds nothing else, by its name.
    pub fn for_each(mut self, mut act: impl FnMut(String, Section<'_, 'a>)) {
        for (name, value) in std::mem::take(&mut self.table) {
            match value {
                Value::Table(table) => act(name.clone(), self.below(&name, table)),
                _ => self.mistake(&name, "is a section of its own"),
            }
        }
    }

    /// `true` or `false`; left out it is false.
    pub fn optional_truth(&mut self, key: &str) -> bool {
        match self.table.remove(key) {
            None => false,
            Some(Value::Boolean(truth)) => truth,
            Some(_) => {
                self.mistake(key, "is true or false");
                false
            }
        }
    }

    /// Notes a mistake at a key of this section.
    pub fn mistake(&mut self, key: &str, what: &str) {
        self.reader.mistakes.push(Mistake { key: format!("{}.{key}", self.name), what: what.to_owned() });
    }

    /// A text that must be there.
    pub fn text(&mut self, key: &str) -> Option<String> {
        let text = self.optional_text(key);
        self.demand(key, text)
    }

    /// A text that may be left out.
    pub fn optional_text(&mut self, key: &str) -> Option<String> {
        match self.table.remove(key)? {
            Value::String(text) if !text.trim().is_empty() => Some(text),
            _ => {
                self.mistake(key, "is a text");
                None
            }
        }
    }

    /// A text that stands here under `key`, or in the file that `key_file` names: for secrets.
    pub fn text_or_file(&mut self, key: &str) -> Option<String> {
        let named = format!("{key}_file");
        if !self.table.contains_key(&named) {
            return self.text(key);
        }
        let path = self.path(&named)?;
        match std::fs::read_to_string(&path) {
            Ok(text) => Some(text.trim_end_matches(['\n', '\r']).to_owned()),
            Err(error) => {
                self.mistake(&named, &format!("{} cannot be read: {error}", path.display()));
                None
            }
        }
    }

    /// A whole number between these two that may be left out.
    pub fn optional_number(&mut self, key: &str, least: i64, most: i64) -> Option<i64> {
        match self.table.remove(key)? {
            Value::Integer(number) if (least..=most).contains(&number) => Some(number),
            _ => {
                self.mistake(key, &format!("is a whole number from {least} to {most}"));
                None
            }
        }
    }

    /// A text of a certain form that must be there.
    pub fn parsed<T: FromStr>(&mut self, key: &str, form: &str) -> Option<T> {
        let text = self.text(key)?;
        self.parse(key, &text, form)
    }

    /// A text of a certain form that may be left out.
    pub fn optional_parsed<T: FromStr>(&mut self, key: &str, form: &str) -> Option<T> {
        let text = self.optional_text(key)?;
        self.parse(key, &text, form)
    }

    fn parse<T: FromStr>(&mut self, key: &str, text: &str, form: &str) -> Option<T> {
        let parsed = text.parse().ok();
        if parsed.is_none() {
            self.mistake(key, &format!("is {form}"));
        }
        parsed
    }

    /// A list of texts that must be there.
    pub fn texts(&mut self, key: &str) -> Option<Vec<String>> {
        let there = self.table.contains_key(key).then_some(());
        self.demand(key, there)?;
        Some(self.optional_texts(key))
    }

    /// A list of texts that may be left out.
    pub fn optional_texts(&mut self, key: &str) -> Vec<String> {
        let texts = match self.table.remove(key) {
            None => return Vec::new(),
            Some(Value::Array(values)) => {
                values.into_iter().map(|value| value.as_str().map(str::to_owned)).collect::<Option<Vec<_>>>()
            }
            Some(_) => None,
        };
        texts.unwrap_or_else(|| {
            self.mistake(key, "is a list of texts");
            Vec::new()
        })
    }

    /// Sections that stand one after the other under one key, such as `[[time.authorities]]`. True if the key is there.
    pub fn each(&mut self, key: &str, mut read: impl FnMut(Section<'_, 'a>)) -> bool {
        let Some(value) = self.table.remove(key) else { return false };
        let sections: Option<Vec<Table>> = match value {
            Value::Array(values) => values.into_iter().map(|value| value.as_table().cloned()).collect(),
            _ => None,
        };
        match sections.filter(|sections| !sections.is_empty()) {
            Some(sections) => sections.into_iter().for_each(|table| read(self.below(key, table))),
            None => self.mistake(key, "is one or more sections"),
        }
        true
    }

    /// The octets of a file that may be left out.
    pub fn optional_file(&mut self, key: &str) -> Option<Vec<u8>> {
        let path = self.reader.folder.join(self.optional_text(key)?);
        match std::fs::read(&path) {
            Ok(octets) => Some(octets),
            Err(error) => {
                self.mistake(key, &format!("{} cannot be read: {error}", path.display()));
                None
            }
        }
    }

    /// The octets of each file of a list that may be left out.
    pub fn optional_files(&mut self, key: &str) -> Vec<Vec<u8>> {
        let (mut files, texts) = (Vec::new(), self.optional_texts(key));
        for text in texts {
            match std::fs::read(self.reader.folder.join(&text)) {
                Ok(octets) => files.push(octets),
                Err(error) => self.mistake(key, &format!("{text} cannot be read: {error}")),
            }
        }
        files
    }

    /// A path that must be there, relative to the file's folder.
    pub fn path(&mut self, key: &str) -> Option<PathBuf> {
        let text = self.text(key)?;
        Some(self.reader.folder.join(text))
    }

    /// A path that may be left out, relative to the file's folder.
    pub fn optional_path(&mut self, key: &str) -> Option<PathBuf> {
        let text = self.optional_text(key)?;
        Some(self.reader.folder.join(text))
    }

    /// A list of paths that must be there.
    pub fn paths(&mut self, key: &str) -> Option<Vec<PathBuf>> {
        let texts = self.texts(key)?;
        Some(texts.into_iter().map(|text| self.reader.folder.join(text)).collect())
    }

    /// Certificates, lists of revocation and trusted lists in files that must be there.
    pub fn anchors(&mut self, key: &str) -> Option<Anchors> {
        let paths = self.paths(key)?;
        match signatures::lists::anchors(&paths) {
            Ok(anchors) => Some(anchors),
            Err(error) => {
                self.mistake(key, &error.to_string());
                None
            }
        }
    }

    /// The address of a list of lists, and the certificates in files of those who may sign it; none when neither is there.
    pub fn origin(&mut self, key: &str, signers: &str) -> Option<Origin> {
        let address = self.optional_text(key);
        let Some(address) = address else {
            if self.table.contains_key(signers) {
                self.table.remove(signers);
                self.mistake(key, "is missing");
            }
            return None;
        };
        if !super::is_web_address(&address, "/") {
            self.mistake(key, "is the http:// or https:// address of a list of lists");
        }
        let signers_ = self.anchors(signers)?.certificates().to_vec();
        if signers_.is_empty() {
            self.mistake(signers, "names the files of the certificates, one of which signs the list of lists");
        }
        Some(Origin { address, signers: signers_ })
    }

    fn demand<T>(&mut self, key: &str, value: Option<T>) -> Option<T> {
        let told = format!("{}.{key}", self.name);
        if value.is_none() && !self.reader.mistakes.iter().any(|mistake| mistake.key == told) {
            self.mistake(key, "is missing");
        }
        value
    }

    /// Ends the section: whatever was not asked for is unknown.
    pub fn end(mut self) {
        let unknown: Vec<String> = self.table.keys().cloned().collect();
        for key in unknown {
            self.mistake(&key, "is not a key we know");
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::super::Settings;

    #[test]
    fn the_list_of_lists_has_an_address_and_signers() {
        let told = |text: &str| {
            let mistakes = Settings::of(text, Path::new("."), false).err().expect("mistakes");
            mistakes.iter().map(ToString::to_string).collect::<Vec<_>>()
        };
        let begins = |told: &[String], part: &str| told.iter().any(|mistake| mistake.starts_with(part));
        let nowhere = told("[trust]\nlist_of_lists = \"nowhere\"");
        assert!(begins(&nowhere, "trust.list_of_lists") && begins(&nowhere, "trust.list_signers"), "{nowhere:?}");
        assert!(begins(&told("[trust]\nlist_signers = []"), "trust.list_of_lists"));
        let nobody = told("[trust]\nlist_of_lists = \"https://lists.example/\"\nlist_signers = []");
        assert!(begins(&nobody, "trust.list_signers") && !begins(&nobody, "trust.list_of_lists"), "{nobody:?}");
    }
}
