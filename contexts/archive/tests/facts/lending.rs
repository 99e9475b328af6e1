//! Files are lent by the archivist, once at a time, and come back.

use archive::{LendError, LoanId, NewLoan, TextError};
use testkit::{Office, on_both_databases};
use vocabulary::{CaseId, Clock as _, Date, Term};

use crate::world::{World, act, closed_case, take_over, world, years_pass};

async fn lend(office: &Office, world: &World, case: CaseId, borrower: &str, due: Date) -> Result<LoanId, LendError> {
    let mut lending = act(office, &world.archivist).await;
    let new = NewLoan { borrower, purpose: "skarga do sądu", due };
    let (id, recorded) = archive::lend(&mut lending, &world.keeps(), case, new).await?;
    lending.commit(recorded).await.unwrap();
    Ok(id)
}

async fn give_back(office: &Office, world: &World, loan: LoanId) -> Result<(), LendError> {
    let mut taking = act(office, &world.archivist).await;
    let recorded = archive::give_back(&mut taking, &world.keeps(), loan).await?;
    taking.commit(recorded).await.unwrap();
    Ok(())
}

on_both_databases! {
    async fn a_file_is_lent_once_at_a_time_and_comes_back(office) {
        let world = world(&office).await;
        let case = closed_case(&office, &world, "123", "Latarnia").await;
        let due = |days| Term::Days(days).nominal(office.clock.now().warsaw_date());
        assert!(matches!(lend(&office, &world, case, "Ewa Kos (OR)", due(7)).await, Err(LendError::NotThere)));
        years_pass(&office, 3);
        take_over(&office, &world, &[case]).await.unwrap();
        let loan = lend(&office, &world, case, " Ewa  Kos\n(OR) ", due(7)).await.unwrap();
        assert!(matches!(lend(&office, &world, case, "Jan Żuk", due(7)).await, Err(LendError::Out)));
        let mut view = office.journal.view().await.unwrap();
        let out = archive::loans_out(&mut view, &world.sees()).await.unwrap();
        assert_eq!(out.iter().map(|loan| (loan.case, loan.borrower.as_str(), loan.due)).collect::<Vec<_>>(), [
            (case, "Ewa Kos (OR)", due(7))
        ]);
        drop(view);
        give_back(&office, &world, loan).await.unwrap();
        assert!(matches!(give_back(&office, &world, loan).await, Err(LendError::NotThere)), "twice");
        office.clock.advance(60);
        lend(&office, &world, case, "Jan Żuk", due(0)).await.unwrap();
        let mut view = office.journal.view().await.unwrap();
        let all = archive::loans_of(&mut view, &world.sees(), case).await.unwrap();
        let told: Vec<_> = all.iter().map(|loan| (loan.borrower.as_str(), loan.returned.is_some())).collect();
        assert_eq!(told, [("Jan Żuk", false), ("Ewa Kos (OR)", true)]);
    }

    async fn a_borrower_without_a_name_and_a_day_that_cannot_be_are_refused(office) {
        let world = world(&office).await;
        let case = closed_case(&office, &world, "123", "Latarnia").await;
        years_pass(&office, 3);
        take_over(&office, &world, &[case]).await.unwrap();
        let before = office.rows().await;
        let today = office.clock.now().warsaw_date();
        for (borrower, expected) in [(" ", TextError::Empty), ("a\u{202e}b", TextError::Hidden), (&"a".repeat(251), TextError::TooLong(250))] {
            let refused = lend(&office, &world, case, borrower, today).await;
            assert!(matches!(refused, Err(LendError::Borrower(found)) if found == expected), "{refused:?}");
        }
        for due in [today.yesterday().unwrap(), Term::Days(1).nominal(Term::Years(1).nominal(today))] {
            assert!(matches!(lend(&office, &world, case, "Jan", due).await, Err(LendError::Due)), "{due}");
        }
        assert_eq!(office.rows().await, before);
    }
}
