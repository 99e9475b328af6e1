//! Telling instances of the pages of a receipt of delivery.

use delivery::Refusal;
use signatures::{Reason, Unreadable};
use vocabulary::Language;

use super::samples::{HOSTILE, LONG, error, frame, render};
use crate::{
    client::{
        delivery::{
            refusals, trusted_profile,
            view::{DonePage, SignPage},
        },
        sign::view::{Begun, OwnWay, TrustedWay},
    },
    kit::{
        errors::FieldError,
        frame::{Frame, Role},
        verdict::Row,
    },
};

/// Every page in a language, by a name.
pub(super) fn pages(language: Language) -> Vec<(String, String)> {
    let mut pages = Vec::new();
    let client = frame(language, Some(Role::Client));
    for trusted in [None, Some(false), Some(true)] {
        for errors in [Vec::new(), vec![error("dokument")]] {
            let name = format!("delivery sign {trusted:?} {}", errors.len());
            pages.push((name, render(&sign(&client, trusted, errors))));
        }
    }
    for refusal in [
        Refusal::TooLarge { limit: delivery::LARGEST },
        Refusal::Unreadable(Unreadable::Cms),
        Refusal::NotXml,
        Refusal::NotSigned,
        Refusal::SeveralSignatures,
        Refusal::Beside,
        Refusal::NotTheReceipt,
        Refusal::Signature(Reason::Expired),
        Refusal::TryLater,
        Refusal::OtherPerson { signer: HOSTILE.to_owned() },
        Refusal::NoPesel,
        Refusal::NoPeselInCertificate { signer: "Urząd Miasta".to_owned() },
    ] {
        let told =
            [("dokument", refusals::words(language, &refusal)), ("profil", trusted_profile::words(language, &refusal))];
        for (field, (summary, slip)) in told {
            let errors = vec![FieldError::new(field, summary, slip)];
            pages.push((
                format!("delivery refused {field} {}", refusal.code()),
                render(&sign(&client, Some(false), errors)),
            ));
        }
    }
    for code in ["bez-podpisu", "anulowano", "po-czasie", "nie-zaczeto", "inna-sesja", "nie-odpowiada", "usterka"] {
        let notice = trusted_profile::notice(language, code);
        assert!(notice.is_some(), "{code}");
        let page = SignPage { notice, ..sign(&client, Some(true), Vec::new()) };
        pages.push((format!("delivery sign {code}"), render(&page)));
    }
    for timestamped in [true, false] {
        pages.push((format!("delivery done {timestamped}"), render(&done(&client, timestamped))));
    }
    pages
}

fn rows() -> Vec<Row> {
    vec![Row { term: LONG.to_owned(), lines: vec![HOSTILE.to_owned(), LONG.to_owned()] }]
}

fn sign(frame: &Frame, trusted: Option<bool>, errors: Vec<FieldError>) -> SignPage {
    SignPage {
        frame: frame.clone(),
        sign: "OR.5345.1.2026".to_owned(),
        back: "/moje-sprawy/sprawa/x".to_owned(),
        rows: rows(),
        who: HOSTILE.to_owned(),
        own: own("/moje-sprawy/sprawa/x/odpowiedzi/y/poswiadczenie"),
        until: LONG.to_owned(),
        trusted: trusted.map(|begun| TrustedWay {
            address: "/moje-sprawy/sprawa/x/odpowiedzi/y/poswiadczenie/profil-zaufany".to_owned(),
            demo: begun,
            begun: begun.then(|| Begun {
                moment: LONG.to_owned(),
                go_on: "https://pz.example/x?a=1&b=2".to_owned(),
                check: "/moje-sprawy/x".to_owned(),
            }),
        }),
        notice: None,
        errors,
        safe: LONG.to_owned(),
    }
}

/// An own program, told at length.
pub(super) fn own(here: &str) -> OwnWay {
    let [download, download_button, sign, file, hint, button, digest] = [(); 7].map(|()| LONG.to_owned());
    let (here, xml, hash) = (here.to_owned(), format!("{here}.xml"), LONG.to_owned());
    OwnWay { here, xml, hash, download, download_button, sign, file, hint, button, digest }
}

fn done(frame: &Frame, timestamped: bool) -> DonePage {
    DonePage {
        frame: frame.clone(),
        sign: "OR.5345.1.2026".to_owned(),
        back: "/moje-sprawy/sprawa/x".to_owned(),
        rows: rows(),
        hash: LONG.to_owned(),
        timestamped,
        letter: "/moje-sprawy/x.pdf".to_owned(),
        xml: "/moje-sprawy/x.xml".to_owned(),
        pdf: "/moje-sprawy/y.pdf".to_owned(),
        size: "2 KB".to_owned(),
        check_address: "https://okienkowo.example/sprawdz?numer=UPD".to_owned(),
    }
}
