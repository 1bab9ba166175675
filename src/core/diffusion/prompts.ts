/** @file Prompts as published: a domain, an adjective, and the class (Zhang et al. 2023, appendix). */

import type { ImageId, RunSeed } from '../brands.ts';
import { openDraws } from '../random/draws.ts';

/** Between the entries of a list that a person edits. */
const SEPARATOR = ';';

/** The entry of a list that adds nothing. */
const NOTHING = 'none';

/** Entries of a list, without spaces around them; none gives one that adds nothing. */
export function entriesOf(list: string): readonly string[] {
  const entries = list
    .split(SEPARATOR)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  return entries.length === 0 ? [''] : entries.map((entry) => (entry === NOTHING ? '' : entry));
}

/** What prompts are drawn from: two lists. */
export interface PromptLists {
  readonly domains: string;
  readonly adjectives: string;
}

/** Whose prompt it is. */
export interface PromptAddress {
  /** What the class is called. */
  readonly className: string;
  readonly runSeed: RunSeed;
  /** The seed. */
  readonly image: ImageId;
  /** Its stream. */
  readonly variant: number;
}

/** The prompt of a variant: one entry of each list, each as likely, and the class. */
export function promptOf({ domains, adjectives }: PromptLists, { className, ...stream }: PromptAddress): string {
  const draws = openDraws({ ...stream, purpose: 'prompt' });
  const drawn = (list: readonly string[]): string => list[draws.below(list.length)]!;
  return [drawn(entriesOf(domains)), drawn(entriesOf(adjectives)), className].filter((part) => part !== '').join(' ');
}

/** Where the class goes in the prompt of a decoder. */
export const PLACE = '{label}';

/** The prompt of a decoder of embeddings: a text with the class in its place. */
export const decoderPromptOf = (template: string, className: string): string =>
  template.replaceAll(PLACE, () => className).trim();
