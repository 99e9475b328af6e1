//! Roots over the chain: what they cover, what they cost, what they prove, and that whoever changes them is told of.

use database::{Statement, sql};
use journal::{Problem, Proof, Root, tree};
use testkit::{Office, on_both_databases};

use crate::world::{act, open_unit, some_id, tamper, verify};

/// Writes so many entries in one act.
async fn many(office: &Office, count: i64) {
    let (mut act, id) = (act(office).await, some_id(office));
    let mut last = act.record(journal::Entry::new("many", id).fact("n", 0));
    for n in 1..count {
        last = act.record(journal::Entry::new("many", id).fact("n", n));
    }
    act.commit(last).await.unwrap();
}

async fn root(office: &Office) -> Option<Root> {
    journal::make_root(&office.journal, &office.request).await.unwrap()
}

/// Makes a root and gives it what stands for a timestamp here: the journal takes any.
pub async fn rooted(office: &Office) -> Root {
    let root = root(office).await.unwrap();
    let at = root.at;
    assert!(journal::root_timestamped(&office.journal, &root, b"token", at, &office.request).await.unwrap());
    root
}

async fn hashes(office: &Office) -> Vec<tree::Hash> {
    let mut view = office.journal.view().await.unwrap();
    let rows = view.all(sql("SELECT hash FROM journal_entries ORDER BY sequence")).await.unwrap();
    rows.iter().map(|row| row.get("hash").unwrap()).collect()
}

async fn prove(office: &Office, sequence: i64) -> Option<Proof> {
    journal::prove(&mut office.journal.view().await.unwrap(), sequence).await.unwrap()
}

on_both_databases! {
    async fn an_empty_journal_has_no_root(office) {
        assert_eq!(root(&office).await, None);
    }

    async fn a_root_is_over_every_entry_there_is_and_recorded(office) {
        for count in [3, 300, 700] {
            many(&office, count).await;
            let made = root(&office).await.unwrap();
            let mut naive = tree::Frontier::default();
            hashes(&office).await.into_iter().take(made.size as usize).for_each(|leaf| naive.push(leaf, |_, _| ()));
            assert_eq!(made.hash, naive.root());
            assert_eq!(made.size as usize + 1, hashes(&office).await.len(), "the root's own entry follows");
        }
        let chain = verify(&office, &[]).await;
        assert_eq!((chain.roots, chain.timestamped, chain.problems), (3, 0, vec![]));
        assert_eq!(office.rows().await["journal_subtrees"], 1_005 >> 8);
    }

    async fn a_tree_over_many_entries_is_kept_in_steps_and_a_root_reads_what_is_new(office) {
        // A root is made of hashes alone.
        tamper(&office, sql(
            "INSERT INTO journal_entries (sequence, at, kind, subject, content, hash)
             WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 70000)
             SELECT n, $1, 'many', $2, '', $3 FROM n",
        ).bind(vocabulary::Clock::now(&office.clock)).bind(some_id(&office)).bind([5; 32])).await;
        tamper(&office, sql("UPDATE journal_head SET sequence = 70000")).await;
        let first = rooted(&office).await;
        assert_eq!(office.rows().await["journal_subtrees"], (70_000 >> 8) + 1);
        // What a kept hash covers is read no more.
        tamper(&office, sql("UPDATE journal_entries SET hash = $1 WHERE sequence = 9").bind([6; 32])).await;
        many(&office, 300).await;
        let second = rooted(&office).await;
        let mut naive = tree::Frontier::default();
        for (n, mut leaf) in (1_i64..).zip(hashes(&office).await.into_iter().take(second.size as usize)) {
            if n == 9 {
                leaf = [5; 32];
            }
            naive.push(leaf, |_, _| ());
            assert!(n != first.size || naive.root() == first.hash);
        }
        assert_eq!(naive.root(), second.hash);
        let mut view = office.journal.view().await.unwrap();
        let path = journal::prove_consistency(&mut view, first.size, second.size).await.unwrap();
        assert!(tree::continues((70_000, &first.hash), (second.size as u64, &second.hash), &path));
    }

    async fn there_is_no_root_over_roots_alone(office) {
        open_unit(&office, "A").await;
        rooted(&office).await;
        assert_eq!(root(&office).await, None);
        open_unit(&office, "B").await;
        assert_eq!(rooted(&office).await.size, 4);
    }

    async fn what_waits_for_a_timestamp_is_told_and_gets_one_only(office) {
        open_unit(&office, "A").await;
        let made = root(&office).await.unwrap();
        let standing = async || journal::standing(&mut office.journal.view().await.unwrap()).await.unwrap();
        let waits = standing().await;
        assert_eq!((waits.last, waits.waiting_since, waits.uncovered_since), (Some(made.at), Some(made.at), None));
        assert_eq!(prove(&office, 1).await, None, "nothing is proved without a timestamp");
        for (token, kept) in [(b"first", true), (b"other", false)] {
            let done = journal::root_timestamped(&office.journal, &made, token, made.at, &office.request).await;
            assert_eq!(done.unwrap(), kept);
        }
        assert_eq!(standing().await.waiting_since, None);
        office.clock.advance(60);
        let later = open_unit(&office, "B").await.at;
        assert_eq!(standing().await.uncovered_since, Some(later));
    }

    async fn every_entry_is_proved_from_its_file_alone_and_nothing_else_is(office) {
        many(&office, 1_000).await;
        rooted(&office).await;
        many(&office, 500).await;
        rooted(&office).await;
        let leaves = hashes(&office).await;
        for sequence in [1, 2, 255, 256, 257, 999, 1_000, 1_001, 1_002, 1_300, 1_502] {
            let json = prove(&office, sequence).await.unwrap().to_json().unwrap();
            let proved = Proof::read(json.as_bytes()).unwrap();
            assert_eq!((proved.mark.sequence, proved.mark.hash), (sequence, leaves[sequence as usize - 1]));
            assert_eq!(proved.size, if sequence <= 1_000 { 1_000 } else { 1_502 }, "the first root that holds it");
            assert_eq!(proved.token, b"token");
            let other = json.replace(&format!("\"sequence\": {sequence}"), &format!("\"sequence\": {}", sequence + 1));
            assert!(other != json && Proof::read(other.as_bytes()).is_err());
            for (from, to) in [("many", "some"), ("\"size\": 1", "\"size\": 2"), ("\"version\": 1", "\"version\": 2")] {
                let other = json.replacen(from, to, 1);
                assert!(other == json || Proof::read(other.as_bytes()).is_err(), "{from}");
            }
        }
        assert_eq!(prove(&office, 1_503).await, None, "no root covers it yet");
    }

    async fn no_file_of_a_stranger_is_taken_for_a_proof_that_is_none(office) {
        many(&office, 20).await;
        rooted(&office).await;
        let json = prove(&office, 7).await.unwrap().to_json().unwrap();
        assert!(Proof::read(json.as_bytes()).is_ok());
        // Every byte in turn is another, and the file ends after it: it is no proof, or white space has changed.
        let plain = |text: &str| text.split_whitespace().collect::<String>();
        for place in 0..json.len() {
            assert!(Proof::read(&json.as_bytes()[..place]).is_err() || plain(&json[..place]) == plain(&json));
            let mut other = json.clone().into_bytes();
            other[place] ^= 1;
            if let Ok(proved) = Proof::read(&other) {
                // The token is for others to check.
                assert_ne!(proved.token, b"token", "byte {place}");
                assert_eq!(proved.mark.sequence, 7);
            }
        }
        for (from, to) in [("\"sequence\": 7", "\"sequence\": -9223372036854775808"), ("\"size\": 20", "\"size\": 9223372036854775807"), ("\"path\": [", "\"path\": [\"00\",")] {
            let other = json.replacen(from, to, 1);
            assert!(other != json && Proof::read(other.as_bytes()).is_err(), "{to}");
        }
        let long = format!("[{}]", vec![format!("\"{}\"", "00".repeat(32)); 100_000].join(","));
        let (before, after) = (json.find('[').unwrap(), json.find(']').unwrap() + 1);
        assert!(Proof::read(format!("{}{long}{}", &json[..before], &json[after..]).as_bytes()).is_err());
    }

    async fn each_two_roots_are_shown_to_continue_one_another(office) {
        let mut roots: Vec<Root> = Vec::new();
        for count in [1, 1, 5, 249, 300, 1_000] {
            many(&office, count).await;
            roots.push(rooted(&office).await);
        }
        let mut view = office.journal.view().await.unwrap();
        for first in &roots {
            for second in roots.iter().filter(|second| second.size > first.size) {
                let path = journal::prove_consistency(&mut view, first.size, second.size).await.unwrap();
                let size = |root: &Root| root.size as u64;
                assert!(tree::continues((size(first), &first.hash), (size(second), &second.hash), &path));
                assert!(!tree::continues((size(first), &[7; 32]), (size(second), &second.hash), &path));
            }
        }
    }

    async fn whoever_touches_roots_tokens_or_kept_hashes_is_told_of(office) {
        many(&office, 600).await;
        rooted(&office).await;
        many(&office, 10).await;
        rooted(&office).await;
        let cases: [(Statement, Statement, Problem); 9] = [
            (sql("UPDATE journal_roots SET hash = $1 WHERE size = 600").bind([9; 32]), sql("UPDATE journal_roots SET hash = $1 WHERE size = 600"), Problem::RootAltered(600)),
            (sql("UPDATE journal_roots SET size = 601 WHERE size = 600"), sql("UPDATE journal_roots SET size = 600 WHERE size = 601"), Problem::RootMissing(600)),
            (sql("UPDATE journal_roots SET token = $1 WHERE size = 600").bind(vec![1]), sql("UPDATE journal_roots SET token = $1 WHERE size = 600").bind(b"token".to_vec()), Problem::TokenAltered(600)),
            (sql("UPDATE journal_roots SET token = NULL WHERE size = 612"), sql("UPDATE journal_roots SET token = $1 WHERE size = 612").bind(b"token".to_vec()), Problem::TokenAltered(612)),
            (sql("INSERT INTO journal_roots (size, at, hash) SELECT 5, at, hash FROM journal_roots WHERE size = 600"), sql("DELETE FROM journal_roots WHERE size = 5"), Problem::RootUnknown(5)),
            (sql("INSERT INTO journal_roots (size, at, hash) SELECT 5000, at, hash FROM journal_roots WHERE size = 600"), sql("DELETE FROM journal_roots WHERE size = 5000"), Problem::RootUnknown(5_000)),
            (sql("UPDATE journal_subtrees SET hash = $1 WHERE position = 1").bind([9; 32]), sql("UPDATE journal_subtrees SET hash = $1 WHERE position = 1"), Problem::SubtreeAltered(512)),
            (sql("UPDATE journal_subtrees SET position = 7 WHERE position = 1"), sql("UPDATE journal_subtrees SET position = 1 WHERE position = 7"), Problem::SubtreeAltered(512)),
            (sql("INSERT INTO journal_subtrees (height, position, hash) VALUES (16, 0, $1)").bind([9; 32]), sql("DELETE FROM journal_subtrees WHERE height = 16"), Problem::SubtreeAltered(65_536)),
        ];
        let kept = hash_of(&office, sql("SELECT hash FROM journal_roots WHERE size = 600")).await;
        let subtree = hash_of(&office, sql("SELECT hash FROM journal_subtrees WHERE position = 1")).await;
        for (change, back, problem) in cases {
            tamper(&office, change).await;
            let problems = verify(&office, &[]).await.problems;
            assert!(problems.contains(&problem), "{problem}: {problems:?}");
            let back = match problem {
                Problem::RootAltered(_) => back.bind(kept),
                Problem::SubtreeAltered(512) if back.text().contains("hash") => back.bind(subtree),
                _ => back,
            };
            tamper(&office, back).await;
            assert_eq!(verify(&office, &[]).await.problems, [], "after {problem}");
        }
    }

    async fn a_chain_written_anew_from_end_to_end_is_told_by_its_root(office) {
        use sha2::{Digest as _, Sha256};
        open_unit(&office, "A").await;
        let made = rooted(&office).await;
        // Everything is made anew with its right hashes, the head too; only what strangers hold cannot be.
        let mut view = office.journal.view().await.unwrap();
        let rows = view.all(sql("SELECT content FROM journal_entries ORDER BY sequence")).await.unwrap();
        drop(view);
        let mut previous = "0".repeat(64);
        for (sequence, row) in (1_i64..).zip(rows) {
            let content: String = row.get("content").unwrap();
            let at = content.find("previous").unwrap() + 11;
            let content = format!("{}{previous}{}", &content[..at], &content[at + 64..]).replace("TEST", "LIES");
            let hash: [u8; 32] = Sha256::new().chain_update([0]).chain_update(&content).finalize().into();
            previous = hex::encode(hash);
            let statement = sql("UPDATE journal_entries SET content = $1, hash = $2 WHERE sequence = $3");
            tamper(&office, statement.bind(content).bind(hash).bind(sequence)).await;
            tamper(&office, sql("UPDATE journal_head SET hash = $1").bind(hash)).await;
        }
        assert_eq!(verify(&office, &[]).await.problems, [Problem::RootAltered(made.size)]);
    }
}

async fn hash_of(office: &Office, statement: Statement) -> [u8; 32] {
    office.journal.view().await.unwrap().one(statement).await.unwrap().get("hash").unwrap()
}
