/** @file Other spellings of class names: what a judge should read as the same, and what it cannot read. */

/** A plain English plural, good enough to see whether a judge minds. */
export function plural(name: string): string {
  if (/(?:s|x|z|ch|sh)$/iu.test(name)) return `${name}es`;
  if (/[^aeiou]y$/iu.test(name)) return `${name.slice(0, -1)}ies`;
  return `${name}s`;
}

/** Spellings that mean the same. */
export const SPELLINGS: Readonly<Record<string, (name: string) => string>> = {
  plural,
  'with underscores': (name) => name.replaceAll(' ', '_'),
  'IN CAPITALS': (name) => name.toUpperCase(),
  'With Initials': (name) => name.replace(/(?:^| )\p{L}/gu, (letter) => letter.toUpperCase()),
};

/** Names that mean nothing; they should not draw images to them. */
export const EMPTY_NAMES: Readonly<Record<string, string>> = {
  'an unknown word': 'zxqvorple',
  'an empty string': '',
  'a code': 'n02099601',
};
