/** @file The page's side of reading files: one worker a reading, gone when it ends. */

import { proxy, wrap, type Remote } from 'comlink';
import type { Match } from '../core/image/match.ts';
import { failure, type Result } from '../protocol/failure.ts';
import type { FileAt, ImportEvent, ImportSource, ImportWorker, InspectEvent, SourceList } from '../protocol/import.ts';
import { jobIds, type Callback, type JobId } from '../protocol/job.ts';

const nextJob = jobIds();

/**
 * Reads a source.
 *
 * @param source files or a zip.
 * @param onEvents called with what was read, a few times a second.
 * @param signal stops the reading after the file at hand.
 */
export const readSource = (
  source: ImportSource,
  onEvents: Callback<[events: readonly ImportEvent[]]>,
  signal: AbortSignal,
): Promise<Result<null>> => withWorker(source, signal, (remote, asked) => remote.read(...asked, proxy(onEvents)));

/**
 * Looks at every file of a source.
 *
 * @param source files or a zip.
 * @param onEvents called with what was found, a few times a second.
 * @param signal stops after the file at hand.
 */
export const inspectSource = (
  source: ImportSource,
  onEvents: Callback<[events: readonly InspectEvent[]]>,
  signal: AbortSignal,
): Promise<Result<null>> => withWorker(source, signal, (remote, asked) => remote.inspect(...asked, proxy(onEvents)));

/** Makes pictures alike, in a worker of its own. */
export interface Matcher {
  /** @param stretch see `Recipe.stretch`. */
  match(file: Blob, match: Match, stretch: number): Promise<Result<Uint8Array<ArrayBuffer>>>;
  /** Ends the worker. */
  close(): void;
}

export function openMatcher(): Matcher {
  const { worker, remote, died } = openWorker();
  return {
    match: (file, match, stretch) => Promise.race([remote.match(file, match, stretch), died]),
    close() {
      worker.terminate();
    },
  };
}

/** The worker that reads; `died` is answered when it is lost. */
function openWorker() {
  const worker = new Worker(new URL('../../workers/import.worker.ts', import.meta.url), {
    type: 'module',
    name: 'import',
  });
  const died = new Promise<Result<never>>((resolve) => {
    worker.addEventListener('error', () => {
      resolve(failure({ code: 'worker-lost', what: 'reading' }));
    });
  });
  return { worker, remote: wrap<ImportWorker>(worker), died };
}

async function withWorker(
  source: ImportSource,
  signal: AbortSignal,
  ask: (
    remote: Remote<ImportWorker>,
    asked: readonly [job: JobId, source: SourceList, fileAt: FileAt],
  ) => Promise<Result<null>>,
): Promise<Result<null>> {
  const { worker, remote, died } = openWorker();
  const job = nextJob();
  const stop = () => void remote.cancel(job);
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([ask(remote, [job, listed(source), proxy(filesOf(source))]), died]);
  } finally {
    signal.removeEventListener('abort', stop);
    worker.terminate();
  }
}

const listed = (source: ImportSource): SourceList =>
  source.kind === 'zip'
    ? source
    : {
        kind: 'files',
        paths: source.files.map(({ path }) => path),
        ...(source.refused && { refused: source.refused }),
        ...(source.folders && { folders: source.folders }),
        ...(source.hints && { hints: source.hints }),
        ...(source.withPictures && { withPictures: true }),
      };

/** Hands out a source's files one by one. */
function filesOf(source: ImportSource): FileAt {
  const files = source.kind === 'files' ? source.files : [];
  return (index) => {
    const found = files[index];
    return found
      ? Promise.resolve(found.file)
      : Promise.reject(new RangeError(`Expected one of ${files.length} files, got number ${index}.`));
  };
}
