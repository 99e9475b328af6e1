//! What is sent: a body with its id, its instant and its signature, after the Standard Webhooks specification.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use openssl::{hash::MessageDigest, pkey::PKey, sign::Signer};
use vocabulary::{Fault, Instant};

use super::Turn;

/// A signed message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The same for the same content.
    pub id: String,
    /// When it was signed, in seconds since 1970: a receiver refuses what is old.
    pub timestamp: String,
    /// `v1,` and the base64 of HMAC-SHA256 over id, timestamp and body, with full stops between them.
    pub signature: String,
}

impl Message {
    /// Signs the body that holds the events up to `last`.
    ///
    /// # Errors
    /// OpenSSL failed.
    pub fn sign(turn: &Turn, last: i64, body: &[u8], now: Instant) -> Result<Self, Fault> {
        let id = format!("{}-{}-{last}", turn.webhook, turn.sent + 1);
        let timestamp = now.seconds().to_string();
        let signature = signature(&turn.secret, &id, &timestamp, body)?;
        Ok(Self { id, timestamp, signature })
    }
}

fn signature(secret: &[u8], id: &str, timestamp: &str, body: &[u8]) -> Result<String, Fault> {
    let key = PKey::hmac(secret)?;
    let mut signer = Signer::new(MessageDigest::sha256(), &key)?;
    for part in [id.as_bytes(), b".", timestamp.as_bytes(), b".", body] {
        signer.update(part)?;
    }
    Ok(format!("v1,{}", STANDARD.encode(signer.sign_to_vec()?)))
}

#[cfg(test)]
mod tests {
    use base64::{Engine as _, engine::general_purpose::STANDARD};

    use super::signature;

    /// The example of the specification's own libraries.
    #[test]
    fn a_message_is_signed_as_others_sign_it() {
        let secret = STANDARD.decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").expect("base64");
        let signed = signature(&secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", br#"{"test": 2432232314}"#);
        assert_eq!(signed.expect("a signature"), "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }
}
