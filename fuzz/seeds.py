"""seeds.py FOLDER

Makes what fuzzing begins with: FOLDER/trust (an authority and its revocation list), FOLDER/at (the instant to judge at) and
FOLDER/seeds/TARGET (documents signed under that authority, by tools that are not ours, and their parts).
"""

import base64
import hashlib
import io
import json
import subprocess
import sys
import zipfile
from datetime import datetime, timedelta, timezone
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, NoEncryption, PrivateFormat, pkcs12
from cryptography.x509 import ocsp
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtendedKeyUsageOID, NameOID

sys.path.insert(0, str(Path(__file__).parent.parent / "scripts" / "api-check"))
import signing  # noqa: E402

NOW = datetime.now(timezone.utc).replace(microsecond=0)
PASSWORD = "seeds"
LOCKED = BestAvailableEncryption(PASSWORD.encode())
PDF = b"""%PDF-1.7
1 0 obj
<</Type/Catalog/Pages 2 0 R>>
endobj
2 0 obj
<</Type/Pages/Kids[3 0 R]/Count 1>>
endobj
3 0 obj
<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<<>>>>
endobj
4 0 obj
<</Length 25>>
stream
0 0 m 100 100 l S 0 0 m S
endstream
endobj
"""


def certificate(name, key, issuer=None, ca=False, purposes=(), critical=False, bits=("content_commitment",)):
    own = x509.Name([x509.NameAttribute(NameOID.COUNTRY_NAME, "PL"), x509.NameAttribute(NameOID.COMMON_NAME, name)])
    by, by_key = (issuer[0].subject, issuer[1]) if issuer else (own, key)
    every = ("digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
             "key_cert_sign", "crl_sign", "encipher_only", "decipher_only")
    bits = ("key_cert_sign", "crl_sign") if ca else bits
    builder = (
        x509.CertificateBuilder().subject_name(own).issuer_name(by).public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW - timedelta(days=30)).not_valid_after(NOW + timedelta(days=3650))
        .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
        .add_extension(x509.KeyUsage(**{bit: bit in bits for bit in every}), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(by_key.public_key()), critical=False)
    )
    if purposes:
        builder = builder.add_extension(x509.ExtendedKeyUsage(purposes), critical=critical)
    if issuer:
        places = [x509.AccessDescription(AuthorityInformationAccessOID.OCSP, x509.UniformResourceIdentifier("http://127.0.0.1:9/o"))]
        point = x509.DistributionPoint([x509.UniformResourceIdentifier("http://127.0.0.1:9/c")], None, None, None)
        builder = builder.add_extension(x509.AuthorityInformationAccess(places), critical=False)
        builder = builder.add_extension(x509.CRLDistributionPoints([point]), critical=False)
    return builder.sign(by_key, hashes.SHA256())


def revocations(authority, revoked=()):
    builder = (
        x509.CertificateRevocationListBuilder().issuer_name(authority[0].subject)
        .last_update(NOW - timedelta(hours=1)).next_update(NOW + timedelta(days=3650))
        .add_extension(x509.CRLNumber(7), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(authority[1].public_key()), critical=False)
    )
    for serial in revoked:
        entry = x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(NOW - timedelta(days=1))
        entry = entry.add_extension(x509.CRLReason(x509.ReasonFlags.key_compromise), critical=False)
        builder = builder.add_revoked_certificate(entry.build())
    return builder.sign(authority[1], hashes.SHA256()).public_bytes(Encoding.DER)


def answer(authority, about, responder):
    builder = ocsp.OCSPResponseBuilder().add_response(
        cert=about, issuer=authority[0], algorithm=hashes.SHA1(), cert_status=ocsp.OCSPCertStatus.GOOD,
        this_update=NOW - timedelta(hours=1), next_update=NOW + timedelta(days=3650), revocation_time=None,
        revocation_reason=None,
    )
    builder = builder.responder_id(ocsp.OCSPResponderEncoding.HASH, responder[0]).certificates([responder[0]])
    return builder.sign(responder[1], hashes.SHA256()).public_bytes(Encoding.DER)


def write(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def openssl(*words, given=None, folder=None):
    return subprocess.run(["openssl", *map(str, words)], input=given, check=True, capture_output=True, cwd=folder).stdout


def tokens(folder, key, own, root):
    """A token over `data` for each digest."""
    work = folder / "work"
    write(work / "tsa.pem", pem_key(key))
    write(work / "tsa.crt", own.public_bytes(Encoding.PEM))
    write(work / "root.crt", root.public_bytes(Encoding.PEM))
    write(work / "data", b"content")
    write(work / "tsa.cnf", b"[tsa]\nserial=serial\nsigner_cert=tsa.crt\nsigner_key=tsa.pem\ncerts=root.crt\nsigner_digest=sha256\n"
          b"default_policy=1.2.3.4\ndigests=sha256,sha384,sha512\naccuracy=secs:1,millisecs:5\nordering=yes\ntsa_name=yes\n"
          b"ess_cert_id_chain=yes\ness_cert_id_alg=sha256\n")
    for digest in ("sha256", "sha384", "sha512"):
        openssl("ts", "-query", "-data", "data", f"-{digest}", "-cert", "-out", "q", folder=work)
        yield digest, openssl("ts", "-reply", "-config", "tsa.cnf", "-section", "tsa", "-queryfile", "q", "-token_out", folder=work)


def pem_key(key):
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def messages(folder, name, own):
    """CMS and CAdES over `data`, the content inside and beside."""
    work = folder / "work"
    plain = ["cms", "-sign", "-binary", "-in", "data", "-signer", f"{name}.crt", "-inkey", f"{name}.pem", "-md", "sha256"]
    write(work / f"{name}.crt", own.public_bytes(Encoding.PEM))
    for label, more in (
        ("attached", ["-cades", "-nodetach"]), ("detached", ["-cades"]), ("pem", ["-cades", "-nodetach", "-outform", "PEM"]),
        ("ber", ["-cades", "-nodetach", "-stream"]), ("bare", ["-nodetach", "-noattr"]), ("keyid", ["-cades", "-nodetach", "-keyid"]),
    ):
        form = [] if "-outform" in more else ["-outform", "DER"]
        yield f"{name}-{label}", openssl(*plain, *form, *more, folder=work)


def container(kind, files, stored=True):
    """An ASiC container: the media type first and stored, then the files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as box:
        box.writestr("mimetype", f"application/vnd.etsi.asic-{kind}+zip")
        for name, content in files.items():
            box.writestr(name, content, zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED)
    return out.getvalue()


def manifest(name, content, signature):
    digest = base64.b64encode(hashlib.sha256(content).digest()).decode()
    return (
        '<?xml version="1.0" encoding="UTF-8"?><asic:ASiCManifest xmlns:asic="http://uri.etsi.org/02918/v1.2.1#" '
        f'xmlns:ds="{signing.DS}"><asic:SigReference URI="{signature}" MimeType="application/x-pkcs7-signature"/>'
        f'<asic:DataObjectReference URI="{name}"><ds:DigestMethod Algorithm="{signing.SHA256}"/>'
        f"<ds:DigestValue>{digest}</ds:DigestValue></asic:DataObjectReference></asic:ASiCManifest>"
    ).encode()


def trusted_list(root):
    """A national list whose only service issued the people's certificates, with a rule and a past."""
    kind, status = "http://uri.etsi.org/TrstSvc/Svctype/CA/QC", "http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/granted"
    more = "http://uri.etsi.org/TrstSvc/TrustedList/SvcInfoExt/"
    about = (
        f"<ServiceTypeIdentifier>{kind}</ServiceTypeIdentifier><ServiceName><Name xml:lang='en'>CA</Name></ServiceName>"
        f"<ServiceDigitalIdentity><DigitalId><X509Certificate>{base64.b64encode(root.public_bytes(Encoding.DER)).decode()}"
        f"</X509Certificate></DigitalId></ServiceDigitalIdentity><ServiceStatus>{status}</ServiceStatus>"
        "<StatusStartingTime>2017-01-01T00:00:00Z</StatusStartingTime>"
    )
    rule = (
        f"<Extension Critical='true'><AdditionalServiceInformation><URI xml:lang='en'>{more}ForeSignatures</URI>"
        "</AdditionalServiceInformation></Extension><Extension Critical='true'><q:Qualifications><q:QualificationElement>"
        f"<q:Qualifiers><q:Qualifier uri='{more}QCStatement'/><q:Qualifier uri='{more}QCWithQSCD'/></q:Qualifiers>"
        "<q:CriteriaList assert='atLeastOne'><q:KeyUsage><q:KeyUsageBit name='nonRepudiation'>true</q:KeyUsageBit></q:KeyUsage>"
        "<q:PolicySet><q:PolicyIdentifier><x:Identifier>urn:oid:1.2.3</x:Identifier></q:PolicyIdentifier></q:PolicySet>"
        "</q:CriteriaList></q:QualificationElement></q:Qualifications></Extension>"
    )
    pointer = (
        "<OtherTSLPointer><ServiceDigitalIdentities/><TSLLocation>https://example.org/l.xml</TSLLocation><AdditionalInformation>"
        "<OtherInformation><TSLType>http://uri.etsi.org/TrstSvc/TrustedList/TSLType/EUlistofthelists</TSLType></OtherInformation>"
        "<OtherInformation><SchemeTerritory>EU</SchemeTerritory></OtherInformation></AdditionalInformation></OtherTSLPointer>"
    )
    return (
        "<TrustServiceStatusList xmlns='http://uri.etsi.org/02231/v2#' xmlns:x='http://uri.etsi.org/01903/v1.3.2#' "
        "xmlns:q='http://uri.etsi.org/TrstSvc/SvcInfoExt/eSigDir-1999-93-EC-TrustedList/#'><SchemeInformation>"
        "<TSLVersionIdentifier>5</TSLVersionIdentifier><TSLSequenceNumber>7</TSLSequenceNumber>"
        "<TSLType>http://uri.etsi.org/TrstSvc/TrustedList/TSLType/EUgeneric</TSLType><SchemeTerritory>PL</SchemeTerritory>"
        f"<ListIssueDateTime>{NOW:%Y-%m-%dT%H:%M:%SZ}</ListIssueDateTime><PointersToOtherTSL>{pointer}</PointersToOtherTSL>"
        f"<NextUpdate><dateTime>{NOW + timedelta(days=3650):%Y-%m-%dT%H:%M:%SZ}</dateTime></NextUpdate></SchemeInformation>"
        "<TrustServiceProviderList><TrustServiceProvider><TSPInformation><TSPName><Name xml:lang='pl'>Dostawca</Name></TSPName>"
        f"</TSPInformation><TSPServices><TSPService><ServiceInformation>{about}<ServiceInformationExtensions>{rule}"
        f"</ServiceInformationExtensions></ServiceInformation><ServiceHistory><ServiceHistoryInstance>{about}</ServiceHistoryInstance>"
        "</ServiceHistory></TSPService></TSPServices></TrustServiceProvider></TrustServiceProviderList></TrustServiceStatusList>"
    ).encode()


def pdf():
    """A page with a line, and its table of references."""
    table = [PDF.index(f"{number} 0 obj".encode()) for number in range(1, 5)]
    rows = "".join(f"{place:010} 00000 n \n" for place in table)
    return PDF + f"xref\n0 5\n0000000000 65535 f \n{rows}trailer\n<</Size 5/Root 1 0 R>>\nstartxref\n{len(PDF)}\n%%EOF\n".encode()


def signed_pdfs(root, crl, person, key, stamper_key, stamper):
    """PAdES at every level, by pyHanko; twice signed; certified."""
    from asn1crypto import crl as crls, keys, x509 as certificates
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import fields, signers, timestamps
    from pyhanko_certvalidator import ValidationContext
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    def theirs(own):
        return certificates.Certificate.load(own.public_bytes(Encoding.DER))

    def private(own):
        from asn1crypto import pem
        return keys.PrivateKeyInfo.load(pem.unarmor(pem_key(own))[2])

    store = SimpleCertificateStore()
    store.register(theirs(root))
    signer = signers.SimpleSigner(signing_cert=theirs(person), signing_key=private(key), cert_registry=store)
    authority = timestamps.DummyTimeStamper(tsa_cert=theirs(stamper), tsa_key=private(stamper_key), certs_to_embed=store)
    context = ValidationContext(
        trust_roots=[theirs(root)], crls=[crls.CertificateList.load(crl)], allow_fetching=False, revocation_mode="soft-fail"
    )

    def sign(content, field, stamped=False, lasting=False, archived=False, certify=False):
        kept = {"validation_context": context, "embed_validation_info": True, "use_pades_lta": archived} if lasting else {}
        meta = signers.PdfSignatureMetadata(
            field_name=field, md_algorithm="sha256", subfilter=fields.SigSeedSubFilter.PADES, certify=certify, **kept
        )
        out = signers.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(content)), meta, signer=signer,
                               timestamper=authority if stamped else None)
        return out.getvalue()

    once = sign(pdf(), "A")
    yield "b", once
    yield "t", sign(pdf(), "A", True)
    yield "lt", sign(pdf(), "A", True, True)
    yield "lta", sign(pdf(), "A", True, True, True)
    yield "twice", sign(once, "B")
    yield "certified", sign(pdf(), "A", certify=True)
    yield "unsigned", pdf()


def over(leaves):
    """The root of the tree over these leaves (RFC 9162, section 2.1.1)."""
    if len(leaves) == 1:
        return leaves[0]
    left = 1 << (len(leaves) - 1).bit_length() - 1
    return hashlib.sha256(b"\1" + over(leaves[:left]) + over(leaves[left:])).digest()


def path(leaves, index):
    """What leads from the leaf to the root (section 2.1.3.1)."""
    if len(leaves) == 1:
        return []
    left = 1 << (len(leaves) - 1).bit_length() - 1
    if index < left:
        return path(leaves[:left], index) + [over(leaves[left:])]
    return path(leaves[left:], index - left) + [over(leaves[:left])]


def entries(size):
    """Proofs of some entries of a journal of this size."""
    written, previous = [], bytes(32)
    for sequence in range(1, size + 1):
        entry = {"version": 1, "sequence": sequence, "previous": previous.hex(), "at": "2026-11-22T20:00:00.000000Z",
                 "act_at": "2026-11-22T20:00:00.000000Z", "actor": "system", "request": "SEED", "kind": "submission.filed",
                 "subject": "0197a3c0-0000-7000-8000-000000000001", "facts": {"number": f"RPW/{sequence}/2026", "sha256": ["YQ=="]},
                 "personal": {"kept": previous.hex()}}
        written.append(json.dumps(entry, separators=(",", ":")))
        previous = hashlib.sha256(b"\0" + written[-1].encode()).digest()
    leaves = [hashlib.sha256(b"\0" + entry.encode()).digest() for entry in written]
    root = over(leaves).hex()
    for sequence in {1, size // 2 + 1, size}:
        yield f"{sequence}-of-{size}", json.dumps({
            "version": 1, "entry": written[sequence - 1], "sequence": sequence,
            "path": [step.hex() for step in path(leaves, sequence - 1)], "size": size, "root": root,
            "statement": f'{{"version":1,"size":{size},"root":"{root}"}}', "token": "dG9rZW4="}).encode()


def main(folder):
    keys = [ec.generate_private_key(ec.SECP256R1()) for _ in range(5)]
    keys[2] = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    root = certificate("Fuzz Root", keys[0], ca=True)
    authority = (root, keys[0])
    strong = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    person = certificate("Jan Testowy", strong, authority)
    other = certificate("Anna Testowa", keys[1], authority)
    stamper = certificate("Fuzz TSA", keys[2], authority, purposes=[ExtendedKeyUsageOID.TIME_STAMPING], critical=True,
                          bits=("digital_signature",))
    responder = certificate("Fuzz OCSP", keys[3], authority, purposes=[ExtendedKeyUsageOID.OCSP_SIGNING], bits=("digital_signature",))
    revoked = certificate("Odwołany Testowy", keys[4], authority)
    crl = revocations(authority, [revoked.serial_number])

    seeds = folder / "seeds"
    write(folder / "trust" / "root.crt", root.public_bytes(Encoding.PEM))
    write(folder / "trust" / "root.crl", crl)
    write(folder / "root.key", pem_key(keys[0]))
    write(folder / "person.der", other.public_bytes(Encoding.DER))
    write(folder / "at", (NOW + timedelta(minutes=30)).strftime("%Y-%m-%dT%H:%M:%SZ").encode())
    for label, own in {"root": root, "person": person, "other": other, "tsa": stamper, "ocsp": responder}.items():
        write(seeds / "proofs" / f"{label}.der", b"\0" + own.public_bytes(Encoding.DER))
    full, reply = crl, answer(authority, other, (responder, keys[3]))
    write(seeds / "proofs" / "list", b"\1" + full)
    write(seeds / "proofs" / "answer", b"\2" + reply)
    write(seeds / "proofs" / "list-made", b"\3" + x509.load_der_x509_crl(full).tbs_certlist_bytes)
    write(seeds / "proofs" / "answer-made", b"\4" + ocsp.load_der_ocsp_response(reply).tbs_response_bytes)

    for size in (1, 2, 7, 300):
        for name, proof in entries(size):
            write(seeds / "entries" / name, b"\0" + proof)
            write(seeds / "entries" / f"{name}-made", b"\1" + proof)
    write(seeds / "lists" / "national.xml", trusted_list(root))
    for digest, token in tokens(folder, keys[2], stamper, root):
        write(seeds / "token" / digest, token)
    write(folder / "work" / "rsa.pem", pem_key(strong))
    write(folder / "work" / "ec.pem", pem_key(keys[1]))
    for name, own in (("rsa", person), ("ec", other)):
        for label, message in messages(folder, name, own):
            write(seeds / "cms" / label, message)

    for name, key, own in (("rsa", strong, person), ("ec", keys[1], other), ("revoked", keys[4], revoked)):
        write(folder / "work" / f"{name}.p12", pkcs12.serialize_key_and_certificates(b"k", key, own, [root], LOCKED))
        theirs = signing.Key(folder / "work" / f"{name}.p12", PASSWORD)
        letter = signing.letter("Prośba", '<Akapit Id="akapit">Podpisane</Akapit>')
        once = signing.by_script(letter, theirs)
        write(seeds / "xades" / f"{name}-enveloped.xml", once)
        write(seeds / "xades" / f"{name}-twice.xml", signing.by_script(once, theirs))
        if name != "rsa":
            continue
        write(seeds / "xades" / "signxml.xml", signing.by_signxml(letter, theirs))
        write(seeds / "xades" / "part.xml", signing.by_signxml(letter, theirs, "#akapit"))
        write(seeds / "xades" / "enveloping.xml", signing.enveloping(theirs, "Prośba"))
        beside = signing.detached(theirs, "data", b"content")
        write(seeds / "xades" / "detached.xml", beside)
        inside = beside.replace(b'<?xml version="1.0"?>', b"").strip()
        open_tag = b'<asic:XAdESSignatures xmlns:asic="http://uri.etsi.org/02918/v1.2.1#">'
        several = b'<?xml version="1.0" encoding="UTF-8"?>' + open_tag + inside + b"</asic:XAdESSignatures>"
        write(seeds / "asic" / "s-xades", container("s", {"data": b"content", "META-INF/signatures.xml": several}))
        write(seeds / "asic" / "e-xades", container("e", {"data": b"content", "META-INF/signatures.xml": several}, False))
    write(seeds / "xml" / "letter.xml", signing.letter("Prośba", "<!-- c --><?p i?><![CDATA[<x>]]>&#260;&amp;"))
    write(seeds / "xml" / "names.xml", b'<a xmlns="u" xmlns:b="v" b:c="1" xml:lang="pl"><b:d xmlns:b="w" xmlns=""/><e xml:space="preserve"> </e></a>')
    write(seeds / "xml" / "wide.xml", "<a>Zażółć</a>".encode("utf-16"))

    beside = (seeds / "cms" / "rsa-detached").read_bytes()
    write(seeds / "asic" / "s-cades", container("s", {"data": b"content", "META-INF/signature.p7s": beside}))
    listed = manifest("data", b"content", "META-INF/signature001.p7s")
    work = folder / "work"
    write(work / "manifest", listed)
    signed = openssl("cms", "-sign", "-binary", "-in", "manifest", "-signer", "rsa.crt", "-inkey", "rsa.pem", "-md", "sha256", "-cades",
                     "-outform", "DER", folder=work)
    files = {"data": b"content", "META-INF/ASiCManifest001.xml": listed, "META-INF/signature001.p7s": signed}
    write(seeds / "asic" / "e-cades", container("e", files))
    token = (seeds / "token" / "sha256").read_bytes()
    write(seeds / "asic" / "s-token", container("s", {"data": b"content", "META-INF/timestamp.tst": token}))

    for label, document in signed_pdfs(root, crl, person, strong, keys[2], stamper):
        write(seeds / "pdf" / f"{label}.pdf", document)


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
