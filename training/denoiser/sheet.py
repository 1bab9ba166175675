"""Contact sheet of the denoiser: python -m denoiser.sheet SET.zip ... --out SHEET.jpg   (from training/)

A row a seed: the seed, what the prior gives back of it, then variants by strength and guidance. Seeds are spread over the archives' `train/`.
"""

import argparse
import zipfile
from pathlib import Path

import numpy as np
import torch
from PIL import Image, ImageDraw

from mask.pictures import square

from . import train
from .sample import Sampler

STRENGTHS, GUIDANCES = (0.2, 0.35, 0.5), (1, 3)
ROWS = 12
GAP, LABEL = 3, 14


def seeds(path: Path, count: int) -> list[bytes]:
    with zipfile.ZipFile(path) as archive:
        names = sorted(n for n in archive.namelist() if n.startswith("train/") and n.endswith(".jpg"))
        return [archive.read(names[int((i + 0.5) * len(names) / count)]) for i in range(count)]


def sheet(run: Path, sets: list[Path], side: int, tile: int) -> Image.Image:
    pictures = [p for path in sets for p in seeds(path, ROWS // len(sets))]
    net, step = train.load(run, side)
    sampler = Sampler(net, pictures, side, 1)
    columns = {"seed": np.stack([square(p, side) for p in pictures]), "given back": sampler.reconstructions()}
    columns |= {f"{s}, guided {g}": sampler.variants(s, g) for g in GUIDANCES for s in STRENGTHS}
    page = Image.new("RGB", (len(columns) * (tile + GAP), len(pictures) * (tile + GAP) + LABEL), "white")
    draw = ImageDraw.Draw(page)
    for i, (name, images) in enumerate(columns.items()):
        draw.text((i * (tile + GAP) + 2, 1), name, fill="black")
        for j, image in enumerate(images):
            page.paste(Image.fromarray(image).resize((tile, tile), Image.Resampling.BICUBIC), (i * (tile + GAP), LABEL + j * (tile + GAP)))
    print(f"after {step} steps, {len(pictures)} seeds")
    return page


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", type=Path, help="archives with train/<class>/*.jpg")
    parser.add_argument("--run", type=Path, default=Path("runs/denoiser"))
    parser.add_argument("--side", type=int, default=64)
    parser.add_argument("--tile", type=int, default=96, help="side of a picture on the sheet")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    torch.set_num_threads(1)
    sheet(args.run, args.sets, args.side, args.tile).save(args.out, quality=80, optimize=True)


if __name__ == "__main__":
    main()
