import { expect, it } from 'vitest';
import { runSeed } from '../brands.ts';
import { atMost } from './atMost.ts';

it('takes of every class its share, others by another run seed, and all where there are few', () => {
  const labels = Array.from({ length: 400 }, (_, i) => (i % 4 === 0 ? 'rare' : 'common'));
  const chosen = atMost(labels, 40, runSeed(1));
  expect(new Set(chosen).size).toBe(40);
  expect(chosen).toEqual(chosen.toSorted((a, b) => a - b));
  expect(chosen.filter((i) => labels[i] === 'rare')).toHaveLength(10);
  expect(atMost(labels, 40, runSeed(1))).toEqual(chosen);
  expect(atMost(labels, 40, runSeed(2))).not.toEqual(chosen);
  expect(atMost(['a', 'b'], 40, runSeed(1))).toEqual([0, 1]);
});
