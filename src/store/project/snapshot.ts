/**
 * @file A whole project as plain data, without pictures: what is stored, put into a zip, and opened again. It holds nothing but
 * what JSON can say: no maps, no sets, no typed arrays.
 */

import type { ImageId } from '../../core/brands.ts';
import type { PackInfo } from '../engine/state.ts';
import type { SlotId } from '../ids.ts';
import type { Recipe } from '../../core/run/recipe.ts';
import type { Background } from '../recipe/background.ts';
import type { PickRecord } from '../picks/state.ts';
import type { KeptReceipt } from '../receipt/state.ts';
import type { Decision, ReviewStep, RuleUse } from '../review/state.ts';
import type { Kept } from './fields.ts';
import type { RunPhase, SeedRecord, VariantRecord } from '../run/state.ts';
import type { JudgedBy, PreflightReading, SeedImage } from '../seeds/state.ts';
import type { ProjectInfo } from './state.ts';

export interface ProjectSnapshot {
  readonly project: ProjectInfo;
  /** When the snapshot was taken, ISO 8601 in UTC. */
  readonly taken: string;
  /** Version of the application that took it. */
  readonly appVersion: string;
  readonly seeds: SeedsSnapshot;
  /** Settings of the next run; those of the last are in `run`. */
  readonly recipe: Recipe;
  /** Of the next run. */
  readonly backgrounds: readonly Background[];
  /** Pictures that were picked from folders without labels, in the order of classes and the surest first. */
  readonly picks: readonly PickRecord[];
  /** `null` before the first run. */
  readonly run: RunSnapshot | null;
  /** The others, that are set aside. */
  readonly runs: Kept<'runs'>;
  readonly review: ReviewSnapshot;
  readonly view: ViewSnapshot;
  readonly receipts: readonly KeptReceipt[];
  readonly adaptation: Kept<'adaptation'>;
}

export type SeedsSnapshot = Kept<'seeds'> & {
  /** In the order of their paths. */
  readonly images: readonly SeedImage[];
  /** Whether reading ended before all files were read. */
  readonly stopped: boolean;
  /** The judge's readings with the present names and prompt; empty until it has read all seeds. */
  readonly preflight: readonly (PreflightReading & { readonly id: ImageId })[];
  /** What the judge went by in them; absent where it has not read all, and in what earlier versions stored. */
  readonly judgedBy?: JudgedBy | undefined;
};

export type RunSnapshot = Omit<Kept<'run'>, 'phase' | 'settings'> & {
  /** At rest: a run that was at work is paused. */
  readonly phase: RestingPhase;
  readonly settings: Recipe;
  /** In the order of their seeds, then of k. */
  readonly variants: readonly VariantRecord[];
  readonly readings: readonly (SeedRecord & { readonly seed: ImageId })[];
};

export type RestingPhase = Extract<RunPhase, { kind: 'paused' | 'finished' | 'failed' }>;

export interface ReviewSnapshot {
  /** In the order of the variants; those of pictures that were picked are the last. */
  readonly decisions: readonly (Decision & { readonly slot: SlotId })[];
  /** Steps that can be taken back; the last one last. */
  readonly past: readonly ReviewStep[];
  /** Steps that can be taken again; the next one first. */
  readonly future: readonly ReviewStep[];
  readonly applied: readonly RuleUse[];
}

/** What is on screen, without what belongs to the browser (theme, language) or to the moment (selection). */
export type ViewSnapshot = Kept<'view'>;

/** The packs that made the variants: prior and judge with version and SHA-256. */
export const packsOf = ({ run }: ProjectSnapshot): readonly PackInfo[] => run?.packs ?? [];
