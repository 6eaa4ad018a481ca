"""A mailbox, read by IMAP.

Give the server, the user and its password; for Gmail an app password (Google account, Security, App
passwords), for Microsoft 365 the OAuth client and refresh token of your tenant. Mails stay where they are and
as unread as they were. New mail comes within a second where the server can tell of it (IDLE), else within a
minute.

What the usual form builders and portals send is understood by itself: the person in it becomes the lead, not its no-reply
sender. For any other, show once where the name, the number and the message stand (leadinlet channel teach), and every
later mail of that sender is read so.

Nothing from before is read unless you say how many days back; mail that no person wrote (auto-replies,
bounces, newsletters) is kept and shown, but never becomes a lead.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

from channels.email import _read
from channels.message import Delivery, Message, Setting, Settings, digest, fold

SETTINGS = {
    "host": Setting("IMAP server, such as imap.gmail.com", required=True),
    "port": Setting("Its port; 993 with tls, else 143"),
    "security": Setting("tls, starttls, or none (this machine only)", default="tls"),
    "user": Setting("User, mostly the address itself", required=True),
    "password": Setting("Password, or app password", secret=True),
    "oauth_client_id": Setting("In place of a password: the OAuth client's id"),
    "oauth_client_secret": Setting("the OAuth client's secret", secret=True),
    "oauth_refresh_token": Setting("the refresh token of this mailbox", secret=True),
    "oauth_token_url": Setting("where access tokens are given out; known for Gmail and Microsoft 365"),
    "folders": Setting("Folders, comma-separated", default="INBOX"),
    "since": Setting("now, or how many days back to begin", default="now"),
    **_read.SETTINGS,
}
MAX_BODY = 50 << 20
# How programs and servers call the folder of what was sent, as far as a word of it tells.
SENT = re.compile(
    r"sent\b|sent[ -_](items|mail|messages)|wyslan|elementy wyslane|gesendet|(elements?|messages?) envoyes?|envoyes?\b|"
    r"(elementos |itens |correo )?enviad[oa]s|posta inviata|inviat[ai]|verzonden|verstuurd|skicka|sendte?\b|lahetet|odeslan|"
    r"odoslan|elkuldott|trimise|(elemente|mesaje) trimise|poslan[eoi]\b|послат|отправленные|надіслан|відправлен|изпратени|"
    r"gonderilmis|"
    r"gonderilen|απεσταλμενα|saadetud|nosutit|issiust|送信済み|已发送|已傳送|寄件備份|보낸"
)
PROTECTED_BY = "secret"  # the mailbox is signed in to


def verify(delivery: Delivery, settings: Settings) -> bool:
    return delivery.method == "IMAP"  # nobody may post mails in


def sample(settings: Settings, url: str, now: datetime) -> Delivery:
    mail = EmailMessage()
    mail["From"] = "Jan Próbny <jan.probny@example.org>"
    mail["To"] = settings["user"]
    mail["Subject"] = "Próba / Sample"
    mail["Date"] = now
    mail["Message-ID"] = f"<{digest(now.isoformat())}@example.org>"
    mail.set_content("Dzień dobry, to jest próba.\nThis is a sample.\n\nJan Próbny\ntel. 600 000 000\n")
    return Delivery(received_at=now, method="IMAP", body=mail.as_bytes())


def parse(delivery: Delivery, settings: Settings) -> Iterable[Message]:
    own = ",".join([settings["own_addresses"], settings["user"]])
    yield _read.read(delivery.body, {**settings, "own_addresses": own}, _is_sent(delivery.url))


def _is_sent(url: str) -> bool:
    """Whether it lies in the folder of what we sent, under whatever name of ours it was sent."""
    folder = unquote(urlsplit(url).path.partition(";")[0]).replace("/", ".").rpartition(".")[2]
    return SENT.match(fold(folder)) is not None


def teach(delivery: Delivery, settings: Settings, shown: Mapping[str, str]) -> dict[str, str]:
    return _read.teach(delivery.body, settings, shown)


def damaged(delivery: Delivery) -> Message:
    return _read.damaged(delivery.body)
