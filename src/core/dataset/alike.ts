/** @file Names that look alike to a person: upper and lower case, accents written in two ways, wide letters, what cannot be seen. */

/**
 * The form of a name that a person sees: two names with one such form are most likely meant to be one.
 *
 * @returns compatibility-composed, in lower case, without invisible characters, with single spaces.
 */
export const visibleForm = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{Cf}\p{Variation_Selector}]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .normalize('NFC');

/** A name for comparing with a vocabulary: its visible form without accents. */
export const foldName = (name: string): string =>
  visibleForm(name).normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');

/**
 * Groups of names that look alike.
 *
 * @param names different names.
 * @returns every group of two or more, its names in the order given.
 */
export function alikeNames(names: readonly string[]): readonly (readonly string[])[] {
  const groups = new Map<string, string[]>();
  for (const name of names) {
    const form = visibleForm(name);
    const group = groups.get(form);
    if (group) group.push(name);
    else groups.set(form, [name]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}
