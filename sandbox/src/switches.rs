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
}

/// How long a slow service takes: within the time that a client waits, so the answer still counts.
pub(crate) const SLOW: Duration = Duration::from_secs(3);

impl Service {
    /// The service of this name in an address: `tsa`, `ocsp`, `crl`, `mail`, `trusted-profile`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "tsa" => Self::Tsa,
            "ocsp" => Self::Ocsp,
            "crl" => Self::Crl,
            "mail" => Self::Mail,
            "trusted-profile" => Self::TrustedProfile,
            _ => return None,
        })
    }
}

impl Behaviour {
    /// The behaviour of this name in an address: `on`, `off`, `slow`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "on" => Self::On,
            "off" => Self::Off,
            "slow" => Self::Slow,
            _ => return None,
        })
    }
}

/// How each service behaves now; forgotten at a restart.
#[derive(Default)]
pub(crate) struct Switches(Mutex<[Behaviour; 5]>);

impl Switches {
    pub fn of(&self, service: Service) -> Behaviour {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)[service as usize]
    }

    pub fn set(&self, service: Service, behaviour: Behaviour) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)[service as usize] = behaviour;
    }
}
