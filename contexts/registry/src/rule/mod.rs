//! Rules of routing (chancery instruction, par. 20, 23(4)): which unit a letter is distributed to, set for the whole office;
//! and who in a unit it is assigned to, set by that unit's head alone. The first that fits and holds on the day is followed;
//! without one a letter goes where its service says, and waits for the head of that unit.

mod apply;
mod keep;
mod trial;

use accounts::{Official, Post, Unit};
use catalogue::Service;
use database::View;
use journal::{Discord, Told};
use vocabulary::{AccountId, Date, Fault, Id, Instant};

pub use apply::proposed;
pub(crate) use apply::{Routed, assign_by_rule, in_unit, route};
pub use keep::{NewRule, RuleError, end_rule, make_rule, prefer_rule};
pub use trial::{TRIED, Trial, try_rule};

use crate::store::{self, rules};

/// The id of a rule.
pub type RuleId = Id<Rule>;

/// The channels that a rule can name.
pub const CHANNELS: [&str; 3] = ["portal", "api", crate::letter::PAPER];
/// Rules that are kept at once in the whole office, or in one unit.
pub const MOST_RULES: usize = 200;

/// The entry of a rule that was made.
pub(crate) const MADE: &str = "routing_rule.made";
/// The entry of a rule that was ended.
pub(crate) const ENDED: &str = "routing_rule.ended";

/// What a letter must be like; whatever is empty may be anything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Conditions {
    /// The code of its service.
    pub service: String,
    /// How the file class of its service begins.
    pub class: String,
    /// Words that its sender has, whatever their order and ending signs.
    pub sender: String,
    /// The door it came by.
    pub channel: String,
}

/// A rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The rule.
    pub id: RuleId,
    /// Its place in the order.
    pub(crate) place: i64,
    /// What it is called in the histories of letters.
    pub name: String,
    /// Which letters it takes.
    pub when: Conditions,
    /// The unit they go to, or are assigned in.
    pub unit: Unit,
    /// Whom they are assigned to; none for a rule of distribution.
    pub person: Option<(AccountId, String)>,
    /// Whether that person still works in the unit. While not, the rule is passed over.
    pub works: bool,
    /// The first day on which it holds.
    pub from: Date,
    /// The last.
    pub to: Option<Date>,
    /// Who made it, by the name of then.
    pub by: (AccountId, String),
    /// When.
    pub made_at: Instant,
    /// When it was ended.
    pub ended_at: Option<Instant>,
}

/// May keep rules: of distribution for the whole office, or of assignment within the own unit.
#[derive(Clone, Debug)]
pub struct KeepsRules {
    official: Official,
    unit: Option<Unit>,
}

/// The right to keep rules. The coordinator of chancery work and the heads of the office say where letters go; the head of a
/// unit says who in it gets them, and nobody else does (par. 23(4)).
#[must_use]
pub fn keeps_rules(official: &Official) -> Option<KeepsRules> {
    let unit = match official.post() {
        Post::RecordsCoordinator | Post::OfficeHead | Post::DeputyHead => None,
        Post::UnitHead => Some(official.unit().clone()),
        Post::RegistryClerk | Post::Secretary | Post::CaseOfficer | Post::Archivist | Post::Administrator => {
            return None;
        }
    };
    Some(KeepsRules { official: official.clone(), unit })
}

impl KeepsRules {
    /// The unit within which the rules assign; none where they distribute for the whole office.
    #[must_use]
    pub const fn unit(&self) -> Option<&Unit> {
        self.unit.as_ref()
    }

    /// Whether this rule is kept by this right.
    fn covers(&self, rule: &Rule) -> bool {
        match &self.unit {
            None => rule.person.is_none(),
            Some(unit) => rule.person.is_some() && rule.unit.id == unit.id,
        }
    }
}

/// The rules that are kept by this right, in their order; those that were ended come last, the newest hundred of them.
///
/// # Errors
/// The database failed.
pub async fn rules(view: &mut View, right: &KeepsRules) -> Result<Vec<Rule>, Fault> {
    let mut kept = rules::kept(view).await?;
    kept.extend(rules::ended(view, right.unit().map(|unit| unit.id)).await?);
    kept.retain(|rule| right.covers(rule));
    Ok(kept)
}

impl Conditions {
    /// Whether a letter is like that.
    fn fit(&self, letter: &Like<'_>) -> bool {
        let any = |condition: &str, holds: bool| condition.is_empty() || holds;
        any(&self.service, self.service == letter.service)
            && any(&self.class, letter.class.is_some_and(|class| class.starts_with(&self.class)))
            && any(&self.channel, self.channel == letter.channel)
            && store::words(&self.sender).iter().all(|word| letter.sender.contains(word))
    }
}

/// What rules look at in a letter.
pub(crate) struct Like<'a> {
    service: &'a str,
    class: Option<&'a str>,
    /// The words of the sender.
    sender: Vec<String>,
    channel: &'a str,
}

impl<'a> Like<'a> {
    pub(crate) fn of(service: &'a Service, sender: &str, channel: &'a str) -> Self {
        Self { service: &service.code, class: service.class.as_deref(), sender: store::words(sender), channel }
    }
}

/// Compares what an entry about a rule tells with what is kept.
pub(crate) async fn compare(view: &mut View, told: &Told) -> Result<Option<Discord>, Fault> {
    let Some(rule) = rules::by_id(view, told.subject.parse()?).await? else {
        return Ok(Some(told.discord("its rule of routing is missing")));
    };
    let is_same = if told.kind == ENDED {
        rule.ended_at == Some(told.act_at)
    } else {
        // What was erased lawfully can be compared no more.
        let says = |name: &str, kept: &str| told.opened.get(name).is_none_or(|told| told == kept);
        told.actor == rule.by.0.to_string()
            && told.act_at == rule.made_at
            && told.text("rule") == Some(&keep::told_of(&rule))
            && says("name", &rule.name)
            && says("sender", &rule.when.sender)
            && says("by", &rule.by.1)
            && (rule.ended_at.is_none() || journal::find(view, ENDED, rule.id).await?.is_some())
    };
    Ok((!is_same).then(|| told.discord("its rule of routing was altered")))
}

#[cfg(test)]
mod tests {
    use super::{Conditions, Like};

    fn like(sender: &str) -> Like<'_> {
        Like { service: "zaswiadczenie", class: Some("5345"), sender: crate::store::words(sender), channel: "portal" }
    }

    #[test]
    fn a_rule_takes_what_fits_every_condition_it_has() {
        let all = Conditions {
            service: "zaswiadczenie".to_owned(),
            class: "53".to_owned(),
            sender: "ŻUK, józef".to_owned(),
            channel: "portal".to_owned(),
        };
        assert!(all.fit(&like("Józef Żuk")) && all.fit(&like("zuk jozef maria")));
        assert!(Conditions::default().fit(&like("Anna Nowak")));
        for (one, sender) in [
            (Conditions { service: "inna".to_owned(), ..all.clone() }, "Józef Żuk"),
            (Conditions { class: "54".to_owned(), ..all.clone() }, "Józef Żuk"),
            (Conditions { class: "53456".to_owned(), ..all.clone() }, "Józef Żuk"),
            (Conditions { channel: "paper".to_owned(), ..all.clone() }, "Józef Żuk"),
            (all.clone(), "Józef Żukowski"),
            (all.clone(), "Żuk"),
        ] {
            assert!(!one.fit(&like(sender)), "{one:?} {sender}");
        }
        let classless = Like { class: None, ..like("Józef Żuk") };
        assert!(!all.fit(&classless) && Conditions { class: String::new(), ..all }.fit(&classless));
    }
}
