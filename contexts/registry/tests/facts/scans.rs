//! Scans: what is asked about them, who answers, and what is not wholly scanned.

use accounts::{Official, Post};
use database::{sql, sql_for};
use journal::Actor;
use registry::{Denied, Doubt, LetterState, Scan, ScanScope, Seen, Sheet, Sheets, StepKind, Writing};
use testkit::{Office, on_both_databases};
use vocabulary::LetterId;

use crate::{
    papers::scan,
    world::{official, paper, world},
};

/// What the clerk says of two pages, and two pages seen, the second of them empty or not.
fn sheets(empty: bool) -> Sheets {
    let sheet = |empty| Sheet { dots: (1_240, 1_754), size: (2_100, 2_970), empty, ..Sheet::default() };
    let seen = Some(Seen::Sheets(vec![sheet(false), sheet(empty)]));
    Sheets { writing: Writing::Print, declared: Some(2), volume: String::new(), seen }
}

async fn scanned(office: &Office, clerk: &Official, id: LetterId, version: i64, scan: Scan) {
    let mut act = office.journal.act(Actor::Account(clerk.id()), &office.request).await.unwrap();
    let right = registry::may_scan(&mut act, clerk, id, version).await.unwrap();
    let recorded = registry::add_scan(&mut act, right, scan).await.unwrap();
    act.commit(recorded).await.unwrap();
}

async fn doubtful(office: &Office, clerk: &Official) -> Vec<LetterId> {
    let right = clerk.may_see_register().unwrap();
    let page = registry::doubtful_scans(&mut office.journal.view().await.unwrap(), &right, None, 10).await.unwrap();
    page.rows.iter().map(|row| row.id).collect()
}

async fn not_whole(
    office: &Office,
    clerk: &Official,
    before: Option<LetterId>,
    size: u32,
) -> (Vec<(LetterId, String)>, bool) {
    let right = clerk.may_see_register().unwrap();
    let page = registry::not_whole(&mut office.journal.view().await.unwrap(), &right, before, size).await.unwrap();
    (page.rows.into_iter().map(|line| (line.row.id, line.volume)).collect(), page.more)
}

/// How the database would go about this statement.
async fn plan(office: &Office, sqlite: &'static str, postgres: &'static str) -> String {
    let mut transaction = office.database.begin().await.unwrap();
    // In empty tables everything is cheap; what is asked is whether there is another way than through all of it.
    if office.database.kind() != "SQLite" {
        transaction.execute(sql("SET LOCAL enable_seqscan = off")).await.unwrap();
    }
    let rows = transaction.view().all(sql_for(sqlite, postgres)).await.unwrap();
    let column = if office.database.kind() == "SQLite" { "detail" } else { "QUERY PLAN" };
    let lines: Vec<String> = rows.iter().map(|row| row.get(column).unwrap()).collect();
    lines.join("\n")
}

on_both_databases! {
    async fn what_looks_odd_waits_until_the_clerk_confirms_it_or_scans_again(office) {
        let world = world(&office).await;
        let clerk = official(&office, "clerk", &world.other_unit, Post::RegistryClerk).await;
        let odd = Scan { sheets: sheets(true), ..scan(&office, ScanScope::Full).await };
        let first = paper(&office, &clerk, "Skarga", Some(odd)).await;
        office.clock.advance(1);
        let second = paper(&office, &clerk, "Mapa", None).await;
        scanned(&office, &clerk, second, 1, Scan { sheets: sheets(true), ..scan(&office, ScanScope::Full).await }).await;
        assert_eq!(doubtful(&office, &clerk).await, [second, first]);
        let kept = registry::scans(&mut office.journal.view().await.unwrap(), first).await.unwrap();
        assert_eq!((kept.len(), kept[0].position, kept[0].is_doubtful), (1, Some(1), true));
        assert_eq!((kept[0].sheets.clone(), kept[0].sheets.doubts()), (sheets(true), vec![Doubt::Empty(vec![2])]));

        let mut act = office.journal.act(Actor::Account(clerk.id()), &office.request).await.unwrap();
        let right = registry::may_scan(&mut act, &clerk, first, 1).await.unwrap();
        let recorded = registry::confirm_scan(&mut act, right).await.unwrap();
        act.commit(recorded).await.unwrap();
        assert_eq!(doubtful(&office, &clerk).await, [second]);
        let steps = registry::steps(&mut office.journal.view().await.unwrap(), first).await.unwrap();
        assert_eq!(steps.last().map(|step| (step.kind, step.actor.as_str())), Some((StepKind::ScanConfirmed, "Anna Nowak")));
        let letter = registry::letter(&mut office.journal.view().await.unwrap(), &clerk, first).await.unwrap().unwrap();
        assert_eq!((letter.row.circulation.state, letter.row.circulation.version), (LetterState::Scanned, 2));

        scanned(&office, &clerk, second, 2, Scan { sheets: sheets(false), ..scan(&office, ScanScope::Full).await }).await;
        assert_eq!(doubtful(&office, &clerk).await, []);
        let kept = registry::scans(&mut office.journal.view().await.unwrap(), second).await.unwrap();
        assert_eq!(kept.iter().map(|scan| (scan.position, scan.is_doubtful)).collect::<Vec<_>>(), [(Some(1), false), (Some(2), false)]);
    }

    async fn only_the_clerk_confirms_a_scan_and_only_as_it_was_shown(office) {
        let world = world(&office).await;
        let clerk = official(&office, "clerk", &world.other_unit, Post::RegistryClerk).await;
        let head = official(&office, "head", &world.unit, Post::UnitHead).await;
        let id = paper(&office, &clerk, "Skarga", Some(Scan { sheets: sheets(true), ..scan(&office, ScanScope::Full).await })).await;
        for (who, version) in [(&head, 1), (&clerk, 7)] {
            let mut act = office.journal.act(Actor::Account(who.id()), &office.request).await.unwrap();
            let denied = registry::may_scan(&mut act, who, id, version).await.err();
            assert!(matches!(denied, Some(Denied::NotYours | Denied::Stale)), "{denied:?}");
        }
        assert_eq!(doubtful(&office, &clerk).await, [id]);
    }

    async fn letters_without_a_full_scan_are_listed_with_what_there_is_of_them(office) {
        let world = world(&office).await;
        let clerk = official(&office, "clerk", &world.other_unit, Post::RegistryClerk).await;
        let volume = |text: &str| Sheets { volume: text.to_owned(), ..Sheets::default() };
        paper(&office, &clerk, "Cały", Some(scan(&office, ScanScope::Full).await)).await;
        let none = Scan { scope: ScanScope::None, reason: "makieta".to_owned(), file: None, sheets: volume("1 makieta") };
        let none = paper(&office, &clerk, "Makieta", Some(none)).await;
        office.clock.advance(1);
        let part = Scan { sheets: volume("3 arkusze A1"), ..scan(&office, ScanScope::Partial).await };
        let part = paper(&office, &clerk, "Mapa", Some(part)).await;
        office.clock.advance(1);
        let later = paper(&office, &clerk, "Później", None).await;
        let told = |id, text: &str| (id, text.to_owned());
        let all = vec![told(later, ""), told(part, "3 arkusze A1"), told(none, "1 makieta")];
        assert_eq!(not_whole(&office, &clerk, None, 10).await, (all.clone(), false));
        assert_eq!(not_whole(&office, &clerk, None, 2).await, (all[..2].to_vec(), true));
        assert_eq!(not_whole(&office, &clerk, Some(part), 2).await, (all[2..].to_vec(), false));
        // Scanned whole after all.
        scanned(&office, &clerk, part, 1, scan(&office, ScanScope::Full).await).await;
        assert_eq!(not_whole(&office, &clerk, None, 10).await.0, [told(later, ""), told(none, "1 makieta")]);
    }

    async fn both_lists_are_read_by_an_index_of_their_own(office) {
        let plans = [
            plan(
                &office,
                "EXPLAIN QUERY PLAN SELECT p.letter FROM letter_papers p JOIN letter_lines v ON v.id = p.letter
                 WHERE COALESCE(p.scan_scope, '') <> 'full' AND v.state <> 'annulled' ORDER BY p.letter DESC LIMIT 5",
                "EXPLAIN SELECT p.letter FROM letter_papers p JOIN letter_lines v ON v.id = p.letter
                 WHERE COALESCE(p.scan_scope, '') <> 'full' AND v.state <> 'annulled' ORDER BY p.letter DESC LIMIT 5",
            )
            .await,
            plan(
                &office,
                "EXPLAIN QUERY PLAN SELECT v.id FROM letter_scans s JOIN letter_lines v ON v.id = s.letter
                 WHERE s.doubtful AND v.state <> 'annulled' ORDER BY s.letter DESC LIMIT 5",
                "EXPLAIN SELECT v.id FROM letter_scans s JOIN letter_lines v ON v.id = s.letter
                 WHERE s.doubtful AND v.state <> 'annulled' ORDER BY s.letter DESC LIMIT 5",
            )
            .await,
        ];
        for (plan, index) in plans.iter().zip(["letter_papers_not_whole", "letter_scans_doubtful"]) {
            assert!(plan.contains(index), "{index} in {plan}");
        }
    }
}
