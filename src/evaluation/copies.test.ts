import { describe, expect, it } from 'vitest';
import { NEAR_COPY, nearCopyOf, sameFiles, type Hashed } from './copies.ts';

const file = (path: string, sha256: string): Hashed => {
  const [split, label] = path.split('/');
  return { path, split: split as 'train', label: label!, sha256 };
};

describe('sameFiles', () => {
  it('tells what leaks from what conflicts from what is there twice', () => {
    expect(
      sameFiles([
        file('test/cat/1', 'a'),
        file('train/cat/1', 'a'),
        file('train/cat/2', 'b'),
        file('train/dog/2', 'b'),
        file('train/cat/3', 'c'),
        file('train/cat/4', 'c'),
        file('train/cat/5', 'd'),
        file('val/cat/1', 'a'),
      ]),
    ).toEqual([
      { path: 'train/cat/1', of: 'test/cat/1', kind: 'leak' },
      { path: 'train/dog/2', of: 'train/cat/2', kind: 'conflict' },
      { path: 'train/cat/4', of: 'train/cat/3', kind: 'duplicate' },
      { path: 'val/cat/1', of: 'train/cat/1', kind: 'leak' },
    ]);
  });
});

describe('nearCopyOf', () => {
  const at = (angle: number) => Float32Array.of(Math.cos(angle), Math.sin(angle));
  const edge = Math.acos(NEAR_COPY);

  it('gives the nearest within the threshold, and nothing beyond it', () => {
    const held = [at(-0.9 * edge), at(0.5 * edge), at(2 * edge)].map((unit) => ({ unit }));
    expect(nearCopyOf(at(0), held)?.of).toBe(held[1]);
    expect(nearCopyOf(at(0), held)?.cosine).toBeCloseTo(Math.cos(0.5 * edge), 6);
    expect(nearCopyOf(at(0.45), held)).toBeNull();
    expect(nearCopyOf(at(0), [])).toBeNull();
  });
});
