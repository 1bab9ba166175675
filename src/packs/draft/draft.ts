/** @file What a drafted manifest is made of, and how a draft says what it lacks. */

import type { GraphBorder } from './border.ts';
import type { Family } from './family.ts';
import type { Lack, Lacking, MakeNote } from './lack.ts';
import type { Config, Processor, TokenizerConfig } from './settings.ts';

/** What is known of some files before there is a manifest. */
export interface Found {
  readonly graphs: readonly GraphBorder[];
  /** What lies beside the graphs; `null` where it does not. */
  readonly config: Config | null;
  readonly processor: Processor | null;
  readonly tokenizerConfig: TokenizerConfig | null;
  /** The tokenizer's kind, as its `model.type` says, and its path. */
  readonly tokenizer: { readonly path: string; readonly type: string } | null;
}

/** What only a person knows. */
export interface Told {
  readonly id: string;
  readonly title: string;
  /** SPDX expression. */
  readonly licence: string;
  readonly source: string;
  /** Multiplies cosines before the softmax. */
  readonly logitScale?: number | undefined;
  /** The sentence scored for a class. */
  readonly prompt?: string | undefined;
  /** Labels of a classifier that should not be shown. */
  readonly unsafe?: readonly string[] | undefined;
}

/** The licence where nobody says under which weights may be used. */
export const NOT_STATED = 'LicenseRef-not-stated';

/** A manifest without its list of files, and what was concluded rather than read. */
export interface Drafted {
  readonly kind: 'drafted';
  readonly family: Family;
  readonly manifest: Readonly<Record<string, unknown>>;
  readonly notes: readonly MakeNote[];
}

export type Draft = Drafted | Lacking;

/** Collects what is missing and what was concluded, so that a person reads all of it at once. */
export interface Notes {
  readonly missing: Lack[];
  readonly concluded: MakeNote[];
}

/** The fields that every manifest has. */
export const headerOf = ({ id, title, licence, source }: Told) => ({
  format: 1,
  id,
  version: '1.0.0',
  title,
  licence,
  source,
});
