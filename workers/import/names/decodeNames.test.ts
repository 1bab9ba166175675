import { describe, expect, it } from 'vitest';
import { decodeNames } from './decodeNames.ts';
import { saying } from '../../../src/testing/saying.ts';

const raw = (...names: readonly (string | Uint8Array)[]) =>
  names.map((name) => ({
    bytes: typeof name === 'string' ? Uint8Array.from(Buffer.from(name, 'hex')) : name,
    known: null,
  }));
/** `/0.png` in ASCII. */
const FILE = '2f302e706e67';

describe('decodeNames', () => {
  // Bytes by Python: '猫'.encode('gbk').hex() and so on.
  it.each([
    ['gb18030', ['c3a8', 'b9b7'], ['猫', '狗']],
    ['gb18030', ['d5fdb3a3', 'b7ced1d7'], ['正常', '肺炎']],
    ['big5', ['bfdf', 'aaaf'], ['貓', '狗']],
    ['big5', ['a55cafe0', 'b35ca569'], ['功能', '許可']],
    ['shift_jis', ['945c97cd', '955c8ea6'], ['能力', '表示']],
    ['shift_jis', ['834c8352', '834a'], ['キコ', 'カ']],
    ['shift_jis', ['835c83748340', '8af7'], ['ソファ', '机']],
    ['euc-kr', ['b0edbee7c0cc', 'b0b3'], ['고양이', '개']],
    ['ibm866', ['aaaee8aaa0', 'e1aea1a0aaa0'], ['кошка', 'собака']],
    ['windows-1251', ['eaeef8eae0', 'f1eee1e0eae0'], ['кошка', 'собака']],
    ['cp437', ['48846e'], ['Hän']],
    ['cp850', ['b576696c61', '53c66f'], ['Ávila', 'São']],
    ['windows-1252', ['436166e9', '53e36f'], ['Café', 'São']],
    ['koi8-r', ['cbcfdbcbc1', 'd3cfc2c1cbc1'], ['кошка', 'собака']],
    ['cp852', ['6b6f9f6b61', 'a76972616661'], ['kočka', 'žirafa']],
    ['windows-1254', ['61f061e7', 'fe69fe65'], ['ağaç', 'şişe']],
    ['cp857', ['61a76187', '9f699f65', '6b9470656b'], ['ağaç', 'şişe', 'köpek']],
    ['windows-1255', ['e7fae5ec', 'ebece1'], ['חתול', 'כלב']],
    ['cp862', ['879a858c', '8b8c81'], ['חתול', 'כלב']],
    ['windows-1256', ['ded8c9', 'dfe1c8'], ['قطة', 'كلب']],
    ['cp737', ['9ae1ab98', 'a9a1e7a2a6aa'], ['γάτα', 'σκύλος']],
    ['windows-1253', ['e3dcf4e1', 'f3eafdebeff2'], ['γάτα', 'σκύλος']],
    ['windows-1250', ['6b6fe86b61', '9e6972616661'], ['kočka', 'žirafa']],
  ])('reads %s', async (encoding, bytes, names) => {
    const decoded = await decodeNames(raw(...bytes.map((name) => name + FILE)), { languages: ['en'] });
    expect(decoded).toEqual({ encoding, names: names.map((name) => `${name}/0.png`) });
  });

  it('takes UTF-8 where all of them are, and what the archive says in any case', async () => {
    const utf8 = Buffer.from('été/1.png');
    expect(await decodeNames(raw(utf8))).toEqual({ encoding: null, names: ['été/1.png'] });
    const known = [{ bytes: utf8, known: 'said.png' }];
    expect(await decodeNames(known, { encoding: 'gbk' })).toEqual({ encoding: null, names: ['said.png'] });
  });

  it('follows the language where bytes leave a doubt, and the person in any case', async () => {
    const doubtful = raw('c3a8', 'b9b7');
    expect((await decodeNames(doubtful, { languages: ['zh-CN'] })).encoding).toBe('gb18030');
    expect((await decodeNames(doubtful, { languages: ['ko-KR'] })).encoding).toBe('euc-kr');
    const thai = raw('e1c1c7', 'cbc1d2');
    expect(await decodeNames(thai, { languages: ['th'] })).toEqual({ encoding: 'windows-874', names: ['แมว', 'หมา'] });
    const japanese = raw('c7ad', 'b8a4');
    expect(await decodeNames(japanese, { languages: ['ja'] })).toEqual({ encoding: 'euc-jp', names: ['猫', '犬'] });
    expect(await decodeNames(raw('c3a8'), { encoding: 'GBK' })).toEqual({ encoding: 'gbk', names: ['猫'] });
    await expect(saying(decodeNames(raw('c3a8'), { encoding: 'klingon' }))).rejects.toThrow(
      /^Expected an encoding such as gbk/u,
    );
  });

  it('loses no name that fits into no encoding', async () => {
    const { names } = await decodeNames(raw('ff', 'fffe', '80ff'), { encoding: 'utf-8' });
    expect(names).toHaveLength(3);
    expect(names.every((name) => name.length > 0)).toBe(true);
  });
});
