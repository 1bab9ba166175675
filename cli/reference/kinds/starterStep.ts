/** @file An expansion with the starter models on a device, against the same one on WASM in Node. */

import { classIndex, imageId, pixelTensor, runSeed } from '../../../src/core/brands.ts';
import { drive } from '../../../src/core/expansion/drive.ts';
import { imagine } from '../../../src/core/expansion/imagine.ts';
import { IMAGINE_DEFAULTS } from '../../../src/core/expansion/settings.ts';
import type { SeedExpansion } from '../../../src/core/expansion/variant.ts';
import { classMatrix } from '../../../src/core/judge/classMatrix.ts';
import { openModels } from '../../../src/models/openModels.ts';
import type { Runtime } from '../../../src/models/runtime/runtime.ts';
import { openJudgePack, openEncodingPack } from '../../lib/pack.ts';
import { openRuntime } from '../../runtime/node.ts';
import type { Comparison } from '../kind.ts';
import type { Runner } from '../runners/runner.ts';
import { runtimeOver } from '../runners/runtimeOver.ts';

const SIDE = 32;
const CLASSES = 6;

/**
 * Expands one picture on a device and in Node; latents, in units of the latent, may differ by 1e-4.
 *
 * @param runner runs an ONNX file on the device.
 * @param packs folder of the starter packs.
 * @returns the largest absolute difference of each quantity.
 */
export async function compareStarter(runner: Runner, packs: string): Promise<Comparison[]> {
  const differences: Comparison[] = [];
  for (const joined of [true, false]) differences.push(...(await compareWays(runner, packs, joined)));
  return differences;
}

/** @param joined prior and judge as one graph, or one after the other. */
async function compareWays(runner: Runner, packs: string, joined: boolean): Promise<Comparison[]> {
  const there = await expandOn(runtimeOver(runner), packs, joined);
  const here = await expandOn(await openRuntime('wasm'), packs, joined);
  const way = joined ? 'joined' : 'apart';
  const difference = (read: (expansion: SeedExpansion) => readonly ArrayLike<number>[]): number => {
    const other = read(here);
    return Math.max(...read(there).flatMap((values, i) => Array.from(values, (v, j) => Math.abs(v - other[i]![j]!))));
  };
  return [
    {
      quantity: `starter's latents, ${way}`,
      error: difference((e) => e.variants.map((v) => v.latent.data)),
      tolerance: 1e-4,
    },
    {
      quantity: `starter's images, ${way}`,
      error: difference((e) => e.variants.map((v) => v.image!.data)),
      tolerance: 1e-3,
    },
    {
      quantity: `starter's probabilities, ${way}`,
      error: difference((e) => e.variants.map((v) => v.probabilities)),
      tolerance: 1e-3,
    },
  ];
}

async function expandOn(runtime: Runtime, packs: string, joined: boolean): Promise<SeedExpansion> {
  const prior = await openEncodingPack(`${packs}/starter-prior`);
  const judge = await openJudgePack(`${packs}/starter-judge`);
  const open = await openModels({ prior, judge }, runtime);
  // A picture with an edge, a slope and a texture, and classes that lie anywhere: nothing here depends on what is shown.
  const pixels = Float32Array.from({ length: 3 * SIDE * SIDE }, (_, i) => {
    const [x, y, c] = [i % SIDE, Math.floor(i / SIDE) % SIDE, Math.floor(i / SIDE ** 2)];
    const inside = (x - 15) ** 2 + (y - 17) ** 2 < 100;
    return 0.5 + 0.3 * Math.sin(0.1 * x + c) * (inside ? 1 : -0.4) + 0.1 * Math.sin(1.3 * y);
  });
  const rows = Array.from({ length: CLASSES }, (_, k) =>
    Float64Array.from({ length: judge.manifest.embedding.size }, (_value, i) => Math.sin(12.9898 * (i + 1) * (k + 1))),
  );
  const seed = {
    id: imageId('picture'),
    pixels: pixelTensor({ dims: [1, 3, SIDE, SIDE], data: pixels }),
    label: classIndex(1, CLASSES),
  };
  const recipe = { ...IMAGINE_DEFAULTS, runSeed: runSeed(7), variants: 2, epsilon: 0.8 };
  const { jointPass, judge: judging, prior: opened } = open.models;
  if (!opened || !jointPass) throw new Error('Expected a prior that is joined with its judge.');
  const models = { prior: opened, judge: judging, ...(joined && { jointPass }) };
  const expansion = await drive(imagine(seed, recipe, models, classMatrix(rows, judge.manifest.scoring.logitScale)));
  await open.close();
  return expansion!; // Nothing cancels here.
}
