//! Messages between the office and the client of a case: who writes and reads them when, and what they leave behind.

use accounts::{Client, Official, Post};
use bytes::Bytes;
use cases::{
    Denied, DocumentName, MOST_MESSAGE_FILES, MOST_MESSAGES_A_DAY, MatterId, Message, MessageError, NewMessage,
    TextError,
};
use journal::{Act, Actor};
use testkit::{Office, on_both_databases};
use vocabulary::CaseId;

use crate::{
    answers_desk::paper_case,
    world::{World, act, client, client_with_mail, close, official, open_case, row, world},
};

#[derive(Debug)]
enum NotSent {
    Denied(Denied),
    Message(MessageError),
}

async fn send(
    mut act: Act,
    right: Result<cases::MayMessage, Denied>,
    new: NewMessage<'_>,
) -> Result<cases::MessageId, NotSent> {
    let right = right.map_err(NotSent::Denied)?;
    let (id, recorded) = cases::send_message(&mut act, right, new).await.map_err(NotSent::Message)?;
    act.commit(recorded).await.unwrap();
    Ok(id)
}

/// The official writes this to the client of the case, in a form of its own.
pub async fn to_client(office: &Office, who: &Official, case: CaseId, text: &str) -> Result<(), String> {
    office.clock.advance(1);
    let form = hex::encode(office.journal.random::<8>());
    let mut act = act(office, who).await;
    let right = cases::may_write_to_client(&mut act, who, case).await;
    let new = NewMessage { form: &form, text, files: Vec::new() };
    send(act, right, new).await.map(|_| ()).map_err(|error| format!("{error:?}"))
}

/// The client writes this to the office, in this form, with this many files.
async fn to_office_with(
    office: &Office,
    who: &Client,
    case: CaseId,
    form: &str,
    text: &str,
    files: usize,
) -> Result<cases::MessageId, NotSent> {
    office.clock.advance(1);
    let mut kept = Vec::new();
    for number in 0..files {
        let content = Bytes::from(format!("%PDF-1.7 {number}"));
        let content = office.files.keep(office.journal.new_id(), content).await.unwrap();
        kept.push((format!("umowa {number}.pdf"), "application/pdf", content));
    }
    let mut act = office.journal.act(Actor::Account(who.id()), &office.request).await.unwrap();
    let right = cases::may_write_to_office(&mut act, who, case).await;
    send(act, right, NewMessage { form, text, files: kept }).await
}

/// The client writes this to the office, with a file.
pub async fn to_office(office: &Office, who: &Client, case: CaseId, text: &str) -> Result<(), String> {
    let form = hex::encode(office.journal.random::<8>());
    let sent = to_office_with(office, who, case, &form, text, 1).await;
    sent.map(|_| ()).map_err(|error| format!("{error:?}"))
}

async fn of_official(office: &Office, who: &Official, case: CaseId) -> Option<Vec<Message>> {
    let found = cases::messages(&mut office.journal.view().await.unwrap(), who, case, None, 50).await.unwrap();
    found.map(|(_, page)| page.rows)
}

async fn waiting_for(office: &Office, who: &Official) -> Vec<(CaseId, i64)> {
    let found = cases::unread_of_official(&mut office.journal.view().await.unwrap(), who, 10).await.unwrap();
    found.into_iter().map(|(row, count)| (row.id, count)).collect()
}

async fn waiting_for_client(office: &Office, who: &Client) -> Vec<(CaseId, i64)> {
    let found = cases::unread_of_client(&mut office.journal.view().await.unwrap(), who, 10).await.unwrap();
    found.into_iter().map(|(row, count)| (row.id, count)).collect()
}

async fn case_of(office: &Office) -> (World, Client, CaseId) {
    let world = world(office).await;
    let case = open_case(office, &world, "Latarnia").await;
    let anna = world.client.as_client().unwrap();
    (world, anna, case)
}

on_both_databases! {
    async fn client_and_office_read_what_the_other_wrote_and_each_message_waits_until_it_is_opened(office) {
        let (world, anna, case) = case_of(&office).await;
        to_office(&office, &anna, case, " Która to latarnia?\r\nPrzy rynku? ").await.unwrap();
        to_office(&office, &anna, case, "I od kiedy?").await.unwrap();
        assert_eq!(waiting_for(&office, &world.officer).await, [(case, 2)]);
        assert_eq!(waiting_for(&office, &world.head).await, [], "the case is carried");
        to_client(&office, &world.officer, case, "Druga od ratusza.").await.unwrap();
        assert_eq!(waiting_for_client(&office, &anna).await, [(case, 1)]);

        let found = of_official(&office, &world.officer, case).await.unwrap();
        let [answer, second, first] = &found[..] else { panic!("three messages") };
        assert_eq!((first.text.as_str(), first.by_client, first.post), ("Która to latarnia?\nPrzy rynku?", true, None));
        assert_eq!((answer.by.1.as_str(), answer.post), ("referent", Some(Post::CaseOfficer)));
        assert!(first.unread && second.unread && answer.unread);
        let [file] = &first.files[..] else { panic!("a file") };
        let mut view = office.journal.view().await.unwrap();
        let read = cases::message_file(&mut view, &world.officer, case, first.id, file.position).await.unwrap();
        let read = office.files.read(&mut view, read.unwrap().file).await.unwrap().unwrap();
        assert_eq!(&read[..], b"%PDF-1.7 0");
        drop(view);

        // The head may read all the same; it waits for whoever carries the case.
        let row = row(&office, case).await;
        cases::messages_read(&office.journal, &world.head, &row, answer.id).await.unwrap();
        assert_eq!(waiting_for(&office, &world.officer).await, [(case, 2)]);
        cases::messages_read(&office.journal, &world.officer, &row, first.id).await.unwrap();
        assert_eq!(waiting_for(&office, &world.officer).await, [(case, 1)], "what came later waits on");
        cases::messages_read(&office.journal, &world.officer, &row, answer.id).await.unwrap();
        assert_eq!(waiting_for(&office, &world.officer).await, []);
        assert_eq!(waiting_for_client(&office, &anna).await, [(case, 1)], "the client's are the client's");
        cases::my_messages_read(&office.journal, &anna, &row, answer.id).await.unwrap();
        assert_eq!(waiting_for_client(&office, &anna).await, []);
        assert!(of_official(&office, &world.officer, case).await.unwrap().iter().all(|message| !message.unread));
    }

    async fn messages_are_read_a_page_at_a_time(office) {
        let (world, anna, case) = case_of(&office).await;
        for number in 1..=5 {
            to_office(&office, &anna, case, &number.to_string()).await.unwrap();
        }
        let mut view = office.journal.view().await.unwrap();
        let (_, page) = cases::my_messages(&mut view, &anna, case, None, 3).await.unwrap().unwrap();
        assert!(page.more);
        let before = page.rows.last().map(|message| message.id);
        let (_, rest) = cases::messages(&mut view, &world.officer, case, before, 3).await.unwrap().unwrap();
        let texts: Vec<_> = page.rows.iter().chain(&rest.rows).map(|message| message.text.as_str()).collect();
        assert_eq!((texts, rest.more), (vec!["5", "4", "3", "2", "1"], false));
    }

    async fn nobody_writes_or_reads_in_the_case_of_others(office) {
        let (world, anna, case) = case_of(&office).await;
        to_office(&office, &anna, case, "tajne").await.unwrap();
        let id = of_official(&office, &world.officer, case).await.unwrap()[0].id;
        let barbara = client(&office, "barbara").await.as_client().unwrap();
        let elsewhere = official(&office, "drogi", &world.other_unit, Post::UnitHead).await;
        let clerk = official(&office, "kancelaria", &world.unit, Post::RegistryClerk).await;
        let before = office.rows().await;
        for who in [&elsewhere, &clerk, &world.colleague] {
            let refused = to_client(&office, who, case, "a").await.unwrap_err();
            assert!(refused.contains("NotYours"), "{refused}");
        }
        assert!(to_office(&office, &barbara, case, "a").await.unwrap_err().contains("NotYours"));
        assert_eq!(office.rows().await, before);
        assert!(of_official(&office, &elsewhere, case).await.is_none());
        let mut view = office.journal.view().await.unwrap();
        assert!(cases::my_messages(&mut view, &barbara, case, None, 9).await.unwrap().is_none());
        assert!(cases::my_message_file(&mut view, &barbara, case, id, 1).await.unwrap().is_none());
        assert!(cases::message_file(&mut view, &elsewhere, case, id, 1).await.unwrap().is_none());
        drop(view);
        cases::my_messages_read(&office.journal, &barbara, &row(&office, case).await, id).await.unwrap();
        assert_eq!(waiting_for(&office, &world.officer).await, [(case, 1)]);
        assert!(to_client(&office, &world.head, case, "a").await.is_ok(), "the head works on every case of the unit");
    }

    async fn a_file_is_found_in_its_own_case_alone(office) {
        let (world, anna, case) = case_of(&office).await;
        to_office(&office, &anna, case, "a").await.unwrap();
        let id = of_official(&office, &world.officer, case).await.unwrap()[0].id;
        let other = open_case(&office, &world, "Ławka").await;
        let mut view = office.journal.view().await.unwrap();
        assert!(cases::my_message_file(&mut view, &anna, other, id, 1).await.unwrap().is_none());
        assert!(cases::my_message_file(&mut view, &anna, case, id, 2).await.unwrap().is_none());
        assert!(cases::my_message_file(&mut view, &anna, case, id, 1).await.unwrap().is_some());
    }

    async fn nobody_writes_in_a_closed_case_or_to_a_person_without_an_account(office) {
        let (world, anna, case) = case_of(&office).await;
        to_office(&office, &anna, case, "a").await.unwrap();
        close(&office, &world.officer, case, "bez odpowiedzi").await.unwrap();
        let before = office.rows().await;
        let refused = to_office_with(&office, &anna, case, "b", "b", 0).await;
        assert!(matches!(refused, Err(NotSent::Denied(Denied::NotNow))));
        assert!(to_client(&office, &world.officer, case, "b").await.unwrap_err().contains("NotNow"));
        assert_eq!(office.rows().await, before);
        assert_eq!(of_official(&office, &world.officer, case).await.unwrap().len(), 1, "what was written stays");
        let paper = paper_case(&office, &world).await;
        assert!(to_client(&office, &world.officer, paper, "b").await.unwrap_err().contains("NotNow"));
    }

    async fn a_form_sent_twice_sends_one_message(office) {
        let (world, anna, case) = case_of(&office).await;
        to_office_with(&office, &anna, case, "formularz", "a", 0).await.unwrap();
        let again = to_office_with(&office, &anna, case, "formularz", "a", 0).await;
        assert!(matches!(again, Err(NotSent::Message(MessageError::Sent))));
        assert_eq!(of_official(&office, &world.officer, case).await.unwrap().len(), 1);
        assert_eq!(waiting_for(&office, &world.officer).await, [(case, 1)]);
    }

    async fn what_is_too_much_or_nothing_is_refused_and_leaves_nothing(office) {
        let (_, anna, case) = case_of(&office).await;
        let before = office.rows().await;
        for (text, wrong) in [(" \n ", TextError::Empty), ("a\u{202e}b", TextError::Hidden)] {
            let refused = to_office_with(&office, &anna, case, "a", text, 0).await;
            assert!(matches!(refused, Err(NotSent::Message(MessageError::Text(error))) if error == wrong));
        }
        let refused = to_office_with(&office, &anna, case, "a", &"ż".repeat(4_001), 0).await;
        assert!(matches!(refused, Err(NotSent::Message(MessageError::Text(TextError::TooLong)))));
        let refused = to_office_with(&office, &anna, case, "a", "a", MOST_MESSAGE_FILES + 1).await;
        assert!(matches!(refused, Err(NotSent::Message(MessageError::TooManyFiles))));
        assert_eq!(office.rows().await, before);
        to_office_with(&office, &anna, case, "a", &"ż".repeat(4_000), MOST_MESSAGE_FILES).await.unwrap();
    }

    async fn a_client_writes_so_often_a_day_and_the_office_as_it_must(office) {
        let (world, anna, case) = case_of(&office).await;
        let other = open_case(&office, &world, "Ławka").await;
        for number in 0..MOST_MESSAGES_A_DAY {
            let case = if number % 2 == 0 { case } else { other };
            to_office_with(&office, &anna, case, &number.to_string(), "a", 0).await.unwrap();
        }
        let refused = to_office_with(&office, &anna, case, "dalej", "a", 0).await;
        assert!(matches!(refused, Err(NotSent::Message(MessageError::TooMany))));
        to_client(&office, &world.officer, case, "Proszę zadzwonić.").await.unwrap();
        office.clock.advance(86_400);
        to_office_with(&office, &anna, case, "dalej", "a", 0).await.unwrap();
    }

    async fn a_message_stands_in_the_log_of_the_case_and_not_in_what_its_client_is_told_of_the_office(office) {
        let (world, anna, case) = case_of(&office).await;
        let steps = async || {
            let mut view = office.journal.view().await.unwrap();
            cases::matter(&mut view, &anna, MatterId::Case(case)).await.unwrap().unwrap().steps.len()
        };
        let (version, before) = (row(&office, case).await.version, steps().await);
        to_office(&office, &anna, case, "a").await.unwrap();
        to_client(&office, &world.officer, case, "b").await.unwrap();
        assert_eq!(row(&office, case).await.version, version, "nobody's page is out of date");
        let mut view = office.journal.view().await.unwrap();
        let log = cases::log(&mut view, &world.officer, case).await.unwrap().unwrap();
        drop(view);
        let told: Vec<_> = log.lines.iter().rev().take(2).collect();
        assert_eq!((told[1].step.code().as_str(), told[1].step.who()), ("case.message_received", "anna"));
        assert_eq!((told[0].step.code().as_str(), told[0].step.who()), ("case.message_sent", "referent"));
        assert!(told.iter().all(|line| line.document.as_ref().unwrap().name == DocumentName::Message));
        assert_eq!(steps().await, before);
    }

    async fn mail_tells_the_client_that_the_office_wrote_and_nothing_of_what(office) {
        let world = world(&office).await;
        let world = World { client: client_with_mail(&office, "barbara").await, ..world };
        let case = open_case(&office, &world, "Latarnia").await;
        let mails = async || office.rows().await["jobs"];
        let before = mails().await;
        to_client(&office, &world.officer, case, "tajna treść").await.unwrap();
        assert_eq!(mails().await, before + 1);
        assert!(!office.text_of("jobs").await.contains("tajna"));
        to_office(&office, &world.client.as_client().unwrap(), case, "dzięki").await.unwrap();
        assert_eq!(mails().await, before + 1, "nobody is told of what they wrote themselves");
    }

    async fn what_nobody_carries_any_more_waits_for_the_head(office) {
        let (world, anna, case) = case_of(&office).await;
        to_office(&office, &anna, case, "a").await.unwrap();
        let administrator = official(&office, "administrator", &world.unit, Post::Administrator).await;
        let mut act = act(&office, &administrator).await;
        let right = administrator.administers().unwrap();
        let recorded = accounts::close_official(&mut act, &right, world.officer.id()).await.unwrap();
        act.commit(recorded).await.unwrap();
        assert_eq!(waiting_for(&office, &world.head).await, [(case, 1)]);
        let last = of_official(&office, &world.head, case).await.unwrap()[0].id;
        cases::messages_read(&office.journal, &world.head, &row(&office, case).await, last).await.unwrap();
        assert_eq!(waiting_for(&office, &world.head).await, []);
    }
}
