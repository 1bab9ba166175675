/** @file What is known of a receipt while it is made, news by news. */

import type { ReceiptNews } from '../../protocol/receipt.ts';
import type { LiveReceipt } from './state.ts';

/** News of training. */
export type TrainingNews = Exclude<ReceiptNews, { readonly kind: 'reading' }>;

/** Share of what is left that must be done to tell how long the rest takes. */
const ENOUGH = 0.03;

/** Of one that begins. */
export const liveOf = (arms: readonly string[]): LiveReceipt => ({
  ...{ arms, job: null, update: 0, pace: null, left: null },
  ...{ curves: [], runs: [] },
});

/**
 * What is known after some news.
 *
 * @param seconds that it has worked, rests not counted.
 */
export function liveAfter(live: LiveReceipt, news: TrainingNews, seconds: number): LiveReceipt {
  switch (news.kind) {
    case 'job': {
      const { stage, arm, repeat, updates, done, jobs } = news;
      return { ...live, update: 0, job: { stage, arm, repeat, updates, done, jobs } };
    }
    case 'update':
      return paced({ ...live, update: news.update }, seconds);
    case 'point': {
      const { arm, repeat, fold, point } = news;
      const at = live.curves.findIndex((one) => one.arm === arm && one.repeat === repeat && one.fold === fold);
      const before = live.curves[at];
      const curve = { arm, repeat, fold, points: [...(before?.points ?? []), point] };
      return { ...live, curves: before ? live.curves.with(at, curve) : [...live.curves, curve] };
    }
    case 'run':
      return { ...live, runs: [...live.runs, { arm: news.arm, accuracy: news.run.accuracy }] };
    case 'length':
    case 'rates':
      return live;
    default:
      return news satisfies never;
  }
}

/** Trainings of equal length take equally long: those since the first update that counts tell how long the others take. */
function paced(live: LiveReceipt, seconds: number): LiveReceipt {
  const { job, update, pace } = live;
  if (job?.stage !== 'run' || job.updates === 0) return live;
  const done = job.done + update / job.updates;
  if (!pace) return { ...live, pace: { done, seconds } };
  const share = (done - pace.done) / (job.jobs - pace.done);
  return { ...live, left: share < ENOUGH ? null : ((seconds - pace.seconds) * (1 - share)) / share };
}
