import { describe, expect, it } from 'vitest';
import { imageId } from '../../../core/brands.ts';
import { slotId } from '../../../store/ids.ts';
import type { Family } from '../../../store/view/selectors.ts';
import { between, GAP, layOut, neighbour, PADDING, slotsIn } from './layout.ts';

const family = (name: string, k: number): Family => ({
  seed: imageId(name),
  slots: Array.from({ length: k }, (_, i) => slotId(imageId(name), i + 1)),
});
const FAMILIES = [family('a', 5), family('b', 2)];
const slot = (name: string, k: number) => slotId(imageId(name), k);

describe('layOut', () => {
  it('wraps variants beside their seed and stacks families', () => {
    const layout = layOut(FAMILIES, { width: 118 + 3 * (100 + GAP), side: 100 });
    expect(layout.columns).toBe(3);
    expect(layout.families.map(({ top }) => top)).toEqual([0, 2 * 120 + GAP + 2 * PADDING]);
    expect(layout.height).toBe(layout.families[1]!.top + layout.families[1]!.height);
  });

  it('has a column however narrow it is', () => {
    expect(layOut(FAMILIES, { width: 10, side: 100 }).columns).toBe(1);
  });
});

describe('slotsIn', () => {
  const layout = layOut(FAMILIES, { width: 118 + 3 * (100 + GAP), side: 100 });
  it('finds what a box touches, across lines and families', () => {
    const all = slotsIn({ left: 0, top: 0, right: 999, bottom: 999 }, FAMILIES, layout, 100);
    expect(all).toEqual(FAMILIES.flatMap(({ slots }) => slots));
    const corner = slotsIn({ left: 120, top: 12, right: 130, bottom: 20 }, FAMILIES, layout, 100);
    expect(corner).toEqual([slot('a', 1)]);
  });

  it('finds nothing on a seed', () => {
    expect(slotsIn({ left: 0, top: 0, right: 90, bottom: 90 }, FAMILIES, layout, 100)).toEqual([]);
  });
});

describe('neighbour', () => {
  const from = (name: string, k: number) => (direction: Parameters<typeof neighbour>[1]) =>
    neighbour(slot(name, k), direction, FAMILIES, 3);

  it('goes along lines, into the next family and back', () => {
    expect(from('a', 5)('right')).toBe(slot('b', 1));
    expect(from('b', 1)('left')).toBe(slot('a', 5));
    expect(from('b', 2)('right')).toBe(slot('b', 2));
  });

  it('keeps its column up and down where it can', () => {
    expect(from('a', 2)('down')).toBe(slot('a', 5));
    expect(from('a', 3)('down')).toBe(slot('a', 5));
    expect(from('a', 5)('down')).toBe(slot('b', 2));
    expect(from('b', 1)('up')).toBe(slot('a', 4));
    expect(from('a', 1)('up')).toBe(slot('a', 1));
  });

  it('starts at the first variant, and nowhere in an empty grid', () => {
    expect(neighbour(null, 'down', FAMILIES, 3)).toBe(slot('a', 1));
    expect(neighbour(null, 'down', [], 3)).toBeNull();
  });
});

describe('between', () => {
  it('takes both ends, in either order', () => {
    const expected = [slot('a', 5), slot('b', 1)];
    expect(between(slot('a', 5), slot('b', 1), FAMILIES)).toEqual(expected);
    expect(between(slot('b', 1), slot('a', 5), FAMILIES)).toEqual(expected);
  });
});
