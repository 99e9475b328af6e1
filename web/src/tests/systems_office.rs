//! An outside circulation system carries a letter from its registration to the sealed answer, in the names of officials.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use serde_json::{Value, json};
use systems::Scope;

use super::{
    browser::{Answer, Browser},
    case_work::Desk,
    house::House,
    systems::admitted,
};

const LETTERS: &str = "/api/v1/office/letters";
const CASES: &str = "/api/v1/office/cases";

/// A system that may act, at work.
struct System<'h> {
    house: &'h House,
    key: String,
}

impl System<'_> {
    async fn post(&self, official: &str, key: &str, address: &str, body: &Value) -> Answer {
        let request = Request::post(address)
            .header(header::AUTHORIZATION, format!("Bearer {}", self.key))
            .header(header::CONTENT_TYPE, "application/json")
            .header("okienko-official", official)
            .header("idempotency-key", key);
        Browser::of(self.house).send(request, Body::from(body.to_string())).await
    }

    async fn get(&self, official: &str, address: &str) -> Answer {
        let request = Request::get(address)
            .header(header::AUTHORIZATION, format!("Bearer {}", self.key))
            .header("okienko-official", official);
        Browser::of(self.house).send(request, Body::empty()).await
    }

    async fn register(&self, key: &str, subject: &str) -> Answer {
        let letter = json!({
            "sender": "Jan Kos", "subject": subject, "receivedOn": "2026-11-20", "notScanned": "Skan jest w EZD",
        });
        self.post("kancelaria", key, LETTERS, &letter).await
    }

    /// A letter that the officer has taken: its address and its version.
    async fn taken(&self) -> (String, i64) {
        let letter = good(&self.register("r", "Podanie").await);
        let address = format!("{LETTERS}/{}", letter["id"].as_str().expect("an id"));
        let moves = format!("{address}/moves");
        let mut version = letter["version"].as_i64().expect("a number");
        for (who, step) in [
            ("kancelaria", json!({ "move": "distribute", "unit": "OR" })),
            ("szefowa", json!({ "move": "assign", "unit": "OR", "official": "organizacja", "text": "pilne" })),
            ("organizacja", json!({ "move": "take" })),
        ] {
            let mut step = step;
            step["version"] = version.into();
            let done = self.post(who, &format!("m{version}"), &moves, &step).await;
            version = good(&done)["version"].as_i64().expect("a number");
        }
        (address, version)
    }
}

async fn system(house: &House) -> System<'_> {
    System { house, key: admitted(house, &[Scope::Events, Scope::Acts]).await.key }
}

fn good(answer: &Answer) -> Value {
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    serde_json::from_slice(&answer.body).expect("JSON")
}

fn problem(answer: &Answer) -> (u16, String) {
    assert_eq!(answer.header("content-type"), "application/problem+json", "{}", answer.text());
    let problem: Value = serde_json::from_slice(&answer.body).expect("JSON");
    let reason = problem["cause"].as_str().or(problem["reason"].as_str()).expect("a reason");
    (answer.status.as_u16(), reason.to_owned())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_letter_goes_from_its_registration_to_the_sealed_answer() {
    let house = House::open().await;
    let _desk = Desk::open(&house).await;
    let system = system(&house).await;
    let (address, version) = system.taken().await;
    let shown = good(&system.get("organizacja", &address).await);
    assert_eq!((&shown["state"], &shown["version"], &shown["unit"]), (&"taken".into(), &version.into(), &"OR".into()));

    let case = json!({ "version": version, "class": "5345", "title": "Zaświadczenie", "startedOn": "2026-11-20" });
    let case = good(&system.post("organizacja", "c", &format!("{address}/case"), &case).await);
    assert_eq!(case["sign"], "OR.5345.1.2026");
    let address = format!("{CASES}/{}", case["id"].as_str().expect("an id"));
    let steps = format!("{address}/steps");
    let pause = json!({ "step": "pause", "version": 1, "reason": "awaiting-party", "on": "2026-11-21" });
    assert_eq!(good(&system.post("organizacja", "p", &steps, &pause).await)["version"], 2);
    assert_eq!(good(&system.get("organizacja", &address).await)["stage"], "awaiting-party");
    let resume = json!({ "step": "resume", "version": 2, "on": "2026-11-22" });
    good(&system.post("organizacja", "w", &steps, &resume).await);

    let text =
        json!({ "version": 3, "addressee": "Jan Kos\nul. Cicha 1", "title": "Zaświadczenie", "text": "Nie zalega." });
    let brought = good(&system.post("organizacja", "a", &format!("{address}/answer"), &text).await);
    let approval = json!({ "version": brought["version"] });
    let approve = format!("{address}/answer/approval");
    assert_eq!(problem(&system.post("organizacja", "z1", &approve, &approval).await).0, 404, "four eyes");
    good(&system.post("szefowa", "z2", &approve, &approval).await);
    loop {
        let shown = good(&system.get("organizacja", &address).await);
        if shown["answer"]["state"] == "sealed" {
            assert_eq!(shown["stage"], "settled");
            break;
        }
        tokio::task::yield_now().await;
    }
    let mut view = house.office.journal.view().await.expect("a view");
    assert_eq!(journal::count(&mut view, "system.acted").await.expect("a number"), 9);
    assert_eq!(journal::verify(&mut view, &[]).await.expect("a chain").problems, []);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_asked_twice_under_a_key_is_done_once() {
    let house = House::open().await;
    let system = system(&house).await;
    let first = good(&system.register("k", "Podanie").await);
    let before = house.office.rows().await;
    assert_eq!(good(&system.register("k", "Podanie").await), first);
    assert_eq!(problem(&system.register("k", "Inne podanie").await), (422, "key-used".to_owned()));
    assert_eq!(house.office.rows().await, before);
    let other = self::system(&house).await;
    assert_ne!(good(&other.register("k", "Podanie").await)["number"], first["number"], "keys are of their system");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_system_has_the_rights_of_whom_it_names_and_no_more() {
    let house = House::open().await;
    let _desk = Desk::open(&house).await;
    let system = system(&house).await;
    let (address, version) = system.taken().await;
    assert_eq!(problem(&system.get("drogi", &address).await).0, 404);
    for nobody in ["administrator", "anna", "nie-ma", ""] {
        assert_eq!(problem(&system.get(nobody, &address).await), (403, "no-official".to_owned()), "{nobody}");
    }
    let reader = System { house: &house, key: admitted(&house, &[Scope::Events]).await.key };
    assert_eq!(problem(&reader.get("organizacja", &address).await), (403, "not-allowed".to_owned()));
    let letter = json!({ "sender": "J", "subject": "P", "receivedOn": "2026-11-20", "notScanned": "x" });
    assert_eq!(problem(&system.post("organizacja", "r2", LETTERS, &letter).await), (403, "not-allowed".to_owned()));

    let moves = format!("{address}/moves");
    let again = json!({ "move": "take", "version": version });
    assert_eq!(problem(&system.post("organizacja", "t", &moves, &again).await), (409, "not-now".to_owned()));
    let before = house.office.rows().await;
    let case = |version: i64| json!({ "version": version, "class": "5345", "title": "T", "startedOn": "2026-11-20" });
    let stale = system.post("organizacja", "o", &format!("{address}/case"), &case(version - 1)).await;
    assert_eq!(problem(&stale), (409, "stale".to_owned()));
    let class = json!({ "version": version, "class": "1", "title": "T", "startedOn": "2026-11-20" });
    let unknown = system.post("organizacja", "o", &format!("{address}/case"), &class).await;
    assert_eq!(problem(&unknown), (422, "class-unknown".to_owned()));
    assert_eq!(house.office.rows().await, before, "a refusal keeps the key free");
    good(&system.post("organizacja", "o", &format!("{address}/case"), &case(version)).await);
}

#[tokio::test]
async fn what_cannot_be_read_is_refused_with_its_field() {
    let house = House::open().await;
    let system = system(&house).await;
    let right = json!({ "sender": "Jan", "subject": "P", "receivedOn": "2026-11-20", "notScanned": "x" });
    for (field, value, cause) in [
        ("sender", json!(" "), "sender-missing"),
        ("subject", json!("a".repeat(301)), "subject-text"),
        ("receivedOn", json!("2026-11-23"), "receivedOn-day"),
        ("receivedOn", json!("1989-12-31"), "receivedOn-day"),
        ("enclosures", json!(10_000), "enclosures-number"),
        ("service", json!("nie-ma"), "service-unknown"),
    ] {
        let mut letter = right.clone();
        letter[field] = value;
        assert_eq!(problem(&system.post("kancelaria", "k", LETTERS, &letter).await), (422, cause.to_owned()));
    }
    for (field, value) in [("receivedOn", json!("20.11.2026")), ("enclosures", json!(-1)), ("other", json!(1))] {
        let mut letter = right.clone();
        letter[field] = value;
        assert_eq!(problem(&system.post("kancelaria", "k", LETTERS, &letter).await).0, 400, "{field}");
    }
    let mut sent = Request::post(LETTERS)
        .header(header::AUTHORIZATION, format!("Bearer {}", system.key))
        .header("okienko-official", "kancelaria");
    sent = sent.header(header::CONTENT_TYPE, "application/json");
    let keyless = Browser::of(&house).send(sent, Body::from(right.to_string())).await;
    assert_eq!(problem(&keyless), (400, "missing-key".to_owned()));
}
