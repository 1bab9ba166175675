/** @file Learning rates over the updates of a training. */

/** How the learning rate goes over the updates t = 0, 1, ..., total - 1. */
export type Schedule =
  | { readonly kind: 'constant' }
  | {
      /**
       * lr (t + 1) / warmup for t < warmup, then lr (f + (1 - f) (1 + cos(pi (t - warmup) / (total - warmup))) / 2): up in a line,
       * down to f lr in half a cosine.
       */
      readonly kind: 'warmup-cosine';
      readonly warmup: number;
      readonly total: number;
      /** f, in [0, 1]; default 0. */
      readonly floor?: number;
    }
  | {
      /** lr min(1, (t + 1) / warmup) (1 + cos(pi t / total)) / 2: the cosine runs from the first update. */
      readonly kind: 'cosine-under-warmup';
      readonly warmup: number;
      readonly total: number;
    };

/**
 * The learning rate of an update.
 *
 * @param schedule how it goes.
 * @param rate the highest one.
 * @param update its number, from 0.
 */
export function learningRateAt(schedule: Schedule, rate: number, update: number): number {
  switch (schedule.kind) {
    case 'constant':
      return rate;
    case 'warmup-cosine': {
      const { warmup, total, floor = 0 } = schedule;
      if (update < warmup) return (rate * (update + 1)) / warmup;
      const cosine = (1 + Math.cos((Math.PI * (update - warmup)) / (total - warmup))) / 2;
      return rate * (floor + (1 - floor) * cosine);
    }
    case 'cosine-under-warmup': {
      const { warmup, total } = schedule;
      return (rate * Math.min(1, (update + 1) / warmup) * (1 + Math.cos((Math.PI * update) / total))) / 2;
    }
    default:
      return schedule satisfies never;
  }
}
