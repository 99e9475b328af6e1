//! The ninety days before people first see the demonstration: who wrote to the office and what came of it. Everything
//! happens by the real acts, in the order of the days, under the clock of the story.

mod calendar;
mod clients;
mod data;
mod deeds;
mod letters;

use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashMap},
    fmt::Debug,
    time::Duration,
};

use accounts::{Client, Official};
use journal::RequestNumber;
use sandbox::Sandbox;
use seals::FileKey;
use vocabulary::{AccountId, CaseId, Date, Fault, Instant, LetterId};

use self::{
    calendar::working_days_before,
    data::{Matter, Step},
};
use crate::{
    assemble::Parts,
    demo::{clock::StoryClock, seed::Declared},
};

/// Working days between the first certificates and the first day that people see: some ninety days.
const DAYS: i16 = 62;
/// Minutes of a working day in which things happen, from eight o'clock.
const WORKING_MINUTES: i64 = 420;
/// What is done at once after an act never takes this long; what does is left for later.
const PATIENCE: Duration = Duration::from_secs(20);
const LOOK: Duration = Duration::from_millis(5);

/// The story on its way.
struct Story<'a> {
    parts: &'a Parts,
    /// The first day that people see.
    today: Date,
    request: RequestNumber,
    officials: HashMap<String, Official>,
    clients: HashMap<String, Known>,
    /// What became of the matters, in the order of the file.
    matters: Vec<Become>,
}

/// A client as the story knows one.
struct Known {
    /// Whose rights are used to file; none of those without an own account.
    client: Option<(Client, FileKey)>,
    /// The account that letters on paper are put to.
    account: Option<AccountId>,
    name: String,
    /// Street and number, postal code and town.
    address: [String; 2],
}

/// What became of a matter so far.
#[derive(Clone, Copy, Default)]
struct Become {
    letter: Option<LetterId>,
    case: Option<CaseId>,
}

/// When the story begins, if people first see its end on this day.
pub fn beginning(today: Date) -> Option<Instant> {
    Instant::of_warsaw(working_days_before(today, DAYS), 8, 0)
}

/// Tells the whole story. The clock stands at its end afterwards; nothing it caused is left undone.
pub async fn tell(
    parts: &Parts,
    sandbox: &Sandbox,
    clock: &StoryClock,
    declared: &Declared,
    own_key: FileKey,
    today: Date,
) -> Result<(), Fault> {
    let matters = data::matters()?;
    let mut story = Story {
        parts,
        today,
        request: RequestNumber::new("STORY"),
        officials: HashMap::new(),
        clients: HashMap::new(),
        matters: vec![Become::default(); matters.len()],
    };
    story.bring_plan(declared).await?;
    story.meet(sandbox, declared, own_key).await?;
    for (ago, happenings) in by_day(&matters) {
        let day = working_days_before(today, ago);
        let gap = (WORKING_MINUTES / (happenings.len() as i64 + 1)).min(25) * 60;
        for (place, (matter, step)) in happenings.into_iter().enumerate() {
            let opens = Instant::of_warsaw(day, 8, 0).ok_or_else(|| Fault::new("a day without a morning"))?;
            // Nothing in life happens on the full minute.
            clock.stand(opens.plus_seconds(gap * (place as i64 + 1) + (place as i64 * 37 + i64::from(ago)) % 60));
            match step {
                None => story.begin(&matters, matter).await?,
                Some(step) => story.take_step(&matters, matter, step).await?,
            }
            story.rest().await?;
        }
    }
    Ok(())
}

/// What happens on one day: a matter begins, or a step is taken in it.
type Happenings<'a> = Vec<(usize, Option<&'a Step>)>;

/// What happens, from the first day on, told by how many working days ago.
fn by_day(matters: &[Matter]) -> Vec<(i16, Happenings<'_>)> {
    let mut days: BTreeMap<Reverse<u16>, Happenings<'_>> = BTreeMap::new();
    for (place, matter) in matters.iter().enumerate() {
        days.entry(Reverse(matter.ago)).or_default().push((place, None));
        for step in &matter.steps {
            days.entry(Reverse(step.ago)).or_default().push((place, Some(step)));
        }
    }
    days.into_iter().map(|(ago, happenings)| (ago.0.cast_signed(), happenings)).collect()
}

impl Story<'_> {
    /// The coordinator brings in the file plan.
    async fn bring_plan(&mut self, declared: &Declared) -> Result<(), Fault> {
        for person in declared.person.iter().filter(|person| person.unit.is_some()) {
            let account = accounts::account_by_login(&mut self.parts.journal.view().await?, &person.login).await?;
            let official = account.and_then(|account| account.as_official());
            let official = official.ok_or_else(|| Fault::new(format!("{} is no official", person.login)))?;
            self.officials.insert(person.login.clone(), official);
        }
        let keeper = self.officials.values().find_map(|official| Some((official, official.keeps_plan()?)));
        let (keeper, keeps) = keeper.ok_or_else(|| Fault::new("nobody keeps the file plan"))?;
        let mut act = self.parts.journal.act(journal::Actor::Account(keeper.id()), &self.request).await?;
        let from = act.at().warsaw_date();
        let table = include_bytes!("../plan.csv");
        let (_, recorded) =
            registry::import_plan(&mut act, &keeps, table, from).await.map_err(wrong("the file plan"))?;
        act.commit(recorded).await?;
        Ok(())
    }

    /// Waits until everything that an act caused is done, before the clock moves on: receipts and answers are sealed in the
    /// minute in which they would be, and no lease of a job runs out.
    async fn rest(&self) -> Result<(), Fault> {
        let waiting = async {
            while jobs::backlog(&mut self.parts.journal.view().await?).await?.waiting > 0 {
                tokio::time::sleep(LOOK).await;
            }
            Ok(())
        };
        // A story may go on with something undone; it will be done later.
        tokio::time::timeout(PATIENCE, waiting).await.unwrap_or(Ok(()))
    }

    fn official(&self, login: &str) -> Result<&Official, Fault> {
        self.officials.get(login).ok_or_else(|| Fault::new(format!("the story knows no official {login}")))
    }

    fn known(&self, key: &str) -> Result<&Known, Fault> {
        self.clients.get(key).ok_or_else(|| Fault::new(format!("the story knows no client {key}")))
    }
}

/// An error of an act as a fault of the story, which should have known better.
fn wrong<E: Debug>(what: &str) -> impl Fn(E) -> Fault {
    let what = what.to_owned();
    move |error| Fault::new(format!("the story: {what}: {error:?}"))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::demo::seed;

    /// Whatever the story says can only be told when its parts exist; said here before anybody waits for a start.
    #[test]
    fn the_story_names_nobody_and_nothing_unknown() {
        let (declared, clients) = (Declared::read().expect("people"), data::clients().expect("clients"));
        let matters = data::matters().expect("matters");
        let mut people: BTreeSet<&str> = declared.person.iter().map(|person| person.login.as_str()).collect();
        for client in &clients {
            assert!(people.insert(&client.key), "{} twice", client.key);
            assert!(
                client.pesel.as_deref().is_none_or(|pesel| vocabulary::Pesel::parse(pesel).is_ok()),
                "{}",
                client.key
            );
        }
        let services = seed::services().expect("services");
        let plan = include_str!("../plan.csv");
        for matter in &matters {
            assert!(people.contains(matter.from.as_str()), "{}", matter.from);
            assert!(services.iter().any(|service| service.service().code == matter.service), "{}", matter.service);
            assert!(matter.ago >= 1 && matter.steps.iter().all(|step| (1..=matter.ago).contains(&step.ago)));
            assert!(matter.steps.iter().is_sorted_by(|one, next| one.ago >= next.ago), "{}", matter.from);
            for step in &matter.steps {
                assert!(people.contains(step.who.as_str()), "{}", step.who);
                if let data::Deed::Open(class, _) = &step.deed {
                    assert!(plan.lines().any(|line| line.starts_with(&format!("{class},"))), "{class}");
                }
            }
        }
    }

    #[test]
    fn the_story_begins_before_everything_in_it() {
        let first = data::matters().expect("matters").iter().map(|matter| matter.ago).max().expect("a matter");
        assert!(first.cast_signed() < DAYS);
    }
}
