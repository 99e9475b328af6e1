//! Who visits, in which language, from where: learnt once at the door for every page.

use std::{
    net::{IpAddr, SocketAddr},
    ops::Deref,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use accounts::{Account, Official, Session};
use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::{HeaderMap, HeaderValue, Method, Uri, header, request::Parts},
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use journal::{Actor, RequestNumber};
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;
use vocabulary::{Fault, Language};

use crate::{
    State,
    kit::{
        address,
        frame::{Banner, Frame, Here, Person, Role},
        language,
        trouble::Trouble,
    },
};

/// One visit; handlers take it as an argument.
#[derive(Clone)]
pub(crate) struct Visit(Arc<Learnt>);

/// What was learnt at the door.
pub(crate) struct Learnt {
    /// The number of the request.
    pub number: RequestNumber,
    /// The language of the answer.
    pub language: Language,
    /// Where the request came from.
    pub address: IpAddr,
    /// Who is signed in.
    pub session: Option<Session>,
    /// The session's cookie, for signing out.
    pub token: Option<String>,
    /// What was asked for.
    pub uri: Uri,
    /// Whether a page was asked for, and nothing was sent.
    pub reads: bool,
    chosen: Option<Language>,
    form_cookie: String,
    form_cookie_is_new: bool,
    form_was_shown: AtomicBool,
}

impl Deref for Visit {
    type Target = Learnt;
    fn deref(&self) -> &Learnt {
        &self.0
    }
}

impl Visit {
    /// Learns who visits. When the session cannot be read the visitor is taken for a stranger, and the fault is given
    /// back beside, so that the page telling of it can still be shown.
    pub(crate) async fn learn(state: &State, number: RequestNumber, request: &Parts) -> (Self, Option<Fault>) {
        let (uri, headers) = (request.uri.clone(), &request.headers);
        let peer = request.extensions.get::<ConnectInfo<SocketAddr>>();
        let token = cookie(headers, state.session_cookie()).map(str::to_owned);
        let (session, fault) = match &token {
            None => (None, None),
            Some(token) => match accounts::session(&state.journal, token).await {
                Ok(session) => (session, None),
                Err(fault) => (None, Some(fault)),
            },
        };
        let chosen = language::asked(&uri);
        let language = chosen
            .or_else(|| cookie(headers, language::COOKIE).and_then(Language::of_tag))
            .or_else(|| session.as_ref().map(|session| session.account.language))
            .or_else(|| language::preferred(headers))
            .unwrap_or_default();
        let kept = cookie(headers, state.form_cookie()).filter(|value| value.len() == 43).map(str::to_owned);
        let learnt = Learnt {
            number,
            language,
            address: address::of_client(peer.map(|peer| peer.0.ip()), headers, &state.trusted_proxies),
            session,
            token,
            uri,
            reads: matches!(request.method, Method::GET | Method::HEAD),
            chosen,
            form_cookie_is_new: kept.is_none(),
            form_cookie: kept.unwrap_or_else(|| URL_SAFE_NO_PAD.encode(state.journal.random::<32>())),
            form_was_shown: AtomicBool::new(false),
        };
        (Self(Arc::new(learnt)), fault)
    }

    /// The account that is signed in.
    pub(crate) fn account(&self) -> Option<&Account> {
        self.session.as_ref().map(|session| &session.account)
    }

    /// The rights of the official who is signed in, or of the one in whose place this person acts.
    pub(crate) fn official(&self) -> Option<Official> {
        let own = self.account()?.as_official()?;
        match self.absent().and_then(Account::as_official) {
            None => Some(own),
            Some(absent) => {
                // It stands in histories, which are Polish.
                let both = words::say!(Language::Pl, "substitution-signs-as", who = own.name(), absent = absent.name());
                // Marks of direction and spaces that hold lines together are for pages.
                let both = both.replace(['\u{2068}', '\u{2069}'], "").replace('\u{a0}', " ");
                Some(absent.with_substitute(own.id(), both))
            }
        }
    }

    /// In whose place the signed-in person acts.
    fn absent(&self) -> Option<&Account> {
        self.session.as_ref().and_then(|session| session.acts_for.as_ref())
    }

    /// Whether the person signed in with a one-time password, which opens nothing but the page that asks for an own one.
    pub(crate) fn must_choose_password(&self) -> bool {
        self.account().is_some_and(|account| account.must_choose_password)
    }

    /// Who acts in what this visit causes.
    pub(crate) fn actor(&self) -> Actor {
        self.account().map_or(Actor::System, |account| Actor::Account(account.id))
    }

    /// What the hidden field of a form must carry. A stranger gets a cookie with the page, which the field is made from.
    pub(crate) fn csrf(&self) -> String {
        match &self.session {
            Some(session) => session.csrf.clone(),
            None => {
                self.form_was_shown.store(true, Ordering::Relaxed);
                self.strangers_csrf()
            }
        }
    }

    /// Whether a form came from a page that we showed to this visitor.
    pub(crate) fn csrf_matches(&self, given: &str) -> bool {
        match &self.session {
            Some(session) => session.csrf_matches(given),
            None => !self.form_cookie_is_new && self.strangers_csrf().as_bytes().ct_eq(given.as_bytes()).into(),
        }
    }

    fn strangers_csrf(&self) -> String {
        hex::encode(Sha256::new().chain_update(b"okienko stranger's form\0").chain_update(&self.form_cookie).finalize())
    }

    /// The cookies that this visit leaves.
    pub(crate) fn leave_cookies(&self, state: &State, headers: &mut HeaderMap) {
        if self.form_cookie_is_new && self.form_was_shown.load(Ordering::Relaxed) {
            headers.append(header::SET_COOKIE, state.cookie(state.form_cookie(), &self.form_cookie, None));
        }
        if let Some(language) = self.chosen {
            headers.append(header::SET_COOKIE, state.cookie(language::COOKIE, language.tag(), Some(31_536_000)));
        }
    }

    /// The frame of a page.
    pub(crate) fn frame(&self, state: &State, here: Here) -> Frame {
        let other = match self.language {
            Language::Pl => Language::En,
            Language::En => Language::Pl,
        };
        Frame {
            language: self.language,
            office: state.office.typeset(),
            person: self.account().map(|account| Person {
                name: account.name.clone(),
                role: role(account, self.official()),
                acts_for: self.absent().map(|absent| absent.name.clone()),
            }),
            csrf: self.session.as_ref().map(|session| session.csrf.clone()).unwrap_or_default(),
            banner: state
                .demo
                .as_ref()
                .map(|demo| Banner { mailbox: demo.mailbox.clone(), sandbox: demo.sandbox.clone() }),
            other_language: language::same_page_in(&self.uri, other),
            here,
        }
    }
}

fn role(account: &Account, official: Option<Official>) -> Role {
    match official {
        _ if account.must_choose_password => Role::Newcomer,
        None => Role::Client,
        Some(official) if official.administers().is_some() => Role::Administrator,
        Some(official) => Role::Official {
            register: official.may_see_register().is_some(),
            plan: official.keeps_plan().is_some(),
            archive: archive::sees(&official).is_some(),
        },
    }
}

/// The value of a cookie.
pub(crate) fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
}

impl State {
    pub(crate) fn session_cookie(&self) -> &'static str {
        if self.secure_cookies { "__Host-okienko" } else { "okienko" }
    }

    pub(crate) fn form_cookie(&self) -> &'static str {
        if self.secure_cookies { "__Host-okienko-formularz" } else { "okienko-formularz" }
    }

    /// A cookie for this host alone, out of reach of scripts, not sent along from other sites' forms.
    pub(crate) fn cookie(&self, name: &str, value: &str, seconds: Option<u32>) -> HeaderValue {
        let age = seconds.map(|seconds| format!("; Max-Age={seconds}")).unwrap_or_default();
        let secure = if self.secure_cookies { "; Secure" } else { "" };
        // Names, values and tags are our own, of letters, digits, `-` and `_`.
        HeaderValue::from_str(&format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{age}"))
            .expect("a cookie of plain characters")
    }
}

impl FromRequestParts<State> for Visit {
    type Rejection = Trouble;
    async fn from_request_parts(parts: &mut Parts, _: &State) -> Result<Self, Trouble> {
        // The door put it there for every page.
        parts.extensions.get::<Self>().cloned().ok_or_else(|| Fault::new("a page outside the door").into())
    }
}
