/** @file The way through a histogram's bars by keyboard: one stop for Tab, arrows between the bars. */

/** A bar: its row (0 is the whole set) and its bin. */
export interface BarAt {
  readonly row: number;
  readonly bin: number;
}

/**
 * The bar that a key leads to: the next one with images to the left or right, the nearest one with images in the next row up or
 * down that has any, or the first and last of the row.
 *
 * @param counts images in every bin of every row.
 * @returns `null` for another key, and where there is no bar that way.
 */
export function barToward(counts: readonly (readonly number[])[], at: BarAt, key: string): BarAt | null {
  const inRow = (row: number): readonly number[] => (counts[row] ?? []).flatMap((n, bin) => (n > 0 ? [bin] : []));
  const here = inRow(at.row);
  const to = (bin: number | undefined): BarAt | null => (bin === undefined ? null : { row: at.row, bin });
  switch (key) {
    case 'ArrowLeft':
      return to(here.findLast((bin) => bin < at.bin));
    case 'ArrowRight':
      return to(here.find((bin) => bin > at.bin));
    case 'Home':
      return to(here[0]);
    case 'End':
      return to(here.at(-1));
    case 'ArrowUp':
    case 'ArrowDown': {
      const by = key === 'ArrowUp' ? -1 : 1;
      for (let row = at.row + by; row >= 0 && row < counts.length; row += by) {
        const [first, ...rest] = inRow(row);
        if (first === undefined) continue;
        const distance = (bin: number) => Math.abs(bin - at.bin);
        return { row, bin: rest.reduce((best, bin) => (distance(bin) < distance(best) ? bin : best), first) };
      }
      return null;
    }
    default:
      return null;
  }
}

/** The bar that Tab comes to: the last one that had the focus while it has images, else the first that has any. */
export function stopOf(counts: readonly (readonly number[])[], last: BarAt | null): BarAt | null {
  if (last && (counts[last.row]?.[last.bin] ?? 0) > 0) return last;
  for (const [row, bins] of counts.entries()) {
    const bin = bins.findIndex((n) => n > 0);
    if (bin >= 0) return { row, bin };
  }
  return null;
}
