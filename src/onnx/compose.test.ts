import { describe, expect, it } from 'vitest';
import { resampleMatrix } from '../core/resample.ts';
import { directionalError, feedsFor, load } from '../testing/gradients.ts';
import { modelOf, node, waveTensor } from '../testing/graphs.ts';
import { ints } from './attributes.ts';
import { compose } from './compose.ts';
import type { OnnxError } from './errors.ts';
import { preprocessGraph } from './pieces/preprocess.ts';

const decoder = modelOf({
  nodes: [node('Conv', 'x0 w', 'h', { pads: ints([1, 1, 1, 1]) }), node('Sigmoid', 'h', 'y')],
  inputs: [[2, 4, 6, 5]],
  constants: [waveTensor('w', [3, 4, 3, 3])],
});
const judge = modelOf({
  nodes: [node('Conv', 'x0 w', 'h'), node('Tanh', 'h', 'y')],
  inputs: [['batch', 3, 4, 4]],
  constants: [waveTensor('w', [2, 3, 2, 2])],
});
const steps = preprocessGraph({
  from: [6, 5],
  range: [-1, 1],
  clamp: true,
  resize: { to: [4, 6], filter: 'bicubic' },
  crop: [4, 4],
  normalise: { mean: [0.1, 0.2, 0.3], deviation: [0.5, 1, 2] },
});

describe('preprocessGraph', () => {
  it('changes range, resizes as PIL, crops and normalises', async () => {
    const pixels = feedsFor([[1, 3, 6, 5]]).x0!;
    const session = await load(steps);
    const { prepared } = await session.run({ pixels });
    await session.release();
    const rows = resampleMatrix(6, 4, 'bicubic').data;
    const columns = resampleMatrix(5, 6, 'bicubic').data;
    const unit = (y: number, x: number): number => (pixels.data[30 + 5 * y + x]! + 1) / 2;
    // Channel 1, row 2, column 1 of the crop is column 2 of the resized image.
    let expected = 0;
    for (let y = 0; y < 6; y++)
      for (let x = 0; x < 5; x++) expected += rows[2 * 6 + y]! * columns[2 * 5 + x]! * unit(y, x);
    expect(prepared!.dims).toEqual([1, 3, 4, 4]);
    expect(prepared!.data[16 + 2 * 4 + 1]).toBeCloseTo((expected - 0.2) / 1, 5);
  });
});

describe('compose', () => {
  it('runs a decoder, its preprocessing and a judge, and differentiates through all of them', async () => {
    const whole = compose(compose(decoder, steps, { connect: { pixels: 'y' } }), judge, {
      connect: { x0: 'prepared' },
    });
    expect(whole.graph.inputs.map((info) => info.name)).toEqual(['x0']);
    expect(whole.graph.outputs.map((info) => info.name)).toEqual(['y']);
    expect(await directionalError(whole, feedsFor([[2, 4, 6, 5]]), { step: 5e-3 })).toBeLessThan(2e-3);
  });

  it('gives what the two models give one after the other', async () => {
    const feeds = feedsFor([[2, 4, 6, 5]]);
    const [first, second, both] = await Promise.all(
      [decoder, steps, compose(decoder, steps, { connect: { pixels: 'y' }, keep: ['y'] })].map((model) => load(model)),
    );
    const { y } = await first!.run(feeds);
    const { prepared } = await second!.run({ pixels: y! });
    const together = await both!.run(feeds);
    expect(together.prepared).toEqual(prepared);
    expect(together.y).toEqual(y);
  });

  it.each([
    ['an unknown output', 'unknown-value', () => compose(decoder, judge, { connect: { x0: 'z' } })],
    ['an unknown input', 'unknown-value', () => compose(decoder, judge, { connect: { x1: 'y' } })],
    [
      'sizes that differ',
      'incompatible-graphs',
      () => compose(steps, preprocessGraph({ from: [5, 5] }), { connect: { pixels: 'prepared' } }),
    ],
    [
      'an output name twice',
      'incompatible-graphs',
      () => compose(decoder, judge, { connect: { x0: 'y' }, keep: ['y'] }),
    ],
  ])('refuses %s', (_, code, make) => {
    expect(make).toThrow(expect.objectContaining({ name: 'OnnxError', code }) as OnnxError);
  });
});
