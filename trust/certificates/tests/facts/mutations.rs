//! Octets from strangers: whatever they are, reading and judging them ends, and never in a wrong yes.

use crate::world::World;
use certificates::{Certificate, Der, Evidence, Use, Verdict, judge};

/// Every octet changed in four ways, and every length cut.
fn mutations(der: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    let changed = (0..der.len()).flat_map(move |at| {
        [der[at] ^ 1, der[at] ^ 0x80, 0x80, 0xff].into_iter().filter(move |octet| *octet != der[at]).map(move |octet| {
            let mut bytes = der.to_vec();
            bytes[at] = octet;
            bytes
        })
    });
    changed.chain((0..der.len()).map(move |length| der[..length].to_vec()))
}

fn is_trusted(world: &World, leaf: &Certificate, evidence: &Evidence) -> bool {
    matches!(judge(leaf, Use::Signature, evidence, &world.anchors(), world.now()), Verdict::Trusted { .. })
}

#[test]
fn a_changed_certificate_is_never_trusted() {
    let world = World::new();
    let anna = world.signer(&world.ca, "kowalska");
    let evidence = world.evidence(vec![world.crl(&world.root), world.crl(&world.ca)], vec![]);
    assert!(is_trusted(&world, &anna, &evidence));
    for changed in mutations(anna.der()) {
        let Ok(changed) = Certificate::from_der(&changed) else { continue };
        let _ = (
            changed.subject(),
            changed.person(),
            changed.ocsp_url(),
            changed.crl_url(),
            changed.key(),
            changed.serial_hex(),
        );
        assert!(!is_trusted(&world, &changed, &evidence));
    }
}

#[test]
fn a_changed_list_never_makes_a_certificate_good() {
    let world = World::new();
    let anna = world.signer(&world.ca, "kowalska");
    world.signer(&world.ca, "nowak");
    world.revoke(&world.ca, "nowak");
    let (root, list) = (world.crl(&world.root), world.crl(&world.ca));
    for changed in mutations(list.as_bytes()) {
        assert!(!is_trusted(&world, &anna, &world.evidence(vec![root.clone(), Der::from(changed)], vec![])));
    }
}

#[test]
fn a_changed_answer_never_makes_a_revoked_certificate_good() {
    let world = World::new();
    let anna = world.signer(&world.ca, "kowalska");
    world.responder(&world.ca, "responder");
    world.revoke(&world.ca, "kowalska");
    let (root, answer) = (world.crl(&world.root), world.ocsp(&world.ca, "kowalska", "responder", ""));
    for changed in mutations(answer.as_bytes()) {
        assert!(!is_trusted(&world, &anna, &world.evidence(vec![root.clone()], vec![Der::from(changed)])));
    }
}
