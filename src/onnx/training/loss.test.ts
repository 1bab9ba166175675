import { expect, it } from 'vitest';
import { modelOf, node, waveTensor } from '../../testing/graphs.ts';
import { gradientsOf, waves } from '../../testing/training.ts';
import { floatTensor } from '../tensor.ts';
import { TRAINING } from './names.ts';

const [N, C, H, W] = [2, 3, 4, 5];
const at = (n: number, c: number, y: number, x: number): number => ((n * C + c) * H + y) * W + x;

/** mean |d| + gradient (mean |d_x| + mean |d_y|), by its definition. */
function reconstruction(d: ArrayLike<number>, gradient: number): number {
  let [own, rows, columns] = [0, 0, 0];
  for (let n = 0; n < N; n++)
    for (let c = 0; c < C; c++)
      for (let y = 0; y < H; y++)
        for (let x = 0; x < W; x++) {
          own += Math.abs(d[at(n, c, y, x)]!);
          if (x > 0) rows += Math.abs(d[at(n, c, y, x)]! - d[at(n, c, y, x - 1)]!);
          if (y > 0) columns += Math.abs(d[at(n, c, y, x)]! - d[at(n, c, y - 1, x)]!);
        }
  const images = N * C;
  return own / (images * H * W) + gradient * (rows / (images * H * (W - 1)) + columns / (images * (H - 1) * W));
}

it('of a reconstruction is that of pixels and edges, and so is its gradient', async () => {
  const gains = waveTensor('w', [C, 1, 1], 2);
  const model = modelOf({ nodes: [node('Mul', 'x0 w', 'y')], inputs: [[N, C, H, W]], constants: [gains] });
  const [x, target] = [waves([N, C, H, W], 1), waves([N, C, H, W], 4)];
  const values = new Float32Array(gains.raw.buffer, gains.raw.byteOffset, C);
  const lossAt = (w: ArrayLike<number>) =>
    reconstruction(
      x.data.map((value, i) => w[Math.floor(i / (H * W)) % C]! * value - target.data[i]!),
      0.5,
    );
  const asked = { loss: { kind: 'reconstruction', gradient: 0.5 } as const, train: ['w'] };
  const { loss, gradients } = await gradientsOf(model, asked, { x0: x, [TRAINING.targets]: target });
  expect(loss).toBeCloseTo(lossAt(values), 5);
  const step = 1e-3;
  for (let c = 0; c < C; c++) {
    const moved = (by: number) => values.map((value, i) => (i === c ? value + by : value));
    const difference = (lossAt(moved(step)) - lossAt(moved(-step))) / (2 * step);
    expect(gradients.get('w')![c]).toBeCloseTo(difference, 2);
  }
});

it('of equal images is zero', async () => {
  const model = modelOf({
    nodes: [node('Mul', 'x0 w', 'y')],
    inputs: [[N, C, H, W]],
    constants: [floatTensor('w', [C, 1, 1], [1, 1, 1])],
  });
  const x = waves([N, C, H, W]);
  const asked = { loss: { kind: 'reconstruction', gradient: 1 } as const, train: ['w'] };
  expect(await gradientsOf(model, asked, { x0: x, [TRAINING.targets]: x })).toMatchObject({ loss: 0, norm: 0 });
});
