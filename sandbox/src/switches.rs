//! Outages on purpose.

use std::{
    sync::{Mutex, PoisonError},
    time::Duration,
};

/// A service of the sandbox that can fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Service {
    /// The timestamp authority.
    Tsa,
    /// The other timestamp authority, which answers those alone whom it knows.
    ClosedTsa,
    /// Answers about revocation.
    Ocsp,
    /// Lists of revoked certificates.
    Crl,
    /// The mail server.
    Mail,
    /// Signing with the Trusted Profile: the service and its pages.
    TrustedProfile,
}

/// How a service behaves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Behaviour {
    /// Answers at once.
    #[default]
    On,
    /// Answers 503; the mail server 421.
    Off,
    /// Answers after three seconds.
    Slow,
    /// A timestamp authority lies in this way; others answer as ever.
    Lies(Lie),
}

/// What is wrong with the timestamps of an authority that lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lie {
    /// They answer another request.
    Nonce,
    /// They are of other octets.
    Imprint,
    /// They are of a time a quarter of an hour ago.
    Time,
    /// They are of a time seven seconds ahead.
    FastClock,
    /// They were made under another policy than was asked for.
    Policy,
}

/// How long a slow service takes: within the time that a client waits, so the answer still counts.
pub(crate) const SLOW: Duration = Duration::from_secs(3);

impl Service {
    /// The service of this name in an address: `tsa`, `closed-tsa`, `ocsp`, `crl`, `mail`, `trusted-profile`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "tsa" => Self::Tsa,
            "closed-tsa" => Self::ClosedTsa,
            "ocsp" => Self::Ocsp,
            "crl" => Self::Crl,
            "mail" => Self::Mail,
            "trusted-profile" => Self::TrustedProfile,
            _ => return None,
        })
    }
}

impl Behaviour {
    /// The behaviour of this name in an address: `on`, `off`, `slow`, and of an authority that lies
    /// `wrong-nonce`, `wrong-imprint`, `wrong-time`, `fast-clock`, `wrong-policy`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "on" => Self::On,
            "off" => Self::Off,
            "slow" => Self::Slow,
            "wrong-nonce" => Self::Lies(Lie::Nonce),
            "wrong-imprint" => Self::Lies(Lie::Imprint),
            "wrong-time" => Self::Lies(Lie::Time),
            "fast-clock" => Self::Lies(Lie::FastClock),
            "wrong-policy" => Self::Lies(Lie::Policy),
            _ => return None,
        })
    }
}

/// How each service behaves now; forgotten at a restart.
#[derive(Default)]
pub(crate) struct Switches(Mutex<[Behaviour; 6]>);

impl Switches {
    pub fn of(&self, service: Service) -> Behaviour {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)[service as usize]
    }

    pub fn set(&self, service: Service, behaviour: Behaviour) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)[service as usize] = behaviour;
    }
}
