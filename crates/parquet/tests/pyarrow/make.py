"""Writes the files beside this script: the same rows in many ways. Run with pyarrow 26.0.1."""

import datetime
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

HERE = Path(__file__).parent
DAY = datetime.date(2023, 11, 14)
ROWS = [
    {
        "id": number,
        "text": None if number % 7 == 3 else f"Kessia 😀 stalls e\u0301 {number % 5}",
        "small": number * 3 - 4,
        "unsigned": 2**64 - 1 - number,
        "score": None if number == 5 else number / 4,
        "half": number / 2,
        "sure": number % 3 == 0,
        "day": DAY + datetime.timedelta(days=number),
        "at": datetime.datetime(2023, 11, 14, 22, 13, number),
        "tags": None if number == 2 else [f"t{tag}" for tag in range(number % 4)],
        "spans": None if number == 4 else [
            {"start": start, "end": start * number, "label": None if start == 1 else "PER"}
            for start in range(number % 3)
        ],
        "deep": [[], [number, None], None] if number % 2 else [],
    }
    for number in range(40)
]
SCHEMA = pa.schema([
    ("id", pa.int64()),
    ("text", pa.string()),
    ("small", pa.int32()),
    ("unsigned", pa.uint64()),
    ("score", pa.float64()),
    ("half", pa.float32()),
    ("sure", pa.bool_()),
    ("day", pa.date32()),
    ("at", pa.timestamp("us")),
    ("tags", pa.list_(pa.string())),
    ("spans", pa.list_(pa.struct([("start", pa.int64()), ("end", pa.int64()), ("label", pa.string())]))),
    ("deep", pa.list_(pa.list_(pa.int64()))),
])
TABLE = pa.Table.from_pylist(ROWS, SCHEMA)
DELTAS = {
    "id": "DELTA_BINARY_PACKED",
    "small": "DELTA_BINARY_PACKED",
    "text": "DELTA_BYTE_ARRAY",
    "score": "BYTE_STREAM_SPLIT",
    "half": "BYTE_STREAM_SPLIT",
    "sure": "RLE",
    "tags.list.element": "DELTA_LENGTH_BYTE_ARRAY",
}


def write(name, **options):
    pq.write_table(TABLE, HERE / f"{name}.parquet", store_schema=False, write_statistics=False, **options)


write("snappy-v1")
write("snappy-v2", data_page_version="2.0")
write("plain", compression="none", use_dictionary=False)
write("gzip", compression="gzip", row_group_size=13)
write("zstd-deltas", compression="zstd", use_dictionary=False, column_encoding=DELTAS)
write("zstd-deltas-v2", compression="zstd", use_dictionary=False, column_encoding=DELTAS, data_page_version="2.0")
write("small-pages", data_page_size=64, dictionary_pagesize_limit=40, write_batch_size=4)
write("two-levels", use_compliant_nested_type=False)
write("brotli", compression="brotli")
lines = (json.dumps(row, ensure_ascii=False, default=lambda value: value.isoformat()) for row in ROWS)
(HERE / "rows.jsonl").write_text("".join(line + "\n" for line in lines), encoding="utf-8")
