"""verdicts.py TOOL TIMES TRUST... FILE

Has a tool that is not ours validate a file so often, trusting the roots in those folders. Prints the seconds of one
validation (of the processor, and by the clock) and the most memory (MiB) of the process that did it, as JSON; fails when the tool does not believe the file.
"""

import json
import os
import re
import resource
import subprocess
import sys
import time
from pathlib import Path

PROPERTIES = "http://uri.etsi.org/01903/v1.3.2#:SignedProperties"


def used(whose):
    """Processor time and the clock: others may be at work on this machine."""
    so_far = resource.getrusage(whose)
    return so_far.ru_utime + so_far.ru_stime, time.perf_counter()


def timed(validate, times, whose=resource.RUSAGE_CHILDREN):
    """Once beforehand: what is loaded then is there for the others."""
    validate()
    begun = used(whose)
    for _ in range(times):
        validate()
    return [(end - begin) / times for begin, end in zip(begun, used(whose))]


def signxml(file, _roots):
    from signxml.xades import XAdESVerifier
    from lxml import etree
    content = file.read_bytes()
    certificate = etree.fromstring(content, etree.XMLParser(huge_tree=True)).find(".//{http://www.w3.org/2000/09/xmldsig#}X509Certificate").text
    # Its paths refuse certificates that are not made for servers, so the signer's is pinned and no path is built.
    def validate():
        XAdESVerifier().verify(etree.fromstring(content, etree.XMLParser(huge_tree=True)), x509_cert=certificate, expect_references=2)
    return validate


def pyhanko(file, roots):
    from io import BytesIO
    from asn1crypto import pem, x509
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext
    content = file.read_bytes()
    trusted = [x509.Certificate.load(pem.unarmor(root.read_bytes())[2]) for root in roots]

    def validate():
        for signature in PdfFileReader(BytesIO(content)).embedded_signatures:
            context = ValidationContext(trust_roots=trusted, allow_fetching=False)
            status = validate_pdf_signature(signature, signer_validation_context=context)
            assert status.bottom_line, status.summary()
    return validate


def process(words, answers=(0,)):
    def validate():
        done = subprocess.run(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        assert done.returncode in answers, done.stderr
    return validate


def trusting(option, paths):
    return [word for path in paths for word in (option, str(path))]


def xmlsec1(roots, *more):
    return ["xmlsec1", "--verify", *more, *trusting("--trusted-pem", roots), "--id-attr:Id", PROPERTIES]


def main(tool, times, *paths):
    *folders, file = map(Path, paths)
    times, roots = int(times), [folder / "root.pem" for folder in folders]
    whose = resource.RUSAGE_CHILDREN
    if tool in ("signxml", "pyhanko"):
        whose = resource.RUSAGE_SELF
        seconds = timed({"signxml": signxml, "pyhanko": pyhanko}[tool](file, roots), times, whose)
    elif tool == "xmlsec1":
        # What it prints itself is its processor time.
        begun = time.perf_counter()
        said = subprocess.run([*xmlsec1(roots, "--repeat", str(times)), file], check=True, capture_output=True, text=True)
        spent = float(re.search(r"in ([\d.]+) msec", said.stdout + said.stderr).group(1)) / 1_000
        seconds = [spent / times, (time.perf_counter() - begun) / times]
    elif tool == "xmlsec1-each":
        seconds = timed(process([*xmlsec1(roots), file]), times)
    elif tool == "openssl":
        trusted = file.with_suffix(".roots")
        trusted.write_bytes(b"".join(root.read_bytes() for root in roots))
        words = ["openssl", "cms", "-verify", "-binary", "-inform", "DER", "-purpose", "any", "-CAfile", trusted, "-in", file]
        seconds = timed(process(words), times)
    else:
        words = [os.environ["OKIENKO"], "verify", "--json", "--offline", *trusting("--trust", folders), file]
        # Without a network it cannot say whether a certificate was revoked, and so answers no.
        seconds = timed(process(words, (0, 1)), times)
    print(json.dumps({"seconds": seconds[0], "clock": seconds[1], "peak": resource.getrusage(whose).ru_maxrss // 1024}))


if __name__ == "__main__":
    main(*sys.argv[1:])
