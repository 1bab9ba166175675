/** @file Records of older versions, brought to the present one: a step from each version to the next. */

/** Every record of a project but its pictures, by kind. */
export type Records = Readonly<Record<RecordKind, readonly (readonly [name: string | number, value: unknown])[]>>;

export const RECORD_KINDS = ['part', 'seed', 'variant', 'reading', 'decision', 'step', 'embedding'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** Version of the records that this application writes. */
export const RECORD_VERSION = 1;

/** The step at index i leads from version i + 1 to i + 2. */
const STEPS: readonly ((records: Records) => Records)[] = [];

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
  return STEPS.slice(version - 1).reduce((present, step) => step(present), records);
}

/** Version of some records; `null` where they hold none. */
export function versionOf({ part }: Records): number | null {
  const info = part.find(([name]) => name === 'info')?.[1] as { readonly version?: unknown } | undefined;
  return typeof info?.version === 'number' ? info.version : null;
}
