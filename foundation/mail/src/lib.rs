//! Sending mail to people: one server, one sender, plain text with HTML beside it (RFC 5321, RFC 2046).
//!
//! What failed for good is told from what may work later, so that a job knows whether to come again. Nothing here keeps a
//! queue: the office's jobs do.

use std::time::{Duration, UNIX_EPOCH};

use lettre::{
    Address, AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor,
    message::{
        Mailbox, MultiPart,
        header::{HeaderName, HeaderValue},
    },
    transport::smtp::{Error, extension::ClientId},
};
use vocabulary::Instant;

/// One letter takes at most so long, from the first byte to the server's last word.
const TIME: Duration = Duration::from_secs(15);
/// The server wants to know us first (RFC 4954, section 6; RFC 3207): the operator can mend that, the addressee cannot.
const OURS_TO_MEND: [u16; 5] = [530, 534, 535, 538, 454];

/// The way to the server that takes the office's mail. Cheap to clone.
#[derive(Clone)]
pub struct Mailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

/// A letter to one person.
pub struct Letter<'a> {
    /// The same at every try of the same letter, so that a letter sent twice can be seen to be one. Letters, digits, `-`.
    pub id: &'a str,
    /// The address.
    pub to: &'a str,
    /// The subject, in one line.
    pub subject: &'a str,
    /// The whole as plain text.
    pub text: &'a str,
    /// The whole as HTML.
    pub html: &'a str,
}

/// The settings name no usable server or sender.
#[derive(Debug, thiserror::Error)]
pub enum Unusable {
    /// Not `smtp://…` or `smtps://…`, or an unknown `?tls=`.
    #[error("not a mail server: {0}")]
    Server(#[source] Error),
    /// A password would travel in the clear.
    #[error("a password needs smtps:// or ?tls=required")]
    BarePassword,
    /// Not an address that mail can come from.
    #[error("not an address of mail")]
    Sender,
}

/// Why a letter is not on its way.
#[derive(Debug, thiserror::Error)]
pub enum NotSent {
    /// The server will never take it: no such mailbox, or not an address.
    #[error("refused for good: {0}")]
    ForGood(String),
    /// No server, no answer, or not now.
    #[error("not taken now: {0}")]
    ForNow(String),
}

impl Mailer {
    /// Mail through `server` (`smtp://host:port`, `smtps://…`, `smtp://…?tls=required`, with name and password before
    /// the host), sent by this address under this name.
    ///
    /// # Errors
    /// See [`Unusable`].
    pub fn new(server: &str, from: &str, name: &str) -> Result<Self, Unusable> {
        if server.starts_with("smtp:") && server.contains('@') && !server.contains("tls=required") {
            return Err(Unusable::BarePassword);
        }
        let address: Address = from.parse().map_err(|_| Unusable::Sender)?;
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(server)
            .map_err(Unusable::Server)?
            .hello_name(ClientId::Domain(address.domain().to_owned()))
            .timeout(Some(TIME))
            .build();
        Ok(Self { transport, from: Mailbox::new(Some(name.to_owned()), address) })
    }

    /// Hands the letter, dated `at`, to the server. When it returns without an error the server has taken it over.
    ///
    /// # Errors
    /// See [`NotSent`].
    pub async fn send(&self, letter: &Letter<'_>, at: Instant) -> Result<(), NotSent> {
        let message = self.message(letter, at).map_err(NotSent::ForGood)?;
        match tokio::time::timeout(TIME, self.transport.send(message)).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) if is_for_good(&error) => Err(NotSent::ForGood(told(&error))),
            Ok(Err(error)) => Err(NotSent::ForNow(told(&error))),
            Err(_) => Err(NotSent::ForNow("no answer in time".to_owned())),
        }
    }

    /// Whether the server answers and knows us; nothing is sent.
    ///
    /// # Errors
    /// See [`NotSent`].
    pub async fn greet(&self) -> Result<(), NotSent> {
        match tokio::time::timeout(TIME, self.transport.test_connection()).await {
            Ok(Ok(true)) => Ok(()),
            Ok(Ok(false)) => Err(NotSent::ForNow("the server hung up".to_owned())),
            Ok(Err(error)) => Err(NotSent::ForNow(told(&error))),
            Err(_) => Err(NotSent::ForNow("no answer in time".to_owned())),
        }
    }

    fn message(&self, letter: &Letter<'_>, at: Instant) -> Result<Message, String> {
        let to: Address = letter.to.parse().map_err(|_| "not an address".to_owned())?;
        let seconds = u64::try_from(at.seconds()).unwrap_or_default();
        Message::builder()
            .from(self.from.clone())
            .to(to.into())
            .subject(letter.subject)
            .date(UNIX_EPOCH + Duration::from_secs(seconds))
            .message_id(Some(format!("<{}@{}>", letter.id, self.from.email.domain())))
            // Nobody's holiday note is to answer (RFC 3834, section 5).
            .raw_header(HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned()))
            .multipart(MultiPart::alternative_plain_html(letter.text.to_owned(), letter.html.to_owned()))
            .map_err(|error| error.to_string())
    }
}

fn is_for_good(error: &Error) -> bool {
    error.is_permanent() && error.status().is_none_or(|code| !OURS_TO_MEND.contains(&u16::from(code)))
}

/// The server's words with their cause, in one line.
fn told(error: &Error) -> String {
    let mut text = error.to_string();
    let mut next = std::error::Error::source(error);
    while let Some(cause) = next {
        text = format!("{text}: {cause}");
        next = cause.source();
    }
    text.replace(['\r', '\n'], " ")
}

#[cfg(test)]
mod tests {
    use super::{Mailer, Unusable};

    #[test]
    fn a_password_never_travels_in_the_clear() {
        for server in ["smtp://anna:x@mail.example", "smtp://anna:x@mail.example?tls=opportunistic"] {
            assert!(matches!(Mailer::new(server, "a@b.example", "A"), Err(Unusable::BarePassword)), "{server}");
        }
        for server in ["smtps://anna:x@mail.example", "smtp://anna:x@mail.example?tls=required", "smtp://mail.example"]
        {
            assert!(Mailer::new(server, "a@b.example", "A").is_ok(), "{server}");
        }
    }

    #[test]
    fn what_is_no_server_or_sender_is_told() {
        assert!(matches!(Mailer::new("http://mail.example", "a@b.example", "A"), Err(Unusable::Server(_))));
        assert!(matches!(Mailer::new("smtp://mail.example", "nobody", "A"), Err(Unusable::Sender)));
    }
}
