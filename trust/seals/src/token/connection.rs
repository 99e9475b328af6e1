//! One session with a token, opened when needed and opened anew when it broke.

use std::{collections::HashMap, fs, sync::PoisonError};

use cryptoki::{
    context::Pkcs11,
    error::{Error, RvError},
    mechanism::{
        Mechanism, MechanismType,
        rsa::{PkcsMgfType, PkcsPssParams},
    },
    object::{Attribute, ObjectClass, ObjectHandle},
    session::{Session, UserType},
    slot::Slot,
    types::AuthPin,
};
use openssl::pkey::{PKey, Public};

use super::{Inner, KeyName, TokenFault, TokenName};
use crate::{Algorithm, key::verifies};

/// DigestInfo of SHA-256 up to the digest (RFC 8017, section 9.2, note 1).
const DIGEST_INFO: [u8; 19] =
    [0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20];

/// A signature that is asked for.
pub(super) struct Asked {
    pub name: KeyName,
    pub algorithm: Algorithm,
    pub public: PKey<Public>,
    pub digest: Vec<u8>,
}

/// A session, logged in, with the keys found in it.
pub(super) struct Connection {
    /// Closed by us, or not at all when the library was initialised anew: its number may then be another's.
    pub session: Session,
    generation: u64,
    keys: HashMap<KeyName, ObjectHandle>,
}

/// Signs by the session at hand; by a fresh one when that is broken, as it is after the token was away; by one of the
/// library initialised anew when that does not help either.
pub(super) fn sign(token: &Inner, open: &mut Option<Connection>, asked: &Asked) -> Result<Vec<u8>, TokenFault> {
    if open.is_some()
        && let Ok(signature) = attempt(token, open, asked)
    {
        return Ok(signature);
    }
    close(token, open);
    let generation = match attempt(token, open, asked) {
        Err(TokenFault::Absent(_) | TokenFault::NoKey(_) | TokenFault::Other(_)) => {
            token.module.within(|_, generation| Ok(generation))?
        }
        settled => return settled,
    };
    close(token, open);
    token.module.renew(generation);
    let last = attempt(token, open, asked);
    if last.is_err() {
        close(token, open);
    }
    last
}

fn attempt(token: &Inner, open: &mut Option<Connection>, asked: &Asked) -> Result<Vec<u8>, TokenFault> {
    token.module.within(|library, generation| {
        let connection = match open {
            Some(connection) if connection.generation == generation => connection,
            _ => open.insert(Connection::open(token, library, generation)?),
        };
        connection.sign(asked)
    })
}

fn close(token: &Inner, open: &mut Option<Connection>) {
    if let Some(connection) = open.take() {
        let closed = token.module.within(|_, generation| {
            if generation == connection.generation {
                connection.session.close()?;
            }
            Ok(())
        });
        // A session that cannot be closed ended with its token.
        drop(closed);
    }
}

impl Connection {
    /// A session with the token, within the library.
    pub fn open(token: &Inner, library: &Pkcs11, generation: u64) -> Result<Self, TokenFault> {
        let session = library.open_ro_session_no_drop(slot(token, library)?)?;
        let connection = Self { session, generation, keys: HashMap::new() };
        connection.log_in(token)?;
        Ok(connection)
    }

    /// A session that may write, for making keys.
    pub fn open_to_write(token: &Inner, library: &Pkcs11, generation: u64) -> Result<Self, TokenFault> {
        let session = library.open_rw_session_no_drop(slot(token, library)?)?;
        let connection = Self { session, generation, keys: HashMap::new() };
        connection.log_in(token)?;
        Ok(connection)
    }

    /// The login is of the token, for all sessions of the process (PKCS#11 3.0, section 5.6.8).
    fn log_in(&self, token: &Inner) -> Result<(), TokenFault> {
        // One after the other: the second would offer a wrong PIN again.
        let mut refused = token.refused.lock().unwrap_or_else(PoisonError::into_inner);
        let file = &token.place.pin_file;
        let pin = fs::read_to_string(file).map_err(|_| TokenFault::Pin(file.clone()))?;
        let pin = pin.trim_end_matches(['\n', '\r']);
        if refused.as_deref() == Some(pin.as_bytes()) {
            return Err(TokenFault::PinRefused("it was refused before".to_owned()));
        }
        match self.session.login(UserType::User, Some(&AuthPin::from(pin))) {
            Ok(()) | Err(Error::Pkcs11(RvError::UserAlreadyLoggedIn, _)) => {
                *refused = None;
                Ok(())
            }
            Err(Error::Pkcs11(
                why @ (RvError::PinIncorrect
                | RvError::PinInvalid
                | RvError::PinLenRange
                | RvError::PinLocked
                | RvError::PinExpired),
                _,
            )) => {
                *refused = Some(pin.as_bytes().to_vec());
                Err(TokenFault::PinRefused(format!("{why:?}")))
            }
            Err(other) => Err(other.into()),
        }
    }

    /// The private key of this name.
    pub fn private(&self, name: &KeyName) -> Result<ObjectHandle, TokenFault> {
        self.sole(name, ObjectClass::PRIVATE_KEY)
    }

    /// The object of this class and name.
    pub fn sole(&self, name: &KeyName, class: ObjectClass) -> Result<ObjectHandle, TokenFault> {
        let named = match name {
            KeyName::Label(label) => Attribute::Label(label.clone().into_bytes()),
            KeyName::Id(id) => Attribute::Id(id.clone()),
        };
        match self.session.find_objects(&[Attribute::Class(class), named])?[..] {
            [] => Err(TokenFault::NoKey(name.clone())),
            [one] => Ok(one),
            _ => Err(TokenFault::SeveralKeys(name.clone())),
        }
    }

    fn sign(&mut self, asked: &Asked) -> Result<Vec<u8>, TokenFault> {
        if let Some(key) = self.keys.get(&asked.name) {
            return self.value(*key, asked);
        }
        let key = self.private(&asked.name)?;
        let signature = self.value(key, asked)?;
        if !verifies(asked.algorithm, &asked.public, &asked.digest, &signature) {
            return Err(TokenFault::Mismatched);
        }
        self.keys.insert(asked.name.clone(), key);
        Ok(signature)
    }

    fn value(&self, key: ObjectHandle, asked: &Asked) -> Result<Vec<u8>, TokenFault> {
        let sign = |mechanism: &Mechanism<'_>, octets: &[u8]| self.session.sign(mechanism, key, octets);
        let signature = match asked.algorithm {
            Algorithm::EcdsaP256Sha256 | Algorithm::EcdsaP384Sha384 => sign(&Mechanism::Ecdsa, &asked.digest),
            Algorithm::RsaPkcs1Sha256 => sign(&Mechanism::RsaPkcs, &[&DIGEST_INFO, &asked.digest[..]].concat()),
            Algorithm::RsaPssSha256 => {
                let shape =
                    PkcsPssParams { hash_alg: MechanismType::SHA256, mgf: PkcsMgfType::MGF1_SHA256, s_len: 32.into() };
                sign(&Mechanism::RsaPkcsPss(shape), &asked.digest)
            }
        };
        Ok(signature?)
    }
}

/// The slot that the token is in now.
fn slot(token: &Inner, library: &Pkcs11) -> Result<Slot, TokenFault> {
    let is_meant = |slot: &Slot| {
        library.get_token_info(*slot).is_ok_and(|found| match &token.place.name {
            TokenName::Label(label) => found.label() == label,
            TokenName::Serial(serial) => found.serial_number() == serial,
        })
    };
    let found = library.get_slots_with_token()?.into_iter().find(is_meant);
    found.ok_or_else(|| TokenFault::Absent(token.place.name.clone()))
}
