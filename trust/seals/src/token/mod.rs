//! Keys in tokens: hardware modules, smart cards and what stands in for them, reached by PKCS#11.
//!
//! A key never leaves its token. What the house holds is the token's name, the name of the key in it and the certificate;
//! the token itself is looked for when something is to be signed. So the house opens without it, notices when it has gone,
//! and finds it again when it is back.

mod connection;
mod make;
mod module;
mod pool;

use std::{
    fmt,
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use certificates::Certificate;
use cryptoki::error::Error;
use openssl::pkey::{PKey, Public};

use crate::{Algorithm, Key, KeyFault, Pair, UnreadableKey, key::CertifiedKey};
use connection::{Asked, Connection};
use module::Module;
use pool::Pool;

/// Sessions that a token is asked to keep open at most, unless the settings say otherwise.
pub const SESSIONS: usize = 4;
/// How long a signature is waited for, unless the settings say otherwise.
pub const WAIT: Duration = Duration::from_secs(10);

/// Where a token is and how it is opened.
#[derive(Clone, Debug)]
pub struct TokenPlace {
    /// The library of its maker.
    pub module: PathBuf,
    /// By what it is known among others.
    pub name: TokenName,
    /// The file with the PIN of its user; ends of line at its end are not part of it. It is read at every login.
    pub pin_file: PathBuf,
    /// Sessions open at most, which is how many signatures are made at once.
    pub sessions: usize,
    /// How long one signature is waited for.
    pub wait: Duration,
}

/// By what a token is known among those that its library reaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TokenName {
    /// The label it was given when it was initialised.
    Label(String),
    /// The number its maker gave it.
    Serial(String),
}

/// By what a key is known in its token.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum KeyName {
    /// CKA_LABEL
    Label(String),
    /// CKA_ID
    Id(Vec<u8>),
}

impl fmt::Display for TokenName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Label(label) => write!(f, "labelled {label:?}"),
            Self::Serial(serial) => write!(f, "with the serial number {serial:?}"),
        }
    }
}

impl fmt::Display for KeyName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Label(label) => write!(f, "labelled {label:?}"),
            Self::Id(id) => {
                f.write_str("with the id ")?;
                id.iter().try_for_each(|octet| write!(f, "{octet:02x}"))
            }
        }
    }
}

/// A token cannot do what it was asked. The sentences are for the operator.
#[derive(Clone, Debug, thiserror::Error)]
pub enum TokenFault {
    /// The library cannot be loaded or initialised.
    #[error("{}: {why}", path.display())]
    Library {
        /// Where it should be.
        path: PathBuf,
        /// What stood in the way.
        why: String,
    },
    /// The library reaches no token of this name.
    #[error("no token {0} is there")]
    Absent(TokenName),
    /// The file with the PIN cannot be read.
    #[error("the PIN in {} cannot be read", .0.display())]
    Pin(PathBuf),
    /// The token refused the PIN. It is not offered again, for tokens lock themselves after a few wrong ones.
    #[error("the token refused the PIN ({0}); it is tried again when the file holds another")]
    PinRefused(String),
    /// The token holds no private key of this name.
    #[error("no key {0} is in the token")]
    NoKey(KeyName),
    /// The token holds several private keys of this name.
    #[error("several keys {0} are in the token")]
    SeveralKeys(KeyName),
    /// The token already holds a key of this name.
    #[error("a key {0} is in the token already")]
    Taken(KeyName),
    /// The token made a key that it would give out.
    #[error("the token made a key that can be read; it was destroyed")]
    Readable,
    /// Neither RSA of 2048 bits or more nor P-256 nor P-384.
    #[error("the key is neither RSA of 2048 bits or more nor on P-256 or P-384")]
    Unsupported,
    /// What the key signs does not verify by the certificate given for it.
    #[error("the certificate belongs to another key than the one in the token")]
    Mismatched,
    /// No answer within the time that is waited.
    #[error("the token does not answer")]
    Silent,
    /// Anything else, in the words of the library.
    #[error("{0}")]
    Other(String),
}

/// A token. Copies share its sessions.
#[derive(Clone)]
pub struct Token(Arc<Inner>);

struct Inner {
    place: TokenPlace,
    module: Arc<Module>,
    /// The PIN that was refused.
    refused: Mutex<Option<Vec<u8>>>,
    pool: Pool,
}

impl Token {
    /// A token at this place. Nothing is asked of it yet.
    #[must_use]
    pub fn new(place: TokenPlace) -> Self {
        let module = Module::at(&place.module);
        let pool = Pool::new(place.sessions, place.wait);
        Self(Arc::new(Inner { place, module, refused: Mutex::default(), pool }))
    }

    /// Where it is.
    #[must_use]
    pub fn place(&self) -> &TokenPlace {
        &self.0.place
    }
}

/// A key in a token.
pub struct TokenPair {
    token: Token,
    name: KeyName,
    algorithm: Algorithm,
    public: PKey<Public>,
}

impl TokenPair {
    /// The key of this name in a token, known by its public half. The token is not asked.
    ///
    /// # Errors
    /// We cannot sign with keys of this kind.
    pub fn known(token: Token, name: KeyName, public: PKey<Public>) -> Result<Self, TokenFault> {
        let algorithm = Algorithm::of(&public).ok_or(TokenFault::Unsupported)?;
        Ok(Self { token, name, algorithm, public })
    }
}

impl Pair for TokenPair {
    fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    fn public(&self) -> PKey<Public> {
        self.public.clone()
    }

    fn sign(&self, digest: &[u8]) -> Result<Vec<u8>, KeyFault> {
        let asked = self.asked(digest)?;
        Ok(self.token.0.pool.sign(&self.token.0, asked)?)
    }

    fn by_pss(self) -> Self {
        Self { algorithm: self.algorithm.by_pss(), ..self }
    }

    fn in_token(&self) -> Option<&TokenPair> {
        Some(self)
    }
}

impl TokenPair {
    fn asked(&self, digest: &[u8]) -> Result<Asked, KeyFault> {
        if digest.len() != self.algorithm.digest(&[]).len() {
            return Err(KeyFault("a digest of another length than the algorithm's".to_owned()));
        }
        Ok(Asked {
            name: self.name.clone(),
            algorithm: self.algorithm,
            public: self.public.clone(),
            digest: digest.to_vec(),
        })
    }

    /// What is made with the key in a thread of the token, which signs there without asking another. It is given up when
    /// the token's limit is over.
    ///
    /// # Errors
    /// The token hangs, or did so until the limit.
    pub(crate) async fn make<T: Send + 'static>(
        &self,
        key: Arc<dyn Key>,
        make: impl FnOnce(&dyn Key) -> T + Send + 'static,
    ) -> Result<T, KeyFault> {
        let made = self.token.0.pool.make(&self.token.0, move |token, open| match key.in_token() {
            Some(pair) => make(&Here { key: &*key, pair, session: Mutex::new((token, open)) }),
            None => make(&*key),
        });
        Ok(made.await?)
    }
}

/// A key of a token in a thread of that token.
struct Here<'a> {
    key: &'a dyn Key,
    pair: &'a TokenPair,
    session: Mutex<(&'a Inner, &'a mut Option<Connection>)>,
}

impl Key for Here<'_> {
    fn algorithm(&self) -> Algorithm {
        self.key.algorithm()
    }

    fn certificate(&self) -> &Certificate {
        self.key.certificate()
    }

    fn chain(&self) -> &[Certificate] {
        self.key.chain()
    }

    fn sign(&self, digest: &[u8]) -> Result<Vec<u8>, KeyFault> {
        let asked = self.pair.asked(digest)?;
        let (token, open) = &mut *self.session.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(connection::sign(token, open, &asked)?)
    }
}

/// A key in a token with its certificate.
pub type TokenKey = CertifiedKey<TokenPair>;

impl TokenKey {
    /// The key of this name in a token, with its certificate and those above it in any order. The token is not asked; that
    /// it holds the certificate's key is seen when it first signs.
    ///
    /// # Errors
    /// We cannot sign with keys of this kind.
    pub fn new(
        token: Token,
        name: KeyName,
        certificate: Certificate,
        others: Vec<Certificate>,
    ) -> Result<Self, UnreadableKey> {
        let public = certificate.key().ok_or(UnreadableKey::Unsupported)?;
        let pair = TokenPair::known(token, name, public).map_err(|_| UnreadableKey::Unsupported)?;
        Ok(Self::of(pair, certificate, others))
    }
}

impl From<TokenFault> for KeyFault {
    fn from(fault: TokenFault) -> Self {
        Self(fault.to_string())
    }
}

impl From<Error> for TokenFault {
    fn from(error: Error) -> Self {
        Self::Other(error.to_string())
    }
}
