"""Amazon SNS: who signed a notification, and how to say that it may be sent."""

import re
from base64 import b64decode
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA1, SHA256
from cryptography.x509 import load_pem_x509_certificate

from channels.message import Fetch, literal

CERTIFICATE = "certificate"
HASHES = {"1": SHA1, "2": SHA256}
# https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html
OF_NOTICE = "Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"
OF_OTHERS = "Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type"

_host = re.compile(r"sns\.[a-zA-Z0-9-]{3,}\.amazonaws\.com(\.cn)?")


def is_amazons(url: str) -> bool:
    """Whether it is SNS itself: everybody may have a bucket under amazonaws.com."""
    parts = urlsplit(url)
    return parts.scheme == "https" and _host.fullmatch(parts.netloc) is not None


def certificate(told: Mapping[str, Any]) -> Fetch | None:
    """The request for the certificate a notification names; nothing where it is not Amazon's."""
    url = str(told["SigningCertURL"])
    if not is_amazons(url) or not urlsplit(url).path.endswith(".pem"):
        return None
    return Fetch(key=CERTIFICATE, about=CERTIFICATE, url=literal(url))


def signed(told: Mapping[str, Any]) -> dict[str, Any]:
    """The part that Amazon vouches for."""
    names = OF_NOTICE if told["Type"] == "Notification" else OF_OTHERS
    return {name: told[name] for name in names if told.get(name) is not None}


def is_signed(told: Mapping[str, Any], pem: str) -> bool:
    text = "".join(f"{name}\n{value}\n" for name, value in signed(told).items())
    key = load_pem_x509_certificate(pem.encode()).public_key()
    if not isinstance(key, RSAPublicKey):
        return False
    try:
        key.verify(
            b64decode(told["Signature"], validate=True),
            text.encode(),
            PKCS1v15(),
            HASHES[told["SignatureVersion"]](),
        )
    except InvalidSignature:
        return False
    return True
