import { describe, expect, it } from 'vitest';
import { laneCount, openLanes, pool } from './lanes.ts';
import type { ExpandModels } from './models.ts';

const GB = 1e9;

describe('lanes', () => {
  it('are as many as threads, where the native runtime computes and memory allows', () => {
    const counts = (weights: number, machine: number) =>
      [1, 2, 6, 64].map((threads) => laneCount('node', threads, weights, machine));
    expect(counts(0.05 * GB, 64 * GB)).toEqual([1, 2, 6, 8]);
    // Half of 8 GB holds three of 1 GB with what is beside.
    expect(counts(GB, 8 * GB)).toEqual([1, 2, 3, 3]);
    expect(counts(9 * GB, 8 * GB)).toEqual([1, 1, 1, 1]);
    expect(laneCount('wasm', 8, 0.05 * GB, 64 * GB)).toBe(1);
    expect(laneCount('cuda', 8, 0.05 * GB, 64 * GB)).toBe(1);
    expect(laneCount('node', 8, 0, 64 * GB)).toBe(1);
  });

  it('are the models themselves where there is one', async () => {
    const open = { memory: 1, again: () => expect.unreachable() } as unknown as ExpandModels;
    const lanes = await openLanes(open, { runtime: 'wasm', threads: 4 }, 100);
    expect(lanes.count).toBe(1);
    // Of a few seeds too: lanes take longer to open than they save.
    expect((await openLanes(open, { runtime: 'node', threads: 4 }, 7)).count).toBe(1);
    expect(await lanes.use((one) => Promise.resolve(one === open))).toBe(true);
  });
});

describe('a pool', () => {
  const models = ['a', 'b'].map((name) => ({ name }) as unknown as ExpandModels);
  const nameOf = (open: ExpandModels) => (open as unknown as { readonly name: string }).name;

  it('gives every model to one piece of work at a time, goes on after one that fails, and closes when all have ended', async () => {
    const busy = new Set<string>();
    const log: string[] = [];
    const ends: (() => void)[] = [];
    const lanes = pool(models, () => {
      log.push('closed');
      return Promise.resolve();
    });
    const work = (id: number, fails = false) =>
      lanes.use(async (open) => {
        const name = nameOf(open);
        expect(busy.has(name)).toBe(false);
        busy.add(name);
        log.push(`${id} begins`);
        await new Promise<void>((resolve) => ends.push(resolve));
        busy.delete(name);
        log.push(`${id} ends`);
        if (fails) throw new Error(`${id} fails`);
        return id;
      });
    const results = [work(1, true), work(2), work(3)].map((result) =>
      result.catch((error: unknown) => (error as Error).message),
    );
    await Promise.resolve();
    const closed = lanes.close();
    while (log.at(-1) !== 'closed') {
      ends.shift()?.();
      await new Promise(setImmediate);
    }
    await closed;
    expect(await Promise.all(results)).toEqual(['1 fails', 2, 3]);
    expect(log.slice(0, 2)).toEqual(['1 begins', '2 begins']);
    expect(log.indexOf('3 begins')).toBeGreaterThan(log.indexOf('1 ends'));
    expect(log.at(-1)).toBe('closed');
  });
});
