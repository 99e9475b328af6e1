"""What a stranger finds at the API: each fact is printed as it holds or fails, and counted.

usage: check.py PROGRAM
"""

import base64
import hashlib
import io
import os
import re
import subprocess
import sys
import tempfile
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import requests
from lxml import etree
from pyhanko.keys import load_certs_from_pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from signxml.xades import XAdESVerifier

import hostile
import signing
import systems
import validations
from office import Office

QUICK = 5.0  # seconds that any refusal may take on a busy machine
LOCALE = Path(__file__).parent.parent.parent / "locales/en/okienko.ftl"
counts = [0, 0]


def fact(what, holds, detail=""):
    counts[0 if holds else 1] += 1
    print(f"  {'holds ' if holds else 'FAILED'}  {what}" + ("" if holds else f": {detail}"), flush=True)
    return holds


def run(*words):
    done = subprocess.run([str(word) for word in words], capture_output=True)
    return done.returncode == 0, (done.stdout + done.stderr).decode(errors="replace")[-600:]


def is_problem(answer):
    if not answer.headers.get("content-type", "").startswith("application/problem+json"):
        return False
    problem = answer.json()
    return all(problem.get(field) for field in ("type", "title", "status", "reason")) and problem["status"] == answer.status_code


def filings(office):
    """How many filings the person has, page by page."""
    count, cursor = 0, None
    while True:
        page = office.get("/api/v1/submissions", params={"limit": 100} | ({"cursor": cursor} if cursor else {})).json()
        count, cursor = count + len(page["items"]), page["next"]
        if not cursor:
            return count


def words(key):
    """An English sentence of the office, up to its first variable."""
    found = re.search(rf"^{key} = (.*)$", LOCALE.read_text(), re.M)
    return found.group(1).split("{")[0]


def the_door(office):
    print("The door")
    without = requests.post(f"{office.url}/api/v1/submissions", timeout=10)
    fact("without a token nobody files", without.status_code == 401 and is_problem(without), without.text[:200])
    wrong = requests.get(f"{office.url}/api/v1/submissions?key=x", headers={"Authorization": "Bearer okn_x"}, timeout=10)
    fact("a wrong token is refused", wrong.status_code == 401, wrong.text[:200])
    description = office.get("/api/v1/openapi.json")
    paths = description.json().get("paths", {}) if description.ok else {}
    for what, ending in [("filing", "/submissions"), ("matters", "/cases"), ("collecting", "/collect"), ("validating", "/validations")]:
        fact(f"the description names {what}", any(path.endswith(ending) for path in paths), description.text[:200])


def good_letters(office, key):
    print("Letters signed by foreign tools")
    contract = b"Umowa najmu\n"
    letters = {
        "xmlsec1, enveloped": (signing.by_script(signing.letter("Wniosek o zaświadczenie"), key), {}),
        "signxml, enveloped": (signing.by_signxml(signing.letter("Wniosek o dopłatę"), key), {}),
        "signxml, the root by its id": (signing.by_signxml(signing.letter("Wniosek o wpis"), key, "#pismo"), {}),
        "xmlsec1, enveloping": (signing.enveloping(key, "Wniosek w kopercie"), {}),
        "xmlsec1, detached": (signing.detached(key, "umowa.txt", contract), {"detached": [("umowa.txt", contract)]}),
        "with an attachment": (signing.by_script(signing.letter("Z mapą"), key), {"attachments": [("mapa.txt", b"Mapa\n")]}),
    }
    filed = {}
    for name, (document, more) in letters.items():
        answer = office.file(document, **more)
        body = answer.json() if answer.status_code == 201 else {}
        complete = all(body.get(field) for field in ("id", "number", "enteredAt", "receipt"))
        if fact(f"{name}: accepted with a number", complete, f"{answer.status_code} {answer.text[:300]}"):
            filed[name] = (document, body)
    return filed


def receipt_is_genuine(office, name, document, body):
    answer = office.receipt(body)
    is_xml = answer.headers.get("content-type", "").startswith("application/xml")
    if not fact(f"{name}: the receipt is there", answer.status_code == 200 and is_xml, answer.text[:200]):
        return
    receipt = answer.content
    digest = hashlib.sha256(document).digest()
    names = body["number"] in answer.text and (base64.b64encode(digest) in receipt or digest.hex().encode() in receipt.lower())
    fact(f"{name}: the receipt names the number and the letter's SHA-256", names)
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        file = folder / "upp.xml"
        file.write_bytes(receipt)
        anchors = [office.path(path) for path in office.demo["trust"]]
        trusted = [word for path in anchors for word in ("--trusted-pem", path)]
        ids = ["--id-attr:Id", f"{signing.XADES}:SignedProperties"]
        fact(f"{name}: xmlsec1 trusts the seal", *run("xmlsec1", "--verify", *trusted, *ids, file))
        (folder / "altered.xml").write_bytes(receipt.replace(body["number"].encode(), b"RPW/2020/1"))
        fact(f"{name}: xmlsec1 refuses an altered receipt", not run("xmlsec1", "--verify", *trusted, *ids, folder / "altered.xml")[0])

        bundle = folder / "anchors.pem"
        bundle.write_bytes(b"\n".join(Path(path).read_bytes() for path in anchors))
        try:
            XAdESVerifier().verify(receipt, ca_pem_file=str(bundle), expect_references=2)
            fact(f"{name}: signxml trusts the seal", True)
        except Exception as why:  # whatever the foreign tool says is the finding
            fact(f"{name}: signxml trusts the seal", False, repr(why))

        tree = etree.fromstring(receipt)
        value = tree.find(f".//{{{signing.DS}}}SignatureValue")
        token = tree.find(f".//{{{signing.XADES}}}SignatureTimeStamp/{{{signing.XADES}}}EncapsulatedTimeStamp")
        if fact(f"{name}: the seal is timestamped", token is not None):
            (folder / "value").write_bytes(etree.tostring(value, method="c14n", exclusive=True, with_tail=False))
            (folder / "token").write_bytes(base64.b64decode(token.text))
            words = ["openssl", "ts", "-verify", "-token_in", "-in", folder / "token", "-data", folder / "value", "-CAfile", bundle]
            fact(f"{name}: openssl trusts the timestamp of the seal", *run(*words))


def every_matter(office):
    """The person's matters, read page by page, a few at a time."""
    matters, cursor = [], None
    while True:
        page = office.get("/api/v1/cases", params={"limit": 7} | ({"cursor": cursor} if cursor else {})).json()
        matters, cursor = matters + page["items"], page["next"]
        if not cursor:
            return matters


def seal_holds(office, pdf):
    """What pyHanko says of the seal and the timestamp of a PDF."""
    roots = list(load_certs_from_pemder([str(office.path(path)) for path in office.demo["trust"]]))
    context = ValidationContext(trust_roots=roots, allow_fetching=False)
    [signature] = PdfFileReader(io.BytesIO(pdf)).embedded_signatures
    status = validate_pdf_signature(signature, context, ts_validation_context=context)
    stamp = status.timestamp_validity
    return bool(status.bottom_line and stamp and stamp.valid and stamp.trusted), status.summary()


def matters(office, filed):
    print("Matters")
    found = every_matter(office)
    numbers = [matter["number"] for matter in found]
    fact("each matter stands in the list once", len(set(numbers)) == len(numbers), numbers)
    fact("every letter that was filed is a matter", all(body["number"] in numbers for _, body in filed.values()), numbers)
    stages = {"received", "withdrawn", "open", "awaiting-party", "awaiting-body", "suspended", "settled", "delivered", "closed"}
    fact("stages are those of the description", {matter["stage"] for matter in found} <= stages)
    clocks = all((matter["standsSince"] is None) == (matter["standsReason"] is None) for matter in found)
    fact("a clock that stands says why", clocks)
    different = []
    for matter in found[:20]:
        one = office.get(f"/api/v1/cases/{matter['id']}").json()
        same = all(one[field] == matter[field] for field in ("sign", "number", "stage", "lastDay", "daysLeft"))
        different += [] if same and one["steps"] and one["letters"] else [one]
    fact("each matter by its id says the same, with its steps and letters", not different, different)
    missing = office.get(f"/api/v1/cases/{uuid.uuid4()}")
    fact("an unknown matter is not found", missing.status_code == 404 and is_problem(missing), missing.text[:200])
    wrong = office.get("/api/v1/cases", params={"limit": 0})
    fact("a wrong question is refused", wrong.status_code == 400 and is_problem(wrong), wrong.text[:200])
    without = requests.get(f"{office.url}/api/v1/cases", timeout=10)
    fact("without a token nobody sees matters", without.status_code == 401 and is_problem(without), without.text[:200])
    answers(office, [matter for matter in found if matter["stage"] == "settled"])


def answers(office, settled):
    print("Answers")
    if not fact("the demonstration has an answer to collect", settled):
        return
    matter = f"/api/v1/cases/{settled[0]['id']}"
    waiting = next(answer for answer in office.get(matter).json()["answers"] if answer["collect"])
    pdf = waiting["collect"].removesuffix("/collect")
    early = office.get(pdf)
    fact("an answer is not given out before it is collected", early.status_code == 404 and waiting["pdf"] is None, early.status_code)
    keyless = office.session.post(office.url + waiting["collect"], timeout=10)
    still = office.get(matter).json()["stage"] == "settled"
    fact("without a key nothing is collected", keyless.status_code == 400 and is_problem(keyless) and still, keyless.text[:200])
    key = {"Idempotency-Key": str(uuid.uuid4())}
    with ThreadPoolExecutor(4) as hands:
        collected = list(hands.map(lambda _: office.session.post(office.url + waiting["collect"], headers=key, timeout=10), range(4)))
    same = len({answer.text for answer in collected}) == 1 and collected[0].ok
    fact("four at once collect it once", same, [(answer.status_code, answer.text[:200]) for answer in collected])
    read = office.get(pdf)
    is_pdf = read.headers.get("content-type") == "application/pdf" and read.content.startswith(b"%PDF-")
    if fact("the collected answer is a PDF", read.ok and is_pdf, read.status_code):
        fact("pyHanko trusts its seal and its timestamp", *seal_holds(office, read.content))
    fact("the matter is delivered", office.get(matter).json()["stage"] == "delivered")


def asked_twice(office, key):
    print("Asked twice")
    document, idempotency = signing.by_script(signing.letter("Dwa razy"), key), str(uuid.uuid4())
    first = office.file(document, key=idempotency)
    if not fact("a letter is filed under a key", first.status_code == 201, first.text[:300]):
        return
    before = filings(office)
    again = office.file(document, key=idempotency)
    same = again.ok and again.json() == first.json()
    fact("the same letter again gets the same answer", same, f"{again.status_code} {again.text[:300]}")
    other = office.file(signing.by_script(signing.letter("Coś innego"), key), key=idempotency)
    fact("another letter under the key is refused", other.status_code == 422 and is_problem(other), other.text[:300])
    found = office.get("/api/v1/submissions", params={"key": idempotency})
    is_found = found.ok and first.json()["id"] in found.text
    fact("after a lost answer the key tells the filing", is_found, f"{found.status_code} {found.text[:300]}")
    unknown = office.get("/api/v1/submissions", params={"key": str(uuid.uuid4())})
    fact("an unknown key tells nothing", first.json()["id"] not in unknown.text, unknown.text[:300])
    fact("nothing more was filed", filings(office) == before)
    keyless = office.session.post(f"{office.url}/api/v1/submissions", files={"document": document}, timeout=30)
    fact("without a key nothing is filed", keyless.status_code == 400 and is_problem(keyless), keyless.text[:300])

    document, idempotency = signing.by_script(signing.letter("Naraz"), key), str(uuid.uuid4())
    with ThreadPoolExecutor(8) as hands:
        answers = list(hands.map(lambda _: office.file(document, key=idempotency), range(8)))
    statuses = {answer.status_code for answer in answers}
    made = {answer.json()["id"] for answer in answers if answer.status_code == 201}
    fact("eight at once under one key file one letter", statuses <= {201, 409} and len(made) == 1, f"{statuses} {made}")
    fact("and it is one", filings(office) == before + 1)


def hostile_documents(office, key):
    print("Documents that must be refused")
    before = filings(office)
    for name, document, key_of_words in hostile.unsigned() + hostile.signed(key, signing.stranger(office.folder)):
        begun = time.monotonic()
        answer = office.file(document)
        took = time.monotonic() - begun
        refused = 400 <= answer.status_code < 500 and is_problem(answer)
        detail = answer.json()["detail"] if refused else f"{answer.status_code} {answer.text[:300]}"
        right = refused and (key_of_words is None or words(key_of_words) in detail)
        if right and answer.json()["reason"] in ("signature", "unreadable"):
            fact(f"{name}: the cause is told in one word", re.fullmatch(r"[a-z0-9-]+", answer.json().get("cause", "")))
        fact(f"{name}: refused", right, f"{detail} (expected {key_of_words})")
        if right:
            print(f"          {detail}")
        fact(f"{name}: answered within {QUICK:.0f} s", took < QUICK, f"{took:.1f} s")
    fact("none of them was stored", filings(office) == before)
    begun = time.monotonic()
    alive = requests.get(f"{office.url}/healthz", timeout=10).ok and office.get("/api/v1/submissions").ok
    fact("the office still answers at once", alive and time.monotonic() - begun < 1)


def main():
    with Office(sys.argv[1]) as office:
        held = office.demo["client_key"]
        key = signing.Key(office.path(held["pkcs12"]), held["password"])
        the_door(office)
        filed = good_letters(office, key)
        print("Receipts, verified by others")
        for name, (document, body) in filed.items():
            receipt_is_genuine(office, name, document, body)
        matters(office, filed)
        asked_twice(office, key)
        hostile_documents(office, key)
        validations.tell(office, key, fact, is_problem)
        systems.tell(office, fact, is_problem)
    if "OKIENKO_COUNTS" in os.environ:
        with open(os.environ["OKIENKO_COUNTS"], "a") as file:
            print(*counts, file=file)
    print(f"API: {counts[0]} facts hold, {counts[1]} fail")
    return 1 if counts[1] else 0


if __name__ == "__main__":
    sys.exit(main())
