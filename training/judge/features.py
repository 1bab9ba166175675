"""Views of the training images, passed once through the frozen lower blocks of the image tower and kept as float16 activations.

Tiny-ImageNet: every image plain, every second one restyled. Flickr8k: two crops an image, each plain and restyled. Icons (render_icons.mjs):
three placements each on a white or coloured ground. The teacher
(EfficientNet-Lite0 with its ImageNet head) reads the plain view, Flickr8k's at a higher resolution than the student gets.
"""

import dataclasses
import json
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image

from common.data import flickr8k, tiny_imagenet
from prior.styles import restyle

from .image import SIZE, ImageTower
from .imagenet import imagenet_synsets

TEACHER_SIZE = 160
BATCH = 50


@dataclasses.dataclass
class Views:
    """Activations of N views and, for each, the row of its image in the per-image tables."""

    activations: torch.Tensor  # float16 [N, 192, 4, 4]
    image: torch.Tensor  # int64 [N]
    teacher: torch.Tensor  # float16 logits [images, 1000]
    label: torch.Tensor  # int64 [images]: ImageNet class, or the index of the photograph for Flickr8k


def resize(x: torch.Tensor, size: int) -> torch.Tensor:
    return F.interpolate(x, size=(size, size), mode="bicubic", align_corners=False, antialias=True).clamp(0, 1)


class Extractor:
    def __init__(self, seed: int) -> None:
        self.rng = np.random.default_rng(seed)
        tower = ImageTower().eval().requires_grad_(False).to(memory_format=torch.channels_last)
        self.bottom = torch.compile(tower.bottom, dynamic=False)
        self.top = torch.compile(lambda v: tower.classifier(tower.top(v).mean((2, 3))), dynamic=False)

    @torch.no_grad()
    def low(self, x: torch.Tensor) -> torch.Tensor:
        with torch.autocast("cpu", dtype=torch.bfloat16):
            return self.bottom((x * 2 - 1).contiguous(memory_format=torch.channels_last))

    @torch.no_grad()
    def logits(self, low: torch.Tensor) -> torch.Tensor:
        """ImageNet logits [B, 1000] of lower activations of any size."""
        with torch.autocast("cpu", dtype=torch.bfloat16):
            return self.top(low).half()

    def crop(self, x: torch.Tensor, area: float) -> torch.Tensor:
        """One random square crop for the whole batch, half of the batches flipped."""
        n = x.shape[2]
        size = int(n * np.sqrt(self.rng.uniform(area, 1)))
        i, j = self.rng.integers(0, n - size + 1, 2)
        x = x[:, :, i : i + size, j : j + size]
        return x.flip(3) if self.rng.random() < 0.5 else x

    def extract(self, images: np.ndarray, labels: torch.Tensor, crops: int, area: float, restyled: float, teacher_size: int) -> Views:
        activations, index, teacher, label = [], [], [], []
        order = self.rng.permutation(len(images))
        for c in range(crops):
            for k in range(0, len(order), BATCH):
                rows = order[k : k + BATCH]
                x = self.crop(torch.from_numpy(images[rows]).permute(0, 3, 1, 2).float().div(255), area)
                plain = resize(x, SIZE)
                where = torch.arange(len(rows)) + sum(len(t) for t in teacher)
                low = self.low(plain)
                teacher.append(self.logits(low if teacher_size == SIZE else self.low(resize(x, teacher_size))))
                label.append(labels[rows])
                activations.append(low.half())
                index.append(where)
                if self.rng.random() < restyled:
                    activations.append(self.low(restyle(plain)).half())
                    index.append(where)
        return Views(torch.cat(activations), torch.cat(index), torch.cat(teacher), torch.cat(label))


def place_icons(folder: Path, rng: np.random.Generator) -> tuple[np.ndarray, list[str]]:
    """Every icon once, on a ground of its own: uint8 [N, 128, 128, 3] and its name."""
    pictures, names = [], []
    for table in sorted(folder.glob("*.json")):
        listed: list[str] = json.loads(table.read_text(encoding="utf-8"))
        raw = np.fromfile(table.with_suffix(".rgba"), np.uint8).reshape(len(listed), SIZE, SIZE, 4)
        for name, icon in zip(listed, raw):
            size = int(SIZE * rng.uniform(0.55, 1))
            ground = (255, 255, 255) if rng.random() < 0.5 else tuple(int(v) for v in rng.integers(0, 256, 3))
            canvas, small = Image.new("RGB", (SIZE, SIZE), ground), Image.fromarray(icon).resize((size, size), Image.Resampling.BICUBIC)
            canvas.paste(small, tuple(int(v) for v in rng.integers(0, SIZE - size + 1, 2)), small)
            pictures.append(np.asarray(canvas))
            names.append(name)
    return np.stack(pictures), names


def extract_icons(out: Path, extractor: "Extractor") -> tuple[Views, list[str]]:
    """Views of the icons, labelled by their row in the sorted list of names."""
    cache = out / "views-icons.pt"
    if not cache.exists():
        rng, parts = np.random.default_rng(7), []
        for _ in range(3):
            images, names = place_icons(out / "icons", rng)
            known = sorted(set(names))
            labels = torch.tensor([known.index(n) for n in names])
            parts.append(extractor.extract(images, labels, 1, 0.9, 0.3, SIZE))
        torch.save({"views": dataclasses.asdict(join(parts)), "names": known}, cache)
        print("views of the icons done", flush=True)
    stored = torch.load(cache)
    return Views(**stored["views"]), stored["names"]


def join(parts: list[Views]) -> Views:
    """Several parts as one, image rows renumbered."""
    offsets = np.cumsum([0, *(len(p.label) for p in parts)])
    whole = Views(*(torch.cat([getattr(p, f.name) for p in parts]) for f in dataclasses.fields(Views)))
    whole.image = torch.cat([p.image + int(o) for p, o in zip(parts, offsets)])
    return whole


def extract_all(data: Path, out: Path, seed: int) -> tuple[Views, Views, Views, list[str]]:
    """Training views of Tiny-ImageNet, Flickr8k and the icons with their names, each archive cached by itself so that an interrupted run goes on."""
    extractor = Extractor(seed)
    classes = {wnid: i for i, wnid in enumerate(imagenet_synsets())}
    parts = []
    for k in range(4):
        cache = out / f"views-tiny-{k}.pt"
        if not cache.exists():
            images, wnids = tiny_imagenet(data, f"train-{k}")
            labels = torch.tensor([classes.get(w, -1) for w in wnids])
            torch.save(dataclasses.asdict(extractor.extract(images, labels, 1, 0.7, 0.5, SIZE)), cache)
            print(f"views of train-{k} done", flush=True)
        parts.append(Views(**torch.load(cache)))
    cache = out / "views-flickr.pt"
    if not cache.exists():
        _, images, _ = flickr8k(data)
        torch.save(dataclasses.asdict(extractor.extract(images, torch.arange(len(images)), 2, 0.5, 1.0, TEACHER_SIZE)), cache)
        print("views of Flickr8k done", flush=True)
    return join(parts), Views(**torch.load(cache)), *extract_icons(out, extractor)
