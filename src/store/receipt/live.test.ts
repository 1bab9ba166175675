import { describe, expect, it } from 'vitest';
import { liveAfter, liveOf, type TrainingNews } from './live.ts';

const job = (done: number, stage: 'pilot' | 'run' = 'run'): TrainingNews => ({
  ...{ kind: 'job', stage, arm: 'original', repeat: 0, fold: 0, updates: 10, done, jobs: 5 },
});
const update = (count: number): TrainingNews => ({ kind: 'update', update: count, loss: 1 });

/** Seconds that are left after news at their times. */
const leftAfter = (...told: readonly (readonly [news: TrainingNews, seconds: number])[]) =>
  told.reduce((live, [news, seconds]) => liveAfter(live, news, seconds), liveOf(['original'])).left;

describe('the time that a receipt will still take', () => {
  it('is told from the trainings that count, since the first of their updates', () => {
    // 3 s of trials; then one training takes 20 s, and half of the second is done: 3.5 of 5 are left.
    const trials = [[job(0, 'pilot'), 0], [update(10), 3], [job(0), 4]] as const; // prettier-ignore
    expect(leftAfter(...trials, [update(0), 4])).toBeNull();
    expect(leftAfter(...trials, [update(0), 4], [job(1), 24], [update(5), 34])).toBeCloseTo(70);
  });

  it('leaves out what was done before it went on', () => {
    expect(leftAfter([job(0), 0], [job(1), 0], [job(2), 0], [update(0), 1], [update(5), 11])).toBeCloseTo(50);
  });
});
