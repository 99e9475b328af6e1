"""Signing by tools that are not ours: xmlsec1 and signxml, with the key of a PKCS#12 file."""

import base64
import hashlib
import subprocess
import tempfile
import uuid
from datetime import datetime, timezone
from pathlib import Path

from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, pkcs12
from lxml import etree
from signxml.xades import XAdESDataObjectFormat, XAdESSigner

DS = "http://www.w3.org/2000/09/xmldsig#"
XADES = "http://uri.etsi.org/01903/v1.3.2#"
EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#"
ENVELOPED = f"{DS}enveloped-signature"
SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256"
SCRIPT = Path(__file__).parent.parent / "sign-letter.sh"


class Key:
    """A person's key with its certificates."""

    def __init__(self, path, password):
        self.path, self.password = path, password
        key, own, others = pkcs12.load_key_and_certificates(Path(path).read_bytes(), password.encode())
        self.private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        self.certificate = own
        self.chain = [own, *others]

    def digest(self):
        return base64.b64encode(hashlib.sha256(self.certificate.public_bytes(Encoding.DER)).digest()).decode()


def letter(subject, inside=""):
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<Pismo xmlns="http://example.org/pismo" Id="pismo"><Temat>{subject}</Temat>{inside}'
        "<Tresc>Zażółć gęślą jaźń.</Tresc></Pismo>\n"
    ).encode()


def by_script(document, key):
    """The script that the papers show to integrators: openssl and xmlsec1 only."""
    with tempfile.NamedTemporaryFile(suffix=".xml") as file:
        file.write(document)
        file.flush()
        return subprocess.run([SCRIPT, key.path, key.password, file.name], check=True, capture_output=True).stdout


def by_signxml(document, key, reference=None):
    signer = XAdESSigner(data_object_format=XAdESDataObjectFormat(MimeType="application/xml"))
    chain = b"".join(certificate.public_bytes(Encoding.PEM) for certificate in key.chain).decode()
    signed = signer.sign(etree.fromstring(document), key=key.private, cert=chain, reference_uri=reference)
    return etree.tostring(signed, encoding="UTF-8", xml_declaration=True)


def by_xmlsec1(key, uri, data=None, inside="", transforms=(EXCLUSIVE,), digest=SHA256):
    """A bare signature over `uri`: of a file beside it (`data` = its name and content) or of an object `inside`."""
    name = uuid.uuid4().hex
    steps = "".join(f'<ds:Transform Algorithm="{step}"/>' for step in transforms)
    steps = steps and f"<ds:Transforms>{steps}</ds:Transforms>"
    template = f"""<ds:Signature xmlns:ds="{DS}" Id="signature-{name}"><ds:SignedInfo>
<ds:CanonicalizationMethod Algorithm="{EXCLUSIVE}"/>
<ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/>
<ds:Reference Id="reference-{name}" URI="{uri}">{steps}<ds:DigestMethod Algorithm="{digest}"/><ds:DigestValue/></ds:Reference>
<ds:Reference Type="http://uri.etsi.org/01903#SignedProperties" URI="#properties-{name}"><ds:Transforms>
<ds:Transform Algorithm="{EXCLUSIVE}"/></ds:Transforms><ds:DigestMethod Algorithm="{SHA256}"/><ds:DigestValue/></ds:Reference>
</ds:SignedInfo><ds:SignatureValue/><ds:KeyInfo><ds:X509Data/></ds:KeyInfo>{inside}
<ds:Object><xades:QualifyingProperties xmlns:xades="{XADES}" Target="#signature-{name}">
<xades:SignedProperties Id="properties-{name}"><xades:SignedSignatureProperties>
<xades:SigningTime>{datetime.now(timezone.utc):%Y-%m-%dT%H:%M:%SZ}</xades:SigningTime>
<xades:SigningCertificateV2><xades:Cert><xades:CertDigest><ds:DigestMethod Algorithm="{SHA256}"/>
<ds:DigestValue>{key.digest()}</ds:DigestValue></xades:CertDigest></xades:Cert></xades:SigningCertificateV2>
</xades:SignedSignatureProperties><xades:SignedDataObjectProperties><xades:DataObjectFormat
ObjectReference="#reference-{name}"><xades:MimeType>application/octet-stream</xades:MimeType></xades:DataObjectFormat>
</xades:SignedDataObjectProperties></xades:SignedProperties></xades:QualifyingProperties></ds:Object></ds:Signature>"""
    with tempfile.TemporaryDirectory() as folder:
        if data:
            (Path(folder) / data[0]).write_bytes(data[1])
        (Path(folder) / "template.xml").write_text(template)
        words = ["xmlsec1", "--sign", "--pkcs12", key.path, "--pwd", key.password, "--id-attr:Id", f"{XADES}:SignedProperties"]
        words += ["--id-attr:Id", f"{DS}:Object", "--output", "signed.xml", "template.xml"]
        subprocess.run(words, check=True, capture_output=True, cwd=folder)
        return (Path(folder) / "signed.xml").read_bytes()


def enveloping(key, text, digest=SHA256):
    """The letter inside the signature."""
    inside = f'<ds:Object Id="letter"><Pismo xmlns="http://example.org/pismo">{text}</Pismo></ds:Object>'
    return by_xmlsec1(key, "#letter", inside=inside, digest=digest)


def detached(key, name, content):
    """The signature of a file that stays beside it."""
    return by_xmlsec1(key, name, data=(name, content), transforms=())


def stranger(folder):
    """A key whose certificate nobody trusts, made by openssl."""
    folder = Path(folder)
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "k.pem", "-out", "c.pem", "-days", "30",
         "-subj", "/CN=Obcy Podpisujący/GN=Obcy/SN=Podpisujący", "-utf8"],
        check=True, capture_output=True, cwd=folder,
    )
    subprocess.run(
        ["openssl", "pkcs12", "-export", "-inkey", "k.pem", "-in", "c.pem", "-out", "k.p12", "-passout", "pass:obcy"],
        check=True, capture_output=True, cwd=folder,
    )
    return Key(folder / "k.p12", "obcy")
