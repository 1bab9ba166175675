import { describe, expect, it } from 'vitest';
import type { SlotId } from '../../store/ids.ts';
import { decideAndGoOn } from './decideAndGoOn.ts';

const [a, b, c] = ['a', 'b', 'c'] as unknown as [SlotId, SlotId, SlotId];

/** What happens, in order. */
function happens(slots: readonly SlotId[]): readonly string[] {
  const log: string[] = [];
  decideAndGoOn(
    slots,
    [a, b, c],
    (decided) => log.push(`decide ${decided.join(' ')}`),
    (next) => log.push(`go to ${next}`),
  );
  return log;
}

describe('decideAndGoOn', () => {
  it('goes from one to the next, and stays at the end and with several', () => {
    expect(happens([a])).toEqual(['decide a', 'go to b']);
    expect(happens([c])).toEqual(['decide c']);
    expect(happens([a, b])).toEqual(['decide a b']);
    expect(happens(['hidden' as SlotId])).toEqual(['decide hidden']);
    expect(happens([])).toEqual([]);
  });
});
