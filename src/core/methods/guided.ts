/** @file What the two methods share that sample around a seed's latent: guided imagination, and the prior without guidance. */

import { imagine, type ImagineEvent } from '../expansion/imagine.ts';
import type { ImagineSettings } from '../expansion/settings.ts';
import type { Variant } from '../expansion/variant.ts';
import { unit } from '../judge/embedding.ts';
import { SYMMETRIC_NOISE, WIDE_NOISE, type StartingNoise } from '../latent/startingNoise.ts';
import { LIMITS } from '../limits.ts';
import type { Evaluation } from '../objective/objective.ts';
import type { FactsOf, FactsTable } from './facts.ts';
import type { Noise } from '../latent/noise.ts';
import {
  NEEDS_NOTHING,
  type Family,
  type Judged,
  type Made,
  type MethodEvent,
  type Needs,
  type Ports,
  type Task,
} from './method.ts';
import type { NumberSetting, Setting } from './settings.ts';

export const NEEDS_BOTH: Needs = { ...NEEDS_NOTHING, prior: true, judge: true };

export const EPSILON = {
  kind: 'suggested',
  least: LIMITS.epsilon.least,
  most: LIMITS.epsilon.most,
  step: 0.05,
  default: null,
  label: 'Radius (epsilon)',
  help: "How far a variant may leave its seed: the radius of the search, in units of the prior's latent.",
} as const satisfies Setting;

export const GRANULARITY = {
  kind: 'choice',
  choices: {
    channel: 'One value a channel',
    element: 'One value an element',
  },
  default: 'channel',
  advanced: true,
  label: 'Noise',
  help: 'One value a channel changes style and keeps content; one an element only adds pixel-like noise.',
} as const satisfies Setting;

export const START = {
  kind: 'choice',
  choices: {
    wide: 'To all sides, wide',
    symmetric: 'To all sides, near',
    published: 'As published',
  },
  default: 'wide',
  before: 'published',
  advanced: true,
  label: 'Starting noise',
  help: 'Published noise only amplifies and starts at the edge of the ball; noise to all sides is neither lighter nor darker, and wide noise leaves more to choose from.',
} as const satisfies Setting;

export const BALL_KEPT = {
  kind: 'choice',
  choices: {
    always: 'From the start, by the noise itself',
    end: 'At the end, as published',
  },
  default: 'end',
  before: 'end',
  advanced: true,
  label: 'Radius kept',
  help: 'At the end, whatever lies outside of the radius is cut off; from the start, nothing has to be.',
} as const satisfies Setting;

export const LEAD = {
  kind: 'number',
  least: LIMITS.lead.least,
  most: LIMITS.lead.most,
  step: 0.1,
  default: 2,
  before: 0,
  label: 'Lead of the class',
} as const satisfies Omit<NumberSetting, 'help'>;

const NOISES = {
  wide: WIDE_NOISE,
  symmetric: SYMMETRIC_NOISE,
  published: { kind: 'published' },
} as const satisfies Record<keyof typeof START.choices, StartingNoise>;

/** The noise of a choice. */
export const noiseOf = (start: keyof typeof NOISES): StartingNoise => NOISES[start];

export const SEARCH_FACTS = {
  epsilon: { kind: 'number', label: 'Radius' },
  distance: { kind: 'number', label: 'Distance used' },
  ballUse: { kind: 'shares', label: 'Share of the radius used by each channel' },
  terms: { kind: 'terms', label: 'Terms of the objective before each step, and at the end' },
} as const satisfies FactsTable;

/** Settings of a search; the rest is the task's. */
export type SearchSettings = Omit<ImagineSettings, 'runSeed' | 'variants' | 'anchor' | 'epsilon'> & {
  readonly epsilon: number | null;
};

export type SearchFacts = FactsOf<typeof SEARCH_FACTS>;

/**
 * A task by imagination.
 *
 * @param settings of the search.
 * @param noise to start from, one a variant. Default: from the streams, as the settings say.
 * @throws RangeError where prior or judge are missing, or for settings that cannot be run.
 */
export async function* imagineTask(
  task: Task,
  settings: SearchSettings,
  { prior, judge, jointPass }: Ports,
  noise?: readonly Noise[],
): AsyncGenerator<MethodEvent, Family<SearchFacts>, void> {
  const { seed, judgement, runSeed, numbers, batch, watch = false } = task;
  const { epsilon } = settings;
  if (!prior || !judge || !judgement) {
    throw new RangeError('Expected a prior and a judge to imagine with, got none; open the packs first.');
  }
  if (epsilon === null) throw new RangeError("Expected an epsilon, got none; take the prior's suggestion.");
  const { classes, reading } = judgement;
  const whole: ImagineSettings = {
    ...settings,
    epsilon,
    runSeed,
    variants: numbers.length,
    // The anchor is read already; this finds the same one again.
    anchor: reading.anchor === seed.label ? 'label' : 'judge',
  };
  const models = { prior, judge, ...(jointPass && { jointPass }) };
  const procedure = imagine({ ...seed, embedding: reading.embedding }, whole, models, classes, {
    numbers,
    batch,
    watch,
    ...(noise && { noise }),
  });
  const path: Evaluation[] = [];
  const factsOf = ({ distance, ballUse }: Pick<Variant, 'distance' | 'ballUse'>, i: number): SearchFacts => ({
    epsilon,
    distance,
    ballUse,
    terms: path.map((at) => at.variants[i]!.terms),
  });
  for (;;) {
    const next = await procedure.next();
    if (next.done === true) {
      const { variants, evaluation } = next.value;
      path.push(evaluation);
      return { variants: variants.map((variant, i) => madeOf(variant, factsOf(variant, i), whole)), path };
    }
    const event: ImagineEvent = next.value;
    switch (event.kind) {
      case 'seed':
        break;
      case 'step':
        path.push(event.evaluation);
        yield event;
        break;
      case 'variant': {
        // Its own share of the diversity is not known yet, nor its terms.
        const variant: Variant = { ...event.variant, diversity: 0 };
        yield { kind: 'made', made: madeOf(variant, { ...factsOf(variant, 0), terms: [] }, whole) };
        break;
      }
      default:
        event satisfies never;
    }
  }
}

function madeOf(variant: Variant, how: SearchFacts, { diversity }: ImagineSettings): Made<SearchFacts> {
  const { number, row, image, latent, embedding } = variant;
  if (!image)
    throw new RangeError('Expected a prior that decodes images, got one without a decoder; choose another pack.');
  const diversityOf = diversity === 'latent' ? latent.data : unit(embedding);
  return { number, row, image, how, mixture: null, judged: { ...judgedOf(variant), diversityOf } };
}

const judgedOf = ({
  classScore,
  top1,
  keptClass,
  entropy,
  deltaEntropy,
  diversity,
  cosineToSeed,
  embedding,
  probabilities,
}: Variant): Omit<Judged, 'diversityOf'> => ({
  classScore,
  top1,
  keptClass,
  entropy,
  deltaEntropy,
  diversity,
  cosineToSeed,
  embedding,
  probabilities,
});
