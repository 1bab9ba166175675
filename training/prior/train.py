"""Train the starter prior: python -m prior.train --data ../../shared/data --out runs/prior   (from training/; resumes by itself)

Stage 1 learns to reconstruct, plain and restyled images alike. Stage 3 repeats stage 2 on whole photographs of 128 px with a small rate, holding the comb
of reconstructions and variants below a photograph's. Stage 2 adds what makes the latent a style space:
 - style: the latent of x, with every channel's mean and deviation replaced by those of t(x), decodes to t(x);
 - structure: a latent perturbed as guided imagination does decodes to the same structure, without an 8-pixel comb;
 - movement: such a perturbation changes the picture, by more than its mean colour and not beyond what photographs look like;
 - spread: styles lie as far apart in the channels' means as the noise will move them.
"""

import argparse
import math
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from common.data import flickr8k, tiny_imagenet
from common.efficientnet_lite import EfficientNetLite0, perceptual_features

from . import losses
from .model import LATENT_CHANNELS, Decoder, Encoder, channel_statistics
from .styles import restyle

SEEN = 4
STAGES = {
    1: {"rate": 2e-3, "low": 0.5, "batch": 32, "crop": 64},
    2: {"rate": 1.2e-3, "low": 0.0, "batch": 20, "crop": 64},
    3: {"rate": 2e-4, "low": 0.0, "batch": 5, "crop": 128},
}


class Trainer:
    def __init__(self, args: argparse.Namespace) -> None:
        torch.manual_seed(args.seed)
        torch.set_num_threads(args.threads)
        self.args, self.rng = args, np.random.default_rng(args.seed)
        _, self.train, self.held_out = flickr8k(args.data)
        self.tiny = tiny_imagenet(args.data, "train-0")[0]
        self.encoder = Encoder().to(memory_format=torch.channels_last)
        self.decoder = Decoder().to(memory_format=torch.channels_last)
        self.judge = EfficientNetLite0().eval().requires_grad_(False).to(memory_format=torch.channels_last)
        self.encode, self.decode = (torch.compile(m, dynamic=False) for m in (self.encoder, self.decoder))
        self.look = torch.compile(lambda v: perceptual_features(self.judge, v), dynamic=False)
        self.params = [*self.encoder.parameters(), *self.decoder.parameters()]
        self.average = [p.detach().clone() for p in self.params]
        self.mean, self.std = torch.zeros(LATENT_CHANNELS), torch.full((LATENT_CHANNELS,), 0.2)
        self.optimizer = torch.optim.AdamW(self.params, lr=1e-3, weight_decay=1e-4)
        self.step, self.seconds, self.shown = 0, 0.0, {}
        self.before: dict | None = None  # what stage 2 ended with: the shipped weights lie between it and stage 3's

    # -- data ---------------------------------------------------------------------------------------------------------------------

    def batch(self, n: int, crop: int) -> torch.Tensor:
        """Crops of photographs at full and at half scale, and one in eight a whole small image; at 128 px, whole photographs made smaller."""
        if crop == 128:
            whole = torch.from_numpy(self.train[self.rng.integers(0, len(self.train), n)]).permute(0, 3, 1, 2).float().div(255)
            return F.interpolate(whole, size=(crop, crop), mode="area").contiguous(memory_format=torch.channels_last)
        out = np.empty((n, crop, crop, 3), np.float32)
        for j in range(n):
            if self.rng.random() < 0.125:
                v = self.tiny[self.rng.integers(len(self.tiny))].astype(np.float32)
            else:
                s = 1 if self.rng.random() < 0.4 else 2
                y, x = self.rng.integers(0, 160 - s * crop + 1, 2)
                v = self.train[self.rng.integers(len(self.train)), y : y + s * crop, x : x + s * crop].astype(np.float32)
                v = v.reshape(crop, s, crop, s, 3).mean((1, 3))
            out[j] = v[:, ::-1] if self.rng.random() < 0.5 else v
        return torch.from_numpy(out).permute(0, 3, 1, 2).div(255).contiguous(memory_format=torch.channels_last)

    # -- latents of zero mean and unit variance -------------------------------------------------------------------------------------

    def latent(self, x: torch.Tensor) -> torch.Tensor:
        """Normalised by the batch's own statistics, so that nothing is gained by a larger latent; the running ones are for later."""
        z = self.encode(x * 2 - 1).float()
        mean, std = z.mean((0, 2, 3)), z.std((0, 2, 3))
        self.mean, self.std = self.mean.lerp(mean.detach(), 0.02), self.std.lerp(std.detach(), 0.02)
        return (z - mean.view(1, -1, 1, 1)) / std.view(1, -1, 1, 1)

    def picture(self, latent: torch.Tensor) -> torch.Tensor:
        return (self.decode(latent).float() + 1) / 2

    # -- one step -------------------------------------------------------------------------------------------------------------------

    def loss(self, stage: int, n: int) -> torch.Tensor:
        x = self.batch(n, STAGES[stage]["crop"])
        t = restyle(x)
        both = torch.cat([x, t])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            z = self.latent(both)
            penalty = 0.02 * losses.decorrelation(z) + 0.05 * losses.spread(z)
            if stage == 1:
                y, target = self.picture(z), both
            else:
                zx, zt = z.chunk(2)
                # Reconstruct mostly the plain image, with a little noise on every element so that the decoder is smooth.
                own = torch.rand(n, 1, 1, 1) < 0.75
                plain, target = torch.where(own, zx, zt), torch.cat([torch.where(own, x, t), t])
                plain = plain + 0.05 * torch.rand(n, 1, 1, 1) * torch.randn_like(plain)
                epsilon = 1.3 * torch.rand(n, 1, 1, 1)
                moved = losses.perturb(zx, epsilon, 1.0 if self.rng.random() < 0.6 else 2.0)
                out = self.picture(torch.cat([plain, losses.adain(zx, channel_statistics(zt)), moved]))
                y, variant = out[: 2 * n], out[2 * n :]
            # The perceptual term costs as much as the rest: a few images a step carry it, half of them reconstructions.
            some = slice(n - SEEN, n + SEEN)
            sharp = losses.perceptual(self.look(y[some] * 2 - 1), self.look(target[some] * 2 - 1))
        rec = losses.reconstruction(target[:n], y[:n])
        total = rec + 0.01 * sharp + penalty
        if stage == 1:
            total = total + losses.reconstruction(target[n:], y[n:])
            self.shown = {"rec": rec, "perceptual": sharp}
            return total
        style = losses.reconstruction(target[n:], y[n:])
        keep = losses.structure(x, variant)
        # No grid beyond the seed's own spectrum; a plain penalty would carve notches into every picture.
        natural = losses.comb(x)
        comb = losses.comb(variant) / natural
        grid = comb.log().abs() + F.relu(comb - 1)
        if stage == 3:
            grid = 2 * (F.relu(comb - 0.96) + F.relu(losses.comb(y[:n]) / natural - 0.96))
        amount, beyond = losses.movement(y[:n].detach(), variant.clamp(0, 1))
        reach = epsilon.mean()
        tame = F.relu(0.12 * reach - amount) + 2 * F.relu(0.07 * reach - beyond) + 0.5 * (F.relu(amount - 0.14 * reach) + F.relu(beyond - 0.085 * reach))
        neon, crisp = losses.garish(x, variant), losses.crunch(x, variant)
        self.shown = {"rec": rec, "style": style, "keep": keep, "comb": comb, "move": amount / reach, "beyond": beyond / reach, "neon": neon, "crunch": crisp, "natural": natural}
        range_ = (variant - variant.clamp(0, 1)).abs().mean()
        return total + 2 * rec + 0.5 * style + 0.2 * keep + 0.6 * neon + 2 * crisp + 0.05 * grid + tame + 0.5 * range_

    def advance(self, stage: int, part: float, steps_in_stage: int) -> None:
        rate, n = STAGES[stage]["rate"], STAGES[stage]["batch"]
        warm = min(1.0, (steps_in_stage + 1) / (20 if stage == 3 else 200))
        low = STAGES[stage]["low"]
        for group in self.optimizer.param_groups:
            group["lr"] = rate * warm * (low + (1 - low) * (0.5 + 0.5 * math.cos(math.pi * part))) + 1e-5
        loss = self.loss(stage, n)
        self.optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.params, 1.0)
        self.optimizer.step()
        self.step += 1
        decay = min(0.98 if stage == 3 else 0.999, self.step / (self.step + 20))
        torch._foreach_lerp_(self.average, [p.detach() for p in self.params], 1 - decay)

    # -- checkpoints and the held-out figure ------------------------------------------------------------------------------------------

    def state(self) -> dict:
        return {
            "encoder": self.encoder.state_dict(), "decoder": self.decoder.state_dict(), "average": self.average, "mean": self.mean, "std": self.std,
            "optimizer": self.optimizer.state_dict(), "step": self.step, "seconds": self.seconds, "before": self.before,
            "rng": self.rng.bit_generator.state, "torch_rng": torch.get_rng_state(),
        }

    def save(self) -> None:
        path = self.args.out / "checkpoint.pt"
        torch.save(self.state(), path.with_suffix(".tmp"))
        path.with_suffix(".tmp").replace(path)

    def resume(self) -> None:
        path = self.args.out / "checkpoint.pt"
        if not path.exists():
            return
        s = torch.load(path, weights_only=False)
        self.encoder.load_state_dict(s["encoder"])
        self.decoder.load_state_dict(s["decoder"])
        for a, b in zip(self.average, s["average"]):
            a.copy_(b)
        self.mean, self.std, self.step, self.seconds = s["mean"], s["std"], s["step"], s["seconds"]
        self.before = s.get("before")
        self.optimizer.load_state_dict(s["optimizer"])
        self.rng.bit_generator.state = s["rng"]
        torch.set_rng_state(s["torch_rng"])

    @torch.no_grad()
    def psnr(self, size: int = 128, count: int = 64) -> float:
        kept = [p.detach().clone() for p in self.params]
        for p, a in zip(self.params, self.average):
            p.data.copy_(a)
        x = F.interpolate(torch.from_numpy(self.held_out[:count].copy()).permute(0, 3, 1, 2).float().div(255), size=(size, size), mode="area")
        shift, scale = self.mean.view(1, -1, 1, 1), self.std.view(1, -1, 1, 1)
        errors = []
        for v in x.split(8):
            y = (self.decoder((self.encoder(v * 2 - 1) - shift) / scale) + 1) / 2
            errors.append((v - y.clamp(0, 1)).square().mean((1, 2, 3)))
        for p, k in zip(self.params, kept):
            p.data.copy_(k)
        return (-10 * torch.cat(errors).log10()).mean().item()

    def run(self) -> None:
        ends = np.cumsum(self.args.steps).tolist()
        self.resume()
        start, spoken = time.time() - self.seconds, time.time()
        while self.step < ends[-1]:
            stage = 1 + sum(self.step >= e for e in ends)
            if stage == 3 and self.before is None:
                self.before = {"average": [a.clone() for a in self.average], "mean": self.mean, "std": self.std}
            done, steps = self.step - ([0, *ends][stage - 1]), self.args.steps[stage - 1]
            self.advance(stage, done / steps, done)
            self.seconds = time.time() - start
            if time.time() - spoken > 90 or self.step in (1, *ends):
                spoken = time.time()
                figures = " ".join(f"{k} {v.item():.4f}" for k, v in self.shown.items())
                print(f"stage {stage} step {self.step} {self.seconds / 60:.1f} min psnr128 {self.psnr():.2f} {figures}", flush=True)
                self.save()


def parse(argv: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../../shared/data"), help="folder with flickr8k/ and tiny-imagenet/")
    parser.add_argument("--out", type=Path, default=Path("runs/prior"), help="checkpoints go here; an existing one is resumed")
    parser.add_argument("--steps", type=int, nargs=3, default=(1290, 3900, 220), metavar=("STAGE1", "STAGE2", "STAGE3"))
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args(argv)


def run(args: argparse.Namespace) -> None:
    args.out.mkdir(parents=True, exist_ok=True)
    Trainer(args).run()


if __name__ == "__main__":
    run(parse())
