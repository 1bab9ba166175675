import { describe, expect, it } from 'vitest';
import { tensor } from '../../src/core/tensor.ts';
import { areaSquare } from './area.ts';

describe('areaSquare', () => {
  it('agrees with PyTorch', () => {
    // x = (torch.arange(3 * 5 * 7).reshape(1, 3, 5, 7) * 7919 % 101 / 100)
    // F.interpolate(x[..., 1:6], size=(3, 3), mode="area").flatten()[:12]
    const image = tensor(
      [3, 5, 7],
      Float32Array.from({ length: 105 }, (_, i) => ((i * 7919) % 101) / 100),
    );
    const { dims, data } = areaSquare(image, 3);
    expect(dims).toEqual([3, 3, 3]);
    [0.535, 0.476667, 0.5025, 0.463333, 0.461111, 0.515, 0.56, 0.501667, 0.5275, 0.4925, 0.518333, 0.46].forEach(
      (value, i) => {
        expect(data[i]).toBeCloseTo(value, 5);
      },
    );
  });

  it('keeps what already has the size', () => {
    const image = tensor(
      [3, 2, 2],
      Float32Array.from({ length: 12 }, (_, i) => i / 12),
    );
    expect([...areaSquare(image, 2).data]).toEqual([...image.data]);
  });

  it('enlarges within [0, 1]', () => {
    const image = tensor([3, 2, 2], Float32Array.of(0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1, 0));
    const { dims, data } = areaSquare(image, 8);
    expect(dims).toEqual([3, 8, 8]);
    expect([Math.min(...data), Math.max(...data)]).toEqual([0, 1]);
  });
});
