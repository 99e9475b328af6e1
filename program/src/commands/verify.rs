//! `okienko verify`

mod files;

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use certificates::{Anchors, Certificate, Sources, Trust};
use outbound::{Allowed, Outbound};
use serde_json::{Value, json};
use signatures::{Detached, Document, Evidence, Judged, Policy, Report};
use vocabulary::{Clock as _, Fault, Instant, Language};
use web::telling;
use words::say;

pub use files::read;

use crate::{
    Ending,
    cli::{ReceiptVerify, Verify},
    clock::SystemClock,
    lists::Lists,
    settings::Settings,
};

/// Says what the signatures of files are worth. The worst answer decides how the program ends.
pub async fn run(options: Verify) -> Result<Ending, Fault> {
    Ok(match Verifier::new(&options).await {
        Ok(verifier) => verifier.all(&options).await,
        Err(error) => refuse(&options, None, &error),
    })
}

/// What all files of one run have in common.
struct Verifier {
    at: Instant,
    anchors: Anchors,
    policy: Policy,
    sources: Sources,
    detached: Vec<(String, Vec<u8>)>,
    files: Vec<PathBuf>,
    /// Whether the caller named one file, so that the answer is one, too.
    single: bool,
}

impl Verifier {
    async fn new(options: &Verify) -> Result<Self, String> {
        let at = match &options.at {
            Some(text) => Instant::parse(text).map_err(|error| error.to_string())?,
            None => SystemClock.now(),
        };
        let (anchors, policy, sources) = match &options.settings {
            Some(file) => as_an_office(file).await?,
            None => {
                let anchors = anchors(&options.trust)?;
                let sources = sources(&anchors)?;
                (anchors, Policy::default(), sources)
            }
        };
        let sources = if options.offline { Sources::offline() } else { sources };
        let single = matches!(options.files.as_slice(), [one] if !one.is_dir());
        if options.xml && !single {
            return Err("--xml takes one file".to_owned());
        }
        let detached =
            options.detached.iter().map(|path| Ok((file_name(path), read(path)?))).collect::<Result<_, String>>()?;
        Ok(Self { at, anchors, policy, sources, detached, files: files::named(&options.files)?, single })
    }

    async fn all(&self, options: &Verify) -> Ending {
        let mut worst = Ending::Good;
        for (place, file) in self.files.iter().enumerate() {
            let named = (!self.single).then_some(file.as_path());
            if place > 0 && !options.json {
                print_line!();
            }
            let ending = match self.judge(file).await {
                Ok((evidence, report)) => self.answer(options, named, &evidence, &report),
                Err(error) => refuse(options, named, &error),
            };
            worst = worse(worst, ending);
        }
        if self.anchors.is_empty() && !options.json && !options.xml {
            print_line!("\n{}", say!(language(), "cli-verify-no-trust"));
        }
        worst
    }

    async fn judge(&self, file: &Path) -> Result<(Evidence, Report), String> {
        let detached = self.detached.iter().map(|(name, bytes)| Detached { name: name.clone(), bytes: bytes.clone() });
        let document = Document { bytes: read(file)?, detached: detached.collect() };
        let gathered = signatures::gather(&document, &self.anchors, &self.sources, self.at).await;
        let evidence = gathered.map_err(|error| error.to_string())?;
        let report = signatures::judge(&evidence, &self.policy, &self.anchors, self.at);
        Ok((evidence, report))
    }

    fn answer(&self, options: &Verify, named: Option<&Path>, evidence: &Evidence, report: &Report) -> Ending {
        if options.xml {
            print_line!("{}", signatures::machine_record(evidence, report).trim_end());
        } else if options.json {
            print_line!("{}", with_file(telling::json(evidence, report), named));
        } else {
            tell(options, named, report);
        }
        let good = !report.signatures.is_empty() && report.signatures.iter().all(Judged::passed);
        if good { Ending::Good } else { Ending::No }
    }
}

fn worse(one: Ending, other: Ending) -> Ending {
    match (one, other) {
        (Ending::Wrong, _) | (_, Ending::Wrong) => Ending::Wrong,
        (Ending::No, _) | (_, Ending::No) => Ending::No,
        _ => Ending::Good,
    }
}

fn refuse(options: &Verify, named: Option<&Path>, error: &str) -> Ending {
    if options.json {
        print_line!("{}", with_file(json!({ "error": error }), named));
    } else {
        match named {
            Some(file) => eprintln!("okienko: {}: {error}", file.display()),
            None => eprintln!("okienko: {error}"),
        }
    }
    Ending::Wrong
}

fn with_file(mut answer: Value, named: Option<&Path>) -> Value {
    if let Some(file) = named {
        answer["file"] = json!(file.to_string_lossy());
    }
    answer
}

/// By what an office judges: its anchors with the copies of trusted lists that it keeps, its policy and its way out. Nothing
/// of the office is opened or altered.
async fn as_an_office(settings: &Path) -> Result<(Anchors, Policy, Sources), String> {
    // The sandbox may be asked about, since nothing is believed for the office here.
    let settings = Settings::read(settings, true)
        .map_err(|mistakes| mistakes.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))?;
    let outbound = Outbound::new(settings.outbound).map_err(|error| error.to_string())?;
    let trust = Trust::new(settings.anchors);
    let kept = settings.data.join("lists");
    Lists::new(settings.list_of_lists, kept, outbound.clone(), trust.clone(), Arc::new(SystemClock)).recall().await;
    Ok((trust.anchors(), settings.policy, Sources::new(outbound)))
}

/// Whom a receipt is judged by: the office of these settings, else whom the caller trusts. Nobody is asked.
pub async fn trusted(options: &ReceiptVerify) -> Result<(Anchors, Policy), String> {
    match &options.settings {
        Some(file) => as_an_office(file).await.map(|(anchors, policy, _)| (anchors, policy)),
        None => Ok((anchors(&options.trust)?, Policy::default())),
    }
}

/// Whom the caller trusts.
pub fn anchors(paths: &[PathBuf]) -> Result<Anchors, String> {
    signatures::lists::anchors(paths).map_err(|error| error.to_string())
}

/// The way to revocation data. Without anchors nothing is asked. An anchor that the caller named may name a private
/// address (a sandbox's, an office's own authority); a document never may.
pub fn sources(anchors: &Anchors) -> Result<Sources, String> {
    if anchors.is_empty() {
        return Ok(Sources::offline());
    }
    let named = anchors.certificates().iter().filter_map(Certificate::ocsp_url);
    let private = named.filter_map(|url| host_and_port(&url)).collect();
    let outbound = Outbound::new(Allowed { private, ..Allowed::default() }).map_err(|error| error.to_string())?;
    Ok(Sources::new(outbound))
}

fn host_and_port(url: &str) -> Option<(String, u16)> {
    let host = url.strip_prefix("http://")?.split('/').next()?;
    let (name, port) = host.rsplit_once(':')?;
    Some((name.to_owned(), port.parse().ok()?))
}

/// The last part of a path.
pub fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// The language of whoever sits at the machine, as the environment names it (POSIX, Base Definitions, 8.2).
fn language() -> Language {
    let named = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(|name| std::env::var(name).ok());
    let locale = named.into_iter().find(|value| !value.is_empty()).unwrap_or_default();
    if locale.starts_with("pl") { Language::Pl } else { Language::En }
}

fn tell(options: &Verify, named: Option<&Path>, report: &Report) {
    let language = language();
    if let Some(file) = named {
        print_line!("{}", file.display());
    }
    print_line!("{}", telling::sentence(language, report));
    table(telling::container(language, report));
    for part in telling::signatures(language, report) {
        print_line!("\n{}", part.sentence);
        let details = if options.detailed { part.details } else { Vec::new() };
        table(part.rows.into_iter().chain(details).collect());
    }
}

fn table(terms: Vec<telling::Term>) {
    let width = terms.iter().map(|(term, _)| term.chars().count()).max().unwrap_or_default();
    for (term, said) in terms {
        for (place, line) in said.iter().enumerate() {
            print_line!("  {:width$}  {line}", if place == 0 { term.as_str() } else { "" });
        }
    }
}
