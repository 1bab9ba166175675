import { ints } from '../attributes.ts';
import type { Layers } from './layers.ts';

/** A plain net: four times convolution, batch normalisation, ReLU and a maximum over 2x2, then the mean and a linear layer. */
export function plainNet(layers: Layers, x: string, classes: number, width: number): string {
  let value = x;
  [1, 2, 4, 8].forEach((factor, i) => {
    const name = 4 * i;
    const stride = i === 0 ? 2 : 1;
    const seen = layers.conv(value, String(name), factor * width, 3, { stride });
    const active = layers.relu(layers.batchNorm(seen, String(name + 1)));
    value = layers.op('MaxPool', active, { kernel_shape: ints([2, 2]), strides: ints([2, 2]) });
  });
  return layers.linear(layers.pooled(value), '18', classes);
}
