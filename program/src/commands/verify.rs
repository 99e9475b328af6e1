//! `okienko verify`

use std::path::{Path, PathBuf};

use certificates::{Anchors, Certificate, Sources};
use outbound::{Allowed, Outbound};
use signatures::{Coverage, Detached, Document, Policy, Report};
use vocabulary::{Clock as _, Fault, Instant};

use crate::{Ending, cli::Verify, clock::SystemClock};

/// Says what the signatures of a file are worth.
pub async fn run(options: Verify) -> Result<Ending, Fault> {
    let result = report(&options).await;
    Ok(match result {
        Ok(report) => {
            if options.json {
                println!("{}", report.to_json());
            } else {
                tell(&report);
                if options.trust.is_empty() {
                    println!("Nobody to trust was named; give certificates with --trust.");
                }
            }
            let good = !report.signatures.is_empty() && report.signatures.iter().all(signatures::Judged::passed);
            if good { Ending::Good } else { Ending::No }
        }
        Err(error) => {
            if options.json {
                println!("{}", serde_json::json!({ "error": error }));
            } else {
                eprintln!("okienko: {error}");
            }
            Ending::Wrong
        }
    })
}

async fn report(options: &Verify) -> Result<Report, String> {
    let at = match &options.at {
        Some(text) => Instant::parse(text).map_err(|error| error.to_string())?,
        None => SystemClock.now(),
    };
    let anchors = anchors(&options.trust)?;
    let sources = if options.offline { Sources::offline() } else { sources(&anchors)? };
    let mut document = Document { bytes: read(&options.file)?, detached: Vec::new() };
    for path in &options.detached {
        document.detached.push(Detached { name: file_name(path), bytes: read(path)? });
    }
    let evidence = signatures::gather(&document, &anchors, &sources, at).await.map_err(|error| error.to_string())?;
    Ok(signatures::judge(&evidence, &Policy::default(), &anchors, at))
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
    let outbound = Outbound::new(Allowed { private, proxy: None }).map_err(|error| error.to_string())?;
    Ok(Sources::new(outbound))
}

fn host_and_port(url: &str) -> Option<(String, u16)> {
    let host = url.strip_prefix("http://")?.split('/').next()?;
    let (name, port) = host.rsplit_once(':')?;
    Some((name.to_owned(), port.parse().ok()?))
}

/// The content of a file the caller named.
pub fn read(path: &Path) -> Result<Vec<u8>, String> {
    std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// The last part of a path.
pub fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn tell(report: &Report) {
    if report.signatures.is_empty() {
        println!("The document carries no signature.");
    }
    for judged in &report.signatures {
        println!("{} {}", judged.indication.word(), judged.format);
        match &judged.signer {
            Some(signer) => println!("  signer    {}", signer.name),
            None => println!("  signer    unknown"),
        }
        if !judged.passed() {
            println!("  reason    {}", judged.reason.code());
        }
        let source = if judged.timestamped { "trusted timestamp" } else { "instant of judging" };
        println!("  existed   {} ({source})", judged.best_time);
        if let Some(claimed) = judged.signing_time {
            println!("  claimed   {claimed}");
        }
        match &judged.coverage {
            Coverage::Whole => println!("  covers    the whole document"),
            Coverage::Embedded => println!("  covers    what the signature holds inside"),
            Coverage::Part => println!("  covers    a part of the document only"),
            Coverage::Nothing => println!("  covers    nothing"),
            Coverage::Detached { files, uncovered } => {
                println!("  covers    {}", files.join(", "));
                if !uncovered.is_empty() {
                    println!("  not       {}", uncovered.join(", "));
                }
            }
        }
    }
}
