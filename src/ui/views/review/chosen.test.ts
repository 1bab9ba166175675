import { describe, expect, it } from 'vitest';
import { imageId } from '../../../core/brands.ts';
import { slotId } from '../../../store/ids.ts';
import { chosen } from './chosen.ts';

const seed = imageId('cat/1.png');
const [first, second, third] = [1, 2, 3].map((k) => slotId(seed, k)) as [ReturnType<typeof slotId>, never, never];
const families = [{ seed, slots: [first, second] }];

describe('chosen', () => {
  it('is the selection in the order of the grid, without what is not shown', () => {
    expect(chosen(families, { focus: first, selection: new Set([third, second, first]) })).toEqual([first, second]);
  });

  it('is the focus where nothing that is shown is selected', () => {
    expect(chosen(families, { focus: second, selection: new Set([third]) })).toEqual([second]);
    expect(chosen(families, { focus: third, selection: new Set([third]) })).toEqual([]);
    expect(chosen(families, { focus: null, selection: new Set() })).toEqual([]);
  });
});
