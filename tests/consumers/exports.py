"""Exports of the project by the command line that is tested."""

import subprocess


class Exports:
    """Makes an export once, and remembers where it is."""

    def __init__(self, standpoint, project, folder, documents):
        self.standpoint, self.project, self.folder = standpoint, project, folder
        self.documents = documents

    def run(self, *arguments):
        command = [str(argument) for argument in (self.standpoint, *arguments)]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
        if done.returncode != 0:
            raise AssertionError(f"{' '.join(command)} ended with {done.returncode}: {done.stderr}")
        return done.stdout

    def dataset(self, task, format_, *options):
        folder = self.folder / "-".join([task, format_, *options]).replace("/", "_").replace(":", "_")
        if not folder.exists():
            self.run("dataset", self.project, "--task", task, "--format", format_,
                     "--license", "cc0-1.0", "-o", folder, *options)
        return folder

    def converted(self, format_, name):
        path = self.folder / name
        if not path.exists():
            self.run("convert", self.project, "--to", format_, "-o", path)
        return path
