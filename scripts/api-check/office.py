"""A demonstration office, started for the check and ended after it, and its API as a stranger sees it."""

import json
import shutil
import socket
import subprocess
import tempfile
import time
import uuid
from pathlib import Path

import requests

PATIENCE = 60  # seconds for the office to open, and for a receipt to be sealed


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Office:
    """`with Office(program) as office:` opens one in a temporary folder."""

    def __init__(self, program):
        self.program = program

    def __enter__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="okienko-api-"))
        self.url = f"http://127.0.0.1:{free_port()}"
        self.log = open(self.folder / "log", "wb")
        words = [self.program, "demo", "--listen", self.url.removeprefix("http://"), "--data", self.folder / "data"]
        self.process = subprocess.Popen(words, stdout=self.log, stderr=self.log)
        until = time.monotonic() + PATIENCE
        while not self.is_open():
            if self.process.poll() is not None or time.monotonic() > until:
                raise SystemExit(f"the office did not open:\n{(self.folder / 'log').read_text()}")
            time.sleep(0.1)
        self.demo = json.loads((self.folder / "data/demo.json").read_text())
        self.session = requests.Session()
        self.session.headers["Authorization"] = f"Bearer {self.demo['api_token']}"
        self.session.headers["Accept-Language"] = "en"
        return self

    def __exit__(self, *cause):
        self.process.terminate()
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self.log.close()
        if cause[0]:
            print((self.folder / "log").read_text()[-4000:])
        shutil.rmtree(self.folder)

    def is_open(self):
        try:
            return requests.get(f"{self.url}/healthz", timeout=5).ok
        except requests.RequestException:
            return False

    def path(self, name):
        """A path of demo.json, which may be relative to the data folder."""
        return self.folder / "data" / name

    def get(self, path, **options):
        return self.session.get(self.url + path, timeout=30, **options)

    def file(self, document, name="pismo.xml", key=None, detached=(), attachments=()):
        """Files a general letter; the document and the rest are bytes."""
        parts = [("service", (None, "pismo-ogolne")), ("document", (name, document, "application/xml"))]
        parts += [("detached", (name, data)) for name, data in detached]
        parts += [("attachment", (name, data)) for name, data in attachments]
        headers = {"Idempotency-Key": key or str(uuid.uuid4())}
        return self.session.post(f"{self.url}/api/v1/submissions", files=parts, headers=headers, timeout=60)

    def receipt(self, filed):
        """The answer that holds the sealed receipt, waited for."""
        until = time.monotonic() + PATIENCE
        while True:
            answer = self.get(filed["receipt"])
            if answer.status_code != 202 or time.monotonic() > until:
                return answer
            time.sleep(0.2)
