//! Templates of letters: who keeps them, what they must be, where they are offered, and what letters remember.

use accounts::{Official, Post};
use cases::{Deed, LetterTemplate, NewTemplate, TemplateError, TemplateField, TemplateId, TemplateMistake, TextError};
use testkit::{Office, on_both_databases};

use crate::{
    answers_desk::{draft, text},
    world::{World, act, official, open_case, row, work, world},
};

const PLAIN: NewTemplate<'_> = NewTemplate {
    name: "Zgoda na latarnię",
    kind: "answer",
    class: "",
    title: "Dotyczy: {tytul}",
    text: "W sprawie {znak} z {wszczeto} wyrażamy zgodę.",
};

async fn keep(office: &Office, who: &Official, new: NewTemplate<'_>) -> Result<TemplateId, TemplateError> {
    let right = cases::keeps_templates(who).unwrap();
    let mut act = act(office, who).await;
    let (id, recorded) = cases::keep_template(&mut act, &right, new).await?;
    act.commit(recorded).await.unwrap();
    Ok(id)
}

async fn change(office: &Office, who: &Official, id: TemplateId, over: i64, text: &str) -> Result<(), TemplateError> {
    let right = cases::keeps_templates(who).unwrap();
    let mut act = act(office, who).await;
    let recorded = cases::change_template(&mut act, &right, id, over, NewTemplate { text, ..PLAIN }).await?;
    act.commit(recorded).await.unwrap();
    Ok(())
}

async fn end(office: &Office, who: &Official, id: TemplateId, over: i64) -> Result<(), TemplateError> {
    let right = cases::keeps_templates(who).unwrap();
    let mut act = act(office, who).await;
    let recorded = cases::end_template(&mut act, &right, id, over).await?;
    act.commit(recorded).await.unwrap();
    Ok(())
}

async fn coordinator(office: &Office, world: &World) -> Official {
    official(office, "archiwum", &world.other_unit, Post::RecordsCoordinator).await
}

async fn offered(office: &Office, world: &World, who: &Official) -> Vec<LetterTemplate> {
    let case = row(office, open_case(office, world, "a").await).await;
    cases::offered_templates(&mut office.journal.view().await.unwrap(), who, &case, "answer").await.unwrap()
}

fn names(templates: &[LetterTemplate]) -> Vec<&str> {
    templates.iter().map(|template| template.name.as_str()).collect()
}

on_both_databases! {
    async fn a_template_is_offered_where_its_unit_kind_and_class_fit(office) {
        let world = world(&office).await;
        let coordinator = coordinator(&office, &world).await;
        let elsewhere = official(&office, "drogi", &world.other_unit, Post::UnitHead).await;
        keep(&office, &coordinator, NewTemplate { name: "Wszędzie", ..PLAIN }).await.unwrap();
        keep(&office, &coordinator, NewTemplate { name: "Klasa 12", class: "12", ..PLAIN }).await.unwrap();
        keep(&office, &coordinator, NewTemplate { name: "Klasa 5", class: "5", ..PLAIN }).await.unwrap();
        keep(&office, &coordinator, NewTemplate { name: "Inne pismo", kind: "unexamined", ..PLAIN }).await.unwrap();
        keep(&office, &world.head, NewTemplate { name: "Nasze", ..PLAIN }).await.unwrap();
        keep(&office, &elsewhere, NewTemplate { name: "Cudze", ..PLAIN }).await.unwrap();
        assert_eq!(names(&offered(&office, &world, &world.officer).await), ["Klasa 12", "Nasze", "Wszędzie"]);
    }

    async fn who_keeps_no_templates_has_no_right_and_nobody_keeps_those_of_others(office) {
        let world = world(&office).await;
        let coordinator = coordinator(&office, &world).await;
        for post in [Post::CaseOfficer, Post::RegistryClerk, Post::Secretary, Post::Administrator, Post::OfficeHead] {
            let who = official(&office, &format!("{post:?}").to_lowercase(), &world.unit, post).await;
            assert!(cases::keeps_templates(&who).is_none(), "{post:?}");
        }
        let id = keep(&office, &coordinator, PLAIN).await.unwrap();
        let before = office.rows().await;
        assert!(matches!(change(&office, &world.head, id, 1, "a").await, Err(TemplateError::NotThere)));
        assert!(matches!(end(&office, &world.head, id, 1).await, Err(TemplateError::NotThere)));
        assert_eq!(office.rows().await, before);
        let right = cases::keeps_templates(&world.head).unwrap();
        let mut view = office.journal.view().await.unwrap();
        assert!(cases::template(&mut view, &right, id).await.unwrap().is_none());
        assert!(cases::template_versions(&mut view, &right, id).await.unwrap().is_empty());
    }

    async fn what_cannot_be_a_template_is_told_part_by_part_and_leaves_nothing(office) {
        let world = world(&office).await;
        let before = office.rows().await;
        let wrong = NewTemplate { name: " ", kind: "decyzjo", class: "12a", title: "{imię}", text: "{znak} {nic} {nic}" };
        let Err(TemplateError::Wrong(told)) = keep(&office, &world.head, wrong).await else { panic!("refused") };
        let unknown = |name: &str| TemplateMistake::Unknown(vec![name.to_owned()]);
        assert_eq!(told, [
            (TemplateField::Name, TemplateMistake::Text(TextError::Empty)),
            (TemplateField::Kind, TemplateMistake::NoSuch),
            (TemplateField::Class, TemplateMistake::NoSuch),
            (TemplateField::Title, unknown("{imię}")),
            (TemplateField::Text, unknown("{nic}")),
        ]);
        let empty = NewTemplate { title: "", text: "\n", ..PLAIN };
        let Err(TemplateError::Wrong(told)) = keep(&office, &world.head, empty).await else { panic!("refused") };
        assert_eq!(told.len(), 2);
        let long = "a".repeat(20_001);
        let Err(TemplateError::Wrong(told)) = keep(&office, &world.head, NewTemplate { text: &long, ..PLAIN }).await else {
            panic!("refused")
        };
        assert_eq!(told, [(TemplateField::Text, TemplateMistake::Text(TextError::TooLong))]);
        assert_eq!(office.rows().await, before);
    }

    async fn every_version_stays_and_a_change_over_an_old_page_is_refused(office) {
        let world = world(&office).await;
        let id = keep(&office, &world.head, PLAIN).await.unwrap();
        change(&office, &world.head, id, 1, "Drugi").await.unwrap();
        let before = office.rows().await;
        assert!(matches!(change(&office, &world.head, id, 1, "Trzeci").await, Err(TemplateError::Stale)));
        assert!(matches!(end(&office, &world.head, id, 1).await, Err(TemplateError::Stale)));
        assert_eq!(office.rows().await, before);
        change(&office, &world.head, id, 2, "Trzeci").await.unwrap();
        let right = cases::keeps_templates(&world.head).unwrap();
        let versions = cases::template_versions(&mut office.journal.view().await.unwrap(), &right, id).await.unwrap();
        let texts: Vec<_> = versions.iter().map(|version| (version.version, version.text.as_str())).collect();
        assert_eq!(texts, [(3, "Trzeci"), (2, "Drugi"), (1, PLAIN.text)]);
        assert!(versions.iter().all(|version| version.made.0 == "naczelnik"));
    }

    async fn an_ended_template_is_offered_no_more_and_changes_no_more(office) {
        let world = world(&office).await;
        let id = keep(&office, &world.head, PLAIN).await.unwrap();
        end(&office, &world.head, id, 1).await.unwrap();
        assert!(offered(&office, &world, &world.officer).await.is_empty());
        assert!(matches!(change(&office, &world.head, id, 1, "a").await, Err(TemplateError::NotThere)));
        let right = cases::keeps_templates(&world.head).unwrap();
        let kept = cases::templates(&mut office.journal.view().await.unwrap(), &right).await.unwrap();
        assert_eq!((kept.len(), kept[0].ended), (1, true));
    }

    async fn a_letter_remembers_the_version_that_it_was_begun_with(office) {
        let world = world(&office).await;
        let id = keep(&office, &world.head, PLAIN).await.unwrap();
        let case = open_case(&office, &world, "a").await;
        let answer = draft(&office, &world.officer, case, &text("Zgoda.")).await.unwrap();
        let begun = offered(&office, &world, &world.officer).await.remove(0);
        let elsewhere = official(&office, "drogi", &world.other_unit, Post::UnitHead).await;
        work(&office, &world.officer, case, Deed::Note, async |act, right| {
            let which = (begun.id, begun.version);
            cases::remember_template(act, &world.officer, answer, which).await.unwrap();
            // One of another unit, or one that never was, is not remembered in its place.
            cases::remember_template(act, &elsewhere, answer, which).await.unwrap();
            cases::remember_template(act, &world.officer, answer, (begun.id, 9)).await.unwrap();
            cases::note(act, right, "ze wzoru").await
        })
        .await
        .unwrap();
        change(&office, &world.head, id, 1, "Inaczej").await.unwrap();
        let mut view = office.journal.view().await.unwrap();
        let remembered = cases::template_of(&mut view, answer).await.unwrap().unwrap();
        assert_eq!((remembered.version, remembered.text.as_str()), (1, PLAIN.text));
    }
}
