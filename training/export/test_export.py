"""Every exporter on a randomly initialised checkpoint, from its folder to a pack that was tried: python -m unittest export.test_export -v   (from training/)

The graphs must give what the library gives, for another batch than they were traced with, and `npm run packs -- make` must make a pack
of them and `verify` find nothing wrong. Needs torch, transformers, diffusers, onnx, onnxruntime and the project's own node_modules.
"""

import json
import subprocess
import tempfile
import unittest
from pathlib import Path

import numpy as np
import onnxruntime
import torch

from . import autoencoder, clip, mae, taesd

PROJECT = Path(__file__).resolve().parents[2]
TOKENIZER = PROJECT / "cli/reference/cases/clip/clip-tiny"
PROCESSOR = {
    "do_resize": True, "resample": 3, "do_normalize": True, "image_mean": [0.48145466, 0.4578275, 0.40821073],
    "image_std": [0.26862954, 0.26130258, 0.27577711],
}

TAESD = """
import torch
from torch import nn

class Clamp(nn.Module):
    def forward(self, x):
        return torch.tanh(x / 3) * 3

class TAESD(nn.Module):
    def __init__(self, encoder_path, decoder_path):
        super().__init__()
        self.encoder = nn.Sequential(nn.Conv2d(3, 16, 4, 4), nn.ReLU(), nn.Conv2d(16, 8, 3, padding=1))
        self.decoder = nn.Sequential(Clamp(), nn.Conv2d(8, 16, 3, padding=1), nn.ReLU(), nn.Upsample(scale_factor=4), nn.Conv2d(16, 3, 3, padding=1))
        for part, path in ((self.encoder, encoder_path), (self.decoder, decoder_path)):
            if path is not None:
                part.load_state_dict(torch.load(path, weights_only=True))
"""


def run(path: Path, **feeds: torch.Tensor) -> torch.Tensor:
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    (output,) = session.run(None, {name: value.numpy() for name, value in feeds.items()})
    return torch.from_numpy(output)


class Exporters(unittest.TestCase):
    def setUp(self) -> None:
        torch.manual_seed(0)
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.checkpoint, self.out, self.pack = (Path(folder.name) / name for name in ("checkpoint", "out", "pack"))

    def assert_same(self, given: torch.Tensor, expected: torch.Tensor) -> None:
        self.assertEqual(given.shape, expected.shape)
        np.testing.assert_allclose(given.numpy(), expected.detach().numpy(), rtol=1e-4, atol=1e-5)

    def assert_packed(self, role: str, *more: str) -> dict:
        self.packs("make", str(self.out), "--to", str(self.pack), "--licence", "MIT", *more)
        self.packs("verify", str(self.pack))
        manifest = json.loads((self.pack / "pack.json").read_text())
        self.assertEqual(manifest["role"], role)
        return manifest

    def packs(self, *args: str) -> None:
        done = subprocess.run(["npm", "run", "--silent", "packs", "--", *args], cwd=PROJECT, capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def write_processor(self, **more: object) -> None:
        (self.checkpoint / "preprocessor_config.json").write_text(json.dumps({**PROCESSOR, **more}))

    def test_clip(self) -> None:
        from transformers import CLIPConfig, CLIPModel

        tower = {"hidden_size": 32, "intermediate_size": 64, "num_hidden_layers": 2, "num_attention_heads": 4}
        words = json.loads((TOKENIZER / "tokenizer.json").read_text())["model"]["vocab"]
        config = CLIPConfig(
            text_config={**tower, "vocab_size": len(words), "max_position_embeddings": 77, "bos_token_id": 0, "eos_token_id": max(words.values())},
            vision_config={**tower, "image_size": 32, "patch_size": 8}, projection_dim=16,
        )
        model = CLIPModel(config).eval()
        model.save_pretrained(self.checkpoint)
        for name in ("tokenizer.json", "tokenizer_config.json"):
            (self.checkpoint / name).write_bytes((TOKENIZER / name).read_bytes())
        self.write_processor(do_center_crop=True, size={"shortest_edge": 32}, crop_size={"height": 32, "width": 32})
        clip.export(self.checkpoint, self.out)

        pixels, ids = torch.rand(3, 3, 32, 32), torch.randint(0, len(words) - 1, (3, 9))
        ids[:, -1] = max(words.values())
        with torch.inference_mode():
            whole = model(input_ids=ids, pixel_values=pixels)
        images = run(self.out / "onnx/vision_model.onnx", pixel_values=pixels)
        texts = run(self.out / "onnx/text_model.onnx", input_ids=ids)
        self.assert_same(torch.nn.functional.normalize(images), whole.image_embeds)
        self.assert_same(torch.nn.functional.normalize(texts), whole.text_embeds)
        manifest = self.assert_packed("judge")
        self.assertEqual(manifest["embedding"], {"size": 16})
        self.assertAlmostEqual(manifest["scoring"]["logitScale"], 100)

    def test_mae(self) -> None:
        from transformers import ViTMAEConfig, ViTMAEForPreTraining

        config = ViTMAEConfig(
            hidden_size=32, intermediate_size=64, num_hidden_layers=2, num_attention_heads=4, image_size=32, patch_size=8, norm_pix_loss=True,
            decoder_hidden_size=24, decoder_intermediate_size=48, decoder_num_hidden_layers=2, decoder_num_attention_heads=4, mask_ratio=0.0,
        )
        model = ViTMAEForPreTraining(config).eval()
        model.save_pretrained(self.checkpoint)
        self.write_processor(size={"height": 32, "width": 32})
        mae.export(self.checkpoint, self.out)

        pixels = torch.rand(3, 3, 32, 32)
        with torch.inference_mode():
            whole = model(pixels, noise=torch.arange(16.0).expand(3, -1))
            encoded = model.vit(pixels, noise=torch.arange(16.0).expand(3, -1)).last_hidden_state
        latent = run(self.out / "encoder.onnx", pixel_values=pixels)
        self.assert_same(latent, encoded)
        self.assert_same(run(self.out / "decoder.onnx", latent=latent), whole.logits)
        manifest = self.assert_packed("prior")
        self.assertEqual((manifest["latent"]["kind"], manifest["latent"]["prefix"]), ("tokens", 1))
        self.assertTrue(manifest["decoded"]["perPatch"])

    def test_autoencoder_tiny(self) -> None:
        from diffusers import AutoencoderTiny

        wide = (16, 16, 16, 16)
        model = AutoencoderTiny(encoder_block_out_channels=wide, decoder_block_out_channels=wide, num_encoder_blocks=(1, 1, 1, 1), num_decoder_blocks=(1, 1, 1, 1))
        self.check_autoencoder(model.eval(), downscale=8)

    def test_autoencoder_kl(self) -> None:
        from diffusers import AutoencoderKL

        model = AutoencoderKL(
            block_out_channels=(16, 32), down_block_types=("DownEncoderBlock2D",) * 2, up_block_types=("UpDecoderBlock2D",) * 2, norm_num_groups=4,
            layers_per_block=1, sample_size=32,
        )
        self.check_autoencoder(model.eval(), downscale=2)

    def test_taesd(self) -> None:
        # Not the authors' code, which is theirs: a module of the same form, with their names and their clamp.
        code = self.out.parent / "taesd.py"
        code.write_text(TAESD)
        space: dict = {}
        exec(TAESD, space)
        model = space["TAESD"](None, None).eval()
        paths = [code.parent / f"tae_{part}.pth" for part in ("encoder", "decoder")]
        for part, path in zip((model.encoder, model.decoder), paths):
            torch.save(part.state_dict(), path)
        taesd.export(code, *paths, self.out)
        pixels = torch.rand(3, 3, 32, 64)
        with torch.inference_mode():
            latents = model.encoder(pixels)
            pictures = model.decoder(latents)
        self.assert_same(run(self.out / "encoder.onnx", x=pixels), latents)
        self.assert_same(run(self.out / "decoder.onnx", latent=latents), pictures)
        latent = self.assert_packed("prior")["latent"]
        self.assertEqual((latent["kind"], latent["channels"], latent["downscale"]), ("spatial", 8, 4))

    def check_autoencoder(self, model: torch.nn.Module, downscale: int) -> None:
        model.save_pretrained(self.checkpoint)
        autoencoder.export(self.checkpoint, self.out)
        pixels = torch.rand(3, 3, 32, 64)
        with torch.inference_mode():
            latents = autoencoder.encode(model, pixels)
            pictures = autoencoder.decode(model, latents)
        self.assert_same(run(self.out / "encoder.onnx", sample=pixels), latents)
        self.assert_same(run(self.out / "decoder.onnx", latent_sample=latents), pictures)
        latent = self.assert_packed("prior")["latent"]
        self.assertEqual((latent["kind"], latent["channels"], latent["downscale"]), ("spatial", latents.shape[1], downscale))


if __name__ == "__main__":
    unittest.main()
