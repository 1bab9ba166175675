/** @file The tokenizer of a pack, from the one file or the two that hold it. */

import { textOf } from '../../core/bytes/utf8.ts';
import type { TokenizerSpec } from '../../packs/manifest.ts';
import { createTokenizer, type Tokenizer } from '../../packs/tokenizer.ts';
import type { Pack } from '../pack.ts';

/**
 * Opens a tokenizer.
 *
 * @param pack whose files it is in.
 * @param spec of its manifest.
 * @throws PackError where a file is not what the manifest says.
 */
export async function openTokenizer({ read }: Pick<Pack, 'read'>, spec: TokenizerSpec): Promise<Tokenizer> {
  const merges = spec.kind === 'bpe-clip' ? spec.merges : undefined;
  return createTokenizer(
    spec,
    textOf(await read(spec.file)),
    merges === undefined ? undefined : textOf(await read(merges)),
  );
}
