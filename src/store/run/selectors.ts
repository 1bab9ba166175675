/** @file What is computed from the run. */

import type { ImageId } from '../../core/brands.ts';
import type { RunState } from './state.ts';

/** Seeds that are still to be grown, in order: neither grown nor failed. */
export function seedsLeft({ seeds, families, failures }: RunState): readonly ImageId[] {
  const failed = new Set(failures.map(({ seed }) => seed));
  return seeds.filter((id) => !families.has(id) && !failed.has(id));
}
