//! Matters that the office settles: opened from letters, carried by an official under a sign and a clock, answered, closed.
//!
//! What holds here:
//! - a sign is unique, and numbers are gapless in each list of a unit, class and year, and in each group set apart in one;
//! - every step writes its line of the case's history in the act that does it; the history told to clients has no notes;
//! - who may do what at which stage is told in one place ([`deeds`]), and every act asks there;
//! - the last day is counted anew whenever the clock stops or runs again, and is kept with the case;
//! - whoever of the office looks into a case is kept and shown to its client ([`look`]).

mod agrees;
mod answer;
mod archive;
mod asked;
mod attach;
mod board;
mod case;
mod case_list;
mod clock;
mod close;
mod deed;
mod deliver;
mod detach;
mod group;
mod hand_over;
mod log;
mod look;
mod matter;
mod memo;
mod message;
mod news;
mod note;
mod open;
mod opinion;
mod pause;
mod read;
mod relate;
mod rename;
mod repeat;
mod sign;
mod statistics;
mod step;
mod store;
mod supplement;
mod template;

pub use agrees::{Count, agrees, counts};
pub use answer::*;
pub use archive::{ToArchive, archive, archived_from, to_archive, units_to_archive};
pub use asked::asked;
pub use attach::attach;
pub use board::{BoardCell, BoardFilter, Urgency, board, on_board, place_on_board};
pub use case::{Case, CaseDocument, CaseRow, CaseStep, DocumentId, Pause, PauseReason, Stage, StepDocument, StepKind};
pub use case_list::{CaseList, case_lists, cases_of_list};
pub use clock::{Clock, Light, clock};
pub use close::{CloseError, close};
pub use deed::{Deed, Denied, MayOpen, MayWork, deeds, may_open, may_work};
pub use deliver::{SEND_JOB, ToSend, delivered_on_paper, delivering, posted, sealed, sent_by_itself};
pub use detach::{DetachError, detach};
pub use group::{Group, GroupId, MaySetApart, SetApartError, groups, may_set_apart, set_apart};
pub use hand_over::{HandOverError, hand_over};
pub use log::{CaseLog, DocumentName, LogDocument, LogLine, LogStep, log};
pub use look::{LOOKS_KEPT_YEARS, Look, LookedInto, forget_looks, look};
pub use matter::{Matter, MatterId, MatterLetter, MatterOpened, MatterStep, Seen, matter, matters};
pub use memo::{Memo, MemoError, MemoId, MemoKind, put_memo};
pub use message::*;
pub use news::{CaseNews, NEWS_DAYS, News, news, read_news};
pub use note::{NoteError, TextError, note};
pub use open::{NewCase, OpenError, open, open_in_group};
pub use opinion::{
    MayGiveOpinion, NewQuestion, Opinion, OpinionError, answers, ask_opinion, give_opinion, may_give_opinion, opinions,
};
pub use pause::{PauseError, pause, resume};
pub use read::{Waiting, case, desk, find, letter, list, waiting};
pub use relate::{RelateError, relate, unrelate};
pub use rename::rename;
pub use repeat::{Repeated, is_done};
pub use sign::{CaseSign, LetterSign, NotASign};
pub use statistics::{AGES, Lying, Month, Pace, Statistics, lying, statistics};
pub use supplement::{MaySupplement, OpenCall, may_supplement, open_call, supplement};
pub use template::*;
