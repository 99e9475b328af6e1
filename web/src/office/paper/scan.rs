//! The scan of a letter on paper, as a form asks for it.

use std::collections::HashMap;

use files::{Kept, Kind, clean_name, kind};
use registry::{Scan, ScanLimits, ScanScope, Sheets, Writing};
use vocabulary::{Fault, Language};
use words::{say, sizes};

use crate::{
    State,
    kit::{
        deed::{Control, Offer},
        errors::{FieldError, slip},
        frame::Frame,
        input::Input,
        trouble::Trouble,
        upload::{ReceivedFile, UploadError},
    },
};

/// The field of the file.
pub(crate) const FILE: &str = "skan";
/// Reasons and volumes are at most this long, in characters.
const LONGEST_REASON: usize = 500;
/// Pages are counted up to this.
const MOST_PAGES: u32 = 99_999;
/// Scanned later, in the form that registers a letter.
const LATER: &str = "later";

/// The fields; `office/paper/scan.html` draws them.
#[derive(Clone, Debug)]
pub(crate) struct ScanFields {
    pub scope: Control,
    /// Why it is not whole, and how much there is.
    pub lacks: Vec<Control>,
    /// What is on the paper, and how many pages.
    pub sheets: Vec<Control>,
    pub limit: String,
    /// What is wrong with the file.
    pub slip: Option<String>,
}

/// A scan that was read and is not kept yet.
pub(crate) struct ReadScan {
    scope: ScanScope,
    reason: String,
    file: Option<(String, Kind, bytes::Bytes)>,
    writing: Writing,
    declared: Option<u32>,
    volume: String,
}

impl ScanFields {
    /// The fields with what is filled in.
    pub(crate) fn new(
        frame: &Frame,
        texts: &HashMap<String, String>,
        limits: &ScanLimits,
        may_wait: bool,
        errors: &[FieldError],
    ) -> Self {
        let filled = |name: &str| texts.get(name).map_or("", String::as_str);
        let scope = if filled("zakres").is_empty() { ScanScope::Full.code() } else { filled("zakres") };
        let mut offers = vec![
            Offer::new(ScanScope::Full.code(), t!(frame, "scan-full"), scope),
            Offer::new(ScanScope::Partial.code(), t!(frame, "scan-partial"), scope)
                .hint(t!(frame, "scan-partial-hint")),
            Offer::new(ScanScope::None.code(), t!(frame, "scan-none"), scope).hint(t!(frame, "scan-none-hint")),
        ];
        if may_wait {
            offers.push(Offer::new(LATER, t!(frame, "scan-later"), scope));
        }
        let corrected = |input: Input| Input { slip: slip(errors, &input.id).map(str::to_owned), ..input };
        let line = |name: &'static str, label| corrected(Input::text(name, label, filled(name)).optional());
        let scope = Input::text("zakres", t!(frame, "scan-scope"), "");
        let scope = scope.hint(t!(frame, "scan-limits", pages = limits.pages, paper = limits.paper.as_str()));
        let reason = line("powod-skanu", t!(frame, "scan-reason")).hint(t!(frame, "scan-reason-hint"));
        let volume = line("objetosc", t!(frame, "scan-volume")).hint(t!(frame, "scan-volume-hint"));
        let declared = line("stron", t!(frame, "scan-declared")).hint(t!(frame, "scan-declared-hint")).digits();
        let writing = corrected(Input::text("pismo", t!(frame, "scan-writing"), ""));
        let kinds = Writing::ALL.map(|writing| {
            let chosen = Writing::of_code(filled("pismo")).unwrap_or_default().code();
            Offer::new(writing.code(), self::writing(frame.language, writing), chosen)
        });
        Self {
            scope: Control::Choice(corrected(scope), offers),
            lacks: vec![Control::Line(Input { wide: true, ..reason }), Control::Line(Input { wide: true, ..volume })],
            sheets: vec![
                Control::Line(declared),
                Control::List(writing.hint(t!(frame, "scan-writing-hint")), kinds.into()),
            ],
            limit: sizes::limit(limits.bytes),
            slip: slip(errors, FILE).map(str::to_owned),
        }
    }
}

/// What is on a paper, in words.
fn writing(language: Language, writing: Writing) -> String {
    match writing {
        Writing::Print => say!(language, "scan-writing-print"),
        Writing::Hand => say!(language, "scan-writing-hand"),
        Writing::Colour => say!(language, "scan-writing-colour"),
        Writing::Photo => say!(language, "scan-writing-photo"),
    }
}

/// Reads what was filled in; `None` when the letter is scanned later.
pub(crate) fn read(
    frame: &Frame,
    texts: &HashMap<String, String>,
    file: Option<ReceivedFile>,
) -> Result<Option<ReadScan>, Vec<FieldError>> {
    let filled = |name: &str| texts.get(name).map_or("", |text| text.trim());
    let mut errors = Vec::new();
    let scope = match filled("zakres") {
        LATER => None,
        code => match ScanScope::of_code(code) {
            Some(scope) => Some(scope),
            None => {
                errors.push(FieldError::new(
                    "zakres",
                    t!(frame, "scan-error-scope"),
                    t!(frame, "scan-error-scope-slip"),
                ));
                return Err(errors);
            }
        },
    };
    let mut lacking = |name: &'static str, summary: String, slip: String| {
        let text = filled(name);
        match scope {
            Some(ScanScope::Partial | ScanScope::None) if text.is_empty() => {
                errors.push(FieldError::new(name, summary, slip));
            }
            Some(_) if text.chars().count() > LONGEST_REASON || text.chars().any(char::is_control) => {
                let slip = t!(frame, "letter-error-long-slip", limit = LONGEST_REASON);
                errors.push(FieldError::new(name, t!(frame, "letter-error-long"), slip));
            }
            _ => {}
        }
        text
    };
    let reason = lacking("powod-skanu", t!(frame, "scan-error-reason"), t!(frame, "scan-error-reason-slip"));
    let volume = lacking("objetosc", t!(frame, "scan-error-volume"), t!(frame, "scan-error-volume-slip"));
    let declared = match filled("stron") {
        "" => None,
        text => match text.parse().ok().filter(|pages| (1..=MOST_PAGES).contains(pages)) {
            Some(pages) => Some(pages),
            None => {
                let slip = t!(frame, "scan-error-declared-slip");
                errors.push(FieldError::new("stron", t!(frame, "scan-error-declared"), slip));
                None
            }
        },
    };
    let file = match (scope, file) {
        (Some(ScanScope::Full | ScanScope::Partial), Some(file)) => match check(frame, file) {
            Ok(file) => Some(file),
            Err(error) => {
                errors.push(error);
                None
            }
        },
        (Some(ScanScope::Full | ScanScope::Partial), None) => {
            errors.push(FieldError::new(FILE, t!(frame, "scan-error-no-file"), t!(frame, "scan-error-no-file-slip")));
            None
        }
        (Some(ScanScope::None) | None, Some(_)) => {
            errors.push(FieldError::new("zakres", t!(frame, "scan-error-file"), t!(frame, "scan-error-file-slip")));
            None
        }
        (Some(ScanScope::None) | None, None) => None,
    };
    if !errors.is_empty() {
        return Err(errors);
    }
    // What was typed before the whole was scanned after all says nothing any more.
    let lacks = |text: &str| if scope == Some(ScanScope::Full) { String::new() } else { text.to_owned() };
    let (reason, volume) = (lacks(reason), lacks(volume));
    let writing = Writing::of_code(filled("pismo")).unwrap_or_default();
    Ok(scope.map(|scope| ReadScan { scope, reason, file, writing, declared, volume }))
}

/// A scan is a PDF, a TIFF or a JPEG by its content, whatever it is called.
fn check(frame: &Frame, file: ReceivedFile) -> Result<(String, Kind, bytes::Bytes), FieldError> {
    let kind = kind(&file.bytes);
    let ending = match kind {
        _ if file.bytes.is_empty() => None,
        Kind::Pdf => Some("pdf"),
        Kind::Picture("image/tiff") => Some("tif"),
        Kind::Picture("image/jpeg") => Some("jpg"),
        _ => None,
    };
    let Some(ending) = ending else {
        return Err(FieldError::new(FILE, t!(frame, "scan-error-kind"), t!(frame, "scan-error-kind-slip")));
    };
    // Scanners name files by counting; a name that does not fit its content would open nothing.
    let name = clean_name(&file.name).ok().filter(|name| kind.fits(name) && name.contains('.'));
    Ok((name.unwrap_or_else(|| format!("skan.{ending}")), kind, file.bytes))
}

impl ReadScan {
    /// Looks at the file and keeps it, before the act begins.
    pub(crate) async fn keep(self, state: &State) -> Result<Scan, Fault> {
        let (mut seen, mut file) = (None, None);
        if let Some((name, kind, content)) = self.file {
            let looked_at = content.clone();
            let look = tokio::task::spawn_blocking(move || registry::look(kind, &looked_at));
            seen = Some(look.await.map_err(|error| Fault::new(error.to_string()))?);
            let kept: Kept = state.files.keep(state.journal.new_id(), content).await?;
            file = Some((name, kind.media_type(), kept));
        }
        let Self { scope, reason, writing, declared, volume, .. } = self;
        // Of a part the clerk's count is that of the whole letter.
        let declared = declared.filter(|_| scope == ScanScope::Full);
        Ok(Scan { scope, reason, file, sheets: Sheets { writing, declared, volume, seen } })
    }
}

/// Why the upload was not taken.
pub(crate) fn of_upload(frame: &Frame, limits: &ScanLimits, error: UploadError) -> Result<FieldError, Trouble> {
    Ok(match error {
        UploadError::TooLarge { .. } | UploadError::TooManyFiles | UploadError::WholeTooLarge => {
            let limit = sizes::limit(limits.bytes);
            FieldError::new(FILE, t!(frame, "scan-error-large"), t!(frame, "scan-error-large-slip", limit = limit))
        }
        UploadError::Broken => FieldError::new(FILE, t!(frame, "refusal-broken"), t!(frame, "refusal-broken-slip")),
        UploadError::TooSlow => {
            FieldError::new(FILE, t!(frame, "refusal-too-slow"), t!(frame, "refusal-too-slow-slip"))
        }
        UploadError::StaleForm => return Err(Trouble::StaleForm),
        UploadError::NoRoom => return Err(Trouble::Busy),
    })
}
