import { describe, expect, it } from 'vitest';
import type { TokenizerSpec } from './manifest.ts';
import { createTokenizer } from './tokenizer.ts';

const VOCABULARY =
  "[PAD] [UNK] [CLS] [SEP] a photo of the golden retriever ##s grand piano pian ##o un ##aff ##able cafe naive ! - ' . , don t " +
  '東 京 straße str ##asse ##ße 3d 3 ##d ( ) _ label dog ##gy';

const wordpiece: TokenizerSpec = {
  kind: 'wordpiece',
  file: 'vocab.txt',
  maxLength: 6,
  padding: 'longest',
  lowercase: true,
  specialTokens: { unknown: '[UNK]', start: '[CLS]', end: '[SEP]', pad: '[PAD]' },
};
const bert = createTokenizer(wordpiece, VOCABULARY.split(' ').join('\n') + '\n');

describe('WordPiece', () => {
  // Reference: the Python package `tokenizers` 0.23.3 on the same vocabulary:
  //   t = Tokenizer(WordPiece(vocab, unk_token="[UNK]", max_input_chars_per_word=100))
  //   t.normalizer = BertNormalizer(clean_text=True, handle_chinese_chars=True, strip_accents=True, lowercase=True)
  //   t.pre_tokenizer = BertPreTokenizer(); t.encode(text).tokens
  it.each([
    ['a photo of a golden retriever', ['a', 'photo', 'of', 'a', 'golden', 'retriever']],
    ['Golden  Retrievers', ['golden', 'retriever', '##s']],
    ['unaffable', ['un', '##aff', '##able']],
    ['CAFÉ', ['cafe']],
    ['cafe\u0301', ['cafe']],
    ['naïve!', ['naive', '!']],
    ["don't", ['don', "'", 't']],
    ['東京', ['東', '京']],
    ['a\u0000 photo\tof\nthe dog', ['a', 'photo', 'of', 'the', 'dog']],
    ['golden_retriever', ['golden', '_', 'retriever']],
    ['grand-piano.', ['grand', '-', 'piano', '.']],
    ['', []],
    ['   ', []],
    ['zebra', ['[UNK]']],
    ['doggy doggz', ['dog', '##gy', '[UNK]']],
    ['Straße', ['straße']],
    ['3d (3)', ['3d', '(', '3', ')']],
    ['a\u200bdog', ['[UNK]']],
    ['photo\ufffd of', ['photo', 'of']],
    ['dog'.repeat(40), ['[UNK]']],
    ['ＤＯＧ', ['[UNK]']],
    ['golden…retriever', ['golden', '[UNK]', 'retriever']],
    ['[CLS] dog', ['[UNK]', '[UNK]', '[UNK]', 'dog']],
  ])('cuts %j as the reference does', (text, tokens) => {
    expect(bert.tokens(text)).toEqual(tokens);
  });

  it('frames, cuts and pads a batch', () => {
    const { dims, ids, mask } = bert.encode(['dog', '', 'a photo of the golden retriever']);
    expect(dims).toEqual([3, 6]);
    expect([...ids].map(Number)).toEqual([2, 40, 3, 0, 0, 0, 2, 3, 0, 0, 0, 0, 2, 4, 5, 6, 7, 3]);
    expect([...mask].map(Number)).toEqual([1, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1]);
  });

  it('gives no rows for no texts', () => {
    expect(bert.encode([]).dims).toEqual([0, 0]);
  });

  it('says when a word is outside the vocabulary', () => {
    expect([bert.hasUnknown('a zebra'), bert.hasUnknown('a dog'), bert.hasUnknown('')]).toEqual([true, false, false]);
  });

  it('refuses a vocabulary without a special token, or with a line twice', () => {
    expect(() => createTokenizer(wordpiece, '[PAD]\n[CLS]\n[SEP]\ndog')).toThrow('expected the special token [UNK]');
    expect(() => createTokenizer(wordpiece, 'dog\ncat\ndog')).toThrow(
      'vocab.txt: expected each token on one line, got 1 repeated',
    );
  });
});

describe("CLIP's byte pairs", () => {
  const letters = Array.from("abcdefghijklmnopqrstuvwxyz'!3");
  const merged = ['ph', 'ot', 'phot', 'photo</w>', 'do', 'dog</w>', 'of</w>', "'s</w>", 'ca', 'cat</w>'];
  const special = ['<|startoftext|>', '<|endoftext|>'];
  const tokens = [...letters, ...letters.map((letter) => `${letter}</w>`), ...merged, ...special];
  const json = {
    version: '1.0',
    added_tokens: special.map((content, index) => ({
      id: tokens.length - 2 + index,
      content,
      single_word: false,
      lstrip: false,
      rstrip: false,
      normalized: false,
      special: true,
    })),
    normalizer: {
      type: 'Sequence',
      normalizers: [
        { type: 'NFC' },
        { type: 'Replace', pattern: { Regex: '\\s+' }, content: ' ' },
        { type: 'Lowercase' },
      ],
    },
    pre_tokenizer: {
      type: 'Sequence',
      pretokenizers: [
        {
          type: 'Split',
          pattern: {
            Regex:
              "<\\|startoftext\\|>|<\\|endoftext\\|>|'s|'t|'re|'ve|'m|'ll|'d|[\\p{L}]+|[\\p{N}]|[^\\s\\p{L}\\p{N}]+",
          },
          behavior: 'Removed',
          invert: true,
        },
        { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true },
      ],
    },
    model: {
      type: 'BPE',
      unk_token: '<|endoftext|>',
      continuing_subword_prefix: '',
      end_of_word_suffix: '</w>',
      fuse_unk: false,
      vocab: Object.fromEntries(tokens.map((token, id) => [token, id])),
      merges: ['p h', 'o t', 'ph ot', 'phot o</w>', 'd o', 'do g</w>', 'o f</w>', "' s</w>", 'c a', 'ca t</w>'],
    },
  };
  const spec: TokenizerSpec = {
    kind: 'bpe-clip',
    file: 'tokenizer.json',
    maxLength: 9,
    padding: 'max-length',
    specialTokens: { start: '<|startoftext|>', end: '<|endoftext|>', pad: '<|endoftext|>' },
  };
  const clip = createTokenizer(spec, JSON.stringify(json));

  // Reference: `Tokenizer.from_str(json)` of the Python package `tokenizers` 0.23.3, `encode(text, add_special_tokens=False).ids`.
  it.each([
    ['a photo of a dog', [29, 61, 64, 29, 63]],
    ["The  CAT's photo!", [19, 7, 33, 67, 65, 61, 56]],
    ['dogs 33', [62, 6, 47, 57, 57]],
    ['', []],
    ['   ', []],
  ])('cuts %j as the reference does, framed and padded to the full length', (text, expected) => {
    const { dims, ids, mask } = clip.encode([text]);
    expect(dims).toEqual([1, 9]);
    const padding = Array<number>(9 - 2 - expected.length).fill(69);
    expect([...ids].map(Number)).toEqual([68, ...expected, 69, ...padding]);
    expect(mask.filter((bit) => bit === 1n)).toHaveLength(expected.length + 2);
  });

  it('refuses a file that is no tokenizer.json', () => {
    expect(() => createTokenizer(spec, '<html>')).toThrow(/^tokenizer.json: expected a tokenizer.json, got /);
    expect(() => createTokenizer(spec, '{}')).toThrow('expected a tokenizer.json with a model');
  });
});
