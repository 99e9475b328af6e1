//! Passwords at rest: argon2id, RFC 9106, with the parameters OWASP names as the least (19 MiB, 2 passes, 1 lane).

use std::sync::{Arc, OnceLock};

use argon2::{
    Argon2, PasswordHasher as _, PasswordVerifier as _,
    password_hash::{PasswordHash, SaltString},
};
use tokio::sync::Semaphore;
use vocabulary::Fault;

/// At most so many at once: each takes 19 MiB and a core for tens of milliseconds.
static PLACES: Semaphore = Semaphore::const_new(2);

/// A hashed password as a PHC string.
#[derive(Clone)]
pub struct HashedPassword(pub(crate) String);

/// Hashes a password with this salt, on a thread of its own.
///
/// # Errors
/// The hash could not be made.
pub async fn hash_password(password: &str, salt: [u8; 16]) -> Result<HashedPassword, Fault> {
    let password = password.to_owned();
    on_own_thread(move || {
        let salt = SaltString::encode_b64(&salt).map_err(|error| Fault::new(error.to_string()))?;
        let hash = Argon2::default()
            .hash_password(password.as_bytes(), &salt)
            .map_err(|error| Fault::new(error.to_string()))?;
        Ok(HashedPassword(hash.to_string()))
    })
    .await
}

/// Whether the password is the one. An account that is not there costs the same time.
pub(crate) async fn is_right(password: &str, stored: Option<String>) -> Result<bool, Fault> {
    let password = password.to_owned();
    on_own_thread(move || {
        let known = stored.is_some();
        let stored = stored.map_or_else(nobodys, Arc::from);
        let hash = PasswordHash::new(&stored).map_err(|error| Fault::new(error.to_string()))?;
        Ok(Argon2::default().verify_password(password.as_bytes(), &hash).is_ok() && known)
    })
    .await
}

/// A hash with the parameters of ours that no password fits.
fn nobodys() -> Arc<str> {
    static HASH: OnceLock<Arc<str>> = OnceLock::new();
    Arc::clone(HASH.get_or_init(|| {
        SaltString::encode_b64(&[0; 16])
            .and_then(|salt| Argon2::default().hash_password(b"", &salt).map(|hash| hash.to_string()))
            .unwrap_or_default()
            .into()
    }))
}

async fn on_own_thread<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Fault> + Send + 'static,
) -> Result<T, Fault> {
    let place = PLACES.acquire().await?;
    tokio::task::spawn_blocking(move || {
        // The work goes on when nobody waits for it any more, and the place is taken until it ends.
        let _place = place;
        work()
    })
    .await?
}
