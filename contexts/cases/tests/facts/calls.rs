//! Calls to complete what was filed: the party's days, the clock, and what follows from missing them.

use accounts::{Client, Official};
use cases::{
    AnswerDeed, AnswerKind, AnswerState, AnswerText, Call, CallError, CallPoint, CaseRow, Deed, Denied, DraftError,
    OnPaper, Place, Stage, StepKind, TextError,
};
use journal::{Actor, Entry};
use registry::{FileRole, LetterState, NewLetter, Standing, Verdict};
use signatures::Report;
use testkit::on_both_databases;
use vocabulary::{AnswerId, CaseId, Clock as _, Date, Instant, LetterId};

use crate::{
    answers_collected::collect,
    answers_desk::{Desk, Undone, answer, approve, draft, paper_case, send, sent},
    world::{act, client, letter_row, open_case, resume_on, row, work},
};

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn noon(desk: &Desk, date: &str) {
    desk.office.clock.set(Instant::parse(&format!("{date}T11:00:00Z")).unwrap());
}

/// A desk on this day.
async fn desk_on(office: testkit::Office, date: &str) -> Desk {
    office.clock.set(Instant::parse(&format!("{date}T08:00:00Z")).unwrap());
    Desk::open(office).await
}

fn point(place: Place) -> CallPoint {
    CallPoint { place, label: "Cel".to_owned(), remark: "Proszę podać cel.".to_owned() }
}

fn calling(letter: LetterId, days: u16) -> AnswerText {
    let call = Call::new(letter, days, vec![point(Place::Field("cel".to_owned()))]).unwrap();
    AnswerText::read("Anna", "Wezwanie", "Wzywam.").unwrap().that(AnswerKind::Calls(call))
}

/// A call that was approved and sealed; nobody has it yet.
async fn called(desk: &Desk, case: CaseId, days: u16) -> AnswerId {
    let (office, world) = (&desk.office, &desk.world);
    let letter = row(office, case).await.letter;
    let id = draft(office, &world.officer, case, &calling(letter, days)).await.unwrap();
    send(office, &world.officer, id).await.unwrap();
    approve(office, &world.head, id).await.unwrap();
    desk.work_until(0, async || desk.waiting().await == 0).await;
    id
}

/// A case with a call that its client collected on this day.
async fn called_and_collected(desk: &Desk, on: &str) -> (CaseId, AnswerId) {
    let case = open_case(&desk.office, &desk.world, "Latarnia").await;
    let id = called(desk, case, 7).await;
    noon(desk, on);
    assert!(collect(&desk.office, &anna(desk), case, id).await.unwrap());
    (case, id)
}

fn anna(desk: &Desk) -> Client {
    desk.world.client.as_client().unwrap()
}

/// Anna answers the call now, as the box does it.
async fn supplement(desk: &Desk, id: AnswerId) -> LetterId {
    let (office, anna) = (&desk.office, anna(desk));
    let service = catalogue::service(&mut office.journal.view().await.unwrap(), "pismo-ogolne").await.unwrap().unwrap();
    let evidence = office.files.keep(office.journal.new_id(), "{}".into()).await.unwrap();
    let document = office.files.keep(office.journal.new_id(), "<a/>".into()).await.unwrap();
    let report = Report::default();
    let verdict = Verdict { standing: Standing::Valid, signer: None, reason: None, other_person: false, report };
    let mut act = office.journal.act(Actor::Account(anna.id()), &office.request).await.unwrap();
    let right = cases::may_supplement(&mut act, &anna, id).await.unwrap().unwrap();
    let letter = NewLetter {
        entered_at: office.clock.now(),
        channel: "portal",
        service: &service,
        unit: Some(right.unit().id),
        sender: anna.name(),
        sender_account: anna.id(),
        subject: "Uzupełnienie",
        verdict: &verdict,
        evidence,
        files: vec![(FileRole::Document, "pismo.xml".to_owned(), "application/xml", document)],
    };
    let registered = registry::receive(&mut act, letter).await.unwrap();
    let at = office.clock.now();
    cases::supplement(&mut act, right, &anna, registered.id, registered.number, at).await.unwrap();
    let recorded = act.record(Entry::new("letter.received", registered.id));
    act.commit(recorded).await.unwrap();
    registered.id
}

async fn kinds(desk: &Desk, case: CaseId) -> Vec<StepKind> {
    let mut view = desk.office.journal.view().await.unwrap();
    let case = cases::case(&mut view, &desk.world.officer, case).await.unwrap().unwrap();
    case.steps.into_iter().map(|step| step.kind).collect()
}

fn offered(desk: &Desk, who: &Official, row: &CaseRow, deed: Deed) -> bool {
    cases::deeds(who, row, desk.office.clock.now().warsaw_date()).contains(&deed)
}

/// Begins the letter that leaves what was filed unexamined.
async fn leave_unexamined(desk: &Desk, by: &Official, case: CaseId) -> Result<AnswerId, Denied> {
    let version = row(&desk.office, case).await.version;
    let mut act = act(&desk.office, by).await;
    let right = cases::may_work(&mut act, by, case, version, Deed::LeaveUnexamined).await?;
    let text = AnswerText::read("Anna", "Bez rozpoznania", "Termin minął.").unwrap();
    let (id, recorded) = cases::draft(&mut act, right, &text.that(AnswerKind::LeavesUnexamined)).await.unwrap();
    act.commit(recorded).await.unwrap();
    Ok(id)
}

#[test]
fn a_call_gives_seven_days_and_asks_for_something_that_can_be_answered() {
    let letter = LetterId::from_uuid(uuid::Uuid::nil());
    let field = || point(Place::Field("cel".to_owned()));
    let errors = |days, points| Call::new(letter, days, points).err().unwrap_or_default();
    assert_eq!(errors(7, vec![field()]), []);
    assert_eq!(errors(6, vec![field()]), [CallError::Days]);
    assert_eq!(errors(91, vec![field()]), [CallError::Days]);
    assert_eq!(errors(7, Vec::new()), [CallError::NoPoints]);
    assert_eq!(errors(7, vec![field(), field()]), [CallError::TooManyPoints]);
    assert_eq!(errors(7, vec![field(), point(Place::Anywhere)]), [CallError::Mixed]);
    assert_eq!(errors(7, vec![point(Place::Anywhere); 51]), [CallError::TooManyPoints]);
    let remark = |remark: &str| CallPoint { remark: remark.to_owned(), ..field() };
    assert_eq!(errors(7, vec![remark(" ")]), [CallError::Remark(0, TextError::Empty)]);
    assert_eq!(errors(7, vec![remark(&"a".repeat(501))]), [CallError::Remark(0, TextError::TooLong)]);
    assert_eq!(errors(7, vec![remark("a\u{202e}b")]), [CallError::Remark(0, TextError::Hidden)]);
}

on_both_databases! {
    async fn a_call_stops_the_clock_from_its_delivery_until_it_is_answered(office) {
        let desk = desk_on(office, "2026-03-02").await;
        let case = open_case(&desk.office, &desk.world, "Latarnia").await;
        noon(&desk, "2026-03-09");
        let id = called(&desk, case, 7).await;
        let out = row(&desk.office, case).await;
        // Nobody has it yet: the office's days run on.
        assert_eq!((out.stage, out.stands_since, out.called_until), (Stage::AwaitingParty, None, None));
        assert!(out.clock_runs());
        assert!(cases::open_call(&mut desk.office.journal.view().await.unwrap(), &anna(&desk), id).await.unwrap().is_none());
        noon(&desk, "2026-03-10");
        assert!(collect(&desk.office, &anna(&desk), case, id).await.unwrap());
        let stands = row(&desk.office, case).await;
        assert_eq!(stands.stands_since.map(|(since, _)| since), Some(day("2026-03-10")));
        assert_eq!(stands.called_until, Some(day("2026-03-17")));
        noon(&desk, "2026-03-16");
        let letter = supplement(&desk, id).await;
        let now = row(&desk.office, case).await;
        let last = now.last_day.unwrap();
        // The reference's example: 11 to 16 March are not counted in.
        assert_eq!((now.stage, last.effective, last.excluded), (Stage::Open, day("2026-04-08"), 6));
        assert_eq!((now.stands_since, now.called_until), (None, None));
        assert_eq!(letter_row(&desk.office, letter).await.circulation.state, LetterState::Filed);
        let found = answer(&desk.office, id).await;
        assert_eq!((found.supplement, found.ended_at), (Some(letter), Some(desk.office.clock.now())));
        let tail = [StepKind::Called, StepKind::Collected, StepKind::Paused(cases::PauseReason::AwaitingParty), StepKind::Supplemented, StepKind::Resumed];
        assert!(kinds(&desk, case).await.ends_with(&tail));
        let mut view = desk.office.journal.view().await.unwrap();
        let opened = cases::case(&mut view, &desk.world.officer, case).await.unwrap().unwrap();
        assert!(opened.documents.iter().any(|document| document.letter == letter));
        assert_eq!(opened.steps.last().unwrap().day, Some(day("2026-03-16")));
    }

    async fn the_days_of_a_call_are_counted_as_the_code_says(office) {
        // Delivered on Wednesday 4 November; the seventh day is a holiday.
        let desk = desk_on(office, "2026-11-03").await;
        let (case, _) = called_and_collected(&desk, "2026-11-04").await;
        assert_eq!(row(&desk.office, case).await.called_until, Some(day("2026-11-12")));
        for (on, may) in [("2026-11-11", false), ("2026-11-12", false), ("2026-11-13", true)] {
            noon(&desk, on);
            let now = row(&desk.office, case).await;
            assert_eq!(offered(&desk, &desk.world.officer, &now, Deed::LeaveUnexamined), may, "{on}");
            assert_eq!(offered(&desk, &desk.world.head, &now, Deed::LeaveUnexamined), may, "{on}");
            assert!(!offered(&desk, &desk.world.colleague, &now, Deed::LeaveUnexamined), "{on}");
        }
    }

    async fn what_nobody_completed_is_left_unexamined(office) {
        let desk = desk_on(office, "2026-11-03").await;
        let (case, call) = called_and_collected(&desk, "2026-11-04").await;
        noon(&desk, "2026-11-12");
        assert!(matches!(leave_unexamined(&desk, &desk.world.officer, case).await, Err(Denied::NotNow)));
        noon(&desk, "2026-11-13");
        assert!(matches!(leave_unexamined(&desk, &desk.world.colleague, case).await, Err(Denied::NotYours)));
        let id = leave_unexamined(&desk, &desk.world.officer, case).await.unwrap();
        send(&desk.office, &desk.world.officer, id).await.unwrap();
        approve(&desk.office, &desk.world.head, id).await.unwrap();
        desk.work_until(0, async || desk.waiting().await == 0).await;
        let now = row(&desk.office, case).await;
        assert_eq!((now.stage, now.stands_since, now.called_until), (Stage::Settled, None, None));
        assert!(answer(&desk.office, call).await.ended_at.is_some());
        assert_eq!(kinds(&desk, case).await.last(), Some(&StepKind::LeftUnexamined));
        assert!(collect(&desk.office, &anna(&desk), case, id).await.unwrap());
        assert_eq!(row(&desk.office, case).await.stage, Stage::Delivered);
    }

    async fn a_call_that_nobody_has_gives_no_right_to_leave_anything_unexamined(office) {
        let desk = desk_on(office, "2026-11-03").await;
        let case = open_case(&desk.office, &desk.world, "Latarnia").await;
        let id = called(&desk, case, 7).await;
        noon(&desk, "2027-02-01");
        let now = row(&desk.office, case).await;
        assert!(!offered(&desk, &desk.world.officer, &now, Deed::LeaveUnexamined));
        // It goes out on paper then.
        assert!(offered(&desk, &desk.world.officer, &now, Deed::HandAnswer));
        let handed = work(&desk.office, &desk.world.officer, case, Deed::HandAnswer, async |act, right| {
            cases::answer_handed_over(act, right, id, OnPaper::Post, day("2027-01-20")).await
        });
        handed.await.unwrap();
        let now = row(&desk.office, case).await;
        assert_eq!((now.called_until, now.stage), (Some(day("2027-01-27")), Stage::AwaitingParty));
        assert!(offered(&desk, &desk.world.officer, &now, Deed::LeaveUnexamined));
        assert!(!offered(&desk, &desk.world.officer, &now, Deed::HandAnswer));
    }

    async fn a_person_without_an_account_is_called_on_paper(office) {
        let desk = desk_on(office, "2026-11-03").await;
        let case = paper_case(&desk.office, &desk.world).await;
        let id = called(&desk, case, 14).await;
        let handed = work(&desk.office, &desk.world.officer, case, Deed::HandAnswer, async |act, right| {
            cases::answer_handed_over(act, right, id, OnPaper::InPerson, day("2026-11-03")).await
        });
        handed.await.unwrap();
        assert_eq!(answer(&desk.office, id).await.state, AnswerState::Collected);
        assert_eq!(row(&desk.office, case).await.called_until, Some(day("2026-11-17")));
        noon(&desk, "2026-11-10");
        resume_on(&desk.office, &desk.world.officer, case, day("2026-11-10")).await.unwrap();
        let now = row(&desk.office, case).await;
        assert_eq!((now.stage, now.called_until, now.last_day.unwrap().excluded), (Stage::Open, None, 7));
        assert!(answer(&desk.office, id).await.ended_at.is_some());
    }

    async fn what_comes_late_is_taken_and_may_still_be_left_unexamined(office) {
        let desk = desk_on(office, "2026-11-03").await;
        let (case, id) = called_and_collected(&desk, "2026-11-04").await;
        noon(&desk, "2026-11-16");
        supplement(&desk, id).await;
        let now = row(&desk.office, case).await;
        assert_eq!((now.stage, now.called_until), (Stage::Open, Some(day("2026-11-12"))));
        assert!(offered(&desk, &desk.world.officer, &now, Deed::LeaveUnexamined));
        leave_unexamined(&desk, &desk.world.officer, case).await.unwrap();
    }

    async fn a_call_is_taken_back_before_anybody_has_it(office) {
        let desk = desk_on(office, "2026-11-03").await;
        let case = open_case(&desk.office, &desk.world, "Latarnia").await;
        let before = row(&desk.office, case).await.last_day;
        let id = called(&desk, case, 7).await;
        resume_on(&desk.office, &desk.world.officer, case, day("2026-11-03")).await.unwrap();
        let now = row(&desk.office, case).await;
        assert_eq!((now.stage, now.last_day), (Stage::Open, before));
        assert_eq!(kinds(&desk, case).await.last(), Some(&StepKind::CallEnded));
        // It can still be read, and stops nothing any more.
        assert!(collect(&desk.office, &anna(&desk), case, id).await.unwrap());
        assert_eq!(row(&desk.office, case).await.stage, Stage::Open);
        assert_eq!(answer(&desk.office, id).await.supplement, None);
    }

    async fn one_call_is_out_at_a_time_and_nothing_is_approved_beside_another(office) {
        let desk = desk_on(office, "2026-11-03").await;
        let (office, world) = (&desk.office, &desk.world);
        let case = open_case(office, world, "Latarnia").await;
        let letter = row(office, case).await.letter;
        let first = draft(office, &world.officer, case, &calling(letter, 7)).await.unwrap();
        let again = draft(office, &world.officer, case, &calling(letter, 7)).await;
        assert!(matches!(again, Err(Undone::Wrong(DraftError::Exists(id))) if id == first));
        send(office, &world.officer, first).await.unwrap();
        let settles = sent(office, world, case).await;
        approve(office, &world.head, first).await.unwrap();
        assert!(matches!(approve(office, &world.head, settles).await, Err(Denied::NotNow)));
        desk.work_until(0, async || desk.waiting().await == 0).await;
        // While the party is called, the answer waits.
        assert!(matches!(approve(office, &world.head, settles).await, Err(Denied::NotNow)));
        let (case_row, waiting) = (row(office, case).await, answer(office, settles).await);
        assert_eq!(cases::answer_deeds(&world.head, &case_row, &waiting), [AnswerDeed::GiveBack]);
    }

    async fn nobody_answers_for_another(office) {
        let desk = desk_on(office, "2026-11-03").await;
        let (_, id) = called_and_collected(&desk, "2026-11-04").await;
        let other = client(&desk.office, "barbara").await.as_client().unwrap();
        let mut view = desk.office.journal.view().await.unwrap();
        assert!(cases::open_call(&mut view, &other, id).await.unwrap().is_none());
        let open = cases::open_call(&mut view, &anna(&desk), id).await.unwrap().unwrap();
        assert_eq!((open.until, open.call.days()), (day("2026-11-12"), 7));
        drop(view);
        let mut act = desk.office.journal.act(Actor::Account(other.id()), &desk.office.request).await.unwrap();
        assert!(cases::may_supplement(&mut act, &other, id).await.unwrap().is_none());
    }
}
