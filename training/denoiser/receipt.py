"""Do its variants raise accuracy? python -m denoiser.receipt EXPORT.zip ... --strength 0.35   (from training/)

The same little net learns of the seeds with five variants of each, by the denoiser, by the unguided style and by RandAugment (the last two out of the
studio's export, whose methods they must be: `npm run expand -- SET --mix unguided=5,randaugment=5 --k 10`), with equal updates and hard labels, and reads
the export's test split. Control: the seeds alone.
"""

import argparse
import json
import math
import zipfile
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from mask.pictures import square

from . import train
from .sample import Sampler

SIDE, K = 32, 5
METHODS = ("randaugment", "unguided")
RATE, BATCH = 0.05, 32


@dataclass(frozen=True)
class Half:
    """Seeds, variants by method and the test split of an export, as encoded bytes, with their classes."""

    classes: int
    seeds: list[bytes]
    seed_classes: list[int]
    variants: dict[str, list[tuple[bytes, int]]]
    test: list[tuple[bytes, int]]


def read(path: Path) -> Half:
    with zipfile.ZipFile(path) as archive:
        rows = [json.loads(line) for line in archive.read("expansion.jsonl").decode().splitlines()]
        number = {name: i for i, name in enumerate(sorted({row["label"] for row in rows}))}
        real = {split: [r for r in rows if r["source"] == "real" and r["split"] == split] for split in ("train", "test")}
        made = defaultdict(list)
        for row in rows:
            if row["method"] in METHODS and row["status"] != "rejected":
                made[row["method"], row["seed_file_name"]].append(row)
        first = {m: [r for s in real["train"] for r in sorted(made[m, s["file_name"]], key=lambda r: r["k"])[:K]] for m in METHODS}
        if short := [m for m in METHODS if len(first[m]) < K * len(real["train"])]:
            raise ValueError(f"Expected {K} variants of every seed by {' and '.join(METHODS)} in {path.name}, got fewer by {', '.join(short)}")

        def taken(rows: list[dict]) -> list[tuple[bytes, int]]:
            return [(archive.read(r["file_name"]), number[r["label"]]) for r in rows]

        return Half(
            len(number), [data for data, _ in taken(real["train"])], [c for _, c in taken(real["train"])], {m: taken(r) for m, r in first.items()}, taken(real["test"])
        )


def batch(pictures: list[bytes]) -> torch.Tensor:
    return torch.from_numpy(np.stack([square(p, SIDE) for p in pictures])).permute(0, 3, 1, 2).float().div(255)


def little_net(classes: int) -> nn.Sequential:
    layers: list[nn.Module] = []
    for inputs, outputs, stride in ((3, 32, 2), (32, 32, 1), (32, 64, 2), (64, 64, 1), (64, 128, 2)):
        layers += [nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False), nn.BatchNorm2d(outputs), nn.ReLU()]
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(128, classes))


def moved(x: torch.Tensor) -> torch.Tensor:
    """Mirrored by a coin, shifted by up to a tenth and scaled by 0.85 to 1.15: what any training does."""
    n = len(x)
    frame = torch.zeros(n, 2, 3)
    frame[:, 0, 0] = frame[:, 1, 1] = 1 + 0.15 * (2 * torch.rand(n) - 1)
    frame[:, :, 2] = 0.2 * (2 * torch.rand(n, 2) - 1)
    frame[:, 0, 0] *= 1 - 2 * torch.randint(2, (n,))
    return F.grid_sample(x, F.affine_grid(frame, list(x.shape), align_corners=False), padding_mode="reflection", align_corners=False)


def accuracy(x: torch.Tensor, y: torch.Tensor, test: tuple[torch.Tensor, torch.Tensor], classes: int, updates: int, seed: int) -> float:
    """Percent of the test split that a net from this seed gets right."""
    torch.manual_seed(seed)
    net = little_net(classes)
    optimizer = torch.optim.SGD(net.parameters(), lr=RATE, momentum=0.9, weight_decay=5e-4, nesterov=True)
    for step in range(updates):
        for group in optimizer.param_groups:
            group["lr"] = RATE * min(1, (step + 1) / 50) * (0.5 + 0.5 * math.cos(math.pi * step / updates))
        pick = torch.randint(len(x), (BATCH,))
        loss = F.cross_entropy(net(moved(x[pick]) * 4 - 2), y[pick])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    with torch.inference_mode():
        return (net.eval()(test[0] * 4 - 2).argmax(1) == test[1]).float().mean().item() * 100


def receipt(half: Half, sampler: Sampler, strength: float, guidance: float, updates: int, repeats: int) -> dict[str, list[float]]:
    """Accuracies of every arm, in percent, one a repeat."""
    own = torch.tensor(half.seed_classes)
    denoised = np.concatenate([sampler.variants(strength, guidance) for _ in range(K)])
    small = F.interpolate(torch.from_numpy(denoised).permute(0, 3, 1, 2).float().div(255), size=(SIDE, SIDE), mode="area")
    arms = {"seeds": (torch.empty(0, 3, SIDE, SIDE), own[:0]), "denoiser": (small, own.repeat(K))}
    arms |= {m: (batch([p for p, _ in made]), torch.tensor([c for _, c in made])) for m, made in half.variants.items()}
    seeds, test = batch(half.seeds), (batch([p for p, _ in half.test]), torch.tensor([c for _, c in half.test]))
    return {
        name: [accuracy(torch.cat([seeds, x]), torch.cat([own, y]), test, half.classes, updates, seed) for seed in range(repeats)] for name, (x, y) in arms.items()
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("exports", nargs="+", type=Path)
    parser.add_argument("--run", type=Path, default=Path("runs/denoiser"))
    parser.add_argument("--side", type=int, default=64, help="of the denoiser's pictures")
    parser.add_argument("--strength", type=float, default=0.35)
    parser.add_argument("--guidance", type=float, default=1.0)
    parser.add_argument("--updates", type=int, default=400)
    parser.add_argument("--repeats", type=int, default=3)
    args = parser.parse_args()
    torch.set_num_threads(1)
    net, step = train.load(args.run, args.side)
    print(f"after {step} steps, strength {args.strength}, guidance {args.guidance}, {args.updates} updates, {args.repeats} repeats", flush=True)
    for path in args.exports:
        half = read(path)
        found = receipt(half, Sampler(net, half.seeds, args.side, 1), args.strength, args.guidance, args.updates, args.repeats)
        print(f"{path.stem:14} " + "  ".join(f"{name} {np.mean(v):.1f} ± {np.std(v, ddof=1) if len(v) > 1 else 0:.1f}" for name, v in found.items()), flush=True)


if __name__ == "__main__":
    main()
