/**
 * @file Python that reads a layout: each leaves `CLASSES`, names by their numbers, and `ITEMS`, (path inside the export, number of the
 * class, split) of every picture.
 */

import type { Split } from '../../core/dataset/placement.ts';

export const LOADERS = {
  /** @param folders that hold the class folders of each split. */
  folders: (folders: Readonly<Partial<Record<Split, readonly string[]>>>): string => `# %% Class folders
from torchvision.datasets import ImageFolder

FOLDERS = ${JSON.stringify(folders)}
READ = [(split, ImageFolder(ROOT / name)) for split, names in FOLDERS.items() for name in names]
# ImageFolder numbers the folders that it finds; a split may lack one.
CLASSES = sorted({name for _, folder in READ for name in folder.classes})
ITEMS = [
    (Path(path).relative_to(ROOT).as_posix(), CLASSES.index(folder.classes[number]), split)
    for split, folder in READ
    for path, number in folder.samples
]`,
  csv: `# %% The table
import csv

CLASSES = (ROOT / "classes.txt").read_text(encoding="utf-8").splitlines()
with (ROOT / "labels.csv").open(encoding="utf-8", newline="") as table:
    ITEMS = [
        (row["file_name"], CLASSES.index(row["label"]), row["split"] or "train") for row in csv.DictReader(table)
    ]`,
  huggingFace: `# %% Hugging Face
from datasets import Image, load_dataset

DATA = load_dataset(str(ROOT))
CLASSES = DATA["train"].features["label"].names
ITEMS = [
    (Path(image["path"]).relative_to(ROOT.resolve()).as_posix(), label, {"validation": "val"}.get(split, split))
    for split, part in DATA.items()
    for image, label in zip(part.cast_column("image", Image(decode=False))["image"], part["label"])
]`,
} as const;

export const ULTRALYTICS_LOADER = `# %% Folders of splits, as Ultralytics reads them
CLASSES = sorted(folder.name for folder in (ROOT / "train").iterdir() if folder.is_dir())
ITEMS = [
    (path.relative_to(ROOT).as_posix(), CLASSES.index(path.parent.name), split)
    for split in ("train", "val", "test")
    for path in sorted((ROOT / split).glob("*/*"))
]`;
