"""Documents that must be refused, each with the key of the words that the API has to say (None: any)."""

import base64
import re

import signing
from signing import Key, by_script, by_signxml, detached, enveloping, letter


def unsigned():
    """What a parser alone has to refuse: (name, bytes, key)."""
    laughs = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
    many = "".join(f' a{i}="x"' for i in range(60_000))
    spaces = "".join(f' xmlns:n{i}="urn:{i}"' for i in range(20_000))
    return [
        ("an external entity", b'<!DOCTYPE P [<!ENTITY x SYSTEM "file:///etc/passwd">]><P>&x;</P>', "unreadable-dtd"),
        ("a parameter entity", b'<!DOCTYPE P [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x">%x;]><P/>', "unreadable-dtd"),
        ("a billion laughs", f'<!DOCTYPE P [<!ENTITY l0 "ha">{laughs}]><P>&l9;</P>'.encode(), "unreadable-dtd"),
        ("60,000 attributes", f"<P{many}/>".encode(), "unreadable-too-complex"),
        ("20,000 namespaces", f"<P{spaces}/>".encode(), "unreadable-too-complex"),
        ("200,000 elements, one in the other", b"<P>" * 200_000 + b"</P>" * 200_000, "unreadable-too-complex"),
        ("a document cut short", letter("Ucięte")[:90], "unreadable-xml"),
        ("another encoding", letter("Kodowanie").decode().replace("UTF-8", "UTF-16").encode("utf-16"), "refusal-not-signed-slip"),
        ("broken UTF-8", letter("Bajty").replace("ż".encode(), b"\xc5"), "unreadable-encoding"),
        ("zero bytes", b"<P>\x00</P>", "unreadable-xml"),
        ("no letter but noise", bytes(range(256)) * 40, "unreadable-encoding"),
        ("an empty file", b"", "refusal-empty-slip"),
        ("a letter without a signature", letter("Bez podpisu"), "refusal-not-signed-slip"),
        ("a PDF without a signature", b"%PDF-1.7\n%%EOF\n", None),
    ]


def signed(key: Key, untrusted: Key):
    """What only the signature check can refuse; all but the stranger's is signed by the person's own key."""
    good = by_script(letter("Wniosek"), key)
    value = re.search(rb"<ds:SignatureValue>\s*([^<]+)", good)
    start, end = value.span(1)
    other = by_script(letter("Inne pismo"), key)
    other_value = re.search(rb"<ds:SignatureValue>\s*([^<]+)", other).group(1)
    return [
        ("an altered letter", good.replace(b"Wniosek", b"Wyrok"), "reason-content-changed"),
        ("the signature value of another letter", good[:start] + other_value + good[end:], "reason-signature-changed"),
        ("a broken signature value", good[:start] + b"to nie jest base64!" + good[end:], "reason-malformed"),
        ("no signature value", good[:start] + good[end:], "reason-signature-changed"),
        ("a stranger's signature", by_script(letter("Obcy"), untrusted), "reason-unknown-issuer"),
        ("a stranger's certificate in place of the signer's", foreign_certificate(good, untrusted), "reason-signature-changed"),
        ("a DTD before the person's own signature", with_dtd(good), "unreadable-dtd"),
        ("the signed letter wrapped in another", wrapped(key), "reason-part-only"),
        ("the signed letter hidden, another shown", replaced(key), "reason-part-only"),
        ("a signature over a part only", part_only(key), "reason-part-only"),
        ("a signature of a file that is not here", detached(key, "umowa.txt", b"Umowa"), "reason-file-missing"),
        ("a signature by SHA-1", enveloping(key, "Prośba", digest=f"{signing.DS}sha1"), "reason-weak-algorithm"),
    ]


def with_dtd(good):
    return good.replace(b"<Pismo", b'<!DOCTYPE Pismo [<!ENTITY x "y">]>\n<Pismo', 1)


def foreign_certificate(good, untrusted):
    other = base64.b64encode(untrusted.certificate.public_bytes(signing.Encoding.DER))
    return re.sub(rb"(<ds:X509Certificate>)[^<]+", lambda found: found.group(1) + other, good)


def wrapped(key):
    """The signed letter moves into a corner of another root, with its signature; the reference by id still resolves."""
    body = by_signxml(letter("Prośba"), key, "#pismo").split(b"?>", 1)[1].strip()
    return b'<Pismo xmlns="http://example.org/pismo"><Temat>Podmienione</Temat><Schowek>' + body + b"</Schowek></Pismo>"


def replaced(key):
    """The signature is right about the object inside it, but another letter stands around it and would be read."""
    signature = enveloping(key, "Prośba").split(b"?>", 1)[1].strip()
    return b'<Pismo xmlns="http://example.org/pismo"><Temat>Podmienione</Temat>' + signature + b"</Pismo>"


def part_only(key):
    """The signature covers one paragraph by its id; the rest can be changed at will."""
    document = letter("Prośba", '<Akapit Id="akapit">Podpisane</Akapit>')
    return by_signxml(document, key, "#akapit").replace("Prośba".encode(), "Groźba".encode())
