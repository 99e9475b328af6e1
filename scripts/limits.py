"""limits.py COMMAND...

Makes files that ask for more than any document does and gives each to COMMAND (in which {} is the file), for example
`target/debug/okienko verify --offline --json {}`. Each must be answered within ten seconds of processor time and 1 GiB of
address space, without a crash, and none may be believed. With LIMITS_KEEP=FOLDER the files stay there.
"""

import base64
import io
import json
import os
import resource
import subprocess
import sys
import tempfile
import zipfile
import zlib
from pathlib import Path

SECONDS, BYTES = 10, 1 << 30
DS = "http://www.w3.org/2000/09/xmldsig#"
EXC = "http://www.w3.org/2001/10/xml-exc-c14n#"
INC = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"
XPATH = "http://www.w3.org/TR/1999/REC-xpath-19991116"
FILTER2 = "http://www.w3.org/2002/06/xmldsig-filter2"
SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256"


def transform(uri, inside=""):
    return f'<ds:Transform Algorithm="{uri}">{inside}</ds:Transform>'


def reference(uri, transforms):
    return (
        f'<ds:Reference URI="{uri}"><ds:Transforms>{transforms}</ds:Transforms><ds:DigestMethod Algorithm="{SHA256}"/>'
        f'<ds:DigestValue>{"A" * 43}=</ds:DigestValue></ds:Reference>'
    )


def signature(references, inside=""):
    return (
        f'<ds:Signature xmlns:ds="{DS}"><ds:SignedInfo><ds:CanonicalizationMethod Algorithm="{EXC}"/>'
        f'<ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/>{references}</ds:SignedInfo>'
        f"<ds:SignatureValue>AAAA</ds:SignatureValue>{inside}</ds:Signature>"
    )


def xml_files():
    laughs = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
    whole = transform(DS + "enveloped-signature") + transform(EXC)
    wide = "".join(f"<e><f>{i}</f></e>" for i in range(60_000))
    spaces = "".join(f' xmlns:n{i}="urn:{"n" * 200}{i}"' for i in range(60))
    leaves = "".join(f"<b><c>{i}</c></b>" for i in range(60_000))

    def chosen(expression):
        return transform(XPATH, f"<ds:XPath>{expression}</ds:XPath>") + transform(INC)

    def cut(expression, how="intersect"):
        inside = f'<x:XPath xmlns:x="{FILTER2}" Filter="{how}">{expression}</x:XPath>'
        return transform(FILTER2, inside * 4) + transform(INC)

    yield "billion-laughs", f'<!DOCTYPE P [<!ENTITY l0 "ha">{laughs}]><P>&l9;</P>'
    yield "attributes", f"<P{''.join(f' a{i}=' + chr(34) + chr(34) for i in range(60_000))}/>"
    yield "namespaces", f"<P{''.join(f' xmlns:n{i}=' + chr(34) + f'urn:{i}' + chr(34) for i in range(20_000))}/>"
    yield "depth", "<P>" * 200_000 + "</P>" * 200_000
    yield "many-elements", f"<a>{'<b/>' * 390_000}{signature(reference('', whole))}</a>"
    yield "much-text", f"<a>{'x' * 50_000_000}{signature(reference('', whole))}</a>"
    yield "much-text-base64", f"<a Id='a'>{'eHh4' * 8_000_000}{signature(reference('#a', transform(DS + 'base64')))}</a>"
    yield "one-in-utf-16", f"<a>{'x' * 10_000_000}{signature(reference('', whole))}</a>".encode("utf-16")
    yield "256-references", f"<a>{wide}{signature(reference('', whole) * 256)}</a>"
    yield "64-signatures", f"<a>{wide}{signature(reference('', whole) * 4) * 64}</a>"
    yield "65-signatures", f"<a>{signature(reference('', whole)) * 65}</a>"
    inner = signature("", "<ds:Object>")[: -len("</ds:Signature>")]
    yield "signature-in-signature", f"<a>{inner * 60}{'</ds:Object></ds:Signature>' * 60}</a>"
    yield "100,000-ids", f"<a>{''.join(f'<b Id=' + chr(34) + 'x' + chr(34) + '/>' for _ in range(100_000))}{signature(reference('#x', transform(EXC)) * 200)}</a>"
    yield "xpath-quadratic", f"<a>{wide}{signature(reference('', chosen('count(//e) = count(//f)')) * 8)}</a>"
    yield "xpath-cubic", f"<a>{wide}{signature(reference('', chosen('//*[count(//*[count(//*) &gt; 1]) &gt; 1]')))}</a>"
    yield "xpath-deep", f"<a>{signature(reference('', chosen('(' * 50_000 + '1' + ')' * 50_000)))}</a>"
    yield "xpath-long", f"<a>{signature(reference('', chosen('1' + '+1' * 200_000)))}</a>"
    yield "xpath-strings", f"<a>{'x' * 100_000}{wide}{signature(reference('', chosen('contains(string(/), string(..))')))}</a>"
    yield "filter2-quadratic", f"<a>{wide}{signature(reference('', cut('//e[count(//f) &gt; 1]')) * 4)}</a>"
    yield "apart", f"<a{spaces}><d{spaces.replace(':n', ':m')}>{leaves}</d>{signature(reference('', chosen('self::c')))}</a>"
    yield "apart-filter2", f"<a{spaces}>{leaves}{signature(reference('', cut('//c')))}</a>"
    yield "manifest", f"<a>{wide}{signature(reference('#m', transform(EXC)), '<ds:Object><ds:Manifest Id=%sm%s>' % (chr(34), chr(34)) + reference('', whole) * 5_000 + '</ds:Manifest></ds:Object>')}</a>"
    x = "http://uri.etsi.org/01903/v1.3.2#"

    def unsigned(inside):
        return (
            f'<ds:Object><x:QualifyingProperties xmlns:x="{x}" Target="#s"><x:UnsignedProperties><x:UnsignedSignatureProperties>'
            f"{inside}</x:UnsignedSignatureProperties></x:UnsignedProperties></x:QualifyingProperties></ds:Object>"
        )

    counter = "<x:CounterSignature>" + signature(reference("", whole)) + "</x:CounterSignature>"
    yield "counter-signatures", f"<a>{wide}{signature(reference('', whole), unsigned(counter * 2_000))}</a>"
    deep = ""
    for _ in range(20):
        deep = unsigned(f"<x:CounterSignature>{signature(reference('', whole), deep)}</x:CounterSignature>")
    yield "counter-signatures-deep", f"<a>{wide}{signature(reference('', whole), deep)}</a>"
    for name, space in (("SignatureTimeStamp", x), ("ArchiveTimeStamp", x.replace("1.3.2", "1.4.1")), ("SigAndRefsTimeStamp", x)):
        token = base64.b64encode(element(0x30, bytes.fromhex("06092a864886f70d010702"))).decode()
        stamp = f'<y:{name} xmlns:y="{space}"><x:EncapsulatedTimeStamp>{token}</x:EncapsulatedTimeStamp></y:{name}>'
        yield name, f"<a>{wide}{signature(reference('', whole) * 100, unsigned(stamp * 5_000))}</a>"
    yield "certificates", f"<a>{signature(reference('', whole), '<ds:KeyInfo><ds:X509Data>' + '<ds:X509Certificate>MAA=</ds:X509Certificate>' * 100_000 + '</ds:X509Data></ds:KeyInfo>')}</a>"
    entry = "<TSPService><ServiceInformation/></TSPService>"
    yield "list", f'<TrustServiceStatusList xmlns="http://uri.etsi.org/02231/v2#"><SchemeInformation/><TrustServiceProviderList><TrustServiceProvider><TSPServices>{entry * 150_000}</TSPServices></TrustServiceProvider></TrustServiceProviderList></TrustServiceStatusList>'


def pdf(objects, trailer="", head=b"%PDF-1.7\n"):
    """A file of these objects, numbered from 1."""
    out, places = bytearray(head), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + (body if isinstance(body, bytes) else body.encode()) + b"\nendobj\n"
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1) + b"".join(b"%010d 00000 n \n" % place for place in places)
    out += f"trailer\n<</Size {len(places) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{table}\n%%EOF\n".encode()
    return bytes(out)


def stream(content, words=""):
    return f"<</Length {len(content)}{words}>>stream\n".encode() + content + b"\nendstream"


def pdf_files():
    catalog = "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[3 0 R]/SigFlags 3>>>>"
    pages = "<</Type/Pages/Kids[]/Count 0>>"
    field = "<</FT/Sig/T(a)/V 4 0 R>>"

    def value(span, contents="00" * 100):
        return f"<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/ByteRange[{span}]/Contents<{contents}>>>"

    yield "arrays", pdf([catalog, pages, "[" * 200_000 + "]" * 200_000])
    yield "dictionaries", pdf([catalog, pages, "<</a" * 200_000 + ">>" * 200_000])
    yield "parentheses", pdf([catalog, pages, "(" * 2_000_000 + ")" * 2_000_000])
    yield "range-negative", pdf([catalog, pages, field, value("0 -5 10 20")])
    yield "range-huge", pdf([catalog, pages, field, value("0 9223372036854775807 9223372036854775807 9223372036854775807")])
    yield "range-many", pdf([catalog, pages, field, value("0 1 " * 200_000)])
    yield "long-contents", pdf([catalog, pages, field, value("0 5 10 20", "30" * 10_000_000)])
    yield "field-of-itself", pdf([catalog, pages, "<</FT/Sig/T(a)/Kids[3 0 R 3 0 R]/Parent 3 0 R>>"])
    many = [f"<</FT/Sig/T(a{i})/V {i + 2} 0 R>>" if i % 2 else value("0 50 60 400000") for i in range(1, 8_001)]
    every = " ".join(f"{i} 0 R" for i in range(3, 8_003, 2))
    yield "4,000-signatures", pdf([f"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[{every}]>>>>", pages, *many])
    yield "reference-to-itself", pdf(["1 0 R"])
    chain = [f"{i + 1} 0 R" for i in range(1, 100_000)]
    yield "references-in-a-row", pdf([*chain, catalog])
    tree = [catalog] + [f"<</Type/Pages/Kids[{i + 1} 0 R]/Count 1>>" for i in range(2, 100_000)]
    yield "deep-pages", pdf(tree)
    yield "pages-of-themselves", pdf([catalog, "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>", field, value("0 5 10 20")])
    bomb = zlib.compress(b"1 0 " + b" " * 500_000_000, 9)
    for name, packed, filters in (("bomb", bomb, "/FlateDecode"), ("bomb-in-bomb", zlib.compress(bomb, 9), "[/FlateDecode/FlateDecode]")):
        box = b"2 0 obj\n" + stream(packed, f"/Filter{filters}/Type/ObjStm/N 1/First 4") + b"\nendobj\n"
        # Object 1, the root, lies in the box; the box and the table in the file.
        rows = b"\0\0\0\0\0\0\0" + b"\2\0\0\0\2\0\0" + b"\1\0\0\0\x09\0\0" + b"\1" + (9 + len(box)).to_bytes(4, "big") + b"\0\0"
        table = b"3 0 obj\n" + stream(rows, "/Type/XRef/W[1 4 2]/Size 4/Root 1 0 R") + b"\nendobj\n"
        yield name, b"%PDF-1.7\n" + box + table + f"startxref\n{9 + len(box)}\n%%EOF\n".encode()
    rows = zlib.compress(b"\1\0\0\0\20\0\0" * 2_000_000, 9)
    table = stream(rows, "/Filter/FlateDecode/Type/XRef/W[1 4 2]/Size 2000000/Root 1 0 R/Index[0 2000000]")
    body = b"%PDF-1.7\n1 0 obj\n" + table + b"\nendobj\nstartxref\n9\n%%EOF\n"
    yield "table-of-2,000,000", body
    wide = stream(b"x" * 100, "/Type/XRef/W[999999999 999999999 999999999]/Size 1000000000/Root 1 0 R")
    yield "table-of-wide-columns", b"%PDF-1.7\n1 0 obj\n" + wide + b"\nendobj\nstartxref\n9\n%%EOF\n"
    yield "table-before-itself", b"%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 1/Root 1 0 R/Prev 9>>\nstartxref\n9\n%%EOF\n"
    yield "table-of-a-lie", b"%PDF-1.7\nxref\n0 999999999\n0000000000 65535 f \ntrailer\n<</Size 1/Root 1 0 R>>\nstartxref\n9\n%%EOF\n"
    out = pdf([catalog, pages, field, value("0 5 10 20")])
    for _ in range(4_000):
        last = out.rindex(b"startxref\n")
        before = int(out[last + 10 :].split(b"\n")[0])
        place = len(out)
        out += b"3 0 obj\n<</FT/Sig/T(a)/V 4 0 R>>\nendobj\n"
        new = len(out)
        out += b"xref\n3 1\n%010d 00000 n \ntrailer\n<</Size 5/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (place, before, new)
    yield "4,000-revisions", out
    crowd = [catalog, pages, field, value("0 5 10 20"), *("<</A 1>>" for _ in range(30_000))]
    for name, count in (("40-signatures-among-many-objects", 40), ("1,000-signatures-one-after-another", 1_000)):
        out = pdf(crowd if count == 40 else crowd[:4])
        for turn in range(count):
            last = out.rindex(b"startxref\n")
            before, place = int(out[last + 10 :].split(b"\n")[0]), len(out)
            fields = " ".join(f"{50_000 + 2 * i} 0 R" for i in range(turn + 1))
            new = f"1 0 obj\n<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[{fields}]/SigFlags 3>>>>\nendobj\n".encode()
            number = 50_000 + 2 * turn
            second = len(new)
            new += f"{number} 0 obj\n<</FT/Sig/T(a{turn})/V {number + 1} 0 R>>\nendobj\n".encode()
            third = len(new)
            head = f"{number + 1} 0 obj\n<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/Contents<".encode()
            hole = place + third + len(head) - 1
            new += head + b"00" * 50 + f">/ByteRange[0 {hole} {hole + 102} %9d]>>\nendobj\n".encode()
            table = place + len(new) - 2 + 9
            rows = (place, place + second, place + third)
            new += b"xref\n1 1\n%010d 00000 n \n" % rows[0] + f"{number} 2\n".encode() + b"%010d 00000 n \n%010d 00000 n \n" % rows[1:]
            new += f"trailer\n<</Size {number + 2}/Root 1 0 R/Prev {before}>>\nstartxref\n{table}\n%%EOF\n".encode()
            new = new.replace(b"%9d]", b"%9d]" % (place + len(new) + 6 - hole - 102), 1)
            out += new
        yield name, out
    yield "only-a-head", b"%PDF-1.7\n" + b"\n" * 30_000_000
    yield "objects-without-a-table", b"%PDF-1.7\n" + b"".join(b"%d 0 obj\n<<>>\nendobj\n" % i for i in range(1, 1_000_000))


def signed_again(out, turn, catalog, more=()):
    """The file with one more signature, which covers all of it, and with these objects of these numbers."""
    fields = " ".join(f"{900_000 + 2 * i} 0 R" for i in range(turn + 1))
    number = 900_000 + 2 * turn
    head = b"<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/Contents<"
    value = head + b"00" * 50 + b">/ByteRange[%30d]>>" % 0
    objects = [(1, catalog % fields), (number, f"<</FT/Sig/T(a{turn})/V {number + 1} 0 R>>"), (number + 1, value), *more]
    before, new, rows = int(out[out.rindex(b"startxref\n") + 10 :].split(b"\n")[0]), bytearray(out), []
    for which, body in objects:
        rows.append(b"%d 1\n%010d 00000 n \n" % (which, len(new)))
        new += b"%d 0 obj\n" % which + (body if isinstance(body, bytes) else body.encode()) + b"\nendobj\n"
    table = len(new)
    new += b"xref\n" + b"".join(rows)
    new += f"trailer\n<</Size 1000000/Root 1 0 R/Prev {before}>>\nstartxref\n{table}\n%%EOF\n".encode()
    hole = new.index(head, len(out)) + len(head) - 1
    ranges = b"0 %d %d %d" % (hole, hole + 102, len(new) - hole - 102)
    return bytes(new).replace(b"[%30d]" % 0, b"[" + ranges.rjust(30) + b"]", 1)


def signed_pdf_files():
    """Signed again and again, so that each state has to be compared with the next."""
    pages = "<</Type/Pages/Kids[]/Count 0>>"
    plain = "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[%s]/SigFlags 3>>>>"

    def signed(objects, catalog, turns, more=lambda turn: ()):
        out = pdf([catalog % "", pages, *objects])
        for turn in range(turns):
            out = signed_again(out, turn, catalog, more(turn))
        return out

    yield "signed-with-many-objects", signed(["<</A 1>>"] * 150_000, plain, 60)
    keys = "".join(f"/{i:x} 1" for i in range(200_000))
    yield "signed-with-many-keys", signed([], plain[:-2] + keys + ">>", 2)
    lists = ["[" + " ".join(f"{i} 0 R" for i in range(4, 10)) + "]", *["[" + "3 0 R " * 200_000 + "]"] * 6]
    yield "signed-with-many-references", signed(lists, plain[:-2] + "/DSS 3 0 R/Metadata 4 0 R/Other 5 0 R>>", 60)
    tree = ["<</ParentTree 4 0 R>>", f"<</Kids[{'5 0 R ' * 200}]>>", f"<</Nums[{'1 1 ' * 200_000}]>>"]
    yield "signed-with-a-large-tree", signed(tree, plain[:-2] + "/StructTreeRoot 3 0 R>>", 2)
    form = [f"<</FT/{'A' * 3_000_000}/Kids[{'4 0 R ' * 100_000}]>>", "<</T(a)>>"]
    out = signed_again(pdf([plain % "3 0 R", pages, *form]), 0, plain.replace("[", "[3 0 R "))
    out = signed_again(out, 1, plain.replace("[", "[3 0 R "))
    yield "signed-with-a-large-form", signed_again(out, 2, plain)

    def dropped(turn):
        return [(10 + i, f"<</FT/Sig/T(b{i})/V {i + 11} 0 R>>" if i % 2 == 0 else "<<>>") for i in range(12_000)] if turn % 2 else ()

    many = plain.replace("[", "[" + "".join(f"{10 + i} 0 R " for i in range(0, 12_000, 2)))
    out = pdf([plain % "", pages])
    for turn in range(13):
        out = signed_again(out, turn, many if turn % 2 else plain, dropped(turn))
    yield "signed-with-signatures-taken-out", out
    rows = zlib.compress(b"".join(b"\1" + (i % 65_536).to_bytes(2, "big") for i in range(490_000)), 9)
    table = b"5 0 obj\n" + stream(rows, "/Filter/FlateDecode/Type/XRef/W[1 2 0]/Size 490010/Root 1 0 R/Index[10 490000]")
    out = b"%PDF-1.7\n" + table + b"\nendobj\nstartxref\n9\n%%EOF\n"
    for turn in range(60):
        out = signed_again(out, turn, plain, [(2, pages)])
    yield "signed-with-a-large-table", out


def element(tag, content):
    size = len(content).to_bytes(4, "big")
    return bytes([tag, 0x84]) + size + content


def cms_files():
    signed, data = bytes.fromhex("06092a864886f70d010702"), bytes.fromhex("06092a864886f70d010701")
    sha256 = bytes.fromhex("300b0609608648016503040201")

    def message(signers, certificates=b"", content=b""):
        inside = b"\x02\x01\x01" + element(0x31, sha256) + element(0x30, data + content) + certificates + element(0x31, signers)
        return element(0x30, signed + element(0xA0, element(0x30, inside)))

    signer = element(0x30, b"\x02\x01\x03\x80\x01\x61" + sha256 + bytes.fromhex("300d06092a864886f70d0101010500") + b"\x04\x01\x00")
    def attribute(dotted, value, times):
        kind = subprocess.run(["openssl", "asn1parse", "-genstr", f"OID:{dotted}", "-noout", "-out", "/dev/stdout"], check=True, capture_output=True)
        return element(0x30, kind.stdout + element(0x31, value)) * times

    def countersigned(attributes):
        rsa = bytes.fromhex("300d06092a864886f70d0101010500")
        return element(0x30, b"\x02\x01\x03\x80\x01\x61" + sha256 + rsa + b"\x04\x01\x00" + element(0xA1, attributes))

    deep = b"\x30\x00"
    for _ in range(3_000):
        deep = countersigned(attribute("1.2.840.113549.1.9.6", deep, 1)) if len(deep) < 100_000 else deep
    yield "counter-signatures-deep", message(deep)
    yield "counter-signatures", message(countersigned(attribute("1.2.840.113549.1.9.6", signer, 20_000)))
    much = element(0xA0, element(4, b"x" * 20_000_000))
    for name, dotted in (("timestamps", "1.2.840.113549.1.9.16.2.14"), ("archive-timestamps", "0.4.0.1733.2.4")):
        yield name, message(countersigned(attribute(dotted, element(0x30, signed), 20_000)), content=much)
    yield "depth", b"\x30\x80\x06\x09" + signed[2:] + b"\xa0\x80" + b"\x30\x80" * 2_000_000
    yield "octets-in-octets", message(b"", content=element(0xA0, b"\x24\x80" * 1_000_000))
    yield "10,000-signers", message(signer * 10_000)
    yield "64-signers-of-much", message(signer * 64, content=element(0xA0, element(4, b"x" * 30_000_000)))
    yield "certificates", message(signer, element(0xA0, b"\x30\x00" * 5_000_000))
    yield "pieces", message(signer, content=element(0xA0, element(0x24, b"\x04\x01x" * 5_000_000)))
    yield "lie", b"\x30\x84\x7f\xff\xff\xff" + signed
    yield "base64", base64.b64encode(message(signer, content=element(0xA0, element(4, b"x" * 20_000_000))))


def zipped(files, kind=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as box:
        box.writestr("mimetype", "application/vnd.etsi.asic-e+zip", zipfile.ZIP_STORED)
        for name, content in files:
            box.writestr(name, content, kind)
    return out.getvalue()


def zip_files():
    whole = signature(reference("a", ""))
    several = f'<a:XAdESSignatures xmlns:a="http://uri.etsi.org/02918/v1.2.1#">{whole}</a:XAdESSignatures>'
    yield "bomb", zipped([("META-INF/signatures.xml", several), ("a", b"\0" * 900_000_000)])
    yield "bomb-as-signature", zipped([("a", b"a"), ("META-INF/signatures.xml", several.encode() + b" " * 900_000_000)])
    yield "many-bombs", zipped([("META-INF/signatures.xml", several), *((f"a{i}", b"\0" * 30_000_000) for i in range(40))])
    yield "60,000-files", zipped([("META-INF/signatures.xml", several), *((f"f{i}", b"x") for i in range(60_000))], zipfile.ZIP_STORED)
    yield "3,000-signatures", zipped([("a", b"a" * 1_000_000), *((f"META-INF/signatures{i}.xml", several) for i in range(3_000))])
    yield "long-name", zipped([("n" * 60_000, b"x"), ("META-INF/signatures.xml", several)])
    good = zipped([("a", b"a"), ("META-INF/signatures.xml", several)])
    end = good.rindex(b"PK\5\6")
    yield "count-lies", good[: end + 8] + b"\xff\xff\xff\xff" + good[end + 12 :]
    yield "place-lies", good[: end + 16] + b"\xff\xff\xff\xff" + good[end + 20 :]
    first = good.index(b"PK\1\2")
    yield "size-lies", good[: first + 20] + b"\xfe\xff\xff\xff\xfe\xff\xff\xff" + good[first + 28 :]
    # Every entry of the directory is the same packed file.
    packed = zlib.compress(b"\0" * 30_000_000, 9)[2:-4]
    name = b"META-INF/signatures.xml"
    fields = (8).to_bytes(2, "little") + bytes(4) + zlib.crc32(b"\0" * 30_000_000).to_bytes(4, "little")
    sizes = len(packed).to_bytes(4, "little") + (30_000_000).to_bytes(4, "little") + len(name).to_bytes(2, "little")
    local = b"PK\3\4\x14\0\0\0" + fields + sizes + b"\0\0" + name + packed
    entry = b"PK\1\2\x14\0\x14\0\0\0" + fields + sizes + bytes(16) + name
    count = (2_000).to_bytes(2, "little")
    place = len(local).to_bytes(4, "little")
    yield "one-file-2,000-times", local + entry * 2_000 + b"PK\5\6\0\0\0\0" + count * 2 + (len(entry) * 2_000).to_bytes(4, "little") + place + b"\0\0"


def main(command):
    folder = Path(os.environ.get("LIMITS_KEEP") or tempfile.mkdtemp())
    folder.mkdir(parents=True, exist_ok=True)

    def bounded():
        resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    passed, failed = 0, 0
    for kind, files in (("xml", xml_files()), ("pdf", pdf_files()), ("pdf", signed_pdf_files()), ("cms", cms_files()), ("zip", zip_files())):
        for name, content in files:
            file = folder / f"{kind}-{name}"
            file.write_bytes(content.encode() if isinstance(content, str) else content)
            words = [word.replace("{}", str(file)) for word in command]
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            # Others may be at work on this machine: what counts is the processor's time, the clock only ends a hang.
            try:
                done = subprocess.run(words, preexec_fn=bounded, capture_output=True, timeout=12 * SECONDS)
                code, said = done.returncode, done.stdout
            except subprocess.TimeoutExpired:
                code, said = -1, b""
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            good = 0 <= code < 101 and b"TOTAL-PASSED" not in said
            try:
                json.loads(said)
            except ValueError:
                good = False
            passed, failed = passed + good, failed + (not good)
            if not good or os.environ.get("LIMITS_TELL"):
                print(f"{'ok' if good else 'FAILED':6}  {kind}-{name}: status {code}, {seconds:.1f} s, {said[:150]!r}", flush=True)
            if not os.environ.get("LIMITS_KEEP"):
                file.unlink()
    print(f"limits: {passed} passed, {failed} failed")
    if counts := os.environ.get("OKIENKO_COUNTS"):
        with open(counts, "a", encoding="utf-8") as file:
            file.write(f"{passed} {failed}\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
