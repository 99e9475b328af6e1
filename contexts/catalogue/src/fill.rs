//! What follows from the answers: which steps and fields are asked for, what is wrong, what is attached, due and shown.

use jiff::civil::Date;
use vocabulary::Money;

use crate::{
    Answers, Condition, Field, Form, Mistake, Shown, Slot, Step, Text, Wrong,
    answer::{out_of_bound, read},
    condition::Values,
};

/// Something due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueFee<'a> {
    /// What for.
    pub label: &'a Text,
    /// How much altogether.
    pub amount: Money,
    /// How much once.
    pub once: Money,
    /// How many times, where a field counts it.
    pub times: Option<u64>,
}

/// A field with its answer, as a document shows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line<'a> {
    /// The field.
    pub field: &'a Field,
    /// What was answered.
    pub value: Shown<'a>,
}

impl Form {
    /// The steps that are asked, in order.
    #[must_use]
    pub fn steps(&self, answers: &Answers) -> Vec<&Step> {
        self.look(answers).asked.into_iter().map(|(step, _)| step).collect()
    }

    /// What is wrong with the answers of one step, in the order of its fields; a date is judged as of `today`. A step that
    /// is not asked has nothing wrong.
    #[must_use]
    pub fn check_step(&self, step: &Step, answers: &Answers, today: Date) -> Vec<Mistake> {
        let asked = self.look(answers).asked;
        let fields = asked.into_iter().find(|(asked, _)| asked.id == step.id).map(|(_, fields)| fields);
        mistakes(&fields.unwrap_or_default(), answers, today)
    }

    /// What is wrong with the answers of the whole form: only the steps with mistakes.
    #[must_use]
    pub fn check(&self, answers: &Answers, today: Date) -> Vec<(&Step, Vec<Mistake>)> {
        let asked = self.look(answers).asked.into_iter();
        asked
            .map(|(step, fields)| (step, mistakes(&fields, answers, today)))
            .filter(|(_, mistakes)| !mistakes.is_empty())
            .collect()
    }

    /// The places for attachments that are asked, in order.
    #[must_use]
    pub fn slots(&self, answers: &Answers) -> Vec<&Slot> {
        let values = self.look(answers).values;
        self.attachments.iter().filter(|slot| applies(slot.when.as_ref(), &values)).collect()
    }

    /// What is due. A fee that is counted by a field is left out until that field is filled in well.
    #[must_use]
    pub fn fees(&self, answers: &Answers) -> Vec<DueFee<'_>> {
        let values = self.look(answers).values;
        let due = self.fees.iter().filter(|fee| applies(fee.when.as_ref(), &values));
        due.filter_map(|fee| {
            let times = match &fee.times {
                None => None,
                Some(field) => match values.get(field.as_str()) {
                    Some(Shown::Whole(count)) => Some(u64::try_from(*count).ok().filter(|count| *count > 0)?),
                    _ => return None,
                },
            };
            let amount = fee.amount.times(times.unwrap_or(1));
            Some(DueFee { label: &fee.label, amount, once: fee.amount, times })
        })
        .collect()
    }

    /// What a document shows: the steps and fields that are asked, each answer in its one form.
    #[must_use]
    pub fn lines(&self, answers: &Answers) -> Vec<(&Step, Vec<Line<'_>>)> {
        let line = |field| Line { field, value: value(field, answers) };
        let asked = self.look(answers).asked.into_iter();
        asked.map(|(step, fields)| (step, fields.into_iter().map(line).collect())).collect()
    }

    fn look(&self, answers: &Answers) -> Look<'_, Step> {
        look(&self.steps, |step| (step.when.as_ref(), &step.fields), answers)
    }
}

impl Step {
    /// The fields that are asked, in order.
    #[must_use]
    pub fn fields(&self, answers: &Answers) -> Vec<&Field> {
        let before = self.outline.get(..self.place).unwrap_or_default();
        let values = look(before, |step| (step.when.as_ref(), &step.fields), answers).values;
        self.fields.iter().filter(|field| applies(field.when.as_ref(), &values)).collect()
    }
}

/// The steps that are asked with their fields, and all that is filled in there.
struct Look<'a, S> {
    asked: Vec<(&'a S, Vec<&'a Field>)>,
    values: Values<'a>,
}

/// Walks the steps once: conditions look back only, so what they need is known when they are reached.
fn look<'a, S>(
    steps: &'a [S],
    parts: impl Fn(&'a S) -> (Option<&'a Condition>, &'a [Field]),
    answers: &Answers,
) -> Look<'a, S> {
    let mut look = Look { asked: Vec::new(), values: Values::new() };
    for step in steps {
        let (when, fields) = parts(step);
        if !applies(when, &look.values) {
            continue;
        }
        let fields: Vec<&Field> = fields.iter().filter(|field| applies(field.when.as_ref(), &look.values)).collect();
        look.values.extend(fields.iter().map(|field| (field.name.as_str(), value(field, answers))));
        look.asked.push((step, fields));
    }
    look
}

fn applies(when: Option<&Condition>, values: &Values<'_>) -> bool {
    when.is_none_or(|condition| condition.holds(values))
}

fn value<'a>(field: &'a Field, answers: &Answers) -> Shown<'a> {
    read(&field.kind, filled(field, answers)).unwrap_or(Shown::Nothing)
}

fn filled<'a>(field: &Field, answers: &'a Answers) -> &'a str {
    answers.get(&field.name).unwrap_or_default()
}

fn mistakes(fields: &[&Field], answers: &Answers, today: Date) -> Vec<Mistake> {
    let wrong = |field: &Field| match read(&field.kind, filled(field, answers)) {
        Ok(Shown::Nothing) => field.required.then_some(Wrong::Missing),
        Ok(shown) => out_of_bound(&field.kind, &shown, today),
        Err(wrong) => Some(wrong),
    };
    fields.iter().filter_map(|field| Some(Mistake { field: field.name.clone(), wrong: wrong(field)? })).collect()
}
