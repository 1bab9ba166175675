"""Noise levels and DDIM as `src/core/diffusion` has them: scaled-linear betas, leading spacing with an offset of 1, v-prediction.

A denoiser that is trained by this schedule runs there by the scheduler of `STABLE_DIFFUSION` with `prediction: 'v'`.
"""

from collections.abc import Callable

import torch

LEVELS = 1000
BETA_START, BETA_END = 0.00085, 0.012
OFFSET = 1

Predict = Callable[[torch.Tensor, int], torch.Tensor]


def signal_shares() -> torch.Tensor:
    """A_t, the share of the latent's variance that is left at level t (Ho et al. 2020, equation 4): float64 [LEVELS], falling from nearly 1."""
    betas = torch.linspace(BETA_START**0.5, BETA_END**0.5, LEVELS, dtype=torch.float64).square()
    return (1 - betas).cumprod(0)


def noised(latent: torch.Tensor, noise: torch.Tensor, share: torch.Tensor) -> torch.Tensor:
    """sqrt(A) latent + sqrt(1 - A) noise."""
    return share.sqrt() * latent + (1 - share).sqrt() * noise


def velocity(latent: torch.Tensor, noise: torch.Tensor, share: torch.Tensor) -> torch.Tensor:
    """What is predicted: sqrt(A) noise - sqrt(1 - A) latent (Salimans & Ho 2022). Its square is 1 on average, for latents of unit variance."""
    return share.sqrt() * noise - (1 - share).sqrt() * latent


def timesteps(steps: int, strength: float) -> list[int]:
    """Levels of an image-to-image run, in the order of use: the last floor(steps strength) of `steps` leading ones."""
    taken = min(int(steps * strength), steps)
    return [k * (LEVELS // steps) + OFFSET for k in reversed(range(taken))]


def ddim(latent: torch.Tensor, noise: torch.Tensor, predict: Predict, steps: int, strength: float) -> torch.Tensor:
    """Noises a latent and denoises it, eta = 0 (Song et al. 2021, equation 12).

    latent, noise: [B, ...], in units of the latent's deviation.
    predict: the velocity of a noised latent at a level.
    steps: from pure noise to a picture, a divisor of LEVELS or not; strength: the share of them that is taken, in [0, 1).
    Returns the latent at level 0, as Stable Diffusion ends; the latent itself where the strength is too small for a step.
    """
    shares, levels = signal_shares(), timesteps(steps, strength)
    if not levels:
        return latent
    noisy = noised(latent, noise, shares[levels[0]].float())
    for t in levels:
        share, below = shares[t].float(), shares[max(t - LEVELS // steps, 0)].float()
        v = predict(noisy, t)
        clean, rest = share.sqrt() * noisy - (1 - share).sqrt() * v, share.sqrt() * v + (1 - share).sqrt() * noisy
        noisy = noised(clean, rest, below)
    return noisy
