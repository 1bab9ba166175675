import { describe, expect, it } from 'vitest';
import { finished, type Steps } from '../core/steps.ts';
import { beginSteps, betweenEvents } from './yieldToEvents.ts';

describe('a long computation in steps', () => {
  it('lets events come between, and gives its result', async () => {
    const log: string[] = [];
    function* count(): Steps<number> {
      for (let i = 0; i < 4; i++) {
        log.push(`step ${i}`);
        // What an event of the page would be.
        setTimeout(() => log.push(`event ${i}`));
        yield 2.5e6;
      }
      return 4;
    }
    expect(await betweenEvents(count())).toBe(4);
    expect(log).toEqual(['step 0', 'step 1', 'event 0', 'event 1', 'step 2', 'step 3', 'event 2', 'event 3']);
  });

  it('begins with what takes a moment, which may be all of it', () => {
    const taken: number[] = [];
    function* count(steps: number): Steps<number> {
      for (let i = 0; i < steps; i++) {
        taken.push(i);
        yield 2.5e6;
      }
      return steps;
    }
    expect(beginSteps(count(1))).toEqual({ done: true, result: 1 });
    taken.length = 0;
    const begun = beginSteps(count(4));
    expect(taken).toEqual([0, 1]);
    if (begun.done) throw new Error('Expected steps that are left.');
    expect(finished(begun.rest)).toBe(4);
    expect(taken).toEqual([0, 1, 2, 3]);
  });
});
