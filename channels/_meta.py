"""What all of Meta's webhooks have in common: the handshake, the signature, the address of the API."""

from channels.message import Answer, Delivery, Settings
from channels.signature import hmac_hex, mac_hex, same

GRAPH = "https://graph.facebook.com/v23.0"
SIGN_IN = {"Authorization": "Bearer {access_token}"}


def verify(delivery: Delivery, settings: Settings) -> bool:
    """https://developers.facebook.com/docs/graph-api/webhooks/getting-started"""
    if delivery.method == "GET":
        asked = delivery.query()
        return asked.get("hub.mode") == "subscribe" and same(
            settings["verify_token"], asked.get("hub.verify_token", "")
        )
    given = delivery.headers.get("x-hub-signature-256", "")
    # The bytes as received: Meta escapes every letter that is not ASCII before it signs.
    return given.startswith("sha256=") and hmac_hex(
        "sha256", settings["app_secret"], delivery.body, given[7:]
    )


def answer(delivery: Delivery, settings: Settings) -> Answer:
    return Answer(delivery.query()["hub.challenge"] if delivery.method == "GET" else "")


def signed(body: bytes, settings: Settings) -> dict[str, str]:
    return {"x-hub-signature-256": f"sha256={mac_hex('sha256', settings['app_secret'], body)}"}
