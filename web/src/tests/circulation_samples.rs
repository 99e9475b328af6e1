//! Telling instances of the pages of letters on their way: the letter, its scan, letters on paper, the file plan.

use std::collections::HashMap;

use vocabulary::Language;

use super::{
    samples::{HOSTILE, LONG, error, frame, render},
    signing_samples,
};
use crate::{
    administration::plan::{ClassLine, FlawLine, PlanPage, words},
    kit::{
        deed::{Control, Deed, Offer, field},
        frame::{Frame, Here, Role},
        input::Input,
        one_time::Slip,
        verdict::{Row, Sign, Verdict},
    },
    office::{
        authorisation::{AuthorisationLine, AuthorisationPage},
        case::told::Telling,
        continuity::{ContinuityPage, GapLine, TallyLine},
        extract::{ExtractPage, Line},
        letter::{
            LetterFileView, LetterPage, LetterView, WithdrawalView,
            scan::ScanPage,
            scanned::ScanView,
            way::{StateWord, StepView},
        },
        paper::{
            PaperPage, Saved,
            account::AccountFields,
            scan::ScanFields,
            slip::{Confirmation, OpenedPage, SlipPage},
        },
        routing::{RoutingPage, RuleLine, TrialView, TriedLine},
        shelf::{
            ShelfPage, ShelfRow,
            letter::{LetterShelfPage, ShelfStepView},
        },
        substitution::{PlaceLine, SubstitutionLine, SubstitutionPage},
        unscanned::{UnscannedLine, UnscannedPage},
    },
};

/// Every page in a language, by a name.
pub(super) fn pages(language: Language) -> Vec<(String, String)> {
    let clerk =
        |here| Frame { here, ..frame(language, Some(Role::Official { register: true, plan: true, archive: true })) };
    let register = clerk(Here::Register);
    let mut pages = Vec::new();
    for full in [false, true] {
        pages.push((format!("letter {full}"), render(&letter(&register, full))));
        pages.push((format!("scan {full}"), render(&scan(&register, full))));
        pages.push((format!("paper {full}"), render(&paper(&register, full))));
        pages.push((format!("unscanned {full}"), render(&unscanned(&register, full))));
        pages.push((format!("shelf {full}"), render(&shelf(&register, full))));
        pages.push((format!("paper's place {full}"), render(&letter_shelf(&register, full))));
        pages.push((format!("continuity {full}"), render(&continuity(&register, full))));
        pages.push((format!("extract {full}"), render(&extract(&register, full))));
        pages.push((format!("substitution {full}"), render(&substitution(&clerk(Here::Desk), full))));
        pages.push((format!("routing {full}"), render(&routing(&register, full))));
        pages.push((format!("authorisation {full}"), render(&authorisation(&clerk(Here::Desk), full))));
        pages.push((format!("plan {full}"), render(&plan(&clerk(Here::FilePlan), full))));
    }
    pages.push(("slip".to_owned(), render(&SlipPage { frame: register.clone(), confirmation: confirmation() })));
    let slip = Slip {
        name: HOSTILE.to_owned(),
        login: LONG.to_owned(),
        password: "abcd-efgh-jkmn".to_owned(),
        until: LONG.to_owned(),
        address: "https://okienkowo.example/zaloguj".to_owned(),
    };
    pages.push(("slip opened".to_owned(), render(&OpenedPage { frame: register, confirmation: confirmation(), slip })));
    pages
}

fn unscanned(frame: &Frame, full: bool) -> UnscannedPage {
    let line = || UnscannedLine {
        address: "/biuro/pisma/x".to_owned(),
        number: "RPW/2026/1".to_owned(),
        registered: LONG.to_owned(),
        sender: HOSTILE.to_owned(),
        subject: LONG.to_owned(),
        state: StateWord { class: "attention", word: HOSTILE.to_owned() },
        why: vec![HOSTILE.to_owned(), LONG.to_owned()],
    };
    UnscannedPage {
        frame: frame.clone(),
        odd: full,
        letters: if full { vec![line(), line()] } else { Vec::new() },
        newest: full.then(|| "/biuro/przesylki/skany?jakie=watpliwe".to_owned()),
        older: full.then(|| "/biuro/przesylki/skany?jakie=watpliwe&przed=x".to_owned()),
    }
}

fn routing(frame: &Frame, full: bool) -> RoutingPage {
    let rule = |class| RuleLine {
        name: HOSTILE.to_owned(),
        when: vec![LONG.to_owned(), HOSTILE.to_owned()],
        to: LONG.to_owned(),
        days: LONG.to_owned(),
        class,
        state: LONG.to_owned(),
        by: HOSTILE.to_owned(),
        prefer: "/biuro/reguly/x/wyzej".to_owned(),
        end: "/biuro/reguly/x/zakoncz".to_owned(),
    };
    let trial = || TrialView {
        rule: rule("good"),
        sentence: LONG.to_owned(),
        otherwise: LONG.to_owned(),
        newest: vec![TriedLine {
            address: "/biuro/pisma/x".to_owned(),
            number: "RPW/2026/1".to_owned(),
            sender: HOSTILE.to_owned(),
            subject: LONG.to_owned(),
        }],
        hidden: vec![("nazwa", HOSTILE.to_owned())],
    };
    RoutingPage {
        frame: frame.clone(),
        about: LONG.to_owned(),
        rules: if full { vec![rule("good"), rule("idle")] } else { Vec::new() },
        controls: vec![Control::Line(field("regula", "nazwa", LONG.to_owned(), HOSTILE))],
        trial: full.then(trial),
        told: Telling::default(),
    }
}

fn shelf(frame: &Frame, full: bool) -> ShelfPage {
    let row = |late: bool| ShelfRow {
        address: "/biuro/pisma/x/sklad".to_owned(),
        number: "RPW/2026/1".to_owned(),
        sender: HOSTILE.to_owned(),
        subject: LONG.to_owned(),
        place: HOSTILE.to_owned(),
        to: if late { LONG.to_owned() } else { String::new() },
        sign: if late { "GK.7012.1.2026".to_owned() } else { String::new() },
        due: if late { "1 grudnia 2026".to_owned() } else { String::new() },
        late,
    };
    ShelfPage {
        frame: frame.clone(),
        place: if full { HOSTILE.to_owned() } else { String::new() },
        rows: if full { vec![row(true), row(false)] } else { Vec::new() },
        more: full.then(|| "/biuro/sklad?pudlo=a&pismo=x".to_owned()),
    }
}

fn letter_shelf(frame: &Frame, full: bool) -> LetterShelfPage {
    LetterShelfPage {
        frame: frame.clone(),
        number: "RPW/2026/1".to_owned(),
        subject: LONG.to_owned(),
        back: "/biuro/pisma/x".to_owned(),
        now: HOSTILE.to_owned(),
        set: LONG.to_owned(),
        deeds: if full {
            vec![Deed {
                action: "/biuro/pisma/x/sklad/odloz".to_owned(),
                csrf: "c".to_owned(),
                title: HOSTILE.to_owned(),
                controls: vec![Control::Line(field("odloz", "pudlo", LONG.to_owned(), HOSTILE))],
                button: LONG.to_owned(),
                ..Deed::default()
            }]
        } else {
            Vec::new()
        },
        steps: vec![ShelfStepView {
            datetime: "2026-11-22T12:00:00+01:00".to_owned(),
            when: LONG.to_owned(),
            what: HOSTILE.to_owned(),
            who: LONG.to_owned(),
        }],
        told: Telling::default(),
    }
}

fn continuity(frame: &Frame, full: bool) -> ContinuityPage {
    let count = if full { 2 } else { 0 };
    let tally = |whole| TallyLine {
        hour: "12:00".to_owned(),
        channel: HOSTILE.to_owned(),
        filed: 12_345,
        numbered: 12_345,
        receipted: if whole { "12345".to_owned() } else { String::new() },
        routed: 1,
        whole,
    };
    let gap = |address: &str| GapLine {
        number: LONG.to_owned(),
        address: address.to_owned(),
        what: LONG.to_owned(),
        since: LONG.to_owned(),
        since_at: "2026-11-22T12:00:00+01:00".to_owned(),
        channel: HOSTILE.to_owned(),
    };
    ContinuityPage {
        frame: frame.clone(),
        day: LONG.to_owned(),
        before: "/biuro/ciaglosc?dzien=2026-11-21".to_owned(),
        after: full.then(|| "/biuro/ciaglosc?dzien=2026-11-23".to_owned()),
        sums: (0..count).map(|place| tally(place == 0)).collect(),
        hours: (0..count).map(|place| tally(place == 0)).collect(),
        gaps: if full { vec![gap("/biuro/pisma/x"), gap("")] } else { Vec::new() },
    }
}

fn letter(frame: &Frame, full: bool) -> LetterPage {
    let form = Deed {
        action: "/biuro/pisma/x/rozdziel".to_owned(),
        csrf: "c".to_owned(),
        key: "r",
        title: HOSTILE.to_owned(),
        controls: vec![Control::List(
            field("rozdziel", "komorka", LONG.to_owned(), ""),
            vec![Offer::new("a", LONG, "")],
        )],
        button: LONG.to_owned(),
        ..Deed::default()
    };
    let row = || Row { term: LONG.to_owned(), lines: vec![HOSTILE.to_owned(), LONG.to_owned()] };
    let file = || LetterFileView {
        address: "/biuro/pisma/x/pliki/1".to_owned(),
        name: LONG.to_owned(),
        role: HOSTILE.to_owned(),
        kind: LONG.to_owned(),
        size: "1 kB".to_owned(),
        hash: "00 11".to_owned(),
    };
    LetterPage {
        frame: frame.clone(),
        letter: LetterView {
            number: "RPW/2026/1".to_owned(),
            subject: LONG.to_owned(),
            sender: HOSTILE.to_owned(),
            entered: LONG.to_owned(),
            datetime: "2026-11-22T12:00:00+01:00".to_owned(),
            registered: LONG.to_owned(),
            unit: HOSTILE.to_owned(),
            channel: LONG.to_owned(),
            service: HOSTILE.to_owned(),
            warning: if full { LONG.to_owned() } else { String::new() },
            files: if full { vec![file(), file()] } else { Vec::new() },
        },
        state: StateWord { class: "calm", word: HOSTILE.to_owned() },
        now: LONG.to_owned(),
        rows: if full { vec![row()] } else { Vec::new() },
        steps: vec![StepView {
            datetime: "2026-11-22T12:00:00+01:00".to_owned(),
            when: LONG.to_owned(),
            what: HOSTILE.to_owned(),
            who: LONG.to_owned(),
            note: if full { HOSTILE.to_owned() } else { String::new() },
        }],
        deeds: if full {
            vec![Deed::leading("/biuro/pisma/x/sprawa".to_owned(), "s", HOSTILE.to_owned(), true), form]
        } else {
            Vec::new()
        },
        told: told(full),
        verdict: Verdict::of(Sign::Note, HOSTILE.to_owned(), String::new()).with(vec![row()]),
        paper: full.then(signing_samples::paper),
        read_off: if full { vec![row()] } else { Vec::new() },
        scan: full.then(|| ScanView {
            facts: vec![row()],
            doubts: vec![HOSTILE.to_owned(), LONG.to_owned()],
            asks: true,
            deeds: vec![Deed::leading("/biuro/pisma/x/skan".to_owned(), "", HOSTILE.to_owned(), false)],
            copy: Some("/biuro/pisma/x/skany/1".to_owned()),
        }),
        receipt: Some(LONG.to_owned()),
        withdrawals: vec![WithdrawalView {
            words: LONG.to_owned(),
            number: "RPW/2026/2".to_owned(),
            address: "/biuro/pisma/y".to_owned(),
        }],
        back: "/biuro/przesylki",
        back_words: LONG.to_owned(),
    }
}

fn told(wrong: bool) -> Telling {
    if !wrong {
        return Telling::default();
    }
    let errors = ["skan", "zakres", "powod-skanu", "objetosc", "stron"].map(error).to_vec();
    Telling {
        errors,
        safe: LONG.to_owned(),
        slip: HOSTILE.to_owned(),
        more: LONG.to_owned(),
        done: HOSTILE.to_owned(),
        ..Telling::default()
    }
}

fn scan(frame: &Frame, wrong: bool) -> ScanPage {
    let told = told(wrong);
    ScanPage {
        frame: frame.clone(),
        number: "RPW/2026/1".to_owned(),
        subject: LONG.to_owned(),
        version: 2,
        action: "/biuro/pisma/x/skan".to_owned(),
        back: "/biuro/pisma/x".to_owned(),
        scan: ScanFields::new(frame, &filled(), &registry::ScanLimits::default(), false, &told.errors),
        told,
    }
}

fn filled() -> HashMap<String, String> {
    HashMap::from([("powod-skanu".to_owned(), HOSTILE.to_owned()), ("zakres".to_owned(), "partial".to_owned())])
}

fn paper(frame: &Frame, wrong: bool) -> PaperPage {
    let errors = if wrong { ["skan", "szukaj", "nadawca"].map(error).to_vec() } else { Vec::new() };
    let line = |name: &'static str| Input::text(name, LONG.to_owned(), HOSTILE).hint(HOSTILE.to_owned());
    let slip = |input: Input| Input { slip: wrong.then(|| LONG.to_owned()), ..input };
    PaperPage {
        frame: frame.clone(),
        form: "f".to_owned(),
        saved: wrong.then(|| Saved {
            words: HOSTILE.to_owned(),
            letter: "/biuro/pisma/x".to_owned(),
            slip: "/biuro/przesylki/x/potwierdzenie".to_owned(),
        }),
        sender: vec![Control::Line(slip(line("nadawca")))],
        subject: Control::Line(slip(line("temat"))),
        letter: vec![Control::List(line("usluga"), vec![Offer::new("a", LONG, "a")])],
        remarks: Control::Text(slip(line("uwagi"))),
        scan: ScanFields::new(frame, &filled(), &registry::ScanLimits::default(), true, &errors),
        account: AccountFields {
            choice: if wrong { "known" } else { "none" },
            query: slip(line("szukaj")),
            known: wrong.then(|| Control::Choice(line("konto-id"), vec![Offer::new("a", LONG, "a").hint(HOSTILE)])),
            new: vec![line("imiona")],
        },
        errors,
        safe: LONG.to_owned(),
        found: if wrong { HOSTILE.to_owned() } else { String::new() },
    }
}

fn confirmation() -> Confirmation {
    Confirmation {
        number: "RPW/2026/1".to_owned(),
        received: LONG.to_owned(),
        registered: LONG.to_owned(),
        sender: HOSTILE.to_owned(),
        subject: LONG.to_owned(),
        enclosures: "2".to_owned(),
        point: HOSTILE.to_owned(),
        letter: "/biuro/pisma/x".to_owned(),
    }
}

fn plan(frame: &Frame, wrong: bool) -> PlanPage {
    use registry::PlanFlawKind as Kind;
    let flaws = [
        Kind::NotUtf8,
        Kind::NoColumn("symbol"),
        Kind::Empty,
        Kind::TooLong(20_000),
        Kind::Cells,
        Kind::Symbol(HOSTILE.to_owned()),
        Kind::Twice("01".to_owned()),
        Kind::NoParent("0".to_owned()),
        Kind::NoTitle,
        Kind::TitleTooLong(500),
        Kind::Category(HOSTILE.to_owned()),
        Kind::NoCategory,
        Kind::Day(HOSTILE.to_owned()),
        Kind::Backwards,
        Kind::HoldsFrom(vocabulary::Date::constant(2026, 1, 1)),
    ];
    let flaws = flaws.iter().map(|kind| FlawLine { line: 7, words: words(frame.language, kind) });
    let class = |is_final| ClassLine {
        symbol: "0123".to_owned(),
        title: LONG.to_owned(),
        category: "BE10".to_owned(),
        is_final,
        since: LONG.to_owned(),
    };
    PlanPage {
        frame: frame.clone(),
        done: if wrong { String::new() } else { HOSTILE.to_owned() },
        today: LONG.to_owned(),
        classes: if wrong { vec![class(false), class(true)] } else { Vec::new() },
        from: Input::text("od", LONG.to_owned(), HOSTILE),
        limit: "2 MB".to_owned(),
        file_slip: wrong.then(|| HOSTILE.to_owned()),
        flaws: if wrong { flaws.collect() } else { Vec::new() },
        more_flaws: usize::from(wrong),
        errors: if wrong { vec![error("wykaz")] } else { Vec::new() },
        safe: LONG.to_owned(),
    }
}

fn extract(frame: &Frame, full: bool) -> ExtractPage {
    let line = Line {
        address: "/biuro/pisma/x".to_owned(),
        number: "RPW/2026/1".to_owned(),
        entered: LONG.to_owned(),
        datetime: "2026-11-22T12:00:00+01:00".to_owned(),
        channel: LONG.to_owned(),
        sender: HOSTILE.to_owned(),
        sender_address: HOSTILE.to_owned(),
        subject: HOSTILE.to_owned(),
        date_on_letter: LONG.to_owned(),
        sender_sign: HOSTILE.to_owned(),
        whom: HOSTILE.to_owned(),
        enclosures: 3,
        state: LONG.to_owned(),
        remarks: HOSTILE.to_owned(),
    };
    ExtractPage {
        frame: frame.clone(),
        from: Input::text("od", LONG.to_owned(), HOSTILE),
        to: Input { slip: (!full).then(|| LONG.to_owned()), ..Input::text("do", LONG.to_owned(), HOSTILE) },
        errors: if full { Vec::new() } else { vec![error("do")] },
        safe: String::new(),
        days: if full { LONG.to_owned() } else { String::new() },
        printed: LONG.to_owned(),
        lines: if full { vec![line.clone(), line] } else { Vec::new() },
        table: "/biuro/przesylki/wykaz.csv?od=a&do=b".to_owned(),
        first: full.then(|| "/biuro/przesylki/wykaz?od=a".to_owned()),
        next: full.then(|| "/biuro/przesylki/wykaz?po=2026/1".to_owned()),
    }
}

fn authorisation(frame: &Frame, full: bool) -> AuthorisationPage {
    let line = AuthorisationLine {
        person: HOSTILE.to_owned(),
        scope: LONG.to_owned(),
        classes: HOSTILE.to_owned(),
        days: LONG.to_owned(),
        document: HOSTILE.to_owned(),
        class: "good",
        state: LONG.to_owned(),
        end: "/biuro/upowaznienia/x/zakoncz".to_owned(),
    };
    AuthorisationPage {
        frame: frame.clone(),
        lines: if full { vec![AuthorisationLine { end: String::new(), ..line.clone() }, line] } else { Vec::new() },
        controls: vec![Control::Line(field("upowaznienie", "klasy", LONG.to_owned(), HOSTILE))],
        done: if full { LONG.to_owned() } else { String::new() },
        errors: if full { vec![error("upowaznienie-klasy")] } else { Vec::new() },
        safe: LONG.to_owned(),
    }
}

fn substitution(frame: &Frame, full: bool) -> SubstitutionPage {
    let line = SubstitutionLine {
        absent: HOSTILE.to_owned(),
        substitute: HOSTILE.to_owned(),
        days: LONG.to_owned(),
        class: "good",
        state: LONG.to_owned(),
        end: "/biuro/zastepstwa/x/zakoncz".to_owned(),
    };
    let place =
        PlaceLine { enter: "/biuro/zastepstwa/x/wejdz".to_owned(), name: HOSTILE.to_owned(), until: LONG.to_owned() };
    let offers = vec![Offer::new("a", HOSTILE, "a"), Offer::new("b", LONG, "a")];
    SubstitutionPage {
        frame: frame.clone(),
        places: if full { vec![place] } else { Vec::new() },
        sets: full,
        authorises: full,
        lines: if full { vec![SubstitutionLine { end: String::new(), ..line.clone() }, line] } else { Vec::new() },
        controls: vec![Control::List(field("zastepstwo", "kogo", LONG.to_owned(), ""), offers)],
        done: if full { LONG.to_owned() } else { String::new() },
        errors: if full { vec![error("zastepstwo-kogo")] } else { Vec::new() },
        safe: LONG.to_owned(),
    }
}
