//! A lease that ran out.

use std::sync::Arc;

use jobs::{Lease, Outcome};
use testkit::on_both_databases;
use tokio::sync::Notify;

use crate::world::{Noted, Working, backlog, finish, handler, until, write};

on_both_databases! {
    async fn a_lease_that_ran_out_is_taken_over_and_its_first_holder_cannot_finish(office) {
        let leases = Noted::<Lease>::default();
        // The first holder hangs until told, as on a machine that stood still.
        let go = Arc::new(Notify::new());
        let (noted, wait) = (leases.clone(), go.clone());
        let first = Working::start(&office, 1, handler(move |lease| {
            noted.lock().unwrap().push(lease);
            let go = wait.clone();
            async move {
                go.notified().await;
                Ok(Outcome::Done)
            }
        }));
        write(&office, 1).await;
        until(&office, async || leases.lock().unwrap().len() == 1).await;

        let taken_over = Noted::<Lease>::default();
        let (noted, hold) = (taken_over.clone(), Arc::new(Notify::new()));
        let held = hold.clone();
        let second = Working::start(&office, 1, handler(move |lease| {
            noted.lock().unwrap().push(lease);
            let hold = held.clone();
            async move {
                hold.notified().await;
                Ok(Outcome::Done)
            }
        }));
        office.clock.advance(61);
        until(&office, async || taken_over.lock().unwrap().len() == 1).await;

        let (old, new) = (leases.lock().unwrap()[0].clone(), taken_over.lock().unwrap()[0].clone());
        assert_eq!((old.id, old.attempts, new.attempts), (new.id, 1, 2));
        assert!(!finish(&office, &old).await);
        assert_eq!(backlog(&office).await, (1, 0));
        assert!(finish(&office, &new).await);
        assert!(!finish(&office, &new).await, "once only");
        assert_eq!(backlog(&office).await, (0, 0));
        go.notify_one();
        hold.notify_one();
        first.stop().await;
        second.stop().await;
    }

    async fn a_holder_whose_lease_ran_out_cannot_put_the_job_off(office) {
        let go = Arc::new(Notify::new());
        let begun = Noted::<()>::default();
        let (noted, wait) = (begun.clone(), go.clone());
        let first = Working::start(&office, 1, handler(move |_| {
            noted.lock().unwrap().push(());
            let go = wait.clone();
            async move {
                go.notified().await;
                Ok(Outcome::Later("late".to_owned()))
            }
        }));
        write(&office, 1).await;
        until(&office, async || begun.lock().unwrap().len() == 1).await;
        office.clock.advance(61);
        let second = Working::start(&office, 1, handler(|_| async { Ok(Outcome::Later("in time".to_owned())) }));
        until(&office, async || error(&office).await == "in time").await;
        go.notify_one();
        first.stop().await;
        assert_eq!(error(&office).await, "in time");
        second.stop().await;
    }

    async fn a_revived_job_is_not_finished_by_a_lease_from_before(office) {
        let leases = Noted::<Lease>::default();
        let noted = leases.clone();
        let runner = Working::start(&office, 1, handler(move |lease| {
            noted.lock().unwrap().push(lease);
            async { Err(vocabulary::Fault::new("broken")) }
        }));
        let id = write(&office, 1).await;
        until(&office, async || {
            office.clock.advance(300);
            backlog(&office).await == (0, 1)
        })
        .await;
        let mut transaction = office.database.begin().await.unwrap();
        assert!(jobs::revive(&mut transaction, id, vocabulary::Clock::now(&office.clock)).await.unwrap());
        transaction.commit().await.unwrap();
        let before = leases.lock().unwrap().clone();
        until(&office, async || leases.lock().unwrap().len() > before.len()).await;
        runner.stop().await;
        for lease in before {
            assert!(!finish(&office, &lease).await, "attempt {}", lease.attempts);
        }
    }
}

async fn error(office: &testkit::Office) -> String {
    let mut view = office.database.view().await.unwrap();
    let row = view.one(database::sql("SELECT last_error FROM jobs")).await.unwrap();
    row.get::<Option<String>>("last_error").unwrap().unwrap_or_default()
}
