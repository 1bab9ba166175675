/** @file What a name that is no word is, in English: the end of the sentence "... is read as a code: ". */

import type { NameFault } from '../../../packs/className.ts';

export const nameFault = (fault: NameFault): string => (fault.code === 'text' ? fault.text : FAULTS[fault.code]);

const FAULTS: Readonly<Record<Exclude<NameFault['code'], 'text'>, string>> = {
  empty: 'it is empty',
  symbols: 'it has neither letters nor digits',
  wordnet: 'it is a WordNet identifier',
  number: 'it is a number',
  ordinal: 'it numbers a class without naming it',
  camera: 'it is what a camera or a program calls its files',
  uuid: 'it is a UUID',
  hexadecimal: 'it is a hexadecimal identifier',
  wikidata: 'it is a Wikidata identifier',
  freebase: 'it is a Freebase identifier',
  letter: 'it is a single letter',
  'letters-and-number': 'it is letters and a number',
  serial: 'it is mostly a serial number',
  'no-vowel': 'it has no vowel',
};
