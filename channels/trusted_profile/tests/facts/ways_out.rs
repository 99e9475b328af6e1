//! What was not signed, or cannot be had now.

use testkit::{
    on_both_databases,
    sandbox::{Behaviour, Service},
};
use trusted_profile::{BeginError, FinishError};

use crate::desk::{Desk, SESSION, SIGN};

on_both_databases! {
    async fn before_it_is_signed_nothing_is_filed_and_the_person_may_still_sign(office) {
        let desk = Desk::open(office).await;
        let draft = desk.draft().await;
        let address = desk.begin(draft).await.unwrap();
        assert!(matches!(desk.finish(draft).await, Err(FinishError::NotSigned)));
        assert!(desk.is_under_way(draft).await);
        desk.press(&address, SIGN).await;
        desk.finish(draft).await.unwrap();
    }

    async fn whoever_breaks_off_may_begin_again(office) {
        let desk = Desk::open(office).await;
        let draft = desk.signed("co=anuluj").await;
        assert!(matches!(desk.finish(draft).await, Err(FinishError::NotSigned)));
        assert!(desk.is_under_way(draft).await);
        let back = desk.profile.finish(&desk.to, &desk.anna, SESSION, draft, true, &desk.office.request).await;
        assert!(matches!(back, Err(FinishError::NotSigned)));
        assert!(!desk.is_under_way(draft).await);
        desk.press(&desk.begin(draft).await.unwrap(), SIGN).await;
        desk.finish(draft).await.unwrap();
    }

    async fn time_that_ran_out_there_is_told_as_that(office) {
        let desk = Desk::open(office).await;
        let draft = desk.signed("co=wygas").await;
        assert!(matches!(desk.finish(draft).await, Err(FinishError::Expired)));
        assert!(!desk.is_under_way(draft).await);
    }

    async fn after_an_hour_nothing_is_asked_any_more(office) {
        let desk = Desk::open(office).await;
        let draft = desk.signed(SIGN).await;
        desk.office.clock.advance(60 * 60);
        desk.world.sandbox.switch(Service::TrustedProfile, Behaviour::Off);
        assert!(matches!(desk.finish(draft).await, Err(FinishError::Expired)));
        assert!(!desk.is_under_way(draft).await);
        desk.world.sandbox.switch(Service::TrustedProfile, Behaviour::On);
        // The next who begins clears the table of it.
        desk.office.clock.advance(1);
        desk.begin(desk.draft().await).await.unwrap();
        assert_eq!(desk.office.rows().await["trusted_profile_signings"], 1);
    }

    async fn a_service_that_is_out_of_order_changes_nothing(office) {
        let desk = Desk::open(office).await;
        let draft = desk.signed(SIGN).await;
        desk.world.sandbox.switch(Service::TrustedProfile, Behaviour::Off);
        let begun = desk.begin(draft).await;
        assert!(matches!(begun, Err(BeginError::Unreachable(_))), "{begun:?}");
        let finished = desk.finish(draft).await;
        assert!(matches!(finished, Err(FinishError::Unreachable(_))), "{finished:?}");
        desk.world.sandbox.switch(Service::TrustedProfile, Behaviour::Slow);
        desk.finish(draft).await.unwrap();
    }

    async fn an_office_that_the_service_does_not_know_begins_nothing(office) {
        let desk = Desk::open(office).await;
        let draft = desk.draft().await;
        assert!(desk.world.sandbox.revoke(&desk.system().certificate().serial_hex()).unwrap());
        let begun = desk.begin(draft).await;
        assert!(matches!(begun, Err(BeginError::Unreachable(_))), "{begun:?}");
        assert!(!desk.is_under_way(draft).await);
    }
}
