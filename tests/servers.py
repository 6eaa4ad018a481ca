"""Real servers, started by the tests and ended by them: unprivileged, on sockets and ports of their own.

A missing one is a skip with its reason on a laptop and a failure where CI=true.
"""

import imaplib
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

QUIET = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
AS_NOBODY = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"] if os.getuid() == 0 else []


def absent(what: str):
    """No such server here."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} is not installed, and CI must have it")
    pytest.skip(f"{what} is not installed")


@contextmanager
def folder() -> Iterator[Path]:
    """A short path, as sockets need, that nobody may write to."""
    path = Path(tempfile.mkdtemp(prefix="li-", dir="/tmp"))
    if AS_NOBODY:
        shutil.chown(path, "nobody", "nogroup")
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(ready, seconds: float = 20, what: str = "it"):
    """What `ready` gives once that is true; an error after so many seconds."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if result := ready():
            return result
        time.sleep(0.02)
    raise AssertionError(f"{what} did not happen within {seconds} s")


def answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@contextmanager
def ended(process: subprocess.Popen) -> Iterator[subprocess.Popen]:
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextmanager
def postgresql() -> Iterator[str]:
    """A PostgreSQL cluster; gives the address of its first database, to be filled in with {name}."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if not found:
        absent("PostgreSQL (Debian: postgresql)")
    tools = found[-1].parent
    with folder() as home:
        make = ["initdb", "-D", f"{home}/data", "-U", "postgres", "-A", "trust", "--no-sync", "-E", "UTF8"]
        subprocess.run([*AS_NOBODY, tools / make[0], *make[1:], "--locale=C.UTF-8"], check=True, **QUIET)
        options = {"listen_addresses": "", "unix_socket_directories": home, "fsync": "off"}
        options |= {"max_connections": 80}
        given = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
        server = subprocess.Popen([*AS_NOBODY, tools / "postgres", "-D", f"{home}/data", *given], **QUIET)
        with ended(server):
            is_up = [tools / "pg_isready", "-h", home, "-q"]
            wait_for(lambda: subprocess.run(is_up, check=False).returncode == 0, what="PostgreSQL's start")
            yield f"postgresql://postgres@/{{name}}?host={home}"


@dataclass
class Redis:
    """A Redis that can be killed and started again."""

    home: Path
    process: subprocess.Popen | None = None

    @property
    def url(self) -> str:
        return f"unix://{self.home}/redis.sock"

    def start(self) -> None:
        sock = self.home / "redis.sock"
        sock.unlink(missing_ok=True)
        options = [
            "--port",
            "0",
            "--unixsocket",
            sock,
            "--save",
            "",
            "--appendonly",
            "no",
            "--dir",
            self.home,
        ]
        self.process = subprocess.Popen([*AS_NOBODY, "redis-server", *options], **QUIET)
        wait_for(sock.exists, what="Redis's start")

    def kill(self) -> None:
        assert self.process is not None
        self.process.kill()
        self.process.wait()


@contextmanager
def redis() -> Iterator[Redis]:
    if not shutil.which("redis-server"):
        absent("Redis (Debian: redis-server)")
    with folder() as home:
        server = Redis(home)
        server.start()
        try:
            yield server
        finally:
            server.kill()


DOVECOT = """
protocols = imap
listen = 127.0.0.1
base_dir = {home}/run
state_dir = {home}/run
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
log_path = {home}/dovecot.log
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login xoauth2
first_valid_uid = 0
mail_location = maildir:{home}/mail/%u
mail_uid = {user}
mail_gid = {group}
mailbox_idle_check_interval = 1 secs
mail_fsync = never
service imap-login {{
  chroot =
  process_min_avail = 1
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
passdb {{
  driver = passwd-file
  args = scheme=PLAIN username_format=%u {home}/users
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={home}/mail/%u
}}
namespace inbox {{
  inbox = yes
  mailbox Sent {{
    auto = create
  }}
}}
"""


@dataclass
class Dovecot:
    """An IMAP server; every user's password is "secret"."""

    home: Path
    port: int

    def user(self, name: str) -> str:
        with (self.home / "users").open("a") as users:
            users.write(f"{name}:{{PLAIN}}secret::::::\n")
        return name

    def append(self, user: str, *mails: bytes, to: str = "INBOX") -> None:
        with imaplib.IMAP4("127.0.0.1", self.port) as client:
            client.login(user, "secret")
            for mail in mails:
                status, said = client.append(to, None, None, mail.replace(b"\n", b"\r\n"))
                assert status == "OK", said

    def change_uidvalidity(self, user: str) -> None:
        for path in (self.home / "mail" / user).glob("dovecot*"):
            path.unlink()


@contextmanager
def dovecot() -> Iterator[Dovecot]:
    if not Path("/usr/sbin/dovecot").exists():
        absent("Dovecot (Debian: dovecot-imapd)")
    is_root = os.getuid() == 0
    user, group = ("nobody", "nogroup") if is_root else (str(os.getuid()), str(os.getgid()))
    with folder() as home:
        port = free_port()
        (home / "dovecot.conf").write_text(DOVECOT.format(home=home, port=port, user=user, group=group))
        (home / "users").touch()
        if is_root:
            subprocess.run(["chown", "-R", "nobody:nogroup", home], check=True)
        command = [*AS_NOBODY, "/usr/sbin/dovecot", "-F", "-c", home / "dovecot.conf"]
        with ended(subprocess.Popen(command, **QUIET)):
            wait_for(lambda: answers(port), what="Dovecot's start")
            yield Dovecot(home, port)
