"""Loads exported zips with the loaders that they are made for, and compares labels and counts with what the export says.

    python bench/loaders.py EXPORT.zip ...

Needs torch, torchvision, datasets, ultralytics and mlcroissant (PyPI). Which loader reads a zip, its offshoot.json says: class
folders and new images: torchvision's ImageFolder; Hugging Face: datasets; Ultralytics: its classification dataset; a table: the csv
module. Every zip's croissant.json is read by mlcroissant. The truth is expansion.jsonl. Exits with 1 where anything differs.
"""

import csv
import json
import os
import re
import sys
import tempfile
import zipfile
from collections import Counter
from pathlib import Path
from urllib.parse import unquote

# Everything is on disk: no loader has a reason to ask the network.
for name in ("HF_HUB_OFFLINE", "HF_DATASETS_OFFLINE", "YOLO_OFFLINE"):
    os.environ[name] = "1"
os.environ.setdefault("HF_DATASETS_DISABLE_PROGRESS_BARS", "1")

SPLITS = {"train": "train", "val": "val", "test": "test"}


def original_name(folder: str) -> str:
    """The class of a folder whose name was written for every system: %XX is a byte of UTF-8."""
    return re.sub("(?:%[0-9A-Fa-f]{2})+", lambda match: unquote(match[0], errors="strict"), folder)


def image_folder(root: Path):
    """(path, label) of everything that torchvision's ImageFolder reads, decoded."""
    from torchvision.datasets import ImageFolder

    folder = ImageFolder(str(root))
    for path, target in folder.samples:
        folder.loader(path).load()
        yield Path(path), original_name(folder.classes[target])


def split_folders(root: Path):
    """Folders that ImageFolder is given: those of the splits, or the data set itself."""
    known = {"train", "training", "val", "valid", "validation", "dev", "test", "testing", "eval"}
    found = [child for child in sorted(root.iterdir()) if child.is_dir() and child.name.lower() in known]
    return found or [root]


def read_folders(root: Path, document: dict):
    base = root / "images" if (root / "rejected").is_dir() and (root / "images").is_dir() else root
    for folder in split_folders(base):
        yield from image_folder(folder)


def read_hugging_face(root: Path, document: dict):
    from datasets import Image, load_dataset

    loaded = load_dataset(str(root))
    numbers = {split: rows.features["label"].names for split, rows in loaded.items()}
    if len({tuple(names) for names in numbers.values()}) != 1:
        raise ValueError(f"the splits number their classes differently: {numbers}")
    for rows in loaded.values():
        rows = rows.cast_column("image", Image(decode=False)).cast_column("seed", Image(decode=False))
        for row in rows:
            if not Path(row["seed"]["path"]).is_file():
                raise ValueError(f"{row['image']['path']} has no seed at {row['seed']['path']}")
            yield Path(row["image"]["path"]), rows.features["label"].int2str(row["label"])
    # Once more, decoded as a training loop would.
    for rows in loaded.values():
        for row in rows:
            row["image"].load()


def read_ultralytics(root: Path, document: dict):
    from ultralytics.cfg import get_cfg
    from ultralytics.data.dataset import ClassificationDataset
    from ultralytics.data.utils import check_cls_dataset

    found = check_cls_dataset(root)
    names = found["names"]
    for split in SPLITS:
        if found[split] is None:
            continue
        dataset = ClassificationDataset(str(found[split]), get_cfg(), prefix=split, names=names)
        for path, index, *_ in dataset.samples:
            yield Path(path), original_name(names[index])
        dataset[0]


def read_csv(root: Path, document: dict):
    from PIL import Image

    with open(root / "labels.csv", newline="", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            Image.open(root / row["file_name"]).load()
            yield root / row["file_name"], row["label"]


def soft_of_table(root: Path):
    """(path, probabilities) of every label; None where it is hard."""
    with open(root / "labels.csv", newline="", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            soft = row["label_probabilities"]
            yield row["file_name"], [float(value) for value in soft.split()] if soft else None


def soft_of_hugging_face(root: Path):
    from datasets import Image, load_dataset

    for rows in load_dataset(str(root)).values():
        for row in rows.cast_column("image", Image(decode=False)):
            path = os.path.relpath(os.path.realpath(row["image"]["path"]), os.path.realpath(root))
            hard = sorted(row["label_probabilities"])[-1] == 1
            yield path, None if hard else row["label_probabilities"]


SOFT = {"csv": soft_of_table, "hugging-face": soft_of_hugging_face}

READERS = {
    "folders": ("torchvision ImageFolder", read_folders),
    "new-images": ("torchvision ImageFolder", read_folders),
    "hugging-face": ("datasets imagefolder", read_hugging_face),
    "ultralytics": ("ultralytics ClassificationDataset", read_ultralytics),
    "csv": ("csv, PIL", read_csv),
}


def read_croissant(root: Path):
    """(path, label) of every record that mlcroissant gives."""
    import mlcroissant

    dataset = mlcroissant.Dataset(jsonld=str(root / "croissant.json"))
    for record in dataset.records(record_set="images"):
        yield root / record["images/file_name"].decode(), record["images/label"].decode()


def compare(truth: dict, read, root: Path):
    """Differences between what was read and what the sidecar says."""
    got = {}
    for path, label in read:
        got[os.path.relpath(os.path.realpath(path), os.path.realpath(root))] = label
    wrong = [f"{path}: {got.get(path)} instead of {label}" for path, label in truth.items() if got.get(path) != label]
    wrong += [f"{path} is not in expansion.jsonl" for path in got if path not in truth]
    return got, wrong


def check(path: Path) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        with zipfile.ZipFile(path) as archive:
            bad = archive.testzip()
            archive.extractall(root)
        rows = [json.loads(line) for line in (root / "expansion.jsonl").read_text(encoding="utf-8").splitlines()]
        document = json.loads((root / "offshoot.json").read_text(encoding="utf-8"))
        truth = {row["file_name"]: row["label"] for row in rows}
        synthetic = sum(row["source"] == "synthetic" for row in rows)
        title, reader = READERS[document["layout"]]
        print(f"\n{path.name}: {document['layout']}, {len(rows) - synthetic} originals, {synthetic} variants")
        passed = bad is None
        for name, read in ((title, reader(root, document)), ("mlcroissant", read_croissant(root))):
            got, wrong = compare(truth, read, root)
            counts = ", ".join(f"{label} {count}" for label, count in sorted(Counter(got.values()).items()))
            print(f"  {'ok  ' if not wrong else 'FAIL'} {name}: {len(got)} images ({counts})")
            for line in wrong[:5]:
                print(f"       {line}")
            passed = passed and not wrong
        if document["layout"] in SOFT:
            said = {row["file_name"]: row["label_probabilities"] for row in rows}
            got = dict(SOFT[document["layout"]](root))
            wrong = [path for path, soft in said.items() if got.get(path, "nothing") != soft]
            count = sum(soft is not None for soft in said.values())
            print(f"  {'ok  ' if not wrong else 'FAIL'} soft labels: {count}")
            for path in wrong[:5]:
                print(f"       {path}: {got.get(path)} instead of {said[path]}")
            passed = passed and not wrong
        # What offshoot.json says of where things lie must be there, and nothing rejected among what was read.
        places = [image["file"] for image in document["images"]]
        places += [variant["file"] for variant in (document["run"] or {}).get("variants", [])]
        missing = [place for place in places if place is not None and not (root / place).is_file()]
        print(f"  {'ok  ' if not missing else 'FAIL'} offshoot.json: {sum(p is not None for p in places)} pictures where it says")
        return passed and not missing


def main() -> int:
    if len(sys.argv) < 2:
        print(__doc__)
        return 2
    results = [check(Path(argument)) for argument in sys.argv[1:]]
    print(f"\n{sum(results)} passed, {len(results) - sum(results)} failed")
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
