//! The account of who sent a letter on paper: none, one that is there, or one opened at once.

use accounts::{ClientCard, CounterError, CounterFilled, Drawn, NewAtCounter, Official, OpensAccounts, PersonFilled};
use journal::Act;
use vocabulary::{AccountId, Language, Pesel};

use super::{FieldError, Opened, Texts, Trouble, Unkept, filled};
use crate::{
    State,
    kit::{
        deed::{Control, Offer},
        errors::slip,
        frame::Frame,
        input::{Input, fasten},
        mistakes,
    },
};

/// Whose account the letter belongs to.
pub(super) enum Account {
    None,
    Known(ClientCard),
    New(Box<NewAtCounter>, String),
}

/// The fields; `office/paper/account.html` draws them.
#[derive(Clone, Debug)]
pub(crate) struct AccountFields {
    /// `none`, `known` or `new`.
    pub choice: &'static str,
    pub query: Input,
    /// Accounts that fit the query.
    pub known: Option<Control>,
    pub new: Vec<Input>,
}

impl Account {
    /// Whose it is.
    pub(super) fn name(&self) -> Option<String> {
        match self {
            Self::None => None,
            Self::Known(card) => Some(card.name.clone()),
            Self::New(_, name) => Some(name.clone()),
        }
    }
}

impl Account {
    /// Whether a letter that was registered before belongs to this account, whose name is `name`.
    pub(super) fn is_of(&self, before: Option<AccountId>, name: Option<&str>) -> bool {
        let words = |text: &str| vocabulary::fold(text).split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        match self {
            Self::None => before.is_none(),
            Self::Known(card) => before == Some(card.id),
            // Its number is not known before it is opened: the names are compared.
            Self::New(_, new) => name.is_some_and(|name| words(name) == words(new)),
        }
    }
}

impl AccountFields {
    pub(super) fn new(frame: &Frame, texts: &Texts, known: &[ClientCard], errors: &[FieldError]) -> Self {
        let choice = match filled(texts, "konto") {
            "known" => "known",
            "new" => "new",
            _ => "none",
        };
        let input = |name: &'static str, label: String| Input::text(name, label, filled(texts, name)).replaceable();
        let mut query = input("szukaj", t!(frame, "paper-account-query")).hint(t!(frame, "paper-account-query-hint"));
        query.slip = slip(errors, "szukaj").map(str::to_owned);
        let chosen = filled(texts, "konto-id");
        let offers = known
            .iter()
            .map(|card| Offer::new(card.id.to_string(), card.name.clone(), chosen).hint(card.login.clone()));
        let choose = Input::text("konto-id", t!(frame, "paper-account-choose"), "").replaceable();
        let choose = Input { slip: slip(errors, "konto-id").map(str::to_owned), ..choose };
        let mut new = vec![
            input("imiona", t!(frame, "person-names")),
            input("nazwisko", t!(frame, "person-surname")),
            input("pesel", t!(frame, "person-pesel")).digits().optional(),
            input("email", t!(frame, "person-email"))
                .kind("email")
                .optional()
                .hint(t!(frame, "paper-account-email-hint")),
            input("telefon", t!(frame, "person-phone")).kind("tel").optional(),
        ];
        fasten(&mut new, errors);
        Self { choice, query, known: (!known.is_empty()).then(|| Control::Choice(choose, offers.collect())), new }
    }
}

fn right(official: &Official) -> Result<OpensAccounts, Trouble> {
    official.opens_accounts().ok_or(Trouble::Forbidden)
}

/// The accounts that fit what was typed: a PESEL or a login.
pub(super) async fn candidates(state: &State, official: &Official, texts: &Texts) -> Result<Vec<ClientCard>, Trouble> {
    let right = right(official)?;
    let mut view = state.journal.view().await?;
    let query = match filled(texts, "konto") {
        "known" => filled(texts, "szukaj").trim(),
        // Whoever is to get an account may have one.
        "new" => filled(texts, "pesel").trim(),
        _ => return Ok(Vec::new()),
    };
    if query.is_empty() {
        return Ok(Vec::new());
    }
    Ok(match Pesel::parse(query) {
        Ok(pesel) => accounts::clients_by_pesel(&mut view, &right, &pesel).await?,
        Err(_) if filled(texts, "konto") == "new" => Vec::new(),
        Err(_) => accounts::client_by_login(&mut view, &right, query).await?.into_iter().collect(),
    })
}

/// What a look for an account came to, in words.
pub(super) fn found(frame: &Frame, texts: &Texts, known: &[ClientCard]) -> String {
    if filled(texts, "szukaj").trim().is_empty() {
        return t!(frame, "paper-account-query-empty");
    }
    t!(frame, "paper-account-found", count = known.len())
}

/// Reads whose account the letter belongs to.
pub(super) fn read(
    state: &State,
    frame: &Frame,
    texts: &Texts,
    known: &[ClientCard],
) -> Result<Account, Vec<FieldError>> {
    match filled(texts, "konto") {
        "known" => known_one(frame, texts, known).map(Account::Known).map_err(|error| vec![error]),
        "new" if !known.is_empty() && filled(texts, "mimo-to") != "tak" => {
            let slip = t!(frame, "paper-account-there-slip", login = known[0].login.as_str());
            Err(vec![FieldError::new("pesel", t!(frame, "paper-account-there"), slip)])
        }
        "new" => {
            let person = PersonFilled {
                surname: filled(texts, "nazwisko"),
                names: filled(texts, "imiona"),
                pesel: filled(texts, "pesel"),
                ..PersonFilled::default()
            };
            let given = CounterFilled {
                person,
                email: filled(texts, "email"),
                phone: filled(texts, "telefon"),
                ..CounterFilled::default()
            };
            let name = format!("{} {}", filled(texts, "imiona").trim(), filled(texts, "nazwisko").trim());
            NewAtCounter::read(&given, Language::Pl, state.journal.now())
                .map(|new| Account::New(Box::new(new), name))
                .map_err(|wrong| mistakes::errors(frame.language, &wrong))
        }
        _ => Ok(Account::None),
    }
}

/// The account that was chosen. One that alone fits and bears the sender's name needs no choosing; otherwise the clerk compares the
/// names, for a number is not proven by being given.
fn known_one(frame: &Frame, texts: &Texts, known: &[ClientCard]) -> Result<ClientCard, FieldError> {
    let chosen = filled(texts, "konto-id");
    if let Some(card) = known.iter().find(|card| card.id.to_string() == chosen) {
        return Ok(card.clone());
    }
    let sender = vocabulary::fold(filled(texts, "nadawca").trim());
    match known {
        [] if filled(texts, "szukaj").trim().is_empty() => Err(FieldError::new(
            "szukaj",
            t!(frame, "paper-account-none-given"),
            t!(frame, "paper-account-query-empty"),
        )),
        [] => Err(FieldError::new("szukaj", t!(frame, "paper-account-no"), t!(frame, "paper-account-no-slip"))),
        [only] if sender.is_empty() || vocabulary::fold(&only.name) == sender => Ok(only.clone()),
        _ => Err(FieldError::new("konto-id", t!(frame, "paper-account-which"), t!(frame, "paper-account-which-slip"))),
    }
}

/// Opens the account, where one is to be opened.
pub(super) async fn open(
    act: &mut Act,
    official: &Official,
    language: Language,
    account: &Account,
    drawn: Option<Drawn>,
) -> Result<(Option<AccountId>, Option<Opened>), Unkept> {
    let (new, name, drawn) = match (account, drawn) {
        (Account::New(new, name), Some(drawn)) => (new, name, drawn),
        (Account::Known(card), _) => return Ok((Some(card.id), None)),
        _ => return Ok((None, None)),
    };
    let right = right(official).map_err(Unkept::Trouble)?;
    match accounts::open_at_counter(act, &right, new, drawn).await {
        // The letter's entry follows in the same act.
        Ok((id, one_time, _recorded)) => Ok((Some(id), Some(Opened { name: name.clone(), one_time }))),
        Err(CounterError::Known(card)) => Err(Unkept::Wrong(FieldError::new(
            "pesel",
            words::say!(language, "paper-account-there"),
            words::say!(language, "paper-account-there-slip", login = card.login.as_str()),
        ))),
        Err(CounterError::EmailTaken) => Err(Unkept::Wrong(FieldError::new(
            "email",
            words::say!(language, "paper-account-email-taken"),
            words::say!(language, "paper-account-email-taken-slip"),
        ))),
        Err(CounterError::Fault(fault)) => Err(fault.into()),
    }
}
