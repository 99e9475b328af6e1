//! A forgotten password, and what people change themselves.

use std::net::IpAddr;

use accounts::{
    Account, Address, AskError, ChangeError, ConfirmError, Data, DataFilled, Delivery, Email, Field, Line, Matter,
    Notice, Posted, Purpose, ResetError, Wrong,
};
use testkit::{Office, on_both_databases};
use vocabulary::SubmissionId;

use crate::{
    post::Post,
    world::{PASSWORD, act, client, sign_in},
};

const NEW: &str = "żółte tramwaje o świcie";
const EMAIL: &str = "anna@poczta.example";
const FROM: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(192, 0, 2, 1));

async fn ask_reset(office: &Office, email: &str) -> Result<(), AskError> {
    accounts::ask_reset(&office.journal, &Email::read(email).unwrap(), FROM, &office.request).await
}

async fn reset(office: &Office, token: &str, password: &str) -> Result<(), ResetError> {
    accounts::reset_password(&office.journal, token, password, password, &office.request).await
}

/// A client whose e-mail address the office knows.
async fn reachable(office: &Office, post: &mut Post, login: &str, email: &str) -> Account {
    let account = client(office, login).await;
    ask_email(office, &account, email).await.unwrap();
    let token = post.token().await;
    accounts::confirm_email(&office.journal, &token, &office.request).await.unwrap();
    account
}

async fn ask_email(office: &Office, account: &Account, email: &str) -> Result<(), ChangeError> {
    let email = Email::read(email).unwrap();
    accounts::ask_email(&office.journal, account, PASSWORD, &email, FROM, &office.request).await
}

on_both_databases! {
    async fn a_reset_sets_the_password_ends_sessions_and_tells_the_person(office) {
        let mut post = Post::open(&office, Posted::Sent);
        reachable(&office, &mut post, "anna", EMAIL).await;
        let session = sign_in(&office, "anna", PASSWORD, 1).await.ok().unwrap().token;
        ask_reset(&office, "ANNA@poczta.example").await.unwrap();
        let token = post.token().await;
        reset(&office, &token, NEW).await.unwrap();
        assert!(accounts::session(&office.journal, &session).await.unwrap().is_none());
        assert!(sign_in(&office, "anna", PASSWORD, 1).await.is_err());
        assert!(sign_in(&office, "anna", NEW, 1).await.is_ok());
        assert!(matches!(post.next().await.unwrap().matter, Matter::PasswordChanged));
        assert!(matches!(reset(&office, &token, NEW).await, Err(ResetError::Dead)), "used");
    }

    async fn an_unknown_address_gets_the_same_answer_and_no_mail(office) {
        let mut post = Post::open(&office, Posted::Sent);
        client(&office, EMAIL).await;
        for unknown in ["nikt@poczta.example", EMAIL] {
            ask_reset(&office, unknown).await.unwrap();
            assert!(post.next().await.is_none(), "{unknown}: a login alone is no address that was shown to be one's own");
        }
        assert_eq!(office.rows().await["mail_links"], 0);
    }

    async fn a_reset_link_lives_an_hour_and_dies_with_a_new_password(office) {
        let mut post = Post::open(&office, Posted::Sent);
        reachable(&office, &mut post, "anna", EMAIL).await;
        ask_reset(&office, EMAIL).await.unwrap();
        let (one, other) = (post.token().await, { ask_reset(&office, EMAIL).await.unwrap(); post.token().await });
        let Err(ResetError::Mistakes(mistakes)) = reset(&office, &one, "krótkie").await else { panic!("taken") };
        assert_eq!((mistakes[0].field, mistakes[0].wrong), (Field::Password, Wrong::TooShort));
        reset(&office, &one, NEW).await.unwrap();
        assert!(matches!(reset(&office, &other, NEW).await, Err(ResetError::Dead)));
        post.next().await;
        ask_reset(&office, EMAIL).await.unwrap();
        let late = post.token().await;
        office.clock.advance(3600);
        assert!(!accounts::link_is_live(&office.journal, Purpose::Reset, &late).await.unwrap());
        assert!(matches!(reset(&office, &late, NEW).await, Err(ResetError::Dead)));
    }

    async fn changing_the_password_needs_the_old_one_and_ends_other_sessions(office) {
        let mut post = Post::open(&office, Posted::Sent);
        let anna = reachable(&office, &mut post, "anna", EMAIL).await;
        let here = sign_in(&office, "anna", PASSWORD, 1).await.ok().unwrap().token;
        let there = sign_in(&office, "anna", PASSWORD, 2).await.ok().unwrap().token;
        let change = async |current: &str, new: (&str, &str)| {
            accounts::change_password(&office.journal, &anna, &here, current, new, &office.request).await
        };
        let Err(ChangeError::Mistakes(mistakes)) = change("nie to", (NEW, "inne")).await else { panic!("taken") };
        let told: Vec<_> = mistakes.iter().map(|mistake| (mistake.field, mistake.wrong)).collect();
        assert_eq!(told, [(Field::CurrentPassword, Wrong::NotRight), (Field::PasswordAgain, Wrong::Differs)]);
        change(PASSWORD, (NEW, NEW)).await.unwrap();
        assert!(accounts::session(&office.journal, &here).await.unwrap().is_some());
        assert!(accounts::session(&office.journal, &there).await.unwrap().is_none());
        assert!(matches!(post.next().await.unwrap().matter, Matter::PasswordChanged));
        for _ in 0..8 {
            assert!(matches!(change("nie to", (NEW, NEW)).await, Err(ChangeError::Mistakes(_))));
        }
        assert!(matches!(change(NEW, (PASSWORD, PASSWORD)).await, Err(ChangeError::TooMany { .. })));
    }

    async fn a_new_address_counts_when_its_link_is_used_and_the_old_one_is_told(office) {
        let mut post = Post::open(&office, Posted::Sent);
        let account = reachable(&office, &mut post, EMAIL, EMAIL).await;
        ask_email(&office, &account, "nowa@poczta.example").await.unwrap();
        let mail = post.next().await.unwrap();
        assert_eq!(mail.to, "nowa@poczta.example");
        let Matter::NewEmail { token } = mail.matter else { panic!("no link") };
        let email = async || {
            let right = account.as_client().unwrap();
            accounts::details(&mut office.journal.view().await.unwrap(), &right).await.unwrap().email
        };
        assert_eq!(email().await.as_deref(), Some(EMAIL), "not yet");
        ask_reset(&office, EMAIL).await.unwrap();
        let reset_link = post.token().await;
        accounts::confirm_email(&office.journal, &token, &office.request).await.unwrap();
        assert_eq!(email().await.as_deref(), Some("nowa@poczta.example"));
        let told = post.next().await.unwrap();
        assert!(matches!(told.matter, Matter::EmailChanged) && told.to == EMAIL);
        assert!(sign_in(&office, EMAIL, PASSWORD, 1).await.is_err());
        assert!(sign_in(&office, "nowa@poczta.example", PASSWORD, 1).await.is_ok(), "the login moved along");
        assert!(matches!(reset(&office, &reset_link, NEW).await, Err(ResetError::Dead)), "sent to the old address");
        let again = accounts::confirm_email(&office.journal, &token, &office.request).await;
        assert!(matches!(again, Err(ConfirmError::Dead)));
    }

    async fn anothers_address_cannot_be_taken_nor_found_out(office) {
        let mut post = Post::open(&office, Posted::Sent);
        reachable(&office, &mut post, "anna", EMAIL).await;
        let jan = client(&office, "jan").await;
        ask_email(&office, &jan, EMAIL).await.unwrap();
        let mail = post.next().await.unwrap();
        assert!(matches!(mail.matter, Matter::HasAccount) && mail.to == EMAIL);
        assert!(matches!(
            accounts::ask_email(&office.journal, &jan, "nie to", &Email::read("a@b.example").unwrap(), FROM, &office.request).await,
            Err(ChangeError::Mistakes(_))
        ));
    }

    async fn changed_data_is_kept_whole(office) {
        let anna = client(&office, "anna").await;
        let right = anna.as_client().unwrap();
        let filled = DataFilled {
            surname: " Nowak-Żak ",
            names: "Anna  Maria",
            address: Address { building: "7a".into(), postal_code: "00 950".into(), town: "Okienkowo".into(), ..Address::default() },
            phone: "600 700 800",
            delivery: "ade",
            ade: "ae:pl-12345-67890-abcde-12",
            ..DataFilled::default()
        };
        let mut changing = act(&office).await;
        let recorded = accounts::change_data(&mut changing, &right, Data::read(&filled).unwrap()).await.unwrap();
        changing.commit(recorded).await.unwrap();
        let mut view = office.journal.view().await.unwrap();
        let known = accounts::details(&mut view, &right).await.unwrap();
        assert_eq!((known.surname.as_str(), known.names.as_str()), ("Nowak-Żak", "Anna Maria"));
        assert_eq!(known.address.unwrap().postal_code, "00-950");
        assert_eq!((known.phone.as_deref(), known.mailing_address), (Some("+48600700800"), None));
        assert_eq!(known.delivery, Delivery::Ade("AE:PL-12345-67890-ABCDE-12".to_owned()));
        let account = accounts::account_by_login(&mut view, "anna").await.unwrap().unwrap();
        assert_eq!(account.name, "Anna Maria Nowak-Żak");
        assert!(!office.text_of("journal_entries").await.contains("Nowak"));
    }

    async fn only_people_whom_mail_reaches_are_told_of_their_filings(office) {
        let mut post = Post::open(&office, Posted::Sent);
        let unreachable = client(&office, "jan").await;
        let anna = reachable(&office, &mut post, "anna", EMAIL).await;
        let submission: SubmissionId = office.journal.new_id();
        for account in [&unreachable, &anna] {
            let notice = Notice::Received { submission, number: "RPW/2026/1".to_owned() };
            let mut act = act(&office).await;
            accounts::notify(&mut act, account.id, notice).await.unwrap();
            let recorded = accounts::choose_language(&mut act, account, vocabulary::Language::En).await.unwrap();
            act.commit(recorded).await.unwrap();
        }
        let mail = post.next().await.unwrap();
        assert_eq!((mail.to.as_str(), mail.language), (EMAIL, vocabulary::Language::En));
        assert!(matches!(mail.matter, Matter::Notice(Notice::Received { number, .. }) if number == "RPW/2026/1"));
        assert_eq!(office.rows().await["jobs"], 0);
    }
}

#[test]
fn everything_wrong_is_told_at_once() {
    let filled = DataFilled {
        names: "Anna\u{202e}",
        address: Address { street: "Rynek".into(), postal_code: "0095".into(), ..Address::default() },
        mailing_address: Address { town: "x".repeat(200), ..Address::default() },
        phone: "12",
        delivery: "ade",
        ade: "AE:PL-1",
        ..DataFilled::default()
    };
    let told: Vec<_> = Data::read(&filled).unwrap_err().iter().map(|mistake| (mistake.field, mistake.wrong)).collect();
    assert_eq!(
        told,
        [
            (Field::Surname, Wrong::Missing),
            (Field::Names, Wrong::Form),
            (Field::Home(Line::Building), Wrong::Missing),
            (Field::Home(Line::PostalCode), Wrong::Form),
            (Field::Home(Line::Town), Wrong::Missing),
            (Field::Mailing(Line::Building), Wrong::Missing),
            (Field::Mailing(Line::PostalCode), Wrong::Missing),
            (Field::Mailing(Line::Town), Wrong::TooLong),
            (Field::Phone, Wrong::Form),
            (Field::Ade, Wrong::Form),
        ]
    );
}
