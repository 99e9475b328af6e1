//! Closed cases come into the archive on numbered lists, and nothing else does.

use accounts::Post;
use archive::TakeOverError;
use cases::Stage;
use testkit::on_both_databases;
use vocabulary::{Clock as _, Date};

use crate::world::{act, closed_case, official, open_case, row, take_over, world, years_pass};

on_both_databases! {
    async fn what_was_closed_comes_in_after_two_years_on_a_list_by_class_and_number(office) {
        let world = world(&office).await;
        let year = office.clock.now().warsaw_date().year();
        let certificate = closed_case(&office, &world, "5345", "Zaświadczenie").await;
        let chronicle = closed_case(&office, &world, "91", "Kronika").await;
        let lamp = closed_case(&office, &world, "123", "Latarnia").await;
        years_pass(&office, 3);
        let today = office.clock.now().warsaw_date();
        let mut view = office.journal.view().await.unwrap();
        let due = cases::units_to_archive(&mut view, &world.archivist, today).await.unwrap();
        assert_eq!(due.iter().map(|due| (due.unit, due.cases)).collect::<Vec<_>>(), [(world.unit.id, 3)]);
        let found = cases::to_archive(&mut view, &world.archivist, world.unit.id, today, 2).await.unwrap();
        assert_eq!((found.rows.iter().map(|row| row.id).collect::<Vec<_>>(), found.more), (vec![certificate, chronicle], true));
        drop(view);

        let list = take_over(&office, &world, &[certificate, chronicle, lamp]).await.unwrap();
        let mut view = office.journal.view().await.unwrap();
        let (list, cases) = archive::list(&mut view, &world.sees(), list).await.unwrap().unwrap();
        assert_eq!((list.number.to_string(), list.cases, list.by.as_str()), (format!("1/{}", year + 3), 3, "archiwistka"));
        let told: Vec<_> = cases.iter().map(|case| (case.id, case.position, case.category.to_string(), case.dispose_from)).collect();
        let january = |years: i16| Date::new(year + years + 1, 1, 1).ok();
        assert_eq!(told, [
            (lamp, 1, "B5".to_owned(), january(5)),
            (certificate, 2, "BE10".to_owned(), january(10)),
            (chronicle, 3, "A".to_owned(), None),
        ]);
        assert!(cases.iter().all(|case| case.documents == 1 && case.title.len() > 5 && case.closed_on.year() == year));
        assert_eq!(row(&office, &world, lamp).await.stage, Stage::Archived);
        assert_eq!(cases::units_to_archive(&mut view, &world.archivist, today).await.unwrap(), []);
    }

    async fn what_is_not_due_is_another_units_or_was_taken_meanwhile_keeps_the_whole_list_back(office) {
        let world = world(&office).await;
        let old = closed_case(&office, &world, "123", "Latarnia").await;
        let running = open_case(&office, &world, "123", "Ławka").await;
        years_pass(&office, 3);
        let young = closed_case(&office, &world, "123", "Kosz").await;
        let before = office.rows().await;
        for chosen in [&[old, young][..], &[running, old]] {
            let refused = take_over(&office, &world, chosen).await;
            assert!(matches!(refused, Err(TakeOverError::NotDue(case)) if case != old), "{refused:?}");
        }
        assert!(matches!(take_over(&office, &world, &[]).await, Err(TakeOverError::Nothing)));
        let mut wrong = act(&office, &world.archivist).await;
        let version = row(&office, &world, old).await.version;
        let refused = archive::take_over(&mut wrong, &world.keeps(), world.other_unit.id, &[(old, version)]).await;
        assert!(matches!(refused.err(), Some(TakeOverError::NotDue(case)) if case == old));
        drop(wrong);
        assert_eq!(office.rows().await, before);
        take_over(&office, &world, &[old]).await.unwrap();
        assert!(matches!(take_over(&office, &world, &[old]).await, Err(TakeOverError::NotDue(case)) if case == old));
    }

    async fn numbers_of_lists_are_gapless_and_begin_anew_each_year(office) {
        let world = world(&office).await;
        let mut cases = Vec::new();
        for title in ["a", "b", "c"] {
            cases.push(closed_case(&office, &world, "123", title).await);
        }
        years_pass(&office, 3);
        take_over(&office, &world, &cases[..1]).await.unwrap();
        // A list that did not come about takes no number.
        assert!(take_over(&office, &world, &cases[..1]).await.is_err());
        take_over(&office, &world, &cases[1..2]).await.unwrap();
        years_pass(&office, 1);
        take_over(&office, &world, &cases[2..]).await.unwrap();
        let mut view = office.journal.view().await.unwrap();
        let lists = archive::lists(&mut view, &world.sees(), None, 10).await.unwrap();
        let year = office.clock.now().warsaw_date().year();
        let numbers: Vec<_> = lists.rows.iter().map(|list| (list.number.year, list.number.number)).collect();
        assert_eq!(numbers, [(year, 1), (year - 1, 2), (year - 1, 1)]);
        let older = archive::lists(&mut view, &world.sees(), Some(lists.rows[0].id), 1).await.unwrap();
        assert_eq!((older.rows[0].number, older.more), (lists.rows[1].number, true));
    }

    async fn only_the_archivist_keeps_the_archive_and_only_who_sees_every_case_reads_it(office) {
        let world = world(&office).await;
        for post in Post::ALL {
            let who = official(&office, &format!("o {}", post.code()), &world.unit, post).await;
            let sees = matches!(post, Post::Archivist | Post::OfficeHead | Post::DeputyHead | Post::RecordsCoordinator);
            assert_eq!((archive::keeps(&who).is_some(), archive::sees(&who).is_some()), (post == Post::Archivist, sees));
            let today = office.clock.now().warsaw_date();
            let mut view = office.journal.view().await.unwrap();
            assert_eq!(cases::units_to_archive(&mut view, &who, today).await.unwrap(), []);
        }
    }

    async fn the_xml_of_a_list_has_the_elements_of_the_schema_in_their_order(office) {
        let world = world(&office).await;
        let case = closed_case(&office, &world, "123", "Latarnia <1> & dalej").await;
        years_pass(&office, 3);
        let list = take_over(&office, &world, &[case]).await.unwrap();
        let mut view = office.journal.view().await.unwrap();
        let (list, cases) = archive::list(&mut view, &world.sees(), list).await.unwrap().unwrap();
        let class = registry::class(&mut view, cases[0].class).await.unwrap().unwrap();
        let xml = archive::transfer_xml(&list, &cases, |_| Some(&class));
        let (opened, closed) = (cases[0].started_on, cases[0].closed_on);
        assert_eq!(xml, format!(
            "<SpisZdawczoOdbiorczy xmlns=\"http://www.mswia.gov.pl/standardy/ndap\"><Sprawa><LiczbaPorzadkowa>1</LiczbaPorzadkowa><ZnakSprawy>{}</ZnakSprawy>\
             <HasloKlasyfikacyjne>123 Wnioski różne</HasloKlasyfikacyjne><TytulSprawy>Latarnia &lt;1&gt; &amp; dalej</TytulSprawy>\
             <DataWszczecia>{opened}</DataWszczecia><DataZakonczenia>{closed}</DataZakonczenia>\
             <LiczbaDokumentow>1</LiczbaDokumentow><Uwagi>kategoria B5, spis nr {}</Uwagi></Sprawa></SpisZdawczoOdbiorczy>",
            cases[0].sign, list.number
        ));
    }
}
