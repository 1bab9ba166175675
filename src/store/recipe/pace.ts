/** @file How many variants the preview makes: as many as this device imagines within a second. */

/** The preview's time, in milliseconds: the eye still takes what comes for the answer to what the hand did. */
const BUDGET = 950;
/** Diversity needs two. */
const FEWEST = 2;
const MOST = 5;
/** Work of a guidance step, in units of everything else: measured with the starter models. */
const STEP = 2;
/** Work of a denoiser's pass: of the order of a step. */
const PASS = 2;
/** Less than this factor between two measurements is noise: the number of pictures stays. */
const NOISE = 1.5;

interface Work {
  readonly variants: number;
  /** In pixels. */
  readonly side: number;
  /** Guidance steps; 0 without. */
  readonly steps: number;
  /** Pictures that are made for every one that is kept; 1 without a choice. */
  readonly starts: number;
  /** Of a denoiser; 0 without. */
  readonly passes: number;
}

export interface Pace {
  /** How many of a recipe's variants to make. */
  count(settings: Work): number;
  /** Tells what making `settings.variants` took, in milliseconds. */
  learn(settings: Work, milliseconds: number): void;
}

/** A pace that knows nothing yet and begins with few. */
export function createPace(): Pace {
  /** Milliseconds a unit of work; `null` before the first measurement. */
  let rate: number | null = null;
  const workOf = ({ side, steps, starts, passes }: Work) => side * side * (starts + STEP * steps + PASS * passes);
  return {
    count(settings) {
      const fits = rate === null ? FEWEST : Math.floor(BUDGET / (rate * workOf(settings)));
      return Math.min(settings.variants, MOST, Math.max(FEWEST, fits));
    },
    learn(settings, milliseconds) {
      const measured = milliseconds / (settings.variants * workOf(settings));
      if (rate === null || measured > rate * NOISE || measured < rate / NOISE) rate = measured;
    },
  };
}
