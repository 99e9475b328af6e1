//! The seal of the Trusted Profile: a person's signature under the ministry's key.

use std::path::Path;

use certificates::Anchors;
use signatures::{ClaimShape, ClaimedPerson, Indication, Judged, Policy, Reason, SealName, SubIndication};
use vocabulary::{Instant, Pesel};

use crate::{
    documents::*,
    world::{AT, Signer, WORLD, document, one},
};

const PODPIS_ZP: &str = "<p:PodpisZP xmlns:p=\"http://crd.gov.pl/xml/schematy/ppzp/\" \
    xmlns:os=\"http://crd.gov.pl/xml/schematy/osoba/2009/03/06/\"><p:DaneZP><p:DaneZPOsobyFizycznej>\
    <os:Nazwisko rodzajCzlonu=\"pierwszy\">TESTOWY</os:Nazwisko><os:Imie>Zenon</os:Imie><os:PESEL>44051401359</os:PESEL>\
    <p:IdKontaUzytkownikaEpuap>zenek</p:IdKontaUzytkownikaEpuap></p:DaneZPOsobyFizycznej></p:DaneZP></p:PodpisZP>";

const EP_SIGNATURE: &str = "<z:EPSignature xmlns:z=\"http://crd.gov.pl/xml/schematy/podpis_zaufany/\"><z:NaturalPerson>\
    <z:CurrentFamilyName>TESTOWY</z:CurrentFamilyName><z:FirstName>Zenon</z:FirstName>\
    <z:DateOfBirth>1944-05-14</z:DateOfBirth><z:PersonalIdentifier>44051401359</z:PersonalIdentifier></z:NaturalPerson>\
    <z:SignatureData><z:IdentityIssuer>int.login.gov.pl</z:IdentityIssuer></z:SignatureData></z:EPSignature>";

fn roles(claims: &[&str]) -> String {
    let roles: String = claims.iter().map(|claim| format!("<xades:ClaimedRole>{claim}</xades:ClaimedRole>")).collect();
    format!("<xades:SignerRole><xades:ClaimedRoles>{roles}</xades:ClaimedRoles></xades:SignerRole>")
}

/// A letter sealed with these signed properties.
fn sealed_as(role: &str, seal: &Signer) -> String {
    let transforms = "<ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xpath-19991116\">\
                      <ds:XPath>not(ancestor-or-self::ds:Signature)</ds:XPath></ds:Transform>";
    let references = vec![reference_with("URI=\"\"", transforms)];
    let shape = Shape { references, role: role.to_owned(), names: Some("SigningCertificate"), ..Shape::default() };
    WORLD.sign(&letter(&shape.template(seal)), seal)
}

fn sealed(claim: &str) -> String {
    sealed_as(&roles(&[claim]), &WORLD.seal)
}

fn judged_in(signed: &str, anchors: &Anchors) -> Judged {
    let evidence = signatures::examine(&document(signed)).expect("readable");
    let policy = Policy { trusted_profile_seals: vec![SealName::of(&WORLD.seal.certificate)], ..Policy::default() };
    one(signatures::judge(&evidence, &policy, anchors, Instant::parse(AT).expect("rfc 3339")))
}

fn judged(signed: &str) -> Judged {
    judged_in(signed, &WORLD.anchors)
}

fn claimed(signed: &str) -> Option<ClaimedPerson> {
    signatures::examine(&document(signed)).expect("readable").signatures.remove(0).claimed_person
}

fn zenon(shape: ClaimShape) -> ClaimedPerson {
    let pesel = Pesel::parse("44051401359").expect("right");
    ClaimedPerson { shape, given: "Zenon".to_owned(), surname: "TESTOWY".to_owned(), pesel }
}

#[track_caller]
fn names_nobody(claim: &str) {
    let signed = sealed(claim);
    assert_eq!(claimed(&signed), None, "{claim}");
    is_refused_for_nobody(&judged(&signed));
}

#[track_caller]
fn is_refused_for_nobody(judged: &Judged) {
    assert_eq!((judged.indication, judged.reason), (Indication::Indeterminate, Reason::NoPerson), "{judged:?}");
    assert_eq!(judged.sub_indication, Some(SubIndication::SigConstraintsFailure));
    assert!(judged.intact && !judged.trusted_profile);
    assert_eq!(judged.signer.as_ref().and_then(|signer| signer.person.clone()), None);
}

#[test]
fn the_seal_signs_for_the_person_it_names_in_either_shape() {
    for (claim, shape) in [(PODPIS_ZP, ClaimShape::PodpisZp), (EP_SIGNATURE, ClaimShape::EpSignature)] {
        let signed = sealed(claim);
        assert_eq!(claimed(&signed), Some(zenon(shape)));
        let judged = judged(&signed);
        assert!(judged.passed() && judged.trusted_profile, "{judged:?}");
        let signer = judged.signer.expect("a signer");
        assert_eq!((signer.name.as_str(), signer.organisation), ("Zenon TESTOWY", None));
        assert_eq!(signer.person, Pesel::parse("44051401359").ok());
        assert_eq!(signer.certificate_sha256, hex::encode(WORLD.seal.certificate.sha256()));
    }
}

#[test]
fn a_seal_that_is_not_known_names_nobody_but_itself() {
    let evidence = signatures::examine(&document(&sealed(PODPIS_ZP))).expect("readable");
    let at = Instant::parse(AT).expect("rfc 3339");
    let judged = one(signatures::judge(&evidence, &Policy::default(), &WORLD.anchors, at));
    assert!(judged.passed() && !judged.trusted_profile);
    let signer = judged.signer.expect("a signer");
    assert_eq!((signer.name.as_str(), signer.person), ("Minister", None));
}

#[test]
fn a_claim_in_anybody_elses_signature_is_ignored() {
    let judged = judged(&sealed_as(&roles(&[PODPIS_ZP]), &WORLD.anna));
    assert!(judged.passed() && !judged.trusted_profile, "{judged:?}");
    let signer = judged.signer.expect("a signer");
    assert_eq!((signer.name.as_str(), signer.person), ("Anna", None));
}

#[test]
fn a_seal_of_the_same_names_without_a_path_names_nobody() {
    assert_eq!(SealName::of(&WORLD.false_seal.certificate), SealName::of(&WORLD.seal.certificate));
    for role in [roles(&[EP_SIGNATURE]), String::new()] {
        let judged = judged(&sealed_as(&role, &WORLD.false_seal));
        assert_eq!((judged.reason, judged.trusted_profile), (Reason::UnknownIssuer, false));
        assert_eq!(judged.signer.expect("a signer").person, None);
    }
}

#[test]
fn a_seal_of_another_subject_or_issuer_is_another_seal() {
    let anna = SealName::of(&WORLD.anna.certificate);
    let seal = SealName::of(&WORLD.seal.certificate);
    assert_eq!(anna.issuer, seal.issuer);
    assert_ne!(anna, seal);
    let other = SealName { issuer: anna.subject.clone(), ..seal.clone() };
    let policy = Policy { trusted_profile_seals: vec![anna, other], ..Policy::default() };
    let evidence = signatures::examine(&document(&sealed(PODPIS_ZP))).expect("readable");
    let at = Instant::parse(AT).expect("rfc 3339");
    assert!(!one(signatures::judge(&evidence, &policy, &WORLD.anchors, at)).trusted_profile);
}

#[test]
fn a_path_that_is_still_open_names_the_person_already() {
    let judged = judged_in(&sealed(PODPIS_ZP), &WORLD.anchors_without_crl);
    assert_eq!((judged.reason, judged.trusted_profile), (Reason::RevocationUnknown, true));
    assert_eq!(judged.signer.expect("a signer").name, "Zenon TESTOWY");
}

#[test]
fn the_seal_without_a_person_does_not_pass_and_is_not_left_open() {
    for role in [String::new(), roles(&[]), roles(&["kierownik"])] {
        let signed = sealed_as(&role, &WORLD.seal);
        is_refused_for_nobody(&judged(&signed));
        is_refused_for_nobody(&judged_in(&signed, &WORLD.anchors_without_crl));
    }
    assert_eq!(Reason::NoPerson.code(), "no-person");
    assert_eq!(Reason::of_code("no-person"), Some(Reason::NoPerson));
}

#[test]
fn a_changed_claim_changes_the_signature() {
    for claim in [PODPIS_ZP, EP_SIGNATURE] {
        for (from, to) in [("44051401359", "02070803628"), ("Zenon", "Anna"), ("TESTOWY", "INNY")] {
            let signed = sealed(claim).replace(from, to);
            assert_eq!(claimed(&signed), None);
            let judged = judged(&signed);
            assert_eq!((judged.reason, judged.trusted_profile), (Reason::ContentChanged, false));
        }
    }
}

#[test]
fn a_claim_outside_the_signed_properties_is_none() {
    let signed = sealed_as("", &WORLD.seal);
    let unsigned = format!(
        "<xades:UnsignedProperties><xades:UnsignedSignatureProperties>{}</xades:UnsignedSignatureProperties>\
         </xades:UnsignedProperties></xades:QualifyingProperties>",
        roles(&[PODPIS_ZP])
    );
    is_refused_for_nobody(&judged(&signed.replace("</xades:QualifyingProperties>", &unsigned)));
    // Second properties in front of the signed ones, and properties that nothing covers.
    let signed = sealed(PODPIS_ZP);
    let from = signed.find("<xades:SignedProperties").expect("properties");
    let to = signed.find("</xades:SignedProperties>").expect("end") + "</xades:SignedProperties>".len();
    let forged = signed[from..to].replace("S-P", "S-Q").replace("44051401359", "02070803628");
    let wrapped = format!("{}{forged}{}", &signed[..from], &signed[from..]);
    assert_eq!(claimed(&wrapped), None);
    assert_eq!((judged(&wrapped).reason, judged(&wrapped).trusted_profile), (Reason::Wrapped, false));
    let exchanged = format!("{}{forged}{}", &signed[..from], &signed[to..]);
    assert_eq!(claimed(&exchanged), None);
    assert!(!judged(&exchanged).passed());
}

#[test]
fn two_roles_two_persons_or_two_shapes_that_differ_name_nobody() {
    let other = |claim: &str| claim.replace("44051401359", "02070803628");
    for role in [
        roles(&[PODPIS_ZP, PODPIS_ZP]),
        roles(&[PODPIS_ZP, EP_SIGNATURE]),
        roles(&[PODPIS_ZP, "kierownik"]),
        roles(&[&format!("{PODPIS_ZP}{PODPIS_ZP}")]),
        roles(&[&format!("{PODPIS_ZP}{}", other(EP_SIGNATURE))]),
        roles(&[&format!("{EP_SIGNATURE}{}", other(EP_SIGNATURE))]),
        roles(&[PODPIS_ZP]) + &roles(&[&other(PODPIS_ZP)]),
        roles(&[PODPIS_ZP]) + &roles(&[PODPIS_ZP]).replace("SignerRole>", "SignerRoleV2>"),
    ] {
        let signed = sealed_as(&role, &WORLD.seal);
        assert_eq!(claimed(&signed), None, "{role}");
        is_refused_for_nobody(&judged(&signed));
    }
    let doubled = PODPIS_ZP.replace("<os:PESEL>", "<os:PESEL>02070803628</os:PESEL><os:PESEL>");
    names_nobody(&doubled);
    let (data, end) = (PODPIS_ZP.find("<p:DaneZP>").expect("data"), "</p:PodpisZP>");
    names_nobody(&PODPIS_ZP.replace(end, &PODPIS_ZP[data..]));
}

#[test]
fn two_shapes_that_agree_and_the_newer_role_are_read() {
    let both = roles(&[&format!("{EP_SIGNATURE}{PODPIS_ZP}")]);
    assert_eq!(claimed(&sealed_as(&both, &WORLD.seal)), Some(zenon(ClaimShape::PodpisZp)));
    let newer = roles(&[EP_SIGNATURE]).replace("SignerRole>", "SignerRoleV2>");
    assert_eq!(claimed(&sealed_as(&newer, &WORLD.seal)), Some(zenon(ClaimShape::EpSignature)));
}

#[test]
fn a_person_who_cannot_be_read_is_nobody() {
    for claim in [PODPIS_ZP, EP_SIGNATURE] {
        for (from, to) in [
            ("44051401359", "44051401358"),
            ("44051401359", "123451234512"),
            ("44051401359", ""),
            ("44051401359", "PNOUA-44051401359"),
            ("Zenon", " "),
            ("Zenon", "Zen\u{202e}on"),
            ("Zenon", "Zen\u{200b}on"),
            ("Zenon", "Zen<!-- -->on"),
            ("Zenon", "<x>Zenon</x>"),
            ("TESTOWY", ""),
            ("http://crd.gov.pl/xml/schematy/", "http://crd.gov.example/xml/schematy/"),
        ] {
            names_nobody(&claim.replace(from, to));
        }
        names_nobody(&claim.replace("TESTOWY", &"A".repeat(201)));
    }
    names_nobody(&PODPIS_ZP.replace("pierwszy", "drugi"));
    names_nobody(&PODPIS_ZP.replace("2009/03/06", "2009/11/16"));
}

#[test]
fn names_are_kept_as_written_with_spaces_tidied() {
    let person = |claim: &str| claimed(&sealed(claim)).map(|person| (person.given, person.surname));
    let named = |given: &str, surname: &str| Some((given.to_owned(), surname.to_owned()));
    let claim = EP_SIGNATURE.replace("Zenon", "\n  Zenon \u{a0} Jan\n").replace("TESTOWY", "de la Test");
    assert_eq!(person(&claim), named("Zenon Jan", "de la Test"));
    let double = PODPIS_ZP.replace("<os:Imie>", "<os:Nazwisko rodzajCzlonu=\"drugi\">Łęcka</os:Nazwisko><os:Imie>");
    assert_eq!(person(&double), named("Zenon", "TESTOWY-Łęcka"));
    let prefixed = EP_SIGNATURE.replace("44051401359", " PNOPL-44051401359 ");
    assert_eq!(person(&prefixed), named("Zenon", "TESTOWY"));
}

#[test]
fn what_the_service_itself_writes_is_read() {
    let sample =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus/polish/podpis/tpsigning5-epsignature.xml");
    let Ok(sample) = std::fs::read_to_string(sample) else {
        println!("no sample at ../shared/corpus/polish: nothing read");
        return;
    };
    // Its values are dummies, the number as well.
    let claim = sample.find("<pz:EPSignature").zip(sample.find("</xades:ClaimedRole>"));
    let claim = claim.map(|(from, to)| sample[from..to].replace("123451234512", "44051401359")).expect("a claim");
    let person = claimed(&sealed(&format!("\n{claim}"))).expect("a person");
    assert_eq!((person.given.as_str(), person.surname.as_str()), ("ZENEK", "TESTOWY"));
    let evidence = signatures::examine(&document(&sample)).expect("readable");
    assert_eq!(evidence.signatures[0].claimed_person, None, "nothing there is signed");
}
