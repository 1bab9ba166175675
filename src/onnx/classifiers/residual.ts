import type { Layers } from './layers.ts';

/** Two 3x3 convolutions, and the input added to what they give; a 1x1 convolution brings it to their shape where it differs. */
function block(layers: Layers, x: string, name: string, from: number, to: number, stride: number): string {
  const first = layers.relu(layers.batchNorm(layers.conv(x, `${name}.a`, to, 3, { stride }), `${name}.n`));
  const second = layers.batchNorm(layers.conv(first, `${name}.b`, to, 3), `${name}.m`);
  const same = stride === 1 && from === to;
  const skip = same ? x : layers.conv(x, `${name}.s`, to, 1, { stride, padding: 0 });
  return layers.relu(layers.emit.add(second, skip));
}

/** [output width, stride] of the blocks, in widths of the stem. */
const BLOCKS: readonly (readonly [number, number])[] = [
  [1, 1],
  [2, 2],
  [2, 1],
  [4, 2],
  [4, 1],
  [8, 2],
];

/** A residual net: a strided stem of `width` channels, six blocks up to 8 x width at 1/16 of the size, the mean, and a linear layer. */
export function residualNet(layers: Layers, x: string, classes: number, width: number): string {
  let from = width;
  let value = layers.relu(layers.batchNorm(layers.conv(x, '0', width, 3, { stride: 2 }), '1'));
  BLOCKS.forEach(([factor, stride], i) => {
    value = block(layers, value, String(i + 3), from, factor * width, stride);
    from = factor * width;
  });
  return layers.linear(layers.pooled(value), '11', classes);
}
