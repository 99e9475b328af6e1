//! Answers: every deed at every state by every role; what was written stays, what was approved does not change.

use accounts::{Official, Post};
use cases::{
    AnswerDeed, AnswerField, AnswerState, AnswerText, CaseRow, Deed, Denied, DraftError, NoteError, PauseReason,
    SendError, Stage, StepKind, TextError,
};
use testkit::{Office, on_both_databases};
use vocabulary::AnswerId;

use crate::{
    answers_desk::{
        Undone, answer, approve, approve_version, approved, change, content, draft, give_back, moved, send, sent, text,
    },
    world::{World, act, close, official, open_case, pause, row, work, world},
};

/// Who may, copied by hand from the state machine of a draft: the case's Officer, who wrote it, the Head of its unit, the
/// Mayor (head of the office), the mayor's Deputy. In every other state nobody may do anything.
const TABLE: [(AnswerState, AnswerDeed, &str); 5] = [
    (AnswerState::Draft, AnswerDeed::Write, "OH"),
    (AnswerState::ForApproval, AnswerDeed::GiveBack, "HMD"),
    (AnswerState::ForApproval, AnswerDeed::Approve, "HMD"),
    (AnswerState::Accepted, AnswerDeed::GiveBack, "HMD"),
    (AnswerState::Accepted, AnswerDeed::Approve, "HMD"),
];

fn may(state: AnswerState, deed: AnswerDeed) -> &'static str {
    TABLE.iter().find(|(row, column, _)| *row == state && *column == deed).map_or("", |cell| cell.2)
}

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
    ] {
        let unit = if here { &world.unit } else { &world.other_unit };
        people.push((letter, official(office, login, unit, post).await));
    }
    people
}

/// Tries to get the right to a deed; nothing is done with it.
async fn right(office: &Office, who: &Official, id: AnswerId, version: i64, deed: AnswerDeed) -> Result<(), Denied> {
    let mut act = act(office, who).await;
    match deed {
        AnswerDeed::Write => cases::may_draft(&mut act, who, id, version).await.map(drop),
        AnswerDeed::GiveBack => cases::may_give_back(&mut act, who, id, version).await.map(drop),
        AnswerDeed::Approve => cases::may_approve(&mut act, who, id, version).await.map(drop),
        AnswerDeed::HandOver => {
            let case = answer(office, id).await.case;
            let version = row(office, case).await.version;
            cases::may_work(&mut act, who, case, version, Deed::HandAnswer).await.map(drop)
        }
    }
}

async fn versions(office: &Office) -> i64 {
    office.rows().await["case_answer_versions"]
}

on_both_databases! {
    async fn everybody_is_offered_what_the_table_gives_them(office) {
        let world = world(&office).await;
        let case = open_case(&office, &world, "a").await;
        let written = answer(&office, draft(&office, &world.officer, case, &text("a")).await.unwrap()).await;
        let case = row(&office, case).await;
        for (letter, who) in everybody(&office, &world).await {
            for stage in Stage::ALL {
                for state in AnswerState::ALL {
                    let (case, answer) = (CaseRow { stage, ..case.clone() }, cases::Answer { state, ..written.clone() });
                    let expected: Vec<_> = AnswerDeed::ALL.into_iter().filter(|deed| {
                        // While the clock stands, an answer can only be taken back to its desk; in a closed case nothing can.
                        let back = *deed == AnswerDeed::GiveBack && !stage.is_over();
                        may(state, *deed).contains(letter) && (stage == Stage::Open || back)
                    }).collect();
                    let offered = cases::answer_deeds(&who, &case, &answer);
                    assert_eq!(offered, expected, "{letter} {:?} {stage:?} {state:?}", who.post());
                }
            }
        }
    }

    async fn what_the_table_does_not_give_is_refused_and_changes_nothing(office) {
        let world = world(&office).await;
        let people = everybody(&office, &world).await;
        let case = |title| open_case(&office, &world, title);
        let drafted = draft(&office, &world.officer, case("a").await, &text("a")).await.unwrap();
        let waiting = sent(&office, &world, case("b").await).await;
        let frozen = approved(&office, &world, case("c").await).await;
        let before = office.rows().await;
        for id in [drafted, waiting, frozen] {
            let found = answer(&office, id).await;
            for (letter, who) in &people {
                for deed in AnswerDeed::ALL {
                    let tried = right(&office, who, id, found.version, deed).await;
                    let allowed = may(found.state, deed).contains(*letter);
                    assert_eq!(tried.is_ok(), allowed, "{letter} {:?} {:?} {deed:?}", who.post(), found.state);
                    assert!(matches!(tried, Ok(()) | Err(Denied::NotYours | Denied::NotNow)), "{tried:?}");
                }
            }
            assert_eq!(answer(&office, id).await.version, found.version);
        }
        assert_eq!(office.rows().await, before);
    }

    async fn what_the_table_gives_is_done(office) {
        let world = world(&office).await;
        for (letter, who) in everybody(&office, &world).await {
            if "OH".contains(letter) {
                let case = open_case(&office, &world, "a").await;
                let id = draft(&office, &who, case, &text("a")).await.unwrap();
                change(&office, &who, id, 1, "b").await.unwrap();
                send(&office, &who, id).await.unwrap();
                assert_eq!(answer(&office, id).await.state, AnswerState::ForApproval);
            }
            if "HMD".contains(letter) {
                let case = open_case(&office, &world, "a").await;
                let id = sent(&office, &world, case).await;
                give_back(&office, &who, id, "Proszę podać podstawę prawną.").await.unwrap();
                let found = answer(&office, id).await;
                assert_eq!((found.state, found.remarks.as_str()), (AnswerState::Draft, "Proszę podać podstawę prawną."));
                send(&office, &world.officer, id).await.unwrap();
                approve(&office, &who, id).await.unwrap();
                let found = answer(&office, id).await;
                assert_eq!((found.state, found.remarks.as_str()), (AnswerState::Approved, ""));
                let at = content(&office, id).await.approval.unwrap().at;
                assert_eq!(found.approved, Some((who.id(), who.name().to_owned(), at)));
            }
        }
    }

    async fn nobody_approves_what_he_wrote_but_the_head_of_the_unit(office) {
        let world = world(&office).await;
        let id = sent(&office, &world, open_case(&office, &world, "a").await).await;
        for post in [Post::OfficeHead, Post::DeputyHead] {
            let promoted = moved(&world.officer, &world.other_unit, post);
            assert!(matches!(approve(&office, &promoted, id).await, Err(Denied::NotYours)));
        }
        // One word of it is enough.
        give_back(&office, &world.head, id, "a").await.unwrap();
        let version = answer(&office, id).await.version;
        change(&office, &world.head, id, version, "Zgoda, z dopiskiem.").await.unwrap();
        send(&office, &world.officer, id).await.unwrap();
        let promoted = moved(&world.head, &world.other_unit, Post::DeputyHead);
        assert!(matches!(approve(&office, &promoted, id).await, Err(Denied::NotYours)));
        approve(&office, &world.head, id).await.unwrap();

        let own = draft(&office, &world.head, open_case(&office, &world, "b").await, &text("a")).await.unwrap();
        send(&office, &world.head, own).await.unwrap();
        approve(&office, &world.head, own).await.unwrap();
    }

    async fn who_lost_the_right_meanwhile_is_refused(office) {
        let world = world(&office).await;
        let case = open_case(&office, &world, "a").await;
        let id = draft(&office, &world.officer, case, &text("a")).await.unwrap();
        let elsewhere = moved(&world.officer, &world.other_unit, Post::CaseOfficer);
        assert!(matches!(change(&office, &elsewhere, id, 1, "b").await, Err(Denied::NotYours)));
        let handed = work(&office, &world.head, case, Deed::HandOver, async |act, right| {
            cases::hand_over(act, right, world.colleague.id()).await
        });
        handed.await.unwrap();
        assert!(matches!(change(&office, &world.officer, id, 1, "b").await, Err(Denied::NotYours)));
        change(&office, &world.colleague, id, 1, "b").await.unwrap();
        send(&office, &world.colleague, id).await.unwrap();
        for (unit, post) in [(&world.other_unit, Post::UnitHead), (&world.unit, Post::CaseOfficer), (&world.unit, Post::Administrator)] {
            let moved = moved(&world.head, unit, post);
            assert!(matches!(approve(&office, &moved, id).await, Err(Denied::NotYours)), "{post:?}");
            assert!(matches!(give_back(&office, &moved, id, "a").await, Err(Undone::Denied(Denied::NotYours))), "{post:?}");
        }
        assert_eq!(answer(&office, id).await.state, AnswerState::ForApproval);
    }

    async fn whoever_may_not_see_the_case_sees_no_answer(office) {
        let world = world(&office).await;
        let id = draft(&office, &world.officer, open_case(&office, &world, "a").await, &text("a")).await.unwrap();
        let mut view = office.journal.view().await.unwrap();
        for stranger in [moved(&world.officer, &world.other_unit, Post::CaseOfficer), moved(&world.officer, &world.unit, Post::Administrator)] {
            assert!(cases::answer(&mut view, &stranger, id).await.unwrap().is_none());
            assert!(cases::answer_content(&mut view, &stranger, id).await.unwrap().is_none());
        }
        assert!(cases::answer(&mut view, &world.colleague, id).await.unwrap().is_some());
    }

    async fn every_version_that_was_saved_stays(office) {
        let world = world(&office).await;
        let case = open_case(&office, &world, "a").await;
        let id = draft(&office, &world.officer, case, &AnswerText::default()).await.unwrap();
        for (version, body) in [(1, "pierwsza"), (2, "druga"), (3, "")] {
            change(&office, &world.officer, id, version, body).await.unwrap();
        }
        assert_eq!(versions(&office).await, 4);
        let kept = office.text_of("case_answer_versions").await;
        assert!(kept.contains("pierwsza") && kept.contains("druga"));
        let found = answer(&office, id).await;
        assert_eq!((found.text.text(), found.version, found.written_by.as_slice()), ("", 4, &[world.officer.id()][..]));
        // Saving is no step of the case: whoever has its page open is not disturbed.
        assert_eq!(row(&office, case).await.version, 2);
    }

    async fn a_page_that_is_out_of_date_overwrites_nothing(office) {
        let world = world(&office).await;
        let id = draft(&office, &world.officer, open_case(&office, &world, "a").await, &text("a")).await.unwrap();
        let (one, other) = tokio::join!(
            change(&office, &world.officer, id, 1, "jeden"),
            change(&office, &world.head, id, 1, "drugi"),
        );
        let (won, lost) = if one.is_ok() { ("jeden", other) } else { ("drugi", one) };
        assert!(matches!(lost, Err(Denied::Stale)), "{lost:?}");
        assert_eq!(answer(&office, id).await.text.text(), won);
        assert_eq!(versions(&office).await, 2);
    }

    async fn nobody_approves_an_own_draft_by_standing_in_for_the_head(office) {
        let world = world(&office).await;
        let id = sent(&office, &world, open_case(&office, &world, "a").await).await;
        let both = "Odetta (w zastępstwie: Hanna)";
        let standing_in = world.head.clone().with_substitute(world.officer.id(), both.to_owned());
        assert!(matches!(approve(&office, &standing_in, id).await, Err(Denied::NotYours)));
        let another = world.head.clone().with_substitute(world.colleague.id(), both.to_owned());
        approve(&office, &another, id).await.unwrap();
        assert_eq!(answer(&office, id).await.approved.unwrap().0, world.colleague.id());
        assert_eq!(content(&office, id).await.approval.unwrap().name, both);
    }

    async fn of_two_who_approve_at_once_one_does(office) {
        let world = world(&office).await;
        let mayor = official(&office, "burmistrz", &world.other_unit, Post::OfficeHead).await;
        let id = sent(&office, &world, open_case(&office, &world, "a").await).await;
        let version = answer(&office, id).await.version;
        let (one, other) = tokio::join!(
            approve_version(&office, &world.head, id, version),
            approve_version(&office, &mayor, id, version),
        );
        assert_eq!([&one, &other].iter().filter(|done| done.is_ok()).count(), 1);
        let lost = if one.is_ok() { other } else { one };
        assert!(matches!(lost, Err(Denied::Stale)), "{lost:?}");
        assert_eq!(office.rows().await["jobs"], 1);
    }

    async fn what_was_approved_does_not_change(office) {
        let world = world(&office).await;
        let id = approved(&office, &world, open_case(&office, &world, "a").await).await;
        let (before, version) = (content(&office, id).await, answer(&office, id).await.version);
        assert!(matches!(change(&office, &world.officer, id, version, "inne").await, Err(Denied::NotNow)));
        assert!(matches!(give_back(&office, &world.head, id, "a").await, Err(Undone::Denied(Denied::NotNow))));
        assert!(matches!(approve(&office, &world.head, id).await, Err(Denied::NotNow)));
        let after = content(&office, id).await;
        assert_eq!((&after.text, &after.approval), (&before.text, &before.approval));
        let approval = after.approval.unwrap();
        assert_eq!((approval.name.as_str(), approval.post, approval.unit.as_str()), ("naczelnik", Post::UnitHead, "Wydział"));
    }

    async fn a_case_has_one_answer(office) {
        let world = world(&office).await;
        let case = open_case(&office, &world, "a").await;
        let id = draft(&office, &world.officer, case, &text("a")).await.unwrap();
        let again = draft(&office, &world.head, case, &text("b")).await;
        assert!(matches!(again, Err(Undone::Wrong(DraftError::Exists(known))) if known == id), "{again:?}");
        assert_eq!(office.rows().await["case_answers"], 1);
    }

    async fn nothing_unfinished_is_sent(office) {
        let world = world(&office).await;
        let case = open_case(&office, &world, "a").await;
        let id = draft(&office, &world.officer, case, &AnswerText::read(" ", "tytuł", "\n").unwrap()).await.unwrap();
        let refused = send(&office, &world.officer, id).await;
        let Err(Undone::Wrong(SendError::Unfinished(missing))) = refused else { panic!("{refused:?}") };
        assert_eq!(missing, [AnswerField::Addressee, AnswerField::Text]);
        assert_eq!(answer(&office, id).await.state, AnswerState::Draft);
    }

    async fn nothing_is_given_back_without_saying_why(office) {
        let world = world(&office).await;
        let id = sent(&office, &world, open_case(&office, &world, "a").await).await;
        let long = "a".repeat(4001);
        for (remarks, why) in [("", TextError::Empty), (" \n ", TextError::Empty), (&long, TextError::TooLong), ("a\u{202e}b", TextError::Hidden)] {
            let refused = give_back(&office, &world.head, id, remarks).await;
            assert!(matches!(refused, Err(Undone::Wrong(NoteError::Text(found))) if found == why), "{refused:?}");
        }
        assert_eq!(answer(&office, id).await.state, AnswerState::ForApproval);
    }

    async fn while_the_clock_stands_nothing_is_approved(office) {
        let world = world(&office).await;
        let case = open_case(&office, &world, "a").await;
        let id = sent(&office, &world, case).await;
        pause(&office, &world.officer, case, PauseReason::AwaitingParty).await.unwrap();
        assert!(matches!(approve(&office, &world.head, id).await, Err(Denied::NotNow)));
        give_back(&office, &world.head, id, "czekamy").await.unwrap();
        let version = answer(&office, id).await.version;
        assert!(matches!(change(&office, &world.officer, id, version, "a").await, Err(Denied::NotNow)));
    }

    async fn an_approved_answer_keeps_its_case_open_until_it_is_sealed(office) {
        let world = world(&office).await;
        let case = open_case(&office, &world, "a").await;
        approved(&office, &world, case).await;
        assert!(close(&office, &world.officer, case, "a").await.is_err());
        assert!(pause(&office, &world.officer, case, PauseReason::AwaitingParty).await.is_err());
        assert_eq!(row(&office, case).await.stage, Stage::Open);
    }

    async fn the_way_of_an_answer_stands_in_the_history_and_in_the_journal(office) {
        let world = world(&office).await;
        let case = open_case(&office, &world, "a").await;
        let id = sent(&office, &world, case).await;
        give_back(&office, &world.head, id, "popraw datę").await.unwrap();
        send(&office, &world.officer, id).await.unwrap();
        approve(&office, &world.head, id).await.unwrap();
        let mut view = office.journal.view().await.unwrap();
        let steps = cases::case(&mut view, &world.officer, case).await.unwrap().unwrap().steps;
        let told: Vec<_> = steps.iter().skip(1).map(|step| (step.kind, step.actor.as_str(), step.note.as_str())).collect();
        assert_eq!(told, [
            (StepKind::Drafted, "referent", ""),
            (StepKind::SentForApproval, "referent", ""),
            (StepKind::GivenBack, "naczelnik", "popraw datę"),
            (StepKind::SentForApproval, "referent", ""),
            (StepKind::Approved, "naczelnik", ""),
        ]);
        for kind in ["answer.drafted", "answer.sent_for_approval", "answer.given_back", "answer.approved"] {
            assert!(journal::find(&mut view, kind, id).await.unwrap().is_some(), "{kind}");
        }
        let entries = office.text_of("journal_entries").await;
        assert!(!entries.contains("popraw datę") && !entries.contains("Wrzos"), "nothing that is personal");
    }
}

#[test]
fn an_answer_has_room_for_so_much_and_hides_nothing() {
    let wrong = |addressee: &str, title: &str, text: &str| AnswerText::read(addressee, title, text).unwrap_err();
    assert!(AnswerText::read(&"ż".repeat(600), &"ż".repeat(250), &"ż".repeat(20_000)).is_ok());
    let all = wrong(&"ż".repeat(601), &"ż".repeat(251), &"ż".repeat(20_001));
    assert_eq!(all, AnswerField::PLAIN.map(|field| (field, TextError::TooLong)));
    let all = wrong("a\u{202e}b", "a\u{200b}b", "a\u{0}b");
    assert_eq!(all, AnswerField::PLAIN.map(|field| (field, TextError::Hidden)));
    let read =
        AnswerText::read(" Anna\r\nWrzos ", " Dotyczy:\n  wniosku ", "\r\nSzanowna Pani,\r\n\r\nzgoda.\r\n").unwrap();
    assert_eq!(
        (read.addressee(), read.title(), read.text()),
        ("Anna\nWrzos", "Dotyczy: wniosku", "Szanowna Pani,\n\nzgoda.")
    );
}
