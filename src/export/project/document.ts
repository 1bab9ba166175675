/**
 * @file The project's document from plain facts, for whoever has made variants: the studio, or a command. Writing one needs no
 * validator.
 */

import { DOCUMENT_NAME, DOCUMENT_VERSION } from '../../core/dataset/projectDocument.ts';
import type { ProjectDocument } from './schema.ts';
import { mapInSteps, type Steps } from '../../core/steps.ts';
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

/** Multiplications that are worth as much as an element of a list as text, about. */
const AN_ELEMENT = 2e4;

/** A value as JSON with a line for everything, its lists an element a step; objects below the second level at once. */
function* jsonInSteps(value: unknown, depth = 0): Steps<string> {
  if (Array.isArray(value)) {
    const elements = yield* mapInSteps(value, AN_ELEMENT, (element) => jsonAt(element, depth + 1));
    return enclosed('[', elements, ']', depth);
  }
  if (depth > 1 || typeof value !== 'object' || value === null) return jsonAt(value, depth);
  const fields: string[] = [];
  for (const [name, field] of Object.entries(value)) {
    if (field !== undefined) fields.push(`${JSON.stringify(name)}: ${yield* jsonInSteps(field, depth + 1)}`);
  }
  return enclosed('{', fields, '}', depth);
}

/** A value as JSON at once; its lines after the first are indented by a blank a level. */
const jsonAt = (value: unknown, depth: number): string =>
  JSON.stringify(value, null, 1).replaceAll('\n', `\n${' '.repeat(depth)}`);

function enclosed(open: string, parts: readonly string[], close: string, depth: number): string {
  if (parts.length === 0) return open + close;
  const line = `\n${' '.repeat(depth)}`;
  return `${open}${line} ${parts.join(`,${line} `)}${line}${close}`;
}

/** The document as it is written, in steps: it has a line for every number. */
export function* documentFile(document: ProjectDocument): Steps<TextFile> {
  return { path: DOCUMENT_NAME, text: `${yield* jsonInSteps(document)}\n` };
}
