//! Our own validation as a process that does one file many times: `proving validate`.

use std::{fs, path::PathBuf};

use certificates::{Anchors, Certificate, Sources};
use clap::Args;
use openssl::{
    cms::{CMSOptions, CmsContentInfo},
    x509::{X509, store::X509StoreBuilder},
};
use outbound::{Allowed, Outbound};
use signatures::{Document, Judged, Policy, Reason};
use vocabulary::{Clock as _, Fault};

use crate::{
    bench::process::{cpu_seconds, peak_mebibytes},
    clock::{Stopwatch, SystemClock},
};

/// One file, many times.
#[derive(Args)]
pub struct Validate {
    /// Folders of a root and its revocation list
    #[arg(long, value_name = "DIR")]
    trust: Vec<PathBuf>,
    /// So often
    #[arg(long, value_name = "NUMBER")]
    times: u32,
    /// Ask nobody about revocation, and leave it open
    #[arg(long)]
    unasked: bool,
    /// A message by OpenSSL's library instead
    #[arg(long)]
    by_openssl: bool,
    /// The file
    file: PathBuf,
}

/// Prints how many seconds one validation took, of the processor and by the clock, and the most memory, in MiB, as JSON.
pub async fn validate(options: &Validate) -> Result<(), Fault> {
    let bytes = fs::read(&options.file)?;
    let (processor, clock) =
        if options.by_openssl { by_openssl(options, &bytes)? } else { ours(options, bytes).await? };
    let times = f64::from(options.times);
    let peak = peak_mebibytes(std::process::id())?;
    println!("{}", serde_json::json!({ "seconds": processor / times, "clock": clock / times, "peak": peak }));
    Ok(())
}

async fn ours(options: &Validate, bytes: Vec<u8>) -> Result<(f64, f64), Fault> {
    let roots: Vec<PathBuf> = options.trust.iter().map(|folder| folder.join("root.pem")).collect();
    let anchors = Anchors::read(if options.unasked { &roots } else { &options.trust })?;
    // Authorities of the sandbox answer on this machine.
    let named = anchors.certificates().iter().filter_map(Certificate::ocsp_url);
    let private = named.filter_map(|url| {
        let (name, port) = url.strip_prefix("http://")?.split('/').next()?.rsplit_once(':')?;
        Some((name.to_owned(), port.parse().ok()?))
    });
    let sources = Sources::new(Outbound::new(Allowed { private: private.collect(), ..Allowed::default() })?);
    let (policy, document) = (Policy::default(), Document { bytes, detached: Vec::new() });
    let mut begun = Begun::now()?;
    for turn in 0..=options.times {
        let now = SystemClock.now();
        let evidence = match options.unasked {
            true => signatures::examine(&document)?,
            false => signatures::gather(&document, &anchors, &sources, now).await?,
        };
        let report = signatures::judge(&evidence, &policy, &anchors, now);
        let good = |judged: &Judged| match options.unasked {
            true => judged.intact && matches!(judged.reason, Reason::Passed | Reason::RevocationUnknown),
            false => judged.passed(),
        };
        if report.signatures.is_empty() || !report.signatures.iter().all(good) {
            return Err(Fault::new(format!("{}: {}", options.file.display(), report.to_json())));
        }
        if turn == 0 {
            // The first one fetches what the others find.
            begun = Begun::now()?;
        }
    }
    begun.since()
}

fn by_openssl(options: &Validate, bytes: &[u8]) -> Result<(f64, f64), Fault> {
    let mut store = X509StoreBuilder::new()?;
    for folder in &options.trust {
        store.add_cert(X509::from_pem(&fs::read(folder.join("root.pem"))?)?)?;
    }
    // Purpose: `-purpose any`, as OpenSSL's own for mail is not that of documents.
    store.set_purpose(openssl::x509::X509PurposeId::ANY)?;
    let store = store.build();
    let begun = Begun::now()?;
    for _ in 0..options.times {
        let mut content = Vec::new();
        let mut message = CmsContentInfo::from_der(bytes)?;
        message.verify(None, Some(&store), None, Some(&mut content), CMSOptions::BINARY)?;
    }
    begun.since()
}

/// When measuring began.
struct Begun(f64, Stopwatch);

impl Begun {
    fn now() -> Result<Self, Fault> {
        Ok(Self(cpu_seconds(std::process::id())?, Stopwatch::start()))
    }

    /// Seconds of the processor, to a hundredth, and by the clock.
    fn since(&self) -> Result<(f64, f64), Fault> {
        Ok((cpu_seconds(std::process::id())? - self.0, self.1.seconds()))
    }
}
