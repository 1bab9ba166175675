/** @file One shard as a file: pieces of work, each sealed, and of which run they are. */

import { z } from 'zod';
import { sha256 } from '../../../src/core/bytes/sha256.ts';
import { createZip } from '../../../workers/zip/zipWriter.ts';
import { openSource } from '../openSource.ts';
import type { SafeFile } from '../output/safeFile.ts';
import { seal, unseal } from '../output/sealed.ts';
import type { SourceFile } from '../source.ts';
import type { Call } from './call.ts';

const ABOUT = 'shard.json';

export const callSchema = z.object({
  settings: z.readonly(z.array(z.string())),
  places: z.readonly(z.record(z.string(), z.string())),
}) satisfies z.ZodType<Call>;

const about = z.object({
  /** What it is a shard of, and the version of its shape. */
  format: z.string(),
  index: z.number(),
  of: z.number(),
  call: callSchema,
  /** Everything that the run depends on, each as a digest: two that differ can say in what. */
  parts: z.readonly(z.record(z.string(), z.string())),
  /** Path of the plan; `null` where the shard found out for itself. */
  plan: z.nullable(z.string()),
  /** When it began, in milliseconds since 1970. */
  begun: z.number(),
  pieces: z.readonly(z.array(z.object({ key: z.string(), file: z.string(), sha256: z.string() }))),
});

/** What a shard says of itself. */
export type ShardAbout = Readonly<z.infer<typeof about>>;
/** One piece of it. */
export type ShardPiece = ShardAbout['pieces'][number];

/** A shard that grows. */
export interface ShardWriter<Piece> {
  /** @param key names the piece among all of a run. */
  add(key: string, piece: Piece): Promise<void>;
  /** Completes the file, and puts it at its place. */
  finish(said: Omit<ShardAbout, 'format' | 'pieces'>): Promise<void>;
}

/**
 * Begins a shard.
 *
 * @param file that it is written to.
 * @param format of what it holds.
 */
export function beginShard<Piece>(file: SafeFile, format: string): ShardWriter<Piece> {
  const zip = createZip(file.sink);
  const pieces: ShardPiece[] = [];
  return {
    async add(key, piece) {
      const name = `pieces/${pieces.length + 1}`;
      const sealed = Uint8Array.from(seal(piece));
      await zip.addStored(name, sealed);
      pieces.push({ key, file: name, sha256: await sha256(sealed) });
    },
    async finish(said) {
      const text: ShardAbout = { format, ...said, pieces };
      await zip.addText(ABOUT, `${JSON.stringify(text, null, 1)}\n`);
      await zip.close();
      await file.commit();
    },
  };
}

/** A shard that was written. */
export interface OpenShard<Piece> extends ShardAbout {
  /** Where it lies. */
  readonly at: string;
  /** @throws Error where the file holds other bytes than were written. */
  read(piece: ShardPiece): Promise<Piece>;
  close(): Promise<void>;
}

/**
 * Opens a shard. Close it when done.
 *
 * @param at path on this machine.
 * @param format that it must be of.
 * @throws Error where it is none.
 */
export async function openShard<Piece>(at: string, format: string): Promise<OpenShard<Piece>> {
  const source = await openSource(at);
  try {
    const files = new Map<string, SourceFile>(source.files.map((file) => [file.path, file]));
    const text = await files.get(ABOUT)?.read();
    const parsed = about.safeParse(text && parseJson(text));
    if (!parsed.success || parsed.data.format !== format) {
      throw new Error(`Expected a shard of this version at ${at}, got none; make it with --shard.`);
    }
    return {
      ...parsed.data,
      at,
      async read({ key, file, sha256: written }) {
        const sealed = await files
          .get(file)
          ?.read()
          .catch(() => null);
        const whole = sealed && (await sha256(sealed)) === written ? (unseal(sealed) as Piece | null) : null;
        if (!whole)
          throw new Error(`Expected ${key} in ${at} as it was written, got other bytes; make the shard again.`);
        return whole;
      },
      close: () => source.close(),
    };
  } catch (error) {
    await source.close();
    throw error;
  }
}

/** JSON; `null` for what is none. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}
