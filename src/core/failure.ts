/**
 * @file What can go wrong, as data: a code, and what a sentence about it needs. Sentences are in `src/ui/words/`, one for every code;
 * below the page nothing is said, so that a failure crosses between threads and is stored as it is.
 */

import type { ArchiveFault } from './dataset/archiveFaults.ts';
import type { Nothing } from './dataset/nothingToGrow.ts';
import type { Reason } from './dataset/reasons.ts';
import type { PriorKind } from './methods/priorKind.ts';
import type { MethodId } from './methods/table.ts';

export type Failure =
  | {
      readonly code: 'cancelled';
      readonly what: 'job' | 'computation' | 'reading' | 'seeds' | 'expansion' | 'run' | 'receipt';
    }
  /** The worker died; its work can be asked for again. */
  | { readonly code: 'worker-lost'; readonly what: 'models' | 'computation' | 'reading' | 'writing' | 'receipt' }
  /** The GPU was taken away; a rebuilt worker gets another. */
  | { readonly code: 'device-lost' }
  | { readonly code: 'models-not-loaded' }
  /** The models did not load: one of their files did not arrive, or is not the one its manifest names. */
  | { readonly code: 'pack'; readonly why: Failure }
  /** What was loaded is not what a run began with. */
  | { readonly code: 'other-pack'; readonly began: string; readonly present: string | null }
  | { readonly code: 'no-connection'; readonly address: string }
  | {
      readonly code: 'bad-status';
      readonly what: 'file' | 'sample' | 'hub';
      readonly address: string;
      readonly status: number;
    }
  | { readonly code: 'too-many-bytes'; readonly address: string; readonly expected: number }
  /** A pack that was chosen and is not on the shelf any more. */
  | { readonly code: 'pack-gone'; readonly key: string }
  /** A file of such a pack. */
  | { readonly code: 'pack-file-gone'; readonly key: string; readonly path: string }
  /** Another page is at this download or pack. */
  | { readonly code: 'pack-busy' }
  /** The browser keeps no files. */
  | { readonly code: 'packs-not-kept' }
  /** A graph ran out of memory with one picture at a time. */
  | { readonly code: 'out-of-memory' }
  /** A method of a recipe that the prior is not of the kind for. */
  | { readonly code: 'prior-kind'; readonly method: MethodId; readonly wanted: PriorKind; readonly got: PriorKind }
  /** A method that makes pictures of prompts, with a judge that knows classes by pictures alone and reads no name. */
  | { readonly code: 'prompt-unread'; readonly method: MethodId }
  /** An embedding prior that takes embeddings of another length than the judge gives. */
  | { readonly code: 'embedding-width'; readonly prior: number; readonly judge: number }
  /**
   * A prior that cannot be adapted: it does not decode a plane of latents to pixels, no weight of its decoder takes an adapter, its denoiser has
   * no attention in plain products of real weights, or more weights than one file of a graph holds.
   */
  | {
      readonly code: 'not-adaptable';
      readonly pack: string;
      readonly why: 'kind' | 'weights' | 'attention' | 'size' | 'classes';
    }
  /** An operator of its denoiser through which no gradient is known. */
  | { readonly code: 'no-gradient'; readonly pack: string; readonly operator: string }
  /** Adapting a prior takes more memory than there is, in bytes. */
  | { readonly code: 'adapting-too-large'; readonly pack: string; readonly needed: number; readonly limit: number }
  /** Seeds to adapt a prior to. */
  | { readonly code: 'too-few-to-adapt'; readonly seeds: number; readonly least: number }
  /** More than there is memory for, in bytes. */
  | { readonly code: 'pack-too-large'; readonly needed: number; readonly limit: number }
  /** A file of a pack, or a field of its manifest. */
  | { readonly code: 'pack-field'; readonly path: string; readonly expected: string; readonly got: string }
  /** A picture, or another file of a data set, that is not read. */
  | { readonly code: 'file'; readonly why: Reason }
  /** A file that was there before. */
  | { readonly code: 'file-gone'; readonly path: string }
  | { readonly code: 'path-outside'; readonly path: string; readonly why: Reason }
  | { readonly code: 'archive'; readonly fault: ArchiveFault; readonly name: string }
  | { readonly code: 'unknown-encoding'; readonly encoding: string }
  | ({ readonly code: 'nothing-to-grow' } & Nothing)
  /** None of a folder's files is a picture that can be read. */
  | { readonly code: 'no-backgrounds'; readonly folder: string }
  | { readonly code: 'no-related-pictures'; readonly folder: string }
  | { readonly code: 'prompt'; readonly placeholder: string; readonly template: string }
  | { readonly code: 'text-too-long'; readonly path: string; readonly bytes: number }
  | { readonly code: 'no-run' | 'run-gone' | 'nothing-to-export' }
  /** A receipt compares classes. */
  | { readonly code: 'too-few-classes'; readonly classes: number }
  /** An arm of a receipt that trains with variants which the project does not hold. */
  | { readonly code: 'no-variants'; readonly pool: string }
  /** The browser keeps no more; `megabytes` is what is waiting. */
  | { readonly code: 'storage-full'; readonly megabytes: number }
  | { readonly code: 'project-gone' }
  | { readonly code: 'project-open'; readonly name: string }
  | { readonly code: 'records-unknown' }
  | { readonly code: 'records-newer'; readonly known: number; readonly version: number }
  | { readonly code: 'document-newer'; readonly document: string; readonly known: number; readonly version: number }
  | { readonly code: 'document-not-json'; readonly document: string }
  /** `faults` are the schema's own words, with the field each is about. */
  | {
      readonly code: 'document-schema';
      readonly document: string;
      readonly faults: readonly string[];
      readonly more: number;
    }
  | { readonly code: 'document-reference'; readonly document: string; readonly field: string; readonly got: string }
  | { readonly code: 'document-counts'; readonly document: string; readonly seeds: number; readonly counts: number }
  | { readonly code: 'originals-missing'; readonly document: string }
  /** An error that nobody expected, as it was thrown. */
  | { readonly code: 'unexpected'; readonly text: string }
  /** A failure as earlier versions, and project documents, hold it: in words. */
  | { readonly code: 'text'; readonly message: string; readonly hint: string };

export type FailureCode = Failure['code'];

/** A failure of one code. */
export type FailureOf<Code extends FailureCode> = Extract<Failure, { readonly code: Code }>;

/** A failure on its way up. Its message is for developers: what a person reads is made from the failure. */
export class FailureError extends Error {
  override readonly name = 'FailureError';
  constructor(
    readonly failure: Failure,
    options?: ErrorOptions,
  ) {
    super(JSON.stringify(failure), options);
  }
}

/** What was thrown, as a failure. */
export const failureOf = (error: unknown): Failure =>
  error instanceof FailureError
    ? error.failure
    : { code: 'unexpected', text: error instanceof Error ? error.message : String(error) };

/** A file that is not read, and why. */
export const fileError = (why: Reason, options?: ErrorOptions): FailureError =>
  new FailureError({ code: 'file', why }, options);

/** Why a file is not read, from what was thrown over it. */
export const reasonOf = (error: unknown): Reason => reasonFrom(failureOf(error));

/** Why a file is not read, from a failure over it. */
export function reasonFrom(failure: Failure): Reason {
  if (failure.code === 'file') return failure.why;
  return failure.code === 'unexpected' ? { code: 'text', text: failure.text } : { code: 'cannot-open' };
}
