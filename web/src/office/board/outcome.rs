//! What came of something that was to be done with several things at once: each is an act of its own, and each is told.

use crate::kit::frame::Frame;

/// What came of one of them.
#[derive(Clone, Debug)]
pub(crate) struct Outcome {
    pub address: String,
    pub number: String,
    pub title: String,
    /// The class of its sign.
    pub class: &'static str,
    pub word: String,
}

/// Why one of them was left as it was, or that it was not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Came {
    /// It is done, now or by the same form before.
    Done,
    /// Somebody did something with it meanwhile.
    Stale,
    /// It cannot be done with it as it stands, or not by this official.
    NotNow,
    /// Whom it was to be given to cannot have it, or has it already.
    Person,
    /// Something of ours failed.
    Failed,
}

impl Came {
    pub(crate) const fn class(self) -> &'static str {
        match self {
            Self::Done => "good",
            Self::Stale | Self::NotNow | Self::Person => "attention",
            Self::Failed => "wrong",
        }
    }

    pub(crate) fn word(self, frame: &Frame) -> String {
        match self {
            Self::Done => t!(frame, "several-done"),
            Self::Stale => t!(frame, "several-stale"),
            Self::NotNow => t!(frame, "several-not-now"),
            Self::Person => t!(frame, "several-person"),
            Self::Failed => t!(frame, "several-failed"),
        }
    }
}
