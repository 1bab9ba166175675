/** @file Names of an archive that does not say how they are written: guessed over all of them together, or as a person says. */

import { FailureError } from '../../../src/core/failure.ts';
import { decodeBytes, encodingOf } from './codePages.ts';
import { plausibility } from './plausible.ts';

/** A name as it lies in the archive. */
export interface RawName {
  readonly bytes: Uint8Array;
  /** The name, where the archive says how it is written. */
  readonly known: string | null;
}

export interface DecodedNames {
  /** In the order given. */
  readonly names: readonly string[];
  /** How the names that do not say it are read; `null` where none of them leaves a doubt (ASCII, UTF-8). */
  readonly encoding: string | null;
}

/** How a person, or a system, helps to guess. */
export interface NameHints {
  /** A label that the person says, see `encodingOf`; it is followed. */
  readonly encoding?: string | undefined;
  /** BCP 47 tags; default: what the platform says. */
  readonly languages?: readonly string[] | undefined;
}

/** Those that are offered and tried; on a tie the first wins: more people write it. */
export const ENCODINGS = [
  'gb18030',
  'shift_jis',
  'euc-kr',
  'big5',
  'cp437',
  'cp850',
  'ibm866',
  'windows-1251',
  'windows-1252',
  'windows-1250',
  'windows-1253',
  'koi8-r',
  'euc-jp',
  'cp852',
  'windows-1254',
  'windows-1256',
  'windows-1255',
  'windows-874',
  'cp857',
  'cp862',
  'cp737',
] as const;

const OF_LANGUAGE: readonly (readonly [tag: RegExp, encodings: readonly string[]])[] = [
  [/^zh(?:-hant|-tw|-hk|-mo)/iu, ['big5']],
  [/^zh/iu, ['gb18030']],
  [/^ja/iu, ['shift_jis', 'euc-jp']],
  [/^ko/iu, ['euc-kr']],
  [/^(?:ru|uk|be|bg|sr|mk)/iu, ['ibm866', 'windows-1251', 'koi8-r']],
  [/^(?:pl|cs|sk|hu|hr|sl|ro)/iu, ['windows-1250', 'cp852']],
  [/^el/iu, ['windows-1253', 'cp737']],
  [/^tr/iu, ['windows-1254', 'cp857']],
  [/^he/iu, ['windows-1255', 'cp862']],
  [/^(?:ar|fa|ur)/iu, ['windows-1256']],
  [/^th/iu, ['windows-874']],
];
const LANGUAGE_WEIGHT = 0.2;
const DETECTOR_WEIGHT = 0.12;
const ORDER_WEIGHT = 0.004;

/**
 * Decodes names.
 *
 * @param raw all names of an archive.
 * @throws RangeError for an encoding that nobody knows.
 */
export async function decodeNames(
  raw: readonly RawName[],
  { encoding, languages }: NameHints = {},
): Promise<DecodedNames> {
  const open = raw.filter(({ known }) => known === null);
  const odd = open.filter(({ bytes }) => bytes.some((byte) => byte >= 0x80));
  const by = (label: string): DecodedNames => ({
    names: raw.map(({ bytes, known }) => known ?? decodeBytes(bytes, label) ?? lossy(bytes, label)),
    encoding: odd.length > 0 && label !== 'utf-8' ? label : null,
  });
  if (encoding !== undefined) {
    const label = encodingOf(encoding);
    if (label === null) throw new FailureError({ code: 'unknown-encoding', encoding });
    return { ...by(label), encoding: odd.length > 0 ? label : null };
  }
  if (odd.every(({ bytes }) => decodeBytes(bytes, 'utf-8') !== null)) return by('utf-8');
  return by(
    await guess(
      odd.map(({ bytes }) => bytes),
      languages ?? [new Intl.DateTimeFormat().resolvedOptions().locale],
    ),
  );
}

/** A byte that fits nowhere is shown as such; the name is still one of its own. */
function lossy(bytes: Uint8Array, label: string): string {
  return encodingOf(label) === label && !label.startsWith('cp')
    ? new TextDecoder(label).decode(bytes)
    : decodeBytes(bytes, 'cp437')!;
}

async function guess(names: readonly Uint8Array[], languages: readonly string[]): Promise<string> {
  // A folder's name stands in the path of each of its files, and counts once.
  const parts = uniqueParts(names);
  const all = joined(parts);
  const hinted = languages.slice(0, 1).flatMap((tag) => OF_LANGUAGE.find(([pattern]) => pattern.test(tag))?.[1] ?? []);
  const detected = await detect(all);
  const scored = ENCODINGS.map((encoding, i) => {
    const text = decodeBytes(all, encoding);
    const score =
      text === null
        ? -1
        : plausibility(all, text, encoding) +
          (hinted.includes(encoding) ? LANGUAGE_WEIGHT : 0) +
          DETECTOR_WEIGHT * (detected.get(encoding) ?? 0) -
          ORDER_WEIGHT * i;
    return { encoding, score };
  });
  return scored.reduce((best, one) => (one.score > best.score ? one : best)).encoding;
}

/** The pieces between slashes that are no ASCII. A slash never lies inside a character; a backslash does. */
function uniqueParts(names: readonly Uint8Array[]): readonly Uint8Array[] {
  const found = new Map<string, Uint8Array>();
  for (const name of names) {
    let from = 0;
    for (let i = 0; i <= name.length; i++) {
      if (i < name.length && name[i] !== 0x2f) continue;
      const part = name.subarray(from, i);
      from = i + 1;
      if (part.some((byte) => byte >= 0x80)) found.set(part.join(' '), part);
    }
  }
  return [...found.values()].slice(0, 2000);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length + 1, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    all[at + part.length] = 0x2f;
    at += part.length + 1;
  }
  return all;
}

/** What a detector that knows languages says of them, 0 to 1 for each. It is large, and is loaded where names need it. */
async function detect(all: Uint8Array): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  // Offline, before all of the page is kept, it cannot be had: the letters alone have to do.
  const detector = await import('jschardet').catch(() => null);
  if (!detector) return found;
  const guesses = detector.detectAll(Array.from(all, (byte) => String.fromCharCode(byte)).join(''));
  const most = Math.max(...guesses.map(({ confidence }) => confidence));
  for (const { encoding, confidence } of guesses) {
    const label =
      encoding === null
        ? null
        : encodingOf(encoding === 'CP949' ? 'euc-kr' : encoding === 'CP932' ? 'shift_jis' : encoding);
    // A guess of one in a hundred is none: the name is too short for the detector.
    if (label !== null && confidence >= 0.02 && !found.has(label)) found.set(label, confidence / most);
  }
  return found;
}
