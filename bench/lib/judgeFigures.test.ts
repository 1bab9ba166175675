import { describe, expect, it } from 'vitest';
import { classIndex } from '../../src/core/brands.ts';
import { classMatrix } from '../../src/core/judge/classMatrix.ts';
import { plural } from './names.ts';
import { retrieval } from './retrieval.ts';
import { prototypeAccuracy, shareTaken, zeroShot } from './zeroShot.ts';

const image = (x: number, y: number, label: number) => ({
  embedding: Float64Array.of(x, y),
  label: classIndex(label, 2),
});
const names = classMatrix([Float64Array.of(1, 0), Float64Array.of(0, 1)], 10);

describe('zeroShot', () => {
  it('counts what is right, how sure, and what is confused', () => {
    // Cosines 0.8 and 0.6: logits 8 and 6, so p = 1 / (1 + exp(-2)) = 0.880797; the last one is wrong.
    const figures = zeroShot([image(4, 3, 0), image(3, 4, 1), image(4, 3, 1), image(4, 3, 1)], names);
    expect(figures).toMatchObject({ images: 4, top1: 0.5, confusions: [{ label: 1, taken: 0, count: 2 }] });
    expect(figures.meanConfidence).toBeCloseTo(0.880797, 6);
    expect(figures.ece).toBeCloseTo(0.380797, 6);
    // -p log p - (1 - p) log(1 - p)
    expect(figures.meanEntropy).toBeCloseTo(0.365334, 5);
  });
});

describe('prototypeAccuracy', () => {
  it('judges each image by the others of its class', () => {
    // Text is right about half of them; the images themselves lie apart on a line that the names do not tell.
    const images = [image(1, 0.9, 0), image(0.9, 1, 0), image(-1, 0.9, 1), image(-1, 1, 1)];
    expect(prototypeAccuracy(images, names, 0)).toBe(0.75);
    expect(prototypeAccuracy(images, names, 1)).toBe(1);
  });
});

describe('shareTaken', () => {
  it('is the share of images drawn to a class', () => {
    expect(shareTaken([image(1, 0, 0), image(0, 1, 0), image(0, 2, 1)], names, 1)).toBeCloseTo(2 / 3, 12);
  });
});

describe('retrieval', () => {
  it('ranks in both directions', () => {
    const images = [Float64Array.of(1, 0), Float64Array.of(0, 1)];
    const captions = [
      { embedding: Float64Array.of(0.8, 0.6), image: 0 },
      { embedding: Float64Array.of(0.6, 0.8), image: 0 },
      { embedding: Float64Array.of(0, 1), image: 1 },
      { embedding: Float64Array.of(1, 0), image: 1 },
    ];
    const figures = retrieval(images, captions);
    expect(figures.textToImage).toEqual({ r1: 0.5, r5: 1 });
    // The first image's best caption is one of the second's; the second image's is its own.
    expect(figures.imageToText).toEqual({ r1: 0.5, r5: 1 });
  });
});

describe('plural', () => {
  it.each([
    ['cat', 'cats'],
    ['grand piano', 'grand pianos'],
    ['bus', 'buses'],
    ['church', 'churches'],
    ['butterfly', 'butterflies'],
    ['donkey', 'donkeys'],
  ])('%s, %s', (one, many) => {
    expect(plural(one)).toBe(many);
  });
});
