/** @file What of a drop can be put into a class by hand. */

import type { Failure } from '../../core/failure.ts';
import type { NotTaken } from '../../core/sorting.ts';
import type { Chosen } from '../../storage/chosenFiles.ts';

/** The files of what was dropped, or why there are none to put into a class. */
export function takenOf(dropped: Chosen | Failure): { readonly files: readonly File[] } | NotTaken {
  if ('code' in dropped) {
    const several = dropped.code === 'archive' && dropped.fault.code === 'several';
    return { code: several ? 'several-archives' : 'unread' };
  }
  const { source, name } = dropped;
  if (source.kind !== 'files') return { code: 'archive', name };
  const files = source.files.map(({ file }) => file);
  return files.length === 0 ? { code: 'nothing' } : { files };
}
