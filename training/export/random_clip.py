"""A CLIP of ViT-B/32's size with random weights, as `export.clip` writes one: python -m export.random_clip OUT   (from training/)

For `npm run bench:packs`, which measures time and memory: they do not depend on the weights. 600 MB.
"""

import argparse
import json
import shutil
import tempfile
from pathlib import Path

import torch
from transformers import CLIPConfig, CLIPModel

from .clip import export

TOKENIZER = Path(__file__).resolve().parents[2] / "cli/reference/cases/clip/clip-tiny"
# As openai/clip-vit-base-patch32 publishes it.
PROCESSOR = {
    "image_processor_type": "CLIPImageProcessor", "do_resize": True, "size": {"shortest_edge": 224}, "resample": 3, "do_center_crop": True,
    "crop_size": {"height": 224, "width": 224}, "do_rescale": True, "rescale_factor": 1 / 255, "do_normalize": True,
    "image_mean": [0.48145466, 0.4578275, 0.40821073], "image_std": [0.26862954, 0.26130258, 0.27577711],
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    out = parser.parse_args().out
    torch.manual_seed(0)
    # Texts end with the largest token.
    end = max(json.loads((TOKENIZER / "tokenizer.json").read_text())["model"]["vocab"].values())
    with tempfile.TemporaryDirectory() as folder:
        checkpoint = Path(folder)
        CLIPModel(CLIPConfig(text_config={"bos_token_id": 0, "eos_token_id": end})).save_pretrained(checkpoint)  # ViT-B/32 by its defaults
        (checkpoint / "preprocessor_config.json").write_text(json.dumps(PROCESSOR))
        for name in ("tokenizer.json", "tokenizer_config.json"):
            shutil.copyfile(TOKENIZER / name, checkpoint / name)
        export(checkpoint, out)


if __name__ == "__main__":
    main()
