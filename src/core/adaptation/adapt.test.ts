import { describe, expect, it } from 'vitest';
import { latentTensor, pixelTensor, runSeed, type PixelTensor } from '../brands.ts';
import { FailureError } from '../failure.ts';
import { adapt, bestLook, type AdaptationCheckpoint, type AdaptationEvent } from './adapt.ts';
import { cropsAt, cutOut } from './crops.ts';
import { decoderTrainee } from './decoder.ts';
import { ADAPTATION_STREAMS, adaptationParts } from './parts.ts';
import type { DecoderInTraining, EncodingPrior } from './port.ts';
import { ADAPTATION, type AdaptationSettings } from './settings.ts';

const SIDE = 8;
const picture = (phase: number): PixelTensor =>
  pixelTensor({
    dims: [1, 3, SIDE, SIDE],
    data: Float32Array.from({ length: 3 * SIDE * SIDE }, (_, i) => 0.5 + 0.4 * Math.sin(i * 1.7 + phase)),
  });

/** A prior that halves contrast; its latents are pixels. */
const prior: EncodingPrior = {
  kind: 'reconstruction',
  layout: 'channels-first',
  encode: ({ dims, data }) => Promise.resolve(latentTensor({ dims, data: data.map((x) => x - 0.5) })),
  decode: ({ dims, data }) => Promise.resolve(pixelTensor({ dims, data: data.map((x) => 0.5 + 0.5 * x) })),
  decodeVjp: () => Promise.reject(new Error('not asked for')),
};

/** A decoder with one weight, its gain, which every step moves by the rate towards the best of the batch. */
function gainDecoder(from = { steps: 0, gain: 0.5 }) {
  let { steps, gain } = from;
  const seen: { readonly latents: Float32Array; readonly images: Float32Array }[] = [];
  const decoder: DecoderInTraining<{ steps: number; gain: number }> = {
    get steps() {
      return steps;
    },
    step: ({ data: latents }, { data: images }, rate) => {
      seen.push({ latents, images });
      const best =
        latents.reduce((sum, x, i) => sum + x * (images[i]! - 0.5), 0) / latents.reduce((sum, x) => sum + x * x, 0);
      const loss = Math.abs(best - gain);
      gain += rate * (best - gain);
      steps++;
      return Promise.resolve(loss);
    },
    decode: ({ dims, data }) => Promise.resolve(pixelTensor({ dims, data: data.map((x) => 0.5 + gain * x) })),
    state: () => Promise.resolve({ steps, gain }),
  };
  return { decoder, seen };
}

const settings: AdaptationSettings = { ...ADAPTATION, steps: 40, look: 10, side: 4, learningRate: 0.2 };
const task = {
  prior,
  train: [0, 1, 2, 3].map(picture),
  stop: [picture(9)],
  settings,
  epsilon: 0.3,
  runSeed: runSeed(4),
};

interface State {
  readonly steps: number;
  readonly gain: number;
}
async function all(
  decoder: DecoderInTraining<State>,
  asked: Partial<typeof task> = {},
  from?: AdaptationCheckpoint<State>,
) {
  const whole = { ...task, ...asked };
  const procedure = adapt(whole.settings, decoderTrainee(whole, decoder), from);
  const events: AdaptationEvent<State>[] = [];
  for (;;) {
    const next = await procedure.next();
    if (next.done === true) return { ended: next.value, events };
    events.push(next.value);
  }
}

describe('an adaptation', () => {
  it('brings a decoder nearer to held-out seeds, and goes on from a checkpoint to the same numbers', async () => {
    const { ended, events } = await all(gainDecoder().decoder);
    expect(ended.looks.map(({ step }) => step)).toEqual([0, 10, 20, 30, 40]);
    expect(ended.looks.at(-1)!.error).toBeLessThan(0.7 * ended.looks[0]!.error);
    const [, , second] = events.flatMap((event) => (event.kind === 'look' ? [event.checkpoint] : []));
    const { ended: gone } = await all(gainDecoder(second!.now).decoder, {}, second);
    expect(gone).toEqual(ended);
  });

  it('keeps what the prior makes of latents that are moved, within the ball', async () => {
    const { decoder, seen } = gainDecoder();
    await all(decoder, { settings: { ...settings, steps: 1, batch: 3, kept: 1 } });
    const { latents, images } = seen[0]!;
    const size = 3 * 4 * 4;
    const crops = cutOut(task.train, cropsAt({ runSeed: task.runSeed, image: ADAPTATION_STREAMS }, 0, 3, 4), 4);
    expect(images.slice(0, 2 * size)).toEqual(crops.data.slice(0, 2 * size));
    const moves = latents.slice(2 * size).map((x, i) => Math.abs(x - (crops.data[2 * size + i]! - 0.5)));
    expect(Math.max(...moves)).toBeGreaterThan(0.05);
    expect(Math.max(...moves)).toBeLessThan(0.3 + 1e-6);
    expect(images.slice(2 * size)).toEqual(latents.slice(2 * size).map((x) => 0.5 + 0.5 * x));
  });

  it('ends where looks gain nothing more, with the best of them', async () => {
    // A held-out picture that the prior gives back as it is: every step leads away from it.
    const known = picture(2);
    const encode: EncodingPrior['encode'] = (pixels) =>
      pixels === known
        ? Promise.resolve(latentTensor({ dims: known.dims, data: known.data.map((x) => 2 * (x - 0.5)) }))
        : prior.encode(pixels);
    const { ended } = await all(gainDecoder().decoder, { prior: { ...prior, encode }, stop: [known] });
    expect(ended.looks).toHaveLength(1 + settings.patience);
    expect(bestLook(ended.looks).step).toBe(0);
    expect(ended.best).toEqual({ steps: 0, gain: 0.5 });
  });
});

describe('the parts of an adaptation', () => {
  it('share no seed, have all of them, and hold some of many classes out', () => {
    const labels = Array.from({ length: 100 }, (_, i) => i % 10);
    const { train, stop, test } = adaptationParts(labels, runSeed(1));
    expect([...train, ...stop, ...test].sort((a, b) => a - b)).toEqual(labels.map((_, i) => i));
    expect([stop.length, test.length]).toEqual([12, 12]);
    expect(new Set(stop.map((i) => labels[i])).size).toBe(10);
    expect(adaptationParts(labels, runSeed(2)).test).not.toEqual(test);
  });

  it('are not made of few', () => {
    expect(() => adaptationParts([0, 0, 1, 1, 1], runSeed(0))).toThrow(FailureError);
    expect(adaptationParts([0, 0, 1, 1, 1, 1], runSeed(0)).train).toHaveLength(4);
  });
});

it('crops lie inside, and some are mirrored', () => {
  const ramp = pixelTensor({ dims: [1, 3, 6, 6], data: Float32Array.from({ length: 108 }, (_, i) => i / 108) });
  const [plain, mirrored] = [false, true].map((flip) =>
    cutOut([ramp], [{ picture: 0, at: [0.999, 0.5], mirrored: flip }], 4),
  );
  const rows = (data: Float32Array) => Array.from(data.slice(0, 4), (x) => Math.round(x * 108));
  expect(rows(plain!.data)).toEqual([13, 14, 15, 16]);
  expect(rows(mirrored!.data)).toEqual([16, 15, 14, 13]);
  const crops = cropsAt({ runSeed: runSeed(3), image: ADAPTATION_STREAMS }, 7, 64, 5);
  expect(new Set(crops.map(({ picture: one }) => one)).size).toBe(5);
  expect(crops.filter(({ mirrored: flip }) => flip).length).toBeGreaterThan(16);
});
