/** @file Records of older versions, brought to the present one: a step from each version to the next. */

import { FailureError } from '../../core/failure.ts';
import { recordedSettings, type SettingValues } from '../../core/methods/settings.ts';
import { methodOf, type MethodId } from '../../core/methods/table.ts';
import { recipeFrom, variantFrom, type OldRecipe, type OldVariant } from '../../export/project/version1.ts';

/** Small records of which there is one each, under the kind `part`. */
export type PartName =
  | 'info'
  | 'source'
  | 'preflight'
  | 'recipe'
  | 'run'
  | 'runs'
  | 'progress'
  | 'history'
  | 'view'
  | 'receipts'
  | 'adaptation';

/** Every record of a project but its pictures, by kind. */
export type Records = Readonly<Record<RecordKind, readonly (readonly [name: string | number, value: unknown])[]>>;

export const RECORD_KINDS = ['part', 'seed', 'variant', 'reading', 'pick', 'decision', 'step', 'embedding'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** Version of the records that this application writes. */
export const RECORD_VERSION = 10;

/** The step at index i leads from version i + 1 to i + 2. */
const STEPS: readonly ((records: Records) => Records)[] = [
  severalFigures,
  methodsOfTheirOwn,
  judgedByNames,
  searchedAsPublished,
  reasonsAsCodes,
  embeddedByWhom,
  withWhatWasUnderstood,
  chosenAsBefore,
  severalRuns,
];

/**
 * Brings records to the present version.
 *
 * @returns the records themselves where they are of the present version.
 * @throws FailureError for records of a later version, and where there is no version.
 */
export function migrate(records: Records): Records {
  const version = versionOf(records);
  if (version === null) throw new FailureError({ code: 'records-unknown' });
  if (version > RECORD_VERSION) {
    throw new FailureError({ code: 'records-newer', known: RECORD_VERSION, version });
  }
  if (version === RECORD_VERSION) return records;
  const present = STEPS.slice(version - 1).reduce((earlier, step) => step(earlier), records);
  return withPart(present, 'info', (info) => ({ ...info, version: RECORD_VERSION }));
}

/** Version of some records; `null` where they hold none. */
export function versionOf({ part }: Pick<Records, 'part'>): number | null {
  const info = part.find(([name]) => name === 'info')?.[1] as { readonly version?: unknown } | undefined;
  return typeof info?.version === 'number' ? info.version : null;
}

/** Version 2 filters by several figures, with open ends, and keeps filters under names. */
function severalFigures(records: Records): Records {
  return withPart(records, 'view', ({ filter, ...view }) => {
    const { figure, ...others } = filter as Fields;
    return { ...view, filter: { ...others, figures: figure === null ? [] : [figure] }, savedFilters: [] };
  });
}

/** Version 3 knows several methods: each with its settings, and with what it tells of its variants. */
function methodsOfTheirOwn(records: Records): Records {
  const run = records.part.find(([name]) => name === 'run')?.[1] as {
    readonly settings: OldRecipe | null;
    readonly seeds: readonly string[];
    readonly counts?: readonly number[];
  };
  const { settings } = run;
  const withRecipes = withPart(
    withPart(records, 'recipe', ({ settings: asked }) => ({ settings: recipeFrom(asked as OldRecipe) })),
    'run',
    (fields) => ({ ...fields, settings: settings && recipeFrom(settings) }),
  );
  if (!settings) return withRecipes;
  const variant = (record: unknown) => {
    const old = record as OldVariant & { readonly seed: string };
    return variantFrom(old, settings.method, run.counts?.[run.seeds.indexOf(old.seed)] ?? settings.variants);
  };
  return {
    ...withRecipes,
    variant: records.variant.map(([name, record]) => [name, variant(record)]),
    step: records.step.map(([name, record]) => {
      const { changes, ...step } = record as { readonly changes: readonly Fields[] };
      const change = (fields: Fields) =>
        fields.kind === 'regrow' ? { ...fields, before: variant(fields.before), after: variant(fields.after) } : fields;
      return [name, { ...step, changes: changes.map(change) }];
    }),
  };
}

/** Version 4 says what the judge knows the classes by: so far it was their names. */
function judgedByNames(records: Records): Records {
  const named = (settings: unknown) => settings && { judgeMode: 'names', ...(settings as Fields) };
  return withPart(
    withPart(records, 'recipe', (fields) => ({ ...fields, settings: named(fields.settings) })),
    'run',
    (fields) => ({ ...fields, settings: named(fields.settings) }),
  );
}

/** Version 5 says how guided imagination searches: so far it was as published. */
function searchedAsPublished(records: Records): Records {
  return withRecipes(records);
}

/**
 * Version 9 says how scenes are chosen: so far by the objective. It may also say which views of the seeds the judge learns from; where it
 * does not, that is the seeds alone.
 */
function chosenAsBefore(records: Records): Records {
  return withRecipes(records);
}

/** Every recipe with what its settings were before they could be chosen. */
function withRecipes(records: Records): Records {
  const partFrom = (part: Fields) => ({
    ...part,
    settings: recordedSettings(methodOf(part.method as MethodId).settings, part.settings as SettingValues),
  });
  const settled = (settings: unknown) => {
    const recipe = settings as Fields | null;
    return recipe && { ...recipe, parts: (recipe.parts as readonly Fields[]).map(partFrom) };
  };
  return withPart(
    withPart(records, 'recipe', (fields) => ({ ...fields, settings: settled(fields.settings) })),
    'run',
    (fields) => ({ ...fields, settings: settled(fields.settings) }),
  );
}

/** Version 6 holds what went wrong, and why, as codes with parameters: what was stored before stays as the words that it was. */
function reasonsAsCodes(records: Records): Records {
  const inWords = (text: unknown) => ({ code: 'text', text });
  const failure = (fields: unknown) => {
    const { message, hint } = fields as Fields;
    return { code: 'text', message, hint };
  };
  const decision = (fields: unknown) => {
    if (fields === null) return null;
    const { reason, ...others } = fields as Fields;
    return { ...others, reason: reason === '' ? null : inWords(reason) };
  };
  const withSource = withPart(records, 'source', ({ classes, refused, ...source }) => ({
    ...source,
    classes: (classes as readonly Fields[]).map((info) => ({
      ...info,
      code: info.code === null ? null : inWords(info.code),
    })),
    refused: (refused as readonly Fields[]).map(({ path, reason }) => ({ path, why: inWords(reason) })),
  }));
  const withProgress = withPart(withSource, 'progress', ({ phase, failures, ...progress }) => {
    const { failure: failed, ...others } = phase as Fields;
    return {
      ...progress,
      phase: failed === undefined ? phase : { ...others, failure: failure(failed) },
      failures: (failures as readonly Fields[]).map((one) => ({ ...one, failure: failure(one.failure) })),
    };
  });
  return {
    ...withProgress,
    reading: records.reading.map(([name, fields]) => {
      const { declined, ...reading } = fields as { readonly declined?: readonly Fields[] };
      if (!declined) return [name, fields];
      return [name, { ...reading, declined: declined.map((one) => ({ ...one, reason: inWords(one.reason) })) }];
    }),
    decision: records.decision.map(([name, fields]) => [name, decision(fields)]),
    step: records.step.map(([name, fields]) => {
      const { title, changes, ...step } = fields as { readonly title: string; readonly changes: readonly Fields[] };
      const change = (of: Fields) =>
        of.kind === 'decision' ? { ...of, before: decision(of.before), after: decision(of.after) } : of;
      return [name, { ...step, title: inWords(title), changes: changes.map(change) }];
    }),
  };
}

/**
 * Version 7 says whose embeddings are stored. Those of variants are of the run's judge; whose those of seeds are was not stored, and so
 * they are made again.
 */
function embeddedByWhom(records: Records): Records {
  const { packs } = records.part.find(([name]) => name === 'run')![1] as {
    readonly packs: readonly { readonly role: string; readonly sha256: string }[];
  };
  const judge = packs.find(({ role }) => role === 'judge')?.sha256;
  return {
    ...records,
    embedding: records.embedding.flatMap(([name, value]) =>
      judge !== undefined && String(name).startsWith('variant:') ? [[name, { judge, ...(value as Fields) }]] : [],
    ),
  };
}

/** Version 8 keeps what was understood of a source and what the person said of it: nothing is known of earlier ones. */
function withWhatWasUnderstood(records: Records): Records {
  return withPart(records, 'source', (source) => ({ understood: null, ...source }));
}

/** Version 10 keeps several runs, and counts the pictures of each by itself: so far there was one. */
function severalRuns(records: Records): Records {
  const { made } = records.part.find(([name]) => name === 'run')![1] as { readonly made: number };
  const counted = withPart(records, 'sizes', ({ seeds, variants }) => ({ seeds, runs: { [made]: variants } }));
  return { ...counted, part: [...counted.part, ['runs', { begun: made, earlier: [] }]] };
}

type Fields = Readonly<Record<string, unknown>>;

/** The records with one part of the project changed. */
function withPart(records: Records, part: PartName | 'sizes', change: (fields: Fields) => Fields): Records {
  return {
    ...records,
    part: records.part.map(([name, fields]) => [name, name === part ? change(fields as Fields) : fields]),
  };
}
