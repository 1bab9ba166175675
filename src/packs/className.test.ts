import { describe, expect, it } from 'vitest';
import { className, isCode, readName } from './className.ts';
import { EN } from '../ui/words/en.ts';

describe('className', () => {
  it.each([
    ['golden_retriever', 'golden retriever'],
    ['golden retriever', 'golden retriever'],
    ['GrandPiano', 'grand piano'],
    ['grandPiano', 'grand piano'],
    ['grand-piano', 'grand piano'],
    ['grand_piano', 'grand piano'],
    ['grand.piano', 'grand piano'],
    ['Grand Piano', 'Grand Piano'],
    ['  cat  ', 'cat'],
    ['cat__dog', 'cat dog'],
    ['001.Black_footed_Albatross', 'Black footed Albatross'],
    ['200.Common_Yellowthroat', 'Common Yellowthroat'],
    ['01_cats', 'cats'],
    ['1-airplane', 'airplane'],
    ['7', '7'],
    ['007', '007'],
    ['3d_printer', '3d printer'],
    ['747', '747'],
    ['boeing_747', 'boeing 747'],
    ['Model_3.5_turbo', 'Model 3.5 turbo'],
    ['cafe\u0301', 'café'],
    ['été', 'été'],
    ['犬', '犬'],
    ['собака', 'собака'],
    ['كلب', 'كلب'],
    ['USB_stick', 'USB stick'],
    ['McDonald', 'McDonald'],
    ['iPhone', 'iPhone'],
    ['CT', 'CT'],
    ['TeddyBearToy', 'teddy bear toy'],
    ['n02099601', 'n02099601'],
    ["bird's-eye view", "bird's eye view"],
    ['mother–in–law', 'mother in law'],
    ['🐶 dogs', '🐶 dogs'],
    ['', ''],
    ['___', ''],
  ])('reads %j as %j', (folder, name) => {
    expect(className(folder)).toBe(name);
  });

  it('changes nothing the second time', () => {
    for (const folder of ['001.Black_footed_Albatross', 'GrandPiano', '01_cats', 'Model_3.5_turbo', '3d_printer'])
      expect(className(className(folder))).toBe(className(folder));
  });
});

describe('readName', () => {
  it.each([
    ['n02099601', 'it is a WordNet identifier'],
    ['n04355338', 'it is a WordNet identifier'],
    ['class_3', 'it numbers a class without naming it'],
    ['Class 12', 'it numbers a class without naming it'],
    ['class_a', 'it numbers a class without naming it'],
    ['category-07', 'it numbers a class without naming it'],
    ['0', 'it is a number'],
    ['0017', 'it is a number'],
    ['1.2', 'it is a number'],
    ['c12', 'it is letters and a number'],
    ['c_12', 'it is letters and a number'],
    ['A3', 'it is letters and a number'],
    ['IMG_001', 'it is what a camera or a program calls its files'],
    ['DSC00012', 'it is what a camera or a program calls its files'],
    ['new folder', 'it is what a camera or a program calls its files'],
    ['deadbeef01', 'it is a hexadecimal identifier'],
    ['0x1f', 'it is a hexadecimal identifier'],
    ['9f86d081884c', 'it is a hexadecimal identifier'],
    ['123e4567-e89b-12d3-a456-426614174000', 'it is a UUID'],
    ['Q144', 'it is a Wikidata identifier'],
    ['/m/0bt9lr', 'it is a Freebase identifier'],
    ['x', 'it is a single letter'],
    ['sku00481x', 'it is mostly a serial number'],
    ['bkl', 'it has no vowel'],
    ['', 'it is empty'],
    ['  ', 'it is empty'],
    ['---', 'it has neither letters nor digits'],
  ])('takes %j for a code: %s', (name, reason) => {
    const parsed = readName(name);
    expect(parsed.kind === 'code' && EN.nameFault(parsed.fault)).toBe(reason);
  });

  // Names as they occur in Caltech-101, CIFAR-10, Describable Textures, Flowers, Oxford pets and medical sets.
  const NAMES =
    `airplane golden_retriever Motorbikes Faces_easy dollar_bill okapi yin_yang stop_sign minaret dalmatian cat dog
    ox fly lynx rhythm sky TV CD crystalline lacelike polka-dotted lily english_cocker_spaniel facade decade beef cafe deed 犬 собака
    كلب café MRI F16 camera scanner 001.Black_footed_Albatross melanoma`.split(/\s+/);
  it.each([
    ...NAMES,
    'gypsy moth',
    'mp3 player',
    '3d printer',
    'boeing 747',
    'fruit flies 2',
    'photo album',
    'image of a dog',
  ])('takes %j for a name', (name) => {
    expect(isCode(name)).toBe(false);
  });
});

describe('readName of words that begin as an ordinal word does', () => {
  it.each(['cats', 'Cats', 'CATS', 'items', 'types', 'now', 'sets', 'groups', 'labels', 'idx e'])('%s', (name) => {
    expect(readName(name).kind).toBe(name === 'idx e' ? 'code' : 'name');
  });

  it.each(['classA', 'ClassB', 'group_b', 'cat 1', 'type-c', 'no5'])('%s numbers a class', (name) => {
    expect(readName(name)).toEqual({ kind: 'code', fault: { code: 'ordinal' } });
  });
});
