//! What `okienko receipt verify` says of a receipt of delivery.

use certificates::Sources;
use receipts::{UpdAnswer, VerifiedUpd, verify_upd};
use signatures::Policy;
use vocabulary::{Clock as _, Fault};

use crate::{
    Ending,
    cli::ReceiptVerify,
    clock::SystemClock,
    commands::verify::{anchors, file_name, read},
};

/// Says whether somebody signed this receipt of delivery, and for which letter, from files alone: nobody is asked.
pub async fn run(options: &ReceiptVerify, xml: &[u8]) -> Result<Ending, Fault> {
    let verified = match read_and_verify(options, xml).await {
        Ok(verified) => verified,
        Err(error) => {
            if options.json {
                println!("{}", serde_json::json!({ "error": error }));
            } else {
                eprintln!("okienko: {error}");
            }
            return Ok(Ending::Wrong);
        }
    };
    if options.json {
        println!("{}", json(&verified));
    } else {
        tell(&verified, !options.document.is_empty());
    }
    Ok(if verified.genuine() == Some(true) && verified.unknown.is_empty() { Ending::Good } else { Ending::No })
}

async fn read_and_verify(options: &ReceiptVerify, xml: &[u8]) -> Result<VerifiedUpd, String> {
    let given = options.document.iter().map(|path| Ok((file_name(path), read(path)?)));
    let given = given.collect::<Result<Vec<_>, String>>()?;
    let anchors = anchors(&options.trust)?;
    let (policy, sources) = (Policy::default(), Sources::offline());
    let verified = verify_upd(xml, &given, (&anchors, &policy), &sources, SystemClock.now()).await;
    verified.map_err(|error| format!("{}: {error}", options.receipt.display()))
}

/// As JSON.
fn json(verified: &VerifiedUpd) -> serde_json::Value {
    let upd = &verified.upd;
    let answer = match verified.answer {
        UpdAnswer::Signed => "signed",
        UpdAnswer::CannotTell(_) => "cannot-tell",
        UpdAnswer::NotSigned => "not-signed",
        UpdAnswer::Bad(_) => "bad",
    };
    serde_json::json!({
        "answer": answer,
        "genuine": verified.genuine(),
        "number": upd.number,
        "issuer": upd.issuer.name,
        "addressee": upd.addressee.name,
        "signer": signer(verified),
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
        UpdAnswer::Signed => println!("SIGNED: somebody signed exactly this receipt of delivery; nothing was changed."),
        UpdAnswer::CannotTell(_) => {
            println!("CANNOT TELL: nothing was changed, but nothing at hand says that the signature holds.");
            println!("Give the revocation lists of its issuer with --trust.");
        }
        UpdAnswer::NotSigned => println!("NOT GENUINE: not signed exactly once over its whole content."),
        UpdAnswer::Bad(reason) => println!("NOT GENUINE: the signature does not hold ({reason:?})."),
    }
    let upd = &verified.upd;
    println!("  number    {}", upd.number);
    println!("  office    {}", upd.issuer.name);
    println!("  addressee {}", upd.addressee.name);
    println!("  signed by {}", signer(verified).unwrap_or("nobody that can be told"));
    println!("  case      {}", upd.case);
    println!("  letter    {}", upd.letter);
    println!("  asked     {}", upd.received_at.rfc3339_warsaw());
    println!("  made      {}", upd.made_at.rfc3339_warsaw());
    match verified.timestamp() {
        Some(at) => println!("  timestamp {}", at.rfc3339_warsaw()),
        None => println!("  timestamp none that is trusted"),
    }
    let given = match (verified.delivered.first(), documents) {
        (Some(name), _) => format!("is {name}"),
        (None, true) => "was not given".to_owned(),
        (None, false) => "not compared".to_owned(),
    };
    println!("  file      {} ({} bytes, SHA-256 {}): {given}", upd.file.name, upd.file.size, upd.file.sha256);
    for name in &verified.unknown {
        println!("  {name} is not the letter of this receipt.");
    }
}

fn signer(verified: &VerifiedUpd) -> Option<&str> {
    verified.signature().and_then(|judged| judged.signer.as_ref()).map(|signer| signer.name.as_str())
}
