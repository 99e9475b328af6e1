//! Making rules, ending them, and putting them in order. None is ever changed: another is made, and the old one ended.

use journal::{Act, Entry, Recorded};
use vocabulary::{AccountId, Date, Fault, Term, UnitId, is_misleading};

use super::{CHANNELS, Conditions, ENDED, KeepsRules, MADE, MOST_RULES, Rule, RuleId};
use crate::{
    MoveError,
    store::{self, rules},
    turn::{FARTHEST_YEARS, person_of, unit},
};

/// Signs of a name, and of the words of a sender.
const LONGEST: usize = 100;
/// Digits of a class.
const LONGEST_CLASS: usize = 10;

/// A rule to be made.
#[derive(Clone, Debug)]
pub struct NewRule {
    /// What it is called.
    pub name: String,
    /// Which letters it takes; at least one condition is named.
    pub when: Conditions,
    /// Where they go; within a unit its own.
    pub unit: UnitId,
    /// Whom they are assigned to; exactly where the right is that of a unit's head.
    pub person: Option<AccountId>,
    /// The first day.
    pub from: Date,
    /// The last.
    pub to: Option<Date>,
}

/// Why nothing was done.
#[derive(Debug)]
pub enum RuleError {
    /// The name is empty, too long, or has signs that hide others.
    Name,
    /// There is no condition.
    Nothing,
    /// No such service.
    Service,
    /// Not the beginning of a symbol of a file class.
    Class,
    /// The sender has no word, or too many signs.
    Sender,
    /// No such channel.
    Channel,
    /// No such unit, or not one of this right.
    Unit,
    /// Nobody who works in the unit.
    Person,
    /// The first day is over, or the last is before the first, or they are too far.
    Days,
    /// This rule is kept already.
    Again,
    /// As many are kept as there may be.
    TooMany,
    /// There is no such rule, or it was ended.
    NotThere,
    /// Our fault.
    Fault(Fault),
}

impl<E: Into<Fault>> From<E> for RuleError {
    fn from(cause: E) -> Self {
        Self::Fault(cause.into())
    }
}

/// Makes a rule, which stands behind all others of this right.
///
/// # Errors
/// See [`RuleError`].
pub async fn make_rule(act: &mut Act, right: &KeepsRules, new: &NewRule) -> Result<(Rule, Recorded), RuleError> {
    // Places and doubles are told from the others; nobody else makes or moves one meanwhile.
    act.execute(rules::lock()).await?;
    let mut rule = checked(act, right, new).await?;
    let others = rules::kept(act.view()).await?;
    rule.place = others.last().map_or(1, |last| last.place + 1);
    let others: Vec<Rule> = others.into_iter().filter(|known| right.covers(known)).collect();
    let target = |rule: &Rule| (rule.unit.id, rule.person.as_ref().map(|(id, _)| *id), rule.from, rule.to);
    if others.iter().any(|known| known.when == rule.when && target(known) == target(&rule)) {
        return Err(RuleError::Again);
    }
    if others.len() >= MOST_RULES {
        return Err(RuleError::TooMany);
    }
    act.execute(rules::insert(&rule)).await?;
    let entry = Entry::new(MADE, rule.id).fact("rule", told_of(&rule)).about("unit", rule.unit.id);
    let entry = entry.personal("name", rule.name.as_str()).personal("sender", rule.when.sender.as_str());
    let recorded = act.record(entry.personal("by", rule.by.1.as_str()));
    Ok((rule, recorded))
}

/// What its entry says of a rule besides its name and the sender's words.
pub(crate) fn told_of(rule: &Rule) -> String {
    let Conditions { service, class, channel, .. } = &rule.when;
    let person = rule.person.as_ref().map(|(id, _)| id.to_string()).unwrap_or_default();
    let to = rule.to.map(|day| day.to_string()).unwrap_or_default();
    serde_json::json!([service, class, channel, rule.unit.id.to_string(), person, rule.from.to_string(), to])
        .to_string()
}

/// The rule as it would be made; its place is not known yet.
pub(crate) async fn checked(act: &mut Act, right: &KeepsRules, new: &NewRule) -> Result<Rule, RuleError> {
    let at = act.at();
    let today = at.warsaw_date();
    let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let sound = |text: &str| text.chars().count() <= LONGEST && !text.chars().any(is_misleading);
    let name = one_line(&new.name);
    if name.is_empty() || !sound(&name) {
        return Err(RuleError::Name);
    }
    let when = Conditions { sender: one_line(&new.when.sender), ..new.when.clone() };
    if when == Conditions::default() {
        return Err(RuleError::Nothing);
    }
    if !when.service.is_empty() && catalogue::service(act.view(), &when.service).await?.is_none() {
        return Err(RuleError::Service);
    }
    if when.class.len() > LONGEST_CLASS || !when.class.bytes().all(|sign| sign.is_ascii_digit()) {
        return Err(RuleError::Class);
    }
    if !when.sender.is_empty() && (!sound(&when.sender) || store::words(&when.sender).is_empty()) {
        return Err(RuleError::Sender);
    }
    if !when.channel.is_empty() && !CHANNELS.contains(&when.channel.as_str()) {
        return Err(RuleError::Channel);
    }
    let farthest = Term::Years(FARTHEST_YEARS).nominal(today);
    if new.from < today || new.from > farthest || new.to.is_some_and(|to| to < new.from || to > farthest) {
        return Err(RuleError::Days);
    }
    let unit = unit(act, new.unit).await.map_err(|error| kind(error, RuleError::Unit))?;
    let person = match (right.unit(), new.person) {
        (None, None) => None,
        (Some(own), Some(person)) if own.id == unit.id => {
            let card = person_of(act, own.id, person).await.map_err(|error| kind(error, RuleError::Person))?;
            Some((card.id, card.name))
        }
        (Some(own), None) if own.id == unit.id => return Err(RuleError::Person),
        _ => return Err(RuleError::Unit),
    };
    let by = (right.official.person(), right.official.signs_as().to_owned());
    let (id, from, to) = (act.new_id(), new.from, new.to);
    Ok(Rule { id, place: 0, name, when, unit, person, works: true, from, to, by, made_at: at, ended_at: None })
}

fn kind(error: MoveError, otherwise: RuleError) -> RuleError {
    if let MoveError::Fault(fault) = error { RuleError::Fault(fault) } else { otherwise }
}

/// Ends a rule: it takes no letter any more.
///
/// # Errors
/// See [`RuleError`].
pub async fn end_rule(act: &mut Act, right: &KeepsRules, id: RuleId) -> Result<Recorded, RuleError> {
    let rule = kept(act, right, id).await?.0;
    let at = act.at();
    if act.execute(rules::end(rule.id, at)).await? == 0 {
        return Err(RuleError::NotThere);
    }
    let person = right.official.person();
    Ok(act.record(Entry::new(ENDED, rule.id).about("by", person).personal("name", rule.name)))
}

/// Puts a rule one place before: where both fit, it is followed. The first one stays where it is.
///
/// # Errors
/// See [`RuleError`].
pub async fn prefer_rule(act: &mut Act, right: &KeepsRules, id: RuleId) -> Result<Recorded, RuleError> {
    act.execute(rules::lock()).await?;
    let (rule, before) = kept(act, right, id).await?;
    if let Some(before) = &before {
        act.execute(rules::put(rule.id, before.place)).await?;
        act.execute(rules::put(before.id, rule.place)).await?;
    }
    let place = before.map_or(rule.place, |before| before.place);
    Ok(act.record(Entry::new("routing_rule.preferred", rule.id).fact("place", place)))
}

/// A rule that is kept by this right, and the one before it.
async fn kept(act: &mut Act, right: &KeepsRules, id: RuleId) -> Result<(Rule, Option<Rule>), RuleError> {
    let mut before = None;
    for rule in rules::kept(act.view()).await?.into_iter().filter(|rule| right.covers(rule)) {
        if rule.id == id {
            return Ok((rule, before));
        }
        before = Some(rule);
    }
    Err(RuleError::NotThere)
}
