"""Which channels we connect to ourselves, and by what."""

from collections.abc import Callable, Mapping

import channels as adapters
from ingest import ami, ari, mailboxes
from ingest.asterisk import in_words
from ingest.watching import Keeper, Ring, Watch
from storage.channels import Channel
from storage.store import Store

__all__ = ["Poller", "probe"]

KINDS: Mapping[str, type[Watch]] = {
    mailboxes.ADAPTER: mailboxes.MailboxWatch,
    ami.ADAPTER: ami.AmiWatch,
    ari.ADAPTER: ari.AriWatch,
}
PBXS: Mapping[str, Callable[[Mapping[str, str]], str]] = {ami.ADAPTER: ami.probe, ari.ADAPTER: ari.probe}


class Poller(Keeper):
    """Keeps a watch for every such channel that is not paused. Started by the constructor."""

    def __init__(self, store: Store, ring: Ring) -> None:
        super().__init__(store, ring, KINDS)


def probe(channel: Channel) -> str:
    """Try a channel's settings for real; what works, in words, or nothing where it is not ours to connect. Raises
    LookupError with what does not work."""
    if channel.adapter == mailboxes.ADAPTER:
        return mailboxes.probe(channel)
    if channel.adapter not in PBXS:
        return ""
    settings = adapters.filled(channel.adapter, channel.settings)
    try:
        return PBXS[channel.adapter](settings)
    except Exception as error:
        raise LookupError(in_words(error, settings["host"])) from error
