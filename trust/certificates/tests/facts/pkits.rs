//! The Public Key Interoperability Test Suite of NIST, when it lies beside the repository.

use std::{
    fs,
    path::{Path, PathBuf},
};

use certificates::{Anchors, Certificate, Der, Evidence, Use, Verdict, judge};
use serde_json::Value;
use vocabulary::Instant;

#[test]
fn no_path_that_nist_calls_invalid_is_trusted() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus/pkits");
    let Ok(cases) = fs::read(folder.join("pkits.json")) else {
        println!("skipped: the suite is not here");
        return;
    };
    let cases: Vec<Value> = serde_json::from_slice(&cases).expect("a list of cases");
    let anchors = Anchors::read(&[
        folder.join("certs/TrustAnchorRootCertificate.crt"),
        folder.join("crls/TrustAnchorRootCRL.crl"),
    ])
    .expect("anchor");
    let at = Instant::parse("2012-01-01T00:00:00Z").expect("an instant");
    let (mut agreed, mut refused, mut accepted, mut not_asked) = (0, Vec::new(), Vec::new(), 0);
    for case in &cases {
        // Judging takes no set of policies from outside, so cases that turn on one cannot be put.
        let expected = case.get("error").is_none();
        if case.get("params").is_some() {
            not_asked += 1;
            continue;
        }
        let trusted = Certificate::from_der(&read(&folder, "certs", &case["cert"])).is_ok_and(|leaf| {
            let evidence = Evidence {
                certificates: list(&case["other_certs"])
                    .filter_map(|name| Certificate::from_der(&read(&folder, "certs", name)).ok())
                    .collect(),
                crls: list(&case["crls"]).map(|name| Der::from(read(&folder, "crls", name))).collect(),
                ..Evidence::default()
            };
            matches!(judge(&leaf, Use::Signature, &evidence, &anchors, at), Verdict::Trusted { .. })
        });
        let name = format!("{} {}", case["id"], case["name"]);
        match (expected, trusted) {
            (true, false) => refused.push(name),
            (false, true) => accepted.push(name),
            _ => agreed += 1,
        }
    }
    println!(
        "PKITS: {agreed} agree, {} refused though valid, {} accepted though invalid, {not_asked} not asked",
        refused.len(),
        accepted.len()
    );
    println!("refused though valid: {refused:#?}");
    assert!(accepted.is_empty(), "{accepted:#?}");
    // Four more of the suite's valid paths end at an authority, which signs no documents.
    assert!(agreed >= 175, "only {agreed} agree");
}

fn list(names: &Value) -> impl Iterator<Item = &Value> {
    names.as_array().into_iter().flatten()
}

fn read(folder: &Path, kind: &str, name: &Value) -> Vec<u8> {
    let path: PathBuf = folder.join(kind).join(name.as_str().expect("a name"));
    fs::read(path).expect("a file of the suite")
}
