//! What the parts of a filing cost alone, one after the other on an idle machine.

use certificates::{Anchors, Sources};
use database::{Database, Transaction, sql, sql_for};
use outbound::{Allowed, Outbound};
use rand::{RngCore as _, SeedableRng as _, rngs::StdRng};
use sandbox::Sandbox;
use seals::Key as _;
use signatures::{Document, Policy};
use std::sync::Arc;
use vocabulary::{Clock as _, Fault};
use xml::{Canonical, Limits, NodeId, NodeKind, Writer};

use crate::{
    bench::process::Used,
    clock::{Stopwatch, SystemClock},
    door::{Answer, Door},
    letters::Letter,
    office::{Office, Site},
};

/// The rows that filing the bench's letter inserts, in bytes: evidence, document, line of a file, letter, receipt,
/// submission, key, job, journal entry, two of personal data. Each goes to a table of its own with two indexes.
const FILING: [usize; 11] = [9_100, 7_400, 150, 900, 800, 120, 150, 200, 850, 60, 60];
/// Those that sealing inserts, the receipt and the journal entry, into the tables of what they resemble.
const SEALING: [(usize, usize); 2] = [(0, 8_300), (8, 450)];
/// Rows that filing updates (register, head of the journal), and sealing (receipt, head, the job that goes).
const FILING_UPDATES: usize = 2;
const SEALING_UPDATES: usize = 3;

/// Seconds for each part.
pub struct Raw {
    /// A transaction with the rows of a filing, synced.
    pub filing_commit: f64,
    /// A transaction with the rows of a sealing, synced.
    pub sealing_commit: f64,
    /// Gathering with warm sources and judging.
    pub validation: f64,
    /// Sealing a receipt with a P-256 key.
    pub seal: f64,
    /// The signature of a timestamp token with a P-256 key.
    pub token: f64,
    /// Processor time meanwhile.
    pub used: Used,
}

/// Measures each part in turn.
pub async fn measure(
    site: &Site,
    office: &Office,
    letters: &[Letter],
    address: &str,
    short: bool,
) -> Result<Raw, Fault> {
    let times = if short { 20 } else { 1_000 };
    let begun = Used::now(office.process()?)?;
    let (filing_commit, sealing_commit) = commits(address, times).await?;
    let validation = validation(site, office, letters, times).await?;
    let (seal, token) = signatures(&receipt(&office.door, &letters[0]).await?, times)?;
    let used = Used::now(office.process()?)?.since(begun);
    Ok(Raw { filing_commit, sealing_commit, validation, seal, token, used })
}

async fn commits(address: &str, times: u32) -> Result<(f64, f64), Fault> {
    let database = Database::open(address).await?;
    // Statements are constants of the program; these few live until its end.
    let constant = |text: String| -> &'static str { Box::leak(text.into_boxed_str()) };
    let mut transaction = database.begin().await?;
    for table in 0..FILING.len() {
        let create = |bytes: &str| {
            format!(
                "CREATE TABLE raw_{table} (id {bytes} NOT NULL PRIMARY KEY, number BIGINT NOT NULL, content {bytes})"
            )
        };
        transaction.execute(sql_for(constant(create("BLOB")), constant(create("BYTEA")))).await?;
        let index = format!("CREATE INDEX raw_{table}_number ON raw_{table} (number)");
        transaction.execute(sql(constant(index))).await?;
    }
    transaction.execute(sql("CREATE TABLE raw_heads (id BIGINT NOT NULL PRIMARY KEY, number BIGINT NOT NULL)")).await?;
    for head in 0..3_i64 {
        transaction.execute(sql("INSERT INTO raw_heads (id, number) VALUES ($1, 0)").bind(head)).await?;
    }
    transaction.commit().await?;
    let inserts: Vec<&'static str> = (0..FILING.len())
        .map(|table| constant(format!("INSERT INTO raw_{table} (id, number, content) VALUES ($1, $2, $3)")))
        .collect();

    let mut chance = StdRng::seed_from_u64(1);
    let (mut filing, mut sealing) = (0.0, 0.0);
    for turn in 0..times {
        let rows: Vec<(usize, usize)> = FILING.into_iter().enumerate().collect();
        for (rows, updates, seconds) in
            [(&rows[..], FILING_UPDATES, &mut filing), (&SEALING[..], SEALING_UPDATES, &mut sealing)]
        {
            let ready: Vec<_> = rows
                .iter()
                .map(|(table, bytes)| {
                    let (mut id, mut content) = (vec![0; 16], vec![0; *bytes]);
                    chance.fill_bytes(&mut id);
                    chance.fill_bytes(&mut content);
                    sql(inserts[*table]).bind(id).bind(i64::from(turn)).bind(content)
                })
                .collect();
            let watch = Stopwatch::start();
            let mut transaction = database.begin().await?;
            for statement in ready {
                transaction.execute(statement).await?;
            }
            update(&mut transaction, updates).await?;
            transaction.commit().await?;
            *seconds += watch.seconds();
        }
    }
    database.close().await;
    Ok((filing / f64::from(times), sealing / f64::from(times)))
}

async fn update(transaction: &mut Transaction, rows: usize) -> Result<(), Fault> {
    for head in 0..rows {
        let head = i64::try_from(head).unwrap_or(0);
        transaction.execute(sql("UPDATE raw_heads SET number = number + 1 WHERE id = $1").bind(head)).await?;
    }
    Ok(())
}

async fn validation(site: &Site, office: &Office, letters: &[Letter], times: u32) -> Result<f64, Fault> {
    let anchors = Anchors::read(&site.trust(office).await?)?;
    let port = office.demo.sandbox.trim_end_matches('/').rsplit(':').next().and_then(|port| port.parse().ok());
    let private = port.map(|port| ("127.0.0.1".to_owned(), port)).into_iter().collect();
    let sources = Sources::new(Outbound::new(Allowed { private, ..Allowed::default() })?);
    let policy = Policy::default();
    let mut seconds = 0.0;
    // The first one fetches what the others find.
    for (turn, letter) in (0..=times).zip(letters.iter().cycle()) {
        let document = Document { bytes: letter.document.to_vec(), detached: Vec::new() };
        let now = SystemClock.now();
        let watch = Stopwatch::start();
        let evidence = signatures::gather(&document, &anchors, &sources, now).await?;
        let report = signatures::judge(&evidence, &policy, &anchors, now);
        if turn > 0 {
            seconds += watch.seconds();
        }
        if !report.signatures.iter().all(signatures::Judged::passed) {
            return Err(Fault::new("a letter of the bench is not valid"));
        }
    }
    Ok(seconds / f64::from(times))
}

/// A receipt of the office without its seal.
pub async fn receipt(door: &Door, letter: &Letter) -> Result<Canonical, Fault> {
    let Answer::Filed(filing) = door.file("raw", letter).await else {
        return Err(Fault::new("a letter of the bench was not filed"));
    };
    loop {
        if let Some(receipt) = door.receipt(&filing).await? {
            let text = String::from_utf8_lossy(&receipt);
            let content = text.split_once("<ds:Signature ").map_or("", |(content, _)| content);
            return written(&format!("{content}</pos:Dokument>"));
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
}

/// A document of elements, attributes and text, as the office wrote it before it sealed it.
fn written(text: &str) -> Result<Canonical, Fault> {
    let tree = xml::parse(text.as_bytes(), &Limits::default())?;
    let mut writer = Writer::new();
    for node in tree.children_iter(tree.root()) {
        copy(&tree, node, &mut writer);
    }
    let written = writer.document();
    if &*written == text { Ok(written) } else { Err(Fault::new("a receipt that is not in canonical form")) }
}

fn copy(tree: &xml::Document<'_>, node: NodeId, writer: &mut Writer) {
    match tree.node_kind(node) {
        Some(NodeKind::Element(element)) => {
            let declared =
                element.namespace_declarations.iter().map(|(prefix, uri)| (format!("xmlns:{prefix}"), &**uri));
            let own = element.attributes.iter().map(|one| (one.name.prefixed_name().to_string(), &*one.value));
            let attributes: Vec<_> = declared.chain(own).collect();
            let attributes: Vec<_> = attributes.iter().map(|(name, value)| (name.as_str(), *value)).collect();
            writer.open(&element.name.prefixed_name(), &attributes);
            tree.children_iter(node).for_each(|child| copy(tree, child, writer));
            writer.close();
        }
        Some(NodeKind::Text(text)) => drop(writer.text(text)),
        _ => {}
    }
}

fn signatures(receipt: &Canonical, times: u32) -> Result<(f64, f64), Fault> {
    let folder = tempfile::tempdir()?;
    let sandbox = Sandbox::open(folder.path(), 9, Arc::new(SystemClock))?;
    let issued = sandbox.issue_seal("Bench", "0000000000")?;
    let now = SystemClock.now();
    let watch = Stopwatch::start();
    for _ in 0..times {
        seals::seal_written(receipt, issued.key(), now)?;
    }
    let seal = watch.seconds() / f64::from(times);
    let watch = Stopwatch::start();
    for turn in 0..times {
        let mut digest = [0; 32];
        digest[..4].copy_from_slice(&turn.to_be_bytes());
        issued.key().sign(&digest)?;
    }
    Ok((seal, watch.seconds() / f64::from(times)))
}

impl Raw {
    /// Tells what was measured.
    pub fn tell(&self) {
        println!(
            "  alone: commit of filing {:.2} ms, of sealing {:.2} ms; validation {:.2} ms; seal {:.3} ms, token {:.3} ms",
            self.filing_commit * 1_000.0,
            self.sealing_commit * 1_000.0,
            self.validation * 1_000.0,
            self.seal * 1_000.0,
            self.token * 1_000.0
        );
        println!("  the letter has no attachment, so no file is synced beside the commit");
    }
}
