//! The sample letters and the hostile ones, judged by xmlsec1.

use crate::world::{OFFICE, Present, World};
use sandbox::{hostile, letter};
use seals::Key as _;
use vocabulary::Clock as _;

#[tokio::test(flavor = "multi_thread")]
async fn of_three_samples_one_is_right() {
    let world = World::new().await;
    sandbox::samples(world.folder.path(), &world.sandbox, OFFICE, world.anna().key()).unwrap();
    for (name, right) in [("podpisany", true), ("zmieniony", false), ("niezaufany", false)] {
        let letter = std::fs::read_to_string(world.path(&format!("samples/list-{name}.xml"))).unwrap();
        assert_eq!(world.xmlsec1_accepts(&letter).await, right, "{name}");
        assert!(letter.contains(OFFICE) && !letter.contains('{'), "{letter}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_survives_strange_names() {
    let world = World::new().await;
    let anna = world.anna();
    let letter = letter("Urząd <\"{surname}\" & syn>", anna.certificate(), Present.now());
    assert!(xml::parse(letter.as_bytes(), &xml::Limits::default()).is_ok());
    assert!(letter.contains("<oso:PESEL>02070803628</oso:PESEL>"));
    assert_eq!(anna.key().certificate(), anna.certificate());
}

/// Each of these has a right signature of a trusted key: xmlsec1, which only checks that, accepts them.
#[tokio::test(flavor = "multi_thread")]
async fn hostile_letters_carry_right_signatures() {
    let world = World::new().await;
    let (anna, now) = (world.anna(), Present.now());
    let key = anna.key();
    // Ids of elements are known to xmlsec1 through a declaration only.
    let with_ids = |xml: String, element: &str| {
        let xml = xml.replacen("<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "", 1);
        format!("<!DOCTYPE x [<!ATTLIST {element} Id ID #IMPLIED>]>{xml}")
    };
    let wrapped = hostile::wrapped(OFFICE, key, now).unwrap();
    assert!(wrapped.contains("Sosnowej") && wrapped.contains("Lipowej"));
    assert!(world.xmlsec1_accepts(&with_ids(wrapped, "wnio:Dokument")).await);
    let part = hostile::partly_signed(OFFICE, key, now).unwrap();
    assert!(world.xmlsec1_accepts(&with_ids(part, "str:Nadawcy")).await);
    let signed = seals::seal(&letter(OFFICE, anna.certificate(), now), key, now).unwrap();
    assert!(world.xmlsec1_accepts(&hostile::with_dtd(signed.xml())).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_other_hostile_letters_are_what_they_say() {
    let world = World::new().await;
    let (anna, now) = (world.anna(), Present.now());
    let two = hostile::two_of_one_id(OFFICE, anna.key(), now).unwrap();
    assert_eq!(two.matches(" Id=\"letter\"").count(), 2);
    let outside = hostile::over_network("http://192.0.2.1/a", OFFICE, anna.key(), now).unwrap();
    assert!(outside.contains("URI=\"http://192.0.2.1/a\""));
    let late = hostile::with_another_time(OFFICE, anna.key(), now).unwrap();
    assert!(late.contains("<xades:SigningTime>1999") && !world.xmlsec1_accepts(&late).await);
}
