//! Who may do what with a letter when: every move by every official in every state, from a table written by hand after the
//! chancery instruction (1.5) and the office's roles (9).

use std::collections::BTreeSet;

use accounts::{Official, Post};
use journal::{Act, Actor};
use registry::{Assignment, Denied, LetterState, Move, Scan, ScanScope, Sheets};
use testkit::{Office, on_both_databases};
use vocabulary::LetterId;

use crate::world::{World, official, paper, receive, world};

/// Everybody of the table. The letters are with unit OR, or were; Adam and Beata are its case officers.
struct Cast {
    world: World,
    people: Vec<(&'static str, Official)>,
}

impl Cast {
    async fn of(office: &Office) -> Self {
        let world = world(office).await;
        let mut people = Vec::new();
        for (name, unit, post) in [
            ("clerk", &world.other_unit, Post::RegistryClerk),
            ("secretary", &world.other_unit, Post::Secretary),
            ("head", &world.other_unit, Post::OfficeHead),
            ("deputy", &world.other_unit, Post::DeputyHead),
            ("head of OR", &world.unit, Post::UnitHead),
            ("head of GK", &world.other_unit, Post::UnitHead),
            ("Adam", &world.unit, Post::CaseOfficer),
            ("Beata", &world.unit, Post::CaseOfficer),
            ("coordinator", &world.unit, Post::RecordsCoordinator),
            ("administrator", &world.unit, Post::Administrator),
        ] {
            let login = name.replace(' ', "-").to_lowercase();
            people.push((name, official(office, &login, unit, post).await));
        }
        Self { world, people }
    }

    fn who(&self, name: &str) -> &Official {
        &self.people.iter().find(|(known, _)| *known == name).unwrap().1
    }

    /// Somebody makes a move, and it is committed.
    async fn does(&self, office: &Office, name: &str, step: Move, letter: LetterId) {
        let who = self.who(name);
        let mut act = office.journal.act(Actor::Account(who.id()), &office.request).await.unwrap();
        let version = version(office, letter).await;
        let recorded = self.make(&mut act, who, step, letter, version).await.unwrap();
        act.commit(recorded).await.unwrap();
    }

    /// A move as the table makes it: to unit OR, to Adam where a person is named.
    async fn make(
        &self,
        act: &mut Act,
        who: &Official,
        step: Move,
        id: LetterId,
        version: i64,
    ) -> Result<journal::Recorded, Denied> {
        let (unit, adam) = (self.world.unit.id, self.who("Adam").id());
        Ok(match step {
            Move::Distribute => {
                let right = registry::may_distribute(act, who, id, version).await?;
                registry::distribute(act, right, unit).await.unwrap()
            }
            Move::SendForAssignment => {
                let right = registry::may_send_for_assignment(act, who, id, version).await?;
                registry::send_for_assignment(act, right).await.unwrap()
            }
            Move::Assign => {
                let right = registry::may_assign(act, who, id, version).await?;
                let to = Assignment { unit, person: Some(adam), instructions: "Pilne".to_owned(), due: None };
                registry::assign(act, right, to).await.unwrap()
            }
            Move::Reassign => {
                let right = registry::may_reassign(act, who, id, version).await?;
                registry::reassign(act, right, adam, None).await.unwrap()
            }
            Move::CorrectAssignment => {
                let right = registry::may_correct(act, who, id, version).await?;
                registry::correct_assignment(act, right, "pomyłka").await.unwrap()
            }
            Move::Refuse => {
                let right = registry::may_refuse(act, who, id, version).await?;
                registry::refuse(act, right, "nie nasze", None).await.unwrap()
            }
            Move::Take => {
                let right = registry::may_take(act, who, id, version).await?;
                registry::take(act, right).await.unwrap()
            }
            Move::Scan => {
                let right = registry::may_scan(act, who, id, version).await?;
                let scan = Scan {
                    scope: ScanScope::None,
                    reason: "makieta".to_owned(),
                    file: None,
                    sheets: Sheets::default(),
                };
                registry::add_scan(act, right, scan).await.unwrap()
            }
            Move::File => {
                let right = registry::may_file(act, who, id, version).await?;
                registry::filed(act, right).await.unwrap()
            }
            Move::AskAnnulment => {
                let right = registry::may_ask_annulment(act, who, id, version).await?;
                registry::ask_annulment(act, right, "dwa razy").await.unwrap()
            }
            Move::Annul => {
                let right = registry::may_annul(act, who, id, version).await?;
                registry::annul(act, right).await.unwrap()
            }
            Move::KeepEntry => {
                let right = registry::may_keep_entry(act, who, id, version).await?;
                registry::keep_entry(act, right, "to nie pomyłka").await.unwrap()
            }
        })
    }

    /// A letter of each state that the table names.
    async fn letters(&self, office: &Office) -> Vec<(&'static str, LetterId)> {
        let clerk = self.who("clerk");
        let mut letters = Vec::new();
        for (name, moves) in WAYS {
            let id = match *name {
                "electronic, distributed" => receive(office, &self.world.client, "A", "a").await.unwrap().id,
                _ => paper(office, clerk, name, None).await,
            };
            for (who, step) in *moves {
                if (*who, *step) == ("head", Move::Assign) && *name == "assigned to the unit" {
                    self.assign_to_unit(office, id).await;
                } else {
                    self.does(office, who, *step, id).await;
                }
            }
            letters.push((*name, id));
        }
        letters
    }

    async fn assign_to_unit(&self, office: &Office, id: LetterId) {
        let head = self.who("head");
        let version = version(office, id).await;
        let mut act = office.journal.act(Actor::Account(head.id()), &office.request).await.unwrap();
        let right = registry::may_assign(&mut act, head, id, version).await.unwrap();
        let to = Assignment { unit: self.world.unit.id, person: None, instructions: String::new(), due: None };
        let recorded = registry::assign(&mut act, right, to).await.unwrap();
        act.commit(recorded).await.unwrap();
    }
}

async fn version(office: &Office, id: LetterId) -> i64 {
    let letter = registry::letter_for_case(&mut office.journal.view().await.unwrap(), id).await.unwrap();
    letter.unwrap().row.circulation.version
}

use Move::{
    Annul, AskAnnulment, Assign, CorrectAssignment, Distribute, File, KeepEntry, Reassign, Refuse, Scan as Scanning,
    SendForAssignment, Take,
};

/// How a letter comes into each state of the table.
const WAYS: &[(&str, &[(&str, Move)])] = &[
    ("registered", &[]),
    ("scanned", &[("clerk", Scanning)]),
    ("returned", &[("clerk", Scanning), ("clerk", Distribute), ("head of OR", Refuse)]),
    ("for assignment", &[("clerk", Scanning), ("secretary", SendForAssignment)]),
    (
        "for assignment in the unit",
        &[("clerk", Scanning), ("clerk", Distribute), ("head of OR", Assign), ("head of OR", CorrectAssignment)],
    ),
    ("distributed", &[("clerk", Scanning), ("clerk", Distribute)]),
    ("electronic, distributed", &[]),
    ("assigned to the unit", &[("clerk", Scanning), ("clerk", SendForAssignment), ("head", Assign)]),
    ("assigned to Adam by the head", &[("clerk", Scanning), ("clerk", SendForAssignment), ("head", Assign)]),
    ("assigned to Adam by his head", &[("clerk", Scanning), ("clerk", Distribute), ("head of OR", Assign)]),
    ("taken by Adam", &[("clerk", Scanning), ("clerk", Distribute), ("head of OR", Assign), ("Adam", Take)]),
    (
        "filed by Adam",
        &[("clerk", Scanning), ("clerk", Distribute), ("head of OR", Assign), ("Adam", Take), ("Adam", File)],
    ),
    ("for annulment", &[("clerk", Scanning), ("clerk", Distribute), ("clerk", AskAnnulment)]),
    ("annulled", &[("clerk", AskAnnulment), ("coordinator", Annul)]),
    ("kept", &[("clerk", AskAnnulment), ("coordinator", KeepEntry)]),
];

/// Who may make which move in which state. Whatever is not here is refused.
const TABLE: &[(&str, Move, &[&str])] = &[
    ("registered", Scanning, &["clerk"]),
    ("scanned", Scanning, &["clerk"]),
    ("scanned", Distribute, &["clerk", "secretary"]),
    ("scanned", SendForAssignment, &["clerk", "secretary"]),
    ("returned", Scanning, &["clerk"]),
    ("returned", Distribute, &["clerk", "secretary"]),
    ("returned", SendForAssignment, &["clerk", "secretary"]),
    ("for assignment", Scanning, &["clerk"]),
    ("for assignment", Assign, &["head", "deputy"]),
    ("for assignment in the unit", Scanning, &["clerk"]),
    ("for assignment in the unit", Assign, &["head", "deputy", "head of OR"]),
    ("distributed", Scanning, &["clerk"]),
    ("distributed", Assign, &["head of OR"]),
    ("distributed", Refuse, &["head of OR"]),
    ("distributed", Take, &["head of OR"]),
    ("electronic, distributed", Assign, &["head of OR"]),
    ("electronic, distributed", Refuse, &["head of OR"]),
    ("electronic, distributed", Take, &["head of OR"]),
    ("assigned to the unit", Scanning, &["clerk"]),
    ("assigned to the unit", Reassign, &["head of OR"]),
    ("assigned to the unit", CorrectAssignment, &["head"]),
    ("assigned to the unit", Refuse, &["head of OR"]),
    ("assigned to the unit", Take, &["head of OR"]),
    ("assigned to Adam by the head", Scanning, &["clerk"]),
    ("assigned to Adam by the head", Reassign, &["head of OR"]),
    ("assigned to Adam by the head", CorrectAssignment, &["head"]),
    ("assigned to Adam by the head", Refuse, &["Adam"]),
    ("assigned to Adam by the head", Take, &["Adam"]),
    ("assigned to Adam by his head", Scanning, &["clerk"]),
    ("assigned to Adam by his head", Reassign, &["head of OR"]),
    ("assigned to Adam by his head", CorrectAssignment, &["head of OR"]),
    ("assigned to Adam by his head", Refuse, &["Adam"]),
    ("assigned to Adam by his head", Take, &["Adam"]),
    ("taken by Adam", Scanning, &["clerk"]),
    ("taken by Adam", Reassign, &["head of OR"]),
    ("taken by Adam", File, &["Adam"]),
    ("registered", AskAnnulment, &["clerk"]),
    ("scanned", AskAnnulment, &["clerk"]),
    ("returned", AskAnnulment, &["clerk"]),
    ("for assignment", AskAnnulment, &["clerk"]),
    ("for assignment in the unit", AskAnnulment, &["clerk"]),
    ("distributed", AskAnnulment, &["clerk"]),
    ("assigned to the unit", AskAnnulment, &["clerk"]),
    ("assigned to Adam by the head", AskAnnulment, &["clerk"]),
    ("assigned to Adam by his head", AskAnnulment, &["clerk"]),
    ("taken by Adam", AskAnnulment, &["clerk"]),
    ("for annulment", Annul, &["coordinator"]),
    ("for annulment", KeepEntry, &["coordinator"]),
    ("kept", Scanning, &["clerk"]),
    ("kept", AskAnnulment, &["clerk"]),
];

/// Who sees a letter in each state; all the others are not told that it is there.
const SEES: &[(&str, &[&str])] = &[
    ("registered", &["clerk", "secretary", "head", "deputy", "coordinator"]),
    // The head of the unit sent it back.
    ("returned", &["clerk", "secretary", "head", "deputy", "coordinator", "head of OR"]),
    ("for assignment", &["clerk", "secretary", "head", "deputy", "coordinator"]),
    ("distributed", &["clerk", "secretary", "head", "deputy", "coordinator", "head of OR", "Adam", "Beata"]),
    ("filed by Adam", &["clerk", "secretary", "head", "deputy", "coordinator", "head of OR", "Adam", "Beata"]),
];

on_both_databases! {
    async fn every_move_is_made_by_those_of_the_table_and_refused_to_all_others(office) {
        let cast = Cast::of(&office).await;
        let letters = cast.letters(&office).await;
        let before = (office.rows().await, office.text_of("letters").await);
        let mut wrong = Vec::new();
        for (state, id) in &letters {
            let row = registry::letter_for_case(&mut office.journal.view().await.unwrap(), *id).await.unwrap().unwrap().row;
            for step in Move::ALL {
                let allowed: BTreeSet<&str> = TABLE
                    .iter()
                    .filter(|(at, known, _)| at == state && *known == step)
                    .flat_map(|(_, _, who)| who.iter().copied())
                    .collect();
                for (name, who) in &cast.people {
                    let mut act = office.journal.act(Actor::Account(who.id()), &office.request).await.unwrap();
                    let made = cast.make(&mut act, who, step, *id, row.circulation.version).await;
                    let offered = registry::moves(who, &row).contains(&step);
                    // Dropped: nothing stays.
                    if allowed.contains(name) != made.is_ok() || offered != made.is_ok() {
                        wrong.push(format!("{state}: {step:?} by {name}: made {}, offered {offered}", made.is_ok()));
                    }
                    assert!(!matches!(made, Err(Denied::Stale | Denied::Fault(_))), "{state}: {step:?} by {name}");
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        assert_eq!((office.rows().await, office.text_of("letters").await), before);
    }

    async fn the_table_names_every_state_and_every_move(office) {
        let cast = Cast::of(&office).await;
        let mut states = BTreeSet::new();
        for (_, id) in cast.letters(&office).await {
            let letter = registry::letter_for_case(&mut office.journal.view().await.unwrap(), id).await.unwrap().unwrap();
            states.insert(letter.row.circulation.state.code());
        }
        assert_eq!(states, LetterState::ALL.into_iter().map(LetterState::code).collect());
        assert!(Move::ALL.into_iter().all(|step| TABLE.iter().any(|(_, known, _)| *known == step)));
    }

    async fn a_letter_is_seen_by_those_it_concerns(office) {
        let cast = Cast::of(&office).await;
        for (state, id) in cast.letters(&office).await {
            let Some((_, seers)) = SEES.iter().find(|(known, _)| *known == state) else { continue };
            for (name, who) in &cast.people {
                let mut view = office.journal.view().await.unwrap();
                let seen = registry::letter(&mut view, who, id).await.unwrap().is_some();
                assert_eq!(seen, seers.contains(name), "{state} seen by {name}");
                let number = registry::letter_for_case(&mut view, id).await.unwrap().unwrap().row.number;
                let found = registry::find(&mut view, who, &number.to_string(), 10).await.unwrap();
                assert_eq!(!found.is_empty(), seers.contains(name), "{state} found by {name}");
            }
        }
    }
}
