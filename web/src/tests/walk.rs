//! Every address tried by those it is not for.

use axum::http::StatusCode;

use super::{
    browser::{Browser, Part},
    circulation, deliveries, drafts,
    house::House,
};
use crate::{
    links,
    site::{Place, Reader, places},
};

/// What of Anna's the addresses are filled in with.
struct Annas {
    submission: String,
    letter: String,
    /// A draft with every answer and a file, and another whose document is fixed.
    open: String,
    fixed: String,
    file: String,
    /// A case of hers and its answer, which she signed for; the letter above is in no case.
    case: String,
    answer: String,
    /// A message in that case, with a file.
    message: String,
    /// A template of the unit that she wrote to.
    template: String,
    /// A letter that came on paper.
    paper: String,
    /// An official and a unit, for the administrator.
    official: String,
    unit: String,
    system: String,
    /// A line of the register of outgoing letters, which waits for the post.
    dispatch: String,
}

impl Annas {
    async fn of(house: &House) -> Self {
        let (submission, letter) = filing(house).await;
        let mut anna = Browser::signed_in(house, "anna").await;
        let id = |address: String| address.rsplit('/').next().expect("an id").to_owned();
        let (case, answer) = deliveries::signed_for(house, &mut anna).await;
        let (fixed, open) = (drafts::fixed(&mut anna).await, drafts::complete(&mut anna).await);
        let files = anna.get(&format!("{open}/krok/zalaczniki")).await.text();
        let file = files.split("/pliki/").nth(1).and_then(|rest| rest.split('"').next()).expect("a file").to_owned();
        let mut administrator = Browser::signed_in(house, "administrator").await;
        let mut first = async |list: &str, known: &str| -> String {
            let page = administrator.get(list).await.text();
            let mark = format!("href=\"{list}/");
            let mut ids = page.split(mark.as_str()).skip(1).filter_map(|rest| rest.split('"').next());
            ids.find(|id| *id != known).expect("an id").to_owned()
        };
        let official = first(links::OFFICIALS, "nowa-osoba").await;
        let unit = first(links::UNITS, "").await;
        let system = super::systems::admitted(house, &[systems::Scope::Events]).await.id.to_string();
        let paper = circulation::on_paper(house).await;
        let message = super::messages::written(house, case).await.to_string();
        let template = super::templates::kept(house).await;
        let (case, answer) = (case.to_string(), answer.to_string());
        let dispatch = super::sending::to_post(house, &case, &answer).await;
        Self {
            dispatch,
            submission,
            paper,
            letter,
            case,
            answer,
            message,
            template,
            open: id(open),
            fixed: id(fixed),
            file,
            official,
            unit,
            system,
        }
    }

    /// The address with all of it put in.
    fn fill(&self, place: &Place) -> String {
        let id = match place.address {
            links::LETTER_SCAN | links::PAPER_SLIP | links::LETTER_SHELF => &self.paper,
            address if address.starts_with("/biuro/sprawy/") => &self.case,
            _ if place.reader == Reader::Official => &self.letter,
            links::UNIT => &self.unit,
            address if address.starts_with(links::SYSTEMS) => &self.system,
            _ if place.reader == Reader::Administrator => &self.official,
            links::SIGN | links::FIXED_XML | links::FIXED_PDF | links::TRUSTED_PROFILE_BACK => &self.fixed,
            address if address.starts_with("/wnioski/") => &self.open,
            _ => &self.submission,
        };
        place
            .address
            .replace("{code}", "pismo-ogolne")
            .replace("{id}", id)
            .replace("{letter}", &self.letter)
            .replace("{case}", &self.case)
            .replace("{answer}", &self.answer)
            .replace("{message}", &self.message)
            .replace("{template}", &self.template)
            .replace("{position}", "1")
            .replace("{step}", "szczegoly")
            .replace("{slot}", "oplata")
            .replace("{file}", &self.file)
            .replace("{token}", "nie-ma-takiego")
            .replace("{dispatch}", &self.dispatch)
            .replace("{party}", &self.case)
            .replace("{webhook}", &self.system)
            .replace("{name}", "list-podpisany.xml")
    }
}

/// Pages that lead on to another.
const LEADING_ON: [&str; 6] = [
    links::DRAFT,
    links::DRAFT_SLOT,
    links::TRUSTED_PROFILE_BACK,
    links::DELIVERY_PROFILE_BACK,
    links::ADMINISTRATION,
    links::LETTER_CASE,
];

/// Anna's filing: the ids of the submission and of its letter.
async fn filing(house: &House) -> (String, String) {
    let mut anna = Browser::signed_in(house, "anna").await;
    let form = anna.get("/sprawy/pismo-ogolne/zloz").await;
    let (csrf, key, letter) = (form.hidden("csrf"), form.hidden("klucz"), house.signed_letter());
    let parts: [Part<'_>; 3] = [
        ("csrf", None, csrf.as_bytes()),
        ("klucz", None, key.as_bytes()),
        ("dokument", Some("podanie.xml"), letter.as_bytes()),
    ];
    let filed = anna.upload("/sprawy/pismo-ogolne/zloz", &parts).await;
    let submission = filed.location().split('/').nth(2).expect("an id").to_owned();
    anna.get(filed.location()).await;
    let mut clerk = Browser::signed_in(house, "kancelaria").await;
    let register = clerk.get(links::REGISTER).await.text();
    let letter = register.split("href=\"/biuro/pisma/").nth(1).and_then(|rest| rest.split('"').next());
    (submission, letter.expect("a letter").to_owned())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_sees_what_is_for_others() {
    let house = drafts::house().await;
    let annas = Annas::of(&house).await;
    let mut stranger = Browser::of(&house);
    let mut anna = Browser::signed_in(&house, "anna").await;
    let mut barbara = Browser::signed_in(&house, "barbara").await;
    let mut clerk = Browser::signed_in(&house, "kancelaria").await;
    let mut elsewhere = Browser::signed_in(&house, "drogi").await;
    let mut administrator = Browser::signed_in(&house, "administrator").await;
    let mut newcomer = super::administration::newcomer(&house, "nowa", accounts::Post::OfficeHead).await;
    for place in places() {
        let address = annas.fill(&place);
        let status = stranger.get(&address).await.status;
        if status == StatusCode::METHOD_NOT_ALLOWED {
            // Posting alone: without a session there is no mark that the form could carry.
            let posted = stranger.post(&address, "csrf=").await.status;
            assert_eq!(posted, StatusCode::FORBIDDEN, "{address} posted by a stranger");
            continue;
        }
        match place.reader {
            Reader::Public => assert_ne!(status, StatusCode::SEE_OTHER, "{address} for a stranger"),
            Reader::Client | Reader::SignedIn | Reader::Official | Reader::Administrator => {
                assert_eq!(status, StatusCode::SEE_OTHER, "{address} for a stranger");
            }
        }
        if !matches!(place.reader, Reader::Public) {
            let newcomers = newcomer.get(&address).await;
            match place.address {
                links::SETTINGS_PASSWORD => assert_eq!(newcomers.status, StatusCode::OK),
                _ => assert_eq!(newcomers.location(), links::SETTINGS_PASSWORD, "{address} for a newcomer"),
            }
        }
        if matches!(place.reader, Reader::Client | Reader::Official) {
            let administrators = administrator.get(&address).await.status;
            assert_eq!(administrators, StatusCode::FORBIDDEN, "{address} for an administrator");
        }
        let parts = ["{id}", "{case}", "{letter}", "{dispatch}", "{template}"];
        let owned = parts.into_iter().any(|part| place.address.contains(part));
        let leads_on = LEADING_ON.contains(&place.address);
        // No root of this journal is timestamped yet, so nobody has a proof.
        let shown = match place.address {
            links::RECEIPT_PROOF => StatusCode::NOT_FOUND,
            // The case is settled: nobody is called any more.
            links::CASE_CALL => StatusCode::NOT_FOUND,
            // Whoever keeps rules or sets groups of cases apart is no clerk.
            links::RULES | links::CASE_GROUPS => StatusCode::FORBIDDEN,
            // Authorisations are for the heads of the office.
            links::AUTHORISATIONS => StatusCode::FORBIDDEN,
            // Neither the clerk nor the officer sees the archive.
            address if address.starts_with(links::ARCHIVE) => StatusCode::FORBIDDEN,
            // Figures are for heads.
            links::STATISTICS | links::STATISTICS_CSV => StatusCode::FORBIDDEN,
            // Nobody has read a scan of this letter.
            links::LETTER_SCAN_COPY => StatusCode::NOT_FOUND,
            // They are kept by heads and the records coordinator.
            links::TEMPLATES | links::TEMPLATE_NEW | links::TEMPLATE => StatusCode::FORBIDDEN,
            _ if leads_on => StatusCode::SEE_OTHER,
            _ => StatusCode::OK,
        };
        match place.reader {
            Reader::Client => {
                assert_eq!(anna.get(&address).await.status, shown, "{address} for its owner");
                let other = if owned { StatusCode::NOT_FOUND } else { StatusCode::OK };
                assert_eq!(barbara.get(&address).await.status, other, "{address} for another client");
                assert_eq!(clerk.get(&address).await.status, StatusCode::FORBIDDEN, "{address} for an official");
            }
            Reader::Official => {
                assert_eq!(anna.get(&address).await.status, StatusCode::FORBIDDEN, "{address} for a client");
                assert_eq!(clerk.get(&address).await.status, shown, "{address} for a clerk");
                let other = match place.address {
                    links::REGISTER
                    | links::EXTRACT
                    | links::EXTRACT_CSV
                    | links::PAPER
                    | links::CONTINUITY
                    | links::OUTGOING
                    | links::OUTGOING_CSV
                    | links::TO_POST
                    | links::UNSCANNED
                    | links::SHELF
                    | links::AUTHORISATIONS => StatusCode::FORBIDDEN,
                    address if address.starts_with(links::ARCHIVE) => StatusCode::FORBIDDEN,
                    _ if owned => StatusCode::NOT_FOUND,
                    _ => StatusCode::OK,
                };
                assert_eq!(elsewhere.get(&address).await.status, other, "{address} for another unit");
            }
            Reader::Administrator => {
                assert_eq!(administrator.get(&address).await.status, shown, "{address} for an administrator");
                for (who, other) in [("a client", &mut anna), ("a clerk", &mut clerk), ("a head", &mut elsewhere)] {
                    assert_eq!(other.get(&address).await.status, StatusCode::FORBIDDEN, "{address} for {who}");
                }
            }
            Reader::SignedIn => {
                assert_eq!(clerk.get(&address).await.status, StatusCode::OK, "{address} for an official");
            }
            Reader::Public => {}
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_front_page_shows_what_waits_to_its_owner_alone_and_at_most_five() {
    let house = drafts::house().await;
    let annas = Annas::of(&house).await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    let page = anna.get(links::FRONT).await.text();
    assert!(page.contains("Do zrobienia"), "{page}");
    for draft in [&annas.open, &annas.fixed] {
        assert!(page.contains(&format!("href=\"/wnioski/{draft}\"")), "{draft} in {page}");
    }
    for _ in 0..4 {
        drafts::complete(&mut anna).await;
    }
    assert_eq!(anna.get(links::FRONT).await.text().matches("href=\"/wnioski/").count(), 5);
    let others = [
        Browser::of(&house),
        Browser::signed_in(&house, "barbara").await,
        Browser::signed_in(&house, "kancelaria").await,
    ];
    for mut other in others {
        let page = other.get(links::FRONT).await.text();
        assert!(!page.contains("Do zrobienia") && !page.contains("/wnioski/"), "{page}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_link_on_a_page_leads_somewhere() {
    let house = drafts::house().await;
    testkit::sandbox::samples(
        house.office.folder.path(),
        &house.world.sandbox,
        super::house::NAME,
        house
            .world
            .sandbox
            .issue_person("Anna", "Wiśniewska", &vocabulary::Pesel::parse("44051401359").expect("a number"), 9)
            .expect("a key")
            .key(),
    )
    .expect("samples");
    let annas = Annas::of(&house).await;
    for login in ["anna", "kancelaria", "organizacja", "administrator"] {
        let mut person = Browser::signed_in(&house, login).await;
        for place in places() {
            let page = person.get(&annas.fill(&place)).await;
            let shown = matches!(page.status, StatusCode::OK | StatusCode::METHOD_NOT_ALLOWED);
            if !shown || !page.header("content-type").starts_with("text/html") {
                continue;
            }
            for link in page.text().split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
                if !link.starts_with('/') {
                    assert!(link.starts_with('#') || link.starts_with("tel:"), "{link} on {}", place.address);
                    continue;
                }
                let link = link.replace("&#38;", "&");
                let mut answer = person.get(&link).await;
                if answer.status == StatusCode::SEE_OTHER {
                    answer = person.get(answer.location()).await;
                }
                assert_eq!(answer.status, StatusCode::OK, "{link} on {} for {login}", place.address);
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_of_the_office_opens_a_letter_or_a_case_is_kept_and_shown_to_the_client() {
    let house = drafts::house().await;
    let annas = Annas::of(&house).await;
    let mut clerk = Browser::signed_in(&house, "kancelaria").await;
    let later = vocabulary::Date::new(2100, 1, 1).expect("a day");
    let kept = async || cases::forget_looks(&house.office.journal, later).await.expect("a database");
    kept().await;
    let owned = places().into_iter().filter(|place| place.reader == Reader::Official && place.address.contains("{id}"));
    let mut addresses: Vec<String> = owned.map(|place| annas.fill(&place)).collect();
    addresses.push(format!("{}?pismo={}", links::DESK, annas.letter));
    addresses.push(format!("{}?sprawa={}", links::DESK, annas.case));
    let mut opened = 0;
    for address in addresses {
        let shown = clerk.get(&address).await.status == StatusCode::OK;
        // A look at what turned out not to be there is kept as well.
        let looks = kept().await;
        if shown {
            opened += 1;
            assert_eq!(looks, 1, "{address} is opened and nobody kept that");
        }
    }
    assert!(opened > 10, "{opened} addresses");
    let case = annas.case.parse().expect("an id");
    let mut anna = Browser::signed_in(&house, "anna").await;
    let seen = anna.get(&links::matter_case(case)).await.text();
    assert!(seen.contains("Nikt jeszcze tu nie zaglądał"), "{seen}");
    clerk.get(&links::case(case)).await;
    clerk.get(&links::case(case)).await;
    let seen = anna.get(&links::matter_case(case)).await.text().replace('\u{a0}', " ");
    assert!(seen.contains("1 wpis") && seen.contains("pracownik punktu kancelaryjnego"), "{seen}");
}
