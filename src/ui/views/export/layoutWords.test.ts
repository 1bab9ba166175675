import { describe, expect, it } from 'vitest';
import { exampleOf, LAYOUT_WORDS, leadOf, projectFileOf } from './layoutWords.ts';

const variant = { path: 'train/cat/1.jpg', label: 'cat', split: 'train', method: 'scene', k: 3 } as const;

describe('the layouts in words', () => {
  it('promise to open again only where the originals are in it', () => {
    for (const { id } of LAYOUT_WORDS) {
      expect(/opens here again|opens as it is/u.test(leadOf(id) + projectFileOf(id)), id).toBe(id !== 'new-images');
    }
  });

  it('name a variant by what made it, where the layout puts it', () => {
    expect(LAYOUT_WORDS.map(({ id }) => exampleOf(id, variant))).toEqual([
      'train/cat/1__scene-k03.png',
      'train/cat/1__scene-k03.png',
      'train/cat/1__scene-k03.png',
      'images/1__scene-k03.png',
      'train/cat/1__scene-k03.png',
    ]);
  });
});
