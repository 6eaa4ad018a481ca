"""Leadinlet as its users run it: processes of the command line, to be killed and started again."""

import json
import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import servers
from conftest import KEY

LEADINLET = [sys.executable, "-c", "from ingest.cli import main; main()"]


class Installation:
    """A data folder, its settings, and the processes that run on it."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.folder = folder
        self.port = servers.free_port()
        self.base = f"http://127.0.0.1:{self.port}"
        given = {
            "data": str(folder),
            "secret_key": KEY,
            "public_url": self.base,
            "log_level": "error",
            **settings,
        }
        clean = {name: value for name, value in os.environ.items() if not name.startswith("LEADINLET_")}
        self.env = clean | {f"LEADINLET_{name.upper()}": value for name, value in given.items()}
        self.running: dict[str, subprocess.Popen] = {}

    def command(self, *words: str, check: bool = True) -> str:
        """What a short command prints."""
        done = subprocess.run(
            [*LEADINLET, *words], env=self.env, capture_output=True, text=True, timeout=120, check=False
        )
        assert not check or done.returncode == 0, done.stderr + done.stdout
        return done.stdout

    def add_channel(self, adapter: str, **settings: str) -> dict[str, str]:
        given = [part for name, value in settings.items() for part in ("--set", f"{name}={value}")]
        return json.loads(self.command("channel", "add", adapter, "--name", adapter, *given))

    def start(self, role: str, *words: str) -> None:
        """Start a role, or start it again. What it says goes to a file beside the data."""
        listen = ["--listen", f"127.0.0.1:{self.port}"] if role in ("run", "receive") else []
        log = (self.folder / f"{role}{''.join(words)}.log").open("ab")
        command = [*LEADINLET, role, *listen]
        self.running[role + "".join(words)] = subprocess.Popen(
            command, env=self.env, stdin=subprocess.DEVNULL, stdout=log, stderr=log
        )

    def kill(self, name: str) -> None:
        process = self.running[name]
        process.send_signal(signal.SIGKILL)
        process.wait()

    def is_up(self) -> bool:
        return servers.answers(self.port)

    def log(self) -> str:
        return "".join(path.read_text() for path in sorted(self.folder.glob("*.log")))

    def stop(self) -> None:
        for process in self.running.values():
            if process.poll() is None:
                process.terminate()
        for process in self.running.values():
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@contextmanager
def installed(folder: Path, **settings: str):
    installation = Installation(folder, **settings)
    try:
        yield installation
    finally:
        installation.stop()
