import type { Affine } from '../core/image/affine.ts';
import type { FrameMap } from '../core/image/framing.ts';
import { compose } from './compose.ts';
import type { Model } from './model.ts';
import { JUDGED_INPUTS, JUDGED_OUTPUT, judgedTerms } from './pieces/judged.ts';
import { pixelGraph } from './pieces/pixels.ts';
import { buildVjp } from './vjp.ts';

/** A decoder and the judge that looks at its images. */
export interface JointParts {
  readonly decoder: { readonly model: Model; readonly input: string; readonly output: string };
  readonly judge: { readonly model: Model; readonly input: string; readonly output: string };
  /** Height and width of the decoder's images, pixels. */
  readonly size: readonly [height: number, width: number];
  /** From the decoder's output to pixels, which are then held in [0, 1]. */
  readonly toPixels: Affine;
  /** Which part of an image the judge looks at. */
  readonly frame: FrameMap;
  /** From pixels in [0, 1] to the judge's input. */
  readonly toInput: Affine;
  /** Width of the judge's embeddings. */
  readonly width: number;
}

/** The decoder's images held in [0, 1], an output of the joint graph. */
export const JOINT_IMAGES = 'joint:images';

/**
 * Decoder, judge and the judged terms of the objective as one graph with its gradient: forwards once, and back.
 *
 * @param parts the models, and what is between them
 * @returns a model whose inputs are the decoder's, the judge's other ones, {@link JUDGED_INPUTS} but the embedding, and a cotangent
 *   for {@link JUDGED_OUTPUT}; its outputs are the gradient for the decoder's input, {@link JOINT_IMAGES}, and the judge's output
 * @throws {OnnxError} as `compose` and `buildVjp`
 */
export function jointGraph({ decoder, judge, size, toPixels, frame, toInput, width }: JointParts): Model {
  const pixels = pixelGraph(size, [{ kind: 'affine', affine: toPixels }, { kind: 'clamp' }], {
    from: 'joint:decoded',
    to: JOINT_IMAGES,
  });
  // Resampling leaves [0, 1] where its kernel has negative lobes.
  const prepared = pixelGraph(
    size,
    [{ kind: 'frame', map: frame }, { kind: 'clamp' }, { kind: 'affine', affine: toInput }],
    { from: 'joint:pixels', to: 'joint:prepared' },
  );
  const keep = [JOINT_IMAGES];
  const images = compose(decoder.model, pixels, { connect: { 'joint:decoded': decoder.output } });
  const framed = compose(images, prepared, { connect: { 'joint:pixels': JOINT_IMAGES }, keep });
  const embedded = compose(framed, judge.model, { connect: { [judge.input]: 'joint:prepared' }, keep });
  const whole = compose(embedded, judgedTerms(width), {
    connect: { [JUDGED_INPUTS.embedding]: judge.output },
    keep: [...keep, judge.output],
  });
  return buildVjp(whole, {
    inputs: [decoder.input],
    outputs: [JUDGED_OUTPUT],
    keepOutputs: [JOINT_IMAGES, judge.output],
    modelName: `${decoder.model.graph.name}, ${judge.model.graph.name}`,
  });
}
