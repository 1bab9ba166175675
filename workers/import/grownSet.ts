/** @file Expanded sets of this program among files: their sidecars, wherever they lie, say what is real and what was made. */

import type { GrownSet } from '../../src/core/dataset/understanding.ts';
import type { Split } from '../../src/core/dataset/placement.ts';

/** A text among the files of a source. */
export interface TextFile {
  readonly path: string;
  readonly text: string;
}

/** What marks an expanded set, at any depth. */
export const isSidecar = (path: string): boolean => /(?:^|\/)expansion\.jsonl$/u.test(path);
export const isDocument = (path: string): boolean => /(?:^|\/)offshoot\.json$/u.test(path);

interface Row {
  readonly file_name?: unknown;
  readonly label?: unknown;
  readonly split?: unknown;
  readonly source?: unknown;
  readonly seed_file_name?: unknown;
}

/**
 * What sidecars and project documents say of the files around them.
 *
 * @param texts of every `expansion.jsonl` and `offshoot.json`; a document counts where no sidecar lies beside it.
 * @returns `null` where there is none, or none that can be read.
 */
export function grownSetOf(texts: readonly TextFile[]): GrownSet | null {
  const variants = new Map<string, string | null>();
  const real = new Map<string, { label: string | null; split: Split | null }>();
  const sidecars = texts.filter(({ path }) => isSidecar(path));
  const roots = new Set(sidecars.map(({ path }) => rootOf(path)));
  const documents = texts.filter(({ path }) => isDocument(path) && !roots.has(rootOf(path)));
  for (const { path, text } of sidecars) {
    const root = rootOf(path);
    for (const row of rowsOf(text)) {
      if (typeof row.file_name !== 'string') continue;
      const file = root + row.file_name;
      if (row.source === 'synthetic' || row.source === 'picked') {
        variants.set(file, typeof row.seed_file_name === 'string' ? root + row.seed_file_name : null);
      } else if (row.source === 'real') real.set(file, { label: wordOf(row.label), split: splitOfRow(row.split) });
    }
  }
  for (const { path, text } of documents) {
    const root = rootOf(path);
    const { images, run, picked } = documentOf(text);
    const files = new Map(images.map(({ id, file }) => [id, file]));
    for (const { file, label, split } of images) {
      if (typeof file === 'string') real.set(root + file, { label: wordOf(label), split: splitOfRow(split) });
    }
    for (const { file, seed } of run?.variants ?? []) {
      const from = files.get(seed);
      if (typeof file === 'string') variants.set(root + file, typeof from === 'string' ? root + from : null);
    }
    for (const { file } of picked) if (typeof file === 'string') variants.set(root + file, null);
  }
  const [marker] = [...sidecars, ...documents];
  return marker === undefined || variants.size + real.size === 0
    ? null
    : {
        marker: marker.path,
        records: [...sidecars, ...documents].map(({ path }) => path),
        variants,
        real,
        project: texts.some(({ path }) => isDocument(path)),
      };
}

const rootOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);
const wordOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const splitOfRow = (value: unknown): Split | null =>
  value === 'train' || value === 'val' || value === 'test' ? value : null;

/** The lines that can be read: one that is damaged costs its own file only, which is then no variant that is known. */
function rowsOf(text: string): readonly Row[] {
  return text.split('\n').flatMap((line): readonly Row[] => {
    try {
      const row: unknown = JSON.parse(line);
      return typeof row === 'object' && row !== null ? [row] : [];
    } catch {
      return [];
    }
  });
}

interface DocumentFacts {
  readonly images: readonly {
    readonly id: unknown;
    readonly file: unknown;
    readonly label: unknown;
    readonly split: unknown;
  }[];
  readonly run: { readonly variants: readonly { readonly file: unknown; readonly seed: unknown }[] } | null;
  readonly picked: readonly { readonly file: unknown }[];
}

/** The little that is needed of a document, from whatever a text holds. */
function documentOf(text: string): DocumentFacts {
  try {
    const json = JSON.parse(text) as { images?: unknown; run?: { variants?: unknown } | null; picked?: unknown };
    const list = (value: unknown): readonly unknown[] =>
      Array.isArray(value) ? value.filter((one: unknown) => typeof one === 'object' && one !== null) : [];
    return {
      images: list(json.images) as DocumentFacts['images'],
      run: { variants: list(json.run?.variants) as NonNullable<DocumentFacts['run']>['variants'] },
      picked: list(json.picked) as DocumentFacts['picked'],
    };
  } catch {
    return { images: [], run: null, picked: [] };
  }
}
