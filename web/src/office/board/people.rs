//! The counts of a board: who has how many at which stage, and what the list can be narrowed to.

use accounts::Unit;
use cases::{BoardCell, BoardFilter, Stage, Urgency};
use vocabulary::AccountId;

use super::{address, urgency_code};
use crate::{
    kit::{deed::Offer, frame::Frame},
    office::case::view::stage,
};

/// What an officer has.
#[derive(Clone, Debug)]
pub(crate) struct OfficerLine {
    pub name: String,
    /// All of it.
    pub sum: Cell,
    /// At each stage, in the order of the columns.
    pub cells: Vec<Cell>,
    pub late: Cell,
    pub soon: Cell,
}

/// A count, with the address of what is counted.
#[derive(Clone, Debug)]
pub(crate) struct Cell {
    pub count: u32,
    pub address: String,
}

/// The stages at which anything is, in their order.
pub(super) fn columns(cells: &[BoardCell]) -> Vec<Stage> {
    Stage::ALL.into_iter().filter(|stage| cells.iter().any(|cell| cell.stage == *stage)).collect()
}

/// The officers who have anything, by name.
pub(super) fn people(unit: &Unit, cells: &[BoardCell]) -> Vec<OfficerLine> {
    let columns = columns(cells);
    let of_officer = |cells: &[BoardCell]| {
        let (id, name) = cells.first()?.officer.clone();
        let filter = BoardFilter { officer: Some(id), ..BoardFilter::default() };
        let counted = |count: u32, filter| Cell { count, address: address(unit, filter) };
        let at = |stage| {
            let count = cells.iter().find(|cell| cell.stage == stage).map_or(0, |cell| cell.cases);
            counted(count, BoardFilter { stage: Some(stage), ..filter })
        };
        let urges = |count, urgency| counted(count, BoardFilter { urgency: Some(urgency), ..filter });
        Some(OfficerLine {
            name,
            sum: counted(cells.iter().map(|cell| cell.cases).sum(), filter),
            cells: columns.iter().map(|stage| at(*stage)).collect(),
            late: urges(cells.iter().map(|cell| cell.late).sum(), Urgency::Late),
            soon: urges(cells.iter().map(|cell| cell.soon).sum(), Urgency::Soon),
        })
    };
    cells.chunk_by(|one, other| one.officer.0 == other.officer.0).filter_map(of_officer).collect()
}

pub(super) fn officers(frame: &Frame, cells: &[BoardCell], chosen: Option<AccountId>) -> Vec<Offer> {
    let chosen = chosen.map(|id| id.to_string()).unwrap_or_default();
    let each = cells.chunk_by(|one, other| one.officer.0 == other.officer.0).filter_map(|cells| cells.first());
    let all = Offer::new("", t!(frame, "board-everybody"), &chosen);
    [all]
        .into_iter()
        .chain(each.map(|cell| Offer::new(cell.officer.0.to_string(), cell.officer.1.clone(), &chosen)))
        .collect()
}

pub(super) fn stages(frame: &Frame, chosen: Option<Stage>) -> Vec<Offer> {
    let chosen = chosen.map_or("", Stage::code);
    let each = Stage::ALL.into_iter().filter(|stage| !stage.is_over());
    let each = each.map(|of| Offer::new(of.code(), stage(frame.language, of).word, chosen));
    [Offer::new("", t!(frame, "board-every-stage"), chosen)].into_iter().chain(each).collect()
}

pub(super) fn urgencies(frame: &Frame, chosen: Option<Urgency>) -> Vec<Offer> {
    let chosen = chosen.map_or("", urgency_code);
    vec![
        Offer::new("", t!(frame, "board-any-term"), chosen),
        Offer::new(urgency_code(Urgency::Late), t!(frame, "board-late"), chosen),
        Offer::new(urgency_code(Urgency::Soon), t!(frame, "board-soon"), chosen),
    ]
}
