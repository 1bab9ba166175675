/** @file What a name that is no word is, in German: the end of the sentence "... is read as a code: ". */

import type { NameFault } from '../../../packs/className.ts';

export const nameFault = (fault: NameFault): string => (fault.code === 'text' ? fault.text : FAULTS[fault.code]);

const FAULTS: Readonly<Record<Exclude<NameFault['code'], 'text'>, string>> = {
  empty: 'er ist leer',
  symbols: 'er hat weder Buchstaben noch Ziffern',
  wordnet: 'er ist eine WordNet-Kennung',
  number: 'er ist eine Zahl',
  ordinal: 'er nummeriert eine Klasse, ohne sie zu nennen',
  camera: 'so nennen Kameras oder Programme ihre Dateien',
  uuid: 'er ist eine UUID',
  hexadecimal: 'er ist eine hexadezimale Kennung',
  wikidata: 'er ist eine Wikidata-Kennung',
  freebase: 'er ist eine Freebase-Kennung',
  letter: 'er ist ein einzelner Buchstabe',
  'letters-and-number': 'er besteht aus Buchstaben und einer Zahl',
  serial: 'er ist größtenteils eine laufende Nummer',
  'no-vowel': 'er hat keinen Vokal',
};
