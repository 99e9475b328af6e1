//! From what a file says to a service that can be relied on; every flaw is told.

use std::collections::BTreeSet;

use vocabulary::{Money, Term, is_misleading};

use super::{Flaw, file};
use crate::{
    Choice, Condition, DateBound, Fee, Field, Form, Kind, Procedure, Revision, Service, ServiceText, Slot, Step, Text,
    condition::Known, form::OutlinedStep,
};

const STEPS: usize = 20;
const FIELDS_OF_A_STEP: usize = 40;
const CHOICES: usize = 200;
const SLOTS: usize = 20;
const FILES_OF_A_SLOT: usize = 20;
const FEES: usize = 20;
const TO_PREPARE: usize = 20;
/// Twice the longest a law gives an office, and room for what is special.
const LONGEST_TERM: u16 = 366;
/// Digits of a file class.
const LONGEST_CLASS: usize = 8;
/// Characters.
const LONGEST_NAME: usize = 40;
const LONGEST_TITLE: usize = 200;
const LONGEST_TEXT: usize = 2_000;
const LONGEST_LINE: usize = 1_000;
const LONGEST_PARAGRAPH: usize = 20_000;
const USUAL_LINE: usize = 200;
const USUAL_PARAGRAPH: usize = 4_000;
/// Beyond this in grosze (a billion złotych) an amount is a slip of the pen.
const LARGEST_AMOUNT: u64 = 100_000_000_000;

/// Steps that every form has besides its own, fields that every page has, words of conditions.
const RESERVED: &[&str] = &["wnioskodawca", "zalaczniki", "sprawdzenie", "podpis", "csrf", "klucz", "and", "or", "not"];

/// The service that a file declares.
pub(super) fn service(file: file::File, revision: Revision) -> Result<Service, Vec<Flaw>> {
    let mut flaws = Flaws::default();
    flaws.name("code", &file.code);
    flaws.text("unit", &file.unit, LONGEST_NAME);
    let (pl, en) = (texts("pl", file.pl, &mut flaws), texts("en", file.en, &mut flaws));
    if !file.takes_documents && file.steps.is_empty() {
        flaws.note("file", "a service has a form (steps) or takes documents (takes_documents)");
    }
    if file.steps.is_empty() && !(file.attachments.is_empty() && file.fees.is_empty()) {
        flaws.note("file", "attachments and fees belong to a form: there are no steps");
    }
    let (procedure, term) = (procedure(file.procedure), file.term.map(|term| self::term(term, &mut flaws)));
    if file.class.as_ref().is_some_and(|class| !is_class(class)) {
        flaws.note("class", format!("a file class has 1 to {LONGEST_CLASS} digits"));
    }
    let form = form(file.steps, file.attachments, file.fees, &mut flaws);
    let service = Service {
        code: file.code,
        unit: file.unit,
        revision,
        listed: file.listed,
        takes_documents: file.takes_documents,
        other_signer: file.other_signer,
        procedure,
        term,
        class: file.class,
        form: (!form.steps.is_empty()).then_some(form),
        place: file.place,
        pl,
        en,
    };
    if flaws.found.is_empty() { Ok(service) } else { Err(flaws.found) }
}

const fn procedure(procedure: file::Procedure) -> Procedure {
    match procedure {
        file::Procedure::None => Procedure::None,
        file::Procedure::Kpa => Procedure::Administrative,
        file::Procedure::Tax => Procedure::Tax,
        file::Procedure::Information => Procedure::Information,
    }
}

fn term(term: file::Term, flaws: &mut Flaws) -> Term {
    let (count, days, term) = match term {
        file::Term::Days(count) => (count, 1, Term::Days(count)),
        file::Term::Weeks(count) => (count, 7, Term::Weeks(count)),
        file::Term::Months(count) => (count, 30, Term::Months(count)),
    };
    if count == 0 || count.saturating_mul(days) > LONGEST_TERM {
        flaws.note("term", "a term is at least one day and at most a year");
    }
    term
}

fn is_class(class: &str) -> bool {
    (1..=LONGEST_CLASS).contains(&class.len()) && class.bytes().all(|byte| byte.is_ascii_digit())
}

fn texts(language: &str, texts: file::Texts, flaws: &mut Flaws) -> ServiceText {
    flaws.text(&format!("{language}.name"), &texts.name, LONGEST_TITLE);
    if let Some(document) = &texts.document {
        flaws.text(&format!("{language}.document"), document, LONGEST_TITLE);
    }
    let others = [
        ("summary", &texts.summary),
        ("who", &texts.who),
        ("cost", &texts.cost),
        ("time", &texts.time),
        ("result", &texts.result),
        ("legal", &texts.legal),
        ("paper", &texts.paper),
    ];
    for (key, text) in others {
        flaws.text(&format!("{language}.{key}"), text, LONGEST_TEXT);
    }
    let place = format!("{language}.prepare");
    flaws.at_most(&place, texts.prepare.len(), TO_PREPARE);
    texts.prepare.iter().for_each(|text| flaws.text(&place, text, LONGEST_TEXT));
    ServiceText {
        document: texts.document.unwrap_or_else(|| texts.name.clone()),
        name: texts.name,
        summary: texts.summary,
        who: texts.who,
        cost: texts.cost,
        time: texts.time,
        result: texts.result,
        prepare: texts.prepare,
        legal: texts.legal,
        paper: texts.paper,
    }
}

fn form(steps: Vec<file::Step>, slots: Vec<file::Slot>, fees: Vec<file::Fee>, flaws: &mut Flaws) -> Form {
    flaws.at_most("steps", steps.len(), STEPS);
    flaws.at_most("attachments", slots.len(), SLOTS);
    flaws.at_most("fees", fees.len(), FEES);
    let mut taken = BTreeSet::new();
    let mut outline: Vec<OutlinedStep> = Vec::new();
    let mut heads = Vec::new();
    for step in steps.into_iter().take(STEPS) {
        let place = format!("step {}", step.id);
        flaws.unique(&place, &step.id, &mut taken);
        let title = text(&format!("{place}, title"), step.title, LONGEST_TITLE, flaws);
        let name = step.name.map(|name| text(&format!("{place}, name"), name, LONGEST_TITLE, flaws));
        let name = name.unwrap_or_else(|| title.clone());
        let intro = step.intro.map(|intro| text(&format!("{place}, intro"), intro, LONGEST_TEXT, flaws));
        flaws.at_most(&format!("{place}, fields"), step.fields.len(), FIELDS_OF_A_STEP);
        if step.fields.is_empty() {
            flaws.note(&place, "a step has at least one field");
        }
        let known = known(&outline);
        let when = condition(&place, step.when.as_deref(), &known, flaws);
        let mut fields = Vec::new();
        for field in step.fields.into_iter().take(FIELDS_OF_A_STEP) {
            fields.push(self::field(&format!("{place}, field {}", field.name), field, &known, &mut taken, flaws));
        }
        drop(known);
        outline.push(OutlinedStep { when, fields });
        heads.push((step.id, title, name, intro));
    }
    let known = known(&outline);
    let attachments = slots.into_iter().take(SLOTS).map(|slot| self::slot(slot, &known, &mut taken, flaws)).collect();
    let fees = (1..).zip(fees).take(FEES).map(|(count, fee)| self::fee(count, fee, &known, flaws)).collect();
    drop(known);
    let outline: std::sync::Arc<[OutlinedStep]> = outline.into();
    let steps =
        heads.into_iter().zip(outline.iter()).enumerate().map(|(place, ((id, title, name, intro), outlined))| Step {
            id,
            title,
            name,
            intro,
            fields: outlined.fields.clone(),
            when: outlined.when.clone(),
            outline: outline.clone(),
            place,
        });
    Form { steps: steps.collect(), attachments, fees }
}

/// The fields of these steps.
fn known(outline: &[OutlinedStep]) -> Known<'_> {
    outline.iter().flat_map(|step| &step.fields).map(|field| (field.name.as_str(), &field.kind)).collect()
}

fn field(place: &str, field: file::Field, known: &Known<'_>, taken: &mut BTreeSet<String>, flaws: &mut Flaws) -> Field {
    flaws.unique(place, &field.name, taken);
    let when = condition(place, field.when.as_deref(), known, flaws);
    let allowed: &[&str] = match field.kind {
        file::Kind::Line | file::Kind::Paragraph => &["longest"],
        file::Kind::Choice => &["choices"],
        file::Kind::Whole => &["least", "most"],
        file::Kind::Date => &["bound"],
        file::Kind::Statement | file::Kind::Pesel => &[],
    };
    let given = [
        ("longest", field.longest.is_some()),
        ("choices", field.choices.is_some()),
        ("least", field.least.is_some()),
        ("most", field.most.is_some()),
        ("bound", field.bound.is_some()),
    ];
    for (key, _) in given.iter().filter(|(key, given)| *given && !allowed.contains(key)) {
        flaws.note(place, format!("`{key}` does not belong to a field of this kind"));
    }
    let kind = match field.kind {
        file::Kind::Line => {
            Kind::Line { longest: flaws.longest(place, field.longest.unwrap_or(USUAL_LINE), LONGEST_LINE) }
        }
        file::Kind::Paragraph => Kind::Paragraph {
            longest: flaws.longest(place, field.longest.unwrap_or(USUAL_PARAGRAPH), LONGEST_PARAGRAPH),
        },
        file::Kind::Choice => Kind::Choice(choices(place, field.choices.unwrap_or_default(), flaws)),
        file::Kind::Statement => Kind::Statement,
        file::Kind::Whole => whole(place, field.least, field.most, flaws),
        file::Kind::Date => Kind::Date {
            bound: match field.bound {
                None => DateBound::Any,
                Some(file::Bound::Past) => DateBound::Past,
                Some(file::Bound::Future) => DateBound::Future,
            },
        },
        file::Kind::Pesel => Kind::Pesel,
    };
    Field {
        label: text(&format!("{place}, label"), field.label, LONGEST_TEXT, flaws),
        hint: field.hint.map(|hint| text(&format!("{place}, hint"), hint, LONGEST_TEXT, flaws)),
        name: field.name,
        required: !field.optional,
        when,
        kind,
    }
}

fn choices(place: &str, choices: Vec<file::Choice>, flaws: &mut Flaws) -> Vec<Choice> {
    if choices.len() < 2 {
        flaws.note(place, "a choice has at least two `choices`");
    }
    flaws.at_most(&format!("{place}, choices"), choices.len(), CHOICES);
    let mut taken = BTreeSet::new();
    let read = |choice: file::Choice| {
        let place = format!("{place}, choice {}", choice.value);
        if !is_value(&choice.value) {
            flaws.note(&place, format!("a value has 1 to {LONGEST_NAME} of a-z, 0-9 and -"));
        }
        if !taken.insert(choice.value.clone()) {
            flaws.note(&place, "stands here twice");
        }
        Choice {
            label: text(&format!("{place}, label"), choice.label, LONGEST_TEXT, flaws),
            hint: choice.hint.map(|hint| text(&format!("{place}, hint"), hint, LONGEST_TEXT, flaws)),
            value: choice.value,
        }
    };
    choices.into_iter().take(CHOICES).map(read).collect()
}

fn whole(place: &str, least: Option<i64>, most: Option<i64>, flaws: &mut Flaws) -> Kind {
    if least.is_none() || most.is_none() {
        flaws.note(place, "a whole number says its `least` and its `most`");
    }
    let (least, most) = (least.unwrap_or(0), most.unwrap_or(i64::MAX));
    if least > most {
        flaws.note(place, "`least` is more than `most`");
    }
    Kind::Whole { least, most }
}

fn slot(slot: file::Slot, known: &Known<'_>, taken: &mut BTreeSet<String>, flaws: &mut Flaws) -> Slot {
    let place = format!("attachment {}", slot.name);
    flaws.unique(&place, &slot.name, taken);
    if !(1..=FILES_OF_A_SLOT).contains(&slot.most) {
        flaws.note(&place, format!("`most` is 1 to {FILES_OF_A_SLOT}"));
    }
    Slot {
        label: text(&format!("{place}, label"), slot.label, LONGEST_TITLE, flaws),
        hint: slot.hint.map(|hint| text(&format!("{place}, hint"), hint, LONGEST_TEXT, flaws)),
        required: !slot.optional,
        when: condition(&place, slot.when.as_deref(), known, flaws),
        most: slot.most,
        name: slot.name,
    }
}

fn fee(count: usize, fee: file::Fee, known: &Known<'_>, flaws: &mut Flaws) -> Fee {
    let place = format!("fee {count}");
    let amount = Money::parse(&fee.amount).unwrap_or_default();
    if amount.grosze() == 0 {
        flaws.note(&place, "`amount` is a text such as \"21.00\", above zero");
    }
    if let Some(field) = &fee.times {
        match known.get(field.as_str()) {
            Some(Kind::Whole { least, most }) if *least >= 0 => {
                let largest = amount.times(most.unsigned_abs()).grosze();
                if largest > LARGEST_AMOUNT {
                    flaws.note(&place, format!("too large when `{field}` is the most it may be"));
                }
            }
            _ => flaws.note(&place, format!("`times` names a whole number that is never below zero, not `{field}`")),
        }
    }
    Fee {
        label: text(&format!("{place}, label"), fee.label, LONGEST_TITLE, flaws),
        amount,
        when: condition(&place, fee.when.as_deref(), known, flaws),
        times: fee.times,
    }
}

fn condition(place: &str, when: Option<&str>, known: &Known<'_>, flaws: &mut Flaws) -> Option<Condition> {
    match Condition::read(when?, known) {
        Ok(condition) => return Some(condition),
        Err(found) => found.into_iter().for_each(|flaw| flaws.note(&format!("{place}, when"), flaw)),
    }
    None
}

fn text(place: &str, text: file::Text, longest: usize, flaws: &mut Flaws) -> Text {
    flaws.text(&format!("{place}.pl"), &text.pl, longest);
    flaws.text(&format!("{place}.en"), &text.en, longest);
    Text { pl: text.pl, en: text.en }
}

/// A name: `[a-z][a-z0-9-]*`.
pub(crate) fn is_name(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_lowercase()) && is_value(text)
}

fn is_value(text: &str) -> bool {
    (1..=LONGEST_NAME).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// Flaws as they are found.
#[derive(Default)]
struct Flaws {
    found: Vec<Flaw>,
}

impl Flaws {
    fn note(&mut self, place: &str, what: impl Into<String>) {
        // A hostile name must not run away with the operator's screen.
        let place = vocabulary::visible(&place.chars().take(200).collect::<String>());
        self.found.push(Flaw { place, what: vocabulary::visible(&what.into()) });
    }

    fn name(&mut self, place: &str, name: &str) {
        if !is_name(name) {
            self.note(place, format!("a name begins with a-z and has 1 to {LONGEST_NAME} of a-z, 0-9 and -"));
        }
    }

    fn unique(&mut self, place: &str, name: &str, taken: &mut BTreeSet<String>) {
        self.name(place, name);
        if RESERVED.contains(&name) {
            self.note(place, "this name is reserved");
        }
        if !taken.insert(name.to_owned()) {
            self.note(place, "something else in this form has this name");
        }
    }

    fn text(&mut self, place: &str, text: &str, longest: usize) {
        if text.trim().is_empty() || text.trim() != text {
            self.note(place, "a text is not empty and neither begins nor ends with spaces");
        }
        if text.chars().any(is_misleading) {
            self.note(place, "a text stands on one line and has no signs that cannot be seen");
        }
        if text.chars().count() > longest {
            self.note(place, format!("a text here has at most {longest} characters"));
        }
    }

    fn longest(&mut self, place: &str, longest: usize, most: usize) -> usize {
        if !(1..=most).contains(&longest) {
            self.note(place, format!("`longest` is 1 to {most}"));
        }
        longest
    }

    fn at_most(&mut self, place: &str, count: usize, most: usize) {
        if count > most {
            self.note(place, format!("at most {most} are allowed"));
        }
    }
}
