"""What deploy/ ships, held against its own tools and against the settings and commands there are."""

import json
import os
import re
import shlex
import shutil
import subprocess
from dataclasses import fields
from pathlib import Path

import click
import pytest
from servers import CERTIFICATE, QUIET, absent

from ingest.cli import leadinlet
from ingest.settings import Settings

ROOT = Path(__file__).parent.parent
DEPLOY = ROOT / "deploy"
COMPOSE = "compose.yml", "compose.scale.yml"
SETTINGS = {f"LEADINLET_{field.name.upper()}" for field in fields(Settings)}
SHIPPED = sorted(path for path in DEPLOY.iterdir() if path.is_file())
TOLD = [*SHIPPED, *sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
PATH = os.environ["PATH"] + ":/usr/sbin:/sbin"


def tool(name: str, package: str) -> str:
    found = shutil.which(name, path=PATH)
    return found or absent(f"{name} (Debian: {package})")


def said(command: list[str | Path], **options) -> str:
    """What a command says, all of it. It must end well."""
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, **options)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def compose(name: str) -> dict:
    """The file as Debian's own YAML reads it: no library of ours."""
    python = "/usr/bin/python3"
    has_yaml = subprocess.run([python, "-c", "import yaml"], check=False, **QUIET).returncode == 0
    if not has_yaml:
        absent("PyYAML (Debian: python3-yaml)")
    reads = "import json, sys, yaml; print(json.dumps(yaml.safe_load(sys.stdin)))"
    return json.loads(said([python, "-c", reads], input=(DEPLOY / name).read_text()))


def runs(words: list[str]) -> None:
    """See that there is such a command, with these options, without running it."""
    command, rest = leadinlet, words
    while rest and isinstance(command, click.Group):
        name, *rest = rest
        assert name in command.commands, f"there is no command {words}"
        command = command.commands[name]
    options = {
        option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)
    }
    unknown = {word.partition("=")[0] for word in rest if re.match("--[a-z]", word)} - options
    assert not unknown, f"{words}: no option {unknown}"


# By their own tools


@pytest.fixture
def unit(tmp_path):
    """The unit with a program that is there."""
    text = (DEPLOY / "leadinlet.service").read_text()
    path = tmp_path / "leadinlet.service"
    path.write_text(text.replace("/opt/leadinlet/.venv/bin/leadinlet", "/bin/true"))
    return path


def test_systemd_finds_nothing_wrong_with_the_unit(unit):
    verify = [tool("systemd-analyze", "systemd"), "verify", "--man=no", unit]
    assert "leadinlet.service" not in said(verify)


def test_the_unit_leaves_little_to_somebody_who_breaks_in(unit):
    """systemd rates services without any hardening 9.6; what is right for one is mostly above 2."""
    rate = [tool("systemd-analyze", "systemd"), "security", "--offline=yes", "--no-pager"]
    said([*rate, "--threshold=20", unit])


def test_nginx_finds_nothing_wrong_with_its_sample(tmp_path):
    nginx = tool("nginx", "nginx-light")
    subprocess.run(CERTIFICATE.split(), cwd=tmp_path, check=True, **QUIET)
    sample = (DEPLOY / "nginx.conf").read_text()
    for name in ("fullchain.pem", "privkey.pem"):
        sample = sample.replace(f"/etc/letsencrypt/live/leads.firm.example/{name}", f"{tmp_path}/{name}")
    (tmp_path / "cert.pem").rename(tmp_path / "fullchain.pem")
    (tmp_path / "key.pem").rename(tmp_path / "privkey.pem")
    kept = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    places = "".join(f"{what}_temp_path {tmp_path}/{what};\n" for what in kept)
    # The syntax is what is tested: no port below 1024, nothing written outside.
    sample = sample.replace("listen 80;", "listen 127.0.0.1:18080;").replace(
        "listen 443", "listen 127.0.0.1:18443"
    )
    head = f"pid {tmp_path}/pid;\nerror_log stderr;\nevents {{}}\nhttp {{\naccess_log off;\n{places}"
    (tmp_path / "whole.conf").write_text(f"{head}{sample}}}\n")
    output = said([nginx, "-t", "-e", "stderr", "-c", tmp_path / "whole.conf", "-p", tmp_path])
    assert "[warn]" not in output


def test_caddy_finds_nothing_wrong_with_its_sample(tmp_path):
    caddy = tool("caddy", "caddy")
    home = {
        "HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path),
        "PATH": PATH,
    }
    config = ["--config", DEPLOY / "Caddyfile", "--adapter", "caddyfile"]
    assert "Valid configuration" in said([caddy, "validate", *config], env=home)
    assert said([caddy, "fmt", DEPLOY / "Caddyfile"], env=home) == (DEPLOY / "Caddyfile").read_text()


def test_the_shell_finds_nothing_wrong_with_its_scripts():
    for script in (DEPLOY / "leadinlet.sh", ROOT / ".ci/run"):
        shell = script.read_text().split("\n", 1)[0].split()[-1].split("/")[-1]
        said([shell, "-n", script])


# The containers


@pytest.mark.parametrize("name", COMPOSE)
def test_compose_listens_on_this_machine_only_and_has_no_password_of_its_own(name):
    services = compose(name)["services"]
    for service in services.values():
        assert all(port.startswith("127.0.0.1:") for port in service.get("ports", []))
        given = service.get("environment", {})
        assert all("${POSTGRES_PASSWORD:?" in value for key, value in given.items() if "PASSWORD" in key)
        assert service["restart"] == "unless-stopped"


@pytest.mark.parametrize("name", COMPOSE)
def test_compose_starts_commands_that_there_are_with_the_data_folder_they_share(name):
    described = compose(name)
    ours = [one for one in described["services"].values() if one["image"] == "leadinlet"]
    for service in ours:
        runs(service.get("command", ["run"]))
        assert service["volumes"] == ["data:/data"]
        assert service["read_only"] is True
        assert service["build"] == {"context": "..", "dockerfile": "deploy/Dockerfile"}
    assert "data" in described["volumes"]
    if name == "compose.scale.yml":
        assert {one["command"][0] for one in ours} == {"receive", "work", "poll"}


def test_the_image_is_made_from_what_is_there():
    lines = (DEPLOY / "Dockerfile").read_text().replace("\\\n", " ").splitlines()
    copied = [word for line in lines if line.startswith("COPY") for word in shlex.split(line)[1:-1]]
    assert [name for name in copied if not (ROOT / name).exists()] == []
    shipped = {
        line[1:] for line in (DEPLOY / "Dockerfile.dockerignore").read_text().split() if line[0] == "!"
    }
    assert shipped == set(copied)
    packages = re.search(r"^packages = (\[.*\])$", (ROOT / "pyproject.toml").read_text(), re.MULTILINE)
    assert packages
    assert set(json.loads(packages[1])) <= shipped


def test_the_image_runs_unprivileged_checks_its_health_and_verifies_every_wheel():
    text = (DEPLOY / "Dockerfile").read_text()
    last = {
        line.split()[0]: line.split(maxsplit=1)[1] for line in text.splitlines() if re.match("[A-Z]+ ", line)
    }
    assert last["USER"] == "leadinlet"
    assert last["VOLUME"] == "/data"
    assert last["FROM"].startswith("python:3.11-slim")
    runs(json.loads(last["CMD"]))
    assert "--require-hashes" in text
    assert "/healthz" in text


# What is said is so


@pytest.mark.parametrize("path", TOLD, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_setting_that_is_named_exists(path):
    named = set(re.findall(r"LEADINLET_[A-Z_]*[A-Z]", path.read_text()))
    assert {
        name for name in named if name not in SETTINGS and name.removesuffix("_FILE") not in SETTINGS
    } == set()


def test_the_unit_starts_a_command_that_there_is():
    unit = (DEPLOY / "leadinlet.service").read_text()
    [start] = re.findall("^ExecStart=(.*)$", unit, re.MULTILINE)
    program, *words = start.split()
    assert program == "/opt/leadinlet/.venv/bin/leadinlet"
    runs(words)


def test_the_command_line_of_the_service_has_its_settings_and_arguments(tmp_path):
    """As user leadinlet it needs no runuser; the user, its program and its settings are stand-ins here."""
    (tmp_path / "settings").write_text(
        "# words\nLEADINLET_REGION=DE\nLEADINLET_DATABASE_URL=a b&c*'$d\nPATH=/no\n"
    )
    (tmp_path / "program").write_text('#!/bin/sh\nprintf "%s\\n" "$LEADINLET_DATA" "$LEADINLET_REGION" '
                                      '"$LEADINLET_DATABASE_URL" "$@"\n')  # fmt: skip
    (tmp_path / "id").write_text("#!/bin/sh\necho leadinlet\n")
    for name in ("program", "id"):
        (tmp_path / name).chmod(0o755)
    script = (DEPLOY / "leadinlet.sh").read_text()
    script = script.replace("/etc/leadinlet/settings", f"{tmp_path}/settings")
    script = script.replace("/opt/leadinlet/.venv/bin/leadinlet", f"{tmp_path}/program")
    output = said(["sh", "-c", script, "sh", "one two", "*"], env={"PATH": f"{tmp_path}:{PATH}"})
    assert output.splitlines() == ["/var/lib/leadinlet", "DE", "a b&c*'$d", "one two", "*"]
