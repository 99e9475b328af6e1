//! Revocation that cannot be had now is asked for again, as of the instant the letter entered.

use registry::Standing;
use signatures::Reason;
use testkit::{
    on_both_databases,
    sandbox::{Behaviour, Service},
};
use vocabulary::Instant;

use crate::desk::{Desk, upload};

fn unknown() -> (Standing, Option<String>) {
    (Standing::Unknown, Some("revocation-unknown".to_owned()))
}

on_both_databases! {
    async fn a_letter_is_accepted_as_unknown_and_becomes_valid(office) {
        let desk = Desk::open(office).await;
        desk.revocation(Behaviour::Off);
        let filed = desk.file(upload(desk.letter()), "1").await.unwrap();
        assert_eq!(desk.standing(&filed).await, unknown());
        let mut looks = 0;
        desk.work_until(300, async || { looks += 1; looks > 40 }).await;
        assert_eq!(desk.standing(&filed).await, unknown());
        assert_eq!(desk.waiting().await, 1, "it is asked without end");
        assert!(desk.receipt(&desk.anna, &filed).await.is_some(), "the receipt does not wait for it");

        desk.revocation(Behaviour::On);
        desk.work_until(300, async || desk.waiting().await == 0).await;
        assert_eq!(desk.standing(&filed).await, (Standing::Valid, None));
        let letter = desk.opened(&filed).await;
        assert_eq!(letter.report.unwrap().signatures[0].best_time, filed.entered_at, "as of the entry");
        assert!(letter.judged_at > filed.entered_at);
        let mut view = desk.office.journal.view().await.unwrap();
        let mine = submissions::filing(&mut view, &desk.anna, filed.submission).await.unwrap().unwrap();
        assert_eq!(mine.standing, Standing::Valid);
        assert!(journal::find(&mut view, "letter.judged_again", filed.letter).await.unwrap().is_some());
    }

    async fn lists_alone_suffice(office) {
        let desk = Desk::open(office).await;
        desk.world.sandbox.switch(Service::Ocsp, Behaviour::Off);
        let filed = desk.file(upload(desk.letter()), "1").await.unwrap();
        assert_eq!(desk.standing(&filed).await, (Standing::Valid, None));
    }

    async fn answers_alone_suffice(office) {
        let desk = Desk::open(office).await;
        desk.world.sandbox.switch(Service::Crl, Behaviour::Off);
        let filed = desk.file(upload(desk.letter()), "1").await.unwrap();
        assert_eq!(desk.standing(&filed).await, (Standing::Valid, None));
    }

    async fn a_key_that_turns_out_to_have_been_revoked_puts_its_letter_under_quarantine(office) {
        let desk = Desk::open(office).await;
        desk.revocation(Behaviour::Off);
        desk.world.sandbox.revoke(&desk.anna_key.certificate().serial_hex()).unwrap();
        desk.office.clock.advance(1);
        let filed = desk.file(upload(desk.letter()), "1").await.unwrap();
        assert_eq!(desk.standing(&filed).await, unknown());
        desk.revocation(Behaviour::On);
        desk.work_until(300, async || desk.waiting().await == 0).await;
        assert_eq!(desk.standing(&filed).await, (Standing::Quarantined, Some("revoked".to_owned())));
        assert!(desk.receipt(&desk.anna, &filed).await.is_some(), "the filing and its receipt stand");
    }

    async fn a_key_revoked_after_the_letter_entered_does_not_harm_it(office) {
        let desk = Desk::open(office).await;
        desk.revocation(Behaviour::Off);
        let filed = desk.file(upload(desk.letter()), "1").await.unwrap();
        desk.office.clock.advance(1);
        desk.world.sandbox.revoke(&desk.anna_key.certificate().serial_hex()).unwrap();
        desk.revocation(Behaviour::On);
        desk.work_until(300, async || desk.waiting().await == 0).await;
        assert_eq!(desk.standing(&filed).await, (Standing::Valid, None));
    }

    async fn other_faults_are_refused_though_revocation_cannot_be_asked(office) {
        let desk = Desk::open(office).await;
        desk.revocation(Behaviour::Off);
        let altered = testkit::sandbox::hostile::altered(&desk.letter());
        let refusals = desk.refused(upload(altered)).await;
        let expected = submissions::Refusal::Signature { reason: Reason::ContentChanged, signer: Some("Anna Nowak".to_owned()) };
        assert_eq!(refusals, [expected]);
    }

    async fn months_later_the_judgement_is_still_as_of_the_entry(office) {
        let desk = Desk::open(office).await;
        desk.revocation(Behaviour::Off);
        let filed = desk.file(upload(desk.letter()), "1").await.unwrap();
        desk.office.clock.advance(300 * 24 * 3_600);
        desk.revocation(Behaviour::On);
        desk.work_until(300, async || desk.waiting().await == 0).await;
        assert_eq!(desk.standing(&filed).await, (Standing::Valid, None));
        assert!(desk.opened(&filed).await.judged_at > Instant::parse("2027-09-01T00:00:00Z").unwrap());
    }
}
