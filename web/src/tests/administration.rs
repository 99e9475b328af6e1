//! People, units and one-time passwords, through the pages.

use accounts::Post;
use axum::http::StatusCode;

use super::{
    browser::{Answer, Browser},
    house::{House, PASSWORD},
};
use crate::links;

const OWN: &str = "zielony most nad rzeka";

/// What a slip says: login and password.
fn slip(page: &str) -> (String, String) {
    let after = |mark: &str, end: &str| {
        page.split(mark).nth(1).and_then(|rest| rest.split(end).next()).expect("a slip").to_owned()
    };
    (after("<dd class=\"moment\"><strong>", "<"), after("<dd class=\"figure\">", "<"))
}

/// The value that the form offers for a unit.
fn unit(page: &str, symbol: &str) -> String {
    let option = page.split("<option ").find(|option| option.contains(&format!("({symbol})"))).expect("a unit");
    option.split("value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("an id").to_owned()
}

async fn hire(administrator: &mut Browser, login: &str, name: &str, post: Post) -> Answer {
    let page = administrator.get(links::OFFICIAL_NEW).await;
    let (csrf, unit) = (page.hidden("csrf"), unit(&page.text(), "OR"));
    let form = format!(
        "csrf={csrf}&nazwa={}&login={login}&komorka={unit}&stanowisko={}&pokoj=12&telefon=22+443+10+05",
        name.replace(' ', "+"),
        post.code()
    );
    administrator.post(links::OFFICIAL_NEW, &form).await
}

async fn choose(browser: &mut Browser, password: &str, again: &str) -> Answer {
    let csrf = browser.get(links::SETTINGS_PASSWORD).await.hidden("csrf");
    let form = format!("csrf={csrf}&haslo={}&haslo2={}", password.replace(' ', "+"), again.replace(' ', "+"));
    browser.post(links::SETTINGS_PASSWORD, &form).await
}

/// The browser of somebody who was hired and signed in with the one-time password.
pub(super) async fn newcomer(house: &House, login: &str, post: Post) -> Browser {
    let mut administrator = Browser::signed_in(house, "administrator").await;
    let page = hire(&mut administrator, login, "Nowa Osoba", post).await.text();
    let mut browser = Browser::of(house);
    assert_eq!(browser.sign_in(login, &slip(&page).1).await.location(), links::SETTINGS_PASSWORD);
    browser
}

/// The address of somebody in the list of people.
async fn address_of(administrator: &mut Browser, name: &str) -> String {
    let list = administrator.get(links::OFFICIALS).await.text();
    let row = list.split("<tr>").skip(1).find(|row| row.contains(name)).unwrap_or_else(|| panic!("{name} in {list}"));
    row.split("href=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("an address").to_owned()
}

#[tokio::test]
async fn a_person_is_hired_gets_a_slip_chooses_a_password_and_works() {
    let house = House::open().await;
    let mut administrator = Browser::signed_in(&house, "administrator").await;
    let page = hire(&mut administrator, "Ewa.Lis", "Ewa Lis", Post::CaseOfficer).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    assert_eq!(page.header("cache-control"), "no-store");
    let (login, password) = slip(&page.text());
    assert_eq!(login, "ewa.lis");
    let list = administrator.get(links::OFFICIALS).await.text();
    assert!(list.contains("Ewa Lis") && list.contains("nieużyte"), "{list}");
    assert!(!list.contains(&password));

    let mut ewa = Browser::of(&house);
    assert_eq!(ewa.sign_in(&login, &password).await.location(), links::SETTINGS_PASSWORD);
    let form = ewa.get(links::SETTINGS_PASSWORD).await.text();
    assert!(!form.contains("name=\"obecne\""), "the one-time password was typed a moment ago");
    assert!(!form.contains(links::FILINGS) && !form.contains(links::DESK), "no way round in the menu: {form}");
    for (new, again) in [(password.as_str(), password.as_str()), ("krotkie", "krotkie"), (OWN, "inne")] {
        let refused = choose(&mut ewa, new, again).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text().contains("class=\"correction\""), "{}", refused.text());
    }
    assert_eq!(choose(&mut ewa, OWN, OWN).await.location(), links::DESK);
    assert_eq!(ewa.get(links::INBOX).await.status, StatusCode::OK);
    assert_eq!(Browser::of(&house).sign_in(&login, &password).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!administrator.get(links::OFFICIALS).await.text().contains("nieużyte"));
}

#[tokio::test]
async fn a_newcomer_posts_nothing_elsewhere_and_may_sign_out() {
    let house = House::open().await;
    let mut newcomer = newcomer(&house, "nowy", Post::Administrator).await;
    let csrf = newcomer.get(links::SETTINGS_PASSWORD).await.hidden("csrf");
    for address in [links::OFFICIAL_NEW, links::UNITS, links::SETTINGS_LANGUAGE, links::SETTINGS_TOKENS] {
        let answer = newcomer.post(address, &format!("csrf={csrf}&symbol=XX&nazwa=Nowa&jezyk=en")).await;
        assert_eq!(answer.location(), links::SETTINGS_PASSWORD, "{address}");
    }
    let mut administrator = Browser::signed_in(&house, "administrator").await;
    assert!(!administrator.get(links::UNITS).await.text().contains("Nowa<"));
    for address in [links::PRIVACY, links::ACCESSIBILITY] {
        assert_eq!(newcomer.get(address).await.status, StatusCode::OK, "{address}");
    }
    assert_eq!(newcomer.post(links::SIGN_OUT, &format!("csrf={csrf}")).await.location(), links::FRONT);
    assert_eq!(newcomer.get(links::FRONT).await.status, StatusCode::OK);
}

#[tokio::test]
async fn an_expired_one_time_password_is_told() {
    let house = House::open().await;
    let mut administrator = Browser::signed_in(&house, "administrator").await;
    let (login, password) = slip(&hire(&mut administrator, "ewa", "Ewa Lis", Post::CaseOfficer).await.text());
    house.office.clock.advance(30 * 24 * 60 * 60);
    let answer = Browser::of(&house).sign_in(&login, &password).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text().contains("straciło ważność"), "{}", answer.text());
}

#[tokio::test]
async fn a_second_press_of_the_button_shows_the_same_slip_until_the_person_came() {
    let house = House::open().await;
    let mut administrator = Browser::signed_in(&house, "administrator").await;
    let first = hire(&mut administrator, "ewa", "Ewa Lis", Post::CaseOfficer).await;
    // Another person under that login, or the same one at another post, is no second press.
    for (name, post) in [("Iga Lis", Post::CaseOfficer), ("Ewa Lis", Post::Secretary)] {
        let taken = hire(&mut administrator, "ewa", name, post).await;
        assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(taken.text().contains("id=\"login-b\"") && taken.text().contains(&format!("value=\"{name}\"")));
    }
    let again = hire(&mut administrator, "ewa", "Ewa Lis", Post::CaseOfficer).await;
    assert_eq!(again.status, StatusCode::OK);
    assert_eq!(slip(&again.text()), slip(&first.text()));
    let (login, password) = slip(&again.text());
    let mut ewa = Browser::of(&house);
    assert_eq!(ewa.sign_in(&login, &password).await.location(), links::SETTINGS_PASSWORD);
    choose(&mut ewa, OWN, OWN).await;
    // Once she came, nothing of hers is touched by sending that form again.
    let late = hire(&mut administrator, "ewa", "Ewa Lis", Post::CaseOfficer).await;
    assert_eq!(late.location(), address_of(&mut administrator, "Ewa Lis").await);
    assert_eq!(ewa.get(links::DESK).await.status, StatusCode::OK);
}

#[tokio::test]
async fn what_is_wrong_stands_beside_its_field_and_what_was_typed_stays() {
    let house = House::open().await;
    let mut administrator = Browser::signed_in(&house, "administrator").await;
    let page = administrator.get(links::OFFICIAL_NEW).await;
    let (csrf, or) = (page.hidden("csrf"), unit(&page.text(), "OR"));
    let form = format!("csrf={csrf}&nazwa=Ewa+Lis&login=kancelaria&komorka={or}&stanowisko=secretary&pokoj=7a");
    let taken = administrator.post(links::OFFICIAL_NEW, &form).await;
    assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
    let text = taken.text();
    for part in [
        "id=\"login-b\"",
        "value=\"Ewa Lis\"",
        "value=\"kancelaria\"",
        "value=\"7a\"",
        &format!("value=\"{or}\" selected"),
        "value=\"secretary\" checked",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    let empty = administrator.post(links::OFFICIAL_NEW, &format!("csrf={csrf}")).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["nazwa", "login", "komorka", "stanowisko"] {
        let text = empty.text();
        assert!(text.contains(&format!("id=\"{field}-b\"")) && text.contains(&format!("href=\"#{field}\"")), "{text}");
    }
}

#[tokio::test]
async fn an_official_is_moved_and_the_own_post_stays() {
    let house = House::open().await;
    let mut administrator = Browser::signed_in(&house, "administrator").await;
    let olga = address_of(&mut administrator, "Olga Sowa").await;
    let page = administrator.get(&olga).await;
    let (csrf, roads) = (page.hidden("csrf"), unit(&page.text(), "DR"));
    let form = format!("csrf={csrf}&nazwa=Olga+Sowa&komorka={roads}&stanowisko=unit_head&pokoj=&telefon=");
    let saved = administrator.post(&olga, &form).await.location().to_owned();
    assert!(administrator.get(&saved).await.text().contains("Zmiana działa"));
    assert!(administrator.get(&olga).await.text().contains(&format!("value=\"{roads}\" selected")));

    let own = address_of(&mut administrator, "Adam Lipa").await;
    let page = administrator.get(&own).await.text();
    assert!(!page.contains(&format!("{own}/haslo")) && !page.contains(&format!("{own}/zamkniecie")), "{page}");
    let form = format!("csrf={csrf}&nazwa=Adam+Lipa&komorka={roads}&stanowisko=case_officer");
    let refused = administrator.post(&own, &form).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("id=\"stanowisko-b\""), "{}", refused.text());
    assert_eq!(administrator.get(&format!("{own}/zamkniecie")).await.location(), own);
    administrator.post(&format!("{own}/zamkniecie"), &format!("csrf={csrf}")).await;
    assert_eq!(
        administrator.post(&format!("{own}/haslo"), &format!("csrf={csrf}")).await.location(),
        links::SETTINGS_PASSWORD
    );
    assert_eq!(administrator.get(links::OFFICIALS).await.status, StatusCode::OK, "still in office");
}

#[tokio::test]
async fn who_left_is_signed_out_at_once_and_does_not_come_back() {
    let house = House::open().await;
    let mut administrator = Browser::signed_in(&house, "administrator").await;
    let mut olga = Browser::signed_in(&house, "organizacja").await;
    let address = address_of(&mut administrator, "Olga Sowa").await;
    let asked = administrator.get(&format!("{address}/zamkniecie")).await;
    assert!(asked.text().contains("Olga Sowa"));
    let csrf = asked.hidden("csrf");
    for press in 1..=2 {
        let closed = administrator.post(&format!("{address}/zamkniecie"), &format!("csrf={csrf}")).await;
        assert_eq!(closed.location(), address, "press {press}");
    }
    assert!(administrator.get(&address).await.text().contains("zamknięte"));
    assert!(olga.get(links::DESK).await.location().starts_with(links::SIGN_IN));
    let mut stranger = Browser::of(&house);
    let refused = stranger.sign_in("organizacja", PASSWORD).await;
    let unknown = stranger.sign_in("nikogo-takiego", PASSWORD).await;
    assert_eq!(refused.text().replace("organizacja", "nikogo-takiego"), unknown.text(), "as if there were nobody");
}

#[tokio::test]
async fn a_forgotten_password_is_replaced_once_and_both_presses_show_it() {
    let house = House::open().await;
    let mut administrator = Browser::signed_in(&house, "administrator").await;
    let mut olga = Browser::signed_in(&house, "organizacja").await;
    let address = address_of(&mut administrator, "Olga Sowa").await;
    let csrf = administrator.get(&address).await.hidden("csrf");
    let mut slips = Vec::new();
    for _ in 0..2 {
        let page = administrator.post(&format!("{address}/haslo"), &format!("csrf={csrf}")).await;
        slips.push(slip(&page.text()));
    }
    assert!(olga.get(links::DESK).await.location().starts_with(links::SIGN_IN), "signed out");
    let entered = async |password: &str| Browser::of(&house).sign_in("organizacja", password).await.status;
    assert_eq!(entered(PASSWORD).await, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(slips[0], slips[1]);
    assert_eq!(entered(&slips[1].1).await, StatusCode::SEE_OTHER);
    let resets = journal::count(&mut house.state.journal.view().await.expect("a view"), "official.reset").await;
    assert_eq!(resets.expect("a database"), 1);
    // A minute later it is asked for anew.
    house.office.clock.advance(61);
    let page = administrator.post(&format!("{address}/haslo"), &format!("csrf={csrf}")).await;
    assert_ne!(slip(&page.text()).1, slips[0].1);
}

#[tokio::test]
async fn a_unit_is_opened_renamed_and_its_symbol_belongs_to_it_alone() {
    let house = House::open().await;
    let mut administrator = Browser::signed_in(&house, "administrator").await;
    let csrf = administrator.get(links::UNITS).await.hidden("csrf");
    let mut open = async |symbol: &str, name: &str| {
        administrator.post(links::UNITS, &format!("csrf={csrf}&symbol={symbol}&nazwa={}", name.replace(' ', "+"))).await
    };
    for press in 1..=2 {
        assert_eq!(open("gk", "Gospodarka Komunalna").await.status, StatusCode::SEE_OTHER, "press {press}");
    }
    let taken = open("GK", "Geodezja i Kartografia").await;
    assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
    let text = taken.text();
    assert!(text.contains("id=\"symbol-b\"") && text.contains("value=\"Geodezja i Kartografia\""), "{text}");
    assert_eq!(open("", "").await.status, StatusCode::UNPROCESSABLE_ENTITY);

    let list = administrator.get(links::UNITS).await.text();
    assert_eq!(list.matches("Gospodarka Komunalna</strong>").count(), 1, "{list}");
    let row = list.split("<li>").find(|row| row.contains("Gospodarka Komunalna")).expect("the unit");
    let address = row.split("href=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("an address");
    let nameless = administrator.post(address, &format!("csrf={csrf}&nazwa=+")).await;
    assert_eq!(nameless.status, StatusCode::UNPROCESSABLE_ENTITY);
    administrator.post(address, &format!("csrf={csrf}&nazwa=Wydział+Komunalny")).await;
    assert!(administrator.get(links::UNITS).await.text().contains("Wydział Komunalny"));
}

#[tokio::test]
async fn the_list_is_searched_in_any_spelling() {
    let house = House::open().await;
    let mut administrator = Browser::signed_in(&house, "administrator").await;
    for (query, found) in [("zielinska", true), ("OR+kancelaryjnego", true), ("drog", false), ("%25", false)] {
        let page = administrator.get(&format!("{}?q={query}", links::OFFICIALS)).await;
        assert_eq!(page.text().contains("Krystyna Zielińska"), found, "{query}");
    }
}

#[tokio::test]
async fn a_client_from_the_counter_chooses_a_password_and_the_token_of_a_program_waits() {
    let house = House::open().await;
    let clerk = accounts::account_by_login(&mut house.state.journal.view().await.expect("a view"), "kancelaria").await;
    let right = clerk.expect("a database").and_then(|clerk| clerk.as_official()?.opens_accounts()).expect("a clerk");
    let filled = accounts::CounterFilled {
        person: accounts::PersonFilled { names: "Jan", surname: "Kos", ..accounts::PersonFilled::default() },
        ..accounts::CounterFilled::default()
    };
    let new = accounts::NewAtCounter::read(&filled, vocabulary::Language::Pl, house.state.journal.now());
    let drawn = accounts::draw_password(&house.state.journal).await.expect("a password");
    let mut act = house.state.journal.act(journal::Actor::System, &house.office.request).await.expect("an act");
    let (_, one_time, recorded) =
        accounts::open_at_counter(&mut act, &right, &new.expect("names"), drawn).await.expect("an account");
    act.commit(recorded).await.expect("a commit");

    let mut jan = Browser::of(&house);
    assert_eq!(jan.sign_in(&one_time.login, &one_time.password).await.location(), links::SETTINGS_PASSWORD);
    assert_eq!(choose(&mut jan, OWN, OWN).await.location(), links::FILINGS);
    assert_eq!(jan.get(links::FILINGS).await.status, StatusCode::OK);
}
