//! A partner that every job of a kind needs goes out of order for long, and comes back.

use std::sync::{
    Arc,
    atomic::{AtomicBool, AtomicI64, Ordering},
};

use jobs::Outcome;
use testkit::on_both_databases;

use crate::world::{KIND, Noted, SLOW, Working, backlog, finish, handler, until, write, write_of};

on_both_databases! {
    async fn while_a_partner_is_out_of_order_one_job_is_tried_and_all_go_in_their_order_when_it_is_back(office) {
        let office = Arc::new(office);
        let (back, tries, done) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicI64::new(0)), Noted::<u32>::default());
        let (of, is_back, tried, noted) = (office.clone(), back.clone(), tries.clone(), done.clone());
        let needing = handler(move |lease| {
            let (office, back, done) = (of.clone(), is_back.load(Ordering::SeqCst), noted.clone());
            tried.fetch_add(1, Ordering::SeqCst);
            async move {
                if !back {
                    return Ok(Outcome::OutOfOrder("closed".to_owned()));
                }
                done.lock().unwrap().push(lease.payload::<u32>()?);
                assert!(finish(&office, &lease).await);
                Ok(Outcome::Done)
            }
        });
        let (of, others) = (office.clone(), Arc::new(AtomicI64::new(0)));
        let counted = others.clone();
        let quick = handler(move |lease| {
            let (office, others) = (of.clone(), counted.clone());
            async move {
                assert!(finish(&office, &lease).await);
                others.fetch_add(1, Ordering::SeqCst);
                Ok(Outcome::Done)
            }
        });
        for number in 0..40 {
            write(&office, number).await;
            office.clock.advance(1);
        }
        let runner = Working::run(Working::runner(&office, 1).handle(KIND, needing).handle(SLOW, quick));
        until(&office, async || tries.load(Ordering::SeqCst) == 1).await;
        for _ in 0..20 {
            let before = tries.load(Ordering::SeqCst);
            office.clock.advance(30);
            until(&office, async || tries.load(Ordering::SeqCst) > before).await;
        }
        // What needs another partner is done meanwhile.
        write_of(&office, SLOW, 0).await;
        until(&office, async || others.load(Ordering::SeqCst) == 1).await;
        assert!(tries.load(Ordering::SeqCst) <= 45, "one try a pause: {tries:?}");
        assert_eq!(backlog(&office).await, (40, 0), "nothing is put aside");

        back.store(true, Ordering::SeqCst);
        office.clock.advance(30);
        until(&office, async || backlog(&office).await == (0, 0)).await;
        runner.stop().await;
        let mut done = done.lock().unwrap().clone();
        // The one that found the partner back was first; all others went oldest first.
        let first = done.remove(0);
        assert_eq!(done, (0..40).filter(|number| *number != first).collect::<Vec<_>>());
    }

    async fn after_an_outage_nothing_waits_for_a_pause_of_its_own(office) {
        let office = Arc::new(office);
        let back = Arc::new(AtomicBool::new(false));
        let (of, is_back) = (office.clone(), back.clone());
        let needing = handler(move |lease| {
            let (office, back) = (of.clone(), is_back.load(Ordering::SeqCst));
            async move {
                if !back {
                    return Ok(Outcome::OutOfOrder("closed".to_owned()));
                }
                assert!(finish(&office, &lease).await);
                Ok(Outcome::Done)
            }
        });
        let runner = Working::start(&office, 8, needing);
        for number in 0..20 {
            write(&office, number).await;
        }
        for _ in 0..100 {
            office.clock.advance(3_600);
            office.signal.raise();
            tokio::task::yield_now().await;
        }
        back.store(true, Ordering::SeqCst);
        // Half a minute brings the try; the clock stands from then on.
        office.clock.advance(30);
        until(&office, async || backlog(&office).await == (0, 0)).await;
        runner.stop().await;
    }
}
