"""What the mask model's card states: python -m mask.measure --data ../../shared/data --run runs/mask   (from training/)

The exported graph, on what was kept aside: its error to the teacher; F-measures of both against exact alphas, cut-outs over scenes; and in which pictures
it sees a main object. Of the sets under eval/ the training splits alone are read. --sheet draws the contact sheet of the card.
"""

import argparse
import io
import zipfile
from pathlib import Path

import numpy as np
import onnxruntime
from PIL import Image, ImageDraw

from .nothing import nothing
from .pictures import KINDS, SIDE, square
from .stamps import cut_outs, place
from .teacher import Teacher, load

COMPOSITES = 198
THRESHOLD = 0.5
# Emphasis on precision, as in the literature of salient objects (Achanta et al. 2009).
BETA_SQUARED = 0.3
SETS = ("caltech20", "clothes10", "textures10", "scenes6")


class Student:
    def __init__(self, path: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(path, options)

    def __call__(self, images: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """uint8 [N, h, w, 3] to alphas [N, h, w] and confidences [N]."""
        parts = [self.session.run(None, {"image": i[None].transpose(0, 3, 1, 2).astype(np.float32) / 255}) for i in images]
        return np.stack([a[0, 0] for a, _ in parts]), np.array([c[0, 0] for _, c in parts])


def resized(images: np.ndarray, side: int) -> np.ndarray:
    return images if images.shape[1] == side else np.stack([np.asarray(Image.fromarray(i).resize((side, side), Image.Resampling.BOX)) for i in images])


def f_measure(alpha: np.ndarray, exact: np.ndarray) -> float:
    """Mean over pictures, both in [0, 1], cut at a half."""
    out = []
    for a, e in zip(alpha > 0.5, exact > 0.5):
        hit = float((a & e).sum())
        precision, recall = hit / max(a.sum(), 1), hit / max(e.sum(), 1)
        out.append((1 + BETA_SQUARED) * precision * recall / max(BETA_SQUARED * precision + recall, 1e-9))
    return float(np.mean(out))


def composites(run: Path, aside: dict[str, np.ndarray]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Cut-outs kept aside over scenes kept aside: pictures, exact alphas, the teacher's; uint8, made once."""
    path = run / "composites.npz"
    if not path.exists():
        rng, teacher = np.random.default_rng(18), Teacher("f32")
        _, cuts = cut_outs()
        scenes = aside["image"][aside["kind"] == KINDS.index("scene")]
        made = [place(cuts[i % len(cuts)], scenes[i % len(scenes)], rng) for i in range(COMPOSITES)]
        images, exact = np.stack([m[0] for m in made]), np.stack([m[1] for m in made])
        np.savez(path, image=images, exact=exact, teacher=np.stack([teacher.alpha(i)[0] for i in images]))
    d = np.load(path)
    return d["image"], d["exact"], d["teacher"]


def ranking(high: np.ndarray, low: np.ndarray) -> float:
    """Share of pairs in which the first has the larger value (area under the ROC curve)."""
    return float((high[:, None] > low[None]).mean() + 0.5 * (high[:, None] == low[None]).mean())


def training_split(data: Path, name: str) -> np.ndarray:
    with zipfile.ZipFile(data / f"eval/{name}.zip") as archive:
        names = sorted(n for n in archive.namelist() if n.startswith("train/") and not n.endswith("/"))
        return np.stack([square(archive.read(n)) for n in names])


def close_ups(aside: dict[str, np.ndarray]) -> np.ndarray:
    """Bits of objects kept aside that show nothing but the object, magnified to fill the frame."""
    out, side = [], SIDE // 3
    for image, alpha, high in zip(aside["image"], aside["alpha"], aside["high"]):
        spots = [(y, x) for y in range(0, SIDE - side, 12) for x in range(0, SIDE - side, 12) if alpha[y : y + side, x : x + side].min() > 200]
        if high > 0.9 and spots:
            y, x = spots[len(spots) // 2]
            out.append(np.asarray(Image.fromarray(image[y : y + side, x : x + side]).resize((SIDE, SIDE), Image.Resampling.BICUBIC)))
    return np.stack(out)


def measure(student: Student, data: Path, run: Path) -> None:
    aside = load(run, "aside")
    kinds, teacher = np.array(KINDS)[aside["kind"]], aside["alpha"].astype(np.float32) / 255
    print(f"{len(kinds)} pictures kept aside: mean absolute error to the teacher")
    for side in (64, 96, 128, 160, 224, 320):
        alpha, _ = student(resized(aside["image"], side))
        back = np.stack([np.asarray(Image.fromarray(a).resize((SIDE, SIDE), Image.Resampling.BILINEAR)) for a in alpha]) if side != SIDE else alpha
        error = np.abs(back - teacher).mean((1, 2))
        print(f"  {side:3} px  {error.mean():.4f}  " + "  ".join(f"{k} {error[kinds == k].mean():.4f}" for k in KINDS))
    image, exact, theirs = composites(run, aside)
    alpha, sure = student(image)
    ours, other = f_measure(alpha, exact / 255), f_measure(theirs / 255, exact / 255)
    print(f"{len(image)} composites: F-measure {ours:.4f}, the teacher's {other:.4f}, ratio {ours / other:.3f}")
    error, known = np.abs(alpha - exact / 255).mean(), np.abs(theirs / 255 - exact / 255).mean()
    print(f"  mean absolute error to the exact alphas {error:.4f}, the teacher's {known:.4f}; with a main object {(sure >= THRESHOLD).mean():.1%}")
    found = {name: student(training_split(data, name))[1] for name in SETS}
    found["close-ups"] = student(close_ups(aside))[1]
    rng = np.random.default_rng(19)
    found["nothing"] = student(np.stack([nothing(aside["image"][i], rng) for i in range(0, len(kinds), 3)]))[1]
    for kind in KINDS:
        found[f"aside {kind}"] = student(aside["image"][kinds == kind])[1]
    print(f"with a main object, from a confidence of {THRESHOLD} on")
    for name, values in found.items():
        against = "" if name in ("caltech20", "clothes10") else f"  caltech20 is surer in {ranking(found['caltech20'], values):.3f} of the pairs"
        print(f"  {name:20} {len(values):4} pictures  {(values >= THRESHOLD).mean():6.1%}  mean {values.mean():.3f}{against}")


def sheet(student: Student, data: Path, run: Path, path: Path) -> None:
    """Three rows a band: picture, teacher, student (its confidence beneath). Photographs kept aside, then sets it has never seen."""
    aside = load(run, "aside")
    kinds, teacher, columns, bands = np.array(KINDS)[aside["kind"]], Teacher("f32"), 10, []
    for kind in ("object", "flickr8k", "garment"):
        here = np.flatnonzero(kinds == kind)
        bands.append(aside["image"][here[np.linspace(0, len(here) - 1, columns).astype(int)]])
    for name in ("caltech20", "textures10", "scenes6"):
        images = training_split(data, name)
        bands.append(images[np.linspace(5, len(images) - 6, columns).astype(int)])
    side, gap, label = 112, 3, 13
    height = len(bands) * (3 * (side + gap) + label)
    page = Image.new("RGB", (columns * (side + gap) - gap, height), "white")
    draw = ImageDraw.Draw(page)
    for row, images in enumerate(bands):
        top = row * (3 * (side + gap) + label)
        alpha, sure = student(images)
        for column, image in enumerate(images):
            tiles = (image, teacher.alpha(image)[0], np.rint(alpha[column] * 255).astype(np.uint8))
            for i, tile in enumerate(tiles):
                page.paste(Image.fromarray(tile).convert("RGB").resize((side, side), Image.Resampling.LANCZOS), (column * (side + gap), top + i * (side + gap)))
            draw.text((column * (side + gap) + 2, top + 3 * (side + gap) - 2), f"{sure[column]:.2f}", fill="black")
    buffer = io.BytesIO()
    page.save(buffer, "JPEG", quality=82, optimize=True)
    path.write_bytes(buffer.getvalue())
    print(f"{path}: {len(buffer.getvalue()) / 1000:.0f} kB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../../shared/data"))
    parser.add_argument("--run", type=Path, default=Path("runs/mask"), help="folder with the labels of mask.teacher")
    parser.add_argument("--graph", type=Path, default=Path("../public/models/starter-mask/mask.onnx"))
    parser.add_argument("--sheet", type=Path, help="draw the contact sheet there")
    args = parser.parse_args()
    student = Student(args.graph)
    if args.sheet is None:
        measure(student, args.data, args.run)
    else:
        sheet(student, args.data, args.run, args.sheet)


if __name__ == "__main__":
    main()
