/**
 * @file A prior and a judge joined: decoder, judge, the judged terms of the objective and the way back in one pass. It computes what
 * the ports of both compute one after the other, without running either of them forwards again for its gradient.
 */

import { embeddingTensor, latentTensor, pixelTensor } from '../../core/brands.ts';
import type { JudgedCriterion, JointPass } from '../../core/expansion/ports.ts';
import { affineBackward, applyAffine, inverse } from '../../core/image/affine.ts';
import { frameMap } from '../../core/image/framing.ts';
import type { Tensor } from '../../core/tensor.ts';
import { JOINT_IMAGES, jointGraph } from '../../onnx/jointGraph.ts';
import { judgedFeeds } from '../../onnx/pieces/judged.ts';
import { foldUpsampling } from '../../onnx/prepare/foldUpsampling.ts';
import { readModel } from '../../onnx/proto/read.ts';
import { writeModel } from '../../onnx/proto/write.ts';
import { gradientName } from '../../onnx/vjp.ts';
import { affineOf, framingOf } from '../../packs/framing.ts';
import type { EncodingPack, JudgePack } from '../pack.ts';
import { feedsOf, inputSpec, outputShape } from '../runtime/feeds.ts';
import { foldsUpsampling } from '../runtime/product.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { openSession, type Feed, type Session } from '../runtime/session.ts';
import { innerOf, unitsOf } from './units.ts';

export interface OpenJointPass {
  readonly jointPass: JointPass;
  close(): Promise<void>;
}

/** The joined graph for one size of images. */
interface Joint {
  readonly size: string;
  /** `null` where the two cannot be joined. */
  readonly session: Promise<Session | null>;
}

/**
 * Joins a prior and a judge; the graph is built when it is first needed, and again when images of another size are asked for.
 *
 * Only decoders from planes to pixels are joined, with judges that their graphs go together with: `jointPass` gives `null` otherwise.
 */
export function openJointPass(prior: EncodingPack, judge: JudgePack, runtime: Runtime): OpenJointPass {
  const { graphs, latent, decoded } = prior.manifest;
  const { decoder } = graphs;
  const tower = judge.manifest.graphs.image;
  const latentInput = inputSpec(decoder, 'latent');
  const imageInput = inputSpec(tower, 'image');
  const framing = framingOf(judge.manifest.preprocessing);
  const { toGraph } = unitsOf(latent);
  let joint: Joint | null = null;

  async function build(size: readonly [number, number]): Promise<Session> {
    const decoding = readModel(await prior.read(decoder.file));
    const model = jointGraph({
      decoder: {
        model: foldsUpsampling(decoder, runtime) ? foldUpsampling(decoding) : decoding,
        input: latentInput.name,
        output: decoder.output.name,
      },
      judge: { model: readModel(await judge.read(tower.file)), input: imageInput.name, output: tower.output.name },
      size,
      toPixels: inverse(affineOf(decoded)),
      frame: frameMap(...size, framing),
      toInput: affineOf(judge.manifest.preprocessing),
      width: judge.manifest.embedding.size,
    });
    return openSession(runtime, writeModel(model), `the joint graph of ${prior.manifest.id} and ${judge.manifest.id}`);
  }

  async function sessionFor(size: readonly [number, number]): Promise<Session | null> {
    const name = size.join('x');
    if (joint?.size !== name) {
      const old = joint?.session;
      // Whatever keeps them apart, their own ports are slower and no worse.
      joint = { size: name, session: build(size).catch(() => null) };
      await (await old)?.release();
    }
    return joint.session;
  }

  const feedsFor = (latents: Tensor, criterion: JudgedCriterion): Record<string, Feed> => {
    const count = latents.dims[0]!;
    const value = applyAffine(latents, toGraph, innerOf(latents, latent));
    const picture = { dims: [count, 3, framing.height, framing.width], data: new Float32Array(0) };
    const { [imageInput.name]: _, ...constants } = feedsOf(tower, { kind: 'image', value: picture });
    return { ...constants, ...feedsOf(decoder, { kind: 'latent', value }), ...judgedFeeds(criterion, count) };
  };

  return {
    jointPass: async (latents, criterion) => {
      if (decoded.kind !== 'pixels' || latent.kind !== 'spatial') return null;
      const [, , height, width] = outputShape(decoder, { kind: 'latent', value: latents });
      const session = await sessionFor([height!, width!]);
      if (!session) return null;
      const [gradient, images, embeddings] = await session.run(feedsFor(latents, criterion), [
        gradientName(latentInput.name),
        JOINT_IMAGES,
        tower.output.name,
      ]);
      const gradients = affineBackward(gradient!, toGraph, innerOf(gradient!, latent));
      return {
        images: pixelTensor(images!),
        embeddings: embeddingTensor(embeddings!),
        gradients: latentTensor(gradients),
      };
    },
    close: async () => {
      await (await joint?.session)?.release();
    },
  };
}
