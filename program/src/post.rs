//! The post room: puts mail into words and hands it to the mail server.

use accounts::{Mail, Matter, Notice, Posted};
use jobs::{Lease, Outcome};
use journal::Journal;
use mail::{Letter, Mailer, NotSent};
use vocabulary::{CaseId, Fault, Language};
use watch::Kind;
use web::{OfficeFace, links};
use words::say;

use crate::settings::Settings;

/// Mails on their way at a time: a server that is slow to answer must not keep every hand from sealing receipts.
pub const AT_ONCE: usize = 3;

/// What sending takes. Cheap to clone.
#[derive(Clone)]
pub struct PostRoom {
    journal: Journal,
    mailer: Option<Mailer>,
    office: OfficeFace,
    public_url: String,
}

/// A mail in the words of a language.
struct Wording {
    subject: String,
    before: String,
    /// What the link does, and where it leads.
    link: Option<(String, String)>,
    after: String,
}

impl PostRoom {
    /// The post room of an office.
    pub fn new(journal: Journal, settings: &Settings) -> Self {
        Self {
            journal,
            mailer: settings.mail.as_ref().map(|mail| mail.mailer.clone()),
            office: settings.office.face.clone(),
            public_url: settings.listener.public_url.clone(),
        }
    }

    /// Sends the mail of a job.
    pub async fn attend(&self, lease: &Lease) -> Result<Outcome, Fault> {
        let Some(mail) = accounts::mail(&self.journal, lease).await? else { return Ok(Outcome::Done) };
        let posted = match self.send(lease, &mail).await {
            Ok(()) => Posted::Sent,
            Err(NotSent::ForNow(reason)) => {
                accounts::mail_put_off(&self.journal, &mail).await?;
                return Ok(Outcome::Later(reason));
            }
            Err(NotSent::ForGood(reason)) => {
                tracing::warn!(job = %lease.id, %reason, "a mail was refused for good");
                Posted::Refused
            }
        };
        accounts::mail_ended(&self.journal, lease, &mail, posted).await?;
        Ok(Outcome::Done)
    }

    async fn send(&self, lease: &Lease, mail: &Mail) -> Result<(), NotSent> {
        let Some(mailer) = &self.mailer else {
            return Err(NotSent::ForGood("the settings name no mail server".to_owned()));
        };
        let wording = self.wording(mail.language, &mail.matter);
        let letter = Letter {
            id: &lease.id.to_string(),
            to: &mail.to,
            subject: &wording.subject,
            text: &self.text(mail.language, &wording),
            html: &self.html(mail.language, &wording),
        };
        mailer.send(&letter, self.journal.now()).await
    }

    fn wording(&self, language: Language, matter: &Matter) -> Wording {
        let office = self.office.name(language);
        let url = |path: String| format!("{}{path}?lang={}", self.public_url, language.tag());
        match matter {
            Matter::Activation { token } => Wording {
                subject: say!(language, "mail-activation-subject"),
                before: say!(language, "mail-activation", office = office),
                link: Some((say!(language, "mail-activation-link"), url(links::activation(token)))),
                after: say!(language, "mail-activation-after"),
            },
            Matter::HasAccount => Wording {
                subject: say!(language, "mail-has-account-subject"),
                before: say!(language, "mail-has-account", office = office),
                link: Some((say!(language, "mail-has-account-link"), url(links::FORGOTTEN.to_owned()))),
                after: say!(language, "mail-has-account-after"),
            },
            Matter::Reset { token } => Wording {
                subject: say!(language, "mail-reset-subject"),
                before: say!(language, "mail-reset", office = office),
                link: Some((say!(language, "mail-reset-link"), url(links::new_password(token)))),
                after: say!(language, "mail-reset-after"),
            },
            Matter::NewEmail { token } => Wording {
                subject: say!(language, "mail-new-email-subject"),
                before: say!(language, "mail-new-email", office = office),
                link: Some((say!(language, "mail-new-email-link"), url(links::new_email(token)))),
                after: say!(language, "mail-new-email-after"),
            },
            Matter::EmailChanged => Wording {
                subject: say!(language, "mail-email-changed-subject"),
                before: say!(language, "mail-email-changed", office = office),
                link: None,
                after: say!(language, "mail-not-you"),
            },
            Matter::PasswordChanged => Wording {
                subject: say!(language, "mail-password-changed-subject"),
                before: say!(language, "mail-password-changed", office = office),
                link: None,
                after: say!(language, "mail-not-you"),
            },
            Matter::Notice(notice) => wording_of(language, notice, url),
        }
    }

    fn text(&self, language: Language, wording: &Wording) -> String {
        let mut parts = vec![say!(language, "mail-greeting"), wording.before.clone()];
        parts.extend(wording.link.iter().map(|(label, url)| format!("{label}:\n{url}")));
        parts.push(wording.after.clone());
        // What follows `-- ` is a signature to mail programs.
        parts.push(format!("-- \n{}\n{}", self.signature(language), say!(language, "mail-automatic")));
        parts.join("\n\n") + "\n"
    }

    fn html(&self, language: Language, wording: &Wording) -> String {
        html(&self.office.typeset(), language, wording)
    }

    fn signature(&self, language: Language) -> String {
        let phone = if self.office.phone.is_empty() {
            String::new()
        } else {
            format!("\n{} {}", say!(language, "frame-phone"), self.office.phone)
        };
        format!("{}\n{}{phone}", self.office.name(language), self.office.address)
    }
}

/// The words of something that a client is told of: never what is in it, only where to look.
fn wording_of(language: Language, notice: &Notice, url: impl Fn(String) -> String) -> Wording {
    let case_link = |case: &CaseId| Some((say!(language, "mail-case-link"), url(links::matter_case(*case))));
    match notice {
        Notice::Received { submission, number } => Wording {
            subject: say!(language, "mail-received-subject", number = number.as_str()),
            before: say!(language, "mail-received", number = number.as_str()),
            link: Some((say!(language, "mail-received-link"), url(links::receipt(*submission)))),
            after: say!(language, "mail-received-after"),
        },
        Notice::ReceiptReady { submission, number } => Wording {
            subject: say!(language, "mail-receipt-subject", number = number.as_str()),
            before: say!(language, "mail-receipt", number = number.as_str()),
            link: Some((say!(language, "mail-receipt-link"), url(links::receipt(*submission)))),
            after: say!(language, "mail-receipt-after"),
        },
        Notice::CaseOpened { case, sign } => Wording {
            subject: say!(language, "mail-case-opened-subject", sign = sign.as_str()),
            before: say!(language, "mail-case-opened", sign = sign.as_str()),
            link: case_link(case),
            after: say!(language, "mail-case-after"),
        },
        Notice::ClockStopped { case, sign } => Wording {
            subject: say!(language, "mail-clock-stopped-subject", sign = sign.as_str()),
            before: say!(language, "mail-clock-stopped", sign = sign.as_str()),
            link: case_link(case),
            after: say!(language, "mail-clock-stopped-after"),
        },
        Notice::ClockRuns { case, sign } => Wording {
            subject: say!(language, "mail-clock-runs-subject", sign = sign.as_str()),
            before: say!(language, "mail-clock-runs", sign = sign.as_str()),
            link: case_link(case),
            after: say!(language, "mail-case-after"),
        },
        Notice::AnswerReady { case, sign } => Wording {
            subject: say!(language, "mail-answer-ready-subject", sign = sign.as_str()),
            before: say!(language, "mail-answer-ready", sign = sign.as_str()),
            link: Some((say!(language, "mail-answer-ready-link"), url(links::matter_case(*case)))),
            after: say!(language, "mail-answer-ready-after"),
        },
        Notice::AnswerWaits { case, sign } => Wording {
            subject: say!(language, "mail-answer-waits-subject", sign = sign.as_str()),
            before: say!(language, "mail-answer-waits", sign = sign.as_str()),
            link: Some((say!(language, "mail-answer-ready-link"), url(links::matter_case(*case)))),
            after: say!(language, "mail-answer-waits-after"),
        },
        Notice::CallReady { case, sign } => Wording {
            subject: say!(language, "mail-call-ready-subject", sign = sign.as_str()),
            before: say!(language, "mail-call-ready", sign = sign.as_str()),
            link: Some((say!(language, "mail-call-ready-link"), url(links::matter_case(*case)))),
            after: say!(language, "mail-call-ready-after"),
        },
        Notice::MessageCame { case, sign } => Wording {
            subject: say!(language, "mail-message-subject", sign = sign.as_str()),
            before: say!(language, "mail-message", sign = sign.as_str()),
            link: Some((say!(language, "mail-message-link"), url(links::matter_messages(*case)))),
            after: say!(language, "mail-message-after"),
        },
        Notice::CaseClosed { case, sign } => Wording {
            subject: say!(language, "mail-case-closed-subject", sign = sign.as_str()),
            before: say!(language, "mail-case-closed", sign = sign.as_str()),
            link: case_link(case),
            after: say!(language, "mail-case-after"),
        },
        Notice::Alarms { kinds } => Wording {
            subject: say!(language, "mail-alarms-subject", count = kinds.len()),
            before: say!(language, "mail-alarms", alarms = alarms(language, kinds)),
            link: Some((say!(language, "mail-alarms-link"), url(links::OFFICE_STATE.to_owned()))),
            after: say!(language, "mail-alarms-after"),
        },
    }
}

/// The names of kinds of alarms, in one sentence.
fn alarms(language: Language, kinds: &[String]) -> String {
    let known = kinds.iter().filter_map(|code| Kind::of_code(code));
    known.map(|kind| web::alarm_name(language, kind)).collect::<Vec<_>>().join("; ")
}

/// Mail programs that read no style sheet show black on white, which is well too.
const STYLE: &str = "\
:root{color-scheme:light dark}\
body{margin:0;padding:24px;background:#fbfaf7;color:#16202e;font:18px/1.55 Lato,Arial,sans-serif}\
.letter{max-width:600px;margin:0 auto}\
a{color:#1c4e80}\
.button{display:inline-block;padding:12px 24px;border-radius:6px;background:#1c4e80;color:#ffffff;font-weight:bold;text-decoration:none}\
.small{font-size:16px;color:#4a5462}\
.address{word-break:break-all}\
hr{border:0;border-top:1px solid #d9d6ce}\
@media (prefers-color-scheme:dark){\
body{background:#12171e;color:#ece8df}\
a{color:#9cc6ef}\
.button{background:#9cc6ef;color:#0e1a28}\
.small{color:#b6bcc5}\
hr{border-color:#37404c}}";

fn html(office: &OfficeFace, language: Language, wording: &Wording) -> String {
    let paragraph = |text: &str| format!("<p>{}</p>", escaped(text));
    let link = wording.link.iter().map(|(label, url)| {
        let (label, url) = (escaped(label), escaped(url));
        format!("<p><a class=\"button\" href=\"{url}\">{label}</a></p><p class=\"small address\">{url}</p>")
    });
    let phone = if office.phone.is_empty() {
        String::new()
    } else {
        format!(
            "<br>{} <a href=\"tel:{}\">{}</a>",
            escaped(&say!(language, "frame-phone")),
            office.phone_link(),
            escaped(&office.phone)
        )
    };
    format!(
        "<!doctype html><html lang=\"{}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\"><meta name=\"supported-color-schemes\" content=\"light dark\"><title>{}</title><style>{STYLE}</style></head><body><div class=\"letter\">{}{}{}{}<hr><p class=\"small\">{}<br>{}{phone}<br>{}</p></div></body></html>",
        language.tag(),
        escaped(&wording.subject),
        paragraph(&say!(language, "mail-greeting")),
        paragraph(&wording.before),
        link.collect::<String>(),
        paragraph(&wording.after),
        escaped(office.name(language)),
        escaped(&office.address),
        escaped(&say!(language, "mail-automatic")),
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use accounts::Notice;
    use vocabulary::{CaseId, Instant, Language};
    use web::{OfficeFace, links};

    use super::{Wording, html, wording_of};

    #[test]
    fn a_mail_about_a_case_says_its_sign_and_leads_to_its_page_and_no_two_say_the_same() {
        let (case, sign) = (CaseId::made(Instant::from_seconds(0), [7; 10]), "OR.5345.1.2026".to_owned());
        let notices = || {
            let sign = || sign.clone();
            [
                Notice::CaseOpened { case, sign: sign() },
                Notice::ClockStopped { case, sign: sign() },
                Notice::ClockRuns { case, sign: sign() },
                Notice::AnswerReady { case, sign: sign() },
                Notice::AnswerWaits { case, sign: sign() },
                Notice::CallReady { case, sign: sign() },
                Notice::CaseClosed { case, sign: sign() },
                Notice::MessageCame { case, sign: sign() },
            ]
        };
        let mut subjects = Vec::new();
        for language in [Language::Pl, Language::En] {
            for notice in notices() {
                let wording = wording_of(language, &notice, |path| path);
                let text = wording.before.replace(['\u{2068}', '\u{2069}'], "");
                assert!(wording.subject.contains(&sign) && text.contains(&sign), "{} {text}", wording.subject);
                let page = match notice {
                    Notice::MessageCame { .. } => links::matter_messages(case),
                    _ => links::matter_case(case),
                };
                assert_eq!(wording.link.expect("a link").1, page);
                subjects.push(wording.subject);
            }
        }
        subjects.sort();
        subjects.dedup();
        assert_eq!(subjects.len(), 2 * notices().len());
    }

    #[test]
    fn a_mail_as_html_fits_a_phone_and_the_dark_and_lets_people_call() {
        let office = OfficeFace {
            authority: String::new(),
            authority_of: String::new(),
            appeals_to: String::new(),
            name_pl: "Urząd <Miasta>".to_owned(),
            name_en: "City Hall".to_owned(),
            address: "ul. Lipowa 1, 00-001 Okienkowo".to_owned(),
            phone: "00 123 45 00".to_owned(),
            account: None,
            hours: Vec::new(),
        };
        let wording = Wording {
            subject: "Temat".to_owned(),
            before: "Ktoś \"x\" & <b>".to_owned(),
            link: Some(("Otwórz".to_owned(), "https://okienkowo.example/a?lang=pl&b=1".to_owned())),
            after: "Koniec".to_owned(),
        };
        let page = html(&office.typeset(), Language::Pl, &wording);
        for part in [
            "<meta name=\"viewport\"",
            "<meta name=\"color-scheme\" content=\"light dark\">",
            "@media (prefers-color-scheme:dark)",
            "<a href=\"tel:001234500\">00\u{a0}123\u{a0}45\u{a0}00</a>",
            "ul.\u{a0}Lipowa 1, 00-001\u{a0}Okienkowo",
            "href=\"https://okienkowo.example/a?lang=pl&amp;b=1\"",
            "Ktoś &quot;x&quot; &amp; &lt;b&gt;",
            "Urząd &lt;Miasta&gt;",
        ] {
            assert!(page.contains(part), "{part} in {page}");
        }
        assert!(!page.contains(" style="), "{page}");
    }
}
