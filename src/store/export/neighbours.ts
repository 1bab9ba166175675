/** @file Lines of the sidecar with the nearest other image of the export. */

import { mapInSteps } from '../../core/steps.ts';
import { A_ROW, type Item } from '../../export/layouts/arrange.ts';
import { success, type Result } from '../../protocol/failure.ts';
import type { Context } from '../context.ts';
import type { Known } from '../memory.ts';
import { nearestWithin } from '../nearest.ts';
import { betweenEvents } from '../yieldToEvents.ts';
import type { PlannedFile } from './plan.ts';

/** Every picture with its nearest among those that are written; rejected ones have none and are nobody's. */
export async function withNeighbours(
  context: Pick<Context, 'analysis' | 'memory'>,
  files: readonly PlannedFile[],
  signal: AbortSignal,
): Promise<Result<readonly Item<PlannedFile>[]>> {
  const knownOf = ({ of, row }: PlannedFile): Known | undefined => {
    if (of === null || row.status === 'rejected') return undefined;
    return of.kind === 'seed' ? context.memory.seeds.get(of.id) : context.memory.variants.get(of.slot);
  };
  const paths = new Map<Known['of'], string>();
  for (const file of files) {
    const known = knownOf(file);
    if (known) paths.set(known.of, file.path);
  }
  const set = files.flatMap((file) => knownOf(file) ?? []);
  const found = await nearestWithin(context, [], set, signal);
  if (!found.ok) return found;
  const items = mapInSteps(files, A_ROW, (source) => {
    const known = knownOf(source);
    const nearest = known && found.value.get(known);
    return {
      source,
      row: {
        ...source.row,
        nearest: nearest ? { file_name: paths.get(nearest.of)!, cosine: nearest.cosine } : null,
      },
    };
  });
  return success(await betweenEvents(items));
}
