//! Making the tree anew while the chain is walked, and comparing with it what is kept of the tree.

use std::collections::{BTreeMap, VecDeque};

use database::{View, sql};
use sha2::{Digest as _, Sha256};
use vocabulary::{Fault, Instant};

use super::{Chain, Problem};
use crate::{
    Root, Told,
    root::{ROOTED, TIMESTAMPED, grow},
    store::{STEP, root_rows},
    tree::{Frontier, Hash},
};

/// Roots read at a time: more than end within one page of entries.
const MOST: u32 = 10_000;

pub(super) struct Trees {
    frontier: Frontier,
    /// Subtrees completed in this page (height, position, hash).
    completed: Vec<(u32, u64, Hash)>,
    /// Kept subtrees are demanded up to the last root.
    rooted: i64,
    /// Kept roots whose entries were not reached yet.
    ahead: VecDeque<Root>,
    /// Roots that were compared and of which an entry is awaited: their hash, and the hash of their token.
    passed: BTreeMap<i64, Passed>,
}

struct Passed {
    root: String,
    token: Option<String>,
    at: Instant,
    told: bool,
}

impl Trees {
    pub(super) async fn begin(view: &mut View) -> Result<Self, Fault> {
        let row = view.one(sql("SELECT MAX(size) AS rooted FROM journal_roots")).await?;
        let rooted: Option<i64> = row.get("rooted")?;
        Ok(Self {
            frontier: Frontier::default(),
            completed: Vec::new(),
            rooted: rooted.unwrap_or_default(),
            ahead: VecDeque::new(),
            passed: BTreeMap::new(),
        })
    }

    /// Reads the roots that end within these entries.
    pub(super) async fn load(
        &mut self,
        view: &mut View,
        after: i64,
        last: i64,
        chain: &mut Chain,
    ) -> Result<(), Fault> {
        let from = self.ahead.back().map_or(after, |root| root.size.max(after));
        for row in root_rows(view, from, MOST).await? {
            let size = row.get("size")?;
            if size > last {
                break;
            }
            match Fault::readable(Root::of(&row))? {
                Some(root) => self.ahead.push_back(root),
                None => chain.problems.push(Problem::RootAltered(size)),
            }
        }
        Ok(())
    }

    pub(super) fn push(&mut self, leaf: Hash) {
        grow(&mut self.frontier, leaf, &mut self.completed);
    }

    /// Compares the roots over as many entries as were read.
    pub(super) fn reached(&mut self, entries: i64, chain: &mut Chain) -> Vec<Root> {
        let mut reached = Vec::new();
        while let Some(root) = self.ahead.pop_front_if(|root| root.size <= entries) {
            chain.roots += 1;
            chain.timestamped += i64::from(root.token.is_some());
            if root.size != entries || root.hash != self.frontier.root() {
                chain.problems.push(Problem::RootAltered(root.size));
            }
            let token = root.token.as_ref().map(|token| hex::encode(Sha256::digest(token)));
            self.passed.insert(root.size, Passed { root: hex::encode(root.hash), token, at: root.at, told: false });
            reached.push(root);
        }
        reached
    }

    /// Compares what an entry says of a root with what is kept.
    pub(super) fn told(&mut self, told: &Told, chain: &mut Chain) {
        let kind = told.kind.as_str();
        if kind != ROOTED && kind != TIMESTAMPED {
            return;
        }
        let size = told.number("size").unwrap_or_default();
        let Some(passed) = self.passed.get_mut(&size) else {
            chain.problems.push(Problem::RootMissing(size));
            return;
        };
        if kind == ROOTED {
            passed.told = true;
            if told.text("root") != Some(&passed.root) || told.act_at != passed.at {
                chain.problems.push(Problem::RootAltered(size));
            }
        } else if told.text("token") == passed.token.as_deref() && passed.token.is_some() {
            // Nothing more is awaited of it.
            if passed.told {
                self.passed.remove(&size);
            }
        } else {
            chain.problems.push(Problem::TokenAltered(size));
            passed.token = None;
        }
    }

    /// Compares the kept subtrees that were completed, and forgets them.
    pub(super) async fn check_subtrees(&mut self, view: &mut View, chain: &mut Chain) -> Result<(), Fault> {
        for (height, position, hash) in std::mem::take(&mut self.completed) {
            let last = i64::try_from((position + 1) << height)?;
            if last > self.rooted {
                continue;
            }
            let statement = sql("SELECT hash FROM journal_subtrees WHERE height = $1 AND position = $2");
            let row = view.optional(statement.bind(height).bind(i64::try_from(position)?)).await?;
            let kept: Option<Hash> = row.map(|row| Fault::readable(row.get("hash"))).transpose()?.flatten();
            if kept != Some(hash) {
                chain.problems.push(Problem::SubtreeAltered(last));
            }
        }
        Ok(())
    }

    /// What was awaited and did not come.
    pub(super) async fn end(&mut self, view: &mut View, chain: &mut Chain) -> Result<(), Fault> {
        for (size, passed) in &self.passed {
            if !passed.told {
                chain.problems.push(Problem::RootUnknown(*size));
            }
            if passed.token.is_some() {
                chain.problems.push(Problem::TokenAltered(*size));
            }
        }
        for row in root_rows(view, chain.entries, MOST).await? {
            chain.problems.push(Problem::RootUnknown(row.get("size")?));
        }
        // What is kept over more entries than there are.
        let size = self.frontier.size();
        let statement = sql("SELECT height, position FROM journal_subtrees ORDER BY height, position DESC LIMIT $1");
        for row in view.all(statement.bind(MOST)).await? {
            let (height, position): (i64, i64) = (row.get("height")?, row.get("position")?);
            let whole = u32::try_from(height).ok().filter(|height| *height % STEP == 0 && (STEP..63).contains(height));
            let last = whole.and_then(|height| position.checked_add(1)?.checked_mul(1 << height));
            if last.is_none_or(|last| last < 1 || last.cast_unsigned() > size) {
                chain.problems.push(Problem::SubtreeAltered(last.unwrap_or(i64::MAX)));
            }
        }
        Ok(())
    }
}
