//! What a key signs a second, and what is sealed with it a second, turn by turn.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread,
    time::Duration,
};

use cryptoki::{
    context::Pkcs11,
    mechanism::Mechanism,
    object::{Attribute, ObjectClass},
};
use sandbox::{Sandbox, SoftToken};
use seals::{Algorithm, FileKey, FilePair, Key, KeyName, Kind, Pair as _, Token, TokenKey, TokenName, TokenPlace};
use tokio::runtime::Handle;
use vocabulary::{Clock as _, Fault, Instant};
use xml::Canonical;

use crate::{
    bench::process::cpu_seconds,
    clock::{Stopwatch, SystemClock},
};

/// Threads that sign or seal at once.
pub const THREADS: usize = 2;
/// Turns of both, and how long each lasts.
const TURNS: usize = 7;
const TURN: Duration = Duration::from_millis(1_500);
/// Seals made before it is looked whether the turn is over.
const SEALS: usize = 50;

/// What was measured of a key: medians of all turns.
pub struct Rates {
    pub name: String,
    pub in_token: bool,
    /// Signatures a second, by nothing but the library.
    pub raw: f64,
    /// The same in a second of processor time.
    pub raw_cpu: f64,
    pub seals: f64,
    /// The median of each turn's ratio, by the processor time of this process, which both use to the full on an idle machine:
    /// more threads take more of a busy one.
    pub share: f64,
}

/// Measures keys in the token and in files.
pub fn measure(soft: &SoftToken, receipt: &Canonical, short: bool) -> Result<Vec<Rates>, Fault> {
    let folder = tempfile::tempdir()?;
    let sandbox = Sandbox::open(folder.path(), 9, Arc::new(SystemClock))?;
    let token = Token::new(TokenPlace {
        module: SoftToken::module()?,
        name: TokenName::Label(SoftToken::LABEL.to_owned()),
        pin_file: soft.pin_file(),
        sessions: THREADS,
        wait: seals::WAIT,
    });
    let mut measured = Vec::new();
    for (kind, name) in [(Kind::Rsa3072, "RSA-3072"), (Kind::P256, "P-256"), (Kind::P384, "P-384")] {
        let label = format!("bench {name}");
        let pair = token.make(&label, kind)?;
        let mut certificates = sandbox.certify_seal("Bench", "0000000000", &pair.public())?;
        let others = certificates.split_off(1);
        let certificate = certificates.pop().ok_or_else(|| Fault::new("no certificate"))?;
        let key: Arc<dyn Key> =
            Arc::new(TokenKey::new(token.clone(), KeyName::Label(label.clone()), certificate, others)?);
        // The library is open and logged in from here on.
        key.sign(&key.algorithm().digest(&[]))?;
        let raw = |lasting| in_library(&label, key.algorithm(), lasting);
        measured.push(turns(format!("{name} in SoftHSM"), true, raw, &key, receipt, short)?);

        let pair = FilePair::make(kind)?;
        let mut certificates = sandbox.certify_seal("Bench", "0000000000", &pair.public())?;
        let others = certificates.split_off(1);
        let certificate = certificates.pop().ok_or_else(|| Fault::new("no certificate"))?;
        let key: Arc<dyn Key> = Arc::new(FileKey::certified(pair, certificate, others)?);
        let digest = key.algorithm().digest(&[b"x"]);
        let raw = |lasting| at_once(lasting, || || key.sign(&digest).map(|_| 1).map_err(Fault::from));
        measured.push(turns(format!("{name} in a file"), false, raw, &key, receipt, short)?);
    }
    Ok(measured)
}

/// How often something was done.
struct Rate {
    a_second: f64,
    a_cpu_second: f64,
}

fn turns(
    name: String,
    in_token: bool,
    raw: impl Fn(Duration) -> Result<Rate, Fault>,
    key: &Arc<dyn Key>,
    receipt: &Canonical,
    short: bool,
) -> Result<Rates, Fault> {
    let (count, lasting) = if short { (1, TURN / 10) } else { (TURNS, TURN) };
    let (now, here) = (SystemClock.now(), Handle::current());
    let (mut raws, mut raws_cpu, mut seals, mut shares) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for _ in 0..count {
        let signed = raw(lasting)?;
        let sealed = at_once(lasting, || || turn_of_seals(&here, key, receipt, now))?;
        raws.push(signed.a_second);
        raws_cpu.push(signed.a_cpu_second);
        seals.push(sealed.a_second);
        shares.push(sealed.a_cpu_second / signed.a_cpu_second);
    }
    Ok(Rates {
        name,
        in_token,
        raw: median(raws),
        raw_cpu: median(raws_cpu),
        seals: median(seals),
        share: median(shares),
    })
}

/// Many seals in the thread that the house hands one to. That it is handed over once is not of the seal.
fn turn_of_seals(here: &Handle, key: &Arc<dyn Key>, receipt: &Canonical, now: Instant) -> Result<usize, Fault> {
    let receipt = receipt.clone();
    let seals = move |key: &dyn Key| (0..SEALS).try_for_each(|_| seals::seal_written(&receipt, key, now).map(drop));
    here.block_on(seals::with_key(Arc::clone(key), seals))??;
    Ok(SEALS)
}

/// Signatures a second of threads that know nothing but the library.
fn in_library(label: &str, algorithm: Algorithm, lasting: Duration) -> Result<Rate, Fault> {
    let library = Pkcs11::new(SoftToken::module()?)?;
    let slot = library.get_slots_with_initialized_token()?.first().copied().ok_or_else(|| Fault::new("no token"))?;
    let digest = match algorithm {
        // DigestInfo, already around the digest.
        Algorithm::RsaPkcs1Sha256 | Algorithm::RsaPssSha256 => vec![7; 51],
        _ => algorithm.digest(&[b"x"]),
    };
    at_once(lasting, || {
        let opened = library.open_ro_session(slot).and_then(|session| {
            let wanted = [Attribute::Class(ObjectClass::PRIVATE_KEY), Attribute::Label(label.into())];
            let key = session.find_objects(&wanted)?.first().copied();
            Ok((session, key))
        });
        let digest = digest.clone();
        move || {
            let (session, key) = opened.as_ref().map_err(|error| Fault::new(error.to_string()))?;
            let key = key.ok_or_else(|| Fault::new("no key"))?;
            let mechanism = match algorithm {
                Algorithm::RsaPkcs1Sha256 | Algorithm::RsaPssSha256 => Mechanism::RsaPkcs,
                _ => Mechanism::Ecdsa,
            };
            session.sign(&mechanism, key, &digest)?;
            Ok(1)
        }
    })
}

/// How often a second this is done by all threads, each with a worker of its own, which tells how often it did it.
fn at_once<W: FnMut() -> Result<usize, Fault>>(
    lasting: Duration,
    worker: impl Fn() -> W + Sync,
) -> Result<Rate, Fault> {
    let (stop, done) = (AtomicBool::new(false), AtomicUsize::new(0));
    let (watch, used) = (Stopwatch::start(), cpu_seconds(std::process::id())?);
    thread::scope(|scope| {
        let threads: Vec<_> = (0..THREADS)
            .map(|_| {
                scope.spawn(|| {
                    let mut work = worker();
                    while !stop.load(Ordering::Relaxed) {
                        done.fetch_add(work()?, Ordering::Relaxed);
                    }
                    Ok::<_, Fault>(())
                })
            })
            .collect();
        thread::sleep(lasting);
        stop.store(true, Ordering::Relaxed);
        threads.into_iter().try_for_each(|thread| thread.join().map_err(|_| Fault::new("a thread failed"))?)
    })?;
    #[expect(clippy::cast_precision_loss, reason = "far below 2^52")]
    let done = done.load(Ordering::Relaxed) as f64;
    let used = cpu_seconds(std::process::id())? - used;
    Ok(Rate { a_second: done / watch.seconds(), a_cpu_second: done / used.max(0.01) })
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}
