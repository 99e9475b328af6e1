//! What every page needs: its frame, who visits, forms, uploads, troubles, assets.

pub(crate) mod address;
pub(crate) mod asking;
pub(crate) mod assets;
pub(crate) mod called;
pub(crate) mod door;
pub(crate) mod download;
pub(crate) mod errors;
pub(crate) mod form;
pub(crate) mod frame;
pub(crate) mod headers;
pub(crate) mod input;
pub(crate) mod kinds;
pub(crate) mod language;
pub(crate) mod metrics;
pub(crate) mod mistakes;
pub(crate) mod page;
pub(crate) mod paper;
pub(crate) mod press;
pub(crate) mod reasons;
pub(crate) mod report;
pub(crate) mod rights;
pub(crate) mod room;
pub(crate) mod trouble;
pub(crate) mod upload;
pub(crate) mod verdict;
pub(crate) mod visit;
