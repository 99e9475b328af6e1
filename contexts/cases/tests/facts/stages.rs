//! Every deed at every stage by every role. The table is copied by hand from the chancery instruction's state machine of a
//! case and its roles; nothing of it is read from the code.

use accounts::{Official, Post};
use cases::{CaseRow, Deed, Denied, MemoKind, PauseReason, Stage};
use testkit::{Office, on_both_databases};
use vocabulary::{CaseId, Clock as _};

use crate::{
    answers_collected::collect,
    answers_desk::Desk,
    world::{World, act, close, official, open_case, pause, row, work, world},
};

/// Who may: the case's Officer, the Head of its unit, the Mayor (head of the office), the mayor's Deputy, the Archivist. What is
/// closed was closed three years ago: the archive takes nothing over before.
#[rustfmt::skip]
const TABLE: [(Stage, [(Deed, &str); 18]); 8] = [
    (Stage::Open, [
        (Deed::Attach, "OH"), (Deed::CallParty, "OH"), (Deed::AskBody, "OH"), (Deed::Suspend, "HMD"), (Deed::Resume, ""),
        (Deed::Draft, "OH"), (Deed::LeaveUnexamined, ""), (Deed::HandAnswer, ""), (Deed::Note, "OH"), (Deed::Rename, "OH"), (Deed::HandOver, "H"),
        (Deed::Close, "OH"),
        (Deed::Detach, "OH"), (Deed::PutMemo, "OH"), (Deed::Relate, "OH"), (Deed::Deliver, "OH"),
        (Deed::Message, "OH"), (Deed::Archive, ""),
    ]),
    (Stage::AwaitingParty, [
        (Deed::Attach, "OH"), (Deed::CallParty, ""), (Deed::AskBody, ""), (Deed::Suspend, ""), (Deed::Resume, "OH"),
        (Deed::Draft, ""), (Deed::LeaveUnexamined, ""), (Deed::HandAnswer, ""), (Deed::Note, "OH"), (Deed::Rename, "OH"), (Deed::HandOver, "H"),
        (Deed::Close, ""),
        (Deed::Detach, "OH"), (Deed::PutMemo, "OH"), (Deed::Relate, "OH"), (Deed::Deliver, "OH"),
        (Deed::Message, "OH"), (Deed::Archive, ""),
    ]),
    (Stage::AwaitingBody, [
        (Deed::Attach, "OH"), (Deed::CallParty, ""), (Deed::AskBody, ""), (Deed::Suspend, ""), (Deed::Resume, "OH"),
        (Deed::Draft, ""), (Deed::LeaveUnexamined, ""), (Deed::HandAnswer, ""), (Deed::Note, "OH"), (Deed::Rename, "OH"), (Deed::HandOver, "H"),
        (Deed::Close, ""),
        (Deed::Detach, "OH"), (Deed::PutMemo, "OH"), (Deed::Relate, "OH"), (Deed::Deliver, "OH"),
        (Deed::Message, "OH"), (Deed::Archive, ""),
    ]),
    (Stage::Suspended, [
        (Deed::Attach, "OH"), (Deed::CallParty, ""), (Deed::AskBody, ""), (Deed::Suspend, ""), (Deed::Resume, "HMD"),
        (Deed::Draft, ""), (Deed::LeaveUnexamined, ""), (Deed::HandAnswer, ""), (Deed::Note, "OH"), (Deed::Rename, "OH"), (Deed::HandOver, "H"),
        (Deed::Close, ""),
        (Deed::Detach, "OH"), (Deed::PutMemo, "OH"), (Deed::Relate, "OH"), (Deed::Deliver, "OH"),
        (Deed::Message, "OH"), (Deed::Archive, ""),
    ]),
    (Stage::Settled, [
        (Deed::Attach, "OH"), (Deed::CallParty, ""), (Deed::AskBody, ""), (Deed::Suspend, ""), (Deed::Resume, ""),
        (Deed::Draft, ""), (Deed::LeaveUnexamined, ""), (Deed::HandAnswer, ""), (Deed::Note, "OH"), (Deed::Rename, "OH"), (Deed::HandOver, "H"),
        (Deed::Close, "OH"),
        (Deed::Detach, "OH"), (Deed::PutMemo, "OH"), (Deed::Relate, "OH"), (Deed::Deliver, "OH"),
        (Deed::Message, "OH"), (Deed::Archive, ""),
    ]),
    (Stage::Delivered, [
        (Deed::Attach, "OH"), (Deed::CallParty, ""), (Deed::AskBody, ""), (Deed::Suspend, ""), (Deed::Resume, ""),
        (Deed::Draft, ""), (Deed::LeaveUnexamined, ""), (Deed::HandAnswer, ""), (Deed::Note, "OH"), (Deed::Rename, "OH"), (Deed::HandOver, "H"),
        (Deed::Close, "OH"),
        (Deed::Detach, "OH"), (Deed::PutMemo, "OH"), (Deed::Relate, "OH"), (Deed::Deliver, "OH"),
        (Deed::Message, "OH"), (Deed::Archive, ""),
    ]),
    (Stage::Closed, [
        (Deed::Attach, ""), (Deed::CallParty, ""), (Deed::AskBody, ""), (Deed::Suspend, ""), (Deed::Resume, ""),
        (Deed::Draft, ""), (Deed::LeaveUnexamined, ""), (Deed::HandAnswer, ""), (Deed::Note, ""), (Deed::Rename, ""), (Deed::HandOver, ""),
        (Deed::Close, ""),
        (Deed::Detach, ""), (Deed::PutMemo, ""), (Deed::Relate, ""), (Deed::Deliver, ""),
        (Deed::Message, ""), (Deed::Archive, "A"),
    ]),
    (Stage::Archived, [
        (Deed::Attach, ""), (Deed::CallParty, ""), (Deed::AskBody, ""), (Deed::Suspend, ""), (Deed::Resume, ""),
        (Deed::Draft, ""), (Deed::LeaveUnexamined, ""), (Deed::HandAnswer, ""), (Deed::Note, ""), (Deed::Rename, ""), (Deed::HandOver, ""),
        (Deed::Close, ""),
        (Deed::Detach, ""), (Deed::PutMemo, ""), (Deed::Relate, ""), (Deed::Deliver, ""),
        (Deed::Message, ""), (Deed::Archive, ""),
    ]),
];

/// Deeds that have their own facts.
const ELSEWHERE: [Deed; 8] = [
    Deed::Attach,
    Deed::Draft,
    Deed::HandAnswer,
    Deed::Detach,
    Deed::Relate,
    Deed::Deliver,
    Deed::Message,
    Deed::Archive,
];
const THREE_YEARS: i64 = 3 * 366 * 24 * 60 * 60;

/// Everybody who could try, with their letter in the table; `-` is nobody there.
async fn everybody(office: &Office, world: &World) -> Vec<(char, Official)> {
    let mut people = vec![('O', world.officer.clone()), ('-', world.colleague.clone()), ('H', world.head.clone())];
    for (letter, login, post, here) in [
        ('-', "rejestr", Post::RegistryClerk, true),
        ('-', "sekretarka", Post::Secretary, true),
        ('-', "administratorka", Post::Administrator, true),
        ('-', "archiwum", Post::RecordsCoordinator, true),
        ('-', "obca referentka", Post::CaseOfficer, false),
        ('-', "obcy naczelnik", Post::UnitHead, false),
        ('M', "burmistrz", Post::OfficeHead, false),
        ('D', "zastępczyni", Post::DeputyHead, false),
        ('A', "archiwistka", Post::Archivist, false),
    ] {
        let unit = if here { &world.unit } else { &world.other_unit };
        people.push((letter, official(office, login, unit, post).await));
    }
    people
}

fn may(stage: Stage, deed: Deed) -> &'static str {
    let (_, deeds) = TABLE.iter().find(|(row, _)| *row == stage).unwrap();
    deeds.iter().find(|(cell, _)| *cell == deed).unwrap().1
}

/// A case brought to this stage by acts, where acts of this crate alone reach it.
async fn case_at(office: &Office, world: &World, mayor: &Official, stage: Stage) -> CaseId {
    let case = open_case(office, world, "a").await;
    match stage {
        Stage::Open => {}
        Stage::AwaitingParty => pause(office, &world.officer, case, PauseReason::AwaitingParty).await.unwrap(),
        Stage::AwaitingBody => pause(office, &world.officer, case, PauseReason::AwaitingBody).await.unwrap(),
        Stage::Suspended => pause(office, mayor, case, PauseReason::Suspended).await.unwrap(),
        Stage::Closed => {
            close(office, &world.officer, case, "tylko do wiadomości").await.unwrap();
            office.clock.advance(THREE_YEARS);
        }
        Stage::Settled | Stage::Delivered => unreachable!("an answer takes a case there"),
        Stage::Archived => unreachable!("the archive's own facts"),
    }
    assert_eq!(row(office, case).await.stage, stage);
    case
}

/// Does the deed for real; those of answers and letters have their own facts.
async fn really(office: &Office, world: &World, who: &Official, case: CaseId, deed: Deed) {
    let today = office.clock.now().warsaw_date();
    let done = work(office, who, case, deed, async |act, right| match deed {
        Deed::CallParty => {
            cases::pause(act, right, PauseReason::AwaitingParty, today, "").await.map_err(|e| format!("{e:?}"))
        }
        Deed::AskBody => {
            cases::pause(act, right, PauseReason::AwaitingBody, today, "").await.map_err(|e| format!("{e:?}"))
        }
        Deed::Suspend => {
            cases::pause(act, right, PauseReason::Suspended, today, "").await.map_err(|e| format!("{e:?}"))
        }
        Deed::Resume => cases::resume(act, right, today).await.map_err(|e| format!("{e:?}")),
        Deed::Note => cases::note(act, right, "notatka").await.map_err(|e| format!("{e:?}")),
        Deed::Rename => cases::rename(act, right, "b").await.map_err(|e| format!("{e:?}")),
        Deed::HandOver => cases::hand_over(act, right, world.colleague.id()).await.map_err(|e| format!("{e:?}")),
        Deed::Close => cases::close(act, right, "tylko do wiadomości").await.map_err(|e| format!("{e:?}")),
        Deed::PutMemo => {
            let put = cases::put_memo(act, right, MemoKind::Annotation, "rozmowa", "przyjdzie jutro");
            put.await.map_err(|e| format!("{e:?}"))
        }
        Deed::Attach
        | Deed::Draft
        | Deed::LeaveUnexamined
        | Deed::HandAnswer
        | Deed::Detach
        | Deed::Relate
        | Deed::Deliver
        | Deed::Message
        | Deed::Archive => Err("another fact".to_owned()),
    });
    done.await.unwrap();
}

/// Everybody tries everything: the table is given, the rest refused, and nothing changes.
async fn only_the_table_is_given(office: &Office, people: &[(char, Official)], case: CaseId, stage: Stage) {
    let (before, version) = (office.rows().await, row(office, case).await.version);
    for (letter, who) in people {
        for deed in Deed::ALL {
            let mut act = act(office, who).await;
            let right = cases::may_work(&mut act, who, case, version, deed).await;
            let allowed = may(stage, deed).contains(*letter);
            assert_eq!(right.is_ok(), allowed, "{letter} {:?} {stage:?} {deed:?}", who.post());
            let refused = right.err();
            assert!(matches!(refused, None | Some(Denied::NotYours | Denied::NotNow)), "{refused:?}");
        }
    }
    assert_eq!(office.rows().await, before);
    assert_eq!(row(office, case).await.version, version);
}

on_both_databases! {
    async fn everybody_is_offered_what_the_instruction_gives_them(office) {
        let world = world(&office).await;
        let case = row(&office, open_case(&office, &world, "a").await).await;
        office.clock.advance(THREE_YEARS);
        let today = office.clock.now().warsaw_date();
        for (letter, who) in everybody(&office, &world).await {
            for stage in Stage::ALL {
                let stands_since = Some((today, PauseReason::AwaitingParty)).filter(|_| stage == Stage::AwaitingParty);
                let closed_at = Some(case.opened_at).filter(|_| stage.is_over());
                let case = CaseRow { stage, stands_since, closed_at, ..case.clone() };
                let offered = cases::deeds(&who, &case, today);
                let expected: Vec<_> = Deed::ALL.into_iter().filter(|deed| may(stage, *deed).contains(letter)).collect();
                assert_eq!(offered, expected, "{letter} {:?} {stage:?}", who.post());
            }
        }
    }

    async fn an_answer_is_handed_only_to_who_has_no_account_or_did_not_collect_it(office) {
        let world = world(&office).await;
        let case = row(&office, open_case(&office, &world, "a").await).await;
        for (letter, who) in everybody(&office, &world).await {
            for stage in Stage::ALL {
                let case = CaseRow { stage, client: None, ..case.clone() };
                // A call that waits to be collected stops no clock, and may go out on paper.
                // An order for somebody without an account goes out at any stage.
                let expected = !stage.is_over() && "OH".contains(letter);
                let today = office.clock.now().warsaw_date();
                assert_eq!(cases::deeds(&who, &case, today).contains(&Deed::HandAnswer), expected, "{letter} {stage:?}");
                let never_came = CaseRow { client: Some(world.client.id), undelivered: true, ..case };
                let expected = matches!(stage, Stage::Settled | Stage::AwaitingParty) && "OH".contains(letter);
                assert_eq!(cases::deeds(&who, &never_came, today).contains(&Deed::HandAnswer), expected, "{letter} {stage:?}");
            }
        }
    }

    async fn what_the_instruction_does_not_give_is_refused_and_changes_nothing(office) {
        let world = world(&office).await;
        let people = everybody(&office, &world).await;
        let mayor = people.iter().find(|(letter, _)| *letter == 'M').unwrap().1.clone();
        for stage in [Stage::Open, Stage::AwaitingParty, Stage::AwaitingBody, Stage::Suspended, Stage::Closed] {
            let case = case_at(&office, &world, &mayor, stage).await;
            only_the_table_is_given(&office, &people, case, stage).await;
        }
    }

    async fn an_answered_case_is_closed_by_whom_the_instruction_names_and_by_nobody_else(office) {
        let desk = Desk::open(office).await;
        let (office, world) = (&desk.office, &desk.world);
        let people = everybody(office, world).await;
        let anna = world.client.as_client().unwrap();
        for stage in [Stage::Settled, Stage::Delivered] {
            for deed in [Deed::Note, Deed::Rename, Deed::HandOver, Deed::Close] {
                for (_, who) in people.iter().filter(|(letter, _)| may(stage, deed).contains(*letter)) {
                    let (case, answer) = desk.sealed().await;
                    if stage == Stage::Delivered {
                        assert!(collect(office, &anna, case, answer).await.unwrap());
                    }
                    assert_eq!(row(office, case).await.stage, stage);
                    only_the_table_is_given(office, &people, case, stage).await;
                    really(office, world, who, case, deed).await;
                    let expected = if deed == Deed::Close { Stage::Closed } else { stage };
                    assert_eq!(row(office, case).await.stage, expected, "{stage:?} {deed:?}");
                }
            }
        }
    }

    async fn what_the_instruction_gives_is_done(office) {
        let world = world(&office).await;
        let people = everybody(&office, &world).await;
        let mayor = people.iter().find(|(letter, _)| *letter == 'M').unwrap().1.clone();
        for stage in [Stage::Open, Stage::AwaitingParty, Stage::AwaitingBody, Stage::Suspended] {
            for deed in Deed::ALL.into_iter().filter(|deed| !ELSEWHERE.contains(deed)) {
                for (_, who) in people.iter().filter(|(letter, _)| may(stage, deed).contains(*letter)) {
                    let case = case_at(&office, &world, &mayor, stage).await;
                    really(&office, &world, who, case, deed).await;
                    let expected = match deed {
                        Deed::CallParty => Stage::AwaitingParty,
                        Deed::AskBody => Stage::AwaitingBody,
                        Deed::Suspend => Stage::Suspended,
                        Deed::Resume => Stage::Open,
                        Deed::Close => Stage::Closed,
                        _ => stage,
                    };
                    assert_eq!(row(&office, case).await.stage, expected, "{stage:?} {deed:?}");
                }
            }
        }
    }
}
