#!/usr/bin/env python3
"""Checks an exported journal. Needs Python 3.8 or later and the program openssl, and nothing else.

    python3 check.py [FOLDER]

Ends with 0 when all is well, with 1 when anything is not; every flaw is told on a line of its own.
"""

import calendar
import hashlib
import json
import os
import subprocess
import sys
import time

flaws = []

# What the contents of a file can make Python say when they are not what they should be.
UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, RecursionError)


def flaw(text):
    flaws.append(text)
    print("WRONG  " + text)


def lines(folder, name):
    """The lines of a file, numbered; a missing one is a flaw."""
    try:
        with open(os.path.join(folder, name), "rb") as file:
            yield from enumerate(file, 1)
    except OSError:
        flaw("%s is missing" % name)


def node(left, right):
    """RFC 9162, section 2.1.1: the hash over two others."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def root_of(peaks):
    if not peaks:
        return hashlib.sha256(b"").digest()
    hash = peaks[-1]
    for peak in reversed(peaks[:-1]):
        hash = node(peak, hash)
    return hash


def continues(first, first_root, second, second_root, path):
    """RFC 9162, section 2.1.4.2: the second tree begins with all of the first."""
    path = list(path)
    if first & (first - 1) == 0:
        path.insert(0, first_root)
    if not path or not 0 < first < second:
        return False
    at, last = first - 1, second - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    old = new = path[0]
    for beside in path[1:]:
        if last == 0:
            return False
        if at & 1 or at == last:
            old, new = node(beside, old), node(beside, new)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            new = node(new, beside)
        at, last = at >> 1, last >> 1
    return last == 0 and old == first_root and new == second_root


def read_roots(folder):
    """The statements that were timestamped, by size; the tokens lie beside them."""
    roots = {}
    try:
        names = sorted(os.listdir(os.path.join(folder, "roots")))
    except OSError:
        flaw("roots is missing")
        names = []
    for name in names:
        stem, kind = os.path.splitext(name)
        if kind != ".json":
            if not os.path.exists(os.path.join(folder, "roots", stem + ".json")):
                flaw("roots/%s is a token over no root" % name)
            continue
        if not (stem.isascii() and stem.isdigit()):
            flaw("roots/%s is not named by a number of entries" % name)
            continue
        with open(os.path.join(folder, "roots", name), "rb") as file:
            text = file.read()
        try:
            root = bytes.fromhex(json.loads(text)["root"])
            good = text == ('{"version":1,"size":%d,"root":"%s"}' % (int(stem), root.hex())).encode()
        except UNREADABLE:
            root, good = b"", False
        if not good:
            flaw("roots/%s is not a root over %s entries" % (name, stem))
        roots[int(stem)] = root
    return roots


def check_entries(folder, roots):
    """The chain, the tree over it and the roots; gives what entries say of roots and tokens, and all commitments."""
    previous, last_at, count, peaks = bytes(32), "", 0, []
    rooted, stamped, commitments, erased = {}, {}, {}, set()
    for count, line in lines(folder, "entries.jsonl"):
        text = line.rstrip(b"\n")
        leaf = hashlib.sha256(b"\x00" + text).digest()
        chained = in_order = True
        try:
            entry = json.loads(text)
            facts, kind, at = entry["facts"], entry["kind"], entry["at"]
            chained = (entry["version"], entry["sequence"], entry["previous"]) == (1, count, previous.hex())
            in_order, last_at = at >= last_at, at
            for name, commitment in entry["personal"].items():
                commitments["%d %s" % (count, name)] = commitment
            if kind == "journal.erased":
                erased.update(facts.get("pieces", []))
            if kind == "journal.rooted":
                rooted[facts.get("size")] = facts.get("root")
            if kind == "journal.root_timestamped":
                stamped[facts.get("size")] = (facts.get("token"), facts.get("time"))
        except UNREADABLE:
            flaw("entry %d cannot be read" % count)
        if not chained:
            flaw("entry %d does not continue the chain" % count)
        if not in_order:
            flaw("entry %d goes back in time" % count)
        previous, carried, size = leaf, leaf, count - 1
        while size & 1:
            carried, size = node(peaks.pop(), carried), size >> 1
        peaks.append(carried)
        if count in roots and roots[count] != root_of(peaks):
            flaw("the root over %d entries is not that of the entries" % count)
    for size in roots:
        if size > count:
            flaw("there is a root over %d entries, but only %d entries" % (size, count))
        if rooted.get(size) != roots[size].hex():
            flaw("no entry tells of the root over %d entries" % size)
    for size in rooted:
        if size not in roots:
            flaw("the root over %s entries is missing" % size)
    return count, stamped, commitments, erased


def check_consistency(folder, roots):
    sizes, proved = sorted(roots), set()
    for number, line in lines(folder, "consistency.jsonl"):
        try:
            proof = json.loads(line)
            first, second = proof["earlier"], proof["later"]
            path = [bytes.fromhex(hash) for hash in proof["path"]]
            if continues(first, roots[first], second, roots[second], path):
                proved.add((first, second))
        except UNREADABLE:
            pass
    for pair in zip(sizes, sizes[1:]):
        if pair not in proved:
            flaw("the root over %d entries is not shown to continue the one over %d" % (pair[1], pair[0]))


def check_tokens(folder, roots, stamped):
    """Each token by openssl, as of the time that the journal says it bears: a token outlives its signer's certificate."""
    good = 0
    for size in sorted(roots):
        data, token = (os.path.join(folder, "roots", "%d.%s" % (size, kind)) for kind in ("json", "tst"))
        told, at = stamped.get(size, (None, None))
        if not os.path.exists(token):
            if told:
                flaw("the timestamp of the root over %d entries is missing" % size)
            continue
        with open(token, "rb") as file:
            if hashlib.sha256(file.read()).hexdigest() != told:
                flaw("the timestamp of the root over %d entries is not the one that the journal tells of" % size)
        try:
            moment = calendar.timegm(time.strptime(at[:19], "%Y-%m-%dT%H:%M:%S")) if at else int(time.time())
        except UNREADABLE:
            flaw("the journal tells no time of the timestamp of the root over %d entries" % size)
            continue
        command = ["openssl", "ts", "-verify", "-data", data, "-in", token, "-token_in", "-attime", str(moment)]
        command += ["-CAfile", os.path.join(folder, "certificates.pem")]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        if done.returncode == 0:
            good += 1
        else:
            flaw("openssl refuses the timestamp of the root over %d entries" % size)
    return good


def check_personal(folder, commitments, erased):
    kept = set()
    if not os.path.exists(os.path.join(folder, "personal.jsonl")):
        return None
    for number, line in lines(folder, "personal.jsonl"):
        try:
            piece = json.loads(line)
            name = "%d %s" % (piece["sequence"], piece["name"])
            made = hashlib.sha256(bytes.fromhex(piece["salt"]) + piece["value"].encode()).hexdigest()
            if commitments.get(name) != made:
                flaw("personal data beside entry %s was altered" % name)
            kept.add(name)
        except UNREADABLE:
            flaw("line %d of personal.jsonl cannot be read" % number)
    for name in sorted(kept & erased):
        flaw("personal data beside entry %s is still there, and an entry says that it was erased" % name)
    for name in sorted(set(commitments) - kept - erased):
        flaw("personal data beside entry %s is gone, and no entry says that it was erased" % name)
    return len(kept)


def main():
    folder = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.abspath(__file__))
    roots = read_roots(folder)
    count, stamped, commitments, erased = check_entries(folder, roots)
    check_consistency(folder, roots)
    good = check_tokens(folder, roots, stamped)
    personal = check_personal(folder, commitments, erased)
    print("%d entries, %d roots, %d timestamps that openssl accepts" % (count, len(roots), good))
    print("%d commitments to personal data, %d of them erased by an entry" % (len(commitments), len(erased)))
    if personal is not None:
        print("%d pieces of personal data fit their commitments" % personal)
    covered = max([size for size in roots if os.path.exists(os.path.join(folder, "roots", "%d.tst" % size))], default=0)
    if covered < count:
        print("The last %d entries are under no timestamp yet." % (count - covered))
    print("NOT WHOLE: %d flaws" % len(flaws) if flaws else "The journal is whole.")
    return 1 if flaws else 0


if __name__ == "__main__":
    sys.exit(main())
