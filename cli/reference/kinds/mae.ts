/**
 * @file `mae/`: a masked autoencoder as its publishers export it, against PyTorch: tokens, patches undone with and without a
 * normalisation of their own, and one guided step with channel noise over the tokens of patches or over all of them; the judge is a
 * case of the kind `clip`. All through packs that are made of the plain files.
 */

import { pixelTensor } from '../../../src/core/brands.ts';
import type { Models } from '../../../src/core/expansion/ports.ts';
import { applyAffine } from '../../../src/core/image/affine.ts';
import type { DiversityForm } from '../../../src/core/objective/diversity.ts';
import { affineOf } from '../../../src/packs/framing.ts';
import { join } from 'node:path';
import { makePack } from '../../../src/models/make/makePack.ts';
import { encodingPack, type EncodingPack } from '../../../src/models/pack.ts';
import { openJudge } from '../../../src/models/ports/judge.ts';
import { openPrior } from '../../../src/models/ports/prior.ts';
import type { Runtime } from '../../../src/models/runtime/runtime.ts';
import { folderSource } from '../../lib/folderSource.ts';
import { compare } from '../compare.ts';
import type { Comparison, Kind } from '../kind.ts';
import { openRuntime } from '../../runtime/node.ts';
import { runtimeOver } from '../runners/runtimeOver.ts';
import { floatTensor, readCase, type StoredTensor } from '../stored.ts';
import { packOfCase, pixelsOf } from './clip.ts';
import { compareStep, seenSmall, type GuidedCase, type GuidedStep, type Reading } from './guidedStep.ts';
import { lackWords } from '../../../src/ui/words/en/packs.ts';

interface MaeCase extends GuidedCase {
  /** Folder of a case of the kind `clip`, from this one. */
  readonly judge: string;
  readonly pixel_values: StoredTensor;
  readonly tokens: StoredTensor;
  /** In [0, 1], not held there. */
  readonly image_plain: StoredTensor;
  readonly image_per_patch: StoredTensor;
  /** What pictures are resized to for the judge, in pixels. */
  readonly judge_size: number;
  /** By "<which tokens move> <how patches are undone>". */
  readonly guided: Readonly<Record<string, GuidedStep>>;
}

export const mae: Kind = {
  kind: 'mae',
  async *check(folder, { runner }) {
    const recorded = await readCase<MaeCase>(folder);
    const runtime = runtimeOver(runner);
    const told = { id: 'reference', title: 'Reference', licence: 'MIT', source: 'random weights' };
    // A radius is found in hundreds of passes, which a GPU in software takes hours for; what is compared runs on the device.
    const here = await openRuntime('wasm', 1);
    const made = await makePack(await folderSource(folder), told, here);
    if (made.kind === 'lacking') throw new Error(made.missing.map(lackWords).join(' '));
    const prior = encodingPack(made.pack);
    yield* await compareImages(prior, recorded, runtime);
    const judge = await packOfCase(join(folder, recorded.judge), recorded.logit_scale, here);
    const preprocessing = { ...judge.manifest.preprocessing, arithmetic: 'real' } as const;
    const openedJudge = await openJudge({ ...judge, manifest: { ...judge.manifest, preprocessing } }, runtime);
    for (const [name, step] of Object.entries(recorded.guided)) {
      const opened = await openPrior(
        inCase(prior, name.startsWith('patch_tokens'), name.endsWith('per_patch')),
        runtime,
      );
      const models = { prior: opened.prior, judge: seenSmall(openedJudge.judge, recorded.judge_size) };
      for (const form of Object.keys(step.readings) as DiversityForm[])
        yield* await compareStep(recorded, step, form, models, `${name}, ${form}`, {
          inOrder: (latent) => inGraphOrder(latent, models, step.readings[form]!),
        });
      await opened.close();
    }
    await openedJudge.close();
  },
};

/** The pack in the units of the case, which are the graphs' own. */
function inCase(pack: EncodingPack, held: boolean, perPatch: boolean): EncodingPack {
  const { latent, decoded } = pack.manifest;
  if (latent.kind !== 'tokens' || decoded.kind !== 'patches') throw new Error('Expected a masked autoencoder.');
  const manifest = {
    ...pack.manifest,
    latent: { ...latent, mean: 0, std: 1, prefix: held ? 1 : 0 },
    decoded: { ...decoded, perPatch },
  };
  return { ...pack, manifest };
}

async function compareImages(pack: EncodingPack, recorded: MaeCase, runtime: Runtime): Promise<Comparison[]> {
  const { tolerance, seed_picture: picture } = recorded;
  const pixels = pixelTensor(pixelsOf(picture));
  const prepared = applyAffine(pixels, affineOf(pack.manifest.preprocessing), pixels.dims[2]! * pixels.dims[3]!);
  const comparisons = [compare('prepared', prepared.data, floatTensor(recorded.pixel_values).data, { atol: 1e-5 })];
  for (const perPatch of [false, true]) {
    const opened = await openPrior(inCase(pack, false, perPatch), runtime);
    const latents = await opened.prior.encode(pixels);
    const { data } = await opened.prior.decode(latents);
    const tokens = floatTensor(recorded.tokens).data;
    const stored = floatTensor(perPatch ? recorded.image_per_patch : recorded.image_plain).data;
    comparisons.push(
      compare('tokens', latents.data.subarray(0, tokens.length), tokens, tolerance),
      compare(`image, ${perPatch ? 'patches undone one by one' : 'plain'}`, data, stored.map(held), tolerance),
    );
    await opened.close();
  }
  return comparisons;
}

const held = (value: number): number => Math.min(1, Math.max(0, value));

/** A latent as the graph has it: what is held in front. */
function inGraphOrder(latent: Float32Array, { prior }: Models, { projected_latent: stored }: Reading): Float32Array {
  const [, tokens = 0, channels = 0] = stored.shape;
  const size = tokens * channels;
  // Statistics of patches come after the tokens, leading tokens between them and those of patches.
  const leading = latent.length - size;
  const front = prior.kind === 'embedding' ? 0 : (prior.held ?? 0) - leading;
  return Float32Array.of(...latent.subarray(size - front, size), ...latent.subarray(0, size - front));
}
