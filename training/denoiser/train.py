"""Train the starter denoiser on latents: python -m denoiser.train --out runs/denoiser   (from training/; resumes by itself)

A latent is noised at a level of 0 .. --highest, and the net says its velocity; one picture in eight is told nothing of itself, for guidance. Mean squares:
1 is what knowing nothing but the latent's variance would give. What is used later are the averaged weights. A run ends after --steps or --minutes,
whichever is first, and its learning rate falls with both.
"""

import argparse
import math
import time
from contextlib import nullcontext
from pathlib import Path

import torch

from . import latents
from .model import Denoiser
from .schedule import LEVELS, noised, signal_shares, velocity

RATE, WARM = 1e-3, 100
UNTOLD = 0.125
DECAY = 0.999
# Levels at which pictures kept aside are looked at.
LOOKS = (51, 151, 251, 351, 501)


def tensors(out: Path, kinds: tuple[str, ...], side: int, device: str) -> tuple[torch.Tensor, torch.Tensor]:
    """Latents [2, N, 16, h, w], plain and mirrored, and embeddings [N, 1256]; float16."""
    z, e = latents.load(out, kinds, side)
    return torch.from_numpy(z).to(device), torch.from_numpy(e).to(device)


class Trainer:
    def __init__(self, args: argparse.Namespace) -> None:
        torch.manual_seed(args.seed)
        torch.set_num_threads(args.threads)
        self.args = args
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        self.latents, self.embeddings = tensors(args.out, tuple(args.kinds), args.side, self.device)
        self.aside = tensors(args.out, (latents.ASIDE,), args.side, self.device)
        self.shares = signal_shares().float().to(self.device)
        self.net = Denoiser().to(self.device)
        self.average = Denoiser().to(self.device).eval().requires_grad_(False)
        self.average.load_state_dict(self.net.state_dict())
        self.optimizer = torch.optim.AdamW(self.net.parameters(), lr=RATE, weight_decay=1e-3, fused=True)
        self.step, self.seconds, self.shown = 0, 0.0, 1.0

    def loss(self) -> torch.Tensor:
        n, device = self.args.batch, self.device
        pick, mirrored = torch.randint(self.latents.shape[1], (n,), device=device), torch.randint(2, (n,), device=device)
        z = self.latents[mirrored, pick].float()
        told = self.embeddings[pick].float() * (torch.rand(n, 1, device=device) >= UNTOLD)
        level, noise = torch.randint(self.args.highest, (n,), device=device), torch.randn_like(z)
        share = self.shares[level].view(n, 1, 1, 1)
        with torch.autocast(self.device, torch.bfloat16) if self.args.bfloat16 else nullcontext():
            said = self.net(noised(z, noise, share), level, told)
        return (said.float() - velocity(z, noise, share)).square().mean()

    @property
    def part(self) -> float:
        """How much of the run is done, in [0, 1]."""
        return min(1.0, max(self.step / self.args.steps, self.seconds / 60 / self.args.minutes))

    def advance(self) -> None:
        rate = RATE * min(1.0, (self.step + 1) / WARM) * (0.5 + 0.5 * math.cos(math.pi * self.part)) + 1e-6
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        loss = self.loss()
        self.optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), 1.0)
        self.optimizer.step()
        self.step += 1
        decay = min(DECAY, self.step / (self.step + 10))
        torch._foreach_lerp_(list(self.average.parameters()), list(self.net.parameters()), 1 - decay)
        self.shown += 0.02 * (loss.item() - self.shown)

    @torch.no_grad()
    def looks(self, count: int = 250) -> list[float]:
        """Mean squares of the averaged weights at every level of LOOKS, on pictures kept aside, with the same noise each time."""
        z, told = self.aside[0][0, ::2][:count].float(), self.aside[1][::2][:count].float()
        noise = torch.randn(z.shape, generator=torch.Generator().manual_seed(1)).to(self.device)
        out = []
        for t in LOOKS:
            said = self.average(noised(z, noise, self.shares[t]), torch.full((len(z),), t, device=self.device), told)
            out.append((said - velocity(z, noise, self.shares[t])).square().mean().item())
        return out

    def save(self) -> None:
        path = self.args.out / f"checkpoint-{self.args.side}.pt"
        state = {
            "net": self.net.state_dict(), "average": self.average.state_dict(), "optimizer": self.optimizer.state_dict(),
            "step": self.step, "seconds": self.seconds, "shown": self.shown, "random": torch.get_rng_state(),
        }
        torch.save(state, path.with_suffix(".tmp"))
        path.with_suffix(".tmp").replace(path)

    def resume(self) -> None:
        path = self.args.out / f"checkpoint-{self.args.side}.pt"
        if not path.exists():
            return
        s = torch.load(path, weights_only=True, map_location=self.device)
        self.net.load_state_dict(s["net"])
        self.average.load_state_dict(s["average"])
        self.optimizer.load_state_dict(s["optimizer"])
        self.step, self.seconds, self.shown = s["step"], s["seconds"], s["shown"]
        torch.set_rng_state(s["random"].cpu())

    def run(self) -> None:
        self.resume()
        count = sum(p.numel() for p in self.net.parameters())
        print(f"{self.latents.shape[1]} pictures, {count / 1e6:.2f} million parameters, from step {self.step}", flush=True)
        start, spoken = time.time() - self.seconds, time.time()
        while self.part < 1:
            self.advance()
            self.seconds = time.time() - start
            if time.time() - spoken > 150 or self.part == 1:
                spoken = time.time()
                print(f"step {self.step} {self.seconds / 60:.1f} min loss {self.shown:.4f}", flush=True)
                self.save()
            if self.step % 500 == 0 or self.part == 1:
                looks = "  ".join(f"{t}: {v:.3f}" for t, v in zip(LOOKS, self.looks()))
                print(f"step {self.step} aside, by level  {looks}", flush=True)


def load(out: Path, side: int) -> tuple[Denoiser, int]:
    """The averaged weights of a run, and after how many steps."""
    s = torch.load(out / f"checkpoint-{side}.pt", weights_only=True, map_location="cpu")
    net = Denoiser()
    net.load_state_dict(s["average"])
    return net.eval().requires_grad_(False), s["step"]


def parse(argv: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, parents=[latents.parser()])
    parser.add_argument("--steps", type=int, default=400_000)
    parser.add_argument("--minutes", type=float, default=math.inf, help="of training, as the clock on the wall has them")
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--highest", type=int, default=LEVELS, help="levels below this one are learnt; image-to-image of strength s needs s LEVELS")
    parser.add_argument("--bfloat16", action=argparse.BooleanOptionalAction, default=True)
    parser.add_argument("--seed", type=int, default=0)
    return parser.parse_args(argv)


def run(args: argparse.Namespace) -> None:
    Trainer(args).run()


if __name__ == "__main__":
    run(parse())
