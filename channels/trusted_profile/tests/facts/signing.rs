//! From the draft to the filing.

use std::sync::Arc;

use submissions::Refusal;
use testkit::on_both_databases;
use trusted_profile::{BeginError, FinishError, Subject, TrustedProfile};
use vocabulary::Clock as _;

use crate::{
    desk::{Desk, SESSION, SIGN, SIGN_AS_JAN, SIGN_NEWER, back},
    impostor,
};

on_both_databases! {
    async fn what_is_signed_in_either_shape_is_filed(office) {
        let desk = Desk::open(office).await;
        for form in [SIGN, SIGN_NEWER] {
            let draft = desk.signed(form).await;
            desk.office.clock.advance(60);
            let filed = desk.finish(draft).await.unwrap();
            assert!(!filed.again);
            assert_eq!(filed.entered_at, desk.office.clock.now());
            let mut view = desk.office.journal.view().await.unwrap();
            assert!(submissions::filing(&mut view, &desk.anna, filed.submission).await.unwrap().is_some());
        }
    }

    async fn coming_back_again_gives_the_same_filing(office) {
        let desk = Desk::open(office).await;
        let draft = desk.signed(SIGN).await;
        let first = desk.finish(draft).await.unwrap();
        desk.office.clock.advance(2 * 60 * 60);
        let second = desk.finish(draft).await.unwrap();
        assert_eq!((second.submission, second.number, second.again), (first.submission, first.number, true));
    }

    async fn two_who_come_back_at_once_file_once(office) {
        let desk = Arc::new(Desk::open(office).await);
        let draft = desk.signed(SIGN).await;
        let both = [0, 1].map(|_| {
            let desk = Arc::clone(&desk);
            tokio::spawn(async move { desk.finish(draft).await })
        });
        let mut fresh = 0;
        for one in both {
            match one.await.unwrap() {
                Ok(filed) => fresh += i32::from(!filed.again),
                Err(FinishError::InFlight) => {}
                Err(other) => panic!("{other:?}"),
            }
        }
        assert_eq!(fresh, 1);
        assert!(desk.finish(draft).await.unwrap().again);
    }

    async fn somebody_elses_signature_is_filed_where_the_service_lets(office) {
        let desk = Desk::open(office).await;
        desk.finish(desk.signed(SIGN_AS_JAN).await).await.unwrap();
    }

    async fn another_session_cannot_finish(office) {
        let desk = Desk::open(office).await;
        let draft = desk.signed(SIGN).await;
        let other = desk.profile.finish(&desk.to, &desk.anna, [8; 32], draft, false, &desk.office.request).await;
        assert!(matches!(other, Err(FinishError::OtherSession)), "{other:?}");
        desk.finish(draft).await.unwrap();
    }

    async fn another_client_finds_nothing(office) {
        let desk = Desk::open(office).await;
        let draft = desk.signed(SIGN).await;
        let begun = desk.profile.begin(&desk.to, &desk.jan, SESSION, draft, &back()).await;
        assert!(matches!(begun, Err(BeginError::NotFixed)), "{begun:?}");
        let finished = desk.profile.finish(&desk.to, &desk.jan, SESSION, draft, false, &desk.office.request).await;
        assert!(matches!(finished, Err(FinishError::NotBegun)), "{finished:?}");
        let mut view = desk.office.journal.view().await.unwrap();
        let now = desk.office.clock.now();
        assert_eq!(TrustedProfile::under_way(&mut view, &desk.jan, Subject::Draft(draft), now).await.unwrap(), None);
    }

    async fn a_draft_that_nobody_began_to_sign_has_nothing_to_finish(office) {
        let desk = Desk::open(office).await;
        let finished = desk.finish(desk.draft().await).await;
        assert!(matches!(finished, Err(FinishError::NotBegun)), "{finished:?}");
    }

    async fn a_document_altered_after_signing_is_refused_and_its_result_used_up(office) {
        let desk = Desk::open(office).await;
        let draft = desk.signed("osoba=0&co=zmien").await;
        let refused = desk.finish(draft).await;
        assert!(matches!(&refused, Err(FinishError::Refused(reasons)) if !reasons.is_empty()), "{refused:?}");
        assert!(matches!(desk.finish(draft).await, Err(FinishError::NotBegun)));
        // The draft is as it was: it can be signed anew.
        desk.press(&desk.begin(draft).await.unwrap(), SIGN).await;
        desk.finish(draft).await.unwrap();
    }

    async fn what_was_signed_before_the_document_was_changed_is_not_even_fetched(office) {
        let desk = Desk::open(office).await;
        let draft = desk.signed(SIGN).await;
        submissions::reopen(&desk.to, &desk.anna, draft).await.unwrap();
        assert!(matches!(desk.finish(draft).await, Err(FinishError::NotBegun)));
        desk.office.clock.advance(60);
        submissions::fix(&desk.to, &desk.anna, draft).await.unwrap();
        assert!(matches!(desk.finish(draft).await, Err(FinishError::NotBegun)));
    }

    async fn another_document_under_the_same_draft_is_refused(office) {
        let desk = Desk::open(office).await;
        let (draft, other) = (desk.signed(SIGN).await, desk.signed(SIGN).await);
        let mut view = desk.office.journal.view().await.unwrap();
        let now = desk.office.clock.now();
        let theirs = TrustedProfile::under_way(&mut view, &desk.anna, Subject::Draft(other), now).await.unwrap().unwrap().address;
        drop(view);
        // As if the service answered with another's document: the result of one signing in the place of the other's.
        let exchanged = impostor::forwarding(&desk, &theirs).await;
        let refused = desk.finish_at(&desk.profile_at(exchanged), draft).await;
        assert!(
            matches!(&refused, Err(FinishError::Refused(reasons)) if reasons.contains(&Refusal::NotTheFixedDocument)),
            "{refused:?}"
        );
    }

    async fn beginning_again_forgets_what_was_begun_before(office) {
        let desk = Desk::open(office).await;
        let draft = desk.draft().await;
        let (first, second) = (desk.begin(draft).await.unwrap(), desk.begin(draft).await.unwrap());
        assert_ne!(first, second);
        desk.press(&first, SIGN).await;
        assert!(matches!(desk.finish(draft).await, Err(FinishError::NotSigned)));
        desk.press(&second, SIGN).await;
        desk.finish(draft).await.unwrap();
    }

    async fn a_draft_without_a_fixed_document_is_not_signed(office) {
        let desk = Desk::open(office).await;
        let draft = desk.draft().await;
        submissions::reopen(&desk.to, &desk.anna, draft).await.unwrap();
        assert!(matches!(desk.begin(draft).await, Err(BeginError::NotFixed)));
        assert!(!desk.is_under_way(draft).await);
    }

    async fn the_address_is_kept_in_its_table_alone_and_forgotten_after_filing(office) {
        let desk = Desk::open(office).await;
        let draft = desk.draft().await;
        let address = desk.begin(draft).await.unwrap();
        assert!(address.starts_with(desk.profile.origin()));
        assert!(desk.office.text_of("trusted_profile_signings").await.contains(&address));
        desk.press(&address, SIGN).await;
        assert!(desk.is_under_way(draft).await);
        desk.finish(draft).await.unwrap();
        assert!(!desk.is_under_way(draft).await);
        for table in desk.office.rows().await.into_keys() {
            assert!(!desk.office.text_of(&table).await.contains(&address), "{table}");
        }
    }
}
