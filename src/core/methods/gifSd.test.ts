import { describe, expect, it } from 'vitest';
import { toyModels } from '../../testing/toyModels.ts';
import { classIndex, embeddingTensor, imageId, pixelTensor, runSeed } from '../brands.ts';
import type { Predict } from '../diffusion/denoise.ts';
import type { Diffusion } from '../diffusion/port.ts';
import { STABLE_DIFFUSION } from '../diffusion/schedule.ts';
import type { Unclip } from '../diffusion/unclip.ts';
import { drive } from '../expansion/drive.ts';
import { readSeed } from '../expansion/seed.ts';
import { toBatch } from '../expansion/batches.ts';
import { classMatrix } from '../judge/classMatrix.ts';
import { withoutNormalising } from '../judge/plain.ts';
import type { Tensor } from '../tensor.ts';
import { PUBLISHED_SETS } from './denoisingSettings.ts';
import { dalle, gifDalle } from './gifDalle.ts';
import { gifSd, sd } from './gifSd.ts';
import type { Method, Ports, Task } from './method.ts';
import { fillSettings, type SettingsOf } from './settings.ts';
import { methodsWith } from './table.ts';
import { textToImage } from './textToImage.ts';

const seed = {
  id: imageId('cat/a.png'),
  pixels: pixelTensor({ dims: [1, 3, 1, 2], data: Float32Array.of(0.1, 0.9, 0.4, 0.3, 0.8, 0.2) }),
  label: classIndex(1, 3),
};
const classes = classMatrix([Float64Array.of(1, 0, 0), Float64Array.of(0, 1, 0.2), Float64Array.of(0.3, 0, 1)], 4);
const [toy, embedding] = await (async () => {
  const models = toyModels();
  return [models, (await models.judge.embed(seed.pixels)).data] as const;
})();
const TASK: Task = {
  seed,
  judgement: { classes, reading: readSeed(embedding, seed.label, classes, 'label') },
  runSeed: runSeed(5),
  numbers: [0, 1, 2],
  partners: new Map(),
  batch: 2,
  className: 'tabby cat',
};

/** A text's first state is its length; what it predicts leads each latent towards it. */
const length = (text: string): Tensor => ({ dims: [1, 1], data: Float32Array.of(text.length) });
const predict: Predict = ({ dims, data }, timestep, conditions) => {
  const width = data.length / conditions.length;
  const told = (i: number) => conditions[Math.floor(i / width)]!;
  return Promise.resolve({
    dims,
    data: data.map((y, i) => 0.3 * y + (told(i).states.data[0]! + (told(i).labels?.[0] ?? 0)) / 100 + timestep / 5000),
  });
};
const diffusion: Diffusion = {
  scheduler: STABLE_DIFFUSION,
  read: (texts) => Promise.resolve(texts.map(length)),
  predict,
  latentDims: () => [2, 1, 2],
  rest: () => Promise.resolve(),
};
const unclip: Unclip = {
  ...diffusion,
  embedding: {
    mean: [0, 0, 0],
    std: [1, 1, 1],
    noise: { trainSteps: 1000, betas: 'cosine', betaStart: 1e-4, betaEnd: 0.02, zeroSnr: false },
  },
  decode: toy.prior.kind === 'embedding' ? toy.prior.decode! : toy.prior.decode,
};

/** Wide enough that noise does not lie at its edge. */
const RADIUS = 5;

/** What a method makes, and what happened. */
async function made<Id extends string, S extends Method['settings'], F extends Method['facts']>(
  method: Method<Id, S, F>,
  given: Partial<SettingsOf<S>>,
  ports: Ports,
  task: Partial<Task> = {},
) {
  const kinds: string[] = [];
  const radius = 'epsilon' in method.settings ? { epsilon: RADIUS } : {};
  const settings = fillSettings(method.settings, { denoisingSteps: 8, ...radius, ...given });
  const family = await drive(method.expand({ ...TASK, ...task }, settings, ports), ({ kind }) => kinds.push(kind));
  return { ...family!, kinds };
}
const withSd: Ports = { ...toy, diffusion };
const withUnclip: Ports = { prior: null, judge: toy.judge, unclip };

describe('guided diffusion', () => {
  it('makes the pictures of its twin where no step is taken, and others with one', async () => {
    const twin = await made(sd, {}, withSd);
    const still = await made(gifSd, { steps: 0 }, withSd);
    const guided = await made(gifSd, {}, withSd);
    expect(still.variants.map(({ image }) => image)).toEqual(twin.variants.map(({ image }) => image));
    expect(guided.variants.map(({ image }) => image)).not.toEqual(twin.variants.map(({ image }) => image));
    expect(guided.path).toHaveLength(2);
    expect(guided.kinds.filter((kind) => kind === 'denoised')).toHaveLength(8);
  });

  it('tells the denoiser the class with every row, also with what it leads away from', async () => {
    const told = new Set<string | undefined>();
    const asked: Predict = (latents, timestep, conditions) => {
      for (const { className } of conditions) told.add(className);
      return predict(latents, timestep, conditions);
    };
    const ports = { ...toy, diffusion: { ...diffusion, predict: asked } };
    await made(sd, { guidanceScale: 3 }, ports);
    await made(textToImage, { guidanceScale: 3 }, ports, { className: 'dog' });
    expect([...told]).toEqual(['tabby cat', 'dog']);
  });

  it('draws a prompt for each variant from the run, and tells it with strength and scale', async () => {
    const { variants } = await made(gifSd, { strength: 0.7, guidanceScale: 3 }, withSd);
    for (const { how } of variants) {
      expect(how).toMatchObject({ strength: 0.7, guidanceScale: 3 });
      expect(how.prompt).toMatch(
        /^(?:an image of|a real-world photo of|a cartoon image of|an oil painting of|a sketch of) .*tabby cat$/u,
      );
    }
    const own = await made(sd, { domains: 'my photo of', adjectives: 'none' }, withSd);
    expect(own.variants.map(({ how }) => how.prompt)).toEqual(Array(3).fill('my photo of tabby cat'));
  });

  it('shows what stopping at each step would give, to who looks, and makes the same of it', async () => {
    const settings = fillSettings(gifSd.settings, { denoisingSteps: 8, epsilon: RADIUS });
    const seen: { k: number; first: number; images: number }[] = [];
    const watched = await drive(gifSd.expand({ ...TASK, watch: true }, settings, withSd), (event) => {
      if (event.kind !== 'denoised') return;
      expect(event.steps).toBe(4);
      const { first, images } = event.projected!;
      seen.push({ k: event.k, first, images: images.length });
    });
    // Two variants at a time, then the third.
    expect(seen).toEqual([
      ...[0, 1, 2, 3].map((k) => ({ k, first: 0, images: 2 })),
      ...[0, 1, 2, 3].map((k) => ({ k, first: 2, images: 1 })),
    ]);
    expect(watched!.variants.map(({ image }) => image)).toEqual(
      (await made(gifSd, {}, withSd)).variants.map(({ image }) => image),
    );
  });

  it('makes any variant again alone, in any batches', async () => {
    const all = await made(gifSd, {}, withSd);
    const alone = await made(sd, {}, withSd, { numbers: [2], batch: 1 });
    const twins = await made(sd, {}, withSd, { batch: 3 });
    expect(alone.variants[0]!.image).toEqual(twins.variants[2]!.image);
    expect((await made(gifSd, {}, withSd, { batch: 1 })).variants.map(({ image }) => image)).toEqual(
      all.variants.map(({ image }) => image),
    );
  });

  it('stays in its ball and follows the scale', async () => {
    const { variants } = await made(gifSd, { epsilon: 0.2 }, withSd);
    for (const { how } of variants) expect(how.distance).toBeLessThanOrEqual(0.2 + 1e-6);
    const strong = await made(sd, { guidanceScale: 30 }, withSd);
    expect(strong.variants[0]!.image).not.toEqual((await made(sd, {}, withSd)).variants[0]!.image);
  });

  it('guides by pixels as they are where asked to, and judges what comes of it as always', async () => {
    const judge = { ...toy.judge, normalising: { scale: [0.3, 0.3, 0.3], shift: [0.5, 0.4, 0.3] } };
    const plain = await made(gifSd, { judgeSees: 'plain' }, { ...withSd, judge });
    const usual = await made(gifSd, {}, { ...withSd, judge });
    expect(plain.path).not.toEqual(usual.path);
    const [one] = plain.variants;
    const { data } = await toy.judge.embed(pixelTensor(toBatch([one!.image.data], [3, 1, 2])));
    expect(one!.judged!.embedding).toEqual(data);
  });

  it('as released differs by the level of the noise and by what the judge sees, and runs at every set of settings', async () => {
    const judge = { ...toy.judge, normalising: { scale: [0.3, 0.3, 0.3], shift: [0.5, 0.4, 0.3] } };
    const ports = { ...withSd, judge };
    const released = gifSd.presets!.released!;
    const imagesOf = async (given: Partial<SettingsOf<typeof gifSd.settings>>) =>
      (await made(gifSd, given, ports)).variants.map(({ image }) => image);
    const as = await imagesOf(released.settings);
    expect(as).not.toEqual(await imagesOf({ ...released.settings, noiseAt: 'first' }));
    expect((await made(gifSd, { ...released.settings, judgeSees: 'normalised' }, ports)).path).not.toEqual(
      (await made(gifSd, released.settings, ports)).path,
    );
    const sets: Partial<SettingsOf<typeof gifSd.settings>>[] = [
      ...Object.values(PUBLISHED_SETS).map(({ settings }) => ({ ...settings, denoisingSteps: 20 })),
      ...[0, 0.05, 0.5, 1].map((strength) => ({ strength })),
      { strength: 1, denoisingSteps: 1 },
      { steps: 0 },
      { steps: 2, diversity: 'judge' },
    ];
    for (const settings of sets) {
      const { variants } = await made(gifSd, { ...released.settings, ...settings }, ports);
      expect(variants.every(({ image, judged }) => image.data.every(Number.isFinite) && judged !== null)).toBe(true);
    }
  });

  it('names what it lacks', async () => {
    await expect(made(gifSd, {}, toy)).rejects.toThrow(/choose a diffusion pack/u);
    const nameless: Task = { ...TASK };
    delete (nameless as { className?: string }).className;
    const settings = fillSettings(sd.settings, { epsilon: 1 });
    await expect(drive(sd.expand(nameless, settings, withSd))).rejects.toThrow(/name of the class of cat\/a.png/u);
  });

  it('has a preset for each of the nine published sets', () => {
    expect(Object.keys(PUBLISHED_SETS)).toHaveLength(9);
    for (const { settings } of Object.values(PUBLISHED_SETS)) fillSettings(sd.settings, settings);
    expect(PUBLISHED_SETS.caltech101.settings).toMatchObject({ strength: 0.9, guidanceScale: 5, epsilon: 4 });
  });
});

describe('text to image', () => {
  it('makes pictures of prompts alone, and tells which', async () => {
    const settings = { domains: 'a photo of;a sketch of', adjectives: 'bright;none' };
    const { variants, kinds } = await made(textToImage, settings, withSd);
    expect(kinds.filter((kind) => kind === 'denoised')).toHaveLength(16);
    for (const { how, judged } of variants) {
      expect(Object.keys(how)).toEqual(['prompt', 'guidanceScale']);
      expect(how.prompt).toMatch(/^a (?:photo|sketch) of (?:bright )?tabby cat$/u);
      expect(judged!.probabilities).toHaveLength(3);
    }
    // Nothing of the seed's picture is in them, and the prompt is.
    const pixels = pixelTensor({ dims: [1, 3, 1, 2], data: new Float32Array(6) });
    const images = variants.map(({ image }) => image);
    const others = await made(textToImage, settings, withSd, { seed: { ...seed, pixels } });
    expect(others.variants.map(({ image }) => image)).toEqual(images);
    const named = await made(textToImage, settings, withSd, { className: 'dog' });
    expect(named.variants.map(({ image }) => image)).not.toEqual(images);
  });

  it('makes any of them again alone', async () => {
    const all = await made(textToImage, {}, withSd);
    const alone = await made(textToImage, {}, withSd, { numbers: [1], batch: 1 });
    expect(alone.variants[0]!.image).toEqual(all.variants[1]!.image);
    expect(all.variants[0]!.image).not.toEqual(all.variants[1]!.image);
  });

  it('says what it lacks', async () => {
    await expect(made(textToImage, {}, toy)).rejects.toThrow(/choose a diffusion pack/u);
  });
});

describe('guided embedding', () => {
  it('moves the embedding in its ball without a model, and decodes what comes of it', async () => {
    const guided = await made(gifDalle, {}, withUnclip);
    const twin = await made(dalle, {}, withUnclip);
    expect(guided.variants.map(({ image }) => image)).not.toEqual(twin.variants.map(({ image }) => image));
    for (const { how } of guided.variants) {
      expect(how).toMatchObject({ prompt: 'a photo of a tabby cat', guidanceScale: 10 });
      expect(how.distance).toBeLessThanOrEqual(RADIUS + 1e-6);
    }
    expect((await made(gifDalle, { steps: 0 }, withUnclip)).variants.map(({ image }) => image)).toEqual(
      twin.variants.map(({ image }) => image),
    );
    expect((await made(dalle, {}, withUnclip, { numbers: [1], batch: 1 })).variants[0]!.image).toEqual(
      twin.variants[1]!.image,
    );
  });

  it('says what it lacks', async () => {
    await expect(made(gifDalle, {}, toy)).rejects.toThrow(/pictures of embeddings/u);
  });
});

it('takes a normalisation off by what it undoes, with its gradient', async () => {
  const normalising = { scale: [2, 3, 4], shift: [1, 0, -1] };
  const judge = {
    normalising,
    embed: ({ data }: Tensor) => Promise.resolve(embeddingTensor({ dims: [1, 6], data })),
    embedVjp: (_: Tensor, cotangent: Tensor) =>
      Promise.resolve(pixelTensor({ dims: [1, 3, 1, 2], data: cotangent.data })),
  };
  const pixels = pixelTensor({ dims: [1, 3, 1, 2], data: Float32Array.of(0, 1, 0, 1, 0, 1) });
  const plain = withoutNormalising(judge);
  expect((await plain.embed(pixels)).data).toEqual(Float32Array.of(1, 3, 0, 3, -1, 3));
  const ones = embeddingTensor({ dims: [1, 6], data: new Float32Array(6).fill(1) });
  expect((await plain.embedVjp(pixels, ones)).data).toEqual(Float32Array.of(2, 2, 3, 3, 4, 4));
  expect(() => withoutNormalising(toy.judge)).toThrow(/says how it normalises/u);
});

it('offers with a prior what it can do', () => {
  expect(methodsWith('autoencoder')).not.toContain('gif-sd');
  expect(methodsWith('diffusion')).toEqual(expect.arrayContaining(['gif', 'gif-sd', 'sd', 'scene', 'randaugment']));
  expect(methodsWith('diffusion')).not.toContain('gif-dalle');
  expect(methodsWith('unclip')).toEqual(expect.arrayContaining(['gif-dalle', 'dalle', 'randaugment']));
  expect(methodsWith('unclip')).not.toContain('gif');
});
