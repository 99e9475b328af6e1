//! Telling instances of the pages of administration: empty, full, with every mistake.

use ::systems::{Scope, SystemCard, WebhookCard};
use accounts::{Account, Administers, Field, Kind, Mistake, OfficialCard, Post, Unit, Wrong};
use vocabulary::{Id, Instant, Language};

use super::samples::{HOSTILE, LONG, frame, render};
use crate::{
    administration::{
        officials::{
            OfficialLine, OfficialsPage, Standing, change, close::ClosePage, fields::Filled, hire,
            password::PasswordPage,
        },
        state::{AlarmLine, SealHealth, StatePage},
        systems::{self, KeyPage, one, webhooks},
        units::{self, UnitLine, rename},
    },
    kit::{
        errors::FieldError,
        frame::{Frame, Here, Role},
        mistakes,
        one_time::Slip,
    },
};

/// Every page in a language, by a name.
pub(super) fn pages(language: Language) -> Vec<(String, String)> {
    let people = Frame { here: Here::Officials, ..frame(language, Some(Role::Administrator)) };
    let unit = Unit { id: id(0), symbol: "OR".to_owned(), name: HOSTILE.to_owned() };
    let mut pages = Vec::new();
    for count in [0, 3] {
        let officials = (0..count).map(line).collect();
        let page = OfficialsPage { frame: people.clone(), query: HOSTILE.to_owned(), officials };
        pages.push((format!("officials {count}"), render(&page)));
        let (all, line) = (Frame { here: Here::Units, ..people.clone() }, |people| unit_line(people));
        let mut page = units::form(all, (0..count).map(line).collect(), &units::Filled::default(), Vec::new());
        page.done = if count > 0 { LONG.to_owned() } else { String::new() };
        pages.push((format!("units {count}"), render(&page)));
    }
    let mistakes = |wrong: bool| if wrong { mistakes() } else { Vec::new() };
    for wrong in [false, true] {
        let errors = || mistakes::errors(language, &mistakes(wrong));
        let units = if wrong { vec![unit.clone()] } else { Vec::new() };
        pages.push((format!("hire {wrong}"), render(&hire::form(people.clone(), &units, &filled(), errors()))));
        for own in [false, true] {
            for closed in [false, true] {
                let card = card(&unit, closed);
                let right = administrator(&unit, if own { 1 } else { 2 });
                let mut page = change::form(people.clone(), &right, &card, &units, &Filled::of(&card), errors());
                page.saved = own;
                pages.push((format!("official {wrong} {own} {closed}"), render(&page)));
            }
        }
        pages.push((format!("rename {wrong}"), render(&rename::form(people.clone(), &unit, HOSTILE, errors()))));
        let slip = Slip {
            name: HOSTILE.to_owned(),
            login: LONG.to_owned(),
            password: "aaaa-bbbb-cccc".to_owned(),
            until: LONG.to_owned(),
            address: "https://okienkowo.example/zaloguj".to_owned(),
        };
        pages.push((format!("one-time {wrong}"), render(&PasswordPage { frame: people.clone(), new: wrong, slip })));
    }
    for count in [0, 2] {
        let alarm = || AlarmLine {
            name: HOSTILE.to_owned(),
            text: LONG.to_owned(),
            detail: HOSTILE.to_owned(),
            since: LONG.to_owned(),
            since_at: "2026-11-22T12:00:00+01:00".to_owned(),
            ended: LONG.to_owned(),
        };
        let page = StatePage {
            frame: Frame { here: Here::OfficeState, ..people.clone() },
            standing: (0..count).map(|_| alarm()).collect(),
            ended: (0..count).map(|_| alarm()).collect(),
            receipts: 12,
            oldest: if count > 0 { LONG.to_owned() } else { String::new() },
            seals: SealHealth {
                endangered: 7,
                failed: 2,
                soonest: if count > 0 { LONG.to_owned() } else { String::new() },
                trouble: if count > 0 { HOSTILE.to_owned() } else { String::new() },
            },
            jobs: 3,
            aside: 1,
        };
        pages.push((format!("state {count}"), render(&page)));
    }
    pages.extend(systems_pages(&Frame { here: Here::Systems, ..people.clone() }));
    let page = ClosePage {
        frame: people,
        name: HOSTILE.to_owned(),
        unit: LONG.to_owned(),
        post: LONG.to_owned(),
        action: "/administracja/ludzie/x/zamkniecie".to_owned(),
        back: "/administracja/ludzie/x".to_owned(),
    };
    pages.push(("close".to_owned(), render(&page)));
    pages
}

fn systems_pages(frame: &Frame) -> Vec<(String, String)> {
    let at = Instant::parse("2026-11-22T12:00:00+01:00").expect("rfc3339");
    let card = |out: bool| SystemCard {
        id: id(1),
        name: HOSTILE.to_owned(),
        scopes: Scope::ALL.into(),
        made_by: LONG.to_owned(),
        made_at: at,
        last_used: Some(at).filter(|_| out),
        revoked_at: Some(at).filter(|_| out),
    };
    let mut pages = Vec::new();
    for full in [false, true] {
        let lines =
            if full { vec![systems::line(frame, card(false)), systems::line(frame, card(true))] } else { vec![] };
        let filled = systems::Filled { nazwa: HOSTILE.to_owned(), osobowe: "tak".to_owned(), ..Default::default() };
        let errors = ["nazwa", "zdarzenia"].map(|field| FieldError::new(field, LONG.to_owned(), HOSTILE.to_owned()));
        let errors = if full { errors.into() } else { Vec::new() };
        pages.push((format!("systems {full}"), render(&systems::form(frame.clone(), lines, &filled, errors))));
        let sent = |paused: bool| WebhookCard {
            id: id(2 + u8::from(paused)),
            url: "https://ezd.example/a?b=<script>".to_owned(),
            sent: 7,
            sent_at: Some(at).filter(|_| paused),
            failing: Some((at, HOSTILE.to_owned())).filter(|_| paused),
            paused_at: Some(at).filter(|_| paused),
        };
        let sent = [false, true].map(|paused| webhooks::line(frame, id(1), sent(paused), 9));
        let errors = ["adres".to_owned(), sent[0].field.clone()];
        let errors = errors.map(|field| FieldError::new(field, LONG.to_owned(), HOSTILE.to_owned()));
        let errors = if full { errors.into() } else { Vec::new() };
        pages.push((
            format!("system {full}"),
            render(&one::shown(frame.clone(), card(!full), sent.into(), LONG, errors)),
        ));
    }
    let key = KeyPage {
        frame: frame.clone(),
        title: LONG.to_owned(),
        name: HOSTILE.to_owned(),
        text: LONG.to_owned(),
        key: LONG.to_owned(),
        hint: LONG.to_owned(),
        header: "webhook-signature",
        address: "/administracja/systemy/x".to_owned(),
    };
    pages.push(("key of a system".to_owned(), render(&key)));
    pages
}

/// An id of a sample.
fn id<K>(place: u8) -> Id<K> {
    format!("00000000-0000-7000-8000-00000000000{place}").parse().expect("an id")
}

fn line(place: usize) -> OfficialLine {
    OfficialLine {
        address: "/administracja/ludzie/x".to_owned(),
        name: HOSTILE.to_owned(),
        reaching: vec![LONG.to_owned(); place],
        unit: "OR".to_owned(),
        unit_name: HOSTILE.to_owned(),
        post: LONG.to_owned(),
        login: "anna".to_owned(),
        standing: [Standing::Open, Standing::NotCome, Standing::Closed][place % 3],
    }
}

fn unit_line(people: usize) -> UnitLine {
    UnitLine {
        address: "/administracja/komorki/x".to_owned(),
        symbol: "OR".to_owned(),
        name: HOSTILE.to_owned(),
        people,
    }
}

fn filled() -> Filled {
    Filled {
        login: HOSTILE.to_owned(),
        nazwa: LONG.to_owned(),
        stanowisko: "secretary".to_owned(),
        ..Filled::default()
    }
}

fn card(unit: &Unit, closed: bool) -> OfficialCard {
    OfficialCard {
        id: id(1),
        name: HOSTILE.to_owned(),
        login: LONG.to_owned(),
        unit: unit.clone(),
        post: Post::UnitHead,
        room: HOSTILE.to_owned(),
        phone: LONG.to_owned(),
        closed,
        has_not_come: false,
    }
}

fn administrator(unit: &Unit, place: u8) -> Administers {
    let account = Account {
        id: id(place),
        login: String::new(),
        name: String::new(),
        language: Language::Pl,
        kind: Kind::Official { unit: unit.clone(), post: Post::Administrator },
        must_choose_password: false,
        closed: false,
    };
    account.as_official().and_then(|official| official.administers()).expect("an administrator")
}

/// Every field with a mistake of its own.
fn mistakes() -> Vec<Mistake> {
    let wrongs = [
        (Field::FullName, Wrong::Missing),
        (Field::Login, Wrong::Form),
        (Field::Unit, Wrong::Missing),
        (Field::Post, Wrong::Own),
        (Field::Room, Wrong::TooLong),
        (Field::OfficePhone, Wrong::Form),
    ];
    wrongs.map(|(field, wrong)| Mistake { field, wrong }).to_vec()
}
