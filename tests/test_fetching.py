"""Files that are only given out when asked: whose hosts are trusted, and how the answer finds its message."""

from datetime import UTC, datetime

import pytest

from channels.fetching import fetched, file
from channels.message import Delivery, Fetch

HOSTS = "provider.example", "files.example"


def asked(url: str, key: str = "k", name: str = "media-0") -> list[Fetch]:
    return list(file(key, url, HOSTS, name, kind="sms", sign_in="{user}:{password}@"))


@pytest.mark.parametrize(
    "url",
    [
        "http://provider.example/a", "https://evilprovider.example/a", "https://provider.example.evil/a",
        "https://provider.example@evil.example/a", "https://evil.example/?https://provider.example/a",
        "https://evil.example#@provider.example/", "//provider.example/a", "", "file:///etc/passwd",
    ],
)  # fmt: skip
def test_nothing_is_asked_of_a_strangers_host(url: str) -> None:
    assert asked(url) == []
    assert (
        list(file("k", url, (), "media-0", kind="sms")) == list(file("k", url, ("",), "x", kind="sms")) == []
    )


def test_what_was_received_gets_into_a_request_as_it_is_and_nothing_else_of_it_does() -> None:
    [one] = asked("https://me:too@api.provider.example:8443/a/{password}?b={user}#c")
    assert one.url == "https://{user}:{password}@api.provider.example:8443/a/{{password}}?b={{user}}"


@pytest.mark.parametrize("key", ["CA1", "2026-11-24 +48 600", "a/b?c=%20", "zażółć", "\ud800", "x" * 300])
@pytest.mark.parametrize("name", ["recording", "umowa nowa.pdf", "a {b} c"])
def test_the_answer_joins_its_message_whatever_that_and_the_file_are_called(key: str, name: str) -> None:
    [one] = asked("https://files.example/1", key, name)
    headers = {"content-type": "audio/mpeg; q=1"}
    piece = fetched(Delivery(received_at=datetime.now(UTC), headers=headers, body=b"sound", about=one.about))
    [attached] = piece.attachments
    assert (piece.key, piece.kind, piece.claims) == (key, "sms", None)
    assert attached.name == (name if "." in name else f"{name}.mp3")


def test_an_answer_without_bytes_is_not_the_file() -> None:
    [one] = asked("https://files.example/1")
    with pytest.raises(ValueError, match="no bytes"):
        fetched(Delivery(received_at=datetime.now(UTC), about=one.about))
