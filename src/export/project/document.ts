/**
 * @file The project's document from plain facts, for whoever has made variants: the studio, or a command. Writing one needs no
 * validator.
 */

import { DOCUMENT_NAME, DOCUMENT_VERSION } from '../../core/dataset/projectDocument.ts';
import type { ProjectDocument } from './schema.ts';
import { longText, type LongText } from '../../core/longText.ts';
import type { Steps } from '../../core/steps.ts';
import type { TextFile } from '../layouts/layout.ts';

export type DocumentImage = ProjectDocument['images'][number];
export type DocumentRun = NonNullable<ProjectDocument['run']>;
export type DocumentVariant = DocumentRun['variants'][number];
export type DocumentPick = NonNullable<ProjectDocument['picked']>[number];
export type DocumentReading = DocumentRun['readings'][number];

/** Everything that a document says, besides what it is. */
export type DocumentFacts = Omit<ProjectDocument, 'format' | 'version' | 'application'> & {
  /** Version of the program that writes it. */
  readonly appVersion: string;
};

/** A picture as it was written. */
export interface WrittenPicture {
  readonly path: string;
  readonly sha256: string;
}

/** What a document says of a variant's figures: what is made of its seed and its siblings is not its own. */
export type VariantFacts = Omit<DocumentVariant, 'file' | 'sha256' | 'siblings' | 'probabilities'> & {
  readonly siblings: readonly number[];
  readonly probabilities: readonly number[];
};

/** The document. */
export function projectDocument({ appVersion, ...facts }: DocumentFacts): ProjectDocument {
  return {
    format: 'offshoot-project',
    version: DOCUMENT_VERSION,
    application: { name: 'Offshoot', version: appVersion },
    ...facts,
  };
}

/**
 * A variant in a document.
 *
 * @param variant what made it, and what the judge says of it.
 * @param picture where it was written; `null` where it was not.
 */
export function variantDocument(
  {
    seed,
    k,
    number,
    siblings,
    how,
    mixture,
    classScore,
    top1,
    keptClass,
    entropy,
    deltaEntropy,
    diversity,
    cosineToSeed,
    safety,
    probabilities,
    nearest,
    nearCopy,
  }: VariantFacts,
  picture: WrittenPicture | null,
): DocumentVariant {
  return {
    ...{ seed, k, number, siblings: [...siblings], how, mixture },
    ...{ file: picture?.path ?? null, sha256: picture?.sha256 ?? null },
    ...{ classScore, top1, keptClass, entropy, deltaEntropy, diversity, cosineToSeed },
    ...(safety !== undefined && { safety }),
    ...{ probabilities: [...probabilities], nearest, nearCopy },
  };
}

/** A list whose elements are made when they are written: all of a large project's are as much memory as its text. */
export class MadeInTurn<Item, Made> {
  readonly #items: Iterable<Item>;
  readonly #make: (item: Item) => Made;

  constructor(items: Iterable<Item>, make: (item: Item) => Made) {
    this.#items = items;
    this.#make = make;
  }

  *[Symbol.iterator](): Generator<Made, void, void> {
    for (const item of this.#items) yield this.#make(item);
  }
}

/** Multiplications that are worth as much as an element of a list that is made and told as text, about. */
const AN_ELEMENT = 3e4;

/**
 * A value as JSON with a line for everything, its lists an element a step; objects below the second level at once.
 *
 * @param text takes it.
 */
function* jsonInSteps(value: unknown, text: LongText, depth = 0): Steps<void> {
  const line = `\n${' '.repeat(depth)}`;
  if (Array.isArray(value) || value instanceof MadeInTurn) {
    let before = '[';
    for (const element of value as Iterable<unknown>) {
      text.add(`${before}${line} `, jsonAt(element, depth + 1));
      before = ',';
      yield AN_ELEMENT;
    }
    text.add(before === '[' ? '[]' : `${line}]`);
    return;
  }
  if (depth > 1 || typeof value !== 'object' || value === null) {
    text.add(jsonAt(value, depth));
    return;
  }
  let open = '{';
  for (const [name, field] of Object.entries(value)) {
    if (field === undefined) continue;
    text.add(`${open}${line} ${JSON.stringify(name)}: `);
    yield* jsonInSteps(field, text, depth + 1);
    open = ',';
  }
  text.add(open === '{' ? '{}' : `${line}}`);
}

/** A value as JSON at once; its lines after the first are indented by a blank a level. */
const jsonAt = (value: unknown, depth: number): string =>
  JSON.stringify(value, null, 1).replaceAll('\n', `\n${' '.repeat(depth)}`);

/** The document as it is written, in steps: it has a line for every number. */
export function* documentFile(document: ProjectDocument): Steps<TextFile> {
  const text = longText();
  yield* jsonInSteps(document, text);
  text.add('\n');
  return { path: DOCUMENT_NAME, text: text.whole() };
}
