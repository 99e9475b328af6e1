//! Cases and their answers are compared with their entries.

use std::collections::HashMap;

use accounts::Post;
use cases::{Deed, MemoKind, PauseReason};
use database::View;
use journal::Walk;
use testkit::{Office, Tampering, on_both_databases};
use vocabulary::{Clock as _, Fault};

use crate::{
    answers_collected::{collect, hand_over},
    answers_desk::{Desk, answer, approve, approved, change, draft, give_back, paper_case, send, text},
    decisions::decision,
    groups::{open_in, set_apart},
    messages::{to_client, to_office},
    opinions::{ask, give, questions},
    world::{close, official, open_case, pause, resume_on, work},
};

async fn told(office: &Office, view: &mut View) -> Result<Vec<String>, Fault> {
    let mut walk = Walk::begin(view).await?;
    let (mut told, mut kinds) = (Vec::new(), HashMap::<String, i64>::new());
    while let Some(page) = walk.next(view).await? {
        for entry in &page.entries {
            *kinds.entry(entry.kind.clone()).or_default() += 1;
            let (discords, files) = cases::agrees(view, entry).await?;
            told.extend(discords.iter().map(ToString::to_string));
            for (id, hash) in files {
                if !office.files.is_whole(view, id, hash).await? {
                    told.push("a file".to_owned());
                }
            }
        }
    }
    for count in cases::counts(view).await? {
        let entries: i64 = count.kinds.iter().filter_map(|kind| kinds.get(*kind)).sum();
        if entries != count.kept {
            told.push(format!("{entries} of {} {}", count.kept, count.what));
        }
    }
    Ok(told)
}

/// A case that was renamed, noted, written about in messages, stood for a day, and whose answer was given back once, sealed, collected; one of somebody
/// without an account, whose answer was handed over on paper; and one that a colleague carries, with an answer given back.
async fn told_of(office: Office) -> Desk {
    let desk = Desk::open(office).await;
    let (office, world) = (&desk.office, &desk.world);
    let (officer, head) = (&world.officer, &world.head);
    let case = open_case(office, world, "Latarnia").await;
    work(office, officer, case, Deed::Rename, async |act, right| cases::rename(act, right, "Latarnie").await)
        .await
        .unwrap();
    work(office, officer, case, Deed::Note, async |act, right| cases::note(act, right, "Dzwoniła.").await)
        .await
        .unwrap();
    for (kind, about) in [(MemoKind::Note, "Rozmowa"), (MemoKind::Annotation, "Oględziny")] {
        let put = work(office, officer, case, Deed::PutMemo, async |act, right| {
            cases::put_memo(act, right, kind, about, &format!("{about}: nic nowego.")).await
        });
        put.await.unwrap();
        office.clock.advance(60);
    }
    let anna = world.client.as_client().unwrap();
    to_office(office, &anna, case, "Od kiedy będzie świecić?").await.unwrap();
    to_office(office, &anna, case, "I gdzie?").await.unwrap();
    to_client(office, officer, case, "Od jutra.").await.unwrap();
    pause(office, officer, case, PauseReason::AwaitingParty).await.unwrap();
    office.clock.advance(86_400);
    resume_on(office, officer, case, office.clock.now().warsaw_date()).await.unwrap();
    let id = draft(office, officer, case, &text("Zgoda.")).await.unwrap();
    send(office, officer, id).await.unwrap();
    give_back(office, head, id, "Proszę uzasadnić.").await.unwrap();
    office.clock.advance(60);
    change(office, officer, id, answer(office, id).await.version, "Zgoda, bo tak.").await.unwrap();
    send(office, officer, id).await.unwrap();
    approve(office, head, id).await.unwrap();
    desk.work_until(0, async || desk.waiting().await == 0).await;
    office.clock.advance(60);
    assert!(collect(office, &anna, case, id).await.unwrap());
    close(office, officer, case, "").await.unwrap();

    let case = paper_case(office, world).await;
    let id = approved(office, world, case).await;
    desk.work_until(0, async || desk.waiting().await == 0).await;
    hand_over(&desk, case, id, office.clock.now().warsaw_date()).await.unwrap();

    let group = set_apart(office, head, "123", "Lampy").await.unwrap();
    open_in(office, world, "Lampa", Some(group.id)).await.unwrap();

    let asked = open_case(office, world, "Drzewa").await;
    let stranger = official(office, "opiniująca", &world.other_unit, Post::UnitHead).await;
    for text in ["Czy rosną?", "Czy kwitną?"] {
        ask(office, officer, asked, &world.other_unit, text).await.unwrap();
        office.clock.advance(60);
    }
    let question = questions(office, officer, asked).await[0].question.id;
    give(office, &stranger, question, "Rosną.").await.unwrap();

    let case = open_case(office, world, "Ławka").await;
    let to = world.colleague.id();
    work(office, head, case, Deed::HandOver, async |act, right| cases::hand_over(act, right, to).await).await.unwrap();
    office.clock.advance(60);
    let id = draft(office, &world.colleague, case, &decision()).await.unwrap();
    send(office, &world.colleague, id).await.unwrap();
    approve(office, head, id).await.unwrap();
    give_back(office, head, id, "Dlaczego?").await.unwrap();
    desk
}

/// A table, the row that is changed, what another row must have otherwise, and the columns that no entry vouches for: they
/// stand in docs/proof.md. Where a row that is added is not told either, nothing must be otherwise.
const EVIDENCE: [(&str, &str, &[&str], &[&str]); 16] = [
    ("case_answers", "id", &["id"], ANSWER),
    ("case_answers", "(collected_at IS NOT NULL)", &[], ANSWER),
    ("case_answers", "(handed_over_on IS NOT NULL)", &[], ANSWER),
    ("case_answer_versions", "version", &["version"], &[]),
    ("case_answer_versions", "made_at", &["version"], &[]),
    ("cases", "id", &["id", "number", "letter"], CASE),
    ("cases", "(closed_at IS NOT NULL)", &[], CASE),
    ("case_memos", "id", &["id"], &[]),
    ("case_groups", "id", &["id", "number"], &[]),
    ("case_messages", "id", &["id", "form_key"], &[]),
    ("case_message_files", "file", &["position"], &[]),
    ("case_opinions", "due", &[], &[]),
    ("case_steps", "seq", &[], STEP),
    ("case_steps", "at", &[], STEP),
    ("case_pauses", "seq", &[], &["seq"]),
    ("files", "size", &[], &[]),
];
const STEP: &[&str] = &["seq", "actor_name", "actor_post", "person_name", "note", "document"];
const ANSWER: &[&str] = &["version", "waiting_seal", "waiting_key", "ended_at", "supplement"];
const CASE: &[&str] = &[
    "unit",
    "class",
    "service",
    "sender",
    "client",
    "stage",
    "version",
    "term",
    "nominal",
    "effective",
    "excluded",
    "stands_since",
    "stands_reason",
    "called_until",
    "settled_at",
    "waits",
    "due",
];

on_both_databases! {
    async fn whatever_is_changed_of_a_case_and_its_answer_is_told(office) {
        let desk = told_of(office).await;
        let office = &desk.office;
        assert_eq!(told(office, &mut office.journal.view().await.unwrap()).await.unwrap(), Vec::<String>::new());
        let mut tried = 0;
        for (table, key, unique, open) in EVIDENCE {
            let columns = office.columns(table).await;
            for known in open.iter().chain(unique) {
                assert!(columns.iter().any(|column| column == known), "{table} has no {known}");
            }
            let closed = || columns.iter().filter(|column| !open.contains(&column.as_str()));
            let flips = closed().map(|column| Tampering::Flip(column.clone()));
            let breaks = closed().map(|column| Tampering::Break(column.clone()));
            let swaps = closed().map(|column| Tampering::Swap(column.clone()));
            let inserts = (!unique.is_empty()).then_some(Tampering::Insert(unique));
            let ways = flips.chain(breaks).chain(swaps).chain([Tampering::Drop, Tampering::Truncate]).chain(inserts);
            for how in ways {
                let Some(mut changed) = office.tampered(table, key, &how).await else { continue };
                tried += 1;
                let found = told(office, changed.view()).await.unwrap();
                assert!(!found.is_empty(), "{how:?} in {table} where {key} is greatest is not told");
            }
        }
        assert!(tried > 150, "{tried}");
        for (table, values) in [
            ("case_answers", "collected_at = NULL"),
            ("case_answers", "state = 'collected'"),
            ("case_answers", "approved_at = NULL, approved_by = NULL"),
            ("case_answers", "signed_delivery = NOT signed_delivery"),
            ("case_answers", "handed_over_how = 'post', handed_over_on = '2026-11-22'"),
            ("case_answers", "remarks = ''"),
            ("case_steps", "note = 'Nie dzwoniła.'"),
            ("cases", "closed_at = NULL"),
        ] {
            let mut changed = office.tampered(table, "", &Tampering::Set(values)).await.unwrap();
            assert!(!told(office, changed.view()).await.unwrap().is_empty(), "{values} is not told");
        }
    }
}
