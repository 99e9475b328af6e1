//! A mail server that takes everything and passes nothing on (RFC 5321): what comes is kept in the mailbox.

use std::{io, sync::Arc, time::Duration};

use tokio::{
    io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader},
    net::{TcpListener, TcpStream},
    sync::Semaphore,
    time::timeout,
};

use crate::{Behaviour, Sandbox, Service, mailbox::LARGEST_MAIL, switches::SLOW};

/// Connections at a time.
const MOST_CONNECTIONS: usize = 16;
/// Nobody keeps a connection longer without a word.
const PATIENCE: Duration = Duration::from_secs(30);
/// RFC 5321, section 4.5.3.1.6, and some room.
const LONGEST_LINE: u64 = 4096;
const MOST_RECIPIENTS: usize = 20;
/// Mailboxes of this domain do not exist, so that refusals can be tried.
const NOBODY_THERE: &str = "@nikt.example";

/// Answers on this listener until it is dropped.
pub(crate) async fn serve(sandbox: Sandbox, listener: TcpListener) -> io::Result<()> {
    let places = Arc::new(Semaphore::new(MOST_CONNECTIONS));
    loop {
        let (stream, _) = listener.accept().await?;
        let Ok(place) = Arc::clone(&places).acquire_owned().await else { return Ok(()) };
        let sandbox = sandbox.clone();
        tokio::spawn(async move {
            // Whoever hangs up in the middle of a word has sent nothing.
            let _ = Conversation::new(stream).hold(&sandbox).await;
            drop(place);
        });
    }
}

struct Conversation {
    stream: BufReader<TcpStream>,
    sender: Option<String>,
    recipients: Vec<String>,
}

impl Conversation {
    fn new(stream: TcpStream) -> Self {
        Self { stream: BufReader::new(stream), sender: None, recipients: Vec::new() }
    }

    async fn hold(mut self, sandbox: &Sandbox) -> io::Result<()> {
        match sandbox.0.switches.of(Service::Mail) {
            Behaviour::On | Behaviour::Lies(_) => {}
            Behaviour::Off => return self.say("421 4.3.2 out of order, as was asked").await,
            Behaviour::Slow => tokio::time::sleep(SLOW).await,
        }
        self.say("220 sandbox ready").await?;
        while let Some(line) = self.line().await? {
            let line = String::from_utf8_lossy(&line).trim().to_owned();
            let (verb, rest) = line.split_once([' ', ':']).unwrap_or((&line, ""));
            match verb.to_ascii_uppercase().as_str() {
                "EHLO" => self.say(&format!("250-sandbox\r\n250-8BITMIME\r\n250 SIZE {LARGEST_MAIL}")).await?,
                "HELO" => self.say("250 sandbox").await?,
                "MAIL" => {
                    self.forget();
                    self.sender = Some(address(rest));
                    self.say("250 2.1.0 from there").await?;
                }
                "RCPT" => self.recipient(address(rest)).await?,
                "DATA" if self.recipients.is_empty() => self.say("503 5.5.1 to whom?").await?,
                "DATA" => self.mail(sandbox).await?,
                "RSET" => {
                    self.forget();
                    self.say("250 2.0.0 forgotten").await?;
                }
                "NOOP" => self.say("250 2.0.0 yes").await?,
                "QUIT" => return self.say("221 2.0.0 good day").await,
                _ => self.say("502 5.5.1 not known here").await?,
            }
        }
        Ok(())
    }

    async fn recipient(&mut self, address: String) -> io::Result<()> {
        if self.sender.is_none() {
            return self.say("503 5.5.1 from whom?").await;
        }
        if !address.contains('@') || address.to_lowercase().ends_with(NOBODY_THERE) {
            return self.say("550 5.1.1 nobody there").await;
        }
        if self.recipients.len() == MOST_RECIPIENTS {
            return self.say("452 4.5.3 enough").await;
        }
        self.recipients.push(address);
        self.say("250 2.1.5 there").await
    }

    async fn mail(&mut self, sandbox: &Sandbox) -> io::Result<()> {
        self.say("354 go on").await?;
        let (mut octets, mut too_large) = (Vec::new(), false);
        loop {
            let Some(line) = self.line().await? else { return Ok(()) };
            if line == b".\r\n" || line == b".\n" {
                break;
            }
            // A leading dot was doubled on its way (RFC 5321, section 4.5.2).
            octets.extend_from_slice(line.strip_prefix(b".").unwrap_or(&line));
            if octets.len() > LARGEST_MAIL {
                too_large = true;
                octets.clear();
            }
        }
        self.forget();
        if too_large {
            return self.say("552 5.3.4 too large").await;
        }
        match sandbox.mailbox().put(&octets, sandbox.now()) {
            Ok(()) => self.say("250 2.0.0 kept").await,
            Err(_) => self.say("451 4.3.0 it could not be kept").await,
        }
    }

    fn forget(&mut self) {
        self.sender = None;
        self.recipients.clear();
    }

    /// A line with its end; none when the other side hung up. A longer line ends the conversation.
    async fn line(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut line = Vec::new();
        let mut bounded = (&mut self.stream).take(LONGEST_LINE);
        timeout(PATIENCE, bounded.read_until(b'\n', &mut line)).await??;
        match line.last() {
            Some(b'\n') => Ok(Some(line)),
            Some(_) if line.len() as u64 == LONGEST_LINE => Err(io::ErrorKind::InvalidData.into()),
            _ => Ok(None),
        }
    }

    async fn say(&mut self, words: &str) -> io::Result<()> {
        let line = format!("{words}\r\n");
        timeout(PATIENCE, self.stream.get_mut().write_all(line.as_bytes())).await?
    }
}

/// What stands between the angle brackets of `FROM:<…>` or `TO:<…>`.
fn address(rest: &str) -> String {
    rest.split_once('<').and_then(|(_, rest)| rest.split_once('>')).map_or("", |(address, _)| address).to_owned()
}
