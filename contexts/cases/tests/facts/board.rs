//! The board of a unit.

use accounts::{Official, Post};
use cases::{BoardFilter, Deed, PauseReason, Stage, Urgency};
use database::{sql, sql_for};
use testkit::{Office, on_both_databases};
use vocabulary::{CaseId, Clock as _, Date};

use crate::world::{World, close, official, open_case, pause, work, world};

async fn cells(office: &Office, world: &World, who: &Official) -> Vec<(String, Stage, [u32; 3])> {
    let today = office.clock.now().warsaw_date();
    let cells = cases::board(&mut office.journal.view().await.unwrap(), who, world.unit.id, today).await.unwrap();
    cells.into_iter().map(|cell| (cell.officer.1, cell.stage, [cell.cases, cell.late, cell.soon])).collect()
}

async fn listed(office: &Office, world: &World, who: &Official, filter: BoardFilter) -> Vec<CaseId> {
    let mut found = Vec::new();
    let today = office.clock.now().warsaw_date();
    let mut after = None;
    loop {
        let mut view = office.journal.view().await.unwrap();
        let page = cases::on_board(&mut view, who, world.unit.id, filter, after, (today, 2)).await.unwrap();
        after = page.rows.last().map(cases::place_on_board);
        found.extend(page.rows.iter().map(|row| row.id));
        if !page.more {
            return found;
        }
    }
}

/// Cases of the same day: by their ids.
fn in_order(cases: &[CaseId]) -> Vec<CaseId> {
    let mut cases = cases.to_vec();
    cases.sort_unstable();
    cases
}

on_both_databases! {
    async fn a_board_counts_what_is_not_closed_by_officer_and_stage(office) {
        let world = world(&office).await;
        let mut opened = Vec::new();
        for title in ["Lipy", "Klony", "Dęby", "Buki"] {
            opened.push(open_case(&office, &world, title).await);
        }
        pause(&office, &world.officer, opened[1], PauseReason::AwaitingParty).await.unwrap();
        close(&office, &world.officer, opened[3], "pomyłka").await.unwrap();
        let to = world.colleague.id();
        work(&office, &world.head, opened[2], Deed::HandOver, async |act, right| cases::hand_over(act, right, to).await)
            .await
            .unwrap();
        let mine = |stage, counts| ("referent".to_owned(), stage, counts);
        let hers = |counts| ("referentka".to_owned(), Stage::Open, counts);
        let expected = [mine(Stage::Open, [1, 0, 0]), mine(Stage::AwaitingParty, [1, 0, 0]), hers([1, 0, 0])];
        let mayor = official(&office, "mayor", &world.other_unit, Post::OfficeHead).await;
        for who in [&world.head, &world.officer, &mayor] {
            assert_eq!(cells(&office, &world, who).await, expected);
        }
        for (login, post) in [("obca", Post::UnitHead), ("obcy", Post::CaseOfficer), ("admin", Post::Administrator)] {
            let other = official(&office, login, &world.other_unit, post).await;
            assert_eq!(cells(&office, &world, &other).await, [], "{login}");
            assert_eq!(listed(&office, &world, &other, BoardFilter::default()).await, [], "{login}");
        }
        let row = crate::world::row(&office, opened[0]).await;
        let last = row.last_day.unwrap().effective;
        // To seven days before the last day, to the day itself, and past it.
        let days = |to: Date| office.clock.now().warsaw_date().duration_until(to).as_hours() / 24;
        for (left, counts) in [(8, [1, 0, 0]), (7, [1, 0, 1]), (0, [1, 0, 1]), (-1, [1, 1, 0])] {
            office.clock.advance((days(last) - left) * 86_400);
            let told = [mine(Stage::Open, counts), mine(Stage::AwaitingParty, [1, 0, 0]), hers(counts)];
            assert_eq!(cells(&office, &world, &world.head).await, told, "{left}");
        }
        let late = BoardFilter { urgency: Some(Urgency::Late), ..BoardFilter::default() };
        assert_eq!(listed(&office, &world, &world.head, late).await, in_order(&[opened[0], opened[2]]));
    }

    async fn the_list_of_a_board_is_narrowed_and_goes_on(office) {
        let world = world(&office).await;
        let mut opened = Vec::new();
        for title in ["Lipy", "Klony", "Dęby", "Buki", "Graby"] {
            opened.push(open_case(&office, &world, title).await);
        }
        pause(&office, &world.officer, opened[1], PauseReason::AwaitingBody).await.unwrap();
        let all = BoardFilter::default();
        // What stands has no day and comes last.
        let mut order = in_order(&[opened[0], opened[2], opened[3], opened[4]]);
        order.push(opened[1]);
        assert_eq!(listed(&office, &world, &world.officer, all).await, order);
        let standing = BoardFilter { stage: Some(Stage::AwaitingBody), ..all };
        assert_eq!(listed(&office, &world, &world.officer, standing).await, [opened[1]]);
        let hers = BoardFilter { officer: Some(world.colleague.id()), ..all };
        assert_eq!(listed(&office, &world, &world.officer, hers).await, []);
        let soon = BoardFilter { urgency: Some(Urgency::Soon), ..all };
        assert_eq!(listed(&office, &world, &world.officer, soon).await, []);
    }

    async fn a_board_reads_what_lies_in_its_unit_and_nothing_besides(office) {
        let mut transaction = office.database.begin().await.unwrap();
        let is_sqlite = office.database.kind() == "SQLite";
        if !is_sqlite {
            transaction.execute(sql("SET LOCAL enable_seqscan = off")).await.unwrap();
        }
        for statement in [
            sql_for(
                "EXPLAIN QUERY PLAN SELECT officer, officer_name, stage, COUNT(*), SUM(CASE WHEN due < 'x' AND stands_since IS NULL
                 THEN 1 ELSE 0 END) FROM case_lines WHERE unit = x'00' AND closed_at IS NULL
                 GROUP BY officer, officer_name, stage LIMIT 5000",
                "EXPLAIN SELECT officer, officer_name, stage, COUNT(*) FROM case_lines
                 WHERE unit = '00000000-0000-0000-0000-000000000000' AND closed_at IS NULL
                 GROUP BY officer, officer_name, stage LIMIT 5000",
            ),
            sql_for(
                "EXPLAIN QUERY PLAN SELECT id FROM cases WHERE unit = x'00' AND closed_at IS NULL AND (stage = ?1 OR ?1 IS NULL)
                 AND (officer = ?2 OR ?2 IS NULL) AND due >= 'a' AND due <= 'b' AND (stands_since IS NULL OR ?3)
                 AND (due, id) > ('a', x'00') ORDER BY due, id LIMIT 9",
                "EXPLAIN SELECT id FROM cases WHERE unit = '00000000-0000-0000-0000-000000000000' AND closed_at IS NULL
                 AND due >= 'a' AND due <= 'b' AND stands_since IS NULL
                 AND (due, id) > ('a', '00000000-0000-0000-0000-000000000000') ORDER BY due, id LIMIT 9",
            ),
        ] {
            let rows = transaction.view().all(statement).await.unwrap();
            let column = if is_sqlite { "detail" } else { "QUERY PLAN" };
            let plan = rows.iter().map(|row| row.get::<String>(column).unwrap()).collect::<Vec<_>>().join("\n");
            // Over empty tables PostgreSQL may take any index of the unit.
            assert!(!is_sqlite || plan.contains("cases_unclosed"), "{plan}");
            assert!(!plan.contains("SCAN c") && !plan.contains("Seq Scan on cases"), "{plan}");
        }
    }
}
