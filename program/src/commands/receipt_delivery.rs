//! What `okienko receipt verify` says of a receipt of delivery.

use certificates::Sources;
use receipts::{UpdAnswer, VerifiedUpd, verify_upd};
use vocabulary::{Clock as _, Fault};

use crate::{
    Ending,
    cli::ReceiptVerify,
    clock::SystemClock,
    commands::{
        receipt_verify::{missing, tell_reach},
        verify::{file_name, read, trusted},
    },
};

/// Says whether somebody signed this receipt of delivery, and for which letter, from files alone: nobody is asked.
pub async fn run(options: &ReceiptVerify, xml: &[u8]) -> Result<Ending, Fault> {
    let verified = match read_and_verify(options, xml).await {
        Ok(verified) => verified,
        Err(error) => {
            if options.json {
                print_line!("{}", serde_json::json!({ "error": error }));
            } else {
                eprintln!("okienko: {error}");
            }
            return Ok(Ending::Wrong);
        }
    };
    if options.json {
        print_line!("{}", json(&verified));
    } else {
        tell(&verified, !options.document.is_empty());
    }
    let good = verified.genuine() == Some(true) && verified.is_signed_by_namesake() == Some(true);
    Ok(if good && verified.unknown.is_empty() { Ending::Good } else { Ending::No })
}

async fn read_and_verify(options: &ReceiptVerify, xml: &[u8]) -> Result<VerifiedUpd, String> {
    if options.proof.is_some() {
        return Err("a receipt of delivery names no entry of the journal, so no proof can be of it; leave --proof out"
            .to_owned());
    }
    let given = options.document.iter().map(|path| Ok((file_name(path), read(path)?)));
    let given = given.collect::<Result<Vec<_>, String>>()?;
    let (anchors, policy) = trusted(options).await?;
    let sources = Sources::offline();
    let verified = verify_upd(xml, &given, (&anchors, &policy), &sources, SystemClock.now()).await;
    verified.map_err(|error| format!("{}: {error}", options.receipt.display()))
}

/// As JSON.
fn json(verified: &VerifiedUpd) -> serde_json::Value {
    let upd = &verified.upd;
    let answer = match verified.answer {
        UpdAnswer::Signed if verified.claimed.is_some() => "cannot-tell",
        UpdAnswer::Signed => "signed",
        UpdAnswer::OtherName => "signed-by-another",
        UpdAnswer::CannotTell(_) => "cannot-tell",
        UpdAnswer::NotSigned => "not-signed",
        UpdAnswer::Bad(_) => "bad",
    };
    serde_json::json!({
        "answer": answer,
        "genuine": verified.genuine(),
        "asOf": verified.as_of.as_ref().map(|reach| reach.at.rfc3339()),
        "missing": verified.as_of.as_ref().map(missing),
        "number": upd.number,
        "issuer": upd.issuer.name,
        "addressee": upd.addressee.name,
        "signer": verified.signer().map(|signer| &signer.name),
        "isSignedByNamesake": verified.is_signed_by_namesake(),
        "sealedBy": verified.sealed_by().map(|signer| &signer.name),
        "claimedSigner": verified.claimed,
        "case": upd.case,
        "letter": upd.letter,
        "askedAt": upd.received_at.rfc3339(),
        "madeAt": upd.made_at.rfc3339(),
        "timestamp": verified.timestamp().map(vocabulary::Instant::rfc3339),
        "file": { "name": upd.file.name, "size": upd.file.size, "sha256": upd.file.sha256 },
        "delivered": verified.delivered,
        "unknown": verified.unknown,
        "signature": verified.report.to_json()["signatures"],
    })
}

/// In words.
fn tell(verified: &VerifiedUpd, documents: bool) {
    match verified.answer {
        UpdAnswer::Signed if verified.claimed.is_some() => {
            print_line!("CANNOT TELL who signed exactly this receipt of delivery; nothing was changed.");
        }
        UpdAnswer::OtherName => print_line!("NOT GENUINE: signed under another name than the addressee's."),
        UpdAnswer::Signed => {
            print_line!("SIGNED: somebody signed exactly this receipt of delivery; nothing was changed.");
        }
        UpdAnswer::CannotTell(_) => {
            print_line!("CANNOT TELL: nothing was changed, but nothing at hand says that the signature holds.");
            print_line!(
                "Give the revocation lists of its issuer with --trust, or put it into the office's page /sprawdz."
            );
        }
        UpdAnswer::NotSigned => print_line!("NOT GENUINE: not signed exactly once over its whole content."),
        UpdAnswer::Bad(reason) => print_line!("NOT GENUINE: the signature does not hold ({reason})."),
    }
    if let Some(reach) = &verified.as_of {
        tell_reach(reach);
    }
    let upd = &verified.upd;
    print_line!("  number    {}", upd.number);
    print_line!("  office    {}", upd.issuer.name);
    print_line!("  addressee {}", upd.addressee.name);
    tell_signer(verified);
    print_line!("  case      {}", upd.case);
    print_line!("  letter    {}", upd.letter);
    print_line!("  asked     {}", upd.received_at.rfc3339_warsaw());
    print_line!("  made      {}", upd.made_at.rfc3339_warsaw());
    match verified.timestamp() {
        Some(at) => print_line!("  timestamp {}", at.rfc3339_warsaw()),
        None => print_line!("  timestamp none that is trusted"),
    }
    let given = match (verified.delivered.first(), documents) {
        (Some(name), _) => format!("is {name}"),
        (None, true) => "was not given".to_owned(),
        (None, false) => "not compared".to_owned(),
    };
    print_line!("  file      {} ({} bytes, SHA-256 {}): {given}", upd.file.name, upd.file.size, upd.file.sha256);
    for name in &verified.unknown {
        print_line!("  {name} is not the letter of this receipt.");
    }
}

fn tell_signer(verified: &VerifiedUpd) {
    match (verified.sealed_by(), &verified.claimed) {
        (None, _) => print_line!("  signed by nobody that can be told"),
        (Some(seal), Some(person)) => {
            print_line!("  sealed by {} for a person it names: {person},", seal.name);
            print_line!("            which only the office's settings let believe (--settings)");
        }
        (Some(signer), None) => print_line!("  signed by {}", signer.name),
    }
    if verified.is_signed_by_namesake() == Some(false) {
        print_line!("            which is NOT the addressee's name: do not take it for the addressee's signature");
    }
}

#[cfg(test)]
mod tests {
    use receipts::{DeliveredFile, Party, Upd};
    use vocabulary::Instant;

    use super::*;

    fn receipt() -> String {
        let party = |name: &str| Party { name: name.to_owned(), identifier: ("KONTO".to_owned(), "1".to_owned()) };
        let at = Instant::parse("2026-11-20T10:00:00Z").unwrap();
        let upd = Upd {
            number: "UPD/2026/1".to_owned(),
            issuer: party("Urząd"),
            addressee: party("Anna Nowak"),
            received_at: at,
            made_at: at,
            case: "OR.123.1.2026".to_owned(),
            letter: "1".to_owned(),
            file: DeliveredFile::of("OR.pdf".to_owned(), b"pdf"),
        };
        upd.write()
    }

    #[tokio::test]
    async fn a_proof_beside_a_receipt_of_delivery_is_refused() {
        let (xml, mut options) = (receipt(), ReceiptVerify::default());
        assert!(matches!(run(&options, xml.as_bytes()).await.unwrap(), Ending::No));
        options.proof = Some("proof.json".into());
        assert!(matches!(run(&options, xml.as_bytes()).await.unwrap(), Ending::Wrong));
    }
}
