//! What a system may do.

use crate::System;

/// Something a system may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scope {
    /// Read what happens in the office, without personal data.
    Events,
    /// Read the personal data of what it reads.
    Personal,
    /// Move letters and cases on in the name of officials.
    Acts,
}

/// May read the journal as a feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadsEvents {
    /// With personal data.
    pub(crate) personal: bool,
}

impl Scope {
    /// Every scope, in the order that a page shows them.
    pub const ALL: [Self; 3] = [Self::Events, Self::Personal, Self::Acts];

    /// How the scope is kept, journaled and worded.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Events => "events",
            Self::Personal => "personal",
            Self::Acts => "acts",
        }
    }

    /// The scope with this code.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.code() == code)
    }
}

impl System {
    /// The right to read the feed, when the system has it.
    #[must_use]
    pub fn reads_events(&self) -> Option<ReadsEvents> {
        reads_events(&self.scopes)
    }
}

/// The same of the scopes alone.
pub(crate) fn reads_events(scopes: &[Scope]) -> Option<ReadsEvents> {
    let may = |scope| scopes.contains(&scope);
    may(Scope::Events).then(|| ReadsEvents { personal: may(Scope::Personal) })
}
