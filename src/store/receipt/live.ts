/** @file What is known of a receipt while it is made, news by news. */

import type { ReceiptNews } from '../../protocol/receipt.ts';
import type { LiveReceipt, LiveTask } from './state.ts';

/** News of training. */
export type TrainingNews = Exclude<ReceiptNews, { readonly kind: 'reading' }>;

/** Share of what is left that must be done to tell how long the rest takes. */
const ENOUGH = 0.03;

/** Of one that begins. */
export const liveOf = (arms: readonly string[]): LiveReceipt => ({
  ...{ arms, doing: null, update: 0, pace: null, secondsPerUnit: null, left: null },
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
      const { stage, arm, repeat, updates, done, jobs, span } = news;
      return { ...live, update: 0, doing: { kind: 'training', stage, arm, repeat, updates, done, jobs, span } };
    }
    case 'corruption': {
      const { done, of, span } = news;
      return paced({ ...live, update: 0, doing: { kind: 'corrupting', done, of, span } }, seconds);
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

/** Work that is done, in the unit of what is done now. */
export function effortDone({ doing, update }: LiveReceipt): number {
  if (!doing) return 0;
  const { from, to } = doing.span;
  return doing.kind === 'training' && doing.updates > 0 ? from + ((to - from) * update) / doing.updates : from;
}

/** Whether a task decides how to train: its work is none of what is planned. */
const decides = (doing: LiveTask): boolean =>
  doing.kind === 'training' && (doing.stage === 'pilot' || doing.stage === 'trial');

/** Equal work takes equally long: what is done since the first update that counts tells how long the rest takes. */
function paced(live: LiveReceipt, seconds: number): LiveReceipt {
  const { doing, pace } = live;
  if (!doing || decides(doing)) return live;
  const effort = effortDone(live);
  if (!pace) return { ...live, pace: { effort, seconds } };
  const [done, rest] = [effort - pace.effort, doing.span.of - effort];
  if (done < ENOUGH * (done + rest)) return { ...live, left: null };
  const secondsPerUnit = (seconds - pace.seconds) / done;
  return { ...live, secondsPerUnit, left: secondsPerUnit * rest };
}
