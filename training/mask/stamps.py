"""Cut-outs with exact alpha (Debian's tuxpaint-stamps-default, photographs of things; GPL-2) and how one is put over a photograph.

Every fourth cut-out by name is kept aside to measure with.
"""

from pathlib import Path

import numpy as np
from PIL import Image

STAMPS = Path("/usr/share/tuxpaint/stamps")
# Letters, flags and drawings look nothing like what people photograph.
LEFT_OUT = ("symbols", "cartoon", "naturalforces", "hanukkah", "space")
LARGEST = 240


def cut_outs(folder: Path = STAMPS) -> tuple[list[Image.Image], list[Image.Image]]:
    """RGBA cut-outs trimmed to what is not transparent: to train on, and kept aside."""
    train: list[Image.Image] = []
    aside: list[Image.Image] = []
    paths = sorted(p for p in folder.rglob("*.png") if not set(p.relative_to(folder).parts[:-1]) & set(LEFT_OUT))
    if not paths:
        raise FileNotFoundError(f"Expected cut-outs in {folder}, found none; install Debian's package tuxpaint-stamps-default")
    for i, path in enumerate(paths):
        image = Image.open(path).convert("RGBA")
        box = image.getchannel("A").point(lambda v: 255 * (v > 40)).getbbox()
        if box is None:
            continue
        image = image.crop(box)
        if np.asarray(image.getchannel("A")).mean() > 245:  # a rectangle: nothing was cut out
            continue
        image.thumbnail((LARGEST, LARGEST), Image.Resampling.LANCZOS)
        (aside if i % 4 == 3 else train).append(image)
    return train, aside


def place(cut: Image.Image, scene: np.ndarray, rng: np.random.Generator, harmony: float = 0.25) -> tuple[np.ndarray, np.ndarray]:
    """The cut-out, scaled, turned and mirrored, over `scene` (uint8 [n, n, 3]). Pixels uint8 [n, n, 3] and alpha uint8 [n, n].

    Its longer side becomes 0.35 to 0.95 of the scene's, it stays at least nine tenths inside, and its brightness moves a little (`harmony`) to the scene's.
    """
    n = len(scene)
    if rng.random() < 0.5:
        cut = cut.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    if rng.random() < 0.5:
        cut = cut.rotate(float(rng.uniform(-25, 25)), Image.Resampling.BICUBIC, expand=True)
    scale = rng.uniform(0.35, 0.95) * n / max(cut.size)
    w, h = (max(4, round(v * scale)) for v in cut.size)
    cut = cut.resize((w, h), Image.Resampling.BICUBIC if scale > 0.7 else Image.Resampling.BOX)
    x, y = (int(rng.integers(-v // 10, max(n - v + v // 10, -v // 10 + 1))) for v in (w, h))
    layer = Image.new("RGBA", (n, n), (0, 0, 0, 0))
    layer.paste(cut, (x, y))
    pixels = np.asarray(layer).astype(np.float32)
    alpha = pixels[..., 3:] / 255
    colour = pixels[..., :3]
    if alpha.sum() > 0:
        colour = colour + harmony * (scene.mean() - (colour * alpha).sum() / (3 * alpha.sum()))
    out = colour.clip(0, 255) * alpha + scene * (1 - alpha)
    return np.rint(out).astype(np.uint8), np.rint(alpha[..., 0] * 255).astype(np.uint8)
