/** @file The cases of data sets that people brought, read as the page and as the command read them, without a browser and without models. */

import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { decodeRgba } from '../../../cli/lib/decode.ts';
import { openDataset, type DatasetHints } from '../../../cli/lib/dataset.ts';
import { createImportService } from '../../../workers/import/importService.ts';
import { nothingToGrow } from '../../core/dataset/nothingToGrow.ts';
import type { LeftOut } from '../../core/dataset/reasons.ts';
import { FailureError, failureOf, reasonOf } from '../../core/failure.ts';
import { EN } from '../../ui/words/en.ts';
import type { Note } from '../../core/dataset/understanding.ts';
import { isGrown } from '../../core/dataset/seedImages.ts';
import { byNaturalOrder } from '../../core/dataset/naturalOrder.ts';
import type { Placed, Placement } from '../../core/dataset/placement.ts';
import type { ImportEvent, ImportHints, SourceList, Understood } from '../../protocol/import.ts';
import type { JobId } from '../../protocol/job.ts';

export const FILES = join(import.meta.dirname, '../files');

/** What came of a data set. */
export interface Outcome {
  /** Pictures of each class that would be grown. */
  readonly grown: Readonly<Record<string, number>>;
  /** Pictures of each class that are kept aside. */
  readonly held: Readonly<Record<string, number>>;
  readonly refused: readonly LeftOut[];
  /** Every sentence that a person would read. */
  readonly says: string;
}

function outcomeOf(
  images: readonly Placed[],
  refused: Outcome['refused'],
  notes: readonly Note[],
  understood: Understood | null,
  layout: Placement['layout'],
): Outcome {
  const count = (wanted: boolean) => {
    const counts = new Map<string, number>();
    for (const image of images) {
      if (isGrown(image) === wanted) counts.set(image.label!, (counts.get(image.label!) ?? 0) + 1);
    }
    return Object.fromEntries(counts);
  };
  const read = new Set(images.map(({ label }) => label));
  const line = understood
    ? EN.understanding(
        { ...understood, layout, images, leftOut: refused },
        understood.classes.filter((label) => !read.has(label)),
      )
    : 'a project of this program';
  const grown = count(true);
  const nothing =
    Object.keys(grown).length === 0 ? [EN.failureLine(nothingToGrow('it', images.length, notes, refused))] : [];
  return {
    grown,
    held: count(false),
    refused,
    says: [
      line,
      ...notes.map(EN.note),
      ...nothing,
      ...refused.map(({ path, why }) => `${path} was skipped: ${EN.reason(why)}`),
    ].join('\n'),
  };
}

const failed = (error: unknown): Outcome => ({
  grown: {},
  held: {},
  refused: [],
  says: EN.failureLine(failureOf(error)),
});

/** What decoders say is looked at where they are tested: their own words differ from one run to the next. */
const decode = (bytes: Uint8Array) =>
  decodeRgba(bytes).catch(() => {
    throw new Error('it cannot be decoded');
  });

/** Reads as the command does. */
export async function readAsCommand(path: string, hints: DatasetHints = { languages: ['en'] }): Promise<Outcome> {
  try {
    const dataset = await openDataset(path, hints);
    const refused = [...dataset.refused];
    const images: Placed[] = [];
    for (const image of dataset.images) {
      try {
        await decode(await image.read());
        images.push(image);
      } catch (error) {
        refused.push({ path: image.from, why: reasonOf(error) });
      }
    }
    await dataset.close();
    const { understanding, notes, layout } = dataset;
    const classes = [...new Set(understanding.images.map(({ label }) => label))].sort(byNaturalOrder);
    return outcomeOf(images, refused, notes, { ...understanding, classes, skipped: 0 }, layout);
  } catch (error) {
    return failed(error);
  }
}

/** Reads an archive as the page does: the import service itself, with the command's decoder in place of the browser's. */
export async function readAsPage(path: string, hints: ImportHints = { languages: ['en'] }): Promise<Outcome> {
  const file = new Blob([await readFile(path)]);
  return readSourceAsPage({ kind: 'zip', file, name: basename(path), hints }, () =>
    Promise.reject(new Error('no file')),
  );
}

/** Reads any source as the page does. */
export async function readSourceAsPage(source: SourceList, fileAt: (index: number) => Promise<Blob>): Promise<Outcome> {
  const service = createImportService(async (placed, { blob }) => {
    const { width, height } = await decode(new Uint8Array(await blob.arrayBuffer()));
    return { ...placed, bytes: blob.size, width, height, thumbnail: blob, sha256: '', luminance: 0.5, sharpness: 1 };
  });
  const events: ImportEvent[] = [];
  const result = await service.read(1 as JobId, source, fileAt, (some) => void events.push(...some));
  if (!result.ok) return failed(new FailureError(result.error));
  const placed = events.find((event) => event.kind === 'placed')!;
  const images = events.flatMap((event) => (event.kind === 'image' ? [event.image] : []));
  const refused = [...placed.refused, ...events.flatMap((event) => (event.kind === 'refused' ? [event.refused] : []))];
  const { layout, understood } = placed;
  return outcomeOf(images, refused, understood?.notes ?? [], understood, layout);
}
