"""Stage 1 of the judge: teach the text tower its targets (see texts.py)."""

import math
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from .imagenet import imagenet_names, imagenet_synsets
from .text import WIDTH, TextTower, Tokenizer, prune_vocabulary
from .texts import TEMPLATES, Corpus, Teacher, prepare

STEPS, BATCH = 1800, 256


def plural(name: str) -> str:
    head, last = name[:-1], name[-1]
    if name.endswith(("s", "x", "ch", "sh")):
        return name + "es"
    return head + "ies" if last == "y" and name[-2:-1] not in "aeiou" else name + "s"


def phrase(rng: np.random.Generator, name: str) -> str:
    if rng.random() < 0.2 and len(name) > 2:
        name = plural(name)
    template = TEMPLATES[0] if rng.random() < 0.3 else TEMPLATES[rng.integers(len(TEMPLATES))]
    text = template.format(name)
    return text.replace(" a ", " an ") if rng.random() < 0.5 and name[0] in "aeiou" else text


def initial_table(vocabulary: list[str]) -> torch.Tensor:
    """The teacher's embedding of every token alone, on its principal axes: [V, WIDTH]."""
    e = Teacher()([t.removeprefix("##") for t in vocabulary], 8).float()
    e = e - e.mean(0)
    axes = torch.linalg.eigh(e.T @ e).eigenvectors[:, -WIDTH:]
    return F.normalize(e @ axes, dim=1)


class TextTrainer:
    def __init__(self, corpus: Corpus, tower: TextTower, tokenizer: Tokenizer, seed: int) -> None:
        self.corpus, self.tower, self.tokenizer = corpus, tower, tokenizer
        self.rng = np.random.default_rng(seed)
        # Common words, the ones the vocabulary holds whole, are what folders are called: they come up more often.
        known = tokenizer.inner.get_vocab()
        common = [4.0 if n in known else 1.5 if all(w in known for w in n.split()) else 1.0 for n, _ in corpus.names]
        weights = corpus.name_weights.double() * torch.tensor(common, dtype=torch.double)
        self.p = (weights / weights.sum()).numpy()

    def batch(self, names: int, captions: int) -> tuple[list[str], torch.Tensor]:
        picked = self.rng.choice(len(self.p), names, p=self.p)
        said = self.rng.integers(0, len(self.corpus.captions), captions)
        texts = [phrase(self.rng, self.corpus.names[i][0]) for i in picked] + [self.corpus.captions[i] for i in said]
        rows = [self.corpus.names[i][1] for i in picked]
        return texts, torch.cat([self.corpus.name_targets[rows], self.corpus.caption_targets[torch.from_numpy(said)]])

    def loss(self, names: int, captions: int) -> torch.Tensor:
        """One minus the cosine, and the batch's similarities as the teacher has them."""
        texts, target = self.batch(names, captions)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            e = self.tower(*self.tokenizer(texts)).float()
        cosine = (1 - (e * target).sum(1)).mean()
        return cosine + 5 * ((e @ e.T) - (target @ target.T)).square().mean()


def run(data: Path, wordnet: Path, out: Path, steps: int, batch: int, seed: int) -> None:
    """Train or resume the text tower; its checkpoint, vocabulary and corpus go to `out`."""
    corpus = prepare(data, wordnet, set(imagenet_synsets()), out / "corpus.pt")

    vocabulary, table = out / "vocab.txt", out / "table.pt"
    if not table.exists():
        full = out / "vocab_full.txt"
        full.write_text("\n".join(Teacher().vocabulary()) + "\n", encoding="utf-8")
        prune_vocabulary(full, vocabulary)
        torch.save(initial_table(vocabulary.read_text(encoding="utf-8").splitlines()), table)
    start_table = torch.load(table)
    tower, tokenizer = TextTower(len(start_table)), Tokenizer(vocabulary)
    tower.table.weight.data.copy_(start_table)
    trainer = TextTrainer(corpus, tower, tokenizer, seed)
    dense = [p for n, p in tower.named_parameters() if n != "table.weight"]
    optimizer = torch.optim.AdamW([{"params": dense, "scale": 1.0, "weight_decay": 0.01}, {"params": [tower.table.weight], "scale": 1.0, "weight_decay": 0.0}], lr=1e-3)
    step, seconds, checkpoint = 0, 0.0, out / "text_checkpoint.pt"
    if checkpoint.exists():
        s = torch.load(checkpoint, weights_only=False)
        tower.load_state_dict(s["tower"])
        optimizer.load_state_dict(s["optimizer"])
        step, seconds, trainer.rng.bit_generator.state = s["step"], s["seconds"], s["rng"]
    start, spoken = time.time() - seconds, time.time()
    names_1000 = imagenet_names()
    while step < steps:
        for group in optimizer.param_groups:
            group["lr"] = group["scale"] * 2e-3 * min(1, (step + 1) / 200) * (0.02 + 0.98 * (0.5 + 0.5 * math.cos(math.pi * step / steps)))
        loss = trainer.loss(batch * 3 // 4, batch // 4)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(tower.parameters(), 1.0)
        optimizer.step()
        step += 1
        if time.time() - spoken > 60 or step == steps:
            spoken = time.time()
            with torch.no_grad():
                e = tower(*tokenizer([TEMPLATES[0].format(n) for n in names_1000]))
                cosine = (e * corpus.name_targets[[corpus.rows[i] for i in imagenet_synsets()]]).sum(1).mean()
            print(f"text step {step} {(spoken - start) / 60:.1f} min loss {loss.item():.4f} cosine of the thousand {cosine.item():.3f}", flush=True)
            torch.save({"tower": tower.state_dict(), "optimizer": optimizer.state_dict(), "step": step, "seconds": time.time() - start,
                        "rng": trainer.rng.bit_generator.state}, checkpoint.with_suffix(".tmp"))
            checkpoint.with_suffix(".tmp").replace(checkpoint)

