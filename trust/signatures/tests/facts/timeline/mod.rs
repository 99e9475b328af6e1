//! What becomes of a signature as the years go by (ETSI EN 319 102-1, clauses 5.3, 5.5 and 5.6).

mod past;

use std::sync::LazyLock;

use certificates::Der;
use signatures::{Algorithm, Digest, Indication, Judged, Reason, SignatureEvidence, SignatureMethod, SubIndication};

use past::{PAST, archive, at, content, judged, signed_by, stamp};

/// Lists that name nobody, each for some years.
struct Lists {
    /// Of the authorities in 2018.
    of_2018: Vec<Der>,
    /// Of the authorities in 2021.
    of_2021: Vec<Der>,
    /// Of the authorities in 2026.
    of_2026: Vec<Der>,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let all =
        |from: &str, until: &str, names: &[&str]| names.iter().map(|by| PAST.list(by, from, until, &[])).collect();
    let names = ["root", "ca", "brief", "young"];
    Lists {
        of_2018: all("20180301", "20180901", &names),
        of_2021: all("20210301", "20210901", &names),
        of_2026: all("20260301", "20260901", &["root", "ca", "young"]),
    }
});

fn every_list() -> Vec<&'static Der> {
    LISTS.of_2018.iter().chain(&LISTS.of_2021).chain(&LISTS.of_2026).collect()
}

fn is(judged: &Judged, sub_indication: SubIndication) {
    assert_eq!(
        (judged.indication, judged.sub_indication),
        (Indication::Indeterminate, Some(sub_indication)),
        "{judged:?}"
    );
}

fn passed(judged: &Judged, day: &str) {
    assert!(judged.passed(), "{judged:?}");
    assert_eq!(judged.best_time, at(day));
}

#[test]
fn an_expired_certificate_without_a_timestamp_is_open() {
    let anna = signed_by("anna", &every_list());
    is(&judged(&anna, &[], "2021-05-01"), SubIndication::OutOfBoundsNoPoe);
    // A list that was current at the certificate's last moment shows that it was not revoked until then.
    let last = ["root", "ca"].map(|by| PAST.list(by, "20191201", "20200201", &[]));
    let anna = signed_by("anna", &[&last[0], &last[1]]);
    is(&judged(&anna, &[], "2021-05-01"), SubIndication::OutOfBoundsNotRevoked);
    passed(&judged(&anna, &[], "2019-12-15"), "2019-12-15");
}

#[test]
fn an_expired_certificate_with_a_timestamp_of_its_time_is_believed() {
    let anna = signed_by("anna", &every_list());
    passed(&judged(&anna, &[&stamp("tsa", "2018-05-01")], "2021-05-01"), "2018-05-01");
}

#[test]
fn a_timestamp_whose_authority_expired_proves_nothing_by_itself() {
    let anna = signed_by("anna", &every_list());
    let judged = judged(&anna, &[&stamp("tsa", "2018-05-01")], "2026-05-01");
    is(&judged, SubIndication::OutOfBoundsNoPoe);
    assert!(!judged.timestamped);
    assert_eq!(judged.timestamps[0].sub_indication, Some(SubIndication::OutOfBoundsNoPoe));
}

#[test]
fn a_timestamp_that_states_a_time_before_its_authority_existed_proves_nothing() {
    let anna = signed_by("anna", &every_list());
    let judged = judged(&anna, &[&stamp("late", "2018-05-01")], "2026-05-01");
    is(&judged, SubIndication::OutOfBoundsNoPoe);
    assert_eq!(judged.timestamps[0].sub_indication, Some(SubIndication::TimestampOrderFailure));
}

#[test]
fn an_archive_timestamp_rescues_an_expired_timestamp_authority() {
    let anna = signed_by("anna", &every_list());
    let first = stamp("tsa", "2018-05-01");
    let second = archive("late", "2021-05-01", &[&first], &[]);
    for order in [[&first, &second], [&second, &first]] {
        let judged = judged(&anna, &order, "2026-05-01");
        passed(&judged, "2018-05-01");
        let kinds = order.map(|stamp| stamp.kind);
        assert_eq!(judged.timestamps.iter().map(|stamp| stamp.kind).collect::<Vec<_>>(), kinds);
        assert!(judged.timestamps.iter().any(|stamp| stamp.best_time == at("2021-05-01")));
    }
}

#[test]
fn an_archive_timestamp_proves_only_what_it_covers() {
    let anna = signed_by("anna", &every_list());
    let first = stamp("tsa", "2018-05-01");
    let other = archive("late", "2021-05-01", &[&stamp("tsa", "2017-05-01")], &[]);
    let judged = judged(&anna, &[&first, &other], "2026-05-01");
    is(&judged, SubIndication::OutOfBoundsNoPoe);
    assert_eq!(judged.best_time, at("2021-05-01"));
}

#[test]
fn an_archive_timestamp_that_is_not_believed_rescues_nothing() {
    let anna = signed_by("anna", &every_list());
    let first = stamp("tsa", "2018-05-01");
    for spoil in [
        |stamp: &mut signatures::TimestampEvidence| stamp.intact = false,
        |stamp: &mut signatures::TimestampEvidence| stamp.covers = false,
        |stamp: &mut signatures::TimestampEvidence| stamp.signer = Some(PAST.certificate("ola")),
    ] {
        let mut second = archive("late", "2021-05-01", &[&first], &[]);
        spoil(&mut second);
        is(&judged(&anna, &[&first, &second], "2026-05-01"), SubIndication::OutOfBoundsNoPoe);
    }
}

#[test]
fn lists_of_an_expired_authority_count_only_when_they_are_known_to_be_older() {
    let ewa = signed_by("ewa", &every_list());
    let first = stamp("clock", "2018-05-01");
    let bare = archive("late", "2021-05-01", &[&first], &[]);
    let judged_bare = judged(&ewa, &[&first, &bare], "2026-05-01");
    is(&judged_bare, SubIndication::OutOfBoundsNoPoe);
    assert_eq!(judged_bare.timestamps[0].sub_indication, Some(SubIndication::RevocationOutOfBoundsNoPoe));
    let whole = archive("late", "2021-05-01", &[&first], &every_list());
    passed(&judged(&ewa, &[&first, &whole], "2026-05-01"), "2018-05-01");
}

#[test]
fn a_revocation_after_the_timestamp_harms_nothing_and_one_before_it_does() {
    let (root, ca) = (&LISTS.of_2021[0], PAST.list("ca", "20190101", "20220101", &["anna 20180601 keyCompromise"]));
    let later = PAST.list("root", "20180101", "20190601", &[]);
    let anna = signed_by("anna", &[root, &ca, &later]);
    passed(&judged(&anna, &[&stamp("tsa", "2018-05-01")], "2019-02-01"), "2018-05-01");
    let judged_late = judged(&anna, &[&stamp("tsa", "2018-07-01")], "2019-02-01");
    is(&judged_late, SubIndication::RevokedNoPoe);
    assert!(matches!(judged_late.reason, Reason::Revoked { .. }));
    is(&judged(&anna, &[], "2019-02-01"), SubIndication::RevokedNoPoe);
}

#[test]
fn what_was_surely_signed_after_the_revocation_fails_for_good() {
    let (root, ca) = (PAST.list("root", "20180101", "20190601", &[]), ["anna 20180601 keyCompromise"]);
    let ca = PAST.list("ca", "20190101", "20220101", &ca);
    let anna = signed_by("anna", &[&root, &ca]);
    let judged = judged(&anna, &[&content("tsa", "2018-06-02")], "2019-02-01");
    assert_eq!((judged.indication, judged.sub_indication), (Indication::TotalFailed, Some(SubIndication::Revoked)));
    assert!(matches!(judged.reason, Reason::SignedAfterRevocation { .. }));
}

#[test]
fn what_was_surely_signed_after_the_certificates_end_fails_for_good() {
    let anna = signed_by("anna", &every_list());
    let judged = judged(&anna, &[&content("tsa", "2020-05-01")], "2021-05-01");
    assert_eq!((judged.indication, judged.sub_indication), (Indication::TotalFailed, Some(SubIndication::Expired)));
    assert_eq!(judged.reason, Reason::SignedAfterExpiry);
}

#[test]
fn a_signature_older_than_its_certificate_fails() {
    let anna = signed_by("anna", &every_list());
    let judged = judged(&anna, &[&stamp("tsa", "2014-05-01")], "2021-05-01");
    assert_eq!((judged.indication, judged.sub_indication), (Indication::TotalFailed, Some(SubIndication::NotYetValid)));
}

#[test]
fn a_timestamp_over_the_content_is_older_than_one_over_the_signature() {
    let anna = signed_by("anna", &every_list());
    let first = stamp("tsa", "2018-05-01");
    passed(&judged(&anna, &[&content("tsa", "2018-04-30"), &first], "2021-05-01"), "2018-05-01");
    let judged = judged(&anna, &[&content("tsa", "2018-05-02"), &first], "2021-05-01");
    is(&judged, SubIndication::TimestampOrderFailure);
}

#[test]
fn a_timestamp_of_the_content_proves_no_signature() {
    let anna = signed_by("anna", &every_list());
    assert!(!judged(&anna, &[&content("tsa", "2018-05-01")], "2021-05-01").timestamped);
}

#[test]
fn a_certificate_on_hold_is_asked_for_again() {
    let ca = PAST.list("ca", "20180301", "20180901", &["anna 20180401 certificateHold"]);
    let anna = signed_by("anna", &[&LISTS.of_2018[0], &ca]);
    let judged = judged(&anna, &[], "2018-05-01");
    is(&judged, SubIndication::TryLater);
    assert!(matches!(judged.reason, Reason::Suspended { .. }));
    // A later list that no longer knows of it lifts the hold.
    let lifted = PAST.list("ca", "20180501", "20180901", &[]);
    let anna = signed_by("anna", &[&LISTS.of_2018[0], &ca, &lifted]);
    passed(&past::judged(&anna, &[], "2018-05-01"), "2018-05-01");
}

#[test]
fn a_list_that_ended_before_the_signature_is_known_proves_nothing() {
    let anna = signed_by("anna", &LISTS.of_2018.iter().collect::<Vec<_>>());
    is(&judged(&anna, &[], "2018-10-01"), SubIndication::TryLater);
    assert_eq!(judged(&anna, &[], "2018-10-01").reason, Reason::RevocationUnknown);
}

#[test]
fn a_list_made_after_the_certificates_end_no_longer_knows_of_it() {
    let anna = signed_by("anna", &LISTS.of_2021.iter().collect::<Vec<_>>());
    is(&judged(&anna, &[&stamp("tsa", "2018-05-01")], "2021-05-01"), SubIndication::TryLater);
}

#[test]
fn a_revoked_issuer_takes_with_it_what_is_not_known_to_be_older() {
    let root = PAST.list("root", "20190101", "20220101", &["ca 20181001 cACompromise"]);
    let rest: Vec<&Der> = std::iter::once(&root).chain(&LISTS.of_2018[1..]).chain(&LISTS.of_2021[2..]).collect();
    let anna = signed_by("anna", &rest);
    is(&judged(&anna, &[], "2019-02-01"), SubIndication::RevokedCaNoPoe);
    // The signature is known to be older, but who says that the certificate was in order is not.
    let first = stamp("clock", "2018-05-01");
    is(&judged(&anna, &[&first], "2021-05-01"), SubIndication::RevocationOutOfBoundsNoPoe);
    let second = archive("clock", "2018-08-01", &[&first], &[&LISTS.of_2018[1]]);
    passed(&judged(&anna, &[&first, &second], "2021-05-01"), "2018-05-01");
}

/// A signature with SHA-1, which protected until July 2018.
fn with_sha1(name: &str) -> SignatureEvidence {
    SignatureEvidence { method: Some(SignatureMethod::RsaPkcs1(Digest::Sha1)), ..signed_by(name, &every_list()) }
}

#[test]
fn an_algorithm_is_judged_when_it_was_used() {
    let anna = with_sha1("anna");
    passed(&judged(&anna, &[&stamp("tsa", "2018-05-01")], "2021-05-01"), "2018-05-01");
    is(&judged(&anna, &[&stamp("tsa", "2018-08-01")], "2021-05-01"), SubIndication::CryptoConstraintsFailureNoPoe);
    is(&judged(&anna, &[], "2018-08-01"), SubIndication::CryptoConstraintsFailureNoPoe);
    // Known to be younger than the algorithm's end, it can never be rescued.
    let stamps = [&content("tsa", "2018-07-15"), &stamp("tsa", "2018-08-01")];
    is(&judged(&anna, &stamps, "2018-08-15"), SubIndication::CryptoConstraintsFailure);
    is(&judged(&with_sha1("ola"), &[], "2021-05-01"), SubIndication::CryptoConstraintsFailure);
}

#[test]
fn a_timestamp_with_a_broken_algorithm_is_rescued_by_one_of_its_time() {
    let anna = signed_by("anna", &every_list());
    let mut first = stamp("tsa", "2018-04-01");
    first.algorithms =
        vec![Algorithm::Digest(Digest::Sha1), Algorithm::Signature(SignatureMethod::Ecdsa(Digest::Sha256))];
    let alone = judged(&anna, &[&first], "2021-05-01");
    assert_eq!(alone.timestamps[0].sub_indication, Some(SubIndication::CryptoConstraintsFailureNoPoe));
    assert!(!alone.timestamped);
    let second = archive("clock", "2018-05-01", &[&first], &[]);
    passed(&judged(&anna, &[&first, &second], "2021-05-01"), "2018-04-01");
}

#[test]
fn every_check_says_what_became_of_it() {
    let anna = signed_by("anna", &every_list());
    let first = stamp("tsa", "2018-05-01");
    let judged = judged(&anna, &[&first], "2021-05-01");
    assert!(judged.checks.iter().all(|check| !check.harms()), "{judged:?}");
    let kinds: Vec<&str> = judged.checks.iter().map(|check| check.kind.code()).collect();
    let all = "format signed-data signature-value properties signing-certificate coverage algorithms timestamp-order path \
               validity use path-algorithms revocation-freshness revocation";
    assert_eq!(kinds.join(" "), all);
}

#[test]
fn a_signature_that_fails_for_good_says_so_in_words_that_mean_it() {
    use signatures::StructuralFault::{AddedTo, ForeignTarget};
    let anna = signed_by("anna", &every_list());
    let spoilt = [AddedTo, ForeignTarget].map(|fault| SignatureEvidence { faults: vec![fault], ..anna.clone() });
    let part = SignatureEvidence { coverage: signatures::Coverage::Part, ..anna };
    for signature in spoilt.iter().chain([&part]) {
        let judged = judged(signature, &[&stamp("tsa", "2018-05-01")], "2021-05-01");
        let words = (judged.indication, judged.sub_indication);
        assert_eq!(words, (Indication::TotalFailed, Some(SubIndication::FormatFailure)));
    }
}
