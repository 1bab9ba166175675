import { describe, expect, it } from 'vitest';
import type { Carried, CarriedRow } from './carried.ts';
import { armOf } from '../../src/core/receipt/arms.ts';
import { armsFor, choosePools, softOf } from './pools.ts';

const row = (name: string, more: Partial<CarriedRow>): [string, CarriedRow] => [
  name,
  {
    file_name: name,
    source: 'synthetic',
    seed_file_name: 'a/0.png',
    method: 'gif',
    status: 'unreviewed',
    ...more,
  } as CarriedRow,
];
const carriedOf = (...rows: readonly [string, CarriedRow][]): Carried => ({
  rows: new Map(rows),
  classes: ['b', 'a'],
  recipe: null,
  grown: null,
  read: () => Promise.resolve(null),
  close: () => Promise.resolve(),
});
const names = (rows: readonly (readonly [string, CarriedRow])[] | undefined) => rows?.map(([name]) => name);

describe('the variants of an export', () => {
  const carried = carriedOf(
    row('a/0.png', { source: 'real', seed_file_name: null, method: null, status: null }),
    row('1', {}),
    row('2', { status: 'rejected' }),
    row('3', { status: 'accepted' }),
    row('4', { method: 'randaugment' }),
  );

  it('are all that nobody rejected, those that somebody accepted, or those of a method', () => {
    const alone = carriedOf(...[...carried.rows].filter(([name]) => name !== '4'));
    const { carried: found, made } = choosePools(['expansion', 'accepted', 'gif', 'cutout'], alone);
    expect(names(found.get('expansion'))).toEqual(['1', '3']);
    expect(names(found.get('accepted'))).toEqual(['3']);
    expect(names(found.get('gif'))).toEqual(['1', '3']);
    expect(made).toEqual(['cutout']);
  });

  it('of a mixture are nobody’s but the expansion’s: a method’s own arm has as many as the others', () => {
    const { carried: found, made } = choosePools(['expansion', 'accepted', 'gif', 'randaugment'], carried);
    expect(names(found.get('expansion'))).toEqual(['1', '3', '4']);
    expect(names(found.get('accepted'))).toEqual(['3']);
    expect(made).toEqual(['gif', 'randaugment']);
  });

  it('are apart from real pictures that were picked, which nobody can make', () => {
    const picked = { source: 'picked', seed_file_name: null, method: null } as const;
    const withPicks = carriedOf(...carried.rows, row('5', picked), row('6', { ...picked, status: 'rejected' }));
    const { carried: found } = choosePools(['expansion', 'picked'], withPicks);
    expect(names(found.get('expansion'))).toEqual(['1', '3', '4']);
    expect(names(found.get('picked'))).toEqual(['5']);
    expect(() => choosePools(['picked'], carried)).toThrow(/pictures that were picked, got none/u);
    expect(choosePools(['picked'], carried, true).carried.get('picked')).toEqual([]);
    // They are an arm of their own where there are any, unless a person names the arms.
    const arms = (armsGiven: boolean, pick: string | null, from: Carried | null) =>
      armsFor({ arms: [armOf('original')!], armsGiven, pick }, from).map(({ id }) => id);
    expect(arms(false, null, withPicks)).toEqual(['original', 'picked']);
    expect(arms(false, 'folder', null)).toEqual(['original', 'picked']);
    expect(arms(true, null, withPicks)).toEqual(['original']);
    expect(arms(false, null, carried)).toEqual(['original']);
  });

  it('are made where there are none, but for those that a person chose', () => {
    const { makes } = choosePools(['expansion', 'randaugment'], null);
    expect([...makes]).toEqual([
      ['expansion', 'gif'],
      ['randaugment', 'randaugment'],
    ]);
    expect(() => choosePools(['accepted'], null)).toThrow(/variants that somebody accepted, got none/u);
  });

  it('have soft labels where a run wrote them, or where they are mixtures', () => {
    const soft = (more: Partial<CarriedRow>) =>
      softOf(row('1', { label: 'a', ...more })[1], ['b', 'a', 'gone'], ['a', 'b']);
    expect(soft({ mixed_with: null })).toBeNull();
    expect([...soft({ mixed_with: { label: 'b', share: 0.25 } })!]).toEqual([0.75, 0.25]);
    expect([...soft({ label_probabilities: [0.25, 0.25, 0.5] })!]).toEqual([0.5, 0.5]);
  });
});
