"""Weights of TAESD's family (TAESD, TAEF1, TAEF2, ...) as a prior: python -m export.taesd CODE ENCODER DECODER OUT   (from training/)

CODE is the authors' own taesd.py, of a version that knows the weights; ENCODER and DECODER are the .pth files beside it, under their own names, by
which it tells them apart. Images are in [0, 1]. Then `npm run packs -- make OUT --to PACK --licence MIT`.
"""

import argparse
import importlib.util
from pathlib import Path

import torch

from .onnx_files import write


def export(code: Path, encoder: Path, decoder: Path, out: Path) -> None:
    """Writes `encoder.onnx` (x to latent) and `decoder.onnx` (latent to y), for pictures of any size."""
    spec = importlib.util.spec_from_file_location("taesd", code)
    if spec is None or spec.loader is None:
        raise SystemExit(f"Expected the authors' taesd.py, got {code}.")
    taesd = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(taesd)
    model = taesd.TAESD(encoder_path=encoder, decoder_path=decoder).eval()
    pixels = torch.rand(2, 3, 64, 96)
    with torch.inference_mode():
        latents = model.encoder(pixels)
    sides = {2: "height", 3: "width"}
    write(out / "encoder.onnx", model.encoder, pixels, ("x", "latent"), sides, sides)
    write(out / "decoder.onnx", model.decoder, latents, ("latent", "y"), sides, sides)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("code", "encoder", "decoder", "out"):
        parser.add_argument(name, type=Path)
    export(**vars(parser.parse_args()))
