"""Graphs of segmind/tiny-sd's shapes with random weights in half precision: python -m export.random_diffusion OUT   (from training/)

For `npm run bench:diffusion`, which measures time and memory: they do not depend on the weights. 1.1 GB in the folders of diffusers, with the
tokenizer and the scheduler of the small reference model. `npm run packs -- make OUT --to PACK --licence MIT` makes a pack of it.
"""

import argparse
import json
import shutil
import warnings
from pathlib import Path

import torch
from diffusers import AutoencoderKL, UNet2DConditionModel
from diffusers.models.attention_processor import AttnProcessor
from torch import nn
from transformers import CLIPTextConfig, CLIPTextModel

from .onnx_files import OPSET, Part

SMALL = Path(__file__).resolve().parents[2] / "cli/reference/cases/diffusion/sd1-tiny"

# As segmind/tiny-sd publishes them.
UNET = {
    "sample_size": 64, "block_out_channels": (320, 640, 1280), "layers_per_block": 1, "cross_attention_dim": 768, "attention_head_dim": 8,
    "down_block_types": ("CrossAttnDownBlock2D",) * 3, "mid_block_type": None, "up_block_types": ("CrossAttnUpBlock2D",) * 3,
}
VAE = {
    "block_out_channels": (128, 256, 512, 512), "layers_per_block": 2, "latent_channels": 4, "sample_size": 512, "scaling_factor": 0.18215,
    "down_block_types": ("DownEncoderBlock2D",) * 4, "up_block_types": ("UpDecoderBlock2D",) * 4,
}
# CLIP ViT-L/14's text encoder.
TEXT = {
    "hidden_size": 768, "intermediate_size": 3072, "num_hidden_layers": 12, "num_attention_heads": 12, "vocab_size": 49408,
    "max_position_embeddings": 77, "hidden_act": "quick_gelu", "projection_dim": 768,
}

SIDES = {0: "batch", 2: "height", 3: "width"}


class Denoiser(nn.Module):
    """A U-Net as a function of its three tensors."""

    def __init__(self, unet: UNet2DConditionModel) -> None:
        super().__init__()
        self.unet = unet

    def forward(self, sample: torch.Tensor, timestep: torch.Tensor, states: torch.Tensor) -> torch.Tensor:
        return self.unet(sample, timestep, encoder_hidden_states=states, return_dict=False)[0]


def write(path: Path, part: nn.Module, inputs: dict[str, torch.Tensor], output: str, axes: dict[str, dict[int, str]]) -> None:
    """Writes a part as `model.onnx`, with what its axes of any size are called."""
    path.mkdir(parents=True, exist_ok=True)
    with torch.inference_mode(), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            part.eval(), tuple(inputs.values()), str(path / "model.onnx"), input_names=list(inputs), output_names=[output],
            opset_version=OPSET, dynamo=False, dynamic_axes=axes,
        )


def export(out: Path) -> None:
    """Writes the four parts, each with its settings; types and names are those of published packs."""
    torch.manual_seed(0)
    half = {"dtype": torch.float16}
    text = CLIPTextModel(CLIPTextConfig(**TEXT, attn_implementation="eager")).half()
    ids = torch.randint(0, 600, (2, 77), dtype=torch.int32)
    write(
        out / "text_encoder", Part(text, lambda model, x: model(input_ids=x, return_dict=False)[0]), {"input_ids": ids}, "last_hidden_state",
        {"input_ids": {0: "batch", 1: "sequence"}, "last_hidden_state": {0: "batch", 1: "sequence"}},
    )
    text.config.to_json_file(out / "text_encoder/config.json")
    unet = UNet2DConditionModel(**UNET).half()
    unet.set_attn_processor(AttnProcessor())  # plain matrix products, as in published files
    print(f"U-Net of {unet.num_parameters() / 1e6:.0f} million parameters")
    write(
        out / "unet", Denoiser(unet),
        {"sample": torch.randn(2, 4, 16, 24, **half), "timestep": torch.tensor([3]), "encoder_hidden_states": torch.randn(2, 77, 768, **half)},
        "out_sample", {"sample": SIDES, "out_sample": SIDES, "encoder_hidden_states": {0: "batch", 1: "sequence"}, "timestep": {0: "steps"}},
    )
    unet.save_config(out / "unet")
    vae = AutoencoderKL(**VAE).half()
    vae.set_attn_processor(AttnProcessor())
    write(
        out / "vae_encoder", Part(vae, lambda model, x: model.encode(x, return_dict=False)[0].mean), {"sample": torch.rand(2, 3, 64, 96, **half)},
        "latent_sample", {"sample": SIDES, "latent_sample": SIDES},
    )
    write(
        out / "vae_decoder", Part(vae, lambda model, z: model.decode(z, return_dict=False)[0]), {"latent_sample": torch.randn(2, 4, 8, 12, **half)},
        "sample", {"latent_sample": SIDES, "sample": SIDES},
    )
    for folder in ("vae_encoder", "vae_decoder"):
        vae.save_config(out / folder)
    for folder in ("scheduler", "tokenizer"):
        shutil.copytree(SMALL / folder, out / folder, dirs_exist_ok=True)
    (out / "model_index.json").write_text(json.dumps({"_class_name": "OnnxStableDiffusionPipeline"}))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    export(parser.parse_args().out)
