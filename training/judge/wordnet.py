"""WordNet 3.0's nouns and adjectives as plain records (Debian package wordnet-base), read from its own text files."""

import dataclasses
from pathlib import Path

# Lexicographer files whose nouns can be seen in a picture: animals, artifacts, body, food, objects, people, phenomena, plants, shapes, substances.
VISIBLE = {3, 4, 5, 6, 8, 13, 14, 15, 17, 18, 19, 20, 25, 27}


@dataclasses.dataclass(frozen=True)
class Synset:
    id: str  # "n02099601": part of speech and offset, as ImageNet writes it
    lemmas: tuple[str, ...]
    gloss: str  # the definition, without its examples
    parents: tuple[str, ...]  # hypernyms (nouns), the adjective a satellite belongs to
    file: int
    named: bool  # an instance (a person, a place), not a kind


def read_synsets(folder: Path, part: str) -> dict[str, Synset]:
    """`part` is "noun" or "adj"."""
    letter = {"noun": "n", "adj": "a"}[part]
    out: dict[str, Synset] = {}
    for line in (folder / f"data.{part}").read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):  # the licence
            continue
        record, _, gloss = line.partition(" | ")
        f = record.split()
        count = int(f[3], 16)
        lemmas = tuple(f[4 + 2 * i].split("(")[0].replace("_", " ") for i in range(count))
        at = 4 + 2 * count
        pointers = [f[at + 1 + 4 * i : at + 5 + 4 * i] for i in range(int(f[at]))]
        wanted = ("@", "@i") if part == "noun" else ("&",)
        parents = tuple(letter + p[1] for p in pointers if p[0] in wanted and p[2] in ("n", "a", "s"))
        named = any(p[0] == "@i" for p in pointers)
        definition = gloss.split('; "')[0].strip()
        out[letter + f[0]] = Synset(letter + f[0], lemmas, definition, parents, int(f[1]), named)
    return out


def first_senses(folder: Path, part: str) -> dict[str, list[str]]:
    """Lemma -> its synset ids, most frequent sense first."""
    letter = {"noun": "n", "adj": "a"}[part]
    out: dict[str, list[str]] = {}
    for line in (folder / f"index.{part}").read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            continue
        f = line.split()
        count = int(f[2])
        out[f[0].replace("_", " ")] = [letter + offset for offset in f[-count:]]
    return out


def chain(synsets: dict[str, Synset], start: str, limit: int = 6) -> list[str]:
    """The hypernyms above a synset, nearest first, along first parents."""
    out, at = [], start
    while synsets[at].parents and len(out) < limit and synsets[at].parents[0] in synsets:
        at = synsets[at].parents[0]
        out.append(at)
    return out
