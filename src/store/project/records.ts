/** @file From the records of a database to the project that they are. */

import type { ImageId } from '../../core/brands.ts';
import type { ProjectDatabase } from '../../storage/projectDatabase.ts';
import { NOTHING_ADAPTED } from '../adaptation/state.ts';
import type { ImageKey, SlotId } from '../ids.ts';
import type { Decision, ReviewStep } from '../review/state.ts';
import type { StoredEmbedding } from '../embedding.ts';
import type { PickRecord } from '../picks/state.ts';
import { picturesOf } from '../run/record.ts';
import type { SeedRecord, VariantRecord } from '../run/state.ts';
import { slotId } from '../ids.ts';
import { variantCounts } from '../run/selectors.ts';
import type { JudgedBy, PreflightReadings, SeedImage } from '../seeds/state.ts';
import { migrate, RECORD_KINDS, RECORD_VERSION, versionOf, type RecordKind, type Records } from './migrations.ts';
import type { KeptIn } from './fields.ts';
import type { ProjectSnapshot, RunSnapshot, SeedsSnapshot } from './snapshot.ts';
import type { ProjectInfo } from './state.ts';
import { resting } from './takeSnapshot.ts';

/** Bytes of a project's pictures. */
export interface Sizes {
  /** Of all that belong to no run. */
  readonly seeds: number;
  /** Of each run, by its number. */
  readonly runs: Readonly<Record<number, number>>;
}

export const NO_SIZES: Sizes = { seeds: 0, runs: {} };

export interface StoredProject {
  readonly snapshot: ProjectSnapshot;
  /** Numbers of the steps of the history, see `StepNames`. */
  readonly stepNumbers: ReadonlyMap<ReviewStep, number>;
  readonly sizes: Sizes;
}

/** Records that the state is made from. Embeddings, most of what is stored beside the pictures, are no part of it. */
export type StateRecords = Omit<Records, 'embedding'>;

/**
 * The records that the state is made from, without what is of runs that are set aside, in the present version; records of an older
 * one are rewritten, all of them in one transaction.
 *
 * @throws FailureError for records of a later version.
 */
export async function presentRecords(database: ProjectDatabase): Promise<StateRecords> {
  const allOf = async (kinds: readonly RecordKind[]) =>
    Object.fromEntries(await Promise.all(kinds.map(async (kind) => [kind, await database.all(kind)] as const)));
  const found = (await allOf(STATE_KINDS)) as unknown as StateRecords;
  if (versionOf(found) === RECORD_VERSION) return found;
  const records: Records = { ...found, embedding: await database.all('embedding') };
  const present = migrate(records);
  await database.commit({
    forget: RECORD_KINDS.map((kind) => ({ kind, prefix: '' })),
    remove: [],
    put: RECORD_KINDS.flatMap((kind) => present[kind].map(([name, value]) => [[kind, name], value] as const)),
  });
  const { embedding: _, ...state } = present;
  return state;
}

const STATE_KINDS = RECORD_KINDS.filter((kind) => kind !== 'embedding');

/**
 * Embeddings of seeds, of pictures that were picked, and of a run's variants.
 *
 * @param made number of the run.
 */
export async function storedEmbeddings(
  database: ProjectDatabase,
  made: number,
): Promise<readonly (readonly [ImageKey, StoredEmbedding])[]> {
  const all: (readonly [string | number, unknown])[] = [];
  for (const prefix of ['original:', 'picked:', picturesOf(made).variant]) {
    for (const entry of await database.all('embedding', prefix, PORTION)) all.push(entry);
  }
  return all as unknown as readonly (readonly [ImageKey, StoredEmbedding])[];
}

/** Embeddings that are read at a time, about a megabyte of them: the first pictures are read meanwhile. */
const PORTION = 200;

/**
 * The project that records of the present version are.
 *
 * @param now ISO 8601 in UTC.
 */
export function projectFrom(records: StateRecords, now: string): StoredProject {
  const parts = partsOf(records);
  const { appVersion, id, name, created } = parts.get('info');
  const steps = new Map(records.step as readonly (readonly [number, ReviewStep])[]);
  const { past, future, applied } = parts.get('history');
  const stepsOf = (numbers: readonly number[]) => numbers.flatMap((number) => steps.get(number) ?? []);
  const run = runIn(records);
  const picks = records.pick.map(([, pick]) => pick as PickRecord);
  const known = new Set([...(run?.variants ?? []), ...picks].map(({ slot }) => slot));
  return {
    snapshot: {
      project: { id, name, created },
      taken: now,
      appVersion,
      seeds: seedsFrom(records, parts),
      recipe: parts.get('recipe').settings,
      picks,
      backgrounds: parts.get('recipe').backgrounds ?? [],
      run,
      runs: parts.get('runs'),
      review: {
        decisions: decisionsIn(records, known).map(([slot, decision]) => ({ slot, ...decision })),
        past: stepsOf(past),
        future: stepsOf(future),
        applied,
      },
      view: parts.get('view'),
      receipts: parts.get('receipts')?.kept ?? [],
      adaptation: parts.get('adaptation') ?? NOTHING_ADAPTED,
    },
    stepNumbers: new Map([...steps].map(([number, step]) => [step, number])),
    sizes: parts.get('sizes') ?? NO_SIZES,
  };
}

/** What is in every part, see `FIELDS`. */
interface PartRecords {
  readonly info: ProjectInfo & { readonly appVersion: string };
  readonly source: KeptIn<'seeds', 'source'> & Pick<SeedsSnapshot, 'stopped'>;
  readonly preflight: { readonly readings: PreflightReadings | null; readonly by?: JudgedBy | undefined };
  /** Earlier versions knew no backgrounds. */
  readonly recipe: Omit<KeptIn<'recipe', 'recipe'>, 'backgrounds'> &
    Partial<Pick<KeptIn<'recipe', 'recipe'>, 'backgrounds'>>;
  readonly run: KeptIn<'run', 'run'>;
  readonly runs: KeptIn<'runs', 'runs'>;
  readonly progress: KeptIn<'run', 'progress'>;
  readonly history: KeptIn<'review', 'history'> & {
    readonly past: readonly number[];
    readonly future: readonly number[];
  };
  readonly view: KeptIn<'view', 'view'>;
  /** Absent in what earlier versions stored. */
  readonly receipts?: KeptIn<'receipt', 'receipts'>;
  readonly adaptation?: KeptIn<'adaptation', 'adaptation'>;
  readonly sizes?: Sizes;
}

interface Parts {
  get<Name extends keyof PartRecords>(name: Name): PartRecords[Name];
}

export const partsOf = (records: StateRecords): Parts => new Map(records.part) as Parts;

/** Decisions of the slots that are there: what could not be stored with its variant, for want of room, has nothing to decide on. */
export const decisionsIn = (
  records: StateRecords,
  known: ReadonlySet<SlotId>,
): readonly (readonly [SlotId, Decision])[] =>
  (records.decision as readonly (readonly [SlotId, Decision])[]).filter(([slot]) => known.has(slot));

function seedsFrom(records: StateRecords, parts: Parts): SeedsSnapshot {
  const { readings, by } = parts.get('preflight');
  return {
    ...parts.get('source'),
    images: records.seed.map(([, image]) => image as SeedImage),
    preflight: [...(readings ?? [])].map(([id, reading]) => ({ id, ...reading })),
    ...(by && { judgedBy: by }),
  };
}

/** The run that some records hold; `null` where none was begun. */
export function runIn(records: StateRecords): RunSnapshot | null {
  const parts = partsOf(records);
  const { settings, ...run } = parts.get('run');
  const { phase, ...progress } = parts.get('progress');
  if (!settings || phase.kind === 'idle') return null;
  const variants = new Map(records.variant as readonly (readonly [SlotId, VariantRecord])[]);
  const readings = new Map(records.reading as readonly (readonly [ImageId, SeedRecord])[]);
  const counts = variantCounts({ ...run, settings });
  return {
    ...run,
    ...progress,
    settings,
    phase: resting(phase),
    variants: run.seeds.flatMap((seed) =>
      Array.from({ length: counts.get(seed)! }, (_, i) => variants.get(slotId(seed, i + 1)) ?? []).flat(),
    ),
    readings: run.seeds.flatMap((seed) => {
      const reading = readings.get(seed);
      return reading ? [{ seed, ...reading }] : [];
    }),
  };
}
