/**
 * From the name of a class folder to words a judge can read. Telling a plural from a singular is left to the model: "dogs" and
 * "dog" are close in its space, and cutting an "s" would turn "glass" and "cactus" into something else.
 */

/**
 * The words in a folder's name: `golden_retriever` gives `golden retriever`, `GrandPiano` gives `grand piano`.
 *
 * Underscores, hyphens, dots and runs of spaces become one space; CamelCase is split; a number in front that only orders the
 * folders is dropped (`001.Black_footed_Albatross` gives `Black footed Albatross`); Unicode is composed (NFC). Capitals stay as
 * they are except in CamelCase, where they only mark the words.
 *
 * @param folder Name of the folder.
 * @returns The words; an empty string when the name has none.
 */
export function className(folder: string): string {
  const composed = folder.normalize('NFC');
  const ordered = /^\d+[\s._-]+(?=.*\p{L}{2})(.*)$/u.exec(composed.trim())?.[1] ?? composed;
  const spaced = ordered
    .replace(/[\s_\p{Pd}]+|\.(?!\d)/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();
  return spaced
    .split(' ')
    .map((word) => (isCamelCase(word) ? splitCamelCase(word) : word))
    .join(' ');
}

/** Capitals inside a word after small letters (`grandPiano`), or an acronym before a word (`HTMLPage`); not `McDonald`. */
function isCamelCase(word: string): boolean {
  return /\p{Ll}{3}\p{Lu}\p{Ll}|\p{Ll}{2}\p{Lu}\p{Ll}{2}(?!.*\p{Nd})/u.test(word) && !/^(?:Mc|Mac|O')/u.test(word);
}

function splitCamelCase(word: string): string {
  return word
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .split(' ')
    .map((part) => (/^\p{Lu}\p{Ll}*$/u.test(part) ? part.toLowerCase() : part))
    .join(' ');
}

/** Whether a name tells what is in the picture. */
export type ParsedName =
  /** Words. */
  | { readonly kind: 'name' }
  /** An identifier that means nothing to a judge; `fault` says what gave it away. */
  | { readonly kind: 'code'; readonly fault: NameFault };

/** What gives a code away. */
export type NameFault =
  | {
      readonly code:
        | 'empty'
        | 'symbols'
        | 'wordnet'
        | 'number'
        | 'ordinal'
        | 'camera'
        | 'uuid'
        | 'hexadecimal'
        | 'wikidata'
        | 'freebase'
        | 'letter'
        | 'letters-and-number'
        | 'serial'
        | 'no-vowel';
    }
  /** What earlier versions and documents hold, in words. */
  | { readonly code: 'text'; readonly text: string };

const ORDINAL_WORDS =
  'class|classes|cls|label|category|cat|group|folder|type|id|item|set|cluster|idx|index|no|nr|num|target';
const CAPITALISED = ORDINAL_WORDS.replace(/\b[a-z]/gu, (letter) => `[${letter.toUpperCase()}${letter}]`);
const CAMERA_WORDS = 'img|image|dsc|dscn|dscf|pict|pic|photo|pxl|mvimg|scan|frame|screenshot|untitled|new folder';

/** Patterns that give a code away, the most telling first. */
const CODES: readonly (readonly [pattern: RegExp, fault: Exclude<NameFault['code'], 'text'>])[] = [
  [/^$/u, 'empty'],
  [/^[^\p{L}\p{N}]+$/u, 'symbols'],
  [/^[nvar]\d{8}$/iu, 'wordnet'],
  [/^[\d\s._-]+$/u, 'number'],
  // A letter at once after the word is its plural, or another word ("cats", "now"), unless it is a capital.
  [new RegExp(`^(?:${ORDINAL_WORDS})(?:[\\s._-]*\\d+|[\\s._-]+[a-z])$`, 'iu'), 'ordinal'],
  [new RegExp(`^(?:${CAPITALISED})[A-Z]$`, 'u'), 'ordinal'],
  [new RegExp(`^(?:${CAMERA_WORDS})[\\s._-]*\\d*$`, 'iu'), 'camera'],
  [/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/iu, 'uuid'],
  [/^(?:0x[0-9a-f]+|(?=.*\d)(?=.*[a-f])[0-9a-f]{6,})$/iu, 'hexadecimal'],
  [/^Q\d+$/u, 'wikidata'],
  [/^\/m\/\w+$/u, 'freebase'],
  [/^\p{Script=Latin}$/u, 'letter'],
  [/^\p{L}{1,3}[\s._-]?\d+$/u, 'letters-and-number'],
  [/^(?=.*\d.*\d)(?=.*\p{L})[\p{L}\p{N}]*\d{3,}[\p{L}\p{N}]*$/u, 'serial'],
  [/^[b-df-hj-np-tv-xz]{3,}$/iu, 'no-vowel'],
];

/** Short words without a vowel, or letters and a number, that do name something. */
const NAMES = new Set([
  'tv',
  'cd',
  'dvd',
  'mp3',
  'f1',
  'b52',
  'f16',
  'f18',
  'a380',
  'mri',
  '3d',
  'mp4',
  'u2',
  'bmw',
  'bmx',
  'shh',
  'gps',
]);

/**
 * Tells a code from a name, so that a person can be asked for words where a folder has none.
 * @param name Name of a folder, or what {@link className} made of it.
 * @returns `code` with what gave it away, or `name`.
 */
export function readName(name: string): ParsedName {
  const trimmed = name.normalize('NFC').trim();
  if (NAMES.has(trimmed.toLowerCase().replace(/[\s_-]/g, ''))) return { kind: 'name' };
  const found = CODES.find(([pattern]) => pattern.test(trimmed));
  return found === undefined ? { kind: 'name' } : { kind: 'code', fault: { code: found[1] } };
}

/** Whether a name is a code; {@link readName} also says why. */
export function isCode(name: string): boolean {
  return readName(name).kind === 'code';
}
