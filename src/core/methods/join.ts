/** @file Two seeds of one class joined: their latents mixed position by position, along the mask of the object or everywhere alike. */

import { inBatches, toBatch } from '../expansion/batches.ts';
import { latentTensor, type PixelTensor } from '../brands.ts';
import { frame } from '../image/frame.ts';
import { frameMap } from '../image/framing.ts';
import { noiseShape } from '../latent/layout.ts';
import { openDraws } from '../random/draws.ts';
import { objectionIn } from '../scene/stages.ts';
import { tensor } from '../tensor.ts';
import { NEEDS_BOTH, SEARCH_FACTS } from './guided.ts';
import { method, type Ports, type Task } from './method.ts';
import { isGrey } from '../image/grey.ts';
import { encodingPrior, maskOf, restyleTask, told, type ReconstructionPrior } from './restyled.ts';
import { STEP_SIZE, STEPS, STYLE_RADIUS } from './sceneSettings.ts';
import { WEIGHTS, weightsOf } from './weights.ts';

export const join = method({
  id: 'join',
  title: 'Two joined',
  about: 'Mixes the latents of two pictures of a class and decodes them as one.',
  by: 'joining two images of a class',
  settings: {
    along: {
      kind: 'choice',
      choices: {
        object: 'Around the object',
        everywhere: 'Everywhere alike',
      },
      default: 'object',
      label: 'Mixed',
      help: 'Around the object keeps it and brings in what the other picture has around it; everywhere blends both, which may show two ghosts.',
    },
    share: {
      kind: 'number',
      least: 0.05,
      most: 1,
      step: 0.05,
      default: 0.8,
      label: 'Share of the other picture',
      help: 'The most that the other picture counts where it is mixed in; each variant draws between half of that and all.',
    },
    styleRadius: { ...STYLE_RADIUS, default: 0.25 },
    steps: STEPS,
    stepSize: STEP_SIZE,
    ...WEIGHTS,
  },
  unguided: { steps: 0 },
  distance: ['share', 'styleRadius'],
  facts: {
    partner: { kind: 'picture', label: 'Joined with' },
    share: { kind: 'number', label: 'Share of the other picture' },
    ...SEARCH_FACTS,
  },
  needs: ({ along }) => ({ ...NEEDS_BOTH, mask: along === 'object', partner: 'same class' }),
  declines: async ({ pixels }, { along }, ports) => {
    if (along === 'everywhere') return null;
    return objectionIn(pixels, maskOf(ports));
  },
  async *expand(task, settings, ports) {
    const { seed, numbers, partners } = task;
    const prior = encodingPrior(ports);
    const { dims, rows } = await inBatches(1, 1, () => prior.encode(seed.pixels));
    const own = rows[0]!;
    const elsewhere = settings.along === 'object' ? await aroundObject(task, ports, prior, dims) : null;
    const joined: { readonly latent: Float32Array; readonly partner: string; readonly share: number }[] = [];
    const pictures: PixelTensor[] = [seed.pixels];
    for (const number of numbers) {
      const other = partners.get(number)![0]!;
      pictures.push(other.pixels);
      const encoded = (await inBatches(1, 1, () => prior.encode(other.pixels))).rows[0]!;
      const draws = openDraws({ runSeed: task.runSeed, image: seed.id, variant: number, purpose: 'placement' });
      const share = settings.share * (0.5 + draws.uniform() / 2);
      const latent = own.map((value, i) => {
        const weight = share * (elsewhere?.[i] ?? 1);
        return (1 - weight) * value + weight * encoded[i]!;
      });
      joined.push({ latent, partner: other.id, share });
    }
    const latents = latentTensor(
      toBatch(
        joined.map(({ latent }) => latent),
        dims,
      ),
    );
    const { styleRadius: radius, steps, stepSize } = settings;
    const grey = isGrey(pictures.map(({ data }) => data));
    const weights = weightsOf(settings);
    const procedure = restyleTask(task, latents, { radius, steps, stepSize, weights, grey }, ports);
    return yield* told(procedure, ({ number }) => {
      const { partner, share } = joined[numbers.indexOf(number)]!;
      return { partner, share };
    });
  },
});

/**
 * How much of each element of the seed's latent is not its object, in [0, 1].
 *
 * @param dims of the latent, [channels, height, width].
 * @throws RangeError for a latent without positions.
 */
async function aroundObject(
  { seed }: Task,
  ports: Ports,
  { layout }: ReconstructionPrior,
  dims: readonly number[],
): Promise<Float32Array> {
  if (layout !== 'channels-first') {
    throw new RangeError(
      `Expected a prior whose latent is a picture, to join around an object, got one of ${layout}; choose another, or join everywhere.`,
    );
  }
  const { size } = noiseShape(layout, dims, 'element');
  const [, height, width] = dims as readonly [number, number, number];
  const { alpha } = await maskOf(ports)(seed.pixels);
  const [, , h, w] = alpha.dims as readonly [number, number, number, number];
  const map = frameMap(h, w, { height, width, fit: 'stretch', filter: 'area' });
  const { data } = frame(tensor([1, 1, h, w], alpha.data), map);
  return Float32Array.from({ length: size }, (_, i) => 1 - Math.min(1, Math.max(0, data[i % data.length]!)));
}
