import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { projectState, SEEDS } from '../../testing/projects.ts';
import type { Context } from '../context.ts';
import type { ImageKey } from '../ids.ts';
import { showArrivals } from './arriving.ts';
import { variantKey } from './record.ts';

/** A page with a run under way, and the pictures that are held for it. */
function page() {
  const store = createStore(() => projectState(1));
  const held = new Map<ImageKey, Blob>();
  const context = {
    store,
    blobs: {
      hold: (key: ImageKey, blob: Blob) => held.set(key, blob),
      remove(keys: readonly ImageKey[]) {
        for (const key of keys) held.delete(key);
      },
    },
  } as unknown as Context;
  return { context, held, arriving: () => store.getState().run.arriving };
}

const made = (index: number, text = 'picture') => ({
  k: index + 1,
  number: index,
  image: new Blob([text]),
  classScore: 0.5,
  keptClass: true,
});

describe('showArrivals', () => {
  it('shows variants under the keys that their records will have, and takes them away at the end', () => {
    const { context, held, arriving } = page();
    const { onVariant, end } = showArrivals(context, SEEDS[2]!, 1, new AbortController().signal);
    onVariant(made(0));
    onVariant(made(1));
    const keys = [1, 2].map((k) => variantKey(SEEDS[2]!, k, k - 1, 1));
    expect(arriving().map(({ image, k }) => [k, image])).toEqual(keys.map((key, i) => [i + 1, key]));
    expect([...held.keys()]).toEqual(keys);
    end();
    expect(arriving()).toEqual([]);
    expect(held.size).toBe(0);
  });

  it('puts a variant that comes again, from a new worker, in place of the old one', async () => {
    const { context, held, arriving } = page();
    const { onVariant } = showArrivals(context, SEEDS[2]!, 1, new AbortController().signal);
    for (const text of ['old', 'new']) onVariant(made(0, text));
    expect(arriving()).toHaveLength(1);
    expect(await [...held.values()][0]!.text()).toBe('new');
  });

  it('shows nothing after the end of the run, or of the seed', () => {
    const { context, held, arriving } = page();
    const run = new AbortController();
    const stopped = showArrivals(context, SEEDS[2]!, 1, run.signal);
    run.abort();
    stopped.onVariant(made(0));
    const over = showArrivals(context, SEEDS[3]!, 1, new AbortController().signal);
    over.end();
    over.onVariant(made(0));
    expect(arriving()).toEqual([]);
    expect(held.size).toBe(0);
  });

  it('leaves alone what another run shows', () => {
    const { context, arriving } = page();
    const signal = new AbortController().signal;
    const old = showArrivals(context, SEEDS[2]!, 1, signal);
    const other = showArrivals(context, SEEDS[3]!, 2, signal);
    old.onVariant(made(0));
    other.onVariant(made(0));
    old.end();
    expect(arriving().map(({ seed }) => seed)).toEqual([SEEDS[3]]);
  });
});
