#!/usr/bin/env python3
"""Lets the tools that people train with read what Standpoint writes.

    consumers.py --standpoint PROGRAM --work FOLDER

FOLDER is emptied first. Each check is a line `ok` or `not ok`; the last line counts them.
"""

import argparse
import os
import shutil
import sys
import traceback
from pathlib import Path

# One thread each, so that figures are the same on every machine; and nothing is asked of a network.
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ[name] = "1"
os.environ |= {"HF_HUB_OFFLINE": "1", "HF_DATASETS_OFFLINE": "1", "HF_HUB_DISABLE_TELEMETRY": "1"}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--standpoint", type=Path, required=True, metavar="PROGRAM")
    parser.add_argument("--work", type=Path, required=True, metavar="FOLDER")
    options = parser.parse_args()
    work = options.work.resolve()
    shutil.rmtree(work, ignore_errors=True)
    os.environ["HF_HOME"] = str(work / "huggingface")
    return run(options.standpoint.resolve(), work)


def run(standpoint, work):
    import exports
    import project
    import with_datasets
    import with_label_studio
    import with_networkx
    import with_sklearn
    import with_spacy

    documents = project.write(work / "project")
    exported = exports.Exports(standpoint, work / "project", work, documents)
    counts = {True: 0, False: 0}
    for consumer in (with_sklearn, with_datasets, with_label_studio, with_networkx, with_spacy):
        for name, check in consumer.checks():
            counts[holds(name, check, exported)] += 1
    print(f"{counts[True]} passed, {counts[False]} failed")
    return 1 if counts[False] else 0


def holds(name, check, exported):
    try:
        check(exported)
    except Exception:
        print(f"not ok {name}\n{traceback.format_exc()}", flush=True)
        return False
    print(f"ok {name}", flush=True)
    return True


if __name__ == "__main__":
    sys.exit(main())
