"""An autoencoder's checkpoint (AutoencoderTiny or AutoencoderKL) as a prior: python -m export.autoencoder CHECKPOINT OUT   (from training/)

The latent is the model's own: the mean of AutoencoderKL's. What scale it is moved in, `npm run packs -- make OUT --to PACK` measures.
"""

import json
from pathlib import Path

import torch
from diffusers import AutoencoderKL, AutoencoderTiny

from .onnx_files import Part, copy_beside, folders, write

KINDS = {kind.__name__: kind for kind in (AutoencoderKL, AutoencoderTiny)}


def encode(model: AutoencoderKL | AutoencoderTiny, x: torch.Tensor) -> torch.Tensor:
    """Pictures to latents."""
    encoded = model.encode(x)
    return encoded.latents if isinstance(model, AutoencoderTiny) else encoded.latent_dist.mean


def decode(model: AutoencoderKL | AutoencoderTiny, z: torch.Tensor) -> torch.Tensor:
    """Latents to pictures, in the units of the encoder's."""
    return model.decode(z).sample


def export(checkpoint: Path, out: Path) -> None:
    """Writes `encoder.onnx` (sample to latent_sample) and `decoder.onnx` (latent_sample to sample), for pictures of any size."""
    name = json.loads((checkpoint / "config.json").read_text())["_class_name"]
    if name not in KINDS:
        raise SystemExit(f"Expected a checkpoint of {' or '.join(KINDS)}, got {name}.")
    model = KINDS[name].from_pretrained(checkpoint, local_files_only=True)
    if hasattr(model, "set_default_attn_processor"):
        model.set_default_attn_processor()  # plain matrix products: the others have operators without a gradient
    pixels = torch.rand(2, 3, 64, 48)
    with torch.inference_mode():
        latents = encode(model, pixels)
    sides = {2: "height", 3: "width"}
    write(out / "encoder.onnx", Part(model, encode), pixels, ("sample", "latent_sample"), sides, sides)
    write(out / "decoder.onnx", Part(model, decode), latents, ("latent_sample", "sample"), sides, sides)
    copy_beside(checkpoint, out)


if __name__ == "__main__":
    export(*folders(__doc__))
