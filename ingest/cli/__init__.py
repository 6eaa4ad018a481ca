"""The command line. Results go to standard output, talk to standard error."""

import os
import sys

import click

from channels.message import Unreadable
from dedupe.imports import Refused
from ingest.cli.access import token, user
from ingest.cli.channel import channel
from ingest.cli.cluster import cluster
from ingest.cli.data import backup, check, migrate, replay, restore, verify
from ingest.cli.imports import import_
from ingest.cli.reading import read, simulate, version
from ingest.cli.serving import demo, poll, receive, run, work
from ingest.logs import set_up
from ingest.settings import BadSettings, Settings
from storage.backup import BadBackup
from storage.engine import Away
from storage.imports import Overtaken
from storage.migrate import TooNew
from storage.secrets import WrongKey

__all__ = ["main"]

SERVING = demo, run, receive, work, poll
DATA = check, verify, replay, migrate, backup, restore
COMMANDS = *SERVING, channel, token, user, import_, *DATA, cluster, read, simulate, version
TOLD = BadSettings, TooNew, WrongKey, BadBackup, LookupError, Unreadable, FileExistsError, Refused, Overtaken


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--data", metavar="DIR", help="The data folder (LEADINLET_DATA); ./data unless given.")
@click.pass_context
def leadinlet(context: click.Context, data: str | None) -> None:
    """Takes in what possible clients send, works out who it is, and keeps one lead per interest."""
    given = {"LEADINLET_DATA": data} if data else {}
    context.obj = lambda **more: _settings({**os.environ, **given, **more})


def _settings(variables: dict[str, str]) -> Settings:
    settings = Settings.load(variables)
    set_up(settings.log_level)
    return settings


def main() -> None:
    """The entry point: what can be said in words ends in words, not in a traceback."""
    try:
        leadinlet()
    except Away as error:
        print(f"leadinlet: the database cannot be used now; nothing is lost. {error}", file=sys.stderr)
        sys.exit(1)
    except TOLD as error:
        print(f"leadinlet: {error}", file=sys.stderr)
        sys.exit(1)


for command in COMMANDS:
    leadinlet.add_command(command)
