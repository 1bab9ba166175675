import { describe, expect, it } from 'vitest';
import { PLANE_WIDTH, planeModels, redOn } from '../../testing/planeModels.ts';
import { classIndex, imageId, pixelTensor, runSeed, type PixelTensor } from '../brands.ts';
import { drive } from '../expansion/drive.ts';
import { classMatrix } from '../judge/classMatrix.ts';
import { mean } from '../reals.ts';
import { expandSeed } from '../run/expandSeed.ts';
import { keyOf, partnersOf, partnersWanted } from '../run/partners.ts';
import { DEFAULT_RECIPE, partOf, resolveRecipe, type RecipePart } from '../run/recipe.ts';
import type { RunEvent } from '../run/seedJob.ts';
import { slotsOf } from '../run/slots.ts';
import type { Wanted } from '../run/wanted.ts';
import type { PartnerKind, Ports } from './method.ts';
import type { MethodId } from './table.ts';

const classes = classMatrix(
  [0, 1, 2].map((c) => Float64Array.from({ length: PLANE_WIDTH }, (_, i) => Math.cos(2 * c + 3 * i))),
  3,
);
const label = (index: number) => classIndex(index, 3);
const SEED = redOn([0.2, 0.6, 0.3], [8, 10, 22, 24]);
const OTHERS = [
  { id: imageId('b/1.png'), label: label(1), pixels: redOn([0.1, 0.3, 0.8], [2, 2, 12, 12]) },
  { id: imageId('b/2.png'), label: label(1), pixels: redOn([0.6, 0.6, 0.1], [0, 0, 0, 0]) },
  { id: imageId('c/3.png'), label: label(2), pixels: redOn([0.3, 0.9, 0.9], [4, 4, 28, 28]) },
  { id: imageId('a/4.png'), label: label(0), pixels: redOn([0.5, 0.5, 0.5], [6, 6, 20, 20]) },
];
const part = (method: MethodId, settings: object = {}, share = 1): RecipePart => {
  const one = partOf(method, share);
  return { ...one, settings: { ...one.settings, ...settings } } as RecipePart;
};

async function expand(
  parts: readonly RecipePart[],
  {
    pixels = SEED,
    ports = planeModels(),
    variants = 4,
    batch = Infinity,
    others = OTHERS,
    listed = false,
    select = null,
  }: {
    pixels?: PixelTensor;
    ports?: Ports;
    variants?: number;
    batch?: number;
    others?: typeof OTHERS;
    /** Whether partners are listed before, as the page does, and not found when they are asked for, as the command does. */
    listed?: boolean;
    select?: { tries: number } | null;
  } = {},
) {
  const recipe = resolveRecipe(
    { ...DEFAULT_RECIPE, runSeed: runSeed(5), variants, parts, select },
    { side: 32, epsilon: 0.5 },
  );
  const seed = { id: imageId('a/0.png'), label: label(0), pixels };
  const found = (wanted: Wanted) => partnersOf(recipe.runSeed, seed, wanted, others);
  const slots = slotsOf(recipe, variants);
  const list = new Map(partnersWanted(recipe, slots).map((wanted) => [keyOf(wanted), found(wanted)]));
  const kinds = new Set(partnersWanted(recipe, slots).map(({ kind }) => kind));
  const job = {
    seed,
    classes,
    slots,
    batch,
    partners: (wanted: Wanted) => Promise.resolve(listed ? list.get(keyOf(wanted))! : found(wanted)),
    hasPartner: (kind: PartnerKind) => (!listed || kinds.has(kind)) && found({ number: 0, kind, count: 1 }).length > 0,
  };
  const events: RunEvent[] = [];
  const made = (await drive(expandSeed(job, recipe, ports), (event) => {
    events.push(event);
  }))!;
  return { ...made, events };
}

describe('scene', () => {
  it('puts the object into the scenes of other classes, and tells where', async () => {
    const { variants, declined, events } = await expand([part('scene', { styleRadius: 0 })]);
    expect(declined).toEqual([]);
    expect(variants).toHaveLength(4);
    for (const { how, image, judged, mixture } of variants) {
      if (how.method !== 'scene') throw new Error('Expected a scene.');
      expect(['b/1.png', 'b/2.png', 'c/3.png']).toContain(how.scene);
      expect(how.placement).toHaveLength(6);
      expect(how.epsilon).toBe(0);
      expect(mixture).toBeNull();
      expect(judged).not.toBeNull();
      const reds = Array.from({ length: 1024 }, (_, i) => Number(image.data[i]! > 0.6 && image.data[1024 + i]! < 0.45));
      expect(reds.reduce((a, b) => a + b, 0)).toBeGreaterThan(60);
    }
    expect(events.filter(({ kind }) => kind === 'variant')).toHaveLength(4);
  });

  it('is guided towards a larger objective than its unguided twins, which come from the same streams', async () => {
    const guided = await expand([part('scene', { lead: 0 })], { variants: 6 });
    const twins = await expand([part('scene', { steps: 0 })], { variants: 6 });
    expect(guided.path.at(-1)!.total).toBeGreaterThan(twins.path.at(-1)!.total);
    expect(twins.variants.map(({ how }) => 'mirrored' in how && how.mirrored)).toEqual(
      guided.variants.map(({ how }) => 'mirrored' in how && how.mirrored),
    );
  });

  it('takes, of pictures in which the class leads as they leave the prior, those with the most entropy, and tells where each is from', async () => {
    const lead = 1.1;
    const guided = await expand([part('scene', { lead, scenes: 6 })], { variants: 6 });
    const twins = await expand([part('scene', { lead, scenes: 6, steps: 0 })], { variants: 6 });
    const entropyOf = ({ variants }: typeof guided) => mean(variants.map(({ judged }) => judged!.entropy));
    for (const { judged } of [...twins.variants, ...guided.variants]) {
      const [own = 0, ...others] = judged!.probabilities;
      expect(own).toBeGreaterThan(lead * Math.max(...others));
    }
    expect(entropyOf(guided)).toBeGreaterThan(entropyOf(twins));
    const placeOf = ({ how }: (typeof guided.variants)[number]) => JSON.stringify('placement' in how && how.placement);
    expect(new Set(guided.variants.map(placeOf)).size).toBe(6);
    // They needed nothing more: what was a twin is that twin.
    const byPlace = new Map(twins.variants.map((twin) => [placeOf(twin), twin]));
    const same = guided.variants.flatMap((variant) => {
      const twin = byPlace.get(placeOf(variant));
      return twin ? [[variant.image.data, twin.image.data] as const] : [];
    });
    expect(same.length).toBeGreaterThan(0);
    for (const [image, twin] of same) expect(image).toEqual(twin);
  });

  it('does not depend on the batch, and makes one again with its siblings', async () => {
    const all = await expand([part('scene')]);
    const one = await expand([part('scene')], { batch: 1 });
    expect(one.variants.map(({ image }) => image)).toEqual(all.variants.map(({ image }) => image));
  });

  it.each([
    ['an object', SEED],
    ['no object', redOn([0.2, 0.6, 0.3], [0, 0, 0, 0])],
  ])('gives the page the bits that it gives the command, for a seed with %s', async (_, pixels) => {
    const parts = [part('scene', {}, 2), part('join'), part('cutmix')];
    for (const select of [null, { tries: 3 }]) {
      const command = await expand(parts, { pixels, variants: 6, select });
      const page = await expand(parts, { pixels, variants: 6, select, listed: true, batch: 1 });
      expect(page.variants.length).toBeGreaterThan(0);
      expect(page.variants).toEqual(command.variants);
      expect(page.declined).toEqual(command.declined);
    }
  });

  it('takes the scene of its own class, or its own, where it is asked to', async () => {
    const same = await expand([part('scene', { scene: 'same-class' })]);
    expect(same.variants.map(({ how }) => 'scene' in how && how.scene)).toEqual(Array(4).fill('a/4.png'));
    const own = await expand([part('scene', { scene: 'own' })], { others: [] });
    expect(own.variants.map(({ how }) => 'scene' in how && how.scene)).toEqual(Array(4).fill('a/0.png'));
  });

  it('keeps grey pictures grey', async () => {
    const grey = (pixels: PixelTensor): PixelTensor =>
      pixelTensor({ dims: pixels.dims, data: pixels.data.map((_, i) => pixels.data[i % 1024]!) });
    const ports = planeModels();
    // What is bright is its object: nothing grey is red.
    const mask: NonNullable<Ports['mask']> = (pixels) =>
      Promise.resolve({
        alpha: { dims: [1, 1, 32, 32], data: pixels.data.slice(0, 1024).map((value) => Number(value > 0.85)) },
        confidence: Float32Array.of(1),
        sure: [true],
      });
    const others = OTHERS.map((other) => ({ ...other, pixels: grey(other.pixels) }));
    const { variants } = await expand([part('scene')], { pixels: grey(SEED), ports: { ...ports, mask }, others });
    for (const { image } of variants) {
      for (let i = 0; i < 1024; i++) expect(image.data[i]).toBeCloseTo(image.data[2048 + i]!, 5);
    }
  });

  it('invents nothing of textures: their variants come from the other methods, or there are none', async () => {
    const texture = redOn([0.2, 0.6, 0.3], [0, 0, 0, 0]);
    const reason = { method: 'scene', reason: { code: 'no-object' } as const };
    const alone = await expand([part('scene')], { pixels: texture });
    expect(alone).toMatchObject({ variants: [], declined: [reason] });
    const mixed = await expand([part('scene', {}, 2), part('unguided'), part('copy')], {
      pixels: texture,
      variants: 8,
    });
    expect(mixed.declined).toEqual([reason]);
    expect(mixed.variants.map(({ k }) => k)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(mixed.variants.map(({ how }) => how.method).sort()).toEqual([
      ...Array<string>(4).fill('copy'),
      ...Array<string>(4).fill('unguided'),
    ]);
  });

  it('says where there is no other class', async () => {
    const { declined } = await expand([part('scene')], { others: OTHERS.slice(3) });
    expect(declined).toEqual([{ method: 'scene', reason: { code: 'alone', among: 'other classes' } }]);
  });

  it('needs a mask', async () => {
    const { prior, judge } = planeModels();
    await expect(expand([part('scene')], { ports: { prior, judge } })).rejects.toThrow(/Expected a mask/);
  });
});

describe('join', () => {
  it('keeps the object and brings in what another of its class has around it', async () => {
    const settings = { styleRadius: 0, share: 1, steps: 0 };
    const { variants } = await expand([part('join', settings)]);
    for (const { how, image } of variants) {
      if (how.method !== 'join') throw new Error('Expected a join.');
      expect(how.partner).toBe('a/4.png');
      expect(how.share).toBeGreaterThan(0.5);
      // Inside the object its own; outside a mean of both, by the share.
      expect(image.data[16 * 32 + 15]).toBeCloseTo(0.9, 5);
      const outside = 31 * 32;
      const expected = (1 - how.share) * SEED.data[outside]! + how.share * OTHERS[3]!.pixels.data[outside]!;
      expect(image.data[outside]).toBeCloseTo(expected, 5);
    }
  });

  it('blends everywhere without a mask', async () => {
    const { prior, judge } = planeModels();
    const settings = { along: 'everywhere', styleRadius: 0, share: 0.4, steps: 0 };
    const { variants } = await expand([part('join', settings)], { ports: { prior, judge } });
    const shares = variants.map(({ how }) => ('share' in how ? how.share : NaN));
    expect(mean(shares)).toBeGreaterThan(0.2);
    variants.forEach(({ image }, i) => {
      const [own, other] = [SEED.data[300]!, OTHERS[3]!.pixels.data[300]!];
      expect(image.data[300]).toBeCloseTo((1 - shares[i]!) * own + shares[i]! * other, 5);
    });
  });

  it('declines where the class has no other picture', async () => {
    const { declined, variants } = await expand([part('join')], { others: OTHERS.slice(0, 3) });
    expect(variants).toEqual([]);
    expect(declined).toEqual([{ method: 'join', reason: { code: 'alone', among: 'same class' } }]);
  });
});
