/** @file Where every variant lies in the grid: needed before it is drawn, for the virtual list, arrow keys and box-select. */

import type { SlotId } from '../../../store/ids.ts';
import type { Family } from '../../../store/view/selectors.ts';

export interface GridMeasures {
  /** Width that families have, in CSS pixels. */
  readonly width: number;
  /** Side of a picture. */
  readonly side: number;
}

export interface FamilyBox {
  readonly top: number;
  readonly height: number;
}

export interface GridLayout {
  /** Variants on a line, beside the seed. */
  readonly columns: number;
  /** Height of a cell with its caption. */
  readonly cell: number;
  readonly families: readonly FamilyBox[];
  readonly width: number;
  readonly height: number;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Smallest and largest side of a picture. */
export const SMALLEST = 48;
export const LARGEST = 320;
export const GAP = 10;
/** Space above and below a family. */
export const PADDING = 10;
/** Between the seed and its variants. */
export const SEED_GAP = 18;
const CAPTION = 20;

/** Lays families out below each other: the seed at the left, its variants beside it on as many lines as they need. */
export function layOut(families: readonly Family[], { width, side }: GridMeasures): GridLayout {
  const columns = Math.max(1, Math.floor((width - side - SEED_GAP + GAP) / (side + GAP)));
  const cell = side + CAPTION;
  let top = 0;
  const boxes = families.map(({ slots }): FamilyBox => {
    const lines = Math.ceil(slots.length / columns);
    const height = lines * cell + (lines - 1) * GAP + 2 * PADDING;
    const box = { top, height };
    top += height;
    return box;
  });
  return { columns, cell, families: boxes, width, height: top };
}

/** Where the picture of a family's variant is, by its index from 0, within its family. */
export function placeOf(index: number, columns: number, side: number): { readonly left: number; readonly top: number } {
  return {
    left: side + SEED_GAP + (index % columns) * (side + GAP),
    top: PADDING + Math.floor(index / columns) * (side + CAPTION + GAP),
  };
}

/** The variants whose cells a box touches, in the order of the grid. */
export function slotsIn(box: Box, families: readonly Family[], layout: GridLayout, side: number): readonly SlotId[] {
  const found: SlotId[] = [];
  families.forEach(({ slots }, f) => {
    const { top, height } = layout.families[f]!;
    if (top > box.bottom || top + height < box.top) return;
    slots.forEach((slot, i) => {
      const { left, top: within } = placeOf(i, layout.columns, side);
      const up = top + within;
      if (left <= box.right && left + side >= box.left && up <= box.bottom && up + layout.cell >= box.top)
        found.push(slot);
    });
  });
  return found;
}

export type Direction = 'left' | 'right' | 'up' | 'down';

/**
 * The variant that an arrow key leads to.
 *
 * @param from where the focus is; `null` or not shown: the first variant.
 * @returns the same slot at the border of the grid; `null` for an empty grid.
 */
export function neighbour(
  from: SlotId | null,
  direction: Direction,
  families: readonly Family[],
  columns: number,
): SlotId | null {
  const f = families.findIndex(({ slots }) => from !== null && slots.includes(from));
  const family = families[f];
  if (from === null || !family) return families[0]?.slots[0] ?? null;
  const i = family.slots.indexOf(from);
  const column = i % columns;
  switch (direction) {
    case 'left':
      return family.slots[i - 1] ?? families[f - 1]?.slots.at(-1) ?? from;
    case 'right':
      return family.slots[i + 1] ?? families[f + 1]?.slots[0] ?? from;
    case 'up': {
      if (i >= columns) return family.slots[i - columns]!;
      const above = families[f - 1]?.slots;
      if (!above) return from;
      const line = Math.floor((above.length - 1) / columns) * columns;
      return above[Math.min(line + column, above.length - 1)]!;
    }
    case 'down': {
      const lastLine = Math.floor((family.slots.length - 1) / columns);
      if (Math.floor(i / columns) < lastLine) return family.slots[Math.min(i + columns, family.slots.length - 1)]!;
      const below = families[f + 1]?.slots;
      return below ? below[Math.min(column, below.length - 1)]! : from;
    }
    default:
      return direction satisfies never;
  }
}

/** All variants from one to another, both included, in the order of the grid. */
export function between(a: SlotId, b: SlotId, families: readonly Family[]): readonly SlotId[] {
  const flat = families.flatMap(({ slots }) => slots);
  const [from, to] = [flat.indexOf(a), flat.indexOf(b)].sort((x, y) => x - y) as [number, number];
  return from < 0 ? [b] : flat.slice(from, to + 1);
}
