/** @file The reading side of the protocol: every file becomes an image or a refusal, and nothing stops the others. */

import { BlobReader } from '@zip.js/zip.js';
import { placeFiles, type Placed, type Refused } from '../../src/core/dataset/placement.ts';
import { hex } from '../../src/packs/verify.ts';
import { failure, failureOf, success } from '../../src/protocol/failure.ts';
import type { Callback } from '../../src/protocol/job.ts';
import type { ImportEvent, ImportSource, ImportWorker, ReadImage } from '../../src/protocol/import.ts';
import { decodeBitmap, pixelsOf, contextOf } from '../images/decode.ts';
import { createJobs } from '../studio/jobs.ts';
import { measure } from './measure.ts';
import { MAX_FILE_BYTES } from './zip/refusal.ts';
import { openZip } from './zip/openZip.ts';

/** Longer side of a thumbnail, in pixels. */
const THUMBNAIL = 160;
/** Longer side of the picture that sharpness is measured on, in pixels. */
const MEASURED = 256;
/** How long events are collected before they cross, in milliseconds. */
const COLLECT = 100;

interface SourceFiles {
  readonly files: readonly { readonly path: string; read(): Promise<Blob> }[];
  readonly refused: readonly Refused[];
  /** Whether the page has the files already. */
  readonly onPage: boolean;
  close(): Promise<void>;
}

export function createImportService(): ImportWorker {
  const jobs = createJobs();
  return {
    read: (job, source, onEvents) =>
      jobs.run(job, async (cancelled) => {
        try {
          const events = collected(onEvents);
          const finished = await readSource(source, events.add, cancelled);
          await events.flush();
          return finished ? success(null) : failure('cancelled', 'Reading was stopped.');
        } catch (error) {
          return { ok: false, error: failureOf(error, 'unreadable') };
        }
      }),
    cancel(job) {
      jobs.cancel(job);
      return Promise.resolve();
    },
  };
}

function collected(onEvents: Callback<[events: readonly ImportEvent[]]>) {
  let waiting: ImportEvent[] = [];
  let since = performance.now();
  const flush = async () => {
    const events = waiting;
    waiting = [];
    // Reading waits for the page: it never has more than one batch to take.
    if (events.length > 0) await onEvents(events);
    since = performance.now();
  };
  const add = async (event: ImportEvent) => {
    waiting.push(event);
    if (performance.now() - since > COLLECT) await flush();
  };
  return { add, flush };
}

async function readSource(
  source: ImportSource,
  emit: (event: ImportEvent) => Promise<void>,
  cancelled: () => boolean,
): Promise<boolean> {
  const opened = await openSource(source);
  try {
    // The first of two files with one path is the one that is kept.
    const byPath = new Map(opened.files.toReversed().map((file) => [file.path, file]));
    const { layout, images, refused } = placeFiles(opened.files.map(({ path }) => path));
    await emit({ kind: 'placed', layout, total: images.length, refused: [...opened.refused, ...refused] });
    for (const placed of images) {
      if (cancelled()) return false;
      await emit(await readPlaced(placed, byPath.get(placed.path)!, opened.onPage));
    }
    return true;
  } finally {
    await opened.close();
  }
}

async function openSource(source: ImportSource): Promise<SourceFiles> {
  switch (source.kind) {
    case 'files':
      return {
        files: source.files.map(({ path, file }) => ({ path, read: () => Promise.resolve(file) })),
        refused: source.refused ?? [],
        onPage: true,
        close: () => Promise.resolve(),
      };
    case 'zip': {
      const { files, refused, close } = await openZip(new BlobReader(source.file));
      const blobs = files.map(({ path, read }) => ({ path, read: async () => new Blob([await read()]) }));
      return { files: blobs, refused, onPage: false, close };
    }
    default:
      return source satisfies never;
  }
}

async function readPlaced(placed: Placed, file: SourceFiles['files'][number], onPage: boolean): Promise<ImportEvent> {
  try {
    return { kind: 'image', image: await readImage(placed, await file.read(), onPage) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: 'refused', refused: { path: placed.path, reason } };
  }
}

async function readImage(placed: Placed, file: Blob, onPage: boolean): Promise<ReadImage> {
  if (file.size > MAX_FILE_BYTES) throw new Error(`it is longer than ${MAX_FILE_BYTES / 1024 / 1024} MiB`);
  const bitmap = await decodeBitmap(file);
  try {
    const { width, height } = bitmap;
    const content = await file.arrayBuffer();
    const small = (longest: number) => {
      const scale = Math.min(1, longest / Math.max(width, height));
      return [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))] as const;
    };
    return {
      ...placed,
      bytes: file.size,
      width,
      height,
      ...(onPage ? {} : { original: file }),
      thumbnail: await thumbnailOf(bitmap, ...small(THUMBNAIL)),
      sha256: hex(await crypto.subtle.digest('SHA-256', content)),
      ...measure(pixelsOf(bitmap, ...small(MEASURED))),
    };
  } finally {
    bitmap.close();
  }
}

async function thumbnailOf(bitmap: ImageBitmap, width: number, height: number): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  const context = contextOf(canvas);
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, width, height);
  return canvas.convertToBlob({ type: 'image/webp', quality: 0.85 });
}
