"""The starter denoiser: a U-Net of two scales over the starter prior's latent, led by the starter judge's embedding of a picture.

Noisy latent [B, 16, h, w], level [B] in 0 .. 999 and embedding [B, 1256] of length 1 -> velocity [B, 16, h, w], h and w even. The zero embedding stands
for "any picture" (classifier-free guidance). Level and embedding modulate every block (FiLM); one attention looks over the whole picture.
"""

import math

import torch
import torch.nn.functional as F
from torch import nn

LATENT_CHANNELS, EMBEDDING = 16, 1256
WIDTHS = (96, 192)
BLOCKS = 2
WAVES, HIDDEN = 64, 256
GROUPS, HEADS = 8, 4


def conv(inputs: int, outputs: int, stride: int = 1) -> nn.Conv2d:
    return nn.Conv2d(inputs, outputs, 3, stride, 1)


def silent(layer: nn.Conv2d | nn.Linear) -> nn.Module:
    """The layer, started at zero."""
    for p in layer.parameters():
        nn.init.zeros_(p)
    return layer


def level_code(level: torch.Tensor) -> torch.Tensor:
    """Cosines and sines of a level, waves of 2 pi to 10,000 times that: [B] -> [B, 2 WAVES]."""
    rates = torch.exp(torch.arange(WAVES, device=level.device) * (-math.log(10_000) / WAVES))
    angles = level.float()[:, None] * rates
    return torch.cat([angles.cos(), angles.sin()], 1)


class Residual(nn.Module):
    """x + b(silu(film(norm(a(silu(norm(x))))))); a fresh block is the identity."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.before, self.between = nn.GroupNorm(GROUPS, width), nn.GroupNorm(GROUPS, width, affine=False)
        self.a, self.b = conv(width, width), silent(conv(width, width))
        self.film = silent(nn.Linear(HIDDEN, 2 * width))

    def forward(self, x: torch.Tensor, told: torch.Tensor) -> torch.Tensor:
        gain, shift = self.film(told)[:, :, None, None].chunk(2, 1)
        h = self.between(self.a(F.silu(self.before(x)))) * (1 + gain) + shift
        return x + self.b(F.silu(h))


class Attention(nn.Module):
    """Every position looks at all, HEADS times."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.norm, self.ask, self.answer = nn.GroupNorm(GROUPS, width), nn.Conv2d(width, 3 * width, 1), silent(nn.Conv2d(width, width, 1))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        b, c, h, w = x.shape
        q, k, v = self.ask(self.norm(x)).reshape(b, 3, HEADS, c // HEADS, h * w).transpose(3, 4).unbind(1)
        seen = F.scaled_dot_product_attention(q, k, v)
        return x + self.answer(seen.transpose(2, 3).reshape(b, c, h, w))


class Denoiser(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        fine, coarse = WIDTHS
        self.level = nn.Linear(2 * WAVES, HIDDEN)
        self.picture = nn.Linear(EMBEDDING, HIDDEN)
        self.told = nn.Sequential(nn.SiLU(), nn.Linear(HIDDEN, HIDDEN), nn.SiLU())
        self.enter, self.down = conv(LATENT_CHANNELS, fine), conv(fine, coarse, 2)
        self.first, self.last = (nn.ModuleList(Residual(fine) for _ in range(BLOCKS)) for _ in range(2))
        self.middle = nn.ModuleList(Residual(coarse) for _ in range(2 * BLOCKS))
        self.whole = Attention(coarse)
        self.up = conv(coarse, fine)
        self.norm, self.leave = nn.GroupNorm(GROUPS, fine), silent(conv(fine, LATENT_CHANNELS))

    def forward(self, noisy: torch.Tensor, level: torch.Tensor, embedding: torch.Tensor) -> torch.Tensor:
        # Times the root of its width, so that its numbers are about 1.
        told = self.told(self.level(level_code(level)) + self.picture(embedding * EMBEDDING**0.5))
        x = self.enter(noisy)
        for block in self.first:
            x = block(x, told)
        h = self.down(x)
        for i, block in enumerate(self.middle):
            if i == BLOCKS:
                h = self.whole(h)
            h = block(h, told)
        x = x + self.up(F.interpolate(h, scale_factor=2.0, mode="nearest"))
        for block in self.last:
            x = block(x, told)
        return self.leave(F.silu(self.norm(x)))


def guided(net: Denoiser, noisy: torch.Tensor, t: int, embedding: torch.Tensor, scale: float) -> torch.Tensor:
    """The velocity, led to the embedding `scale` times as far as from any picture (Ho & Salimans 2022, equation 6); up to 1 in one pass, as the studio does."""
    level = torch.full((len(noisy),), t)
    towards = net(noisy, level, embedding)
    if scale <= 1:
        return towards
    away = net(noisy, level, torch.zeros_like(embedding))
    return away + scale * (towards - away)
