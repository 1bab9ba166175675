/** @file Ways to search for a seed's variants that are compared with each other, all of them settings of the methods themselves. */

import { drive } from '../../src/core/expansion/drive.ts';
import { imagine } from '../../src/core/expansion/imagine.ts';
import type { Models, Prior } from '../../src/core/expansion/ports.ts';
import type { ImagineSettings } from '../../src/core/expansion/settings.ts';
import type { Seed } from '../../src/core/expansion/seed.ts';
import type { ClassMatrix } from '../../src/core/judge/classMatrix.ts';
import { gif, searchOf } from '../../src/core/methods/gif.ts';
import { fillSettings, type SettingsOf } from '../../src/core/methods/settings.ts';

type GifSettings = SettingsOf<(typeof gif)['settings']>;

export interface Arm {
  readonly name: string;
  /** With the prior's suggestion for epsilon where it is `null`. */
  readonly settings: GifSettings;
}

const arm = (name: string, settings: Partial<GifSettings>): Arm => ({
  name,
  settings: fillSettings(gif.settings, settings),
});

const published = gif.presets!.published!.settings;
const recommended = gif.presets!.recommended!.settings;
/** The same choice from noise that stays near: keeps the class of more variants, which tell less. */
const near = { ...recommended, start: 'symmetric', lead: 2.7 } as const;
/** Same noise, same ball, nothing chosen and no step. */
const twin = { steps: 0, candidates: 1 } as const;
const selected = { steps: 0, sureness: 0 } as const;

/** The twin of each is beside it. */
export const ARMS: readonly Arm[] = [
  arm('as published, its twin', { ...published, ...twin }),
  arm('as published', published),
  arm('recommended, its twin', { ...recommended, ...twin }),
  arm('recommended', recommended),
  arm('from near noise, its twin', { ...near, ...twin }),
  arm('from near noise', near),
  arm('one more step', { ...recommended, steps: 1, sureness: 0.8, rule: 'normalised', stepSize: 0.3 }),
  arm('best of 3 by p + H', { ...recommended, ...selected, candidates: 3, lead: 0 }),
  arm('best of 3 by sureness 0.7', { ...recommended, ...selected, candidates: 3, lead: 0, sureness: 0.7 }),
  arm('three Adam steps of 0.15 to sureness 0.8', {
    ...recommended,
    candidates: 1,
    lead: 0,
    steps: 3,
    rule: 'adam',
    stepSize: 0.15,
    stepUnit: 'noise',
    sureness: 0.8,
    entropy: 0,
  }),
];

/** What an arm made of one seed, and what that took. */
export interface Made {
  readonly embeddings: readonly Float32Array[];
  /** Pictures decoded and read by the judge. */
  readonly looks: number;
  /** The same with the way back. */
  readonly guides: number;
}

/**
 * Runs one arm on one seed.
 *
 * @param arm what to do.
 * @param seed image and label.
 * @param classes what guides: a head without the seed.
 * @param recipe run seed, K, anchor, and the prior's suggestion for epsilon.
 * @param models prior and judge, joined.
 * @param batch variants at a time.
 */
export async function runArm(
  { settings }: Pick<Arm, 'settings'>,
  seed: Seed,
  classes: ClassMatrix,
  recipe: Pick<ImagineSettings, 'runSeed' | 'variants' | 'anchor' | 'epsilon'>,
  models: Models,
  batch: number,
): Promise<Made> {
  const counts = { looks: 0, guides: 0 };
  const search = searchOf(settings);
  const whole = { ...search, ...recipe, epsilon: search.epsilon ?? recipe.epsilon };
  const made = await drive(imagine(seed, whole, counted(models, counts), classes, { batch }));
  return { embeddings: made!.variants.map(({ embedding }) => embedding), ...counts };
}

/** The same models; what goes through them is counted. */
function counted({ prior, judge, jointPass }: Models, counts: { looks: number; guides: number }): Models {
  if (!prior.decode) throw new RangeError('Expected a prior that decodes images, got one without a decoder.');
  const { decode } = prior;
  const watched = {
    ...prior,
    decode: (latents) => {
      counts.looks += latents.dims[0]!;
      return decode(latents);
    },
  } as Prior;
  return {
    prior: watched,
    judge,
    ...(jointPass && {
      jointPass: (latents, aim) => {
        counts.guides += latents.dims[0]!;
        return jointPass(latents, aim);
      },
    }),
  };
}
