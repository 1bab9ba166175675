/**
 * @file The project's document from plain facts, for whoever has made variants: the studio, or a command. Writing one needs no
 * validator.
 */

import { DOCUMENT_NAME, DOCUMENT_VERSION } from '../../core/dataset/projectDocument.ts';
import type { ProjectDocument } from './schema.ts';
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

/** The document as it is written. */
export const documentFile = (document: ProjectDocument): TextFile => ({
  path: DOCUMENT_NAME,
  text: `${JSON.stringify(document, null, 1)}\n`,
});
