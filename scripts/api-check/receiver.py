"""Takes events that an office sends to a webhook: checks the signature of every message and prints the events in order.
An example to begin with, with nothing but Python; a real receiver keeps `last` beside what it makes of the events.

usage: receiver.py PORT SECRET_FILE      (0 is any free port; the first line printed is the port)
"""

import base64
import hashlib
import hmac
import json
import sys
import time
from http.server import BaseHTTPRequestHandler, HTTPServer

OLDEST = 300  # seconds: an older message may be somebody else's copy of it
last = 0  # the sequence of the last event that was dealt with


def is_genuine(secret, headers, body):
    """Whether the office signed this message now (Standard Webhooks)."""
    number, moment = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    if not moment.isdecimal() or abs(time.time() - int(moment)) > OLDEST:
        return False
    key = base64.b64decode(secret.strip().removeprefix("whsec_"))
    right = hmac.new(key, f"{number}.{moment}.".encode() + body, hashlib.sha256).digest()
    given = headers.get("webhook-signature", "").removeprefix("v1,")
    return hmac.compare_digest(base64.b64encode(right), given.encode())


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self):
        global last
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        try:
            with open(sys.argv[2]) as file:
                secret = file.read()
        except OSError:
            return self.answer(503)  # not ready: the office sends it again
        if not is_genuine(secret, self.headers, body):
            return self.answer(401)
        for event in json.loads(body)["data"]["items"]:
            if event["sequence"] <= last:
                continue  # it was sent again
            print(event["sequence"], event["kind"], event["subject"], flush=True)
            last = event["sequence"]
        self.answer(204)  # only now are they ours

    def answer(self, status):
        self.send_response(status)
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, *words):
        pass


if __name__ == "__main__":
    server = HTTPServer(("127.0.0.1", int(sys.argv[1])), Receiver)
    print(server.server_port, flush=True)
    server.serve_forever()
