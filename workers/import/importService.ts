/** @file The reading side of the protocol: every file becomes an image or a refusal, and nothing stops the others. */

import { ahead } from '../../src/core/ahead.ts';
import { measure, measuredSize } from '../../src/core/image/measure.ts';
import { byNaturalOrder } from '../../src/core/dataset/naturalOrder.ts';
import type { Placed } from '../../src/core/dataset/placement.ts';
import { usesFewBits } from '../../src/core/image/stretch.ts';
import { sha256 } from '../../src/core/bytes/sha256.ts';
import { MAX_FILE_BYTES } from '../../src/core/dataset/limits.ts';
import { failureOf, fileError, reasonOf } from '../../src/core/failure.ts';
import { failure, success, type Result } from '../../src/protocol/failure.ts';
import type { Callback, JobId } from '../../src/protocol/job.ts';
import type {
  FileAt,
  ImportEvent,
  SourceList,
  ImportWorker,
  InspectEvent,
  ReadImage,
} from '../../src/protocol/import.ts';
import { decodePixels, look, pixelsOf } from '../images/decode.ts';
import { demandPicture, type ReadOptions } from '../images/readPicture.ts';
import { createJobs } from '../studio/jobs.ts';
import { AHEAD } from './ahead.ts';
import { collected } from './collected.ts';
import { findProject } from './document.ts';
import { inspectSource } from './inspect.ts';
import { openSource, type FileRead, type SourceFile, type SourceFiles } from './source.ts';
import { thumbnailOf } from './thumbnail.ts';
import { understandFiles, type ListedFile } from './understandFiles.ts';

/** Makes what the page keeps of a picture; another one stands in where there is no browser. */
export type ReadPicture = (
  placed: Placed,
  file: FileRead,
  source: { readonly onPage: boolean } & ReadOptions,
) => Promise<ReadImage>;

export function createImportService(readPicture: ReadPicture = readImage): ImportWorker {
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
        return finished ? success(null) : failure({ code: 'cancelled', what: 'reading' });
      } catch (error) {
        return failure(failureOf(error));
      }
    });

  return {
    read: (job, source, fileAt, onEvents) =>
      serve<ImportEvent>(job, onEvents, (emit, cancelled) => readSource(source, fileAt, readPicture, emit, cancelled)),
    inspect: (job, source, fileAt, onEvents) =>
      serve<InspectEvent>(job, onEvents, (emit, cancelled) => inspectSource(source, fileAt, emit, cancelled)),
    async match(file, match, stretch) {
      try {
        const [image, { matchedPng }] = await Promise.all([
          decodePixels(file, { stretch }),
          import('../images/matchPicture.ts'),
        ]);
        return success(await matchedPng(image, match));
      } catch (error) {
        return failure(failureOf(error));
      }
    },
    cancel(job) {
      jobs.cancel(job);
      return Promise.resolve();
    },
  };
}

async function readSource(
  source: SourceList,
  fileAt: FileAt,
  readPicture: ReadPicture,
  emit: (event: ImportEvent) => Promise<void>,
  cancelled: () => boolean,
): Promise<boolean> {
  const opened = await openSource(source, fileAt);
  try {
    // The first of two files with one path is the one that is kept.
    const byPath = new Map(opened.files.toReversed().map((file) => [file.path, file]));
    const project = await findProject(opened.files);
    const { event, images } = project ? projectEvents(project, opened) : await placedEvent(source, opened);
    if (project) await emit(project.event);
    await emit(event);
    const { stretch } = source.hints ?? {};
    const from = { onPage: opened.onPage, ...(stretch !== undefined && { stretch }) };
    const read = async (placed: Placed): Promise<ImportEvent> => {
      const file = byPath.get(placed.path)!;
      const digest = project?.variants.get(placed.path);
      const variant = digest === undefined ? null : await readVariant(file, digest, opened.onPage);
      return variant ?? readPlaced(placed, file, from, readPicture);
    };
    const weigh = ({ path }: Placed) => AHEAD.weigh!(byPath.get(path)!);
    for await (const event of ahead(images, read, { ...AHEAD, weigh })) {
      if (cancelled()) return false;
      await emit(event);
    }
    return true;
  } finally {
    await opened.close();
  }
}

type PlacedEvent = Extract<ImportEvent, { kind: 'placed' }>;

function projectEvents(
  { pictures }: NonNullable<Awaited<ReturnType<typeof findProject>>>,
  { refused }: SourceFiles,
): { event: PlacedEvent; images: readonly Placed[] } {
  const event = { kind: 'placed' as const, layout: 'flat' as const, total: pictures.length, refused, understood: null };
  return { event, images: pictures };
}

/** A data set: what is understood of it, before its pictures are read. */
async function placedEvent(
  { hints }: SourceList,
  { files, folders, refused, notes }: SourceFiles,
): Promise<{ event: PlacedEvent; images: readonly Placed[] }> {
  const listed = files.map(({ path, size, read }): ListedFile => ({
    path,
    size,
    bytes: async (most) => {
      const { blob, content } = await read();
      return most === undefined ? content() : new Uint8Array(await blob.slice(0, most).arrayBuffer());
    },
  }));
  const understood = await understandFiles(
    listed,
    folders,
    refused.map(({ path }) => path),
    hints?.corrections,
  );
  const { layout, by, images, leftOut, systemFiles } = understood;
  const skipped = [...refused, ...leftOut];
  return {
    images,
    event: {
      kind: 'placed',
      layout,
      total: images.length,
      refused: skipped,
      understood: {
        by,
        systemFiles,
        notes: [...notes, ...understood.notes],
        classes: [...new Set(images.map(({ label }) => label))].sort(byNaturalOrder),
        skipped: skipped.length,
      },
    },
  };
}

/** A variant that holds the bytes it was written with; `null` where it does not, and is to be looked at as any picture is. */
async function readVariant({ path, read }: SourceFile, digest: string, onPage: boolean): Promise<ImportEvent | null> {
  try {
    const { blob, content: whole } = await read();
    if (blob.size > MAX_FILE_BYTES) return null;
    const content = await whole();
    if ((await sha256(content)) !== digest) return null;
    // What a document says of bytes does not make them a picture.
    demandPicture(content);
    return { kind: 'variant', variant: { path, sha256: digest, ...(onPage ? {} : { original: blob }) } };
  } catch {
    return null;
  }
}

async function readPlaced(
  placed: Placed,
  file: SourceFile,
  source: Parameters<ReadPicture>[2],
  readPicture: ReadPicture,
): Promise<ImportEvent> {
  try {
    return { kind: 'image', image: await readPicture(placed, await file.read(), source) };
  } catch (error) {
    return { kind: 'refused', refused: { path: placed.path, why: reasonOf(error) } };
  }
}

async function readImage(
  placed: Placed,
  { blob: file, content: whole }: FileRead,
  { onPage, ...options }: Parameters<ReadPicture>[2],
): Promise<ReadImage> {
  if (file.size > MAX_FILE_BYTES) throw fileError({ code: 'too-large', mebibytes: MAX_FILE_BYTES / 1024 / 1024 });
  const content = await whole();
  const digest = await sha256(content);
  return look(
    file,
    content,
    async ({ bitmap, usedBits }) => ({
      ...placed,
      bytes: file.size,
      width: bitmap.width,
      height: bitmap.height,
      ...(onPage ? {} : { original: file }),
      thumbnail: await thumbnailOf(bitmap),
      sha256: digest,
      ...(usesFewBits(usedBits) && { usedBits }),
      ...measure(pixelsOf(bitmap, ...measuredSize(bitmap.width, bitmap.height))),
    }),
    options,
  );
}
