//! One transaction, one instant, at least one entry; a commit runs to its end.

use std::sync::Arc;

use database::sql;
use journal::{Actor, Entry, Recorded};
use testkit::on_both_databases;

use crate::world::{act, some_id, tamper, unit, units, verify};

on_both_databases! {
    async fn an_act_that_was_dropped_leaves_no_trace(office) {
        let before = office.rows().await;
        let mut act = act(&office).await;
        let id = act.new_id();
        act.execute(unit(id, "OR")).await.unwrap();
        act.enqueue(jobs::Job::new("anything", &()).unwrap());
        let _: Recorded = act.record(Entry::new("unit.opened", id));
        drop(act);
        assert_eq!(office.rows().await, before);
        assert_eq!(verify(&office, &[]).await.entries, 0);
    }

    async fn an_act_commits_its_change_entries_and_jobs_together(office) {
        let mut act = act(&office).await;
        let id = act.new_id();
        act.execute(unit(id, "OR")).await.unwrap();
        act.enqueue(jobs::Job::new("anything", &()).unwrap());
        let _: Recorded = act.record(Entry::new("unit.opened", id));
        let recorded = act.record(Entry::new("unit.named", id).about("other", id));
        let committed = act.commit(recorded).await.unwrap();
        assert_eq!(committed.at, vocabulary::Clock::now(&office.clock));
        assert_eq!(committed.entries.iter().map(|mark| mark.sequence).collect::<Vec<_>>(), [1, 2]);
        let mut view = office.journal.view().await.unwrap();
        assert_eq!(journal::find(&mut view, "unit.named", id).await.unwrap(), Some(committed.entries[1]));
        assert_eq!(journal::find(&mut view, "unit.closed", id).await.unwrap(), None);
        assert_eq!(jobs::backlog(&mut view).await.unwrap().waiting, 1);
        assert_eq!(units(&office).await, 1);
    }

    async fn an_act_is_not_committed_with_another_acts_record(office) {
        let mut other = act(&office).await;
        let recorded = other.record(Entry::new("nothing.much", some_id(&office)));
        drop(other);
        let mut act = act(&office).await;
        let id = act.new_id();
        act.execute(unit(id, "OR")).await.unwrap();
        assert!(act.commit(recorded).await.is_err());
        assert_eq!(units(&office).await, 0);
    }

    async fn a_commit_goes_on_when_its_caller_is_gone(office) {
        let office = Arc::new(office);
        // The head is held, so that the commit must wait while its caller goes away; SQLite has one writer, whose
        // place the act itself holds.
        let mut act = act(&office).await;
        let id = act.new_id();
        act.execute(unit(id, "OR")).await.unwrap();
        let recorded = act.record(Entry::new("unit.opened", id));
        let held = if office.database.kind() == "PostgreSQL" {
            let mut held = office.database.begin().await.unwrap();
            held.execute(sql("UPDATE journal_head SET id = 1 WHERE id = 1")).await.unwrap();
            Some(held)
        } else {
            None
        };
        let mut commit = Box::pin(act.commit(recorded));
        // Polled once: the commit is on its way, and its caller is not there to hear of it.
        std::future::poll_fn(|context| {
            let _ = commit.as_mut().poll(context);
            std::task::Poll::Ready(())
        })
        .await;
        drop(commit);
        drop(held);
        for _ in 0..2_000 {
            if units(&office).await == 1 {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
        assert_eq!(units(&office).await, 1);
        let mut view = office.journal.view().await.unwrap();
        assert!(journal::find(&mut view, "unit.opened", id).await.unwrap().is_some());
    }

    async fn an_act_cannot_finish_a_job_that_was_taken_over(office) {
        let mut first = act(&office).await;
        first.enqueue(jobs::Job::new("anything", &()).unwrap());
        let recorded = first.record(Entry::new("job.made", some_id(&office)));
        first.commit(recorded).await.unwrap();
        let lease = take(&office).await;
        tamper(&office, sql("UPDATE jobs SET attempts = attempts + 1")).await;
        let mut act = act(&office).await;
        assert!(act.finish(&lease).await.is_err());
        drop(act);
        assert_eq!(jobs::backlog(&mut office.journal.view().await.unwrap()).await.unwrap().waiting, 1);
    }

    async fn an_entry_tells_who_acted_and_under_which_request(office) {
        let account = vocabulary::Id::made(vocabulary::Instant::from_seconds(0), office.journal.random());
        let mut act = office.journal.act(Actor::Account(account), &office.request).await.unwrap();
        let recorded = act.record(Entry::new("something.seen", account).at("when", act.at()));
        act.commit(recorded).await.unwrap();
        let mut view = office.journal.view().await.unwrap();
        let row = view.one(sql("SELECT content FROM journal_entries")).await.unwrap();
        let content: String = row.get("content").unwrap();
        assert!(content.contains(&format!("\"actor\":\"{account}\"")), "{content}");
        assert!(content.contains("\"request\":\"TEST\""), "{content}");
    }
}

/// The lease of the only job, as a runner would take it.
async fn take(office: &testkit::Office) -> jobs::Lease {
    let taken = Arc::new(std::sync::Mutex::new(None));
    let (stop, stopped) = tokio::sync::watch::channel(false);
    let note = taken.clone();
    let handler: jobs::Handler = Arc::new(move |lease| {
        *note.lock().unwrap() = Some(lease);
        Box::pin(async { Ok(jobs::Outcome::Done) })
    });
    let clock = Arc::new(office.clock.clone());
    let runner =
        jobs::Runner::new(office.database.clone(), clock, office.signal.clone(), 1).handle("anything", handler);
    let running = tokio::spawn(runner.run(stopped));
    for _ in 0..2_000 {
        if taken.lock().unwrap().is_some() {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
    stop.send(true).unwrap();
    running.await.unwrap();
    let lease = taken.lock().unwrap().take();
    lease.expect("the job was taken")
}
