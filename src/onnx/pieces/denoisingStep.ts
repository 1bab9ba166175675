import { int } from '../attributes.ts';
import { DataType } from '../dataType.ts';
import { Emitter } from '../emitter.ts';
import type { Graph, Model, ValueInfo } from '../model.ts';
import { TARGET_OPSET } from '../prepare/opset.ts';

/** Values of the graph, by what they are. */
export const DENOISING_STEP = {
  /** Latents y, [n, ...latent], in float32. */
  latents: 'latents',
  /** What the denoiser said: [n, ...latent], or [2 n, ...latent] with what is led away from first; of the denoiser's type. */
  prediction: 'prediction',
  /** Scalars: y' = kept y + taken p, and what the next step is given is scaled y'. */
  kept: 'kept',
  taken: 'taken',
  scaled: 'scaled',
  next: 'next',
  /** For the denoiser, in its type: once, or twice one after the other. */
  given: 'given',
} as const;

/**
 * What a sampler and guidance do between two passes of a denoiser, as a graph: nothing of it has to leave the device.
 *
 * @param rank of the latents, the batch included.
 * @param types element types of what the denoiser takes and gives.
 * @param scale g of classifier-free guidance (Ho and Salimans 2022, equation 6); `null` where the prediction is not led.
 */
export function denoisingStep(
  rank: number,
  types: { readonly given: DataType; readonly prediction: DataType },
  scale: number | null,
): Model {
  const { latents, prediction, kept, taken, scaled, next, given } = DENOISING_STEP;
  const open = (rows: string): ValueInfo['shape'] => Array.from({ length: rank }, (_, i) => (i === 0 ? rows : `d${i}`));
  const info = (name: string, elementType: DataType, shape: ValueInfo['shape']): ValueInfo => ({
    name,
    elementType,
    shape,
  });
  const both = scale === null ? 'n' : 'm';
  const empty: Graph = {
    name: 'denoising step',
    nodes: [],
    initializers: new Map(),
    inputs: [
      info(latents, DataType.Float, open('n')),
      info(prediction, types.prediction, open(both)),
      ...[kept, taken, scaled].map((name) => info(name, DataType.Float, [])),
    ],
    outputs: [info(next, DataType.Float, open('n')), info(given, types.given, open(both))],
    valueInfos: [],
  };
  const emit = new Emitter(empty, 'step/');
  const cast = (value: string, from: DataType, to: DataType) =>
    from === to ? value : emit.op('Cast', [value], { to: int(to) });
  const said = cast(prediction, types.prediction, DataType.Float);
  let led = said;
  if (scale !== null) {
    const [away = '', towards = ''] = emit.many('Split', [said], { axis: int(0), num_outputs: int(2) }, 2);
    led = emit.add(away, emit.scale(emit.sub(towards, away), scale));
  }
  emit.alias(emit.add(emit.mul(latents, kept), emit.mul(led, taken)), next);
  const once = emit.mul(next, scaled);
  emit.alias(cast(scale === null ? once : emit.concat([once, once]), DataType.Float, types.given), given);
  return {
    irVersion: 8,
    opsets: new Map([['', TARGET_OPSET]]),
    functions: [],
    graph: { ...empty, nodes: emit.nodes, initializers: emit.initializers },
  };
}
