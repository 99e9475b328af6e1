//! The package of a transfer list: everything in the files of its cases, as an uncompressed tar with a folder of documents, one
//! of what is told of each, and one of the cases. The same list gives the same bytes whenever it is asked for.

use std::collections::VecDeque;

use cases::{Case, CaseLog, Memo, Message};
use files::Files;
use journal::Journal;
use registry::{FileClass, FileRole, Letter, LetterFile};
use vocabulary::{Date, Fault, FileId};

use crate::{
    ArchivedCase, KeepsArchive, ListId, TransferList,
    metadata::{self, About, Of},
    store, tar,
};

/// Messages read at once.
const MESSAGES: u32 = 100;

/// A package on its way: it is written piece by piece, and no more than a file is held at once.
pub struct Package {
    right: KeepsArchive,
    list: TransferList,
    office: String,
    cases: VecDeque<ArchivedCase>,
    members: VecDeque<Member>,
    ended: bool,
}

/// A file of the package.
struct Member {
    path: String,
    content: Content,
}

enum Content {
    Made(Vec<u8>),
    Kept(FileId),
}

/// Begins the package of a list, in the name of this office; `None` when there is no such list.
///
/// # Errors
/// The database failed.
pub async fn package(
    journal: &Journal,
    right: &KeepsArchive,
    list: ListId,
    office: &str,
) -> Result<Option<Package>, Fault> {
    let mut view = journal.view().await?;
    let Some(list) = store::list(&mut view, list).await? else { return Ok(None) };
    let cases = store::cases_of(&mut view, list.id).await?.into();
    let (right, office) = (right.clone(), office.to_owned());
    Ok(Some(Package { right, list, office, cases, members: VecDeque::new(), ended: false }))
}

impl Package {
    /// The list it is of.
    #[must_use]
    pub const fn list(&self) -> &TransferList {
        &self.list
    }

    /// The next piece; `None` after the last. `log` writes the log of a case down.
    ///
    /// # Errors
    /// The database failed, or a file is not what was kept.
    pub async fn next(
        &mut self,
        journal: &Journal,
        files: &Files,
        log: impl Fn(&CaseLog, &TransferList) -> String,
    ) -> Result<Option<Vec<u8>>, Fault> {
        while self.members.is_empty() {
            let Some(case) = self.cases.pop_front() else {
                let end = (!self.ended).then(|| tar::END.to_vec());
                self.ended = true;
                return Ok(end);
            };
            self.members = self.members_of(journal, &case, &log).await?;
        }
        let Some(member) = self.members.pop_front() else { return Ok(None) };
        let content = match member.content {
            Content::Made(content) => content,
            Content::Kept(id) => {
                let kept = files.read(&mut journal.view().await?, id).await?;
                kept.ok_or_else(|| Fault::new(format!("{} is missing", member.path)))?.to_vec()
            }
        };
        tar::member(&member.path, &content, self.list.at).map(Some)
    }

    /// Everything in the file of a case, with what is told of it.
    async fn members_of(
        &self,
        journal: &Journal,
        archived: &ArchivedCase,
        log: &impl Fn(&CaseLog, &TransferList) -> String,
    ) -> Result<VecDeque<Member>, Fault> {
        let mut view = journal.view().await?;
        let missing = |what| Fault::new(format!("the archived case {} has no {what}", archived.sign));
        let class = registry::class(&mut view, archived.class).await?.ok_or_else(|| missing("file class"))?;
        let written = cases::log(&mut view, &self.right.official, archived.id).await?.ok_or_else(|| missing("log"))?;
        let mut folder = Folder::of(self, archived, &class);
        let case = &written.case;
        for document in &case.documents {
            let letter = registry::letter_for_case(&mut view, document.letter).await?;
            folder.letter(&letter.ok_or_else(|| missing("letter"))?);
        }
        folder.answers(case);
        for memo in &case.memos {
            folder.memo(memo);
        }
        let (mut messages, mut before, mut more) = (Vec::new(), None, true);
        while more {
            let found = cases::messages(&mut view, &self.right.official, archived.id, before, MESSAGES).await?;
            let (_, page) = found.ok_or_else(|| missing("messages"))?;
            (before, more) = (page.rows.last().map(|message| message.id), page.more);
            messages.extend(page.rows);
        }
        for message in messages.iter().rev() {
            folder.message(message);
        }
        folder.log(&log(&written, &self.list));
        Ok(folder.members)
    }
}

/// The files of one case on their way into the package.
struct Folder<'a> {
    of: Of<'a>,
    /// The sign as a folder is named.
    name: String,
    members: VecDeque<Member>,
    count: u32,
}

impl<'a> Folder<'a> {
    fn of(package: &'a Package, case: &'a ArchivedCase, class: &'a FileClass) -> Self {
        let own = |c: char| if c.is_ascii_alphanumeric() || matches!(c, '.' | '-') { c } else { '_' };
        let name: String = case.sign.chars().map(own).collect();
        let of = Of { case, class, office: &package.office, taken_on: package.list.at.warsaw_date() };
        let told = Member { path: format!("sprawy/{name}.xml"), content: Content::Made(metadata::case(&of).into()) };
        Self { of, name, members: VecDeque::from([told]), count: 0 }
    }

    fn put(&mut self, called: &str, ending: &str, content: Content, about: &About<'_>) {
        self.count += 1;
        let path = format!("{}/{:03}-{called}.{ending}", self.name, self.count);
        let told = metadata::document(&self.of, about).into();
        self.members.push_back(Member { path: format!("dokumenty/{path}"), content });
        self.members.push_back(Member { path: format!("metadane/{path}.xml"), content: Content::Made(told) });
    }

    fn letter(&mut self, letter: &Letter) {
        for file in &letter.files {
            let ending = ending(&file.name);
            let (kind, called) = match file.role {
                FileRole::Document => ("pismo", "pismo"),
                FileRole::Detached => ("podpis", "podpis"),
                FileRole::Attachment => ("za\u{142}\u{105}cznik", "zalacznik"),
            };
            let row = &letter.row;
            let called = format!("rpw-{}-{}-{called}", row.number.number, row.number.year);
            let about = About {
                id: file.file.to_string(),
                title: title(&row.subject, file),
                date: ("uzyskany", row.entered_at.warsaw_date()),
                format: ending.to_uppercase(),
                size: Some(file.size),
                kind,
                author: None,
                sender: Some(&row.sender),
            };
            self.put(&called, &ending, Content::Kept(file.file), &about);
        }
    }

    /// What the office sealed, as it was sealed first: what is prolonged later changes no package.
    fn answers(&mut self, case: &Case) {
        for answer in &case.answers {
            let (Some(pdf), Some(at)) = (answer.pdf, answer.sealed_at) else { continue };
            let approved = answer.approved.as_ref();
            let about = About {
                id: pdf.to_string(),
                title: answer.text.title(),
                date: ("podpisany", at.warsaw_date()),
                format: "PDF".to_owned(),
                size: None,
                kind: "pismo",
                author: approved.map(|(_, name, _)| ("zatwierdzi\u{142}", name.as_str())),
                sender: None,
            };
            self.put("odpowiedz", "pdf", Content::Kept(pdf), &about);
        }
    }

    fn memo(&mut self, memo: &Memo) {
        let text = format!("{}\n{}\n{}\n\n{}\n", memo.title, memo.by.1, memo.made_at.rfc3339_warsaw(), memo.text);
        let about = About {
            id: memo.id.to_string(),
            title: &memo.title,
            date: ("utworzony", memo.made_at.warsaw_date()),
            format: "TXT".to_owned(),
            size: Some(text.len() as u64),
            kind: "notatka",
            author: Some(("utworzy\u{142}", &memo.by.1)),
            sender: None,
        };
        self.put("notatka", "txt", Content::Made(text.into_bytes()), &about);
    }

    fn message(&mut self, message: &Message) {
        let text = format!("{}\n{}\n\n{}\n", message.by.1, message.sent_at.rfc3339_warsaw(), message.text);
        let sent = message.sent_at.warsaw_date();
        let (author, sender) = if message.by_client {
            (None, Some(message.by.1.as_str()))
        } else {
            (Some(("utworzy\u{142}", message.by.1.as_str())), None)
        };
        let about = About {
            id: message.id.to_string(),
            title: "Korespondencja w sprawie",
            date: ("utworzony", sent),
            format: "TXT".to_owned(),
            size: Some(text.len() as u64),
            kind: "korespondencja",
            author,
            sender,
        };
        self.put("wiadomosc", "txt", Content::Made(text.into_bytes()), &about);
        for file in &message.files {
            let ending = ending(&file.name);
            let about = About {
                id: file.file.to_string(),
                title: &file.name,
                date: ("utworzony", sent),
                format: ending.to_uppercase(),
                size: Some(file.size),
                kind: "za\u{142}\u{105}cznik",
                author,
                sender,
            };
            self.put("wiadomosc-zalacznik", &ending, Content::Kept(file.file), &about);
        }
    }

    fn log(&mut self, log: &str) {
        let on: Date = self.of.taken_on;
        let about = About {
            id: format!("metryka.{}", self.of.case.id),
            title: "Metryka sprawy",
            date: ("utworzony", on),
            format: "XML".to_owned(),
            size: Some(log.len() as u64),
            kind: "metryka sprawy",
            author: None,
            sender: None,
        };
        self.put("metryka", "xml", Content::Made(log.as_bytes().to_vec()), &about);
    }
}

/// The document of a letter is called by what the letter is about, anything else by its name.
fn title<'a>(subject: &'a str, file: &'a LetterFile) -> &'a str {
    if file.role == FileRole::Document { subject } else { &file.name }
}

/// How a name ends, as far as a package takes it.
fn ending(name: &str) -> String {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let plain = (1..=8).contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if plain { ending.to_ascii_lowercase() } else { "bin".to_owned() }
}
