//! The Trusted Profile: what people sign there, judged by xmlsec1 and by us, and how its doors behave.

use axum::{
    body::{Body, to_bytes},
    http::{Request, StatusCode, header},
};
use certificates::{Anchors, Certificate, Sources};
use openssl::base64::{decode_block, encode_block};
use outbound::{Limits, Refused};
use sandbox::{Behaviour, IssuedKey, KnownPerson, LARGEST_DOCUMENT, Service};
use seals::envelope;
use signatures::{ClaimShape, Document, Indication, Judged, Payload, Policy, SealName};
use tower::ServiceExt as _;
use vocabulary::{Clock as _, Pesel};
use xml::Writer;

use crate::world::{OFFICE, Present, World};

const LETTER: &str =
    "<pis:Dokument xmlns:pis=\"urn:pismo\"><pis:Tresc>Latarnia &lt;b&gt; nie świeci</pis:Tresc></pis:Dokument>";
const DONE: &str = "http://127.0.0.1:1/wnioski/7/powrot?wynik=a&b=1";
const FAILED: &str = "http://127.0.0.1:1/wnioski/7/powrot?wynik=nie";
const SIGN: &str = "osoba=0&postac=zp&co=podpisz";

/// A sandbox that knows Anna and Jan, and an office that may call it.
struct Profile {
    world: World,
    system: IssuedKey,
}

impl Profile {
    async fn open() -> Self {
        let world = World::new().await;
        let person = |given: &str, surname: &str, pesel: &str| KnownPerson {
            given: given.to_owned(),
            surname: surname.to_owned(),
            pesel: Pesel::parse(pesel).unwrap(),
        };
        world
            .sandbox
            .know_people(vec![person("Anna", "Wrzos-<Ślęzak>", "02270803624"), person("Jan", "Kos", "44051401359")]);
        let system = world.sandbox.issue_system(OFFICE).unwrap();
        Self { world, system }
    }

    async fn call(&self, envelope: String) -> Result<String, Refused> {
        let limits = Limits { bytes: 32 << 20, ..Limits::default() };
        let url = self.world.sandbox.trusted_profile_url();
        let answer = self.world.outbound.call(&url, "", envelope.into(), limits);
        Ok(String::from_utf8(answer.await?.to_vec()).unwrap())
    }

    /// The text of the answer's `…Return`, or of its fault.
    async fn ask(&self, content: &str) -> Result<String, String> {
        let answer = self.call(envelope(content, self.system.key()).unwrap()).await.unwrap();
        between(&answer, "Return>").ok_or_else(|| between(&answer, "faultstring>").unwrap())
    }

    async fn bring(&self, document: &[u8]) -> Result<String, String> {
        self.ask(&add(&encode_block(document), DONE, FAILED)).await
    }

    async fn fetch(&self, address: &str) -> Result<String, String> {
        let signed = self.ask(&get(address)).await?;
        Ok(String::from_utf8(decode_block(&signed).unwrap()).unwrap())
    }

    /// What a browser is given at this address.
    async fn look(&self, address: &str) -> Page {
        self.request(Request::get(path(address)).body(Body::empty()).unwrap()).await
    }

    async fn post(&self, address: &str, form: &str) -> Page {
        let kind = "application/x-www-form-urlencoded";
        let request = Request::post(path(address)).header(header::CONTENT_TYPE, kind).body(form.to_owned().into());
        self.request(request.unwrap()).await
    }

    async fn request(&self, request: Request<Body>) -> Page {
        let response = self.world.sandbox.router().oneshot(request).await.unwrap();
        let header = |name| response.headers().get(name).map(|value| value.to_str().unwrap().to_owned());
        let (status, leads_to) = (response.status(), header(header::LOCATION));
        let policy = header(header::CONTENT_SECURITY_POLICY).unwrap_or_default();
        let html = String::from_utf8(to_bytes(response.into_body(), 64 << 20).await.unwrap().to_vec()).unwrap();
        Page { status, leads_to, policy, html }
    }

    async fn signed(&self, form: &str) -> String {
        let address = self.bring(LETTER.as_bytes()).await.unwrap();
        let back = self.post(&address, form).await;
        assert_eq!((back.status, back.leads_to.as_deref()), (StatusCode::SEE_OTHER, Some(DONE)));
        self.fetch(&address).await.unwrap()
    }

    /// The verdict of an office that pins the minister's seal and trusts its root.
    async fn judged(&self, signed: &str) -> Judged {
        let anchors = Anchors::of(self.world.sandbox.minister_root());
        let policy = Policy {
            trusted_profile_seals: vec![SealName::of(self.world.sandbox.minister_seal())],
            ..Policy::default()
        };
        let document = Document { bytes: signed.as_bytes().to_vec(), detached: Vec::new() };
        let sources = Sources::new(self.world.outbound.clone());
        let now = Present.now();
        let evidence = signatures::gather(&document, &anchors, &sources, now).await.unwrap();
        assert_eq!(evidence.signatures.len(), 1);
        let carried = evidence.signatures[0].payload.clone();
        let judged = signatures::judge(&evidence, &policy, &anchors, now).signatures.pop().unwrap();
        assert_eq!(
            judged.indication == Indication::TotalPassed,
            carried == Some(Payload::of(LETTER.as_bytes())),
            "what passes carries the letter: {judged:?}"
        );
        judged
    }
}

struct Page {
    status: StatusCode,
    leads_to: Option<String>,
    policy: String,
    html: String,
}

fn path(address: &str) -> String {
    let after_scheme = address.strip_prefix("http://").unwrap_or(address);
    after_scheme[after_scheme.find('/').unwrap()..].to_owned()
}

/// What stands between two ends of this mark, unescaped as far as tests need it.
fn between(text: &str, mark: &str) -> Option<String> {
    let (_, rest) = text.split_once(mark)?;
    Some(rest[..rest.find('<').unwrap()].replace("&amp;", "&"))
}

fn add(document: &str, done: &str, failed: &str) -> String {
    let mut content = Writer::new();
    content
        .open("tp:addDocumentToSigning", &[("xmlns:tp", "http://signing.ws.comarch.gov")])
        .element("doc", &[], document)
        .element("successURL", &[], done)
        .element("failureURL", &[], failed)
        .element("additionalInfo", &[], "<script>pismo.xml");
    content.finish()
}

fn get(address: &str) -> String {
    let mut content = Writer::new();
    content.open("tp:getSignedDocument", &[("xmlns:tp", "http://signing.ws.comarch.gov")]).element("id", &[], address);
    content.finish()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_signed_in_either_shape_passes_and_names_the_person() {
    let profile = Profile::open().await;
    for (form, shape) in [(SIGN, ClaimShape::PodpisZp), ("osoba=0&postac=ep&co=podpisz", ClaimShape::EpSignature)] {
        let signed = profile.signed(form).await;
        assert!(profile.world.xmlsec1_accepts_below(&["minister.pem"], &signed).await);
        let judged = profile.judged(&signed).await;
        assert_eq!(judged.indication, Indication::TotalPassed, "{judged:?}");
        assert!(judged.trusted_profile, "{shape:?}");
        let signer = judged.signer.unwrap();
        assert_eq!(signer.name, "Anna Wrzos-<Ślęzak>");
        assert_eq!(signer.person, Pesel::parse("02270803624").ok());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_else_can_sign_and_is_named() {
    let profile = Profile::open().await;
    let judged = profile.judged(&profile.signed("osoba=1&co=podpisz").await).await;
    assert_eq!(judged.signer.unwrap().name, "Jan Kos");
    let typed = "osoba=inna&imie=Ewa+&nazwisko=%C5%BBuk%22&pesel=02070803628&postac=ep&co=podpisz";
    let judged = profile.judged(&profile.signed(typed).await).await;
    assert_eq!(judged.signer.unwrap().name, "Ewa Żuk\"");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_altered_after_signing_does_not_pass() {
    let profile = Profile::open().await;
    let altered = profile.signed("osoba=0&co=zmien").await;
    assert!(!profile.world.xmlsec1_accepts_below(&["minister.pem"], &altered).await);
    assert_eq!(profile.judged(&altered).await.indication, Indication::TotalFailed);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_minister_is_trusted_for_nothing_but_the_seal() {
    let profile = Profile::open().await;
    let sandbox = &profile.world.sandbox;
    let minister = sandbox.minister_seal();
    assert!(sandbox.roots().iter().all(|root| !minister.issuer_is(root)));
    assert!(minister.issuer_is(&sandbox.minister_root()[0]));
    let file = std::fs::read(sandbox.minister_root_file()).unwrap();
    assert_eq!(Certificate::from_pem(&file).unwrap().der(), sandbox.minister_root()[0].der());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_seal_is_the_same_after_a_restart() {
    let profile = Profile::open().await;
    let world = &profile.world;
    let again = sandbox::Sandbox::open(world.folder.path(), world.port, std::sync::Arc::new(Present)).unwrap();
    assert_eq!(again.minister_seal().der(), world.sandbox.minister_seal().der());
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_given_back_before_it_is_signed_or_when_it_never_will_be() {
    let profile = Profile::open().await;
    for (form, reason) in [("co=anuluj", "cancelled"), ("co=wygas", "expired")] {
        let address = profile.bring(LETTER.as_bytes()).await.unwrap();
        assert!(profile.fetch(&address).await.unwrap_err().contains("not signed yet"));
        let back = profile.post(&address, form).await;
        assert_eq!((back.status, back.leads_to.as_deref()), (StatusCode::SEE_OTHER, Some(FAILED)));
        assert!(profile.fetch(&address).await.unwrap_err().contains(reason));
        // It stays so, whatever is pressed afterwards.
        assert_eq!(profile.post(&address, SIGN).await.leads_to, None);
        assert!(profile.fetch(&address).await.unwrap_err().contains(reason));
    }
    let other = profile.world.url("/profil-zaufany/0123456789abcdef0123456789abcdef");
    assert!(profile.fetch(&other).await.unwrap_err().contains("no such document"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_click_signs_once_and_leads_back_again() {
    let profile = Profile::open().await;
    let address = profile.bring(LETTER.as_bytes()).await.unwrap();
    profile.post(&address, SIGN).await;
    let first = profile.fetch(&address).await.unwrap();
    assert_eq!(profile.post(&address, "osoba=1&co=podpisz").await.leads_to.as_deref(), Some(DONE));
    assert_eq!(profile.fetch(&address).await.unwrap(), first);
    assert!(profile.look(&address).await.html.contains("już podpisany"));
}

#[tokio::test(flavor = "multi_thread")]
async fn only_who_brought_a_document_is_given_it_back() {
    let mut profile = Profile::open().await;
    let address = profile.bring(LETTER.as_bytes()).await.unwrap();
    profile.post(&address, SIGN).await;
    profile.system = profile.world.sandbox.issue_system("Inny urząd").unwrap();
    assert!(profile.fetch(&address).await.unwrap_err().contains("no such document"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_that_is_not_signed_by_a_system_of_the_sandbox_is_refused() {
    let profile = Profile::open().await;
    let content = add(&encode_block(LETTER.as_bytes()), DONE, FAILED);
    let right = envelope(&content, profile.system.key()).unwrap();
    assert!(profile.call(right.clone()).await.unwrap().contains("addDocumentToSigningReturn"));
    let person = envelope(&content, profile.world.anna().key()).unwrap();
    let (body, rest) = (right.find("<soapenv:Body").unwrap(), "</soapenv:Body>");
    let signed_body = &right[body..right.find(rest).unwrap() + rest.len()];
    let wrapped = right.replacen(signed_body, &signed_body.replace("successURL", "failureURL"), 1).replacen(
        "<soapenv:Header>",
        &format!("<soapenv:Header>{signed_body}"),
        1,
    );
    for wrong in [
        person,
        right.replacen("wynik=a", "wynik=b", 1),
        right.replacen("URI=\"#body\"", "URI=\"#token\"", 1),
        right.replacen("wsu:Id=\"body\"", "wsu:Id=\"else\"", 1),
        right.replacen("rsa-sha256", "rsa-sha512", 1),
        right.replacen("<ds:SignatureValue>", "<ds:SignatureValue>AAAA", 1),
        right.replacen("<wsse:BinarySecurityToken", "<wsse:BinarySecurityToken/><wsse:BinarySecurityToken", 1),
        wrapped,
        format!(
            "<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\">{signed_body}</soapenv:Envelope>"
        ),
        "<html/>".to_owned(),
        "<!DOCTYPE a><a/>".to_owned(),
        String::new(),
    ] {
        assert_ne!(wrong, right);
        let answer = profile.call(wrong.clone()).await.unwrap();
        assert!(answer.contains("faultstring"), "{wrong}: {answer}");
    }
    assert!(profile.world.sandbox.revoke(&profile.system.certificate().serial_hex()).unwrap());
    assert!(profile.call(right).await.unwrap().contains("not signed by a certificate that is known here"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_signed_is_not_taken() {
    let profile = Profile::open().await;
    for document in [&b"pismo"[..], b"<a>", b"<!DOCTYPE a><a/>", b"%PDF-1.7", b"\xff\xff", b""] {
        assert!(profile.bring(document).await.is_err());
    }
    let letter = encode_block(LETTER.as_bytes());
    for (document, done) in [("###", DONE), (&letter, "javascript:alert(1)"), (&letter, "http://a@b/"), (&letter, "/x")]
    {
        assert!(profile.ask(&add(document, done, FAILED)).await.is_err(), "{done}");
        assert!(profile.ask(&add(document, FAILED, done)).await.is_err() || document != letter, "{done}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_of_fifteen_mebibytes_is_taken_and_a_larger_one_is_not() {
    let profile = Profile::open().await;
    let filled = |size: usize| format!("<a>{}</a>", "x".repeat(size - 7)).into_bytes();
    let address = profile.bring(&filled(LARGEST_DOCUMENT)).await.unwrap();
    let page = profile.look(&address).await;
    assert!(page.html.len() < 100_000 && page.html.contains("są tu skrócone"));
    assert!(profile.bring(&filled(LARGEST_DOCUMENT + 1)).await.unwrap_err().contains("too large"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_shows_the_document_and_says_that_it_is_a_sandbox_in_both_languages() {
    let profile = Profile::open().await;
    let address = profile.bring(LETTER.as_bytes()).await.unwrap();
    for (query, language, sandbox) in [("", "pl", "To jest piaskownica"), ("?jezyk=en", "en", "This is a sandbox")] {
        let page = profile.look(&format!("{address}{query}")).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.html.contains(&format!("<html lang=\"{language}\">")) && page.html.contains(sandbox));
        assert!(page.html.contains("Latarnia &amp;lt;b&amp;gt; nie świeci"), "the document is shown as text");
        assert!(page.html.contains("&lt;script&gt;pismo.xml"));
        assert!(page.html.contains("Anna Wrzos-&lt;Ślęzak&gt;"));
        assert!(!page.html.contains("<script") && !page.html.contains("role=\"alert\""));
        assert!(!page.html.contains(['{', '}']) || page.html.matches(['{', '}']).count() == styles(&page.html));
        assert!(page.policy.contains("form-action 'self' http://127.0.0.1:1 http://127.0.0.1:1;"), "{}", page.policy);
    }
    let whole = profile.look(&format!("{address}/dokument")).await;
    assert_eq!(whole.html, LETTER);
}

/// How many braces the style sheet of a page has.
fn styles(html: &str) -> usize {
    html[..html.find("</style>").unwrap()].matches(['{', '}']).count()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_speaks_the_browsers_language_until_another_is_asked_for() {
    let profile = Profile::open().await;
    let address = profile.bring(LETTER.as_bytes()).await.unwrap();
    for (query, language) in [("", "en"), ("?jezyk=pl", "pl")] {
        let request =
            Request::get(format!("{}{query}", path(&address))).header(header::ACCEPT_LANGUAGE, "en-GB,en;q=0.9");
        let page = profile.request(request.body(Body::empty()).unwrap()).await;
        assert!(page.html.contains(&format!("<html lang=\"{language}\">")), "{query}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_signs_unchosen_where_several_people_are_known() {
    let profile = Profile::open().await;
    let address = profile.bring(LETTER.as_bytes()).await.unwrap();
    assert!(!profile.look(&address).await.html.contains("name=\"osoba\" value=\"0\" checked"));
    let page = profile.post(&address, "postac=zp&co=podpisz").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.html.contains("<a href=\"#osoba-0\">Proszę wybrać, kto podpisuje</a>"), "{}", page.html);
    assert!(profile.fetch(&address).await.unwrap_err().contains("not signed yet"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bad_answer_is_given_as_if_it_were_a_document() {
    let profile = Profile::open().await;
    assert_eq!(profile.signed("co=smiec").await, "To nie jest dokument.");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_wrongly_is_named_and_kept() {
    let profile = Profile::open().await;
    let address = profile.bring(LETTER.as_bytes()).await.unwrap();
    let typed = "osoba=inna&imie=&nazwisko=Now%22ak&pesel=02070803629&postac=ep&co=podpisz";
    let page = profile.post(&format!("{address}?jezyk=en"), typed).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    for kept in ["value=\"Now&quot;ak\"", "value=\"02070803629\"", "value=\"inna\" checked", "value=\"ep\" checked"] {
        assert!(page.html.contains(kept), "{kept}");
    }
    for told in ["href=\"#imie\"", "href=\"#pesel\"", "id=\"imie-zle\"", "id=\"pesel-zle\"", "To be corrected: "] {
        assert!(page.html.contains(told), "{told}");
    }
    assert!(!page.html.contains("nazwisko-zle"));
    assert!(profile.fetch(&address).await.unwrap_err().contains("not signed yet"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_unknown_is_said_to_be_so() {
    let profile = Profile::open().await;
    for unknown in ["/profil-zaufany/abc", "/profil-zaufany/%22%3E%3Cscript%3E"] {
        let page = profile.look(unknown).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND);
        assert!(page.html.contains("Tego dokumentu tu nie ma") && !page.html.contains("<script"));
    }
    assert_eq!(profile.look("/profil-zaufany/abc/dokument").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn it_can_be_switched_off() {
    let profile = Profile::open().await;
    let address = profile.bring(LETTER.as_bytes()).await.unwrap();
    profile.world.post("/switch/trusted-profile/off").await;
    let refused = profile.call(envelope(&get(&address), profile.system.key()).unwrap()).await.unwrap_err();
    assert!(matches!(refused, Refused::Status(503)), "{refused:?}");
    assert_eq!(profile.look(&address).await.status, StatusCode::SERVICE_UNAVAILABLE);
    profile.world.sandbox.switch(Service::TrustedProfile, Behaviour::On);
    assert_eq!(profile.look(&address).await.status, StatusCode::OK);
}
