"""A real PostgreSQL server for the tests: Debian's programs, a folder of its own, a free port, stopped at the end."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import uuid
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

PROGRAMS = Path("/usr/lib/postgresql")
OWNER = "postgres"


def programs() -> Path | None:
    """Where initdb and pg_ctl are: the newest of Debian's versions, or on the path."""
    versions = sorted(PROGRAMS.glob("*/bin/initdb"), key=lambda p: float(p.parts[-3])) if PROGRAMS.is_dir() else []
    if versions:
        return versions[-1].parent
    found = shutil.which("initdb")
    return Path(found).parent if found else None


def missing() -> str | None:
    """Why no server can be started; null where one can."""
    if find_spec("psycopg") is None:
        return "needs the extra [postgres] (psycopg)"
    if programs() is None:
        return "needs PostgreSQL's programs (Debian: apt-get install postgresql)"
    if os.geteuid() == 0 and not _has_owner():
        return f"PostgreSQL does not run as root, and there is no user {OWNER}"
    return None


def _has_owner() -> bool:
    try:
        pwd.getpwnam(OWNER)
    except KeyError:
        return False
    return shutil.which("runuser") is not None


def _run(*command: str) -> None:
    as_owner = ["runuser", "-u", OWNER, "--"] if os.geteuid() == 0 else []
    subprocess.run([*as_owner, *command], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=60)


@contextmanager
def running():
    """A server on a free port; yields the address of its first database."""
    folder = Path(tempfile.mkdtemp(prefix="diplomatics-server-"))
    held, tools = folder / "data", programs()
    if os.geteuid() == 0:
        shutil.chown(folder, OWNER)
    try:
        _run(str(tools / "initdb"), "-D", str(held), "-U", OWNER, "--auth=trust", "--no-sync", "-E", "UTF8",
             "--locale=C")  # fmt: skip
        port = _free_port()
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off"
        _run(str(tools / "pg_ctl"), "-D", str(held), "-w", "-o", options, "-l", str(folder / "log"), "start")
        try:
            yield f"postgresql://{OWNER}@127.0.0.1:{port}/postgres"
        finally:
            _run(str(tools / "pg_ctl"), "-D", str(held), "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def database(address: str):
    """A new database on the server, dropped afterwards; yields its address."""
    import psycopg

    name = f"t{uuid.uuid4().hex}"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    try:
        yield f"{address.rsplit('/', 1)[0]}/{name}"
    finally:
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
