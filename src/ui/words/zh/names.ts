/** @file What a name that is no word is, in Chinese: the end of the sentence "... is read as a code: ". */

import type { NameFault } from '../../../packs/className.ts';

export const nameFault = (fault: NameFault): string => (fault.code === 'text' ? fault.text : FAULTS[fault.code]);

const FAULTS: Readonly<Record<Exclude<NameFault['code'], 'text'>, string>> = {
  empty: '它是空的',
  symbols: '其中既无字母也无数字',
  wordnet: '它是 WordNet 标识符',
  number: '它是一个数',
  ordinal: '它只给类别编号而没有命名',
  camera: '它是相机或程序给文件起的名称',
  uuid: '它是 UUID',
  hexadecimal: '它是十六进制标识符',
  wikidata: '它是 Wikidata 标识符',
  freebase: '它是 Freebase 标识符',
  letter: '它是单个字母',
  'letters-and-number': '它是字母加一个数',
  serial: '它大部分是序列号',
  'no-vowel': '其中没有元音',
};
