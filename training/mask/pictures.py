"""The pictures that the teacher labels: square uint8 RGB, in an order that may be cut off anywhere, and what is kept aside of them.

Kept aside, never trained on: the last 291 names of Flickr8k, Tiny-ImageNet's val.tar, and the last twentieth of each folder of photos.tar.
"""

import io
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from PIL import Image

from common.data import FLICKR_HELD_OUT

SIDE = 160
KINDS = ("object", "garment", "scene", "flickr8k", "tiny-imagenet")
# Pictures of each kind in every hundred that are labelled; those of a kind that has run out are left out.
SHARES = {"object": 38, "garment": 10, "scene": 14, "flickr8k": 32, "tiny-imagenet": 6}
HELD_OUT = {"object": 160, "garment": 50, "scene": 60, "flickr8k": 130, "tiny-imagenet": 100}


class Picture(NamedTuple):
    kind: str
    name: str
    data: bytes


def square(data: bytes, side: int = SIDE) -> np.ndarray:
    """The centre square, as the studio crops its seeds: uint8 [side, side, 3]."""
    image = Image.open(io.BytesIO(data)).convert("RGB")
    w, h = image.size
    n = min(w, h)
    left, top = (w - n) // 2, (h - n) // 2
    return np.asarray(image.crop((left, top, left + n, top + n)).resize((side, side), Image.Resampling.BICUBIC))


def read(path: Path) -> dict[str, bytes]:
    with tarfile.open(path) as archive:
        return {m.name: archive.extractfile(m).read() for m in archive if m.isfile()}  # type: ignore[union-attr]


def sources(data: Path) -> tuple[dict[str, list[Picture]], dict[str, list[Picture]]]:
    """Pictures by kind: to train on (shuffled), and kept aside (in order)."""
    photos, flickr, tiny = read(data / "photos/photos.tar"), {}, {}
    for k in (0, 1):
        flickr |= read(data / f"flickr8k/images-{k}.tar")
    for k in range(4):
        tiny |= read(data / f"tiny-imagenet/train-{k}.tar")
    train, aside = {}, {}
    for kind in ("object", "garment", "scene"):
        names = sorted(n for n in photos if n.startswith(f"{kind}/"))
        cut = len(names) - len(names) // 20
        train[kind] = [Picture(kind, n, photos[n]) for n in names[:cut]]
        aside[kind] = [Picture(kind, n, photos[n]) for n in names[cut:]]
    names = sorted(flickr)
    train["flickr8k"] = [Picture("flickr8k", n, flickr[n]) for n in names[:-FLICKR_HELD_OUT]]
    aside["flickr8k"] = [Picture("flickr8k", n, flickr[n]) for n in names[-FLICKR_HELD_OUT:]]
    train["tiny-imagenet"] = [Picture("tiny-imagenet", n, tiny[n]) for n in sorted(tiny)]
    val = read(data / "tiny-imagenet/val.tar")
    aside["tiny-imagenet"] = [Picture("tiny-imagenet", n, val[n]) for n in sorted(val)]
    rng = np.random.default_rng(16)
    for kind in KINDS:
        train[kind] = [train[kind][i] for i in rng.permutation(len(train[kind]))]
        step = len(aside[kind]) / HELD_OUT[kind]
        aside[kind] = [aside[kind][int(i * step)] for i in range(HELD_OUT[kind])]
    return train, aside


def interleaved(train: dict[str, list[Picture]]) -> Iterator[Picture]:
    """All kinds mixed by SHARES, so that any beginning of the sequence is a training set."""
    rng, left = np.random.default_rng(17), {k: iter(v) for k, v in train.items()}
    while left:
        names = list(left)
        share = np.array([SHARES[k] for k in names], float)
        kind = names[rng.choice(len(names), p=share / share.sum())]
        picture = next(left[kind], None)
        if picture is None:
            del left[kind]
        else:
            yield picture
