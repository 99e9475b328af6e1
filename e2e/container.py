"""A container of a signed letter and an annex that nobody signed.

usage: container.py PKCS12 PASSWORD FILE
"""

import sys
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "scripts/api-check"))
sys.dont_write_bytecode = True

import signing  # noqa: E402  (found by the line above)

pkcs12, password, target = sys.argv[1:]
letter = "Umowa najmu\n".encode()
with zipfile.ZipFile(target, "w") as container:
    container.writestr("mimetype", "application/vnd.etsi.asic-e+zip")
    container.writestr("umowa.txt", letter)
    container.writestr("aneks.txt", "Aneks\n")
    container.writestr("META-INF/signatures.xml", signing.detached(signing.Key(pkcs12, password), "umowa.txt", letter))
