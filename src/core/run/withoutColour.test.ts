import { describe, expect, it } from 'vitest';
import { pixelTensor, embeddingTensor } from '../brands.ts';
import { isGrey } from '../image/grey.ts';
import { withoutColour } from './withoutColour.ts';

const COLOURFUL = pixelTensor({ dims: [1, 3, 1, 2], data: Float32Array.of(0.9, 0.1, 0.3, 0.1, 0, 0.4) });

describe('withoutColour', () => {
  // A judge that says what it sees: its embedding is the picture, and its gradient goes straight back.
  const seen: Float32Array[] = [];
  const { judge, jointPass } = withoutColour({
    prior: null,
    judge: {
      embed: (pixels) => {
        seen.push(pixels.data);
        return Promise.resolve(embeddingTensor({ dims: [1, 6], data: pixels.data }));
      },
      embedVjp: (pixels, { data }) => {
        seen.push(pixels.data);
        return Promise.resolve(pixelTensor({ dims: pixels.dims, data }));
      },
    },
    jointPass: () => Promise.resolve(null),
  });

  it('shows the judge the grey of a picture, forwards and back', async () => {
    const { data } = await judge!.embed(COLOURFUL);
    await judge!.embedVjp(COLOURFUL, embeddingTensor({ dims: [1, 6], data: new Float32Array(6) }));
    expect(isGrey([data])).toBe(true);
    expect(data[0]).toBeCloseTo((0.9 + 0.3 + 0) / 3, 6);
    expect(seen[1]).toEqual(seen[0]);
    expect(jointPass).toBeUndefined();
  });

  it('gives the gradient of what it shows', async () => {
    const weights = Float32Array.of(1, -2, 0.5, 3, 0.25, -1);
    const dot = async (at: Float32Array) =>
      (await judge!.embed(pixelTensor({ dims: [1, 3, 1, 2], data: at }))).data.reduce(
        (sum, value, i) => sum + value * weights[i]!,
        0,
      );
    const { data: gradient } = await judge!.embedVjp(COLOURFUL, embeddingTensor({ dims: [1, 6], data: weights }));
    for (let i = 0; i < 6; i++) {
      const step = 1e-2;
      const [up, down] = [step, -step].map((by) => COLOURFUL.data.map((x, j) => (i === j ? x + by : x)));
      expect(((await dot(up!)) - (await dot(down!))) / (2 * step)).toBeCloseTo(gradient[i]!, 4);
    }
  });
});
