/**
 * @file The texts that every expanded set has, whatever wrote it: sidecar, a script that trains, card, Croissant metadata and, where there
 * is one, the project.
 */

import { cardText, type CardFacts } from './card.ts';
import { croissantFile } from './croissant.ts';
import type { Layout, TextFile } from './layouts/layout.ts';
import { SIDECAR_NAME, type SidecarRow } from './sidecar.ts';
import { trainingScript } from './training/script.ts';

export interface SetFacts {
  /** Lines of the pictures of the set, where they lie. */
  readonly rows: readonly SidecarRow[];
  readonly layout: Layout;
  /** Files that the layout's loader needs, and the list of the classes. */
  readonly texts: readonly TextFile[];
  /** Folder that the set lies in: '' or ending in `/`. */
  readonly root: string;
  /** What the set is called in its metadata. */
  readonly name: string;
  /** ISO 8601. */
  readonly published: string;
  readonly card: Pick<
    CardFacts,
    'name' | 'run' | 'verdicts' | 'pickVerdicts' | 'head' | 'packs' | 'pictures' | 'receipt' | 'match'
  > & {
    /** In the order of the classes. */
    readonly classes: readonly { readonly label: string; readonly name: string }[];
  };
  /** Makes the sidecar's text. */
  readonly sidecar: () => Promise<HashedText>;
  /** Makes the project's document; `null` where there is none. */
  readonly document: (() => Promise<TextFile>) | null;
}

/** A text, with the SHA-256 of its UTF-8 in hexadecimal digits. */
export interface HashedText {
  readonly text: string;
  readonly sha256: string;
}

/**
 * Every text of an expanded set, each made when it is its turn: of a large one two are as large as some of its pictures' thousands, and whoever
 * writes one before asking for the next never holds both.
 */
export async function* setTexts(facts: SetFacts): AsyncGenerator<TextFile, void, void> {
  const { rows, layout, card, document } = facts;
  const sha256 = yield* sidecarFile(facts);
  yield* facts.texts;
  yield trainingScript(layout.id, rows);
  yield {
    path: 'README.md',
    text: cardText({
      ...card,
      layout: layout.about,
      classes: counted(card.classes, rows),
      hasProject: document !== null,
    }),
  };
  yield croissantFile({
    name: facts.name,
    description: layout.about.replaceAll('`', ''),
    licences: [...new Set(card.pictures.map(({ licence }) => licence))],
    published: facts.published,
    sidecar: { path: SIDECAR_NAME, sha256 },
    extensions: [...new Set(rows.map(({ file_name }) => extensionOf(file_name)))].sort(),
    root: facts.root,
  });
  if (document) yield await document();
}

/** Gives the sidecar, and comes to its digest: who holds that holds no text any more. */
async function* sidecarFile({ sidecar }: Pick<SetFacts, 'sidecar'>): AsyncGenerator<TextFile, string, void> {
  const { text, sha256 } = await sidecar();
  yield { path: SIDECAR_NAME, text };
  return sha256;
}

/** Classes with the numbers of their pictures. */
function counted(classes: SetFacts['card']['classes'], rows: readonly SidecarRow[]): CardFacts['classes'] {
  const counts = new Map<string, Record<SidecarRow['source'], number>>();
  for (const { label, source } of rows) {
    const count = counts.get(label ?? '') ?? { real: 0, synthetic: 0, picked: 0 };
    count[source]++;
    counts.set(label ?? '', count);
  }
  return classes.map(({ label, name }) => {
    const { real: originals, synthetic: variants, picked } = counts.get(label) ?? { real: 0, synthetic: 0, picked: 0 };
    return { label, name, originals, variants, picked };
  });
}

/** Without the dot; '' for a name that has none. */
function extensionOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot + 1) : '';
}
