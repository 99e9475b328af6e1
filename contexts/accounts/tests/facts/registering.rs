//! From a stranger to an account.

use std::net::IpAddr;

use accounts::{
    ActivateError, AskError, Email, Identity, Matter, NewPassword, Person, PersonFilled, Posted, Purpose, Registration,
};
use testkit::{Office, on_both_databases};
use vocabulary::{Clock as _, Language};

use crate::{
    post::Post,
    world::{client, official, sign_in, unit},
};

const PASSWORD: &str = "zielony most nad rzeką";
const EMAIL: &str = "ola@poczta.example";
const HOUR: i64 = 3600;

fn address(last: u8) -> IpAddr {
    IpAddr::from([192, 0, 2, last])
}

fn registration(office: &Office, email: &str, surname: &str, password: &str) -> Registration {
    let filled = PersonFilled { surname, names: "Ola Maria", pesel: "440514 01359", ..PersonFilled::default() };
    Registration {
        person: Person::read(&filled, office.clock.now()).unwrap(),
        email: Email::read(email).unwrap(),
        password: NewPassword::read(password, password, email).unwrap(),
        language: Language::En,
    }
}

async fn register(office: &Office, email: &str) -> Result<(), AskError> {
    accounts::register(&office.journal, registration(office, email, "Żak", PASSWORD), address(1), &office.request).await
}

async fn activate(office: &Office, token: &str, password: &str) -> Result<accounts::NewSession, ActivateError> {
    accounts::activate(&office.journal, token, password, address(1), &office.request).await
}

on_both_databases! {
    async fn a_link_and_the_password_make_an_account_and_sign_in(office) {
        let mut post = Post::open(&office, Posted::Sent);
        register(&office, " OLA@poczta.example").await.unwrap();
        assert_eq!(office.rows().await["accounts"], 0, "no account before the link is used");
        assert!(sign_in(&office, EMAIL, PASSWORD, 1).await.is_err());
        let mail = post.next().await.unwrap();
        assert_eq!((mail.to.as_str(), mail.language), (EMAIL, Language::En));
        let Matter::Activation { token } = mail.matter else { panic!("no link") };
        let session = activate(&office, &token, PASSWORD).await.unwrap();
        assert_eq!((session.account.login.as_str(), session.account.name.as_str()), (EMAIL, "Ola Maria Żak"));
        assert_eq!(session.account.language, Language::En);
        let found = accounts::session(&office.journal, &session.token).await.unwrap().unwrap();
        let right = found.account.as_client().unwrap();
        assert_eq!(right.pesel().unwrap().as_str(), "44051401359");
        let known = accounts::details(&mut office.journal.view().await.unwrap(), &right).await.unwrap();
        assert_eq!((known.email.as_deref(), known.surname.as_str()), (Some(EMAIL), "Żak"));
        assert!(sign_in(&office, "Ola@Poczta.example", PASSWORD, 1).await.is_ok());
        assert_eq!(office.rows().await["registrations"], 0);
    }

    async fn looking_at_a_link_changes_nothing_and_pressing_needs_the_password(office) {
        let mut post = Post::open(&office, Posted::Sent);
        register(&office, EMAIL).await.unwrap();
        let token = post.token().await;
        let before = office.rows().await;
        for _ in 0..50 {
            assert!(accounts::link_is_live(&office.journal, Purpose::Activation, &token).await.unwrap());
        }
        assert_eq!(office.rows().await, before);
        for wrong in ["", "zielony most", "okno na rynek 1"] {
            assert!(matches!(activate(&office, &token, wrong).await, Err(ActivateError::Wrong)), "{wrong}");
        }
        assert_eq!(office.rows().await["accounts"], 0);
        assert!(activate(&office, &token, PASSWORD).await.is_ok(), "the link still works");
    }

    async fn a_used_expired_foreign_or_invented_link_is_dead(office) {
        let mut post = Post::open(&office, Posted::Sent);
        register(&office, EMAIL).await.unwrap();
        let used = post.token().await;
        activate(&office, &used, PASSWORD).await.unwrap();
        accounts::ask_reset(&office.journal, &Email::read(EMAIL).unwrap(), address(1), &office.request).await.unwrap();
        let foreign = post.token().await;
        register(&office, "jan@poczta.example").await.unwrap();
        let expired = post.token().await;
        office.clock.advance(48 * HOUR);
        for dead in [used.as_str(), &foreign, &expired, "", "x", &"A".repeat(43), &"A".repeat(100_000), "\0"] {
            assert!(!accounts::link_is_live(&office.journal, Purpose::Activation, dead).await.unwrap());
            assert!(matches!(activate(&office, dead, PASSWORD).await, Err(ActivateError::Dead)));
        }
        assert_eq!(office.rows().await["accounts"], 1);
    }

    async fn guessing_the_password_of_a_link_is_limited(office) {
        let mut post = Post::open(&office, Posted::Sent);
        register(&office, EMAIL).await.unwrap();
        let token = post.token().await;
        for _ in 0..8 {
            assert!(matches!(activate(&office, &token, "wrong wrong wrong").await, Err(ActivateError::Wrong)));
        }
        assert!(matches!(activate(&office, &token, PASSWORD).await, Err(ActivateError::TooMany { .. })));
        office.clock.advance(15 * 60);
        assert!(activate(&office, &token, PASSWORD).await.is_ok());
    }

    async fn a_known_address_gets_the_same_answer_and_its_owner_another_mail(office) {
        let mut post = Post::open(&office, Posted::Sent);
        register(&office, EMAIL).await.unwrap();
        let token = post.token().await;
        activate(&office, &token, PASSWORD).await.unwrap();
        register(&office, EMAIL).await.unwrap();
        let mail = post.next().await.unwrap();
        assert!(matches!(mail.matter, Matter::HasAccount));
        assert_eq!(mail.to, EMAIL);
        // An official or a client from the counter may have it for a login.
        let or = unit(&office, "OR").await;
        official(&office, "ewa@urzad.example", &or, accounts::Post::CaseOfficer).await;
        client(&office, "jan@poczta.example").await;
        for known in ["ewa@urzad.example", "jan@poczta.example"] {
            register(&office, known).await.unwrap();
            assert!(matches!(post.next().await.unwrap().matter, Matter::HasAccount), "{known}");
        }
        assert_eq!(office.rows().await["mail_links"], 0);
    }

    async fn of_two_registrations_the_first_link_used_makes_the_account(office) {
        let mut post = Post::open(&office, Posted::Sent);
        let stranger = "przejęte hasło nieznajomego";
        let theirs = registration(&office, EMAIL, "Obcy", stranger);
        accounts::register(&office.journal, theirs, address(9), &office.request).await.unwrap();
        let first = post.token().await;
        register(&office, EMAIL).await.unwrap();
        let second = post.token().await;
        assert!(matches!(activate(&office, &first, PASSWORD).await, Err(ActivateError::Wrong)), "not one's own data");
        activate(&office, &second, PASSWORD).await.unwrap();
        assert!(matches!(activate(&office, &first, stranger).await, Err(ActivateError::Dead)));
        assert!(sign_in(&office, EMAIL, stranger, 1).await.is_err());
    }

    async fn two_presses_at_once_make_one_account(office) {
        let mut post = Post::open(&office, Posted::Sent);
        register(&office, EMAIL).await.unwrap();
        let token = post.token().await;
        let (one, other) = tokio::join!(activate(&office, &token, PASSWORD), activate(&office, &token, PASSWORD));
        assert_eq!([one.is_ok(), other.is_ok()].iter().filter(|good| **good).count(), 1);
        assert_eq!(office.rows().await["accounts"], 1);
    }

    async fn asking_is_limited_by_e_mail_and_by_address(office) {
        for _ in 0..5 {
            register(&office, EMAIL).await.unwrap();
        }
        assert!(matches!(register(&office, EMAIL).await, Err(AskError::TooMany { .. })));
        let mut taken = 0;
        for number in 0..40 {
            if register(&office, &format!("a{number}@poczta.example")).await.is_ok() {
                taken += 1;
            }
        }
        assert_eq!(taken, 24, "six were counted before");
        office.clock.advance(HOUR);
        assert!(register(&office, EMAIL).await.is_ok());
    }

    async fn what_nobody_confirms_is_forgotten(office) {
        register(&office, EMAIL).await.unwrap();
        office.clock.advance(8 * 24 * HOUR);
        register(&office, "jan@poczta.example").await.unwrap();
        let kept = office.text_of("registrations").await;
        assert!(!kept.contains(EMAIL) && kept.contains("jan@"), "{kept}");
        let mut post = Post::open(&office, Posted::Sent);
        assert!(post.next().await.is_none(), "nobody to write to any more");
    }

    async fn a_token_is_nowhere_but_in_the_mail_and_a_refused_mail_leaves_none(office) {
        let mut post = Post::open(&office, Posted::Refused);
        register(&office, EMAIL).await.unwrap();
        let token = post.token().await;
        assert!(!accounts::link_is_live(&office.journal, Purpose::Activation, &token).await.unwrap());
        post.close().await;
        let mut post = Post::open(&office, Posted::Sent);
        register(&office, EMAIL).await.unwrap();
        let token = post.token().await;
        for table in office.rows().await.keys() {
            let kept = office.text_of(table).await;
            assert!(!kept.contains(&token) && !kept.contains(PASSWORD), "{table}");
        }
        for table in ["journal_entries", "journal_personal"] {
            assert!(!office.text_of(table).await.contains(EMAIL), "{table}: not an account yet");
        }
        activate(&office, &token, PASSWORD).await.unwrap();
        let entries = office.text_of("journal_entries").await;
        assert!(!entries.contains(EMAIL) && !entries.contains("Żak") && entries.contains("account.opened"), "{entries}");
    }

    async fn a_mail_server_out_of_order_loses_no_registration_and_leaves_no_link(office) {
        let mut post = Post::open(&office, None);
        register(&office, EMAIL).await.unwrap();
        let lost = post.token().await;
        post.close().await;
        assert!(!accounts::link_is_live(&office.journal, Purpose::Activation, &lost).await.unwrap());
        office.clock.advance(72 * HOUR);
        let mut post = Post::open(&office, Posted::Sent);
        let token = post.token().await;
        assert!(activate(&office, &token, PASSWORD).await.is_ok(), "48 hours are counted from sending");
    }

    async fn people_without_a_pesel_are_known_by_a_document(office) {
        let mut post = Post::open(&office, Posted::Sent);
        let filled = PersonFilled {
            surname: "Kowalczuk",
            names: "Olena",
            birth_date: ["5", "03", "1990"],
            citizenship: "Ukraina",
            document: "FA 123456",
            ..PersonFilled::default()
        };
        let new = Registration { person: Person::read(&filled, office.clock.now()).unwrap(), ..registration(&office, EMAIL, "x", PASSWORD) };
        accounts::register(&office.journal, new, address(1), &office.request).await.unwrap();
        let token = post.token().await;
        let account = activate(&office, &token, PASSWORD).await.unwrap().account;
        let right = account.as_client().unwrap();
        assert_eq!(right.pesel(), None);
        let known = accounts::details(&mut office.journal.view().await.unwrap(), &right).await.unwrap();
        let Some(Identity::Document { birth_date, document, .. }) = known.identity else { panic!("no document") };
        assert_eq!((birth_date.to_string().as_str(), document.as_str()), ("1990-03-05", "FA 123456"));
    }
}
