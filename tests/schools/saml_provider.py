"""A provider of SAML beside the test: it reads our question and signs its answer with signxml, not with what we check it with."""

import base64
import datetime
import secrets
import zlib
from dataclasses import dataclass, field
from functools import cache
from urllib.parse import parse_qs, urlsplit

import yaml
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from lxml import etree
from signxml import XMLSigner, methods

from config import single_sign_on

ENTITY = "https://idp.sp1.example/saml"
SSO = "https://idp.sp1.example/sso"
PERSISTENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"
TRANSIENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient"
CLAIMS = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/"
NAMES = {"samlp": "urn:oasis:names:tc:SAML:2.0:protocol", "saml": "urn:oasis:names:tc:SAML:2.0:assertion"}


@cache
def key_and_certificate(name: str):
    """Return a key and its certificate, the same for a name."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    today = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(today)
        .not_valid_after(today + datetime.timedelta(days=3650))
        .sign(key, hashes.SHA256())
    )
    return key, certificate.public_bytes(serialization.Encoding.PEM).decode()


class AnySigner(XMLSigner):
    """signxml refuses to sign with SHA-1; old providers still do."""

    def check_deprecated_methods(self):
        pass


@dataclass
class Question:
    """What our site asks, read as the standard says: deflated, base64, in the query of the address."""

    id: str
    acs: str
    issuer: str

    @classmethod
    def read(cls, address: str):
        assert address.startswith(f"{SSO}?")
        packed = parse_qs(urlsplit(address).query)["SAMLRequest"][0]
        asked = etree.fromstring(zlib.decompress(base64.b64decode(packed), -15))
        return cls(
            asked.get("ID"), asked.get("AssertionConsumerServiceURL"), asked.findtext("saml:Issuer", namespaces=NAMES)
        )


@dataclass
class Answer:
    """What the provider says; a test changes one thing of it."""

    question: Question
    address: str = "jan@sp1.krakow.pl"
    subject: str = field(default_factory=lambda: secrets.token_hex(8))
    subject_format: str = PERSISTENT
    attributes: dict = field(default_factory=dict)
    issuer: str = ENTITY
    audience: str | None = None
    recipient: str | None = None
    answers: str | None = None
    minutes: tuple[int, int] = (-1, 5)
    key: str = "ours"
    hashing: str = "sha256"

    def xml(self) -> etree._Element:
        """Return the answer with its assertion signed."""
        document = etree.fromstring(self.text().encode())
        assertion = document.find("saml:Assertion", NAMES)
        key, certificate = key_and_certificate(self.key)
        signer = AnySigner(
            method=methods.enveloped,
            signature_algorithm=f"rsa-{self.hashing}",
            digest_algorithm=self.hashing,
            c14n_algorithm="http://www.w3.org/2001/10/xml-exc-c14n#",
        )
        return signer.sign(document, key=key, cert=certificate, reference_uri=assertion.get("ID"), id_attribute="ID")

    def text(self) -> str:
        begins, ends = (at(minutes) for minutes in self.minutes)
        asked = self.question.id if self.answers is None else self.answers
        confirms = f' InResponseTo="{asked}"' if asked else ""
        audience = self.question.issuer if self.audience is None else self.audience
        meant = f"<saml:AudienceRestriction><saml:Audience>{audience}</saml:Audience></saml:AudienceRestriction>"
        told = {f"{CLAIMS}emailaddress": self.address, f"{CLAIMS}givenname": "Jan", f"{CLAIMS}surname": "Łoś"}
        said = "".join(attribute(*pair) for pair in (told | self.attributes).items())
        return f"""<samlp:Response xmlns:samlp="{NAMES["samlp"]}" xmlns:saml="{NAMES["saml"]}" ID="_{secrets.token_hex(16)}"
 Version="2.0" IssueInstant="{at(0)}" Destination="{self.question.acs}" InResponseTo="{self.question.id}">
<saml:Issuer>{self.issuer}</saml:Issuer>
<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>
<saml:Assertion ID="_{secrets.token_hex(16)}" Version="2.0" IssueInstant="{at(0)}"><saml:Issuer>{self.issuer}</saml:Issuer>
<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#" Id="placeholder"/>
<saml:Subject><saml:NameID Format="{self.subject_format}">{self.subject}</saml:NameID>
<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData{confirms}
 Recipient="{self.recipient or self.question.acs}" NotOnOrAfter="{ends}"/></saml:SubjectConfirmation></saml:Subject>
<saml:Conditions NotBefore="{begins}" NotOnOrAfter="{ends}">{meant if audience else ""}</saml:Conditions>
<saml:AuthnStatement AuthnInstant="{at(0)}"><saml:AuthnContext><saml:AuthnContextClassRef>
urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>
<saml:AttributeStatement>{said}</saml:AttributeStatement></saml:Assertion></samlp:Response>"""


def at(minutes: int) -> str:
    moment = datetime.datetime.now(datetime.UTC) + datetime.timedelta(minutes=minutes)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def attribute(name: str, values) -> str:
    said = "".join(f"<saml:AttributeValue>{value}</saml:AttributeValue>" for value in as_list(values))
    return f'<saml:Attribute Name="{name}">{said}</saml:Attribute>'


def as_list(values) -> list:
    return values if isinstance(values, list) else [values]


def packed(document) -> str:
    """Return the answer as a form carries it."""
    data = document if isinstance(document, bytes) else etree.tostring(document)
    return base64.b64encode(data).decode()


# What our side has of it: its entry in the file of SSO_FILE.
ENTRY = {
    "kind": "saml",
    "id": "sp1",
    "name": "Konto SP 1",
    "entity_id": ENTITY,
    "sso_url": SSO,
    "email_is_verified": True,
}


def write(place, **changes) -> dict:
    """Write the file with this entry, changed, and return what allauth is told."""
    entry = ENTRY | {"certificate": key_and_certificate("ours")[1]} | changes
    place.write_text(yaml.safe_dump([{name: value for name, value in entry.items() if value is not None}]))
    return single_sign_on.providers(str(place))
