"""sign-pdf.py KEY.p12 PASSWORD IN.pdf OUT.pdf [TIMESTAMP-AUTHORITY]

Signs a PDF with pyHanko as a person's own program would: PAdES at level B, or at level T when an authority is named.
"""

import sys

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers, timestamps


def sign(key: str, password: str, source: str, target: str, authority: str | None = None) -> None:
    signer = signers.SimpleSigner.load_pkcs12(key, passphrase=password.encode())
    meta = signers.PdfSignatureMetadata(
        field_name="Podpis", md_algorithm="sha256", subfilter=fields.SigSeedSubFilter.PADES
    )
    stamper = timestamps.HTTPTimeStamper(authority) if authority else None
    with open(source, "rb") as pdf, open(target, "wb") as signed:
        signers.sign_pdf(IncrementalPdfFileWriter(pdf), meta, signer=signer, timestamper=stamper, output=signed)


if __name__ == "__main__":
    sign(*sys.argv[1:])
