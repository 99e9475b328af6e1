//! Letters on paper.

use std::{collections::BTreeSet, sync::Arc};

use accounts::Post;
use journal::Actor;
use registry::{FileRole, LetterState, PaperError, Registered, Scan, ScanScope, Sheets, Standing, StepKind};
use testkit::{Office, on_both_databases};

use crate::world::{official, paper, paper_letter, world};

/// A scan of this much.
pub async fn scan(office: &Office, scope: ScanScope) -> Scan {
    let kept = office.files.keep(office.journal.new_id(), "%PDF-1.7".into()).await.unwrap();
    Scan {
        scope,
        reason: String::new(),
        file: Some(("skan.pdf".to_owned(), "application/pdf", kept)),
        sheets: Sheets::default(),
    }
}

/// Registers under this form; an act that was refused is dropped.
async fn register(office: &Office, clerk: &accounts::Official, form: &str) -> Result<Registered, PaperError> {
    let service = catalogue::service(&mut office.journal.view().await?, "pismo-ogolne").await?.unwrap();
    let mut act = office.journal.act(Actor::Account(clerk.id()), &office.request).await?;
    let letter = paper_letter(&service, form, "Skarga");
    let right = clerk.registers_letters().unwrap();
    let (registered, recorded) = registry::register_paper(&mut act, &right, clerk, letter).await?;
    act.commit(recorded).await?;
    Ok(registered)
}

on_both_databases! {
    async fn a_letter_on_paper_is_read_as_it_was_typed(office) {
        let world = world(&office).await;
        let clerk = official(&office, "clerk", &world.other_unit, Post::RegistryClerk).await;
        let id = paper(&office, &clerk, "Skarga na hałas", Some(scan(&office, ScanScope::Full).await)).await;
        let mut view = office.journal.view().await.unwrap();
        let letter = registry::letter(&mut view, &clerk, id).await.unwrap().unwrap();
        assert_eq!((letter.row.standing, letter.row.channel.as_str()), (Standing::Paper, "paper"));
        assert_eq!((letter.row.circulation.state, &letter.row.circulation.unit), (LetterState::Scanned, &None));
        let read = letter.paper.unwrap();
        assert_eq!((read.received_on.to_string().as_str(), read.date_on_letter.as_deref()), ("2026-11-20", Some("2026-11")));
        assert_eq!((read.enclosures, read.scan), (2, Some((ScanScope::Full, String::new()))));
        assert_eq!(letter.files.iter().map(|file| (file.role, file.name.as_str())).collect::<Vec<_>>(), [(FileRole::Document, "skan.pdf")]);
        assert!(letter.report.is_none());
        let kinds: Vec<_> = registry::steps(&mut view, id).await.unwrap().iter().map(|step| step.kind).collect();
        assert_eq!(kinds, [StepKind::Registered, StepKind::Scanned]);
        // One month from the day it came, 20 November: the 20th of December 2026 is a Sunday.
        assert_eq!(letter.row.circulation.last_day.unwrap().to_string(), "2026-12-21");
    }

    async fn a_scan_made_later_stands_beside_the_first(office) {
        let world = world(&office).await;
        let clerk = official(&office, "clerk", &world.other_unit, Post::RegistryClerk).await;
        let id = paper(&office, &clerk, "Mapa", None).await;
        let mut states = Vec::new();
        for (version, scope) in [(1, ScanScope::Partial), (2, ScanScope::Full)] {
            let mut act = office.journal.act(Actor::Account(clerk.id()), &office.request).await.unwrap();
            let right = registry::may_scan(&mut act, &clerk, id, version).await.unwrap();
            let recorded = registry::add_scan(&mut act, right, scan(&office, scope).await).await.unwrap();
            act.commit(recorded).await.unwrap();
            let letter = registry::letter(&mut office.journal.view().await.unwrap(), &clerk, id).await.unwrap().unwrap();
            states.push((letter.row.circulation.state, letter.files.len(), letter.paper.unwrap().scan.unwrap().0));
        }
        assert_eq!(states, [(LetterState::Scanned, 1, ScanScope::Partial), (LetterState::Scanned, 2, ScanScope::Full)]);
    }

    async fn the_same_form_registers_one_letter(office) {
        let world = world(&office).await;
        let clerk = official(&office, "clerk", &world.other_unit, Post::RegistryClerk).await;
        let first = register(&office, &clerk, "f1").await.unwrap();
        let before = office.rows().await;
        let again = register(&office, &clerk, "f1").await;
        assert!(matches!(again, Err(PaperError::Again(earlier)) if earlier.id == first.id && earlier.number == first.number));
        assert_eq!(office.rows().await, before);
        assert_eq!(register(&office, &clerk, "f2").await.unwrap().number.number, 2);
    }

    async fn thirty_two_presses_of_eight_forms_are_eight_letters_without_a_gap(office) {
        let world = world(&office).await;
        let clerk = Arc::new(official(&office, "clerk", &world.other_unit, Post::RegistryClerk).await);
        let office = Arc::new(office);
        let presses: Vec<_> = (0..32)
            .map(|n| {
                let (office, clerk) = (office.clone(), clerk.clone());
                tokio::spawn(async move { register(&office, &clerk, &format!("f{}", n % 8)).await })
            })
            .collect();
        let (mut fresh, mut all) = (0, BTreeSet::new());
        for press in presses {
            match press.await.unwrap() {
                Ok(registered) => {
                    fresh += 1;
                    all.insert(registered.number.number);
                }
                Err(PaperError::Again(earlier)) => {
                    all.insert(earlier.number.number);
                }
                Err(PaperError::Fault(fault)) => panic!("{fault}"),
            }
        }
        assert_eq!((fresh, all), (8, (1..=8).collect()));
    }
}
