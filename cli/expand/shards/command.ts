/** @file `npm run expand` as a command in shards. */

import type { ShardedCommand } from '../../lib/shards/call.ts';
import type { PartNames } from '../../lib/shards/oneRun.ts';
import type { RunParts } from '../kept.ts';
import { UsageError } from '../../lib/usageError.ts';
import { located } from '../located.ts';
import { parseOptions, readArguments, type GivenOptions } from '../options.ts';

/** Changes where the shape of what is made of a seed does. */
export const SHARD_FORMAT = 'offshoot-expansion-1';

export const EXPAND: ShardedCommand<GivenOptions> = {
  places: ['prior', 'judge', 'mask', 'backgrounds', 'pick', 'names'],
  ofCall: ['out', 'overwrite', 'resume', 'shard', 'plan', 'input'],
  read: readArguments,
  parse: async (args) => {
    const options = parseOptions(args)!;
    if (options.adapt)
      throw new UsageError(
        'Expected a prior as it is for a run in shards, got --adapt-prior; adapt it in a run without shards, and give the pack that it names with --prior.',
      );
    return located(options);
  },
};

/** What two runs differ in. */
export const EXPAND_PARTS = {
  version: 'another version of this program',
  recipe: 'another recipe',
  models: 'other model packs',
  machine: 'another runtime, or another number of threads',
  set: 'other pictures, or another reading of them by the judge',
} as const satisfies Record<keyof RunParts, string> & PartNames;
