"""Training images from the archives of ../shared/data, kept in memory as uint8 arrays."""

import io
import json
import tarfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
from PIL import Image

FLICKR_HELD_OUT = 291


def read_tar(path: Path, size: int) -> dict[str, np.ndarray]:
    """Every image of an archive by its member name, RGB, `size` x `size`."""
    with tarfile.open(path) as archive:
        raw = {m.name: archive.extractfile(m).read() for m in archive if m.isfile()}  # type: ignore[union-attr]

    def decode(data: bytes) -> np.ndarray:
        image = Image.open(io.BytesIO(data)).convert("RGB")
        return np.asarray(image if image.size == (size, size) else image.resize((size, size), Image.Resampling.BICUBIC))

    with ThreadPoolExecutor(2) as pool:
        return dict(zip(raw, pool.map(decode, raw.values())))


def flickr8k(data: Path) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Sorted names, training images, held-out images (the last 291 names): uint8 [N, 160, 160, 3]."""
    images: dict[str, np.ndarray] = {}
    for k in (0, 1):
        images |= read_tar(data / f"flickr8k/images-{k}.tar", 160)
    names = sorted(images)
    pictures = np.stack([images[n] for n in names])
    return names, pictures[:-FLICKR_HELD_OUT], pictures[-FLICKR_HELD_OUT:]


def flickr8k_captions(data: Path) -> dict[str, list[str]]:
    """Captions by the stem of the image's name."""
    out: dict[str, list[str]] = {}
    for line in (data / "flickr8k/captions.tsv").read_text(encoding="utf-8").splitlines():
        key, caption = line.split("\t", 1)
        out.setdefault(key.split("#")[0].rsplit(".", 1)[0], []).append(caption.strip())
    return out


def tiny_imagenet(data: Path, part: str) -> tuple[np.ndarray, list[str]]:
    """`part` is "train-0" to "train-3" or "val". Images uint8 [N, 64, 64, 3] and their WordNet ids."""
    images = read_tar(data / f"tiny-imagenet/{part}.tar", 64)
    return np.stack(list(images.values())), [Path(n).parent.name for n in images]


def tiny_imagenet_names(data: Path) -> dict[str, list[str]]:
    """WordNet id -> its English names, the usual one first."""
    table: dict[str, str] = json.loads((data / "tiny-imagenet/classes.json").read_text(encoding="utf-8"))
    return {wnid: [n.strip() for n in names.split(",")] for wnid, names in table.items()}
