"""Serves the site and shows what changes: `python -m sidebyside.serve`.

A process of its own builds the site. It keeps what it has recorded, so that a
change of a page soon shows, until the code changes; then a new one starts.
"""

from __future__ import annotations

import argparse
import contextlib
import logging
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer

from .finish import LOG_FORMAT, finish
from .languages import ROOT

HOST = "127.0.0.1"
SETTINGS = ROOT / "mkdocs.yml"
RIGHT = "right\n"
_log = logging.getLogger(__name__)
logging.basicConfig(format=LOG_FORMAT, level=logging.INFO)


def main(arguments: list[str]) -> int | str:
    """Serve until Ctrl-C. Return an exit status, or why it cannot serve."""
    parser = argparse.ArgumentParser(
        prog="python -m sidebyside.serve",
        description="Serves the site and shows what changes.",
    )
    parser.add_argument("--port", type=int, default=8000)
    port = parser.parse_args(arguments).port
    url = f"http://{HOST}:{port}/"
    try:  # before a build, which takes seconds
        socket.create_server((HOST, port)).close()
    except OSError as error:
        return (
            f"{url} cannot be served: {os.strerror(error.errno or 0)}. "
            "Another port: make serve PORT=8001"
        )
    # Clean up as after Ctrl-C, which a shell's job in the background ignores.
    signals = [signal.SIGINT, signal.SIGTERM]
    if signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:  # nohup
        signals.append(signal.SIGHUP)
    for number in signals:
        signal.signal(number, signal.default_int_handler)
    with (
        contextlib.suppress(KeyboardInterrupt),
        tempfile.TemporaryDirectory() as folder,
        contextlib.closing(Builder(Path(folder), url)) as builder,
    ):
        builder.build()
        if not builder.site.is_dir():
            return 1
        server = LiveReloadServer(builder.build, HOST, port, str(builder.site))
        server.error_handler = lambda code: (
            (builder.site / "404.html").read_bytes() if code == 404 else None
        )
        config = load_config(str(SETTINGS))
        for path in (config.docs_dir, str(SETTINGS), *config.watch):
            server.watch(path)
        try:
            server.serve()  # type: ignore[no-untyped-call]
        finally:
            server.shutdown()
    return 0


class Builder:
    """Builds the site in another process, which has the code as it is now.

    Args:
        folder: takes whatever is written.
        url: where the site is served.
    """

    def __init__(self, folder: Path, url: str) -> None:
        self.site = folder / "site"
        """The last build that went well, if one did."""
        self._new = folder / "new"
        self._worker: subprocess.Popen[str] | None = None
        self._code: dict[Path, int] = {}
        self._environment = os.environ | {
            "SITE_URL": url,
            "TMPDIR": str(folder),
            # Among what is watched, it would be a change.
            "PYTHONDONTWRITEBYTECODE": "1",
        }

    def build(self) -> None:
        """Build the site; if that goes well, let it take the last one's place.

        What is wrong is logged.
        """
        code = {
            path: path.stat().st_mtime_ns
            for name in ("sidebyside", "recorders")
            for path in (ROOT / name).rglob("*.*")
            if "__pycache__" not in path.parts
        }
        if (
            code != self._code
            or not self._worker
            or self._worker.poll() is not None
        ):
            self.close()
            self._code = code
            self._worker = subprocess.Popen(
                [
                    sys.executable,
                    "-c",
                    "from sidebyside.serve import work; work()",
                ],
                cwd=ROOT,
                env=self._environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                process_group=0,  # Ctrl-C is this process's, which ends it
            )
        assert self._worker.stdin and self._worker.stdout
        with contextlib.suppress(BrokenPipeError):  # its code is broken
            print(self._new, file=self._worker.stdin, flush=True)
        if self._worker.stdout.readline() == RIGHT:
            # No request is answered meanwhile: the server waits for builds.
            shutil.rmtree(self.site, ignore_errors=True)
            self._new.rename(self.site)
        else:
            _log.error("The site was not built; what is served is as it was.")

    def close(self) -> None:
        """End the other process, and what it runs."""
        if self._worker:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._worker.pid, signal.SIGKILL)
            self._worker.communicate()


def work() -> None:
    """Build the site into each folder that a line of stdin names.

    Answers each on stdout, with RIGHT or an empty line.
    """
    answers = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)  # whatever else is printed is for the terminal
    for line in sys.stdin:
        folder = line.rstrip("\n")
        try:
            build(load_config(str(SETTINGS), site_dir=folder))
            # No policy.py: it would refuse the script that reloads a page,
            # which the server puts into each.
            right = finish(Path(folder))
        except MkDocsException as error:
            _log.error(error)
            right = False
        answers.write(RIGHT if right else "\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
