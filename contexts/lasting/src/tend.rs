//! Looking after stored signatures.

use certificates::{Anchors, Certificate};
use database::Statement;
use journal::{Act, Actor, Entry, Journal, RequestNumber};
use seals::{Demands, NotProlonged, Prolonged, Sealer};
use signatures::{Policy, Reason};
use uuid::Uuid;
use vocabulary::{Fault, Instant};

use crate::{
    Kind,
    store::{self, Due},
};

/// A document that nothing is known to end.
const NEVER: Instant = Instant::from_seconds(253_402_300_799);
/// What could not be prolonged is tried again after this many seconds; what waits for word of revocation, sooner.
const AGAIN: i64 = 24 * 3600;
const SOON: i64 = 3600;

/// Where the documents of one kind are kept.
pub trait Shelf: Sync {
    /// The kind.
    const KIND: Kind;

    /// Whom its signatures must lead to, and what is demanded of them.
    fn demands(&self) -> (Anchors, Policy);

    /// This version of a document; none when it is not the newest any more.
    fn read(&self, subject: Uuid, version: i64) -> impl Future<Output = Result<Option<Vec<u8>>, Fault>> + Send;

    /// A document that was put where its kind is kept outside the database, if it is.
    type Kept: Send;

    /// Puts a new version there; it is no part of the office before [`Shelf::add`].
    fn keep(&self, file: Vec<u8>) -> impl Future<Output = Result<Self::Kept, Fault>> + Send;

    /// Adds a version in this act, and says what is recorded of it.
    fn add(
        &self,
        act: &mut Act,
        version: Version,
        kept: Self::Kept,
    ) -> impl Future<Output = Result<Entry, Fault>> + Send;

    /// The document sealed anew with a key that is trusted now, where the office may do that by itself.
    fn anew(&self, subject: Uuid) -> impl Future<Output = Result<Anew, Fault>> + Send {
        let _ = subject;
        async { Ok(Anew::Never) }
    }
}

/// A version to be added.
#[derive(Clone, Copy, Debug)]
pub struct Version {
    /// The document.
    pub subject: Uuid,
    /// Its number: the first is 1.
    pub number: i64,
    /// Its level in the standard's words.
    pub level: &'static str,
    /// It was sealed anew, not only added to.
    pub anew: bool,
}

/// What became of sealing a document anew.
pub enum Anew {
    /// The document, and the certificate it was sealed with.
    Made(Vec<u8>, Certificate),
    /// Nothing can be sealed or timestamped now.
    OutOfOrder(String),
    /// It is not the office's to do.
    Never,
}

/// What one round did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tended {
    /// Documents that were looked at.
    pub looked_at: u32,
    /// Those that were given a new version.
    pub prolonged: u32,
    /// Of these, those that were sealed anew.
    pub anew: u32,
    /// Those that could not be prolonged.
    pub failed: u32,
    /// Why the round was broken off: no authority gives timestamps, or no key seals.
    pub out_of_order: Option<String>,
}

/// What was made of a document.
struct Made<K> {
    kept: K,
    level: &'static str,
    until: Option<Instant>,
    /// The certificate it was sealed anew with.
    sealed_by: Option<Certificate>,
}

/// What was found about a document.
enum Found<K> {
    Note(Statement),
    Failed(Statement),
    Made(Made<K>),
    OutOfOrder(String),
}

/// Looks at documents of one kind whose verdict ends within so many seconds or is in doubt, those that end first before
/// others and at most so many, and prolongs them: level T becomes LT, LT becomes LTA, and LTA is archived again. Each new
/// version is stored beside the earlier ones. What was prolonged by somebody else meanwhile is left. What was found is
/// written down once for all of them.
///
/// # Errors
/// The database failed.
pub async fn tend<S: Shelf>(
    journal: &Journal,
    sealer: &Sealer,
    shelf: &S,
    margin: i64,
    at_most: u32,
) -> Result<Tended, Fault> {
    let now = journal.now();
    let wanted = now.plus_seconds(margin);
    let due = store::due(&mut journal.look().await?, S::KIND, wanted, now, at_most).await?;
    let (anchors, policy) = shelf.demands();
    let round = Round { journal, sealer, shelf, demands: (&anchors, &policy), now, wanted };
    let (mut tended, mut notes, mut made) = (Tended::default(), Vec::new(), Vec::new());
    for one in due {
        let Some(file) = shelf.read(one.subject, one.version).await? else { continue };
        tended.looked_at += 1;
        match round.look(&one, &file).await? {
            Found::Note(note) => notes.push(note),
            Found::Failed(note) => {
                tended.failed += 1;
                notes.push(note);
            }
            Found::Made(new) => made.push((one, new)),
            Found::OutOfOrder(reason) => {
                tended.out_of_order = Some(reason);
                break;
            }
        }
    }
    if !notes.is_empty() {
        let mut housekeeping = journal.housekeeping().await?;
        for note in notes {
            housekeeping.execute(note).await?;
        }
        housekeeping.commit().await?;
    }
    (tended.prolonged, tended.anew) = round.keep(made).await?;
    Ok(tended)
}

struct Round<'r, S> {
    journal: &'r Journal,
    sealer: &'r Sealer,
    shelf: &'r S,
    demands: Demands<'r>,
    now: Instant,
    wanted: Instant,
}

impl<S: Shelf> Round<'_, S> {
    async fn look(&self, one: &Due, file: &[u8]) -> Result<Found<S::Kept>, Fault> {
        if one.doubted {
            match self.sealer.passes(file, self.demands, self.now).await {
                Ok(()) => {}
                Err(NotProlonged::DoesNotPass(Reason::Revoked { .. } | Reason::IssuerRevoked { .. })) => {
                    return self.anew(one).await;
                }
                Err(why) => return Ok(self.failed(one, self.now, why)),
            }
        }
        let until = self.sealer.holds_until(file, self.demands, self.now).await;
        if let Ok(until) = &until
            && until.is_none_or(|until| until > self.wanted)
        {
            return Ok(Found::Note(store::stands(S::KIND, one, until.unwrap_or(NEVER), self.now)));
        }
        let random = self.journal.random();
        match self.sealer.prolonged(file, self.demands, self.now, self.wanted, random).await {
            Ok(Prolonged { file, level, until }) => {
                let kept = self.shelf.keep(file).await?;
                Ok(Found::Made(Made { kept, level, until, sealed_by: None }))
            }
            Err(why) => Ok(self.failed(one, until.ok().flatten().unwrap_or(self.now), why)),
        }
    }

    async fn anew(&self, one: &Due) -> Result<Found<S::Kept>, Fault> {
        let (file, certificate) = match self.shelf.anew(one.subject).await? {
            Anew::Made(file, certificate) => (file, certificate),
            Anew::OutOfOrder(reason) => return Ok(Found::OutOfOrder(reason)),
            Anew::Never => {
                let again = self.now.plus_seconds(AGAIN);
                return Ok(Found::Failed(store::fails(S::KIND, one, self.now, self.now, again, "revoked")));
            }
        };
        let until = self.sealer.holds_until(&file, self.demands, self.now).await.ok().flatten();
        let kept = self.shelf.keep(file).await?;
        Ok(Found::Made(Made { kept, level: "", until, sealed_by: Some(certificate) }))
    }

    fn failed(&self, one: &Due, until: Instant, why: NotProlonged) -> Found<S::Kept> {
        let (code, again) = match why {
            NotProlonged::OutOfOrder(reason) => return Found::OutOfOrder(reason.to_string()),
            NotProlonged::DoesNotPass(reason @ (Reason::RevocationUnknown | Reason::RevocationUnnamed)) => {
                (reason.code(), SOON)
            }
            NotProlonged::DoesNotPass(reason) => (reason.code(), AGAIN),
            NotProlonged::NoLonger => ("no-longer".to_owned(), AGAIN),
            NotProlonged::NotOurs(_) => ("not-ours".to_owned(), AGAIN),
        };
        Found::Failed(store::fails(S::KIND, one, until, self.now, self.now.plus_seconds(again), &code))
    }

    /// Stores the new versions in one act, but those of which somebody else stored one meanwhile. Gives how many, and how many
    /// of them were sealed anew.
    async fn keep(&self, made: Vec<(Due, Made<S::Kept>)>) -> Result<(u32, u32), Fault> {
        let request = RequestNumber::new("health");
        let (mut kept, mut anew, mut last) = (0, 0, None);
        if made.is_empty() {
            return Ok((0, 0));
        }
        let mut act = self.journal.act(Actor::System, &request).await?;
        for (one, Made { kept: file, level, until, sealed_by }) in made {
            let (at, until) = (act.at(), until.unwrap_or(NEVER));
            let renewed = store::renewed(S::KIND, &one, until, at, sealed_by.as_ref());
            if act.execute(renewed).await? == 0 {
                continue;
            }
            if let Some(certificate) = &sealed_by {
                act.execute(store::know(certificate)).await?;
                anew += 1;
            }
            let version = Version { subject: one.subject, number: one.version + 1, level, anew: sealed_by.is_some() };
            let entry = self.shelf.add(&mut act, version, file).await?;
            last = Some(act.record(entry));
            kept += 1;
        }
        if let Some(recorded) = last {
            act.commit(recorded).await?;
        }
        Ok((kept, anew))
    }
}
