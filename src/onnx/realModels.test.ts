import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { feedsFor, steepestError } from '../testing/gradients.ts';
import { readModel } from './proto/read.ts';

/** Models at the sizes they are used at; their weights are real, so corners and scales are, too. */
const MODELS = [
  { name: 'TAEF2 decoder', file: '../shared/models/taef2/taef2_decoder.onnx', dims: [1, 32, 16, 16], bound: 1.5 },
  { name: 'TAEF2 encoder', file: '../shared/models/taef2/taef2_encoder.onnx', dims: [1, 3, 128, 128], bound: 1 },
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

for (const { name, file, dims, bound } of MODELS) {
  const path = join(import.meta.dirname, '../..', file);
  const absent = !existsSync(path);
  describe.skipIf(absent)(`${name}${absent ? ` (skipped: ${file} is not there)` : ''}`, () => {
    it('has a gradient that agrees with differences', async () => {
      const model = readModel(new Uint8Array(readFileSync(path)));
      const x = feedsFor([dims], -bound, bound).x0!;
      expect(await steepestError(model, x, STEP)).toBeLessThan(1e-2);
    }, 120_000);
  });
}
