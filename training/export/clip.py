"""A CLIP checkpoint as the two towers of a judge: python -m export.clip CHECKPOINT OUT   (from training/)

Then `npm run packs -- make OUT --to PACK --licence ...`.
"""

from pathlib import Path

import torch
from transformers import CLIPModel

from .onnx_files import Part, copy_beside, folders, write


def embed_pictures(model: CLIPModel, pixels: torch.Tensor) -> torch.Tensor:
    """[batch, 3, side, side] to [batch, dimensions]."""
    return model.visual_projection(model.vision_model(pixel_values=pixels).pooler_output)


def embed_texts(model: CLIPModel, ids: torch.Tensor) -> torch.Tensor:
    """[batch, tokens] to [batch, dimensions]."""
    return model.text_projection(model.text_model(input_ids=ids).pooler_output)


def export(checkpoint: Path, out: Path) -> None:
    """Writes `onnx/vision_model.onnx` (pixel_values to image_embeds) and `onnx/text_model.onnx` (input_ids to text_embeds)."""
    # Attention by plain matrix products: the others have operators without a gradient.
    model = CLIPModel.from_pretrained(checkpoint, local_files_only=True, attn_implementation="eager")
    side, length = model.config.vision_config.image_size, model.config.text_config.max_position_embeddings
    write(out / "onnx/vision_model.onnx", Part(model, embed_pictures), torch.rand(2, 3, side, side), ("pixel_values", "image_embeds"))
    # The embedding is taken at the end's token: the largest number, or the one that the settings name.
    ids = torch.arange(length).expand(2, -1).contiguous()
    ids[:, -1] = model.config.text_config.vocab_size - 1
    write(out / "onnx/text_model.onnx", Part(model, embed_texts), ids, ("input_ids", "text_embeds"), {1: "tokens"})
    copy_beside(checkpoint, out)


if __name__ == "__main__":
    export(*folders(__doc__))
