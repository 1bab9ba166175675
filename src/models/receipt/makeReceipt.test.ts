import { describe, expect, it } from 'vitest';
import { openRuntime } from '../../../cli/runtime/node.ts';
import { imageId, runSeed } from '../../core/brands.ts';
import { armOf } from '../../core/receipt/arms.ts';
import type { ReceiptPicture } from '../../core/receipt/pictures.ts';
import { DEFAULT_RATES, scheduleOf } from '../../core/receipt/protocol.ts';
import type { ReceiptData, ReceiptEvent, ReceiptPiece, ReceiptRequest, ReceiptStore } from './data.ts';
import { makeReceipt, type MadeReceipt } from './makeReceipt.ts';
import type { TrainingCheckpoint } from './learning.ts';
import { openTraining, type TrainingWork } from './training.ts';
import { openWorkshop } from './workshop.ts';

const SIDE = 32;
const CLASSES = ['red', 'green', 'blue'];
const runtime = await openRuntime('wasm', 1);

/** A picture of its class's colour, with a pattern of its own. */
const picture = (i: number, label: number, origins: readonly number[], k = 0): ReceiptPicture => ({
  ...{ path: `${origins.join('+')}/${label}/${i}-${k}`, label, soft: null, origins, k },
  pixels: Uint8Array.from({ length: 3 * SIDE * SIDE }, (_, at) => {
    const channel = Math.floor(at / (SIDE * SIDE));
    return (channel === label ? 150 : 40) + ((at * (7 + i + 3 * k)) % 80);
  }),
});

const seeds = Array.from({ length: 12 }, (_, i) => picture(i, i % 3, [i]));
const variants = seeds.flatMap((seed, i) => [
  picture(i, seed.label, [i], 1),
  // A mixture with the next seed of its class.
  picture(i, seed.label, [i, (i + 3) % 12], 2),
]);
const data: ReceiptData = {
  classes: CLASSES,
  seeds,
  tests: Array.from({ length: 9 }, (_, i) => picture(100 + i, i % 3, [])),
  groups: seeds.map((_, i) => i),
  pools: new Map([['expansion', variants]]),
  judge: null,
  tower: null,
};
const request: ReceiptRequest = {
  arms: ['original', 'expansion'].map((id) => armOf(id)!),
  seed: runSeed(5),
  repeats: 2,
  test: { kind: 'split', split: 'test' },
  length: { kind: 'updates', count: 6 },
  tune: false,
  net: { kind: 'plain', width: 4, side: SIDE },
  batch: 8,
  variants: 2,
  looks: 2,
  ratios: [],
  robustness: false,
  longTail: null,
  hand: null,
};

async function finished(
  procedure: AsyncGenerator<ReceiptEvent, MadeReceipt, void>,
): Promise<{ made: MadeReceipt; events: ReceiptEvent[] }> {
  const events: ReceiptEvent[] = [];
  for (;;) {
    const next = await procedure.next();
    if (next.done === true) return { made: next.value, events };
    events.push(next.value);
  }
}

function memoryStore(): ReceiptStore & { readonly pieces: Map<string, ReceiptPiece> } {
  const pieces = new Map<string, ReceiptPiece>();
  const checkpoints = new Map<string, TrainingCheckpoint>();
  return {
    pieces,
    piece: (key) => Promise.resolve(pieces.get(key) ?? null),
    putPiece: (key, piece) => Promise.resolve(void pieces.set(key, structuredClone(piece))),
    checkpoint: (key) => Promise.resolve(checkpoints.get(key) ?? null),
    putCheckpoint: (key, checkpoint) => Promise.resolve(void checkpoints.set(key, structuredClone(checkpoint))),
  };
}

describe('a training', () => {
  const work: TrainingWork = {
    net: request.net,
    classes: 3,
    streams: { runSeed: runSeed(5), image: imageId('receipt/0') },
    pictures: [...seeds, ...variants].map((one) => ({ ...one, teacher: null })),
    updates: 8,
    schedule: scheduleOf(8),
    rates: DEFAULT_RATES,
    batch: 8,
    online: 'randaugment',
    balanced: false,
    heldOut: data.tests!,
    looks: [2, 5, 8],
  };

  it('goes on from a checkpoint to the same weights and the same curve', async () => {
    const whole = await openTraining(runtime, work);
    while (!whole.finished) await whole.step();
    const first = await openTraining(runtime, work);
    for (let i = 0; i < 4; i++) await first.step();
    const checkpoint = structuredClone(await first.checkpoint());
    // As in a worker that is killed: what it did after the checkpoint is lost.
    await first.step();
    await first.release();
    const second = await openTraining(runtime, work, checkpoint);
    expect(second.update).toBe(4);
    while (!second.finished) await second.step();
    expect(await second.checkpoint()).toEqual(await whole.checkpoint());
    expect(second.curve.map(({ update }) => update)).toEqual([2, 5, 8]);
    await second.release();
    await whole.release();
  });

  it('refuses to train with nothing', async () => {
    await expect(openTraining(runtime, { ...work, pictures: [] })).rejects.toThrow(/pictures to train with, got none/u);
  });
});

describe('a receipt', () => {
  it('gives the same numbers again, and whatever of it was done before', async () => {
    const { made, events } = await finished(makeReceipt(runtime, data, request));
    expect(made.arms.map(({ arm, pictures, updates }) => [arm, pictures, updates])).toEqual([
      ['original', 12, 6],
      ['expansion', 36, 6],
    ]);
    for (const { runs } of made.arms) {
      expect(runs.map(({ seed }) => seed)).toEqual([5, 6]);
      for (const { confusion, curve } of runs) {
        expect(confusion.flat().reduce((sum, count) => sum + count, 0)).toBe(9);
        expect(curve.map(({ update }) => update)).toEqual([3, 6]);
      }
    }
    const store = memoryStore();
    const cut = makeReceipt(runtime, data, request, store);
    while (store.pieces.size < 2) await cut.next();
    await cut.return(undefined as never);
    const again = await finished(makeReceipt(runtime, data, request, store));
    expect(again.made).toEqual(made);
    const steps = (all: readonly ReceiptEvent[]) => all.filter(({ kind }) => kind === 'update').length;
    expect([steps(events), steps(again.events)]).toEqual([24, 12]);
  });

  it('never trains with a held-out seed, its variants or mixtures with it, and tests every seed once', async () => {
    const folds = { ...data, tests: null, groups: seeds.map((_, i) => (i === 3 ? 0 : i)) };
    const asked: ReceiptRequest = { ...request, test: { kind: 'folds', folds: 3 }, longTail: 3 };
    const workshop = openWorkshop(runtime, folds, asked, null);
    for (const stage of ['run', 'pilot', 'tail'] as const) {
      for (let repeat = 0; repeat < 3; repeat++) {
        const tested: string[] = [];
        for (let fold = 0; fold < (stage === 'pilot' ? 4 : 3); fold++) {
          const job = { ...{ stage, repeat, fold, arm: 'expansion', k: 2, balanced: false, updates: 6, rates: null } };
          const held = new Set(workshop.testsOf(job).flatMap(({ origins }) => origins));
          expect(workshop.picturesOf(job).filter(({ origins }) => origins.some((origin) => held.has(origin)))).toEqual(
            [],
          );
          expect(held.has(0)).toBe(held.has(3));
          tested.push(...workshop.testsOf(job).map(({ path }) => path));
        }
        expect(tested.toSorted()).toEqual(seeds.map(({ path }) => path).toSorted());
      }
    }
    const { made } = await finished(makeReceipt(runtime, folds, { ...asked, repeats: 1, longTail: null }));
    expect(made.arms[0]!.runs[0]!.confusion.flat().reduce((sum, count) => sum + count, 0)).toBe(12);
  });

  it('finds length and rates on a part of the seeds, and answers what else is asked', async () => {
    const hard = { ...request, repeats: 1, arms: [armOf('expansion')!], hand: 'expansion' };
    const { made } = await finished(
      makeReceipt(runtime, data, { ...hard, ratios: [0, 1, 2], robustness: true, longTail: 2, tune: true }),
    );
    expect(made.protocol).toMatchObject({ tuned: true, length: { kind: 'updates', updates: 6, found: false } });
    expect(made.ratios[0]!.points.map(({ k }) => k)).toEqual([0, 1, 2]);
    expect(made.ratios[0]!.points[2]!.mean).toBe(made.arms[0]!.mean);
    expect(made.robustness).toHaveLength(45);
    expect(made.longTail!.results.map(({ loss }) => loss)).toEqual(['plain', 'balanced']);
    expect(made.handed!.vectors['training:parameters']!.length).toBeGreaterThan(100);

    const epochs = await finished(
      makeReceipt(runtime, data, {
        ...{ ...request, repeats: 1, length: { kind: 'epochs', count: 2 } },
        arms: ['original', 'infinite', 'expansion'].map((id) => armOf(id)!),
      }),
    );
    expect(epochs.made.arms.map(({ updates }) => updates)).toEqual([3, 9, 9]);
  });

  it('says which pictures an arm lacks', async () => {
    const lacking = { ...request, arms: [armOf('guided')!] };
    await expect(finished(makeReceipt(runtime, data, lacking))).rejects.toThrow(/variants of gif for the arm guided/u);
    await expect(finished(makeReceipt(runtime, data, { ...request, arms: [armOf('head')!] }))).rejects.toThrow(
      /what the judge reads/u,
    );
  });
});
