import { describe, expect, it } from 'vitest';
import { classIndex, imageId, runSeed } from '../brands.ts';
import { METHOD_IDS } from '../methods/table.ts';
import { ARMS, armOf, needsOfArms } from './arms.ts';
import { changedBy } from './online.ts';
import { targetsOf, type ReceiptPicture } from './pictures.ts';

const SIDE = 32;
const picture = (i: number, label: number): ReceiptPicture => ({
  path: `${i}.png`,
  label,
  soft: null,
  origins: [i],
  k: 0,
  pixels: Uint8Array.from({ length: 3 * SIDE * SIDE }, (_, at) => (at * (i + 3)) % 256),
});
const among = [picture(0, 0), picture(1, 0), picture(2, 1), picture(3, 2)];
const seen = (number: number) => ({ streams: { runSeed: runSeed(1), image: imageId('receipt/0') }, number, among });

describe('arms', () => {
  it('have a name each, and one for everything that a method makes', () => {
    expect(new Set(ARMS.map(({ id }) => id)).size).toBe(ARMS.length);
    const pools = ARMS.flatMap(({ work }) => (work.kind === 'trained' ? [work.pool] : []));
    for (const method of METHOD_IDS.filter((id) => id !== 'copy')) expect(pools).toContain(method);
    expect(armOf('none')).toBeNull();
  });

  it('say what they need', () => {
    const of = (...ids: readonly string[]) => needsOfArms(ids.map((id) => armOf(id)!));
    expect(of('original', 'randaugment-online')).toEqual({ pools: [], judge: false, tower: false, towerPools: [] });
    expect(of('guided', 'expansion', 'synthetic')).toEqual({
      pools: ['gif', 'expansion'],
      judge: false,
      tower: false,
      towerPools: [],
    });
    expect(of('distilled').judge).toBe(true);
    expect(of('head')).toEqual({ pools: [], judge: true, tower: false, towerPools: [] });
    expect(of('fine-tuned', 'guided')).toEqual({ pools: ['gif'], judge: true, tower: true, towerPools: [] });
    const both = { pools: ['expansion'], judge: true, tower: true, towerPools: ['expansion'] };
    expect(of('fine-tuned-expansion', 'fine-tuned-synthetic')).toEqual(both);
  });

  it('change a picture on the fly as its stream says, and leave it as it is', async () => {
    for (const { work } of ARMS) {
      if (work.kind !== 'trained' || work.online === null) continue;
      const before = among[0]!.pixels.slice();
      const first = await changedBy(work.online, among[0]!, SIDE, 3, seen(4));
      expect(await changedBy(work.online, among[0]!, SIDE, 3, seen(4))).toEqual(first);
      const others = await Promise.all([5, 6, 7, 8].map((n) => changedBy(work.online!, among[0]!, SIDE, 3, seen(n))));
      expect(others.some(({ pixels }) => Buffer.compare(pixels, first.pixels) !== 0)).toBe(true);
      expect(among[0]!.pixels).toEqual(before);
      const rows = targetsOf([first, ...others], 3);
      expect(rows.reduce((sum, share) => sum + share, 0)).toBeCloseTo(5);
    }
  });

  it('have half of what a teacher reads in a label', () => {
    const own = { label: classIndex(1, 3), soft: null };
    expect([...targetsOf([{ ...own, teacher: Float32Array.of(0.5, 0.5, 0) }], 3)]).toEqual([0.25, 0.75, 0]);
    expect([...targetsOf([{ ...own, soft: Float32Array.of(0, 0.5, 0.5) }], 3)]).toEqual([0, 0.5, 0.5]);
  });
});
