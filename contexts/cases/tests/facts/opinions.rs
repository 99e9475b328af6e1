//! Opinions inside the office: who asks, who answers, who sees the case for it.

use accounts::{Official, Post, Unit};
use cases::{Deed, Denied, MemoKind, NewQuestion, Opinion, OpinionError, TextError, Waiting};
use testkit::{Office, on_both_databases};
use vocabulary::{CaseId, Clock as _, Date};

use crate::world::{Undone, act, close, official, open_case, row, work, world};

/// Asks this unit until the day after tomorrow.
pub async fn ask(
    office: &Office,
    who: &Official,
    case: CaseId,
    unit: &Unit,
    text: &str,
) -> Result<(), Undone<OpinionError>> {
    let due = office.clock.now().warsaw_date().tomorrow().unwrap().tomorrow().unwrap();
    ask_until(office, who, case, unit, "Drzewa", text, due).await
}

async fn ask_until(
    office: &Office,
    who: &Official,
    case: CaseId,
    unit: &Unit,
    about: &str,
    text: &str,
    due: Date,
) -> Result<(), Undone<OpinionError>> {
    work(office, who, case, Deed::PutMemo, async |act, right| {
        cases::ask_opinion(act, right, NewQuestion { unit: unit.id, due, about, text }).await
    })
    .await
}

/// Answers.
pub async fn give(
    office: &Office,
    who: &Official,
    question: cases::MemoId,
    text: &str,
) -> Result<(), Undone<OpinionError>> {
    let mut act = act(office, who).await;
    let right = cases::may_give_opinion(&mut act, who, question).await.map_err(|_| Undone::Denied)?;
    let recorded = cases::give_opinion(&mut act, right, text).await.map_err(Undone::Deed)?;
    act.commit(recorded).await.unwrap();
    Ok(())
}

/// What this official sees of the questions.
pub async fn questions(office: &Office, who: &Official, case: CaseId) -> Vec<Opinion> {
    cases::opinions(&mut office.journal.view().await.unwrap(), who, case).await.unwrap()
}

async fn sees(office: &Office, who: &Official, case: CaseId) -> bool {
    let mut view = office.journal.view().await.unwrap();
    let found = cases::case(&mut view, who, case).await.unwrap();
    if let Some(case) = &found {
        assert!(
            cases::letter(&mut view, who, case.row.letter).await.unwrap().is_some(),
            "the file is seen with the case"
        );
    }
    found.is_some()
}

async fn asked_on_desk(office: &Office, who: &Official) -> Vec<(CaseId, Date)> {
    let waiting = cases::desk(&mut office.journal.view().await.unwrap(), who, 99).await.unwrap();
    let asked = waiting.into_iter().filter_map(|one| match one {
        Waiting::Opinion(row, due) => Some((row.id, due)),
        Waiting::Case(_) | Waiting::Letter(_) => None,
    });
    asked.collect()
}

on_both_databases! {
    async fn a_unit_that_is_asked_sees_the_case_and_answers_into_its_file(office) {
        let world = world(&office).await;
        let head = official(&office, "szefowa", &world.other_unit, Post::UnitHead).await;
        let expert = official(&office, "leśnik", &world.other_unit, Post::CaseOfficer).await;
        let administrator = official(&office, "admin", &world.other_unit, Post::Administrator).await;
        let case = open_case(&office, &world, "Wycinka").await;
        let before = row(&office, case).await;
        assert!(!sees(&office, &head, case).await && !sees(&office, &expert, case).await);
        ask(&office, &world.officer, case, &world.other_unit, "Czy można?").await.unwrap();
        let today = office.clock.now().warsaw_date();
        let due = today.tomorrow().unwrap().tomorrow().unwrap();
        assert_eq!(asked_on_desk(&office, &head).await, [(case, due)]);
        assert_eq!(asked_on_desk(&office, &expert).await, []);
        assert!(sees(&office, &head, case).await && sees(&office, &expert, case).await);
        assert!(!sees(&office, &administrator, case).await);
        // Seeing gives no deed on it: the unit that carries it leads (par. 24).
        let now = row(&office, case).await;
        for who in [&head, &expert] {
            assert_eq!(cases::deeds(who, &now, today), []);
        }
        // The clock goes on.
        assert_eq!((now.last_day, now.stands_since, now.stage), (before.last_day, None, before.stage));

        let question = questions(&office, &expert, case).await[0].question.id;
        office.clock.advance(60);
        give(&office, &expert, question, " Można. \r\n Jedną. ").await.unwrap();
        let told = &questions(&office, &world.officer, case).await[0];
        let opinion = told.opinion.as_ref().unwrap();
        assert_eq!((opinion.kind, opinion.title.as_str(), opinion.text.as_str()), (MemoKind::Opinion, "Drzewa", "Można. \n Jedną."));
        assert_eq!((opinion.by.1.as_str(), opinion.post), ("leśnik", Some(Post::CaseOfficer)));
        assert_eq!(asked_on_desk(&office, &head).await, []);
        assert!(sees(&office, &head, case).await);
        let mut view = office.journal.view().await.unwrap();
        let file = cases::case(&mut view, &world.officer, case).await.unwrap().unwrap();
        let kinds: Vec<_> = file.memos.iter().map(|memo| memo.kind).collect();
        assert_eq!(kinds, [MemoKind::Question, MemoKind::Opinion]);
        let log = cases::log(&mut view, &world.officer, case).await.unwrap().unwrap();
        assert_eq!(log.lines.iter().filter(|line| line.step.code() == "case.memo_put").count(), 2);
        // The party is told nothing of what the office thinks over inside.
        assert!(file.steps.iter().all(|step| step.kind != cases::StepKind::MemoPut || !step.kind.is_told()));
    }

    async fn only_who_works_on_the_case_asks_and_only_the_unit_asked_answers_once(office) {
        let world = world(&office).await;
        let head = official(&office, "szefowa", &world.other_unit, Post::UnitHead).await;
        let clerk = official(&office, "kancelaria", &world.other_unit, Post::RegistryClerk).await;
        let mayor = official(&office, "burmistrz", &world.other_unit, Post::OfficeHead).await;
        let case = open_case(&office, &world, "Wycinka").await;
        for who in [&head, &clerk, &mayor, &world.colleague] {
            assert!(matches!(ask(&office, who, case, &world.other_unit, "Czy?").await, Err(Undone::Denied)));
        }
        ask(&office, &world.officer, case, &world.other_unit, "Czy można?").await.unwrap();
        let question = questions(&office, &world.officer, case).await[0].question.id;
        let before = office.rows().await;
        for who in [&world.officer, &world.head, &clerk, &mayor] {
            assert!(matches!(give(&office, who, question, "Tak.").await, Err(Undone::Denied)));
        }
        assert!(matches!(give(&office, &head, question, " \n ").await, Err(Undone::Deed(OpinionError::Text(TextError::Empty)))));
        assert!(matches!(give(&office, &head, office.journal.new_id(), "Tak.").await, Err(Undone::Denied)));
        assert_eq!(office.rows().await, before);
        let (one, other) = tokio::join!(give(&office, &head, question, "Tak."), give(&office, &head, question, "Nie."));
        assert_eq!(usize::from(one.is_ok()) + usize::from(other.is_ok()), 1);
        assert!(matches!(one.and(other), Err(Undone::Denied)));
        assert!(matches!(give(&office, &head, question, "Jeszcze raz").await, Err(Undone::Denied)));
    }

    async fn a_closed_case_takes_no_opinion_and_waits_for_none(office) {
        let world = world(&office).await;
        let head = official(&office, "szefowa", &world.other_unit, Post::UnitHead).await;
        let case = open_case(&office, &world, "Wycinka").await;
        ask(&office, &world.officer, case, &world.other_unit, "Czy można?").await.unwrap();
        let question = questions(&office, &head, case).await[0].question.id;
        close(&office, &world.officer, case, "tylko do wiadomości").await.unwrap();
        assert_eq!(asked_on_desk(&office, &head).await, []);
        let mut act = act(&office, &head).await;
        let right = cases::may_give_opinion(&mut act, &head, question).await;
        assert!(matches!(right, Err(Denied::NotNow)));
    }

    async fn what_cannot_be_asked_is_refused_and_leaves_no_trace(office) {
        let world = world(&office).await;
        let case = open_case(&office, &world, "Wycinka").await;
        let today = office.clock.now().warsaw_date();
        let nowhere = Unit { id: office.journal.new_id(), ..world.other_unit.clone() };
        let put = work(&office, &world.officer, case, Deed::PutMemo, async |act, right| {
            cases::put_memo(act, right, MemoKind::Opinion, "a", "b").await
        });
        assert!(put.await.is_err(), "no opinion without a question");
        ask_until(&office, &world.officer, case, &world.other_unit, "A", "B", today).await.unwrap();
        let before = office.rows().await;
        for (unit, about, text, due, why) in [
            (&world.unit, "a", "b", today, "unit"), (&nowhere, "a", "b", today, "unit"),
            (&world.other_unit, "a", "b", today.yesterday().unwrap(), "due"),
            (&world.other_unit, "a", "b", Date::new(2028, 1, 1).unwrap(), "due"),
            (&world.other_unit, " ", "b", today, "about"), (&world.other_unit, "a", "\n", today, "text"),
            (&world.other_unit, "A", "B", today, "again"),
        ] {
            let told = match ask_until(&office, &world.officer, case, unit, about, text, due).await {
                Err(Undone::Deed(OpinionError::Unit)) => "unit",
                Err(Undone::Deed(OpinionError::Due)) => "due",
                Err(Undone::Deed(OpinionError::About(_))) => "about",
                Err(Undone::Deed(OpinionError::Text(_))) => "text",
                Err(Undone::Deed(OpinionError::Again)) => "again",
                _ => "other",
            };
            assert_eq!(told, why);
        }
        for n in 0..19 {
            ask(&office, &world.officer, case, &world.other_unit, &n.to_string()).await.unwrap();
        }
        let many = ask(&office, &world.officer, case, &world.other_unit, "jeszcze").await;
        assert!(matches!(many, Err(Undone::Deed(OpinionError::TooMany))));
        assert_eq!(office.rows().await["case_opinions"], before["case_opinions"] + 19);
    }
}
