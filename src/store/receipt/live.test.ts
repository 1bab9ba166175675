import { describe, expect, it } from 'vitest';
import { liveAfter, liveOf, type TrainingNews } from './live.ts';

/** One of five trainings of ten updates each, beside corrupted pictures that are as much work as `worse` of them. */
const job = (done: number, stage: 'pilot' | 'run' = 'run', worse = 0): TrainingNews => ({
  ...{ kind: 'job', stage, arm: 'original', repeat: 0, fold: 0, updates: 10, done, jobs: 5 },
  span: { from: 10 * done, to: 10 * (done + 1), of: 10 * (5 + worse) },
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

  it('counts what else is to be done by its work, whatever its kind', () => {
    const worse: TrainingNews = { kind: 'corruption', done: 1, of: 2, span: { from: 55, to: 60, of: 60 } };
    // Half of the first training takes 10 s; then 5.5 of 6 are left.
    expect(leftAfter([job(0, 'run', 1), 0], [update(0), 0], [update(5), 10])).toBeCloseTo(110);
    expect(leftAfter([job(0, 'run', 1), 0], [update(0), 0], [worse, 110])).toBeCloseTo(10);
  });

  it('leaves out what was done before it went on', () => {
    expect(leftAfter([job(0), 0], [job(1), 0], [job(2), 0], [update(0), 1], [update(5), 11])).toBeCloseTo(50);
  });
});
