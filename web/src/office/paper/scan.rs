//! The scan of a letter on paper, as a form asks for it.

use std::collections::HashMap;

use files::{Kept, Kind, clean_name, kind};
use registry::{Scan, ScanScope};
use vocabulary::Fault;
use words::sizes;

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
/// The largest scan: what the chancery instruction's limits of pages and size come to.
pub(crate) const LARGEST: u64 = 20 * 1024 * 1024;
/// Reasons are at most this long, in characters.
const LONGEST_REASON: usize = 500;
/// Scanned later, in the form that registers a letter.
const LATER: &str = "later";

/// The fields; `office/paper/scan.html` draws them.
#[derive(Clone, Debug)]
pub(crate) struct ScanFields {
    pub scope: Control,
    pub reason: Control,
    pub limit: String,
    /// What is wrong with the file.
    pub slip: Option<String>,
}

/// A scan that was read and is not kept yet.
pub(crate) struct ReadScan {
    scope: ScanScope,
    reason: String,
    file: Option<(String, Kind, bytes::Bytes)>,
}

impl ScanFields {
    /// The fields with what is filled in.
    pub(crate) fn new(frame: &Frame, texts: &HashMap<String, String>, may_wait: bool, errors: &[FieldError]) -> Self {
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
        let scope = Input::text("zakres", t!(frame, "scan-scope"), "");
        let reason = Input::text("powod-skanu", t!(frame, "scan-reason"), filled("powod-skanu"));
        let reason = Input { wide: true, ..reason.hint(t!(frame, "scan-reason-hint")).optional() };
        Self {
            scope: Control::Choice(corrected(scope), offers),
            reason: Control::Line(corrected(reason)),
            limit: sizes::limit(LARGEST),
            slip: slip(errors, FILE).map(str::to_owned),
        }
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
    let reason = filled("powod-skanu");
    match scope {
        Some(ScanScope::Partial | ScanScope::None) if reason.is_empty() => {
            errors.push(FieldError::new(
                "powod-skanu",
                t!(frame, "scan-error-reason"),
                t!(frame, "scan-error-reason-slip"),
            ));
        }
        Some(_) if reason.chars().count() > LONGEST_REASON => {
            let slip = t!(frame, "letter-error-long-slip", limit = LONGEST_REASON);
            errors.push(FieldError::new("powod-skanu", t!(frame, "letter-error-long"), slip));
        }
        _ => {}
    }
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
    let reason = if scope == Some(ScanScope::Full) { String::new() } else { reason.to_owned() };
    Ok(scope.map(|scope| ReadScan { scope, reason, file }))
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
    /// Keeps the file, before the act begins.
    pub(crate) async fn keep(self, state: &State) -> Result<Scan, Fault> {
        let file = match self.file {
            Some((name, kind, content)) => {
                let kept: Kept = state.files.keep(state.journal.new_id(), content).await?;
                Some((name, kind.media_type(), kept))
            }
            None => None,
        };
        Ok(Scan { scope: self.scope, reason: self.reason, file })
    }
}

/// Why the upload was not taken.
pub(crate) fn of_upload(frame: &Frame, error: UploadError) -> Result<FieldError, Trouble> {
    Ok(match error {
        UploadError::TooLarge { .. } | UploadError::TooManyFiles | UploadError::WholeTooLarge => {
            let limit = sizes::limit(LARGEST);
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
