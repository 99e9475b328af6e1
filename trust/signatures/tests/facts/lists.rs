//! Facts about believing trusted lists: their own signatures, and the way to them from the list of lists.

use std::{cell::RefCell, collections::BTreeMap, fmt::Write as _, fs, path::Path};

use base64::{Engine, engine::general_purpose::STANDARD};
use certificates::{Certificate, lists::ListKind};
use signatures::lists::{Origin, UntrustedList, Walked, anchors, signed, walk};
use vocabulary::Instant;

use crate::{
    documents::{ECDSA, ENVELOPED, EXCLUSIVE, Shape, reference},
    world::{Signer, WORLD},
};

const TOP: &str = "https://lists.example/lotl.xml";
const PIVOT: &str = "https://lists.example/pivot-1.xml";
const POLISH: &str = "https://lists.example/pl.xml";

/// A list, before it is signed.
struct List<'a> {
    kind: &'a str,
    territory: &'a str,
    sequence: u32,
    next: &'a str,
    addresses: &'a [&'a str],
    /// Lists it points at: kind, territory, address, signer.
    pointers: Vec<(&'a str, &'a str, &'a str, &'a Certificate)>,
}

fn polish(sequence: u32) -> List<'static> {
    List {
        kind: "EUgeneric",
        territory: "PL",
        sequence,
        next: "2035-01-01T00:00:00Z",
        addresses: &[],
        pointers: Vec::new(),
    }
}

/// A list of lists that anna's successors sign from now on, and ewa the Polish list.
fn top<'a>(signer: &'a Signer, polish: &'a Signer) -> List<'a> {
    let pointers =
        vec![("EUlistofthelists", "EU", TOP, &signer.certificate), ("EUgeneric", "PL", POLISH, &polish.certificate)];
    List {
        kind: "EUlistofthelists",
        territory: "EU",
        sequence: 1,
        next: "2035-01-01T00:00:00Z",
        addresses: &[],
        pointers,
    }
}

impl List<'_> {
    fn text(&self, signature: &str) -> String {
        const TYPES: &str = "http://uri.etsi.org/TrstSvc/TrustedList/TSLType/";
        let mut addresses = String::new();
        for address in self.addresses {
            let _ = write!(addresses, "<URI>{address}</URI>");
        }
        let mut pointers = String::new();
        for (kind, territory, address, signer) in &self.pointers {
            let certificate = STANDARD.encode(signer.der());
            let _ = write!(
                pointers,
                "<OtherTSLPointer><ServiceDigitalIdentities><ServiceDigitalIdentity><DigitalId><X509Certificate>{certificate}</X509Certificate></DigitalId></ServiceDigitalIdentity></ServiceDigitalIdentities><TSLLocation>{address}</TSLLocation><AdditionalInformation><OtherInformation><TSLType>{TYPES}{kind}</TSLType></OtherInformation><OtherInformation><SchemeTerritory>{territory}</SchemeTerritory></OtherInformation></AdditionalInformation></OtherTSLPointer>"
            );
        }
        format!(
            "<TrustServiceStatusList xmlns=\"http://uri.etsi.org/02231/v2#\"><SchemeInformation><TSLVersionIdentifier>5</TSLVersionIdentifier><TSLSequenceNumber>{}</TSLSequenceNumber><TSLType>{TYPES}{}</TSLType><SchemeInformationURI>{addresses}</SchemeInformationURI><SchemeTerritory>{}</SchemeTerritory><PointersToOtherTSL>{pointers}</PointersToOtherTSL><ListIssueDateTime>2034-01-01T00:00:00Z</ListIssueDateTime><NextUpdate><dateTime>{}</dateTime></NextUpdate></SchemeInformation>{signature}</TrustServiceStatusList>",
            self.sequence, self.kind, self.territory, self.next
        )
    }

    fn by(&self, signer: &Signer) -> Vec<u8> {
        let references = vec![reference("URI=\"\"", &[ENVELOPED, EXCLUSIVE])];
        let is_rsa = signer.certificate.key().is_some_and(|key| key.id() == openssl::pkey::Id::RSA);
        let method = if is_rsa { Shape::default().method } else { ECDSA };
        let shape = Shape { references, method, ..Shape::default() };
        WORLD.sign(&self.text(&shape.template(signer)), signer).into_bytes()
    }
}

/// What lies at addresses.
type Web = BTreeMap<&'static str, Vec<u8>>;

async fn walked(web: &Web, kept: &Web) -> Walked {
    let origin = Origin { address: TOP.to_owned(), signers: vec![WORLD.anna.certificate.clone()] };
    let at = Instant::parse(crate::world::AT).expect("rfc 3339");
    let fetch = async |address: String| web.get(address.as_str()).cloned();
    walk(&origin, fetch, |address| kept.get(address).cloned(), at).await
}

fn sequences(walked: &Walked) -> Vec<(&str, u64)> {
    walked.lists.iter().map(|list| (list.territory.as_str(), list.sequence)).collect()
}

#[test]
fn a_list_is_believed_by_its_signer_alone() {
    let bytes = polish(7).by(&WORLD.anna);
    let by = |signers: Option<&[Certificate]>| signed(&bytes, signers).map(|read| read.list.sequence);
    assert_eq!(by(Some(std::slice::from_ref(&WORLD.anna.certificate))), Ok(7));
    assert_eq!(by(None), Ok(7));
    assert_eq!(by(Some(std::slice::from_ref(&WORLD.ewa.certificate))), Err(UntrustedList::OtherSigner));
    assert_eq!(by(Some(&[])), Err(UntrustedList::OtherSigner));
}

#[test]
fn a_changed_or_unsigned_list_is_not_believed() {
    let text = String::from_utf8(polish(7).by(&WORLD.anna)).expect("text");
    let changed = text.replace(">7<", ">8<");
    assert_eq!(signed(changed.as_bytes(), None).err(), Some(UntrustedList::WrongSignature));
    assert_eq!(signed(polish(7).text("").as_bytes(), None).err(), Some(UntrustedList::NotOneSignature));
    let letter = crate::documents::signed_letter();
    assert!(matches!(signed(letter.as_bytes(), None).err(), Some(UntrustedList::List(_))));
    assert!(signed(b"%PDF-1.7", None).is_err() && signed(b"", None).is_err());
}

#[test]
fn a_list_that_is_signed_in_part_is_not_believed() {
    let references = vec![reference("URI=\"#part\"", &[EXCLUSIVE])];
    let shape = Shape { references, ..Shape::default() };
    let text =
        polish(7).text(&shape.template(&WORLD.anna)).replace("<SchemeInformation>", "<SchemeInformation Id=\"part\">");
    let arguments = ["--id-attr:Id", "http://uri.etsi.org/02231/v2#:SchemeInformation"];
    let part = WORLD.sign_with(&text, &WORLD.anna, &arguments);
    assert_eq!(signed(part.as_bytes(), None).err(), Some(UntrustedList::WrongSignature));
}

#[tokio::test]
async fn the_list_of_lists_leads_to_the_members_lists() {
    let web = Web::from([(TOP, top(&WORLD.anna, &WORLD.ewa).by(&WORLD.anna)), (POLISH, polish(7).by(&WORLD.ewa))]);
    let found = walked(&web, &Web::new()).await;
    assert_eq!(sequences(&found), [("PL", 7)]);
    assert_eq!(found.lists[0].kind, ListKind::National);
    assert_eq!((found.fresh.len(), found.troubles.len()), (2, 0));
}

#[tokio::test]
async fn nobody_elses_list_is_believed() {
    let good = top(&WORLD.anna, &WORLD.ewa).by(&WORLD.anna);
    let stranger = Web::from([(TOP, good.clone()), (POLISH, polish(7).by(&WORLD.stranger))]);
    let found = walked(&stranger, &Web::new()).await;
    assert_eq!(sequences(&found), []);
    assert_eq!(found.troubles[0].why, Some(UntrustedList::OtherSigner));
    let of_stranger =
        Web::from([(TOP, top(&WORLD.stranger, &WORLD.ewa).by(&WORLD.stranger)), (POLISH, polish(7).by(&WORLD.ewa))]);
    assert_eq!(sequences(&walked(&of_stranger, &Web::new()).await), []);
    let abroad = List { territory: "DE", ..polish(7) }.by(&WORLD.ewa);
    assert_eq!(sequences(&walked(&Web::from([(TOP, good), (POLISH, abroad)]), &Web::new()).await), []);
}

#[tokio::test]
async fn pivots_lead_from_the_pinned_signer_to_his_successor() {
    let addresses = ["https://eur-lex.example/oj", PIVOT];
    let newest = List { addresses: &addresses, sequence: 3, ..top(&WORLD.seal, &WORLD.ewa) }.by(&WORLD.seal);
    // The pinned signer himself named his successor.
    let pivot = List { sequence: 2, ..top(&WORLD.seal, &WORLD.ewa) }.by(&WORLD.anna);
    let mut web = Web::from([(TOP, newest), (PIVOT, pivot), (POLISH, polish(7).by(&WORLD.ewa))]);
    let found = walked(&web, &Web::new()).await;
    assert_eq!(sequences(&found), [("PL", 7)]);
    assert_eq!(found.fresh.len(), 3);
    // A successor who names himself is nobody's.
    web.insert(PIVOT, List { sequence: 2, ..top(&WORLD.seal, &WORLD.ewa) }.by(&WORLD.seal));
    assert_eq!(sequences(&walked(&web, &Web::new()).await), []);
}

#[tokio::test]
async fn the_last_good_copy_serves_when_nothing_better_comes() {
    let good = Web::from([(TOP, top(&WORLD.anna, &WORLD.ewa).by(&WORLD.anna)), (POLISH, polish(7).by(&WORLD.ewa))]);
    assert_eq!(sequences(&walked(&Web::new(), &good).await), [("PL", 7)]);
    let mut web = good.clone();
    web.insert(POLISH, polish(6).by(&WORLD.ewa));
    let found = walked(&web, &good).await;
    assert_eq!(sequences(&found), [("PL", 7)]);
    assert_eq!((found.troubles[0].why.clone(), found.troubles[0].copy_serves), (Some(UntrustedList::Older), true));
    web.insert(POLISH, polish(8).by(&WORLD.ewa));
    assert_eq!(sequences(&walked(&web, &good).await), [("PL", 8)]);
    // A copy that was tampered with does not.
    let false_copy = Web::from([(TOP, good[TOP].clone()), (POLISH, polish(9).by(&WORLD.stranger))]);
    assert_eq!(sequences(&walked(&Web::new(), &false_copy).await), []);
}

#[tokio::test]
async fn a_list_long_overdue_is_left_out() {
    let overdue = List { next: "2034-04-01T00:00:00Z", ..polish(7) }.by(&WORLD.ewa);
    let late = List { next: "2034-05-20T00:00:00Z", ..polish(7) }.by(&WORLD.ewa);
    let top = top(&WORLD.anna, &WORLD.ewa).by(&WORLD.anna);
    let found = walked(&Web::from([(TOP, top.clone()), (POLISH, overdue)]), &Web::new()).await;
    assert!(found.lists.is_empty() && found.troubles[0].overdue);
    assert_eq!(sequences(&walked(&Web::from([(TOP, top), (POLISH, late)]), &Web::new()).await), [("PL", 7)]);
}

#[tokio::test]
async fn a_list_of_lists_that_points_without_end_costs_little() {
    let addresses: Vec<String> = (0..500).map(|number| format!("https://lists.example/{number}.xml")).collect();
    let addresses: Vec<&str> = addresses.iter().map(String::as_str).collect();
    let endless = List { addresses: &addresses, ..top(&WORLD.stranger, &WORLD.ewa) }.by(&WORLD.stranger);
    let asked = RefCell::new(0);
    let origin = Origin { address: TOP.to_owned(), signers: vec![WORLD.anna.certificate.clone()] };
    let fetch = async |_| {
        *asked.borrow_mut() += 1;
        Some(endless.clone())
    };
    let found = walk(&origin, fetch, |_| None, Instant::from_seconds(0)).await;
    assert!(found.lists.is_empty() && *asked.borrow() <= 65, "{}", asked.borrow());
}

#[test]
fn lists_may_be_named_beside_certificates() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("pl.xml");
    fs::write(&file, polish(7).by(&WORLD.anna)).expect("written");
    fs::copy(&WORLD.anna.pem, folder.path().join("anna.pem")).expect("copied");
    for paths in [vec![folder.path().to_owned()], vec![file.clone(), WORLD.anna.pem.clone()]] {
        let known = anchors(&paths).expect("anchors");
        assert_eq!((known.certificates().len(), known.lists().count()), (1, 1));
    }
    fs::write(&file, polish(7).text("")).expect("written");
    assert!(anchors(&[file]).is_err());
}

#[test]
fn the_lists_of_the_corpus_are_believed_or_not() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus/signatures/tl");
    if !folder.is_dir() {
        println!("no corpus at ../shared/corpus/signatures: no real list examined");
        return;
    }
    let read = |name: &str| signed(&fs::read(folder.join(name)).expect("a file of the corpus"), None);
    for good in ["PL_TSL-2023plus.xml", "IS.xml", "eu-lotl.xml", "eu-lotl-pivot-341.xml", "mra-lotl.xml"] {
        assert!(read(good).is_ok(), "{good}: {:?}", read(good).err());
    }
    for bad in ["CZ_two-sigs.xml", "eu-lotl-no-sig.xml", "eu-lotl-not-parseable.xml"] {
        assert!(read(bad).is_err(), "{bad}");
    }
}
