/**
 * @file Passes through the models, remembered: whoever moves one setting of one seed to and fro asks for many of them again. The
 * first look of guided variants is the last one of their unguided twins where gradients are taken after the projection; a weight
 * leaves that look as it is, and so does the radius where they are taken before it.
 */

import type { Diffusion } from '../../src/core/diffusion/port.ts';
import type { Predict } from '../../src/core/diffusion/denoise.ts';
import type { JudgedCriterion, JointPass, Judge, Prior } from '../../src/core/expansion/ports.ts';
import type { Tensor } from '../../src/core/tensor.ts';
import type { StudioModels } from '../../src/models/openModels.ts';

export interface PassMemory {
  /**
   * The same models; a pass with the inputs of a recent one is not made again. To the bit, but that a picture may come from the
   * look of joined models, which is the same up to rounding.
   */
  readonly models: StudioModels;
  /** How many images were remembered instead of decoded, so far. */
  images(): number;
}

/** Bytes of inputs and results that are kept. */
const MOST_BYTES = 96 * 2 ** 20;

interface Pass {
  readonly port: string;
  readonly inputs: readonly Tensor[];
  /** Inputs that whoever gave them never changes, and gives again: they are known by themselves. */
  readonly known: readonly Tensor[];
  readonly result: Promise<unknown>;
  bytes: number;
}

/**
 * Remembers what models gave.
 *
 * @param models ports that give the same for the same, and never change what they are given.
 * @param most bytes of inputs and results to keep; the least recently used go first.
 */
export function createPassMemory(
  { prior, judge, jointPass, diffusion, unclip }: StudioModels,
  most = MOST_BYTES,
): PassMemory {
  /** The most recently used last. */
  const passes: Pass[] = [];
  let images = 0;

  function find(port: string, inputs: readonly Tensor[], known: readonly Tensor[] = []): Pass | undefined {
    const at = passes.findIndex(
      (pass) =>
        pass.port === port &&
        pass.inputs.length === inputs.length &&
        pass.known.length === known.length &&
        pass.known.every((old, i) => old === known[i]) &&
        pass.inputs.every((old, i) => isSame(old, inputs[i]!)),
    );
    if (at < 0) return undefined;
    const [pass] = passes.splice(at, 1);
    passes.push(pass!);
    return pass;
  }

  function forget(pass: Pass) {
    const at = passes.indexOf(pass);
    if (at >= 0) passes.splice(at, 1);
  }

  function keep<Result>(
    port: string,
    given: readonly Tensor[],
    result: Promise<Result>,
    tensorsOf: (result: Result) => readonly Tensor[],
    known: readonly Tensor[] = [],
  ) {
    // What is given to a port is the caller's, who may change it afterwards.
    const inputs = given.map(({ dims, data }) => ({ dims, data: data.slice() }));
    const pass = { port, inputs, known, result, bytes: bytesOf(inputs) };
    passes.push(pass);
    result.then(
      (made) => {
        pass.bytes += bytesOf(tensorsOf(made));
        let total = passes.reduce((sum, { bytes }) => sum + bytes, 0);
        while (total > most && passes.length > 0) total -= passes.shift()!.bytes;
      },
      () => {
        // It may have been cancelled, or the device be lost: the next one asks again.
        forget(pass);
      },
    );
  }

  function remembered<Inputs extends readonly Tensor[], Result extends Tensor>(
    port: string,
    pass: (...inputs: Inputs) => Promise<Result>,
    onHit: () => void = () => undefined,
  ): (...inputs: Inputs) => Promise<Result> {
    return (...inputs) => {
      const known = find(port, inputs);
      if (known) {
        onHit();
        return known.result as Promise<Result>;
      }
      const result = pass(...inputs);
      keep(port, inputs, result, (tensor) => [tensor]);
      return result;
    };
  }

  const decoded = () => {
    images++;
  };
  const rememberedJudge: Judge = {
    ...judge,
    embed: remembered('embed', judge.embed),
    embedVjp: remembered('embedVjp', judge.embedVjp),
  };

  /** Its images and embeddings serve whoever asks for the same pictures later: unguided twins do. */
  const rememberedJointPass = (joined: JointPass): JointPass => {
    return async (latents, criterion) => {
      const inputs = [latents, tensorOf(criterion)];
      const known = find('jointPass', inputs);
      if (known) {
        decoded();
        return known.result as ReturnType<JointPass>;
      }
      const result = joined(latents, criterion);
      keep('jointPass', inputs, result, (made) => (made ? [made.images, made.embeddings, made.gradients] : []));
      const made = await result;
      if (made) {
        const { images: seen, embeddings } = made;
        if (!find('decode', [latents])) keep('decode', [latents], Promise.resolve(seen), (tensor) => [tensor]);
        if (!find('embed', [seen])) keep('embed', [seen], Promise.resolve(embeddings), (tensor) => [tensor]);
      }
      return made;
    };
  };

  /** States of texts are the same tensors as long as their texts are remembered: they are not compared number by number. */
  const rememberedPredict =
    (predict: Predict): Predict =>
    (latents, timestep, conditions) => {
      const level = { dims: [1], data: Float32Array.of(timestep) };
      const labels = conditions.flatMap(({ labels: one }) => (one ? [{ dims: [one.length], data: one }] : []));
      const inputs = [latents, level, ...labels];
      const states = conditions.map((condition) => condition.states);
      const port = ['predict', ...new Set(conditions.flatMap(({ className }) => className ?? []))].join('\n');
      const found = find(port, inputs, states);
      if (found) return found.result as ReturnType<Predict>;
      const result = predict(latents, timestep, conditions);
      keep(port, inputs, result, (prediction) => [prediction], states);
      return result;
    };
  const denoising = <Port extends Diffusion>(port: Port): Port => ({
    ...port,
    predict: rememberedPredict(port.predict),
  });

  return {
    models: {
      prior: prior && withMemory(prior),
      judge: rememberedJudge,
      ...(jointPass && { jointPass: rememberedJointPass(jointPass) }),
      ...(diffusion && { diffusion: denoising(diffusion) }),
      ...(unclip && { unclip: { ...denoising(unclip), decode: remembered('decode', unclip.decode, decoded) } }),
    },
    images: () => images,
  };

  function withMemory(of: Prior): Prior {
    if (of.kind === 'embedding') {
      return { ...of, ...(of.decode && { decode: remembered('decode', of.decode, decoded) }) };
    }
    const ports = {
      decode: remembered('decode', of.decode, decoded),
      decodeVjp: remembered('decodeVjp', of.decodeVjp),
    };
    return of.kind === 'reconstruction'
      ? { ...of, ...ports, encode: remembered('encode', of.encode) }
      : { ...of, ...ports };
  }
}

/** Everything that the judged terms are told, as numbers to compare. */
function tensorOf({ classes: { rows, logitScale }, anchor, weights }: JudgedCriterion): Tensor {
  const width = rows[0]!.length;
  const data = new Float32Array(4 + rows.length * width);
  data.set([anchor, weights.consistency, weights.entropy, logitScale]);
  rows.forEach((row, c) => {
    data.set(row, 4 + c * width);
  });
  return { dims: [data.length], data };
}

const bytesOf = (tensors: readonly Tensor[]): number => tensors.reduce((sum, { data }) => sum + data.byteLength, 0);

function isSame(a: Tensor, b: Tensor): boolean {
  if (a.data.length !== b.data.length || a.dims.some((size, i) => size !== b.dims[i])) return false;
  for (let i = 0; i < a.data.length; i++) if (a.data[i] !== b.data[i]) return false;
  return true;
}
