import { int } from '../attributes.ts';
import type { Layers } from './layers.ts';

/** Patches along one side of the image, whatever its size. */
const GRID = 8;
const DEPTH = 4;

export interface TransformerOptions {
  readonly side: number;
  readonly classes: number;
  /** A multiple of 4: numbers of a token. */
  readonly width: number;
  /** Share of a block's output that is dropped in training. */
  readonly dropout: number;
}

/** softmax(q k^T / sqrt(d)) v in heads, over tokens [N, T, width]. */
function attention(layers: Layers, x: string, name: string, width: number, heads: number): string {
  const { emit } = layers;
  const each = width / heads;
  const tokens = GRID * GRID;
  const parts = emit.many(
    'Split',
    [layers.linear(x, `${name}.qkv`, 3 * width)],
    { axis: int(2), num_outputs: int(3) },
    3,
  );
  const inHeads = (value: string): string =>
    emit.transpose(emit.reshape(value, [-1, tokens, heads, each]), [0, 2, 1, 3]);
  const [q, k, v] = parts.map(inHeads) as [string, string, string];
  const scores = emit.scale(emit.op('MatMul', [q, emit.swapLast(k, 4)]), 1 / Math.sqrt(each));
  const mixed = emit.op('MatMul', [emit.op('Softmax', [scores], { axis: int(-1) }), v]);
  return layers.linear(emit.reshape(emit.transpose(mixed, [0, 2, 1, 3]), [-1, tokens, width]), `${name}.out`, width);
}

/**
 * A small vision transformer (Dosovitskiy et al., 2021) that averages its tokens: 8 x 8 patches, four blocks with the
 * normalisation before each part.
 */
export function transformer(layers: Layers, x: string, options: TransformerOptions): string {
  const { side, classes, width, dropout } = options;
  const { emit } = layers;
  const patch = side / GRID;
  const patches = layers.conv(x, 'patch', width, patch, { stride: patch, padding: 0, bias: true });
  const rows = emit.transpose(emit.reshape(patches, [-1, width, GRID * GRID]), [0, 2, 1]);
  let value = emit.add(rows, layers.normal('pos', [1, GRID * GRID, width], 0.02));
  for (let i = 0; i < DEPTH; i++) {
    const name = `blocks.${i}`;
    const seen = attention(layers, layers.layerNorm(value, `${name}.n1`), `${name}.attn`, width, 4);
    value = emit.add(value, layers.dropout(seen, dropout));
    const inner = layers.gelu(layers.linear(layers.layerNorm(value, `${name}.n2`), `${name}.f1`, 2 * width));
    value = emit.add(value, layers.dropout(layers.linear(inner, `${name}.f2`, width), dropout));
  }
  const mean = emit.reduce('ReduceMean', layers.layerNorm(value, 'norm'), [1], false);
  return layers.linear(mean, 'head', classes);
}
