"""From the data to a denoiser in the starter prior's latent space in one command: python starter_denoiser.py --data ../../shared/data

Encodes the pictures, trains (each step resumes) and exports to runs/. No pack holds it so far: docs/starter-denoiser.md says why, and what one would need.
`python -m denoiser.sheet` and `python -m denoiser.receipt` judge it. Arguments are those of denoiser.train.
"""

import sys

from denoiser import export, latents, train

if __name__ == "__main__":
    args = train.parse(sys.argv[1:])
    latents.run(args.data, args.out, args.side, tuple(args.kinds), args.most, args.threads)
    train.run(args)
    export.export(args.out, args.side, args.out / "denoiser.onnx")
