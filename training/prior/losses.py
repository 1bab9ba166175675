"""What the starter prior is trained for. Images are [N, 3, H, W] in [0, 1] unless said otherwise; every loss is a scalar."""

import torch
import torch.nn.functional as F

from .model import channel_statistics
from .styles import luminance

Tensor = torch.Tensor
BOX = 7


def gradient_l1(a: Tensor, b: Tensor) -> Tensor:
    return sum((a.diff(dim=d) - b.diff(dim=d)).abs().mean() for d in (2, 3))


def reconstruction(x: Tensor, y: Tensor) -> Tensor:
    return (x - y).abs().mean() + 0.5 * gradient_l1(x, y)


def perceptual(a: list[Tensor], b: list[Tensor]) -> Tensor:
    """Distance of activations, each layer in units of its own size."""
    return sum((p.float() - q.float()).abs().mean() / q.float().abs().mean().clamp_min(1e-3) for p, q in zip(a, b)) / len(a)


def local_contrast(x: Tensor) -> Tensor:
    """Luminance, normalised in a 7 x 7 window: what is left is structure, without light and contrast."""
    y = luminance(x)
    p = F.pad(y, (BOX // 2,) * 4, mode="reflect")
    mean = F.avg_pool2d(p, BOX, 1)
    variance = (F.avg_pool2d(p * p, BOX, 1) - mean * mean).clamp_min(0)
    return (y - mean) / (variance + 6e-4).sqrt()


def structure(seed: Tensor, variant: Tensor) -> Tensor:
    """A variant keeps the seed's structure: strictly at half size, loosely at full size (blur and grain are allowed styles)."""
    fine = (local_contrast(seed) - local_contrast(variant)).abs().mean()
    a, b = F.avg_pool2d(seed, 2), F.avg_pool2d(variant, 2)
    return 0.3 * fine + 0.7 * (local_contrast(a) - local_contrast(b)).abs().mean()


def comb(x: Tensor, period: int = 8) -> Tensor:
    """The comb index of a batch: power at multiples of 1/8 cycles a pixel over the power 3 and 4 bins beside them (1.0: no grid)."""
    y = luminance(x.float())
    total = y.new_zeros(())
    for axis in (2, 3):
        n = y.shape[axis]
        line = y.transpose(axis, 3)
        line = (line - line.mean((2, 3), keepdim=True)) * torch.hann_window(n, periodic=False)
        power = torch.fft.rfft(line, dim=3).abs().square().mean(2)
        power = (power / power.sum(2, keepdim=True).clamp_min(1e-9)).mean((0, 1))
        near = max(1, round(3 * n / 128)), max(2, round(4 * n / 128))
        for k in (1, 2, 3):
            c = k * n // period
            total = total + power[c] / torch.stack([power[c + d] for s in near for d in (-s, s)]).mean()
    return total / 6


def adain(latent: Tensor, statistics: tuple[Tensor, Tensor]) -> Tensor:
    """The latent with each channel's mean and deviation replaced (Huang & Belongie 2017)."""
    mean, deviation = channel_statistics(latent)
    return (latent - mean) / deviation * statistics[1] + statistics[0]


def decorrelation(latent: Tensor) -> Tensor:
    """Mean squared correlation between the channels' means (and between their deviations) over a batch, so that independent
    noise on the channels stays within the styles that were seen."""
    total = latent.new_zeros(())
    for s in channel_statistics(latent):
        v = s.flatten(1)
        v = (v - v.mean(0)) / v.std(0).clamp_min(1e-3)
        c = v.T @ v / len(v)
        total = total + (c - torch.diag(torch.diag(c))).square().mean()
    return total


def spread(latent: Tensor, wanted: float = 0.45) -> Tensor:
    """How far the channels' means fall short of a deviation `wanted` over a batch of styles (the latent's own is 1). Noise on a channel
    is a step of this size: the more of a channel's variance lies between images, the more such a step looks like another image."""
    return F.relu(wanted - channel_statistics(latent)[0].flatten(1).std(0)).mean()


def garish(seed: Tensor, variant: Tensor) -> Tensor:
    """Chroma beyond 1.3 times the seed's and 0.08 more: deep blue shadows and neon skies are no photograph's style."""

    def chroma(x: Tensor) -> Tensor:
        return (x - luminance(x)).square().sum(1, keepdim=True).add(1e-6).sqrt()

    return F.relu(chroma(variant) - 1.3 * F.avg_pool2d(chroma(seed), 9, 1, 4) - 0.08).mean()


def crunch(seed: Tensor, variant: Tensor) -> Tensor:
    """Second differences of luminance beyond 1.5 times the largest beside them in the seed, and 0.03 more: the dots that pixel-shuffle prints
    along edges when it is pushed."""

    def curvature(x: Tensor, d: int) -> Tensor:
        return luminance(x).diff(n=2, dim=d).abs()

    return sum(F.relu(curvature(variant, d) - 1.5 * F.max_pool2d(curvature(seed, d), 3, 1, 1) - 0.03).mean() for d in (2, 3))


def movement(reconstructed: Tensor, variant: Tensor) -> tuple[Tensor, Tensor]:
    """Mean absolute difference, plain and after each image's mean colour is taken out of both."""
    d = variant - reconstructed
    return d.abs().mean(), (d - d.mean((2, 3), keepdim=True)).abs().mean()


def perturb(latent: Tensor, epsilon: Tensor, wide: float) -> Tensor:
    """Guided imagination's first step on latents of unit variance: P((1 + z) f + b), z ~ U(0, 1), b ~ N(0, wide^2), one value a channel."""
    n, c = latent.shape[:2]
    moved = latent * (1 + torch.rand(n, c, 1, 1)) + wide * torch.randn(n, c, 1, 1)
    return torch.maximum(torch.minimum(moved, latent + epsilon), latent - epsilon)
