//! What three years in an office leave: a quarter of its newest cases open, nearly all old ones closed, some late.

use std::collections::{BTreeSet, HashMap};

use database::{Database, sql};
use rand::{Rng as _, rngs::StdRng};
use serde_json::{Value, json};
use vocabulary::{Date, Fault, Instant, Term, fold};

use super::{
    bulk::{self, Bulk},
    tables::{Into, tables},
};

const DAY: i64 = 86_400;
const LASTING: i64 = 3 * 365 * DAY;
const UNITS: usize = 20;
const OFFICERS: usize = 9;
/// One case of so many is in the first unit, the one that is measured.
const FIRST_UNIT: usize = 5;
/// Open cases on the desk that is measured, and letters that wait to be assigned and to become cases: as many however
/// large the office is, so that what grows is the office and not what is shown.
const ON_DESK: u32 = 40;
/// Who sees the whole register, who sees every case, and a client with many cases.
pub const CLERK: &str = "zz-kancelaria";
pub const HEAD: &str = "zz-burmistrz";
pub const CLIENT: &str = "zz-klient-0";
/// Letters that came to each case after the first.
const LATER_LETTERS: u32 = 2;
/// One case of so many is that of one client: a solicitor, a housing association.
const BUSY_CLIENT: usize = 100;
pub const WAITING: u32 = 300;
/// Cases that are written together.
const TOGETHER: u32 = 5_000;
const NEVER: &str = "9999-12-31";

const CLASSES: [&str; 6] = ["9001", "9002", "9003", "9004", "9005", "9006"];
const NAMES: [&str; 12] =
    ["Anna", "Jan", "Ewa", "Piotr", "Maria", "Tomasz", "Zofia", "Adam", "Irena", "Marek", "Olga", "Leon"];
const SURNAMES: [&str; 16] = [
    "Nowak",
    "Kowalski",
    "Wrzos",
    "Lis",
    "Zarzycki",
    "Mazur",
    "Olszewski",
    "Baran",
    "Dudek",
    "Sikora",
    "Wilk",
    "Rutkowski",
    "Kubiak",
    "Kalinowski",
    "Sobczak",
    "Wrona",
];
const MATTERS: [&str; 12] = [
    "Rusztowanie na chodniku",
    "Wycinka drzewa",
    "Zjazd z drogi",
    "Odpis aktu",
    "Dodatek mieszkaniowy",
    "Numer domu",
    "Latarnia",
    "Koncert plenerowy",
    "Parking przy szkole",
    "Reklama na elewacji",
    "Umorzenie odsetek",
    "Garaż blaszany",
];
const STREETS: [&str; 12] = [
    "Lipowa",
    "Polna",
    "Ratuszowa",
    "Dworcowa",
    "Szkolna",
    "Ogrodowa",
    "Kolejowa",
    "Rynek",
    "Zielona",
    "Mostowa",
    "Leśna",
    "Krótka",
];

/// What to make.
pub struct Years {
    /// They end now.
    pub now: Instant,
    /// So many cases.
    pub cases: u32,
    /// The hash of everybody's password.
    pub hash: String,
}

/// What was made.
pub struct Made {
    pub officer: String,
    pub opener: String,
    pub head: String,
    pub measured: Measured,
    pub rows: Vec<(&'static str, usize)>,
}

/// Ids of what is measured, all of it in the first unit.
#[derive(Default)]
pub struct Measured {
    /// The unit, and one of its officers.
    pub unit: String,
    pub person: String,
    /// A file class and its symbol.
    pub class: String,
    pub class_symbol: String,
    pub unit_symbol: String,
    /// The last number in the register of this year.
    pub last_number: i64,
    /// Some of its cases.
    pub cases: Vec<String>,
    /// Letters that its head has to assign.
    pub to_assign: Vec<String>,
    /// Letters that were taken by the one who opens cases.
    pub to_open: Vec<String>,
}

/// A unit: its id and symbol, its officers' ids and names, the head last.
struct Unit {
    id: String,
    symbol: String,
    people: Vec<(String, String)>,
}

/// The office as far as it is made.
struct Making<'a> {
    chance: &'a mut StdRng,
    tables: Vec<Bulk>,
    units: Vec<Unit>,
    clients: Vec<(String, String)>,
    classes: Vec<(&'static str, String)>,
    measured: Measured,
    /// The last number in the register of each year, and in each list of cases.
    register: HashMap<i16, i64>,
    lists: HashMap<(usize, usize, i16), i64>,
}

/// A letter that was made.
struct Letter {
    id: String,
    at: Instant,
    client: usize,
    subject: String,
}

impl Years {
    /// Makes them.
    pub async fn fill(self, database: &Database, chance: &mut StdRng) -> Result<Made, Fault> {
        let mut making = Making {
            chance,
            tables: tables(),
            units: Vec::new(),
            clients: Vec::new(),
            classes: Vec::new(),
            measured: Measured::default(),
            register: registered(database).await?,
            lists: HashMap::new(),
        };
        making.people(&self);
        bulk::write(database, &mut making.tables).await?;
        let step = LASTING / i64::from(self.cases.max(1));
        for turn in 0..self.cases {
            let at = self.now.plus_seconds(step * i64::from(turn + 1) - LASTING - 3_600);
            making.case(&self, at, self.cases - turn <= ON_DESK);
            if turn % TOGETHER == TOGETHER - 1 {
                bulk::write(database, &mut making.tables).await?;
            }
        }
        for turn in 0..WAITING {
            let at = self.now.plus_seconds(i64::from(turn) - 3_000);
            let to_assign = making.letter(at, 0, "distributed", None, None).id;
            let to_open = making.letter(at, 0, "taken", Some(1), None).id;
            making.measured.to_assign.push(to_assign);
            making.measured.to_open.push(to_open);
        }
        making.end_lists();
        bulk::write(database, &mut making.tables).await?;
        end_register(database, self.now, &making.register).await?;
        let first = &making.units[0];
        let login = |place: usize| login(&first.symbol, place);
        let (class_symbol, class) = making.classes[0].clone();
        Ok(Made {
            officer: login(0),
            opener: login(1),
            head: login(OFFICERS),
            measured: Measured {
                unit: first.id.clone(),
                person: first.people[2].0.clone(),
                class,
                class_symbol: class_symbol.to_owned(),
                unit_symbol: first.symbol.clone(),
                last_number: making.register.get(&self.now.warsaw_date().year()).copied().unwrap_or_default(),
                ..making.measured
            },
            rows: making.tables.iter().map(|bulk| (bulk.table, bulk.rows)).collect(),
        })
    }
}

impl Making<'_> {
    fn into(&mut self, table: Into, row: Value) {
        self.tables[table as usize].push(row);
    }

    /// A UUID version 7 of this instant, as hexadecimal digits.
    fn id(&mut self, at: Instant) -> String {
        let (middle, last): (u16, u64) = (self.chance.random(), self.chance.random());
        format!("{:012x}7{:03x}8{:015x}", at.micros() / 1_000, middle & 0xfff, last & 0x0fff_ffff_ffff_ffff)
    }

    fn people(&mut self, years: &Years) {
        let began = years.now.plus_seconds(-LASTING);
        for n in 1..=UNITS {
            let (unit, symbol) = (self.id(began), format!("ZZ{n:02}"));
            self.into(Into::Units, json!([unit, symbol, format!("Wydział {n}")]));
            let mut people = Vec::new();
            for place in 0..=OFFICERS {
                let (id, name) = (self.id(began), self.name());
                let post = if place == OFFICERS { "unit_head" } else { "case_officer" };
                let login = login(&symbol, place);
                self.into(
                    Into::Accounts,
                    json!([id, login, years.hash, name, "pl", unit, post, began.micros(), "1", "1"]),
                );
                people.push((id, name));
            }
            if n == 1 {
                for (login, post) in [(CLERK, "registry_clerk"), (HEAD, "office_head")] {
                    let (id, name) = (self.id(began), self.name());
                    self.into(
                        Into::Accounts,
                        json!([id, login, years.hash, name, "pl", unit, post, began.micros(), "1", "1"]),
                    );
                }
            }
            self.units.push(Unit { id: unit, symbol, people });
        }
        for n in 0..(years.cases / 10).max(10) {
            let (id, name) = (self.id(began), self.name());
            let login = format!("zz-klient-{n}");
            self.into(Into::Accounts, json!([id, login, years.hash, name, "pl", null, null, began.micros(), "", ""]));
            self.clients.push((id, name));
        }
        for symbol in CLASSES {
            let id = self.id(began);
            self.into(Into::Classes, json!([id, symbol, "Inne", "inne", "B5", 1, "2000-01-01"]));
            self.classes.push((symbol, id));
        }
    }

    fn name(&mut self) -> String {
        let (first, last) = (self.chance.random_range(0..NAMES.len()), self.chance.random_range(0..SURNAMES.len()));
        format!("{} {}", NAMES[first], SURNAMES[last])
    }

    /// A letter to this unit, in this state with this person of it; of this client, or of any.
    fn letter(&mut self, at: Instant, unit: usize, state: &str, person: Option<usize>, of: Option<usize>) -> Letter {
        let year = at.warsaw_date().year();
        let number = self.register.entry(year).or_default();
        *number += 1;
        let number = *number;
        let client = match of {
            Some(client) => client,
            None if self.chance.random_range(0..BUSY_CLIENT) == 0 => 0,
            None => self.chance.random_range(0..self.clients.len()),
        };
        let (matter, street) = (self.chance.random_range(0..MATTERS.len()), self.chance.random_range(0..STREETS.len()));
        let house: u32 = self.chance.random_range(1..200);
        let subject = format!("{}, ul. {} {house}", MATTERS[matter], STREETS[street]);
        let (id, (account, sender)) = (self.id(at), self.clients[client].clone());
        let (unit_id, person) = {
            let unit = &self.units[unit];
            (unit.id.clone(), person.map(|place| unit.people[place].clone()))
        };
        let last = last_day(at.warsaw_date()).to_string();
        let (at_micros, search) = (at.micros(), fold(&format!("{sender} {subject}")));
        self.into(
            Into::Letters,
            json!([
                id,
                year,
                number,
                at_micros,
                at_micros,
                at_micros,
                "portal",
                "pismo-ogolne",
                sender,
                account,
                subject,
                search,
                unit_id,
                1,
                state,
                last,
                "valid",
                0,
                person.as_ref().map(|(id, _)| id),
                4
            ]),
        );
        let taken = person.as_ref().filter(|_| state != "distributed");
        for (seq, kind) in [(1, "registered"), (2, "distributed"), (3, "taken"), (4, "filed")] {
            let by = if seq > 2 { taken } else { None };
            if seq <= 2 || seq == 3 && by.is_some() || state == "filed" {
                let (actor, name) = by.map_or((None, ""), |(id, name)| (Some(id), name.as_str()));
                self.tables[Into::LetterSteps as usize].push(json!([
                    id,
                    seq,
                    at_micros + seq,
                    kind,
                    actor,
                    name,
                    unit_id,
                    "",
                    ""
                ]));
            }
        }
        for word in words(&search) {
            self.into(Into::LetterWords, json!([word, id]));
        }
        Letter { id, at, client, subject }
    }

    fn case(&mut self, years: &Years, at: Instant, on_desk: bool) {
        let first = on_desk || self.chance.random_range(0..FIRST_UNIT) == 0;
        let unit = if first { 0 } else { self.chance.random_range(1..UNITS) };
        let officer = if on_desk { 0 } else { self.chance.random_range(usize::from(first)..OFFICERS) };
        let letter = self.letter(at.plus_seconds(-600), unit, "filed", Some(officer), None);
        let later: Vec<String> = (0..LATER_LETTERS)
            .map(|_| self.letter(at.plus_seconds(-300), unit, "filed", Some(officer), Some(letter.client)).id)
            .collect();
        let (started, class) = (letter.at.warsaw_date(), self.chance.random_range(0..CLASSES.len()));
        let year = at.warsaw_date().year();
        let number = self.lists.entry((unit, class, year)).or_default();
        *number += 1;
        let number = *number;
        let stage = if on_desk { "open" } else { self.stage(years, at) };
        let pauses = matches!(stage, "awaiting_party" | "awaiting_body" | "suspended");
        let (symbol, class_id) = self.classes[class].clone();
        let (client, sender) = self.clients[letter.client].clone();
        let (unit_id, unit_symbol) = (self.units[unit].id.clone(), self.units[unit].symbol.clone());
        let (officer, name) = self.units[unit].people[officer].clone();
        let id = self.id(at);
        if first {
            self.measured.cases.push(id.clone());
        }
        let last = last_day(started).to_string();
        let settled = matches!(stage, "settled" | "delivered" | "closed").then(|| at.plus_seconds(20 * DAY).micros());
        let closed = (stage == "closed").then(|| at.plus_seconds(25 * DAY).micros());
        let waits = i32::from(!matches!(stage, "settled" | "closed"));
        let due = if stage == "open" { last.as_str() } else { NEVER };
        let stands = pauses.then(|| at.plus_seconds(DAY).warsaw_date().to_string());
        let reason = pauses.then_some(stage);
        let (at_micros, since) = (at.micros(), started.to_string());
        self.into(
            Into::Cases,
            json!([
                id,
                unit_symbol,
                symbol,
                number,
                year,
                letter.subject,
                unit_id,
                class_id,
                letter.id,
                "pismo-ogolne",
                sender,
                client,
                officer,
                stage,
                1,
                at_micros,
                since,
                "months:1",
                last,
                last,
                0,
                stands,
                reason,
                settled,
                closed,
                waits,
                due
            ]),
        );
        let text = fold(&format!("{unit_symbol}.{symbol}.{number}.{year} {} {sender}", letter.subject));
        for word in words(&text) {
            self.into(Into::CaseWords, json!([unit_id, word, id]));
        }
        for letter in later.iter().chain([&letter.id]) {
            self.into(Into::CaseDocuments, json!([letter, id, at_micros]));
        }
        if let (Some(stands), Some(reason)) = (&stands, reason) {
            self.into(Into::CasePauses, json!([id, 1, reason, stands]));
        }
        let mut steps = vec![("opened", at_micros)];
        steps.extend(reason.map(|reason| (reason, at.plus_seconds(DAY).micros())));
        steps.extend(settled.map(|at| ("settled", at)));
        steps.extend(closed.map(|at| ("closed", at)));
        for (seq, (kind, at)) in (1..).zip(steps) {
            self.into(Into::CaseSteps, json!([id, seq, at, kind, officer, name, "", ""]));
        }
        if let Some(settled) = settled {
            let (answer, body) = (self.id(at), "Wniosek uwzględniono w całości.");
            let state = if stage == "settled" { "sealed" } else { "collected" };
            self.into(
                Into::Answers,
                json!([answer, id, state, sender, letter.subject, body, 3, "", officer, officer, settled, settled]),
            );
            self.into(Into::AnswerVersions, json!([answer, 1, sender, letter.subject, body, officer, at_micros]));
        }
    }

    /// How far a case is that was opened then.
    fn stage(&mut self, years: &Years, at: Instant) -> &'static str {
        let days = (years.now.seconds() - at.seconds()) / DAY;
        match (days, self.chance.random_range(0..100)) {
            (..30, 0..25) | (30..60, 0..8) => "open",
            (..30, 25..40) | (30..60, 8..12) => "awaiting_party",
            (..30, 40..45) => "awaiting_body",
            (..365, 99) => "suspended",
            (..60, 60..75) | (60.., 0..2) => "settled",
            (..60, 75..85) => "delivered",
            _ => "closed",
        }
    }

    fn end_lists(&mut self) {
        for ((unit, class, year), last) in std::mem::take(&mut self.lists) {
            let (unit, class) = (self.units[unit].symbol.clone(), self.classes[class].0);
            self.into(Into::CaseLists, json!([unit, class, year, last]));
        }
    }
}

/// The last numbers that the register gave before.
async fn registered(database: &Database) -> Result<HashMap<i16, i64>, Fault> {
    let mut view = database.look().await?;
    let rows = view.all(sql("SELECT year, MAX(number) AS last_number FROM letters GROUP BY year")).await?;
    rows.iter().map(|row| Ok((i16::try_from(row.get::<i64>("year")?)?, row.get("last_number")?))).collect()
}

/// Has the register go on behind what was made.
async fn end_register(database: &Database, now: Instant, register: &HashMap<i16, i64>) -> Result<(), Fault> {
    let year = now.warsaw_date().year();
    let last = register.get(&year).copied().unwrap_or_default();
    let mut transaction = database.begin().await?;
    let go_on = sql("INSERT INTO registers (name, year, last_number, last_at) VALUES ('RPW', $1, $2, $3)
                     ON CONFLICT (name) DO UPDATE SET year = excluded.year, last_number = excluded.last_number");
    transaction.execute(go_on.bind(i32::from(year)).bind(last).bind(now)).await?;
    transaction.commit().await
}

fn login(unit: &str, place: usize) -> String {
    format!("{}-{place}", unit.to_lowercase())
}

fn last_day(started: Date) -> Date {
    Term::Months(1).last_day(started, &[]).effective
}

fn words(folded: &str) -> BTreeSet<&str> {
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}
