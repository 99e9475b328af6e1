//! How letters of the story come in: signed and filed, or on paper.

use std::collections::BTreeMap;

use bytes::Bytes;
use catalogue::{Answers, Service};
use journal::Actor;
use print::{Correspondent, Letter, Line, Margin, Section};
use registry::{PaperLetter, Scan, ScanScope, Sheets};
use submissions::{UploadedFile, file_draft, fix, fixed_document, save_answers};
use vocabulary::{Fault, Instant, Language, LetterId};

use super::{
    Known, Story,
    data::{Matter, Paper},
    wrong,
};

impl Story<'_> {
    /// The letter that begins a matter comes in.
    pub(super) async fn begin(&mut self, matters: &[Matter], place: usize) -> Result<(), Fault> {
        let matter = &matters[place];
        let service = catalogue::service(&mut self.parts.journal.view().await?, &matter.service).await?;
        let service = service.ok_or_else(|| Fault::new(format!("no service {}", matter.service)))?;
        let letter = match &matter.paper {
            None => self.file(matter, &service).await?,
            Some(paper) => self.hand_in(matter, paper, &service, place).await?,
        };
        self.matters[place].letter = Some(letter);
        Ok(())
    }

    /// Fills the form in, signs its document with the person's key and files it.
    async fn file(&self, matter: &Matter, service: &Service) -> Result<LetterId, Fault> {
        let to = &self.parts.submissions;
        let Some((client, key)) = &self.known(&matter.from)?.client else {
            return Err(Fault::new(format!("{} has no key", matter.from)));
        };
        let form = service.form.as_ref().ok_or_else(|| Fault::new("a service of the story has no form"))?;
        let id = submissions::begin_draft(to, client, service, None).await.map_err(wrong("a draft"))?;
        let whole = Answers(matter.answers.clone());
        for step in form.steps(&whole) {
            let named = |name: &String| step.fields.iter().any(|field| field.name == *name);
            let own: BTreeMap<_, _> = matter.answers.clone().into_iter().filter(|(name, _)| named(name)).collect();
            save_answers(to, client, id, &step.id, Answers(own)).await.map_err(wrong("answers"))?;
        }
        fix(to, client, id).await.map_err(wrong(&matter.from))?;
        let document = fixed_document(to, client, id).await?;
        let (fixed, document) = document.ok_or_else(|| Fault::new("a fixed draft has no document"))?;
        let document = std::str::from_utf8(&document)?;
        let signed = seals::seal(document, key, to.journal.now())?.xml().to_owned();
        let signed = UploadedFile { name: fixed.name, bytes: Bytes::from(signed) };
        let entered_at = to.journal.now();
        let filed = file_draft(to, client, id, signed, entered_at, "portal", &self.request).await;
        Ok(filed.map_err(wrong(&matter.from))?.letter)
    }

    /// Registers a letter that somebody brought or sent, with its scan.
    async fn hand_in(
        &self,
        matter: &Matter,
        paper: &Paper,
        service: &Service,
        place: usize,
    ) -> Result<LetterId, Fault> {
        let known = self.known(&matter.from)?;
        let journal = &self.parts.journal;
        let clerk = self.officials.values().find_map(|official| Some((official, official.registers_letters()?)));
        let (clerk, registers) = clerk.ok_or_else(|| Fault::new("nobody registers letters"))?;
        let now = journal.now();
        let scan = match &paper.unscanned {
            Some(reason) => {
                Scan { scope: ScanScope::None, reason: reason.clone(), file: None, sheets: Sheets::default() }
            }
            None => {
                let letter = page(known, paper, now);
                let pdf = tokio::task::spawn_blocking(move || print::letter(&letter)).await?;
                let pdf = Bytes::from(pdf.map_err(wrong("a scan"))?);
                let seen = Some(registry::look(files::kind(&pdf), &pdf));
                let kept = self.parts.submissions.files.keep(journal.new_id(), pdf).await?;
                Scan {
                    scope: ScanScope::Full,
                    reason: String::new(),
                    file: Some(("skan.pdf".to_owned(), "application/pdf", kept)),
                    sheets: Sheets { seen, ..Sheets::default() },
                }
            }
        };
        let mut act = journal.act(Actor::Account(clerk.id()), &self.request).await?;
        let letter = PaperLetter {
            form: &format!("story-{place}"),
            service,
            sender: &known.name,
            sender_account: known.account,
            sender_address: &known.address.join(", "),
            subject: &paper.subject,
            received_on: now.warsaw_date(),
            date_on_letter: None,
            sender_sign: &paper.sign,
            enclosures: paper.enclosures,
            delivery_method: &paper.delivery,
            remarks: &paper.remarks,
            scan: Some(scan),
        };
        let registered = registry::register_paper(&mut act, &registers, clerk, letter).await;
        let (registered, recorded) = registered.map_err(wrong("a letter on paper"))?;
        act.commit(recorded).await?;
        Ok(registered.id)
    }
}

/// What lies on the scanner's glass.
fn page(known: &Known, paper: &Paper, at: Instant) -> Letter {
    let side = |lines: Vec<String>| Correspondent { label: String::new(), lines };
    Letter {
        language: Language::Pl,
        made_at: at,
        date: words::dates::day(Language::Pl, at),
        from: side([std::slice::from_ref(&known.name), &known.address[..]].concat()),
        to: Correspondent::default(),
        title: paper.subject.clone(),
        number: String::new(),
        sections: vec![Section {
            title: String::new(),
            lines: vec![Line { label: String::new(), value: paper.text.clone() }],
        }],
        attachments_title: String::new(),
        attachments: Vec::new(),
        note: String::new(),
        margin: Margin::default(),
    }
}
