/** @file A project that came with its `offshoot.json`: its pictures go where they belong, and it is on screen as it was. */

import { isImagePath } from '../../core/dataset/filePath.ts';
import type { parseDocument } from '../../export/project/parse.ts';
import { reconcile, variantName } from '../../export/project/reconcile.ts';
import type { ProjectDocument } from '../../export/project/schema.ts';
import type { ImportEvent, ReadImage } from '../../protocol/import.ts';
import type { Context } from '../context.ts';
import type { ImageKey } from '../ids.ts';
import { pickKey, pickThumbnailKey } from '../picks/state.ts';
import { variantKey } from '../run/record.ts';
import { originalKey, thumbnailKey, toSeed } from '../seeds/ingest.ts';
import type { SeedImage } from '../seeds/state.ts';
import { fromDocument, runNumber } from './fromDocument.ts';
import { restoreSnapshot } from './restore.ts';

export interface Reopening {
  /** Takes what was read. */
  add(events: readonly ImportEvent[]): void;
  /**
   * Puts the project on screen.
   *
   * @throws Error where its originals are not there.
   */
  finish(): void;
}

interface Arrived {
  readonly image: ReadImage;
  readonly picture: Blob;
}

/**
 * Begins to open a project.
 *
 * @param found its document and the texts beside it.
 * @param files what the page has itself, by path; empty for a zip.
 * @throws Error that names what is wrong with the document.
 */
export async function beginReopening(
  context: Context,
  found: Extract<ImportEvent, { kind: 'document' }>,
  files: ReadonlyMap<string, File>,
): Promise<Reopening> {
  // The schema and what checks it come when they are needed: most visits open pictures.
  const { parseDocument: parse }: { parseDocument: typeof parseDocument } =
    await import('../../export/project/parse.ts');
  const document = parse(found.text);
  const places = placesOf(document);
  /** Pictures that lie where the document says are stored as they come; the others wait until all are known. */
  const waiting = new Map<string, Arrived>();
  const pictures: { path: string; sha256: string }[] = [];

  function add(events: readonly ImportEvent[]): void {
    const staged: [ImageKey, Blob][] = [];
    for (const event of events) {
      if (event.kind !== 'image' && event.kind !== 'variant') continue;
      const read = event.kind === 'image' ? event.image : event.variant;
      const picture = read.original ?? files.get(read.path);
      if (!picture) continue;
      const path = read.path.slice(found.root.length);
      pictures.push({ path, sha256: read.sha256 });
      const place = places.get(path);
      const isThere = place?.sha256 === read.sha256;
      if (event.kind === 'image') {
        if (isThere) staged.push(...stagedAs(place.keys, { image: event.image, picture }));
        else waiting.set(path, { image: event.image, picture });
      } else if (isThere) staged.push([place.keys.picture, picture]);
    }
    context.journal.stage({ pictures: staged });
  }

  function finish(): void {
    const { store, journal, now } = context;
    const reconciled = reconcile(document, pictures, new Map(found.texts));
    const staged: [ImageKey, Blob][] = [];
    const put = (path: string, keys: Keys) => {
      const arrived = waiting.get(path);
      if (arrived) staged.push(...stagedAs(keys, arrived));
    };
    for (const [id, path] of reconciled.images) put(path, imageKeys(id));
    for (const variant of document.run?.variants ?? []) {
      const path = reconciled.variants.get(variantName(variant));
      if (path !== undefined) put(path, variantKeys(variant, runNumber(document)));
    }
    for (const [sha256, { path }] of reconciled.picked) put(path, pickKeys(sha256));
    const added = reconciled.added.flatMap(({ path, label, split }): SeedImage[] => {
      const arrived = waiting.get(path);
      if (!arrived || !isImagePath(path)) return [];
      staged.push(...stagedAs(imageKeys(path), arrived));
      return [
        toSeed({ ...arrived.image, path, split: document.structure === 'splits' ? split : null }, label, undefined),
      ];
    });
    journal.stage({ pictures: staged });
    const info = store.getState().project.info!;
    const project = { ...info, name: document.project.name };
    const snapshot = fromDocument(document, reconciled, project, added, now());
    const restored = restoreSnapshot(store.getState(), snapshot);
    store.setState({
      ...restored,
      project: { ...restored.project, info: project },
      reopened: { differences: reconciled.differences, again: { kind: 'idle' } },
    });
  }

  return { add, finish };
}

interface Keys {
  readonly picture: ImageKey;
  /** Variants are shown as they are. */
  readonly thumbnail: ImageKey | null;
}

const imageKeys = (id: string): Keys => ({ picture: originalKey(id), thumbnail: thumbnailKey(id) });

const variantKeys = ({ seed, k, number }: { seed: string; k: number; number: number }, made: number): Keys => ({
  picture: variantKey(seed as SeedImage['id'], k, number, made),
  thumbnail: null,
});

const pickKeys = (sha256: string): Keys => ({ picture: pickKey(sha256), thumbnail: pickThumbnailKey(sha256) });

const stagedAs = ({ picture, thumbnail }: Keys, arrived: Arrived): [ImageKey, Blob][] => [
  [picture, arrived.picture],
  ...(thumbnail === null ? [] : [[thumbnail, arrived.image.thumbnail] satisfies [ImageKey, Blob]]),
];

/** Where the document says that pictures lie. */
function placesOf({ images, run, picked = [] }: ProjectDocument) {
  const places = new Map<string, { readonly sha256: string; readonly keys: Keys }>();
  for (const { id, file, sha256 } of images) if (file !== null) places.set(file, { sha256, keys: imageKeys(id) });
  for (const variant of run?.variants ?? []) {
    const { file, sha256 } = variant;
    if (file !== null && sha256 !== null) places.set(file, { sha256, keys: variantKeys(variant, runNumber({ run })) });
  }
  for (const { file, sha256 } of picked) places.set(file, { sha256, keys: pickKeys(sha256) });
  return places;
}
