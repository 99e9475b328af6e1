#!/usr/bin/env bash
# sign-letter.sh KEY.p12 PASSWORD DOCUMENT.xml >SIGNED.xml
#
# Signs an XML document as XAdES-BASELINE-B, enveloped, with nothing but openssl and xmlsec1. The document is read as
# UTF-8; its root needs a closing tag. This is what an own system has to do before it files a letter.
set -euo pipefail
[ $# = 3 ] || { echo "usage: sign-letter.sh KEY.p12 PASSWORD DOCUMENT.xml >SIGNED.xml" >&2; exit 2; }
key=$1 password=$2 document=$3

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
# The key may be RSA or elliptic; the signature method follows it.
openssl pkcs12 -in "$key" -passin "pass:$password" -clcerts -nokeys -out "$folder/certificate.pem" 2>/dev/null
digest=$(openssl x509 -in "$folder/certificate.pem" -outform DER | openssl dgst -sha256 -binary | base64 -w 0)
case $(openssl x509 -in "$folder/certificate.pem" -noout -text) in
    *id-ecPublicKey*) method=http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256 ;;
    *) method=http://www.w3.org/2001/04/xmldsig-more#rsa-sha256 ;;
esac
id=$(openssl rand -hex 8)

# The signature goes in just before the root's closing tag, the last "</" of the document. Files are cut, not variables:
# a document with its attachments has megabytes.
end=$(LC_ALL=C grep -abo '</' "$document" | tail -n 1 | cut -d : -f 1) || true
[ -n "$end" ] || { echo "sign-letter.sh: $document has no closing tag" >&2; exit 2; }
signature='<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#" Id="signature-'$id'"><ds:SignedInfo>
<ds:CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/>
<ds:SignatureMethod Algorithm="'$method'"/>
<ds:Reference Id="document-'$id'" URI=""><ds:Transforms>
<ds:Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"/>
<ds:Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/>
</ds:Transforms><ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><ds:DigestValue/></ds:Reference>
<ds:Reference Type="http://uri.etsi.org/01903#SignedProperties" URI="#properties-'$id'"><ds:Transforms>
<ds:Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/>
</ds:Transforms><ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><ds:DigestValue/></ds:Reference>
</ds:SignedInfo><ds:SignatureValue/><ds:KeyInfo><ds:X509Data/></ds:KeyInfo>
<ds:Object><xades:QualifyingProperties xmlns:xades="http://uri.etsi.org/01903/v1.3.2#" Target="#signature-'$id'">
<xades:SignedProperties Id="properties-'$id'"><xades:SignedSignatureProperties>
<xades:SigningTime>'$(date -u +%Y-%m-%dT%H:%M:%SZ)'</xades:SigningTime>
<xades:SigningCertificateV2><xades:Cert><xades:CertDigest>
<ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><ds:DigestValue>'$digest'</ds:DigestValue>
</xades:CertDigest></xades:Cert></xades:SigningCertificateV2></xades:SignedSignatureProperties>
<xades:SignedDataObjectProperties><xades:DataObjectFormat ObjectReference="#document-'$id'">
<xades:MimeType>application/xml</xades:MimeType></xades:DataObjectFormat></xades:SignedDataObjectProperties>
</xades:SignedProperties></xades:QualifyingProperties></ds:Object></ds:Signature>'
{
    head -c "$end" "$document"
    printf '%s' "$signature"
    tail -c "+$((end + 1))" "$document"
} >"$folder/template.xml"

xmlsec1 --sign --pkcs12 "$key" --pwd "$password" \
    --id-attr:Id http://uri.etsi.org/01903/v1.3.2#:SignedProperties --output "$folder/signed.xml" "$folder/template.xml"
cat "$folder/signed.xml"
