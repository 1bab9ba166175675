/** @file What is kept beside a pack that a person chose: where it came from and what was measured. `kept.json`, written last. */

import * as z from 'zod/mini';
import type { MakeNote } from './draft/lack.ts';

const record = z.object({
  format: z.literal(1),
  /** The preset that it is; `null` for one of the person's own files. */
  preset: z.nullable(z.string()),
  /** Commit of the hub that it was fetched at; `null` for the person's own. */
  commit: z.nullable(z.string()),
  /** What was concluded and measured when it was made. */
  notes: z.array(z.custom<MakeNote>((note) => typeof (note as Partial<MakeNote> | null)?.code === 'string')),
});

export interface KeptRecord {
  readonly format: 1;
  readonly preset: string | null;
  readonly commit: string | null;
  readonly notes: readonly MakeNote[];
}

/** Reads what was kept. @throws Error where it is something else. */
export const parseKept = (json: string): KeptRecord => record.parse(JSON.parse(json));
