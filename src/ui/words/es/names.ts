/** @file What a name that is no word is, in Spanish: the end of the sentence "... is read as a code: ". */

import type { NameFault } from '../../../packs/className.ts';

export const nameFault = (fault: NameFault): string => (fault.code === 'text' ? fault.text : FAULTS[fault.code]);

const FAULTS: Readonly<Record<Exclude<NameFault['code'], 'text'>, string>> = {
  empty: 'está vacío',
  symbols: 'no tiene letras ni cifras',
  wordnet: 'es un identificador de WordNet',
  number: 'es un número',
  ordinal: 'numera una clase sin nombrarla',
  camera: 'así llaman las cámaras o los programas a sus archivos',
  uuid: 'es un UUID',
  hexadecimal: 'es un identificador hexadecimal',
  wikidata: 'es un identificador de Wikidata',
  freebase: 'es un identificador de Freebase',
  letter: 'es una sola letra',
  'letters-and-number': 'son letras y un número',
  serial: 'es casi todo un número de serie',
  'no-vowel': 'no tiene ninguna vocal',
};
