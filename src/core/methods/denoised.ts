/** @file A seed's latent noised in part and denoised under a prompt, and what imagination makes of it. */

import { latentTensor, type LatentTensor } from '../brands.ts';
import { denoise } from '../diffusion/denoise.ts';
import { promptOf } from '../diffusion/prompts.ts';
import { samplerRun } from '../diffusion/sampler.ts';
import { inBatches, toBatch } from '../expansion/batches.ts';
import { withoutNormalising } from '../judge/plain.ts';
import { normals } from '../random/stream.ts';
import type { DENOISING } from './denoisingSettings.ts';
import { imagineTask, type SearchFacts, type SearchSettings } from './guided.ts';
import { judgedFamily } from './judged.ts';
import type { Family, Made, MethodEvent, Ports, Task } from './method.ts';
import { encodingPrior, told } from './restyled.ts';
import type { SettingsOf } from './settings.ts';
import { toldSteps } from './watched.ts';

type Denoising = SettingsOf<typeof DENOISING>;

/** What is told of a denoised variant besides its search. */
interface Prompted {
  readonly prompt: string;
  readonly strength: number;
  readonly guidanceScale: number;
}

/** Denoised latents, moved in their balls. */
export async function* imagineDenoised(
  task: Task,
  settings: Denoising,
  search: SearchSettings,
  ports: Ports,
): AsyncGenerator<MethodEvent, Family<SearchFacts & Prompted>, void> {
  const { layout, decode, decodeVjp } = encodingPrior(ports);
  const prompts = promptsOf(task, settings);
  const prepared = yield* denoisedLatents(task, settings, prompts, ports);
  const { strength, guidanceScale } = settings;
  const moving = imagineTask({ ...task, seed: { ...task.seed, prepared } }, search, {
    ...ports,
    prior: { kind: 'prepared', layout, decode, decodeVjp },
  });
  return yield* told(moving, ({ number }) => ({
    prompt: prompts[task.numbers.indexOf(number)]!,
    strength,
    guidanceScale,
  }));
}

/** The same, guided by a judge without its normalisation; what is said of the pictures is what it sees in them with it. */
export async function* seenPlain(
  task: Task,
  settings: Denoising,
  search: SearchSettings,
  ports: Ports,
): AsyncGenerator<MethodEvent, Family<SearchFacts & Prompted>, void> {
  const { judge, jointPass: _, ...others } = ports;
  if (!judge) throw new RangeError('Expected a judge to be guided by, got none; open a judge.');
  const guiding = imagineDenoised(task, settings, search, { ...others, judge: withoutNormalising(judge) });
  for (;;) {
    const next = await guiding.next();
    if (next.done !== true) {
      if (next.value.kind !== 'made') yield next.value;
      continue;
    }
    const { variants, path } = next.value;
    const judged = yield* judgedFamily(task, variants.map(unjudged), judge);
    return { variants: judged.variants, path };
  }
}

const unjudged = ({ number, image, how }: Made<SearchFacts & Prompted>) => ({ number, image, how });

/**
 * A prompt for every variant.
 *
 * @throws RangeError where nobody says what the class is called.
 */
function promptsOf({ seed, numbers, runSeed, className }: Task, lists: Denoising): readonly string[] {
  if (className === undefined)
    throw new RangeError(`Expected a name of the class of ${seed.id} to prompt with, got none.`);
  return numbers.map((variant) => promptOf(lists, { className, runSeed, image: seed.id, variant }));
}

/** The seed's latent for every variant, noised from its stream and denoised under its prompt. */
async function* denoisedLatents(
  { seed, numbers, runSeed, batch, watch = false }: Task,
  { strength, guidanceScale, denoisingSteps, negativePrompt, noiseAt }: Denoising,
  prompts: readonly string[],
  ports: Ports,
): AsyncGenerator<MethodEvent, LatentTensor, void> {
  const { diffusion } = ports;
  if (!diffusion) throw new RangeError('Expected a prior that denoises, got none; choose a diffusion pack.');
  const { dims, rows } = await inBatches(1, 1, () => encodingPrior(ports).encode(seed.pixels));
  const latent = rows[0]!;
  const run = samplerRun(diffusion.scheduler, {
    steps: denoisingSteps,
    strength,
    noiseAt: noiseAt === 'above' ? 'one above' : 'first step',
  });
  const [from, ...towards] = await diffusion.read([negativePrompt, ...prompts]);
  const start = numbers.map((variant) =>
    run.noised(latent, normals({ runSeed, image: seed.id, variant, purpose: 'diffusion' }, latent.length)),
  );
  const guiding = { towards: towards.map((states) => ({ states })), from: { states: from! }, scale: guidanceScale };
  const denoising = denoise(run, start, dims, guiding, diffusion.predict, batch);
  const ends = yield* toldSteps(denoising, dims, watch ? encodingPrior(ports).decode : null);
  await diffusion.rest();
  return latentTensor(toBatch(ends, dims));
}
