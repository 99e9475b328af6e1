//! Who asks, for services that answer those alone whom they know.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use reqwest::{
    ClientBuilder,
    header::{AUTHORIZATION, HeaderMap, HeaderValue},
};

use crate::{Unusable, chain};

/// By what a service knows the office.
#[derive(Clone)]
pub enum Identity {
    /// A name and a password (HTTP Basic, RFC 7617).
    Password {
        /// The name, without a colon.
        name: String,
        /// The password.
        password: String,
    },
    /// A certificate shown in TLS: it, those above it and its private key (PKCS#8), all in one PEM.
    Certificate(Vec<u8>),
}

/// The same as every request carries it.
pub(crate) enum Ready {
    Header(HeaderValue),
    Certificate(reqwest::Identity),
}

impl Identity {
    pub(crate) fn ready(&self) -> Result<Ready, Unusable> {
        match self {
            Self::Password { name, .. } if name.contains(':') => {
                Err(Unusable("a name of HTTP Basic holds no colon".to_owned()))
            }
            Self::Password { name, password } => {
                let value = format!("Basic {}", STANDARD.encode(format!("{name}:{password}")));
                let mut value = HeaderValue::from_str(&value).map_err(|error| Unusable(error.to_string()))?;
                value.set_sensitive(true);
                Ok(Ready::Header(value))
            }
            Self::Certificate(pem) => {
                let identity = reqwest::Identity::from_pem(pem).map_err(|error| Unusable(chain(&error)))?;
                Ok(Ready::Certificate(identity))
            }
        }
    }
}

impl Ready {
    pub(crate) fn on(&self, builder: ClientBuilder) -> ClientBuilder {
        match self {
            Self::Header(value) => builder.default_headers(HeaderMap::from_iter([(AUTHORIZATION, value.clone())])),
            Self::Certificate(identity) => builder.identity(identity.clone()),
        }
    }
}
