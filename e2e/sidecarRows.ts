/** @file Lines of a sidecar, as two runs of one recipe are compared by them. */

import type { ZipContent } from './zip.ts';

export type Row = ZipContent['rows'][number];

/** The lines of the variants. */
export const synthetic = ({ rows }: ZipContent): readonly Row[] => rows.filter(({ source }) => source === 'synthetic');

/**
 * A line but for its neighbour, which depends on the rest of the set; figures as far as two builds of one runtime agree, or two
 * engines, whose logarithms may differ in the last bit.
 *
 * @param places decimals that are kept of every figure.
 */
export const rounded = (row: Row, places: number): unknown =>
  JSON.parse(JSON.stringify({ ...row, nearest: null }), (_, value: unknown) =>
    typeof value === 'number' ? Number(value.toFixed(places)) : value,
  );
