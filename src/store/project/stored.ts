/**
 * @file The part of the state that is stored, cut into records. Everything in the state is a new value after a change, so what
 * changed between two states is found by identity, without looking inside.
 */

import { adaptingPrefix, NOTHING_ADAPTED, sheetKey } from '../adaptation/state.ts';
import { classifierKey, type KeptReceipt } from '../receipt/state.ts';
import type { Batch, RecordKey } from '../../storage/projectDatabase.ts';
import type { PickRecord } from '../picks/state.ts';
import type { ReviewStep } from '../review/state.ts';
import { picturesOf } from '../run/record.ts';
import type { StudioState } from '../state.ts';
import { RECORD_VERSION, type PartName } from './migrations.ts';
import { keptByPart, keptRecords, MAP_NAMES, RECAST_FIELDS, type Kept, type MapName, type Recast } from './fields.ts';
import { wasStopped } from './takeSnapshot.ts';

export interface Stored {
  /** Fields of every part; a part is written again when one of its fields is another value. */
  readonly parts: Readonly<Record<PartName, Readonly<Record<string, unknown>>>>;
  readonly maps: Readonly<Record<MapName, ReadonlyMap<string, unknown>>>;
  readonly past: readonly ReviewStep[];
  readonly future: readonly ReviewStep[];
  /** Number of the present run. */
  readonly made: number;
  /** Numbers of those that are set aside: the pictures of a run go when it is neither. */
  readonly earlier: ReadonlySet<number>;
}

/** What is stored of a state, see `FIELDS`. */
export function storedOf(state: StudioState, appVersion: string): Stored {
  const kept = keptByPart(state);
  const parts: Partial<Record<PartName, Readonly<Record<string, unknown>>>> = Object.fromEntries(kept);
  for (const [field, { part }] of RECAST_FIELDS) {
    parts[part] = { ...parts[part], ...RECAST[field](state, appVersion) };
  }
  const { past, future } = state.review;
  return {
    parts: parts as Stored['parts'],
    maps: keptRecords(state),
    ...{ past, future, made: state.run.made },
    earlier: new Set(state.runs.earlier.map(({ made }) => made)),
  };
}

/** What is stored of fields in another form than the state has. */
const RECAST: Readonly<Record<Recast, (state: StudioState, appVersion: string) => Readonly<Record<string, unknown>>>> =
  {
    'project.info': ({ project }, appVersion) => ({ ...project.info, appVersion, version: RECORD_VERSION }),
    'seeds.phase': ({ seeds }) => ({ stopped: wasStopped(seeds) }),
    'seeds.preflight': ({ seeds: { preflight } }) => ({
      readings: preflight.kind === 'ready' ? preflight.readings : null,
      ...(preflight.kind === 'ready' && preflight.by && { by: preflight.by }),
    }),
    // Each step is a record of its own; the history names them, see `historyRecord`.
    'review.past': ({ review: { past } }) => ({ past }),
    'review.future': ({ review: { future } }) => ({ future }),
  };

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
  for (const kind of MAP_NAMES) {
    const [old, now] = [before?.maps[kind] ?? NOTHING, after.maps[kind]];
    if (old === now) continue;
    let found = 0;
    for (const [name, value] of now) {
      const before = old.get(name);
      if (before !== value) put.push([[kind, name], value]);
      if (before !== undefined) found++;
    }
    if (now.size === 0) forget.push({ kind, prefix: '' });
    // What was found again is all of it as a rule: a run only adds.
    else if (found < old.size) for (const name of old.keys()) if (!now.has(name)) remove.push([kind, name]);
  }
  const [oldSteps, steps] = [stepsOf(before), stepsOf(after)];
  for (const step of steps) if (!oldSteps.has(step)) put.push([['step', stepName(step)], step]);
  for (const step of oldSteps) if (!steps.has(step)) remove.push(['step', stepName(step)]);
  const kept = new Set(receiptsOf(after));
  for (const id of receiptsOf(before)) if (!kept.has(id)) remove.push(['picture', classifierKey(id)]);
  const [left, adapted] = [adaptationOf(before), adaptationOf(after)];
  if (left.kept && left.kept.id !== adapted.kept?.id) {
    forget.push({ kind: 'picture', prefix: adaptingPrefix(left.kept.id) });
  }
  if (left.made && left.made.id !== adapted.made?.id) remove.push(['picture', sheetKey(left.made.id)]);
  for (const { image, thumbnail } of picksLetGo(before, after, oldSteps, steps)) {
    remove.push(['picture', image], ['picture', thumbnail], ['embedding', image]);
  }
  for (const made of runsLetGo(before, after)) {
    const { variant, framed } = picturesOf(made);
    for (const kind of ['picture', 'embedding']) forget.push({ kind, prefix: variant }, { kind, prefix: framed });
  }
  for (const made of before?.earlier ?? []) if (!after.earlier.has(made)) remove.push([EARLIER, made]);
  return { forget, remove, put };
}

/** Kind of the records of runs that are set aside, named by their numbers. They are written with the pictures, and read one by one. */
export const EARLIER = 'earlier';

/** Numbers of the runs that were present or set aside before, and are neither now. */
export function runsLetGo(before: Stored | null, after: Stored): ReadonlySet<number> {
  const gone = new Set(before ? [before.made, ...before.earlier] : []);
  for (const made of [after.made, ...after.earlier]) gone.delete(made);
  return gone;
}

const NOTHING: ReadonlyMap<string, unknown> = new Map();

const stepsOf = (stored: Stored | null): ReadonlySet<ReviewStep> =>
  new Set(stored ? [...stored.past, ...stored.future] : []);

/** Pictures that were picked, and that neither the project nor any step of its history has any more: no undo brings them back. */
function picksLetGo(
  before: Stored | null,
  after: Stored,
  oldSteps: ReadonlySet<ReviewStep>,
  steps: ReadonlySet<ReviewStep>,
): readonly PickRecord[] {
  const old = before?.maps.pick ?? NOTHING;
  const gone = new Map<string, PickRecord>();
  for (const [slot, pick] of old) if (!after.maps.pick.has(slot)) gone.set(slot, pick as PickRecord);
  for (const step of oldSteps) if (!steps.has(step)) for (const pick of picksIn(step)) gone.set(pick.slot, pick);
  if (gone.size === 0) return [];
  for (const slot of after.maps.pick.keys()) gone.delete(slot);
  for (const step of steps) for (const { slot } of picksIn(step)) gone.delete(slot);
  return [...gone.values()];
}

const picksIn = ({ changes }: ReviewStep): readonly PickRecord[] =>
  changes.flatMap((change) => (change.kind === 'pick' ? [change.before ?? [], change.after ?? []].flat() : []));

const receiptsOf = (stored: Stored | null): readonly string[] =>
  ((stored?.parts.receipts.kept ?? []) as readonly KeptReceipt[]).map(({ id }) => id);

export const adaptationOf = (stored: Stored | null): Kept<'adaptation'> =>
  (stored?.parts.adaptation ?? NOTHING_ADAPTED) as Kept<'adaptation'>;

const historyRecord = (
  { past, future }: Stored,
  fields: Readonly<Record<string, unknown>>,
  stepName: StepNames,
): Readonly<Record<string, unknown>> => ({ ...fields, past: past.map(stepName), future: future.map(stepName) });

const sameFields = (a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>): boolean =>
  Object.keys(a).length === Object.keys(b).length && Object.keys(b).every((key) => a[key] === b[key]);

export const isEmpty = ({ forget, remove, put }: Batch): boolean => forget.length + remove.length + put.length === 0;
