/** @file A preset from the hub onto the shelf: pinned, fetched, made, tried, kept. */

import { bytesOf, textOf } from '../../core/bytes/utf8.ts';
import { sha256 } from '../../core/bytes/sha256.ts';
import { FailureError } from '../../core/failure.ts';
import type { Told } from '../../packs/draft/draft.ts';
import type { Lacking } from '../../packs/draft/lack.ts';
import { fileAddress, listingAddress, parsePins, pinOf, type Pin, type Pins } from '../../packs/pins.ts';
import type { Preset } from '../../packs/presets.ts';
import type { MadePack } from '../make/finish.ts';
import type { FileSource } from '../make/files.ts';
import { download, type Connection } from './download.ts';
import { keepPack, PINS } from './keepPack.ts';
import type { Part, PackShelf } from './shelf.ts';

/** Beside the packs: pins outlive what they are of. */
const PINS_FILE = 'pins.json';

export type AddProgress =
  | { readonly kind: 'asking' }
  /** `total` is `null` while a file's size is not known. */
  | { readonly kind: 'downloading'; readonly done: number; readonly total: number | null }
  | { readonly kind: 'trying' };

export interface AddOptions {
  /** Address of the hub, ending in `/`. */
  readonly hub: string;
  readonly shelf: PackShelf;
  readonly connection: Connection;
  /** Makes and tries a pack of files: `makePack` with a runtime. */
  readonly make: (source: FileSource, told: Told) => Promise<MadePack | Lacking>;
  readonly onProgress: (progress: AddProgress) => void;
}

export interface Added {
  readonly kind: 'added';
  readonly key: string;
  /** Whether this download pinned it; else it equals an earlier one. */
  readonly pinned: boolean;
  readonly commit: string;
}

/**
 * Adds a preset.
 *
 * @returns its name on the shelf, or what is missing: then nothing is kept but what was fetched.
 * @throws FailureError or PackError as `download` does.
 */
export async function addPreset(preset: Preset, options: AddOptions): Promise<Added | Lacking> {
  const { hub, shelf, connection, make, onProgress } = options;
  onProgress({ kind: 'asking' });
  const pins = await readPins(shelf);
  const before = pins[preset.id];
  const pin = before ?? pinOf(preset, await textAt(listingAddress(hub, preset), connection));
  // What is fetched now is gone on with at this commit, though the hub may have another tomorrow.
  if (!before) await writePins(shelf, { ...pins, [preset.id]: pin });

  const sizes = pin.files.map(({ bytes }) => bytes);
  const total = sizes.every((bytes) => bytes !== null) ? sizes.reduce<number>((sum, bytes) => sum + bytes, 0) : null;
  let done = 0;
  const nameOf = (path: string) => `${preset.id}-${pin.commit.slice(0, 12)}-${path.replaceAll('/', '-')}`;
  const parts = new Map<string, Part>();
  try {
    const files: { path: string; bytes: number; sha256: string }[] = [];
    for (const file of pin.files) {
      const part = await shelf.part(nameOf(file.path));
      parts.set(file.path, part);
      const wanted = { ...file, address: fileAddress(hub, preset, pin, file.path) };
      const bytes = await download(wanted, part, connection, (count) => {
        done += count;
        onProgress({ kind: 'downloading', done, total });
      });
      files.push({ path: file.path, bytes: bytes.length, sha256: file.sha256 ?? (await sha256(bytes)) });
    }
    onProgress({ kind: 'trying' });
    const source: FileSource = {
      paths: files.map(({ path }) => path),
      read: (path) => parts.get(path)!.read(),
    };
    const made = await make(source, {
      id: preset.id,
      title: preset.title,
      licence: preset.licence,
      source: `${preset.repository} at commit ${pin.commit}`,
      logitScale: preset.logitScale,
    });
    if (made.kind === 'lacking') return made;
    const record = { format: 1, preset: preset.id, commit: pin.commit, notes: made.notes } as const;
    const key = await keepPack(shelf, made.pack, record);
    await writePins(shelf, { ...(await readPins(shelf)), [preset.id]: { commit: pin.commit, files } });
    for (const part of parts.values()) await part.close();
    parts.clear();
    for (const { path } of files) await shelf.removePart(nameOf(path));
    return { kind: 'added', key, pinned: before === undefined || hasGaps(before), commit: pin.commit };
  } finally {
    for (const part of parts.values()) await part.close();
  }
}

const hasGaps = ({ files }: Pin): boolean => files.some((file) => file.sha256 === null);

async function readPins(shelf: PackShelf): Promise<Pins> {
  const kept = await shelf.read(PINS, PINS_FILE);
  return kept ? parsePins(textOf(kept)) : {};
}

const writePins = (shelf: PackShelf, pins: Pins): Promise<void> =>
  shelf.write(PINS, PINS_FILE, bytesOf(`${JSON.stringify(pins, null, 2)}\n`));

/** A small answer of the hub. */
async function textAt(address: string, { get }: Connection): Promise<string> {
  const chunks: number[] = [];
  const { status, body } = await get(address, 0).catch((cause: unknown) => {
    throw new FailureError({ code: 'no-connection', address }, { cause });
  });
  if (status !== 200) throw new FailureError({ code: 'bad-status', what: 'hub', address, status });
  for await (const chunk of body) chunks.push(...chunk);
  return textOf(Uint8Array.from(chunks));
}
