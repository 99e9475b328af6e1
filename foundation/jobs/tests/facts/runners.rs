//! Doing, retrying, putting aside, stopping.

use std::sync::{
    Arc,
    atomic::{AtomicBool, AtomicI64, Ordering},
};

use database::sql;
use jobs::{MOST_FAULTS, Outcome};
use testkit::on_both_databases;
use tokio::sync::{Notify, Semaphore};
use vocabulary::{Clock as _, Fault, Instant};

use crate::world::{KIND, Noted, SLOW, Working, backlog, finish, handler, until, write, write_of};

on_both_databases! {
    async fn a_job_is_done_once_though_several_runners_run(office) {
        let office = Arc::new(office);
        let done = Noted::<u32>::default();
        let runners: Vec<_> = (0..4)
            .map(|_| {
                let (of, noted) = (office.clone(), done.clone());
                Working::start(&office, 3, handler(move |lease| {
                    let (office, done) = (of.clone(), noted.clone());
                    async move {
                        done.lock().unwrap().push(lease.payload()?);
                        assert!(finish(&office, &lease).await);
                        Ok(Outcome::Done)
                    }
                }))
            })
            .collect();
        for number in 0..40 {
            write(&office, number).await;
        }
        until(&office, async || backlog(&office).await == (0, 0)).await;
        for runner in runners {
            runner.stop().await;
        }
        let mut done = done.lock().unwrap().clone();
        done.sort_unstable();
        assert_eq!(done, (0..40).collect::<Vec<_>>());
    }

    async fn a_slow_kind_keeps_only_its_own_hands_and_is_done_in_the_end(office) {
        let office = Arc::new(office);
        let (begun, gate) = (Arc::new(AtomicI64::new(0)), Arc::new(Semaphore::new(0)));
        let (of, counted, closed) = (office.clone(), begun.clone(), gate.clone());
        let slow = handler(move |lease| {
            let (office, begun, gate) = (of.clone(), counted.clone(), closed.clone());
            async move {
                begun.fetch_add(1, Ordering::SeqCst);
                gate.acquire().await.unwrap().forget();
                assert!(finish(&office, &lease).await);
                Ok(Outcome::Done)
            }
        });
        let of = office.clone();
        let quick = handler(move |lease| {
            let office = of.clone();
            async move {
                assert!(finish(&office, &lease).await);
                Ok(Outcome::Done)
            }
        });
        for number in 0..6 {
            write_of(&office, SLOW, number).await;
        }
        let runner = Working::run(Working::runner(&office, 3).handle_few(SLOW, 2, slow).handle(KIND, quick));
        for number in 0..20 {
            write(&office, number).await;
        }
        until(&office, async || backlog(&office).await == (6, 0) && begun.load(Ordering::SeqCst) >= 2).await;
        office.signal.raise();
        tokio::task::yield_now().await;
        assert_eq!(begun.load(Ordering::SeqCst), 2, "the others of that kind wait in the table");
        gate.add_permits(6);
        until(&office, async || backlog(&office).await == (0, 0)).await;
        runner.stop().await;
    }

    async fn a_job_asked_for_later_is_tried_without_end_with_growing_pauses(office) {
        let tries = Noted::<Instant>::default();
        let (noted, clock) = (tries.clone(), office.clock.clone());
        let runner = Working::start(&office, 1, handler(move |_| {
            noted.lock().unwrap().push(clock.now());
            async { Ok(Outcome::Later("closed".to_owned())) }
        }));
        write(&office, 1).await;
        until(&office, async || tries.lock().unwrap().len() == 1).await;
        for made in 1..=20 {
            let pause = [1, 2, 4, 8, 16, 32, 64, 128, 256].get(made - 1).copied().unwrap_or(300);
            let next = office.clock.now().plus_seconds(pause);
            until(&office, async || standing(&office).await == (next, Some("closed".to_owned()))).await;
            assert_eq!(tries.lock().unwrap().len(), made);
            office.clock.advance(pause);
            until(&office, async || tries.lock().unwrap().len() == made + 1).await;
        }
        assert_eq!(backlog(&office).await, (1, 0), "never put aside");
        runner.stop().await;
    }

    async fn a_faulty_handler_ends_as_a_dead_letter_and_can_be_revived(office) {
        let office = Arc::new(office);
        let healed = Arc::new(AtomicBool::new(false));
        let tries = Arc::new(AtomicI64::new(0));
        let (of, well, tried) = (office.clone(), healed.clone(), tries.clone());
        let runner = Working::start(&office, 1, handler(move |lease| {
            let (office, healed) = (of.clone(), well.load(Ordering::SeqCst));
            tried.fetch_add(1, Ordering::SeqCst);
            async move {
                if !healed {
                    return Err(Fault::new("broken by itself"));
                }
                assert!(finish(&office, &lease).await);
                Ok(Outcome::Done)
            }
        }));
        let id = write(&office, 1).await;
        until(&office, async || {
            office.clock.advance(300);
            backlog(&office).await == (0, 1)
        })
        .await;
        assert_eq!(tries.load(Ordering::SeqCst), MOST_FAULTS);
        let dead = jobs::dead_letters(&mut office.database.view().await.unwrap(), 10).await.unwrap();
        assert_eq!(dead.len(), 1);
        assert_eq!((dead[0].0, dead[0].1.as_str()), (id, crate::world::KIND));
        assert!(dead[0].3.contains("broken by itself"), "{}", dead[0].3);

        healed.store(true, Ordering::SeqCst);
        let mut transaction = office.database.begin().await.unwrap();
        assert!(jobs::revive(&mut transaction, id, office.clock.now()).await.unwrap());
        assert!(!jobs::revive(&mut transaction, id, office.clock.now()).await.unwrap(), "alive already");
        transaction.commit().await.unwrap();
        until(&office, async || backlog(&office).await == (0, 0)).await;
        runner.stop().await;
    }

    async fn faults_are_counted_apart_from_outages(office) {
        let calls = Arc::new(AtomicI64::new(0));
        let called = calls.clone();
        let runner = Working::start(&office, 1, handler(move |_| {
            let call = called.fetch_add(1, Ordering::SeqCst);
            async move {
                if call < 2 * MOST_FAULTS { Ok(Outcome::Later("closed".to_owned())) } else { Err(Fault::new("once")) }
            }
        }));
        write(&office, 1).await;
        until(&office, async || {
            office.clock.advance(300);
            calls.load(Ordering::SeqCst) > 2 * MOST_FAULTS
        })
        .await;
        until(&office, async || standing(&office).await.1.is_some_and(|error| error.contains("once"))).await;
        assert_eq!(backlog(&office).await, (1, 0), "a long outage does not make the first fault the last");
        runner.stop().await;
    }

    async fn a_panicking_handler_kills_nothing(office) {
        let office = Arc::new(office);
        let of = office.clone();
        let runner = Working::start(&office, 1, handler(move |lease| {
            let office = of.clone();
            async move {
                assert_ne!(lease.payload::<u32>()?, 1, "the handler fell over");
                assert!(finish(&office, &lease).await);
                Ok(Outcome::Done)
            }
        }));
        write(&office, 1).await;
        write(&office, 2).await;
        until(&office, async || backlog(&office).await == (1, 0)).await;
        until(&office, async || {
            office.clock.advance(300);
            backlog(&office).await == (0, 1)
        })
        .await;
        write(&office, 3).await;
        until(&office, async || backlog(&office).await == (0, 1)).await;
        runner.stop().await;
    }

    async fn a_job_of_an_unknown_kind_is_put_aside_not_lost(office) {
        let runner = Working::start(&office, 1, handler(|_| async { Ok(Outcome::Done) }));
        let mut transaction = office.database.begin().await.unwrap();
        let id = vocabulary::Id::made(office.clock.now(), office.journal.random());
        let job = jobs::Job::new("of another program", &()).unwrap();
        jobs::insert(&mut transaction, id, job, office.clock.now()).await.unwrap();
        transaction.commit().await.unwrap();
        until(&office, async || {
            office.clock.advance(300);
            backlog(&office).await == (0, 1)
        })
        .await;
        runner.stop().await;
    }

    async fn stopping_finishes_what_is_in_hand_and_takes_nothing_more(office) {
        let office = Arc::new(office);
        let (begun, go) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
        let (of, tell, wait) = (office.clone(), begun.clone(), go.clone());
        let runner = Working::start(&office, 1, handler(move |lease| {
            let (office, begun, go) = (of.clone(), tell.clone(), wait.clone());
            async move {
                begun.notify_one();
                go.notified().await;
                assert!(finish(&office, &lease).await);
                Ok(Outcome::Done)
            }
        }));
        write(&office, 1).await;
        write(&office, 2).await;
        begun.notified().await;
        runner.tell();
        tokio::task::yield_now().await;
        assert!(!runner.has_stopped());
        assert_eq!(backlog(&office).await, (2, 0));
        go.notify_one();
        runner.stop().await;
        assert_eq!(backlog(&office).await, (1, 0), "the one in hand is done, the other waits");
    }

    async fn no_more_jobs_are_taken_than_there_are_hands(office) {
        let office = Arc::new(office);
        write(&office, 0).await;
        // PostgreSQL then expects a table of one row, and plans for it.
        let mut transaction = office.database.begin().await.unwrap();
        transaction.execute(sql("ANALYZE jobs")).await.unwrap();
        transaction.commit().await.unwrap();
        for number in 1..20 {
            office.clock.advance(1);
            write(&office, number).await;
        }
        let (begun, go) = (Noted::<u32>::default(), Arc::new(Semaphore::new(0)));
        let (of, noted, wait) = (office.clone(), begun.clone(), go.clone());
        let runner = Working::start(&office, 3, handler(move |lease| {
            noted.lock().unwrap().push(lease.payload().unwrap());
            let (office, go) = (of.clone(), wait.clone());
            async move {
                drop(go.acquire().await);
                assert!(finish(&office, &lease).await);
                Ok(Outcome::Done)
            }
        }));
        until(&office, async || begun.lock().unwrap().len() == 3).await;
        let mut view = office.database.view().await.unwrap();
        let row = view.one(sql("SELECT COUNT(*) AS taken FROM jobs WHERE attempts > 0")).await.unwrap();
        assert_eq!(row.get::<i64>("taken").unwrap(), 3);
        let mut first = begun.lock().unwrap().clone();
        first.sort_unstable();
        assert_eq!(first, [0, 1, 2], "the oldest first");
        go.add_permits(3);
        until(&office, async || backlog(&office).await == (0, 0)).await;
        runner.stop().await;
    }

    async fn a_job_is_done_though_no_signal_came(office) {
        let office = Arc::new(office);
        let of = office.clone();
        write(&office, 1).await;
        let runner = Working::start(&office, 1, handler(move |lease| {
            let office = of.clone();
            async move {
                assert!(finish(&office, &lease).await);
                Ok(Outcome::Done)
            }
        }));
        let start = backlog(&office).await;
        assert!(start == (1, 0) || start == (0, 0));
        for _ in 0..400 {
            if backlog(&office).await == (0, 0) {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
        assert_eq!(backlog(&office).await, (0, 0));
        runner.stop().await;
    }
}

/// When the one job there is due, and its last error.
async fn standing(office: &testkit::Office) -> (Instant, Option<String>) {
    let mut view = office.database.view().await.unwrap();
    let row = view.one(sql("SELECT run_at, last_error FROM jobs")).await.unwrap();
    (row.get("run_at").unwrap(), row.get("last_error").unwrap())
}
