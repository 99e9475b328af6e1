//! Rules of routing: which letters they take, who keeps them, and that each is told.

use std::collections::HashMap;

use accounts::{Official, Post};
use database::View;
use journal::{Act, Actor, Walk};
use registry::{Conditions, LetterState, Move, NewRule, Rule, RuleError, StepKind, Trial};
use testkit::{Office, Tampering, on_both_databases};
use vocabulary::{AccountId, Clock as _, Date, Fault, LetterId, UnitId};

use crate::world::{World, official, paper, receive, world};

async fn act(office: &Office, who: &Official) -> Act {
    office.journal.act(Actor::Account(who.id()), &office.request).await.unwrap()
}

/// A rule for letters of this sender, from today on.
fn rule(office: &Office, sender: &str, unit: UnitId, person: Option<AccountId>) -> NewRule {
    let when = Conditions { sender: sender.to_owned(), ..Conditions::default() };
    NewRule { name: format!("Pisma: {sender}"), when, unit, person, from: office.clock.now().warsaw_date(), to: None }
}

async fn make(office: &Office, who: &Official, new: &NewRule) -> Result<Rule, RuleError> {
    let right = registry::keeps_rules(who).unwrap();
    let mut act = act(office, who).await;
    let (rule, recorded) = registry::make_rule(&mut act, &right, new).await?;
    act.commit(recorded).await.unwrap();
    Ok(rule)
}

async fn tried(office: &Office, who: &Official, new: &NewRule) -> Trial {
    let right = registry::keeps_rules(who).unwrap();
    registry::try_rule(act(office, who).await, &right, new).await.unwrap()
}

async fn names(office: &Office, who: &Official) -> Vec<String> {
    let right = registry::keeps_rules(who).unwrap();
    let rules = registry::rules(&mut office.journal.view().await.unwrap(), &right).await.unwrap();
    rules.into_iter().filter(|rule| rule.ended_at.is_none()).map(|rule| rule.name).collect()
}

/// The letter's state, the symbol of its unit, whom it is assigned to.
async fn stands(office: &Office, id: LetterId) -> (LetterState, String, Option<AccountId>) {
    let letter = registry::letter_for_case(&mut office.journal.view().await.unwrap(), id).await.unwrap().unwrap();
    let now = letter.row.circulation;
    (now.state, letter.row.unit.symbol, now.person.map(|(id, _)| id))
}

async fn came(office: &Office, world: &World, sender: &str) -> LetterId {
    receive(office, &world.client, sender, "a").await.unwrap().id
}

struct Cast {
    world: World,
    coordinator: Official,
    head: Official,
    adam: Official,
}

impl Cast {
    async fn of(office: &Office) -> Self {
        let world = world(office).await;
        Self {
            coordinator: official(office, "koordynator", &world.other_unit, Post::RecordsCoordinator).await,
            head: official(office, "naczelnik", &world.unit, Post::UnitHead).await,
            adam: official(office, "adam", &world.unit, Post::CaseOfficer).await,
            world,
        }
    }
}

on_both_databases! {
    async fn a_letter_follows_the_first_rule_that_fits_and_holds_and_else_its_service(office) {
        let Cast { world, coordinator, head, adam } = Cast::of(&office).await;
        let (or, gk) = (world.unit.id, world.other_unit.id);
        let mut first = rule(&office, "Wodociągi", gk, None);
        first.to = Some(first.from.tomorrow().unwrap());
        make(&office, &coordinator, &first).await.unwrap();
        make(&office, &coordinator, &rule(&office, "Wodociągi Brzozowa", or, None)).await.unwrap();
        let tomorrow = office.clock.now().warsaw_date().tomorrow().unwrap();
        make(&office, &coordinator, &NewRule { from: tomorrow, ..rule(&office, "Nowak", gk, None) }).await.unwrap();
        make(&office, &head, &rule(&office, "Wodociągi", or, Some(adam.id()))).await.unwrap();

        let id = came(&office, &world, "WODOCIAGI Brzozowa sp. z o.o.").await;
        assert_eq!(stands(&office, id).await, (LetterState::Distributed, "GK".to_owned(), None));
        let mut view = office.journal.view().await.unwrap();
        let steps = registry::steps(&mut view, id).await.unwrap();
        assert_eq!((steps[1].kind, steps[1].note.as_str(), steps[1].by), (StepKind::Distributed, "Pisma: Wodociągi", None));
        assert!(journal::find(&mut view, "letter.distributed_by_rule", id).await.unwrap().is_some());
        drop(view);
        let other = came(&office, &world, "Anna Nowak").await;
        assert_eq!(stands(&office, other).await, (LetterState::Distributed, "OR".to_owned(), None));
        assert!(journal::find(&mut office.journal.view().await.unwrap(), "letter.distributed_by_rule", other).await.unwrap().is_none());

        office.clock.advance(86_400);
        assert_eq!(stands(&office, came(&office, &world, "Anna Nowak").await).await.1, "GK");
        office.clock.advance(86_400);
        // The first is over: the second takes it to OR, whose head says who gets it.
        let id = came(&office, &world, "Wodociągi Brzozowa").await;
        assert_eq!(stands(&office, id).await, (LetterState::Assigned, "OR".to_owned(), Some(adam.id())));
        assert_eq!(stands(&office, came(&office, &world, "Wodociągi").await).await.2, Some(adam.id()));
    }

    async fn what_a_head_assigns_by_a_rule_the_head_takes_back_and_the_person_takes(office) {
        let Cast { world, head, adam, .. } = Cast::of(&office).await;
        make(&office, &head, &rule(&office, "Żuk", world.unit.id, Some(adam.id()))).await.unwrap();
        let id = came(&office, &world, "Józef Żuk").await;
        let mut view = office.journal.view().await.unwrap();
        let letter = registry::letter(&mut view, &adam, id).await.unwrap().unwrap();
        assert!(registry::moves(&adam, &letter.row).contains(&Move::Take));
        assert!(registry::moves(&head, &letter.row).contains(&Move::CorrectAssignment));
        assert!(registry::moves(&head, &letter.row).contains(&Move::Reassign));
        assert_eq!(registry::waiting(&mut view, &adam, 9).await.unwrap().len(), 1);
        let steps = registry::steps(&mut view, id).await.unwrap();
        let last = steps.last().unwrap();
        assert_eq!((last.kind, last.note.as_str(), last.by), (StepKind::Assigned, "Pisma: Żuk", None));
        assert!(journal::find(&mut view, "letter.assigned_by_rule", id).await.unwrap().is_some());
        drop(view);
        let mut act = act(&office, &adam).await;
        let right = registry::may_take(&mut act, &adam, id, letter.row.circulation.version).await.unwrap();
        let recorded = registry::take(&mut act, right).await.unwrap();
        act.commit(recorded).await.unwrap();
        assert_eq!(stands(&office, id).await.0, LetterState::Taken);
    }

    async fn a_rule_for_somebody_who_is_gone_is_passed_over(office) {
        let Cast { world, head, adam, .. } = Cast::of(&office).await;
        make(&office, &head, &rule(&office, "Żuk", world.unit.id, Some(adam.id()))).await.unwrap();
        let administrator = official(&office, "admin", &world.unit, Post::Administrator).await;
        let mut act = act(&office, &administrator).await;
        let recorded = accounts::close_official(&mut act, &administrator.administers().unwrap(), adam.id()).await.unwrap();
        act.commit(recorded).await.unwrap();
        assert_eq!(stands(&office, came(&office, &world, "Żuk").await).await, (LetterState::Distributed, "OR".to_owned(), None));
    }

    async fn a_letter_on_paper_is_proposed_to_the_clerk_and_assigned_when_it_is_distributed(office) {
        let Cast { world, coordinator, head, adam } = Cast::of(&office).await;
        let clerk = official(&office, "clerk", &world.other_unit, Post::RegistryClerk).await;
        make(&office, &coordinator, &rule(&office, "Żuk", world.unit.id, None)).await.unwrap();
        make(&office, &head, &rule(&office, "Żuk", world.unit.id, Some(adam.id()))).await.unwrap();
        let id = paper(&office, &clerk, "Skarga", None).await;
        assert_eq!(stands(&office, id).await.0, LetterState::Registered);
        let today = office.clock.now().warsaw_date();
        let mut view = office.journal.view().await.unwrap();
        let row = registry::letter(&mut view, &clerk, id).await.unwrap().unwrap().row;
        let proposed = registry::proposed(&mut view, &row, today).await.unwrap().unwrap();
        assert_eq!((proposed.name.as_str(), proposed.unit.id), ("Pisma: Żuk", world.unit.id));
        drop(view);
        let mut one = act(&office, &clerk).await;
        let right = registry::may_scan(&mut one, &clerk, id, row.circulation.version).await.unwrap();
        let sheets = registry::Sheets::default();
        let scan = registry::Scan { scope: registry::ScanScope::None, reason: "makieta".to_owned(), file: None, sheets };
        let recorded = registry::add_scan(&mut one, right, scan).await.unwrap();
        one.commit(recorded).await.unwrap();
        let mut one = act(&office, &clerk).await;
        let right = registry::may_distribute(&mut one, &clerk, id, row.circulation.version + 1).await.unwrap();
        let recorded = registry::distribute(&mut one, right, world.unit.id).await.unwrap();
        one.commit(recorded).await.unwrap();
        assert_eq!(stands(&office, id).await, (LetterState::Assigned, "OR".to_owned(), Some(adam.id())));
        let mut view = office.journal.view().await.unwrap();
        let row = registry::letter(&mut view, &clerk, id).await.unwrap().unwrap().row;
        assert!(registry::proposed(&mut view, &row, today).await.unwrap().is_none());
    }

    async fn a_rule_is_tried_on_the_letters_that_its_keeper_sees(office) {
        let Cast { world, coordinator, head, adam } = Cast::of(&office).await;
        for sender in ["Józef Żuk", "Anna Nowak", "Maria Żuk", "Żuk sp. z o.o."] {
            came(&office, &world, sender).await;
        }
        make(&office, &coordinator, &rule(&office, "Obca", world.other_unit.id, None)).await.unwrap();
        came(&office, &world, "Obca Żuk").await;
        let before = office.rows().await;
        let all = tried(&office, &coordinator, &rule(&office, "żuk", world.other_unit.id, None)).await;
        assert_eq!((all.looked_at, all.taken, all.otherwise, all.newest.len()), (5, 4, 3, 4));
        assert_eq!(all.newest[0].sender, "Obca Żuk");
        let own = tried(&office, &head, &rule(&office, "żuk", world.unit.id, Some(adam.id()))).await;
        assert_eq!((own.looked_at, own.taken, own.otherwise), (4, 3, 0));
        assert_eq!(office.rows().await, before);
    }

    async fn rules_are_kept_by_the_coordinator_and_the_heads_each_within_their_own(office) {
        let Cast { world, coordinator, head, adam } = Cast::of(&office).await;
        let (or, gk) = (world.unit.id, world.other_unit.id);
        for (login, post, keeps) in [
            ("a", Post::RegistryClerk, false), ("b", Post::Secretary, false), ("c", Post::OfficeHead, true), ("d", Post::DeputyHead, true),
            ("e", Post::CaseOfficer, false), ("f", Post::Administrator, false), ("g", Post::UnitHead, true), ("h", Post::RecordsCoordinator, true),
        ] {
            let right = registry::keeps_rules(&official(&office, login, &world.unit, post).await);
            assert_eq!(right.is_some(), keeps, "{post:?}");
            assert_eq!(right.is_some_and(|right| right.unit().is_some()), post == Post::UnitHead, "{post:?}");
        }
        let beata = official(&office, "beata", &world.other_unit, Post::CaseOfficer).await;
        let before = office.rows().await;
        // Nobody but the unit's own head assigns (par. 23(4)), and the head does not distribute for the office.
        for (who, unit, person, why) in [
            (&coordinator, or, Some(adam.id()), "unit"), (&head, gk, None, "unit"), (&head, gk, Some(beata.id()), "unit"),
            (&head, or, Some(beata.id()), "person"), (&head, or, None, "person"), (&head, or, Some(world.client.id), "person"),
        ] {
            let told = match make(&office, who, &rule(&office, "Żuk", unit, person)).await {
                Err(RuleError::Unit) => "unit",
                Err(RuleError::Person) => "person",
                _ => "other",
            };
            assert_eq!(told, why);
        }
        assert_eq!(office.rows().await, before);
        let of_office = make(&office, &coordinator, &rule(&office, "Żuk", gk, None)).await.unwrap();
        let of_unit = make(&office, &head, &rule(&office, "Żuk", or, Some(adam.id()))).await.unwrap();
        assert_eq!((names(&office, &coordinator).await.len(), names(&office, &head).await.len()), (1, 1));
        let other_head = official(&office, "inny", &world.other_unit, Post::UnitHead).await;
        assert_eq!(names(&office, &other_head).await.len(), 0);
        for (who, rule) in [(&head, &of_office), (&coordinator, &of_unit), (&other_head, &of_unit), (&other_head, &of_office)] {
            let right = registry::keeps_rules(who).unwrap();
            let mut one = act(&office, who).await;
            assert!(matches!(registry::end_rule(&mut one, &right, rule.id).await, Err(RuleError::NotThere)));
            assert!(matches!(registry::prefer_rule(&mut one, &right, rule.id).await, Err(RuleError::NotThere)));
        }
    }

    async fn rules_are_put_in_order_and_ended_for_good(office) {
        let Cast { world, coordinator, .. } = Cast::of(&office).await;
        let right = registry::keeps_rules(&coordinator).unwrap();
        let mut made = Vec::new();
        for sender in ["A", "B", "C"] {
            made.push(make(&office, &coordinator, &rule(&office, sender, world.other_unit.id, None)).await.unwrap().id);
        }
        for (moved, order) in [(2, ["A", "C", "B"]), (2, ["C", "A", "B"]), (2, ["C", "A", "B"]), (0, ["A", "C", "B"])] {
            let mut one = act(&office, &coordinator).await;
            let recorded = registry::prefer_rule(&mut one, &right, made[moved]).await.unwrap();
            one.commit(recorded).await.unwrap();
            assert_eq!(names(&office, &coordinator).await, order.map(|sender| format!("Pisma: {sender}")));
        }
        assert_eq!(stands(&office, came(&office, &world, "A").await).await.1, "GK");
        let mut one = act(&office, &coordinator).await;
        let recorded = registry::end_rule(&mut one, &right, made[0]).await.unwrap();
        one.commit(recorded).await.unwrap();
        assert_eq!(names(&office, &coordinator).await, ["Pisma: C", "Pisma: B"]);
        assert_eq!(stands(&office, came(&office, &world, "A").await).await.1, "OR");
        let listed = registry::rules(&mut office.journal.view().await.unwrap(), &right).await.unwrap();
        assert_eq!((listed.len(), listed[2].ended_at), (3, Some(office.clock.now())));
        let mut one = act(&office, &coordinator).await;
        assert!(matches!(registry::end_rule(&mut one, &right, made[0]).await, Err(RuleError::NotThere)));
    }

    async fn what_cannot_be_a_rule_is_refused_and_leaves_no_trace(office) {
        let Cast { world, coordinator, .. } = Cast::of(&office).await;
        let good = rule(&office, "Żuk", world.other_unit.id, None);
        make(&office, &coordinator, &good).await.unwrap();
        let yesterday = good.from.yesterday().unwrap();
        let when = |change: fn(&mut Conditions)| {
            let mut when = good.when.clone();
            change(&mut when);
            NewRule { when, ..good.clone() }
        };
        let before = office.rows().await;
        for (new, why) in [
            (NewRule { name: " ".to_owned(), ..good.clone() }, "name"),
            (NewRule { name: "a".repeat(101), ..good.clone() }, "name"),
            (NewRule { name: "a\u{202e}b".to_owned(), ..good.clone() }, "name"),
            (when(|when| when.sender = " \t ".to_owned()), "nothing"),
            (when(|when| when.service = "nie-ma".to_owned()), "service"),
            (when(|when| when.service = "\0".to_owned()), "service"),
            (when(|when| when.class = "12a".to_owned()), "class"),
            (when(|when| when.class = "1".repeat(11)), "class"),
            (when(|when| when.sender = "!?".to_owned()), "sender"),
            (when(|when| when.sender = "a\0".to_owned()), "sender"),
            (when(|when| when.channel = "golebie".to_owned()), "channel"),
            (NewRule { unit: office.journal.new_id(), ..good.clone() }, "unit"),
            (NewRule { from: yesterday, ..good.clone() }, "days"),
            (NewRule { to: Some(yesterday), ..good.clone() }, "days"),
            (NewRule { from: Date::new(2099, 1, 1).unwrap(), ..good.clone() }, "days"),
            (NewRule { to: Some(Date::MAX), ..good.clone() }, "days"),
            (NewRule { name: "Inaczej".to_owned(), ..good.clone() }, "again"),
        ] {
            let told = match make(&office, &coordinator, &new).await {
                Ok(_) => "made",
                Err(RuleError::Name) => "name",
                Err(RuleError::Nothing) => "nothing",
                Err(RuleError::Service) => "service",
                Err(RuleError::Class) => "class",
                Err(RuleError::Sender) => "sender",
                Err(RuleError::Channel) => "channel",
                Err(RuleError::Unit) => "unit",
                Err(RuleError::Days) => "days",
                Err(RuleError::Again) => "again",
                Err(_) => "other",
            };
            assert_eq!(told, why, "{new:?}");
        }
        assert_eq!(office.rows().await, before);
    }

    async fn whatever_is_changed_of_a_rule_is_told(office) {
        let Cast { world, coordinator, head, adam } = Cast::of(&office).await;
        let first = make(&office, &coordinator, &rule(&office, "Żuk", world.other_unit.id, None)).await.unwrap();
        make(&office, &head, &rule(&office, "Nowak", world.unit.id, Some(adam.id()))).await.unwrap();
        let mut one = act(&office, &coordinator).await;
        let right = registry::keeps_rules(&coordinator).unwrap();
        let recorded = registry::end_rule(&mut one, &right, first.id).await.unwrap();
        one.commit(recorded).await.unwrap();
        assert_eq!(told(&mut office.journal.view().await.unwrap()).await.unwrap(), [""; 0]);
        for column in office.columns("routing_rules").await.into_iter().filter(|column| column != "place") {
            for how in [Tampering::Flip(column.clone()), Tampering::Break(column.clone())] {
                let Some(mut changed) = office.tampered("routing_rules", "place", &how).await else { continue };
                assert!(!told(changed.view()).await.unwrap().is_empty(), "{how:?} is not told");
            }
        }
        for how in [Tampering::Drop, Tampering::Truncate, Tampering::Set("ended_at = NULL")] {
            let mut changed = office.tampered("routing_rules", "place", &how).await.unwrap();
            assert!(!told(changed.view()).await.unwrap().is_empty(), "{how:?} is not told");
        }
    }
}

async fn told(view: &mut View) -> Result<Vec<String>, Fault> {
    let mut walk = Walk::begin(view).await?;
    let (mut told, mut kinds) = (Vec::new(), HashMap::<String, i64>::new());
    while let Some(page) = walk.next(view).await? {
        for entry in &page.entries {
            *kinds.entry(entry.kind.clone()).or_default() += 1;
            told.extend(registry::agrees(view, entry).await?.0.iter().map(ToString::to_string));
        }
    }
    for (what, kind, kept) in registry::rule_counts(view).await? {
        if kinds.get(kind).copied().unwrap_or_default() != kept {
            told.push(what.to_owned());
        }
    }
    Ok(told)
}
