/** @file Recipes tried by training, for `--recipe proposed --trial`: a receipt in small, by folds over the seeds. */

import { availableParallelism } from 'node:os';
import { unitFloat32 } from '../../src/core/judge/embedding.ts';
import { sampleOf } from '../../src/core/propose/probe.ts';
import type { Candidate, Tried } from '../../src/core/propose/trial.ts';
import { armOf } from '../../src/core/receipt/arms.ts';
import type { ReceiptPicture } from '../../src/core/receipt/pictures.ts';
import { bytesAt } from '../../src/core/receipt/squares.ts';
import { resolveRecipe } from '../../src/core/run/recipe.ts';
import { slotsOf } from '../../src/core/run/slots.ts';
import { softLabel } from '../../src/core/run/softLabel.ts';
import { groupsOf } from '../../src/evaluation/likeness.ts';
import type { ReceiptData, ReceiptRequest } from '../../src/models/receipt/data.ts';
import { makeReceipt } from '../../src/models/receipt/makeReceipt.ts';
import { createProgressBar } from '../lib/progressBar.ts';
import { openRuntime, type RuntimeName } from '../runtime/node.ts';
import { expandPlanned } from './expandSeed.ts';
import type { ExpandModels } from './models.ts';
import { readPixels, type Prepared } from './prepare.ts';
import { showParts } from './showParts.ts';

/** Where classifiers are trained. */
export interface TrialOptions {
  readonly runtime: RuntimeName;
  /** `null`: one a core. */
  readonly threads: number | null;
}

/** Seeds that take part. */
const SEEDS = 200;
/** Variants of each. */
const VARIANTS = 5;
/** The classifier: small enough for a trial of six recipes to end in minutes, and as strict in what it ranks as one of 64 px. */
const NET = { kind: 'residual', width: 16, side: 32 } as const;
const FOLDS = 3;
const REPEATS = 2;
const UPDATES = 200;
const BATCH = 32;

/**
 * Opens a trial.
 *
 * @param prepared the first pass over the data set.
 * @param open the models that make variants.
 * @param batch variants in memory at a time.
 */
export function openTrial(prepared: Prepared, open: ExpandModels, batch: number, options: TrialOptions) {
  const { plan, recipe, embeddings } = prepared;
  const { classes } = plan;
  const seeds = sampleOf(plan.seeds, SEEDS).map((i) => plan.seeds[i]!);
  const places = new Map<string, number>(seeds.map(({ id }, i) => [id, i]));

  async function variantsOf(parts: Candidate, show: (done: number) => void): Promise<readonly ReceiptPicture[]> {
    const candidate = resolveRecipe({ ...recipe, parts, select: null }, open.suggestions);
    const pictures: ReceiptPicture[] = [];
    for (const [origin, seed] of seeds.entries()) {
      show(origin);
      const slots = slotsOf(candidate, VARIANTS).map((slot) => ({ ...slot, paths: {} }));
      const { variants } = await expandPlanned({ ...seed, slots }, prepared, open, batch, candidate);
      for (const { k, image, how, mixture, judged } of variants) {
        const other = 'partner' in how ? how.partner : 'scene' in how ? how.scene : '';
        const partner = places.get(other);
        const parts = { label: seed.label, mixture, probabilities: judged?.probabilities ?? null };
        const soft = softLabel(parts, candidate.softLabels ?? 0, classes.length);
        pictures.push({
          path: `${seed.image.path}__k${k}`,
          label: seed.label,
          soft: soft && Float32Array.from(soft),
          origins: partner === undefined ? [origin] : [origin, partner],
          k,
          pixels: bytesAt(image, NET.side),
        });
      }
    }
    return pictures;
  }

  return {
    /**
     * Trains with every candidate, with the same first weights, batches and folds.
     *
     * @returns what each came to, in their order.
     */
    async all(candidates: readonly Candidate[]): Promise<readonly Tried[]> {
      const runtime = await openRuntime(options.runtime, options.threads ?? availableParallelism());
      const pictures: ReceiptPicture[] = [];
      for (const [i, { image, label }] of seeds.entries()) {
        const pixels = bytesAt(await readPixels(image, open, prepared.readOptions), NET.side);
        pictures.push({ path: image.path, label, soft: null, origins: [i], k: 0, pixels });
      }
      const groups = groupsOf(seeds.map(({ image }) => unitFloat32(embeddings.get(image.path)!)));
      const arm = armOf('expansion')!;
      const request: ReceiptRequest = {
        ...{ arms: [arm], seed: recipe.runSeed, repeats: REPEATS, test: { kind: 'folds', folds: FOLDS } },
        ...{ length: { kind: 'updates', count: UPDATES }, tune: false, net: NET, batch: BATCH, variants: VARIANTS },
        ...{ looks: 1, ratios: [], robustness: false, longTail: null, hand: null },
      };
      const tried: Tried[] = [];
      for (const [i, parts] of candidates.entries()) {
        const said = `recipe ${i + 1} of ${candidates.length}, ${showParts(parts)}`;
        const bar = createProgressBar(seeds.length + FOLDS * REPEATS * UPDATES);
        const pool = await variantsOf(parts, (done) => {
          bar.show(done, said);
        });
        const data: ReceiptData = {
          ...{ classes, seeds: pictures, tests: null, groups, judge: null },
          pools: new Map([['expansion', pool]]),
        };
        const procedure = makeReceipt(runtime, data, request);
        let done = seeds.length;
        let next = await procedure.next();
        for (; next.done !== true; next = await procedure.next()) {
          if (next.value.kind === 'update') bar.show(done++, said);
        }
        bar.clear();
        const { mean, spread } = next.value.arms[0]!;
        tried.push({ parts, mean, spread });
      }
      return tried;
    },
  };
}
