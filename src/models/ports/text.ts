/** @file A judge pack's text tower: prompts in, embeddings out, and from class names to the class matrix. */

import { classMatrix, type ClassMatrix } from '../../core/judge/classMatrix.ts';
import { unstack } from '../../core/tensor.ts';
import { fillPrompt } from '../../packs/prompt.ts';
import { feedsOf } from '../runtime/feeds.ts';
import { graphName, type JudgePack } from '../pack.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { openSession } from '../runtime/session.ts';
import { openTokenizer } from './tokenizer.ts';

export interface OpenTextTower {
  /** One embedding a text, of any length. */
  embed(texts: readonly string[]): Promise<Float32Array[]>;
  /** Gives the session back; once is enough, and again does nothing. */
  close(): Promise<void>;
}

/**
 * A judge's text tower with its tokenizer. It is read and loaded with the first text: a tower of hundreds of megabytes is in nobody's
 * way who looks at pictures first.
 *
 * @param pack of the role "judge".
 * @param runtime where its graph runs.
 * @returns the tower; `embed` rejects where a file cannot be read or the graph cannot be loaded, and tries again when asked again.
 */
export function openTextTower(pack: JudgePack, runtime: Runtime): OpenTextTower {
  const { graphs, tokenizer: spec } = pack.manifest;
  const open = async () => {
    const tokenizer = await openTokenizer(pack, spec);
    const session = await openSession(runtime, await pack.read(graphs.text.file), graphName(pack, graphs.text));
    return { tokenizer, session };
  };
  let opened: ReturnType<typeof open> | null = null;
  const tower = () =>
    (opened ??= open().catch((error: unknown) => {
      opened = null; // A failure is not remembered: the next call may find more memory.
      throw error;
    }));
  let closed: Promise<void> | null = null;
  return {
    embed: async (texts) => {
      const { tokenizer, session } = await tower();
      const feeds = feedsOf(graphs.text, { kind: 'tokens', value: tokenizer.encode(texts) });
      const [embeddings] = await session.run(feeds, [graphs.text.output.name]);
      return unstack(embeddings!).map(({ data }) => data);
    },
    close: () =>
      (closed ??= Promise.resolve(
        opened?.then(
          ({ session }) => session.release(),
          () => undefined,
        ),
      )),
  };
}

/**
 * The class matrix of some class names.
 *
 * @param tower the judge's text tower.
 * @param pack its pack, for prompt and logit scale.
 * @param names readable class names, in the order of the classes.
 * @param prompt template with {label}; the pack's by default.
 */
export async function classMatrixOf(
  tower: OpenTextTower,
  { manifest }: JudgePack,
  names: readonly string[],
  prompt: string = manifest.prompt,
): Promise<ClassMatrix> {
  const texts = names.map((name) => fillPrompt(prompt, name));
  return classMatrix(await tower.embed(texts), manifest.scoring.logitScale);
}
