import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { imageId, type ImageId } from '../../core/brands.ts';
import { nearestOthers } from '../../evaluation/nearest.ts';
import { success } from '../../protocol/failure.ts';
import { rowsOf } from '../../protocol/insight.ts';
import type { ImaginedVariant } from '../../protocol/models.ts';
import { variantRecord as imagined } from '../../testing/projects.ts';
import type { Context } from '../context.ts';
import { slotId, type ImageKey } from '../ids.ts';
import { createMemory, learnSeed, type Memory } from '../memory.ts';
import { refreshNeighbours } from './neighbours.ts';
import type { RunPlan } from './plan.ts';
import { variantRecord } from './record.ts';

const SPACE = { judge: 'judge', side: 64 };
const PLAN = { judging: { active: [0, 1] }, classes: 2, space: SPACE } as unknown as RunPlan;
const SEED = imageId('cat/0.png');
const STRANGER = imageId('dog/1.png');

/** A direction of the plane, in radians. */
const at = (angle: number) => Float32Array.of(Math.cos(angle), Math.sin(angle));

/** A seed at 0, a stranger at 1, and others far away. */
function memoryOf(seeds: number): Memory {
  const memory = { ...createMemory(), space: SPACE };
  const learn = (id: ImageId, angle: number) => {
    learnSeed(memory, { id, original: `original:${id}` as ImageKey }, { ...SPACE, values: at(angle) });
  };
  learn(SEED, 0);
  learn(STRANGER, 1);
  for (let i = 2; i < seeds; i++) learn(imageId(`dog/${i}.png`), 2 + i / seeds);
  return memory;
}

function record(memory: Memory, k: number, angle: number, siblings: readonly number[] | null = []) {
  const variant = { ...imagined(SEED, k), embedding: at(angle) } as unknown as ImaginedVariant;
  const place = { seed: SEED, image: `variant:${k}` as ImageKey };
  const slots = siblings?.map((sibling) => slotId(SEED, sibling)) ?? null;
  return variantRecord(variant, place, PLAN, memory, slots);
}

describe('variantRecord', () => {
  it('finds the nearest of all images there are', () => {
    const { nearest, nearCopy } = record(memoryOf(10), 1, 0.99);
    expect(nearest!.of).toEqual({ kind: 'seed', id: STRANGER });
    expect(nearest!.cosine).toBeCloseTo(Math.cos(0.01), 6);
    expect(nearCopy).toBe(true);
  });

  it('finds the nearest of all among thousands too where that is asked for', () => {
    expect(record(memoryOf(3000), 1, 0.99, null).nearest!.of).toEqual({ kind: 'seed', id: STRANGER });
  });

  it('among thousands finds the nearest of its family at once, and of all where the run is at its end', async () => {
    const memory = memoryOf(3000);
    const first = record(memory, 1, 0.7, [1, 2]);
    const second = record(memory, 2, 0.99, [1, 2]);
    expect(first.nearest!.of).toEqual({ kind: 'seed', id: SEED });
    expect(second.nearest!.of).toEqual({ kind: 'variant', slot: slotId(SEED, 1) });
    expect(second.nearCopy).toBe(false);

    const run = { variants: new Map([first, second].map((one) => [one.slot, one])) };
    const store = createStore(() => ({ run }));
    const analysis = {
      nearest: (points: Parameters<typeof rowsOf>[0], from: number) =>
        Promise.resolve(success(nearestOthers(rowsOf(points), from))),
    };
    await refreshNeighbours({ store, memory, analysis } as unknown as Context);
    const now = store.getState().run.variants;
    expect(now.get(first.slot)!.nearest!.of).toEqual({ kind: 'variant', slot: second.slot });
    expect(now.get(second.slot)!.nearest!.of).toEqual({ kind: 'seed', id: STRANGER });
    expect(now.get(second.slot)!.nearCopy).toBe(true);
  });
});
