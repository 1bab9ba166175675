/**
 * @file Texts to token ids. The cutting itself is `@huggingface/tokenizers`: plain JavaScript for any environment, no dependency,
 * no `eval`, 8 kB compressed, made for both kinds of vocabulary here and tested by its authors against the reference. What is ours
 * is the frame around it: the manifest's fields, special tokens, cutting and padding.
 */
import { Tokenizer as Pipeline } from '@huggingface/tokenizers';
import { PackError } from './error.ts';
import type { TokenizerSpec } from './manifest.ts';

/** Token ids of a batch of texts, row-major [texts, tokens]; `mask` is 1 at tokens of the text and 0 at padding. */
export interface TokenBatch {
  readonly dims: readonly [texts: number, tokens: number];
  readonly ids: BigInt64Array;
  readonly mask: BigInt64Array;
}

/** Turns texts into what a judge's text graph is fed. */
export interface Tokenizer {
  /**
   * Token ids of some texts, cut to the longest length the graph takes and padded to a common one.
   * @param texts Any strings, empty ones too.
   * @returns One row for each text.
   */
  encode(texts: readonly string[]): TokenBatch;
  /** How the text is cut into tokens, special ones left out: for explaining what a judge reads. */
  tokens(text: string): string[];
  /** Whether some of the text is outside the vocabulary. */
  hasUnknown(text: string): boolean;
}

/**
 * Builds a pack's tokenizer.
 * @param spec The manifest's field.
 * @param file Content of the file it names: a vocabulary, or a `tokenizer.json`.
 * @param merges Content of the file with its merges, where it names one. Default: `file` holds them.
 * @returns The tokenizer.
 * @throws PackError when the file is not what the manifest says, or lacks a special token.
 */
export function createTokenizer(spec: TokenizerSpec, file: string, merges?: string): Tokenizer {
  const pipeline = new Pipeline(pipelineOf(spec, file, merges), {});
  const { end, pad } = spec.specialTokens;
  const idOf = (token: string): number => {
    const id = pipeline.token_to_id(token);
    if (id === undefined) throw new PackError(spec.file, `the special token ${token} in the vocabulary`, 'none');
    return id;
  };
  const [endId, padId] = [idOf(end), idOf(pad)];
  const starts = 'start' in spec.specialTokens ? [idOf(spec.specialTokens.start)] : [];
  const unknown = 'unknown' in spec.specialTokens ? spec.specialTokens.unknown : null;
  if (unknown !== null) idOf(unknown);
  const tokens = (text: string): string[] => pipeline.tokenize(text, { add_special_tokens: false });

  return {
    tokens,
    hasUnknown: (text) => unknown !== null && tokens(text).includes(unknown),
    encode(texts) {
      const rows = texts.map((text) => {
        const { ids } = pipeline.encode(text, { add_special_tokens: false });
        return [...starts, ...ids.slice(0, spec.maxLength - starts.length - 1), endId];
      });
      const longest = rows.reduce((length, row) => Math.max(length, row.length), 0);
      const width = spec.padding === 'longest' ? longest : spec.maxLength;
      const ids = new BigInt64Array(rows.length * width).fill(BigInt(padId));
      const mask = new BigInt64Array(rows.length * width);
      rows.forEach((row, at) => {
        row.forEach((id, column) => {
          ids[at * width + column] = BigInt(id);
          mask[at * width + column] = 1n;
        });
      });
      return { dims: [rows.length, width], ids, mask };
    },
  };
}

/** What the library calls a tokenizer.json, for every kind. */
function pipelineOf(spec: TokenizerSpec, file: string, merges: string | undefined): object {
  switch (spec.kind) {
    case 'wordpiece':
      return wordPiece(spec, file);
    case 'bpe-clip':
      return merges === undefined ? tokenizerJson(spec, file) : bytePairs(spec, file, merges);
    case 'unigram':
      return tokenizerJson(spec, file);
    default:
      return spec satisfies never;
  }
}

/** BERT's pipeline around a vocabulary: normalise, split at spaces and punctuation, then the longest pieces from the left. */
function wordPiece(spec: TokenizerSpec & { kind: 'wordpiece' }, file: string): object {
  const lines = file.split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  const vocab = Object.fromEntries(lines.map((token, id) => [token, id]));
  if (Object.keys(vocab).length !== lines.length)
    throw new PackError(
      spec.file,
      'each token on one line',
      `${lines.length - Object.keys(vocab).length} repeated lines`,
    );
  return {
    version: '1.0',
    // None: a folder called "[SEP]" is a text like any other.
    added_tokens: [],
    normalizer: {
      type: 'BertNormalizer',
      clean_text: true,
      handle_chinese_chars: true,
      strip_accents: spec.lowercase,
      lowercase: spec.lowercase,
    },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    model: {
      type: 'WordPiece',
      unk_token: spec.specialTokens.unknown,
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab,
    },
    post_processor: null,
    decoder: null,
  };
}

/** What CLIP takes for one piece of a text before bytes are paired. */
const CLIP_PIECES =
  "<\\|startoftext\\|>|<\\|endoftext\\|>|'s|'t|'re|'ve|'m|'ll|'d|[\\p{L}]+|[\\p{N}]|[^\\s\\p{L}\\p{N}]+";

/** CLIP's pipeline around a vocabulary and its merges, as its `tokenizer.json` has it: composed, in small letters, end of word marked. */
function bytePairs(spec: TokenizerSpec, vocabulary: string, merges: string): object {
  const vocab = parsed(spec, vocabulary);
  if (typeof vocab !== 'object' || vocab === null || Array.isArray(vocab))
    throw new PackError(spec.file, 'an object from tokens to ids', 'something else');
  return {
    version: '1.0',
    added_tokens: [],
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
        { type: 'Split', pattern: { Regex: CLIP_PIECES }, behavior: 'Removed', invert: true },
        { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true },
      ],
    },
    post_processor: null,
    decoder: null,
    model: {
      type: 'BPE',
      dropout: null,
      unk_token: spec.specialTokens.end,
      continuing_subword_prefix: '',
      end_of_word_suffix: '</w>',
      fuse_unk: false,
      byte_fallback: false,
      ignore_merges: false,
      vocab,
      // The first line names the format.
      merges: merges.split(/\r?\n/u).filter((line) => line !== '' && !line.startsWith('#version')),
    },
  };
}

function tokenizerJson(spec: TokenizerSpec, file: string): object {
  const json = parsed(spec, file);
  if (typeof json !== 'object' || json === null || !('model' in json))
    throw new PackError(spec.file, 'a tokenizer.json with a model', 'JSON without one');
  // The library needs these fields to be there, and gives errors without a name when they are not.
  return { added_tokens: [], normalizer: null, pre_tokenizer: null, post_processor: null, decoder: null, ...json };
}

function parsed({ file: path, kind }: TokenizerSpec, file: string): unknown {
  try {
    return JSON.parse(file);
  } catch (error) {
    const expected = kind === 'bpe-clip' && path.endsWith('vocab.json') ? 'a vocabulary in JSON' : 'a tokenizer.json';
    throw new PackError(path, expected, error instanceof Error ? error.message : 'something else');
  }
}
