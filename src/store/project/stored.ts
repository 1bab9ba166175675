/**
 * @file The part of the state that is stored, cut into records. Everything in the state is a new value after a change, so what
 * changed between two states is found by identity, without looking inside.
 */

import type { Batch, RecordKey } from '../../storage/projectDatabase.ts';
import type { ReviewStep } from '../review/state.ts';
import type { StudioState } from '../state.ts';
import { RECORD_VERSION, type PartName } from './migrations.ts';
import { viewOf } from './takeSnapshot.ts';

/** Kinds of records with one record a thing, by the thing's name. */
const MAPS = ['seed', 'variant', 'reading', 'decision'] as const;

export interface Stored {
  /** Fields of every part; a part is written again when one of its fields is another value. */
  readonly parts: Readonly<Record<PartName, Readonly<Record<string, unknown>>>>;
  readonly maps: Readonly<Record<(typeof MAPS)[number], ReadonlyMap<string, unknown>>>;
  readonly past: readonly ReviewStep[];
  readonly future: readonly ReviewStep[];
  /** Counts runs: the pictures of an earlier one go when another begins. */
  readonly made: number;
}

/** What is stored of a state. */
export function storedOf(
  { project, seeds, recipe, run, review, view, receipt }: StudioState,
  appVersion: string,
): Stored {
  const { source, layout, classes, refused, licences, prompt, phase: read, preflight, understood } = seeds;
  const { made, settings, names, active, packs, judgeHead, labelsThen, counts, phase, seconds, failures } = run;
  const { past, future, applied } = review;
  return {
    parts: {
      info: { ...project.info, appVersion, version: RECORD_VERSION },
      source: {
        source,
        layout,
        classes,
        refused,
        licences,
        prompt,
        stopped: read.kind !== 'ready' || read.stopped,
        ...(understood && { understood }),
      },
      preflight: {
        readings: preflight.kind === 'ready' ? preflight.readings : null,
        ...(preflight.kind === 'ready' && preflight.by && { by: preflight.by }),
      },
      recipe: { settings: recipe.settings },
      run: {
        ...{ made, settings, names, prompt: run.prompt, active, packs, seeds: run.seeds },
        ...(judgeHead && { judgeHead }),
        ...(labelsThen && { labelsThen }),
        ...(counts && { counts }),
      },
      progress: { phase, seconds, failures },
      history: { past, future, applied },
      view: { ...viewOf(view) },
      receipts: { kept: receipt.kept },
    },
    maps: { seed: seeds.images, variant: run.variants, reading: run.seedReadings, decision: review.decisions },
    past,
    future,
    made,
  };
}

/** Names steps of the history, each by a number that it keeps. */
export type StepNames = (step: ReviewStep) => number;

/**
 * What must be written so that the database holds `after`.
 *
 * @param before what it holds; `null` for an empty one.
 */
export function changesBetween(before: Stored | null, after: Stored, stepName: StepNames): Batch {
  const put: [RecordKey, unknown][] = [];
  const remove: RecordKey[] = [];
  const forget: Batch['forget'][number][] = [];
  for (const [name, fields] of Object.entries(after.parts)) {
    if (before && sameFields(before.parts[name as PartName], fields)) continue;
    put.push([['part', name], name === 'history' ? historyRecord(after, fields, stepName) : fields]);
  }
  for (const kind of MAPS) {
    const [old, now] = [before?.maps[kind] ?? NOTHING, after.maps[kind]];
    if (old === now) continue;
    for (const [name, value] of now) if (old.get(name) !== value) put.push([[kind, name], value]);
    if (now.size === 0) forget.push({ kind, prefix: '' });
    else for (const name of old.keys()) if (!now.has(name)) remove.push([kind, name]);
  }
  const [oldSteps, steps] = [stepsOf(before), stepsOf(after)];
  for (const step of steps) if (!oldSteps.has(step)) put.push([['step', stepName(step)], step]);
  for (const step of oldSteps) if (!steps.has(step)) remove.push(['step', stepName(step)]);
  if (before && before.made !== after.made) {
    for (const kind of ['picture', 'embedding']) {
      forget.push({ kind, prefix: `variant:${before.made}:` }, { kind, prefix: `framed:${before.made}:` });
    }
  }
  return { forget, remove, put };
}

const NOTHING: ReadonlyMap<string, unknown> = new Map();

const stepsOf = (stored: Stored | null): ReadonlySet<ReviewStep> =>
  new Set(stored ? [...stored.past, ...stored.future] : []);

const historyRecord = (
  { past, future }: Stored,
  fields: Readonly<Record<string, unknown>>,
  stepName: StepNames,
): Readonly<Record<string, unknown>> => ({ ...fields, past: past.map(stepName), future: future.map(stepName) });

const sameFields = (a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>): boolean =>
  Object.keys(b).every((key) => a[key] === b[key]);

export const isEmpty = ({ forget, remove, put }: Batch): boolean => forget.length + remove.length + put.length === 0;
