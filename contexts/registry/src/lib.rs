//! Letters that came in: their numbers, their way through the office, and what is known of their signatures.
//!
//! Numbers are unique and gapless per register and year; their instants never go back (design: an entry's instant is
//! when it entered, its number's when it was registered). A letter carries its own sender, subject, files and verdict.
//! Who may do what with a letter when is decided in one place, [`moves`]; every step grows the letter's version, stands in its
//! history and in the journal. Where letters go by themselves is told by rules that heads and the coordinator keep. The file plan, in whose classes cases are opened, is kept here too.

mod annul;
mod assign;
mod circulation;
mod distribute;
mod extract;
mod find;
mod given;
mod judge_again;
mod kept;
mod letter;
mod moves;
mod number;
mod paper;
mod plan;
mod read;
mod reading;
mod receive;
mod refuse;
mod rule;
mod scan;
mod sheets;
mod shelf;
mod store;
mod take;
mod tally;
mod turn;
mod unscanned;
mod waiting;

pub use annul::{annul, ask_annulment, keep_entry};
pub use assign::{Assignment, assign, correct_assignment, reassign};
pub use circulation::{Circulation, LetterState, LetterStep, StepKind};
pub use distribute::{distribute, send_for_assignment};
pub use extract::{ExtractLine, extract};
pub use find::find;
pub use given::{Given, given};
pub use judge_again::judged_again;
pub use kept::{KEPT, KeptLetter, agrees, kept, letters, rule_counts};
pub use letter::{FileRole, Letter, LetterFile, LetterRow, Page, Standing, ToJudge, Verdict};
pub use moves::{
    Denied, MayAnnul, MayAskAnnulment, MayAssign, MayCorrect, MayDistribute, MayFile, MayKeepEntry, MayReassign,
    MayRefuse, MayScan, MaySendForAssignment, MayTake, Move, assigns, may_annul, may_ask_annulment, may_assign,
    may_correct, may_distribute, may_file, may_keep_entry, may_reassign, may_refuse, may_scan, may_send_for_assignment,
    may_take, moves,
};
pub use number::{NotANumber, RpwNumber};
pub use paper::{Paper, PaperError, PaperLetter, register_paper, typed_before};
pub use plan::{
    Category, FileClass, Imported, NotACategory, PlanError, PlanFlaw, PlanFlawKind, class, class_by_symbol,
    final_classes, import_plan, plan,
};
pub use read::{inbox, letter, letter_for_case, register, sent, steps, to_judge, unit_of_letter};
pub use reading::{Read, Reading, ScanId, ToRead, keep_reading, put_text, scan_to_read, texts};
pub use receive::{NewLetter, Registered, receive};
pub use refuse::refuse;
pub use rule::{
    CHANNELS, Conditions, KeepsRules, MOST_RULES, NewRule, Rule, RuleError, RuleId, TRIED, Trial, end_rule,
    keeps_rules, make_rule, prefer_rule, proposed, rules, try_rule,
};
pub use scan::{LetterScan, Scan, ScanLimits, ScanScope, Sheets, add_scan, confirm_scan, scans};
pub use sheets::{Doubt, Seen, Sheet, Writing, doubts, look};
pub use shelf::{
    LONGEST_PLACE, Loan, ShelfError, ShelfLine, ShelfStep, in_box, lend, lent, put_away, shelf, take_back,
};
pub use take::{filed, filed_by_rule, take, taken_out};
pub use tally::{arrived, lying};
pub use turn::{FARTHEST_YEARS, LONGEST_NOTE, MoveError};
pub use unscanned::{NotWhole, doubtful_scans, not_whole};
pub use waiting::{held, waiting};
