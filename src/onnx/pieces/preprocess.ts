import type { ResampleFilter } from '../../core/resample.ts';
import { DataType } from '../dataType.ts';
import { Emitter } from '../emitter.ts';
import type { Graph, Model, ValueInfo } from '../model.ts';
import { TARGET_OPSET } from '../prepare/opset.ts';
import { affine, centreCrop, clamp, normalise, resize } from './image.ts';

/** What a judge does to an image before it looks. */
export interface Preprocessing {
  /** Height and width of the images, pixels. */
  readonly from: readonly [number, number];
  /** Range of the incoming values; default [0, 1]. */
  readonly range?: readonly [number, number];
  /** Whether values are held in [0, 1] after the change of range; default false. */
  readonly clamp?: boolean;
  /** New height and width; default: none. */
  readonly resize?: { readonly to: readonly [number, number]; readonly filter: ResampleFilter };
  /** Height and width of the middle that is kept; default: everything. */
  readonly crop?: readonly [number, number];
  /** Mean and deviation of each channel; default: values stay in [0, 1]. */
  readonly normalise?: { readonly mean: readonly number[]; readonly deviation: readonly number[] };
}

/**
 * A graph from decoded images to a judge's input, differentiable like any other.
 *
 * @param steps what to do, in the order range, clamp, resize, crop, normalise
 * @returns a model `pixels` [batch, 3, from...] -> `prepared` [batch, 3, height, width], to be composed with others
 */
export function preprocessGraph(steps: Preprocessing): Model {
  const pixels: ValueInfo = { name: 'pixels', elementType: DataType.Float, shape: ['batch', 3, ...steps.from] };
  const empty: Graph = {
    name: 'preprocess',
    nodes: [],
    initializers: new Map(),
    inputs: [pixels],
    outputs: [],
    valueInfos: [],
  };
  const emit = new Emitter(empty, '');
  const [low, high] = steps.range ?? [0, 1];
  const unit = affine(emit, 'pixels', 1 / (high - low), -low / (high - low));
  const held = steps.clamp === true ? clamp(emit, unit, 0, 1) : unit;
  const sized = steps.resize ? resize(emit, held, steps.from, steps.resize.to, steps.resize.filter) : held;
  const size = steps.resize?.to ?? steps.from;
  const cropped = steps.crop ? centreCrop(emit, sized, size, steps.crop) : sized;
  const normal = steps.normalise ? normalise(emit, cropped, steps.normalise.mean, steps.normalise.deviation) : cropped;
  emit.append({
    name: 'prepared',
    opType: 'Identity',
    domain: '',
    inputs: [normal],
    outputs: ['prepared'],
    attributes: {},
  });
  const shape: ValueInfo['shape'] = ['batch', 3, ...(steps.crop ?? size)];
  return {
    irVersion: 8,
    opsets: new Map([['', TARGET_OPSET]]),
    functions: [],
    graph: {
      ...empty,
      nodes: emit.nodes,
      initializers: emit.initializers,
      outputs: [{ name: 'prepared', elementType: DataType.Float, shape }],
    },
  };
}
