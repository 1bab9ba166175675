import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairs, pictures } from '../../testing/pictures.ts';
import { imageId, runSeed } from '../brands.ts';
import { fillSettings, type Setting, type SettingsOf, type SettingsTable } from '../methods/settings.ts';
import type { StreamAddress } from '../random/stream.ts';
import { AUG_MIX_SETTINGS, augMix } from './augMix.ts';
import { areaOf } from './box.ts';
import { CUT_MIX_SETTINGS, cutMix } from './cutMix.ts';
import { CUTOUT_SETTINGS, cutout } from './cutout.ts';
import { GRID_MASK_SETTINGS, gridMask } from './gridMask.ts';
import { MIX_UP_SETTINGS, mixUp } from './mixUp.ts';
import { picture, type Picture } from './picture.ts';
import { RAND_AUGMENT_SETTINGS, randAugment } from './randAugment.ts';
import { RANDOM_ERASING_SETTINGS, randomErasing } from './randomErasing.ts';
import { TRIVIAL_AUGMENT_SETTINGS, trivialAugment } from './trivialAugment.ts';

const streams: fc.Arbitrary<StreamAddress> = fc.record({
  runSeed: fc.nat().map(runSeed),
  image: fc.string().map(imageId),
  variant: fc.nat(1000),
  purpose: fc.constant('augmentation'),
});

/** Values anywhere in the ranges of a table. */
function settingsIn<const Table extends SettingsTable>(table: Table): fc.Arbitrary<SettingsOf<Table>> {
  const fields = Object.entries<Setting>(table).map(([name, setting]): readonly [string, fc.Arbitrary<unknown>] => {
    if (setting.kind === 'choice') return [name, fc.constantFrom(...Object.keys(setting.choices))];
    if (setting.kind === 'text') return [name, fc.string({ maxLength: setting.longest })];
    const { least: min, most: max, step } = setting;
    return [name, Number.isInteger(step) ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true })];
  });
  return fc.record(Object.fromEntries(fields)) as unknown as fc.Arbitrary<SettingsOf<Table>>;
}

const grids = settingsIn(GRID_MASK_SETTINGS).map(({ least, most, ratio }) => ({
  least: Math.min(least, most),
  most: Math.max(least, most),
  ratio,
}));

const rectangles = settingsIn(RANDOM_ERASING_SETTINGS).map(({ leastArea, mostArea, ...others }) => ({
  ...others,
  leastArea: Math.min(leastArea, mostArea),
  mostArea: Math.max(leastArea, mostArea),
}));

type Policy = (
  pair: readonly [Picture, Picture],
  settings: never,
  stream: StreamAddress,
) => { readonly picture: Picture };
interface Subject {
  readonly table: SettingsTable;
  readonly settings: fc.Arbitrary<Readonly<Record<string, unknown>>>;
  readonly run: Policy;
}

const alone =
  <Settings>(policy: (picture: Picture, settings: Settings, stream: StreamAddress) => { readonly picture: Picture }) =>
  ([image]: readonly [Picture, Picture], settings: Settings, stream: StreamAddress) =>
    policy(image, settings, stream);
const together =
  <Settings>(
    policy: (
      picture: Picture,
      partner: Picture,
      settings: Settings,
      stream: StreamAddress,
    ) => { readonly picture: Picture },
  ) =>
  (pair: readonly [Picture, Picture], settings: Settings, stream: StreamAddress) =>
    policy(...pair, settings, stream);

const POLICIES: Readonly<Record<string, Subject>> = {
  randAugment: {
    table: RAND_AUGMENT_SETTINGS,
    settings: settingsIn(RAND_AUGMENT_SETTINGS),
    run: alone(randAugment),
  },
  trivialAugment: {
    table: TRIVIAL_AUGMENT_SETTINGS,
    settings: settingsIn(TRIVIAL_AUGMENT_SETTINGS),
    run: alone(trivialAugment),
  },
  cutout: { table: CUTOUT_SETTINGS, settings: settingsIn(CUTOUT_SETTINGS), run: alone(cutout) },
  gridMask: { table: GRID_MASK_SETTINGS, settings: grids, run: alone(gridMask) },
  randomErasing: { table: RANDOM_ERASING_SETTINGS, settings: rectangles, run: alone(randomErasing) },
  augMix: { table: AUG_MIX_SETTINGS, settings: settingsIn(AUG_MIX_SETTINGS), run: alone(augMix) },
  cutMix: { table: CUT_MIX_SETTINGS, settings: settingsIn(CUT_MIX_SETTINGS), run: together(cutMix) },
  mixUp: { table: MIX_UP_SETTINGS, settings: settingsIn(MIX_UP_SETTINGS), run: together(mixUp) },
};

const stream: StreamAddress = {
  runSeed: runSeed(7),
  image: imageId('cat/a.jpg'),
  variant: 0,
  purpose: 'augmentation',
};
const streamOf = (variant: number): StreamAddress => ({ ...stream, variant });

/** A slope in every channel, so that whatever is done to it shows. */
const slope = picture(
  16,
  12,
  Uint8Array.from({ length: 3 * 16 * 12 }, (_, i) => [x(i) * 14 + 10, y(i) * 18 + 5, 250 - 10 * x(i)][i % 3]!),
);
function x(i: number): number {
  return Math.floor(i / 3) % 16;
}
function y(i: number): number {
  return Math.floor(i / 48);
}
const inverse = picture(
  16,
  12,
  slope.data.map((byte) => 255 - byte),
);

describe.each(Object.entries(POLICIES))('%s', (_, { table, settings, run }) => {
  it('makes a picture of the same size at any setting, the same for the same stream', () => {
    fc.assert(
      fc.property(pairs(), settings, streams, (pair, values, address) => {
        const [image] = pair;
        const before = pair.map(({ data }) => data.slice());
        const first = run(pair, values as never, address);
        expect([first.picture.width, first.picture.height]).toEqual([image.width, image.height]);
        expect(first.picture.data.length).toBe(image.data.length);
        expect(run(pair, values as never, { ...address })).toEqual(first);
        expect(pair.map(({ data }) => data)).toEqual(before);
      }),
    );
  });

  it('makes other pictures for other variants', () => {
    const made = Array.from({ length: 20 }, (__, variant) =>
      run([slope, inverse], fillSettings(table) as never, streamOf(variant)).picture.data.join(),
    );
    expect(new Set(made).size).toBeGreaterThan(10);
  });

  it('refuses settings that it does not have', () => {
    const values = { ...fillSettings(table), twist: 1 };
    expect(() => run([slope, inverse], values as never, stream)).toThrow(/Expected only the settings .*, got "twist"/);
  });
});

describe('randAugment', () => {
  it('does as many operations as it is told, all at one magnitude', () => {
    const settings = fillSettings(RAND_AUGMENT_SETTINGS, { operations: 14, magnitude: 10 });
    const { operations } = randAugment(slope, settings, stream);
    expect(operations).toHaveLength(14);
    for (const { name, magnitude } of operations) {
      if (name === 'Rotate') expect(Math.abs(magnitude)).toBe(10);
      if (name === 'Solarize') expect(magnitude).toBe(170);
      if (name === 'TranslateX') expect(Math.abs(magnitude)).toBeCloseTo((150 / 331) * 16 * (10 / 30), 5);
    }
  });

  it('draws every operation and both signs', () => {
    const settings = fillSettings(RAND_AUGMENT_SETTINGS, { operations: 14, magnitude: 10 });
    const drawn = Array.from(
      { length: 30 },
      (_, variant) => randAugment(slope, settings, streamOf(variant)).operations,
    );
    expect(new Set(drawn.flat().map(({ name }) => name)).size).toBe(14);
    const turns = drawn.flat().filter(({ name }) => name === 'Rotate');
    expect(new Set(turns.map(({ magnitude }) => magnitude))).toEqual(new Set([10, -10]));
  });

  it('fills with what was chosen', () => {
    const image = picture(9, 9, new Uint8Array(9 * 9 * 3).fill(200));
    const colours = (fill: 'black' | 'grey' | 'mean') => {
      const settings = fillSettings(RAND_AUGMENT_SETTINGS, { magnitude: 30, operations: 1, fill });
      const moved = Array.from({ length: 40 }, (_, variant) => randAugment(image, settings, streamOf(variant)));
      const turned = moved.find(({ operations }) => operations[0]!.name === 'ShearX')!;
      return new Set(turned.picture.data);
    };
    expect(colours('black')).toEqual(new Set([200, 0]));
    expect(colours('grey')).toEqual(new Set([200, 128]));
    expect(colours('mean')).toEqual(new Set([200]));
  });
});

describe('cutout', () => {
  it('erases nothing at 0, and a box that it names else', () => {
    fc.assert(
      fc.property(pictures(), settingsIn(CUTOUT_SETTINGS), streams, (image, settings, address) => {
        expect(cutout(image, { ...settings, share: 0 }, address).picture.data).toEqual(image.data);
        const { picture: result, box } = cutout(image, settings, address);
        const side = Math.round(settings.share * Math.min(image.width, image.height));
        expect(areaOf(box)).toBeLessThanOrEqual(side * side);
        const changed = result.data.filter((byte, i) => byte !== image.data[i]).length;
        expect(changed).toBeLessThanOrEqual(3 * areaOf(box));
      }),
    );
  });
});

describe('gridMask', () => {
  it('erases nothing where all is kept, and everything where nothing is', () => {
    fc.assert(
      fc.property(pictures(), grids, streams, (image, settings, address) => {
        expect(gridMask(image, { ...settings, ratio: 1 }, address).picture.data).toEqual(image.data);
        expect(gridMask(image, { ...settings, ratio: 0 }, address).picture.data.every((byte) => byte === 0)).toBe(true);
        const { grid } = gridMask(image, settings, address);
        const side = Math.min(image.width, image.height);
        expect(grid.d).toBeGreaterThanOrEqual(Math.round(settings.least * side));
        expect(grid.d).toBeLessThanOrEqual(Math.max(1, Math.round(settings.most * side)));
      }),
    );
  });

  it('refuses a least distance above the most', () => {
    const settings = fillSettings(GRID_MASK_SETTINGS, { least: 0.8, most: 0.5 });
    expect(() => gridMask(slope, settings, stream)).toThrow('Expected least to be at most 0.5, as most is, got 0.8.');
  });
});

describe('augMix', () => {
  it('mixes chains of operations that leave a picture as it is to that picture', () => {
    // Whatever the geometry of one colour filled with itself, and tables of one level: black stays black under all but Solarize,
    // whose first bin inverts nothing below 255, and AutoContrast and Equalize, which leave one level alone.
    const black = picture(5, 4, new Uint8Array(60));
    fc.assert(
      fc.property(streams, settingsIn(AUG_MIX_SETTINGS), (address, settings) => {
        const { picture: mixed } = augMix(black, { ...settings, severity: 1, fill: 'black' }, address);
        expect(mixed.data).toEqual(black.data);
      }),
    );
  });

  it('weighs the picture and its chains with shares that sum to 1', () => {
    fc.assert(
      fc.property(streams, settingsIn(AUG_MIX_SETTINGS), (address, settings) => {
        const { mix } = augMix(slope, settings, address);
        expect(mix.share).toBeGreaterThanOrEqual(0);
        expect(mix.share).toBeLessThanOrEqual(1);
        expect(mix.chains).toHaveLength(settings.width);
        expect(mix.chains.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
        for (const { operations } of mix.chains) {
          if (settings.depth > 0) expect(operations).toHaveLength(settings.depth);
          else expect([1, 2, 3]).toContain(operations.length);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('cutMix', () => {
  it('takes every pixel from one of the two, as many from the partner as lambda leaves', () => {
    fc.assert(
      fc.property(settingsIn(CUT_MIX_SETTINGS), streams, (settings, address) => {
        const { picture: mixed, lambda, box } = cutMix(slope, inverse, settings, address);
        const foreign = mixed.data.filter((byte, i) => byte !== slope.data[i]);
        expect(foreign.length).toBe(3 * areaOf(box));
        expect(lambda).toBeCloseTo(1 - foreign.length / mixed.data.length, 12);
      }),
    );
  });
});

describe('mixUp', () => {
  it('lies between the two as lambda says, and leaves a picture mixed with itself', () => {
    fc.assert(
      fc.property(pairs(), settingsIn(MIX_UP_SETTINGS), streams, ([image, partner], settings, address) => {
        const { picture: mixed, lambda } = mixUp(image, partner, settings, address);
        mixed.data.forEach((byte, i) => {
          expect(Math.abs(byte - (lambda * image.data[i]! + (1 - lambda) * partner.data[i]!))).toBeLessThan(0.501);
        });
        expect(mixUp(image, image, settings, address).picture.data).toEqual(image.data);
      }),
    );
  });

  it('refuses a partner of another size', () => {
    const other = picture(1, 1, new Uint8Array(3));
    for (const mix of [mixUp, cutMix]) {
      expect(() => mix(slope, other, { evenness: 1 }, stream)).toThrow(
        'Expected a partner of 16 x 12 pixels, got 1 x 1; resize it first.',
      );
    }
  });
});
