#!/usr/bin/env python3
"""Installs what Standpoint's engine is measured beside, and runs it.

    peers.py --at FOLDER PEER [argument …] < texts.jsonl > found.jsonl

PEER is spacy, textacy, compromise, cues or spacy-speed. FOLDER is where they are installed: a virtual
environment with requirements.txt and the packages of package-lock.json. What is there and up to date
is not installed again.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
SCRIPTS = {
    "spacy": "spacy_names.py",
    "textacy": "textacy_quotations.py",
    "compromise": "compromise_names.mjs",
    "cues": "cue_dictionary.py",
    "spacy-speed": "spacy_speed.py",
}
# Without a package of its own, the dictionary needs no installing.
NEEDS_NOTHING = {"cues"}
# One thread each, and the arithmetic that fits the processor rather than what a shell has set.
ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")
SET_BY_SHELLS = ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE")


def install(command):
    """Runs an installer; what it prints is told on standard error, which holds no results."""
    subprocess.run(command, check=True, stdout=sys.stderr)


def python_of(folder):
    """The virtual environment's Python, made if it is missing or the requirements have changed."""
    wanted = digest("requirements.txt")
    home = folder / "python"
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if told(home) != wanted:
        venv.create(home, with_pip=True, clear=True)
        pip = [python, "-m", "pip", "install", "--quiet"]
        install([*pip, "-r", HERE / "requirements.txt"])
        tell(home, wanted)
    return python


def node_of(folder):
    """The folder with the packages from npm, made if they are missing or the lock file has changed."""
    wanted = digest("package-lock.json")
    home = folder / "node"
    if told(home) != wanted:
        home.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(HERE / name, home)
        npm = "npm.cmd" if os.name == "nt" else "npm"
        install([npm, "ci", "--prefix", home, "--no-fund", "--no-audit"])
        tell(home, wanted)
    return home


def digest(name):
    return hashlib.sha256((HERE / name).read_bytes()).hexdigest()


def told(home):
    """Of which requirements the folder says that it holds them."""
    note = home / "installed"
    return note.read_text() if note.is_file() else None


def tell(home, wanted):
    (home / "installed").write_text(wanted)


def environment():
    """The environment in which every peer runs on one thread."""
    kept = {name: value for name, value in os.environ.items() if name not in SET_BY_SHELLS}
    return kept | dict.fromkeys(ONE_THREAD, "1")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--at", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("peer", choices=SCRIPTS, metavar="PEER")
    options, arguments = parser.parse_known_args()
    script = HERE / SCRIPTS[options.peer]
    folder = options.at.resolve()
    if options.peer == "compromise":
        command = ["node", script, node_of(folder)]
    elif options.peer in NEEDS_NOTHING:
        command = [sys.executable, script]
    else:
        command = [python_of(folder), script]
    return subprocess.run([*command, *arguments], env=environment(), check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
