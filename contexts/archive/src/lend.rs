//! Lending files and taking them back (chancery instruction, par. 21; archive instruction).

use database::View;
use journal::{Act, Entry, Recorded};
use vocabulary::{CaseId, Date, Fault, Id, Instant, Term};

use crate::{KeepsArchive, SeesArchive, TextError, store, text::line};

/// The id of a loan.
pub type LoanId = Id<Loan>;

/// Signs in the name of a borrower and in a purpose.
const LONGEST: usize = 250;
/// A loan lasts at most so long.
const FARTHEST: Term = Term::Years(1);
/// Loans listed at most.
const MOST: u32 = 500;

/// A file that was lent.
#[derive(Clone, Debug)]
pub struct Loan {
    /// The loan.
    pub id: LoanId,
    /// The case.
    pub case: CaseId,
    /// Its sign.
    pub sign: String,
    /// Who has it: a person and where they work, or another body.
    pub borrower: String,
    /// What for.
    pub purpose: String,
    /// The day by which it comes back.
    pub due: Date,
    /// When it was lent, and by whom.
    pub lent: (Instant, String),
    /// When it came back, and who took it; none while it is out.
    pub returned: Option<(Instant, String)>,
}

/// What is asked for.
#[derive(Clone, Copy, Debug)]
pub struct NewLoan<'a> {
    /// Who takes it.
    pub borrower: &'a str,
    /// What for.
    pub purpose: &'a str,
    /// The day by which it comes back.
    pub due: Date,
}

/// Why nothing was lent or taken back.
#[derive(Debug)]
pub enum LendError {
    /// The archive does not have the case, or no such loan is out.
    NotThere,
    /// The file is out already.
    Out,
    /// Who takes it.
    Borrower(TextError),
    /// What for.
    Purpose(TextError),
    /// The day has passed, or is more than a year off.
    Due,
    /// Our fault.
    Fault(Fault),
}

impl<E: Into<Fault>> From<E> for LendError {
    fn from(cause: E) -> Self {
        Self::Fault(cause.into())
    }
}

/// Notes that the file of a case was lent. One that is out is not lent again.
///
/// # Errors
/// See [`LendError`].
pub async fn lend(
    act: &mut Act,
    right: &KeepsArchive,
    case: CaseId,
    new: NewLoan<'_>,
) -> Result<(LoanId, Recorded), LendError> {
    let borrower = line(new.borrower, LONGEST).map_err(LendError::Borrower)?;
    let purpose = line(new.purpose, LONGEST).map_err(LendError::Purpose)?;
    let today = act.at().warsaw_date();
    if new.due < today || new.due > FARTHEST.nominal(today) {
        return Err(LendError::Due);
    }
    if act.execute(store::lock_case(case)).await? == 0 {
        return Err(LendError::NotThere);
    }
    if store::is_out(act.view(), case).await? {
        return Err(LendError::Out);
    }
    let id: LoanId = act.new_id();
    let by = &right.official;
    act.execute(store::insert_loan(id, case, (&borrower, &purpose, new.due), by, act.at())).await?;
    let entry = Entry::new("archive.lent", id).about("case", case).fact("due", new.due.to_string());
    Ok((id, act.record(entry.personal("borrower", borrower).personal("purpose", purpose))))
}

/// Notes that a file came back.
///
/// # Errors
/// See [`LendError`]; of them only that no such loan is out.
pub async fn give_back(act: &mut Act, right: &KeepsArchive, loan: LoanId) -> Result<Recorded, LendError> {
    if act.execute(store::end_loan(loan, &right.official, act.at())).await? == 0 {
        return Err(LendError::NotThere);
    }
    Ok(act.record(Entry::new("archive.given_back", loan)))
}

/// What is out, by the day on which it is to come back.
///
/// # Errors
/// The database failed.
pub async fn loans_out(view: &mut View, _: &SeesArchive) -> Result<Vec<Loan>, Fault> {
    store::loans_out(view, MOST).await
}

/// The loans of a case, newest first.
///
/// # Errors
/// The database failed.
pub async fn loans_of(view: &mut View, _: &SeesArchive, case: CaseId) -> Result<Vec<Loan>, Fault> {
    store::loans_of(view, case, MOST).await
}
