/** @file Prompts as published: a domain, an adjective, and the class (Zhang et al. 2023, appendix). */

import type { ImageId, RunSeed } from '../brands.ts';
import { openDraws } from '../random/draws.ts';

/** Between the entries of a list that a person edits. */
const SEPARATOR = ';';

/** The entry of a list that adds nothing. */
const NOTHING = 'none';

export const DOMAINS = 'an image of; a real-world photo of; a cartoon image of; an oil painting of; a sketch of';

export const ADJECTIVES =
  'none; colorful; stylized; high-contrast; low-contrast; posterized; solarized; sheared; bright; dark';

/** Entries of a list, without spaces around them; none gives one that adds nothing. */
export function entriesOf(list: string): readonly string[] {
  const entries = list
    .split(SEPARATOR)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  return entries.length === 0 ? [''] : entries.map((entry) => (entry === NOTHING ? '' : entry));
}

/**
 * The prompt of a variant: one entry of each list, each as likely, and the class.
 *
 * @param domains list of domain phrases.
 * @param adjectives list of adjectives.
 * @param className what the class is called.
 * @param runSeed of the run.
 * @param image the seed.
 * @param variant its stream.
 */
export function promptOf(
  domains: string,
  adjectives: string,
  className: string,
  runSeed: RunSeed,
  image: ImageId,
  variant: number,
): string {
  const draws = openDraws({ runSeed, image, variant, purpose: 'prompt' });
  const drawn = (list: readonly string[]): string => list[draws.below(list.length)]!;
  return [drawn(entriesOf(domains)), drawn(entriesOf(adjectives)), className].filter((part) => part !== '').join(' ');
}
