/**
 * @file How much names look like words of a language once they are decoded. Names are short: statistics of texts say little about
 * two characters, so what counts is which part of an encoding they use, since all of them put what is common together.
 */

/** Syllables that make up most of Korean: a Chinese text misread as Korean hits one in twenty of its characters. */
const SYLLABLES =
  '이다는을가고의에지하기리사아나자인도로어대시스해일구부보정제상수장주조전유성무미바마라개과양강소말새물꽃여우원숭토끼호랑한국서관오비차동식신화경생공방배버교학실험진단병염폐드트크레르타파포카코터김치빵밥집문산선품류종색검';

type Pair = (lead: number, trail: number, character: string) => number;

/** Of pairs of bytes: common characters, rare ones, and what hardly stands in a name. */
const PAIRS: Readonly<Record<string, Pair>> = {
  gb18030: (lead, trail) => (trail < 0xa1 || lead < 0xb0 || lead > 0xf7 ? 0.2 : lead <= 0xd7 ? 0.9 : 0.6),
  gbk: (lead, trail) => (trail < 0xa1 || lead < 0xb0 || lead > 0xf7 ? 0.2 : lead <= 0xd7 ? 0.9 : 0.6),
  big5: (lead) => (lead >= 0xa4 && lead <= 0xc6 ? 0.88 : 0.3),
  shift_jis: (lead, trail) => {
    if (lead === 0x82 && trail >= 0x9f) return 0.97;
    if (lead === 0x83) return trail <= 0x96 ? 0.97 : 0.2;
    if (lead === 0x81) return trail === 0x5b || trail === 0x58 ? 0.9 : 0.2;
    return lead >= 0x88 && lead <= 0x98 ? 0.87 : 0.4;
  },
  'euc-kr': (lead, trail, character) => {
    // Syllables that came later lie between the others.
    if (lead <= 0xc6 && trail < 0xa1) return 0.4;
    if (lead < 0xb0 || lead > 0xc8 || trail < 0xa1) return 0.15;
    return SYLLABLES.includes(character) ? 1 : 0.75;
  },
  'euc-jp': (lead) => (lead === 0xa4 || lead === 0xa5 ? 0.95 : lead >= 0xb0 && lead <= 0xcf ? 0.7 : 0.2),
};

const WESTERN = 'äöüßéèêëàâáíìîïóòôúùûñçãõåøæœÄÖÜÉÈÊÀÂÁÍÎÓÔÚÑÇÃÕÅØÆ';
const CENTRAL = 'äöüßáčďéěíňóřšťúůýžąćęłńśźżőűăâîşÄÖÜÁČĎÉĚÍŇÓŘŠŤÚŮÝŽĄĆĘŁŃŚŹŻŐŰĂÂÎŞľôľĺŕ';
const TURKISH = 'çğıöşüÇĞİÖŞÜâîû';
/** Letters of names in the languages that an alphabet of Latin letters is for. */
const LATIN: Readonly<Record<string, string>> = {
  cp437: WESTERN,
  cp850: WESTERN,
  'windows-1252': WESTERN,
  cp852: CENTRAL,
  'windows-1250': CENTRAL,
  cp857: TURKISH,
  'windows-1254': TURKISH,
};
const VOWEL = /[аеёиоуыэюяіїєѐѝαεηιουωάέήίόύώϊϋ]/iu;
const SCRIPTS = ['Cyrillic', 'Greek', 'Latin', 'Hebrew', 'Arabic', 'Thai'].map(
  (name) => new RegExp(`\\p{Script=${name}}`, 'u'),
);

/**
 * How plausible decoded names are.
 *
 * @param bytes as they came.
 * @param text the same, decoded.
 * @param encoding that it was decoded by.
 * @returns 0 to 1, the mean over all characters outside of ASCII.
 */
export function plausibility(bytes: Uint8Array, text: string, encoding: string): number {
  const pair = PAIRS[encoding];
  const values = pair ? ofPairs(bytes, text, encoding, pair) : ofLetters(text, encoding);
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function ofPairs(bytes: Uint8Array, text: string, encoding: string, pair: Pair): readonly number[] {
  const values: number[] = [];
  const characters = Array.from(text).filter((character) => character > '\u007f');
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i]!;
    if (lead < 0x80) continue;
    const character = characters[values.length] ?? '';
    const before = isLetter(bytes[i - 1]);
    if (encoding === 'shift_jis' && lead >= 0xa0 && lead <= 0xdf) values.push(0.1);
    else if (encoding === 'euc-jp' && lead === 0x8e) values.push(((i += 1), 0.1));
    else {
      const value = pair(lead, bytes[++i] ?? 0, character);
      // Words of one character and Latin letters are rarer than an accent that is misread.
      values.push(before || isLetter(bytes[i + 1]) ? value / 2 : value);
    }
  }
  return values;
}

const isLetter = (byte = 0): boolean => (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);

/** Alphabets: letters of one script in a word, capitals at its beginning. */
function ofLetters(text: string, encoding: string): readonly number[] {
  const values: number[] = [];
  for (const word of text.split(/[\s/_\d.,()-]+/u)) {
    const characters = Array.from(word);
    const upper = word === word.toUpperCase();
    const latin = /[a-z]/iu.test(word);
    const scripts = SCRIPTS.filter((script) => script.test(word));
    const mute = characters.length > 2 && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word) && !VOWEL.test(word);
    characters.forEach((character, i) => {
      if (character <= '\u007f') return;
      if (!/[\p{L}\p{Mn}]/u.test(character)) values.push(0);
      else if (scripts.length > 1) values.push(0.1);
      else if (!upper && i > 0 && /\p{Lu}/u.test(character)) values.push(0.1);
      else if (/\p{Script=Latin}/u.test(character)) {
        const known = LATIN[encoding]?.includes(character) ?? true;
        values.push(!known ? 0.3 : latin || characters.length === 1 ? 0.8 : 0.3);
        // Words in capitals are rarer than small letters that are misread, as KOI8 is by the other Cyrillic pages.
      } else if (/\p{Lu}/u.test(character) && (i > 0 || characters.length > 1) && upper) values.push(0.6);
      else if (/\p{Script=Thai}/u.test(character)) values.push(/[\u0e30-\u0e4e]/u.test(word) ? 0.8 : 0.4);
      else values.push(mute ? 0.4 : 0.85);
    });
  }
  return values;
}
