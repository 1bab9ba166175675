"""Train the starter mask model on the teacher's alphas: python -m mask.train --data ../../shared/data --out runs/mask   (from training/; resumes by itself)

alpha: cross-entropy, absolute error and soft intersection over union, against the teacher or the exact cut-out; confidence: cross-entropy against
whether something stands out, as batches.py derives it. The net's averaged weights are what is exported.
"""

import argparse
import math
import time
from itertools import islice
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from torch.utils.data import DataLoader

from .batches import Batch, Batches
from .model import MaskNet
from .teacher import load

STEPS = 8000
PIXELS = 12 * 96 * 96
# The part of a run after which pictures are large.
LATE = 0.75
RATE, ENCODER_SHARE = 2e-3, 0.2


def alpha_loss(logits: torch.Tensor, alpha: torch.Tensor) -> torch.Tensor:
    """[B] of each picture."""
    p = logits.sigmoid()
    entropy = F.binary_cross_entropy_with_logits(logits, alpha, reduction="none").mean((1, 2, 3))
    both, either = (p * alpha).sum((1, 2, 3)), (p + alpha - p * alpha).sum((1, 2, 3))
    area = float(alpha[0].numel())
    # An empty alpha has no overlap to speak of; a hundredth of the picture makes the ratio mild there.
    overlap = 1 - (both + 0.01 * area) / (either + 0.01 * area)
    return entropy + (p - alpha).abs().mean((1, 2, 3)) + 0.5 * overlap


class Trainer:
    def __init__(self, args: argparse.Namespace) -> None:
        torch.manual_seed(args.seed)
        torch.set_num_threads(args.threads)
        self.args, self.batches = args, Batches(args.out, args.seed, PIXELS)
        self.aside = load(args.out, "aside")
        self.net = MaskNet().to(memory_format=torch.channels_last)
        theirs = [p for p in self.net.encoder.parameters() if p.requires_grad]
        mine = [p for name, p in self.net.named_parameters() if not name.startswith("encoder.")]
        self.optimizer = torch.optim.AdamW([{"params": mine, "share": 1.0}, {"params": theirs, "share": ENCODER_SHARE}], lr=RATE, weight_decay=1e-3, fused=True)
        # Weights and the normalisations' statistics; not the counts of batches.
        self.live = {k: v for k, v in self.net.state_dict().items() if v.is_floating_point()}
        self.average = {k: v.detach().clone() for k, v in self.live.items()}
        self.params = mine + theirs
        self.step, self.seconds, self.shown = 0, 0.0, np.zeros(3)

    def loss(self, batch: Batch) -> torch.Tensor:
        logits, coarse, sure = self.net(batch.image.contiguous(memory_format=torch.channels_last))
        total = batch.weight.sum() + 1e-6
        fine = (alpha_loss(logits, batch.alpha) * batch.weight).sum() / total
        small = F.adaptive_avg_pool2d(batch.alpha, coarse.shape[2:])
        rough = (F.binary_cross_entropy_with_logits(coarse, small, reduction="none").mean((1, 2, 3)) * batch.weight).sum() / total
        known = (F.binary_cross_entropy_with_logits(sure, batch.sure, reduction="none") * batch.sure_weight).mean()
        self.shown = 0.98 * self.shown + 0.02 * np.array([fine.item(), rough.item(), known.item()])
        return fine + 0.3 * rough + 0.3 * known

    def advance(self, batch: Batch) -> None:
        part = self.step / self.args.steps
        rate = RATE * min(1.0, (self.step + 1) / 200) * (0.5 + 0.5 * math.cos(math.pi * part)) + 1e-6
        for group in self.optimizer.param_groups:
            group["lr"] = rate * group["share"]
        loss = self.loss(batch)
        self.optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.params, 2.0)
        self.optimizer.step()
        self.step += 1
        decay = min(0.998, self.step / (self.step + 20))
        torch._foreach_lerp_(list(self.average.values()), list(self.live.values()), 1 - decay)

    def save(self) -> None:
        path = self.args.out / "checkpoint.pt"
        state = {
            "net": self.net.state_dict(), "average": self.average, "optimizer": self.optimizer.state_dict(), "step": self.step, "seconds": self.seconds, "shown": self.shown,
        }
        torch.save(state, path.with_suffix(".tmp"))
        path.with_suffix(".tmp").replace(path)

    def resume(self) -> None:
        path = self.args.out / "checkpoint.pt"
        if not path.exists():
            return
        s = torch.load(path, weights_only=False)
        self.net.load_state_dict(s["net"])
        self.optimizer.load_state_dict(s["optimizer"])
        torch._foreach_copy_(list(self.average.values()), list(s["average"].values()))
        self.step, self.seconds, self.shown = s["step"], s["seconds"], s.get("shown", self.shown)

    @torch.no_grad()
    def error(self, side: int = 160, every: int = 8) -> float:
        """Mean absolute error of the averaged weights to the teacher's stretched alphas, on pictures kept aside."""
        net = MaskNet(pretrained=False)
        net.load_state_dict(self.average, strict=False)
        x = torch.from_numpy(self.aside["image"][::every].copy()).permute(0, 3, 1, 2).float().div(255)
        a = torch.from_numpy(self.aside["alpha"][::every].copy())[:, None].float().div(255)
        return float(np.mean([(net.eval()(v)[0].sigmoid() - b).abs().mean().item() for v, b in zip(x.split(1), a.split(1))]))

    def run(self) -> None:
        self.resume()
        self.batches.start, self.batches.late = self.step, int(LATE * self.args.steps)
        start, spoken = time.time() - self.seconds, time.time()
        for batch in islice(DataLoader(self.batches, batch_size=None, num_workers=1, prefetch_factor=8), self.args.steps - self.step):
            self.advance(batch)
            self.seconds = time.time() - start
            if time.time() - spoken > 150 or self.step == self.args.steps:
                spoken = time.time()
                fine, rough, known = self.shown
                print(f"step {self.step} {self.seconds / 60:.1f} min alpha {fine:.3f} coarse {rough:.3f} sure {known:.3f}", flush=True)
                self.save()
            if self.step % 500 == 0:
                print(f"step {self.step} error to the teacher {self.error():.4f}", flush=True)


def parse(argv: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../../shared/data"), help="folder with photos/, flickr8k/ and tiny-imagenet/")
    parser.add_argument("--out", type=Path, default=Path("runs/mask"), help="labels and checkpoints lie here; an existing one is resumed")
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args(argv)


def run(args: argparse.Namespace) -> None:
    Trainer(args).run()


if __name__ == "__main__":
    run(parse())
