import { describe, expect, it } from 'vitest';
import { isOver, type DragSign } from './fileDrag.ts';

const FILES: DragSign = { kind: 'over', files: true };
const BODY = {};

const after = (...signs: readonly DragSign[]) => signs.reduce(isOver, false);

describe('isOver', () => {
  it('holds while files move from element to element', () => {
    expect(after(FILES)).toBe(true);
    expect(after(FILES, { kind: 'left', to: BODY }, FILES, { kind: 'key', key: 'Shift' })).toBe(true);
  });

  it.each<[string, DragSign]>([
    ['leaves the window', { kind: 'left', to: null }],
    ['is dropped', { kind: 'dropped' }],
    ['is called off', { kind: 'key', key: 'Escape' }],
    ['ended without a word, and the pointer moves again', { kind: 'pointer' }],
    ['ended without a word, in another window', { kind: 'silent' }],
  ])('ends when the drag %s', (_, end) => {
    expect(after(FILES, end)).toBe(false);
  });

  it('ends at the edge however many elements were entered, and went away, before', () => {
    expect(after(FILES, FILES, FILES, { kind: 'left', to: null })).toBe(false);
  });

  it('begins again with the next drag', () => {
    expect(after(FILES, { kind: 'left', to: null }, FILES)).toBe(true);
    expect(after(FILES, { kind: 'silent' }, FILES)).toBe(true);
  });

  it('is not about text or links, nor about what is not over the page', () => {
    expect(after({ kind: 'over', files: false })).toBe(false);
    expect(after({ kind: 'left', to: BODY })).toBe(false);
    expect(after({ kind: 'key', key: 'Shift' })).toBe(false);
  });
});
