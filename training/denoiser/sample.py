"""Variants of pictures by the denoiser: encoded, noised in part, denoised under the picture's own embedding, decoded."""

from functools import partial

import numpy as np
import torch

from .latents import Encoders
from .model import Denoiser, guided
from .schedule import ddim

STEPS = 20


class Sampler:
    """Latents and embeddings of pictures are taken once; every call draws other noise."""

    def __init__(self, net: Denoiser, pictures: list[bytes], side: int, threads: int, seed: int = 0) -> None:
        self.net, self.encoders = net, Encoders(threads)
        self.latents = torch.from_numpy(self.encoders.latents(pictures, side))
        self.embeddings = torch.from_numpy(self.encoders.embeddings(pictures))
        self.generator = torch.Generator().manual_seed(seed)

    def decoded(self, latents: torch.Tensor) -> np.ndarray:
        """uint8 [N, side, side, 3]."""
        return np.rint(self.encoders.decode(latents.numpy()).transpose(0, 2, 3, 1) * 255).astype(np.uint8)

    def reconstructions(self) -> np.ndarray:
        return self.decoded(self.latents)

    @torch.inference_mode()
    def variants(self, strength: float, guidance: float) -> np.ndarray:
        """One of every picture: uint8 [N, side, side, 3]."""
        noise = torch.randn(self.latents.shape, generator=self.generator)
        out = []
        for z, e, n in zip(self.latents.split(64), self.embeddings.split(64), noise.split(64)):
            predict = partial(guided, self.net, embedding=e, scale=guidance)
            out.append(ddim(z, n, predict, STEPS, strength))
        return self.decoded(torch.cat(out))
