/** @file One shard of a run as a file: what was made of its seeds, each sealed, and of which run it is. */

import { z } from 'zod';
import { sha256 } from '../../../src/core/bytes/sha256.ts';
import { createZip, type ZipOutput } from '../../../src/export/zipWriter.ts';
import type { SafeFile } from '../../lib/output/safeFile.ts';
import { seal, unseal } from '../../lib/output/sealed.ts';
import { openSource } from '../../lib/openSource.ts';
import type { SourceFile } from '../../lib/source.ts';
import type { Growth } from '../growth.ts';
import { digests, parse, runCall } from './planFile.ts';

/** Changes where the shape of what is written does. */
const FORMAT = 'offshoot-shard-1';
const ABOUT = 'shard.json';

const about = z.object({
  format: z.literal(FORMAT),
  index: z.number(),
  of: z.number(),
  call: runCall,
  parts: digests,
  /** Path of the plan; `null` where the shard found out for itself. */
  plan: z.nullable(z.string()),
  /** When it began, in milliseconds since 1970. */
  begun: z.number(),
  seeds: z.array(z.object({ path: z.string(), file: z.string(), sha256: z.string() })),
});

/** What a shard says of itself. */
export type ShardAbout = Readonly<z.infer<typeof about>>;

/** A shard that grows. */
export interface ShardWriter {
  /** @param path of the seed in the data set. */
  add(path: string, growth: Growth): Promise<void>;
  /** Completes the file, and puts it at its place. */
  finish(said: Omit<ShardAbout, 'format' | 'seeds'>): Promise<void>;
}

/** Begins a shard. */
export function beginShard(file: SafeFile): ShardWriter {
  const zip: ZipOutput = createZip(file.sink);
  const seeds: { path: string; file: string; sha256: string }[] = [];
  return {
    async add(path, growth) {
      const name = `seeds/${seeds.length + 1}`;
      const sealed = Uint8Array.from(seal(growth));
      await zip.addStored(name, sealed);
      seeds.push({ path, file: name, sha256: await sha256(sealed) });
    },
    async finish(said) {
      const text: ShardAbout = { format: FORMAT, ...said, seeds };
      await zip.addText(ABOUT, `${JSON.stringify(text, null, 1)}\n`);
      await zip.close();
      await file.commit();
    },
  };
}

/** A shard that was written. */
export interface OpenShard extends ShardAbout {
  /** Where it lies. */
  readonly at: string;
  /**
   * What was made of a seed.
   *
   * @throws Error where the file holds other bytes than were written.
   */
  read(seed: ShardAbout['seeds'][number]): Promise<Growth>;
  close(): Promise<void>;
}

/**
 * Opens a shard. Close it when done.
 *
 * @param at path on this machine.
 * @throws Error where it is none.
 */
export async function openShard(at: string): Promise<OpenShard> {
  const source = await openSource(at);
  try {
    const files = new Map<string, SourceFile>(source.files.map((file) => [file.path, file]));
    const text = await files.get(ABOUT)?.read();
    const parsed = about.safeParse(text && parse(text));
    if (!parsed.success) throw new Error(`Expected a shard of this version at ${at}, got none; make it with --shard.`);
    return {
      ...parsed.data,
      at,
      async read({ path, file, sha256: written }) {
        const sealed = await files
          .get(file)
          ?.read()
          .catch(() => null);
        const whole = sealed && (await sha256(sealed)) === written ? (unseal(sealed) as Growth | null) : null;
        if (!whole)
          throw new Error(`Expected ${path} in ${at} as it was written, got other bytes; make the shard again.`);
        return whole;
      },
      close: () => source.close(),
    };
  } catch (error) {
    await source.close();
    throw error;
  }
}
