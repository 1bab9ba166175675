"""What the denoiser learns of, once and for all: python -m denoiser.latents --data ../../shared/data --out runs/denoiser   (from training/)

One file a kind of picture: latents of the starter prior, plain and mirrored, and embeddings of the starter judge, both by the shipped graphs. A kind that
has its file is left as it is. Which pictures are kept aside is said in mask/pictures.py; they make a file of their own.
"""

import argparse
from pathlib import Path

import numpy as np
import onnxruntime

from mask.pictures import KINDS, Picture, sources, square

MODELS = Path(__file__).resolve().parents[2] / "public/models"
BATCH = 32
ASIDE = "aside"


class Graph:
    """A shipped graph of one input, at float32."""

    def __init__(self, path: str, threads: int) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        self.session = onnxruntime.InferenceSession(MODELS / path, options)
        self.name = self.session.get_inputs()[0].name

    def __call__(self, x: np.ndarray) -> np.ndarray:
        return np.concatenate([self.session.run(None, {self.name: x[i : i + BATCH]})[0] for i in range(0, len(x), BATCH)])


class Encoders:
    """The starter prior's encoder and decoder, and the starter judge."""

    def __init__(self, threads: int) -> None:
        self.encode, self.decode = Graph("starter-prior/encoder.onnx", threads), Graph("starter-prior/decoder.onnx", threads)
        self.judge = Graph("starter-judge/image.onnx", threads)

    def latents(self, pictures: list[bytes], side: int, mirrored: bool = False) -> np.ndarray:
        """float32 [N, 16, side / 8, side / 8]."""
        x = channels_first(pictures, side)
        return self.encode(np.ascontiguousarray(x[..., ::-1]) if mirrored else x)

    def embeddings(self, pictures: list[bytes]) -> np.ndarray:
        """float32 [N, 1256], of length 1."""
        e = self.judge(channels_first(pictures, 128))
        return e / np.linalg.norm(e, axis=1, keepdims=True)


def channels_first(pictures: list[bytes], side: int) -> np.ndarray:
    """Centre squares, RGB in [0, 1]: float32 [N, 3, side, side]."""
    return np.stack([square(p, side) for p in pictures]).transpose(0, 3, 1, 2).astype(np.float32) / 255


def write(path: Path, pictures: list[Picture], side: int, encoders: Encoders) -> None:
    """float16 latents [2, N, 16, h, w] and embeddings [N, 1256]; those of a mirrored picture are taken for the same."""
    plain, mirrored, embeddings = [], [], []
    for i in range(0, len(pictures), BATCH):
        part = [p.data for p in pictures[i : i + BATCH]]
        plain.append(encoders.latents(part, side))
        mirrored.append(encoders.latents(part, side, mirrored=True))
        embeddings.append(encoders.embeddings(part))
    both = np.stack([np.concatenate(plain), np.concatenate(mirrored)])
    unfinished = path.with_suffix(".part.npz")
    np.savez(unfinished, latents=both.astype(np.float16), embeddings=np.concatenate(embeddings).astype(np.float16))
    unfinished.replace(path)
    print(f"{path.name}: {len(pictures)} pictures, variance of a latent's number {both.var():.3f}", flush=True)


def file(out: Path, kind: str, side: int) -> Path:
    return out / f"latents-{side}-{kind}.npz"


def load(out: Path, kinds: tuple[str, ...], side: int) -> tuple[np.ndarray, np.ndarray]:
    """Latents [2, N, 16, h, w] and embeddings [N, 1256], float16, of those kinds that have a file."""
    parts = [np.load(path) for path in (file(out, kind, side) for kind in kinds) if path.exists()]
    if not parts:
        raise FileNotFoundError(f"Expected latents of {side} px in {out}; run denoiser.latents first")
    return np.concatenate([p["latents"] for p in parts], 1), np.concatenate([p["embeddings"] for p in parts])


def run(data: Path, out: Path, side: int, kinds: tuple[str, ...], most: int, threads: int) -> None:
    """most: of each kind."""
    wanted = [kind for kind in (ASIDE, *kinds) if not file(out, kind, side).exists()]
    if not wanted:
        return
    out.mkdir(parents=True, exist_ok=True)
    train, aside = sources(data)
    train[ASIDE] = [p for kind in KINDS for p in aside[kind]]
    encoders = Encoders(threads)
    for kind in wanted:
        write(file(out, kind, side), train[kind][:most], side, encoders)


def parser() -> argparse.ArgumentParser:
    """The arguments that starter_denoiser.py shares."""
    p = argparse.ArgumentParser(add_help=False)
    p.add_argument("--data", type=Path, default=Path("../../shared/data"), help="folder with photos/, flickr8k/ and tiny-imagenet/")
    p.add_argument("--out", type=Path, default=Path("runs/denoiser"), help="latents and checkpoints lie here; what is there is gone on from")
    p.add_argument("--side", type=int, default=64, help="of the pictures, px")
    p.add_argument("--threads", type=int, default=2)
    p.add_argument("--kinds", nargs="+", choices=KINDS, default=KINDS, help="of pictures to learn of")
    p.add_argument("--most", type=int, default=50_000, help="pictures of a kind")
    return p


def main() -> None:
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, parents=[parser()]).parse_args()
    run(args.data, args.out, args.side, tuple(args.kinds), args.most, args.threads)


if __name__ == "__main__":
    main()
