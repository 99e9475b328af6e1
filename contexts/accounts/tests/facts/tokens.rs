//! Tokens of people's own programs.

use accounts::{Account, MakeTokenError, NewToken, RevokeTokenError};
use testkit::{Office, on_both_databases};
use vocabulary::Clock as _;

use crate::world::{act, client};

async fn make(office: &Office, account: &Account, name: &str) -> Result<NewToken, MakeTokenError> {
    let mut act = act(office).await;
    let (token, recorded) = accounts::make_token(&mut act, account, name).await?;
    act.commit(recorded).await.unwrap();
    Ok(token)
}

async fn revoke(office: &Office, account: &Account, token: &NewToken) -> Result<(), RevokeTokenError> {
    let mut act = act(office).await;
    let recorded = accounts::revoke_token(&mut act, account, token.id).await?;
    act.commit(recorded).await.unwrap();
    Ok(())
}

async fn opens(office: &Office, secret: &str) -> Option<Account> {
    accounts::by_token(&office.journal, secret).await.unwrap()
}

on_both_databases! {
    async fn a_token_opens_its_own_account_and_is_kept_as_a_hash(office) {
        let anna = client(&office, "anna").await;
        client(&office, "jan").await;
        let token = make(&office, &anna, " Program księgowy ").await.ok().unwrap();
        assert!(token.secret.starts_with("okn_") && token.secret.len() == 47, "{}", token.secret);
        assert_eq!(opens(&office, &token.secret).await, Some(anna.clone()));
        assert_eq!(opens(&office, &token.secret[4..]).await, None);
        assert_eq!(opens(&office, "").await, None);
        for table in ["api_tokens", "journal_entries", "journal_personal"] {
            assert!(!office.text_of(table).await.contains(&token.secret[4..]), "{table}");
        }
        let cards = accounts::tokens(&mut office.journal.view().await.unwrap(), &anna).await.unwrap();
        assert_eq!(cards.len(), 1);
        assert_eq!((cards[0].id, cards[0].name.as_str(), cards[0].revoked_at), (token.id, "Program księgowy", None));
        assert_eq!(cards[0].last_used, Some(office.clock.now()));
    }

    async fn a_name_that_turns_text_is_kept_with_its_mark(office) {
        let anna = client(&office, "anna").await;
        make(&office, &anna, "kadry\u{202e}cilbup\n").await.ok().unwrap();
        let cards = accounts::tokens(&mut office.journal.view().await.unwrap(), &anna).await.unwrap();
        assert_eq!(cards[0].name, "kadry\u{fffd}cilbup");
    }

    async fn that_a_token_was_used_is_noted_to_the_minute(office) {
        let anna = client(&office, "anna").await;
        let token = make(&office, &anna, "x").await.ok().unwrap();
        let start = office.clock.now();
        for (seconds, noted) in [(0, 0), (60, 0), (1, 61), (30, 61)] {
            office.clock.advance(seconds);
            opens(&office, &token.secret).await;
            let cards = accounts::tokens(&mut office.journal.view().await.unwrap(), &anna).await.unwrap();
            assert_eq!(cards[0].last_used, Some(start.plus_seconds(noted)));
        }
    }

    async fn a_revoked_token_opens_nothing(office) {
        let anna = client(&office, "anna").await;
        let (one, two) = (make(&office, &anna, "x").await.ok().unwrap(), make(&office, &anna, "x").await.ok().unwrap());
        revoke(&office, &anna, &one).await.unwrap();
        assert_eq!(opens(&office, &one.secret).await, None);
        assert_eq!(opens(&office, &two.secret).await, Some(anna.clone()));
        assert!(matches!(revoke(&office, &anna, &one).await, Err(RevokeTokenError::NotYours)), "once only");
        let cards = accounts::tokens(&mut office.journal.view().await.unwrap(), &anna).await.unwrap();
        let revoked: Vec<_> = cards.iter().map(|card| (card.id, card.revoked_at.is_some())).collect();
        assert_eq!(revoked.len(), 2);
        assert!(revoked.contains(&(one.id, true)) && revoked.contains(&(two.id, false)));
    }

    async fn anothers_token_cannot_be_revoked(office) {
        let (anna, jan) = (client(&office, "anna").await, client(&office, "jan").await);
        let token = make(&office, &anna, "x").await.ok().unwrap();
        let before = office.rows().await;
        assert!(matches!(revoke(&office, &jan, &token).await, Err(RevokeTokenError::NotYours)));
        assert_eq!(opens(&office, &token.secret).await, Some(anna));
        assert_eq!(office.rows().await["journal_entries"], before["journal_entries"]);
        let cards = accounts::tokens(&mut office.journal.view().await.unwrap(), &jan).await.unwrap();
        assert_eq!(cards.len(), 0);
    }

    async fn a_token_must_have_a_name_of_bounded_length(office) {
        let anna = client(&office, "anna").await;
        assert!(matches!(make(&office, &anna, " \t").await, Err(MakeTokenError::NameMissing)));
        assert!(matches!(make(&office, &anna, &"ż".repeat(101)).await, Err(MakeTokenError::NameTooLong)));
        assert!(make(&office, &anna, &"ż".repeat(100)).await.is_ok());
        make(&office, &anna, "a\0b").await.ok().unwrap();
        let cards = accounts::tokens(&mut office.journal.view().await.unwrap(), &anna).await.unwrap();
        assert!(cards.iter().any(|card| card.name == "a\u{fffd}b"));
        let chain = journal::verify(&mut office.journal.view().await.unwrap(), &[]).await.unwrap();
        assert_eq!(chain.problems, []);
    }

    async fn an_account_has_twenty_live_tokens_at_most(office) {
        let anna = client(&office, "anna").await;
        let mut made = Vec::new();
        for n in 0..20 {
            made.push(make(&office, &anna, &n.to_string()).await.ok().unwrap());
        }
        assert!(matches!(make(&office, &anna, "x").await, Err(MakeTokenError::TooMany)));
        revoke(&office, &anna, &made[0]).await.unwrap();
        assert!(make(&office, &anna, "x").await.is_ok());
    }
}
