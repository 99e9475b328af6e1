//! The settings file: read as it stands, then made ready. Unknown keys are refused and all mistakes are told at once.

mod delivery;
mod keys;
mod numbers;
mod outbound;
mod policy;
mod reader;
mod roots;
mod scans;
mod time;
mod watch;

use std::{
    net::{IpAddr, SocketAddr},
    path::{Path, PathBuf},
    sync::Arc,
};

use ::outbound::Allowed;
use cases::Patience;
use certificates::{Anchors, Certificate};
use journal::Rhythm;
use mail::{Mailer, Unusable};
use registry::ScanLimits;
use seals::{Key, Keys};
use signatures::{Policy, SealName, lists::Origin};
use web::{OfficeFace, Opening};

pub use keys::Tokens;
use numbers::{iban, is_nip};
pub use reader::Mistake;
use reader::Reader;
pub use time::Time;
pub use watch::Watch;

/// Everything an office is told by its operator, checked.
pub struct Settings {
    pub office: Office,
    pub listener: Listener,
    pub data: PathBuf,
    pub database: String,
    pub mail: Option<Mail>,
    /// The folder with the office's own service definitions.
    pub services: Option<PathBuf>,
    pub trusted_profile: Option<TrustedProfile>,
    /// The keys that the office seals with, in the order in which they are tried.
    pub seals: Keys,
    /// The tokens that keys may be in.
    pub tokens: Tokens,
    pub anchors: Anchors,
    /// What the office demands of signatures, with the seals of the Trusted Profile that it knows.
    pub policy: Policy,
    /// Where the trusted lists begin, if they are to be fetched.
    pub list_of_lists: Option<Origin>,
    /// How often roots over the journal are made.
    pub roots: Rhythm,
    pub time: Time,
    pub outbound: Allowed,
    pub trusted_proxies: Vec<IpAddr>,
    pub watch: Watch,
    /// For how long answers may wait to be collected.
    pub patience: Patience,
    /// From where on letters need not be scanned whole.
    pub scans: ScanLimits,
}

/// The office as people see it, and its tax number as receipts name it.
pub struct Office {
    pub face: OfficeFace,
    pub nip: String,
}

/// Where the office answers.
pub struct Listener {
    pub address: SocketAddr,
    pub operator: Option<SocketAddr>,
    pub public_url: String,
}

/// The server that takes the office's mail.
pub struct Mail {
    pub from: String,
    pub mailer: Mailer,
}

/// The state's signing service, and by what its signatures are known.
pub struct TrustedProfile {
    pub address: String,
    /// The origin of its pages, when it is another.
    pub pages: Option<String>,
    /// The key that the office's questions are signed with.
    pub key: Arc<dyn Key>,
    /// The seals with which the minister signs for people.
    pub seals: Anchors,
}

impl Settings {
    /// Reads and checks the file. `sandbox` allows anchors of the sandbox, which only a demonstration may trust.
    ///
    /// # Errors
    /// Every mistake in the file.
    pub fn read(file: &Path, sandbox: bool) -> Result<Self, Vec<Mistake>> {
        let text = std::fs::read_to_string(file)
            .map_err(|error| vec![Mistake::whole(format!("{} cannot be read: {error}", file.display()))])?;
        Self::of(&text, file.parent().unwrap_or(Path::new(".")), sandbox)
    }

    /// As [`Settings::read`], from the text; paths in it are relative to `folder`.
    fn of(text: &str, folder: &Path, sandbox: bool) -> Result<Self, Vec<Mistake>> {
        let mut reader = Reader::of(text, folder)?;

        let mut section = reader.section("office");
        let office = (
            section.text("name"),
            section.optional_text("name_en"),
            section.text("address"),
            section.optional_text("phone"),
            section.text("nip"),
        );
        let (authority, authority_of) = (section.optional_text("authority"), section.optional_text("authority_of"));
        let appeals_to = section.optional_text("appeals_to");
        let hours = section.optional_texts("hours").iter().map(|text| opening(text)).collect::<Option<Vec<_>>>();
        if hours.is_none() {
            section
                .mistake("hours", "holds lines such as \"1-4 7:30–15:30\": days from 1 (Monday) to 7, then the hours");
        }
        if office.4.as_ref().is_some_and(|nip| !is_nip(nip)) {
            section.mistake("nip", "is ten digits with a right check digit");
        }
        section.end();

        let mut section = reader.section("listener");
        let address = section.parsed::<SocketAddr>("address", "an address with a port, such as 127.0.0.1:8080");
        let operator =
            section.optional_parsed::<SocketAddr>("operator", "an address with a port, such as 127.0.0.1:9090");
        let public_url = section.text("public_url");
        if public_url.as_ref().is_some_and(|url| !is_web_address(url, "")) {
            section.mistake("public_url", "is https:// (or http:// for a trial) and a host, without a path");
        }
        section.end();

        let mut section = reader.section("data");
        let data = section.path("folder");
        section.end();

        let mut section = reader.section("database");
        let database = section.text_or_file("address");
        if database.as_ref().is_some_and(|url| !url.starts_with("sqlite:") && !url.starts_with("postgres")) {
            section.mistake("address", "begins with sqlite: or postgres://");
        }
        section.end();

        let mail = reader.optional_section("mail").and_then(|mut section| {
            let (server, from) = (section.text_or_file("server"), section.text("from"));
            let mail = match (server, from) {
                (Some(server), Some(from)) => {
                    match Mailer::new(&server, &from, office.0.as_deref().unwrap_or_default()) {
                        Ok(mailer) => Some(Mail { from, mailer }),
                        Err(error @ Unusable::Sender) => {
                            section.mistake("from", &error.to_string());
                            None
                        }
                        Err(error) => {
                            section.mistake("server", &error.to_string());
                            None
                        }
                    }
                }
                _ => None,
            };
            section.end();
            mail
        });

        let tokens = keys::tokens(&mut reader);
        let mut section = reader.section("keys");
        let seals = keys::keys(&mut section, "seal", &tokens);
        if !sandbox && seals.as_ref().is_some_and(|keys| keys.with(Certificate::is_sandbox).is_some()) {
            section.mistake("seal", "is a key of the sandbox; a real office must not seal with it");
        }
        section.end();

        let mut section = reader.section("trust");
        let anchors = section.anchors("anchors");
        if !sandbox && anchors.as_ref().is_some_and(|anchors| anchors.every_certificate().any(Certificate::is_sandbox))
        {
            section.mistake("anchors", "holds a certificate of the sandbox; a real office must not trust it");
        }
        let mut policy = section.policy("policy");
        let list_of_lists = section.origin("list_of_lists", "list_signers");
        let signed_by_sandbox = |origin: &Origin| origin.signers.iter().any(Certificate::is_sandbox);
        if !sandbox && list_of_lists.as_ref().is_some_and(signed_by_sandbox) {
            section.mistake("list_signers", "holds a certificate of the sandbox; a real office must not believe it");
        }
        let old_authorities =
            section.has("timestamp_authorities").then(|| section.optional_texts("timestamp_authorities"));
        section.end();
        let time = Time::read(&mut reader, old_authorities);

        let services = reader.optional_section("catalogue").and_then(|mut section| {
            let folder = section.path("folder");
            if folder.as_ref().is_some_and(|folder| !folder.is_dir()) {
                section.mistake("folder", "is a folder with the definitions of services, *.toml");
            }
            section.end();
            folder
        });

        let trusted_profile = reader.optional_section("trusted_profile").and_then(|mut section| {
            let address = section.text("address");
            if address.as_ref().is_some_and(|url| !is_web_address(url, "/")) {
                section.mistake("address", "is the http:// or https:// address of the signing service");
            }
            let pages = section.optional_text("pages");
            if pages.as_ref().is_some_and(|url| !is_web_address(url, "")) {
                section.mistake("pages", "is http:// or https:// and a host, without a path");
            }
            let key = keys::key(&mut section, "key", &tokens);
            let minister = section.anchors("seals");
            section.end();
            Some(TrustedProfile { address: address?, pages, key: key?, seals: minister? })
        });
        let sandbox_signs = |profile: &TrustedProfile| profile.seals.certificates().iter().any(Certificate::is_sandbox);
        if !sandbox && trusted_profile.as_ref().is_some_and(sandbox_signs) {
            reader.mistake("trusted_profile.seals", "holds a seal of the sandbox; a real office must not believe it");
        }

        if let Some(profile) = &trusted_profile {
            policy.trusted_profile_seals.extend(profile.seals.certificates().iter().map(SealName::of));
        }

        let account = reader.optional_section("payments").and_then(|mut section| {
            let text = section.text("account");
            let account = text.as_deref().and_then(iban);
            if text.is_some() && account.is_none() {
                section.mistake("account", "is a Polish IBAN: PL and 26 digits with right check digits");
            }
            section.end();
            account
        });

        let roots = roots::read(&mut reader);
        let outbound = outbound::read(&mut reader);

        let mut trusted_proxies = Vec::new();
        if let Some(mut section) = reader.optional_section("proxies") {
            for address in section.optional_texts("trusted") {
                match address.parse() {
                    Ok(address) => trusted_proxies.push(address),
                    Err(_) => section.mistake("trusted", "holds IP addresses"),
                }
            }
            section.end();
        }

        let watch = Watch::of(&mut reader);
        let patience = delivery::read(&mut reader);
        let scans = scans::read(&mut reader);

        reader.end()?;
        // Whatever is missing was told as a mistake, so the reader did not end well.
        let ((Some(name), name_en, Some(street), phone, Some(nip)), Some(hours)) = (office, hours) else {
            return Err(Vec::new());
        };
        let (Some(address), Some(public_url), Some(data), Some(database)) = (address, public_url, data, database)
        else {
            return Err(Vec::new());
        };
        let (Some(seals), Some(anchors), Some(time)) = (seals, anchors, time) else {
            return Err(Vec::new());
        };
        Ok(Self {
            office: Office {
                face: OfficeFace {
                    name_en: name_en.unwrap_or_else(|| name.clone()),
                    authority: authority.unwrap_or_else(|| name.clone()),
                    authority_of: authority_of.unwrap_or_default(),
                    appeals_to: appeals_to.unwrap_or_default(),
                    name_pl: name,
                    address: street,
                    phone: phone.unwrap_or_default(),
                    account,
                    hours,
                },
                nip,
            },
            listener: Listener { address, operator, public_url: public_url.trim_end_matches('/').to_owned() },
            data,
            database,
            mail,
            services,
            trusted_profile,
            seals,
            tokens,
            anchors,
            policy,
            list_of_lists,
            roots,
            time,
            outbound,
            trusted_proxies,
            watch,
            patience,
            scans,
        })
    }
}

/// A scheme and a host; what follows the host must begin with `path`, or be a slash at most when that is empty.
fn is_web_address(text: &str, path: &str) -> bool {
    let Some(rest) = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")) else { return false };
    let (host, after) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let plain = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '.' | '-' | ':' | '[' | ']');
    let allowed =
        if path.is_empty() { after.is_empty() || after == "/" } else { after.is_empty() || after.starts_with(path) };
    !host.is_empty() && host.chars().all(plain) && allowed && !text.contains(char::is_whitespace)
}

/// `1-4 7:30–15:30` or `5 7:30–14:00`.
fn opening(text: &str) -> Option<Opening> {
    let (days, hours) = text.split_once(' ')?;
    let (from, to) = days.split_once('-').unwrap_or((days, days));
    let day = |text: &str| text.parse().ok().filter(|day| (1..=7).contains(day));
    Some(Opening { from_day: day(from)?, to_day: day(to)?, hours: hours.trim().to_owned() })
}

#[cfg(test)]
mod tests {
    use super::Settings;
    use std::path::Path;

    #[test]
    fn every_mistake_is_told_at_once() {
        let text = "
            colour = \"blue\"
            [listener]
            address = \"nowhere\"
            publik_url = \"https://x\"
            [data]
            folder = 7
            [proxies]
            trusted = [\"10.0.0.1\", \"somebody\"]
        ";
        let mistakes = Settings::of(text, Path::new("."), false).err().expect("mistakes");
        let told: Vec<_> = mistakes.iter().map(ToString::to_string).collect();
        for part in [
            "colour",
            "office",
            "listener.address",
            "listener.publik_url",
            "listener.public_url",
            "data.folder",
            "database",
            "keys",
            "trust",
            "proxies.trusted",
        ] {
            assert!(told.iter().any(|mistake| mistake.starts_with(part)), "{part} is not told: {told:#?}");
        }
    }

    #[test]
    fn an_office_has_a_tax_number_by_which_its_receipts_are_told_from_anothers() {
        let text = "[office]\nname = \"Urząd\"\naddress = \"Rynek 1\"";
        let mistakes = Settings::of(text, Path::new("."), false).err().expect("mistakes");
        assert!(mistakes.iter().any(|mistake| mistake.to_string().starts_with("office.nip")), "{mistakes:?}");
    }

    #[test]
    fn addresses_are_looked_at() {
        for good in ["https://urzad.example", "http://127.0.0.1:8080/"] {
            assert!(super::is_web_address(good, ""), "{good}");
        }
        for wrong in ["urzad.example", "https://", "https://urzad.example/a b?x", "https://urzad.example/a", "ftp://a"]
        {
            assert!(!super::is_web_address(wrong, ""), "{wrong}");
        }
        assert!(super::is_web_address("http://tsa.example/tsp", "/") && !super::is_web_address("nota url", "/"));
    }

    #[test]
    fn what_is_not_toml_is_told_with_its_line() {
        let mistakes = Settings::of("[office\nname", Path::new("."), false).err().expect("mistakes");
        assert!(mistakes[0].to_string().contains("line 1"), "{mistakes:?}");
    }
}
