import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reals } from '../../testing/arbitraries.ts';
import { dot, maxAbsDifference } from '../reals.ts';
import type { ResampleFilter } from '../resample.ts';
import type { Tensor } from '../tensor.ts';
import { affineBackward, applyAffine, clampUnit, clampUnitBackward, inverse } from './affine.ts';
import { frameMap } from './framing.ts';
import { framePixels, toRgba } from './pixels.ts';
import { frame, frameBackward } from './frame.ts';

const side = fc.integer({ min: 1, max: 9 });
const random = (dims: readonly number[], values: Float64Array): Tensor => ({ dims, data: Float32Array.from(values) });

const frames = fc
  .record({
    h: side,
    w: side,
    height: side,
    width: side,
    fit: fc.constantFrom('crop' as const, 'stretch' as const),
    filter: fc.constantFrom<ResampleFilter>('nearest', 'bilinear', 'bicubic', 'lanczos3', 'area'),
  })
  .chain(({ h, w, ...framing }) =>
    fc.record({
      framing: fc.constant(framing),
      image: reals(6 * h * w).map((values) => random([2, 3, h, w], values)),
      cotangent: reals(6 * framing.height * framing.width).map((values) =>
        random([2, 3, framing.height, framing.width], values),
      ),
    }),
  );

describe('frame', () => {
  it('fills the frame, and its gradient is the transposed map', () => {
    fc.assert(
      fc.property(frames, ({ framing, image, cotangent }) => {
        const map = frameMap(image.dims[2]!, image.dims[3]!, framing);
        const resized = frame(image, map);
        expect(resized.dims).toEqual([2, 3, framing.height, framing.width]);
        const back = frameBackward(cotangent, map);
        expect(back.dims).toEqual(image.dims);
        // <R x, g> = <x, R' g>
        expect(dot(resized.data, cotangent.data)).toBeCloseTo(dot(image.data, back.data), 3);
      }),
    );
  });

  it('keeps a flat image flat', () => {
    fc.assert(
      fc.property(frames, ({ framing, image }) => {
        const flat = { ...image, data: image.data.map(() => 0.25) };
        const map = frameMap(image.dims[2]!, image.dims[3]!, framing);
        expect(frame(flat, map).data.every((x) => Math.abs(x - 0.25) < 1e-6)).toBe(true);
      }),
    );
  });

  it('crops the middle of the longer side', () => {
    const strip = { dims: [1, 1, 1, 5], data: Float32Array.of(1, 2, 3, 4, 5) };
    const map = frameMap(1, 5, { height: 1, width: 1, fit: 'crop', filter: 'bilinear' });
    expect([...frame(strip, map).data]).toEqual([3]);
  });

  it('crops where it is told, and keeps the shorter side whole', () => {
    const strip = { dims: [1, 1, 1, 5], data: Float32Array.of(1, 2, 3, 4, 5) };
    const at = (place: number) =>
      frame(strip, frameMap(1, 5, { height: 1, width: 1, fit: 'crop', filter: 'bilinear', at: place })).data[0];
    expect([0, 0.25, 0.5, 0.75, 1].map(at)).toEqual([1, 2, 3, 4, 5]);
    const column = { dims: [1, 1, 5, 1], data: strip.data };
    const map = frameMap(5, 1, { height: 1, width: 1, fit: 'crop', filter: 'bilinear', at: 1 });
    expect([...frame(column, map).data]).toEqual([5]);
    expect(frameMap(7, 7, { height: 7, width: 7, fit: 'crop', filter: 'bilinear', at: 1 }).columns.identity).toBe(true);
  });
});

describe('framePixels', () => {
  const framing = { height: 2, width: 2, fit: 'crop', filter: 'bilinear' } as const;

  it('flattens transparency on white', () => {
    const data = Uint8Array.from([255, 0, 0, 255, 0, 0, 0, 0, 0, 0, 0, 255, 0, 0, 0, 51]);
    const { data: x } = framePixels({ width: 2, height: 2, data }, framing);
    [1, 1, 0, 0.8].forEach((red, i) => {
      expect(x[i]).toBeCloseTo(red, 6);
    });
  });

  it('gives bands of rows the same as the whole', () => {
    const [width, height] = [3000, 1500]; // 4.5 million pixels: two bands
    const data = Uint8Array.from({ length: width * height * 4 }, (_, i) => (i % 4 === 3 ? 255 : (i * 7919) % 256));
    const pixels = framePixels({ width, height, data }, { ...framing, height: 4, width: 4 });
    const planar = { dims: [1, 3, height, width], data: new Float32Array(3 * width * height) };
    for (let i = 0; i < width * height; i++) {
      for (let c = 0; c < 3; c++) planar.data[c * width * height + i] = data[4 * i + c]! / 255;
    }
    const whole = frame(planar, frameMap(height, width, { ...framing, height: 4, width: 4 }));
    expect(maxAbsDifference(pixels.data, whole.data)).toBeLessThan(1e-6);
  });

  it('brings bytes back', () => {
    const data = Uint8Array.from([0, 128, 255, 255, 1, 2, 3, 255, 4, 5, 6, 255, 7, 8, 9, 255]);
    const [, ...dims] = framePixels({ width: 2, height: 2, data }, framing).dims;
    const image = { dims, data: framePixels({ width: 2, height: 2, data }, framing).data };
    expect([...toRgba(image).data]).toEqual([...data]);
  });

  it('refuses bytes that do not fit', () => {
    expect(() => framePixels({ width: 2, height: 2, data: new Uint8Array(12) }, framing)).toThrow(/16 bytes of RGBA/);
  });
});

describe('affine', () => {
  const affine = { scale: [2, 4], shift: [1, -1] };
  const batch = { dims: [1, 2, 1, 2], data: Float32Array.of(1, 2, 3, 4) };

  it('scales and shifts a channel, and back', () => {
    const there = applyAffine(batch, affine, 2);
    expect([...there.data]).toEqual([3, 5, 11, 15]);
    expect(applyAffine(there, inverse(affine), 2)).toEqual(batch);
    expect([...affineBackward(batch, affine, 2).data]).toEqual([2, 4, 12, 16]);
  });

  it('shares one number over all channels', () => {
    expect([...applyAffine(batch, { scale: [0.5], shift: [0] }, 2).data]).toEqual([0.5, 1, 1.5, 2]);
  });
});

describe('the clamp', () => {
  it('passes gradients strictly inside (0, 1), seen before or after it', () => {
    const values = { dims: [5], data: Float32Array.of(-0.1, 0, 0.5, 1, 1.1) };
    const ones = { dims: [5], data: new Float32Array(5).fill(1) };
    expect([...clampUnit(values).data]).toEqual([0, 0, 0.5, 1, 1]);
    expect([...clampUnitBackward(values, ones).data]).toEqual([0, 0, 1, 0, 0]);
    expect(clampUnitBackward(clampUnit(values), ones)).toEqual(clampUnitBackward(values, ones));
  });
});
