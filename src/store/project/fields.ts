/**
 * @file Where every field of the state is kept: one table, exhaustive by its type. Records (`stored.ts`, `records.ts`), snapshots
 * (`take.ts`, `restore.ts`) and `offshoot.json` (`document.ts`) are made from it; a field that is not in it does not compile.
 */

import type { StudioState } from '../state.ts';
import type { Decision } from '../review/state.ts';
import type { PickRecord } from '../picks/state.ts';
import type { SeedRecord, VariantRecord } from '../run/state.ts';
import type { SeedImage } from '../seeds/state.ts';
import type { PartName } from './migrations.ts';

/** Kinds of records with one record a thing, by the thing's name. */
export type MapName = 'seed' | 'variant' | 'reading' | 'pick' | 'decision';

type Place =
  /** Part of the project, as it is. `told`: `offshoot.json` says it too. */
  | { readonly kind: 'project'; readonly part: PartName; readonly told: boolean }
  /** Part of the project, in another form: see `RECAST`. */
  | { readonly kind: 'recast'; readonly part: PartName }
  /** A record for each. */
  | { readonly kind: 'record'; readonly of: MapName }
  /** Made again from the others. */
  | { readonly kind: 'derived' }
  /** The browser's, the models' or the moment's: not of the project. */
  | { readonly kind: 'momentary' };

const told = <Part extends PartName>(part: Part) => ({ kind: 'project', part, told: true }) as const;
/** Stored in this browser and not in an export. */
const here = <Part extends PartName>(part: Part) => ({ kind: 'project', part, told: false }) as const;
const recast = <Part extends PartName>(part: Part) => ({ kind: 'recast', part }) as const;
const record = <Of extends MapName>(of: Of) => ({ kind: 'record', of }) as const;
const derived = { kind: 'derived' } as const;
const momentary = { kind: 'momentary' } as const;

export const FIELDS = {
  project: {
    info: recast('info'),
    access: momentary,
    saving: momentary,
    list: momentary,
    removed: momentary,
    copying: momentary,
    unkept: momentary,
    failure: momentary,
    space: momentary,
  },
  engine: {
    phase: momentary,
    wanted: momentary,
    device: momentary,
    rebuilds: momentary,
    packs: momentary,
    prompt: momentary,
    fit: momentary,
  },
  /** The checkpoint is among the pictures. */
  adaptation: { steps: momentary, phase: momentary, kept: here('adaptation'), made: here('adaptation') },
  models: { shown: momentary, chosen: momentary, packs: momentary, phase: momentary },
  /** It becomes a project when it is done. */
  sorting: { draft: momentary, found: momentary, notTaken: momentary },
  seeds: {
    source: told('source'),
    phase: recast('source'),
    layout: told('source'),
    images: record('seed'),
    classes: told('source'),
    refused: here('source'),
    licences: told('source'),
    prompt: told('source'),
    preflight: recast('preflight'),
    understood: here('source'),
  },
  recipe: {
    settings: told('recipe'),
    /** A document says which a run took. */
    backgrounds: here('recipe'),
    backgroundsPhase: momentary,
    limits: momentary,
    estimate: momentary,
    preview: momentary,
    proposal: momentary,
  },
  picks: { all: record('pick'), precision: momentary, phase: momentary },
  run: {
    phase: told('progress'),
    made: told('run'),
    name: told('run'),
    began: told('run'),
    twinOf: told('run'),
    settings: told('run'),
    names: told('run'),
    prompt: told('run'),
    active: told('run'),
    packs: told('run'),
    judgeHead: told('run'),
    labelsThen: told('run'),
    seeds: told('run'),
    counts: told('run'),
    backgrounds: told('run'),
    done: derived,
    total: derived,
    seconds: told('progress'),
    variants: record('variant'),
    arriving: momentary,
    families: derived,
    seedReadings: record('reading'),
    failures: told('progress'),
    regrowing: momentary,
  },
  runs: {
    begun: here('runs'),
    /** Each has a record of its own besides, see `../runs/stored.ts`; a document says the headers alone. */
    earlier: told('runs'),
    reading: momentary,
    compared: momentary,
    failure: momentary,
  },
  review: {
    decisions: record('decision'),
    past: recast('history'),
    future: recast('history'),
    applied: told('history'),
  },
  receipt: {
    choice: momentary,
    phase: momentary,
    live: momentary,
    kept: here('receipts'),
    compared: momentary,
    packing: momentary,
  },
  view: {
    step: here('view'),
    theme: momentary,
    language: momentary,
    focus: here('view'),
    selection: momentary,
    sort: here('view'),
    filter: here('view'),
    savedFilters: here('view'),
    zoom: here('view'),
    flat: momentary,
    loupe: momentary,
    labelling: momentary,
    ruled: momentary,
    inspected: here('view'),
  },
  export: { include: momentary, layout: momentary, destination: momentary, match: momentary, phase: momentary },
  reopened: { differences: momentary, again: momentary },
} as const satisfies {
  readonly [Slice in keyof StudioState]: Readonly<Record<keyof Required<StudioState[Slice]>, Place>>;
};

/** Whether a document says a field of a record (`told`), or it only finds something here and is made again (`here`). */
type RecordPlace = 'told' | 'here';

export const RECORD_FIELDS = {
  seed: {
    id: 'told',
    name: 'here',
    split: 'told',
    label: 'told',
    bytes: 'told',
    width: 'told',
    height: 'told',
    sha256: 'told',
    luminance: 'told',
    sharpness: 'told',
    original: 'here',
    thumbnail: 'here',
    flags: 'told',
    leftOut: 'told',
    cameAs: 'told',
    crop: 'told',
    usedBits: 'told',
    grey: 'told',
    mask: 'told',
  },
  variant: {
    slot: 'here',
    seed: 'told',
    k: 'told',
    number: 'told',
    siblings: 'told',
    how: 'told',
    mixture: 'told',
    image: 'here',
    classScore: 'told',
    top1: 'told',
    keptClass: 'told',
    entropy: 'told',
    deltaEntropy: 'told',
    diversity: 'told',
    cosineToSeed: 'told',
    safety: 'told',
    probabilities: 'told',
    nearest: 'told',
    nearCopy: 'told',
  },
  reading: {
    framed: 'here',
    probabilities: 'told',
    entropy: 'told',
    top1: 'told',
    anchor: 'told',
    drawn: 'told',
    asked: 'told',
    declined: 'told',
  },
  pick: { slot: 'here', label: 'told', image: 'here', thumbnail: 'here', facts: 'told' },
  decision: { verdict: 'told', relabel: 'told', reason: 'told', at: 'told' },
} as const satisfies {
  readonly [Of in MapName]: Readonly<Record<keyof Required<RecordTypes[Of]>, RecordPlace>>;
};

interface RecordTypes {
  readonly seed: SeedImage;
  readonly variant: VariantRecord;
  readonly reading: SeedRecord;
  readonly pick: PickRecord;
  readonly decision: Decision;
}

type Fields = typeof FIELDS;
type Slices = keyof Fields;

/** Names of the fields of a slice that have such a place. */
export type FieldsAt<Slice extends Slices, At> = {
  [Field in keyof Fields[Slice]]: Fields[Slice][Field] extends At ? Field : never;
}[keyof Fields[Slice]] &
  keyof StudioState[Slice];

/** What is kept of a slice as it is. */
export type Kept<Slice extends Slices> = Pick<StudioState[Slice], FieldsAt<Slice, { readonly kind: 'project' }>>;

/** What a document says of a slice as it is. */
export type Told<Slice extends Slices> = Pick<StudioState[Slice], FieldsAt<Slice, { readonly told: true }>>;

/** What is kept of a slice as it is, in one part. */
export type KeptIn<Slice extends Slices, Part extends PartName> = Pick<
  StudioState[Slice],
  FieldsAt<Slice, { readonly kind: 'project'; readonly part: Part }>
>;

/** What a document says of a record. */
export type ToldRecord<Of extends MapName> = Pick<
  RecordTypes[Of],
  {
    [Field in keyof RecordTypes[Of]]-?: (typeof RECORD_FIELDS)[Of][Field &
      keyof (typeof RECORD_FIELDS)[Of]] extends 'told'
      ? Field
      : never;
  }[keyof RecordTypes[Of]]
>;

/** Fields that are stored in another form, by part. */
export type Recast = {
  [Slice in Slices]: `${Slice}.${FieldsAt<Slice, { readonly kind: 'recast' }> & string}`;
}[Slices];

const placesOf = (slice: Slices) => Object.entries(FIELDS[slice] as Readonly<Record<string, Place>>);

/** The fields of a slice that are kept as they are; one that may be absent, and is, is left out. */
export const keptOf = <Slice extends Slices>(slice: Slice, state: StudioState[Slice]): Kept<Slice> =>
  pick(
    state,
    placesOf(slice).flatMap(([field, { kind }]) => (kind === 'project' ? [field] : [])),
  ) as Kept<Slice>;

/** The fields of a slice that a document says as they are. */
export const toldOf = <Slice extends Slices, Value extends Told<Slice>>(slice: Slice, value: Value) =>
  pick(
    value,
    placesOf(slice).flatMap(([field, place]) => (place.kind === 'project' && place.told ? [field] : [])),
  ) as Pick<Value, keyof Told<Slice>>;

/** The fields of a record that a document says. */
export const toldRecord = <Of extends MapName>(of: Of, value: RecordTypes[Of]): ToldRecord<Of> =>
  pick(
    value,
    Object.entries(RECORD_FIELDS[of] as Readonly<Record<string, RecordPlace>>).flatMap(([field, place]) =>
      place === 'told' ? [field] : [],
    ),
  ) as ToldRecord<Of>;

export const MAP_NAMES = Object.keys(RECORD_FIELDS) as readonly MapName[];

/** Every field that is stored in another form, and in which part. */
export const RECAST_FIELDS = (Object.keys(FIELDS) as Slices[]).flatMap((slice) =>
  placesOf(slice).flatMap(([field, place]) =>
    place.kind === 'recast' ? [[`${slice}.${field}` as Recast, place] as const] : [],
  ),
);

/** Whether something that is stored, or that something stored is made from, is another value. */
export const isKeptChanged = (state: StudioState, previous: StudioState): boolean =>
  (Object.keys(FIELDS) as Slices[]).some((slice) => {
    if (state[slice] === previous[slice]) return false;
    const [after, before] = [state[slice], previous[slice]] as unknown as readonly Readonly<Record<string, unknown>>[];
    return placesOf(slice).some(([field, { kind }]) => STORED.has(kind) && after![field] !== before![field]);
  });

const STORED: ReadonlySet<Place['kind']> = new Set(['project', 'recast', 'record']);

/** Every field that is kept as it is, by part. */
export function keptByPart(state: StudioState): ReadonlyMap<PartName, Readonly<Record<string, unknown>>> {
  const parts = new Map<PartName, Record<string, unknown>>();
  for (const slice of Object.keys(FIELDS) as Slices[]) {
    const values = state[slice] as unknown as Readonly<Record<string, unknown>>;
    for (const [field, place] of placesOf(slice)) {
      if (place.kind !== 'project') continue;
      const part = parts.get(place.part) ?? {};
      if (values[field] !== undefined) part[field] = values[field];
      parts.set(place.part, part);
    }
  }
  return parts;
}

/** Every collection with a record for each of its things, by the kind of record. */
export function keptRecords(state: StudioState): Readonly<Record<MapName, ReadonlyMap<string, unknown>>> {
  const found = (Object.keys(FIELDS) as Slices[]).flatMap((slice) =>
    placesOf(slice).flatMap(([field, place]) =>
      place.kind === 'record'
        ? [[place.of, (state[slice] as unknown as Readonly<Record<string, unknown>>)[field]] as const]
        : [],
    ),
  );
  return Object.fromEntries(found) as Readonly<Record<MapName, ReadonlyMap<string, unknown>>>;
}

const pick = (value: object, fields: readonly string[]): object =>
  Object.fromEntries(
    Object.entries(value as Readonly<Record<string, unknown>>).filter(
      ([field, one]) => fields.includes(field) && one !== undefined,
    ),
  );
