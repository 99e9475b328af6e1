"""What a stranger finds when having signatures validated over the API."""

import hashlib
import uuid

import requests
from lxml import etree

import signing

PATH = "/api/v1/validations"
TOO_LARGE = 11 << 20


def ask(office, document=None, accept="application/json", headers=None, **parts):
    """Has a document validated; `parts` are further fields, a list of them when there are several."""
    form = [] if document is None else [("document", ("pismo.xml", document))]
    for field, values in parts.items():
        form += [(field, value) for value in (values if isinstance(values, list) else [values])]
    headers = {"Accept": accept, "Idempotency-Key": str(uuid.uuid4())} | (headers or {})
    headers = {name: value for name, value in headers.items() if value is not None}
    return office.session.post(office.url + PATH, files=form or {"x": (None, "")}, headers=headers, timeout=60)


def tell(office, key, fact, is_problem):
    print("Validations")
    good(office, key, fact)
    refused(office, key, fact, is_problem)


def good(office, key, fact):
    letter = signing.by_script(signing.letter("Do sprawdzenia"), key)
    answer = ask(office, letter)
    told = answer.json() if answer.status_code == 201 else {}
    if not fact("a letter is validated", told.get("signatures"), f"{answer.status_code} {answer.text[:300]}"):
        return
    [signature] = told["signatures"]
    fact("its signature passed and covers the whole", (signature["indication"], signature["coverage"]) == ("TOTAL-PASSED", "whole"), signature)
    fact("the answer is about this very document", told["sha256"] == hashlib.sha256(letter).hexdigest(), told["sha256"])
    fact("sentences are there in both languages", all(told["sentence"].get(tag) and signature["sentence"].get(tag) for tag in ("pl", "en")))
    fact("every check is told with its clause", signature["checks"] and all(check.get("clause") for check in signature["checks"]), signature["checks"])

    altered = ask(office, letter.replace("gęślą".encode(), "gesla".encode())).json()["signatures"][0]
    fact("an altered letter fails by its digest", (altered["indication"], altered["subIndication"]) == ("TOTAL-FAILED", "HASH_FAILURE"), altered)
    foreign = signing.by_script(signing.letter("Obcy"), signing.stranger(office.folder))
    unknown = ask(office, foreign).json()["signatures"][0]
    fact("a stranger's signature is intact and not believed", unknown["intact"] and unknown["indication"] == "INDETERMINATE", unknown)
    late = ask(office, letter, at=(None, "2099-01-01T00:00:00Z")).json()
    fact("it is judged as of the instant asked for", late["signatures"][0]["indication"] == "INDETERMINATE", late)
    none = ask(office, signing.letter("Bez podpisu"))
    fact("an unsigned document has no signatures", none.status_code == 201 and none.json()["signatures"] == [], none.text[:300])

    record = ask(office, letter, accept="application/xml")
    is_xml = record.status_code == 201 and record.headers["content-type"].startswith("application/xml")
    if fact("XML is given when it is asked for", is_xml, record.text[:300]):
        root = etree.fromstring(record.content)
        name = etree.QName(root)
        fact("it is a validation report of ETSI TS 119 102-2", "19102" in (name.namespace or "") and name.localname == "ValidationReport", root.tag)
        fact("and it says the same", b"urn:etsi:019102:mainindication:total-passed" in record.content)

    contract = b"Umowa najmu\n"
    beside = signing.detached(key, "umowa.txt", contract)
    [found] = ask(office, beside, detached=("umowa.txt", contract)).json()["signatures"]
    fact("a file beside its signature is covered", (found["indication"], found.get("files")) == ("TOTAL-PASSED", ["umowa.txt"]), found)
    [other] = ask(office, beside, detached=("umowa.txt", b"Inna umowa\n")).json()["signatures"]
    fact("another file under its name is not", other["indication"] == "TOTAL-FAILED", other)
    [missing] = ask(office, beside).json()["signatures"]
    fact("without the file nothing is believed", missing["indication"] != "TOTAL-PASSED" and missing["reason"] == "file-missing", missing)


def refused(office, key, fact, is_problem):
    letter = signing.by_script(signing.letter("Odrzucone"), key)
    stranger = requests.post(office.url + PATH, files={"document": letter}, headers={"Idempotency-Key": "k"}, timeout=30)
    fact("without a token nothing is validated", stranger.status_code == 401 and is_problem(stranger), stranger.text[:200])
    cases = {
        "without a key": (ask(office, letter, headers={"Idempotency-Key": None}), 400, "missing-key"),
        "without a document": (ask(office, at=(None, "2026-01-01T00:00:00Z")), 422, "no-document"),
        "a file that cannot be read": (ask(office, b"<a"), 422, "unreadable"),
        "an entity in a DOCTYPE": (ask(office, b'<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>'), 422, "unreadable"),
        "an instant that is none": (ask(office, letter, at=(None, "jutro")), 422, "instant"),
        "an unknown field": (ask(office, letter, colour=(None, "blue")), 400, "unknown-field"),
        "two documents": (twice(office, letter), 400, "broken-form"),
        "a file too large": (ask(office, b"<a>" + b"x" * TOO_LARGE + b"</a>"), 413, "file-too-large"),
        "no form at all": (office.session.post(office.url + PATH, data=letter, headers={"Idempotency-Key": "k", "Content-Type": "application/xml"}, timeout=30), 415, "media"),
    }
    for name, (answer, status, reason) in cases.items():
        right = answer.status_code == status and is_problem(answer) and answer.json()["reason"] == reason
        fact(f"{name}: refused", right, f"{answer.status_code} {answer.text[:300]} (expected {status} {reason})")


def twice(office, letter):
    form = [("document", ("a.xml", letter)), ("document", ("b.xml", letter))]
    return office.session.post(office.url + PATH, files=form, headers={"Idempotency-Key": "k"}, timeout=30)
