import type { Layers } from './layers.ts';

/** How many times wider a block is inside. */
const EXPANSION = 4;

/** [output width, stride] of the blocks, in widths of the stem. */
const BLOCKS: readonly (readonly [number, number])[] = [
  [1, 1],
  [1.5, 2],
  [1.5, 1],
  [2, 2],
  [2, 1],
  [4, 2],
];

const whole = (channels: number): number => 4 * Math.round(channels / 4);

/** Sandler et al., "MobileNetV2", 2018: wider by a 1x1 convolution, one 3x3 filter a channel, narrow again without activation. */
function block(layers: Layers, x: string, name: string, from: number, to: number, stride: number): string {
  const wide = EXPANSION * from;
  const clipped = (value: string): string =>
    layers.emit.op('Clip', [value, layers.emit.floatLike(value, [0]), layers.emit.floatLike(value, [6])]);
  const expanded = clipped(layers.batchNorm(layers.conv(x, `${name}.0`, wide, 1), `${name}.1`));
  const filtered = layers.conv(expanded, `${name}.3`, wide, 3, { stride, groups: wide });
  const seen = clipped(layers.batchNorm(filtered, `${name}.4`));
  const narrow = layers.batchNorm(layers.conv(seen, `${name}.6`, to, 1), `${name}.7`);
  return stride === 1 && from === to ? layers.emit.add(x, narrow) : narrow;
}

/** A net of depthwise convolutions: few weights and few products, at more memory traffic. */
export function depthwiseNet(layers: Layers, x: string, classes: number, width: number): string {
  let from = width;
  let value = layers.relu(layers.batchNorm(layers.conv(x, '0', width, 3, { stride: 2 }), '1'));
  BLOCKS.forEach(([factor, stride], i) => {
    const to = whole(factor * width);
    value = block(layers, value, String(i + 3), from, to, stride);
    from = to;
  });
  const last = layers.relu(layers.batchNorm(layers.conv(value, '9', 8 * width, 1), '10'));
  return layers.linear(layers.pooled(last), '14', classes);
}
