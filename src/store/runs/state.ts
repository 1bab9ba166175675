/**
 * @file The runs of a project. The one on screen is the state's `run`; the others are set aside: what is known of them at once is here,
 * their variants and decisions are records of their own (`stored.ts`), read when one is opened or compared.
 */

import type { Failure } from '../../core/failure.ts';
import type { Recipe } from '../../core/run/recipe.ts';
import type { Decision } from '../review/state.ts';
import type { ImageId } from '../../core/brands.ts';
import type { StoredEmbedding } from '../embedding.ts';
import type { ClassKey, ImageKey, SlotId } from '../ids.ts';
import type { Records } from '../project/migrations.ts';
import type { Outcome } from '../run/outcome.ts';
import type { RunState } from '../run/state.ts';

export interface RunsState {
  /** Counts the runs that the project has begun: the number of the newest, see `RunState.made`. */
  readonly begun: number;
  /** Those that are set aside, in the order in which they were begun. */
  readonly earlier: readonly RunHeader[];
  /** Number of the run that is being read; `null` for none. */
  readonly reading: number | null;
  /** The two runs that stand side by side; `null` for none. */
  readonly compared: readonly [ComparedRun, ComparedRun] | null;
  /** Why a run could not be read. */
  readonly failure: Failure | null;
}

/** What is known of a run without its variants. */
export interface RunHeader extends Pick<RunState, 'made' | 'name' | 'began' | 'twinOf' | 'seconds'> {
  readonly settings: Recipe;
  /** Variants that were asked for; where it has fewer, it was not over. */
  readonly total: number;
  readonly figures: RunFigures;
  /** Its variants are not in this project: the file that the project came in tells of it. Absent where they are. */
  readonly isElsewhere?: true;
}

/** What came of a run as a whole. */
export interface RunFigures extends Outcome {
  /** Mean over the variants of the entropy of what the judge reads in them, in nats; `null` where there are none. */
  readonly entropy: number | null;
  /** Mean diversity of the variants that have siblings, see `VariantRecord`; `null` where none has any. */
  readonly diversity: number | null;
  /** Variants that were accepted, and rejected; nobody decided on the others. */
  readonly accepted: number;
  readonly rejected: number;
}

/** A run that is set aside, as it was read. */
export interface OpenedRun {
  readonly run: RunState;
  readonly decisions: ReadonlyMap<SlotId, Decision>;
}

/** One of two runs side by side: the one on screen as it is now, or one that is set aside as it was read. */
export type ComparedRun = 'present' | OpenedRun;

export const NO_RUNS: RunsState = { begun: 0, earlier: [], reading: null, compared: null, failure: null };

/** A run that is set aside, as it is stored: records that say their version. */
export interface StoredRun {
  readonly records: Records;
  /** Classes that its seeds had when it was set aside: they may get others before it is opened. */
  readonly labels: Readonly<Record<ImageId, ClassKey>>;
}

/** What is stored of the runs that are set aside. */
export interface EarlierRuns {
  /** `null` where there is no such run (any more). */
  read(made: number): Promise<StoredRun | null>;
  /** Embeddings of its pictures that are stored: those that the journal still has are in memory. */
  embeddings(made: number): Promise<readonly (readonly [ImageKey, StoredEmbedding])[]>;
}
