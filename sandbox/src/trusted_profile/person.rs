//! The person who signs, as both shapes of the Trusted Profile say it in a claimed role.

use vocabulary::{Instant, Pesel};
use xml::Writer;

/// A person whom the page offers to sign as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownPerson {
    /// Given name or names.
    pub given: String,
    /// Surname.
    pub surname: String,
    /// The person's number.
    pub pesel: Pesel,
}

/// How the person stands in the signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// PodpisZP.
    Older,
    /// EPSignature.
    Newer,
}

impl KnownPerson {
    /// The content of the claimed role, in exclusive canonical form.
    pub(crate) fn role(&self, shape: Shape, at: Instant) -> String {
        match shape {
            Shape::Older => self.podpis_zp(),
            Shape::Newer => self.ep_signature(at),
        }
    }

    fn podpis_zp(&self) -> String {
        const PERSON: (&str, &str) = ("xmlns:os", "http://crd.gov.pl/xml/schematy/osoba/2009/03/06/");
        let mut role = Writer::new();
        role.open("ppZP:PodpisZP", &[("xmlns:ppZP", "http://crd.gov.pl/xml/schematy/ppzp/")])
            .open("ppZP:DaneZP", &[])
            .open("ppZP:DaneZPOsobyFizycznej", &[])
            .element("os:Nazwisko", &[PERSON, ("rodzajCzlonu", "pierwszy")], &self.surname)
            .element("os:Imie", &[PERSON], &self.given)
            .element("os:PESEL", &[PERSON], self.pesel.as_str())
            .element("ppZP:IdKontaUzytkownikaEpuap", &[], "piaskownica");
        role.finish()
    }

    fn ep_signature(&self, at: Instant) -> String {
        let mut role = Writer::new();
        role.open("pz:EPSignature", &[("xmlns:pz", "http://crd.gov.pl/xml/schematy/podpis_zaufany/")])
            .open("pz:NaturalPerson", &[])
            .element("pz:CurrentFamilyName", &[], &self.surname)
            .element("pz:FirstName", &[], &self.given)
            .element("pz:DateOfBirth", &[], &birth_date(&self.pesel))
            .element("pz:PersonalIdentifier", &[], self.pesel.as_str())
            .close()
            .open("pz:SignatureData", &[])
            .element("pz:IdentityIssuer", &[], "piaskownica")
            .element("pz:IdentityIssueTimestamp", &[], &at.rfc3339_warsaw());
        role.finish()
    }
}

/// `YYYY-MM-DD`; the month of the number carries the century.
fn birth_date(pesel: &Pesel) -> String {
    let digits = pesel.as_str();
    let month: usize = digits[2..4].parse().unwrap_or_default();
    let century = ["19", "20", "21", "22", "18"].get(month / 20).unwrap_or(&"19");
    format!("{century}{}-{:02}-{}", &digits[..2], month % 20, &digits[4..6])
}

#[cfg(test)]
mod tests {
    use vocabulary::Pesel;

    use super::birth_date;

    #[test]
    fn a_birth_date_is_read_from_the_number() {
        for (number, date) in [("44051401359", "1944-05-14"), ("02270803624", "2002-07-08")] {
            assert_eq!(birth_date(&Pesel::parse(number).expect("a PESEL")), date);
        }
    }
}
