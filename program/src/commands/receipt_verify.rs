//! `okienko receipt verify`

use certificates::Sources;
use receipts::{Answer, AsOf, CheckedProof, Stamp, Verified};
use vocabulary::{Clock as _, Fault};

use crate::{
    Ending,
    cli::ReceiptVerify,
    clock::SystemClock,
    commands::{
        receipt_delivery,
        verify::{file_name, read, trusted},
    },
};

/// Says whether a receipt is genuine, from files alone: nobody is asked.
pub async fn run(options: ReceiptVerify) -> Result<Ending, Fault> {
    if let Ok(xml) = read(&options.receipt)
        && receipts::Upd::read(&xml).is_ok()
    {
        return receipt_delivery::run(&options, &xml).await;
    }
    let (verified, proof) = match read_and_verify(&options).await? {
        Ok(found) => found,
        Err(error) => {
            if options.json {
                print_line!("{}", serde_json::json!({ "error": error }));
            } else {
                eprintln!("okienko: {error}");
            }
            return Ok(Ending::Wrong);
        }
    };
    let missing = !options.document.is_empty() && !verified.unknown.is_empty();
    if options.json {
        print_line!("{}", json(&verified, proof.as_ref()));
    } else {
        tell(&verified, !options.document.is_empty());
        if let Some(proof) = &proof {
            tell_proof(proof);
        }
    }
    let proved = proof.is_none_or(|proof| proof.good() == Some(true));
    Ok(if verified.genuine() == Some(true) && !missing && proved { Ending::Good } else { Ending::No })
}

async fn read_and_verify(options: &ReceiptVerify) -> Result<Result<(Verified, Option<CheckedProof>), String>, Fault> {
    let input = async || -> Result<_, String> {
        let given = options
            .document
            .iter()
            .map(|path| Ok((file_name(path), read(path)?)))
            .collect::<Result<Vec<_>, String>>()?;
        let proof = options.proof.as_ref().map(|path| read(path)).transpose()?;
        Ok((read(&options.receipt)?, given, proof, trusted(options).await?.0))
    };
    let (xml, given, proof, anchors) = match input().await {
        Ok(input) => input,
        Err(error) => return Ok(Err(error)),
    };
    let verified = receipts::verify(&xml, &given, &anchors, &Sources::offline(), SystemClock.now()).await?;
    let verified = match verified {
        Ok(verified) => verified,
        Err(error) => return Ok(Err(format!("{}: {error}", options.receipt.display()))),
    };
    let proof = proof.map(|json| receipts::check_proof(&json, &verified.upp, &anchors, &verified.kept)).transpose();
    Ok(match (proof, &options.proof) {
        (Ok(proof), _) => Ok((verified, proof)),
        (Err(error), Some(path)) => Err(format!("{}: {error}", path.display())),
        (Err(error), None) => Err(error.to_string()),
    })
}

fn json(verified: &Verified, proof: Option<&CheckedProof>) -> serde_json::Value {
    let (content, files) = (&verified.upp.content, &verified.files);
    let answer = match verified.answer {
        Answer::Genuine => "genuine",
        Answer::CannotTell(_) => "cannot-tell",
        Answer::Early(_) => "early",
        Answer::NotSealed => "not-sealed",
        Answer::NotTimestamped => "not-timestamped",
        Answer::OtherSeal => "other-seal",
        Answer::Bad(_) => "bad",
    };
    serde_json::json!({
        "answer": answer,
        "genuine": verified.genuine(),
        "asOf": verified.as_of.as_ref().map(|reach| reach.at.rfc3339()),
        "missing": verified.as_of.as_ref().map(missing),
        "number": content.number,
        "addressee": content.addressee.name,
        "sender": content.sender.name,
        "register": content.rpw,
        "enteredAt": content.entered_at.rfc3339(),
        "madeAt": verified.upp.made_at.rfc3339(),
        "timestamp": verified.timestamp().map(vocabulary::Instant::rfc3339),
        "journal": { "sequence": verified.upp.entry.0, "hash": verified.upp.entry.1 },
        "files": files.iter().map(|check| serde_json::json!({
            "name": check.mark.name, "role": check.mark.role, "size": check.mark.size, "sha256": check.mark.sha256,
            "covered": check.mark.covered, "given": check.given,
        })).collect::<Vec<_>>(),
        "unknown": verified.unknown,
        "proof": proof.map(|proof| serde_json::json!({
            "good": proof.good(),
            "ofThisReceipt": proof.of_this_receipt,
            "size": proof.size,
            "timestamp": proof.stamp.time().map(vocabulary::Instant::rfc3339),
            "stamp": match proof.stamp {
                Stamp::Good(_) => "good",
                Stamp::CannotTell(_) => "cannot-tell",
                Stamp::Broken => "broken",
                Stamp::OfSomethingElse => "of-something-else",
                Stamp::Untrusted(_) => "untrusted",
            },
        })),
        "seal": verified.report.to_json()["signatures"],
    })
}

/// Who was not asked, as JSON.
pub fn missing(reach: &AsOf) -> Vec<serde_json::Value> {
    let missing = reach.missing.iter();
    missing.map(|missing| serde_json::json!({ "issuer": missing.issuer, "urls": missing.urls })).collect()
}

/// How far a good answer reaches, in words.
pub fn tell_reach(reach: &AsOf) {
    print_line!(
        "  as of     {}: so far reaches what the receipt carries about its authority;",
        reach.at.rfc3339_warsaw()
    );
    for missing in &reach.missing {
        print_line!("            whether the authority was revoked later is told by its list at");
        for url in &missing.urls {
            print_line!("            {url}");
        }
        print_line!("            (issuer {}), which was not at hand", missing.issuer);
    }
}

fn tell(verified: &Verified, documents: bool) {
    match verified.answer {
        Answer::Genuine => print_line!("GENUINE: sealed by the office it names; nothing was changed."),
        Answer::CannotTell(_) => {
            print_line!(
                "CANNOT TELL: nothing was changed, but nothing at hand says that the seal or its timestamp holds."
            );
            print_line!(
                "A stolen key makes the same, so do not believe it yet. Give the revocation lists of both issuers with"
            );
            print_line!("--trust, or put the receipt into the office's page /sprawdz, which asks them.");
        }
        Answer::Early(time) => {
            print_line!("CANNOT TELL: nothing was changed, but its timestamp lies ahead of this machine's clock,");
            print_line!("at {}. Set the clock, or ask again then.", time.rfc3339_warsaw());
        }
        Answer::NotSealed => print_line!("NOT GENUINE: not sealed exactly once over its whole content."),
        Answer::NotTimestamped => {
            print_line!("NOT GENUINE: the seal bears no trusted timestamp, as every receipt of an office does.");
        }
        Answer::OtherSeal => print_line!("NOT GENUINE: sealed by somebody other than the office it names."),
        Answer::Bad(reason) => print_line!("NOT GENUINE: the seal does not hold ({reason})."),
    }
    if let Some(reach) = &verified.as_of {
        tell_reach(reach);
    }
    let content = &verified.upp.content;
    print_line!("  number    {}", content.number);
    print_line!("  office    {}", content.addressee.name);
    print_line!("  sender    {}", content.sender.name);
    print_line!("  register  {}", content.rpw);
    print_line!("  entered   {}", content.entered_at.rfc3339_warsaw());
    print_line!("  made      {}", verified.upp.made_at.rfc3339_warsaw());
    match verified.timestamp() {
        Some(at) => print_line!("  timestamp {}", at.rfc3339_warsaw()),
        None => print_line!("  timestamp none that is trusted"),
    }
    for check in &verified.files {
        let given = match (&check.given, documents) {
            (Some(name), _) => format!("is {name}"),
            (None, true) => "was not given".to_owned(),
            (None, false) => "not compared".to_owned(),
        };
        print_line!(
            "  file      {} ({} bytes, SHA-256 {}): {given}",
            check.mark.name,
            check.mark.size,
            check.mark.sha256
        );
    }
    for name in &verified.unknown {
        print_line!("  {name} is not among the files of this receipt.");
    }
}

fn tell_proof(proof: &CheckedProof) {
    let sequence = proof.mark.sequence;
    if proof.of_this_receipt {
        print_line!(
            "  journal   entry {sequence} tells of this filing and its files, and stands in the tree of {} entries",
            proof.size
        );
    } else {
        print_line!(
            "  journal   entry {sequence} is NOT the one that this receipt names: the proof is of something else"
        );
    }
    match proof.stamp {
        Stamp::Good(at) => print_line!("  root      timestamped {}", at.rfc3339_warsaw()),
        Stamp::CannotTell(at) => print_line!(
            "  root      timestamped {}; CANNOT TELL whether the authority had been revoked: give its revocation list with --trust",
            at.rfc3339_warsaw()
        ),
        Stamp::Broken => print_line!("  root      its timestamp is BROKEN"),
        Stamp::OfSomethingElse => print_line!("  root      its timestamp is of something ELSE"),
        Stamp::Untrusted(reason) => print_line!("  root      its timestamp is NOT TRUSTED ({reason})"),
    }
}
