/**
 * @file `corruptions/<name>/`: the 15 common corruptions of a picture, every random part given, before the cut to 8 bits. The
 * picture lies beside the case's folder.
 */

import { join } from 'node:path';
import { picture, type Picture } from '../../../src/core/augment/picture.ts';
import {
  defocusBlur,
  diskKernel,
  glassBlur,
  glassBlurred,
  motionBlur,
  zoomBlur,
} from '../../../src/core/corruptions/blur.ts';
import { CORRUPTIONS, type CorruptionName } from '../../../src/core/corruptions/corruption.ts';
import { elastic, type Affine2 } from '../../../src/core/corruptions/elastic.ts';
import { fromPicture, type Field } from '../../../src/core/corruptions/field.ts';
import { jpeg } from '../../../src/core/corruptions/jpeg.ts';
import { gaussianNoise, impulseNoise, shotNoise } from '../../../src/core/corruptions/noise.ts';
import { pixelate } from '../../../src/core/corruptions/pixelate.ts';
import { brightness, contrast } from '../../../src/core/corruptions/tone.ts';
import { fog, frost, snow, snowLayer, type SnowConstants } from '../../../src/core/corruptions/weather.ts';
import { decodeRgba } from '../../lib/decode.ts';
import { agrees, compare } from '../compare.ts';
import type { Comparison, Kind } from '../kind.ts';
import { floatTensor, readBytes, readCase, type StoredTensor } from '../stored.ts';

/** Tensors, or pictures as PNG in base64; what is there depends on the corruption. */
interface StoredResult {
  readonly severity: number;
  readonly constants: unknown;
  readonly output?: StoredTensor;
  readonly output_as_released?: StoredTensor;
  readonly kernel?: StoredTensor;
  readonly poisson?: StoredTensor;
  readonly plasma?: StoredTensor;
  readonly moves?: StoredTensor;
  readonly layer?: StoredTensor;
  readonly angle?: number;
  readonly affine?: Affine2;
  readonly dx?: StoredTensor;
  readonly dy?: StoredTensor;
  readonly blurred?: string;
  readonly png?: string;
  readonly psnr_to_image?: number;
}

interface CorruptionCase {
  readonly name: string;
  readonly image: string;
  readonly tolerance: {
    readonly atol?: number;
    readonly levels?: number;
    readonly psnr_to_reference?: number;
    readonly psnr_to_image?: number;
  };
  readonly inputs?: {
    readonly normal?: StoredTensor;
    readonly flip?: StoredTensor;
    readonly salt?: StoredTensor;
    readonly texture?: string;
  };
  readonly results: readonly StoredResult[];
}

export const corruptions: Kind = {
  kind: 'corruptions',
  async *check(folder) {
    const stored = await readCase<CorruptionCase>(folder);
    const name = CORRUPTIONS.find((known) => known === stored.name);
    if (name === undefined) {
      throw new RangeError(`Expected one of ${CORRUPTIONS.join(', ')}, got "${stored.name}".`);
    }
    const image = await decodePicture(await readBytes(join(folder, '..'), stored.image));
    for (const result of stored.results) yield* checkResult(name, image, stored, result);
  },
};

async function* checkResult(
  name: CorruptionName,
  image: Picture,
  stored: CorruptionCase,
  result: StoredResult,
): AsyncIterable<Comparison> {
  const { tolerance } = stored;
  const what = `severity ${String(result.severity)}`;
  if (name === 'jpeg') {
    const [ours, reference] = [jpeg(image, result.constants as number), await decode(result.png!)];
    yield beyond(`${what}: missing dB to the reference`, tolerance.psnr_to_reference! - psnr(ours, reference), 0);
    const apart = Math.abs(psnr(ours, image) - result.psnr_to_image!);
    yield beyond(`${what}: dB to the picture`, apart, tolerance.psnr_to_image!);
    return;
  }
  if (name === 'pixelate') {
    const reference = await decode(result.png!);
    const ours = pixelate(image, result.constants as number);
    yield compare(what, ours.data, reference.data, { atol: tolerance.levels! });
    return;
  }
  const levels = { atol: tolerance.atol! };
  const x = fromPicture(image);
  const output = (field: Field): Comparison => {
    const ours = field.data.map((value) => value * 255);
    const one = compare(what, ours, floatTensor(result.output!).data, levels);
    // The published glass copies where it means to swap; either is right.
    if (agrees(one) || !result.output_as_released) return one;
    return compare(what, ours, floatTensor(result.output_as_released).data, levels);
  };
  if (name === 'defocus_blur') {
    const [radius, softness] = result.constants as [number, number];
    const kernel = floatTensor(result.kernel!).data;
    yield compare(`${what}: kernel`, diskKernel(radius, softness).data, kernel, { atol: 1e-6 });
  }
  if (name === 'snow') {
    const layer = snowLayer(x, result.constants as SnowConstants, data(stored.inputs?.normal), result.angle!);
    yield compare(`${what}: layer`, layer.data, data(result.layer), { atol: tolerance.atol! / 255 });
  }
  if (name === 'glass_blur') {
    const [sigma] = result.constants as [number];
    const ours = glassBlurred(x, sigma).data.map((value) => value * 255);
    // A level at most, where the sum lies at a cut.
    yield compare(`${what}: blurred`, ours, (await decode(result.blurred!)).data, { atol: 1 + 1e-9 });
  }
  yield output(await corrupted(name, x, stored, result));
}

const data = (tensor: StoredTensor | undefined): Float32Array => floatTensor(tensor!).data;

async function corrupted(
  name: Exclude<CorruptionName, 'jpeg' | 'pixelate'>,
  x: Field,
  { inputs }: CorruptionCase,
  result: StoredResult,
): Promise<Field> {
  const { constants } = result;
  switch (name) {
    case 'gaussian_noise':
      return gaussianNoise(x, constants as number, data(inputs?.normal));
    case 'shot_noise':
      return shotNoise(x, constants as number, data(result.poisson));
    case 'impulse_noise':
      return impulseNoise(x, constants as number, data(inputs?.flip), data(inputs?.salt));
    case 'defocus_blur':
      return defocusBlur(x, ...(constants as [number, number]));
    case 'glass_blur': {
      const [sigma, delta, iterations] = constants as [number, number, number];
      return glassBlur(fromPicture(await decode(result.blurred!)), sigma, delta, iterations, data(result.moves));
    }
    case 'motion_blur':
      return motionBlur(x, ...(constants as [number, number]), result.angle!);
    case 'zoom_blur':
      return zoomBlur(x, constants as number[]);
    case 'snow': {
      const of = constants as SnowConstants;
      return snow(x, snowLayer(x, of, data(inputs?.normal), result.angle!), of[6]);
    }
    case 'frost':
      return frost(x, constants as [number, number], fromPicture(await decode(inputs!.texture!)));
    case 'fog':
      return fog(x, (constants as [number, number])[0], data(result.plasma));
    case 'brightness':
      return brightness(x, constants as number);
    case 'contrast':
      return contrast(x, constants as number);
    case 'elastic':
      return elastic(x, result.affine!, data(result.dx), data(result.dy));
    default:
      return name satisfies never;
  }
}

const beyond = (quantity: string, error: number, tolerance: number): Comparison => ({ quantity, error, tolerance });

/** Peak signal to noise in dB. */
function psnr(one: Picture, other: Picture): number {
  const square = one.data.reduce((sum, level, i) => sum + (level - other.data[i]!) ** 2, 0) / one.data.length;
  return square === 0 ? Infinity : 10 * Math.log10(255 ** 2 / square);
}

const decode = (base64: string): Promise<Picture> => decodePicture(Buffer.from(base64, 'base64'));

async function decodePicture(bytes: Uint8Array): Promise<Picture> {
  const { width, height, data: rgba } = await decodeRgba(bytes);
  const rgb = new Uint8Array(3 * width * height);
  for (let i = 0; i < width * height; i++) rgb.set(rgba.subarray(4 * i, 4 * i + 3), 3 * i);
  return picture(width, height, rgb);
}
