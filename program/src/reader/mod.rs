//! The reader: scans of letters on paper become text that is searched, and searchable copies of themselves. The scan stays as it
//! came. Programs of others do it, one scan at a time and within limits; while they are not installed, scans wait.

mod pages;
pub mod tools;

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    time::Duration,
};

use files::Files;
use journal::{Actor, Journal, RequestNumber};
use registry::{Read, ScanId, ToRead};
use tokio::sync::watch;
use vocabulary::Fault;

use pages::Drawing;
use tools::Failed;

/// How often it is looked whether there is something to read, and whether the programs are there by now.
const ROUND: Duration = Duration::from_secs(3);
const MISSING: Duration = Duration::from_secs(60);
/// Pages that are read; what follows them is not searched.
const MOST_PAGES: u32 = 200;
/// Seconds of the processor for a scan and for each of its pages.
const SECONDS: u64 = 60;
const SECONDS_OF_PAGE: u64 = 30;
/// How often a scan is tried before it is put aside as unreadable.
const TRIES: u32 = 3;
/// The longest text of a scan, in bytes: more than the pages hold.
const LONGEST_TEXT: usize = 4 << 20;

/// What reading takes.
#[derive(Clone)]
pub struct Reader {
    pub journal: Journal,
    pub files: Files,
    /// Where its folders are made.
    pub data: PathBuf,
}

impl Reader {
    /// Reads what comes, until stopped. Several processes may do so at once: the first reading stands.
    pub async fn attend(self, mut stopped: watch::Receiver<bool>) {
        let (mut failed, mut told) = (HashMap::new(), false);
        loop {
            let missing = tools::missing().await;
            if let Some(program) = missing.as_ref().filter(|_| !told) {
                tracing::warn!(%program, "scans are kept and not read: {}", tools::INSTALL);
            }
            told = missing.is_some();
            let round = async {
                if missing.is_some() {
                    tokio::time::sleep(MISSING).await;
                    return;
                }
                if let Err(fault) = self.round(&mut failed).await {
                    tracing::error!(fault = fault.chain(), "a scan could not be read");
                }
                tokio::time::sleep(ROUND).await;
            };
            tokio::select! {
                () = round => {}
                _ = stopped.wait_for(|stop| *stop) => return,
            }
        }
    }

    /// Reads every scan that waits, and counts how often each failed.
    async fn round(&self, failed: &mut HashMap<ScanId, u32>) -> Result<(), Fault> {
        while let Some(scan) = registry::scan_to_read(&mut self.journal.look().await?).await? {
            match self.read(&scan).await? {
                Ok(read) => {
                    let pages = read.pages.len();
                    self.keep(&scan, Some(read)).await?;
                    tracing::info!(letter = %scan.id.letter, pages, "a scan was read");
                }
                Err(error @ Failed::Missing(_)) => {
                    tracing::warn!(%error, "a scan waits to be read");
                    return Ok(());
                }
                Err(error) => {
                    let tries = failed.entry(scan.id).or_default();
                    *tries += 1;
                    tracing::warn!(letter = %scan.id.letter, tries = *tries, %error, "a scan could not be read");
                    if *tries >= TRIES {
                        self.keep(&scan, None).await?;
                        failed.remove(&scan.id);
                    } else {
                        return Ok(());
                    }
                }
            }
        }
        Ok(())
    }

    async fn keep(&self, scan: &ToRead, read: Option<Read>) -> Result<(), Fault> {
        let mut act = self.journal.act(Actor::System, &RequestNumber::new("READING")).await?;
        if let Some(recorded) = registry::keep_reading(&mut act, scan.id, read).await? {
            act.commit(recorded).await?;
        }
        Ok(())
    }

    /// Reads one scan: `Err` inside when the programs could not.
    async fn read(&self, scan: &ToRead) -> Result<Result<Read, Failed>, Fault> {
        let content = self.files.read(&mut self.journal.look().await?, scan.file).await?;
        let content = content.ok_or_else(|| Fault::new("a kept file is missing"))?;
        std::fs::create_dir_all(&self.data)?;
        let folder = tempfile::Builder::new().prefix("reading-").tempdir_in(&self.data)?;
        let ending = match scan.kind.as_str() {
            "application/pdf" => "pdf",
            "image/tiff" => "tif",
            _ => "jpg",
        };
        tokio::fs::write(folder.path().join(format!("in.{ending}")), &content).await?;
        drop(content);
        if let Err(failed) = work(folder.path(), ending).await {
            return Ok(Err(failed));
        }
        let (Ok(pdf), Ok(text)) =
            (std::fs::read(folder.path().join("out.pdf")), std::fs::read(folder.path().join("out.txt")))
        else {
            return Ok(Err(Failed::Badly("tesseract".to_owned(), "it left nothing".to_owned())));
        };
        let drawings = drawings(folder.path())?;
        let pages = tokio::task::spawn_blocking(move || pages::judge(&drawings)).await?;
        let copy = self.files.keep(self.journal.new_id(), pdf.into()).await?;
        Ok(Ok(Read { copy, text: plain(&text), pages }))
    }
}

/// Leaves `out.pdf` and `out.txt` in the folder, and a small drawing of each page.
async fn work(folder: &Path, ending: &str) -> Result<(), Failed> {
    let most = MOST_PAGES.to_string();
    let seconds = |pages: usize| SECONDS + SECONDS_OF_PAGE * pages as u64;
    let mut source = format!("in.{ending}");
    let mut pages = MOST_PAGES as usize;
    if ending == "pdf" {
        let draw = ["-q", "-r", "300", "-jpeg", "-jpegopt", "quality=75", "-l", &most, "in.pdf", "page"];
        tools::run(folder, seconds(20), "pdftoppm", &draw).await?;
        let drawn = named(folder, "page-", ".jpg");
        pages = drawn.len();
        if drawn.is_empty() {
            return Err(Failed::Badly("pdftoppm".to_owned(), "it drew no page".to_owned()));
        }
        source = "pages.txt".to_owned();
        let list = drawn.iter().map(|name| format!("{name}\n")).collect::<String>();
        std::fs::write(folder.join(&source), list)
            .map_err(|error| Failed::Badly("the list of pages".to_owned(), error.to_string()))?;
    }
    tools::run(folder, seconds(pages), "tesseract", &[&source, "out", "-l", "pol", "pdf", "txt"]).await?;
    let small = ["-q", "-r", "25", "-gray", "-l", &most, "out.pdf", "small"];
    tools::run(folder, seconds(20), "pdftoppm", &small).await
}

/// The files of this name in the folder, in their order.
fn named(folder: &Path, start: &str, end: &str) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    let mut names: Vec<String> = names.filter(|name| name.starts_with(start) && name.ends_with(end)).collect();
    // They are numbered with as many digits each.
    names.sort();
    names
}

fn drawings(folder: &Path) -> Result<Vec<Option<Drawing>>, Fault> {
    let names = named(folder, "small-", ".pgm");
    names.iter().map(|name| Ok(Drawing::read(&std::fs::read(folder.join(name))?))).collect()
}

/// The text without what no text holds, cut to the longest.
fn plain(text: &[u8]) -> String {
    let text = String::from_utf8_lossy(&text[..text.len().min(LONGEST_TEXT)]);
    let kept = text.chars().map(|sign| if sign == '\u{c}' { '\n' } else { sign });
    kept.filter(|sign| !sign.is_control() || matches!(sign, '\n' | '\t')).collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use accounts::{Kind, NewAccount, NewUnit, Post, Unit};
    use bytes::Bytes;
    use files::Kept;
    use journal::Actor;
    use print::{Correspondent, Letter, Line, Margin, Section};
    use registry::{PaperLetter, Reading, Scan, ScanScope, Sheets};
    use testkit::Office;
    use vocabulary::{Clock as _, Date, Language, LetterId};

    use super::{Reader, TRIES, plain};

    /// A page of paper as a scanner would see it.
    fn page(office: &Office, text: &str) -> Bytes {
        let side = |line: &str| Correspondent { label: String::new(), lines: vec![line.to_owned()] };
        let letter = Letter {
            language: Language::Pl,
            made_at: office.clock.now(),
            date: "23 listopada 2026".to_owned(),
            from: side("Józef Żuk"),
            to: Correspondent::default(),
            title: "Skarga na hałas".to_owned(),
            number: String::new(),
            sections: vec![Section {
                title: String::new(),
                lines: vec![Line { label: String::new(), value: text.to_owned() }],
            }],
            attachments_title: String::new(),
            attachments: Vec::new(),
            note: String::new(),
            margin: Margin::default(),
        };
        print::letter(&letter).expect("a page").into()
    }

    /// A letter on paper with each of these scans; their letters.
    async fn scanned(office: &Office, scans: Vec<Bytes>) -> Vec<LetterId> {
        catalogue::publish(&office.journal, &catalogue::built_in(), &office.request).await.expect("the services");
        let mut act = office.journal.act(Actor::System, &office.request).await.expect("an act");
        let new = NewUnit { symbol: "OR", name: "Wydział" };
        let (id, recorded) = accounts::open_unit(&mut act, &new).await.expect("a unit");
        act.commit(recorded).await.expect("kept");
        let unit = Unit { id, symbol: "OR".to_owned(), name: "Wydział".to_owned() };
        let password = accounts::hash_password("x", [1; 16]).await.expect("a hash");
        let mut act = office.journal.act(Actor::System, &office.request).await.expect("an act");
        let kind = Kind::Official { unit, post: Post::RegistryClerk };
        let new = NewAccount { login: "clerk", password, name: "Anna Nowak", language: Language::Pl, kind };
        let (_, recorded) = accounts::open_account(&mut act, &new).await.expect("an account");
        act.commit(recorded).await.expect("kept");
        let mut view = office.journal.view().await.expect("a view");
        let clerk = accounts::account_by_login(&mut view, "clerk").await.expect("read").expect("a clerk");
        let clerk = clerk.as_official().expect("an official");
        let service = catalogue::service(&mut view, "pismo-ogolne").await.expect("read").expect("a service");
        drop(view);
        let mut letters = Vec::new();
        for (number, content) in scans.into_iter().enumerate() {
            office.clock.advance(1);
            let kept: Kept = office.files.keep(office.journal.new_id(), content).await.expect("kept");
            let mut act = office.journal.act(Actor::Account(clerk.id()), &office.request).await.expect("an act");
            let letter = PaperLetter {
                form: &format!("form-{number}"),
                service: &service,
                sender: "Józef Żuk",
                sender_account: None,
                sender_address: "",
                subject: "Skarga",
                received_on: Date::new(2026, 11, 20).expect("a day"),
                date_on_letter: None,
                sender_sign: "",
                enclosures: 0,
                delivery_method: "post",
                remarks: "",
                scan: Some(Scan {
                    scope: ScanScope::Full,
                    reason: String::new(),
                    file: Some(("skan.pdf".to_owned(), "application/pdf", kept)),
                    sheets: Sheets::default(),
                }),
            };
            let right = clerk.registers_letters().expect("a clerk");
            let registered = registry::register_paper(&mut act, &right, &clerk, letter).await;
            let Ok((registered, recorded)) = registered else { panic!("not registered") };
            act.commit(recorded).await.expect("kept");
            letters.push(registered.id);
        }
        letters
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn a_scan_becomes_text_and_a_searchable_copy_and_a_hostile_one_is_put_aside() {
        let office = Office::on_sqlite().await;
        let words = "Proszę o ciszę nocną. Zażółć gęślą jaźń.";
        let bomb = b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R]>>endobj\n";
        let hostile = [b"%PDF-1.7 <>".to_vec(), bomb.repeat(9)];
        let scans = [hostile.map(Bytes::from).to_vec(), vec![page(&office, words)]].concat();
        let letters = scanned(&office, scans).await;
        let reader = Reader {
            journal: office.journal.clone(),
            files: office.files.clone(),
            data: office.folder.path().join("reading"),
        };
        let mut failed = HashMap::new();
        for _ in 0..2 * TRIES {
            reader.round(&mut failed).await.expect("a round");
        }
        let mut view = office.journal.view().await.expect("a view");
        let mut readings = Vec::new();
        for letter in &letters {
            readings.push(registry::scans(&mut view, *letter).await.expect("read").remove(0).reading);
        }
        assert_eq!(readings[..2], [Reading::Unreadable; 2]);
        let texts = registry::texts(&mut view, letters[2]).await.expect("texts");
        assert!(texts.len() == 1 && texts[0].1.contains("gęślą jaźń") && texts[0].1.contains("ciszę"), "{texts:?}");
        let Reading::Read(copy) = readings[2] else { panic!("{readings:?}") };
        let copy = office.files.read(&mut view, copy).await.expect("read").expect("a copy");
        assert_eq!(files::kind(&copy), files::Kind::Pdf);
        let left = std::fs::read_dir(office.folder.path().join("reading")).expect("a folder").count();
        assert_eq!(left, 0, "nothing of strangers is left behind");
    }

    #[test]
    fn a_text_holds_nothing_that_no_text_holds() {
        assert_eq!(plain(b"za\0\x07 \xff\n\x0cdwa\t3\r\n"), "za \u{fffd}\n\ndwa\t3");
    }
}
