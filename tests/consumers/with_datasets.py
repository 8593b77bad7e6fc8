"""datasets, pandas and pyarrow: the tables that we write."""

import json

import pandas
import pyarrow.csv
import pyarrow.json
import pyarrow.parquet
from datasets import load_dataset

TASKS = ["tokens", "spans", "uncertainty", "uncertainty-type", "position", "stance", "pairs", "relations"]


def rows_of(path):
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def folder_loads(exports, task):
    """Every part of the folder, its rows as they stand in the file."""
    folder = exports.dataset(task, "huggingface")
    loaded = load_dataset(str(folder), cache_dir=str(exports.folder / "cache"))
    for part in ("train", "validation", "test"):
        wanted = rows_of(folder / "data" / f"{part}.jsonl")
        assert loaded[part].num_rows == len(wanted) > 0, f"{part}: {loaded[part].num_rows} rows"
        assert loaded[part].to_list() == wanted, f"{part} differs"
    return loaded


def parquet_loads(exports, task):
    """The same rows as in JSON Lines, classes with their names."""
    lines = exports.dataset(task, "huggingface")
    folder = exports.dataset(task, "huggingface", "--rows", "parquet")
    loaded = load_dataset(str(folder), cache_dir=str(exports.folder / "cache"))
    for part in ("train", "validation", "test"):
        wanted = rows_of(lines / "data" / f"{part}.jsonl")
        assert loaded[part].to_list() == wanted, f"{part} differs"
    return loaded


def parquet_classes_have_names(exports):
    assert parquet_loads(exports, "pairs")["train"].features["label"].names[:2] == ["supports", "opposes"]


def classes_have_names(exports):
    loaded = folder_loads(exports, "pairs")
    label = loaded["train"].features["label"]
    assert label.names[:2] == ["supports", "opposes"], label.names
    stances = {mark["attributes"].get("stance") for d in exports.documents for mark in d["marks"]}
    assert {label.int2str(number) for number in loaded["train"]["label"]} <= stances


def folds_load(exports):
    folder = exports.dataset("uncertainty", "huggingface", "--folds", "3")
    cache = str(exports.folder / "cache")
    folds = [load_dataset(str(folder), f"fold-{fold}", cache_dir=cache) for fold in (1, 2, 3)]
    validated = [article for fold in folds for article in set(fold["validation"]["article"])]
    assert len(validated) == len(set(validated)), "an article is in two folds"
    assert not set(validated) & set(folds[0]["test"]["article"])


def tables_are_read(exports):
    """Both readers give the rows of the JSON Lines of the same recipe; no cell is a formula."""
    rows = rows_of(exports.dataset("pairs", "huggingface") / "data" / "train.jsonl")
    table = exports.dataset("pairs", "csv") / "train.csv"
    by_pandas = pandas.read_csv(table)
    by_arrow = pyarrow.csv.read_csv(
        table, parse_options=pyarrow.csv.ParseOptions(newlines_in_values=True)).to_pandas()
    for read in (by_pandas, by_arrow):
        assert list(read["text"]) == [row["text"] for row in rows]
        assert list(read["actor"]) == [row["actor"] for row in rows]
    assert not by_pandas["text"].str.startswith(("=", "+", "-", "@")).any()
    path = exports.dataset("spans", "huggingface") / "data" / "train.jsonl"
    assert pyarrow.json.read_json(path).num_rows == len(pandas.read_json(path, lines=True))


def parquet_is_read(exports):
    """Rows of `convert` in both of its Hugging Face folders, the same to pyarrow, pandas and datasets."""
    wanted = rows_of(exports.converted("huggingface", "converted-lines") / "train.jsonl")
    path = exports.converted("parquet", "converted-parquet")
    files = list(path.glob("data/*.parquet"))
    assert [row for file in files for row in pyarrow.parquet.read_table(file).to_pylist()] == wanted
    assert list(pandas.concat(map(pandas.read_parquet, files))["text"]) == [row["text"] for row in wanted]
    loaded = load_dataset(str(path), cache_dir=str(exports.folder / "cache"))
    assert loaded["train"].to_list() == wanted


def positions_are_read(exports):
    """Each row of the spreadsheet quotes its article at the code points that it names."""
    texts = {document["id"]: document["text"] for document in exports.documents}
    table = pandas.read_csv(exports.converted("positions", "positions.csv"), keep_default_na=False)
    held = [mark for document in exports.documents for mark in document["marks"] if mark["label"] == "position"]
    assert len(table) >= len(held) > 0
    for row in table.itertuples():
        quoted = texts[row.article][int(row.start):int(row.end)]
        assert row.position.split(" … ")[0] in quoted, f"{row.article}: {row.position} is not {quoted}"


def checks():
    for task in TASKS:
        yield f"datasets: load_dataset of {task}", lambda exports, task=task: folder_loads(exports, task)
    yield "datasets: classes have names", classes_have_names
    for task in TASKS:
        yield f"datasets: load_dataset of {task} in Parquet", lambda exports, task=task: parquet_loads(exports, task)
    yield "datasets: classes in Parquet have names", parquet_classes_have_names
    yield "datasets: folds", folds_load
    yield "pandas and pyarrow: CSV and JSON Lines", tables_are_read
    yield "pandas, pyarrow and datasets: Parquet", parquet_is_read
    yield "pandas: positions", positions_are_read
