"""Pictures in which nothing stands in front: tiled and magnified bits of photographs, noise of many spectra, stripes, pages of lines, smooth scans."""

import numpy as np
from PIL import Image


def bit(photo: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """A small square of a photograph, magnified to fill the frame or tiled by mirroring. uint8 [n, n, 3]."""
    n = len(photo)
    side = int(rng.integers(n // 6, n // 3))
    y, x = rng.integers(0, n - side + 1, 2)
    part = photo[y : y + side, x : x + side]
    if rng.random() < 0.5:
        row = np.concatenate([part, part[:, ::-1]], 1)
        tile = np.concatenate([row, row[::-1]], 0)
        times = -(-n // len(tile)) + 1
        start = int(rng.integers(0, len(tile)))
        return np.tile(tile, (times, times, 1))[start : start + n, start : start + n]
    return np.asarray(Image.fromarray(part).resize((n, n), Image.Resampling.BICUBIC))


def coloured(field: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """A field in [0, 1] between two colours, as uint8 RGB."""
    a, b = rng.uniform(0, 255, (2, 3))
    if rng.random() < 0.4:
        a, b = np.full(3, a[0]), np.full(3, b[0])
    return np.rint(a + (b - a) * field[..., None]).clip(0, 255).astype(np.uint8)


def noise(n: int, rng: np.random.Generator) -> np.ndarray:
    """Noise whose spectrum falls as frequency to a random power, within a random band, sometimes cut at a threshold."""
    fy, fx = np.meshgrid(np.fft.fftfreq(n), np.fft.fftfreq(n), indexing="ij")
    frequency = np.hypot(fy * rng.uniform(0.5, 2), fx) + 1 / n
    gain = frequency ** -rng.uniform(0, 2.2) * (frequency > rng.choice([0, 0.02, 0.05, 0.1]))
    field = np.fft.ifft2(np.fft.fft2(rng.standard_normal((n, n))) * gain).real
    field = (field - field.mean()) / (field.std() + 1e-9)
    field = (field > rng.uniform(-0.7, 0.7)).astype(float) if rng.random() < 0.3 else (field * rng.uniform(0.1, 0.3) + 0.5)
    return coloured(field.clip(0, 1), rng)


def stripes(n: int, rng: np.random.Generator) -> np.ndarray:
    y, x = np.mgrid[:n, :n]
    angle, period = rng.uniform(0, np.pi), rng.uniform(4, 30)
    u, v = x * np.cos(angle) + y * np.sin(angle), y * np.cos(angle) - x * np.sin(angle)
    field = np.sin(2 * np.pi * u / period + rng.uniform(0, 3) * np.sin(v / rng.uniform(5, 40)))
    if rng.random() < 0.5:
        field = field * np.sin(2 * np.pi * v / period / rng.uniform(0.5, 2))
    if rng.random() < 0.5:
        field = np.sign(field)
    return coloured((0.5 + 0.5 * field + 0.05 * rng.standard_normal((n, n))).clip(0, 1), rng)


def page(n: int, rng: np.random.Generator) -> np.ndarray:
    """A scanned page: lines of short dark runs on light paper."""
    field = np.ones((n, n))
    height, gap = int(rng.integers(2, 7)), int(rng.integers(2, 6))
    left, right = rng.integers(0, n // 5, 2)
    for y in range(int(rng.integers(0, 12)), n - height, height + gap):
        x = int(left)
        while x < n - right and rng.random() > 0.03:
            run = int(rng.integers(1, 3 * height))
            field[y : y + height, x : min(x + run, n - right)] = rng.uniform(0, 0.5)
            x += run + int(rng.integers(1, 4))
    shade = np.linspace(*rng.uniform(0.75, 1, 2), n)[None]
    return np.rint((field * shade * rng.uniform(200, 255)).clip(0, 255)[..., None] * rng.uniform(0.9, 1, 3)).clip(0, 255).astype(np.uint8)


def scan(n: int, rng: np.random.Generator) -> np.ndarray:
    """Smooth layers with speckle, as ultrasound or a plain wall: a few very low frequencies."""
    small = rng.random((int(rng.integers(2, 6)), int(rng.integers(2, 6))))
    field = np.asarray(Image.fromarray(small.astype(np.float32)).resize((n, n), Image.Resampling.BICUBIC))
    return coloured((field * (1 + rng.uniform(0, 0.5) * rng.standard_normal((n, n)))).clip(0, 1), rng)


def nothing(photo: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """One of the above, two of three from the photograph. uint8 of the photograph's size."""
    if rng.random() < 0.66:
        return bit(photo, rng)
    return (noise, stripes, page, scan)[int(rng.integers(4))](len(photo), rng)
