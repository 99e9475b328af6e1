//! Telling instances of the pages of signing, of receipts and of letters in the office.

use registry::Standing;
use signatures::{Reason, Unreadable};
use submissions::Refusal;
use vocabulary::Language;

use super::{
    delivery_samples,
    samples::{HOSTILE, LONG, error, frame, render},
};
use crate::{
    client::{
        draft::head::{Head, Mark},
        receipt::{FileView, Other, ReceiptPage, ReceiptView, SealedView, TakeLine},
        sign::{
            trusted_profile, upload,
            view::{Begun, Notice, SignPage, TrustedWay},
        },
    },
    kit::{
        called::Called,
        errors::FieldError,
        frame::{Frame, Role},
        paper::{Paper, PaperFile, PaperSection},
        verdict::{Row, grouped_hash},
    },
    office::register::short_verdict,
};

/// Every page in a language, by a name.
pub(super) fn pages(language: Language) -> Vec<(String, String)> {
    let mut pages = Vec::new();
    let client = frame(language, Some(Role::Client));
    for trusted in [None, Some(false), Some(true)] {
        for errors in [Vec::new(), vec![error("dokument")]] {
            let name = format!("sign {trusted:?} {}", errors.len());
            pages.push((name, render(&sign(&client, trusted, errors))));
        }
    }
    for refusal in [
        Refusal::NotTheFixedDocument,
        Refusal::NotSigned,
        Refusal::Unreadable(Unreadable::Cms),
        Refusal::Signature { reason: Reason::Expired, signer: None },
        Refusal::OtherPerson { signer: HOSTILE.to_owned() },
        Refusal::NoPesel,
        Refusal::NoPeselInCertificate { signer: "Urząd Miasta".to_owned() },
        Refusal::NotADocument { name: HOSTILE.to_owned(), kind: files::Kind::Picture("image/png") },
        Refusal::AlreadyWithdrawn,
    ] {
        for error in [trusted_profile::refusal(language, &refusal), upload::refusal(language, &refusal)] {
            let name = format!("sign refused {} {}", error.field, refusal.code());
            pages.push((name, render(&sign(&client, Some(false), vec![error]))));
        }
    }
    for code in ["bez-podpisu", "anulowano", "po-czasie", "nie-zaczeto", "inna-sesja", "nie-odpowiada", "usterka"] {
        let notice = trusted_profile::notice(language, code);
        assert!(notice.is_some(), "{code}");
        let page = SignPage { notice, ..sign(&client, Some(true), Vec::new()) };
        pages.push((format!("sign {code}"), render(&page)));
    }
    for sealed in [true, false] {
        pages.push((format!("receipt {sealed}"), render(&receipt(&client, sealed))));
    }
    pages
}

fn head() -> Head {
    let mark = |number: usize| Mark {
        number,
        name: LONG.to_owned(),
        address: (number < 3).then(|| "/wnioski/x/krok/a".to_owned()),
        done: number < 3,
        here: number == 3,
    };
    Head {
        service: HOSTILE.to_owned(),
        steps: (1..4).map(mark).collect(),
        place: LONG.to_owned(),
        saved: LONG.to_owned(),
        kept_until: LONG.to_owned(),
        discard: "/wnioski/x/usun".to_owned(),
    }
}

pub(super) fn paper() -> Paper {
    let section = || PaperSection {
        title: HOSTILE.to_owned(),
        rows: vec![Row { term: LONG.to_owned(), lines: vec![HOSTILE.to_owned(), LONG.to_owned()] }],
    };
    Paper {
        title: LONG.to_owned(),
        office: HOSTILE.to_owned(),
        made: LONG.to_owned(),
        datetime: "2026-11-22T12:00:00+01:00".to_owned(),
        writer: section(),
        sections: vec![section(), section()],
        files: vec![PaperFile { name: HOSTILE.to_owned(), about: LONG.to_owned(), hash: grouped_hash(&[7; 32]) }],
    }
}

/// `trusted`: whether something was begun there and broken off; none where the office has no Trusted Profile.
fn sign(frame: &Frame, trusted: Option<bool>, errors: Vec<FieldError>) -> SignPage {
    SignPage {
        frame: frame.clone(),
        head: head(),
        paper: paper(),
        who: HOSTILE.to_owned(),
        reopen: "/wnioski/x/popraw".to_owned(),
        pdf: "/wnioski/x/dokument.pdf".to_owned(),
        own: delivery_samples::own("/wnioski/x/podpis"),
        until: LONG.to_owned(),
        trusted: trusted.map(|begun| TrustedWay {
            address: "/wnioski/x/profil-zaufany".to_owned(),
            demo: true,
            begun: begun.then(|| Begun {
                moment: LONG.to_owned(),
                go_on: "http://127.0.0.1:1/pz?a=b&c=d".to_owned(),
                check: "/wnioski/x/profil-zaufany/powrot".to_owned(),
            }),
        }),
        notice: trusted.map(|_| Notice { headline: LONG.to_owned(), text: HOSTILE.to_owned() }),
        safe: if errors.is_empty() { String::new() } else { LONG.to_owned() },
        errors,
    }
}

fn called() -> Called {
    Called { service: LONG.to_owned(), own: Some(HOSTILE.to_owned()) }
}

fn receipt(frame: &Frame, sealed: bool) -> ReceiptPage {
    let text = || HOSTILE.to_owned();
    let file = |covered| FileView { name: text(), size: "1 kB".to_owned(), covered, hash: grouped_hash(&[7; 32]) };
    let other =
        || Other { words: text(), number: "RPW/2026/2".to_owned(), address: "/moje-sprawy/y/poswiadczenie".to_owned() };
    let view = ReceiptView {
        here: "/".to_owned(),
        number: "RPW/2026/1".to_owned(),
        own_number: "UPP/2026/1/ABCDEFGH".to_owned(),
        entered: text(),
        datetime: "2026-11-22T12:00:00+01:00".to_owned(),
        called: called(),
        sender: text(),
        addressee: text(),
        unit: text(),
        time: text(),
        signature: short_verdict(frame.language, Standing::Unknown, Some(HOSTILE), Some("revocation-unknown"), true),
        files: vec![file(true), file(false)],
        proof: sealed.then(|| "#".to_owned()),
        late: !sealed,
        sealed: sealed.then(|| SealedView {
            stamped: text(),
            stamped_at: "2026-11-22T12:00:00+01:00".to_owned(),
            made: text(),
            datetime: "2026-11-22T12:00:01+01:00".to_owned(),
            address: "/moje-sprawy/x/poswiadczenie.xml".to_owned(),
            file_name: "UPP-2026-1.xml".to_owned(),
            size: "8 kB".to_owned(),
            pdf: "/moje-sprawy/x/poswiadczenie.pdf".to_owned(),
        }),
        verify_address: "okienkowo.example/sprawdz".to_owned(),
        check_address: "https://okienkowo.example/sprawdz/019a8c3f-27b1-7c44-9d2e-5b8f0c6a1e37".to_owned(),
        code: print::qr("https://okienkowo.example/sprawdz/019a8c3f-27b1-7c44-9d2e-5b8f0c6a1e37").expect("a code"),
        take: vec![TakeLine { address: "/moje-sprawy/x/pliki/1".to_owned(), name: text(), about: LONG.to_owned() }],
        fees: vec![Row::one(text(), LONG.to_owned())],
        pay: LONG.to_owned(),
        withdrawn: (!sealed).then(other),
        withdraws: sealed.then(other),
        withdraw: sealed.then(|| "/moje-sprawy/x/wycofaj".to_owned()),
    };
    ReceiptPage { frame: frame.clone(), receipt: view }
}
