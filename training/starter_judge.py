"""From the data to the shipped starter judge in one command: python starter_judge.py --data ../../shared/data

Teaches the text tower, caches the image views, trains both towers (each step resumes) and exports; then `npm run packs:write --
public/models/starter-judge` renews hashes and `npm run bench:judge` the card's figures. `--text-steps` and `--text-batch` are the text stage's.
"""

import argparse
from pathlib import Path

import torch

from judge import export, train, train_text

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../../shared/data"))
    parser.add_argument("--wordnet", type=Path, default=Path("/usr/share/wordnet"), help="folder with data.noun (Debian package wordnet-base)")
    parser.add_argument("--out", type=Path, default=Path("runs/judge"))
    parser.add_argument("--text-steps", type=int, default=train_text.STEPS)
    parser.add_argument("--text-batch", type=int, default=train_text.BATCH)
    parser.add_argument("--steps", type=int, default=train.STEPS)
    parser.add_argument("--batch", type=int, nargs=3, default=train.BATCH, metavar=("TINY", "FLICKR", "ICONS"))
    parser.add_argument("--rate", type=float, default=train.RATE)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    args.out.mkdir(parents=True, exist_ok=True)
    train_text.run(args.data, args.wordnet, args.out, args.text_steps, args.text_batch, args.seed)
    train.JudgeTrainer(args).run()
    export.export(args.out, Path("../public/models/starter-judge"))
