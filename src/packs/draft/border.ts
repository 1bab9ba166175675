/** @file What a graph takes and gives, as its file says and one run showed: what a manifest is drafted from. */

/** A tensor at a graph's border. */
export interface Border {
  readonly name: string;
  /** Element type by ONNX's name, such as `float32`, `float16`, `int64`. */
  readonly type: string;
  /** Sizes the file fixes; `null` where it leaves one open. */
  readonly shape: readonly (number | null)[];
}

/** An output, with the shape that it had when the graph was run. */
export interface SeenOutput extends Border {
  readonly seen: readonly number[];
}

/** A graph's border. */
export interface GraphBorder {
  /** Path in the pack's folder. */
  readonly file: string;
  readonly inputs: readonly Border[];
  readonly outputs: readonly SeenOutput[];
  /** The sizes of the input that carries the data in that run. */
  readonly fed: readonly number[];
}

/** The input that takes pictures: three channels in planes. */
export const imageInput = ({ inputs }: Pick<GraphBorder, 'inputs'>): Border | undefined =>
  inputs.find(({ type, shape }) => isFloat(type) && shape.length === 4 && shape[1] === 3);

/** The input that takes pictures with their channels last, which nothing here feeds. */
export const channelsLast = ({ inputs }: Pick<GraphBorder, 'inputs'>): Border | undefined =>
  inputs.find(({ type, shape }) => isFloat(type) && shape.length === 4 && shape[3] === 3 && shape[1] !== 3);

/** The input that takes token ids. */
export const idsInput = ({ inputs }: Pick<GraphBorder, 'inputs'>): Border | undefined => {
  const ids = inputs.filter(({ type, shape }) => isInteger(type) && shape.length === 2);
  return ids.find(({ name }) => /input_ids|tokens|text/iu.test(name)) ?? (ids.length === 1 ? ids[0] : undefined);
};

/** The input that takes a latent: planes of any number of channels, or tokens. */
export const latentInput = (border: Pick<GraphBorder, 'inputs'>): Border | undefined =>
  imageInput(border)
    ? undefined
    : border.inputs.find(({ type, shape }) => isFloat(type) && (shape.length === 4 || shape.length === 3));

export const isFloat = (type: string): boolean => /^float|^bfloat|^double/u.test(type);
export const isInteger = (type: string): boolean => /^u?int/u.test(type);
