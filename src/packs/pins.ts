/** @file What a preset was when it was first fetched: a commit of its repository, and every file's size and hash. */

import * as z from 'zod/mini';
import { SETTINGS_FILES, type Preset } from './presets.ts';
import { PackError } from './error.ts';

const pinnedFile = z.object({
  /** In the repository, and in the pack. */
  path: z.string(),
  /** `null` until it has arrived, where the hub does not say. */
  bytes: z.nullable(z.number()),
  sha256: z.nullable(z.string()),
});
const pin = z.object({ commit: z.string(), files: z.array(pinnedFile) });
const pins = z.record(z.string(), pin);

export type PinnedFile = Readonly<z.output<typeof pinnedFile>>;
export interface Pin {
  readonly commit: string;
  readonly files: readonly PinnedFile[];
}
/** By preset. */
export type Pins = Readonly<Record<string, Pin>>;

/** Reads pins that were kept. @throws Error where they are something else. */
export const parsePins = (json: string): Pins => pins.parse(JSON.parse(json));

/** What the hub says of a repository: its commit and its files, with sizes and, of large ones, hashes. */
const listing = z.object({
  sha: z.string(),
  siblings: z.array(
    z.object({
      rfilename: z.string(),
      size: z.optional(z.nullable(z.number())),
      lfs: z.optional(z.nullable(z.object({ sha256: z.optional(z.string()), size: z.optional(z.number()) }))),
    }),
  ),
});

/** Address that lists a repository's files. */
export const listingAddress = (hub: string, { repository }: Preset): string =>
  `${hub}api/models/${repository}/revision/main?blobs=true`;

/** Address of one of its files at a commit. */
export const fileAddress = (hub: string, { repository }: Preset, { commit }: Pick<Pin, 'commit'>, path: string) =>
  `${hub}${repository}/resolve/${commit}/${path.split('/').map(encodeURIComponent).join('/')}`;

/**
 * What of a repository a preset needs.
 *
 * @param json the hub's answer to `listingAddress`.
 * @throws PackError where it is no such answer, or names no such graph or several.
 */
export function pinOf(preset: Preset, json: string): Pin {
  let said: z.output<typeof listing>;
  try {
    said = listing.parse(JSON.parse(json));
  } catch (error) {
    throw new PackError(preset.repository, "the hub's list of files", error instanceof Error ? error.message : '');
  }
  const { sha, siblings } = said;
  const graphs = preset.graphs.map((wanted) => {
    const found = siblings.filter(({ rfilename }) =>
      typeof wanted === 'string' ? rfilename === wanted : wanted.test(rfilename),
    );
    if (found.length === 1) return found[0]!;
    const names = siblings.map(({ rfilename }) => rfilename).filter((name) => name.endsWith('.onnx'));
    throw new PackError(preset.repository, `one file ${String(wanted)}`, names.join(', ') || 'no .onnx file');
  });
  const beside = siblings.filter(({ rfilename }) => (SETTINGS_FILES as readonly string[]).includes(rfilename));
  return {
    commit: sha,
    files: [...graphs, ...beside].map(({ rfilename, size, lfs }) => ({
      path: rfilename,
      bytes: lfs?.size ?? size ?? null,
      sha256: lfs?.sha256 ?? null,
    })),
  };
}
