//! The Public Key Interoperability Test Suite of NIST, when it lies beside the repository.

use std::{
    fs,
    path::{Path, PathBuf},
};

use certificates::{Anchors, Certificate, Der, Evidence, PolicyDemands, validate_path};
use serde_json::Value;
use vocabulary::Instant;

/// Valid paths that are refused, and why.
const REFUSED: [(&str, &str); 3] = [
    ("valid_dsa_signatures_test4", "DSA protects nothing any more, by our table of algorithms"),
    ("valid_dsa_parameter_inheritance_test5", "the same, and OpenSSL knows no keys without parameters"),
    ("valid_crlissuer_test30", "only a list signed by its own key says that the issuer of that list is not revoked"),
];

#[test]
fn paths_are_judged_as_nist_says() {
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
    let (mut agreed, mut refused, mut accepted) = (0, Vec::new(), Vec::new());
    for case in &cases {
        let expected = case.get("error").is_none();
        let found = Certificate::from_der(&read(&folder, "certs", &case["cert"])).map(|leaf| {
            let evidence = Evidence {
                certificates: list(&case["other_certs"])
                    .filter_map(|name| Certificate::from_der(&read(&folder, "certs", name)).ok())
                    .collect(),
                crls: list(&case["crls"]).map(|name| Der::from(read(&folder, "crls", name))).collect(),
                ..Evidence::default()
            };
            validate_path(&leaf, &evidence, &anchors, &demands(&case["params"]), at)
        });
        let name = case["name"].as_str().expect("a name");
        match (expected, found) {
            (true, Ok(Ok(_))) | (false, Err(_) | Ok(Err(_))) => agreed += 1,
            (false, Ok(Ok(_))) => accepted.push(name),
            (true, found) => refused.push((name, format!("{found:?}"))),
        }
    }
    println!("PKITS: {agreed} of {} agree; refused though valid: {refused:#?}", cases.len());
    assert!(accepted.is_empty(), "accepted though invalid: {accepted:#?}");
    let refused: Vec<&str> = refused.iter().map(|(name, _)| *name).collect();
    assert_eq!(refused, REFUSED.map(|(name, _)| name));
}

/// What the case gives path validation from outside (RFC 5280, 6.1.1).
fn demands(given: &Value) -> PolicyDemands {
    let is_set = |name: &str| given[name].as_bool().unwrap_or(false);
    PolicyDemands {
        suitable: list(&given["user_initial_policy_set"]).filter_map(Value::as_str).map(str::to_owned).collect(),
        explicit: is_set("initial_explicit_policy"),
        without_mapping: is_set("initial_policy_mapping_inhibit"),
        without_any: is_set("initial_any_policy_inhibit"),
    }
}

fn list(names: &Value) -> impl Iterator<Item = &Value> {
    names.as_array().into_iter().flatten()
}

fn read(folder: &Path, kind: &str, name: &Value) -> Vec<u8> {
    let path: PathBuf = folder.join(kind).join(name.as_str().expect("a name"));
    fs::read(path).expect("a file of the suite")
}
