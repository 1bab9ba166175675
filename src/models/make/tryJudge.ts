/** @file A judge is tried: pictures and texts through both towers, and a gradient for pictures back. */

import { embeddingTensor, type PixelTensor } from '../../core/brands.ts';
import { cosine } from '../../core/judge/embedding.ts';
import { unstack } from '../../core/tensor.ts';
import { fillPrompt } from '../../packs/prompt.ts';
import type { Lack } from '../../packs/draft/lack.ts';
import { openJudge } from '../ports/judge.ts';
import { openTextTower } from '../ports/text.ts';
import type { JudgePack } from '../pack.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { trialOf, type Trial } from './trial.ts';
import { trialPictures } from './trialPictures.ts';

/** Cosines above this are of one and the same embedding. */
const SAME = 1 - 1e-6;

/**
 * Tries a judge.
 *
 * @param pack of the role "judge".
 * @param runtime where it runs.
 * @param pictures [n, 3, h, w] in [0, 1], two at least. Default: made ones.
 */
export const tryJudge = (
  pack: JudgePack,
  runtime: Runtime,
  pictures: PixelTensor = trialPictures(2, 96),
): Promise<Trial> =>
  trialOf(async (say, lack) => {
    const { prompt, embedding } = pack.manifest;
    const tower = openTextTower(pack, runtime);
    const open = await openJudge(pack, runtime);
    try {
      const texts = await tower.embed(['cat', 'red flower'].map((name) => fillPrompt(prompt, name)));
      const seen = await open.judge.embed(pictures);
      checkSpread(texts, 'texts', lack);
      checkSpread(
        unstack(seen).map(({ data }) => data),
        'pictures',
        lack,
      );
      const cotangent = embeddingTensor({ dims: seen.dims, data: Float32Array.from(seen.data, (_, i) => Math.sin(i)) });
      const { data } = await open.judge.embedVjp(pictures, cotangent);
      if (!data.every(Number.isFinite)) lack({ code: 'not-finite', what: 'gradients' });
      else if (data.every((value) => value === 0)) lack({ code: 'no-gradient' });
      else say({ code: 'embedded', size: embedding.size });
    } finally {
      await open.close();
      await tower.close();
    }
  });

function checkSpread(embeddings: readonly Float32Array[], of: 'texts' | 'pictures', lack: (one: Lack) => void): void {
  if (!embeddings.every((values) => values.every(Number.isFinite))) lack({ code: 'not-finite', what: 'embeddings' });
  else if (cosine(embeddings[0]!, embeddings[1]!) > SAME) lack({ code: 'one-embedding', of });
}
