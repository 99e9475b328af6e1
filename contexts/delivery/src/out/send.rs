//! Sending a letter of the office: it gets a number of the register of outgoing letters for each addressee.

use cases::{Answer, CaseRow, MayWork, StepKind, TextError, ToSend};
use database::View;
use jobs::{Lease, Outcome};
use journal::{Act, Actor, Entry, Journal, Recorded, RequestNumber};
use vocabulary::{AnswerId, Date, Fault, Instant};

use super::{
    Dispatch, DispatchId, OutgoingNumber, Party, PartyId, Way, agrees::REGISTERED, parties, party::LONGEST_ADDRESS,
    text::lines,
};
use crate::store::dispatches as store;

/// Why a letter was not sent.
#[derive(Debug)]
pub enum SendOutError {
    /// The case has no such letter that is sealed.
    NotSealed,
    /// The case has no such party, or it is one no more.
    NoParty,
    /// A letter goes into an account by itself, and to no other place than its client's.
    Portal,
    /// What is wrong with the address, or that none is known: the post takes no letter without one.
    Address(TextError),
    /// It is on its way to this party already, by this line.
    UnderWay(DispatchId),
    /// Our fault.
    Fault(Fault),
}

impl<E: Into<Fault>> From<E> for SendOutError {
    fn from(cause: E) -> Self {
        Self::Fault(cause.into())
    }
}

/// Sends a sealed letter, the work of the job that its sealing left: whoever has an account finds it there, under a number
/// of the register. A decision or an order goes to every other party by post; any other letter to whom the officer sends it
/// ([`send_to`]).
///
/// # Errors
/// The database failed.
pub async fn send_out(journal: &Journal, lease: &Lease) -> Result<Outcome, Fault> {
    let ToSend { answer } = lease.payload()?;
    let mut act = journal.act(Actor::System, &RequestNumber::new(lease.id.to_string())).await?;
    let Some((row, answer)) = cases::sealed(act.view(), answer).await? else { return Ok(Outcome::Needless) };
    if !store::of_answer(act.view(), answer.id).await?.is_empty() {
        return Ok(Outcome::Needless);
    }
    let to_all = answer.text.kind().ruling().is_some();
    let mut last = None;
    for (at, party) in parties(act.view(), &row).await?.iter().enumerate().filter(|(_, party)| !party.ended) {
        let way = if at == 0 && row.client.is_some() { Way::Portal } else { Way::Post };
        let to = addressee(&row, &answer, party, act.at().warsaw_date());
        // The post takes no letter without an address: the officer gives it.
        if way == Way::Portal || to_all && !to.1.is_empty() {
            let ((_, note), recorded) = register(&mut act, &row, &answer, party.id, to, way).await?;
            if way == Way::Post {
                cases::sent_by_itself(&mut act, row.id, answer.id, &note).await?;
            }
            last = Some(recorded);
        }
    }
    let Some(recorded) = last else { return Ok(Outcome::Needless) };
    act.finish(lease).await?;
    act.commit(recorded).await?;
    Ok(Outcome::Done)
}

/// Has the letter sent to this party on paper: by post, as soon as the chancery posts it, or by hand. It goes to the address
/// that is known, or elsewhere where one is given.
///
/// # Errors
/// See [`SendOutError`].
pub async fn send_to(
    act: &mut Act,
    right: &MayWork,
    letter: AnswerId,
    party: PartyId,
    way: Way,
    elsewhere: &str,
) -> Result<(DispatchId, Recorded), SendOutError> {
    let row = right.delivers()?.0.clone();
    if way == Way::Portal {
        return Err(SendOutError::Portal);
    }
    let found = cases::sealed(act.view(), letter).await?.filter(|(of, _)| of.id == row.id);
    let (_, answer) = found.ok_or(SendOutError::NotSealed)?;
    let parties = parties(act.view(), &row).await?;
    let party = parties.iter().find(|known| known.id == party && !known.ended).ok_or(SendOutError::NoParty)?;
    let sent = store::of_answer(act.view(), letter).await?;
    let on_paper = |one: &&Dispatch| one.party == party.id && one.way != Way::Portal && one.is_under_way();
    if let Some(under_way) = sent.iter().find(on_paper) {
        return Err(SendOutError::UnderWay(under_way.id));
    }
    let (name, known) = addressee(&row, &answer, party, act.at().warsaw_date());
    let address = match lines(elsewhere, LONGEST_ADDRESS) {
        Err(TextError::Empty) if way == Way::Hand || !known.is_empty() => known,
        address => address.map_err(SendOutError::Address)?,
    };
    let (number, recorded) = register(act, &row, &answer, party.id, (name, address), way).await?;
    cases::delivering(act, right, StepKind::SentOut, Some(letter), &number.1).await?;
    Ok((number.0, recorded))
}

/// The lines of the register about this letter, oldest first; for whoever was shown the letter.
///
/// # Errors
/// The database failed.
pub async fn dispatches(view: &mut View, letter: AnswerId) -> Result<Vec<Dispatch>, Fault> {
    store::of_answer(view, letter).await
}

/// Gives the next number of the year, and what the history calls the line.
async fn register(
    act: &mut Act,
    row: &CaseRow,
    answer: &Answer,
    party: PartyId,
    (name, address): (String, String),
    way: Way,
) -> Result<((DispatchId, String), Recorded), Fault> {
    let today = act.at().warsaw_date();
    let id = act.new_id();
    let year = i64::from(today.year());
    let number = OutgoingNumber { year, number: store::next_number(act, year).await? };
    let sent_on = answer.sealed_at.filter(|_| way == Way::Portal).map(Instant::warsaw_date);
    let line = Dispatch {
        id,
        number,
        case: row.id,
        sign: row.sign.to_string(),
        answer: answer.id,
        title: String::new(),
        party,
        name,
        address,
        way,
        registered_on: today,
        sent_on,
        posting: String::new(),
        withdrawn: false,
        outcome: None,
        delivered_on: None,
    };
    act.execute(store::insert(&line, act.at())).await?;
    let entry = Entry::new(REGISTERED, id)
        .about("case", row.id)
        .about("answer", answer.id)
        .about("party", party)
        .fact("year", number.year)
        .fact("number", number.number)
        .fact("sign", line.sign.as_str())
        .fact("way", way.code());
    let entry = if let Some(sent) = sent_on { entry.fact("sent", sent.to_string()) } else { entry };
    let note = format!("{number}, {}", line.name);
    let recorded = act.record(entry.personal("name", line.name).personal("address", line.address));
    Ok(((id, note), recorded))
}

/// To whom it goes. To the party whose letter opened the case as the letter of the office names it: the name, then the address.
fn addressee(row: &CaseRow, answer: &Answer, party: &Party, today: Date) -> (String, String) {
    if party.id == Party::first_id(row) {
        let (name, address) = answer.text.addressee().split_once('\n').unwrap_or((answer.text.addressee(), ""));
        return (name.to_owned(), address.to_owned());
    }
    let (name, address) = party.addressee(today);
    (name.to_owned(), address.to_owned())
}
