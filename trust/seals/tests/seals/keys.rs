//! Keys in files.

use crate::world::{World, p256, rsa};
use certificates::Certificate;
use openssl::{
    ec::{EcGroup, EcKey},
    nid::Nid,
    pkcs12::Pkcs12,
    pkey::PKey,
    stack::Stack,
};
use seals::{FileKey, Key as _, UnreadableKey};

#[test]
fn a_key_is_read_from_its_file_with_its_chain() {
    let world = World::new();
    let private = p256();
    let certificate = world.certificate(&private);
    let mut above = Stack::new().unwrap();
    above.push(world.root().clone()).unwrap();
    let mut file = Pkcs12::builder();
    file.pkey(&private).cert(&certificate).ca(above);
    let path = world.file("key.p12", file.build2("hasło").unwrap().to_der().unwrap());

    let key = FileKey::open(&path, "hasło").unwrap();
    assert_eq!(key.certificate().der(), certificate.to_der().unwrap());
    assert_eq!(key.chain(), [Certificate::from_der(&world.root().to_der().unwrap()).unwrap()]);
    assert!(matches!(FileKey::open(&path, "inne"), Err(UnreadableKey::NotPkcs12(_))));
    assert!(matches!(FileKey::open(&world.folder.path().join("none"), ""), Err(UnreadableKey::File(_))));
    assert!(matches!(FileKey::from_pkcs12(b"not a file", ""), Err(UnreadableKey::NotPkcs12(_))));
}

#[test]
fn a_weak_key_and_a_foreign_certificate_are_refused() {
    let world = World::new();
    let certificate = |key: &_| Certificate::from_der(&world.certificate(key).to_der().unwrap()).unwrap();
    let weak = rsa(1024);
    let of_weak = certificate(&weak);
    assert!(matches!(FileKey::from_parts(weak, of_weak, Vec::new()), Err(UnreadableKey::Unsupported)));
    let group = EcGroup::from_curve_name(Nid::SECP521R1).unwrap();
    let other_curve = PKey::from_ec_key(EcKey::generate(&group).unwrap()).unwrap();
    let of_other_curve = certificate(&other_curve);
    assert!(matches!(FileKey::from_parts(other_curve, of_other_curve, Vec::new()), Err(UnreadableKey::Unsupported)));
    let other = certificate(&p256());
    assert!(matches!(FileKey::from_parts(p256(), other, Vec::new()), Err(UnreadableKey::Mismatched)));
}

#[test]
fn a_key_does_not_show_itself_in_logs() {
    let world = World::new();
    assert_eq!(format!("{:?}", world.key(p256())), "CertifiedKey(CN=Leaf)");
}
