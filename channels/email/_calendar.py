"""What an invitation says (RFC 5545): who invites, when, where."""

import re

LONG = 200_000  # characters that are read
METHODS = {"REQUEST": "invitation", "CANCEL": "cancelled", "REPLY": "answer", "COUNTER": "another time"}

_folded = re.compile(r"\r?\n[ \t]")
_begin = re.compile(r"^BEGIN:VEVENT\s*$(.*?)^END:VEVENT", re.M | re.S)
_line = re.compile(r"^([A-Z-]+)((?:;[^\r\n:\"]*(?:\"[^\r\n\"]*\"[^\r\n:\"]*)*)?):([^\r\n]*)", re.M)
_name = re.compile(r";CN=\"?([^\";]*)", re.I)
_zone = re.compile(r";TZID=\"?([^\";]*)", re.I)
_escaped = re.compile(r"\\([\\;,nN])")


def invitation(text: str) -> dict[str, str]:
    """Its fields; empty for a text that invites to nothing."""
    whole = _folded.sub("", text[:LONG])
    appointment = _begin.search(whole)
    if appointment is None:
        return {}
    found: dict[str, tuple[str, str]] = {}
    for name, params, value in _line.findall(appointment[1]):
        found.setdefault(name, (params, value))
    method = re.search(r"^METHOD:(\w+)", whole, re.M)
    told = {
        "calendar": METHODS.get(method[1].upper(), method[1].lower()) if method else "appointment",
        "organizer": _person(*found.get("ORGANIZER", ("", ""))),
        "starts": _moment(*found.get("DTSTART", ("", ""))),
        "ends": _moment(*found.get("DTEND", ("", ""))),
        "place": _plain(found.get("LOCATION", ("", ""))[1]),
        "appointment": _plain(found.get("SUMMARY", ("", ""))[1]),
    }
    return {name: value for name, value in told.items() if value}


def _person(params: str, value: str) -> str:
    address = re.sub(r"(?i)^mailto:", "", value.strip())
    name = _name.search(params)
    return f"{name[1]} <{address}>" if name and name[1] != address and address else address


def _moment(params: str, value: str) -> str:
    """20261123T101500Z as 2026-11-23 10:15 UTC; what is no time stays as it is."""
    found = re.fullmatch(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)\d\d(Z?))?", value.strip())
    if found is None:
        return value.strip()
    year, month, day, hour, minute, is_utc = found.groups()
    zone = _zone.search(params)
    clock = f" {hour}:{minute}{' UTC' if is_utc else f' {zone[1]}' if zone else ''}" if hour else ""
    return f"{year}-{month}-{day}{clock}"


def _plain(value: str) -> str:
    return _escaped.sub(lambda found: "\n" if found[1] in "nN" else found[1], value).strip()
