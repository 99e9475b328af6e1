//! The feed sent to addresses: in order, nothing lost, and given up only to be taken up again.

use accounts::Administers;
use systems::{AddError, NewWebhook, ResendError, Scope, SystemId, Turn, WebhookCard, WebhookId};
use testkit::{Office, on_both_databases};
use vocabulary::Clock as _;

use crate::world::{act, administrator, admit};

const URL: &str = "https://ezd.example/odbior";

async fn system(office: &Office, right: &Administers) -> SystemId {
    admit(office, right, "EZD", &[Scope::Events]).await.ok().unwrap().id
}

async fn add(office: &Office, right: &Administers, system: SystemId, url: &str) -> Result<NewWebhook, AddError> {
    let mut begun = act(office).await;
    let (made, recorded) = systems::add_webhook(&mut begun, right, system, url).await?;
    begun.commit(recorded).await.unwrap();
    Ok(made)
}

async fn resend(
    office: &Office,
    right: &Administers,
    (system, id): (SystemId, WebhookId),
    after: i64,
) -> Result<(), ResendError> {
    let mut begun = act(office).await;
    let recorded = systems::resend(&mut begun, right, system, id, after).await?;
    begun.commit(recorded).await.unwrap();
    Ok(())
}

async fn due(office: &Office) -> Vec<WebhookId> {
    systems::due(&mut office.journal.look().await.unwrap(), office.clock.now()).await.unwrap()
}

async fn take(office: &Office, id: WebhookId) -> Option<Turn> {
    systems::take(&office.journal, id).await.unwrap()
}

async fn card(office: &Office, right: &Administers, system: SystemId) -> WebhookCard {
    let mut cards = systems::webhooks(&mut office.journal.view().await.unwrap(), right, system).await.unwrap();
    assert_eq!(cards.len(), 1);
    cards.remove(0)
}

on_both_databases! {
    async fn an_address_gets_what_comes_after_it_was_added_and_then_waits(office) {
        let right = administrator(&office).await;
        let system = system(&office, &right).await;
        let made = add(&office, &right, system, URL).await.ok().unwrap();
        assert!(made.secret.starts_with("whsec_"));
        assert_eq!(due(&office).await, [made.id]);
        let mut turn = take(&office, made.id).await.unwrap();
        let events = systems::events(&mut office.journal.view().await.unwrap(), turn.right, turn.sent, 100).await.unwrap();
        assert_eq!(events.entries.iter().map(|entry| entry.kind.as_str()).collect::<Vec<_>>(), ["webhook.added"]);
        assert!(systems::served(&office.journal, &mut turn, events.last, false).await.unwrap());
        assert_eq!(due(&office).await, []);
        assert_eq!(card(&office, &right, system).await.sent, events.last);
    }

    async fn one_process_sends_at_a_time_and_another_takes_over_when_it_is_gone(office) {
        let right = administrator(&office).await;
        let system = system(&office, &right).await;
        let made = add(&office, &right, system, URL).await.ok().unwrap();
        let first = take(&office, made.id).await.unwrap();
        assert!(take(&office, made.id).await.is_none() && due(&office).await.is_empty());
        office.clock.advance(60);
        let mut second = take(&office, made.id).await.unwrap();
        assert_eq!(second.sent, first.sent);
        let last = second.sent + 1;
        assert!(systems::served(&office.journal, &mut second, last, false).await.unwrap());
        // The first comes to itself: what it says of an older place counts no more.
        let mut first = first;
        assert!(!systems::served(&office.journal, &mut first, last, false).await.unwrap());
        first.sent = last - 1;
        systems::failed(&office.journal, &first, "late").await.unwrap();
        assert_eq!(card(&office, &right, system).await.failing, None);
    }

    async fn what_is_not_taken_is_tried_again_ever_more_seldom_and_given_up_after_three_days(office) {
        let right = administrator(&office).await;
        let system = system(&office, &right).await;
        let made = add(&office, &right, system, URL).await.ok().unwrap();
        let (began, sent) = (office.clock.now(), take(&office, made.id).await.unwrap());
        systems::failed(&office.journal, &sent, "the answer has status 503").await.unwrap();
        let mut tries = 1;
        while card(&office, &right, system).await.paused_at.is_none() {
            assert_eq!(due(&office).await, [], "a pause after each try");
            let pause = (1_i64 << (tries - 1).min(16)).min(300);
            office.clock.advance(pause);
            assert_eq!(due(&office).await, [made.id]);
            let turn = take(&office, made.id).await.unwrap();
            assert_eq!(turn.sent, sent.sent, "nothing is passed over");
            systems::failed(&office.journal, &turn, "the answer has status 503").await.unwrap();
            tries += 1;
        }
        let hours = (office.clock.now().seconds() - began.seconds()) / 3_600;
        assert_eq!(hours, 72);
        office.clock.advance(86_400);
        assert_eq!((due(&office).await, take(&office, made.id).await.is_none()), (vec![], true));
        let failing = systems::failing(&mut office.journal.view().await.unwrap(), office.clock.now()).await.unwrap();
        assert_eq!((failing[0].url.as_str(), failing[0].since, failing[0].fault.as_str()), (URL, began, "the answer has status 503"));

        resend(&office, &right, (system, made.id), sent.sent).await.unwrap();
        assert_eq!(take(&office, made.id).await.unwrap().sent, sent.sent);
        assert_eq!(card(&office, &right, system).await.paused_at, None);
    }

    async fn it_is_sent_again_from_any_place_there_is(office) {
        let right = administrator(&office).await;
        let system = system(&office, &right).await;
        let made = add(&office, &right, system, URL).await.ok().unwrap();
        let mut turn = take(&office, made.id).await.unwrap();
        resend(&office, &right, (system, made.id), 0).await.unwrap();
        assert!(!systems::served(&office.journal, &mut turn, 5, false).await.unwrap(), "the turn is gone");
        assert_eq!(take(&office, made.id).await.unwrap().sent, 0);
        let last = journal::last_sequence(&mut office.journal.view().await.unwrap()).await.unwrap();
        for wrong in [-1, last + 1] {
            let refused = resend(&office, &right, (system, made.id), wrong).await;
            assert!(matches!(refused, Err(ResendError::Ahead { last: told }) if told == last), "{wrong}");
        }
        let other = self::system(&office, &right).await;
        assert!(matches!(resend(&office, &right, (other, made.id), 0).await, Err(ResendError::Unknown)));
    }

    async fn an_address_that_is_ahead_of_the_journal_is_due_so_that_it_is_told(office) {
        let right = administrator(&office).await;
        let system = system(&office, &right).await;
        let made = add(&office, &right, system, URL).await.ok().unwrap();
        let mut turn = take(&office, made.id).await.unwrap();
        systems::served(&office.journal, &mut turn, 5, false).await.unwrap();
        assert_eq!(due(&office).await, [made.id]);
    }

    async fn nothing_is_sent_to_a_closed_address_or_for_a_system_that_was_shut_out(office) {
        let right = administrator(&office).await;
        for closes in [true, false] {
            let system = system(&office, &right).await;
            let made = add(&office, &right, system, URL).await.ok().unwrap();
            let mut begun = act(&office).await;
            let recorded = if closes {
                systems::close_webhook(&mut begun, &right, system, made.id).await.unwrap().unwrap()
            } else {
                systems::shut_out(&mut begun, &right, system).await.unwrap()
            };
            begun.commit(recorded).await.unwrap();
            assert!(!due(&office).await.contains(&made.id) && take(&office, made.id).await.is_none());
            assert!(systems::failing(&mut office.journal.view().await.unwrap(), office.clock.now()).await.unwrap().is_empty());
            let again = add(&office, &right, system, URL).await;
            assert_eq!(closes, again.is_ok(), "a system that may not come gets no address");
        }
    }

    async fn an_address_is_one_of_the_web_and_a_system_has_five(office) {
        let right = administrator(&office).await;
        let system = system(&office, &right).await;
        for wrong in ["", "ezd.example", "ftp://ezd.example", "https://a:b@ezd.example", "https://ezd.example/a b"] {
            assert!(matches!(add(&office, &right, system, wrong).await, Err(AddError::Address)), "{wrong}");
        }
        let long = format!("https://ezd.example/{}", "a".repeat(500));
        assert!(matches!(add(&office, &right, system, &long).await, Err(AddError::Address)));
        for _ in 0..5 {
            add(&office, &right, system, URL).await.ok().unwrap();
        }
        assert!(matches!(add(&office, &right, system, URL).await, Err(AddError::TooMany)));
    }

    async fn the_secret_stands_with_its_address_alone(office) {
        use base64::Engine as _;
        let right = administrator(&office).await;
        let system = system(&office, &right).await;
        let made = add(&office, &right, system, URL).await.ok().unwrap();
        let secret = base64::engine::general_purpose::STANDARD.decode(made.secret.trim_start_matches("whsec_")).unwrap();
        let hex: String = secret.iter().map(|byte| format!("{byte:02x}")).collect();
        for table in ["journal_entries", "journal_personal"] {
            let text = office.text_of(table).await.to_lowercase();
            assert!(!text.contains(&hex) && !text.contains(&made.secret.to_lowercase()), "{table}");
        }
    }
}
