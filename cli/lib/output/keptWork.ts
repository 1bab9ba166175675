/**
 * @file Work that outlives the run that did it: each finished piece is a file of its own in the user's cache, under a digest of
 * everything that it depends on. A run that was interrupted, however hard, goes on from there; one that is complete leaves nothing.
 */

import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, rmdir, stat, utimes, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { seal, unseal } from './sealed.ts';

/** Finished pieces of a run. */
export interface KeptWork<Piece> {
  /** How many pieces are kept, of this run and of others with the same settings. */
  readonly found: number;
  /** When the first of them was kept, in milliseconds since 1970; now where there is none. */
  readonly begun: number;
  /** A piece by the digest of what it was made from; `null` where there is none, or it is damaged. */
  get(key: string): Promise<Piece | null>;
  /**
   * Keeps a piece. Where there is no room, or no folder that can be written, the run goes on without.
   *
   * @returns whether it is kept.
   */
  put(key: string, piece: Piece): Promise<boolean>;
  /** Deletes the pieces that this run has taken or kept: its result holds them now. */
  discard(): Promise<void>;
}

/** How long an interrupted run can be gone on with, in days. */
export const KEPT_DAYS = 14;
const DAY = 24 * 60 * 60 * 1000;

/** A digest of some texts and bytes, in hexadecimal digits; where one ends and the next begins makes a difference. */
export function digestOf(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) {
    const bytes = typeof part === 'string' ? Buffer.from(part) : part;
    hash.update(`${bytes.length}:`).update(bytes);
  }
  return hash.digest('hex');
}

/** Where the system keeps what can be made again. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env, platform = process.platform): string {
  if (env.XDG_CACHE_HOME !== undefined && env.XDG_CACHE_HOME !== '') return join(env.XDG_CACHE_HOME, 'offshoot');
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? tmpdir(), 'offshoot', 'cache');
  return join(homedir(), platform === 'darwin' ? 'Library/Caches' : '.cache', 'offshoot');
}

/**
 * Opens the work of a run; what nobody went on with for two weeks is deleted.
 *
 * @param run digest of its settings and models.
 * @param root default: the user's cache.
 * @param now in milliseconds since 1970.
 */
export async function openKeptWork<Piece>(
  run: string,
  root: string = cacheFolder(),
  now: number = Date.now(),
): Promise<KeptWork<Piece>> {
  const runs = join(root, 'runs');
  const folder = join(runs, run);
  await prune(runs, folder, now);
  const files: readonly string[] = await readdir(folder).catch(() => []);
  const used = new Set<string>();
  let writable = true;
  return {
    found: files.filter((name) => name.endsWith(ENDING)).length,
    begun: files.includes(BEGUN) ? Number(await readFile(join(folder, BEGUN), 'utf8').catch(() => now)) || now : now,
    async get(key) {
      const content = await readFile(join(folder, key + ENDING)).catch(() => null);
      const piece = content && (unseal(content) as Piece | null);
      if (piece) used.add(key);
      return piece;
    },
    async put(key, piece) {
      if (!writable) return false;
      const whole = join(folder, key + ENDING);
      const part = join(folder, `${key}.${randomBytes(4).toString('hex')}.part`);
      try {
        // Nobody else's business: the pieces are pictures.
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeFile(join(folder, BEGUN), String(now), { mode: 0o600, flag: 'wx' }).catch(() => undefined);
        await writeFile(part, seal(piece), { mode: 0o600, flag: 'wx' });
        await rename(part, whole);
        used.add(key);
        return true;
      } catch {
        writable = false;
        await rm(part, { force: true }).catch(() => undefined);
        return false;
      }
    },
    async discard() {
      for (const key of used) await rm(join(folder, key + ENDING), { force: true }).catch(() => undefined);
      const left = await readdir(folder).catch(() => []);
      if (!left.some((name) => name.endsWith(ENDING)))
        await rm(join(folder, BEGUN), { force: true }).catch(() => undefined);
      // Another run with the same settings may have some there: then the folder stays.
      await rmdir(folder).catch(() => undefined);
    },
  };
}

const ENDING = '.piece';
/** File that says when the first piece was kept. */
const BEGUN = 'begun';
/** Deletes runs that nobody went on with; the one that is opened counts as used now. */
async function prune(runs: string, opened: string, now: number): Promise<void> {
  const time = new Date(now);
  await utimes(opened, time, time).catch(() => undefined);
  for (const name of await readdir(runs).catch(() => [])) {
    const folder = join(runs, name);
    const { mtimeMs } = await stat(folder).catch(() => ({ mtimeMs: now }));
    if (now - mtimeMs > KEPT_DAYS * DAY) await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}
