import { describe, expect, it } from 'vitest';
import { imageId } from '../../../core/brands.ts';
import { classKey, slotId } from '../../../store/ids.ts';
import type { Family } from '../../../store/view/selectors.ts';
import {
  between,
  FAMILY_GAP,
  fittingSide,
  GAP,
  HEADING,
  layOut,
  lineOf,
  neighbour,
  PADDING,
  slotsIn,
} from './layout.ts';

const family = (name: string, k: number): Family => ({
  seed: imageId(name),
  slots: Array.from({ length: k }, (_, i) => slotId(imageId(name), i + 1)),
});
const FAMILIES = [family('a', 5), family('b', 2)];
const slot = (name: string, k: number) => slotId(imageId(name), k);
const orderOf = (families: readonly Family[]) => families.flatMap(({ slots }) => slots);

const SIDE = 100;
/** Room for a seed with three variants. */
const WIDTH = 118 + 3 * (SIDE + GAP);
const LAYOUT = layOut(FAMILIES, { width: WIDTH, side: SIDE });

/** Four families of two: two beside each other. */
const SMALL = ['a', 'b', 'c', 'd'].map((name) => family(name, 2));
const BLOCK = 118 + 2 * (SIDE + GAP) - GAP;
const FLOWING = { width: 2 * BLOCK + FAMILY_GAP, side: SIDE };

/** Names and kinds of the lines. */
const linesOf = ({ lines }: ReturnType<typeof layOut>) =>
  lines.map((line) =>
    line.kind === 'heading'
      ? `# ${line.key} ${line.slots.length}`
      : line.kind === 'flat'
        ? line.slots.length
        : line.placed.map(({ family: { seed } }) => seed ?? 'picked').join(' '),
  );

describe('layOut', () => {
  it('wraps variants beside their seed, and stacks families where there is no room beside them', () => {
    expect(LAYOUT.cells().rows.map((row) => row.map(({ left }) => left))).toEqual([
      [118, 228, 338],
      [118, 228],
      [118, 228],
    ]);
    expect(LAYOUT.lines.map(({ top }) => top)).toEqual([0, 2 * 120 + GAP + 2 * PADDING]);
    const last = LAYOUT.lines.at(-1)!;
    expect(LAYOUT.height).toBe(last.top + last.height);
  });

  it('has a column however narrow it is', () => {
    expect(
      layOut(FAMILIES, { width: 10, side: SIDE })
        .cells()
        .rows.every((row) => row.length === 1),
    ).toBe(true);
  });

  it('lets families flow beside each other, each class from a heading on', () => {
    expect(linesOf(layOut(SMALL, FLOWING))).toEqual(['a b', 'c d']);
    const headed = layOut(SMALL, FLOWING, { classOf: ({ seed }) => classKey(seed === 'd' ? 'dog' : 'cat') });
    expect(linesOf(headed)).toEqual(['# cat 6', 'a b', 'c', '# dog 2', 'd']);
    expect(headed.cells().rows[0]![0]!.top).toBe(HEADING + PADDING);
    expect(headed.cells().rows[0]!.map(({ left }) => left)).toEqual(
      [118, 228, 118, 228].map((x, i) => (i < 2 ? x : x + BLOCK + FAMILY_GAP)),
    );
    expect(lineOf(slot('d', 1), headed)).toBe(4);
    expect(headed.cells().rowOf.get(slot('d', 1))).toBe(2);
    expect(lineOf(slot('e', 1), headed)).toBe(-1);
  });

  it('gives what was picked the whole width', () => {
    const picked: Family = { seed: null, picked: classKey('cat'), slots: family('p', 9).slots };
    expect(linesOf(layOut([...SMALL.slice(0, 3), picked], FLOWING))).toEqual(['a b', 'c', 'picked']);
  });

  it('leaves the seeds out where all are sorted together', () => {
    expect(linesOf(layOut(FAMILIES, { width: 4 * (SIDE + GAP), side: SIDE }, { flat: true }))).toEqual([4, 3]);
  });
});

describe('fittingSide', () => {
  it.each([
    // Two of 320 and the gap between would need 674.
    ['smaller', SMALL, 640, false],
    ['larger', SMALL, 700, false],
    ['smaller, without seeds', SMALL, 630, true],
  ])('makes pictures a little %s, so that they fill the width', (_, families, width, flat) => {
    const side = fittingSide(families, { width, side: SIDE }, flat);
    expect(Math.abs(side - SIDE)).toBeLessThanOrEqual(15);
    const { rows } = layOut(families, { width, side }, { flat }).cells();
    const last = rows[0]!.at(-1)!;
    const left = width - (last.left + side);
    expect(left).toBeGreaterThanOrEqual(0);
    expect(left).toBeLessThan(10);
  });

  it('leaves them where that is not enough, and where there is one family on a line', () => {
    expect(fittingSide(SMALL, { width: 500, side: SIDE }, false)).toBe(SIDE);
    expect(fittingSide(FAMILIES, { width: WIDTH, side: SIDE }, false)).toBe(SIDE);
  });
});

describe('slotsIn', () => {
  it('finds what a box touches, across lines and families', () => {
    expect(slotsIn({ left: 0, top: 0, right: 999, bottom: 999 }, LAYOUT, SIDE)).toEqual(orderOf(FAMILIES));
    expect(slotsIn({ left: 120, top: 12, right: 130, bottom: 20 }, LAYOUT, SIDE)).toEqual([slot('a', 1)]);
    const flowing = layOut(SMALL, FLOWING);
    expect(slotsIn({ left: BLOCK + FAMILY_GAP, top: 0, right: 9999, bottom: 50 }, flowing, SIDE)).toEqual(
      family('b', 2).slots,
    );
  });

  it('finds nothing on a seed', () => {
    expect(slotsIn({ left: 0, top: 0, right: 90, bottom: 90 }, LAYOUT, SIDE)).toEqual([]);
  });
});

describe('neighbour', () => {
  const from = (name: string, k: number) => (direction: Parameters<typeof neighbour>[1]) =>
    neighbour(slot(name, k), direction, orderOf(FAMILIES), LAYOUT);

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

  it('goes to the family below, and not to the next, where families lie beside each other', () => {
    const flowing = layOut(SMALL, FLOWING);
    expect(neighbour(slot('b', 1), 'down', orderOf(SMALL), flowing)).toBe(slot('d', 1));
    expect(neighbour(slot('a', 2), 'right', orderOf(SMALL), flowing)).toBe(slot('b', 1));
  });

  it('starts at the first variant, and nowhere in an empty grid', () => {
    expect(neighbour(null, 'down', orderOf(FAMILIES), LAYOUT)).toBe(slot('a', 1));
    expect(neighbour(null, 'down', [], layOut([], { width: WIDTH, side: SIDE }))).toBeNull();
  });
});

describe('between', () => {
  it('takes both ends, in either order', () => {
    const expected = [slot('a', 5), slot('b', 1)];
    expect(between(slot('a', 5), slot('b', 1), orderOf(FAMILIES))).toEqual(expected);
    expect(between(slot('b', 1), slot('a', 5), orderOf(FAMILIES))).toEqual(expected);
  });
});
