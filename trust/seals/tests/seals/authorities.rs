//! Several timestamp authorities: order, health, what is checked of each token, and how far our clock is from theirs.

use std::sync::Arc;

use outbound::Identity;
use seals::{Authorities, AuthorityState, OutOfOrder, Sealer, TimestampAuthority};
use signatures::timestamp::Token;
use testkit::sandbox::{Behaviour, CLOSED_TSA_LOGIN, Lie, Sandbox, Service};
use vocabulary::Clock as _;

use crate::house::House;

const IMPRINT: [u8; 32] = [9; 32];

impl House {
    /// The open authority, then the closed one; both under the sandbox's usual policy.
    fn two(&self) -> Sealer {
        let (sandbox, anchors) = (&self.world.sandbox, Some(self.world.sandbox.anchors()));
        let (name, password) = CLOSED_TSA_LOGIN;
        let identity = Identity::Password { name: name.to_owned(), password: password.to_owned() };
        let known = self.world.outbound.with_identity(&identity).unwrap();
        let policies = vec![Sandbox::timestamp_policies()[0].to_owned()];
        let open = TimestampAuthority::at(sandbox.timestamp_url(), anchors.clone(), self.world.outbound.clone());
        let closed = TimestampAuthority::at(sandbox.closed_timestamp_url(), anchors, known);
        let all = [open, closed].map(|authority| TimestampAuthority { policies: policies.clone(), ..authority });
        self.stamped_by(all.into())
    }

    pub fn stamped_by(&self, all: Vec<TimestampAuthority>) -> Sealer {
        Sealer { authorities: Authorities::new(all, Arc::new(self.clock.clone())), ..self.sealer() }
    }
}

async fn stamp(sealer: &Sealer) -> Result<Token, OutOfOrder> {
    sealer.timestamp(&IMPRINT, [7; 8]).await
}

fn states(sealer: &Sealer) -> [AuthorityState; 2] {
    sealer.authorities.states().try_into().unwrap()
}

fn unit(token: &Token) -> String {
    token.signer().unwrap().subject().clone()
}

#[tokio::test]
async fn the_first_authority_is_asked_while_it_answers() {
    let house = House::new().await;
    let sealer = house.two();
    for _ in 0..3 {
        assert!(unit(&stamp(&sealer).await.unwrap()).contains("czasu 1"));
    }
    let [open, closed] = states(&sealer);
    assert_eq!((open.tokens, open.faults, open.failing, open.drift_millis), (3, 0, None, Some(0)));
    assert_eq!((closed.tokens, closed.answered_at), (0, None));
}

#[tokio::test]
async fn one_that_fails_is_passed_over_for_a_while_and_then_asked_again() {
    let house = House::new().await;
    let sealer = house.two();
    house.world.sandbox.switch(Service::Tsa, Behaviour::Off);
    let since = house.clock.now();
    for _ in 0..3 {
        assert!(unit(&stamp(&sealer).await.unwrap()).contains("czasu 2"));
    }
    let [open, closed] = states(&sealer);
    assert_eq!((open.faults, closed.tokens), (1, 3), "it was asked once");
    assert_eq!(open.failing.unwrap().0, since);
    house.clock.advance(31);
    stamp(&sealer).await.unwrap();
    assert_eq!(states(&sealer)[0].faults, 2, "it is tried again");
    assert_eq!(states(&sealer)[0].failing.as_ref().unwrap().0, since, "it has failed since then");
    house.world.sandbox.switch(Service::Tsa, Behaviour::On);
    house.clock.advance(31);
    assert!(unit(&stamp(&sealer).await.unwrap()).contains("czasu 2"), "the rest has doubled");
    house.clock.advance(30);
    assert!(unit(&stamp(&sealer).await.unwrap()).contains("czasu 1"), "the order is kept");
    assert_eq!(states(&sealer)[0].failing, None);
}

#[tokio::test]
async fn while_all_fail_the_last_word_is_told_and_the_first_that_is_back_helps() {
    let house = House::new().await;
    let sealer = house.two();
    for service in [Service::Tsa, Service::ClosedTsa] {
        house.world.sandbox.switch(service, Behaviour::Off);
    }
    let told = stamp(&sealer).await.unwrap_err().to_string();
    assert!(told.contains("/tsa/closed") && told.contains("reached"), "{told}");
    house.world.sandbox.switch(Service::ClosedTsa, Behaviour::On);
    assert!(unit(&stamp(&sealer).await.unwrap()).contains("czasu 2"), "nobody rests when all do");
    let none = stamp(&house.stamped_by(Vec::new())).await.unwrap_err().to_string();
    assert!(none.contains("no timestamp authority"), "{none}");
}

#[tokio::test]
async fn a_token_that_lies_is_not_taken_and_the_next_authority_is_asked() {
    let house = House::new().await;
    for (lie, told) in [
        (Lie::Nonce, "another request"),
        (Lie::Imprint, "other octets"),
        (Lie::Time, "-900 seconds"),
        (Lie::Policy, "not asked for"),
    ] {
        let sealer = house.two();
        house.world.sandbox.switch(Service::Tsa, Behaviour::Lies(lie));
        assert!(unit(&stamp(&sealer).await.unwrap()).contains("czasu 2"), "{lie:?}");
        let [open, _] = states(&sealer);
        let (_, words) = open.failing.unwrap();
        assert!(words.contains(told), "{lie:?}: {words}");
    }
}

#[tokio::test]
async fn a_clock_that_is_a_little_off_is_told_and_does_not_stop_the_seals() {
    let house = House::new().await;
    let sealer = house.two();
    house.world.sandbox.switch(Service::Tsa, Behaviour::Lies(Lie::FastClock));
    assert!(unit(&stamp(&sealer).await.unwrap()).contains("czasu 1"));
    assert_eq!(states(&sealer)[0].drift_millis, Some(7_000));
}

#[tokio::test]
async fn a_policy_may_be_asked_for_and_another_is_refused_by_the_authority() {
    let house = House::new().await;
    let [_, other] = Sandbox::timestamp_policies();
    let mut authority = TimestampAuthority::at(house.world.sandbox.timestamp_url(), None, house.world.outbound.clone());
    authority.policies = vec![other.to_owned()];
    let token = stamp(&house.stamped_by(vec![authority.clone()])).await.unwrap();
    assert_eq!(token.policy(), other);
    authority.policies = vec!["1.2.3.4".to_owned()];
    let told = stamp(&house.stamped_by(vec![authority])).await.unwrap_err().to_string();
    assert!(told.contains("refused"), "{told}");
}

#[tokio::test]
async fn openssl_accepts_the_tokens_of_both_authorities() {
    let house = House::new().await;
    let sealer = house.two();
    let roots = house.roots();
    let (digest, moment) = ("09".repeat(32), house.clock.now().seconds().to_string());
    for down in [Service::ClosedTsa, Service::Tsa] {
        house.world.sandbox.switch(down, Behaviour::Off);
        house.file("token.der", stamp(&sealer).await.unwrap().der());
        house.world.sandbox.switch(down, Behaviour::On);
        let verify = |digest: &str| {
            let mut told = vec!["ts", "-verify", "-token_in", "-in", "token.der", "-digest", digest];
            told.extend(["-CAfile", roots.to_str().unwrap(), "-attime", &moment]);
            house.openssl(&told)
        };
        assert!(verify(&digest), "{down:?}");
        assert!(!verify(&"08".repeat(32)), "{down:?}");
    }
}

#[tokio::test]
async fn a_stranger_gets_no_timestamp_of_the_closed_authority() {
    let house = House::new().await;
    let url = house.world.sandbox.closed_timestamp_url();
    let authority = TimestampAuthority::at(url, None, house.world.outbound.clone());
    let told = stamp(&house.stamped_by(vec![authority])).await.unwrap_err().to_string();
    assert!(told.contains("reached"), "{told}");
}
