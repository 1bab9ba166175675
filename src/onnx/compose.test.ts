import { describe, expect, it } from 'vitest';
import { applyAffine, clampUnit, type Affine } from '../core/image/affine.ts';
import { frame } from '../core/image/frame.ts';
import { frameMap } from '../core/image/framing.ts';
import { maxAbsDifference } from '../core/reals.ts';
import { directionalError, feedsFor, load } from '../testing/gradients.ts';
import { modelOf, node, waveTensor } from '../testing/graphs.ts';
import { ints } from './attributes.ts';
import { compose } from './compose.ts';
import type { OnnxError } from './errors.ts';
import { pixelGraph } from './pieces/pixels.ts';

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
const SIZE = [6, 5] as const;
const map = frameMap(...SIZE, { height: 4, width: 4, fit: 'crop', filter: 'bicubic' });
const toPixels: Affine = { scale: [0.5], shift: [0.5] };
const toInput: Affine = { scale: [2, 1, 0.5], shift: [-0.2, -0.2, -0.15] };
const steps = pixelGraph(
  SIZE,
  [
    { kind: 'affine', affine: toPixels },
    { kind: 'clamp' },
    { kind: 'frame', map },
    { kind: 'affine', affine: toInput },
  ],
  { from: 'pixels', to: 'prepared' },
);

describe('pixelGraph', () => {
  it.each([
    ['crop', undefined],
    ['crop', 5],
    ['stretch', undefined],
  ] as const)('does to images what the maps of the core do (%s, shorter side %s)', async (fit, shorterSide) => {
    const images = feedsFor([[2, 3, 7, 5]]).x0!;
    const own = frameMap(7, 5, { height: 4, width: 4, fit, filter: 'bicubic', shorterSide });
    const session = await load(
      pixelGraph(
        [7, 5],
        [
          { kind: 'affine', affine: toPixels },
          { kind: 'clamp' },
          { kind: 'frame', map: own },
          { kind: 'affine', affine: toInput },
        ],
        { from: 'pixels', to: 'prepared' },
      ),
    );
    const { prepared } = await session.run({ pixels: images });
    await session.release();
    const expected = applyAffine(frame(clampUnit(applyAffine(images, toPixels, 35)), own), toInput, 16);
    expect(prepared!.dims).toEqual([2, 3, 4, 4]);
    expect(maxAbsDifference(prepared!.data, expected.data)).toBeLessThan(1e-6);
  });
});

describe('compose', () => {
  it('runs a decoder, its preprocessing and a judge, and differentiates through all of them', async () => {
    const whole = compose(compose(decoder, steps, { connect: { pixels: 'y' } }), judge, {
      connect: { x0: 'prepared' },
    });
    expect(whole.graph.inputs.map((info) => info.name)).toEqual(['x0']);
    expect(whole.graph.outputs.map((info) => info.name)).toEqual(['y']);
    expect(await directionalError(whole, feedsFor([[2, 4, 6, 5]]), { step: 2e-2 })).toBeLessThan(2e-3);
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
      () => compose(steps, pixelGraph([5, 5], [], { from: 'again', to: 'twice' }), { connect: { again: 'prepared' } }),
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
