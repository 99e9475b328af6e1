//! The trusted lists, as an office fetches them.

use certificates::{Anchors, lists::ListKind};
use outbound::Limits;
use signatures::{
    Document, Grade, Policy,
    lists::{Origin, walk},
};
use vocabulary::Clock as _;

use crate::world::{Present, World};

#[tokio::test(flavor = "multi_thread")]
async fn the_lists_lead_from_their_signer_to_qualified_signatures() {
    let world = World::new().await;
    let sandbox = &world.sandbox;
    let origin = Origin { address: sandbox.list_of_lists_url(), signers: vec![sandbox.list_signer().clone()] };
    let fetch =
        async |address: String| world.outbound.get(&address, Limits::default()).await.ok().map(|bytes| bytes.to_vec());
    let walked = walk(&origin, fetch, |_| None, Present.now()).await;
    assert_eq!(walked.troubles, []);
    assert_eq!((walked.lists.len(), walked.lists[0].kind, walked.lists[0].unread), (1, ListKind::National, 0));

    // No root is named: the list alone vouches for who issued the key.
    let anchors = Anchors::default().with_lists(walked.lists);
    let anna = world.anna();
    let key = seals::FileKey::from_pkcs12(&anna.pkcs12("x").unwrap(), "x").unwrap();
    let letter = seals::seal("<list/>", &key, Present.now()).unwrap();
    let document = Document { bytes: letter.xml().as_bytes().to_vec(), detached: Vec::new() };
    let sources = certificates::Sources::new(world.outbound.clone());
    let at = Present.now();
    let evidence = signatures::gather(&document, &anchors, &sources, at).await.unwrap();
    let report = signatures::judge(&evidence, &Policy::default(), &anchors, at);
    let judged = &report.signatures[0];
    assert!(judged.passed(), "{judged:?}");
    assert_eq!(judged.qualification.as_ref().unwrap().grade, Grade::QualifiedSignature);
}
