"""The starter prior: a convolutional autoencoder whose decoder reads the style of an image from its channels' statistics.

Encoder: pixels [B, 3, H, W] in [-1, 1] -> latent [B, 16, H/8, W/8]. Decoder: the way back. Every residual block of the decoder is
modulated (FiLM, Perez et al. 2018) by the mean and the deviation of every latent channel, so that moving a channel as a whole (what
guided imagination does) can act on the picture as a whole: tone, colour, sharpness, haze. Positions stay with the convolutions.
"""

import torch
from torch import nn

LATENT_CHANNELS = 16
WIDTHS = (48, 96, 160)
STYLE_HIDDEN = 96


def conv(inputs: int, outputs: int, stride: int = 1) -> nn.Conv2d:
    return nn.Conv2d(inputs, outputs, 3, stride=stride, padding=1)


class Residual(nn.Module):
    """x + b(relu(film(a(relu(x))))); the second convolution starts at zero, so a fresh block is the identity."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.a, self.b = conv(channels, channels), conv(channels, channels)
        nn.init.zeros_(self.b.weight)
        nn.init.zeros_(self.b.bias)

    def forward(self, x: torch.Tensor, film: tuple[torch.Tensor, torch.Tensor] | None = None) -> torch.Tensor:
        h = self.a(torch.relu(x))
        if film is not None:
            h = h * film[0] + film[1]
        return x + self.b(torch.relu(h))


class Encoder(nn.Sequential):
    def __init__(self) -> None:
        w0, w1, w2 = WIDTHS
        super().__init__(
            nn.PixelUnshuffle(2), conv(12, w0), Residual(w0),
            conv(w0, w1, 2), Residual(w1), Residual(w1),
            conv(w1, w2, 2), Residual(w2), Residual(w2), conv(w2, LATENT_CHANNELS),
        )


def channel_statistics(latent: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Mean and deviation of every channel over positions, each [B, C, 1, 1]."""
    mean = latent.mean((2, 3), keepdim=True)
    return mean, ((latent - mean).square().mean((2, 3), keepdim=True) + 1e-3).sqrt()


class Decoder(nn.Module):
    """latent (about zero mean, unit variance) -> pixels in about [-1, 1]."""

    def __init__(self) -> None:
        super().__init__()
        w0, w1, w2 = WIDTHS
        self.stem = conv(LATENT_CHANNELS, w2)
        self.stages = nn.ModuleList([
            nn.ModuleList([Residual(w2) for _ in range(3)]),
            nn.ModuleList([Residual(w1) for _ in range(3)]),
            nn.ModuleList([Residual(w0) for _ in range(2)]),
        ])
        self.ups = nn.ModuleList([conv(w2, w1), conv(w1, w0)])
        self.last = conv(w0, 12)
        # One modulation for the latent, one for the entry of each stage, one for each residual block.
        self.film_sizes = [LATENT_CHANNELS, w2, *[w2] * 3, w1, *[w1] * 3, w0, *[w0] * 2]
        self.style = nn.Sequential(nn.Conv2d(2 * LATENT_CHANNELS, STYLE_HIDDEN, 1), nn.ReLU(), nn.Conv2d(STYLE_HIDDEN, 2 * sum(self.film_sizes), 1))
        nn.init.zeros_(self.style[2].weight)
        nn.init.zeros_(self.style[2].bias)

    def forward(self, latent: torch.Tensor) -> torch.Tensor:
        gains, shifts = self.style(torch.cat(channel_statistics(latent), 1)).chunk(2, 1)
        films = iter(zip((1 + gains).split(self.film_sizes, 1), shifts.split(self.film_sizes, 1)))

        def modulate(x: torch.Tensor) -> torch.Tensor:
            gain, shift = next(films)
            return x * gain + shift

        x = self.stem(modulate(latent))
        for level, blocks in enumerate(self.stages):
            x = modulate(x)
            for block in blocks:
                x = block(x, next(films))
            if level < len(self.ups):
                x = self.ups[level](nn.functional.interpolate(x, scale_factor=2.0, mode="nearest"))
        return nn.functional.pixel_shuffle(self.last(x), 2)
