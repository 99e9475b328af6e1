//! A filing is withdrawn by a signed letter that is linked to it, once.

use std::sync::Arc;

use accounts::NewUnit;
use journal::Actor;
use submissions::{BeginError, Filed, Refusal, SubmissionBox, SubmitError, WITHDRAWAL, Withdrawal};
use testkit::on_both_databases;
use vocabulary::{DraftId, SubmissionId};

use crate::{
    desk::{Desk, upload},
    drafting::{COPY, HOME, answers},
};

async fn begin(
    to: &SubmissionBox,
    client: &accounts::Client,
    about: Option<SubmissionId>,
) -> Result<DraftId, BeginError> {
    let service = catalogue::service(&mut to.journal.view().await.unwrap(), WITHDRAWAL).await.unwrap().unwrap();
    submissions::begin_draft(to, client, &service, about).await
}

/// A withdrawal of Anna's that waits to be signed.
async fn fixed(desk: &Desk, about: SubmissionId) -> (DraftId, bytes::Bytes) {
    let id = begin(&desk.to, &desk.anna, Some(about)).await.unwrap();
    submissions::save_applicant(&desk.to, &desk.anna, id, answers(HOME)).await.unwrap();
    let (_, bytes) = desk.fix(id).await;
    (id, bytes)
}

async fn letter(desk: &Desk) -> Filed {
    desk.file(upload(desk.letter()), &desk.office.journal.new_id::<()>().to_string()).await.unwrap()
}

on_both_databases! {
    async fn a_withdrawal_is_linked_with_the_filing_and_names_it(office) {
        let desk = Desk::open(office).await;
        let filed = letter(&desk).await;
        desk.office.clock.advance(3_600);
        let (id, bytes) = fixed(&desk, filed.submission).await;
        assert_eq!(desk.draft(id).await.about, Some(filed.submission));
        let about = submissions::read_letter(&bytes).unwrap().about.unwrap();
        assert_eq!((about.submission, about.number, about.entered_at), (filed.submission, filed.number, filed.entered_at));
        desk.office.clock.advance(60);
        let by = desk.file_draft(id, desk.within(&bytes)).await.unwrap();

        let mut view = desk.office.journal.view().await.unwrap();
        let mine = submissions::filing(&mut view, &desk.anna, filed.submission).await.unwrap().unwrap();
        assert_eq!((mine.withdrawn, mine.withdraws), (Some((by.submission, by.entered_at, by.number)), None));
        let withdrawal = submissions::filing(&mut view, &desk.anna, by.submission).await.unwrap().unwrap();
        assert_eq!((withdrawal.withdrawn, withdrawal.withdraws), (None, Some(filed.submission)));
        assert_eq!(withdrawal.subject, "Wycofanie pisma");
        let listed = submissions::mine(&mut view, &desk.anna, None, 10).await.unwrap().rows;
        assert_eq!(listed.iter().map(|filing| filing.id).collect::<Vec<_>>(), [by.submission, filed.submission]);

        let links = submissions::withdrawals(&mut view, &desk.opened(&filed).await).await.unwrap();
        assert_eq!(links, [Withdrawal::By { letter: by.letter, number: by.number, at: by.entered_at }]);
        let links = submissions::withdrawals(&mut view, &desk.opened(&by).await).await.unwrap();
        assert_eq!(links, [Withdrawal::Of { letter: filed.letter, number: filed.number, at: filed.entered_at }]);
        let journal = desk.office.text_of("journal_entries").await;
        assert!(journal.lines().any(|line| line.contains("\"withdraws\"") && line.contains(&filed.submission.to_string())));
    }

    async fn a_withdrawal_goes_to_the_unit_of_the_withdrawn_letter(office) {
        let desk = Desk::open(office).await;
        let mut act = desk.office.journal.act(Actor::System, &desk.office.request).await.unwrap();
        let new = NewUnit { symbol: "USC", name: "Urząd Stanu Cywilnego" };
        let (_, recorded) = accounts::open_unit(&mut act, &new).await.unwrap();
        act.commit(recorded).await.unwrap();
        let copies = include_str!("odpis.toml").replace("unit = \"OR\"", "unit = \"USC\"");
        let copies = [catalogue::Definition::read(copies.as_bytes()).unwrap()];
        catalogue::publish(&desk.office.journal, &copies, &desk.office.request).await.unwrap();
        let (id, _, bytes) = desk.fixed().await;
        let filed = desk.file_draft(id, desk.within(&bytes)).await.unwrap();
        let (id, bytes) = fixed(&desk, filed.submission).await;
        let by = desk.file_draft(id, desk.within(&bytes)).await.unwrap();
        let mut view = desk.office.journal.view().await.unwrap();
        for letter in [filed.letter, by.letter] {
            let row = registry::to_judge(&mut view, letter).await.unwrap().unwrap().row;
            assert_eq!(row.unit.symbol, "USC");
        }
    }

    async fn a_list_tells_which_letters_were_withdrawn(office) {
        let desk = Desk::open(office).await;
        let (filed, other) = (letter(&desk).await, letter(&desk).await);
        let (id, bytes) = fixed(&desk, filed.submission).await;
        let by = desk.file_draft(id, desk.within(&bytes)).await.unwrap();
        let rows = [desk.opened(&filed).await.row, desk.opened(&other).await.row, desk.opened(&by).await.row];
        let withdrawn = submissions::withdrawn(&mut desk.office.journal.view().await.unwrap(), &rows).await.unwrap();
        assert_eq!(withdrawn.into_iter().collect::<Vec<_>>(), [filed.letter]);
    }

    async fn only_an_own_filing_is_withdrawn(office) {
        let desk = Desk::open(office).await;
        let filed = letter(&desk).await;
        for about in [Some(filed.submission), Some(desk.office.journal.new_id()), None] {
            assert!(matches!(begin(&desk.to, &desk.jan, about).await, Err(BeginError::NotYours)));
        }
        assert!(matches!(begin(&desk.to, &desk.anna, None).await, Err(BeginError::NotYours)));
        let copy = catalogue::service(&mut desk.office.journal.view().await.unwrap(), COPY).await.unwrap().unwrap();
        let about = submissions::begin_draft(&desk.to, &desk.anna, &copy, Some(filed.submission)).await;
        assert!(matches!(about, Err(BeginError::NoForm)));
    }

    async fn a_filing_is_withdrawn_once_and_a_withdrawal_never(office) {
        let desk = Desk::open(office).await;
        let filed = letter(&desk).await;
        let (first, second) = (fixed(&desk, filed.submission).await, fixed(&desk, filed.submission).await);
        let by = desk.file_draft(first.0, desk.within(&first.1)).await.unwrap();
        assert_eq!(desk.draft_refused(second.0, desk.within(&second.1)).await, [Refusal::AlreadyWithdrawn]);
        for about in [filed.submission, by.submission] {
            assert!(matches!(begin(&desk.to, &desk.anna, Some(about)).await, Err(BeginError::NotToWithdraw)));
        }
        assert!(desk.file_draft(first.0, desk.within(&first.1)).await.unwrap().again);
        assert_eq!(letter(&desk).await.number.number, 3, "the refused one took no number");
    }

    async fn two_withdrawals_at_once_are_one(office) {
        let desk = Arc::new(Desk::open(office).await);
        let filed = letter(&desk).await;
        let mut waiting = Vec::new();
        for _ in 0..3 {
            waiting.push(fixed(&desk, filed.submission).await);
        }
        let mut both = Vec::new();
        for (id, bytes) in waiting {
            let (desk, signed) = (desk.clone(), desk.within(&bytes));
            both.push(tokio::spawn(async move { desk.file_draft(id, signed).await }));
        }
        let (mut done, mut told) = (0, 0);
        for one in both {
            match one.await.unwrap() {
                Ok(_) => done += 1,
                Err(SubmitError::Refused(refusals)) if refusals == [Refusal::AlreadyWithdrawn] => told += 1,
                other => panic!("{other:?}"),
            }
        }
        assert_eq!((done, told), (1, 2));
    }
}
