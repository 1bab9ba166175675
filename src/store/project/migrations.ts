/** @file Records of older versions, brought to the present one: a step from each version to the next. */

/** Small records of which there is one each, under the kind `part`. */
export type PartName = 'info' | 'source' | 'preflight' | 'recipe' | 'run' | 'progress' | 'history' | 'view';

/** Every record of a project but its pictures, by kind. */
export type Records = Readonly<Record<RecordKind, readonly (readonly [name: string | number, value: unknown])[]>>;

export const RECORD_KINDS = ['part', 'seed', 'variant', 'reading', 'decision', 'step', 'embedding'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** Version of the records that this application writes. */
export const RECORD_VERSION = 2;

/** The step at index i leads from version i + 1 to i + 2. */
const STEPS: readonly ((records: Records) => Records)[] = [severalFigures];

/** The records cannot be read: they are of a later version, or no project at all. */
export class UnreadableProject extends Error {
  override readonly name = 'UnreadableProject';
}

/**
 * Brings records to the present version.
 *
 * @returns the records themselves where they are of the present version.
 * @throws UnreadableProject for records of a later version, and where there is no version.
 */
export function migrate(records: Records): Records {
  const version = versionOf(records);
  if (version === null) throw new UnreadableProject('Expected a project, got a database without one; delete it.');
  if (version > RECORD_VERSION) {
    throw new UnreadableProject(
      `Expected a project of version ${RECORD_VERSION} or before, got version ${version}; reload the page to get the application that wrote it.`,
    );
  }
  if (version === RECORD_VERSION) return records;
  const present = STEPS.slice(version - 1).reduce((earlier, step) => step(earlier), records);
  return withPart(present, 'info', (info) => ({ ...info, version: RECORD_VERSION }));
}

/** Version of some records; `null` where they hold none. */
export function versionOf({ part }: Records): number | null {
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

type Fields = Readonly<Record<string, unknown>>;

/** The records with one part of the project changed. */
function withPart(records: Records, part: PartName, change: (fields: Fields) => Fields): Records {
  return {
    ...records,
    part: records.part.map(([name, fields]) => [name, name === part ? change(fields as Fields) : fields]),
  };
}
