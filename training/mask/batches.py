"""Training batches: pictures with the teacher's alpha, cut-outs with exact alpha over scenes, and pictures of nothing; cropped, turned, recoloured."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image
from torch.utils.data import IterableDataset

from .nothing import nothing
from .pictures import KINDS, SIDE
from .stamps import cut_outs, place
from .teacher import load

# Of every batch: teacher's alphas, cut-outs from stamps, cut-outs by the teacher, close-ups and backgrounds, pictures of nothing.
PARTS = (0.7, 0.1, 0.04, 0.05, 0.11)
# Below this largest value the teacher's output is left as it is.
FAINT = 0.3
# Small pictures teach as much for a third of the time; towards the end come the sizes that are used.
SIDES, EARLY, LATE = (64, 96, 128, 160), (0.2, 0.6, 0.2, 0.0), (0.15, 0.25, 0.3, 0.3)


class Batch(NamedTuple):
    image: torch.Tensor  # [B, 3, side, side] in [0, 1]
    alpha: torch.Tensor  # [B, 1, side, side] in [0, 1]
    weight: torch.Tensor  # [B], of the alpha's loss
    sure: torch.Tensor  # [B], the confidence wanted
    sure_weight: torch.Tensor  # [B]


def ramp(x: np.ndarray, low: float, high: float) -> np.ndarray:
    return ((x - low) / (high - low)).clip(0, 1)


def certainty(alpha: np.ndarray, high: np.ndarray) -> np.ndarray:
    """How sure the teacher is, in [0, 1]: its largest value is near 1 and few values lie between the extremes. alpha in [0, 1], [N, h, w]."""
    return ramp(high, 0.5, 0.9) * ramp(np.abs(2 * alpha - 1).mean((1, 2)), 0.72, 0.88)


def fitting(coverage: torch.Tensor) -> torch.Tensor:
    """1 where an object covers 3 to 85 % of the picture, 0 below 1.5 and above 93 %."""
    return ((coverage - 0.015) / 0.015).clamp(0, 1) * ((0.93 - coverage) / 0.08).clamp(0, 1)


class Batches(IterableDataset[Batch]):
    """Batch k of a seed is always the same, wherever a run goes on; they are made in a process beside the training."""

    def __init__(self, run: Path, seed: int, pixels: int) -> None:
        super().__init__()
        self.seed, self.pixels, self.start, self.late = seed, pixels, 0, 0
        data = load(run)
        alpha, high = data["alpha"], data["high"]
        sure = np.concatenate([certainty(a.astype(np.float32) / 255, h) for a, h in zip(np.array_split(alpha, 64), np.array_split(high, 64))])
        kind = np.array(KINDS)[data["kind"]]
        # Small blurred pictures say nothing where the teacher found nothing: it is the blur that it did not see through.
        keep = (kind != "tiny-imagenet") | (sure > 0.8)
        self.image, self.kind, self.certain = data["image"][keep], kind[keep], sure[keep].astype(np.float32)
        low, high = data["low"][keep, None, None], high[keep, None, None]
        # Where nothing at all stands out, stretching shows noise: the alpha is empty there.
        plain = [np.rint(a * (h - l) + 255 * l) if h < FAINT else a for a, l, h in zip(alpha[keep], low, high)]
        self.alpha = np.stack(plain).clip(0, 255).astype(np.uint8)
        coverage = (self.alpha > 127).mean((1, 2))
        self.scenes = np.flatnonzero((self.kind == "scene") | (coverage < 0.01))
        self.objects = np.flatnonzero((self.certain > 0.97) & (coverage > 0.05) & (coverage < 0.5) & (self.kind != "tiny-imagenet"))
        self.stamps, _ = cut_outs()

    def __iter__(self) -> Iterator[Batch]:
        for step in count(self.start):
            yield self.batch(np.random.default_rng([self.seed, step]), LATE if step >= self.late else EARLY)

    def item(self, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray, float, float, bool]:
        """Pixels and alpha uint8 [160, 160, ...], the alpha's weight, the most confidence it may have, whether to cut close."""
        part = rng.choice(len(PARTS), p=PARTS)
        i = int(rng.integers(len(self.image)))
        if part == 1 or part == 2:
            scene = self.image[rng.choice(self.scenes)]
            if part == 1:
                cut = self.stamps[int(rng.integers(len(self.stamps)))]
            else:
                j = int(rng.choice(self.objects))
                rgba = Image.fromarray(np.concatenate([self.image[j], self.alpha[j][..., None]], 2), "RGBA")
                cut = rgba.crop(rgba.getchannel("A").point(lambda v: 255 * (v > 60)).getbbox())
            return *place(cut, scene, rng), 1.0, 1.0, False
        if part == 4:
            return nothing(self.image[i], rng), np.zeros((SIDE, SIDE), np.uint8), 0.0, 0.0, False
        sure = 0.0 if self.kind[i] == "scene" else float(self.certain[i])
        return self.image[i], self.alpha[i], 0.5 + 0.5 * float(self.certain[i]), sure, part == 3

    def batch(self, rng: np.random.Generator, shares: tuple[float, ...]) -> Batch:
        """A batch of about so many pixels, of one random size."""
        side = int(rng.choice(SIDES, p=shares))
        n = max(2, round(self.pixels / side**2))
        images, alphas, weights, most, close = zip(*(self.item(rng) for _ in range(n)))
        x = torch.from_numpy(np.concatenate([np.stack(images), np.stack(alphas)[..., None]], 3)).permute(0, 3, 1, 2).float().div(255)
        x, straight = crop(x, np.array(close), side, rng)
        image, alpha = recolour(x[:, :3], rng), x[:, 3:].clamp(0, 1)
        weight, sure = torch.tensor(weights, dtype=torch.float32), torch.tensor(most, dtype=torch.float32)
        # What was cut close is seen by the net alone: the teacher might have called something else the main object there.
        weight = weight * torch.where(straight, 1.0, 0.0)
        coverage = (alpha > 0.5).float().mean((1, 2, 3))
        fit = fitting(coverage)
        # A close cut that still shows an object may or may not be one: nothing is said.
        sure_weight = torch.where(straight | (fit < 0.1), 1.0, 0.0)
        return Batch(image, alpha, weight, sure * fit, sure_weight)


def crop(x: torch.Tensor, close: np.ndarray, side: int, rng: np.random.Generator) -> tuple[torch.Tensor, torch.Tensor]:
    """A crop of each, turned a little and mirrored, at `side` pixels; and which of them were not cut close."""
    n = len(x)
    share = np.where(close, rng.uniform(0.15, 0.4, n), np.where(rng.random(n) < 0.5, 1.0, rng.uniform(0.75, 1.0, n)))
    aspect = np.exp(rng.uniform(-0.2, 0.2, n)) ** (share < 1)
    w, h = np.minimum(share * aspect, 1), np.minimum(share / aspect, 1)
    dx, dy = rng.uniform(-1, 1, n) * (1 - w), rng.uniform(-1, 1, n) * (1 - h)
    turn = np.where((rng.random(n) < 0.3) & (share < 0.92), rng.uniform(-0.15, 0.15, n), 0)
    flip = np.where(rng.random(n) < 0.5, -1, 1)
    cos, sin = np.cos(turn), np.sin(turn)
    theta = np.stack([np.stack([w * cos * flip, -w * sin, dx], 1), np.stack([h * sin * flip, h * cos, dy], 1)], 1)
    fine = 2 if side < 96 else 1
    grid = F.affine_grid(torch.from_numpy(theta).float(), [n, x.shape[1], side * fine, side * fine], align_corners=False)
    out = F.grid_sample(x, grid, mode="bilinear", padding_mode="reflection", align_corners=False)
    return (F.avg_pool2d(out, fine) if fine > 1 else out), torch.from_numpy(~close)


def recolour(x: torch.Tensor, rng: np.random.Generator) -> torch.Tensor:
    """Gain, gamma, contrast, saturation, cast; some grey; some blurred; some grainy. Photographs of every camera."""
    n = len(x)

    def draw(low: float, high: float, share: float = 0.5, channels: int = 1, neutral: float = 1.0) -> torch.Tensor:
        v = np.where(rng.random((n, 1)) < share, rng.uniform(low, high, (n, channels)), neutral)
        return torch.from_numpy(v).float().view(n, channels, 1, 1)

    x = x.clamp(1e-3, 1) ** draw(0.7, 1.4)
    x = x * draw(0.7, 1.25) * draw(0.9, 1.1, 0.3, 3)
    mean = x.mean((1, 2, 3), keepdim=True)
    x = mean + (x - mean) * draw(0.6, 1.35)
    grey = x.mean(1, keepdim=True)
    x = grey + (x - grey) * torch.where(draw(0, 1, 1.0) < 0.06, torch.zeros(n, 1, 1, 1), draw(0.4, 1.5))
    side = x.shape[2]
    for i in np.flatnonzero(rng.random(n) < 0.15):
        small = F.interpolate(x[i : i + 1], size=max(24, int(side * rng.uniform(0.3, 0.75))), mode="area")
        x[i : i + 1] = F.interpolate(small, size=side, mode="bilinear", align_corners=False)
    x = x + draw(0, 0.05, 0.2, 1, 0.0) * torch.from_numpy(rng.standard_normal(x.shape, np.float32))
    return x.clamp(0, 1)
