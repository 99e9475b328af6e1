//! A delivery and the versions of its receipt are compared with their entries.

use database::View;
use journal::Walk;
use testkit::{Tampering, on_both_databases};
use vocabulary::Fault;

use crate::{appeals, office::House, outgoing};

/// Everything that does not agree, in words.
pub async fn told(view: &mut View) -> Vec<String> {
    walked(view).await.unwrap()
}

async fn walked(view: &mut View) -> Result<Vec<String>, Fault> {
    let mut walk = Walk::begin(view).await?;
    let (mut told, mut counted) = (Vec::new(), [0, 0]);
    let mut out = std::collections::HashMap::<String, i64>::new();
    while let Some(page) = walk.next(view).await? {
        for entry in &page.entries {
            *out.entry(entry.kind.clone()).or_default() += 1;
            told.extend(delivery::agrees(view, entry).await?.iter().map(ToString::to_string));
            let is_delivery = entry.kind == "answer.signed_for";
            let is_version = ["delivery.timestamped", "delivery.prolonged"].contains(&&*entry.kind);
            let is_version = is_version && entry.text("sha256").is_some();
            told.extend(cases::prolonged_agrees(view, entry).await?.0.iter().map(ToString::to_string));
            counted[0] += i64::from(is_delivery);
            counted[1] += i64::from(is_delivery || is_version);
        }
    }
    for (what, kind, kept) in delivery::out_counts(view).await? {
        if out.get(kind).copied().unwrap_or_default() != kept {
            told.push(format!("count of {what}"));
        }
    }
    if delivery::counts(view).await? != counted {
        told.push("count".to_owned());
    }
    Ok(told)
}

on_both_databases! {
    async fn whatever_is_changed_of_a_delivery_is_told(office) {
        let house = House::open(office).await;
        for _ in 0..2 {
            let what = house.sealed(true).await;
            let signed = house.signed_with(&house.ask(what).await.xml, &house.anna_key);
            house.office.clock.advance(60);
            house.sign(what, &signed).await.unwrap();
            assert_eq!(told(&mut house.office.journal.view().await.unwrap()).await, Vec::<String>::new());
            house.work_until(0, async || house.delivered(what.1).await.timestamped.is_some()).await;
        }
        assert_eq!(told(&mut house.office.journal.view().await.unwrap()).await, Vec::<String>::new());
        let mut tried = 0;
        for (table, key, unique) in [
            ("deliveries", "delivered_at", &["answer", "number"][..]),
            ("delivery_versions", "made_at", &["version"][..]),
            ("delivery_versions", "version", &["version"][..]),
        ] {
            let columns = house.office.columns(table).await;
            let ways = columns.iter().flat_map(|column| {
                [Tampering::Flip(column.clone()), Tampering::Swap(column.clone()), Tampering::Break(column.clone())]
            });
            for how in ways.chain([Tampering::Drop, Tampering::Truncate, Tampering::Insert(unique)]) {
                let Some(mut changed) = house.office.tampered(table, key, &how).await else { continue };
                tried += 1;
                assert!(!told(changed.view()).await.is_empty(), "{how:?} in {table} is not told");
            }
        }
        assert!(tried > 40, "{tried}");
    }

    async fn whatever_is_changed_of_a_party_or_an_outgoing_letter_is_told(office) {
        let house = House::open(office).await;
        let (case, answer) = house.sealed(false).await;
        outgoing::sent(&house, case, answer).await;
        let (case, answer) = house.sealed(false).await;
        outgoing::sent(&house, case, answer).await;
        appeals::contested(&house).await;
        assert_eq!(told(&mut house.office.journal.view().await.unwrap()).await, Vec::<String>::new());
        let mut tried = 0;
        for (table, key, unique) in [
            ("delivery_parties", "id", &["id"][..]),
            ("delivery_parties", "(ended_at IS NOT NULL)", &["id"][..]),
            ("dispatches", "number", &["id", "number"][..]),
            ("dispatches", "(posting <> '')", &["id", "number"][..]),
            ("dispatches", "(withdrawn_at IS NOT NULL)", &["id", "number"][..]),
            ("dispatches", "(received_by <> '')", &["id", "number"][..]),
            ("delivery_statements", "day", &["id", "party"][..]),
        ] {
            let columns = house.office.columns(table).await;
            let ways = columns.iter().flat_map(|column| {
                [Tampering::Flip(column.clone()), Tampering::Swap(column.clone()), Tampering::Break(column.clone())]
            });
            for how in ways.chain([Tampering::Drop, Tampering::Truncate, Tampering::Insert(unique)]) {
                let Some(mut changed) = house.office.tampered(table, key, &how).await else { continue };
                tried += 1;
                assert!(!told(changed.view()).await.is_empty(), "{how:?} in {table} where {key} is greatest is not told");
            }
        }
        assert!(tried > 80, "{tried}");
    }
}
