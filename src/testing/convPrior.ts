/** @file The tiny prior with a decoder of convolutions, which adapters can stand beside. */

import { DataType } from '../onnx/dataType.ts';
import { writeModel } from '../onnx/proto/write.ts';
import { int } from '../onnx/attributes.ts';
import { modelOf, node, waveTensor } from './graphs.ts';
import { tinyPrior, type TinyPack } from './tinyPacks.ts';

/** Latents of 4 channels to blocks of 8 x 8 pixels. */
export function convPrior(): TinyPack {
  const { manifest, files } = tinyPrior();
  const { graph, ...model } = modelOf({
    nodes: [
      node('Conv', 'x0 w', 'h'),
      node('Tanh', 'h', 't'),
      node('Conv', 't v', 'blocks'),
      node('DepthToSpace', 'blocks', 'pixels', { blocksize: int(8) }),
      node('Sigmoid', 'pixels', 'image'),
    ],
    inputs: [['batch', 4, 'h', 'w']],
    constants: [waveTensor('w', [8, 4, 1, 1]), waveTensor('v', [3 * 64, 8, 1, 1], 3)],
  });
  const nodes = graph.nodes.map((one) => ({
    ...one,
    inputs: one.inputs.map((name) => (name === 'x0' ? 'latent' : name)),
  }));
  const input = { name: 'latent', elementType: DataType.Float, shape: ['batch', 4, 'h', 'w'] } as const;
  const decoder = writeModel({ ...model, graph: { ...graph, nodes, inputs: [input] } });
  return { manifest: { ...manifest, id: 'conv-prior' }, files: { ...files, 'decoder.onnx': decoder } };
}
