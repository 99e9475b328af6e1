//! Who the parties of a case are, and to whom its letters go.

use cases::TextError;
use delivery::{NewParty, PartyError, PartyField, PartyRole, Way};
use testkit::on_both_databases;
use vocabulary::{CaseId, Clock as _};

use crate::office::House;

/// A neighbour, with no proxy.
pub const NEIGHBOUR: NewParty<'static> = NewParty {
    name: "Zofia  Kos",
    address: "ul. Cicha 2\r\n\r\n00-001 Okienkowo",
    role: PartyRole::Party,
    proxy_name: "",
    proxy_address: "",
    proxy_until: None,
};

/// Where a letter goes that is sent to no address that is known.
pub const ELSEWHERE: &str = "Rynek 9\n00-001 Okienkowo";

/// Names a party.
pub async fn named(house: &House, case: CaseId, new: NewParty<'_>) -> Result<delivery::PartyId, PartyError> {
    house.deliver(case, async |act, right| delivery::name_party(act, right, new).await).await
}

on_both_databases! {
    async fn whoever_sent_the_letter_is_a_party_and_others_are_named_once_each(office) {
        let house = House::open(office).await;
        let (case, _) = house.sealed(false).await;
        let id = named(&house, case, NEIGHBOUR).await.unwrap();
        assert!(matches!(named(&house, case, NEIGHBOUR).await, Err(PartyError::Exists(known)) if known == id));
        let mut view = house.office.journal.view().await.unwrap();
        let row = cases::case(&mut view, &house.officer, case).await.unwrap().unwrap().row;
        let parties = delivery::parties(&mut view, &row).await.unwrap();
        drop(view);
        let names: Vec<&str> = parties.iter().map(|party| party.name.as_str()).collect();
        assert_eq!(names, ["Anna Nowak", "Zofia Kos"]);
        assert_eq!(parties[1].address, "ul. Cicha 2\n00-001 Okienkowo");
        assert_eq!(parties[0].id.uuid(), case.uuid());

        let long = "ż".repeat(251);
        let wrong = NewParty { name: &long, address: "\u{202e}", proxy_name: "Jan", ..NEIGHBOUR };
        let Err(PartyError::Fields(errors)) = named(&house, case, wrong).await else { panic!("it was named") };
        assert_eq!(errors, [
            (PartyField::Name, TextError::TooLong),
            (PartyField::Address, TextError::Hidden),
            (PartyField::ProxyAddress, TextError::Empty),
        ]);
    }

    async fn letters_go_to_the_proxy_until_its_last_day_and_to_nobody_who_is_a_party_no_more(office) {
        let house = House::open(office).await;
        let (case, answer) = house.sealed(false).await;
        let today = house.office.clock.now().warsaw_date();
        let new = NewParty {
            proxy_name: "adw. Jan Lis",
            proxy_address: "Rynek 1",
            proxy_until: Some(today),
            ..NEIGHBOUR
        };
        let party = named(&house, case, new).await.unwrap();
        let sent = async |way| {
            house.deliver(case, async |act, right| delivery::send_to(act, right, answer, party, way, "").await).await
        };
        sent(Way::Hand).await.unwrap();
        let line = house.lines(answer).await.pop().unwrap();
        assert_eq!((line.name.as_str(), line.address.as_str()), ("adw. Jan Lis", "Rynek 1"));
        let withdrawn = house.deliver(case, async |act, right| {
            Ok::<_, delivery::PostError>(((), delivery::withdraw(act, right, line.id).await?))
        });
        withdrawn.await.unwrap();
        house.office.clock.advance(86_400);
        sent(Way::Post).await.unwrap();
        let line = house.lines(answer).await.pop().unwrap();
        assert_eq!((line.name.as_str(), line.registered_on), ("Zofia Kos", today.tomorrow().unwrap()));
        let ended = house.deliver(case, async |act, right| {
            Ok::<_, PartyError>(((), delivery::end_party(act, right, party).await?))
        });
        ended.await.unwrap();
        assert!(matches!(sent(Way::Hand).await, Err(delivery::SendOutError::NoParty)));
    }
}
