/** @file The options of the command with paths that hold wherever the process is. */

import { resolve } from 'node:path';
import { callerFolder, findPack } from '../lib/caller.ts';
import type { ExpandOptions } from './options.ts';

/** Paths are the caller's; packs are also found in the project. */
export async function located<Options extends ExpandOptions>(
  options: Options,
  from: string = callerFolder(),
): Promise<Options> {
  const { input, out, names, prior, judge, mask, safety, backgrounds, pick } = options;
  return {
    ...options,
    input: resolve(from, input),
    // A slash at the end says that a folder is meant, and `resolve` would take it away.
    out: /[/\\]$/u.test(out) ? `${resolve(from, out)}/` : resolve(from, out),
    names: names === null ? null : resolve(from, names),
    prior: await findPack(prior, from),
    judge: judge === null ? null : await findPack(judge, from),
    mask: await findPack(mask, from),
    safety: safety === null ? null : await findPack(safety, from),
    pick: pick === null ? null : resolve(from, pick),
    backgrounds: backgrounds === null ? null : resolve(from, backgrounds),
  };
}
