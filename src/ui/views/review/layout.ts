/** @file Where every variant lies in the grid: needed before it is drawn, for the virtual list, arrow keys and box-select. */

import type { ClassKey, SlotId } from '../../../store/ids.ts';
import type { Family } from '../../../store/view/selectors.ts';

export interface GridMeasures {
  /** Width that families have, in CSS pixels. */
  readonly width: number;
  /** Side of a picture. */
  readonly side: number;
}

/** How families are arranged. */
export interface Arrangement {
  /** Whether variants flow without their seeds, in the order given. Default: each family beside its seed. */
  readonly flat?: boolean;
  /** The class of a family: one that differs from the family's before begins below a heading. Default: no headings. */
  readonly classOf?: ((family: Family) => ClassKey | undefined) | null;
}

export interface PlacedFamily {
  readonly family: Family;
  /** Among all families. */
  readonly index: number;
  /** In CSS pixels. */
  readonly left: number;
  /** Variants on a line of it. */
  readonly columns: number;
}

/** What fills the width; top and height in CSS pixels. */
export type GridLine = { readonly top: number; readonly height: number } & (
  | { readonly kind: 'heading'; readonly key: ClassKey; readonly slots: readonly SlotId[] }
  | { readonly kind: 'families'; readonly placed: readonly PlacedFamily[] }
  | { readonly kind: 'flat'; readonly slots: readonly SlotId[] }
);

/** The picture of a variant. */
export interface CellPlace {
  readonly slot: SlotId;
  readonly left: number;
  readonly top: number;
}

/** Where every picture lies. */
export interface CellGrid {
  /** Pictures beside each other, over all that lie so, in the order of the page. */
  readonly rows: readonly (readonly CellPlace[])[];
  /** The row of every variant. */
  readonly rowOf: ReadonlyMap<SlotId, number>;
}

export interface GridLayout {
  /** Height of a cell with its caption. */
  readonly cell: number;
  /** In the order of the page. */
  readonly lines: readonly GridLine[];
  /** Made when it is first asked for: a decision lays thousands out anew, and few of their places are asked for. */
  readonly cells: () => CellGrid;
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
/** Between families beside each other. */
export const FAMILY_GAP = 34;
/** Height of a class's heading. */
export const HEADING = 40;
const CAPTION = 20;

/**
 * Lays families out: each its seed at the left and its variants beside it, on as many lines as they need; as many families beside each
 * other as there is room for, all as wide as the largest. What was picked has the whole width.
 */
export function layOut(
  families: readonly Family[],
  { width, side }: GridMeasures,
  { flat = false, classOf = null }: Arrangement = {},
): GridLayout {
  const lines: GridLine[] = [];
  const cell = side + CAPTION;
  let top = 0;
  const add = (line: GridLine) => {
    lines.push(line);
    top += line.height;
  };
  if (flat) {
    const columns = Math.max(1, Math.floor((width + GAP) / (side + GAP)));
    const slots = families.flatMap((family) => family.slots);
    for (let from = 0; from < slots.length; from += columns) {
      add({ kind: 'flat', slots: slots.slice(from, from + columns), top, height: cell + 2 * FLAT_PADDING });
    }
    return { cell, lines, cells: once(() => cellsOf(lines, side)), width, height: top };
  }
  const most = mostAcross(width, side);
  const across = Math.min(most, largestOf(families));
  const block = widthOf(across, side);
  const beside = Math.max(1, Math.floor((width + FAMILY_GAP) / (block + FAMILY_GAP)));
  let line: PlacedFamily[] = [];
  const flush = () => {
    if (line.length === 0) return;
    const count = Math.max(...line.map(rowsIn));
    add({ kind: 'families', placed: line, top, height: count * cell + (count - 1) * GAP + 2 * PADDING });
    line = [];
  };
  let heading: ClassKey | undefined;
  families.forEach((family, index) => {
    const key = classOf?.(family);
    if (key !== undefined && key !== heading) {
      flush();
      heading = key;
      const end = families.findIndex((other, i) => i > index && classOf!(other) !== key);
      const slots = families.slice(index, end < 0 ? undefined : end).flatMap((own) => own.slots);
      add({ kind: 'heading', key, slots, top, height: HEADING });
    }
    const wide = family.seed === null;
    if (wide || line.length === beside) flush();
    line.push({ family, index, left: line.length * (block + FAMILY_GAP), columns: wide ? most : across });
    if (wide) flush();
  });
  flush();
  return { cell, lines, cells: once(() => cellsOf(lines, side)), width, height: top };
}

/** Lines of pictures in a family. */
const rowsIn = ({ family, columns }: PlacedFamily): number => Math.ceil(family.slots.length / columns);

/** What is made, the first time it is asked for. */
function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
}

function cellsOf(lines: readonly GridLine[], side: number): CellGrid {
  const rows: CellPlace[][] = [];
  const rowOf = new Map<SlotId, number>();
  const add = (cells: CellPlace[]) => {
    for (const { slot } of cells) rowOf.set(slot, rows.length);
    rows.push(cells);
  };
  for (const line of lines) {
    if (line.kind === 'flat')
      add(line.slots.map((slot, i) => ({ slot, left: i * (side + GAP), top: line.top + FLAT_PADDING })));
    if (line.kind !== 'families') continue;
    const { placed, top } = line;
    const count = Math.max(...placed.map(rowsIn));
    for (let r = 0; r < count; r++) {
      add(
        placed.flatMap(({ family, left, columns }) =>
          family.slots.slice(r * columns, (r + 1) * columns).map((slot, i) => {
            const place = placeOf(r * columns + i, columns, side);
            return { slot, left: left + place.left, top: top + place.top };
          }),
        ),
      );
    }
  }
  return { rows, rowOf };
}

/** The index of a variant's line; -1 for one that is not shown. */
export const lineOf = (slot: SlotId, { lines }: GridLayout): number =>
  lines.findIndex((line) => {
    if (line.kind === 'flat') return line.slots.includes(slot);
    return line.kind === 'families' && line.placed.some(({ family }) => family.slots.includes(slot));
  });

/** Variants that fit beside their seed. */
const mostAcross = (width: number, side: number): number =>
  Math.max(1, Math.floor((width - side - SEED_GAP + GAP) / (side + GAP)));

/** Of the families with a seed: most variants. */
const largestOf = (families: readonly Family[]): number =>
  families.reduce((max, { seed, slots }) => (seed === null ? max : Math.max(max, slots.length)), 1);

/** Width of a seed with some variants beside it. */
const widthOf = (across: number, side: number): number => side + SEED_GAP + across * (side + GAP) - GAP;

/** The most that a picture is made smaller or larger, as a share of what the person chose, so that no strip stays empty. */
const FLEX = 0.15;

/**
 * The side of pictures that fills the width with whole families, or with whole pictures where there are no seeds.
 *
 * @param side that the person chose.
 * @returns one within some percent of it; itself where that does not fill the width.
 */
export function fittingSide(families: readonly Family[], { width, side }: GridMeasures, flat: boolean): number {
  const across = Math.min(mostAcross(width, side), largestOf(families));
  const [block, gap] = flat ? [side, GAP] : [widthOf(across, side), FAMILY_GAP];
  const beside = Math.round((width + gap) / (block + gap));
  if (beside < 2) return side;
  const room = (width - (beside - 1) * gap) / beside;
  const fitting = Math.floor(flat ? room : (room - SEED_GAP - (across - 1) * GAP) / (across + 1));
  return Math.abs(fitting - side) <= FLEX * side ? fitting : side;
}

/** Space above and below a line without seeds. */
export const FLAT_PADDING = 6;

/** Where the picture of a family's variant is, by its index from 0, within its family. */
export function placeOf(index: number, columns: number, side: number): { readonly left: number; readonly top: number } {
  return {
    left: side + SEED_GAP + (index % columns) * (side + GAP),
    top: PADDING + Math.floor(index / columns) * (side + CAPTION + GAP),
  };
}

/** The variants whose cells a box touches, in the order of the grid. */
export const slotsIn = (box: Box, { cells, cell }: GridLayout, side: number): readonly SlotId[] =>
  cells().rows.flatMap((row) => {
    const [first] = row;
    if (!first || first.top > box.bottom || first.top + cell < box.top) return [];
    return row.filter(({ left }) => left <= box.right && left + side >= box.left).map(({ slot }) => slot);
  });

export type Direction = 'left' | 'right' | 'up' | 'down';

/**
 * The variant that an arrow key leads to.
 *
 * @param from where the focus is; `null` or not shown: the first variant.
 * @param order all variants that are shown.
 * @returns the same slot at the border of the grid; `null` for an empty grid.
 */
export function neighbour(
  from: SlotId | null,
  direction: Direction,
  order: readonly SlotId[],
  { cells }: Pick<GridLayout, 'cells'>,
): SlotId | null {
  const at = from === null ? -1 : order.indexOf(from);
  if (from === null || at < 0) return order[0] ?? null;
  switch (direction) {
    case 'left':
      return order[at - 1] ?? from;
    case 'right':
      return order[at + 1] ?? from;
    case 'up':
    case 'down': {
      const { rows, rowOf } = cells();
      const row = rowOf.get(from)!;
      const { left } = rows[row]!.find(({ slot }) => slot === from)!;
      const next = rows[row + (direction === 'up' ? -1 : 1)];
      if (!next) return from;
      return next.reduce((a, b) => (Math.abs(b.left - left) < Math.abs(a.left - left) ? b : a)).slot;
    }
    default:
      return direction satisfies never;
  }
}

/** All variants from one to another, both included, in the order of the grid. */
export function between(a: SlotId, b: SlotId, order: readonly SlotId[]): readonly SlotId[] {
  const [from, to] = [order.indexOf(a), order.indexOf(b)].sort((x, y) => x - y) as [number, number];
  return from < 0 ? [b] : order.slice(from, to + 1);
}
