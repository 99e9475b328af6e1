"""Documents that must be refused: each with the reason that the API has to give."""

import re
import tempfile

import signing
from signing import Key, by_script, by_signxml, detached, letter


def unsigned():
    """What a parser alone has to refuse: (name, bytes, reason)."""
    laughs = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
    many = "".join(f' a{i}="x"' for i in range(60_000))
    spaces = "".join(f' xmlns:n{i}="urn:{i}"' for i in range(20_000))
    return [
        ("an external entity", b'<!DOCTYPE P [<!ENTITY x SYSTEM "file:///etc/passwd">]><P>&x;</P>', "dtd"),
        ("a parameter entity", b'<!DOCTYPE P [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x">%x;]><P/>', "dtd"),
        ("a billion laughs", f'<!DOCTYPE P [<!ENTITY l0 "ha">{laughs}]><P>&l9;</P>'.encode(), "dtd"),
        ("60,000 attributes", f"<P{many}/>".encode(), "too-many-attributes"),
        ("20,000 namespaces", f"<P{spaces}/>".encode(), "too-many-attributes"),
        ("200,000 elements, one in the other", b"<P>" * 200_000 + b"</P>" * 200_000, "too-deep"),
        ("a document cut short", letter("Ucięte")[:90], "not-well-formed"),
        ("another encoding", letter("Kodowanie").decode().replace("UTF-8", "UTF-16").encode("utf-16"), "not-utf8"),
        ("broken UTF-8", letter("Bajty").replace("ż".encode(), b"\xc5"), "not-utf8"),
        ("zero bytes", b"<P>\x00</P>", None),
        ("no letter but noise", bytes(range(256)) * 40, None),
        ("an empty file", b"", None),
        ("a letter without a signature", letter("Bez podpisu"), "not-signed"),
    ]


def signed(key: Key, untrusted: Key):
    """What only the signature check can refuse; all but the stranger's is signed by the person's own key."""
    good = by_script(letter("Wniosek"), key)
    value = re.search(rb"<ds:SignatureValue>\s*([^<]+)", good)
    start, end = value.span(1)
    other = by_script(letter("Inne pismo"), key)
    other_value = re.search(rb"<ds:SignatureValue>\s*([^<]+)", other).group(1)
    return [
        ("an altered letter", good.replace(b"Wniosek", b"Wyrok"), "altered"),
        ("the signature value of another letter", good[:start] + other_value + good[end:], None),
        ("a broken signature value", good[:start] + b"to nie jest base64!" + good[end:], None),
        ("no signature value", good[:start] + good[end:], None),
        ("a stranger's signature", by_script(letter("Obcy"), untrusted), None),
        ("a stranger's certificate instead of the signer's", foreign_certificate(good, key, untrusted), None),
        ("a DTD before the person's own signature", with_dtd(good), "dtd"),
        ("the signed letter wrapped in another", wrapped(key), None),
        ("the signed letter hidden, another shown", replaced(key), None),
        ("a signature over a part only", part_only(key), None),
        ("a signature of a file that is not here", detached(key, "umowa.txt", b"Umowa"), None),
        ("a signature by SHA-1", detached_sha1(key), None),
    ]


def with_dtd(good):
    return good.replace(b"<Pismo", b'<!DOCTYPE Pismo [<!ENTITY x "y">]>\n<Pismo', 1)


def foreign_certificate(good, key, untrusted):
    pem = "".join(re.findall(r"[A-Za-z0-9+/=]{60,}|[A-Za-z0-9+/=]+(?=\n-----END)", pem_of(untrusted)))
    return re.sub(rb"(<ds:X509Certificate>)[^<]+", lambda found: found.group(1) + pem.encode(), good, count=1)


def pem_of(key):
    return key.certificate.public_bytes(signing.Encoding.PEM).decode()


def wrapped(key):
    """The signed letter moves into a corner of another root, with its signature; the reference by id still resolves."""
    body = by_signxml(letter("Prośba"), key, "#pismo").split(b"?>", 1)[1].strip()
    return b'<Pismo xmlns="http://example.org/pismo"><Temat>Podmienione</Temat><Schowek>' + body + b"</Schowek></Pismo>"


def replaced(key):
    """The signature is right about the object inside it, but another letter stands around it and would be read."""
    signature = signing.enveloping(key, "Prośba").split(b"?>", 1)[1].strip()
    return b'<Pismo xmlns="http://example.org/pismo"><Temat>Podmienione</Temat>' + signature + b"</Pismo>"


def part_only(key):
    """The signature covers one paragraph by its id; the rest can be changed at will."""
    document = letter("Prośba", '<Akapit Id="akapit">Podpisane</Akapit>')
    return by_signxml(document, key, "#akapit").replace("Prośba".encode(), "Groźba".encode())


def detached_sha1(key):
    return detached(key, "umowa.txt", b"Umowa", digest=f"{signing.DS}sha1")


def strangers_key():
    return signing.stranger(tempfile.mkdtemp(prefix="okienko-stranger-"))
