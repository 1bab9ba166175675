/**
 * @file `augment/<case>/`: torchvision's augmentations on a Pillow picture: tables of magnitudes, operations, sequences of them,
 * masks, pastes and mixes. The pictures that a case names lie beside its folder.
 */

import { join } from 'node:path';
import { cutMixBox, ownShare } from '../../../src/core/augment/cutMix.ts';
import { mixParts } from '../../../src/core/augment/augMix.ts';
import { boxAround, erase, paste, type Box } from '../../../src/core/augment/box.ts';
import { keeps, maskGrid } from '../../../src/core/augment/grid.ts';
import {
  AUG_MIX,
  magnitudesFor,
  RAND_AUGMENT,
  TRIVIAL_AUGMENT,
  type MagnitudeTable,
} from '../../../src/core/augment/magnitudes.ts';
import { weightedSum } from '../../../src/core/augment/mix.ts';
import { applyOperation, type OperationName } from '../../../src/core/augment/operation.ts';
import { picture, type Picture, type Rgb } from '../../../src/core/augment/picture.ts';
import type { Interpolation } from '../../../src/core/augment/warp.ts';
import { decodeRgba } from '../../lib/decode.ts';
import { compare } from '../compare.ts';
import type { Comparison, Kind } from '../kind.ts';
import { elementsOf, floatTensor, readBytes, readCase, type StoredTensor } from '../stored.ts';

type StoredTable = Readonly<Record<string, { readonly magnitudes: readonly number[]; readonly signed: boolean }>>;

interface StoredOperation {
  readonly op: OperationName;
  readonly magnitude: number;
  readonly interpolation?: Interpolation;
  readonly fill?: Rgb;
}

/** Results are PNG in base64. */
interface OperationsCase {
  readonly image: string;
  readonly tolerance: PixelTolerance;
  readonly table: StoredTable;
  readonly results: readonly (StoredOperation & { readonly png: string })[];
  readonly sequences?: readonly { readonly ops: readonly StoredOperation[]; readonly png: string }[];
}

interface PixelTolerance {
  /** Share of pixels that must be equal. */
  readonly nearest: { readonly equal_pixels: number };
  /** Share of pixels that must be within so many levels. */
  readonly bilinear: { readonly levels: number; readonly pixels: number };
}

interface MixesCase {
  readonly image: string;
  readonly second: string;
  readonly tolerance: { readonly result: { readonly atol: number } };
  readonly cutout: readonly {
    readonly centre: readonly [number, number];
    readonly length: number;
    readonly fill: Rgb;
    readonly box: readonly number[];
    readonly png: string;
  }[];
  readonly gridmask: readonly {
    readonly d: number;
    readonly ratio: number;
    readonly delta: readonly [number, number];
    readonly mask: StoredTensor;
    readonly png: string;
  }[];
  readonly cutmix: readonly {
    readonly drawn_lambda: number;
    readonly centre: readonly [number, number];
    readonly box: readonly number[];
    readonly lambda: number;
    readonly png: string;
  }[];
  readonly mixup: readonly { readonly lambda: number; readonly result: StoredTensor }[];
  readonly augmix: readonly {
    readonly m: number;
    readonly w: readonly number[];
    readonly chains: readonly { readonly ops: readonly StoredOperation[]; readonly png: string }[];
    readonly result: StoredTensor;
  }[];
  readonly augmix_table: StoredTable;
}

export const augment: Kind = {
  kind: 'augment',
  async *check(folder) {
    const stored = await readCase<OperationsCase | MixesCase>(folder);
    if ('results' in stored) yield* checkOperations(folder, stored);
    else yield* checkMixes(folder, stored);
  },
};

async function* checkOperations(folder: string, stored: OperationsCase): AsyncIterable<Comparison> {
  const image = await readPicture(folder, stored.image);
  // The two tables differ in how far they shear.
  const wide = Math.max(...stored.table.ShearX!.magnitudes) > 0.5;
  yield* compareTables(wide ? TRIVIAL_AUGMENT : RAND_AUGMENT, stored.table, image);
  for (const { png, ...operation } of stored.results) {
    const { op, magnitude, interpolation, fill } = operation;
    const what = [op, magnitude, interpolation, fill && `fill ${fill.join(' ')}`].filter((part) => part !== undefined);
    yield comparePixels(what.join(' '), run(image, [operation]), await decode(png), [operation], stored.tolerance);
  }
  for (const { ops, png } of stored.sequences ?? []) {
    const what = ops.map(({ op }) => op).join(', ');
    yield comparePixels(what, run(image, ops), await decode(png), ops, stored.tolerance);
  }
}

async function* checkMixes(folder: string, stored: MixesCase): AsyncIterable<Comparison> {
  const image = await readPicture(folder, stored.image);
  const second = await readPicture(folder, stored.second);
  for (const [i, { centre, length, fill, box, png }] of stored.cutout.entries()) {
    const ours = boxAround(...centre, length, length, image);
    yield compare(`box of cutout ${i}`, corners(ours), box, {});
    yield compareBytes(`cutout ${i}`, erase(image, ours, fill), await decode(png));
  }
  for (const [i, { d, ratio, delta, mask, png }] of stored.gridmask.entries()) {
    const grid = { d, ratio, dx: delta[0], dy: delta[1] };
    const kept = Array.from({ length: image.width * image.height }, (_, at) =>
      Number(keeps(grid, at % image.width, Math.floor(at / image.width))),
    );
    yield compare(`mask of gridmask ${i}`, kept, elementsOf(mask) as Uint8Array, {});
    yield compareBytes(`gridmask ${i}`, maskGrid(image, grid), await decode(png));
  }
  for (const [i, { drawn_lambda: drawn, centre, box, lambda, png }] of stored.cutmix.entries()) {
    const ours = cutMixBox(image, drawn, ...centre);
    yield compare(`box of cutmix ${i}`, corners(ours), box, {});
    yield compare(`lambda of cutmix ${i}`, [ownShare(image, ours)], [lambda], { rtol: 1e-12 });
    yield compareBytes(`cutmix ${i}`, paste(image, ours, second), await decode(png));
  }
  const { result: tolerance } = stored.tolerance;
  for (const [i, { lambda, result }] of stored.mixup.entries()) {
    const parts = [
      { picture: image, weight: lambda },
      { picture: second, weight: 1 - lambda },
    ];
    yield compare(`mixup ${i}`, weightedSum(parts), floatTensor(result).data, tolerance);
  }
  for (const [i, { m, w, chains, result }] of stored.augmix.entries()) {
    const pictures = chains.map(({ ops }) => run(image, ops));
    for (const [k, { png }] of chains.entries())
      yield compareBytes(`chain ${k} of augmix ${i}`, pictures[k]!, await decode(png));
    const mix = { share: m, chains: w.map((weight) => ({ weight, operations: [] })) };
    yield compare(`augmix ${i}`, weightedSum(mixParts(image, mix, pictures)), floatTensor(result).data, tolerance);
  }
  yield* compareTables(AUG_MIX, stored.augmix_table, image);
}

/** Does recorded operations; those that say nothing of interpolation and fill read nearest and leave black. */
function run(image: Picture, operations: readonly StoredOperation[]): Picture {
  return operations.reduce(
    (current, { op, magnitude, interpolation = 'nearest', fill = [0, 0, 0] }) =>
      applyOperation(current, { name: op, magnitude }, { interpolation, fill }),
    image,
  );
}

const corners = ({ left, top, right, bottom }: Box): number[] => [left, top, right, bottom];

/** Magnitudes are float32 numbers; torch's own kernels for one processor or another differ in the last bit. */
function* compareTables(table: MagnitudeTable, stored: StoredTable, { width, height }: Picture): Iterable<Comparison> {
  const ours = magnitudesFor(table, width, height);
  const names = (list: readonly string[]): string => list.join();
  yield equality('operations of the table', names(ours.map(({ name }) => name)) === names(Object.keys(stored)));
  for (const { name, values, signed } of ours) {
    yield compare(`magnitudes of ${name}`, values, stored[name]?.magnitudes ?? [], { rtol: 2 ** -23 });
    yield equality(`sign of ${name}`, signed === stored[name]?.signed);
  }
}

const equality = (quantity: string, equal: boolean): Comparison => ({ quantity, error: equal ? 0 : 1, tolerance: 0 });

/** The largest difference in levels; none is allowed. */
const compareBytes = (quantity: string, ours: Picture, reference: Picture): Comparison =>
  compare(quantity, ours.data, reference.data, {});

/**
 * Share of the pixels that differ by more than is allowed against the share that may: none where no operation moved pixels, else
 * as the case says.
 */
function comparePixels(
  quantity: string,
  ours: Picture,
  reference: Picture,
  operations: readonly StoredOperation[],
  { nearest, bilinear }: PixelTolerance,
): Comparison {
  const readings = operations.map(({ interpolation }) => interpolation);
  if (readings.includes('bilinear')) {
    return { quantity, error: shareBeyond(ours, reference, bilinear.levels), tolerance: 1 - bilinear.pixels };
  }
  if (readings.includes('nearest')) {
    return { quantity, error: shareBeyond(ours, reference, 0), tolerance: 1 - nearest.equal_pixels };
  }
  return compareBytes(quantity, ours, reference);
}

/** Share of the pixels that differ by more than `levels` in a channel. */
function shareBeyond(ours: Picture, reference: Picture, levels: number): number {
  if (ours.data.length !== reference.data.length) return Infinity;
  const pixels = ours.data.length / 3;
  let beyond = 0;
  for (let at = 0; at < ours.data.length; at += 3) {
    const far = [0, 1, 2].some((c) => Math.abs(ours.data[at + c]! - reference.data[at + c]!) > levels);
    if (far) beyond++;
  }
  return beyond / pixels;
}

async function readPicture(folder: string, name: string): Promise<Picture> {
  return decodePicture(await readBytes(join(folder, '..'), name));
}

const decode = (base64: string): Promise<Picture> => decodePicture(Buffer.from(base64, 'base64'));

async function decodePicture(bytes: Uint8Array): Promise<Picture> {
  const { width, height, data } = await decodeRgba(bytes);
  return picture(
    width,
    height,
    Uint8Array.from({ length: 3 * width * height }, (_, i) => data[4 * Math.floor(i / 3) + (i % 3)]!),
  );
}
