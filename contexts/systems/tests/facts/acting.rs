//! Systems that act in the name of officials.

use accounts::{Kind, NewAccount, Post, Unit};
use journal::{Actor, Entry};
use systems::{ActsFor, Asked, Scope};
use testkit::{Office, on_both_databases};
use vocabulary::{AccountId, Language};

use crate::world::{act, administrator, admit, opens};

async fn officer(office: &Office, login: &str, post: Post) {
    let unit = accounts::unit_by_symbol(&mut office.journal.view().await.unwrap(), "OR").await.unwrap().unwrap();
    let unit = Unit { id: unit.id, symbol: unit.symbol, name: unit.name };
    let password = accounts::hash_password("zażółć gęślą jaźń", [7; 16]).await.unwrap();
    let kind = Kind::Official { unit, post };
    let mut begun = act(office).await;
    let new = NewAccount { login, password, name: "Olga Sowa", language: Language::Pl, kind };
    let (_, recorded) = accounts::open_account(&mut begun, &new).await.unwrap();
    begun.commit(recorded).await.unwrap();
}

async fn names(office: &Office, key: &str, login: &str) -> Option<ActsFor> {
    let system = opens(office, key).await.unwrap();
    system.acts_for(&mut office.journal.view().await.unwrap(), login).await.unwrap()
}

async fn asked(office: &Office, by: &ActsFor, key: &str, hash: u8) -> Asked {
    by.asked(&mut office.journal.view().await.unwrap(), key, [hash; 32]).await.unwrap()
}

/// Does something under a key; whether it was done.
async fn done(office: &Office, by: &ActsFor, key: &str, answer: &str) -> bool {
    let mut act = office.journal.act(Actor::Account(by.official().id()), &office.request).await.unwrap();
    let id: AccountId = act.new_id();
    let recorded = act.record(Entry::new("test.happened", id));
    let done = by.done(&mut act, key, [1; 32], answer).await.unwrap();
    if done {
        act.commit(recorded).await.unwrap();
    }
    done
}

on_both_databases! {
    async fn a_system_acts_for_officials_that_work_with_letters_when_it_may(office) {
        let right = administrator(&office).await;
        officer(&office, "olga", Post::CaseOfficer).await;
        let may = admit(&office, &right, "EZD", &[Scope::Acts]).await.ok().unwrap().key;
        let may_not = admit(&office, &right, "EZD", &[Scope::Events]).await.ok().unwrap().key;
        assert_eq!(names(&office, &may, " Olga ").await.unwrap().official().name(), "Olga Sowa");
        assert!(names(&office, &may_not, "olga").await.is_none());
        for nobody in ["admin", "nie-ma", ""] {
            assert!(names(&office, &may, nobody).await.is_none(), "{nobody}");
        }
        assert!(opens(&office, &may).await.unwrap().reads_events().is_none(), "acting is not reading");
    }

    async fn what_is_done_under_a_key_is_told_again_and_stands_in_the_journal(office) {
        let right = administrator(&office).await;
        officer(&office, "olga", Post::CaseOfficer).await;
        let one = admit(&office, &right, "EZD", &[Scope::Acts]).await.ok().unwrap();
        let other = admit(&office, &right, "EZD", &[Scope::Acts]).await.ok().unwrap();
        let (by, others) = (names(&office, &one.key, "olga").await.unwrap(), names(&office, &other.key, "olga").await.unwrap());
        assert_eq!(asked(&office, &by, "k", 1).await, Asked::New);
        assert!(done(&office, &by, "k", "{}").await);
        assert_eq!(asked(&office, &by, "k", 1).await, Asked::Before("{}".to_owned()));
        assert_eq!(asked(&office, &by, "k", 2).await, Asked::Other);
        assert_eq!(asked(&office, &others, "k", 2).await, Asked::New, "keys are of their system");
        let before = office.rows().await;
        assert!(!done(&office, &by, "k", "{}").await, "somebody else was faster");
        assert_eq!(office.rows().await, before);
        let mut view = office.journal.view().await.unwrap();
        let entry = journal::entries(&mut view, 0, 100, false).await.unwrap().pop().unwrap();
        assert_eq!((entry.kind.as_str(), &entry.subject), ("system.acted", &one.id.to_string()));
        assert_eq!(entry.text("official"), Some(by.official().id().to_string().as_str()));
        assert_eq!(entry.actor, by.official().id().to_string());
    }
}
