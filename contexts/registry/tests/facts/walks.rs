//! Random walks of letters through the office. Whatever was tried, a letter has only moved as the reference's table says, by
//! somebody whom it names; a re-assignment has kept the instructions and never lengthened the day; every step of a letter is in its
//! history and grew its version by one; and what ended stays as it is.

use accounts::{Official, Post, Unit};
use journal::{Act, Actor, Recorded};
use registry::{Assignment, Circulation, Denied, LetterState, Move, MoveError, Scan, ScanScope};
use testkit::{Office, on_both_databases};
use vocabulary::{Clock as _, Date, LetterId};

use crate::world::{World, official, paper, receive, world};

use LetterState::{
    Annulled, Assigned, Distributed, Filed, ForAnnulment, ForAssignment, Registered, ReturnedToPoint, Scanned, Taken,
};

/// Whoever a letter can be assigned to: all but those who keep the machine.
const ADDRESSEES: &[Post] = &[
    Post::RegistryClerk,
    Post::Secretary,
    Post::OfficeHead,
    Post::DeputyHead,
    Post::UnitHead,
    Post::CaseOfficer,
    Post::RecordsCoordinator,
];

/// Copied by hand from the reference's state machine of an incoming letter: from, event, to, who. Those that its text leaves to
/// the office are marked.
const TABLE: &[(LetterState, Move, LetterState, &[Post])] = &[
    (Registered, Move::Scan, Scanned, &[Post::RegistryClerk]),
    (Scanned, Move::Distribute, Distributed, &[Post::RegistryClerk, Post::Secretary]),
    (Scanned, Move::SendForAssignment, ForAssignment, &[Post::RegistryClerk, Post::Secretary]),
    (ForAssignment, Move::Assign, Assigned, &[Post::OfficeHead, Post::DeputyHead, Post::UnitHead]),
    (Distributed, Move::Assign, Assigned, &[Post::UnitHead]),
    (Assigned, Move::Reassign, Assigned, &[Post::UnitHead]),
    (Assigned, Move::CorrectAssignment, ForAssignment, &[Post::OfficeHead, Post::DeputyHead, Post::UnitHead]),
    (Distributed, Move::Refuse, ReturnedToPoint, &[Post::UnitHead]),
    (Distributed, Move::Refuse, Distributed, &[Post::UnitHead]),
    (Assigned, Move::Refuse, ReturnedToPoint, ADDRESSEES),
    (Assigned, Move::Refuse, Distributed, ADDRESSEES),
    (Distributed, Move::Take, Taken, &[Post::UnitHead]),
    (Assigned, Move::Take, Taken, ADDRESSEES),
    (Taken, Move::File, Filed, ADDRESSEES),
    (ForAnnulment, Move::Annul, Annulled, &[Post::RecordsCoordinator]),
    // Ours: what came back is distributed anew; a taken letter goes on; a later scan changes nothing; an entry is kept.
    (ReturnedToPoint, Move::Distribute, Distributed, &[Post::RegistryClerk, Post::Secretary]),
    (ReturnedToPoint, Move::SendForAssignment, ForAssignment, &[Post::RegistryClerk, Post::Secretary]),
    (Taken, Move::Reassign, Assigned, &[Post::UnitHead]),
    (ForAnnulment, Move::KeepEntry, Registered, &[Post::RecordsCoordinator]),
    (ForAnnulment, Move::KeepEntry, ReturnedToPoint, &[Post::RecordsCoordinator]),
];

fn allows(from: LetterState, step: Move, to: LetterState, by: Post) -> bool {
    let ended = matches!(from, Filed | Annulled);
    match step {
        // Any before FILED.
        Move::AskAnnulment => !ended && from != ForAnnulment && to == ForAnnulment && by == Post::RegistryClerk,
        Move::Scan if from != Registered => !ended && from != ForAnnulment && to == from && by == Post::RegistryClerk,
        _ => TABLE.iter().any(|(f, s, t, who)| (*f, *s, *t) == (from, step, to) && who.contains(&by)),
    }
}

/// Chance that is the same every time (xorshift).
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % most as u64).unwrap()
    }

    fn of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

struct Cast {
    world: World,
    units: Vec<Unit>,
    people: Vec<Official>,
}

impl Cast {
    async fn of(office: &Office) -> Self {
        let world = world(office).await;
        let units = vec![world.unit.clone(), world.other_unit.clone()];
        let mut people = Vec::new();
        for (n, unit) in units.iter().enumerate() {
            for (login, post) in [
                ("kancelaria", Post::RegistryClerk),
                ("sekretariat", Post::Secretary),
                ("burmistrz", Post::OfficeHead),
                ("zastepca", Post::DeputyHead),
                ("naczelnik", Post::UnitHead),
                ("referent", Post::CaseOfficer),
                ("referentka", Post::CaseOfficer),
                ("koordynator", Post::RecordsCoordinator),
                ("administrator", Post::Administrator),
            ] {
                people.push(official(office, &format!("{login}{n}"), unit, post).await);
            }
        }
        Self { world, units, people }
    }

    /// Tries a move with whatever it needs, made up; nothing when its right is refused, or what was made up.
    async fn tries(
        &self,
        act: &mut Act,
        chance: &mut Chance,
        who: &Official,
        step: Move,
        (id, version): (LetterId, i64),
        today: Date,
    ) -> Result<Recorded, Option<Denied>> {
        let made_up = |error: MoveError| {
            assert!(!matches!(error, MoveError::Fault(_)), "{error:?}");
            None::<Denied>
        };
        let unit = chance.of(&self.units).id;
        let person = chance.of(&self.people).id();
        let days = chance.below(9);
        let day = (0..days).try_fold(today, |day, _| day.tomorrow()).unwrap();
        let due = (days > 2).then_some(day);
        Ok(match step {
            Move::Distribute => {
                let right = registry::may_distribute(act, who, id, version).await.map_err(Some)?;
                registry::distribute(act, right, unit).await.map_err(made_up)?
            }
            Move::SendForAssignment => {
                let right = registry::may_send_for_assignment(act, who, id, version).await.map_err(Some)?;
                registry::send_for_assignment(act, right).await.unwrap()
            }
            Move::Assign => {
                let right = registry::may_assign(act, who, id, version).await.map_err(Some)?;
                let person = days.is_multiple_of(2).then_some(person);
                let to = Assignment { unit, person, instructions: format!("polecenie {days}"), due };
                registry::assign(act, right, to).await.map_err(made_up)?
            }
            Move::Reassign => {
                let right = registry::may_reassign(act, who, id, version).await.map_err(Some)?;
                registry::reassign(act, right, person, due).await.map_err(made_up)?
            }
            Move::CorrectAssignment => {
                let right = registry::may_correct(act, who, id, version).await.map_err(Some)?;
                registry::correct_assignment(act, right, "pomyłka").await.map_err(made_up)?
            }
            Move::Refuse => {
                let right = registry::may_refuse(act, who, id, version).await.map_err(Some)?;
                registry::refuse(act, right, "nie nasze", days.is_multiple_of(2).then_some(unit))
                    .await
                    .map_err(made_up)?
            }
            Move::Take => {
                let right = registry::may_take(act, who, id, version).await.map_err(Some)?;
                registry::take(act, right).await.unwrap()
            }
            Move::Scan => {
                let right = registry::may_scan(act, who, id, version).await.map_err(Some)?;
                let sheets = registry::Sheets::default();
                let scan = Scan { scope: ScanScope::None, reason: "makieta".to_owned(), file: None, sheets };
                registry::add_scan(act, right, scan).await.unwrap()
            }
            Move::File => {
                let right = registry::may_file(act, who, id, version).await.map_err(Some)?;
                registry::filed(act, right).await.unwrap()
            }
            Move::AskAnnulment => {
                let right = registry::may_ask_annulment(act, who, id, version).await.map_err(Some)?;
                registry::ask_annulment(act, right, "dwa razy").await.map_err(made_up)?
            }
            Move::Annul => {
                let right = registry::may_annul(act, who, id, version).await.map_err(Some)?;
                registry::annul(act, right).await.unwrap()
            }
            Move::KeepEntry => {
                let right = registry::may_keep_entry(act, who, id, version).await.map_err(Some)?;
                registry::keep_entry(act, right, "to nie pomyłka").await.map_err(made_up)?
            }
        })
    }
}

async fn now(office: &Office, id: LetterId) -> Circulation {
    let letter = registry::letter_for_case(&mut office.journal.view().await.unwrap(), id).await.unwrap();
    letter.unwrap().row.circulation
}

async fn steps(office: &Office, id: LetterId) -> usize {
    registry::steps(&mut office.journal.view().await.unwrap(), id).await.unwrap().len()
}

on_both_databases! {
    async fn no_walk_leaves_the_table_and_no_day_is_ever_lengthened(office) {
        let cast = Cast::of(&office).await;
        let today = office.clock.now().warsaw_date();
        let mut chance = Chance(0x6f6b_6965_6e6b_6f21);
        let (mut made, mut shortened) = (Vec::new(), 0);
        for walk in 0..12 {
            let id = match walk % 2 {
                0 => paper(&office, &cast.people[0], &walk.to_string(), None).await,
                _ => receive(&office, &cast.world.client, "A", "a").await.unwrap().id,
            };
            for _ in 0..120 {
                let before = now(&office, id).await;
                let count = steps(&office, id).await;
                let row = registry::letter_for_case(&mut office.journal.view().await.unwrap(), id).await.unwrap().unwrap().row;
                // Half of the time somebody who may: else most walks would never leave the point.
                let (who, step) = if chance.below(2) == 0 {
                    (chance.of(&cast.people), *chance.of(&Move::ALL))
                } else {
                    // Annulling ends a walk too soon to be tried as often as the rest.
                    let offered: Vec<_> = cast.people.iter().flat_map(|who| {
                        registry::moves(who, &row).into_iter().map(move |step| (who, step))
                    }).filter(|(_, step)| *step != Move::AskAnnulment).collect();
                    if offered.is_empty() { break }
                    *chance.of(&offered)
                };
                let stale = chance.below(8) == 0;
                let mut act = office.journal.act(Actor::Account(who.id()), &office.request).await.unwrap();
                let version = before.version - i64::from(stale);
                let tried = cast.tries(&mut act, &mut chance, who, step, (id, version), today).await;
                match tried {
                    Ok(recorded) => {
                        act.commit(recorded).await.unwrap();
                        let after = now(&office, id).await;
                        let told = format!("{:?} {step:?} {:?} by {:?}", before.state, after.state, who.post());
                        assert!(!stale, "an old page did it: {told}");
                        assert!(registry::moves(who, &row).contains(&step), "not offered: {told}");
                        let point = (before.state, step) == (Registered, Move::Distribute)
                            || (before.state, step) == (Registered, Move::SendForAssignment);
                        assert!(allows(before.state, step, after.state, who.post()) || point && !row.is_paper(), "{told}");
                        assert_eq!(after.version, before.version + 1, "{told}");
                        assert_eq!(steps(&office, id).await, count + 1, "{told}");
                        if step == Move::Reassign {
                            assert_eq!((&after.instructions, after.assigned_by), (&before.instructions, before.assigned_by), "{told}");
                            if let Some(latest) = before.due {
                                assert!(after.due.is_some_and(|day| day <= latest), "{told}: {latest} to {:?}", after.due);
                                shortened += usize::from(after.due < before.due);
                            }
                        }
                        made.push(step);
                    }
                    Err(_) => {
                        drop(act);
                        assert_eq!(now(&office, id).await, before, "{step:?} was refused and changed something");
                        assert_eq!(steps(&office, id).await, count);
                    }
                }
            }
        }
        // The walks went everywhere, else they prove nothing.
        for step in Move::ALL {
            assert!(made.contains(&step) || matches!(step, Move::KeepEntry | Move::Annul | Move::AskAnnulment), "{step:?} was never made");
        }
        assert!(made.len() > 100 && shortened > 0, "{} steps, {shortened} shortened", made.len());
    }
}
