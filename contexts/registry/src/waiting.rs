//! What waits for an official.

use accounts::{Official, Post};
use database::View;
use vocabulary::{AccountId, Fault};

use crate::{LetterRow, LetterState, Move, moves, store};

/// The letters that wait for this official, the most urgent first: by last day, then by number. Clerks and secretaries have
/// what is at the point, heads of the office what is to be assigned, coordinators what is to be annulled, heads of units what came to their unit and what somebody has
/// there who is gone or works elsewhere now, and everybody what is assigned to them or taken by them.
///
/// # Errors
/// The database failed.
pub async fn waiting(view: &mut View, official: &Official, most: u32) -> Result<Vec<LetterRow>, Fault> {
    use LetterState::{
        Assigned, Distributed, ForAnnulment, ForAssignment, Registered, ReturnedToPoint, Scanned, Taken,
    };
    let mut rows = Vec::new();
    let anywhere: &[LetterState] = match official.post() {
        Post::RegistryClerk | Post::Secretary => &[Registered, Scanned, ReturnedToPoint],
        Post::OfficeHead | Post::DeputyHead => &[ForAssignment],
        Post::RecordsCoordinator => &[ForAnnulment],
        Post::Administrator => return Ok(rows),
        Post::UnitHead | Post::CaseOfficer | Post::Archivist => &[],
    };
    for state in anywhere {
        rows.extend(store::waiting_in_state(view, *state, most).await?);
    }
    if official.post() == Post::UnitHead {
        for state in [Distributed, Assigned, ForAssignment] {
            rows.extend(store::waiting_in_unit(view, official.unit().id, state, most).await?);
        }
        for state in [Assigned, Taken] {
            rows.extend(store::left_in_unit(view, official.unit().id, state, most).await?);
        }
    }
    for state in [Assigned, Taken] {
        rows.extend(store::waiting_for_person(view, official.id(), state, most).await?);
    }
    // Letters without a term come last.
    rows.sort_by_key(|row| (row.circulation.last_day.unwrap_or(vocabulary::Date::MAX), row.number));
    rows.truncate(most as usize);
    Ok(rows)
}

/// The letters that this person has and this head of the unit can give to somebody else, the most urgent first.
///
/// # Errors
/// The database failed.
pub async fn held(view: &mut View, head: &Official, person: AccountId, most: u32) -> Result<Vec<LetterRow>, Fault> {
    let mut rows = Vec::new();
    for state in [LetterState::Assigned, LetterState::Taken] {
        rows.extend(store::waiting_for_person(view, person, state, most).await?);
    }
    rows.retain(|row| moves(head, row).contains(&Move::Reassign));
    rows.sort_by_key(|row| (row.circulation.last_day.unwrap_or(vocabulary::Date::MAX), row.number));
    rows.truncate(most as usize);
    Ok(rows)
}
