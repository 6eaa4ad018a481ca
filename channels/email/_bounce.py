"""What a bounce says: to whom our mail could not be delivered, and why (RFC 3464, and in nobody's format)."""

import re

from channels.email._headers import mailboxes
from channels.email._mime import Mail

LONG = 20_000  # characters of each part that are read
REPORTED = 4  # reports of one bounce
GONE = "there is no such address"
REPORTS = "message/delivery-status", "message/global-delivery-status", "text/plain", "text/rfc822-headers"

_recipient = re.compile(
    r"^(?:X-Actual-|Final-|Original-)Recipient:\s*(?:rfc822|utf-8|x-unix|unknown)?\s*;?\s*<?([^\s<>;]+@[^\s<>;]+)",
    re.I | re.M,
)
_shown = re.compile(r"[\w.+=~&/-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_of_a_server = re.compile(r"(?:post-?master|mailer-daemon|abuse|support|helpdesk|no-?reply)\b", re.I)
_status = re.compile(r"^Status:\s*([245]\.\d{1,3}\.\d{1,3})", re.I | re.M)
_told = re.compile(r"(?<![\d.])([45]\.\d{1,3}\.\d{1,3})(?![\d.])")
_gone = re.compile(
    r"user (?:is )?(?:unknown|not found|does ?n[o']t exist|not known)|(?:unknown|no such|invalid|non-?existent|bad) "
    r"(?:local )?(?:user|recipient|address|mailbox|account|destination|domain|host|person)|"
    r"(?:mailbox|address|account|recipient|domain|host)[^.\n]{0,60}(?:does ?n[o']t exist|not found|unknown|not exist|"
    r"couldn't be found|no longer (?:valid|exists|in use))|no mailbox here|recipient rejected|not listed in|"
    r"(?:host|domain)(?: name)? (?:unknown|not found)|name service error|unrouteable address|"
    r"does not have an? [^.\n]{0,30}account|"
    r"nie istnieje|nieznany (?:adres|użytkownik|odbiorca)|brak (?:takiego )?(?:użytkownika|adresu|konta)|"
    r"unbekannt\w* (?:empfänger|adresse|benutzer)|existiert nicht|n'existe pas|utilisateur inconnu|adresse inconnue|"
    r"no existe|destinatario desconocido|non esiste|utente sconosciuto|não existe|bestaat niet|finns inte|findes ikke|"
    r"finnes ikke|ei ole olemassa|neexistuje|nem létezik|nu există|ne postoji|не существует|не найден|"
    r"не існує|не съществува|"
    r"bulunamadı|δεν υπάρχει",
    re.I,
)
_passing = re.compile(
    r"full|quota|over ?limit|overquota|temporar|try again|greylist|timed? ?out|spam|blocked|blacklist|policy|"
    r"too (?:large|big)|"
    r"size limit|virus|przepełn|zapełnion|delayed|deferred|suspended|disabled|inactive",
    re.I,
)


def failure(mail: Mail) -> dict[str, str]:
    """Its fields: whom it was for, the servers' codes (RFC 3463), and whether there is no such address."""
    reports = [file for file in mail.files if file.content_type in REPORTS]
    text = "\n".join(
        [mail.text[:LONG], *(file.content[:LONG].decode("utf-8", "replace") for file in reports)]
    )
    codes = list(dict.fromkeys([*_status.findall(text), *_told.findall(text)]))
    telling = [code for code in codes if not code.endswith(".0.0")] or codes
    return {
        "failed_recipient": _to(mail, text),
        "failure": ", ".join(telling[:5]),
        "failure_reason": GONE if _is_gone(text, telling) else "",
    }


def _to(mail: Mail, text: str) -> str:
    """Where no report names it, the first address in the text that is neither ours nor the server's."""
    told = [address for _, address in mailboxes(mail.headers.raw("x-failed-recipients"))]
    people = {address.lower() for name in ("from", "to", "cc") for _, address in mail.headers.addresses(name)}
    shown = (found[0].strip(".") for found in _shown.finditer(text))
    others = (one for one in shown if one.lower() not in people and not _of_a_server.match(one))
    return next(iter([*_recipient.findall(text), *told]), "").rstrip(".,;:") or next(others, "")


def _is_gone(text: str, codes: list[str]) -> bool:
    """A mailbox that is full, or a server that takes us for spam, has the address all the same."""
    is_of_address = any(code in ("5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10") for code in codes)
    is_of_more = any(re.match(r"5\.[2-7]\.[1-9]|4\.", code) for code in codes)
    words = _gone.search(text) is not None and _passing.search(text) is None
    return (is_of_address and not is_of_more) or (words and not is_of_more)
