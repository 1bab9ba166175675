"""Random style changes t: [N, 3, H, W] in [0, 1] -> the same. Each keeps what stands where and changes how it looks.

Every function takes the batch and one strength u in [0, 1] an image ([N, 1, 1, 1]); `restyle` composes one to three of them an image.
"""

import math
from collections.abc import Callable

import torch
import torch.nn.functional as F

Tensor = torch.Tensor
LUMA = (0.299, 0.587, 0.114)


def luminance(x: Tensor) -> Tensor:
    return x[:, :1] * LUMA[0] + x[:, 1:2] * LUMA[1] + x[:, 2:] * LUMA[2]


def signed(u: Tensor) -> Tensor:
    """A strength in [0, 1] as a signed one in [-1, 1]; values near zero are as likely as large ones."""
    return 2 * u - 1


def gaussian(x: Tensor, sigma: float) -> Tensor:
    radius = max(1, math.ceil(2.5 * sigma))
    t = torch.arange(-radius, radius + 1, dtype=x.dtype)
    k = torch.exp(-(t**2) / (2 * sigma**2))
    k = (k / k.sum()).view(1, 1, -1).expand(3, 1, -1)
    x = F.conv2d(F.pad(x, (radius, radius, 0, 0), mode="reflect"), k.unsqueeze(2), groups=3)
    return F.conv2d(F.pad(x, (0, 0, radius, radius), mode="reflect"), k.unsqueeze(3), groups=3)


def blur(x: Tensor, u: Tensor) -> Tensor:
    """Sigma 0 to 2 px: blends between three fixed Gaussians, so that one batch needs three filters only."""
    steps = [x, gaussian(x, 0.7), gaussian(x, 1.2), gaussian(x, 2.0)]
    position = 3 * u
    return sum(s * (1 - (position - i).abs()).clamp_min(0) for i, s in enumerate(steps))


def sharpen(x: Tensor, u: Tensor) -> Tensor:
    return x + 2.0 * u * (x - gaussian(x, 1.2))


def contrast(x: Tensor, u: Tensor) -> Tensor:
    mean = luminance(x).mean((2, 3), keepdim=True)
    return mean + (x - mean) * torch.exp(0.8 * signed(u))


def gamma(x: Tensor, u: Tensor) -> Tensor:
    return x.clamp_min(1e-3) ** torch.exp(0.9 * signed(u))


def hue(x: Tensor, u: Tensor) -> Tensor:
    """Rotation in the YIQ chroma plane by up to 0.6 pi either way, saturation times 0.4 to 1.8."""
    turn = 0.6 * math.pi * signed(u)
    gain = torch.exp(torch.rand_like(u) * 1.5 - 0.9)
    y = luminance(x)
    i = 0.596 * x[:, :1] - 0.274 * x[:, 1:2] - 0.322 * x[:, 2:]
    q = 0.211 * x[:, :1] - 0.523 * x[:, 1:2] + 0.312 * x[:, 2:]
    c, s = torch.cos(turn) * gain, torch.sin(turn) * gain
    i, q = i * c - q * s, i * s + q * c
    return torch.cat([y + 0.956 * i + 0.621 * q, y - 0.272 * i - 0.647 * q, y - 1.106 * i + 1.703 * q], 1)


def saturation(x: Tensor, u: Tensor) -> Tensor:
    y = luminance(x)
    return y + (x - y) * (2 * u)


def cast(x: Tensor, u: Tensor) -> Tensor:
    """A coloured light: one gain a colour channel."""
    tint = torch.randn(len(x), 3, 1, 1)
    return x * torch.exp(0.35 * u * (tint - tint.mean(1, keepdim=True)))


def haze(x: Tensor, u: Tensor) -> Tensor:
    air = 0.75 + 0.2 * torch.rand(len(x), 1, 1, 1) + 0.05 * torch.randn(len(x), 3, 1, 1)
    return x + 0.6 * u * (air - x)


def night(x: Tensor, u: Tensor) -> Tensor:
    """Fade towards a dark blue or a dark brown."""
    dark = torch.where(torch.rand(len(x), 1, 1, 1) < 0.5, torch.tensor([0.02, 0.04, 0.12]).view(1, 3, 1, 1), torch.tensor([0.1, 0.05, 0.02]).view(1, 3, 1, 1))
    return x + 0.55 * u * (dark - x)


def grain(x: Tensor, u: Tensor) -> Tensor:
    return x + 0.08 * u * torch.randn(len(x), 1, *x.shape[2:])


_K = torch.arange(8, dtype=torch.float32)
DCT = torch.cos((2 * _K.view(1, 8) + 1) * _K.view(8, 1) * math.pi / 16) * torch.where(_K == 0, math.sqrt(1 / 8), 0.5).view(8, 1)


def jpeg(x: Tensor, u: Tensor) -> Tensor:
    """Quantised 8 x 8 cosine blocks (a linear ramp of steps), on a grid shifted at random so that no fixed grid can be learned."""
    dy, dx = (int(v) for v in torch.randint(0, 8, (2,)))
    n, c, h, w = x.shape
    b = torch.roll(x, (dy, dx), (2, 3)).view(n, c, h // 8, 8, w // 8, 8).transpose(3, 4)
    step = (0.01 + 0.09 * u.view(n, 1, 1, 1, 1, 1)) * (1 + 0.5 * (_K.view(8, 1) + _K.view(1, 8)))
    b = DCT.T @ (torch.round(DCT @ b @ DCT.T / step) * step) @ DCT
    return torch.roll(b.transpose(3, 4).reshape(n, c, h, w), (-dy, -dx), (2, 3))


def posterise(x: Tensor, u: Tensor) -> Tensor:
    levels = 2 + torch.floor(8 * (1 - u))
    return x + (0.4 + 0.6 * u) * (torch.round(x.clamp(0, 1) * levels) / levels - x)


def painterly(x: Tensor, u: Tensor) -> Tensor:
    """Kuwahara filter: of the four 4 x 4 windows that touch a pixel, the mean of the calmest."""
    p = F.pad(x, (3, 3, 3, 3), mode="reflect")
    y = luminance(p)
    means, calm = F.avg_pool2d(p, 4, 1), F.avg_pool2d(y * y, 4, 1) - F.avg_pool2d(y, 4, 1) ** 2
    h, w = x.shape[2:]
    corners = [(i, j) for i in (0, 3) for j in (0, 3)]
    m = torch.stack([means[:, :, i : i + h, j : j + w] for i, j in corners])
    v = torch.stack([calm[:, :, i : i + h, j : j + w] for i, j in corners])
    best = v.argmin(0, keepdim=True).expand(1, -1, 3, -1, -1)
    return x + (0.3 + 0.7 * u) * (m.gather(0, best)[0] - x)


def light(x: Tensor, u: Tensor) -> Tensor:
    """A smooth field of light over the picture."""
    field = F.interpolate(torch.randn(len(x), 1, 3, 3), size=x.shape[2:], mode="bicubic", align_corners=True)
    return x * torch.exp(0.5 * u * field)


STYLES: tuple[tuple[Callable[[Tensor, Tensor], Tensor], float], ...] = (
    (blur, 1.0), (sharpen, 1.0), (contrast, 1.2), (gamma, 1.2), (hue, 1.0), (saturation, 0.8), (cast, 1.0),
    (haze, 0.8), (night, 0.6), (grain, 0.4), (jpeg, 0.3), (posterise, 0.5), (painterly, 0.9), (light, 0.4),
)
_WEIGHTS = torch.tensor([w for _, w in STYLES])


@torch.no_grad()
def restyle(x: Tensor) -> Tensor:
    """One to three styles for each quarter of the batch, with a strength of its own for every image."""
    parts = []
    for part in x.chunk(max(1, len(x) // 4)):
        for index in torch.multinomial(_WEIGHTS, int(torch.randint(1, 4, ()))).tolist():
            part = STYLES[index][0](part, torch.rand(len(part), 1, 1, 1)).clamp(0, 1)
        parts.append(part)
    return torch.cat(parts)
