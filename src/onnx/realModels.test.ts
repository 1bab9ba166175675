import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { feedsFor, steepestError } from '../testing/gradients.ts';
import { readModel } from './proto/read.ts';

/** Models at the sizes they are used at; their weights are real, so corners and scales are, too. */
const MODELS = [
  { name: 'starter prior, decoder', file: 'public/models/starter-prior/decoder.onnx', dims: [2, 16, 16, 16], bound: 1 },
  {
    name: 'starter judge, image tower',
    file: 'public/models/starter-judge/image.onnx',
    dims: [2, 3, 128, 128],
    bound: 1,
  },
] as const;

/** Longer steps cross more corners of the activations, shorter ones drown in single precision. */
const STEP = 5e-3;

describe.each(MODELS)('$name', ({ file, dims, bound }) => {
  it('has a gradient that agrees with differences', async () => {
    const model = readModel(new Uint8Array(readFileSync(join(import.meta.dirname, '../..', file))));
    const x = feedsFor([dims], -bound, bound).x0!;
    expect(await steepestError(model, x, STEP)).toBeLessThan(1e-2);
  });
});
