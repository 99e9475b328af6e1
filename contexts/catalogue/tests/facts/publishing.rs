//! Publishing services and finding them again.

use std::sync::Arc;

use catalogue::{Definition, Revision, Service, publish};
use database::Database;
use journal::Journal;
use testkit::{Office, on_both_databases};
use tokio::sync::Barrier;

use crate::world::{every_kind, file};

fn definition(text: &str) -> Definition {
    Definition::read(text.as_bytes()).unwrap()
}

fn named(code: &str, keys: &str) -> Definition {
    definition(&file(&format!("takes_documents = true\n{keys}"), "").replace("\"proba\"", &format!("\"{code}\"")))
}

async fn listed(office: &Office) -> Vec<String> {
    let mut view = office.journal.view().await.unwrap();
    catalogue::services(&mut view).await.unwrap().iter().map(|service| service.code.clone()).collect()
}

async fn found(office: &Office, code: &str) -> Option<Service> {
    let mut view = office.journal.view().await.unwrap();
    catalogue::service(&mut view, code).await.unwrap().map(|service| (*service).clone())
}

/// How many entries tell of a publication.
async fn entries(office: &Office) -> usize {
    office.text_of("journal_entries").await.lines().filter(|line| *line == "service.published").count()
}

on_both_databases! {
    async fn what_is_published_is_found(office) {
        assert_eq!(listed(&office).await, Vec::<String>::new());
        let published = publish(&office.journal, &catalogue::built_in(), &office.request).await.unwrap();
        assert_eq!((published.len(), entries(&office).await), (2, 2));
        assert_eq!(listed(&office).await, ["pismo-ogolne"]);
        let letter = found(&office, "pismo-ogolne").await.unwrap();
        assert_eq!(&letter, catalogue::built_in()[0].service());
        assert!(!found(&office, "wycofanie-pisma").await.unwrap().listed);
    }

    async fn the_same_bytes_again_write_nothing(office) {
        publish(&office.journal, &catalogue::built_in(), &office.request).await.unwrap();
        let before = office.rows().await;
        assert!(publish(&office.journal, &catalogue::built_in(), &office.request).await.unwrap().is_empty());
        assert!(publish(&office.journal, &[], &office.request).await.unwrap().is_empty());
        assert_eq!(office.rows().await, before);
    }

    async fn a_new_wording_becomes_current_and_the_old_one_stays(office) {
        let (old, new) = (definition(&every_kind("")), definition(&every_kind("\n# reworded\n")));
        publish(&office.journal, std::slice::from_ref(&old), &office.request).await.unwrap();
        let published = publish(&office.journal, &[new.clone(), named("inna", "")], &office.request).await.unwrap();
        assert_eq!(published.len(), 2);
        assert_eq!(found(&office, "proba").await.unwrap().revision, new.service().revision);
        let mut view = office.journal.view().await.unwrap();
        let kept = catalogue::revision(&mut view, &old.service().revision).await.unwrap().unwrap();
        assert_eq!(&*kept, old.service());
        drop(view);
        // Back to the old wording: an act again, though no new revision.
        assert_eq!(publish(&office.journal, std::slice::from_ref(&old), &office.request).await.unwrap(), [old.service().revision]);
        assert_eq!((found(&office, "proba").await.unwrap().revision, entries(&office).await), (old.service().revision, 4));
        assert_eq!(office.rows().await["service_revisions"], 3);
    }

    async fn an_entry_tells_the_service_its_code_and_its_revision(office) {
        publish(&office.journal, &[named("jedna", "")], &office.request).await.unwrap();
        let text = office.text_of("journal_entries").await;
        let revision = named("jedna", "").service().revision.to_string();
        assert!(text.contains("\"jedna\"") && text.contains(&revision), "{text}");
    }

    async fn processes_that_publish_at_once_publish_once(office) {
        let definitions: Vec<_> = ["jeden", "dwa", "trzy"].iter().map(|code| named(code, "")).collect();
        let mut journals = Vec::new();
        for seed in 0..6 {
            // Each with connections of its own, as another process has, open already so that none comes late.
            let database = Database::open(&office.address).await.unwrap();
            let journal = Journal::new(database, Arc::new(office.clock.clone()), [seed; 32], office.signal.clone());
            journal.try_writing().await.unwrap();
            drop(journal.view().await.unwrap());
            journals.push(journal);
        }
        let start = Arc::new(Barrier::new(journals.len()));
        let mut tasks = Vec::new();
        for (turn, journal) in journals.into_iter().enumerate() {
            let (mut definitions, request, start) = (definitions.clone(), office.request.clone(), start.clone());
            definitions.rotate_left(turn % 3);
            tasks.push(tokio::spawn(async move {
                start.wait().await;
                publish(&journal, &definitions, &request).await.unwrap().len()
            }));
        }
        let mut published = 0;
        for task in tasks {
            published += task.await.unwrap();
        }
        assert_eq!((published, entries(&office).await), (3, 3));
        assert_eq!(office.rows().await["services"], 3);
    }

    async fn two_definitions_of_one_service_are_not_published(office) {
        let both = [named("jedna", ""), named("jedna", "place = 3\n")];
        assert!(publish(&office.journal, &both, &office.request).await.is_err());
        assert_eq!(listed(&office).await, Vec::<String>::new());
    }

    async fn services_stand_in_the_order_of_their_places(office) {
        let definitions = [named("c", "place = 2\n"), named("b", ""), named("a", ""), named("d", "place = 1\n"), named("e", "listed = false\n")];
        publish(&office.journal, &definitions, &office.request).await.unwrap();
        assert_eq!(listed(&office).await, ["d", "c", "a", "b"]);
    }

    async fn no_text_that_is_no_code_is_a_service(office) {
        publish(&office.journal, &catalogue::built_in(), &office.request).await.unwrap();
        for code in ["", "nieznana", "PISMO-OGOLNE", "pismo-ogolne\0", "\0", "'; DROP TABLE services; --", "ż", &"a".repeat(100_000)] {
            assert!(found(&office, code).await.is_none(), "{code:?}");
        }
        let mut view = office.journal.view().await.unwrap();
        assert!(catalogue::revision(&mut view, &Revision::of(b"nothing")).await.unwrap().is_none());
    }

    async fn a_file_dropped_into_a_folder_appears_without_a_new_program(office) {
        publish(&office.journal, &catalogue::built_in(), &office.request).await.unwrap();
        let folder = office.folder.path().join("services");
        std::fs::create_dir(&folder).unwrap();
        std::fs::write(folder.join("nowa.toml"), every_kind("")).unwrap();
        let (definitions, flawed) = catalogue::read_folder(&folder);
        assert!(flawed.is_empty());
        publish(&office.journal, &definitions, &office.request).await.unwrap();
        assert_eq!(listed(&office).await, ["pismo-ogolne", "proba"]);
        let form = found(&office, "proba").await.unwrap().form.unwrap();
        assert_eq!(form.steps[0].fields.len(), 7);
    }
}
