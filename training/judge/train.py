"""Stage 2 of the judge: both towers together. Started by starter_judge.py, after train_text.py.

The last blocks of EfficientNet-Lite0 and its semantic head learn, on cached lower activations (features.py):
 - names: the embedding picks its class among the thousand names as the text tower embeds them (Tiny-ImageNet: label and teacher; Flickr8k: teacher);
 - classes: the classifier keeps the teacher's thousand probabilities (Tiny-ImageNet: mixed with the label);
 - captions: contrast between photographs and captions, both ways (CLIP's loss), Flickr8k;
 - icons: an emoji picks its own name among all of theirs, so that drawings are read too, and words that name no
   photograph here (helicopter, lotus, dolphin) are seen at least once;
 - alignment: the embedding of a labelled image lies by its name's target.
The text tower follows slowly, held by its own loss (train_text.py).
"""

import argparse
import math
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from common.data import flickr8k

from .features import Views, extract_all
from .image import ImageTower
from .imagenet import imagenet_names, imagenet_synsets
from .text import TextTower, Tokenizer
from .texts import TEMPLATES, prepare
from .train_text import TextTrainer

FROZEN = 1  # blocks of the upper half that stay as they were
STEPS, BATCH, RATE = 1000, (72, 64, 32), 3e-4


def soft_cross_entropy(logits: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
    return -(target * logits.log_softmax(1)).sum(1).mean()


class JudgeTrainer:
    def __init__(self, args: argparse.Namespace) -> None:
        self.args, self.rng = args, np.random.default_rng(args.seed)
        self.corpus = prepare(args.data, args.wordnet, set(imagenet_synsets()), args.out / "corpus.pt")
        self.tokenizer = Tokenizer(args.out / "vocab.txt")
        text = torch.load(args.out / "text_checkpoint.pt", weights_only=False)["tower"]
        self.text = TextTower(len(text["table.weight"]))
        self.text.load_state_dict(text)
        self.text_trainer = TextTrainer(self.corpus, self.text, self.tokenizer, args.seed + 1)
        self.tiny, self.flickr, self.icons, self.icon_names = extract_all(args.data, args.out, args.seed)
        first = {}
        for lemma, row in self.corpus.names:
            first.setdefault(lemma, row)
        self.icon_rows = torch.tensor([first.get(n, -1) for n in self.icon_names])
        names, train, _ = flickr8k(args.data)
        said: dict[str, list[str]] = {}
        for image, caption in zip(self.corpus.caption_images, self.corpus.captions):
            said.setdefault(image, []).append(caption)
        self.captions = [said[n.rsplit(".", 1)[0]] for n in names[: len(train)]]
        self.image = ImageTower()
        self.targets = self.corpus.name_targets[[self.corpus.rows[i] for i in imagenet_synsets()]]
        self.image.anchors.data.copy_(self.targets)
        self.image.sharpness.data.fill_(0.7)
        self.scale = torch.nn.Parameter(torch.tensor([math.log(20.0), math.log(20.0)]))  # names, captions
        for block in self.image.top[:FROZEN]:
            block.requires_grad_(False)
        self.learned = [*(p for p in self.image.top.parameters() if p.requires_grad), *self.image.classifier.parameters()]
        self.head = [self.image.anchors, *self.image.direct.parameters(), self.image.sharpness]
        groups = [
            {"params": self.learned, "scale": 1.0, "weight_decay": 0.01},
            {"params": self.head, "scale": 3.0, "weight_decay": 0.0},
            {"params": list(self.text.parameters()), "scale": 0.7, "weight_decay": 0.0},
            {"params": [self.scale], "scale": 10.0, "weight_decay": 0.0},
        ]
        self.optimizer = torch.optim.AdamW(groups, lr=3e-4)
        self.all = [p for g in groups for p in g["params"]]
        self.average = [p.detach().clone() for p in self.all]
        self.read = torch.compile(self.image.read, dynamic=False)
        self.step, self.seconds = 0, 0.0
        self.names: tuple[torch.Tensor, torch.Tensor] | None = None

    def pick(self, views: Views, n: int) -> tuple[torch.Tensor, torch.Tensor]:
        rows = torch.from_numpy(self.rng.integers(0, len(views.image), n))
        x = views.activations[rows].float()
        return (x.flip(3) if self.rng.random() < 0.5 else x).contiguous(memory_format=torch.channels_last), views.image[rows]

    @torch.no_grad()
    def named(self) -> tuple[torch.Tensor, torch.Tensor]:
        """Embeddings of the thousand names and of the icons' names, in the scoring prompt or another. The text tower moves slowly, so they
        are renewed every 40 steps only; gradients reach it through captions and its own loss."""
        if self.step % 40 == 0 or self.names is None:
            template = TEMPLATES[0] if self.rng.random() < 0.6 else TEMPLATES[self.rng.integers(len(TEMPLATES))]
            texts = [template.format(n) for n in (*imagenet_names(), *self.icon_names)]
            w = torch.cat([self.text(*self.tokenizer(texts[k : k + 256])) for k in range(0, len(texts), 256)])
            self.names = (w[:1000], w[1000:])
        return self.names

    def loss(self, n_tiny: int, n_flickr: int, n_icons: int) -> tuple[torch.Tensor, dict[str, float]]:
        xt, it = self.pick(self.tiny, n_tiny)
        xf, jf = self.pick(self.flickr, n_flickr)
        xi, ii = self.pick(self.icons, n_icons)
        drawn = self.icons.label[ii]
        label = self.tiny.label[it]
        photo = self.flickr.label[jf]
        captions = [c[self.rng.integers(len(c))] for c in (self.captions[int(p)] for p in photo)]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            e, logits = self.read(torch.cat([xt, xf, xi]))
            said = self.text(*self.tokenizer(captions)).float()
        w, w_icons = self.named()
        e, e_icons = e.float().split([n_tiny + n_flickr, n_icons])
        logits = logits.float()[: n_tiny + n_flickr]
        scale = self.scale.exp().clamp(5, 100)
        teacher = torch.cat([self.tiny.teacher[it].float(), self.flickr.teacher[jf].float()]).softmax(1)
        truth = teacher.clone()
        truth[:n_tiny] = 0.3 * teacher[:n_tiny] + 0.7 * F.one_hot(label, 1000)
        classes = soft_cross_entropy(logits, truth)
        named = soft_cross_entropy(scale[0] * e @ w.T, truth)
        match = scale[1] * e[n_tiny:] @ said.T
        same = (photo[:, None] == photo[None, :]).float()
        same = same / same.sum(1, keepdim=True)
        contrast = (soft_cross_entropy(match, same) + soft_cross_entropy(match.T, same.T / same.T.sum(1, keepdim=True))) / 2
        align = (1 - (e[:n_tiny] * self.targets[label]).sum(1)).mean()
        icon = F.cross_entropy(scale[0] * e_icons @ w_icons.T, drawn)
        rows = self.icon_rows[drawn]
        icon = icon + 0.5 * ((1 - (e_icons * self.corpus.name_targets[rows.clamp_min(0)]).sum(1)) * (rows >= 0)).mean()
        held = self.text_trainer.loss(96, 32) if self.step % 2 == 0 else torch.zeros(())
        total = named + 0.5 * classes + 0.6 * contrast + 0.5 * align + 0.3 * icon + 2.0 * held
        with torch.no_grad():
            right = (e[:n_tiny] @ w.T).argmax(1) == label
        return total, {"names": named.item(), "classes": classes.item(), "captions": contrast.item(), "align": align.item(), "icons": icon.item(), "top1": right.float().mean().item()}

    def state(self) -> dict:
        return {
            "image": self.image.state_dict(), "text": self.text.state_dict(), "scale": self.scale, "average": self.average, "optimizer": self.optimizer.state_dict(),
            "step": self.step, "seconds": self.seconds, "rng": self.rng.bit_generator.state, "text_rng": self.text_trainer.rng.bit_generator.state,
        }

    def resume(self, path: Path) -> None:
        s = torch.load(path, weights_only=False)
        self.image.load_state_dict(s["image"])
        self.text.load_state_dict(s["text"])
        self.scale.data.copy_(s["scale"])
        for a, b in zip(self.average, s["average"]):
            a.copy_(b)
        self.optimizer.load_state_dict(s["optimizer"])
        self.step, self.seconds = s["step"], s["seconds"]
        self.rng.bit_generator.state, self.text_trainer.rng.bit_generator.state = s["rng"], s["text_rng"]

    def run(self) -> None:
        checkpoint = self.args.out / "checkpoint.pt"
        if checkpoint.exists():
            self.resume(checkpoint)
        start, spoken = time.time() - self.seconds, time.time()
        while self.step < self.args.steps:
            part = self.step / self.args.steps
            for group in self.optimizer.param_groups:
                group["lr"] = self.args.rate * group["scale"] * min(1, (self.step + 1) / 100) * (0.01 + 0.99 * (0.5 + 0.5 * math.cos(math.pi * part)))
            loss, figures = self.loss(*self.args.batch)
            self.optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(self.all, 5.0)
            self.optimizer.step()
            self.step += 1
            torch._foreach_lerp_(self.average, [p.detach() for p in self.all], 1 - min(0.998, self.step / (self.step + 10)))
            if time.time() - spoken > 60 or self.step == self.args.steps:
                spoken = time.time()
                self.seconds = spoken - start
                print(f"judge step {self.step} {self.seconds / 60:.1f} min", " ".join(f"{k} {v:.3f}" for k, v in figures.items()),
                      f"scale {[round(v, 1) for v in self.scale.exp().tolist()]} sharpness {self.image.sharpness.item():.2f}", flush=True)
                torch.save(self.state(), checkpoint.with_suffix(".tmp"))
                checkpoint.with_suffix(".tmp").replace(checkpoint)
