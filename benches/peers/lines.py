"""JSON Lines in, JSON Lines out: `{"id", "text"}` becomes `{"id", "spans", "attributions"}`.

Offsets are code points, which is how Python counts; ends are excluded.
"""

import json
import sys


def read(stream=None):
    """The documents of a stream (standard input by default), one a line."""
    return [json.loads(line) for line in stream or sys.stdin if line.strip()]


def write(document_id, spans, attributions=()):
    """Prints what was found in one document; spans are (start, end, label)."""
    rows = [{"start": start, "end": end, "label": label} for start, end, label in spans]
    found = {"id": document_id, "spans": rows, "attributions": list(attributions)}
    print(json.dumps(found, ensure_ascii=False))
