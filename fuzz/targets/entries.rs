//! Proofs that an entry stands in a journal, as they come and with a root that fits them; followed a second way.
#![no_main]

use std::{env, fs, path::PathBuf, sync::OnceLock};

use journal::{Proof, Proved, statement, tree};
use libfuzzer_sys::{Corpus, fuzz_target};
use openssl::sha::sha256;
use serde_json::Value;

fuzz_target!(|bytes: &[u8]| -> Corpus {
    let Some((kind, bytes)) = bytes.split_first() else { return Corpus::Reject };
    match kind {
        0 => {
            if let Ok(json) = serde_json::from_slice::<Value>(bytes) {
                read(bytes, followed(&json));
            } else {
                assert!(Proof::read(bytes).is_err(), "what is no JSON is no proof");
            }
        }
        1 => {
            let Ok(mut json) = serde_json::from_slice::<Value>(bytes) else { return Corpus::Reject };
            let Some(root) = followed(&json) else { return Corpus::Keep };
            json["root"] = hex::encode(root).into();
            json["statement"] = statement(json["size"].as_i64().unwrap_or_default(), &root).into();
            let is_read = read(json.to_string().as_bytes(), Some(root));
            let same =
                |seed: &Value| ["version", "entry", "sequence", "token"].iter().all(|name| seed[name] == json[name]);
            let known = ours().iter().any(|(seed, _)| same(seed));
            let whole = json.as_object().is_some_and(|fields| fields.len() == 8);
            assert!(is_read || !known || !whole, "what leads to its root is read");
        }
        _ => return Corpus::Reject,
    }
    Corpus::Keep
});

/// The seeds.
fn ours() -> &'static [(Value, Proved)] {
    static OURS: OnceLock<Vec<(Value, Proved)>> = OnceLock::new();
    OURS.get_or_init(|| {
        let folder =
            PathBuf::from(env::var_os("OKIENKO_FUZZ").expect("scripts/fuzz.sh sees to it")).join("seeds/entries");
        let seeds =
            fs::read_dir(folder).expect("seeds").map(|file| fs::read(file.expect("a seed").path()).expect("a seed"));
        seeds
            .map(|seed| (serde_json::from_slice(&seed[1..]).expect("JSON"), Proof::read(&seed[1..]).expect("a proof")))
            .collect()
    })
}

/// Reads a proof, and holds what is promised of it; says whether it is one.
fn read(bytes: &[u8], root: Option<[u8; 32]>) -> bool {
    let (read, again) = (Proof::read(bytes), Proof::read(bytes));
    assert_eq!(format!("{read:?}"), format!("{again:?}"), "the same bytes tell the same");
    let Ok(proved) = read else { return false };
    let root = root.expect("what is believed leads to a root");
    assert_eq!(
        proved.imprint,
        sha256(statement(proved.size, &root).as_bytes()),
        "the timestamp must be over that root"
    );
    assert_eq!(proved.entry.sequence, proved.mark.sequence, "the entry stands where it says");
    // Under a root of ours nothing is believed but what stands under it.
    for (_, ours) in ours() {
        if ours.imprint == proved.imprint && ours.mark.sequence == proved.mark.sequence {
            assert_eq!(ours.mark, proved.mark, "an alteration is believed");
        }
    }
    true
}

/// The root that a proof leads to, after RFC 9162, section 2.1.3.1, from the root down.
fn followed(json: &Value) -> Option<[u8; 32]> {
    let path: Option<Vec<[u8; 32]>> =
        json["path"].as_array()?.iter().map(|text| hex::decode(text.as_str()?).ok()?.try_into().ok()).collect();
    let (sequence, size) = (json["sequence"].as_i64()?, json["size"].as_i64()?);
    let leaf = sha256(&[&[0], json["entry"].as_str()?.as_bytes()].concat());
    if sequence < 1 || size < sequence {
        return None;
    }
    down((sequence - 1).cast_unsigned(), size.cast_unsigned(), leaf, &path?)
}

fn down(index: u64, size: u64, leaf: [u8; 32], path: &[[u8; 32]]) -> Option<[u8; 32]> {
    if size == 1 {
        return path.is_empty().then_some(leaf);
    }
    let (beside, path) = path.split_last()?;
    // The largest power of two below the size.
    let left = 1 << (size - 1).ilog2();
    Some(if index < left {
        tree::join(&down(index, left, leaf, path)?, beside)
    } else {
        tree::join(beside, &down(index - left, size - left, leaf, path)?)
    })
}
