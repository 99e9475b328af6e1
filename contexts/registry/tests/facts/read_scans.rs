//! What a machine reads off scans: kept once, told to the clerk, and found when it is altered.

use accounts::Post;
use journal::{Actor, Walk};
use registry::{Doubt, Read, Reading, ScanId, ScanScope, Seen, Sheet, Sheets, StepKind};
use testkit::{Office, Tampering, on_both_databases};

use crate::{
    papers::scan,
    world::{official, paper, world},
};

async fn read(office: &Office, text: &str, pages: Vec<(bool, Option<u32>)>) -> Read {
    let copy = office.files.keep(office.journal.new_id(), "%PDF-1.5 z tekstem".into()).await.unwrap();
    Read { copy, text: text.to_owned(), pages }
}

/// Whether the reading was kept.
async fn keep(office: &Office, id: ScanId, read: Option<Read>) -> bool {
    let mut act = office.journal.act(Actor::System, &office.request).await.unwrap();
    match registry::keep_reading(&mut act, id, read).await.unwrap() {
        Some(recorded) => {
            act.commit(recorded).await.unwrap();
            true
        }
        None => false,
    }
}

/// Two pages of the usual size.
fn sheets() -> Sheets {
    let sheet = Sheet { dots: (1_240, 1_754), size: (2_100, 2_970), ..Sheet::default() };
    Sheets { declared: Some(2), seen: Some(Seen::Sheets(vec![sheet.clone(), sheet])), ..Sheets::default() }
}

on_both_databases! {
    async fn a_scan_is_read_once_and_its_text_and_copy_are_kept_beside_it(office) {
        let world = world(&office).await;
        let clerk = official(&office, "clerk", &world.other_unit, Post::RegistryClerk).await;
        let id = paper(&office, &clerk, "Skarga", Some(registry::Scan { sheets: sheets(), ..scan(&office, ScanScope::Full).await })).await;
        let waits = registry::scan_to_read(&mut office.journal.view().await.unwrap()).await.unwrap().unwrap();
        assert_eq!((waits.id, waits.kind.as_str()), (ScanId { letter: id, seq: 1 }, "application/pdf"));
        let text = read(&office, "Zażółć gęślą jaźń", vec![(false, None), (true, None)]).await;
        assert!(keep(&office, waits.id, Some(text)).await);
        // Another machine was slower.
        let before = office.rows().await;
        assert!(!keep(&office, waits.id, Some(read(&office, "inne", Vec::new()).await)).await);
        assert!(!keep(&office, waits.id, None).await);
        assert_eq!(office.rows().await, before);
        let mut view = office.journal.view().await.unwrap();
        assert!(registry::scan_to_read(&mut view).await.unwrap().is_none());
        assert_eq!(registry::texts(&mut view, id).await.unwrap(), [("scan 1".to_owned(), "Zażółć gęślą jaźń".to_owned())]);
        let kept = registry::scans(&mut view, id).await.unwrap().remove(0);
        assert!(matches!(kept.reading, Reading::Read(_)), "{kept:?}");
        // The scan itself is as it came, and the clerk is asked about the page that turned out blank.
        assert_eq!(registry::letter(&mut view, &clerk, id).await.unwrap().unwrap().files.len(), 1);
        assert_eq!((kept.is_doubtful, kept.sheets.doubts()), (true, vec![Doubt::Empty(vec![2])]));
        let steps = registry::steps(&mut view, id).await.unwrap();
        assert_eq!(steps.last().unwrap().kind, StepKind::Scanned);
    }

    async fn what_was_damaged_for_us_and_could_be_drawn_is_no_longer_asked_about(office) {
        let world = world(&office).await;
        let clerk = official(&office, "clerk", &world.other_unit, Post::RegistryClerk).await;
        let broken = Sheets { seen: Some(Seen::Broken), ..Sheets::default() };
        let id = paper(&office, &clerk, "Skarga", Some(registry::Scan { sheets: broken, ..scan(&office, ScanScope::Full).await })).await;
        let kept = async || registry::scans(&mut office.journal.view().await.unwrap(), id).await.unwrap().remove(0);
        assert!(kept().await.is_doubtful);
        let text = read(&office, "", vec![(false, None), (false, Some(1))]).await;
        assert!(keep(&office, ScanId { letter: id, seq: 1 }, Some(text)).await);
        assert_eq!((kept().await.is_doubtful, kept().await.sheets.doubts()), (true, vec![Doubt::Twice(vec![(1, 2)])]));
    }

    async fn an_unreadable_scan_is_put_aside_and_no_longer_in_the_way(office) {
        let world = world(&office).await;
        let clerk = official(&office, "clerk", &world.other_unit, Post::RegistryClerk).await;
        let first = paper(&office, &clerk, "Skarga", Some(scan(&office, ScanScope::Full).await)).await;
        office.clock.advance(1);
        let second = paper(&office, &clerk, "Mapa", Some(scan(&office, ScanScope::Full).await)).await;
        assert!(keep(&office, ScanId { letter: first, seq: 1 }, None).await);
        let mut view = office.journal.view().await.unwrap();
        assert_eq!(registry::scan_to_read(&mut view).await.unwrap().unwrap().id.letter, second);
        assert_eq!(registry::scans(&mut view, first).await.unwrap()[0].reading, Reading::Unreadable);
    }

    async fn a_copy_that_was_altered_or_lost_is_told(office) {
        let world = world(&office).await;
        let clerk = official(&office, "clerk", &world.other_unit, Post::RegistryClerk).await;
        let id = paper(&office, &clerk, "Skarga", Some(scan(&office, ScanScope::Full).await)).await;
        let text = read(&office, "tekst", Vec::new()).await;
        let file = text.copy.id;
        assert!(keep(&office, ScanId { letter: id, seq: 1 }, Some(text)).await);
        let told = async |view: &mut database::View| {
            let mut walk = Walk::begin(view).await.unwrap();
            let (mut told, mut files) = (0, Vec::new());
            while let Some(page) = walk.next(view).await.unwrap() {
                for entry in page.entries.iter().filter(|entry| entry.kind == "letter.scan_read") {
                    let (discords, contents) = registry::agrees(view, entry).await.unwrap();
                    told += discords.len();
                    files.extend(contents.into_iter().map(|(id, _)| id));
                }
            }
            (told, files)
        };
        assert_eq!(told(&mut office.journal.view().await.unwrap()).await, (0, vec![file]));
        for (table, how) in [
            ("letter_scans", Tampering::Set("copy = NULL")),
            ("letter_scans", Tampering::Set("reading = NULL")),
            ("letter_scans", Tampering::Set("copy = (SELECT file FROM letter_files LIMIT 1)")),
            ("letter_scans", Tampering::Truncate),
        ] {
            let mut changed = office.tampered(table, "letter", &how).await.unwrap();
            assert_eq!(told(changed.view()).await.0, 1, "{how:?}");
        }
    }
}
