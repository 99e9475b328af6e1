//! The package of a transfer list, read by a stranger.

use std::process::Command;

use archive::ListId;
use cases::{Deed, MemoKind, NewMessage};
use testkit::{Office, on_both_databases};

use crate::world::{World, act, close, closed_case, open_case, row, take_over, world, years_pass};

const OFFICE: &str = "Urząd Miasta w Okienkowie";
const STRANGER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/facts/stranger.py");

async fn packed(office: &Office, world: &World, list: ListId) -> Vec<u8> {
    let mut package = archive::package(&office.journal, &world.keeps(), list, OFFICE).await.unwrap().unwrap();
    let mut tar = Vec::new();
    let log = |log: &cases::CaseLog, _: &archive::TransferList| format!("<Metryka>{}</Metryka>", log.lines.len());
    while let Some(piece) = package.next(&office.journal, &office.files, log).await.unwrap() {
        tar.extend(piece);
    }
    tar
}

on_both_databases! {
    async fn a_stranger_finds_every_document_and_what_is_told_of_it(office) {
        let world = world(&office).await;
        let lamp = open_case(&office, &world, "123", "Latarnia <1> & dalej").await;
        let version = row(&office, &world, lamp).await.version;
        let mut noting = act(&office, &world.officer).await;
        let right = cases::may_work(&mut noting, &world.officer, lamp, version, Deed::PutMemo).await.unwrap();
        let recorded = cases::put_memo(&mut noting, right, MemoKind::Note, "Rozmowa", "Dzwoniła.").await.unwrap();
        noting.commit(recorded).await.unwrap();
        let mut writing = act(&office, &world.officer).await;
        let right = cases::may_write_to_client(&mut writing, &world.officer, lamp).await.unwrap();
        let plan = office.files.keep(office.journal.new_id(), "%PDF-1.7".into()).await.unwrap();
        let files = vec![("plan.pdf".to_owned(), "application/pdf", plan)];
        let new = NewMessage { form: "a", text: "Która latarnia?", files };
        let (_, recorded) = cases::send_message(&mut writing, right, new).await.unwrap();
        writing.commit(recorded).await.unwrap();
        close(&office, &world, lamp).await;
        let chronicle = closed_case(&office, &world, "91", "Kronika").await;
        let year = row(&office, &world, lamp).await.sign.year();
        years_pass(&office, 3);
        let list = take_over(&office, &world, &[lamp, chronicle]).await.unwrap();
        let tar = packed(&office, &world, list).await;
        assert_eq!(tar.len() % 512, 0);
        let path = office.folder.path().join("paczka.tar");
        std::fs::write(&path, &tar).unwrap();
        let read = Command::new("python3").arg(STRANGER).arg(&path).env("PYTHONUTF8", "1").output().unwrap();
        assert!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr));
        let found = String::from_utf8(read.stdout).unwrap();
        assert_eq!(found.lines().collect::<Vec<_>>(), [
            format!("dokumenty/OR.123.1.{year}/001-rpw-1-{year}-pismo.xml"),
            format!("dokumenty/OR.123.1.{year}/002-notatka.txt"),
            format!("dokumenty/OR.123.1.{year}/003-wiadomosc.txt"),
            format!("dokumenty/OR.123.1.{year}/004-wiadomosc-zalacznik.pdf"),
            format!("dokumenty/OR.123.1.{year}/005-metryka.xml"),
            format!("dokumenty/OR.91.1.{year}/001-rpw-2-{year}-pismo.xml"),
            format!("dokumenty/OR.91.1.{year}/002-metryka.xml"),
            format!("sprawy/OR.123.1.{year}.xml"),
            format!("sprawy/OR.91.1.{year}.xml"),
        ]);
    }

    async fn the_same_list_gives_the_same_bytes_whenever_it_is_asked_for(office) {
        let world = world(&office).await;
        let case = closed_case(&office, &world, "123", "Latarnia").await;
        years_pass(&office, 3);
        let list = take_over(&office, &world, &[case]).await.unwrap();
        let first = packed(&office, &world, list).await;
        years_pass(&office, 2);
        assert_eq!(packed(&office, &world, list).await, first);
        let nothing = archive::package(&office.journal, &world.keeps(), office.journal.new_id(), OFFICE).await.unwrap();
        assert!(nothing.is_none());
    }
}
