import { describe, expect, it } from 'vitest';
import type { Steps } from '../core/steps.ts';
import { betweenEvents } from './yieldToEvents.ts';

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
});
