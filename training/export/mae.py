"""A ViT-MAE checkpoint as the prior of the paper's GIF-MAE: python -m export.mae CHECKPOINT OUT   (from training/)

Nothing is masked: all patches go in, in their order, and all come back. Then `npm run packs -- make OUT --to PACK --licence ...`.
"""

from pathlib import Path

import torch
from transformers import ViTMAEForPreTraining

from .onnx_files import Part, copy_beside, folders, write


def encode(model: ViTMAEForPreTraining, x: torch.Tensor) -> torch.Tensor:
    """[batch, 3, side, side] to [batch, 1 + patches, channels], the class token first."""
    vit = model.vit
    places = vit.embeddings.position_embeddings
    patches = vit.embeddings.patch_embeddings(x) + places[:, 1:]
    first = (vit.embeddings.cls_token + places[:, :1]).expand(x.shape[0], -1, -1)
    tokens = torch.cat((first, patches), dim=1)
    for layer in vit.layers if hasattr(vit, "layers") else vit.encoder.layer:
        made = layer(tokens)
        tokens = made[0] if isinstance(made, tuple) else made
    return vit.layernorm(tokens)


def decode(model: ViTMAEForPreTraining, tokens: torch.Tensor) -> torch.Tensor:
    """[batch, 1 + patches, channels] to [batch, patches, 3 * patch * patch]."""
    decoder = model.decoder
    hidden = decoder.decoder_embed(tokens) + decoder.decoder_pos_embed
    for layer in decoder.decoder_layers:
        made = layer(hidden)
        hidden = made[0] if isinstance(made, tuple) else made
    return decoder.decoder_pred(decoder.decoder_norm(hidden))[:, 1:]


def export(checkpoint: Path, out: Path) -> None:
    """Writes `encoder.onnx` and `decoder.onnx`."""
    model = ViTMAEForPreTraining.from_pretrained(checkpoint, local_files_only=True, attn_implementation="eager")
    side, patch = model.config.image_size, model.config.patch_size
    tokens = torch.rand(2, 1 + (side // patch) ** 2, model.config.hidden_size)
    write(out / "encoder.onnx", Part(model, encode), torch.rand(2, 3, side, side), ("pixel_values", "latent"))
    write(out / "decoder.onnx", Part(model, decode), tokens, ("latent", "patches"))
    copy_beside(checkpoint, out)


if __name__ == "__main__":
    export(*folders(__doc__))
