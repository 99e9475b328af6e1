"""Another system at work in a demonstration office: let in by the administrator, it reads what happens and carries a letter
from its registration to the sealed answer."""

import re
import time
import uuid

import requests

PATIENCE = 60


class System:
    """A system that the administrator lets in, by the page that people use."""

    def __init__(self, office):
        self.office = office
        self.people = {person["login"]: person["password"] for person in office.demo["accounts"]}
        browser = requests.Session()

        def csrf(page):
            return re.search(r'name="csrf" value="([^"]+)"', page.text).group(1)

        form = browser.get(f"{office.url}/zaloguj", timeout=30)
        signed_in = {"csrf": csrf(form), "dalej": "", "login": "administrator", "haslo": self.people["administrator"]}
        browser.post(f"{office.url}/zaloguj", data=signed_in, timeout=30)
        form = browser.get(f"{office.url}/administracja/systemy", timeout=30)
        asked = {"csrf": csrf(form), "nazwa": "Obieg", "zdarzenia": "tak", "dzialanie": "tak"}
        shown = browser.post(f"{office.url}/administracja/systemy", data=asked, timeout=30)
        self.key = re.search(r"oks_[A-Za-z0-9_-]{43}", shown.text).group(0)

    def get(self, path, official="", **options):
        headers = {"Authorization": f"Bearer {self.key}", "Okienko-Official": official}
        return requests.get(f"{self.office.url}/api/v1{path}", headers=headers, timeout=40, **options)

    def post(self, path, official, body, key=None):
        headers = {
            "Authorization": f"Bearer {self.key}",
            "Okienko-Official": official,
            "Idempotency-Key": key or str(uuid.uuid4()),
        }
        return requests.post(f"{self.office.url}/api/v1{path}", headers=headers, json=body, timeout=40)

    def events(self):
        """Everything that happened, page by page."""
        after, read = 0, []
        while True:
            page = self.get("/events", params={"after": after, "limit": 1000}).json()
            if not page["items"]:
                return read
            read += page["items"]
            after = page["next"]


def tell(office, fact, is_problem):
    print("Another system")
    system = System(office)
    read = system.events()
    fact("events have no gap and no disorder", [event["sequence"] for event in read] == list(range(1, len(read) + 1)))
    fact("nothing personal is among them", not any(event["personal"] for event in read))
    begun = time.monotonic()
    waited = system.get("/events", params={"after": len(read), "wait": 1})
    fact("a reader waits for what comes", waited.ok and time.monotonic() - begun < 5, waited.text[:300])
    ahead = system.get("/events", params={"after": 10**9})
    fact("a reader that is ahead is told so", ahead.status_code == 409 and is_problem(ahead), ahead.text[:300])

    letter = {"sender": "Jan Kos", "subject": "Podanie z obiegu", "receivedOn": "2026-01-05", "notScanned": "Skan jest w obiegu"}
    key = str(uuid.uuid4())
    first = system.post("/office/letters", "rejestr", letter, key)
    again = system.post("/office/letters", "rejestr", letter, key)
    fact("a letter is registered once", first.ok and again.text == first.text, f"{first.text[:300]} {again.text[:300]}")
    if not first.ok:
        return
    address, version = f"/office/letters/{first.json()['id']}", first.json()["version"]
    for official, step in [
        ("rejestr", {"move": "distribute", "unit": "OR"}),
        ("naczelnik", {"move": "assign", "unit": "OR", "official": "organizacja", "text": "Proszę załatwić."}),
        ("organizacja", {"move": "take"}),
    ]:
        moved = system.post(f"{address}/moves", official, step | {"version": version})
        if not fact(f"the letter moves on: {step['move']}", moved.ok, moved.text[:300]):
            return
        version = moved.json()["version"]
    stale = system.post(f"{address}/moves", "organizacja", {"move": "take", "version": 1})
    fact("a step decided on an older version is refused", stale.status_code == 409 and is_problem(stale), stale.text[:300])
    opened = system.post(
        f"{address}/case", "organizacja", {"version": version, "class": "1431", "title": "Podanie z obiegu", "startedOn": "2026-01-05"}
    )
    if not fact("a case is opened", opened.ok, opened.text[:300]):
        return
    case = f"/office/cases/{opened.json()['id']}"
    text = {"version": 1, "addressee": "Jan Kos\nul. Cicha 1", "title": "Odpowiedź", "text": "Informujemy, że sprawa jest załatwiona."}
    brought = system.post(f"{case}/answer", "organizacja", text)
    if not fact("an answer is brought", brought.ok, brought.text[:300]):
        return
    approved = system.post(f"{case}/answer/approval", "naczelnik", {"version": brought.json()["version"]})
    fact("it is approved by whoever signs", approved.ok, approved.text[:300])
    until = time.monotonic() + PATIENCE
    while (shown := system.get(case, "organizacja").json())["answer"]["state"] != "sealed" and time.monotonic() < until:
        time.sleep(0.3)
    fact("and sealed by the office", shown["answer"]["state"] == "sealed", str(shown))
    kinds = [event["kind"] for event in system.events()[len(read):]]
    told = ("letter.registered", "letter.taken", "case.opened", "answer.approved", "answer.sealed", "system.acted")
    fact("the feed tells of all of it", all(kind in kinds for kind in told), str(kinds))
