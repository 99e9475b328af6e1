//! Groups of cases set apart in a list: the worked numbering of the chancery instruction, who sets one apart, and numbers
//! without gap or double.

use std::{collections::BTreeSet, sync::Arc};

use accounts::{Official, Post};
use cases::{CaseSign, Group, GroupId, NewCase, OpenError, SetApartError, TextError};
use testkit::{Office, on_both_databases};
use vocabulary::{CaseId, Clock as _, Instant};

use crate::world::{NotOpened, World, act, class, official, open_case, row, taken, world};

/// Sets a group apart in this class.
pub async fn set_apart(office: &Office, head: &Official, symbol: &str, title: &str) -> Result<Group, SetApartError> {
    let class = class(office, symbol).await.id;
    let mut act = act(office, head).await;
    let right = cases::may_set_apart(head).unwrap();
    let (group, recorded) = cases::set_apart(&mut act, &right, class, title).await?;
    act.commit(recorded).await.unwrap();
    Ok(group)
}

/// Opens a case of class 123 by the world's officer, in a group where one is named.
pub async fn open_in(
    office: &Office,
    world: &World,
    title: &str,
    group: Option<GroupId>,
) -> Result<(CaseId, CaseSign), NotOpened> {
    let letter = taken(office, world, &world.officer, title).await;
    let class = class(office, "123").await.id;
    let mut act = act(office, &world.officer).await;
    let version = letter.circulation.version;
    let right = cases::may_open(&mut act, &world.officer, letter.id, version).await.map_err(NotOpened::Denied)?;
    let new = NewCase { class, title, started_on: office.clock.now().warsaw_date() };
    let (id, sign, recorded) = match group {
        Some(group) => cases::open_in_group(&mut act, right, new, group).await,
        None => cases::open(&mut act, right, new).await,
    }
    .map_err(NotOpened::Open)?;
    act.commit(recorded).await.unwrap();
    Ok((id, sign))
}

async fn sign(office: &Office, world: &World, group: Option<GroupId>) -> String {
    open_in(office, world, "a", group).await.unwrap().1.to_string()
}

on_both_databases! {
    async fn cases_of_a_group_are_numbered_as_the_instruction_works_it_out(office) {
        let world = world(&office).await;
        assert_eq!(sign(&office, &world, None).await, "OR.123.1.2026");
        let group = set_apart(&office, &world.head, "123", " Dodatki  mieszkaniowe ").await.unwrap();
        assert_eq!((group.number, group.title.as_str(), group.list().as_str()), (2, "Dodatki mieszkaniowe", "123.2"));
        assert_eq!(sign(&office, &world, None).await, "OR.123.3.2026");
        assert_eq!(sign(&office, &world, Some(group.id)).await, "OR.123.2.1.2026");
        assert_eq!(sign(&office, &world, Some(group.id)).await, "OR.123.2.2.2026");
        assert_eq!(sign(&office, &world, None).await, "OR.123.4.2026");
        // The year ends every list; what was opened keeps its sign.
        let last = open_in(&office, &world, "Stara", Some(group.id)).await.unwrap();
        office.clock.set(Instant::parse("2027-01-02T08:00:00Z").unwrap());
        assert_eq!(sign(&office, &world, None).await, "OR.123.1.2027");
        let late = open_in(&office, &world, "a", Some(group.id)).await;
        assert!(matches!(late, Err(NotOpened::Open(OpenError::Group))), "{late:?}");
        assert_eq!(row(&office, last.0).await.sign.to_string(), "OR.123.2.3.2026");
    }

    async fn a_case_of_a_group_is_found_by_its_sign_and_listed_in_the_group(office) {
        let world = world(&office).await;
        open_case(&office, &world, "Lipy").await;
        let group = set_apart(&office, &world.head, "123", "Drzewa").await.unwrap();
        let (id, _) = open_in(&office, &world, "Dęby", Some(group.id)).await.unwrap();
        let mut view = office.journal.view().await.unwrap();
        for query in ["OR.123.2.1.2026", "OR.123.2.1.2026.3.JK", "dęby"] {
            let found = cases::find(&mut view, &world.officer, query, 9).await.unwrap();
            assert_eq!(found.iter().map(|row| row.id).collect::<Vec<_>>(), [id], "{query}");
        }
        let lists = cases::case_lists(&mut view, &world.officer, 2026).await.unwrap();
        let told: Vec<_> = lists.iter().map(|list| (list.class.as_str(), list.cases)).collect();
        assert_eq!(told, [("123", 2), ("123.2", 1)]);
        let listed = cases::cases_of_list(&mut view, &world.officer, &lists[1], 0, 9).await.unwrap();
        assert_eq!(listed.rows.iter().map(|row| row.id).collect::<Vec<_>>(), [id]);
        assert_eq!(cases::groups(&mut view, &world.officer, 2026).await.unwrap(), [group]);
        let elsewhere = official(&office, "obcy", &world.other_unit, Post::CaseOfficer).await;
        assert_eq!(cases::groups(&mut view, &elsewhere, 2026).await.unwrap(), []);
        assert_eq!(cases::find(&mut view, &elsewhere, "OR.123.2.1.2026", 9).await.unwrap().len(), 0);
    }

    async fn only_the_head_of_a_unit_sets_a_group_apart_and_only_its_unit_opens_cases_in_it(office) {
        let world = world(&office).await;
        for (login, post) in [
            ("a", Post::RegistryClerk), ("b", Post::Secretary), ("c", Post::OfficeHead), ("d", Post::DeputyHead),
            ("e", Post::CaseOfficer), ("f", Post::RecordsCoordinator), ("g", Post::Administrator),
        ] {
            assert!(cases::may_set_apart(&official(&office, login, &world.unit, post).await).is_none(), "{post:?}");
        }
        let other_head = official(&office, "obca", &world.other_unit, Post::UnitHead).await;
        let group = set_apart(&office, &other_head, "123", "Drogi").await.unwrap();
        assert_eq!((group.unit.as_str(), group.number), ("GK", 1));
        let wrong_class = set_apart(&office, &world.head, "5345", "Podatki").await.unwrap();
        for group in [group.id, wrong_class.id, office.journal.new_id()] {
            let refused = open_in(&office, &world, "a", Some(group)).await;
            assert!(matches!(refused, Err(NotOpened::Open(OpenError::Group))), "{refused:?}");
        }
        assert_eq!(sign(&office, &world, None).await, "OR.123.1.2026");
    }

    async fn what_cannot_be_a_group_is_refused_and_leaves_no_trace(office) {
        let world = world(&office).await;
        set_apart(&office, &world.head, "123", "Drzewa").await.unwrap();
        let before = office.rows().await;
        for (symbol, title, why) in [
            ("12", "a", "class"), ("123", " ", "empty"), ("123", "a\u{202e}b", "hidden"), ("123", "Drzewa", "again"),
        ] {
            let told = match set_apart(&office, &world.head, symbol, title).await.unwrap_err() {
                SetApartError::Class => "class",
                SetApartError::Title(TextError::Empty) => "empty",
                SetApartError::Title(TextError::Hidden) => "hidden",
                SetApartError::Again => "again",
                _ => "other",
            };
            assert_eq!(told, why);
        }
        assert_eq!(office.rows().await, before);
        // None of the refused took a number.
        assert_eq!(sign(&office, &world, None).await, "OR.123.2.2026");
    }

    async fn thirty_two_writers_get_numbers_of_list_and_group_without_gap_or_double(office) {
        let world = Arc::new(world(&office).await);
        let group = set_apart(&office, &world.head, "123", "Drzewa").await.unwrap();
        let class = class(&office, "123").await.id;
        let mut letters = Vec::new();
        for n in 0..64 {
            letters.push(taken(&office, &world, &world.officer, &n.to_string()).await);
        }
        let (office, world) = (Arc::new(office), world);
        let writers: Vec<_> = letters.chunks(2).map(<[_]>::to_vec).enumerate().map(|(n, letters)| {
            let (office, world, group) = (office.clone(), world.clone(), group.id);
            tokio::spawn(async move {
                let mut signs = Vec::new();
                for letter in letters {
                    let mut act = act(&office, &world.officer).await;
                    let version = letter.circulation.version;
                    let right = cases::may_open(&mut act, &world.officer, letter.id, version).await.unwrap();
                    let new = NewCase { class, title: "a", started_on: office.clock.now().warsaw_date() };
                    let (_, sign, recorded) = match n % 2 {
                        0 => cases::open_in_group(&mut act, right, new, group).await.unwrap(),
                        _ => cases::open(&mut act, right, new).await.unwrap(),
                    };
                    act.commit(recorded).await.unwrap();
                    signs.push((sign.sub().is_some(), sign.place()));
                }
                signs
            })
        }).collect();
        let mut signs = Vec::new();
        for writer in writers {
            signs.extend(writer.await.unwrap());
        }
        assert_eq!(signs.len(), 64);
        // Number 1 of the list is the heading of the group.
        let expected = (1..=32).map(|k| (true, k)).chain((2..=33).map(|n| (false, n)));
        assert_eq!(signs.into_iter().collect::<BTreeSet<_>>(), expected.collect());
    }
}
