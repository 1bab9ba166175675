import { describe, expect, it } from 'vitest';
import { partOf, type RecipePart } from '../../../core/run/recipe.ts';
import { partWords as inGerman } from '../de/parts.ts';
import { partWords } from './parts.ts';

describe('partWords', () => {
  it('says the share among several, and what differs from the method as it comes', () => {
    const scene = partOf('scene', 3);
    const moved = { ...scene, settings: { ...scene.settings, styleRadius: 0.85 } } as RecipePart;
    const parts = [moved, partOf('randaugment', 2)];
    expect(partWords(parts[0]!, parts)).toBe('3 of 5: New scene, style radius 0.85');
    expect(partWords(parts[1]!, parts)).toBe('2 of 5: RandAugment');
  });

  it('says choices in words, in every language', () => {
    const guided = partOf('gif');
    const part = { ...guided, settings: { ...guided.settings, start: 'symmetric', lead: 2.75 } } as RecipePart;
    expect(partWords(part, [part])).toBe(
      'Guided imagination, lead of the class 2.75, starting noise “To all sides, near”',
    );
    expect(inGerman(part, [part])).toMatch(/ 2,75, .* „Nach allen Seiten, nah“$/u);
  });

  it('says no share of a method that is alone', () => {
    const part = partOf('randaugment');
    expect(partWords(part, [part])).toBe('RandAugment');
  });
});
