"""label-studio-sdk: its converter reads what `convert` writes."""

import json

from label_studio_sdk.converter import Converter


def converter_reads(exports):
    path = exports.converted("labelstudio", "label-studio.json")
    configs = sorted(path.parent.glob("label-studio*.xml"))
    assert configs, f"no labelling configuration beside {path}"
    converter = Converter(configs[0].read_text("utf-8"), str(path.parent), download_resources=False)
    folder = path.parent / "label-studio-read"
    converter.convert(str(path), str(folder), "JSON_MIN", is_dir=False)
    read = json.loads((folder / "result.json").read_text("utf-8"))
    assert len(read) == len(exports.documents)
    texts = {task["text"]: task for task in read}
    for document in exports.documents:
        spans = [value for value in texts[document["text"]].values() if isinstance(value, list)]
        spans = [span for value in spans for span in value if "labels" in span]
        found = sorted((span["labels"][0], span["start"], span["end"]) for span in spans)
        wanted = sorted((mark["label"], span["start"], span["end"])
                        for mark in document["marks"] for span in mark["spans"])
        assert found == wanted, f"{document['id']}: {found} is not {wanted}"


def checks():
    yield "label-studio-sdk: the converter reads all marks", converter_reads
