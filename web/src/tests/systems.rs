//! Other systems: let in by the administrator, reading what happens.

use accounts::Administers;
use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use journal::Actor;
use systems::{Admitted, Scope};

use super::{
    browser::{Answer, Browser},
    house::House,
};
use crate::links;

const EVENTS: &str = "/api/v1/events";

async fn administrator(house: &House) -> Administers {
    let mut view = house.office.journal.view().await.expect("a view");
    let account = accounts::account_by_login(&mut view, "administrator").await.expect("a database");
    let account = account.expect("the administrator");
    account.as_official().and_then(|official| official.administers()).expect("a right")
}

/// A system that was let in.
pub(super) async fn admitted(house: &House, scopes: &[Scope]) -> Admitted {
    let right = administrator(house).await;
    let mut act = house.office.journal.act(Actor::System, &house.office.request).await.expect("an act");
    let (admitted, recorded) = systems::admit(&mut act, &right, "EZD", scopes).await.expect("a system");
    act.commit(recorded).await.expect("a commit");
    admitted
}

async fn get(house: &House, key: &str, address: &str) -> Answer {
    let request = Request::get(address).header(header::AUTHORIZATION, format!("Bearer {key}"));
    Browser::of(house).send(request, Body::empty()).await
}

fn json(answer: &Answer) -> serde_json::Value {
    serde_json::from_slice(&answer.body).unwrap_or_else(|_| panic!("not JSON: {}", answer.text()))
}

#[tokio::test]
async fn the_administrator_lets_a_system_in_and_shuts_it_out() {
    let house = House::open().await;
    let mut administrator = Browser::signed_in(&house, "administrator").await;
    let csrf = administrator.get(links::SYSTEMS).await.hidden("csrf");
    for (form, field) in [("nazwa=+&zdarzenia=tak", "nazwa-b"), ("nazwa=EZD&osobowe=tak", "wolno-b")] {
        let refused = administrator.post(links::SYSTEMS, &format!("csrf={csrf}&{form}")).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text().contains(&format!("id=\"{field}\"")), "{}", refused.text());
    }
    let shown = administrator.post(links::SYSTEMS, &format!("csrf={csrf}&nazwa=EZD&zdarzenia=tak")).await;
    assert_eq!((shown.status, shown.header("cache-control")), (StatusCode::OK, "no-store"));
    let page = shown.text();
    let key = page.split("oks_").nth(1).and_then(|rest| rest.split('<').next()).expect("a key");
    let key = format!("oks_{key}");
    assert_eq!(get(&house, &key, EVENTS).await.status, StatusCode::OK);
    let list = administrator.get(links::SYSTEMS).await.text();
    assert!(list.contains("EZD") && list.contains("ostatnio był") && !list.contains(&key), "{list}");

    let one =
        list.split("href=\"/administracja/systemy/").nth(1).and_then(|rest| rest.split('"').next()).expect("an id");
    let out = format!("{}/{one}/zamkniecie", links::SYSTEMS);
    let closed = administrator.post(&out, &format!("csrf={csrf}")).await;
    assert!(administrator.get(closed.location()).await.text().contains("Dostęp jest zamknięty"));
    assert_eq!(get(&house, &key, EVENTS).await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(administrator.post(&out, &format!("csrf={csrf}")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn events_are_read_on_by_their_cursor() {
    let house = House::open().await;
    let key = admitted(&house, &[Scope::Events]).await.key;
    let whole = json(&get(&house, &key, &format!("{EVENTS}?limit=1000")).await);
    let items = whole["items"].as_array().expect("items").clone();
    assert_eq!(whole["last"], items.len());
    assert_eq!(whole["next"], whole["last"]);
    let told: Vec<_> = items.iter().map(|event| event["sequence"].as_u64().expect("a number")).collect();
    assert_eq!(told, (1..=items.len() as u64).collect::<Vec<_>>());
    let (mut after, mut walked) = (0, Vec::new());
    loop {
        let page = json(&get(&house, &key, &format!("{EVENTS}?after={after}&limit=7")).await);
        after = page["next"].as_u64().expect("a number");
        match page["items"].as_array() {
            Some(part) if !part.is_empty() => walked.extend(part.iter().cloned()),
            _ => break,
        }
    }
    assert_eq!(walked, items);
    let last = items.last().expect("an event");
    assert_eq!((&last["kind"], &last["facts"]["scopes"]), (&"system.admitted".into(), &"events".into()));
    assert!(items.iter().all(|event| event["personal"].as_object().is_some_and(serde_json::Map::is_empty)));

    let ahead = get(&house, &key, &format!("{EVENTS}?after={}", items.len() + 1)).await;
    assert_eq!((ahead.status, json(&ahead)["reason"].as_str()), (StatusCode::CONFLICT, Some("ahead")));
    for wrong in ["limit=0", "limit=1001", "after=-1", "after=x", "wait=26", "wait=-1"] {
        assert_eq!(get(&house, &key, &format!("{EVENTS}?{wrong}")).await.status, StatusCode::BAD_REQUEST, "{wrong}");
    }
}

#[tokio::test]
async fn only_a_system_that_may_reads_events_and_its_key_opens_nothing_else() {
    let house = House::open().await;
    let key = admitted(&house, &[Scope::Events]).await.key;
    assert_eq!(get(&house, &house.token, EVENTS).await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(get(&house, "oks_x", EVENTS).await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(get(&house, &key, "/api/v1/submissions").await.status, StatusCode::UNAUTHORIZED);
    let personal = admitted(&house, &[Scope::Events, Scope::Personal]).await.key;
    let page = get(&house, &personal, &format!("{EVENTS}?limit=1000")).await.text();
    assert!(page.contains("Anna Wiśniewska"), "{page}");
    assert!(!get(&house, &key, &format!("{EVENTS}?limit=1000")).await.text().contains("Anna Wiśniewska"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_waits_is_told_as_soon_as_something_happens() {
    let house = House::open().await;
    let key = admitted(&house, &[Scope::Events]).await.key;
    let last = json(&get(&house, &key, EVENTS).await)["last"].clone();
    let address = format!("{EVENTS}?after={last}&wait=25");
    let (told, other) = tokio::join!(get(&house, &key, &address), async {
        // The first look is over before this is committed.
        tokio::task::yield_now().await;
        admitted(&house, &[Scope::Events]).await
    });
    let told = json(&told);
    assert_eq!(told["items"][0]["subject"], other.id.to_string());
}

#[tokio::test]
async fn events_are_sent_to_an_address_again_and_no_more() {
    let house = House::open().await;
    let system = admitted(&house, &[Scope::Events]).await.id;
    let mut administrator = Browser::signed_in(&house, "administrator").await;
    let page = links::system(system);
    let csrf = administrator.get(&page).await.hidden("csrf");
    let refused = administrator.post(&page, &format!("csrf={csrf}&adres=ezd")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("id=\"adres-b\""), "{}", refused.text());
    let added = administrator.post(&page, &format!("csrf={csrf}&adres=https%3A%2F%2Fezd.example%2Fa")).await;
    assert!(added.text().contains("whsec_"), "{}", added.text());

    let shown = administrator.get(&page).await.text();
    assert!(shown.contains("https://ezd.example/a") && !shown.contains("whsec_"), "{shown}");
    let action = |end: &str| -> String {
        let mut actions = shown.split("action=\"").filter_map(|rest| rest.split('"').next());
        actions.find(|action| action.ends_with(end)).expect("a form").to_owned()
    };
    for wrong in ["0", "x", "99999999"] {
        let refused = administrator.post(&action("/wyslij"), &format!("csrf={csrf}&od={wrong}")).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
    }
    let again = administrator.post(&action("/wyslij"), &format!("csrf={csrf}&od=3")).await;
    let shown_again = administrator.get(again.location()).await.text();
    assert!(shown_again.contains("value=\"3\"") && shown_again.contains("status idle"), "{shown_again}");
    let closed = administrator.post(&action("/koniec"), &format!("csrf={csrf}")).await;
    assert!(!administrator.get(closed.location()).await.text().contains("ezd.example"));
    assert_eq!(administrator.post(&action("/koniec"), &format!("csrf={csrf}")).await.status, StatusCode::NOT_FOUND);
}
