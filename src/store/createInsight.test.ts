import { describe, expect, it } from 'vitest';
import { imageId } from '../core/brands.ts';
import type { Analysis } from '../engine/insight.ts';
import { success } from '../protocol/failure.ts';
import { rowsOf } from '../protocol/insight.ts';
import { valueOf } from '../testing/valueOf.ts';
import { createInsight } from './createInsight.ts';
import { slotId, type ImageKey } from './ids.ts';
import { createMemory, learnSeed, learnVariant } from './memory.ts';

const SPACE = { judge: 'judge', side: 64 };
const UNHEEDED = new AbortController().signal;

/** Puts every point where its row says. */
const analysis = {
  pca: (points: Parameters<typeof rowsOf>[0]) =>
    Promise.resolve(success(Float32Array.from(rowsOf(points).flatMap((row) => [...row])))),
} as unknown as Analysis;

/** Seeds around a circle, one variant of each a little further on. */
function insightOf(seeds: number, step: number) {
  const memory = { ...createMemory(), space: SPACE };
  const ids = Array.from({ length: seeds }, (_, i) => imageId(`class/${i}.png`));
  const at = (turn: number) => Float32Array.of(Math.cos(turn), Math.sin(turn));
  const variants = new Map(ids.map((id) => [slotId(id, 1), null]));
  ids.forEach((id, i) => {
    const turn = (2 * Math.PI * i) / seeds;
    learnSeed(memory, { id, original: `original:${id}` as ImageKey }, { ...SPACE, values: at(turn) });
    const image = `variant:${id}` as ImageKey;
    learnVariant(memory, slotId(id, 1), image, { ...SPACE, values: at(turn + step) });
  });
  const run = { seeds: () => ids, compared: () => ids, classOf: () => 'class', seedOf: () => ids[0], picks: () => [] };
  return { insight: createInsight(memory, run, analysis), variants };
}

describe('createInsight', () => {
  it('maps every image where there is room for all', async () => {
    const { insight } = insightOf(50, 0.01);
    const map = await insight.map('principal', () => undefined, UNHEEDED);
    expect(map.ok && [map.value.points.length, map.value.all]).toEqual([100, 100]);
  });

  it('maps 20,000 of more, from the whole of the set', async () => {
    const { insight } = insightOf(10_500, 0.01);
    const map = await insight.map('principal', () => undefined, UNHEEDED);
    if (!map.ok) throw new Error('Expected a map.');
    const { points, all } = map.value;
    expect(all).toBe(21_000);
    expect(points).toHaveLength(20_000);
    const seeds = points.filter(({ kind }) => kind === 'seed').length;
    expect(seeds).toBe(10_000);
    // All around the circle, and each where its own embedding says.
    const last = points[seeds - 1]!;
    expect(Math.hypot(last.x - 1, last.y)).toBeLessThan(0.01);
  });

  it('measures radii on all images, and on 1,000 of each of more, which it says', async () => {
    const few = insightOf(300, 0.005);
    const whole = valueOf(await few.insight.figures(few.variants)).coverage;
    expect(whole.sample).toBeNull();
    expect(whole.seeds.largest).toBeCloseTo(1 - Math.cos(0.005), 5);

    const many = insightOf(3000, 0.0005);
    const part = valueOf(await many.insight.figures(many.variants)).coverage;
    expect(part.sample).toEqual({ seeds: 1000, variants: 1000 });
    expect(part.seeds.largest).toBeCloseTo(1 - Math.cos(0.0005), 5);
    expect(part.amongSeeds.largest).toBeCloseTo(1 - Math.cos((2 * Math.PI) / 1000), 5);
  });
});
