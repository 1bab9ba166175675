"""From the data to the shipped starter mask in one command: python starter_mask.py --data ../../shared/data

Labels the pictures by the teacher, trains (each step resumes) and exports; then `npm run packs:write -- public/models/starter-mask` renews hashes,
`python -m mask.measure` and `npm run bench:mask` the card's figures. Arguments are those of mask.train, and how many pictures are labelled.
"""

import argparse
import sys
from pathlib import Path

from mask import export, teacher, train

if __name__ == "__main__":
    own = argparse.ArgumentParser(add_help=False)
    own.add_argument("--count", type=int, default=teacher.COUNT, help="training pictures to label")
    known, rest = own.parse_known_args(sys.argv[1:])
    args = train.parse(rest)
    teacher.run(args.data, args.out, known.count, args.threads)
    train.run(args)
    export.export(args.out, Path("../public/models/starter-mask"))
