/**
 * @file `clip/`: a judge of two towers as its publishers export it, against PyTorch and transformers: the prepared pictures, token
 * ids, embeddings, logits and probabilities (one softmax, or one sigmoid a pair), all through a pack that is made of the plain files.
 */

import { pixelTensor } from '../../../src/core/brands.ts';
import { applyAffine } from '../../../src/core/image/affine.ts';
import { frameInLevels } from '../../../src/core/image/frameInLevels.ts';
import { frameMap } from '../../../src/core/image/framing.ts';
import { textOf } from '../../../src/core/bytes/utf8.ts';
import { cosine } from '../../../src/core/judge/embedding.ts';
import { logSoftmax, probabilitiesOf } from '../../../src/core/judge/probabilities.ts';
import type { Tensor } from '../../../src/core/tensor.ts';
import { affineOf, framingOf } from '../../../src/packs/framing.ts';
import { createTokenizer } from '../../../src/packs/tokenizer.ts';
import { makePack } from '../../../src/models/make/makePack.ts';
import { judgePack, type JudgePack } from '../../../src/models/pack.ts';
import { openJudge } from '../../../src/models/ports/judge.ts';
import { openTextTower } from '../../../src/models/ports/text.ts';
import type { Runtime } from '../../../src/models/runtime/runtime.ts';
import { folderSource } from '../../lib/folderSource.ts';
import { compare, type Tolerance } from '../compare.ts';
import type { Comparison, Kind } from '../kind.ts';
import { runtimeOver } from '../runners/runtimeOver.ts';
import { elementsOf, floatTensor, readCase, type StoredTensor } from '../stored.ts';
import { lackWords } from '../../../src/ui/words/en/packs.ts';

/** The embedding is named as the graph names it. */
interface Embedded {
  readonly image_embeds?: StoredTensor;
  readonly text_embeds?: StoredTensor;
  readonly pooler_output?: StoredTensor;
}

interface ClipCase {
  readonly tolerance: Tolerance;
  readonly logit_scale: number;
  /** Only where a sigmoid gives each pair its own probability. */
  readonly logit_bias?: number;
  readonly pictures: readonly (Embedded & { readonly rgb: Bytes; readonly pixel_values: StoredTensor })[];
  readonly prompts: readonly (Embedded & {
    readonly text: string;
    readonly input_ids: readonly number[];
    readonly attention_mask_ones?: number;
  })[];
  readonly logits_per_image: StoredTensor;
  readonly probabilities: StoredTensor;
}

/** [height, width, 3] of uint8. */
export type Bytes = Pick<StoredTensor, 'shape' | 'data'>;

/** Of a prepared picture's values, in the model's units; a level is 4e-3 / deviation of it. */
const PREPARED = 1e-3;

export const clip: Kind = {
  kind: 'clip',
  async *check(folder, { runner }) {
    const recorded = await readCase<ClipCase>(folder);
    const runtime = runtimeOver(runner);
    const pack = await packOfCase(folder, recorded.logit_scale, runtime);
    yield* comparePixels(pack, recorded);
    yield* compareTokens(pack, textOf(await pack.read(pack.manifest.tokenizer.file)), recorded);
    yield* await compareEmbeddings(pack, recorded, runtime);
  },
};

/** The pack that the plain files of a case make. */
export async function packOfCase(folder: string, logitScale: number, runtime: Runtime): Promise<JudgePack> {
  const told = { id: 'reference', title: 'Reference', licence: 'MIT', source: 'random weights', logitScale };
  const made = await makePack(await folderSource(folder), told, runtime);
  if (made.kind === 'lacking') throw new Error(made.missing.map(lackWords).join(' '));
  return judgePack(made.pack);
}

/** A stored picture as [1, 3, height, width] in [0, 1]. */
export function pixelsOf({ shape, data }: Bytes): Tensor {
  const [height, width] = shape as readonly [number, number];
  const rgb = elementsOf({ shape, data, type: 'uint8' });
  const planes = Float32Array.from({ length: 3 * height * width }, (_, i) => {
    const [channel, at] = [Math.floor(i / (height * width)), i % (height * width)];
    return Number(rgb[at * 3 + channel]) / 255;
  });
  return { dims: [1, 3, height, width], data: planes };
}

function* comparePixels({ manifest }: JudgePack, { pictures }: ClipCase): Iterable<Comparison> {
  const { preprocessing } = manifest;
  const framing = framingOf(preprocessing);
  for (const [i, picture] of pictures.entries()) {
    const pixels = pixelsOf(picture.rgb);
    const framed = frameInLevels(pixels, frameMap(pixels.dims[2]!, pixels.dims[3]!, framing));
    const { data } = applyAffine(framed, affineOf(preprocessing), framing.height * framing.width);
    const reference = floatTensor(picture.pixel_values).data;
    yield compare(`picture ${i}, prepared`, data, reference, { atol: PREPARED });
  }
}

function* compareTokens({ manifest }: JudgePack, file: string, { prompts }: ClipCase): Iterable<Comparison> {
  const tokenizer = createTokenizer(manifest.tokenizer, file);
  for (const { text, input_ids: ids, attention_mask_ones: ones } of prompts) {
    const batch = tokenizer.encode([text]);
    const short = JSON.stringify(text.slice(0, 30));
    yield compare(`ids of ${short}`, Array.from(batch.ids, Number), ids, {});
    if (ones !== undefined)
      yield compare(
        `mask of ${short}`,
        Array.from(batch.mask, Number),
        ids.map((_, k) => (k < ones ? 1 : 0)),
        {},
      );
  }
}

async function compareEmbeddings(pack: JudgePack, recorded: ClipCase, runtime: Runtime): Promise<Comparison[]> {
  const { pictures, prompts, tolerance, logit_bias: bias, probabilities } = recorded;
  const open = await openJudge(pack, runtime);
  const tower = openTextTower(pack, runtime);
  try {
    const images: Float32Array[] = [];
    for (const { rgb } of pictures) images.push((await open.judge.embed(pixelTensor(pixelsOf(rgb)))).data);
    const texts = await tower.embed(prompts.map(({ text }) => text));
    const scale = pack.manifest.scoring.logitScale;
    const logits = images.map((image) => texts.map((text) => scale * cosine(image, text) + (bias ?? 0)));
    const scores = logits.map((row) =>
      bias === undefined
        ? [...probabilitiesOf(logSoftmax(Float64Array.from(row)))]
        : row.map((x) => 1 / (1 + Math.exp(-x))),
    );
    const reference = (one: Embedded) => floatTensor((one.image_embeds ?? one.text_embeds ?? one.pooler_output)!).data;
    return [
      ...images.map((image, i) => compare(`embedding of picture ${i}`, image, reference(pictures[i]!), tolerance)),
      ...texts.map((text, i) => compare(`embedding of text ${i}`, text, reference(prompts[i]!), tolerance)),
      compare('logits', logits.flat(), floatTensor(recorded.logits_per_image).data, tolerance),
      compare('probabilities', scores.flat(), floatTensor(probabilities).data, tolerance),
    ];
  } finally {
    await open.close();
    await tower.close();
  }
}
