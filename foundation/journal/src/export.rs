//! The auditor's folder: the whole journal in plain files, with which a stranger checks it by openssl and Python alone.

use std::{
    fs::{self, File},
    io::{BufWriter, Write},
    path::Path,
};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use database::{View, sql};
use vocabulary::Fault;

use crate::{
    root::{roots, statement},
    tree::Hash,
};

const PAGE: u32 = 1_000;

const CHECK: &str = include_str!("export/check.py");
const ENGLISH: &str = include_str!("export/README.md");
const POLISH: &str = include_str!("export/CZYTAJ.md");

/// What was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exported {
    /// Entries.
    pub entries: i64,
    /// Roots.
    pub roots: i64,
    /// Pieces of personal data; none unless they were asked for.
    pub personal: i64,
}

/// Writes the whole journal into a folder that is made: `entries.jsonl` with the canonical texts, one a line; `roots/` with
/// what was timestamped and the tokens (RFC 3161, DER); `consistency.jsonl` from each root to the next; the certificates
/// (DER) that the office trusts, as PEM; two guides and a script. Personal data beside the entries goes in only when asked
/// for, as `personal.jsonl` with its salts.
///
/// # Errors
/// The folder is there already or cannot be written, or the database failed, or the tree has a hole.
pub async fn export(
    view: &mut View,
    folder: &Path,
    certificates: &[&[u8]],
    with_personal: bool,
) -> Result<Exported, Fault> {
    fs::create_dir(folder)?;
    for (name, text) in [("check.py", CHECK), ("README.md", ENGLISH), ("CZYTAJ.md", POLISH)] {
        fs::write(folder.join(name), text)?;
    }
    let pem: String = certificates.iter().map(|der| pem(der)).collect();
    fs::write(folder.join("certificates.pem"), pem)?;
    let entries = entries(view, folder).await?;
    let roots = write_roots(view, folder).await?;
    let personal = if with_personal { personal(view, folder).await? } else { 0 };
    Ok(Exported { entries, roots, personal })
}

fn new_file(folder: &Path, name: &str) -> Result<BufWriter<File>, Fault> {
    Ok(BufWriter::new(File::create_new(folder.join(name))?))
}

fn close(file: BufWriter<File>) -> Result<(), Fault> {
    file.into_inner().map_err(std::io::IntoInnerError::into_error)?.sync_all()?;
    Ok(())
}

async fn entries(view: &mut View, folder: &Path) -> Result<i64, Fault> {
    let mut file = new_file(folder, "entries.jsonl")?;
    let (mut after, mut count) = (0_i64, 0);
    loop {
        let statement =
            sql("SELECT sequence, content FROM journal_entries WHERE sequence > $1 ORDER BY sequence LIMIT $2");
        let rows = view.all(statement.bind(after).bind(PAGE)).await?;
        let Some(last) = rows.last() else { break };
        after = last.get("sequence")?;
        for row in &rows {
            writeln!(file, "{}", row.get::<String>("content")?)?;
            count += 1;
        }
    }
    close(file)?;
    Ok(count)
}

async fn write_roots(view: &mut View, folder: &Path) -> Result<i64, Fault> {
    fs::create_dir(folder.join("roots"))?;
    let mut file = new_file(folder, "consistency.jsonl")?;
    let (mut before, mut count): (Option<(i64, Hash)>, i64) = (None, 0);
    loop {
        let page = roots(view, before.map_or(0, |(size, _)| size), PAGE).await?;
        if page.is_empty() {
            break;
        }
        for root in page {
            let size = root.size;
            fs::write(folder.join(format!("roots/{size}.json")), statement(size, &root.hash))?;
            if let Some(token) = root.token {
                fs::write(folder.join(format!("roots/{size}.tst")), token)?;
            }
            if let Some((earlier, _)) = before {
                let path = crate::prove_consistency(view, earlier, size).await?;
                let path: Vec<String> = path.iter().map(hex::encode).collect();
                writeln!(file, "{}", serde_json::json!({ "earlier": earlier, "later": size, "path": path }))?;
            }
            before = Some((size, root.hash));
            count += 1;
        }
    }
    close(file)?;
    Ok(count)
}

async fn personal(view: &mut View, folder: &Path) -> Result<i64, Fault> {
    let mut file = new_file(folder, "personal.jsonl")?;
    let (mut after, mut count) = ((0_i64, String::new()), 0);
    loop {
        let rows = view
            .all(
                sql("SELECT sequence, name, salt, value FROM journal_personal WHERE (sequence, name) > ($1, $2)
                     ORDER BY sequence, name LIMIT $3")
                .bind(after.0)
                .bind(after.1.as_str())
                .bind(PAGE),
            )
            .await?;
        let Some(last) = rows.last() else { break };
        after = (last.get("sequence")?, last.get("name")?);
        for row in &rows {
            let (sequence, name, value): (i64, String, String) =
                (row.get("sequence")?, row.get("name")?, row.get("value")?);
            let salt = hex::encode(row.get::<Vec<u8>>("salt")?);
            writeln!(
                file,
                "{}",
                serde_json::json!({ "sequence": sequence, "name": name, "salt": salt, "value": value })
            )?;
            count += 1;
        }
    }
    close(file)?;
    Ok(count)
}

/// RFC 7468, section 5.
fn pem(der: &[u8]) -> String {
    let base64 = STANDARD.encode(der);
    let lines: Vec<&str> = base64.as_bytes().chunks(64).filter_map(|line| str::from_utf8(line).ok()).collect();
    format!("-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----\n", lines.join("\n"))
}
