import { describe, expect, it } from 'vitest';
import { carriedOver } from './carriedOver.ts';
import { partOf, type RecipePart } from './recipe.ts';

const gif = (settings: object): RecipePart =>
  ({ ...partOf('gif'), settings: { ...partOf('gif').settings, ...settings } }) as RecipePart;

describe('carriedOver', () => {
  it('keeps what was chosen, and leaves the rest as the method comes', () => {
    // Guided imagination takes no step as it comes; a scene takes one.
    expect(carriedOver([gif({})], 'scene')).toEqual(partOf('scene'));
    expect(carriedOver([gif({ steps: 3, differ: 2 })], 'scene', 4)).toEqual({
      ...partOf('scene', 4),
      settings: { ...partOf('scene').settings, steps: 3, differ: 2 },
    });
    expect(carriedOver([gif({ epsilon: 0.7, start: 'published', steps: 2 })], 'unguided').settings).toEqual({
      ...partOf('unguided').settings,
      epsilon: 0.7,
      start: 'published',
    });
  });

  it('takes settings of one name for the same only where they are of one kind', () => {
    // A share of pixels, and where scenes are from.
    expect(carriedOver([partOf('randaugment')], 'scene')).toEqual(partOf('scene'));
  });

  it('listens to the first of several', () => {
    const parts = [
      gif({ steps: 2 }),
      { ...partOf('scene'), settings: { ...partOf('scene').settings, steps: 5 } } as RecipePart,
    ];
    expect(carriedOver(parts, 'join').settings).toMatchObject({ steps: 2 });
  });
});
