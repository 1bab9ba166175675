import { describe, expect, it } from 'vitest';
import { eachOnce } from './eachOnce.ts';

describe('eachOnce', () => {
  it('reads as often as there are keys, however often it is asked', () => {
    const there = new Set<number>();
    const keys = Array.from({ length: 100 }, (_, i) => i);
    const reads: number[] = [];
    const look = eachOnce(keys, (key) => {
      if (!there.has(key)) return undefined;
      reads.push(key);
      return { twice: 2 * key };
    });
    for (const key of keys) {
      there.add(key);
      expect(look().size).toBe(there.size);
    }
    expect(reads).toEqual(keys);
    expect(look().get(7)).toEqual({ twice: 14 });
  });

  it('leaves what it gave before as it was', () => {
    const there = new Set(['a']);
    const look = eachOnce(['a', 'b'], (key) => (there.has(key) ? { key } : undefined));
    const first = look();
    there.add('b');
    expect([...look().keys()]).toEqual(['a', 'b']);
    expect([...first.keys()]).toEqual(['a']);
  });
});
