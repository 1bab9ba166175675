import { describe, expect, it } from 'vitest';
import type { StoreApi } from 'zustand/vanilla';
import { imageId } from '../../core/brands.ts';
import type { How } from '../../core/methods/table.ts';
import { partOf, type RecipePart } from '../../core/run/recipe.ts';
import type { ReceiptWork } from '../../protocol/receipt.ts';
import { fakeStudio, PETS } from '../../testing/fakeStudio.ts';
import { fakeTrainer } from '../../testing/fakeTrainer.ts';
import { classKey } from '../ids.ts';
import { NO_PICKS, pickRecord } from '../picks/state.ts';
import { backgroundKey } from '../recipe/background.ts';
import type { StudioState } from '../state.ts';
import { armsOf } from './selectors.ts';

const K = 2;
const TRAINED = PETS.map((picture) => ({ ...picture, split: 'train' as const }));

/** A run by these methods, and what a receipt is made of afterwards. */
async function grown(...parts: readonly RecipePart[]) {
  const worker = fakeTrainer();
  const studio = fakeStudio({ pictures: TRAINED, makeReceipt: worker.makeReceipt });
  const { actions, until, store } = studio;
  await studio.open();
  actions.recipe.change({ variants: K, parts });
  actions.run.expand();
  await until(({ run }) => run.phase.kind === 'finished');
  const made = () => {
    const next = worker.next();
    actions.receipt.make();
    return next;
  };
  return { actions, made, store, state: () => store.getState() };
}

const arms = (state: Parameters<typeof armsOf>[0]) => armsOf(state).map(({ id }) => id);

const MIXED = partOf('mixup');
const MIX_UP = { ...MIXED, settings: { ...MIXED.settings, partner: 'any-class' } } as RecipePart;

describe('what a receipt is made of', () => {
  it('holds what is made with a background: that is no seed, and is held out with nobody', async () => {
    const { made, store, state } = await grown(partOf('copy'));
    const { run } = state();
    // The toy mask finds no object, so the pictures are copies that say what scenes would.
    const sceneOf = (k: number) => (k === 1 ? 'beach.png' : 'gone.png');
    const variants = new Map(
      [...run.variants].map(([slot, variant]) => [
        slot,
        { ...variant, how: { method: 'scene', scene: sceneOf(variant.k) } as unknown as How },
      ]),
    );
    const beach = { id: imageId('beach.png'), sha256: '0', picture: backgroundKey('0') };
    (store as StoreApi<StudioState>).setState({ run: { ...run, variants, backgrounds: [beach] } });
    const { pools, makes } = await made();
    // What names neither a seed nor a background shows something that nobody can hold out.
    expect(pools.map(([pool, files]) => [pool, files.map(({ k, origins }) => [k, origins])])).toEqual([
      ['expansion', [0, 1, 2, 3].map((origin) => [1, [origin]])],
    ]);
    expect(makes.map(({ pool }) => pool)).toEqual(['randaugment']);
  });

  it('is of both seeds where two were mixed, and of none that is left out', async () => {
    const { made, state, actions } = await grown(MIX_UP);
    const hows = new Map([...state().run.variants.values()].map(({ slot, how }) => [slot as string, how]));
    const paths = TRAINED.map(({ path }) => path);
    const [[, first]] = (await made()).pools as readonly [ReceiptWork['pools'][number]];
    expect(first).toHaveLength(K * TRAINED.length);
    for (const { path, origins } of first) {
      const how = hows.get(path)!;
      expect(paths[origins[1]!]).toBe(how.method === 'mixup' && how.partner);
    }
    actions.receipt.stop();
    actions.seeds.leaveOutSeeds([imageId(paths[0]!)], true);
    const second = await made();
    expect(second.seeds.map(({ path }) => path)).toEqual(paths.slice(1));
    const others = first.filter(({ origins }) => !origins.includes(0));
    expect(second.pools[0]![1].map(({ path }) => path)).toEqual(others.map(({ path }) => path));
    // Some of the others' had it for a partner, and show something of it.
    expect(others.length).toBeLessThan(K * (TRAINED.length - 1));
  });

  it('takes a mixed run for its expansion alone: a method in it is made anew, or not offered', async () => {
    const { made, state } = await grown(partOf('gif'), partOf('randaugment'));
    const methods = [...state().run.variants.values()].map(({ how }) => how.method);
    expect(new Set(methods)).toEqual(new Set(['gif', 'randaugment']));
    expect(arms(state())).toEqual(expect.arrayContaining(['expansion', 'randaugment']));
    expect(arms(state())).not.toContain('guided');
    const { pools, makes } = await made();
    expect(pools.map(([pool, files]) => [pool, files.length])).toEqual([['expansion', K * TRAINED.length]]);
    expect(makes.map(({ pool }) => pool)).toEqual(['randaugment']);
  });

  it('takes pictures that were picked for an arm of their own, of no seed, with the class that they have now', async () => {
    const { made, store, state, actions } = await grown(partOf('copy'));
    const facts = {
      from: 'a.png',
      probability: 0.9,
      entropy: 0.1,
      foretold: 1,
      asked: { probability: 0.8, cosine: 0.5, seeds: 2 },
    };
    const picks = ['1', '2', '3'].map((sha256) => pickRecord(classKey('cat'), { ...facts, sha256 }));
    const originals = [...state().seeds.images.values()].map(({ original }) => original);
    const all = new Map(picks.map((pick, i) => [pick.slot, { ...pick, image: originals[i]! }]));
    (store as StoreApi<StudioState>).setState({ picks: { ...NO_PICKS, all } });
    actions.review.decide([picks[0]!.slot], 'rejected');
    actions.review.relabel([picks[1]!.slot], classKey('dog'));
    actions.receipt.choose({ arms: ['original', 'expansion', 'picked'] });
    const { pools } = await made();
    expect(pools.map(([pool, files]) => [pool, files.length])).toEqual([
      ['expansion', K * TRAINED.length],
      ['picked', 2],
    ]);
    expect(pools[1]![1].map(({ label, origins, k }) => [label, origins, k])).toEqual([
      [1, [], 1],
      [0, [], 1],
    ]);
  });

  it('takes a run of one method for that method’s too', async () => {
    const { state } = await grown(partOf('gif'));
    expect(arms(state())).toContain('guided');
    expect(arms(state())).not.toContain('scene');
  });
});
