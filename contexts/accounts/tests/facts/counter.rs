//! Accounts opened at the counter, and finding them again.

use std::sync::Arc;

use accounts::{
    Address, CounterError, CounterFilled, Field, Identity, Kind, Matter, NewAtCounter, OneTime, OpensAccounts,
    PersonFilled, Post as Work, Posted, Wrong,
};
use testkit::{Office, on_both_databases};
use vocabulary::{AccountId, Clock as _, Instant, Language, Pesel};

use crate::{
    post::Post,
    world::{act, client, official, open, sign_in, unit},
};

const PESEL: &str = "44051401359";

async fn right(office: &Office) -> OpensAccounts {
    let or = unit(office, "OR").await;
    official(office, "clerk", &or, Work::RegistryClerk).await.as_official().unwrap().opens_accounts().unwrap()
}

fn filled<'a>(names: &'a str, surname: &'a str, pesel: &'a str, email: &'a str) -> CounterFilled<'a> {
    CounterFilled {
        person: PersonFilled { names, surname, pesel, ..PersonFilled::default() },
        email,
        ..CounterFilled::default()
    }
}

fn read(office: &Office, filled: &CounterFilled<'_>) -> NewAtCounter {
    NewAtCounter::read(filled, Language::Pl, office.clock.now()).unwrap()
}

async fn open_at_counter(
    office: &Office,
    right: &OpensAccounts,
    new: &NewAtCounter,
) -> Result<(AccountId, OneTime), CounterError> {
    let drawn = accounts::draw_password(&office.journal).await.unwrap();
    let mut act = act(office).await;
    let (id, one_time, recorded) = accounts::open_at_counter(&mut act, right, new, drawn).await?;
    act.commit(recorded).await.unwrap();
    Ok((id, one_time))
}

on_both_databases! {
    async fn whoever_stands_at_the_counter_gets_an_account_and_a_slip(office) {
        let right = right(&office).await;
        let address = Address {
            building: "3".to_owned(),
            postal_code: "00950".to_owned(),
            town: "Okienkowo".to_owned(),
            ..Address::default()
        };
        let filled = CounterFilled { address, phone: "600 100 200", ..filled("Żaneta Maria", "Łoś-Kęska", PESEL, "") };
        let (id, one_time) = open_at_counter(&office, &right, &read(&office, &filled)).await.ok().unwrap();
        assert!(one_time.login.starts_with("zaneta.loskeska."), "{}", one_time.login);
        let session = sign_in(&office, &one_time.login, &one_time.password, 1).await.ok().unwrap();
        assert!(session.account.id == id && session.account.must_choose_password);
        let own = "zielony most nad rzeką";
        accounts::choose_password(&office.journal, &session.account, &session.token, (own, own), &office.request)
            .await
            .unwrap();
        let client = accounts::session(&office.journal, &session.token).await.unwrap().unwrap();
        let client = client.account.as_client().unwrap();
        assert_eq!((client.name(), client.pesel()), ("Żaneta Maria Łoś-Kęska", Pesel::parse(PESEL).ok().as_ref()));
        let details = accounts::details(&mut office.journal.view().await.unwrap(), &client).await.unwrap();
        assert_eq!(details.identity, Pesel::parse(PESEL).ok().map(Identity::Pesel));
        assert_eq!((details.phone.as_deref(), details.email), (Some("+48600100200"), None));
        assert_eq!(details.address.unwrap().postal_code, "00-950");
    }

    async fn names_alone_are_enough_and_people_of_one_name_get_logins_of_their_own(office) {
        let right = right(&office).await;
        let new = read(&office, &filled("Jan", "Kos", "", ""));
        let mut logins = std::collections::BTreeSet::new();
        for _ in 0..5 {
            let (_, one_time) = open_at_counter(&office, &right, &new).await.ok().unwrap();
            assert!(logins.insert(one_time.login));
        }
    }

    async fn an_address_that_the_clerk_wrote_counts_once_its_link_is_used(office) {
        let mut post = Post::open(&office, Posted::Sent);
        let right = right(&office).await;
        let new = read(&office, &filled("Jan", "Kos", "", "Jan@Poczta.example"));
        let (id, one_time) = open_at_counter(&office, &right, &new).await.ok().unwrap();
        let mail = post.next().await.unwrap();
        assert_eq!(mail.to, "jan@poczta.example");
        let Matter::NewEmail { token } = mail.matter else { panic!("another mail") };
        let details = async || office.text_of("client_details").await;
        assert!(!details().await.contains("jan@poczta.example"), "not proven yet");
        accounts::confirm_email(&office.journal, &token, &office.request).await.unwrap();
        assert!(details().await.contains("jan@poczta.example"));
        assert_eq!(sign_in(&office, &one_time.login, &one_time.password, 1).await.ok().unwrap().account.id, id);
    }

    async fn an_address_of_another_account_is_told(office) {
        let right = right(&office).await;
        client(&office, "anna@poczta.example").await;
        let before = office.rows().await;
        let new = read(&office, &filled("Jan", "Kos", "", "anna@poczta.example"));
        assert!(matches!(open_at_counter(&office, &right, &new).await, Err(CounterError::EmailTaken)));
        assert_eq!(office.rows().await, before);
    }

    async fn of_many_clerks_at_once_one_opens_the_account_of_a_number(office) {
        let right = Arc::new(right(&office).await);
        let new = Arc::new(read(&office, &filled("Anna", "Nowak", PESEL, "")));
        let office = Arc::new(office);
        let presses: Vec<_> = (0..6)
            .map(|_| {
                let (office, right, new) = (office.clone(), right.clone(), new.clone());
                tokio::spawn(async move { open_at_counter(&office, &right, &new).await })
            })
            .collect();
        let (mut opened, mut known) = (Vec::new(), Vec::new());
        for press in presses {
            match press.await.unwrap() {
                Ok((id, _)) => opened.push(id),
                Err(CounterError::Known(card)) => known.push(card.id),
                Err(error) => panic!("{error:?}"),
            }
        }
        assert_eq!((opened.len(), known), (1, vec![opened[0]; 5]));
    }

    async fn clients_are_found_by_number_and_by_login_and_officials_are_not(office) {
        let right = right(&office).await;
        let pesel = Pesel::parse(PESEL).unwrap();
        let anna = open(&office, "anna", Kind::Client { pesel: Some(pesel.clone()) }).await;
        office.clock.advance(1);
        let second = open(&office, "anna2", Kind::Client { pesel: Some(pesel.clone()) }).await.id;
        client(&office, "jan").await;
        let mut view = office.journal.view().await.unwrap();
        let found = accounts::clients_by_pesel(&mut view, &right, &pesel).await.unwrap();
        assert_eq!(found.iter().map(|card| card.id).collect::<Vec<_>>(), [anna.id, second], "both, oldest first");
        let other = Pesel::parse("02070803628").unwrap();
        assert_eq!(accounts::clients_by_pesel(&mut view, &right, &other).await.unwrap(), []);
        let card = accounts::client_by_login(&mut view, &right, " ANNA ").await.unwrap().unwrap();
        assert_eq!((card.id, card.name.as_str(), card.login.as_str()), (anna.id, "Anna Nowak", "anna"));
        for login in ["clerk", "nobody", "", "an\0na"] {
            assert!(accounts::client_by_login(&mut view, &right, login).await.unwrap().is_none(), "{login}");
        }
    }
}

#[test]
fn what_the_clerk_mistyped_is_told_field_by_field() {
    let wrong = |filled: &CounterFilled<'_>| {
        let mistakes = NewAtCounter::read(filled, Language::Pl, Instant::from_seconds(1_800_000_000)).err();
        mistakes.unwrap_or_default().iter().map(|mistake| (mistake.field, mistake.wrong)).collect::<Vec<_>>()
    };
    assert_eq!(wrong(&filled("Jan", "Kos", "", "")), []);
    assert_eq!(wrong(&CounterFilled::default()), [(Field::Names, Wrong::Missing), (Field::Surname, Wrong::Missing)]);
    assert_eq!(
        wrong(&CounterFilled { phone: "1", ..filled("Jan", "Kos", "44051401358", "jan") }),
        [(Field::Pesel, Wrong::CheckDigit), (Field::Email, Wrong::Form), (Field::Phone, Wrong::Form)]
    );
}
