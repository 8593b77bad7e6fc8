"""Times `standpoint convert` over a million lines beside Python's json on the same file.

    python3 benches/convert/convert.py target/release/standpoint [LINES] [ROUNDS]

Python reads each line and writes it again, nothing more; `convert` reads doccano's JSONL, checks every
offset, writes another format and, where it writes to a file, reads that back and compares it. All take
turns, so that what else the machine does is shared out. Prints a line for each with medians over the
rounds: seconds, seconds of processors, lines per second; and the most memory at once. A tenth of the
lines shows whether memory grows. Nothing is judged.
"""

import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

WORDS = "Kessia stalls Orlen talks dam the a of rain vote minister says may 😀 été inspection water".split()
READ_AND_WRITE = """
import json, sys
with open(sys.argv[1], encoding="utf-8") as lines, open(sys.argv[2], "w", encoding="utf-8") as out:
    for line in lines:
        out.write(json.dumps(json.loads(line), ensure_ascii=False) + "\\n")
"""


def example(number, chance):
    """A text of some twenty words with three marks, offsets in UTF-16 as doccano counts."""
    words = chance.choices(WORDS, k=20)
    marks = []
    for first in (1, 7, 13):
        start = sum(len(word.encode("utf-16-le")) // 2 + 1 for word in words[:first])
        marks.append([start, start + len(words[first].encode("utf-16-le")) // 2, "ORG"])
    return {"id": number, "text": " ".join(words), "label": marks}


def measured(command):
    """Seconds, seconds of processors, and the most memory in MB, of a command that has to succeed."""
    start = time.perf_counter()
    child = subprocess.Popen(command, stderr=subprocess.PIPE)
    said = child.stderr.read().decode()
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - start
    if status != 0:
        sys.exit(f"{' '.join(map(str, command))} failed:\n{said}")
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    binary, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 3
    chance = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        lines = folder / "lines.jsonl"
        with lines.open("w", encoding="utf-8") as out:
            for number in range(count):
                out.write(json.dumps(example(number, chance), ensure_ascii=False) + "\n")
        tenth = folder / "tenth.jsonl"
        with lines.open(encoding="utf-8") as all_lines, tenth.open("w", encoding="utf-8") as out:
            for _ in range(count // 10):
                out.write(next(all_lines))
        print(f"{count} lines, {lines.stat().st_size / 1e6:.0f} MB")
        python = [sys.executable, "-c", READ_AND_WRITE, lines, folder / "python.jsonl"]
        runs = [("python3, json read and written", count, python)]
        for to in ("doccano", "prodigy", "huggingface"):
            for source, size in ((lines, count), (tenth, count // 10)):
                out = folder / f"{to}.{size}.out"
                command = [binary, "convert", source, "--from", "doccano", "--to", to, "-o", out]
                runs.append((f"convert --to {to}", size, command))
        measures = [[] for _ in runs]
        for _ in range(rounds):
            for (_, _, command), measure in zip(runs, measures):
                measure.append(measured(command))
        for (name, size, _), measure in zip(runs, measures):
            seconds, processors = (statistics.median(column) for column in list(zip(*measure))[:2])
            megabytes = max(most for _, _, most in measure)
            print(
                f"{name:<34} {size:>9} lines {seconds:>7.2f} s {processors:>7.2f} s of processors"
                f" {size / seconds:>11,.0f} lines/s {megabytes:>7.0f} MB"
            )


if __name__ == "__main__":
    main()
