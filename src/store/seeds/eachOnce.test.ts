import { describe, expect, it } from 'vitest';
import { eachOnce } from './eachOnce.ts';

const UNHEEDED = new AbortController().signal;
const KEYS = Array.from({ length: 100 }, (_, i) => i);

describe('eachOnce', () => {
  it('reads as often as there are keys, however often it is asked', async () => {
    const there = new Set<number>();
    const reads: number[] = [];
    const look = eachOnce(
      KEYS,
      (key) => {
        if (!there.has(key)) return undefined;
        reads.push(key);
        return { twice: 2 * key };
      },
      () => 0,
    );
    for (const key of KEYS) {
      there.add(key);
      expect(look.some().size).toBe(there.size);
    }
    expect(reads).toEqual(KEYS);
    expect((await look.all(UNHEEDED)).get(7)).toEqual({ twice: 14 });
    expect(reads).toEqual(KEYS);
  });

  it('leaves what it gave before as it was', () => {
    const there = new Set(['a']);
    const look = eachOnce(
      ['a', 'b'],
      (key) => (there.has(key) ? { key } : undefined),
      () => 0,
    );
    const first = look.some();
    there.add('b');
    expect([...look.some().keys()]).toEqual(['a', 'b']);
    expect([...first.keys()]).toEqual(['a']);
  });

  it('reads for a moment at a time, and between events where all is wanted', async () => {
    let time = 0;
    const reads: number[] = [];
    const look = eachOnce(
      KEYS,
      (key) => {
        time += 3;
        reads.push(key);
        return key === 1 && reads.length < 50 ? undefined : { key };
      },
      () => time,
    );
    expect([...look.some().keys()]).toEqual([0, 2, 3]);
    // What could not be read is asked for again, before what nobody has asked for.
    expect([...look.some().keys()]).toEqual([0, 2, 3, 4, 5, 6]);
    let events = 0;
    const counting = setInterval(() => events++);
    const whole = await look.all(UNHEEDED);
    clearInterval(counting);
    expect(whole.size).toBe(99);
    expect(events).toBeGreaterThan(0);
    expect((await look.all(UNHEEDED)).size).toBe(100);
    expect(reads.filter((key) => key !== 1)).toEqual(KEYS.filter((key) => key !== 1));
  });

  it('ends where nobody waits for it any more', async () => {
    const ending = new AbortController();
    let time = 0;
    const look = eachOnce(
      KEYS,
      (key) => {
        if (key === 5) ending.abort();
        time += 3;
        return { key };
      },
      () => time,
    );
    expect((await look.all(ending.signal)).size).toBe(8);
  });
});
