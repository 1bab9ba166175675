"""From the data to the shipped starter prior in one command: python starter_prior.py --data ../../shared/data

Trains (or resumes) and exports; then `npm run packs:write -- public/models/starter-prior` renews hashes and `npm run bench:prior` the card's figures.
Arguments are those of prior.train.
"""

import sys
from pathlib import Path

from prior import export, train

if __name__ == "__main__":
    args = train.parse(sys.argv[1:])
    train.run(args)
    export.export(args.out, args.data, Path("../public/models/starter-prior"))
