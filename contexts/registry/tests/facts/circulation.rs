//! What the steps of a letter leave behind, and which are refused.

use std::sync::Arc;

use accounts::{Official, Post};
use journal::{Act, Actor};
use registry::{Assignment, Circulation, Denied, LetterState, MoveError, StepKind};
use testkit::{Office, on_both_databases};
use vocabulary::{AccountId, Clock as _, Date, LetterId};

use crate::world::{World, official, paper, receive, world};

/// Who has to do with a letter that came for unit OR.
struct Desk {
    world: World,
    clerk: Official,
    head: Official,
    unit_head: Official,
    adam: Official,
    beata: Official,
    stranger: Official,
}

impl Desk {
    async fn of(office: &Office) -> Self {
        let world = world(office).await;
        Self {
            clerk: official(office, "clerk", &world.other_unit, Post::RegistryClerk).await,
            head: official(office, "head", &world.other_unit, Post::OfficeHead).await,
            unit_head: official(office, "unit-head", &world.unit, Post::UnitHead).await,
            adam: official(office, "adam", &world.unit, Post::CaseOfficer).await,
            beata: official(office, "beata", &world.unit, Post::CaseOfficer).await,
            stranger: official(office, "stranger", &world.other_unit, Post::UnitHead).await,
            world,
        }
    }

    async fn letter(&self, office: &Office) -> LetterId {
        receive(office, &self.world.client, "Anna Nowak", "Wniosek").await.unwrap().id
    }

    fn to(&self, person: Option<&Official>, due: Option<Date>) -> Assignment {
        let unit = self.world.unit.id;
        Assignment { unit, person: person.map(Official::id), instructions: "Proszę o odpowiedź".to_owned(), due }
    }

    /// A letter that the head of the office assigned to unit OR by this day.
    async fn assigned(&self, office: &Office, due: Option<Date>) -> LetterId {
        let id = self.letter(office).await;
        let mut act = begin(office, &self.unit_head).await;
        let right = registry::may_refuse(&mut act, &self.unit_head, id, 1).await.unwrap();
        let recorded = registry::refuse(&mut act, right, " nie nasze ", None).await.unwrap();
        act.commit(recorded).await.unwrap();
        let mut act = begin(office, &self.clerk).await;
        let right = registry::may_send_for_assignment(&mut act, &self.clerk, id, 2).await.unwrap();
        let recorded = registry::send_for_assignment(&mut act, right).await.unwrap();
        act.commit(recorded).await.unwrap();
        let mut act = begin(office, &self.head).await;
        let right = registry::may_assign(&mut act, &self.head, id, 3).await.unwrap();
        let recorded = registry::assign(&mut act, right, self.to(None, due)).await.unwrap();
        act.commit(recorded).await.unwrap();
        id
    }

    async fn reassign(&self, office: &Office, id: LetterId, to: &Official, due: Option<Date>) -> Result<(), MoveError> {
        let version = now(office, id).await.version;
        let mut act = begin(office, &self.unit_head).await;
        let right = registry::may_reassign(&mut act, &self.unit_head, id, version).await.unwrap();
        let recorded = registry::reassign(&mut act, right, to.id(), due).await?;
        act.commit(recorded).await.unwrap();
        Ok(())
    }
}

async fn begin(office: &Office, who: &Official) -> Act {
    office.journal.act(Actor::Account(who.id()), &office.request).await.unwrap()
}

async fn now(office: &Office, id: LetterId) -> Circulation {
    let letter = registry::letter_for_case(&mut office.journal.view().await.unwrap(), id).await.unwrap();
    letter.unwrap().row.circulation
}

fn day(text: &str) -> Option<Date> {
    Some(text.parse().unwrap())
}

fn person(now: &Circulation) -> Option<AccountId> {
    now.person.as_ref().map(|(id, _)| *id)
}

on_both_databases! {
    async fn an_annulled_entry_keeps_its_number_and_its_history_and_nobody_works_on_it(office) {
        let world = world(&office).await;
        let clerk = official(&office, "clerk", &world.other_unit, Post::RegistryClerk).await;
        let coordinator = official(&office, "coordinator", &world.other_unit, Post::RecordsCoordinator).await;
        let id = paper(&office, &clerk, "dwa razy", None).await;
        let row = async || registry::letter_for_case(&mut office.journal.view().await.unwrap(), id).await.unwrap().unwrap().row;
        let version = async || row().await.circulation.version;
        let mut act = office.journal.act(Actor::Account(clerk.id()), &office.request).await.unwrap();
        let right = registry::may_ask_annulment(&mut act, &clerk, id, version().await).await.unwrap();
        assert!(matches!(registry::ask_annulment(&mut act, right, "  ").await, Err(MoveError::NoReason)));
        drop(act);
        let mut act = office.journal.act(Actor::Account(clerk.id()), &office.request).await.unwrap();
        let right = registry::may_ask_annulment(&mut act, &clerk, id, version().await).await.unwrap();
        let recorded = registry::ask_annulment(&mut act, right, "to samo pismo co RPW/2026/1").await.unwrap();
        act.commit(recorded).await.unwrap();
        let waits = registry::waiting(&mut office.journal.view().await.unwrap(), &coordinator, 10).await.unwrap();
        assert_eq!(waits.iter().map(|row| row.id).collect::<Vec<_>>(), [id]);
        let mut act = office.journal.act(Actor::Account(coordinator.id()), &office.request).await.unwrap();
        let right = registry::may_annul(&mut act, &coordinator, id, version().await).await.unwrap();
        let recorded = registry::annul(&mut act, right).await.unwrap();
        act.commit(recorded).await.unwrap();
        let row = row().await;
        assert_eq!((row.number.number, row.circulation.state), (1, LetterState::Annulled));
        for who in [&clerk, &coordinator] {
            assert_eq!(registry::moves(who, &row), []);
            assert!(registry::waiting(&mut office.journal.view().await.unwrap(), who, 10).await.unwrap().is_empty());
        }
        paper(&office, &clerk, "następne", None).await;
        let steps = registry::steps(&mut office.journal.view().await.unwrap(), id).await.unwrap();
        let told: Vec<_> = steps.iter().map(|step| (step.kind, step.note.as_str())).collect();
        assert_eq!(
            told,
            [
                (StepKind::Registered, ""),
                (StepKind::AnnulmentAsked, "to samo pismo co RPW/2026/1"),
                (StepKind::Annulled, ""),
            ]
        );
    }

    async fn the_way_of_a_letter_stands_in_its_history_and_in_the_journal(office) {
        let desk = Desk::of(&office).await;
        let id = desk.assigned(&office, day("2030-01-31")).await;
        desk.reassign(&office, id, &desk.adam, None).await.unwrap();
        let mut act = begin(&office, &desk.adam).await;
        let right = registry::may_take(&mut act, &desk.adam, id, 5).await.unwrap();
        let recorded = registry::take(&mut act, right).await.unwrap();
        act.commit(recorded).await.unwrap();
        let mut act = begin(&office, &desk.adam).await;
        let right = registry::may_file(&mut act, &desk.adam, id, 6).await.unwrap();
        let recorded = registry::filed(&mut act, right).await.unwrap();
        act.commit(recorded).await.unwrap();

        let mut view = office.journal.view().await.unwrap();
        let steps = registry::steps(&mut view, id).await.unwrap();
        let kinds: Vec<StepKind> = steps.iter().map(|step| step.kind).collect();
        assert_eq!(kinds, [
            StepKind::Registered, StepKind::Distributed, StepKind::Refused, StepKind::SentForAssignment,
            StepKind::Assigned, StepKind::Reassigned, StepKind::Taken, StepKind::Filed,
        ]);
        assert_eq!((steps[1].actor.as_str(), steps[1].unit.as_deref()), ("", Some("Wydział")));
        assert_eq!((steps[2].note.as_str(), steps[2].actor.as_str()), ("nie nasze", "Anna Nowak"));
        assert_eq!((steps[4].note.as_str(), steps[4].due, steps[4].person.as_deref()), ("Proszę o odpowiedź", day("2030-01-31"), None));
        assert_eq!((steps[5].person.as_deref(), steps[5].due), (Some("Anna Nowak"), day("2030-01-31")));
        for kind in ["letter.refused", "letter.sent_for_assignment", "letter.assigned", "letter.reassigned", "letter.taken", "letter.filed"] {
            assert!(journal::find(&mut view, kind, id).await.unwrap().is_some(), "{kind}");
        }
        // What people wrote stands beside the chain, where it can be erased.
        drop(view);
        let chain = office.text_of("journal_entries").await;
        assert!(!chain.contains("Proszę") && !chain.contains("nie nasze"));
        let now = now(&office, id).await;
        assert_eq!((now.state, now.version, person(&now)), (LetterState::Filed, 7, Some(desk.adam.id())));
    }

    async fn a_letter_that_comes_by_the_portal_goes_to_its_unit_and_has_its_term(office) {
        let desk = Desk::of(&office).await;
        let service = catalogue::service(&mut office.journal.view().await.unwrap(), "pismo-ogolne").await.unwrap().unwrap();
        let now = now(&office, desk.letter(&office).await).await;
        assert_eq!((now.state, now.unit.as_ref(), person(&now)), (LetterState::Distributed, Some(&desk.world.unit), None));
        let came = office.clock.now().warsaw_date();
        assert_eq!(now.last_day, service.term.map(|term| term.last_day(came, &[]).effective));
        assert!(now.last_day.is_some());
    }

    async fn giving_a_letter_on_never_lengthens_nor_changes_the_instructions(office) {
        let desk = Desk::of(&office).await;
        let id = desk.assigned(&office, day("2030-01-31")).await;
        let refused = desk.reassign(&office, id, &desk.adam, day("2030-02-01")).await;
        assert!(matches!(refused, Err(MoveError::DueLater { latest }) if Some(latest) == day("2030-01-31")));
        assert_eq!(now(&office, id).await.version, 4);
        desk.reassign(&office, id, &desk.adam, day("2030-01-15")).await.unwrap();
        desk.reassign(&office, id, &desk.beata, None).await.unwrap();
        let refused = desk.reassign(&office, id, &desk.adam, day("2030-01-31")).await;
        assert!(matches!(refused, Err(MoveError::DueLater { .. })));
        let now = now(&office, id).await;
        assert_eq!((now.due, now.instructions.as_str()), (day("2030-01-15"), "Proszę o odpowiedź"));
        assert_eq!((person(&now), now.assigned_by), (Some(desk.beata.id()), Some(desk.head.id())));
    }

    async fn a_day_is_set_at_most_five_years_ahead(office) {
        let desk = Desk::of(&office).await;
        let farthest = vocabulary::Term::Years(5).nominal(office.clock.now().warsaw_date());
        let id = desk.letter(&office).await;
        let mut act = begin(&office, &desk.unit_head).await;
        let right = registry::may_assign(&mut act, &desk.unit_head, id, 1).await.unwrap();
        let far = registry::assign(&mut act, right, desk.to(None, Some(farthest.tomorrow().unwrap()))).await;
        assert!(matches!(far, Err(MoveError::DueFar)));
        drop(act);
        let mut act = begin(&office, &desk.unit_head).await;
        let right = registry::may_assign(&mut act, &desk.unit_head, id, 1).await.unwrap();
        let recorded = registry::assign(&mut act, right, desk.to(None, Some(farthest))).await.unwrap();
        act.commit(recorded).await.unwrap();
    }

    async fn a_letter_that_was_taken_goes_on_and_is_assigned_again(office) {
        let desk = Desk::of(&office).await;
        let id = desk.assigned(&office, day("2030-01-31")).await;
        desk.reassign(&office, id, &desk.adam, None).await.unwrap();
        let mut act = begin(&office, &desk.adam).await;
        let right = registry::may_take(&mut act, &desk.adam, id, 5).await.unwrap();
        let recorded = registry::take(&mut act, right).await.unwrap();
        act.commit(recorded).await.unwrap();
        let longer = desk.reassign(&office, id, &desk.beata, day("2030-02-01")).await;
        assert!(matches!(longer, Err(MoveError::DueLater { .. })));
        desk.reassign(&office, id, &desk.beata, None).await.unwrap();
        let given = now(&office, id).await;
        assert_eq!((given.state, person(&given), given.due), (LetterState::Assigned, Some(desk.beata.id()), day("2030-01-31")));
        assert_eq!((given.instructions.as_str(), given.assigned_by), ("Proszę o odpowiedź", Some(desk.head.id())));
    }

    async fn a_day_that_is_over_is_not_set_but_one_that_stands_is_kept(office) {
        let desk = Desk::of(&office).await;
        let today = office.clock.now().warsaw_date();
        let id = desk.assigned(&office, Some(today)).await;
        office.clock.advance(2 * 86_400);
        desk.reassign(&office, id, &desk.adam, None).await.unwrap();
        assert_eq!(now(&office, id).await.due, Some(today));
        let refused = desk.reassign(&office, id, &desk.adam, Some(today.yesterday().unwrap())).await;
        assert!(matches!(refused, Err(MoveError::DuePast)));
        let id = desk.letter(&office).await;
        let mut act = begin(&office, &desk.unit_head).await;
        let right = registry::may_assign(&mut act, &desk.unit_head, id, 1).await.unwrap();
        let refused = registry::assign(&mut act, right, desk.to(None, Some(today))).await;
        assert!(matches!(refused, Err(MoveError::DuePast)));
    }

    async fn nobody_outside_the_unit_is_given_its_letter(office) {
        let desk = Desk::of(&office).await;
        let id = desk.assigned(&office, None).await;
        assert!(matches!(desk.reassign(&office, id, &desk.stranger, None).await, Err(MoveError::Person)));
        let id = desk.letter(&office).await;
        let mut act = begin(&office, &desk.unit_head).await;
        let right = registry::may_assign(&mut act, &desk.unit_head, id, 1).await.unwrap();
        let elsewhere = Assignment { unit: desk.world.other_unit.id, ..desk.to(None, None) };
        assert!(matches!(registry::assign(&mut act, right, elsewhere).await, Err(MoveError::Unit)));
        drop(act);
        let mut act = begin(&office, &desk.unit_head).await;
        let right = registry::may_assign(&mut act, &desk.unit_head, id, 1).await.unwrap();
        assert!(matches!(registry::assign(&mut act, right, desk.to(Some(&desk.stranger), None)).await, Err(MoveError::Person)));
    }

    async fn a_letter_that_is_not_ours_goes_at_once_to_the_unit_whose_it_is(office) {
        let desk = Desk::of(&office).await;
        let id = desk.letter(&office).await;
        for (why, to) in [("", desk.world.other_unit.id), ("  ", desk.world.other_unit.id), ("nasze", desk.world.unit.id)] {
            let mut act = begin(&office, &desk.unit_head).await;
            let right = registry::may_refuse(&mut act, &desk.unit_head, id, 1).await.unwrap();
            let refused = registry::refuse(&mut act, right, why, Some(to)).await;
            assert!(matches!(refused, Err(MoveError::NoReason | MoveError::Unit)), "{why:?}");
        }
        let mut act = begin(&office, &desk.unit_head).await;
        let right = registry::may_refuse(&mut act, &desk.unit_head, id, 1).await.unwrap();
        let recorded = registry::refuse(&mut act, right, "sprawa gospodarki komunalnej", Some(desk.world.other_unit.id)).await.unwrap();
        act.commit(recorded).await.unwrap();
        let now = now(&office, id).await;
        assert_eq!((now.state, now.unit), (LetterState::Distributed, Some(desk.world.other_unit.clone())));
        let mut view = office.journal.view().await.unwrap();
        assert!(registry::letter(&mut view, &desk.stranger, id).await.unwrap().is_some());
        // Who sent it on still sees where it went; the rest of the unit does not.
        assert!(registry::letter(&mut view, &desk.unit_head, id).await.unwrap().is_some());
        assert!(registry::letter(&mut view, &desk.adam, id).await.unwrap().is_none());
    }

    async fn a_page_of_an_older_version_is_told_so_and_changes_nothing(office) {
        let desk = Desk::of(&office).await;
        let id = desk.assigned(&office, None).await;
        let before = (office.rows().await, office.text_of("letters").await);
        for stale in [0, 1, 3, 5, i64::MAX - 1] {
            let mut act = begin(&office, &desk.unit_head).await;
            let denied = registry::may_take(&mut act, &desk.unit_head, id, stale).await;
            assert!(matches!(denied, Err(Denied::Stale)), "{stale}");
        }
        // Adam may not take it, and is not told more than he may know.
        let mut act = begin(&office, &desk.adam).await;
        assert!(matches!(registry::may_take(&mut act, &desk.adam, id, 4).await, Err(Denied::NotNow)));
        drop(act);
        let mut act = begin(&office, &desk.stranger).await;
        assert!(matches!(registry::may_take(&mut act, &desk.stranger, id, 1).await, Err(Denied::NotYours)));
        drop(act);
        let unknown = office.journal.new_id();
        let mut act = begin(&office, &desk.unit_head).await;
        assert!(matches!(registry::may_take(&mut act, &desk.unit_head, unknown, 1).await, Err(Denied::NotYours)));
        drop(act);
        assert_eq!((office.rows().await, office.text_of("letters").await), before);
    }

    async fn of_many_at_once_exactly_one_wins(office) {
        let desk = Arc::new(Desk::of(&office).await);
        let id = desk.letter(&office).await;
        let office = Arc::new(office);
        let tries: Vec<_> = (0..16)
            .map(|n| {
                let (office, desk) = (office.clone(), desk.clone());
                tokio::spawn(async move {
                    let who = &desk.unit_head;
                    let mut act = begin(&office, who).await;
                    let recorded = if n % 2 == 0 {
                        let right = registry::may_take(&mut act, who, id, 1).await?;
                        registry::take(&mut act, right).await?
                    } else {
                        let right = registry::may_assign(&mut act, who, id, 1).await?;
                        registry::assign(&mut act, right, desk.to(Some(&desk.adam), None)).await.unwrap()
                    };
                    act.commit(recorded).await?;
                    Ok::<_, Denied>(())
                })
            })
            .collect();
        let mut won = 0;
        for one in tries {
            match one.await.unwrap() {
                Ok(()) => won += 1,
                Err(Denied::Stale) => {}
                // Whoever lost to an assignment to Adam finds a letter that can no longer be taken by the head.
                Err(other) => panic!("{other:?}"),
            }
        }
        assert_eq!(won, 1);
        assert_eq!(now(&office, id).await.version, 2);
        let steps = registry::steps(&mut office.journal.view().await.unwrap(), id).await.unwrap();
        assert_eq!(steps.len(), 3);
    }

    async fn what_people_write_has_an_end(office) {
        let desk = Desk::of(&office).await;
        let id = desk.letter(&office).await;
        let long = "ż".repeat(registry::LONGEST_NOTE + 1);
        let mut act = begin(&office, &desk.unit_head).await;
        let right = registry::may_refuse(&mut act, &desk.unit_head, id, 1).await.unwrap();
        let refused = registry::refuse(&mut act, right, &long, None).await;
        assert!(matches!(refused, Err(MoveError::TooLong { limit: registry::LONGEST_NOTE })));
    }
}
