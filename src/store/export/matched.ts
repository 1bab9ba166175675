/** @file One picture as an export would write it, to be looked at before. */

import type { Match } from '../../core/image/match.ts';
import { stretchOf } from '../../core/run/recipe.ts';
import { failure, success, type Result } from '../../protocol/failure.ts';
import type { Context } from '../context.ts';
import type { ImageKey } from '../ids.ts';

/** A picture of the project as it would be written. */
export async function matchedPicture(
  { blobs, openMatcher, store }: Pick<Context, 'blobs' | 'openMatcher' | 'store'>,
  image: ImageKey,
  match: Match,
): Promise<Result<Blob>> {
  const blob = await blobs.get(image);
  if (!blob) return failure({ code: 'file-gone', path: image });
  const { run, recipe } = store.getState();
  const matcher = openMatcher();
  try {
    const made = await matcher.match(blob, match, stretchOf(run.settings ?? recipe.settings));
    return made.ok ? success(new Blob([made.value], { type: 'image/png' })) : made;
  } finally {
    matcher.close();
  }
}
