//! The file plan and its lists.

use accounts::{KeepsPlan, Post};
use journal::Actor;
use registry::{Category, Imported, PlanError, PlanFlaw, PlanFlawKind};
use testkit::{Office, on_both_databases};
use vocabulary::{Clock as _, Date};

use crate::world::{official, world};

const FIRST: &str = "\u{feff}symbol;title;category\n0;ZARZĄDZANIE;\n01;Organizacja;\n010;Organy;B5\n011;\"Statut; regulaminy\";A\n5;SPRAWY;\n53;Podatki;\n534;Zaświadczenia;\n5345;Zaświadczenia o niezaleganiu;B5\n";

async fn keeper(office: &Office) -> KeepsPlan {
    let world = world(office).await;
    official(office, "keeper", &world.unit, Post::RecordsCoordinator).await.keeps_plan().unwrap()
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

async fn import(office: &Office, right: &KeepsPlan, table: &[u8], from: &str) -> Result<Imported, Vec<PlanFlaw>> {
    let mut act = office.journal.act(Actor::System, &office.request).await.unwrap();
    match registry::import_plan(&mut act, right, table, day(from)).await {
        Ok((imported, recorded)) => {
            act.commit(recorded).await.unwrap();
            Ok(imported)
        }
        Err(PlanError::Flaws(flaws)) => Err(flaws),
        Err(PlanError::Fault(fault)) => panic!("{fault}"),
    }
}

async fn finals(office: &Office, on: &str, query: &str) -> Vec<String> {
    let mut view = office.journal.view().await.unwrap();
    let classes = registry::final_classes(&mut view, day(on), query).await.unwrap();
    classes.into_iter().map(|class| class.symbol).collect()
}

on_both_databases! {
    async fn a_list_is_brought_in_and_read(office) {
        let right = keeper(&office).await;
        let imported = import(&office, &right, FIRST.as_bytes(), "2026-01-01").await.unwrap();
        assert_eq!(imported, Imported { added: 8, ..Imported::default() });
        let mut view = office.journal.view().await.unwrap();
        let plan = registry::plan(&mut view, day("2026-05-05")).await.unwrap();
        assert_eq!(plan.iter().map(|class| class.symbol.as_str()).collect::<Vec<_>>(), ["0", "01", "010", "011", "5", "53", "534", "5345"]);
        let class = registry::class_by_symbol(&mut view, "011", day("2026-01-01")).await.unwrap().unwrap();
        assert_eq!((class.title.as_str(), class.category, class.is_final), ("Statut; regulaminy", Some(Category::A), true));
        assert_eq!(registry::class(&mut view, class.id).await.unwrap(), Some(class));
        assert!(registry::class_by_symbol(&mut view, "011", day("2025-12-31")).await.unwrap().is_none());
        drop(view);
        assert_eq!(finals(&office, "2026-05-05", "").await, ["010", "011", "5345"]);
        assert_eq!(finals(&office, "2026-05-05", "53").await, ["5345"]);
        assert_eq!(finals(&office, "2026-05-05", "ZASWIADCZ").await, ["5345"]);
        assert_eq!(finals(&office, "2025-05-05", "").await, [""; 0]);
    }

    async fn a_new_list_ends_what_it_lacks_and_begins_anew_what_it_changes(office) {
        let right = keeper(&office).await;
        import(&office, &right, FIRST.as_bytes(), "2026-01-01").await.unwrap();
        let old = registry::class_by_symbol(&mut office.journal.view().await.unwrap(), "5345", day("2026-06-01")).await.unwrap().unwrap();
        let second = "code,title,category\n0,ZARZĄDZANIE,\n01,Organizacja,\n010,Organy,B10\n5,SPRAWY,\n53,Podatki,\n534,Zaświadczenia,\n5345,Zaświadczenia o niezaleganiu,B5\n5346,Inne zaświadczenia,BE5\n";
        let imported = import(&office, &right, second.as_bytes(), "2027-01-01").await.unwrap();
        assert_eq!(imported, Imported { added: 1, changed: 1, ended: 1, same: 6 });
        assert_eq!(finals(&office, "2026-12-31", "").await, ["010", "011", "5345"]);
        assert_eq!(finals(&office, "2027-01-01", "").await, ["010", "5345", "5346"]);
        let mut view = office.journal.view().await.unwrap();
        let category = async |view: &mut database::View, on: &str| {
            registry::class_by_symbol(view, "010", day(on)).await.unwrap().unwrap().category.unwrap().to_string()
        };
        assert_eq!(category(&mut view, "2026-12-31").await, "B5");
        assert_eq!(category(&mut view, "2027-01-01").await, "B10");
        // What stayed is the same row: cases keep their class.
        assert_eq!(registry::class_by_symbol(&mut view, "5345", day("2027-06-01")).await.unwrap().unwrap().id, old.id);
        drop(view);
        let again = import(&office, &right, second.as_bytes(), "2027-01-01").await.unwrap();
        assert_eq!(again, Imported { same: 8, ..Imported::default() });
        // A change of what holds from a day begins after that day.
        let flaws = import(&office, &right, second.replace("B10", "B20").as_bytes(), "2027-01-01").await.unwrap_err();
        assert_eq!(flaws, [PlanFlaw { line: 4, kind: PlanFlawKind::HoldsFrom(day("2027-01-01")) }]);
    }

    async fn a_list_begins_at_most_ten_years_ahead(office) {
        let right = keeper(&office).await;
        let farthest = vocabulary::Term::Years(10).nominal(office.clock.now().warsaw_date());
        let after = farthest.tomorrow().unwrap().to_string();
        let far = PlanFlawKind::Far(farthest);
        let flaws = import(&office, &right, FIRST.as_bytes(), &after).await.unwrap_err();
        assert_eq!(flaws, [PlanFlaw { line: 1, kind: far.clone() }]);
        let line = format!("symbol,title,category,valid_from\n0,Organy,B5,{after}\n");
        let flaws = import(&office, &right, line.as_bytes(), "2026-01-01").await.unwrap_err();
        assert_eq!(flaws, [PlanFlaw { line: 2, kind: far }]);
        import(&office, &right, FIRST.as_bytes(), &farthest.to_string()).await.unwrap();
    }

    async fn every_flaw_is_told_by_its_line_and_nothing_is_kept(office) {
        let right = keeper(&office).await;
        let before = office.rows().await;
        let table = "symbol,title,category,valid_from,valid_to\n0,ZARZĄDZANIE,,,\n01,,B5,,\n02,Coś,C,,\n0x,Coś,B5,,\n030,Coś,B5,,\n0,Znowu,,,\n04,Bez kategorii,,,\n05,Dni,B5,2026-13-01,\n06,Dni,B5,2026-02-01,2026-01-01\n07,Za mało\n";
        let flaws = import(&office, &right, table.as_bytes(), "2026-01-01").await.unwrap_err();
        let told: Vec<(u64, PlanFlawKind)> = flaws.into_iter().map(|flaw| (flaw.line, flaw.kind)).collect();
        assert_eq!(told, [
            (3, PlanFlawKind::NoTitle),
            (4, PlanFlawKind::Category("C".to_owned())),
            (5, PlanFlawKind::Symbol("0x".to_owned())),
            (6, PlanFlawKind::NoParent("03".to_owned())),
            (7, PlanFlawKind::Twice("0".to_owned())),
            (8, PlanFlawKind::NoCategory),
            (9, PlanFlawKind::Day("2026-13-01".to_owned())),
            (10, PlanFlawKind::Backwards),
            (11, PlanFlawKind::Cells),
        ]);
        for (table, kind) in [
            (&b"symbol,title,category\n"[..], PlanFlawKind::Empty),
            (b"", PlanFlawKind::NoColumn("symbol")),
            (b"symbol,title\n0,a\n", PlanFlawKind::NoColumn("category")),
            (b"symbol,title,category\n0,\xb3\xf3,A\n", PlanFlawKind::NotUtf8),
            ("symbol,title,category\n0,Spra\u{202e}wy,A\n".as_bytes(), PlanFlawKind::TitleMisleading),
        ] {
            let flaws = import(&office, &right, table, "2026-01-01").await.unwrap_err();
            assert_eq!(flaws[0].kind, kind);
        }
        assert_eq!(office.rows().await, before);
    }
}
