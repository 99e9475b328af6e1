//! Trying a rule on letters that came, before it is made.

use std::collections::HashMap;

use database::View;
use journal::Act;
use vocabulary::Fault;

use super::{KeepsRules, Like, NewRule, Rule, RuleError, keep::checked};
use crate::{LetterRow, store};

/// Letters that a rule is tried on: the newest.
pub const TRIED: u32 = 500;
/// Letters that are shown of those that it would have taken.
const SHOWN: usize = 5;

/// What a rule would have done.
#[derive(Clone, Debug)]
pub struct Trial {
    /// The rule.
    pub rule: Rule,
    /// How many letters it was tried on.
    pub looked_at: usize,
    /// How many of them it would have taken.
    pub taken: usize,
    /// How many of these went to another unit, or have somebody else.
    pub otherwise: usize,
    /// The newest of those taken.
    pub newest: Vec<LetterRow>,
}

/// What the rule would have done with the newest letters: of the whole office, or of the unit that the right is for. The act
/// only looks, and is dropped.
///
/// # Errors
/// See [`RuleError`].
pub async fn try_rule(mut act: Act, right: &KeepsRules, new: &NewRule) -> Result<Trial, RuleError> {
    let rule = checked(&mut act, right, new).await?;
    let view = act.view();
    let letters = match right.unit() {
        None => store::register(view, None, TRIED).await?,
        Some(unit) => store::inbox(view, unit.id, None, TRIED).await?,
    };
    let mut taken = fitting(view, &rule, &letters).await?;
    let otherwise = taken.iter().filter(|row| goes_otherwise(&rule, row)).count();
    let (looked_at, count) = (letters.len(), taken.len());
    taken.truncate(SHOWN);
    Ok(Trial { rule, looked_at, taken: count, otherwise, newest: taken })
}

async fn fitting(view: &mut View, rule: &Rule, letters: &[LetterRow]) -> Result<Vec<LetterRow>, Fault> {
    let mut services = HashMap::new();
    let mut fitting = Vec::new();
    for row in letters {
        if !services.contains_key(&row.service) {
            services.insert(row.service.clone(), catalogue::service(view, &row.service).await?);
        }
        let Some(Some(service)) = services.get(&row.service) else { continue };
        if rule.when.fit(&Like::of(service, &row.sender, &row.channel)) {
            fitting.push(row.clone());
        }
    }
    Ok(fitting)
}

fn goes_otherwise(rule: &Rule, row: &LetterRow) -> bool {
    let now = row.circulation.person.as_ref();
    match &rule.person {
        None => row.unit.id != rule.unit.id,
        Some((person, _)) => now.is_some_and(|(id, _)| id != person),
    }
}
