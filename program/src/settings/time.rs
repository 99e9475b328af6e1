//! Who tells the time: timestamp authorities in order, and how far our clock may be from theirs.

use std::time::Duration;

use certificates::Anchors;
use outbound::{Identity, Limits, Outbound, Unusable};
use seals::TimestampAuthority;

use super::{
    is_web_address,
    reader::{Reader, Section},
};

/// What the settings say of the time.
pub struct Time {
    /// In the order in which they are asked.
    pub authorities: Vec<Authority>,
    /// Seconds between our clock and a timestamp from which on it is an alarm.
    pub drift: i64,
    /// Seconds between them from which on the timestamp is not taken.
    pub refuse: i64,
}

/// One timestamp authority.
pub struct Authority {
    pub address: String,
    policies: Vec<String>,
    identity: Option<Identity>,
    seconds: Option<i64>,
}

impl Time {
    /// Reads `[time]`; `old` are the addresses under `[trust] timestamp_authorities`, the older form.
    pub fn read(reader: &mut Reader<'_>, old: Option<Vec<String>>) -> Option<Self> {
        let mut time = Self { authorities: Vec::new(), drift: 5, refuse: 300 };
        let mut named = false;
        if let Some(mut section) = reader.optional_section("time") {
            time.drift = section.optional_number("drift", 1, 3600).unwrap_or(time.drift);
            time.refuse = section.optional_number("refuse", 1, 86_400).unwrap_or(time.refuse);
            if time.refuse < time.drift {
                section.mistake("refuse", "is no less than drift");
            }
            named = section.each("authorities", |mut section| {
                time.authorities.extend(authority(&mut section));
                section.end();
            });
            section.end();
        }
        match old {
            Some(_) if named => {
                reader.mistake(
                    "trust.timestamp_authorities",
                    "stands under [[time.authorities]] already; name them once",
                );
            }
            Some(addresses) => {
                let plain = |address| Authority { address, policies: Vec::new(), identity: None, seconds: None };
                time.authorities.extend(addresses.into_iter().map(plain));
                if time.authorities.is_empty() || !time.authorities.iter().all(|one| is_web_address(&one.address, "/"))
                {
                    reader.mistake(
                        "trust.timestamp_authorities",
                        "names at least one authority, each by its http:// or https:// address",
                    );
                }
            }
            None if !named => reader.mistake("time.authorities", "names at least one timestamp authority"),
            None => {}
        }
        Some(time)
    }
}

fn authority(section: &mut Section<'_, '_>) -> Option<Authority> {
    let address = section.text("address");
    if address.as_ref().is_some_and(|url| !is_web_address(url, "/")) {
        section.mistake("address", "is the http:// or https:// address of a timestamp authority");
    }
    let policies = section.optional_texts("policies");
    if !policies.iter().all(|policy| is_identifier(policy)) {
        section.mistake("policies", "holds object identifiers in dotted numbers, such as \"1.2.616.1.113527.2\"");
    }
    let identity = identity(section);
    if identity.is_some() && address.as_ref().is_some_and(|url| !url.starts_with("https://") && !is_this_machine(url)) {
        section.mistake("address", "begins with https://, for a password or a certificate is shown there");
    }
    let seconds = section.optional_number("seconds", 1, 60);
    Some(Authority { address: address?, policies, identity, seconds })
}

/// A name with a password, or a certificate with its key; none, or one of them.
fn identity(section: &mut Section<'_, '_>) -> Option<Identity> {
    let name = section.optional_text("name");
    let certificate = section.optional_file("certificate");
    match (name, certificate) {
        (None, None) => None,
        (Some(_), Some(_)) => {
            section.mistake("certificate", "and a name are not both needed; leave one of them out");
            None
        }
        (Some(name), None) => {
            let password = section.text_or_file("password")?;
            if name.contains(':') {
                section.mistake("name", "holds no colon");
            }
            Some(Identity::Password { name, password })
        }
        (None, Some(pem)) => Some(Identity::Certificate(pem)),
    }
}

impl Authority {
    /// The authority ready to be asked.
    pub fn ready(&self, anchors: &Anchors, outbound: &Outbound) -> Result<TimestampAuthority, Unusable> {
        let outbound = match &self.identity {
            None => outbound.clone(),
            Some(identity) => outbound.with_identity(identity)?,
        };
        let mut ready = TimestampAuthority::at(self.address.clone(), Some(anchors.clone()), outbound);
        ready.policies.clone_from(&self.policies);
        if let Some(seconds) = self.seconds {
            ready.limits = Limits { time: Duration::from_secs(seconds.unsigned_abs()), ..ready.limits };
        }
        Ok(ready)
    }
}

/// At least two numbers between dots (X.660).
fn is_identifier(text: &str) -> bool {
    let is_number = |arc: &str| !arc.is_empty() && arc.bytes().all(|digit| digit.is_ascii_digit());
    text.split('.').count() > 1 && text.split('.').all(is_number)
}

/// What never leaves the machine nobody overhears.
fn is_this_machine(url: &str) -> bool {
    ["http://127.0.0.1:", "http://127.0.0.1/", "http://[::1]"].iter().any(|host| url.starts_with(host))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::super::Settings;

    fn told(text: &str) -> Vec<String> {
        let mistakes = Settings::of(text, Path::new("."), false).err().expect("mistakes");
        mistakes.iter().map(ToString::to_string).filter(|told| told.contains("time")).collect()
    }

    #[test]
    fn the_time_is_told_by_authorities_in_order_and_the_older_form_is_read() {
        let new =
            "[time]\ndrift = 3\n[[time.authorities]]\naddress = \"https://a.example/tsp\"\npolicies = [\"1.2.3\"]\n";
        assert_eq!(told(new), Vec::<String>::new());
        assert_eq!(told("[trust]\ntimestamp_authorities = [\"http://a.example/\"]"), Vec::<String>::new());
        let both = told(&format!("{new}[trust]\ntimestamp_authorities = [\"http://a.example/\"]"));
        assert!(both[0].contains("name them once"), "{both:?}");
        assert!(told("")[0].starts_with("time.authorities"));
    }

    #[test]
    fn every_mistake_about_an_authority_is_told() {
        for (lines, part) in [
            ("address = \"nowhere\"", "time.authorities.address"),
            ("address = \"https://a.example/\"\npolicies = [\"one\"]", "time.authorities.policies"),
            ("address = \"https://a.example/\"\nname = \"okno\"", "time.authorities.password"),
            ("address = \"http://a.example/\"\nname = \"okno\"\npassword = \"x\"", "time.authorities.address"),
            ("address = \"https://a.example/\"\ncertificate = \"nothing.pem\"", "time.authorities.certificate"),
            ("address = \"https://a.example/\"\nseconds = 0", "time.authorities.seconds"),
            ("address = \"https://a.example/\"\ncolour = \"blue\"", "time.authorities.colour"),
        ] {
            let told = told(&format!("[[time.authorities]]\n{lines}"));
            assert!(told.iter().any(|mistake| mistake.starts_with(part)), "{part}: {told:?}");
        }
        assert!(told("[time]\ndrift = 60\nrefuse = 5")[0].starts_with("time.refuse"));
        assert!(told("[time]\nauthorities = 7").iter().any(|mistake| mistake.contains("sections")));
    }
}
