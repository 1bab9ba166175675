/** @file What an export carries: which of its pictures are variants, of which seeds, and what was decided of them. */

import { DOCUMENT_NAME } from '../../src/core/dataset/projectDocument.ts';
import type { GrownIn } from '../../src/core/receipt/receipt.ts';
import type { Recipe } from '../../src/core/run/recipe.ts';
import { SIDECAR_NAME, type SidecarRow } from '../../src/export/sidecar.ts';
import type { DatasetHints } from '../lib/dataset.ts';
import { openSource } from '../lib/openSource.ts';

/** A line of the sidecar; soft labels are there where a run wrote them. */
export type CarriedRow = Omit<SidecarRow, 'label_probabilities'> & {
  /** One probability a class, in the order of `classes.txt`. */
  readonly label_probabilities?: readonly number[] | null;
};

export interface Carried {
  /** By path inside the source. */
  readonly rows: ReadonlyMap<string, CarriedRow>;
  /** The classes in the order of soft labels. */
  readonly classes: readonly string[];
  /** What made the variants; `null` where it is not known. */
  readonly recipe: Recipe | null;
  /** The run that made them; `null` where it is not known. */
  readonly grown: GrownIn | null;
  /** A variant's file: a data set leaves them out. `null` where it is gone. */
  readonly read: (path: string) => Promise<Uint8Array<ArrayBuffer> | null>;
  close(): Promise<void>;
}

const CLASSES_NAME = 'classes.txt';

/**
 * What an export says of its pictures; `null` for a data set that is none. Close it when done.
 *
 * @param path folder or archive.
 * @param hints how names are written.
 * @throws Error for a sidecar that cannot be read.
 */
export async function readCarried(path: string, hints: DatasetHints): Promise<Carried | null> {
  const source = await openSource(path, hints);
  try {
    const files = new Map(source.files.map((file) => [file.path, file]));
    const sidecar = source.files.find((file) => file.path.split('/').at(-1) === SIDECAR_NAME);
    if (!sidecar) {
      await source.close();
      return null;
    }
    const top = sidecar.path.slice(0, -SIDECAR_NAME.length);
    const textOf = async (name: string): Promise<string | null> => {
      const file = files.get(top + name);
      return file ? new TextDecoder().decode(await file.read()) : null;
    };
    const rows = linesOf((await textOf(SIDECAR_NAME))!).map((line, i) => rowOf(line, i + 1));
    const project = await textOf(DOCUMENT_NAME);
    return {
      rows: new Map(rows.map((row) => [top + row.file_name, { ...row, ...inside(row, top) }])),
      classes: linesOf((await textOf(CLASSES_NAME)) ?? ''),
      ...runIn(project),
      read: async (name) => (await files.get(name)?.read()) ?? null,
      close: () => source.close(),
    };
  } catch (error) {
    await source.close();
    throw error;
  }
}

const linesOf = (text: string): string[] => text.split(/\r?\n/u).filter((line) => line !== '');

/** The seed's path inside the source too. */
const inside = ({ seed_file_name: seed }: CarriedRow, top: string): Pick<CarriedRow, 'seed_file_name'> => ({
  seed_file_name: seed === null ? null : top + seed,
});

function rowOf(line: string, number: number): CarriedRow {
  try {
    const row = JSON.parse(line) as CarriedRow;
    if (typeof row.file_name === 'string') return row;
  } catch {
    // As what is no row.
  }
  throw new Error(
    `Expected a picture in every line of ${SIDECAR_NAME}, got none in line ${number}; export the project again.`,
  );
}

/** The run of a project file. It is handed on and not acted on, so nothing else of the file is asked. */
function runIn(project: string | null): Pick<Carried, 'recipe' | 'grown'> {
  try {
    const { run } = JSON.parse(project ?? '{}') as {
      readonly run?: (Partial<GrownIn> & { readonly settings?: Recipe }) | null;
    };
    const { made, name, settings: recipe = null } = run ?? {};
    return { recipe, grown: made === undefined ? null : { made, ...(name !== undefined && { name }) } };
  } catch {
    return { recipe: null, grown: null };
  }
}
