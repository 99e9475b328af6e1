//! Pages for officials.

pub(crate) mod answer;
pub(crate) mod archive;
pub(crate) mod assigning;
pub(crate) mod authorisation;
pub(crate) mod board;
pub(crate) mod call;
pub(crate) mod case;
pub(crate) mod case_group;
pub(crate) mod case_list;
pub(crate) mod continuity;
pub(crate) mod desk;
pub(crate) mod extract;
pub(crate) mod letter;
pub(crate) mod message;
pub(crate) mod outgoing;
pub(crate) mod opinion;
pub(crate) mod paper;
pub(crate) mod parties;
pub(crate) mod register;
pub(crate) mod routing;
pub(crate) mod search;
pub(crate) mod sending;
pub(crate) mod shelf;
pub(crate) mod statistics;
pub(crate) mod substitution;
pub(crate) mod unscanned;
