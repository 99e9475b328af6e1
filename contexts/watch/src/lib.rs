//! The office watching over itself: what is wrong now, and whether anything that came in was lost on its way.
//!
//! An alarm is raised when somebody has to do something, and ends by itself when that is no longer so; both are acts.
//! Facts are gathered by the program, which alone knows every part; [`settle`] compares them with the alarms that stand.

mod alarm;
mod continuity;
mod settle;
mod store;
mod turn;

pub use alarm::{Alarm, AlarmId, Concern, Facts, Kind};
pub use continuity::{Gap, Late, Missing, Tally, gaps, lost, tallies, unrouted};
pub use settle::{Changed, ended, settle, standing};
pub use turn::take_turn;
