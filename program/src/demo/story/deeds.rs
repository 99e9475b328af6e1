//! What officials and clients do in the matters of the story.

use accounts::Official;
use cases::{AnswerText, Case, Deed as CaseDeed, NewCase, OnPaper, PauseReason};
use journal::{Act, Actor, Recorded};
use registry::{Assignment, LetterRow};
use vocabulary::{AccountId, CaseId, ClassId, Fault, LetterId, UnitId};

use super::{
    Story,
    calendar::working_days_before,
    data::{Assign, Deed, Matter, Step},
    wrong,
};

impl Story<'_> {
    /// Somebody takes a step in a matter.
    pub(super) async fn take_step(&mut self, matters: &[Matter], place: usize, step: &Step) -> Result<(), Fault> {
        let matter = &matters[place];
        let what = format!("{} working days ago, {}, in the matter of {}", step.ago, step.who, matter.from);
        let done = match &step.deed {
            Deed::Collect {} => self.collect(matter, place).await,
            Deed::Open(class, title) => self.open(place, &step.who, class, title).await,
            Deed::Attach(key) => self.attach(matters, place, &step.who, key).await,
            deed if is_of_letter(deed) => self.move_letter(place, &step.who, deed).await,
            deed => self.work(matter, place, &step.who, deed).await,
        };
        done.map_err(|fault| Fault::new(format!("{what}: {}", fault.chain())))
    }

    async fn act(&self, account: AccountId) -> Result<Act, Fault> {
        self.parts.journal.act(Actor::Account(account), &self.request).await
    }

    fn letter(&self, place: usize) -> Result<LetterId, Fault> {
        self.matters[place].letter.ok_or_else(|| Fault::new("the letter has not come yet"))
    }

    fn case(&self, place: usize) -> Result<CaseId, Fault> {
        self.matters[place].case.ok_or_else(|| Fault::new("there is no case yet"))
    }

    async fn row(&self, official: &Official, letter: LetterId) -> Result<LetterRow, Fault> {
        let found = registry::letter(&mut self.parts.journal.view().await?, official, letter).await?;
        Ok(found.ok_or_else(|| Fault::new("this official does not see the letter"))?.row)
    }

    async fn carried(&self, official: &Official, case: CaseId) -> Result<Case, Fault> {
        let found = cases::case(&mut self.parts.journal.view().await?, official, case).await?;
        found.ok_or_else(|| Fault::new("this official does not see the case"))
    }

    async fn unit(&self, symbol: &str) -> Result<UnitId, Fault> {
        let unit = accounts::unit_by_symbol(&mut self.parts.journal.view().await?, symbol).await?;
        Ok(unit.ok_or_else(|| Fault::new(format!("no unit {symbol}")))?.id)
    }

    async fn class(&self, symbol: &str) -> Result<ClassId, Fault> {
        let mut view = self.parts.journal.view().await?;
        let today = self.parts.journal.now().warsaw_date();
        let class = registry::class_by_symbol(&mut view, symbol, today).await?;
        Ok(class.ok_or_else(|| Fault::new(format!("no class {symbol}")))?.id)
    }

    async fn move_letter(&self, place: usize, who: &str, deed: &Deed) -> Result<(), Fault> {
        let (official, id) = (self.official(who)?, self.letter(place)?);
        let version = self.row(official, id).await?.circulation.version;
        let unit = match deed {
            Deed::Distribute(symbol) | Deed::Pass(symbol, _) => Some(self.unit(symbol).await?),
            Deed::Assign(to) => Some(self.assigned_unit(to).await?),
            _ => None,
        };
        let mut act = self.act(official.id()).await?;
        let recorded = match deed {
            Deed::Distribute(symbol) => {
                let right = registry::may_distribute(&mut act, official, id, version).await.map_err(wrong(symbol))?;
                let unit = unit.ok_or_else(|| Fault::new("no unit"))?;
                registry::distribute(&mut act, right, unit).await.map_err(wrong(symbol))?
            }
            Deed::Send {} => {
                let right = registry::may_send_for_assignment(&mut act, official, id, version).await;
                registry::send_for_assignment(&mut act, right.map_err(wrong("send"))?).await?
            }
            Deed::Assign(to) => {
                let right = registry::may_assign(&mut act, official, id, version).await.map_err(wrong("assign"))?;
                let person = to.person.as_deref().map(|login| self.official(login)).transpose()?;
                let to = Assignment {
                    unit: unit.ok_or_else(|| Fault::new("no unit"))?,
                    person: person.map(Official::id),
                    instructions: to.instructions.clone(),
                    due: to.due.map(|ago| working_days_before(self.today, ago)),
                };
                registry::assign(&mut act, right, to).await.map_err(wrong("assign"))?
            }
            Deed::Reassign(login) => {
                let right = registry::may_reassign(&mut act, official, id, version).await.map_err(wrong(login))?;
                registry::reassign(&mut act, right, self.official(login)?.id(), None).await.map_err(wrong(login))?
            }
            Deed::Refuse(why) | Deed::Pass(_, why) => {
                let right = registry::may_refuse(&mut act, official, id, version).await.map_err(wrong(why))?;
                registry::refuse(&mut act, right, why, unit).await.map_err(wrong(why))?
            }
            _ => take(&mut act, official, id, version).await?,
        };
        act.commit(recorded).await?;
        Ok(())
    }

    async fn assigned_unit(&self, to: &Assign) -> Result<UnitId, Fault> {
        match (&to.unit, &to.person) {
            (Some(symbol), _) => self.unit(symbol).await,
            (None, Some(login)) => Ok(self.official(login)?.unit().id),
            (None, None) => Err(Fault::new("assigned to nobody")),
        }
    }

    /// Takes the letter, in an act of its own; gives the version it has now.
    async fn taken(&self, official: &Official, letter: LetterId) -> Result<LetterRow, Fault> {
        let version = self.row(official, letter).await?.circulation.version;
        let mut act = self.act(official.id()).await?;
        let recorded = take(&mut act, official, letter, version).await?;
        act.commit(recorded).await?;
        self.row(official, letter).await
    }

    async fn open(&mut self, place: usize, who: &str, class: &str, title: &str) -> Result<(), Fault> {
        let (official, letter, class) = (self.official(who)?, self.letter(place)?, self.class(class).await?);
        let row = self.taken(official, letter).await?;
        let mut act = self.act(official.id()).await?;
        let right = cases::may_open(&mut act, official, letter, row.circulation.version).await;
        let new = NewCase { class, title, started_on: row.entered_at.warsaw_date() };
        let opened = cases::open(&mut act, right.map_err(wrong(title))?, new).await;
        let (case, _, recorded) = opened.map_err(wrong(title))?;
        act.commit(recorded).await?;
        self.matters[place].case = Some(case);
        Ok(())
    }

    async fn attach(&mut self, matters: &[Matter], place: usize, who: &str, key: &str) -> Result<(), Fault> {
        let (official, letter) = (self.official(who)?, self.letter(place)?);
        let other = matters.iter().position(|matter| matter.key == key);
        let case = self.case(other.ok_or_else(|| Fault::new(format!("no matter {key}")))?)?;
        let row = self.taken(official, letter).await?;
        let version = self.carried(official, case).await?.row.version;
        let mut act = self.act(official.id()).await?;
        let file = registry::may_file(&mut act, official, letter, row.circulation.version).await.map_err(wrong(key))?;
        let right = cases::may_work(&mut act, official, case, version, CaseDeed::Attach).await.map_err(wrong(key))?;
        let recorded = cases::attach(&mut act, right, file).await.map_err(wrong(key))?;
        act.commit(recorded).await?;
        Ok(())
    }

    async fn collect(&self, matter: &Matter, place: usize) -> Result<(), Fault> {
        let case = self.case(place)?;
        let Some((client, _)) = &self.known(&matter.from)?.client else {
            return Err(Fault::new("whoever has no account collects nothing"));
        };
        let head = self.officials.values().find(|official| official.post() == accounts::Post::OfficeHead);
        let carried = self.carried(head.ok_or_else(|| Fault::new("nobody heads the office"))?, case).await?;
        let answer = carried.answers.first().ok_or_else(|| Fault::new("there is no answer"))?.id;
        let mut act = self.act(client.id()).await?;
        let recorded = cases::collect(&mut act, client, case, answer).await.map_err(wrong("collect"))?;
        act.commit(recorded.ok_or_else(|| Fault::new("it was collected before"))?).await?;
        Ok(())
    }

    /// Everything that is done with a case once it is there.
    async fn work(&self, matter: &Matter, place: usize, who: &str, deed: &Deed) -> Result<(), Fault> {
        let (official, id) = (self.official(who)?, self.case(place)?);
        let case = self.carried(official, id).await?;
        let today = self.parts.journal.now().warsaw_date();
        let mut act = self.act(official.id()).await?;
        let recorded = match deed {
            Deed::Draft(..) | Deed::Change(..) | Deed::Submit {} | Deed::GiveBack(_) | Deed::Approve {} => {
                self.answer(&mut act, official, matter, &case, deed).await?
            }
            deed => {
                let kind = match deed {
                    Deed::Pause(reason, _) => CaseDeed::of_pause(pause_reason(reason)?),
                    Deed::Resume {} => CaseDeed::Resume,
                    Deed::Note(_) => CaseDeed::Note,
                    Deed::HandOver(_) => CaseDeed::HandOver,
                    Deed::Deliver(_) => CaseDeed::HandAnswer,
                    _ => CaseDeed::Close,
                };
                let right = cases::may_work(&mut act, official, id, case.row.version, kind).await;
                let right = right.map_err(wrong("a deed"))?;
                match deed {
                    Deed::Pause(reason, note) => {
                        let reason = pause_reason(reason)?;
                        cases::pause(&mut act, right, reason, today, note).await.map_err(wrong(note))?
                    }
                    Deed::Resume {} => cases::resume(&mut act, right, today).await.map_err(wrong("resume"))?,
                    Deed::Note(text) => cases::note(&mut act, right, text).await.map_err(wrong(text))?,
                    Deed::HandOver(login) => {
                        let officer = self.official(login)?.id();
                        cases::hand_over(&mut act, right, officer).await.map_err(wrong(login))?
                    }
                    Deed::Deliver(how) => {
                        let way = OnPaper::of_code(how).ok_or_else(|| Fault::new(format!("no way {how}")))?;
                        let answer = case.answers.first().ok_or_else(|| Fault::new("there is no answer"))?.id;
                        let handed = cases::answer_handed_over(&mut act, right, answer, way, today).await;
                        handed.map_err(wrong(how))?
                    }
                    Deed::Close(note) => cases::close(&mut act, right, note).await.map_err(wrong(note))?,
                    _ => return Err(Fault::new("no deed in a case")),
                }
            }
        };
        act.commit(recorded).await?;
        Ok(())
    }

    async fn answer(
        &self,
        act: &mut Act,
        official: &Official,
        matter: &Matter,
        case: &Case,
        deed: &Deed,
    ) -> Result<Recorded, Fault> {
        let known = self.known(&matter.from)?;
        let addressee = [std::slice::from_ref(&known.name), &known.address[..]].concat().join("\n");
        let read = |title: &str, text: &str| {
            let text = AnswerText::read(&addressee, title, text).map_err(wrong("an answer"))?;
            Ok::<_, Fault>(text.for_signed_delivery(matter.signed_delivery))
        };
        if let Deed::Draft(title, text) = deed {
            let right = cases::may_work(act, official, case.row.id, case.row.version, CaseDeed::Draft).await;
            let drafted = cases::draft(act, right.map_err(wrong(title))?, &read(title, text)?).await;
            return Ok(drafted.map_err(wrong(title))?.1);
        }
        let answer = case.answers.first().ok_or_else(|| Fault::new("there is no answer"))?;
        let (id, version) = (answer.id, answer.version);
        match deed {
            Deed::Change(title, text) => {
                let right = cases::may_draft(act, official, id, version).await;
                cases::change(act, &mut right.map_err(wrong(title))?, read(title, text)?).await
            }
            Deed::Submit {} => {
                let right = cases::may_draft(act, official, id, version).await.map_err(wrong("submit"))?;
                cases::send_for_approval(act, right).await.map_err(wrong("submit"))
            }
            Deed::GiveBack(remarks) => {
                let right = cases::may_give_back(act, official, id, version).await.map_err(wrong(remarks))?;
                cases::give_back(act, right, remarks).await.map_err(wrong(remarks))
            }
            _ => {
                let right = cases::may_approve(act, official, id, version).await.map_err(wrong("approve"))?;
                cases::approve(act, right).await
            }
        }
    }
}

const fn is_of_letter(deed: &Deed) -> bool {
    matches!(
        deed,
        Deed::Distribute(_)
            | Deed::Send {}
            | Deed::Assign(_)
            | Deed::Reassign(_)
            | Deed::Refuse(_)
            | Deed::Pass(..)
            | Deed::Take {}
    )
}

async fn take(act: &mut Act, official: &Official, letter: LetterId, version: i64) -> Result<Recorded, Fault> {
    let right = registry::may_take(act, official, letter, version).await.map_err(wrong("take"))?;
    registry::take(act, right).await
}

fn pause_reason(code: &str) -> Result<PauseReason, Fault> {
    PauseReason::of_code(code).ok_or_else(|| Fault::new(format!("no reason {code}")))
}
