import { describe, expect, it } from 'vitest';
import { noiseShape } from '../../core/latent/layout.ts';
import { perturb, perturbBackward } from '../../core/latent/perturb.ts';
import { divergenceFromMean } from '../../core/objective/diversity.ts';
import { gradLatents } from '../../core/objective/objective.ts';
import { dot } from '../../core/reals.ts';
import { classIndex } from '../../core/brands.ts';
import { classMatrix } from '../../core/judge/classMatrix.ts';
import type { Tensor } from '../../core/tensor.ts';
import type { AutoencoderManifest } from '../../packs/manifest.ts';
import { parseManifest } from '../../packs/parse.ts';
import { mae } from '../../packs/testing/manifests.ts';
import { tokensOf } from './tokens.ts';

const wave = (dims: readonly number[], phase = 0): Tensor => ({
  dims,
  data: Float32Array.from({ length: dims.reduce((a, b) => a * b, 1) }, (_, i) => Math.sin(i * 0.7 + phase)),
});

/** 4 patches of 2 x 2 pixels and a class token, 6 channels each. */
function form(prefix: number, perPatch: boolean) {
  const { encoder, decoder } = mae.graphs;
  const { preprocessing } = mae;
  const shaped = <T extends object>(tensor: T, shape: readonly number[]): T => ({ ...tensor, shape });
  const manifest = parseManifest({
    ...mae,
    graphs: {
      encoder: {
        ...encoder,
        inputs: [shaped(encoder.inputs[0]!, [1, 3, 4, 4])],
        output: shaped(encoder.output, [1, 5, 6]),
      },
      decoder: {
        ...decoder,
        inputs: [shaped(decoder.inputs[0]!, [1, 5, 6])],
        output: shaped(decoder.output, [1, 4, 12]),
      },
    },
    preprocessing: { ...preprocessing, size: { kind: 'fixed', side: 4 } },
    latent: { kind: 'tokens', tokens: 5, channels: 6, prefix, epsilon: 1 },
    decoded: { ...mae.decoded, patch: 2, perPatch },
  });
  return tokensOf(manifest as AutoencoderManifest);
}

describe('latents of tokens', () => {
  it('are what they were, where nothing stays', () => {
    expect(form(0, false)).toBeNull();
  });

  it.each([
    [1, false, 6],
    [1, true, 6 + 12],
    [0, true, 12],
  ] as const)('come back in the graph’s order (prefix %i, undone one by one: %s)', (prefix, perPatch, held) => {
    const tokens = form(prefix, perPatch)!;
    expect(tokens.held).toBe(held);
    const inside = wave([2, 5, 6]);
    const latents = tokens.fromGraph(inside, wave([2, 3, 4, 4], 1));
    expect(latents.dims).toEqual([2, 5 + (perPatch ? 2 : 0), 6]);
    expect(tokens.toGraph(latents)).toEqual(inside);
    // The class token is the graph's first, and stays at the end.
    if (prefix === 1) expect(latents.data[0]).toBe(inside.data[6]);
  });

  it('undo patches with the seed’s own mean and deviation, and the product is its transpose', () => {
    const tokens = form(1, true)!;
    const pictures = wave([2, 3, 4, 4], 1);
    const latents = tokens.fromGraph(wave([2, 5, 6]), pictures);
    // A patch that is normalised by its mean 0 and deviation 1 comes back as the seed's patch: mean 5, deviation 2 of these values.
    const flat = { dims: [1, 3, 4, 4], data: new Float32Array(48).fill(5).map((x, i) => x + (i % 2 === 0 ? 2 : -2)) };
    const known = tokens.undone(
      { dims: [1, 4, 12], data: new Float32Array(48) },
      tokens.fromGraph(wave([1, 5, 6]), flat),
    );
    for (const value of known.data) expect(value).toBeCloseTo(5, 5);
    const [x, g] = [wave([2, 4, 12], 2), wave([2, 4, 12], 3)];
    const zero = { ...x, data: new Float32Array(x.data.length) };
    const linear = tokens.undone(x, latents).data.map((value, i) => value - tokens.undone(zero, latents).data[i]!);
    expect(dot(linear, g.data)).toBeCloseTo(dot(x.data, tokens.undoneBackward(g, latents).data), 4);
  });
});

describe('what is held', () => {
  const shape = noiseShape('tokens', [5, 6], 'channel', 12);

  it('takes no noise and gives none a gradient', () => {
    expect(shape).toEqual({ count: 6, inner: 1, size: 18, held: 12 });
    const f = wave([30]).data;
    const noise = { scale: Float64Array.from({ length: 6 }, () => 0.5), offset: new Float64Array(6).fill(1) };
    const moved = perturb(f, noise, shape);
    expect(moved[17]).toBeCloseTo(1.5 * f[17]! + 1);
    expect([...moved.subarray(18)]).toEqual([...f.subarray(18)]);
    const gradient = new Float64Array(30).fill(0);
    gradient.fill(7, 18);
    expect(Math.max(...perturbBackward(f, gradient, shape).offset)).toBe(0);
  });

  it('is nothing that the diversity looks at', () => {
    const latents = [0, 1, 2].map((phase) => wave([30], phase).data);
    const criterion = {
      classes: classMatrix([Float64Array.of(1, 0), Float64Array.of(0, 1)], 1),
      anchor: classIndex(0, 2),
      seedEntropy: 0,
      diversity: 'latent',
      weights: { consistency: 0, entropy: 0, diversity: 3 },
    } as const;
    const gradients = gradLatents(latents, { ...criterion, held: 12 });
    const moved = divergenceFromMean(latents.map((latent) => latent.subarray(0, 18))).gradients;
    gradients.forEach((gradient, i) => {
      expect([...gradient.subarray(0, 18)]).toEqual([...moved[i]!]);
      expect([...gradient.subarray(18)]).toEqual(new Array(12).fill(0));
    });
  });
});
