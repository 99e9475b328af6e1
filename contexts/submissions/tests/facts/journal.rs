//! The journal proves filings to strangers, and what is kept of a filing is compared with its entry.

use std::{path::Path, process::Command};

use ::receipts::{Stamp, Upp, check_proof};
use certificates::Sources;
use database::View;
use files::Files;
use journal::{Actor, Walk};
use submissions::Filed;
use testkit::{Tampering, on_both_databases};
use vocabulary::Fault;

use crate::desk::{Desk, named, upload};

/// Files a letter with a large attachment, has it receipted, and the journal rooted and timestamped.
async fn rooted(desk: &Desk) -> (Filed, String) {
    let letter = desk.letter();
    // No clock outside tests shows whole seconds.
    desk.office.clock.set(vocabulary::Instant::from_micros(desk.now().micros() + 123_456));
    let mut with_attachment = upload(letter.as_str());
    with_attachment.attachments = vec![named("plan.txt", "szkic ".repeat(20_000))];
    let filed = desk.file(with_attachment, "1").await.unwrap();
    desk.work().await;
    let receipt = desk.receipt(&desk.anna, &filed).await.unwrap();
    root(desk).await;
    (filed, receipt)
}

async fn root(desk: &Desk) {
    let (journal, request) = (&desk.office.journal, &desk.office.request);
    let root = journal::make_root(journal, request).await.unwrap().unwrap();
    let token = desk.sealer.timestamp(&root.imprint(), journal.random()).await.unwrap();
    assert!(journal::root_timestamped(journal, &root, token.der(), token.time(), request).await.unwrap());
}

async fn proof(desk: &Desk, filed: &Filed) -> String {
    let mut view = desk.office.journal.view().await.unwrap();
    receipts::proof_of(&mut view, &desk.anna, filed.letter).await.unwrap().unwrap().to_json().unwrap()
}

/// Everything that does not agree, in words.
async fn discords(desk: &Desk) -> Vec<String> {
    discords_in(&desk.office.files, &mut desk.office.journal.view().await.unwrap()).await
}

/// As `okienko journal verify` looks. Nothing that is kept ends it.
async fn discords_in(files: &Files, view: &mut View) -> Vec<String> {
    walked(files, view).await.unwrap()
}

async fn walked(files: &Files, view: &mut View) -> Result<Vec<String>, Fault> {
    let mut walk = Walk::begin(view).await?;
    let (mut told, mut filings, mut sealed) = (Vec::new(), 0, 0);
    while let Some(page) = walk.next(view).await? {
        for entry in &page.entries {
            let (found, contents) = submissions::agrees(view, entry).await?;
            let receipt = ::receipts::agrees(view, entry).await?;
            told.extend(found.iter().chain(&receipt).map(|discord| discord.what.clone().into_owned()));
            filings += i64::from(entry.kind == "submission.filed");
            sealed += i64::from(entry.kind == "receipt.sealed");
            for (id, hash) in contents {
                if !files.is_whole(view, id, hash).await? {
                    told.push("file".to_owned());
                }
            }
        }
    }
    let kept = [submissions::count(view).await?, ::receipts::count(view).await?, registry::letters(view).await?];
    if kept != [filings; 3] || ::receipts::versions(view).await? != sealed {
        told.push("count".to_owned());
    }
    told.extend(submissions::lost_wordings(view).await?.iter().map(ToString::to_string));
    let witnesses = ::receipts::witnesses(view, 0, i64::MAX).await?;
    told.extend(journal::verify(view, &witnesses).await?.problems.iter().map(ToString::to_string));
    Ok(told)
}

/// Runs a command of the guide with nothing of ours around it.
fn run(folder: &Path, command: &str) -> (bool, String) {
    let output = Command::new("env").args(["-i", "sh", "-c", command]).current_dir(folder).output().unwrap();
    (
        output.status.success(),
        String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr),
    )
}

async fn exported(desk: &Desk, name: &str, personal: bool) -> std::path::PathBuf {
    let folder = desk.office.folder.path().join(name);
    let anchors = desk.world.sandbox.anchors();
    let der: Vec<&[u8]> = anchors.certificates().iter().map(certificates::Certificate::der).collect();
    let mut view = desk.office.journal.view().await.unwrap();
    journal::export(&mut view, &folder, &der, personal).await.unwrap();
    folder
}

on_both_databases! {
    async fn a_proof_shows_from_files_alone_that_a_receipts_filing_stands_in_the_journal(office) {
        let desk = Desk::open(office).await;
        let (filed, receipt) = rooted(&desk).await;
        let json = proof(&desk, &filed).await;
        assert!(!json.contains("Nowak"), "no personal data is given away");
        let (upp, anchors) = (Upp::read(receipt.as_bytes()).unwrap(), desk.world.sandbox.anchors());
        let checked = check_proof(json.as_bytes(), &upp, &anchors, &certificates::Evidence::default()).unwrap();
        assert!(checked.of_this_receipt);
        assert_eq!(checked.mark.sequence, upp.entry.0);
        assert_eq!((checked.stamp, checked.good()), (Stamp::CannotTell(desk.now()), None), "nothing tells of revocation");
        let sources = Sources::offline();
        let verified = ::receipts::verify(receipt.as_bytes(), &[], &anchors, &sources, desk.now()).await.unwrap().unwrap();
        let with_receipt = check_proof(json.as_bytes(), &upp, &anchors, &verified.kept).unwrap();
        assert_eq!((with_receipt.stamp, with_receipt.good()), (Stamp::Good(desk.now()), Some(true)));
        let nobody = check_proof(json.as_bytes(), &upp, &certificates::Anchors::default(), &certificates::Evidence::default()).unwrap();
        assert!(matches!(nobody.stamp, Stamp::Untrusted(_)), "{:?}", nobody.stamp);
        assert_eq!(nobody.good(), Some(false));
        // The proof of one receipt is none of another.
        let other = desk.file(upload(desk.letter()), "2").await.unwrap();
        desk.work().await;
        let other = desk.receipt(&desk.anna, &other).await.unwrap();
        let of_other = check_proof(json.as_bytes(), &Upp::read(other.as_bytes()).unwrap(), &anchors, &certificates::Evidence::default()).unwrap();
        assert_eq!((of_other.of_this_receipt, of_other.good()), (false, Some(false)));
        // Another root's token is over something else.
        root(&desk).await;
        let token = |json: &str| json.split("\"token\": \"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let mut view = desk.office.journal.view().await.unwrap();
        let last = journal::last_root(&mut view).await.unwrap().unwrap().size;
        let later = journal::prove(&mut view, last).await.unwrap().unwrap().to_json().unwrap();
        let swapped = json.replace(&token(&json), &token(&later));
        assert_eq!(check_proof(swapped.as_bytes(), &upp, &anchors, &certificates::Evidence::default()).unwrap().stamp, Stamp::OfSomethingElse);
    }

    async fn a_proof_is_for_the_client_who_filed_and_only_under_a_timestamp(office) {
        let desk = Desk::open(office).await;
        let filed = desk.file(upload(desk.letter()), "1").await.unwrap();
        let proof_for = async |client| {
            let mut view = desk.office.journal.view().await.unwrap();
            receipts::proof_of(&mut view, client, filed.letter).await.unwrap().is_some()
        };
        assert!(!proof_for(&desk.anna).await, "not sealed");
        desk.work().await;
        assert!(!proof_for(&desk.anna).await, "not rooted");
        root(&desk).await;
        assert!(proof_for(&desk.anna).await);
        assert!(!proof_for(&desk.jan).await, "it is another's");
    }

    async fn whatever_is_changed_in_any_table_of_evidence_is_told(office) {
        let desk = Desk::open(office).await;
        rooted(&desk).await;
        desk.file(upload(desk.letter()), "2").await.unwrap();
        desk.work().await;
        root(&desk).await;
        assert_eq!(discords(&desk).await, Vec::<String>::new());
        let mut tried = 0;
        for Evidence { table, key, unique, vouched_by_nobody } in EVIDENCE {
            let columns = desk.office.columns(table).await;
            for unknown in vouched_by_nobody.iter().chain(*unique) {
                assert!(columns.iter().any(|column| column == unknown), "{table} has no {unknown}");
            }
            let vouched = columns.iter().filter(|column| !vouched_by_nobody.contains(&column.as_str()));
            let flips = vouched.clone().map(|column| Tampering::Flip(column.clone()));
            let swaps = vouched.clone().map(|column| Tampering::Swap(column.clone()));
            let breaks = vouched.map(|column| Tampering::Break(column.clone()));
            let rows = [Tampering::Drop, Tampering::Truncate, Tampering::Insert(unique)];
            for how in flips.chain(swaps).chain(breaks).chain(rows) {
                let Some(mut changed) = desk.office.tampered(table, key, &how).await else { continue };
                tried += 1;
                let told = discords_in(&desk.office.files, changed.view()).await;
                assert!(!told.is_empty(), "{how:?} in {table} is not told");
            }
        }
        assert!(tried > 100, "{tried}");
        assert_eq!(discords(&desk).await, Vec::<String>::new());
    }

    async fn a_wording_that_something_was_filed_under_is_told_when_it_is_changed(office) {
        let desk = Desk::open(office).await;
        desk.file(upload(desk.letter()), "1").await.unwrap();
        let ways = ["revision", "code", "content"].map(|column| Tampering::Flip(column.to_owned()));
        for how in ways.into_iter().chain([Tampering::Swap("content".to_owned()), Tampering::Drop, Tampering::Truncate]) {
            // Only some of the wordings have a filing; this one has.
            let mut changed = desk.office.tampered("service_revisions", "(code = 'pismo-ogolne')", &how).await.unwrap();
            assert!(!discords_in(&desk.office.files, changed.view()).await.is_empty(), "{how:?} is not told");
        }
    }

    async fn a_receipt_whose_entrys_hash_is_gone_is_told_and_does_not_break_off(office) {
        let desk = Desk::open(office).await;
        rooted(&desk).await;
        let mut changed = desk.office.tampered("receipts", "id", &Tampering::Set("entry_hash = NULL")).await.unwrap();
        assert!(walked(&desk.office.files, changed.view()).await.is_ok_and(|told| !told.is_empty()));
        let witnesses = ::receipts::witnesses(changed.view(), 0, i64::MAX).await.unwrap();
        assert_eq!(witnesses.first().map(|mark| mark.hash), Some([0; 32]), "the hash of no entry");
    }

    async fn a_file_changed_in_the_folder_or_gone_from_it_is_told(office) {
        let desk = Desk::open(office).await;
        rooted(&desk).await;
        let files = desk.office.folder.path().join("files");
        let large = std::fs::read_dir(&files).unwrap().flat_map(|folder| std::fs::read_dir(folder.unwrap().path()).unwrap()).find(|file| {
            std::fs::read(file.as_ref().unwrap().path()).unwrap().starts_with(b"szkic")
        }).unwrap().unwrap().path();
        let content = std::fs::read(&large).unwrap();
        let mut flipped = content.clone();
        flipped[500] ^= 1;
        let swapped = "kicsz ".repeat(20_000).into_bytes();
        for wrong in [Some(flipped), Some(swapped), Some(content[..1_000].to_vec()), Some([content.clone(), b"x".to_vec()].concat()), None] {
            match wrong {
                Some(wrong) => std::fs::write(&large, wrong).unwrap(),
                None => std::fs::remove_file(&large).unwrap(),
            }
            assert_eq!(discords(&desk).await, ["file"]);
            std::fs::write(&large, &content).unwrap();
            assert_eq!(discords(&desk).await, Vec::<String>::new());
        }
    }

    async fn after_a_lawful_erasure_everything_still_proves_itself(office) {
        let desk = Desk::open(office).await;
        let (filed, receipt) = rooted(&desk).await;
        let before = proof(&desk, &filed).await;
        exported(&desk, "with", true).await;
        let (journal, request) = (&desk.office.journal, &desk.office.request);
        let erased = journal::erase(journal, Actor::System, filed.submission.uuid(), "RODO art. 17", request).await.unwrap();
        assert_eq!(erased.unwrap().pieces, 3);
        assert_eq!(discords(&desk).await, Vec::<String>::new());
        assert_eq!(proof(&desk, &filed).await, before);
        let (upp, anchors) = (Upp::read(receipt.as_bytes()).unwrap(), desk.world.sandbox.anchors());
        assert!(check_proof(before.as_bytes(), &upp, &anchors, &certificates::Evidence::default()).unwrap().of_this_receipt);
        root(&desk).await;
        let folder = exported(&desk, "after", true).await;
        let (good, told) = run(&folder, "python3 check.py");
        assert!(good && told.contains("3 of them erased"), "{told}");
        let (_, told) = run(&folder, "cp ../with/personal.jsonl . && python3 check.py");
        assert!(told.contains("still there") && told.contains("NOT WHOLE: 3 flaws"), "{told}");
    }

    async fn the_auditors_folder_is_checked_with_openssl_and_python_as_its_guide_says(office) {
        let desk = Desk::open(office).await;
        rooted(&desk).await;
        desk.file(upload(desk.letter()), "2").await.unwrap();
        root(&desk).await;
        let folder = exported(&desk, "audit", true).await;
        let guide = std::fs::read_to_string(folder.join("README.md")).unwrap();
        let polish = std::fs::read_to_string(folder.join("CZYTAJ.md")).unwrap();
        let commands = |text: &str| text.lines().filter_map(|line| line.strip_prefix("    ")).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(commands(&guide), commands(&polish));
        let sizes: Vec<String> = std::fs::read_dir(folder.join("roots")).unwrap().filter_map(|file| {
            file.unwrap().file_name().to_str()?.strip_suffix(".tst").map(str::to_owned)
        }).collect();
        assert_eq!(sizes.len(), 2);
        for command in commands(&guide) {
            let mut command = command.replace("100", &sizes[0]);
            if command.contains("ts -verify") {
                // The office's clock stands still in a test, and the machine's does not.
                command += &format!(" -attime {}", desk.now().seconds());
            }
            let (good, told) = run(&folder, &command);
            assert!(good, "{command}: {told}");
        }
        let (good, told) = run(&folder, "python3 check.py");
        assert!(good && told.contains("The journal is whole.") && told.contains("2 timestamps that openssl accepts"), "{told}");
        let changes = [
            ("sed -i '3s/\"act_at\":\"2/\"act_at\":\"3/' entries.jsonl", "WRONG"),
            ("sed -i 3d entries.jsonl", "does not continue the chain"),
            ("sed -i '$d' entries.jsonl", "is not the one that the journal tells of"),
            ("sed -i '3{h;d};4{G}' entries.jsonl", "does not continue the chain"),
            ("sed -i '3p' entries.jsonl", "does not continue the chain"),
            ("sed -i 's/\"root\":\"./\"root\":\"x/' roots/SIZE.json", "is not a root over"),
            ("sed -i 's/[0-9]\"}/a\"}/;t;s/[a-f]\"}/0\"}/' roots/SIZE.json", "is not that of the entries"),
            ("rm roots/SIZE.json", "is a token over no root"),
            ("rm roots/SIZE.tst", "is missing"),
            ("printf x >> roots/SIZE.tst", "is not the one that the journal tells of"),
            ("cp roots/OTHER.tst roots/SIZE.tst", "openssl refuses"),
            ("sed -i 's/\\[\"./[\"x/' consistency.jsonl", "is not shown to continue"),
            (": > consistency.jsonl", "is not shown to continue"),
            ("sed -i '1s/\"value\":\"/\"value\":\"X/' personal.jsonl", "was altered"),
            ("sed -i 1d personal.jsonl", "no entry says that it was erased"),
            ("sed -i '1s/\"personal\":{[^}]*}/\"personal\":[]/' entries.jsonl", "entry 1 cannot be read"),
            ("sed -i '1s/\"facts\":{[^}]*}/\"facts\":[]/;1s/\"kind\":\"[^\"]*\"/\"kind\":\"journal.rooted\"/' entries.jsonl", "entry 1 cannot be read"),
            ("sed -i '/root_timestamped/s/\"time\":\"2/\"time\":\"x/' entries.jsonl", "the journal tells no time"),
            ("sed -i '/journal.rooted/s/\"size\":[0-9]*/\"size\":[]/' entries.jsonl", "cannot be read"),
            ("rm entries.jsonl", "entries.jsonl is missing"),
            ("rm consistency.jsonl", "consistency.jsonl is missing"),
            ("rm -r roots", "roots is missing"),
        ];
        for (change, expected) in changes {
            let change = change.replace("SIZE", &sizes[0]).replace("OTHER", &sizes[1]);
            let copy = desk.office.folder.path().join("copy");
            let (good, told) = run(desk.office.folder.path(), &format!("rm -rf copy && cp -r audit copy && cd copy && {change}"));
            assert!(good, "{change}: {told}");
            let (good, told) = run(&copy, "python3 check.py");
            assert!(!good && told.contains(expected) && told.contains("NOT WHOLE"), "{change}: {told}");
        }
    }

    async fn personal_data_is_exported_only_when_asked_for(office) {
        let desk = Desk::open(office).await;
        rooted(&desk).await;
        let folder = exported(&desk, "plain", false).await;
        assert!(!folder.join("personal.jsonl").exists());
        let (_, told) = run(&folder, "cat entries.jsonl roots/*.json consistency.jsonl");
        assert!(!told.contains("Nowak") && told.contains("submission.filed"));
        assert!(run(&folder, "python3 check.py").0);
        let anchors: [&[u8]; 0] = [];
        let mut view = desk.office.journal.view().await.unwrap();
        assert!(journal::export(&mut view, &folder, &anchors, false).await.is_err(), "no folder is written over");
    }
}

/// A table that holds evidence.
struct Evidence {
    table: &'static str,
    key: &'static str,
    /// What another row must have otherwise.
    unique: &'static [&'static str],
    /// Columns that no entry vouches for: they stand in docs/proof.md.
    vouched_by_nobody: &'static [&'static str],
}

const EVIDENCE: &[Evidence] = &[
    Evidence { table: "journal_entries", key: "sequence", unique: &["sequence"], vouched_by_nobody: &[] },
    Evidence { table: "journal_personal", key: "sequence", unique: &["name"], vouched_by_nobody: &[] },
    Evidence { table: "journal_head", key: "id", unique: &["id"], vouched_by_nobody: &["at"] },
    Evidence { table: "journal_roots", key: "size", unique: &["size"], vouched_by_nobody: &[] },
    Evidence { table: "submissions", key: "entered_at", unique: &["id", "letter", "receipt"], vouched_by_nobody: &[] },
    Evidence {
        table: "letters",
        key: "number",
        unique: &["id", "number"],
        vouched_by_nobody: &[
            "search",
            "unit",
            "with_unit",
            "state",
            "last_day",
            "person",
            "instructions",
            "due",
            "assigned_by",
            "version",
            "judged_at",
        ],
    },
    Evidence { table: "files", key: "size", unique: &[], vouched_by_nobody: &[] },
    Evidence { table: "letter_files", key: "position", unique: &["position"], vouched_by_nobody: &[] },
    Evidence {
        table: "receipts",
        key: "number",
        unique: &["id", "number", "letter"],
        vouched_by_nobody: &["waiting_seal"],
    },
    Evidence { table: "receipt_versions", key: "sha256", unique: &["version"], vouched_by_nobody: &["version"] },
];
