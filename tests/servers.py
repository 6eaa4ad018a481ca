"""Real servers, started by the tests and ended by them: unprivileged, on sockets and ports of their own.

A missing one is a skip with its reason on a laptop and a failure where CI=true.
"""

import imaplib
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

QUIET = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
IS_ROOT = os.getuid() == 0
AS_NOBODY = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"] if IS_ROOT else []


def absent(what: str):
    """No such server here."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} is not installed, and CI must have it")
    pytest.skip(f"{what} is not installed")


@contextmanager
def folder() -> Iterator[Path]:
    """A short path, as sockets need, that belongs to whom the servers run as."""
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
def ended(process: subprocess.Popen, by: signal.Signals = signal.SIGTERM) -> Iterator[subprocess.Popen]:
    try:
        yield process
    finally:
        process.send_signal(by)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextmanager
def postgresql(fsync: str = "off") -> Iterator[str]:
    """A PostgreSQL cluster; gives the address of its first database, to be filled in with {name}."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if not found:
        absent("PostgreSQL (Debian: postgresql)")
    tools = found[-1].parent
    with folder() as home:
        make = ["-D", f"{home}/data", "-U", "postgres", "-A", "trust", "--no-sync", "-E", "UTF8"]
        subprocess.run([*AS_NOBODY, tools / "initdb", *make, "--locale=C.UTF-8"], check=True, **QUIET)
        options = {"listen_addresses": "", "unix_socket_directories": home, "fsync": fsync}
        options |= {"max_connections": 80}
        given = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
        server = subprocess.Popen([*AS_NOBODY, tools / "postgres", "-D", f"{home}/data", *given], **QUIET)
        with ended(server, by=signal.SIGINT):  # at once: SIGTERM waits for whoever is connected
            is_up = [tools / "pg_isready", "-h", home, "-q"]
            wait_for(lambda: subprocess.run(is_up, check=False).returncode == 0, what="PostgreSQL's start")
            yield f"postgresql://postgres@/{{name}}?host={home}"


@dataclass
class Redis:
    """A Redis that can be killed and started again; it forgets everything."""

    home: Path
    process: subprocess.Popen | None = None

    @property
    def url(self) -> str:
        return f"unix://{self.home}/redis.sock"

    def start(self) -> None:
        sock = self.home / "redis.sock"
        sock.unlink(missing_ok=True)
        options = f"--port 0 --unixsocket {sock} --appendonly no --dir {self.home} --save"
        self.process = subprocess.Popen([*AS_NOBODY, "redis-server", *options.split(), ""], **QUIET)
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
ssl = yes
ssl_cert = <{home}/cert.pem
ssl_key = <{home}/key.pem
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
    port = {tls_port}
    ssl = yes
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
CERTIFICATE = (
    "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 30 -subj /CN=localhost "
    "-addext subjectAltName=DNS:localhost,IP:127.0.0.1 -keyout key.pem -out cert.pem"
)


@dataclass
class Dovecot:
    """An IMAP server; every user's password is "secret". With TLS, `certificate` is its own authority."""

    home: Path
    port: int
    tls_port: int
    process: subprocess.Popen
    host: str = "127.0.0.1"

    @property
    def certificate(self) -> Path:
        return self.home / "cert.pem"

    def user(self, name: str) -> str:
        with (self.home / "users").open("a") as users:
            users.write(f"{name}:{{PLAIN}}secret::::::\n")
        return name

    def append(self, user: str, *mails: bytes, to: str = "INBOX") -> None:
        with imaplib.IMAP4(self.host, self.port) as client:
            client.login(user, "secret")
            for mail in mails:
                status, said = client.append(to, None, None, mail.replace(b"\n", b"\r\n"))
                assert status == "OK", said

    def change_uidvalidity(self, user: str) -> None:
        for path in (self.home / "mail" / user).glob("dovecot*"):
            path.unlink()

    def cut(self) -> int:
        """Break every connection without a word; returns how many there were."""
        sessions = [one for one in psutil.Process(self.process.pid).children() if one.name() == "imap"]
        for session in sessions:
            session.kill()
        return len(sessions)


@contextmanager
def dovecot() -> Iterator[Dovecot]:
    program = shutil.which("dovecot", path="/usr/sbin:/usr/local/sbin")
    if not program:
        absent("Dovecot (Debian: dovecot-imapd)")
    if not subprocess.check_output([program, "--version"]).startswith(b"2.3."):
        absent("Dovecot 2.3, whose configuration these tests write,")
    user, group = ("nobody", "nogroup") if IS_ROOT else (str(os.getuid()), str(os.getgid()))
    with folder() as home:
        places = {"home": home, "port": free_port(), "tls_port": free_port()}
        (home / "dovecot.conf").write_text(DOVECOT.format(**places, user=user, group=group))
        (home / "users").touch()
        subprocess.run(CERTIFICATE.split(), cwd=home, check=True, **QUIET)
        if IS_ROOT:
            subprocess.run(["chown", "-R", "nobody:nogroup", home], check=True)
        command = [*AS_NOBODY, program, "-F", "-c", home / "dovecot.conf"]
        with ended(subprocess.Popen(command, **QUIET)) as process:
            server = Dovecot(**places, process=process)
            wait_for(lambda: answers(server.port) or process.poll() is not None, what="Dovecot's start")
            assert process.poll() is None, (home / "dovecot.log").read_text()
            yield server
