//! The office's file plan (jednolity rzeczowy wykaz akt, JRWA): classes of matters by decimal symbols, dated.

mod category;
mod import;
mod read;

pub use category::{Category, NotACategory};
pub use import::{Imported, PlanError, PlanFlaw, PlanFlawKind, import_plan};
pub use read::{class, class_by_symbol, final_classes, plan};
use vocabulary::{ClassId, Date};

/// A class of the file plan. It is never changed but for its end; cases keep the one they were opened in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileClass {
    /// The class.
    pub id: ClassId,
    /// Its decimal symbol.
    pub symbol: String,
    /// What it is about.
    pub title: String,
    /// How long its files are kept; final classes have one.
    pub category: Option<Category>,
    /// Cases are opened in it: no class is below it.
    pub is_final: bool,
    /// Its first day.
    pub valid_from: Date,
    /// Its last day.
    pub valid_to: Option<Date>,
}
