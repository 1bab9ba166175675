/** @file From a graph's border to the tensors of a manifest. */

import { isFloat, isInteger, type Border, type GraphBorder } from './border.ts';
import type { Notes } from './draft.ts';

type Dim = number | string;

/** A manifest's tensor: the shape of `border`, with `symbols` where the file leaves a size open. */
export function tensorOf({ name, type, shape }: Border, layout: string, symbols: readonly Dim[]) {
  return { name, type, layout, shape: shape.map((size, axis) => size ?? symbols[axis]!) };
}

/** A batch must be free: a run decides how many pictures go through together. */
export function checkBatch({ file, inputs }: GraphBorder, { missing }: Notes): void {
  const fixed = inputs.find(({ shape }) => typeof shape[0] === 'number');
  if (fixed) missing.push({ code: 'fixed-batch', file, input: fixed.name, batch: fixed.shape[0]! });
}

/** Data is float32, token ids are int64: nothing else is fed or read. */
export function checkTypes({ file, inputs, outputs }: GraphBorder, used: string, { missing }: Notes): void {
  const tensors = [...inputs, ...outputs.filter(({ name }) => name === used)];
  for (const { name, type } of tensors) {
    if (isFloat(type) && type !== 'float32') missing.push({ code: 'float-type', file, name, type });
    if (isInteger(type) && type !== 'int64') missing.push({ code: 'integer-type', file, name, type });
  }
}

/** Inputs beside the data, fed as their names tell; one that nobody knows is missing. */
export function feedsOf(
  graph: GraphBorder,
  data: string,
  kind: 'image' | 'latent' | 'token-ids',
  layout: string,
  symbols: readonly Dim[],
  { missing }: Notes,
): readonly object[] {
  return graph.inputs.flatMap((input): object[] => {
    if (input.name === data) return [{ ...tensorOf(input, layout, symbols), feed: { kind } }];
    const feed = OTHERS.find(({ names }) => names.test(input.name))?.feed;
    if (feed === undefined || input.shape.length !== 2) {
      const { name, type, shape } = input;
      missing.push({ code: 'unknown-input', file: graph.file, name, type, axes: shape.length });
      return [];
    }
    const rows = kind === 'token-ids' ? symbols : [symbols[0]!, 'tokens'];
    return [{ ...tensorOf(input, 'NT', rows), feed }];
  });
}

/** Inputs that exporters leave. */
const OTHERS = [
  { names: /attention_mask/iu, feed: { kind: 'token-mask' } },
  { names: /token_type_ids/iu, feed: { kind: 'constant', value: 0 } },
  { names: /position_ids|ids_restore|^noise$/iu, feed: { kind: 'range' } },
] as const;
