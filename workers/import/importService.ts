/** @file The reading side of the protocol: every file becomes an image or a refusal, and nothing stops the others. */

import { placeFiles, type Placed } from '../../src/core/dataset/placement.ts';
import { usesFewBits } from '../../src/core/image/stretch.ts';
import { sha256 } from '../../src/core/bytes/sha256.ts';
import { MAX_FILE_BYTES } from '../../src/core/dataset/limits.ts';
import { failure, failureOf, success, type Result } from '../../src/protocol/failure.ts';
import type { Callback, JobId } from '../../src/protocol/job.ts';
import type {
  FileAt,
  ImportEvent,
  SourceList,
  ImportWorker,
  InspectEvent,
  ReadImage,
} from '../../src/protocol/import.ts';
import { decodeToLook, pixelsOf, contextOf } from '../images/decode.ts';
import { createJobs } from '../studio/jobs.ts';
import { collected } from './collected.ts';
import { findProject } from './document.ts';
import { inspectSource } from './inspect.ts';
import { measure } from './measure.ts';
import { openSource, type SourceFile } from './source.ts';

/** Longer side of a thumbnail, in pixels. */
const THUMBNAIL = 160;
/** Longer side of the picture that sharpness is measured on, in pixels. */
const MEASURED = 256;
/** Files under way at a time: the browser decodes and encodes beside this worker. */
const AT_ONCE = 4;

export function createImportService(): ImportWorker {
  const jobs = createJobs();

  const serve = <Event>(
    job: JobId,
    onEvents: Callback<[events: readonly Event[]]>,
    work: (emit: (event: Event) => Promise<void>, cancelled: () => boolean) => Promise<boolean>,
  ): Promise<Result<null>> =>
    jobs.run(job, async (cancelled) => {
      try {
        const events = collected(onEvents);
        const finished = await work(events.add, cancelled);
        await events.flush();
        return finished ? success(null) : failure('cancelled', 'Reading was stopped.');
      } catch (error) {
        return { ok: false, error: failureOf(error, 'unreadable') };
      }
    });

  return {
    read: (job, source, fileAt, onEvents) =>
      serve<ImportEvent>(job, onEvents, (emit, cancelled) => readSource(source, fileAt, emit, cancelled)),
    inspect: (job, source, fileAt, onEvents) =>
      serve<InspectEvent>(job, onEvents, (emit, cancelled) => inspectSource(source, fileAt, emit, cancelled)),
    cancel(job) {
      jobs.cancel(job);
      return Promise.resolve();
    },
  };
}

async function readSource(
  source: SourceList,
  fileAt: FileAt,
  emit: (event: ImportEvent) => Promise<void>,
  cancelled: () => boolean,
): Promise<boolean> {
  const opened = await openSource(source, fileAt);
  try {
    // The first of two files with one path is the one that is kept.
    const byPath = new Map(opened.files.toReversed().map((file) => [file.path, file]));
    const project = await findProject(opened.files);
    if (project) await emit(project.event);
    const { layout, images, refused } = project
      ? { layout: 'flat' as const, images: project.pictures, refused: [] }
      : placeFiles(opened.files.map(({ path }) => path));
    await emit({ kind: 'placed', layout, total: images.length, refused: [...opened.refused, ...refused] });
    const underWay: Promise<ImportEvent>[] = [];
    for (const placed of images) {
      if (cancelled()) return false;
      underWay.push(readPlaced(placed, byPath.get(placed.path)!, opened.onPage));
      if (underWay.length === AT_ONCE) await emit(await underWay.shift()!);
    }
    for (const last of underWay) await emit(await last);
    return true;
  } finally {
    await opened.close();
  }
}

async function readPlaced(placed: Placed, file: SourceFile, onPage: boolean): Promise<ImportEvent> {
  try {
    return { kind: 'image', image: await readImage(placed, await file.read(), onPage) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: 'refused', refused: { path: placed.path, reason } };
  }
}

async function readImage(placed: Placed, file: Blob, onPage: boolean): Promise<ReadImage> {
  if (file.size > MAX_FILE_BYTES) throw new Error(`it is longer than ${MAX_FILE_BYTES / 1024 / 1024} MiB`);
  const { bitmap, usedBits } = await decodeToLook(file);
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
      sha256: await sha256(content),
      ...(usesFewBits(usedBits) && { usedBits }),
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
