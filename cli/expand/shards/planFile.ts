/** @file The plan of a run in shards as a file: what was asked, and what was found out of the whole set, see `SetFacts`. */

import { z } from 'zod';
import type { SafeFile } from '../../lib/output/safeFile.ts';
import { seal, unseal } from '../../lib/output/sealed.ts';
import { openSource } from '../../lib/openSource.ts';
import { createZip } from '../../../workers/zip/zipWriter.ts';
import { callSchema, parseJson } from '../../lib/shards/shardFile.ts';
import type { RunParts } from '../kept.ts';
import type { SetFacts } from './facts.ts';

/** Changes where the shape of what is planned does. */
const FORMAT = 'offshoot-plan-1';
const ABOUT = 'plan.json';
/** Bytes of the facts in one file of the plan: less than the longest file that is read. */
const PIECE = 64 * 2 ** 20;

const digests = z.object({
  version: z.string(),
  recipe: z.string(),
  models: z.string(),
  machine: z.string(),
  set: z.string(),
}) satisfies z.ZodType<RunParts>;

const about = z.object({
  format: z.literal(FORMAT),
  call: callSchema,
  parts: digests,
  /** When it was planned, in milliseconds since 1970. */
  begun: z.number(),
  seeds: z.number(),
  variants: z.number(),
  facts: z.array(z.string()),
});

/** What is read of a plan, for people and programs. */
export type PlanAbout = Readonly<z.infer<typeof about>>;

export interface Plan extends PlanAbout {
  readonly set: SetFacts;
}

/** Writes a plan, and puts it at its place. */
export async function writePlan(
  file: SafeFile,
  said: Omit<PlanAbout, 'format' | 'facts'>,
  facts: SetFacts,
): Promise<void> {
  const zip = createZip(file.sink);
  const sealed = seal(facts);
  const names = Array.from({ length: Math.ceil(sealed.length / PIECE) }, (_, i) => `facts/${i}`);
  const text: PlanAbout = { format: FORMAT, ...said, facts: names };
  await zip.addText(ABOUT, `${JSON.stringify(text, null, 1)}\n`);
  for (const [i, name] of names.entries()) await zip.addStored(name, sealed.subarray(i * PIECE, (i + 1) * PIECE));
  await zip.close();
  await file.commit();
}

/**
 * Reads a plan.
 *
 * @param path on this machine.
 * @throws Error where it is none, or damaged.
 */
export async function readPlan(path: string): Promise<Plan> {
  const source = await openSource(path);
  try {
    const files = new Map(source.files.map((file) => [file.path, file]));
    const read = async (name: string) => (await files.get(name)?.read()) ?? new Uint8Array();
    const parsed = about.safeParse(parseJson(await read(ABOUT)));
    if (!parsed.success) {
      throw new Error(`Expected a plan of this version at ${path}, got none; make one with "npm run expand -- plan".`);
    }
    const pieces: Uint8Array[] = [];
    for (const name of parsed.data.facts) pieces.push(await read(name));
    const set = unseal(Buffer.concat(pieces)) as SetFacts | null;
    if (!set) throw new Error(`Expected the plan ${path} as it was written, got a damaged one; plan again.`);
    return { ...parsed.data, set };
  } finally {
    await source.close();
  }
}
