"""Reference cases from the real families of priors and judges: whole architectures of their own libraries, with random
weights and small widths, written by both of PyTorch's exporters.

    python training/reference/real_families.py <folder> [--only substring]

Beside what `training/README.md` asks for it needs timm, transformers, diffusers and onnxscript.
"""

import argparse
import warnings
from pathlib import Path
from typing import Callable

import torch
from torch import nn
from vjp_cases import Case, seeded, write_case


class Output(nn.Module):
    """A model whose result is picked from what the library returns."""

    def __init__(self, model: nn.Module, pick: Callable) -> None:
        super().__init__()
        self.model = model
        self.pick = pick

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.pick(self.model, x)


def timm_models() -> dict[str, tuple[nn.Module, tuple[int, ...]]]:
    import timm

    side = {
        "resnet18": 64, "resnet50": 64, "mobilenetv2_035": 64, "mobilenetv3_small_050": 64, "efficientnet_lite0": 64, "efficientnet_b0": 64,
        "convnext_atto": 64, "convnextv2_atto": 64, "vit_tiny_patch16_224": 64, "deit3_small_patch16_224": 64, "mobilevit_xxs": 64,
        "fastvit_t8": 64, "swin_tiny_patch4_window7_224": 64, "resnet50_clip": 64, "regnety_002": 64, "ghostnet_050": 64, "repvgg_a0": 64,
        "maxvit_rmlp_pico_rw_256": 64, "edgenext_xx_small": 64, "poolformer_s12": 64, "mixer_s32_224": 224, "densenet121": 64, "inception_v3": 96,
        "xcit_nano_12_p16_224": 64, "eva02_tiny_patch14_224": 56, "vit_base_patch32_siglip_256": 64, "hgnetv2_b0": 64, "mobilenetv4_conv_small": 64,
    }
    cases = {}
    for name, px in side.items():
        sized = {"img_size": px} if any(family in name for family in ("vit_", "deit3", "swin", "eva02", "xcit")) and "mobilevit" not in name and "fastvit" not in name else {}
        if "maxvit" in name or "xcit" in name:
            sized = {"img_size": px} if "maxvit" in name else {}
        try:
            cases[name] = (timm.create_model(name, pretrained=False, num_classes=8, **sized), (2, 3, px, px))
        except Exception as error:  # a library may have renamed a model
            print(f"{name}: {error}")
    return cases


def clip_models() -> dict[str, tuple[nn.Module, tuple[int, ...]]]:
    from transformers import CLIPVisionConfig, CLIPVisionModelWithProjection, SiglipVisionConfig, SiglipVisionModel, ViTMAEConfig
    from transformers.models.vit_mae.modeling_vit_mae import ViTMAEDecoder

    clip = CLIPVisionModelWithProjection(CLIPVisionConfig(hidden_size=32, intermediate_size=64, projection_dim=16, num_hidden_layers=3, num_attention_heads=4, image_size=32, patch_size=8))
    siglip = SiglipVisionModel(SiglipVisionConfig(hidden_size=32, intermediate_size=64, num_hidden_layers=2, num_attention_heads=4, image_size=32, patch_size=8))
    mae = ViTMAEConfig(hidden_size=32, intermediate_size=64, num_hidden_layers=2, num_attention_heads=4, image_size=32, patch_size=8, decoder_hidden_size=24, decoder_intermediate_size=48, decoder_num_hidden_layers=2, decoder_num_attention_heads=4, mask_ratio=0.0)
    decoder = ViTMAEDecoder(mae, 16)
    restore = torch.arange(16)[None].expand(2, -1)
    return {
        "clip_vit": (Output(clip, lambda m, x: m(pixel_values=x).image_embeds), (2, 3, 32, 32)),
        "siglip": (Output(siglip, lambda m, x: m(pixel_values=x).pooler_output), (2, 3, 32, 32)),
        "vit_mae_decoder": (Output(decoder, lambda m, x: m(x, restore).logits), (2, 17, 32)),
    }


def vae_models() -> dict[str, tuple[nn.Module, tuple[int, ...]]]:
    from diffusers import AutoencoderKL, AutoencoderTiny

    vae = AutoencoderKL(block_out_channels=(16, 32), down_block_types=("DownEncoderBlock2D",) * 2, up_block_types=("UpDecoderBlock2D",) * 2, norm_num_groups=4, layers_per_block=1, sample_size=32)
    tiny = AutoencoderTiny(encoder_block_out_channels=(16, 16, 16, 16), decoder_block_out_channels=(16, 16, 16, 16), num_encoder_blocks=(1, 1, 1, 1), num_decoder_blocks=(1, 1, 1, 1))
    return {
        "sd_vae_decoder": (Output(vae, lambda m, z: m.decode(z).sample), (2, 4, 8, 6)),
        "sd_vae_encoder": (Output(vae, lambda m, x: m.encode(x).latent_dist.mean), (2, 3, 16, 24)),
        "taesd_decoder": (Output(tiny, lambda m, z: m.decode(z).sample), (2, 4, 8, 6)),
        "taesd_encoder": (Output(tiny, lambda m, x: m.encode(x).latents), (2, 3, 16, 24)),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    warnings.filterwarnings("ignore")
    for models in (clip_models, vae_models, timm_models):
        for name, (model, shape) in models().items():
            if options.only not in name:
                continue
            module = seeded(model)
            for exporter in ("trace", "dynamo"):
                for dynamic in (False, True):
                    case = Case(f"{name}_{exporter}{'_dynamic' if dynamic else ''}", module, [shape], dynamo=exporter == "dynamo", opset=18 if exporter == "dynamo" else 17, dynamic=dynamic and len(shape) == 4)
                    if dynamic and not case.dynamic:
                        continue
                    try:
                        write_case(case, options.folder)
                        print(f"{case.name}: written", flush=True)
                    except Exception as error:  # an exporter that cannot write one model must not hide the others
                        print(f"{case.name}: {type(error).__name__}: {str(error).splitlines()[0][:150] if str(error) else ''}", flush=True)


if __name__ == "__main__":
    main()
