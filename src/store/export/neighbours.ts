/** @file Lines of the sidecar with the nearest other image of the export. */

import type { Item } from '../../export/layouts/arrange.ts';
import type { Context } from '../context.ts';
import { nearestTo, type Known } from '../memory.ts';
import type { PlannedFile } from './plan.ts';

/** How long the page may be kept from answering, in milliseconds. */
const SLICE = 10;

/** Every picture with its nearest among those that are written, rejected ones not counted. */
export async function withNeighbours(
  { memory }: Pick<Context, 'memory'>,
  files: readonly PlannedFile[],
): Promise<readonly Item<PlannedFile>[]> {
  const knownOf = ({ of }: PlannedFile): Known | undefined =>
    of === null ? undefined : of.kind === 'seed' ? memory.seeds.get(of.id) : memory.variants.get(of.slot);
  const named = new Map<Known, string>();
  for (const file of files) {
    const known = knownOf(file);
    if (known && file.row.status !== 'rejected') named.set(known, file.path);
  }
  const names = new Map([...named].map(([{ of }, name]) => [of, name]));
  const items: Item<PlannedFile>[] = [];
  let since = performance.now();
  for (const file of files) {
    const known = knownOf(file);
    const [nearest] = known ? nearestTo(known, named.keys(), 1) : [];
    items.push({
      source: file,
      row: {
        ...file.row,
        nearest: nearest ? { file_name: names.get(nearest.of)!, cosine: nearest.cosine } : null,
      },
    });
    if (performance.now() - since > SLICE) {
      await new Promise((resolve) => setTimeout(resolve));
      since = performance.now();
    }
  }
  return items;
}
