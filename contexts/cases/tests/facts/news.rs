//! What others did to the things of an official.

use accounts::{Official, Post};
use cases::{Deed, News, StepKind};
use database::{sql, sql_for};
use testkit::{Office, on_both_databases};
use vocabulary::{Clock as _, Instant};

use crate::world::{close, official, open_case, taken, work, world};

async fn news(office: &Office, who: &Official) -> News {
    cases::news(&mut office.journal.view().await.unwrap(), who, office.clock.now(), 50).await.unwrap()
}

fn kinds(news: &News) -> Vec<StepKind> {
    news.cases.iter().map(|news| news.step.kind).collect()
}

async fn noted(office: &Office, by: &Official, case: vocabulary::CaseId) {
    office.clock.advance(60);
    work(office, by, case, Deed::Note, async |act, right| cases::note(act, right, "uwaga").await).await.unwrap();
}

on_both_databases! {
    async fn what_others_did_is_news_and_what_one_did_oneself_is_not(office) {
        let world = world(&office).await;
        let case = open_case(&office, &world, "Lipy").await;
        noted(&office, &world.officer, case).await;
        let own = news(&office, &world.officer).await;
        assert_eq!(kinds(&own), []);
        // The letter that the case was opened with was given by the head.
        assert_eq!(own.letters.len(), 1);
        assert_eq!(own.letters[0].step.kind, registry::StepKind::Assigned);
        noted(&office, &world.head, case).await;
        let found = news(&office, &world.officer).await;
        assert_eq!(kinds(&found), [StepKind::Noted]);
        assert_eq!((found.cases[0].title.as_str(), found.cases[0].step.actor.as_str()), ("Lipy", "naczelnik"));
        assert_eq!(found.unread(), 2);
        for other in [&world.colleague, &world.head] {
            assert_eq!((news(&office, other).await.cases.len(), news(&office, other).await.letters.len()), (0, 0));
        }

        // Whoever is given a case is told of that, and no longer the one who had it.
        let to = world.colleague.id();
        work(&office, &world.head, case, Deed::HandOver, async |act, right| cases::hand_over(act, right, to).await)
            .await
            .unwrap();
        assert_eq!(kinds(&news(&office, &world.officer).await), []);
        assert_eq!(kinds(&news(&office, &world.colleague).await).first(), Some(&StepKind::HandedOver));
        close(&office, &world.colleague, case, "pomyłka").await.unwrap();
        assert_eq!(kinds(&news(&office, &world.colleague).await), [], "what is closed is over");
    }

    async fn what_was_read_is_told_from_what_is_new_and_never_goes_back(office) {
        let world = world(&office).await;
        let case = open_case(&office, &world, "Lipy").await;
        noted(&office, &world.head, case).await;
        let shown = office.clock.now();
        noted(&office, &world.head, case).await;
        assert_eq!(news(&office, &world.officer).await.unread(), 3);
        // What came after the page was shown stays new.
        cases::read_news(&office.journal, &world.officer, shown).await.unwrap();
        assert_eq!(news(&office, &world.officer).await.unread(), 1);
        cases::read_news(&office.journal, &world.officer, Instant::from_seconds(0)).await.unwrap();
        assert_eq!(news(&office, &world.officer).await.unread(), 1);
        // Nobody reads ahead of the clock.
        cases::read_news(&office.journal, &world.officer, Instant::from_micros(i64::MAX)).await.unwrap();
        assert_eq!(news(&office, &world.officer).await.unread(), 0);
        noted(&office, &world.head, case).await;
        assert_eq!(news(&office, &world.officer).await.unread(), 1);

        // Who stands in for the officer has read nothing of it, and reading it leaves the officer's alone.
        let stand_in = world.officer.clone().with_substitute(world.colleague.id(), "oboje".to_owned());
        assert_eq!(news(&office, &stand_in).await.unread(), 4);
        cases::read_news(&office.journal, &stand_in, office.clock.now()).await.unwrap();
        assert_eq!((news(&office, &stand_in).await.unread(), news(&office, &world.officer).await.unread()), (0, 1));

        office.clock.advance(cases::NEWS_DAYS * 86_400 + 1);
        assert_eq!(news(&office, &world.officer).await.cases.len(), 0, "what is old is in the histories");
        let admin = official(&office, "admin", &world.unit, Post::Administrator).await;
        assert_eq!(news(&office, &admin).await.unread(), 0);
        taken(&office, &world, &world.officer, "Klony").await;
        assert_eq!(news(&office, &world.officer).await.letters.len(), 1);
    }

    async fn news_are_read_off_what_an_official_has_open(office) {
        let mut transaction = office.database.begin().await.unwrap();
        let is_sqlite = office.database.kind() == "SQLite";
        if !is_sqlite {
            transaction.execute(sql("SET LOCAL enable_seqscan = off")).await.unwrap();
        }
        for (index, statement) in [
            (
                "cases_carried",
                sql_for(
                    "EXPLAIN QUERY PLAN SELECT c.title, s.at FROM cases c JOIN case_steps s ON s.case_id = c.id
                     WHERE c.officer = x'00' AND c.closed_at IS NULL AND s.at > 1 AND (s.actor IS NULL OR s.actor NOT IN (x'00', x'01'))
                     ORDER BY s.at DESC, s.seq DESC LIMIT 9",
                    "EXPLAIN SELECT c.title, s.at FROM cases c JOIN case_steps s ON s.case_id = c.id
                     WHERE c.officer = '00000000-0000-0000-0000-000000000000' AND c.closed_at IS NULL
                       AND s.at > to_timestamp(1) ORDER BY s.at DESC, s.seq DESC LIMIT 9",
                ),
            ),
            (
                "letter_steps_given",
                sql_for(
                    "EXPLAIN QUERY PLAN SELECT l.subject, s.at FROM letter_steps s JOIN letters l ON l.id = s.letter
                     WHERE s.person = x'00' AND s.at > 1 AND s.kind IN ('assigned', 'reassigned') ORDER BY s.at DESC LIMIT 9",
                    "EXPLAIN SELECT l.subject, s.at FROM letter_steps s JOIN letters l ON l.id = s.letter
                     WHERE s.person = '00000000-0000-0000-0000-000000000000' AND s.at > to_timestamp(1)
                       AND s.kind IN ('assigned', 'reassigned') ORDER BY s.at DESC LIMIT 9",
                ),
            ),
        ] {
            let rows = transaction.view().all(statement).await.unwrap();
            let column = if is_sqlite { "detail" } else { "QUERY PLAN" };
            let plan = rows.iter().map(|row| row.get::<String>(column).unwrap()).collect::<Vec<_>>().join("\n");
            assert!(plan.contains(index), "{index} in {plan}");
            assert!(!plan.contains("SCAN") && !plan.contains("Seq Scan"), "{plan}");
        }
    }
}
