import { describe, expect, it } from 'vitest';
import { projectState, SEEDS } from '../../testing/projects.ts';
import { comparedPairs, comparedRows, seedsOfBoth } from './comparison.ts';
import { headerOf } from './figures.ts';

const one = projectState(3);
const other = projectState(2, [2, 4, 0, 0]);
const header = ({ run, review, seeds }: typeof one) => headerOf(run, review.decisions, seeds)!;

describe('two runs', () => {
  it('are compared figure by figure, the second taken from the first', () => {
    const rows = new Map(comparedRows(header(one), header(other)).map((row) => [row.figure, row]));
    expect(rows.get('variants')).toEqual({ figure: 'variants', values: [9, 6], difference: 3 });
    // By hand: read as cat, index 0, are the two cats of both; of the dogs none.
    expect(rows.get('read')!.values).toEqual([2 / 3, 1]);
    const kept = ({ run }: typeof one) =>
      [...run.variants.values()].filter(({ keptClass }) => keptClass).length / run.variants.size;
    expect(rows.get('kept')!.difference).toBeCloseTo(kept(one) - kept(other), 12);
    const entropy = rows.get('entropy')!;
    expect(entropy.values[0]).toBeCloseTo(0.7, 12);
    expect(entropy.difference).toBeCloseTo(0, 12);
  });

  it('have no difference where one has no such figure', () => {
    const empty = projectState(0);
    const [kept] = comparedRows(header(one), header(empty)).filter(({ figure }) => figure === 'kept');
    expect(kept).toMatchObject({ values: [expect.any(Number), null], difference: null });
  });

  it('stand place by place for a seed, with a gap where one made fewer', () => {
    expect(seedsOfBoth(other.run, one.run)).toEqual(SEEDS.slice(0, 3));
    const pairs = comparedPairs(one.run, other.run, SEEDS[1]!);
    expect(pairs.map(({ k, variants: [a, b] }) => [k, a?.k ?? null, b?.k ?? null])).toEqual([
      [1, 1, 1],
      [2, 2, 2],
      [3, 3, 3],
      [4, null, 4],
    ]);
    expect(comparedPairs(one.run, other.run, SEEDS[2]!).map(({ variants }) => variants[1])).toEqual([null, null, null]);
  });
});
